//! How two copies of a profile differ, or a profile from what it was, in words. Said once, in sections; the text and the
//! Markdown are two ways to set them.

use super::change;
use super::details;
use super::document::document::{Document, Item, Mark, Preamble};
use super::document::markdown;
use super::record;
use super::wording;
use super::words::{capital, count};
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::framework::text::Text;
use crate::insight::difference::Difference;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::log::Log;

/// What is compared.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// What the former is called.
    pub before: &'a str,
    /// What the latter is called.
    pub after: &'a str,
    /// The former record.
    pub then: &'a Log,
    /// The latter record.
    pub now: &'a Log,
    /// All that either says, to look entries up.
    pub both: &'a Log,
    /// The first day, where one record is compared with what it was.
    pub since: Option<Day>,
    /// Whether the latter is made-up.
    pub sample: bool,
    /// How they differ.
    pub difference: &'a Difference,
}

/// The difference in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// A sentence.
    pub lead: String,
    /// What there is to say, each part under its heading.
    pub sections: Vec<Section>,
}

/// A part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What it says, with what belongs to each.
    pub points: Vec<(String, Vec<String>)>,
}

/// Says it.
#[must_use]
pub fn told(compared: &Compared<'_>) -> Told {
    let Compared { framework, before, after, both, difference, .. } = *compared;
    let mut sections = Vec::new();
    let mut section = |heading: String, points: Vec<(String, Vec<String>)>| {
        if !points.is_empty() {
            sections.push(Section { heading, points });
        }
    };
    let items = change::items(&difference.changes);
    let plain = |text: String| (text, Vec::new());
    let changed = items.iter().map(|item| plain(change::told(framework, both, item)));
    section("What it changes".to_owned(), changed.collect());
    let recorded = match compared.since {
        Some(_) => "Recorded".to_owned(),
        None => format!("Only in {after}"),
    };
    let entries = |ids: &[EntryId]| ids.iter().filter_map(|id| both.get(id)).map(|e| point(compared, e)).collect();
    section(recorded, entries(&difference.only_after));
    section(format!("Only in {before}"), entries(&difference.only_before));
    let purged = difference.purged.iter().filter_map(|id| compared.then.get(id));
    section(format!("Purged in {after}"), purged.map(|entry| plain(line(compared, compared.then, entry))).collect());
    let differing = difference.differing.iter().map(|id| {
        let said = |name: &str, log: &Log| log.get(id).map(|entry| format!("{name}: {}", line(compared, log, entry)));
        let under = [said(before, compared.then), said(after, compared.now)].into_iter().flatten();
        (format!("the id {id}"), under.collect())
    });
    section("Said differently under one id, which should never be".to_owned(), differing.collect());
    Told { lead: lead(compared), sections }
}

fn lead(compared: &Compared<'_>) -> String {
    let Compared { before, after, difference, .. } = *compared;
    let named = capital(after);
    let to = difference.changes.to;
    let n = |ids: &[EntryId]| count(ids.len(), "entry", "entries");
    match compared.since {
        Some(_) if difference.is_empty() => format!("{named}: nothing was recorded from {before} to {to}."),
        Some(_) => format!("{named}, from {before} to {to}: {}.", n(&difference.only_after)),
        None if difference.is_empty() => format!("{before} and {after} say the same."),
        None => format!(
            "From {before} to {after}: {} only in {after}, {} only in {before}.",
            n(&difference.only_after),
            n(&difference.only_before)
        ),
    }
}

/// An entry, with what it rewords.
fn point(compared: &Compared<'_>, entry: &Entry) -> (String, Vec<String>) {
    let pair = compared.difference.reworded.iter().find(|(_, after)| *after == entry.id);
    let before = pair.and_then(|(before, _)| compared.both.get(before));
    let under = before.map_or_else(Vec::new, |before| {
        let changed = reworded(before, entry).into_iter();
        changed.map(|(field, was, is)| format!("{field}: {}", wording::marked(&was, &is))).collect()
    });
    if under.is_empty() {
        return (line(compared, compared.both, entry), under);
    }
    (format!("{}: {}", head(entry), record::in_context(compared.framework, compared.both, entry)), under)
}

/// Day, author and all that the entry says.
fn line(compared: &Compared<'_>, log: &Log, entry: &Entry) -> String {
    format!("{}: {}", head(entry), details::whole(compared.framework, log, entry))
}

fn head(entry: &Entry) -> String {
    format!("{}  {}", entry.at.date(), record::author(&entry.by))
}

/// The fields of a goal that `after` words otherwise than `before`: field, before, after.
#[must_use]
pub fn reworded(before: &Entry, after: &Entry) -> Vec<(&'static str, String, String)> {
    let (Body::Goal(was), Body::Goal(is)) = (&before.body, &after.body) else { return Vec::new() };
    let none = Text::default();
    let shows = [was, is].map(|goal| goal.shows.as_ref().unwrap_or(&none));
    let fields = [
        ("wish", &was.wish, &is.wish),
        ("outcome", &was.outcome, &is.outcome),
        ("obstacle", &was.obstacle, &is.obstacle),
        ("plan", &was.plan, &is.plan),
        ("shown by", shows[0], shows[1]),
    ];
    let changed = fields.into_iter().filter(|(_, was, is)| was != is);
    changed.map(|(field, was, is)| (field, was.line().into_owned(), is.line().into_owned())).collect()
}

/// The difference as text.
#[must_use]
pub fn text(told: &Told) -> String {
    let mut out = String::new();
    hang(&mut out, "", &told.lead);
    for Section { heading, points } in &told.sections {
        out.push('\n');
        hang(&mut out, "", heading);
        for (point, under) in points {
            hang(&mut out, "  ", point);
            for more in under {
                hang(&mut out, "    ", more);
            }
        }
    }
    out
}

/// The difference as Markdown.
#[must_use]
pub fn markdown(compared: &Compared<'_>, told: &Told) -> String {
    let identity = compared.framework.identity();
    let preamble = Preamble {
        what: told.lead.clone(),
        reader: "For those who keep this profile, or look at it together.".to_owned(),
        day: compared.difference.changes.to,
        framework: format!("{} {}", identity.id, identity.version.line()),
        sample: compared.sample,
    };
    let mut document = Document::new("What changed", preamble);
    for Section { heading, points } in &told.sections {
        document.head(heading);
        let items = points.iter().map(|(point, under)| Item {
            words: point.as_str().into(),
            under: under.iter().map(|more| more.as_str().into()).collect(),
            done: false,
        });
        document.list(Mark::Bullet, items);
    }
    markdown::render(&document)
}
