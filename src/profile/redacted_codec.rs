//! The line of one competency in a redacted packet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::redacted::Counted;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;

/// One competency with what counts of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
#[schemars(rename = "Level")]
pub(in crate::profile) struct LevelLine {
    /// Which.
    competency: CompetencyId,
    /// What counts.
    effective: Rating,
    /// The same where a mentor rating or evidence exists, else 0.
    backed: Rating,
}

impl LevelLine {
    /// The line of `competency`.
    pub(in crate::profile) fn new(competency: &CompetencyId, counted: Counted) -> Self {
        Self { competency: competency.clone(), effective: counted.effective, backed: counted.backed }
    }
}

/// The levels of these lines.
pub(in crate::profile) fn levels(lines: Vec<LevelLine>) -> Result<BTreeMap<CompetencyId, Counted>, String> {
    let mut levels = BTreeMap::new();
    for LevelLine { competency, effective, backed } in lines {
        if backed > effective {
            return Err(format!("`{competency}` is backed above what counts of it"));
        }
        if levels.insert(competency.clone(), Counted { effective, backed }).is_some() {
            return Err(format!("`{competency}` stands here twice"));
        }
    }
    Ok(levels)
}
