//! What the terminal answered when it was asked for its background, remembered between starts.

use std::path::PathBuf;

use super::error::StoreError;
use super::places::Places;
use super::text_file;

fn path(places: &Places) -> PathBuf {
    places.state.join("background.json")
}

/// What was remembered: `dark`, `light` or `unknown`; none where the terminal was never asked.
#[must_use]
pub fn load(places: &Places) -> Option<String> {
    text_file::load_state::<Option<String>>("reading the remembered background", &path(places)).ok().flatten()
}

/// Remembers the answer.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub fn save(places: &Places, answer: &str) -> Result<(), StoreError> {
    text_file::save_state("remembering the background", &path(places), Some(&answer))
}
