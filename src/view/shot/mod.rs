//! Cells to text, HTML and SVG: a screen as a file, one file a form. Pure, so that the same screen is the same bytes.

pub mod ansi;
pub mod form;
pub mod html;
pub mod paper;
pub mod piece;
pub mod shape;
pub mod svg;
pub mod txt;
