//! Floor 7: the shell. What touches the world beside the disk.

pub mod clock;
pub mod ids;
