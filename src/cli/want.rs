//! `opsarc want`: how much one wants to work on a competency, and whether there is an opportunity to.

use clap::{Args, ValueEnum};

use super::arguments;
use super::competency;
use super::context::Context;
use super::error::CliError;
use crate::export::{plan_words, record};
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::body::{Body, Desire, Opportunity};
use crate::profile::day::Day;

/// Arguments of `opsarc want`.
#[derive(Debug, Args)]
pub struct WantArgs {
    /// Which: its id, a unique beginning of it, or its title
    pub competency: String,
    /// 0 no, 1 a little, 2 gladly, 3 very much
    #[arg(value_name = "0..3", value_parser = clap::value_parser!(u8).range(0..=3))]
    pub desire: u8,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Arguments of `opsarc opportunity`.
#[derive(Debug, Args)]
pub struct OpportunityArgs {
    /// Which: its id, a unique beginning of it, or its title
    pub competency: String,
    /// Whether there is one
    pub opportunity: There,
    /// What would be one, or a remark
    #[arg(long, value_parser = arguments::text, value_name = "TEXT")]
    pub note: Option<Text>,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Whether there is an opportunity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum There {
    /// None yet: an ask for the manager.
    None,
    /// There is one.
    There,
}

/// Records the mark of desire.
///
/// # Errors
/// When there is no such competency, or the file cannot be read or written.
pub fn run(args: &WantArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("marking `{}`", args.competency);
    let desire = args.desire;
    tell(context, &args.competency, args.at, &doing, |competency| Body::Desire(Desire { competency, desire }))
}

/// Records whether there is an opportunity.
///
/// # Errors
/// When there is no such competency, or the file cannot be read or written.
pub fn run_opportunity(args: &OpportunityArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("marking `{}`", args.competency);
    let (missing, note) = (args.opportunity == There::None, args.note.clone());
    tell(context, &args.competency, args.at, &doing, |competency| {
        Body::Opportunity(Opportunity { competency, missing, note })
    })
}

/// Records one entry on a competency, and says what can, want and needed come to there.
fn tell(
    context: &mut Context<'_, '_>,
    name: &str,
    at: Option<Day>,
    doing: &str,
    body: impl FnOnce(crate::framework::id::CompetencyId) -> Body,
) -> Result<(), CliError> {
    let at = context.moment(at, doing)?;
    let mut opened = context.open()?;
    let ix: Ix = competency::find_for(&context.framework, name, doing)?;
    let body = body(context.framework.competency(ix).id.clone());
    let added = context.record(&mut opened, &Author::Oneself, at, vec![body])?;
    for entry in added.iter().filter_map(|id| opened.profile.log.get(id)) {
        let sentence = record::sentence(&context.framework, entry);
        writeln!(context.world.out, "{}: {sentence}", record::author(&entry.by))?;
    }
    let overview = context.view(&opened.profile).1;
    let balance = &overview.plan.balance;
    if let Some(weighing) = balance.of(ix) {
        writeln!(context.world.out, "{}", plan_words::balance(&context.framework, balance, weighing))?;
    }
    Ok(())
}
