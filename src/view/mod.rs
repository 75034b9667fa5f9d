//! Floor 6: state to cells. Drawing never changes state and never asks the terminal, the clock or the disk.

pub mod calendar;
pub mod chart;
pub mod curve;
pub mod dots;
pub mod footer;
pub mod forecast;
pub mod form;
pub mod frame;
pub mod grid;
pub mod header;
pub mod item;
pub mod item_detail;
pub mod judge;
pub mod layout;
pub mod list;
pub mod pen;
pub mod reader;
pub mod screen;
pub mod sheet;
pub mod sitting;
pub mod slider;
pub mod stages;
pub mod standing;
pub mod theme;
pub mod track;
