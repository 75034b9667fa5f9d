//! The command line of the interface alone. The whole one takes a while to build, all commands with their help, and
//! nobody who starts the interface wants to wait for them.

use std::ffi::OsString;

use clap::{Parser, Subcommand};

use super::global::Global;

/// The command that opens the sample. Alone it is not parsed: the parser is a good part of a start.
const SAMPLE: &str = "demo";

/// What starts the interface; everything else, and every mistake, is the whole command line's.
#[derive(Debug, Parser)]
#[command(name = "opsarc", disable_help_flag = true, disable_help_subcommand = true)]
struct Start {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    #[command(name = SAMPLE)]
    Demo,
    #[command(external_subcommand)]
    Other(#[expect(dead_code, reason = "that it is another command is all that matters here")] Vec<OsString>),
}

/// What the interface is opened on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// The profile in use.
    Own,
    /// The sample.
    Sample,
}

/// The options and what is opened, where `arguments` start the interface and nothing is wrong with them.
#[must_use]
pub fn parse(arguments: &[OsString]) -> Option<(Global, Opens)> {
    match arguments {
        [] | [_] => return Some((Global::default(), Opens::Own)),
        [_, what] if what == SAMPLE => return Some((Global::default(), Opens::Sample)),
        _ => {}
    }
    let start = Start::try_parse_from(arguments).ok()?;
    match start.what {
        None => Some((start.global, Opens::Own)),
        Some(What::Demo) => Some((start.global, Opens::Sample)),
        Some(What::Other(_)) => None,
    }
}
