//! Settings of the program, not of the person: what the configuration file may say.

use serde::{Deserialize, Serialize};

/// Which characters the views may draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Glyphs {
    /// Blocks, Braille and box lines.
    #[default]
    Unicode,
    /// Plain ASCII.
    Ascii,
}

/// The settings, each with its default where the file does not say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Preferences {
    /// The theme: `auto`, `dark`, `light` or another theme's name.
    pub theme: String,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Which characters are drawn.
    pub glyphs: Glyphs,
    /// The editor for long texts, as a command line; empty for `$VISUAL` or `$EDITOR`.
    pub editor: String,
    /// The profile to open: a name or a path; empty for `default`.
    pub profile: String,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: "auto".to_owned(),
            mouse: true,
            glyphs: Glyphs::Unicode,
            editor: String::new(),
            profile: String::new(),
        }
    }
}

/// The keys of the configuration file, each with what it says: one table for reading, the
/// suggestion on a misspelt key, and the documents.
pub const KEYS: [(&str, &str); 5] = [
    ("theme", "auto, dark, light or the name of another theme"),
    ("mouse", "true or false"),
    ("glyphs", "unicode, or ascii for a curve without braille"),
    ("editor", "the command for long texts; empty for $VISUAL or $EDITOR"),
    ("profile", "the profile to open, by name or path; empty for default"),
];
