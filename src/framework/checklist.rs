//! Checklists for what no single profile can show: pitfalls of a team or of hiring (brief 2.7).

use serde::{Deserialize, Serialize};

use super::id::ChecklistId;
use super::text::Text;

/// A checklist.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Its id.
    pub id: ChecklistId,
    /// Its name.
    pub title: Text,
    /// When it is gone through, and by whom.
    pub when: Text,
    /// What is checked, in order.
    pub items: Vec<Check>,
}

/// A point of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// What must be so.
    pub check: Text,
    /// What happens where it is not.
    pub why: Text,
    /// Whether it is ours and not the source's.
    #[serde(default)]
    pub derived: bool,
}
