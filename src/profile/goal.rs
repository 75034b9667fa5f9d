//! A goal as it stands at a date.

use super::body::Goal;
use super::entry::{Entry, EntryId};
use super::moment::Moment;

/// A goal: what it says now, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalMark {
    /// The entry that set it; later ones name it.
    pub entry: EntryId,
    /// When it was set.
    pub set: Moment,
    /// When it came to stand as it does.
    pub since: Moment,
    /// What it says now, and how it stands.
    pub goal: Goal,
}

impl GoalMark {
    /// The goal that `root` set, as the last of its changes says it.
    pub(in crate::profile) fn of(root: (&Entry, &Goal), last: Option<(&Entry, &Goal)>) -> Self {
        let (at, goal) = last.map_or((root.0.at, root.1), |(entry, goal)| (entry.at, goal));
        Self { entry: root.0.id, set: root.0.at, since: at, goal: goal.clone() }
    }
}
