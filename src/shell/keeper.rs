//! Keeping what the program must not lose: the profile, the drafts, the place in the walk.

use std::path::{Path, PathBuf};

use super::error::Unsaved;
use crate::app::message::Message;
use crate::app::model::{Model, Saving};
use crate::framework::text::clean_line;
use crate::profile::position::Position;
use crate::profile::profile::Profile;
use crate::store::error::StoreError;
use crate::store::places::Places;
use crate::store::profile_file::{self, FileStamp};
use crate::store::{beside, drafts_file, position_file};

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
        let path = self.path.clone()?;
        Some(match self.put(&path, model) {
            Ok(merged) => Message::Saved(merged.map(|profile| Box::new(profile.log))),
            Err(e) => Message::SaveFailed(unsaved(&e)),
        })
    }

    fn put(&mut self, path: &Path, model: &Model) -> Result<Option<Profile>, StoreError> {
        let saved = profile_file::save(path, &model.session.whole().profile, self.stamp.as_ref())?;
        self.stamp = Some(saved.stamp);
        Ok(saved.merged)
    }

    /// Looks for copies of the profile beside it; none is no news.
    pub fn look_beside(&self, model: &Model) -> Option<Message> {
        let copies = beside::look(self.path.as_deref()?, model.session.profile());
        let told: Vec<_> = copies.iter().map(|copy| (copy.name(), copy.brings)).collect();
        (!told.is_empty()).then_some(Message::Beside(told))
    }

    /// Reads what the copies beside the profile say.
    pub fn join_beside(&self, model: &Model) -> Option<Message> {
        let copies = beside::look(self.path.as_deref()?, model.session.profile());
        Some(Message::Joined(Box::new(copies.into_iter().flat_map(|copy| copy.profile.log.into_entries()).collect())))
    }

    /// Saves the profile before the program ends; what cannot be saved is rescued.
    ///
    /// # Errors
    /// [`Unsaved`], when it could not be saved.
    fn save_at_last(&mut self, model: &Model) -> Result<(), Unsaved> {
        let Some(path) = self.path.clone() else { return Ok(()) };
        let Err(e) = self.put(&path, model) else { return Ok(()) };
        let why = format!("{} could not be saved: {}", word(&path), e.why);
        Err(match self.rescue(model) {
            Ok(rescued) => Unsaved { why, hint: format!("{}; {rescued}", e.hint) },
            Err(rescue) => Unsaved {
                why: format!("{why}; and it was not rescued either: {rescue}"),
                hint: format!("{}; what was recorded since the last save is in no file", e.hint),
            },
        })
    }

    /// Saves what is not saved yet; what cannot be saved is rescued, and told.
    ///
    /// # Errors
    /// [`Unsaved`], when it could not be saved.
    pub fn end(&mut self, model: &Model) -> Result<(), Unsaved> {
        self.keep(model);
        match model.saving {
            Saving::Pending | Saving::Failed(_) => self.save_at_last(model),
            Saving::Saved | Saving::Off(_) => Ok(()),
        }
    }

    /// Saves all that can be saved after an error of the program's own.
    ///
    /// # Errors
    /// [`Unsaved`], when it could not be saved.
    pub fn end_after_crash(&mut self, model: &Model) -> Result<(), Unsaved> {
        self.keep(model);
        // What the model says of saving may be as broken as the rest; a profile without a change is not written.
        if matches!(model.saving, Saving::Off(_)) { Ok(()) } else { self.save_at_last(model) }
    }

    /// Keeps half-typed text and the place in the walk; a failure is told in words.
    pub fn keep(&self, model: &Model) -> Option<Message> {
        self.path.as_ref()?;
        // A profile that was never begun leaves nothing behind.
        if model.session.whole().profile.log.is_empty() {
            return None;
        }
        let id = model.session.whole().profile.header.id;
        let position = Position { walk: model.place.clone() };
        let drafts = drafts_file::save(&self.places, id, &model.drafts);
        let place = position_file::save(&self.places, id, &position);
        drafts
            .and(place)
            .err()
            .map(|e| Message::Told(format!("What you type cannot be kept beside the profile: {}", e.why)))
    }

    /// Writes what could not be saved to a place of its own; says where, and what brings it back. What was rescued
    /// there before stays in it.
    fn rescue(&self, model: &Model) -> Result<String, StoreError> {
        let profile = &model.session.whole().profile;
        let path = self.places.state.join("rescued").join(format!("{}.json", profile.header.id));
        profile_file::save(&path, profile, None)?;
        let (rescued, own) = (word(&path), self.path.as_deref().map(word).unwrap_or_default());
        // A profile that was never saved has no file to merge into.
        let command = if self.stamp.is_some() { "opsarc merge" } else { "cp" };
        let (first, second) = if self.stamp.is_some() { (&own, &rescued) } else { (&rescued, &own) };
        Ok(format!(
            "everything is in {rescued}; once it can be saved again, `{command} {first} {second}` brings it back"
        ))
    }
}

/// A path as a word of a shell.
fn word(path: &Path) -> String {
    shell_words::quote(&clean_line(&path.to_string_lossy())).into_owned()
}

/// What stands on the screen until a save succeeds. Why it failed and what to do come first: a narrow screen cuts the
/// end off.
fn unsaved(e: &StoreError) -> String {
    let file = clean_line(&e.path.to_string_lossy()).into_owned();
    format!(
        "{}; tried again by itself. To do: {}. The file is {file}. Leaving keeps everything in another file and says where.",
        e.why, e.hint
    )
}
