//! The configuration file on the disk: read, changed, begun from the template, and watched for what another program
//! changes in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::{Cause, StoreError};
use super::places::Places;
use super::preferences_text::{edited, parse};
use super::replace::{Care, Reader, make_folder, replace, resolved};
use super::text_file;
use crate::profile::preferences::{Complaint, Edit, Preferences};
use crate::profile::template::template;

/// Reads the settings; the defaults where the file does not say, or there is none.
///
/// # Errors
/// [`StoreError`] when there is a file that cannot be read at all.
pub fn load(places: &Places) -> Result<(Preferences, Vec<Complaint>), StoreError> {
    match text_file::read("reading the configuration", &places.preferences()) {
        Ok(text) => Ok(parse(&text)),
        Err(e) if e.cause == Cause::Missing => Ok((Preferences::default(), Vec::new())),
        Err(e) => Err(e),
    }
}

/// Makes changes in the configuration file and leaves the rest of it, comments too, as it is.
///
/// # Errors
/// [`StoreError`] when the file cannot be read or written, or is no TOML: then it stays as it is.
pub fn change(places: &Places, edits: &[Edit]) -> Result<(), StoreError> {
    const DOING: &str = "changing the configuration";
    let path = places.preferences();
    let text = match text_file::read(DOING, &path) {
        Ok(text) => text,
        Err(e) if e.cause == Cause::Missing => String::new(),
        Err(e) => return Err(e),
    };
    let changed = edited(&text, edits).map_err(|complaint| {
        let hint = "mend that line: `opsarc config check` tells all";
        StoreError::new(DOING, &path, Cause::Unreadable, &complaint.to_string(), hint)
    })?;
    if changed == text { Ok(()) } else { put(&path, &changed).map_err(|e| StoreError::system(DOING, &path, &e)) }
}

/// Begins the file from the template where there is none; tells its path.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub fn begin(places: &Places) -> Result<PathBuf, StoreError> {
    let path = places.preferences();
    let missing = matches!(fs::symlink_metadata(&path), Err(e) if e.kind() == io::ErrorKind::NotFound);
    if missing {
        put(&path, &template()).map_err(|e| StoreError::system("beginning the configuration", &path, &e))?;
    }
    Ok(path)
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    make_folder(path)?;
    replace(&resolved(path)?, text.as_bytes(), Care::Light, Reader::Anyone).map(drop)
}

/// What the file looked like when it was last looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look(Option<(u64, Option<SystemTime>)>);

impl Look {
    /// Looks at the file, without reading it.
    #[must_use]
    pub fn at(places: &Places) -> Self {
        let seen = fs::metadata(places.preferences()).ok();
        Self(seen.map(|meta| (meta.len(), meta.modified().ok())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::theme_choice::ThemeChoice;

    #[test]
    fn the_file_is_begun_once_changed_and_seen_to_change() {
        let home = tempfile::tempdir().unwrap();
        let places = Places::from_env(|name| (name == "OPSARC_HOME").then(|| home.path().into()));
        let nothing = Look::at(&places);
        assert_eq!(load(&places).unwrap(), (Preferences::default(), Vec::new()));
        let path = begin(&places).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), template());
        let begun = Look::at(&places);
        assert_ne!(begun, nothing);
        change(&places, &[Edit::Word("theme", "light")]).unwrap();
        assert_ne!(Look::at(&places), begun);
        begin(&places).unwrap();
        let (preferences, complaints) = load(&places).unwrap();
        assert_eq!((preferences.theme, complaints), (ThemeChoice::Light, Vec::new()));
        assert!(fs::read_to_string(&path).unwrap().contains("# [freshness]"));
    }

    #[test]
    fn a_file_that_is_no_toml_is_not_changed() {
        let home = tempfile::tempdir().unwrap();
        let places = Places::from_env(|name| (name == "OPSARC_HOME").then(|| home.path().into()));
        let path = begin(&places).unwrap();
        fs::write(&path, "mouse = true\ntheme = \n").unwrap();
        let error = change(&places, &[Edit::Switch("mouse", false)]).unwrap_err();
        assert!(error.why.starts_with("line 2, column "), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "mouse = true\ntheme = \n");
    }
}
