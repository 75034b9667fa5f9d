//! The configuration as the interface takes it: what the file says, the keys in force, and the framework with the
//! horizons that it sets.

use crate::app::keys::Keys;
use crate::framework::framework::Framework;
use crate::profile::preferences::{Complaint, Preferences};
use crate::store::places::Places;
use crate::store::preferences_file;

/// A configuration that was read.
pub struct Configuration {
    /// What the file says.
    pub preferences: Preferences,
    /// The keys in force.
    pub keys: Keys,
    /// The framework with the horizons that the file sets.
    pub framework: &'static Framework,
    /// What was passed over in the file, in words.
    pub wrong: Option<String>,
}

impl Configuration {
    /// Reads it. A line that cannot be used is passed over.
    ///
    /// # Errors
    /// Why the file cannot be read at all, in words.
    pub fn load(places: &Places, framework: &'static Framework) -> Result<Self, String> {
        let (preferences, complaints) =
            preferences_file::load(places).map_err(|e| format!("Configuration: {}; {}.", e.why, e.hint))?;
        Ok(Self::of(preferences, complaints, framework))
    }

    /// The defaults, because of `wrong`.
    #[must_use]
    pub fn default_with(framework: &'static Framework, wrong: String) -> Self {
        let wrong = Some(wrong);
        Self { preferences: Preferences::default(), keys: Keys::default(), framework, wrong }
    }

    fn of(preferences: Preferences, mut complaints: Vec<Complaint>, framework: &'static Framework) -> Self {
        let (keys, more) = Keys::new(&preferences.keys);
        complaints.extend(more);
        let (horizons, more) = preferences.horizons(framework);
        complaints.extend(more);
        complaints.sort_by_key(|complaint| complaint.at);
        let framework = match horizons.as_slice() == framework.horizons() {
            true => framework,
            // It lives as long as the program, and is made only when the file says otherwise than before.
            false => Box::leak(Box::new(framework.with_horizons(horizons))),
        };
        let rest = complaints.len().saturating_sub(1);
        let wrong = complaints.first().map(|first| match rest {
            0 => format!("Configuration, {first}."),
            _ => format!("Configuration, {first}, and {rest} more: `opsarc config check` tells all."),
        });
        Self { preferences, keys, framework, wrong }
    }
}
