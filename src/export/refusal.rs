//! Why a document cannot be made.

/// Why a document cannot be made of this record, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}; {hint}")]
pub struct Refusal {
    /// Why not.
    pub why: String,
    /// What to do.
    pub hint: String,
}

impl Refusal {
    /// A refusal in these words.
    #[must_use]
    pub fn new(why: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { why: why.into(), hint: hint.into() }
    }
}
