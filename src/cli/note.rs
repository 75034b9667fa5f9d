//! `opsarc note`: a note on a competency, or on nothing in particular.

use clap::Args;

use super::arguments;
use super::competency;
use super::context::Context;
use super::error::CliError;
use crate::export::record;
use crate::framework::text::Text;
use crate::profile::body::{Body, Note};
use crate::profile::day::Day;

/// Arguments of `opsarc note`.
#[derive(Debug, Args)]
pub struct NoteArgs {
    /// Which competency, by id, unique beginning or title; `-` for a note on nothing in particular
    pub competency: String,
    /// What it says
    #[arg(value_parser = arguments::text)]
    pub text: Text,
    /// It stays home when the record is shared
    #[arg(long)]
    pub private: bool,
    /// The note is this mentor's
    #[arg(long, value_parser = arguments::text, value_name = "NAME")]
    pub mentor: Option<Text>,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Records the note.
///
/// # Errors
/// When there is no such competency, or the file cannot be read or written.
pub fn run(args: &NoteArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("recording a note on `{}`", args.competency);
    let at = context.moment(args.at, &doing)?;
    let mut opened = context.open()?;
    let competency = match args.competency.as_str() {
        "-" => None,
        name => {
            let ix = competency::find_for(&context.framework, name, &doing)?;
            Some(context.framework.competency(ix).id.clone())
        }
    };
    let body = Body::Note(Note { competency, text: args.text.clone(), private: args.private });
    let by = arguments::author(args.mentor.as_ref());
    let added = context.record(&mut opened, &by, at, vec![body])?;
    for entry in added.iter().filter_map(|id| opened.profile.log.get(id)) {
        let sentence = record::sentence(&context.framework, entry);
        writeln!(context.world.out, "{}: {sentence}", record::author(&entry.by))?;
    }
    Ok(())
}
