//! `opsarc packet`: what goes from a mentee to a mentor and back, as files. One file per subcommand.

pub mod accept;
pub mod command;
pub mod give_back;
pub mod make;
pub mod mentee;
pub mod open;
pub mod show;
pub mod source;
