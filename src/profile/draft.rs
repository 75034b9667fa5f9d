//! Half-typed notes and evidence, and the place in the walk: what the program keeps beside a profile
//! so that nothing typed is ever lost. It is no part of the record.

use serde::{Deserialize, Serialize};

use super::evidence::{EvidenceKind, Setting};
use crate::framework::id::CompetencyId;

/// Everything kept beside one profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Half-typed notes and evidence, at most one of each per competency.
    pub drafts: Vec<Draft>,
    /// The competency at which the walk stopped.
    pub walk: Option<CompetencyId>,
}

/// Something half-typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "draft", rename_all = "lowercase")]
pub enum Draft {
    /// A note.
    Note(NoteDraft),
    /// A piece of evidence.
    Evidence(EvidenceDraft),
}

/// A half-typed note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteDraft {
    /// For which competency.
    pub competency: CompetencyId,
    /// What was typed.
    pub text: String,
}

/// A half-typed piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceDraft {
    /// For which competency.
    pub competency: CompetencyId,
    /// The title so far.
    pub title: String,
    /// The locator so far.
    pub locator: String,
    /// The date as typed.
    pub date: String,
    /// The kind.
    #[serde(default)]
    pub evidence: EvidenceKind,
    /// The setting.
    #[serde(default)]
    pub setting: Setting,
}

impl Draft {
    /// For which competency.
    #[must_use]
    pub fn competency(&self) -> &CompetencyId {
        match self {
            Self::Note(draft) => &draft.competency,
            Self::Evidence(draft) => &draft.competency,
        }
    }

    fn same_place(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other) && self.competency() == other.competency()
    }
}

impl Kept {
    /// Keeps `draft` in place of an earlier one of its kind and competency.
    pub fn put(&mut self, draft: Draft) {
        self.drafts.retain(|other| !other.same_place(&draft));
        self.drafts.push(draft);
    }

    /// The half-typed note for `competency`.
    #[must_use]
    pub fn note(&self, competency: &CompetencyId) -> Option<&NoteDraft> {
        self.drafts.iter().find_map(|draft| match draft {
            Draft::Note(note) if note.competency == *competency => Some(note),
            _ => None,
        })
    }

    /// The half-typed evidence for `competency`.
    #[must_use]
    pub fn evidence(&self, competency: &CompetencyId) -> Option<&EvidenceDraft> {
        self.drafts.iter().find_map(|draft| match draft {
            Draft::Evidence(evidence) if evidence.competency == *competency => Some(evidence),
            _ => None,
        })
    }

    /// Forgets the half-typed note for `competency`.
    pub fn drop_note(&mut self, competency: &CompetencyId) {
        self.drafts.retain(|draft| !matches!(draft, Draft::Note(note) if note.competency == *competency));
    }

    /// Forgets the half-typed evidence for `competency`.
    pub fn drop_evidence(&mut self, competency: &CompetencyId) {
        self.drafts.retain(|draft| !matches!(draft, Draft::Evidence(e) if e.competency == *competency));
    }
}
