//! The words of a competency: what a mentor would teach. The rules do not need them, so the shipped ones are
//! parsed when they are first asked for.

use serde::{Deserialize, Serialize};

use super::id::ReferenceId;
use super::text::Text;

/// What the framework says about one competency (brief 3.9).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Guide {
    /// Which items of the inventory it carries.
    #[serde(default)]
    pub source: Vec<String>,
    /// Which of the competency's fields are our inference and not the source's: `level`, `stage`, `domains`,
    /// `weights`, `prerequisites`.
    #[serde(default)]
    pub inferred: Vec<String>,
    /// What it is.
    pub description: Text,
    /// Why it matters in AIOps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
    /// Five behavioural anchors, for ratings 0 to 4; empty where only the generic ones exist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Text>,
    /// Counter-examples for ratings 2, 3 and 4, each completing "not yet, if"; empty where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_yet: Vec<Text>,
    /// Artefacts that would show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence_prompts: Vec<Text>,
    /// Reflective questions for a mentor.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentor_questions: Vec<Text>,
    /// Interview questions with what a strong answer holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interview: Vec<Interview>,
    /// Facts to keep right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Text>,
    /// Facts that go beyond the source, shown as such (brief 6, point 12).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beyond: Vec<Text>,
    /// References to read first, in order; more refer to it from their side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<ReferenceId>,
}

/// An interview question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Interview {
    /// The question.
    pub question: Text,
    /// Observable points of a strong answer.
    pub strong: Vec<Text>,
}
