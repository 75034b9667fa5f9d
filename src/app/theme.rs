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
    /// The terminal's own sixteen colours.
    Ansi,
    /// No colours.
    Mono,
}

/// All choices in the order in which the theme key walks through them.
pub const THEMES: [(ThemeChoice, &str); 5] = [
    (ThemeChoice::Auto, "auto"),
    (ThemeChoice::Dark, "dark"),
    (ThemeChoice::Light, "light"),
    (ThemeChoice::Ansi, "ansi"),
    (ThemeChoice::Mono, "mono"),
];

impl ThemeChoice {
    /// The name, as in the preferences file.
    #[must_use]
    pub fn name(self) -> &'static str {
        THEMES.iter().find(|(theme, _)| *theme == self).map_or("auto", |(_, name)| name)
    }

    /// The choice with this name; `Auto` for a name that is not in the table.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        THEMES.iter().find(|(_, n)| *n == name).map_or(Self::Auto, |(theme, _)| *theme)
    }

    /// The one after this.
    #[must_use]
    pub fn next(self) -> Self {
        let here = THEMES.iter().position(|(theme, _)| *theme == self).unwrap_or(0);
        THEMES.iter().cycle().nth(here + 1).map_or(Self::Auto, |(theme, _)| *theme)
    }
}
