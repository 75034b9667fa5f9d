//! The commands of `opsarc git`.

use clap::Subcommand;

use super::{doctor, merge_driver, setup, textconv};
use crate::cli::context::Context;
use crate::cli::error::CliError;

/// What to do in a repository.
#[derive(Debug, Subcommand)]
pub enum GitCommand {
    /// Make git merge profiles as the union of their entries, and show them as words
    Setup(setup::SetupArgs),
    /// Check that git does so, and that no profile was left in the middle of a merge
    Doctor(doctor::DoctorArgs),
    /// Merge two versions of a profile; git calls this
    MergeDriver(merge_driver::MergeDriverArgs),
    /// Print a profile as words, one line an entry; git calls this
    Textconv(textconv::TextconvArgs),
}

/// Carries the command out.
///
/// # Errors
/// As the commands.
pub fn run(command: &GitCommand, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    match command {
        GitCommand::Setup(args) => setup::run(args, context),
        GitCommand::Doctor(args) => doctor::run(args, context),
        GitCommand::MergeDriver(args) => merge_driver::run(args, context),
        GitCommand::Textconv(args) => textconv::run(args, context),
    }
}
