//! Why the interface ended other than by being left.

use std::io;

/// Why the interface ended other than by being left.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// The terminal failed.
    #[error(transparent)]
    Terminal(#[from] io::Error),
    /// Not everything is in the profile's file.
    #[error(transparent)]
    Unsaved(#[from] Unsaved),
    /// An error of the program's own ended it.
    #[error(transparent)]
    Crashed(#[from] Crashed),
}

/// An error of the program's own ended it.
#[derive(Debug, thiserror::Error)]
#[error("{why}")]
pub struct Crashed {
    /// Where it came up, and what it said.
    pub why: String,
    /// What became of what was done, and where the report is.
    pub hint: String,
}

/// Not everything is in the profile's file.
#[derive(Debug, thiserror::Error)]
#[error("{why}")]
pub struct Unsaved {
    /// Which file could not be saved, and why.
    pub why: String,
    /// Where everything is instead, and what brings it back.
    pub hint: String,
}
