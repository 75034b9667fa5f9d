//! Proficiency levels.

use serde::{Deserialize, Serialize};

use super::id::LevelId;
use super::text::Text;

/// A proficiency level. Numbers run from 1 without a gap.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Its number, from 1.
    pub level: u8,
    /// Its id.
    pub id: LevelId,
    /// Its name, such as "Foundational Practitioner".
    pub title: Text,
    /// What a person at this level does, and what is not expected, in short.
    pub summary: Text,
    /// What a person at this level does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub does: Vec<Text>,
    /// What is not expected of a person at this level.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_expected: Vec<Text>,
    /// How many core items must stand at 3 by mentor rating (brief 2.5, condition 4); 0 for none.
    #[serde(default)]
    pub mentor_confirmations: u8,
    /// Staleness horizon of its competencies in months, a heuristic (brief 2.4).
    pub horizon_months: u16,
}
