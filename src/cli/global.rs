//! The options that go with every command.

use clap::Args;

use crate::profile::day::Day;

/// The options that go with every command.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// The profile to use: a file (with a `/` or ending in `.json`) or a name; `default` if left out
    #[arg(long, global = true, value_name = "FILE-or-NAME")]
    pub profile: Option<String>,
    /// The framework to rate by: a file or an id; the profile's own if left out
    #[arg(long, global = true, value_name = "FILE-or-ID")]
    pub framework: Option<String>,
    /// Show the record as it was at the end of this day (YYYY-MM-DD)
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<Day>,
    /// Lines of plain ASCII, for screen readers and simple terminals (also ACCESSIBLE=1, TERM=dumb)
    #[arg(long, global = true)]
    pub plain: bool,
}
