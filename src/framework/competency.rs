//! A competency of the matrix with its place and its weights: what the rules need. Its words are in its
//! [`super::guide::Guide`].

use serde::{Deserialize, Serialize};

use super::id::{AreaId, CompetencyId, DomainId, GroupId};
use super::text::Text;
use super::weights::Weights;

/// Where a competency comes from (brief 2.1). `Level` items decide level attainment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// From the level matrix: a core item.
    Level,
    /// From the tooling and governance lists.
    Tooling,
    /// Named in a role cluster's text or a pathway only.
    Cluster,
}

/// One competency. Table order of a framework is a topological order of the prerequisites.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Competency {
    /// Its id.
    pub id: CompetencyId,
    /// Its title, at most 40 characters.
    pub title: Text,
    /// A word or two for narrow columns, at most 14 characters; empty where the title serves.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub word: Text,
    /// The proficiency level whose work it is, from 1.
    pub level: u8,
    /// Its stage of the arc, from 1.
    pub stage: u8,
    /// Tooling category and interview area.
    pub area: AreaId,
    /// Whose craft it is.
    pub domains: Vec<DomainId>,
    /// Where it comes from.
    pub origin: Origin,
    /// Core items that share a group stand for each other: the better one counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// Relevance 0 to 3 per role cluster (brief 2.1).
    pub weights: Weights,
    /// Direct prerequisites.
    #[serde(default)]
    pub prerequisites: Vec<CompetencyId>,
    /// The staleness horizon in months where it differs from that of its area and level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub horizon_months: Option<u16>,
}
