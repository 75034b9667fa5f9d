//! What a mentor keeps of others: one profile a mentee, in one folder, each fed by the packets that came.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::file_name::slug;
use super::places::Places;
use crate::framework::text::Text;
use crate::profile::entry::EntryId;

/// The file of the mentee whose profile is `id`: the one that is there, whatever they are called now, else one named
/// after them.
///
/// # Errors
/// [`StoreError`] when the folder cannot be read.
pub fn file_of(places: &Places, id: EntryId, name: &Text) -> Result<PathBuf, StoreError> {
    let id = id.to_string();
    let tail = format!("-{}", id.rsplit('-').next().unwrap_or_default());
    let known = list(places)?.into_iter().find(|path| {
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        stem.is_some_and(|stem| stem.ends_with(&tail))
    });
    Ok(known.unwrap_or_else(|| places.mentees().join(format!("{}{tail}.json", slug(name, "mentee")))))
}

/// Whether the file at `path` is a mentee's record, by its folder.
#[must_use]
pub fn holds(places: &Places, path: &Path) -> bool {
    let folder = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    path.parent().is_some_and(|parent| folder(parent) == folder(&places.mentees()))
}

/// The files of all mentees, by name.
///
/// # Errors
/// [`StoreError`] when the folder cannot be read; one that is missing is empty.
pub fn list(places: &Places) -> Result<Vec<PathBuf>, StoreError> {
    let folder = places.mentees();
    let failed = |e: io::Error| StoreError::system("listing the mentees in", &folder, &e);
    let files = match fs::read_dir(&folder) {
        Ok(files) => files,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(failed(e)),
    };
    let mut found = Vec::new();
    for file in files {
        let path = file.map_err(failed)?.path();
        let hidden = path.file_name().and_then(|name| name.to_str()).is_none_or(|name| name.starts_with('.'));
        if !hidden && path.extension().is_some_and(|end| end == "json") && path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
