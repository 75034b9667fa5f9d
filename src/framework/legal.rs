//! The legal note. Law goes out of date, so all of it stands in one place with its date, and nowhere else
//! (brief 6, point 19).

use serde::{Deserialize, Serialize};

use super::id::ReferenceId;
use super::text::Text;

/// What the framework says about law, as of one day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LegalNote {
    /// The civil date as of which it holds, `YYYY-MM-DD`.
    pub dated: Text,
    /// The civil date by which it is to be read again, `YYYY-MM-DD`.
    pub check_again: Text,
    /// What it is not.
    pub caution: Text,
    /// What it says.
    pub points: Vec<LegalPoint>,
}

/// One point of the legal note.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LegalPoint {
    /// What it is about.
    pub title: Text,
    /// What holds.
    pub text: Text,
    /// Where that stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<ReferenceId>,
}
