//! Settings of the program, kept in its own file and never in a profile.

use serde::{Deserialize, Serialize};

/// A choice of theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// By what is known of the terminal.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// The terminal's own sixteen colours.
    Ansi,
    /// No colours.
    Mono,
}

/// All choices in the order in which the theme key walks through them.
pub const THEMES: [(Theme, &str); 5] = [
    (Theme::Auto, "auto"),
    (Theme::Dark, "dark"),
    (Theme::Light, "light"),
    (Theme::Ansi, "ansi"),
    (Theme::Mono, "mono"),
];

impl Theme {
    /// The name, as in the preferences file.
    #[must_use]
    pub fn name(self) -> &'static str {
        THEMES.iter().find(|(theme, _)| *theme == self).map_or("auto", |(_, name)| name)
    }

    /// The one after this.
    #[must_use]
    pub fn next(self) -> Self {
        let here = THEMES.iter().position(|(theme, _)| *theme == self).unwrap_or(0);
        THEMES.iter().cycle().nth(here + 1).map_or(Self::Auto, |(theme, _)| *theme)
    }
}

/// What was learnt of the terminal's background, remembered between starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Background {
    /// It is dark.
    Dark,
    /// It is light.
    Light,
    /// It was asked and did not answer.
    Unknown,
}

/// Settings of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The theme.
    pub theme: Theme,
    /// Whether the mouse is reported to the program.
    pub mouse: bool,
    /// The remembered background; `None` until the terminal was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background: Option<Background>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { theme: Theme::Auto, mouse: true, background: None }
    }
}
