//! `opsarc horizon`: after how many months a competency is stale for this person.

use clap::Args;

use super::arguments::MonthsArg;
use super::competency;
use super::context::Context;
use super::error::CliError;
use crate::export::record;
use crate::profile::author::Author;
use crate::profile::body::{Body, Horizon};
use crate::profile::day::Day;

/// Arguments of `opsarc horizon`.
#[derive(Debug, Args)]
pub struct HorizonArgs {
    /// Which: its id, a unique beginning of it, or its title
    pub competency: String,
    /// 1 to 120 months, or default to go back to the framework's
    #[arg(value_name = "MONTHS or default")]
    pub months: MonthsArg,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Records the horizon where it differs from the one that holds.
///
/// # Errors
/// When there is no such competency, or the file cannot be read or written.
pub fn run(args: &HorizonArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("setting the horizon of `{}`", args.competency);
    let at = context.moment(args.at, &doing)?;
    let mut opened = context.open()?;
    let ix = competency::find_for(&context.framework, &args.competency, &doing)?;
    let now = opened.profile.log.standing(&context.framework, Day(at.date()));
    if now.marks.get(ix).is_some_and(|mark| mark.horizon == args.months.0) {
        writeln!(context.world.out, "Nothing to change: it is set so already.")?;
        return Ok(());
    }
    let competency = context.framework.competency(ix).id.clone();
    let body = Body::Horizon(Horizon { competency, months: args.months.0 });
    let added = context.record(&mut opened, &Author::Oneself, at, vec![body])?;
    for entry in added.iter().filter_map(|id| opened.profile.log.get(id)) {
        writeln!(context.world.out, "You {}", record::sentence(&context.framework, entry))?;
    }
    Ok(())
}
