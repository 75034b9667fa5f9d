//! Keeping what the program must not lose: the profile, the drafts, the place in the walk.

use std::path::{Path, PathBuf};

use crate::app::message::Message;
use crate::app::model::Model;
use crate::profile::position::Position;
use crate::store::places::Places;
use crate::store::profile_file::{self, FileStamp};
use crate::store::{drafts_file, position_file};

/// Where things are kept, and what the file was when it was last seen.
#[derive(Debug)]
pub struct Keeper {
    places: Places,
    path: Option<PathBuf>,
    stamp: Option<FileStamp>,
}

impl Keeper {
    /// Keeps the profile at `path`; nothing is kept where there is none.
    #[must_use]
    pub fn new(places: Places, path: Option<PathBuf>, stamp: Option<FileStamp>) -> Self {
        Self { places, path, stamp }
    }

    /// Where the program keeps its files.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Saves the profile, merged with what changed on disk meanwhile; the result is a message.
    pub fn save(&mut self, model: &Model) -> Option<Message> {
        let path = self.path.as_ref()?;
        Some(match profile_file::save(path, model.session.profile(), self.stamp.as_ref()) {
            Ok(saved) => {
                self.stamp = Some(saved.stamp);
                Message::Saved(saved.merged.map(|profile| Box::new(profile.log)))
            }
            Err(e) => Message::SaveFailed(format!("{} {}", e.why, e.hint)),
        })
    }

    /// Keeps half-typed text and the place in the walk; a failure is told in words.
    pub fn keep(&self, model: &Model) -> Option<Message> {
        self.path.as_ref()?;
        // A profile that was never begun leaves nothing behind.
        if model.session.profile().log.is_empty() {
            return None;
        }
        let id = model.session.profile().header.id;
        let position = Position { walk: model.place.clone() };
        let drafts = drafts_file::save(&self.places, id, &model.drafts);
        let place = position_file::save(&self.places, id, &position);
        drafts
            .and(place)
            .err()
            .map(|e| Message::Told(format!("What you type cannot be kept beside the profile: {}", e.why)))
    }

    /// Writes what could not be saved to a place of its own before the program ends; says where, and what brings
    /// it back. What was rescued there before stays in it.
    pub fn rescue(&self, model: &Model) -> Result<String, String> {
        let profile = model.session.profile();
        let path = self.places.state.join("rescued").join(format!("{}.json", profile.header.id));
        profile_file::save(&path, profile, None).map_err(|e| e.to_string())?;
        let word = |path: &Path| shell_words::quote(&path.to_string_lossy()).into_owned();
        let (rescued, own) = (word(&path), self.path.as_deref().map(word).unwrap_or_default());
        // A profile that was never saved has no file to merge into.
        let command = if self.stamp.is_some() { "opsarc merge" } else { "cp" };
        let (first, second) = if self.stamp.is_some() { (&own, &rescued) } else { (&rescued, &own) };
        Ok(format!(
            "everything is in {rescued}; once it can be saved again, `{command} {first} {second}` brings it back"
        ))
    }
}
