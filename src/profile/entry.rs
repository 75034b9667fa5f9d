//! One entry of the log.

use serde::Serialize;

use super::author::Author;
use super::body::Body;
pub use super::entry_id::EntryId;
use super::line::Line;
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
    /// Whether some of its words stayed home when it was shared; the whole entry wins every merge with this one.
    pub withheld: bool,
    /// The entry as one line of JSON, as read or as written first.
    pub(in crate::profile) line: Line,
}

impl Entry {
    /// A new entry with its line.
    #[must_use]
    pub fn new(id: EntryId, at: Moment, by: Author, body: Body) -> Self {
        let line = line_of(id, at, &by, false, &body);
        Self { id, at, by, body, withheld: false, line }
    }

    /// The entry as it is shared without some of its words: `body` is what is left. Fields that this version does
    /// not know stay home, too.
    #[must_use]
    pub(in crate::profile) fn withholding(&self, body: Body) -> Self {
        let line = line_of(self.id, self.at, &self.by, true, &body);
        Self { id: self.id, at: self.at, by: self.by.clone(), body, withheld: true, line }
    }

    /// When it was recorded: an entry may be dated back, and then its id tells. Its date where the id does not.
    #[must_use]
    pub fn recorded(&self) -> jiff::Timestamp {
        let told = self.id.0.get_timestamp().and_then(|at| {
            let (seconds, nanoseconds) = at.to_unix();
            jiff::Timestamp::new(i64::try_from(seconds).ok()?, i32::try_from(nanoseconds).ok()?).ok()
        });
        told.unwrap_or_else(|| self.at.instant())
    }

    /// The entry as one line of JSON, without a line feed.
    #[must_use]
    pub fn line(&self) -> &str {
        self.line.as_str()
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
fn line_of(id: EntryId, at: Moment, by: &Author, withheld: bool, body: &Body) -> Line {
    #[derive(Serialize)]
    struct Line<'a> {
        id: EntryId,
        at: Moment,
        by: &'a Author,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        withheld: bool,
        body: &'a Body,
    }
    // Only `Body::Unknown` cannot be written: it has no words but those of the line it was read from.
    let unknown = || format!(r#"{{"id":"{id}","at":"{at}","by":"self","body":{{"kind":"unknown"}}}}"#);
    serde_json::to_string(&Line { id, at, by, withheld, body }).unwrap_or_else(|_| unknown()).into()
}
