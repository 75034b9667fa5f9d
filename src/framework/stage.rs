//! Stages of the arc, areas and domains.

use serde::{Deserialize, Serialize};

use super::id::{AreaId, CompetencyId, DomainId, StageId};
use super::text::Text;

/// A stage of the arc. Stages order advice and never lock anything (brief 2.6).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Its number, from 1.
    pub stage: u8,
    /// Its id.
    pub id: StageId,
    /// Its name.
    pub title: Text,
    /// A shorter name for narrow screens, at most 22 characters.
    pub short: Text,
    /// One word or two for the narrowest, at most 12 characters; empty where the short name serves.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub word: Text,
    /// What happens in it, in short.
    pub summary: Text,
    /// What happens in it, and how one notices that it is behind one.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub about: Text,
    /// The question of the quick placement (brief 2.4), answered 0 to 3.
    pub placement: Placement,
}

impl Stage {
    /// The name for the narrowest places.
    #[must_use]
    pub fn brief(&self) -> &Text {
        if self.word.is_empty() { &self.short } else { &self.word }
    }
}

/// A question of the quick placement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// The question.
    pub question: Text,
    /// Its four answers, for 0 to 3.
    pub answers: Vec<Text>,
}

/// An area: the tooling category of a competency, and at the same time the interview area.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// Its name.
    pub title: Text,
    /// Staleness horizon in months, a heuristic (brief 2.4).
    pub horizon_months: u16,
    /// Its name as an interview area; empty where its own name serves.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub interview: Text,
    /// Competencies of it that are no matter of tools. An interview asks about them by name (brief 6, point 15).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<CompetencyId>,
}

impl Area {
    /// Its name as an interview area.
    #[must_use]
    pub fn interview_name(&self) -> &Text {
        if self.interview.is_empty() { &self.title } else { &self.interview }
    }
}

/// A domain: whose craft a competency is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Its id.
    pub id: DomainId,
    /// Its name.
    pub title: Text,
}
