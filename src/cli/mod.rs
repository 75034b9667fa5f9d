//! Floor 8: the command line, one file per subcommand. Errors say what was being done, to what, why
//! it failed and what to do; output goes through the writer that `main` hands in.

pub mod arguments;
pub mod check;
pub mod command;
pub mod competency;
pub mod completions;
pub mod context;
pub mod demo;
pub mod error;
pub mod evidence;
pub mod forecast;
pub mod framework;
pub mod gaps;
pub mod global;
pub mod horizon;
pub mod import;
pub mod init;
pub mod interface;
pub mod keys;
pub mod log;
pub mod man;
pub mod merge;
pub mod next;
pub mod note;
pub mod profile;
pub mod purge;
pub mod rate;
pub mod redo;
pub mod reference;
pub mod review;
pub mod set;
pub mod show;
pub mod status;
pub mod table;
pub mod undo;
pub mod world;
