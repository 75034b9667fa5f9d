//! The glossary: the words that the framework uses, each explained once.

use serde::{Deserialize, Serialize};

use super::id::CompetencyId;
use super::text::Text;

/// A word of the field as this framework uses it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The word.
    pub term: Text,
    /// What is meant by it.
    pub meaning: Text,
    /// Which competencies teach it.
    #[serde(default, rename = "for", skip_serializing_if = "Vec::is_empty")]
    pub serves: Vec<CompetencyId>,
}
