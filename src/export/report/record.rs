//! What was recorded: every rating, the evidence with its links, and the notes that are not private.

use crate::export::dates::long;
use crate::export::document::document::{Block, Cell, Column, Document, Item, Mark, Words};
use crate::export::source::Source;
use crate::export::words;
use crate::export::wrap::fit;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::profile::body::Note;
use crate::profile::day::Day;
use crate::profile::evidence::{EvidenceKind, Setting};
use crate::profile::mark::{Filed, Mark as Recorded};

/// A title longer than this is cut; it is a title.
const TITLE: usize = 240;

/// How many pieces of evidence of a competency are shown: a report is read, and the record keeps them all.
const EVIDENCE: usize = 5;

/// How many notes on a competency are shown, likewise.
const NOTES: usize = 3;

/// Every competency by stage.
pub fn ratings(document: &mut Document, source: &Source<'_>) {
    let Source { framework, overview, standing, .. } = source;
    document.head("Ratings");
    document.text(
        "Every competency by stage: what counts today, what is expected (– where nothing is), and what it \
         rests on.",
    );
    let of = Rating::LEADS.number();
    for stage in framework.stages() {
        let rows: Vec<Vec<Cell>> = framework
            .competencies()
            .iter()
            .filter(|(_, competency)| competency.stage == stage.stage)
            .map(|(ix, _)| {
                let reading = overview.readings.get(ix).copied().unwrap_or_default();
                let steps = Cell::Steps { rating: reading.effective.map(Rating::number), backed: reading.backed, of };
                let expected = match overview.expected.get(ix) {
                    None | Some(0) => "–".to_owned(),
                    Some(expected) => expected.to_string(),
                };
                let rests = standing.marks.get(ix).map_or_else(String::new, |mark| rests(mark, &reading));
                vec![words::title(framework, ix).into(), steps, expected.into(), rests.into()]
            })
            .collect();
        document.subhead(format!("{} {}", stage.stage, stage.title.line()));
        let columns = vec![
            Column::words("Competency"),
            Column::words("Counts"),
            Column::number("Expected"),
            Column::words("Rests on"),
        ];
        document.table("", columns, rows);
    }
}

/// What a rating rests on, in a few words.
fn rests(mark: &Recorded, reading: &crate::insight::effective::Reading) -> String {
    let mut parts = Vec::new();
    if let Some(own) = &mark.own {
        parts.push(format!("own word {}", own.rating));
    }
    if let Some(mentor) = &mark.mentor {
        parts.push(format!("{} {}", fit(&mentor.mentor.line(), 40), mentor.rating));
    }
    if !mark.evidence.is_empty() {
        parts.push(words::count(mark.evidence.len(), "piece of evidence", "pieces of evidence"));
    }
    if reading.disputed {
        parts.push("seen differently".to_owned());
    }
    if reading.stale {
        parts.push("stale".to_owned());
    }
    parts.join(", ")
}

/// The evidence by competency, newest first.
pub fn evidence(document: &mut Document, source: &Source<'_>) {
    let Source { framework, standing, .. } = source;
    document.head("Evidence");
    let filed: Vec<(Ix, &Recorded)> = standing.marks.iter().filter(|(_, mark)| !mark.evidence.is_empty()).collect();
    if filed.is_empty() {
        document.text("No evidence is recorded yet. A rating of 3 counts once something shows it.");
        return;
    }
    for (ix, mark) in filed {
        document.subhead(words::title(framework, ix));
        let items = mark.evidence.iter().rev().take(EVIDENCE).map(|filed| {
            let item = &filed.item;
            let title = fit(&item.title.line(), TITLE);
            let told = match &item.locator {
                Some(at) => Words::new().link(title, fit(&at.line(), 4 * TITLE)),
                None => Words::from(title),
            };
            let day = item.date.unwrap_or(Day(filed.at.date()));
            let kind = EvidenceKind::ALL.iter().find(|(kind, ..)| *kind == item.evidence).map_or("", |(.., name)| name);
            let sandbox = if item.setting == Setting::Sandbox { ", an exercise" } else { "" };
            let said = Words::new().text(format!("{}{sandbox}, {}", words::capital(kind), long(day)));
            let note = item.note.as_ref().map(|note| Words::from(note.as_str()));
            Item { words: told, under: std::iter::once(said).chain(note).collect(), done: false }
        });
        document.list(Mark::Bullet, items.collect::<Vec<_>>());
        earlier(document, mark.evidence.len().saturating_sub(EVIDENCE), ("piece", "pieces"));
    }
}

/// The notes, newest first. Those marked as private are left out unless they are asked for.
pub fn notes(document: &mut Document, source: &Source<'_>) {
    let Source { framework, standing, options, .. } = source;
    let shared = |filed: &&Filed<Note>| options.private || !filed.item.private;
    let noted: Vec<(Ix, Vec<&Filed<Note>>)> = standing
        .marks
        .iter()
        .map(|(ix, mark)| (ix, mark.notes.iter().rev().filter(shared).collect::<Vec<_>>()))
        .filter(|(_, notes)| !notes.is_empty())
        .collect();
    if noted.is_empty() {
        return;
    }
    document.head("Notes");
    for (ix, notes) in noted {
        document.subhead(words::title(framework, ix));
        for note in notes.iter().take(NOTES) {
            let private = if note.item.private { ", private" } else { "" };
            document.text(Words::new().soft(format!("{}{private}", long(Day(note.at.date())))));
            document.push(Block::Quote(note.item.text.as_str().into()));
        }
        earlier(document, notes.len().saturating_sub(NOTES), ("note", "notes"));
    }
}

/// How many more there are than those shown; nothing where there are none.
fn earlier(document: &mut Document, more: usize, (one, many): (&str, &str)) {
    if more > 0 {
        let count = words::count(more, &format!("earlier {one} is"), &format!("earlier {many} are"));
        document.text(Words::new().soft(format!("{count} in the record.")));
    }
}
