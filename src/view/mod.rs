//! Floor 6: state to cells. Drawing never changes state and never asks the terminal, the clock or the disk.

pub mod curve;
pub mod dots;
pub mod track;
