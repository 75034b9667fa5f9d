//! Drafts on the disk, one file per profile. Written often and without an fsync: a draft is worth
//! a write, not a wait.

use std::path::PathBuf;

use super::error::StoreError;
use super::places::Places;
use super::text_file;
use crate::profile::draft::Drafts;
use crate::profile::entry::EntryId;

fn path(places: &Places, profile: EntryId) -> PathBuf {
    places.state.join("drafts").join(format!("{profile}.json"))
}

/// The drafts of a profile; none if nothing was kept.
///
/// # Errors
/// [`StoreError`] when there is a file that cannot be read.
pub fn load(places: &Places, profile: EntryId) -> Result<Drafts, StoreError> {
    text_file::load_state("reading the drafts", &path(places, profile))
}

/// Keeps the drafts of a profile.
///
/// # Errors
/// [`StoreError`] when they cannot be written.
pub fn save(places: &Places, profile: EntryId, drafts: &Drafts) -> Result<(), StoreError> {
    text_file::save_state("keeping the drafts", &path(places, profile), (!drafts.is_empty()).then_some(drafts))
}
