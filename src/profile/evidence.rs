//! Evidence: artefacts that show what a person did (brief 2.4).

use serde::{Deserialize, Serialize};

/// The kind of an artefact.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum EvidenceKind {
    /// A merged change.
    Change,
    /// A design or decision record.
    #[default]
    Design,
    /// A dashboard or query.
    Dashboard,
    /// A runbook.
    Runbook,
    /// A postmortem.
    Postmortem,
    /// An evaluation report.
    Evaluation,
    /// A drill record.
    Drill,
    /// A policy.
    Policy,
    /// A talk or teaching.
    Talk,
    /// A peer's word.
    Reference,
}

impl EvidenceKind {
    /// All kinds with their slugs and names, in the order of the brief.
    pub const ALL: [(Self, &'static str, &'static str); 10] = [
        (Self::Change, "change", "a merged change"),
        (Self::Design, "design", "a design or decision record"),
        (Self::Dashboard, "dashboard", "a dashboard or query"),
        (Self::Runbook, "runbook", "a runbook"),
        (Self::Postmortem, "postmortem", "a postmortem"),
        (Self::Evaluation, "evaluation", "an evaluation report"),
        (Self::Drill, "drill", "a drill record"),
        (Self::Policy, "policy", "a policy"),
        (Self::Talk, "talk", "a talk or teaching"),
        (Self::Reference, "reference", "a peer's word"),
    ];

    /// The slug, such as `dashboard`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("design", |(_, slug, _)| slug)
    }

    /// The kind with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, s, _)| *s == slug).map(|(kind, ..)| *kind)
    }
}

/// Where the work was done. Sandbox evidence carries a self-rating to 2 only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Setting {
    /// Real work on a real system.
    #[default]
    Real,
    /// A demo, public data or an exercise.
    Sandbox,
}
