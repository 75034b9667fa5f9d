//! `opsarc status`: where the person stands.

use clap::Args;

use super::context::Context;
use super::error::{CliError, Status};
use super::seated;
use crate::export::status::StatusReport;
use crate::export::status_text;
use crate::insight::overview::Overview;
use crate::profile::day::Day;
use crate::profile::profile::Profile;

/// Arguments of `opsarc status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Print JSON (`opsarc/status@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints the status.
///
/// # Errors
/// When the file cannot be read.
pub fn run(args: &StatusArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = seated::opened(context)?;
    if args.json {
        let (standing, overview) = context.view(&opened.profile);
        let report = StatusReport::new(&context.framework, &standing, &overview);
        return json(context, &report);
    }
    print(context, &opened.profile)
}

/// Prints the status of `profile` as text.
///
/// # Errors
/// When the output cannot be written.
pub fn print(context: &mut Context<'_, '_>, profile: &Profile) -> Result<(), CliError> {
    let day = context.as_of();
    print_at(context, profile, day)
}

/// Prints the status of `profile` at the end of `day` as text.
///
/// # Errors
/// When the output cannot be written.
pub fn print_at(context: &mut Context<'_, '_>, profile: &Profile, day: Day) -> Result<(), CliError> {
    let standing = profile.log.standing(&context.framework, day);
    let overview = Overview::new(&context.framework, &standing, day);
    let sample = profile.header.sample;
    let text = status_text::text(&context.framework, &standing, &overview, sample, context.bars());
    context.print(&text)
}

/// Prints a report as JSON.
///
/// # Errors
/// When the output cannot be written.
pub fn json<T: serde::Serialize>(context: &mut Context<'_, '_>, report: &T) -> Result<(), CliError> {
    let text = serde_json::to_string_pretty(report)
        .map_err(|e| CliError::new(Status::Invalid, "writing JSON", e.to_string()))?;
    Ok(writeln!(context.world.out, "{text}")?)
}
