//! A document that leaves the program: its tree, without a look, and one renderer for each shape that it comes in.

pub mod document;
pub mod escape;
pub mod html;
pub mod link;
pub mod markdown;
pub mod plain;
pub mod typeset;
