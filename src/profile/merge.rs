//! Merging two copies of one profile: set union by id. Commutative, associative and idempotent.

use std::collections::BTreeMap;

use super::body::Body;
use super::entry::EntryId;
use super::log::Inserted;
use super::profile::{Header, Profile};
use crate::framework::text::Text;

/// What a merge did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MergeReport {
    /// Entries that were new here, in order.
    pub added: Vec<EntryId>,
    /// Entries purged there whose words are gone here too.
    pub purged: Vec<EntryId>,
    /// Entries that were here without some of their words and now say more, or otherwise less.
    pub filled: Vec<EntryId>,
    /// Ids under which the two copies said different things, which should never be.
    pub conflicts: Vec<Conflict>,
    /// Whether the header changed.
    pub header: bool,
}

/// Two different bodies under one id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// The id.
    pub entry: EntryId,
    /// Whether the other copy's words replaced ours.
    pub replaced: bool,
}

impl MergeReport {
    /// How many entries say something here now that they did not say before: new ones, purged ones, filled ones and those
    /// that gave way.
    #[must_use]
    pub fn brought(&self) -> usize {
        let replaced = self.conflicts.iter().filter(|conflict| conflict.replaced).count();
        self.added.len() + self.purged.len() + self.filled.len() + replaced
    }

    /// Whether our copy says something that it did not say before.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.header || self.brought() > 0
    }
}

/// Why two profiles were not merged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("these are two different profiles: {ours} and {theirs}")]
pub struct MergeError {
    /// Our profile's id.
    pub ours: EntryId,
    /// The other's.
    pub theirs: EntryId,
}

/// Adds everything that `theirs` says to `ours`.
///
/// # Errors
/// [`MergeError`] when the two are not copies of one profile; `ours` is then unchanged.
pub fn merge(ours: &mut Profile, theirs: Profile) -> Result<MergeReport, MergeError> {
    if ours.header.id != theirs.header.id {
        return Err(MergeError { ours: ours.header.id, theirs: theirs.header.id });
    }
    let header = union(&ours.header, theirs.header);
    let mut report = MergeReport { header: header != ours.header, ..MergeReport::default() };
    ours.header = header;
    for entry in theirs.log.into_entries() {
        let id = entry.id;
        let purged = entry.body == Body::Tombstone;
        let withheld = entry.withheld;
        let was_purged = ours.log.get(&id).is_some_and(|kept| kept.body == Body::Tombstone);
        let was_withheld = ours.log.get(&id).is_some_and(|kept| kept.withheld);
        match ours.log.insert(entry) {
            Inserted::Added => report.added.push(id),
            Inserted::Same => {}
            Inserted::Replaced if purged && !was_purged => report.purged.push(id),
            Inserted::Replaced if was_withheld => report.filled.push(id),
            Inserted::Replaced => report.conflicts.push(Conflict { entry: id, replaced: true }),
            // Ours was purged and theirs not yet: as it should be.
            Inserted::Kept if was_purged && !purged => {}
            // Theirs was shared without some of its words, and is no other word.
            Inserted::Kept if withheld => {}
            Inserted::Kept => report.conflicts.push(Conflict { entry: id, replaced: false }),
        }
    }
    Ok(report)
}

/// The header of both copies: the newer framework, and all unknown fields; where these differ, the
/// greater value.
fn union(ours: &Header, theirs: Header) -> Header {
    let newer = |header: &Header| (version(&header.framework.1), header.framework.clone());
    let framework = newer(ours).max(newer(&theirs)).1;
    Header {
        id: ours.id,
        framework,
        sample: ours.sample || theirs.sample,
        unknown: greater(&ours.unknown, theirs.unknown),
        framework_unknown: greater(&ours.framework_unknown, theirs.framework_unknown),
    }
}

/// The numbers of a version, so that 1.10 comes after 1.9.
fn version(text: &Text) -> Vec<Option<u64>> {
    text.as_str().split('.').map(|part| part.parse().ok()).collect()
}

fn greater(ours: &BTreeMap<String, Box<str>>, theirs: BTreeMap<String, Box<str>>) -> BTreeMap<String, Box<str>> {
    let mut all = ours.clone();
    for (key, value) in theirs {
        let kept = all.entry(key).or_default();
        if value > *kept {
            *kept = value;
        }
    }
    all
}
