//! Where the person was, one file per profile: it is worth a write, not an fsync.

use std::path::PathBuf;

use super::error::StoreError;
use super::places::Places;
use super::text_file;
use crate::profile::entry::EntryId;
use crate::profile::position::Position;

fn path(places: &Places, profile: EntryId) -> PathBuf {
    places.state.join("positions").join(format!("{profile}.json"))
}

/// Where the person was; the start if nothing was kept.
///
/// # Errors
/// [`StoreError`] when there is a file that cannot be read.
pub fn load(places: &Places, profile: EntryId) -> Result<Position, StoreError> {
    text_file::load_state("reading the position", &path(places, profile))
}

/// Keeps where the person is.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub fn save(places: &Places, profile: EntryId, position: &Position) -> Result<(), StoreError> {
    text_file::save_state("keeping the position", &path(places, profile), Some(position))
}
