//! What every shape of an entry begins with.

use serde::Serialize;

use super::record;
use crate::framework::id::CompetencyId;
use crate::profile::author::Author;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::moment::Moment;

/// What an entry is, in the order in which the shapes have it.
#[derive(Debug, Clone, Serialize)]
pub struct EntryHead<'a> {
    /// Its id.
    pub id: EntryId,
    /// When.
    pub at: Moment,
    /// By whom: `"self"` or `{"mentor": "Name"}`.
    pub by: &'a Author,
    /// Its kind.
    pub kind: &'static str,
    /// Its competency, if it is about one.
    pub competency: Option<&'a CompetencyId>,
    /// What it says, in a sentence.
    pub summary: String,
}

impl<'a> EntryHead<'a> {
    /// That of `entry`, which says `summary`.
    #[must_use]
    pub fn new(entry: &'a Entry, summary: String) -> Self {
        let (kind, competency) = (record::kind(&entry.body), entry.body.competency());
        Self { id: entry.id, at: entry.at, by: &entry.by, kind, competency, summary }
    }
}
