//! Floor 6: state to cells. Drawing never changes state and never asks the terminal, the clock or the disk.

pub mod curve;
pub mod dots;
pub mod footer;
pub mod form;
pub mod frame;
pub mod header;
pub mod item;
pub mod item_detail;
pub mod layout;
pub mod list;
pub mod pages;
pub mod pen;
pub mod screen;
pub mod sheet;
pub mod standing;
pub mod theme;
pub mod track;
