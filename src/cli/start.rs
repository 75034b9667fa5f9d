//! The command line of the interface alone. The whole one takes a while to build, all commands with their help, and
//! nobody who starts the interface wants to wait for them.

use std::ffi::OsString;

use clap::{Parser, Subcommand};

use super::global::Global;

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
    Demo,
    #[command(external_subcommand)]
    Other(#[expect(dead_code, reason = "that it is another command is all that matters here")] Vec<OsString>),
}

/// The options that `arguments` are, and whether they start the demo, where they start the interface and nothing is
/// wrong with them.
#[must_use]
pub fn parse(arguments: &[OsString]) -> Option<(Global, bool)> {
    if arguments.len() <= 1 {
        return Some((Global::default(), false));
    }
    let start = Start::try_parse_from(arguments).ok()?;
    match start.what {
        None => Some((start.global, false)),
        Some(What::Demo) => Some((start.global, true)),
        Some(What::Other(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::command::{Cli, interface};

    fn told(line: &str, parse: impl Fn(&[OsString]) -> Option<Cli>) -> Option<String> {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        parse(&arguments).map(|cli| format!("{cli:?}"))
    }

    #[test]
    fn the_interface_starts_as_the_whole_command_line_says() {
        let whole = |arguments: &[OsString]| Cli::try_parse_from(arguments).ok();
        for line in [
            "opsarc",
            "opsarc demo",
            "opsarc --plain demo",
            "opsarc demo --as-of 2026-03-01",
            "opsarc --profile work --framework x.json",
        ] {
            assert!(told(line, interface).is_some(), "{line}");
            assert_eq!(told(line, interface), told(line, whole), "{line}");
        }
        for other in
            ["opsarc status", "opsarc --help", "opsarc -V", "opsarc demo x", "opsarc --as-of soon", "opsarc help"]
        {
            assert_eq!(told(other, interface), None, "{other}");
        }
    }
}
