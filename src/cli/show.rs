//! `opsarc show`: one competency in full.

use clap::Args;

use super::competency;
use super::context::Context;
use super::error::{CliError, Status};
use crate::export::show::ShowReport;
use crate::export::show_text;

/// Arguments of `opsarc show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Which: its id, a unique beginning of it, or its title
    pub competency: String,
    /// Print JSON (`opsarc/show@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the competency as it stands.
///
/// # Errors
/// When there is no such competency, or the file cannot be read.
pub fn run(args: &ShowArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = context.open()?;
    let ix = competency::find_for(&context.framework, &args.competency, &format!("showing `{}`", args.competency))?;
    let (standing, overview) = context.view(&opened.profile);
    let text = if args.json {
        let report = ShowReport::new(&context.framework, &standing, &overview, ix);
        let json = serde_json::to_string_pretty(&report)
            .map_err(|e| CliError::new(Status::Invalid, "writing JSON", e.to_string()))?;
        format!("{json}\n")
    } else {
        show_text::text(&context.framework, &standing, &overview, ix)
    };
    Ok(context.world.out.write_all(text.as_bytes())?)
}
