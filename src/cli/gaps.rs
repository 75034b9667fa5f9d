//! `opsarc gaps`: what lies below what is expected, most pressing first.

use clap::Args;

use super::context::Context;
use super::error::CliError;
use super::seated;
use super::status;
use crate::export::gaps::{self, GapsReport};

/// Arguments of `opsarc gaps`.
#[derive(Debug, Args)]
pub struct GapsArgs {
    /// Print JSON (`opsarc/gaps@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the gaps.
///
/// # Errors
/// When the file cannot be read.
pub fn run(args: &GapsArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = seated::opened(context)?;
    let (standing, overview) = context.view(&opened.profile);
    if args.json {
        let report = GapsReport::new(&context.framework, &standing, &overview);
        return status::json(context, &report);
    }
    let text = gaps::text(&context.framework, &overview);
    context.print(&text)
}
