//! The rules of writing (brief 3.9): a second, stricter look at the documents of a framework, for those who write one.
//! A framework that breaks them still loads. The rules are tables; the texts are taken to be English.

pub mod address;
pub mod ask;
pub mod date;
pub mod field;
pub mod lint;
pub mod prose;
pub mod reach;
pub mod repeats;
pub mod tables;
