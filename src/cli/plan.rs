//! `opsarc plan`: what to do about the gaps.

use clap::Args;

use super::context::Context;
use super::error::CliError;
use super::seated;
use super::status;
use crate::export::plan::PlanReport;
use crate::export::plan_text;

/// Arguments of `opsarc plan`.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// Print JSON (`opsarc/plan@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the plan.
///
/// # Errors
/// When the file cannot be read.
pub fn run(args: &PlanArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = seated::opened(context)?;
    let (standing, overview) = context.view(&opened.profile);
    if args.json {
        let report = PlanReport::new(&context.framework, &standing, &overview);
        return status::json(context, &report);
    }
    let text = plan_text::text(&context.framework, &standing, &overview);
    context.print(&text)
}
