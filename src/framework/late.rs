//! Values that are parsed when they are first asked for.

use std::sync::OnceLock;

use serde::de::DeserializeOwned;

/// A value of the shipped framework, kept as JSON until somebody looks at it; or one that is there already.
#[derive(Debug, Clone)]
pub(in crate::framework) struct Late<T> {
    json: &'static [u8],
    value: OnceLock<T>,
}

impl<T: DeserializeOwned + Default> Late<T> {
    /// A value to be parsed from `json`, which must be sound: the test that reads all of them says so.
    pub(in crate::framework) fn unread(json: &'static [u8]) -> Self {
        Self { json, value: OnceLock::new() }
    }

    /// The value. Nothing where the JSON is not sound.
    pub(in crate::framework) fn get(&self) -> &T {
        self.value.get_or_init(|| {
            let json = std::str::from_utf8(self.json).unwrap_or_default();
            serde_json::from_str(json).unwrap_or_default()
        })
    }
}

impl<T> From<T> for Late<T> {
    fn from(value: T) -> Self {
        Self { json: &[], value: OnceLock::from(value) }
    }
}
