//! `opsarc`: plan a career in AIOps in the terminal.
//!
//! A functional core in an imperative shell. The floors, from the lowest: [`framework`] (the
//! matrix as data), [`profile`] (the log of what a person recorded), [`insight`] and [`store`]
//! (what it means, and the disk), [`export`], [`app`] (the program as a value), [`view`] (state
//! to cells), [`shell`] (terminal, clock, effects), [`cli`]. A part names only parts on lower
//! floors; `tests/layers.rs` holds that.

pub mod app;
pub mod cli;
pub mod export;
pub mod framework;
pub mod insight;
pub mod profile;
pub mod shell;
pub mod store;
pub mod view;
