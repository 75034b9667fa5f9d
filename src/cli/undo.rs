//! `opsarc undo`: takes the last entry of an author back.

use clap::Args;

use super::arguments;
use super::context::Context;
use super::error::CliError;
use crate::export::record;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::body::{Body, Retraction};
use crate::profile::day::Day;
use crate::profile::entry::Entry;
use crate::profile::log::Log;

/// Arguments of `opsarc undo`.
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// Take back the last entry of this mentor, not your own
    #[arg(long, value_parser = arguments::text, value_name = "NAME")]
    pub mentor: Option<Text>,
}

/// Appends a retraction of the last entry that holds.
///
/// # Errors
/// When there is nothing to take back, or the file cannot be read or written.
pub fn run(args: &UndoArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = "taking the last entry back";
    let at = context.moment(None, doing)?;
    let mut opened = context.open()?;
    let by = arguments::author(args.mentor.as_ref());
    let Some(target) = last_recorded(&opened.profile.log, &by) else {
        return Err(CliError::usage(doing, format!("{} recorded nothing that holds", record::author(&by)))
            .hint("`opsarc log` shows what was recorded, and by whom"));
    };
    let (entry, sentence) = (target.id, record::sentence(&context.framework, target));
    context.record(&mut opened, &by, at, vec![Body::Retraction(Retraction { entry })])?;
    writeln!(context.world.out, "Took back: {sentence}")?;
    writeln!(context.world.out, "`opsarc redo` brings it back.")?;
    Ok(())
}

/// The entry that `by` recorded last and that still holds. An entry may be dated back (`--at`, a
/// table), so the order of the log is not that of recording; the time in its id is.
fn last_recorded<'a>(log: &'a Log, by: &Author) -> Option<&'a Entry> {
    let silent = |body: &Body| matches!(body, Body::Retraction(_) | Body::Tombstone | Body::Unknown);
    log.iter()
        .filter(|entry| entry.by == *by && !silent(&entry.body) && !log.retracted(&entry.id, Day::MAX))
        .max_by_key(|entry| (entry.recorded(), entry.id))
}
