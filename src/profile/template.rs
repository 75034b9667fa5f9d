//! The configuration file to begin from: every setting with what it says, as comments, so that it changes nothing.

use super::preferences::Preferences;
use super::setting::{Given, SECTIONS, SETTINGS};

/// The template.
#[must_use]
pub fn template() -> String {
    let defaults = Preferences::default();
    let mut out = String::from(
        "# The configuration of opsarc. Every key is optional; a line that begins with # says nothing.\n\
         # `opsarc config check` tells what cannot be used, `opsarc config show` what holds.\n",
    );
    for setting in SETTINGS {
        let value = written(setting.get(&defaults));
        out.push_str(&format!("\n# {}: {}.\n# {} = {value}\n", setting.wanted(), setting.says, setting.name));
    }
    for section in SECTIONS {
        out.push_str(&format!("\n# {}.\n# [{}]\n# {}\n", section.says, section.name, section.example));
    }
    out
}

/// A value as TOML writes it.
#[must_use]
pub fn written(given: Given<'_>) -> String {
    match given {
        Given::Switch(on) => on.to_string(),
        Given::Text(text) => toml::Value::from(text).to_string(),
    }
}
