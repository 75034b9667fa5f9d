//! `opsarc review`: this week's questions as lines.

use clap::Args;

use super::context::Context;
use super::error::CliError;
use super::seated;
use super::status;
use crate::export::review::{self, ReviewReport};

/// Arguments of `opsarc review`.
#[derive(Debug, Args)]
pub struct ReviewArgs {
    /// Print JSON (`opsarc/review@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the questions, each with the command that answers it.
///
/// # Errors
/// When the file cannot be read.
pub fn run(args: &ReviewArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = seated::opened(context)?;
    let (_, overview) = context.view(&opened.profile);
    if args.json {
        let report = ReviewReport::new(&context.framework, &overview);
        return status::json(context, &report);
    }
    let text = review::text(&context.framework, &overview);
    context.print(&text)
}
