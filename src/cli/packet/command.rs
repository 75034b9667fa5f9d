//! The subcommands of `opsarc packet`.

use clap::Subcommand;

use super::{accept, give_back, make, mentee, open, show};
use crate::cli::context::Context;
use crate::cli::error::CliError;

/// What to do with packets.
#[derive(Debug, Subcommand)]
pub enum PacketCommand {
    /// Write a packet for a mentor: what you choose to share, in one file
    Make(make::MakeArgs),
    /// Open a packet as its mentor: keep the record and begin
    Open(open::OpenArgs),
    /// Write what you added as a mentor, to send back
    Return(give_back::ReturnArgs),
    /// Take what a mentor returned into your profile, shown first
    Accept(accept::AcceptArgs),
    /// Show what is in a packet; nothing is kept
    Show(show::ShowArgs),
    /// List whose records you keep as a mentor
    List,
    /// Print the JSON Schema of a packet
    Schema,
}

/// Carries the command out.
///
/// # Errors
/// When a file cannot be read or written, or is no packet for this.
pub fn run(command: &PacketCommand, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    match command {
        PacketCommand::Make(args) => make::run(args, context),
        PacketCommand::Open(args) => open::run(args, context),
        PacketCommand::Return(args) => give_back::run(args, context),
        PacketCommand::Accept(args) => accept::run(args, context),
        PacketCommand::Show(args) => show::run(args, context),
        PacketCommand::List => mentee::list(context),
        PacketCommand::Schema => show::schema(context),
    }
}
