//! A file that an editor may write to: in the program's own folder, readable by its owner, gone afterwards.

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
    /// A scratch file holding `text`.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn new(places: &Places, text: &str) -> Result<Self, StoreError> {
        let folder = places.state.join("scratch");
        let made = || {
            make_folder(&folder.join("note"))?;
            let mut file = tempfile::Builder::new().prefix("note-").suffix(".md").tempfile_in(&folder)?;
            file.write_all(text.as_bytes())?;
            file.flush()?;
            Ok(Self(file))
        };
        made().map_err(|e| StoreError::system("handing the note to the editor", &folder, &e))
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
