//! Which theme is asked for. What its colours are is the view's business.

/// A choice of theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ThemeChoice {
    /// By what is known of the terminal.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Seven to one and more, on whichever background there is.
    HighContrast,
    /// Colours that people with any kind of colour vision tell apart.
    ColourBlind,
    /// The terminal's own sixteen colours.
    Ansi,
    /// No colours.
    Mono,
}

/// All choices with their names and what they are, in the order in which the list of themes shows them.
pub const THEMES: [(ThemeChoice, &str, &str); 7] = [
    (ThemeChoice::Auto, "auto", "by what is known of the terminal"),
    (ThemeChoice::Dark, "dark", "for a dark background"),
    (ThemeChoice::Light, "light", "for a light background"),
    (ThemeChoice::HighContrast, "high-contrast", "7:1 and more, on the background there is"),
    (ThemeChoice::ColourBlind, "colour-blind", "blue and orange, for all kinds of colour vision"),
    (ThemeChoice::Ansi, "ansi", "the terminal's own sixteen colours"),
    (ThemeChoice::Mono, "mono", "no colours: bold, reverse and glyphs"),
];

impl ThemeChoice {
    /// The name, as in the configuration file.
    #[must_use]
    pub fn name(self) -> &'static str {
        THEMES.iter().find(|(theme, ..)| *theme == self).map_or("auto", |(_, name, _)| name)
    }

    /// The choice with this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        THEMES.iter().find(|(_, n, _)| *n == name).map(|(theme, ..)| *theme)
    }
}
