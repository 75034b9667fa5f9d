//! `opsarc timeline`: the record over time.

use clap::Args;

use super::context::Context;
use super::error::{CliError, Status};
use super::seated;
use super::status;
use crate::export::bar::ASCII;
use crate::export::change;
use crate::export::change_shape::ChangeReport;
use crate::export::timeline::TimelineReport;
use crate::export::timeline_text;
use crate::insight::change::Changes;
use crate::insight::history::History;
use crate::insight::milestone::milestones;
use crate::profile::day::Day;

/// Arguments of `opsarc timeline`.
#[derive(Debug, Args)]
pub struct TimelineArgs {
    /// Only from this day on
    #[arg(long, value_name = "DATE", conflicts_with = "between")]
    pub since: Option<Day>,
    /// What changed from the end of one day to the end of another
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    pub between: Option<Vec<Day>>,
    /// Print JSON (`opsarc/timeline@1`, with `--between` `opsarc/change@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the timeline, or what changed between two days.
///
/// # Errors
/// When a day lies after the last one shown, or the file cannot be read.
pub fn run(args: &TimelineArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = seated::opened(context)?;
    let as_of = context.as_of();
    let log = &opened.profile.log;
    if let Some([a, b]) = args.between.as_deref() {
        if let Some(late) = [a, b].into_iter().find(|day| **day > as_of) {
            let what = format!("telling what changed between {a} and {b}");
            let why = format!("{late} lies after {as_of}, the last day shown");
            return Err(CliError::new(Status::Usage, what, why).hint("`--as-of` names the last day shown"));
        }
        let history = History::new(&context.framework, log, as_of.min(*a.max(b)));
        let changes = Changes::between(&context.framework, log, &history, *a, *b);
        if args.json {
            let report = ChangeReport::new(&context.framework, log, &changes);
            return status::json(context, &report);
        }
        let text = change::text(&context.framework, log, &changes);
        return context.print(&text);
    }
    let history = History::new(&context.framework, log, as_of);
    let milestones = milestones(&context.framework, &history, log);
    if args.json {
        let report = TimelineReport::new(&context.framework, log, &history, &milestones, as_of, args.since);
        return status::json(context, &report);
    }
    let plain = context.glyphs() == ASCII;
    let text = timeline_text::text(&context.framework, log, &history, &milestones, as_of, args.since, plain);
    context.print(&text)
}
