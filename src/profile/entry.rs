//! One entry of the log.

use serde::Serialize;

use super::author::Author;
use super::body::Body;
pub use super::entry_id::EntryId;
use super::moment::Moment;

/// One entry. Its line is kept as it was read, so that unknown fields survive word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id, unique in the world.
    pub id: EntryId,
    /// When it was recorded.
    pub at: Moment,
    /// By whom.
    pub by: Author,
    /// What it says.
    pub body: Body,
    /// The entry as one line of JSON, as read or as written first.
    pub(in crate::profile) line: Box<str>,
}

impl Entry {
    /// A new entry with its line.
    #[must_use]
    pub fn new(id: EntryId, at: Moment, by: Author, body: Body) -> Self {
        let line = line_of(id, at, &by, &body);
        Self { id, at, by, body, line }
    }

    /// The entry as one line of JSON, without a line feed.
    #[must_use]
    pub fn line(&self) -> &str {
        &self.line
    }

    /// What is left of this entry once it is purged: id, time and author, and nothing of what it said.
    #[must_use]
    pub(in crate::profile) fn tombstone(&self) -> Self {
        Self::new(self.id, self.at, self.by.clone(), Body::Tombstone)
    }

    /// Its place in the order of the log.
    #[must_use]
    pub fn key(&self) -> (Moment, EntryId) {
        (self.at, self.id)
    }
}

/// The line of an entry that is written for the first time.
fn line_of(id: EntryId, at: Moment, by: &Author, body: &Body) -> Box<str> {
    #[derive(Serialize)]
    struct Line<'a> {
        id: EntryId,
        at: Moment,
        by: &'a Author,
        body: &'a Body,
    }
    // Only `Body::Unknown` cannot be written: it has no words but those of the line it was read from.
    let unknown = || format!(r#"{{"id":"{id}","at":"{at}","by":"self","body":{{"kind":"unknown"}}}}"#);
    serde_json::to_string(&Line { id, at, by, body }).unwrap_or_else(|_| unknown()).into()
}
