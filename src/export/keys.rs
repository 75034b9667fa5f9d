//! The JSON shape of the keys.

use serde::Serialize;

/// An action with its keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyItem {
    /// Its name in the configuration.
    pub action: String,
    /// What it does.
    pub says: &'static str,
    /// Its keys.
    pub keys: Vec<String>,
    /// Whether they are the program's own.
    pub default: bool,
}

/// The actions of a context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContextItem {
    /// Its name in the configuration.
    pub context: String,
    /// Its heading.
    pub title: &'static str,
    /// What can be done there.
    pub actions: Vec<KeyItem>,
}

/// Every key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeysReport {
    schema: &'static str,
    /// Context by context.
    pub contexts: Vec<ContextItem>,
}

impl KeysReport {
    /// The report.
    #[must_use]
    pub fn new(contexts: Vec<ContextItem>) -> Self {
        Self { schema: "opsarc/keys@1", contexts }
    }
}
