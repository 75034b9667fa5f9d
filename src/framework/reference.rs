//! References: where the facts are.

use serde::{Deserialize, Serialize};

use super::id::{CompetencyId, ReferenceId};
use super::text::Text;

/// A reference with its address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Its id.
    pub id: ReferenceId,
    /// A description of the page, not a quotation.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Text,
    /// Its https address.
    pub url: Text,
    /// How it was checked: `read`, `src` or `cited`.
    pub check: Text,
    /// Which competencies it serves.
    #[serde(default, rename = "for")]
    pub serves: Vec<CompetencyId>,
}

/// A data set or sandbox for projects (brief 5.1).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sandbox {
    /// Its name.
    pub name: Text,
    /// Where it is.
    pub at: Text,
    /// What it gives.
    pub gives: Text,
    /// What to mind.
    pub caution: Text,
}
