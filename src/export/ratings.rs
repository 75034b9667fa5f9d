//! The ratings as a table, one row a rating, with the evidence of that day: what `opsarc import` reads back.
//!
//! It carries ratings that count, the notes on them, and evidence with kind, title, locator, setting and day. It does
//! not carry settings, notes, projects, goals, sessions with their disagreements, the hour of a day, or the note on a piece
//! of evidence. A rating that both agreed on stands as a row of each of the two, so that it counts as the mentor's when it
//! comes back; of several ratings by one author on one day, only the last.

use std::collections::HashMap;

use super::guard;
use super::refusal::Refusal;
use super::source::Source;
use crate::framework::id::CompetencyId;
use crate::profile::author::Author;
use crate::profile::body::{Body, Evidence, Rated};
use crate::profile::day::Day;
use crate::profile::entry::Entry;
use crate::profile::evidence::Setting;

/// The columns of the table, in order.
pub const COLUMNS: [&str; 6] = ["competency", "rating", "by", "evidence", "note", "date"];

/// The characters that a backslash keeps from separating pieces of evidence, and title from locator.
pub const SEPARATORS: [char; 2] = [';', '='];

/// What stands between a kind of evidence and its title where the work was an exercise: `drill/sandbox:Title`.
pub const SANDBOX: &str = "/sandbox";

/// A row; the rating is none where it only carries evidence.
struct Row<'a> {
    competency: &'a CompetencyId,
    rating: Option<&'a Rated>,
    by: Author,
    evidence: Vec<String>,
    day: Day,
}

/// The table.
///
/// # Errors
/// Never, but for a row that cannot be written.
pub fn csv(source: &Source<'_>) -> Result<String, Refusal> {
    let rows = rows(source).into_iter().map(|row| {
        let rating = row.rating.map_or_else(String::new, |rated| {
            rated.rating.map_or_else(|| "none".to_owned(), |rating| rating.to_string())
        });
        let by = match &row.by {
            Author::Oneself => "self".to_owned(),
            Author::Mentor(name) => name.line().into_owned(),
        };
        let note = row.rating.and_then(|rated| rated.note.as_ref()).map_or("", |note| note.as_str()).to_owned();
        [row.competency.to_string(), rating, by, row.evidence.join("; "), note, row.day.to_string()]
    });
    guard::table(std::iter::once(COLUMNS.map(str::to_owned)).chain(rows))
}

/// Whose word of which day on what a row holds.
type About<'a> = (&'a CompetencyId, Author, Day);

/// Rows as they are gathered.
#[derive(Default)]
struct Rows<'a> {
    rows: Vec<Option<Row<'a>>>,
    of: HashMap<About<'a>, usize>,
}

impl<'a> Rows<'a> {
    fn put(&mut self, about: About<'a>, rating: Option<&'a Rated>, piece: Option<String>) {
        let known = self.of.get(&about).and_then(|place| self.rows.get_mut(*place));
        match known {
            Some(Some(row)) if rating.is_none() => row.evidence.extend(piece),
            // The last rating of a day is the one that holds, and stands where it was given.
            found => {
                let before = found.and_then(Option::take);
                let mut evidence = before.map(|row| row.evidence).unwrap_or_default();
                evidence.extend(piece);
                let (competency, by, day) = about.clone();
                self.of.insert(about, self.rows.len());
                self.rows.push(Some(Row { competency, rating, by, evidence, day }));
            }
        }
    }
}

/// The rows by day, in the order in which they were recorded.
fn rows<'a>(source: &Source<'a>) -> Vec<Row<'a>> {
    let mut rows = Rows::default();
    for entry in source.profile.log.iter().filter(|entry| counts(source, entry)) {
        let at = Day(entry.at.date());
        match &entry.body {
            Body::Rating(rated) => {
                rows.put((&rated.competency, entry.by.clone(), at), Some(rated), None);
                if let Some(mentor) = agreed_with(source, entry, rated) {
                    rows.put((&rated.competency, mentor, at), Some(rated), None);
                }
            }
            // Filed later, an artefact still is of its own day.
            Body::Evidence(e) => {
                let day = e.date.unwrap_or(at).min(at);
                rows.put((&e.competency, entry.by.clone(), day), None, Some(piece(e)));
            }
            _ => {}
        }
    }
    let mut rows: Vec<Row<'a>> = rows.rows.into_iter().flatten().collect();
    rows.sort_by_key(|row| row.day);
    rows
}

/// The mentor with whom the person agreed on a rating that the person wrote down, where the session is closed.
fn agreed_with(source: &Source<'_>, entry: &Entry, rated: &Rated) -> Option<Author> {
    let session = rated.session.filter(|_| rated.agreed && rated.rating.is_some() && entry.by == Author::Oneself)?;
    let held = source.standing.sessions.iter().find(|held| held.session == session)?;
    Some(Author::Mentor(held.mentor.clone()))
}

/// Whether an entry holds at the day: a mentor's rating in a session does so once that is closed.
fn counts(source: &Source<'_>, entry: &Entry) -> bool {
    let day = source.day();
    let open = match (&entry.body, &entry.by) {
        (Body::Rating(Rated { session: Some(session), .. }), Author::Mentor(_)) => {
            !source.standing.sessions.iter().any(|held| held.session == *session)
        }
        _ => false,
    };
    // A mentor takes nothing back by rating nothing.
    let silent = matches!((&entry.body, &entry.by), (Body::Rating(Rated { rating: None, .. }), Author::Mentor(_)));
    let known = entry.body.competency().is_some_and(|id| source.framework.find(id).is_some());
    known && !open && !silent && entry.at.date() <= day.0 && !source.profile.log.retracted(&entry.id, day)
}

/// A piece of evidence as `KIND[/sandbox]:TITLE[=LOCATOR]`.
fn piece(evidence: &Evidence) -> String {
    let sandbox = if evidence.setting == Setting::Sandbox { SANDBOX } else { "" };
    let title = kept(&evidence.title.line());
    let locator = evidence.locator.as_ref().map_or_else(String::new, |at| format!("={}", kept(&at.line())));
    format!("{}{sandbox}:{title}{locator}", evidence.evidence.slug())
}

/// With a backslash before what would separate, and before each that then stands before a separator or the end.
fn kept(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.trim().chars() {
        if SEPARATORS.contains(&c) {
            out.extend(std::iter::repeat_n('\\', run + 1));
        }
        out.push(c);
        run = if c == '\\' { run + 1 } else { 0 };
    }
    out.extend(std::iter::repeat_n('\\', run));
    out
}
