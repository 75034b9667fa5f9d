//! Floor 7: the shell. Terminal, keyboard, clock, fresh ids, and carrying out effects: everything
//! that touches the world, except the disk, which is the store's.

pub mod background;
pub mod clipboard;
pub mod clock;
pub mod configuration;
pub mod crash;
pub mod decoder;
pub mod editor;
pub mod errand;
pub mod error;
pub mod git;
pub mod ids;
pub mod ink;
pub mod input;
pub mod keeper;
pub mod keyboard;
pub mod painter;
pub mod plain;
pub mod program;
pub mod run;
pub mod salvage;
pub mod shown;
pub mod signals;
pub mod ssh_keygen;
pub mod stamps;
pub mod team_loader;
pub mod terminal;
pub mod writer;
