//! `opsarc packet show`: what is in a packet, without keeping anything.

use std::path::PathBuf;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::status;
use crate::export::packet as told;
use crate::export::packet_shape::{ContentsReport, LevelsReport};
use crate::profile::packet::AnyPacket;
use crate::profile::packet_codec::Read;
use crate::profile::packet_schema;
use crate::store::packet_file;

/// Arguments of `opsarc packet show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The packet
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Show the mentee's own ratings, too; a mentor who has yet to rate had better not
    #[arg(long)]
    pub ratings: bool,
    /// Print JSON (`opsarc/packet-contents@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints what is in it.
///
/// # Errors
/// When it cannot be read, was cut off or changed, or is no packet.
pub fn run(args: &ShowArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let Read { packet, checksum } = packet_file::read(&args.file)?;
    let framework = &*context.framework;
    let text = match (&packet, args.json) {
        (AnyPacket::Record(packet), false) => told::text(framework, packet, &checksum, args.ratings),
        (AnyPacket::Redacted(levels), false) => told::levels(framework, levels, &checksum),
        (AnyPacket::Record(packet), true) => {
            let report = ContentsReport::new(framework, packet, &checksum, args.ratings);
            return status::json(context, &report);
        }
        (AnyPacket::Redacted(levels), true) => return status::json(context, &LevelsReport::new(levels, &checksum)),
    };
    context.print(&text)
}

/// Prints the JSON Schema of a packet.
///
/// # Errors
/// When the output cannot be written.
pub fn schema(context: &mut Context<'_, '_>) -> Result<(), CliError> {
    Ok(context.world.out.write_all(packet_schema::packet_schema_text().as_bytes())?)
}
