//! The named profiles of a person: `NAME.json` in one folder.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::error::{Cause, StoreError};
use super::places::Places;
use crate::framework::text::clean_line;

/// The name of the profile that is opened when none is named.
pub const DEFAULT: &str = "default";

/// A profile in the folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its file.
    pub path: PathBuf,
}

/// The file of a profile given by name or by path: what has a path separator or ends in `.json`
/// is a path.
///
/// # Errors
/// [`StoreError`] when it is no path and no name either.
pub fn find(places: &Places, given: &str) -> Result<PathBuf, StoreError> {
    let is_path = given.ends_with(".json") || given.chars().any(std::path::is_separator);
    if is_path { Ok(PathBuf::from(given)) } else { path_of(places, given) }
}

/// The file of the profile called `name`.
///
/// # Errors
/// [`StoreError`] when `name` cannot be the name of a profile.
pub fn path_of(places: &Places, name: &str) -> Result<PathBuf, StoreError> {
    let good = !name.is_empty()
        && name.len() <= 64
        && !name.starts_with(['.', '-'])
        && name.chars().all(|c| c.is_alphanumeric() || "-_.@ ".contains(c))
        && !name.ends_with([' ', '.']);
    if good {
        return Ok(places.profiles().join(format!("{name}.json")));
    }
    let why = format!("`{}` is not a name for a profile", clean_line(name));
    let hint = "use letters, digits, hyphens and points, at most 64 bytes; or give a path that ends in .json";
    Err(StoreError::new("looking for the profile in", &places.profiles(), Cause::Unreadable, &why, hint))
}

/// All named profiles, by name.
///
/// # Errors
/// [`StoreError`] when the folder cannot be read; one that is missing is empty.
pub fn list(places: &Places) -> Result<Vec<Named>, StoreError> {
    let folder = places.profiles();
    let failed = |e: io::Error| StoreError::system("listing the profiles in", &folder, &e);
    let files = match fs::read_dir(&folder) {
        Ok(files) => files,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(failed(e)),
    };
    let mut found = Vec::new();
    for file in files {
        let path = file.map_err(failed)?.path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
        if path.extension().is_some_and(|end| end == "json") && path_of(places, name).is_ok() && path.is_file() {
            found.push(Named { name: name.to_owned(), path });
        }
    }
    found.sort();
    Ok(found)
}

/// Gives a profile another name and tells its file.
///
/// # Errors
/// [`StoreError`] when there is no such profile or the other name is taken.
pub fn rename(places: &Places, from: &str, to: &str) -> Result<PathBuf, StoreError> {
    const DOING: &str = "renaming the profile";
    let (old, new) = (path_of(places, from)?, path_of(places, to)?);
    if fs::symlink_metadata(&old).is_err() {
        return Err(StoreError::new(
            DOING,
            &old,
            Cause::Missing,
            "there is no such profile",
            "see `opsarc profile list`",
        ));
    }
    if fs::symlink_metadata(&new).is_ok() {
        let hint = "choose another name, or join the two with `opsarc merge`";
        return Err(StoreError::new(DOING, &new, Cause::Exists, "there is a profile of that name", hint));
    }
    fs::rename(&old, &new).map_err(|e| StoreError::system(DOING, &old, &e))?;
    Ok(new)
}
