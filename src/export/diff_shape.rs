//! `opsarc/diff@1`: how two copies of a profile differ, or a profile from what it was.

use serde::Serialize;

use super::change_shape::ChangeReport;
use super::details;
use super::diff::{self, Compared};
use super::log::EntryShape;
use crate::framework::text::Text;
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::log::Log;

/// The output of `opsarc diff --json`.
#[derive(Debug, Clone, Serialize)]
pub struct DiffReport<'a> {
    /// `opsarc/diff@1`.
    pub schema: &'static str,
    /// The former copy; null where a profile is compared with what it was.
    pub before: Option<Text>,
    /// The latter copy, or the profile.
    pub after: Text,
    /// The first day, where a profile is compared with what it was.
    pub since: Option<Day>,
    /// What counts otherwise, and what was added or taken back.
    pub changes: ChangeReport,
    /// Entries that only the former has.
    pub only_before: Vec<EntryShape<'a>>,
    /// Entries that only the latter has.
    pub only_after: Vec<EntryShape<'a>>,
    /// Entries that the latter purged.
    pub purged: Vec<EntryId>,
    /// Entries that say something else in each.
    pub differing: Vec<DifferingShape>,
    /// Goals worded anew.
    pub reworded: Vec<RewordedShape>,
}

/// An entry that says something else in each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DifferingShape {
    /// Its id.
    pub id: EntryId,
    /// What the former says, in a sentence.
    pub before: String,
    /// What the latter says.
    pub after: String,
}

/// A goal worded anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RewordedShape {
    /// The entry that words it anew.
    pub entry: EntryId,
    /// The entry before it.
    pub previous: EntryId,
    /// Its fields that changed.
    pub fields: Vec<FieldShape>,
}

/// A field that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldShape {
    /// Which.
    pub field: &'static str,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

impl<'a> DiffReport<'a> {
    /// Makes the report.
    #[must_use]
    pub fn new(compared: &Compared<'a>) -> Self {
        let Compared { framework, then, now, both, difference, .. } = *compared;
        let until = difference.changes.to;
        let entries = |log: &'a Log, ids: &[EntryId]| {
            let found = ids.iter().filter_map(|id| log.get(id));
            found.map(|entry| EntryShape::new(framework, both, entry, log.retracted(&entry.id, until))).collect()
        };
        let said = |log: &Log, id: &EntryId| {
            log.get(id).map_or_else(String::new, |entry| details::whole(framework, log, entry))
        };
        let differing = |id: &EntryId| DifferingShape { id: *id, before: said(then, id), after: said(now, id) };
        let reworded = |(before, after): &(EntryId, EntryId)| {
            let fields = both.get(before).zip(both.get(after)).map(|(was, is)| fields(was, is));
            RewordedShape { entry: *after, previous: *before, fields: fields.unwrap_or_default() }
        };
        Self {
            schema: "opsarc/diff@1",
            before: compared.since.is_none().then(|| Text::new(compared.before)),
            after: Text::new(compared.after),
            since: compared.since,
            changes: ChangeReport::new(framework, both, &difference.changes),
            only_before: entries(then, &difference.only_before),
            only_after: entries(now, &difference.only_after),
            purged: difference.purged.clone(),
            differing: difference.differing.iter().map(differing).collect(),
            reworded: difference.reworded.iter().map(reworded).collect(),
        }
    }
}

fn fields(was: &Entry, is: &Entry) -> Vec<FieldShape> {
    let changed = diff::reworded(was, is).into_iter();
    changed.map(|(field, before, after)| FieldShape { field, before, after }).collect()
}
