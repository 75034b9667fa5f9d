//! `opsarc next`: the one next step.

use clap::Args;

use super::context::Context;
use super::error::CliError;
use super::seated;
use super::status;
use crate::export::next::NextReport;
use crate::export::status_text;

/// Arguments of `opsarc next`.
#[derive(Debug, Args)]
pub struct NextArgs {
    /// Print JSON (`opsarc/next@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the next step.
///
/// # Errors
/// When the file cannot be read.
pub fn run(args: &NextArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = seated::opened(context)?;
    let (standing, overview) = context.view(&opened.profile);
    if args.json {
        let report = NextReport::new(&context.framework, &standing, &overview);
        return status::json(context, &report);
    }
    let text = status_text::step_text(&context.framework, &overview);
    context.print(&text)
}
