//! What a person set: name, roles, pathway, target, hours.

use serde::{Deserialize, Deserializer, Serialize};

use super::day::Day;
use crate::framework::id::{PathwayId, RoleId};
use crate::framework::text::Text;

/// A change of settings. A field that is absent is unchanged; null clears it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Change {
    /// The person's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// The role clusters; at least one counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<RoleId>>,
    /// The pathway.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(with = "Option<PathwayId>")]
    pub pathway: Option<Option<PathwayId>>,
    /// The target level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<u8>,
    /// When the target should be reached.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(with = "Option<Day>")]
    pub target_date: Option<Option<Day>>,
    /// Hours a week for growth.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    #[schemars(with = "Option<u8>")]
    pub hours: Option<Option<u8>>,
}

/// Tells a null from an absent field.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(d: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(d).map(Some)
}

/// The settings that hold at a date.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The person's name; empty until given.
    pub name: Text,
    /// The role clusters chosen, as recorded.
    pub roles: Vec<RoleId>,
    /// The pathway chosen.
    pub pathway: Option<PathwayId>,
    /// The target level chosen.
    pub target: Option<u8>,
    /// When it should be reached.
    pub target_date: Option<Day>,
    /// Hours a week.
    pub hours: Option<u8>,
}

impl Settings {
    /// Applies a later change.
    pub fn apply(&mut self, change: &Change) {
        if let Some(name) = &change.name {
            self.name = name.clone();
        }
        if let Some(roles) = &change.roles {
            self.roles.clone_from(roles);
        }
        if let Some(pathway) = &change.pathway {
            self.pathway.clone_from(pathway);
        }
        if let Some(target) = change.target {
            self.target = Some(target);
        }
        if let Some(date) = change.target_date {
            self.target_date = date;
        }
        if let Some(hours) = change.hours {
            self.hours = hours;
        }
    }
}
