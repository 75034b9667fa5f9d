//! `opsarc packet make`: what a mentee chose to share, in one file.

use std::path::PathBuf;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::{arguments, competency};
use crate::export::packet as told;
use crate::export::words;
use crate::export::wrap::hang;
use crate::framework::text::{Text, clean_line};
use crate::insight::redact::redact;
use crate::profile::day::Day;
use crate::profile::packet::{Choice, Packet, PacketKind, Without};
use crate::profile::packet_codec::{encode, encode_redacted};
use crate::profile::profile::Profile;
use crate::profile::seal;
use crate::profile::share::{Shared, share};
use crate::store::file_name::slug;
use crate::store::packet_file;

/// Arguments of `opsarc packet make`.
#[derive(Debug, Args)]
#[command(
    after_help = "A packet is checksummed, not encrypted and not signed: whoever has the file can read it, so send it as \
                  you would send the words in it. Private notes and what was taken back stay home. Undos and purges \
                  always go along, so that what you took back is taken back there, too."
)]
pub struct MakeArgs {
    /// Write the packet to this file; one named after you and the day if left out
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// For whom it is; their name stands in it, and opens it
    #[arg(long = "for", value_parser = arguments::text, value_name = "MENTOR")]
    pub to: Option<Text>,
    /// Only what was touched since this day (YYYY-MM-DD), and what is open
    #[arg(long, value_name = "DATE")]
    pub since: Option<Day>,
    /// Only these competencies
    #[arg(long, value_delimiter = ',', value_name = "COMPETENCY,...")]
    pub only: Vec<String>,
    /// Private notes go along, too
    #[arg(long)]
    pub include_private: bool,
    /// Leave out: notes, evidence-locators, goals, wants
    #[arg(long, value_delimiter = ',', value_parser = without, value_name = "WHAT,...")]
    pub without: Vec<Without>,
    /// Levels alone, for a team's picture: no name, no words, no date finer than the month
    #[arg(long, conflicts_with_all = ["to", "since", "only", "include_private", "without", "note"])]
    pub redacted: bool,
    /// A few words to whoever opens it
    #[arg(long, value_parser = arguments::text, value_name = "TEXT")]
    pub note: Option<Text>,
    /// Write in the place of a file that is there
    #[arg(long)]
    pub force: bool,
}

fn without(text: &str) -> Result<Without, String> {
    let found = Without::ALL.iter().find(|(_, slug, _)| *slug == text);
    found.map(|(without, ..)| *without).ok_or_else(|| {
        let slugs: Vec<String> = Without::ALL.iter().map(|(_, slug, _)| (*slug).to_owned()).collect();
        format!("`{}` cannot be left out: {} can", clean_line(text), words::list(&slugs))
    })
}

/// Writes the packet and says what went into it and what stayed home.
///
/// # Errors
/// When there is no profile, no such competency, or the file cannot be written.
pub fn run(args: &MakeArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = "making a packet";
    let now = context.moment(None, doing)?;
    let profile = context.open()?.profile;
    if args.redacted {
        return redacted(args, context, &profile);
    }
    let find = |name: &String| competency::find_for(&context.framework, name, doing);
    let only: Vec<_> = args.only.iter().map(find).collect::<Result<_, _>>()?;
    let mut without: Vec<Without> = args.without.clone();
    without.sort();
    without.dedup();
    let choice = Choice {
        since: args.since,
        only: only.into_iter().map(|ix| context.framework.competency(ix).id.clone()).collect(),
        without: without.into_iter().map(|what| Text::new(what.slug())).collect(),
        private: args.include_private,
    };
    let shared = share(&context.framework, &profile.log, &choice);
    let name = profile.log.standing(&context.framework, Day::MAX).settings.name;
    let mut packet = Packet::new(PacketKind::Share, &profile.header, name, now, shared.log.clone());
    (packet.to, packet.note, packet.choice) = (args.to.clone(), args.note.clone(), choice);
    let text = encode(&packet);
    let file = args
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{}-{}.packet.json", slug(&packet.from, "mentee"), now.date())));
    packet_file::write(&file, &text, args.force)?;
    tell(context, &packet, &shared, &file)?;
    sent(context, &text)?;
    let shown = clean_line(&file.to_string_lossy()).into_owned();
    let mentor = packet.to.as_ref().map_or_else(|| "Your mentor".to_owned(), |to| to.line().into_owned());
    let seat = if packet.to.is_some() { "" } else { " --as NAME" };
    Ok(writeln!(context.world.out, "{mentor} opens it with: opsarc packet open {shown}{seat}")?)
}

fn tell(
    context: &mut Context<'_, '_>,
    packet: &Packet,
    shared: &Shared,
    file: &std::path::Path,
) -> Result<(), CliError> {
    let entries = words::count(packet.log.len(), "entry", "entries");
    let kinds = told::kinds(packet.log.iter());
    let mut lines = vec![format!("{entries}: {kinds}.")];
    lines.extend(told::choice(&context.framework, &packet.choice));
    let home =
        [(shared.private, "private"), (shared.taken_back, "taken back"), (shared.outside, "left out by your choice")];
    let home: Vec<String> = home.iter().filter(|(n, _)| *n > 0).map(|(n, why)| format!("{n} {why}")).collect();
    if !home.is_empty() {
        lines.push(format!("Stays home: {}.", words::list(&home)));
    }
    if shared.shortened > 0 {
        let what = words::count(shared.shortened, "entry goes", "entries go");
        lines.push(format!("{what} along without some of the words."));
    }
    let mut out = format!("{}: {}\n", told::headline(packet), clean_line(&file.to_string_lossy()));
    for line in lines {
        hang(&mut out, "  ", &line);
    }
    context.print(&out)
}

/// What is said of a file that is about to be sent.
pub fn sent(context: &mut Context<'_, '_>, text: &str) -> Result<(), CliError> {
    let sum = seal::checksum_of(text).map(told::fingerprint).unwrap_or_default();
    let mut out = String::new();
    hang(&mut out, "", &format!("Checksum {sum}. {}", told::NOT_ENCRYPTED));
    context.print(&out)
}

fn redacted(args: &MakeArgs, context: &mut Context<'_, '_>, profile: &Profile) -> Result<(), CliError> {
    let (_, overview) = context.view(profile);
    let levels = redact(&context.framework, profile.header.id, &overview);
    let text = encode_redacted(&levels);
    // The name of the file must not say what the file does not.
    let file = args.output.clone().unwrap_or_else(|| {
        let person: String = levels.person.as_str().chars().take(8).collect();
        PathBuf::from(format!("levels-{}-{person}.packet.json", levels.made))
    });
    packet_file::write(&file, &text, args.force)?;
    let rated = words::count(levels.levels.len(), "competency", "competencies");
    let shown = clean_line(&file.to_string_lossy()).into_owned();
    let out = &mut context.world.out;
    writeln!(out, "Redacted packet of {}: {shown}", levels.made)?;
    writeln!(out, "  The levels of {rated}, roles, stages in figures. No name, no words, no day.")?;
    writeln!(out, "  Whoever has your profile or another packet of yours can still tell that it is you.")?;
    sent(context, &text)?;
    Ok(writeln!(context.world.out, "It goes into the folder that `opsarc team FOLDER` reads.")?)
}
