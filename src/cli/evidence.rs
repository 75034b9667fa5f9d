//! `opsarc evidence`: one piece of evidence.

use clap::Args;

use super::arguments::{self, EvidenceArg};
use super::competency;
use super::context::Context;
use super::error::CliError;
use super::rate;
use crate::export::record;
use crate::framework::text::Text;
use crate::profile::body::{Body, Evidence};
use crate::profile::day::Day;

/// Arguments of `opsarc evidence`.
#[derive(Debug, Args)]
#[command(after_help = "Kinds: change, design, dashboard, runbook, postmortem, evaluation, drill, policy, talk, \
                        reference. Without a kind it is design.")]
pub struct EvidenceArgs {
    /// Which: its id, a unique beginning of it, or its title
    pub competency: String,
    /// What kind of artefact, its title, and where it is
    #[arg(value_name = "KIND:TITLE[=LOCATOR]")]
    pub evidence: EvidenceArg,
    /// A note on it
    #[arg(long, value_parser = arguments::text, value_name = "TEXT")]
    pub note: Option<Text>,
    /// It is from a demo, public data or an exercise
    #[arg(long)]
    pub sandbox: bool,
    /// The day the artefact is from (YYYY-MM-DD), if not that of the entry
    #[arg(long, value_name = "DATE")]
    pub date: Option<Day>,
    /// This mentor adds it
    #[arg(long, value_parser = arguments::text, value_name = "NAME")]
    pub mentor: Option<Text>,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Records the evidence and says what it did.
///
/// # Errors
/// When there is no such competency, or the file cannot be read or written.
pub fn run(args: &EvidenceArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("recording evidence for `{}`", args.competency);
    let at = context.moment(args.at, &doing)?;
    let mut opened = context.open()?;
    let ix = competency::find_for(&context.framework, &args.competency, &doing)?;
    let body = Body::Evidence(Evidence {
        competency: context.framework.competency(ix).id.clone(),
        evidence: args.evidence.kind,
        title: args.evidence.title.clone(),
        locator: args.evidence.locator.clone(),
        note: args.note.clone(),
        date: args.date,
        setting: args.evidence.setting(args.sandbox),
    });
    let by = arguments::author(args.mentor.as_ref());
    let before = context.view(&opened.profile).1;
    let added = context.record(&mut opened, &by, at, vec![body])?;
    for entry in added.iter().filter_map(|id| opened.profile.log.get(id)) {
        let sentence = record::sentence(&context.framework, entry);
        writeln!(context.world.out, "{}: {sentence}", record::author(&entry.by))?;
    }
    rate::tell(context, &opened, &before, ix)
}
