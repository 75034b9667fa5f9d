//! `opsarc log`: the record, newest first.

use clap::Args;

use super::competency;
use super::context::Context;
use super::error::{CliError, Status};
use super::seated;
use crate::export::log::{self as export_log, LogReport};
use crate::profile::day::Day;
use crate::profile::entry::Entry;

/// Arguments of `opsarc log`.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// Only entries about this competency
    #[arg(long, value_name = "COMPETENCY")]
    pub of: Option<String>,
    /// At most this many entries
    #[arg(short = 'n', long, value_name = "COUNT")]
    pub limit: Option<usize>,
    /// Show the id of each entry
    #[arg(long)]
    pub ids: bool,
    /// Print JSON (`opsarc/log@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the record.
///
/// # Errors
/// When there is no such competency, or the file cannot be read.
pub fn run(args: &LogArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = seated::opened(context)?;
    let about = match &args.of {
        None => None,
        Some(name) => {
            let ix = competency::find_for(&context.framework, name, "printing the record")?;
            Some(context.framework.competency(ix).id.clone())
        }
    };
    let until = context.as_of();
    let log = &opened.profile.log;
    let wanted = |entry: &&Entry| {
        Day(entry.at.date()) <= until && about.as_ref().is_none_or(|id| entry.body.competency() == Some(id))
    };
    let entries: Vec<(&Entry, bool)> = log
        .iter()
        .rev()
        .filter(wanted)
        .take(args.limit.unwrap_or(usize::MAX))
        .map(|entry| (entry, log.retracted(&entry.id, until)))
        .collect();
    if args.json {
        let report = LogReport::new(&context.framework, log, until, &entries);
        let json = serde_json::to_string_pretty(&report)
            .map_err(|e| CliError::new(Status::Invalid, "writing JSON", e.to_string()))?;
        return Ok(writeln!(context.world.out, "{json}")?);
    }
    let text = if entries.is_empty() {
        "Nothing is recorded yet. `opsarc rate COMPETENCY 0..4` records a first rating.\n".to_owned()
    } else {
        export_log::text(&context.framework, log, &entries, args.ids)
    };
    context.print(&text)
}
