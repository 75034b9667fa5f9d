//! Pathways: an ordered emphasis for people who come from a neighbouring discipline.

use serde::{Deserialize, Serialize};

use super::id::{CompetencyId, PathwayId, RoleId};
use super::text::Text;

/// A pathway. Optional: without one the table order with emphasis 0 is used (brief 2.2).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pathway {
    /// Its id.
    pub id: PathwayId,
    /// Its name.
    pub title: Text,
    /// What the person is on the way to, such as "AIOps Engineer".
    pub toward_title: Text,
    /// Who takes it, what it adds, and what to mind.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub summary: Text,
    /// Start clusters: a hint for the first screen, never a rating.
    pub from: Vec<RoleId>,
    /// The clusters it leads to.
    pub toward: Vec<RoleId>,
    /// Competencies often already strong: a hint, never a rating.
    #[serde(default)]
    pub strengths: Vec<CompetencyId>,
    /// Whether it is ours and not the source's.
    #[serde(default)]
    pub derived: bool,
    /// Its steps in order.
    pub steps: Vec<PathwayStep>,
}

/// A step of a pathway.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PathwayStep {
    /// Which competency.
    pub competency: CompetencyId,
    /// 3 named by the source, 2 implied, 1 useful.
    pub emphasis: u8,
}
