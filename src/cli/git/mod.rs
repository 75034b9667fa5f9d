//! `opsarc git`: profiles in a repository, merged as the union of their entries and shown as words.

pub mod attributes;
pub mod command;
pub mod doctor;
pub mod failure;
pub mod merge_driver;
pub mod profiles;
pub mod setup;
pub mod textconv;
