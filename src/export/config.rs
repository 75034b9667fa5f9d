//! The JSON shape of the configuration in force.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use crate::profile::preferences::Preferences;
use crate::profile::setting::{Given, SETTINGS};

/// Keys of one's own for an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReboundItem {
    /// The name of the context.
    pub context: String,
    /// The name of the action.
    pub action: String,
    /// Its keys.
    pub keys: Vec<String>,
}

/// What the configuration says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConfigReport {
    schema: &'static str,
    /// Where the file is, whether there is one or not.
    pub path: String,
    /// Every setting with its value.
    pub settings: BTreeMap<&'static str, Value>,
    /// Horizons in months, by competency or area.
    pub freshness: BTreeMap<String, u16>,
    /// Keys of one's own.
    pub keys: Vec<ReboundItem>,
}

impl ConfigReport {
    /// The report.
    #[must_use]
    pub fn new(path: &Path, preferences: &Preferences) -> Self {
        let value = |given: Given<'_>| match given {
            Given::Text(text) => Value::from(text),
            Given::Switch(on) => Value::from(on),
        };
        Self {
            schema: "opsarc/config@1",
            path: path.to_string_lossy().into_owned(),
            settings: SETTINGS.iter().map(|setting| (setting.name, value(setting.get(preferences)))).collect(),
            freshness: preferences.freshness.iter().map(|f| (f.of.clone(), f.months)).collect(),
            keys: preferences
                .keys
                .iter()
                .map(|line| ReboundItem {
                    context: line.context.clone(),
                    action: line.action.clone(),
                    keys: line.keys.clone(),
                })
                .collect(),
        }
    }
}
