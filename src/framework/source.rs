//! The text of a framework's documents, and where in it something stands. Places are worked out
//! only once there is something to complain about, so that a sound framework pays nothing for them.

use serde::Deserialize;

use super::error::{FrameworkErrors, Place, Problem};
use super::text::clean_line;

/// A part of a document: an item of a section, or the document itself.
#[derive(Debug, Clone, Copy)]
pub(in crate::framework) struct Item<'a> {
    /// Which document, counted from zero.
    pub(in crate::framework) document: usize,
    /// Its name, as it was given.
    pub(in crate::framework) file: &'a str,
    /// All of its text.
    pub(in crate::framework) whole: &'a str,
    /// The part, a slice of `whole`.
    pub(in crate::framework) part: &'a str,
    /// What it is, in the singular: "competency".
    pub(in crate::framework) kind: &'static str,
    /// Which of its section, from 1.
    pub(in crate::framework) number: usize,
}

/// As much of an item as names it.
#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    term: Option<String>,
}

impl<'a> Item<'a> {
    /// The id that the item gives, even where the rest of it is broken.
    pub(in crate::framework) fn id(&self) -> Option<String> {
        serde_json::from_str::<Named>(self.part).ok()?.id
    }

    /// What to call the item: "competency basic-stats", else "competency 13".
    pub(in crate::framework) fn title(&self) -> String {
        let named = serde_json::from_str::<Named>(self.part).ok().and_then(|n| n.id.or(n.name).or(n.term));
        match named {
            _ if self.number == 0 => self.kind.to_owned(),
            Some(name) => format!("{} {}", self.kind, short(&name)),
            None => format!("{} {}", self.kind, self.number),
        }
    }

    /// Where `offset` bytes into the part stand in the file.
    fn place(&self, offset: usize) -> Place {
        // `part` is a slice of `whole`, so the difference of their addresses is where it begins.
        let start = (self.part.as_ptr() as usize).saturating_sub(self.whole.as_ptr() as usize);
        let before = self.whole.get(..start + offset).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Place { file: clean_line(self.file).into_owned(), line, column }
    }

    /// How many bytes into the part the parser stopped.
    fn stopped(&self, error: &serde_json::Error) -> usize {
        let lines = self.part.split_inclusive('\n').take(error.line().saturating_sub(1));
        let before: usize = lines.map(str::len).sum();
        let at = before + error.column().saturating_sub(1);
        (at.min(self.part.len())..=self.part.len()).find(|&n| self.part.is_char_boundary(n)).unwrap_or(0)
    }
}

/// How many problems are told. Nobody reads more, and a hostile file could hold millions.
const MAX_PROBLEMS: usize = 1000;

/// The problems found so far.
#[derive(Debug, Default)]
pub(in crate::framework) struct Problems {
    /// Each with the document that it is in.
    told: Vec<(usize, Problem)>,
    /// How many more there are.
    more: usize,
}

impl Problems {
    /// Reports `item`. The place is that of the first `word` in it, written as a JSON string or
    /// key, or that of the item.
    pub(in crate::framework) fn report(&mut self, item: &Item, word: &str, reason: impl Into<String>) {
        if self.is_full() {
            return;
        }
        let quoted = serde_json::to_string(word).unwrap_or_default();
        let offset = if word.is_empty() { 0 } else { item.part.find(&quoted).unwrap_or(0) };
        self.push(item, item.place(offset), reason.into());
    }

    /// Reports what the parser has to say about `item`.
    pub(in crate::framework) fn report_error(&mut self, item: &Item, error: &serde_json::Error) {
        if self.is_full() {
            return;
        }
        let told = error.to_string();
        // Its own line and column count from the start of the item: ours count from that of the file.
        let reason = told.rsplit_once(" at line ").map_or(told.as_str(), |(reason, _)| reason);
        // It stops behind a field or variant that it does not know: the word itself is the place.
        let stopped = item.stopped(error);
        let unknown = reason.strip_prefix("unknown field `").or_else(|| reason.strip_prefix("unknown variant `"));
        let word = unknown.and_then(|rest| rest.split('`').next()).map(|word| format!("\"{word}\""));
        let found = word.and_then(|word| item.part.get(..stopped + 1)?.rfind(&word));
        self.push(item, item.place(found.unwrap_or(stopped)), clean_line(reason).into_owned());
    }

    /// Reports something that no single place is to blame for.
    pub(in crate::framework) fn report_whole(&mut self, file: &str, item: &str, reason: impl Into<String>) {
        let place = Place { file: clean_line(file).into_owned(), line: 0, column: 0 };
        self.told.push((0, Problem { place, item: item.to_owned(), reason: reason.into() }));
    }

    /// Whether enough has been told; then the problem at hand is only counted.
    pub(in crate::framework) fn is_full(&mut self) -> bool {
        let full = self.told.len() >= MAX_PROBLEMS;
        self.more += usize::from(full);
        full
    }

    fn push(&mut self, item: &Item, place: Place, reason: String) {
        self.told.push((item.document, Problem { place, item: item.title(), reason }));
    }

    /// All of them in the order of the files, or none.
    pub(in crate::framework) fn into_result(self) -> Result<(), FrameworkErrors> {
        if self.told.is_empty() {
            return Ok(());
        }
        let mut told = self.told;
        told.sort_by_key(|(document, problem)| (*document, problem.place.line, problem.place.column));
        let mut told: Vec<Problem> = told.into_iter().map(|(_, problem)| problem).collect();
        if let (Some(last), more @ 1..) = (told.last(), self.more) {
            let place = Place { line: 0, column: 0, ..last.place.clone() };
            told.push(Problem { place, item: "framework".to_owned(), reason: format!("and {more} more problems") });
        }
        Err(FrameworkErrors(told))
    }
}

/// `text` cleaned, and cut where nobody would read on.
pub(in crate::framework) fn short(text: &str) -> String {
    let cut: String = text.chars().take(64).collect();
    clean_line(&cut).into_owned()
}
