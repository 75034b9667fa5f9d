//! The one line that says what happened.

/// A notice above the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether it warns.
    pub warns: bool,
}

impl Notice {
    /// Says something.
    #[must_use]
    pub fn say(text: impl Into<String>) -> Self {
        Self { text: text.into(), warns: false }
    }

    /// Warns of something.
    #[must_use]
    pub fn warn(text: impl Into<String>) -> Self {
        Self { text: text.into(), warns: true }
    }
}
