//! `opsarc packet open`: the mentor's side of a packet.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{mentee, source};
use crate::cli::context::{Context, Opened, looks_like_a_file};
use crate::cli::error::CliError;
use crate::cli::{arguments, interface, seated};
use crate::export::packet as told;
use crate::export::words;
use crate::export::wrap::hang;
use crate::framework::text::{Text, clean_line};
use crate::profile::author::Author;
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::merge::{MergeReport, merge};
use crate::profile::packet::{Packet, PacketKind};
use crate::profile::profile::Profile;
use crate::store::seat_file::{self, Seat};
use crate::store::{mentee_folder, profile_file};

/// Arguments of `opsarc packet open`.
#[derive(Debug, Args)]
#[command(
    after_help = "The record is kept on this machine among those of your mentees (`opsarc packet list`) and grows \
                        with each packet. All that you do in it is yours; `opsarc packet return` writes it to send back."
)]
pub struct OpenArgs {
    /// The packet, or the name of a mentee whose record you keep
    #[arg(value_name = "FILE-or-MENTEE")]
    pub file: PathBuf,
    /// Your name as the mentor; the one that the packet is for if left out, else that of the configuration
    #[arg(long = "as", value_parser = arguments::text, value_name = "NAME")]
    pub name: Option<Text>,
}

/// Keeps what the packet holds, tells it, and on a terminal opens the interface with the mentor seated.
///
/// # Errors
/// When it cannot be read, is no packet for a mentor, or nobody is named to sit.
pub fn run(args: &OpenArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("opening the packet {}", args.file.display());
    context.moment(None, &doing)?;
    let name = args.file.to_string_lossy();
    if !looks_like_a_file(&name) && !args.file.exists() {
        return again(args, &name, context);
    }
    let (packet, _) = source::packet(context, &args.file, PacketKind::Share, &doing)?;
    let id = packet.header.id;
    let seat = seat_file::load(&context.places, id).unwrap_or_default();
    let named = [args.name.as_ref(), packet.to.as_ref(), seat.mentor.as_ref()];
    let Some(mentor) = named.into_iter().flatten().next().cloned().or_else(|| usual(context)) else {
        let hint = format!("say who you are: opsarc packet open {} --as NAME", args.file.display());
        return Err(CliError::usage(doing, "it does not say for whom it is, so nobody sits as the mentor").hint(hint));
    };
    if let Some(to) = packet.to.as_ref().filter(|to| **to != mentor) {
        let (to, you) = (to.line(), mentor.line());
        writeln!(
            context.world.err,
            "note: it was made for {to}; you open it as {you}, and what you add is said by {you}"
        )?;
    }
    if is_own(context, id) {
        writeln!(context.world.err, "note: this is your own record: a packet is for someone else to open")?;
    }
    let path = mentee_folder::file_of(&context.places, id, &packet.from)?;
    let (profile, report) = keep(context, &path, packet.clone())?;
    let told = summary(context, &packet, &profile, &report);
    sit(context, &path, id, &Seat { mentor: Some(mentor), ..seat }, &told)
}

/// The mentor of the configuration, who is meant where none is named.
fn usual(context: &Context<'_, '_>) -> Option<Text> {
    arguments::text(&context.preferences.mentor).ok()
}

/// Opens the record of a mentee again, without a packet.
fn again(args: &OpenArgs, name: &str, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("opening `{}`, which is no file here", clean_line(name));
    let Opened { path, profile, .. } = mentee::open(context, Some(name), &doing)?;
    let id = profile.header.id;
    let seat = seat_file::load(&context.places, id).unwrap_or_default();
    let Some(mentor) = args.name.clone().or_else(|| seat.mentor.clone()).or_else(|| usual(context)) else {
        return Err(CliError::usage(doing, "nobody sits as the mentor").hint("say who you are with `--as NAME`"));
    };
    let standing = profile.log.standing(&context.framework, Day::MAX);
    let last = standing.last.map_or_else(String::new, |day| format!(", last {day}"));
    let entries = words::count(profile.log.len(), "entry", "entries");
    let mut told = String::new();
    hang(&mut told, "", &format!("{}: {entries}{last}.", standing.settings.name.line()));
    sit(context, &path, id, &Seat { mentor: Some(mentor), ..seat }, &told)
}

/// Opens the interface with the mentor seated, and says afterwards how what they added goes back; without one says what
/// there is, as it does before lines and prompts.
fn sit(context: &mut Context<'_, '_>, path: &Path, id: EntryId, seat: &Seat, told: &str) -> Result<(), CliError> {
    // Forgetting it costs no more than naming oneself again.
    let _ = seat_file::save(&context.places, id, seat);
    let Some(mentor) = seat.mentor.clone() else { return Ok(()) };
    let (talks, plain) = (context.talks(), context.plain());
    let mut out = String::new();
    // A screen says all of this itself.
    if !talks || plain {
        let shown = clean_line(&path.to_string_lossy()).into_owned();
        out.push_str(told);
        if let Some(kept) = profile_file::load(path)? {
            hang(&mut out, "", &seated::headline(context, kept.profile, mentor.clone()));
            // A command is not broken: it is there to be copied.
            out.push_str(&format!("Why, and what to ask: opsarc --profile {shown} session agenda\n"));
        }
        hang(&mut out, "", &format!("You sit as {}. Kept in {shown}", mentor.line()));
    }
    if talks {
        context.world.out.write_all(std::mem::take(&mut out).as_bytes())?;
        interface::open_seated(context, path.to_owned(), mentor.clone())?;
    }
    let log = profile_file::load(path)?.map(|loaded| loaded.profile.log).unwrap_or_default();
    let by = Author::Mentor(mentor);
    let unsent = |entry: &&Entry| seat.returned.is_none_or(|last| entry.recorded() > last.instant());
    let waiting = log.iter().filter(|entry| entry.by == by).filter(unsent).count();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    match waiting {
        0 if talks => {}
        0 => hang(&mut out, "", "`opsarc packet return` writes what you add, to send back."),
        n => {
            let entries = words::count(n, "entry", "entries");
            hang(&mut out, "", &format!("{entries} of yours to send back: opsarc packet return {stem}"));
        }
    }
    context.print(&out)
}

/// Whether the profile in use here is the one that the packet is of.
fn is_own(context: &Context<'_, '_>, id: EntryId) -> bool {
    let own = context.path().ok().and_then(|path| profile_file::load(&path).ok().flatten());
    own.is_some_and(|own| own.profile.header.id == id)
}

/// Unites the packet with what is kept of this mentee.
fn keep(context: &mut Context<'_, '_>, path: &Path, packet: Packet) -> Result<(Profile, MergeReport), CliError> {
    let theirs = packet.into_profile();
    let Some(mut opened) = context.open_if_any(path)? else {
        let added = theirs.log.iter().map(|entry| entry.id).collect();
        profile_file::save(path, &theirs, None)?;
        return Ok((theirs, MergeReport { added, ..MergeReport::default() }));
    };
    let doing = format!("adding the packet to {}", path.display());
    let report = merge(&mut opened.profile, theirs).map_err(|e| {
        CliError::new(crate::cli::error::Status::Invalid, doing, e.to_string())
            .hint("move that file away: it is not this mentee's record")
    })?;
    context.save(&mut opened)?;
    for conflict in &report.conflicts {
        let which = if conflict.replaced { "the packet's" } else { "those kept here" };
        let id = conflict.entry;
        writeln!(context.world.err, "note: packet and record differ on the entry {id}; {which} words hold")?;
    }
    Ok((opened.profile, report))
}

/// Who it is from and what is new, without the mentee's own ratings.
fn summary(context: &Context<'_, '_>, packet: &Packet, profile: &Profile, report: &MergeReport) -> String {
    let mut out = String::new();
    hang(&mut out, "", &told::headline(packet));
    if packet.header.sample {
        hang(&mut out, "  ", "It is of a sample profile, made up.");
    }
    let added: Vec<&Entry> = report.added.iter().filter_map(|id| profile.log.get(id)).collect();
    let entries = |n| words::count(n, "entry", "entries");
    match added.len() {
        0 if !report.changed() => hang(&mut out, "  ", "Nothing in it is new here."),
        0 => {}
        new if new == profile.log.len() => {
            hang(&mut out, "  ", &format!("{}: {}.", entries(new), told::kinds(added.iter().copied())));
        }
        new => {
            let kinds = told::kinds(added.iter().copied());
            hang(&mut out, "  ", &format!("{} new, {} in all: {kinds}.", entries(new), profile.log.len()));
        }
    }
    if !report.filled.is_empty() {
        hang(&mut out, "  ", &format!("{} now with all their words.", entries(report.filled.len())));
    }
    if !report.purged.is_empty() {
        hang(
            &mut out,
            "  ",
            &format!("{} purged by the mentee: the words are gone here, too.", entries(report.purged.len())),
        );
    }
    for sentence in told::choice(&context.framework, &packet.choice) {
        hang(&mut out, "  ", &sentence);
    }
    told::note(&mut out, packet);
    out.push('\n');
    out
}
