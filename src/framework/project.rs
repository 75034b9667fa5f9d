//! Projects that close gaps (brief section 5).

use serde::{Deserialize, Serialize};

use super::id::{CompetencyId, ProjectId};
use super::rating::Rating;
use super::text::Text;

/// A project. Finishing one never changes a rating: it adds evidence (brief 2.8).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// Its title.
    pub title: Text,
    /// Whether it belongs to the core set that touches every competency.
    #[serde(default)]
    pub core: bool,
    /// What it moves.
    pub moves: Vec<Move>,
    /// Effort in hours.
    pub hours: u16,
    /// What must stand at which rating before it starts.
    #[serde(default)]
    pub needs: Vec<Need>,
}

/// The words of a project: what is done, and what shows that it is done. As with a
/// [`super::guide::Guide`], the rules do not need them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Brief {
    /// The measurable outcome.
    pub outcome: Text,
    /// Where to find data or a sandbox, and the free way that needs no network.
    pub data: Text,
    /// Which of the framework's sandboxes serve it, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sandboxes: Vec<Text>,
    /// Its steps, each starting with a verb.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Text>,
    /// What it proves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proves: Option<Text>,
}

/// What a project does to one competency.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Which.
    pub competency: CompetencyId,
    /// From this rating.
    pub from: Rating,
    /// To this one.
    pub to: Rating,
}

/// A precondition.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Which competency.
    pub competency: CompetencyId,
    /// At least this rating.
    pub rating: Rating,
}
