//! A file for another program: in this program's own folder, readable by its owner, gone afterwards.

use std::io::Write;
use std::path::Path;

use super::error::StoreError;
use super::places::Places;
use super::replace::make_folder;
use super::text_file;

/// The file. It is removed when this is dropped.
#[derive(Debug)]
pub struct Scratch(tempfile::NamedTempFile);

impl Scratch {
    /// A scratch file holding the text of a note, for an editor.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn new(places: &Places, text: &str) -> Result<Self, StoreError> {
        Self::named(places, "handing the note to the editor", ".md", text)
    }

    /// A scratch file holding `text`, whose name ends in `ending`. `doing` begins the message of an error.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn named(places: &Places, doing: &'static str, ending: &str, text: &str) -> Result<Self, StoreError> {
        let folder = places.state.join("scratch");
        let made = || {
            make_folder(&folder.join("note"))?;
            let mut file = tempfile::Builder::new().prefix("note-").suffix(ending).tempfile_in(&folder)?;
            file.write_all(text.as_bytes())?;
            file.flush()?;
            Ok(Self(file))
        };
        made().map_err(|e| StoreError::system(doing, &folder, &e))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// What the editor left in it. Read by its path: editors replace the file they were given.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn text(&self) -> Result<String, StoreError> {
        text_file::read("reading the note back", self.path())
    }
}
