//! A redacted packet: levels and nothing else. What counts of each rated competency and how much of it is backed, the
//! role clusters, the stages in figures. No name, no words, no profile id, no date finer than the month.
//!
//! This is the type that a team view reads: [`Redacted`], from [`super::packet_codec::decode`]. It is never merged into
//! a profile. `person` tells that two files are of one person, of which the later month holds; it is a digest of the profile's id,
//! so whoever has that profile, or another packet of it, can tell whose it is, and nobody else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entry::EntryId;
use super::month::Month;
use super::seal::checksum;
use crate::framework::id::{CompetencyId, FrameworkId, RoleId};
use crate::framework::rating::Rating;
use crate::framework::text::Text;

/// Levels without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    /// The same in every redacted packet of one person: 32 hexadecimal digits.
    pub person: Text,
    /// The id and version of the framework.
    pub framework: (FrameworkId, Text),
    /// The month of which the levels are.
    pub made: Month,
    /// The role clusters that count.
    pub roles: Vec<RoleId>,
    /// The target level.
    pub target: u8,
    /// The level attained, if any.
    pub attained: Option<u8>,
    /// The number of the active stage.
    pub active_stage: u8,
    /// The stages in order.
    pub stages: Vec<StageFigures>,
    /// What counts of each competency that is rated.
    pub levels: BTreeMap<CompetencyId, Counted>,
}

/// What counts of one competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The effective rating.
    pub effective: Rating,
    /// The same where a mentor rating or evidence exists, else 0; at most `effective`.
    pub backed: Rating,
}

/// How far a stage is. Percentages are whole, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct StageFigures {
    /// Its number.
    pub stage: u8,
    /// claimed%.
    #[schemars(range(max = 100))]
    pub claimed: u8,
    /// backed%, at most `claimed`.
    #[schemars(range(max = 100))]
    pub backed: u8,
    /// How many of the stage's competencies are rated.
    pub rated: u16,
    /// Of how many.
    pub of: u16,
}

impl Redacted {
    /// What stands for the person with the profile `id`.
    #[must_use]
    pub fn person(id: EntryId) -> Text {
        let digest = checksum(&format!("opsarc redacted {id}"));
        Text::new(digest.get(..32).unwrap_or(&digest))
    }
}
