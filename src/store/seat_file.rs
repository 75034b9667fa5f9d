//! As whom a mentee's record was opened last, one small file per profile. It may be lost: then a mentor says
//! again who they are.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::places::Places;
use super::text_file;
use crate::framework::text::Text;
use crate::profile::entry::EntryId;
use crate::profile::moment::Moment;

/// As whom, and what went back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Seat {
    /// The mentor's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mentor: Option<Text>,
    /// When a return was made last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned: Option<Moment>,
}

fn path(places: &Places, profile: EntryId) -> PathBuf {
    places.state.join("seats").join(format!("{profile}.json"))
}

/// As whom the record was opened last; nobody if nothing was kept.
///
/// # Errors
/// [`StoreError`] when there is a file that cannot be read.
pub fn load(places: &Places, profile: EntryId) -> Result<Seat, StoreError> {
    text_file::load_state("reading as whom it was opened", &path(places, profile))
}

/// Keeps as whom the record is opened.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub fn save(places: &Places, profile: EntryId, seat: &Seat) -> Result<(), StoreError> {
    text_file::save_state("keeping as whom it was opened", &path(places, profile), Some(seat))
}
