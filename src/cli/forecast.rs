//! `opsarc forecast`: when the next level would be reached at one's own pace, as a range.

use clap::Args;

use super::competency;
use super::context::Context;
use super::error::CliError;
use super::seated;
use super::status;
use crate::export::forecast::ForecastReport;
use crate::export::forecast_text;
use crate::insight::forecast::{Foresight, WhatIf};

/// Arguments of `opsarc forecast`.
#[derive(Debug, Args)]
pub struct ForecastArgs {
    /// What if it were so many hours a week, 1 to 80
    #[arg(long, value_name = "H", value_parser = clap::value_parser!(u8).range(1..=80))]
    pub hours: Option<u8>,
    /// What if this were not asked for; may be given several times
    #[arg(long, value_name = "COMPETENCY")]
    pub without: Vec<String>,
    /// Print JSON (`opsarc/forecast@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the range, or why there is none.
///
/// # Errors
/// When there is no such competency, or the file cannot be read.
pub fn run(args: &ForecastArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = seated::opened(context)?;
    let framework = &context.framework;
    let find = |name: &String| competency::find_for(framework, name, "forecasting");
    let without = args.without.iter().map(find).collect::<Result<_, _>>()?;
    let (standing, overview) = context.view(&opened.profile);
    let foresight = Foresight::new(framework, &opened.profile, context.as_of());
    let what_if = WhatIf { hours: args.hours, without };
    let forecast = foresight.forecast(framework, &standing, &overview, what_if);
    if args.json {
        let report = ForecastReport::new(framework, &standing, &overview, &forecast);
        return status::json(context, &report);
    }
    let text = forecast_text::text(framework, &forecast);
    context.print(&text)
}
