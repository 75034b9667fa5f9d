//! The folder of the team that was open last, remembered between starts.

use std::path::PathBuf;

use super::error::StoreError;
use super::places::Places;
use super::text_file;

fn path(places: &Places) -> PathBuf {
    places.state.join("team.json")
}

/// The folder; none where no team was open yet.
#[must_use]
pub fn load(places: &Places) -> Option<String> {
    text_file::load_state::<Option<String>>("reading the remembered folder of the team", &path(places)).ok().flatten()
}

/// Remembers the folder.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub fn save(places: &Places, folder: &str) -> Result<(), StoreError> {
    text_file::save_state("remembering the folder of the team", &path(places), Some(&folder))
}
