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
    /// What a person at this level does, and what is not expected.
    pub summary: Text,
    /// How many core items must stand at 3 by mentor rating (brief 2.5, condition 4); 0 for none.
    #[serde(default)]
    pub mentor_confirmations: u8,
    /// Staleness horizon of its competencies in months, a heuristic (brief 2.4).
    pub horizon_months: u16,
}
