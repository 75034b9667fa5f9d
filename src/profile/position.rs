//! Where the person was when the program was left.

use serde::{Deserialize, Serialize};

use crate::framework::id::CompetencyId;

/// Where the person was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Position {
    /// The competency that the walk was at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub walk: Option<CompetencyId>,
}
