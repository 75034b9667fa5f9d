//! What is recorded of one competency at a date.

use super::body::{Evidence, Note};
use super::entry::EntryId;
use super::moment::Moment;
use crate::framework::rating::Rating;
use crate::framework::text::Text;

/// A self-rating that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SelfMark {
    /// The rating.
    pub rating: Rating,
    /// When it was given.
    pub at: Moment,
    /// The entry.
    pub entry: EntryId,
}

/// A mentor rating that holds: the latest by (at, id) of those that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentorMark {
    /// The rating.
    pub rating: Rating,
    /// When it was given.
    pub at: Moment,
    /// By whom.
    pub mentor: Text,
    /// The entry.
    pub entry: EntryId,
}

/// A record with its entry: a piece of evidence or a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed<T> {
    /// The entry.
    pub entry: EntryId,
    /// When it was recorded.
    pub at: Moment,
    /// What it is.
    pub item: T,
}

/// Everything recorded of one competency (brief 2.4).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// The latest self-rating, unless it was taken back.
    pub own: Option<SelfMark>,
    /// The latest mentor rating that counts.
    pub mentor: Option<MentorMark>,
    /// Evidence, oldest first.
    pub evidence: Vec<Filed<Evidence>>,
    /// Notes, oldest first.
    pub notes: Vec<Filed<Note>>,
    /// Whether the last closed session recorded a disagreement on it.
    pub disagreed: bool,
    /// How much the person wants to work on it, 0 to 3.
    pub desire: Option<u8>,
    /// Since when there is no opportunity to work on it, where that was said last.
    pub no_opportunity: Option<Missing>,
}

/// There is no opportunity yet: an ask for the manager.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Since when.
    pub at: Moment,
    /// What would be one.
    pub note: Option<Text>,
}
