//! `opsarc redo`: brings back what was taken back last.

use clap::Args;

use super::arguments;
use super::context::Context;
use super::error::CliError;
use crate::export::record;
use crate::framework::text::Text;
use crate::profile::body::{Body, Retraction};

/// Arguments of `opsarc redo`.
#[derive(Debug, Args)]
pub struct RedoArgs {
    /// Bring back what this mentor took back, not you
    #[arg(long, value_parser = arguments::text, value_name = "NAME")]
    pub mentor: Option<Text>,
}

/// Appends a retraction of the last retraction.
///
/// # Errors
/// When there is nothing to bring back, or the file cannot be read or written.
pub fn run(args: &RedoArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = "bringing an entry back";
    let at = context.moment(None, doing)?;
    let mut opened = context.open()?;
    let by = arguments::author(args.mentor.as_ref());
    let Some(target) = opened.profile.log.redo_target(&by) else {
        return Err(CliError::usage(doing, format!("{} took nothing back just now", record::author(&by)))
            .hint("redo works until something new is recorded; `opsarc log` shows the record"));
    };
    let what = match &target.body {
        Body::Retraction(retraction) => opened.profile.log.get(&retraction.entry),
        _ => None,
    };
    let sentence = what.map_or_else(|| "an entry".to_owned(), |entry| record::sentence(&context.framework, entry));
    let entry = target.id;
    context.record(&mut opened, &by, at, vec![Body::Retraction(Retraction { entry })])?;
    writeln!(context.world.out, "Brought back: {sentence}")?;
    Ok(())
}
