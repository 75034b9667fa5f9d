//! A packet as a command gets it: read, of the right kind, and rated by a framework that is known here.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cli::context::{Context, named_framework};
use crate::cli::error::{CliError, Status};
use crate::export::words;
use crate::framework::text::clean_line;
use crate::profile::packet::{AnyPacket, Packet, PacketKind};
use crate::profile::packet_codec::Read;
use crate::store::packet_file;

/// What each kind of packet is, and what is done with it.
const SHARE: (&str, &str) = ("a packet from a mentee", "`opsarc packet open FILE` opens it as its mentor");
const RETURN: (&str, &str) = ("a return from a mentor", "`opsarc packet accept FILE` takes it into your profile");
const REDACTED: (&str, &str) = (
    "a redacted packet, with levels and no entries",
    "`opsarc packet show FILE` shows it, `opsarc team FOLDER` counts it",
);

/// Reads the packet at `path`, which must be of this kind, and sets the framework that it was rated by. Gives it with
/// its checksum.
///
/// # Errors
/// When it cannot be read, is another kind of packet, or names competencies that are not known here.
pub fn packet(
    context: &mut Context<'_, '_>,
    path: &Path,
    kind: PacketKind,
    doing: &str,
) -> Result<(Packet, String), CliError> {
    let Read { packet, checksum } = packet_file::read(path)?;
    let found = match packet {
        AnyPacket::Record(packet) if packet.kind == kind => {
            let packet = *packet;
            known_framework(context, &packet, doing)?;
            return Ok((packet, checksum));
        }
        AnyPacket::Record(packet) if packet.kind == PacketKind::Share => SHARE,
        AnyPacket::Record(_) => RETURN,
        AnyPacket::Redacted(_) => REDACTED,
    };
    Err(CliError::usage(doing, format!("this is {}", found.0)).hint(found.1))
}

/// Sets the framework that the packet was rated by, and tells where it is another version than ours.
///
/// # Errors
/// When there is no such framework, or it is another version and does not know what the packet rates.
pub fn known_framework(context: &mut Context<'_, '_>, packet: &Packet, doing: &str) -> Result<(), CliError> {
    let (id, version) = &packet.header.framework;
    if context.global.framework.is_none() && *id != context.framework.identity().id {
        context.framework = named_framework(&context.places, id.as_str()).map_err(|e| {
            e.while_doing(format!("{doing}: it was rated by the framework `{id}`"))
                .hint("get that framework's file from whoever sent the packet, and name it with `--framework FILE`")
        })?;
    }
    let ours = context.framework.identity();
    if ours.id == *id && ours.version == *version {
        return Ok(());
    }
    let named = packet.log.iter().filter_map(|entry| entry.body.competency());
    let unknown: BTreeSet<String> =
        named.filter(|id| context.framework.find(id).is_none()).map(ToString::to_string).collect();
    let theirs = format!("{id} {}", clean_line(version.as_str()));
    let here = format!("{} {}", ours.id, ours.version.line());
    if unknown.is_empty() {
        let note = format!("note: rated by the framework {theirs}, read here by {here}; every competency is known");
        return Ok(writeln!(context.world.err, "{note}")?);
    }
    let list: Vec<String> = unknown.into_iter().collect();
    let why = format!("it was rated by the framework {theirs}, and {here} does not know {}", words::list(&list));
    let hint = "use the same framework on both sides: update opsarc, or name the file with `--framework FILE`";
    Err(CliError::new(Status::Invalid, doing, why).hint(hint))
}
