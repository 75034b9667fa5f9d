//! `opsarc calibration`: where self-ratings ran above or below the mentor's.

use clap::Args;

use super::context::Context;
use super::error::CliError;
use super::seated;
use super::status;
use crate::export::calibration::{self, CalibrationReport};
use crate::insight::calibration::Calibration;

/// Arguments of `opsarc calibration`.
#[derive(Debug, Args)]
pub struct CalibrationArgs {
    /// Print JSON (`opsarc/calibration@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints it by area.
///
/// # Errors
/// When the file cannot be read.
pub fn run(args: &CalibrationArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = seated::opened(context)?;
    let (standing, overview) = context.view(&opened.profile);
    let made = Calibration::new(&context.framework, &opened.profile.log, &standing, overview.as_of);
    if args.json {
        let report = CalibrationReport::new(&context.framework, &made, overview.as_of);
        return status::json(context, &report);
    }
    let text = calibration::text(&context.framework, &made);
    context.print(&text)
}
