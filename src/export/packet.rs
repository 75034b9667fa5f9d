//! A packet in words: whose it is, what is in it, what stayed home, and what taking it would add. A mentor who has
//! yet to rate is not told the mentee's own ratings.

use super::record;
use super::words;
use super::wrap::{hang, wrap};
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::text::Text;
use crate::profile::accept::{Acceptance, Refusal};
use crate::profile::author::Author;
use crate::profile::body::Body;
use crate::profile::entry::Entry;
use crate::profile::log::Log;
use crate::profile::packet::{Choice, Packet, PacketKind, Without};
use crate::profile::redacted::Redacted;

/// What is said wherever a packet is made.
pub const NOT_ENCRYPTED: &str = "It is checksummed, not encrypted and not signed: whoever has the file can read it.";

/// Kinds of entries in the order in which they are counted, each with one and several.
const KINDS: [(&str, &str, &str); 14] = [
    ("rating", "rating", "ratings"),
    ("evidence", "piece of evidence", "pieces of evidence"),
    ("note", "note", "notes"),
    ("session", "session entry", "session entries"),
    ("action", "action", "actions"),
    ("goal", "goal", "goals"),
    ("project", "project step", "project steps"),
    ("comment", "remark", "remarks"),
    ("settings", "change of settings", "changes of settings"),
    ("placement", "quick placement", "quick placements"),
    ("desire", "wish", "wishes"),
    ("opportunity", "word on an opportunity", "words on opportunities"),
    ("horizon", "horizon", "horizons"),
    ("retraction", "undo", "undos"),
];

/// What entries are, by kind: "5 ratings, 3 pieces of evidence and 1 note".
#[must_use]
pub fn kinds<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> String {
    let of: Vec<&str> = entries.into_iter().map(|entry| record::kind(&entry.body)).collect();
    let count = |kind: &str| of.iter().filter(|other| **other == kind).count();
    let counted = KINDS.iter().map(|(kind, one, many)| (count(kind), one, many)).filter(|(n, ..)| *n > 0);
    let mut parts: Vec<String> = counted.map(|(n, one, many)| words::count(n, one, many)).collect();
    let rest = of.iter().filter(|kind| !KINDS.iter().any(|(known, ..)| known == *kind)).count();
    if rest > 0 {
        parts.push(words::count(rest, "other", "others"));
    }
    words::list(&parts)
}

/// Who made it and when: "Packet from Ada for Grace, made 2026-11-24".
#[must_use]
pub fn headline(packet: &Packet) -> String {
    let what = match packet.kind {
        PacketKind::Share => "Packet",
        PacketKind::Return => "Return",
    };
    let to = packet.to.as_ref().map_or_else(String::new, |to| format!(" for {}", to.line()));
    format!("{what} from {}{to}, made {}", maker(packet), packet.made.date())
}

/// Who made it; "somebody without a name" where a profile has none.
#[must_use]
pub fn maker(packet: &Packet) -> String {
    if packet.from.is_empty() { "somebody without a name".to_owned() } else { packet.from.line().into_owned() }
}

/// What its maker left out, in sentences; empty where that is nothing.
#[must_use]
pub fn choice(framework: &Framework, choice: &Choice) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(since) = choice.since {
        said.push(format!("Only what was touched since {since}; the rest of the record is not in it."));
    }
    if !choice.only.is_empty() {
        let titles: Vec<String> = choice.only.iter().map(|id| title(framework, id)).collect();
        said.push(format!("Only {}.", words::list(&titles)));
    }
    if !choice.without.is_empty() {
        let what = |slug: &Text| {
            let known = Without::ALL.iter().find(|(_, known, _)| *known == slug.as_str());
            known.map_or_else(|| slug.line().into_owned(), |(.., says)| (*says).to_owned())
        };
        let left: Vec<String> = choice.without.iter().map(what).collect();
        said.push(format!("Left out: {}.", left.join("; ")));
    }
    if choice.private {
        said.push("Private notes are in it.".to_owned());
    }
    said
}

/// What `entry` says, told without the number where it is a self-rating that is to stay covered.
#[must_use]
pub fn covered(framework: &Framework, log: &Log, entry: &Entry) -> String {
    let about = |own: &Entry| match &own.body {
        Body::Rating(rated) => format!("a rating of {}", title(framework, &rated.competency)),
        _ => "a quick placement".to_owned(),
    };
    if is_own_judgement(entry) {
        return format!("{} (covered)", about(entry));
    }
    match &entry.body {
        Body::Retraction(retraction) => match log.get(&retraction.entry) {
            Some(own) if is_own_judgement(own) => format!("took back: {}", about(own)),
            Some(inner) if matches!(&inner.body, Body::Retraction(_)) => match spoken_of(log, inner) {
                Some(own) if is_own_judgement(own) => format!("brought back: {}", about(own)),
                _ => record::in_context(framework, log, entry),
            },
            _ => record::in_context(framework, log, entry),
        },
        Body::Comment(remark) => match log.get(&remark.on).and_then(|on| spoken_of(log, on)) {
            Some(own) if is_own_judgement(own) => format!("remark on {}: {}", about(own), remark.text.line()),
            _ => record::in_context(framework, log, entry),
        },
        _ => record::in_context(framework, log, entry),
    }
}

/// Whether it is a judgement of oneself, which a mentor who rates should not know yet.
#[must_use]
pub fn is_own_judgement(entry: &Entry) -> bool {
    match &entry.body {
        Body::Rating(rated) => entry.by == Author::Oneself && !rated.agreed,
        Body::Placement(_) => entry.by == Author::Oneself,
        _ => false,
    }
}

/// What a chain of retractions and remarks speaks of in the end.
fn spoken_of<'a>(log: &'a Log, entry: &'a Entry) -> Option<&'a Entry> {
    let mut subject = entry;
    // A chain is no longer than the log; one that goes in a circle ends all the same.
    for _ in 0..=log.len() {
        subject = match &subject.body {
            Body::Retraction(retraction) => log.get(&retraction.entry)?,
            Body::Comment(remark) => log.get(&remark.on)?,
            _ => return Some(subject),
        };
    }
    None
}

/// What taking a return would add, line by line, and what is not taken and why.
#[must_use]
pub fn preview(framework: &Framework, log: &Log, packet: &Packet, acceptance: &Acceptance) -> String {
    let mut out = String::new();
    let all: Log = log.iter().cloned().chain(acceptance.new.iter().cloned()).collect();
    let mentor = maker(packet);
    let line = |out: &mut String, entry: &Entry, says: &str| hang(out, &format!("  {}  ", entry.at.date()), says);
    if !acceptance.new.is_empty() {
        out.push_str(&format!("Will be added, all by {mentor}:\n"));
        for entry in &acceptance.new {
            // The note beside a rating is told with it; these are not.
            let note = match &entry.body {
                Body::Evidence(item) => item.note.as_ref(),
                Body::Project(told) => told.note.as_ref(),
                Body::Session(session) => session.note.as_ref(),
                Body::Goal(goal) => goal.note.as_ref(),
                _ => None,
            };
            let note = note.map_or_else(String::new, |note| format!(": {}", note.line()));
            line(&mut out, entry, &format!("{}{note}", record::in_context(framework, &all, entry)));
        }
    }
    if !acceptance.purged.is_empty() {
        out.push_str(&format!("Will lose its words, since {mentor} purged it:\n"));
        for entry in &acceptance.purged {
            let says = log.get(&entry.id).map_or_else(String::new, |here| record::in_context(framework, log, here));
            line(&mut out, entry, &says);
        }
    }
    if !acceptance.refused.is_empty() {
        out.push_str("Refused:\n");
        for (entry, refusal) in &acceptance.refused {
            line(&mut out, entry, &record::in_context(framework, &all, entry));
            hang(&mut out, "      ", &why(*refusal, &mentor));
        }
    }
    out
}

/// Why an entry is not taken.
#[must_use]
pub fn why(refusal: Refusal, mentor: &str) -> String {
    match refusal {
        Refusal::NotYours => "it claims to be by you, and is not in your record".to_owned(),
        Refusal::AnothersWord => format!("it claims to be by somebody else than {mentor}, whose return this is"),
        Refusal::Differs => "your record says something else under the same id; yours stays".to_owned(),
    }
}

/// A packet in full: its head, what was left out, and every entry by day, newest first. The mentee's own ratings stay
/// covered in a share unless `uncovered`.
#[must_use]
pub fn text(framework: &Framework, packet: &Packet, checksum: &str, uncovered: bool) -> String {
    let mut out = head(framework, packet, checksum);
    let cover = packet.kind == PacketKind::Share && !uncovered;
    let mut day = None;
    for entry in packet.log.iter().rev() {
        let date = entry.at.date();
        if day != Some(date) {
            day = Some(date);
            out.push_str(&format!("\n{date}\n"));
        }
        let says = if cover {
            covered(framework, &packet.log, entry)
        } else {
            record::in_context(framework, &packet.log, entry)
        };
        let short = if entry.withheld { " (some of its words stayed home)" } else { "" };
        hang(&mut out, &format!("  {}  ", author(packet, &entry.by)), &format!("{says}{short}"));
    }
    if cover && packet.log.iter().any(is_own_judgement) {
        out.push('\n');
        hang(
            &mut out,
            "",
            "The mentee's own ratings are covered, so that a mentor rates first. `--ratings` shows them.",
        );
    }
    out
}

/// By whom an entry of the packet is.
fn author(packet: &Packet, by: &Author) -> String {
    match (by, packet.kind) {
        (Author::Oneself, PacketKind::Share) => maker(packet),
        (Author::Oneself, PacketKind::Return) => "mentee".to_owned(),
        (Author::Mentor(name), _) => name.line().into_owned(),
    }
}

/// The first lines on a packet: from whom, what it holds, the note, what was left out, the checksum.
#[must_use]
pub fn head(framework: &Framework, packet: &Packet, checksum: &str) -> String {
    let mut out = String::new();
    hang(&mut out, "", &headline(packet));
    if packet.header.sample {
        hang(&mut out, "  ", "It is of a sample profile, made up.");
    }
    let entries = words::count(packet.log.len(), "entry", "entries");
    let what = if packet.log.is_empty() { String::new() } else { format!(": {}", kinds(packet.log.iter())) };
    hang(&mut out, "  ", &format!("{entries}{what}."));
    for sentence in choice(framework, &packet.choice) {
        hang(&mut out, "  ", &sentence);
    }
    let (id, version) = &packet.header.framework;
    hang(&mut out, "  ", &format!("Rated by the framework {id} {}.", version.line()));
    hang(&mut out, "  ", &format!("Whole: the checksum {} is right.", fingerprint(checksum)));
    note(&mut out, packet);
    out
}

/// What its maker wants to say, as a paragraph of its own.
pub fn note(out: &mut String, packet: &Packet) {
    if let Some(note) = packet.note.as_ref().filter(|note| !note.is_empty()) {
        out.push('\n');
        for line in wrap(note.as_str(), super::wrap::width().saturating_sub(2)) {
            out.push_str(format!("  {line}").trim_end());
            out.push('\n');
        }
    }
}

/// A checksum short enough to be compared by voice: its first sixteen digits in fours.
#[must_use]
pub fn fingerprint(checksum: &str) -> String {
    let digits: Vec<char> = checksum.chars().take(16).collect();
    digits.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// Levels without a name, as text.
#[must_use]
pub fn levels(framework: &Framework, levels: &Redacted, checksum: &str) -> String {
    let mut out = String::new();
    hang(&mut out, "", &format!("Redacted packet of {}: levels without a name", levels.made));
    let roles: Vec<String> = levels.roles.iter().map(ToString::to_string).collect();
    hang(&mut out, "  ", &format!("Role {}, target Level {}.", words::list(&roles), levels.target));
    let (id, version) = &levels.framework;
    hang(&mut out, "  ", &format!("Rated by the framework {id} {}.", version.line()));
    hang(&mut out, "  ", &format!("Whole: the checksum {} is right.", fingerprint(checksum)));
    out.push('\n');
    for stage in &levels.stages {
        let name = words::stage_name(framework, stage.stage);
        let says = format!(
            "{name}: {}% claimed, {}% backed, {} of {} rated",
            stage.claimed, stage.backed, stage.rated, stage.of
        );
        hang(&mut out, "  ", &says);
    }
    out.push('\n');
    for (competency, counted) in &levels.levels {
        let backed = if counted.backed == counted.effective { "backed" } else { "claimed only" };
        hang(&mut out, &format!("  {}  ", counted.effective), &format!("{} ({backed})", title(framework, competency)));
    }
    out
}

fn title(framework: &Framework, id: &CompetencyId) -> String {
    framework.find(id).map_or_else(|| id.to_string(), |ix| words::title(framework, ix))
}
