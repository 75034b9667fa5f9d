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

/// A week in hours: the same rating given again sooner is no second look.
const WEEK: i64 = 7 * 24;

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
    /// The person's own horizon in months, where one is set (brief 2.4).
    pub horizon: Option<u16>,
    /// The last self-rating that was another one than that of `own`; none where the first still holds.
    pub before: Option<Rating>,
    /// How many times in a row the rating of `own` was given again, each at least a week after the last
    /// one that is counted: answers of a review that nothing changed.
    pub steady: u16,
    /// Since when there is no opportunity to work on it, where that was said last.
    pub no_opportunity: Option<Missing>,
}

impl Mark {
    /// Takes in the person's next rating of their own; null takes it back.
    pub(in crate::profile) fn give(&mut self, own: Option<SelfMark>) {
        match (self.own, own) {
            (Some(was), Some(now)) if was.rating == now.rating => {
                let apart = now.at.date().duration_since(was.at.date());
                self.steady = self.steady.saturating_add(u16::from(apart.as_hours() >= WEEK));
            }
            (was, now) => {
                self.before = was.filter(|_| now.is_some()).map(|was| was.rating);
                self.steady = 0;
            }
        }
        self.own = own;
    }
}

/// There is no opportunity yet: an ask for the manager.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Since when.
    pub at: Moment,
    /// What would be one.
    pub note: Option<Text>,
}
