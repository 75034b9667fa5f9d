//! An action agreed, as it stands at a date.

use super::author::Author;
use super::body::{Action, ActionState};
use super::day::Day;
use super::entry::{Entry, EntryId};
use super::moment::Moment;
use crate::framework::id::CompetencyId;
use crate::framework::text::Text;

/// An action agreed with a mentor or with oneself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// The entry that set it; later ones name it.
    pub entry: EntryId,
    /// Who wrote it down.
    pub by: Author,
    /// When it came to stand as it does.
    pub since: Moment,
    /// What is to be done.
    pub text: Text,
    /// By when; a later word on it holds.
    pub due: Option<Day>,
    /// The evidence that will show it.
    pub shows: Option<Text>,
    /// Which competency it serves.
    pub competency: Option<CompetencyId>,
    /// How it stands.
    pub state: ActionState,
    /// What was said when it came to stand so.
    pub note: Option<Text>,
}

impl Agreed {
    /// The action that `root` set, with its changes in order.
    pub(in crate::profile) fn of<'a>(
        (entry, root): (&Entry, &Action),
        changes: impl Iterator<Item = (&'a Entry, &'a Action)>,
    ) -> Self {
        let mut agreed = Self {
            entry: entry.id,
            by: entry.by.clone(),
            since: entry.at,
            text: root.text.clone().unwrap_or_default(),
            due: root.due,
            shows: root.shows.clone(),
            competency: root.competency.clone(),
            state: root.state,
            note: None,
        };
        for (entry, change) in changes {
            (agreed.since, agreed.state) = (entry.at, change.state);
            agreed.note.clone_from(&change.text);
            agreed.due = change.due.or(agreed.due);
        }
        agreed
    }
}
