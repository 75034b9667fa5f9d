//! Reports of errors of the program's own, in a folder of the state.

use std::path::PathBuf;

use super::error::StoreError;
use super::places::Places;
use super::replace::make_folder;
use super::text_file;

/// What begins the message of an error.
const DOING: &str = "writing the report";

/// Writes a report under this name; says where it is.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub fn save(places: &Places, name: &str, text: &str) -> Result<PathBuf, StoreError> {
    let path = places.state.join("reports").join(name);
    make_folder(&path).map_err(|e| StoreError::system(DOING, &path, &e))?;
    text_file::write(DOING, &path, text)?;
    Ok(path)
}
