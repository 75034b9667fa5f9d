//! The fold of the log at a date: what holds then.

use std::collections::{BTreeMap, BTreeSet};

use super::agreed::Agreed;
use super::day::Day;
use super::entry::EntryId;
use super::goal::GoalMark;
use super::mark::Mark;
use super::moment::Moment;
use super::settings::Settings;
use super::undertaking::Undertaking;
use crate::framework::id::{ProjectId, StageId};
use crate::framework::table::Table;
use crate::framework::text::Text;

/// What holds at a date: a pure function of the set of entries up to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// Name, roles, pathway, target, hours.
    pub settings: Settings,
    /// What is recorded of each competency of the framework.
    pub marks: Table<Mark>,
    /// The latest answers of the quick placement.
    pub placement: BTreeMap<StageId, u8>,
    /// Closed sessions, oldest first.
    pub sessions: Vec<Held>,
    /// Projects taken on, finished or dropped.
    pub undertakings: BTreeMap<ProjectId, Undertaking>,
    /// Goals by when they were set.
    pub goals: BTreeMap<(Moment, EntryId), GoalMark>,
    /// Actions agreed, by when they were set.
    pub actions: BTreeMap<(Moment, EntryId), Agreed>,
    /// Entries that a signature covers. Whether it is a good one, only verifying tells.
    pub signed: BTreeSet<EntryId>,
    /// The last day with an entry.
    pub last: Option<Day>,
}

/// A closed session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The entry that opened it.
    pub session: EntryId,
    /// When it was closed.
    pub at: Moment,
    /// With whom.
    pub mentor: Text,
}
