//! `opsarc packet return`: what a mentor added, to send back.

use std::path::PathBuf;

use clap::Args;

use super::make::sent;
use super::mentee;
use crate::cli::arguments;
use crate::cli::context::{Context, Opened};
use crate::cli::error::CliError;
use crate::export::packet as told;
use crate::export::words;
use crate::framework::text::{Text, clean_line};
use crate::profile::accept::by_mentor;
use crate::profile::author::Author;
use crate::profile::body::{Body, SessionPhase};
use crate::profile::day::Day;
use crate::profile::log::Log;
use crate::profile::packet::{Packet, PacketKind};
use crate::profile::packet_codec::encode;
use crate::store::file_name::slug;
use crate::store::packet_file;
use crate::store::seat_file::{self, Seat};

/// Arguments of `opsarc packet return`.
#[derive(Debug, Args)]
pub struct ReturnArgs {
    /// Whose record: a mentee's name or file; the only one you keep if left out
    #[arg(value_name = "MENTEE")]
    pub mentee: Option<String>,
    /// Write to this file; one named after both of you and the day if left out
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Your name as the mentor; as you opened the record last if left out
    #[arg(long = "as", value_parser = arguments::text, value_name = "NAME")]
    pub name: Option<Text>,
    /// Only what you added since the last return; sending all again does no harm
    #[arg(long)]
    pub new: bool,
    /// A few words to the mentee
    #[arg(long, value_parser = arguments::text, value_name = "TEXT")]
    pub note: Option<Text>,
    /// Write in the place of a file that is there
    #[arg(long)]
    pub force: bool,
}

/// Writes the return.
///
/// # Errors
/// When no mentee or mentor is named, the mentor added nothing, or the file cannot be written.
pub fn run(args: &ReturnArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = "writing a return";
    let now = context.moment(None, doing)?;
    let Opened { profile, .. } = mentee::open(context, args.mentee.as_deref(), doing)?;
    let id = profile.header.id;
    let seat = seat_file::load(&context.places, id).unwrap_or_default();
    let Some(mentor) = args.name.clone().or_else(|| seat.mentor.clone()) else {
        return Err(CliError::usage(doing, "nobody is named as the mentor")
            .hint("say who you are with `--as NAME`, as you were called when you rated"));
    };
    let by = Author::Mentor(mentor.clone());
    let mut log = by_mentor(&profile.log, &by);
    if let (true, Some(last)) = (args.new, seat.returned) {
        log = log.iter().filter(|entry| entry.recorded() > last.instant()).cloned().collect();
    }
    let mentee = profile.log.standing(&context.framework, Day::MAX).settings.name;
    let whose = if mentee.is_empty() { "this".to_owned() } else { format!("{}'s", mentee.line()) };
    if log.is_empty() {
        let since = if args.new { " since the last return" } else { "" };
        let why = format!("{} recorded nothing in {whose} record{since}", mentor.line());
        return Err(CliError::usage(doing, why).hint("`opsarc packet open FILE` opens the record with you seated"));
    }
    let file = args.output.clone().unwrap_or_else(|| {
        let (from, to) = (slug(&mentor, "mentor"), slug(&mentee, "mentee"));
        PathBuf::from(format!("{from}-to-{to}-{}.packet.json", now.date()))
    });
    let open = unclosed(&profile.log, &by);
    let mut packet = Packet::new(PacketKind::Return, &profile.header, mentor.clone(), now, log);
    packet.to = Some(mentee.clone()).filter(|name| !name.is_empty());
    packet.note.clone_from(&args.note);
    let text = encode(&packet);
    packet_file::write(&file, &text, args.force)?;
    let _ = seat_file::save(&context.places, id, &Seat { mentor: Some(mentor), returned: Some(now) });
    let shown = clean_line(&file.to_string_lossy()).into_owned();
    let entries = words::count(packet.log.len(), "entry", "entries");
    writeln!(context.world.out, "{}: {shown}", told::headline(&packet))?;
    writeln!(context.world.out, "  {entries}: {}.", told::kinds(packet.log.iter()))?;
    if open > 0 {
        writeln!(context.world.out, "  A session is still open: what was rated in it counts once it is closed.")?;
    }
    sent(context, &text)?;
    let who = if mentee.is_empty() { "The mentee".into() } else { mentee.line() };
    Ok(writeln!(context.world.out, "{who} takes it in with: opsarc packet accept {shown}")?)
}

/// How many sessions that `by` opened are not closed.
fn unclosed(log: &Log, by: &Author) -> usize {
    let phase = |phase| {
        log.iter().filter_map(move |entry| match &entry.body {
            Body::Session(session) if session.phase == phase && !log.retracted(&entry.id, Day::MAX) => {
                Some((entry, session))
            }
            _ => None,
        })
    };
    let closed = |id| phase(SessionPhase::Closed).any(|(_, closing)| closing.session == Some(id));
    phase(SessionPhase::Opened).filter(|(entry, _)| entry.by == *by && !closed(entry.id)).count()
}
