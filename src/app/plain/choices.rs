//! Choices that are read out and understood, each list in one place.

use crate::app::model::{Front, Model};
use crate::app::tabs::Tab;
use crate::framework::framework::Framework;

/// Whether the page of a competency is open and nothing lies above it.
#[must_use]
pub fn walking(model: &Model) -> bool {
    model.overlay.is_none() && matches!(model.front, Front::Tab) && model.tab == Tab::Walk
}

/// The names of the pathways, and of none.
#[must_use]
pub fn pathways(framework: &Framework) -> Vec<String> {
    framework.pathways().iter().map(|p| p.title.line().into_owned()).chain(["none".to_owned()]).collect()
}

/// How one may begin.
#[must_use]
pub fn begins() -> [String; 2] {
    ["placement".to_owned(), "walk".to_owned()]
}
