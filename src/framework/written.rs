//! Items as a person writes them: what the rules need and the words for readers in one JSON object. The program
//! keeps the two apart, so that the words of what nobody looks at are never parsed.

use serde::{Deserialize, Serialize};

use super::competency::{Competency, Origin};
use super::guide::{Guide, Interview};
use super::id::{AreaId, CompetencyId, DomainId, GroupId, PitfallId, ProjectId, ReferenceId};
use super::pitfall::{Pitfall, Sign, Warning};
use super::project::{Brief, Move, Need, Project};
use super::text::Text;
use super::weights::Weights;

/// A [`Competency`] with its [`Guide`], as it stands in a file; the fields are explained there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::framework) struct WrittenCompetency {
    id: CompetencyId,
    title: Text,
    #[serde(default)]
    word: Text,
    level: u8,
    stage: u8,
    area: AreaId,
    domains: Vec<DomainId>,
    origin: Origin,
    #[serde(default)]
    group: Option<GroupId>,
    #[serde(default)]
    source: Vec<String>,
    weights: Weights,
    #[serde(default)]
    prerequisites: Vec<CompetencyId>,
    #[serde(default)]
    inferred: Vec<String>,
    #[serde(default)]
    horizon_months: Option<u16>,
    description: Text,
    #[serde(default)]
    why: Option<Text>,
    #[serde(default)]
    anchors: Vec<Text>,
    #[serde(default)]
    not_yet: Vec<Text>,
    #[serde(default)]
    evidence_prompts: Vec<Text>,
    #[serde(default)]
    mentor_questions: Vec<Text>,
    #[serde(default)]
    interview: Vec<Interview>,
    #[serde(default)]
    facts: Vec<Text>,
    #[serde(default)]
    beyond: Vec<Text>,
    #[serde(default)]
    references: Vec<ReferenceId>,
}

impl From<WrittenCompetency> for (Competency, Guide) {
    fn from(w: WrittenCompetency) -> Self {
        let competency = Competency {
            id: w.id,
            title: w.title,
            word: w.word,
            level: w.level,
            stage: w.stage,
            area: w.area,
            domains: w.domains,
            origin: w.origin,
            group: w.group,
            weights: w.weights,
            prerequisites: w.prerequisites,
            horizon_months: w.horizon_months,
        };
        let guide = Guide {
            source: w.source,
            inferred: w.inferred,
            description: w.description,
            why: w.why,
            anchors: w.anchors,
            not_yet: w.not_yet,
            evidence_prompts: w.evidence_prompts,
            mentor_questions: w.mentor_questions,
            interview: w.interview,
            facts: w.facts,
            beyond: w.beyond,
            references: w.references,
        };
        (competency, guide)
    }
}

/// A [`Project`] with its [`Brief`], as it stands in a file; the fields are explained there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::framework) struct WrittenProject {
    id: ProjectId,
    title: Text,
    #[serde(default)]
    core: bool,
    moves: Vec<Move>,
    hours: u16,
    #[serde(default)]
    needs: Vec<Need>,
    outcome: Text,
    data: Text,
    #[serde(default)]
    sandboxes: Vec<Text>,
    #[serde(default)]
    steps: Vec<Text>,
    #[serde(default)]
    proves: Option<Text>,
}

impl From<WrittenProject> for (Project, Brief) {
    fn from(w: WrittenProject) -> Self {
        let project =
            Project { id: w.id, title: w.title, core: w.core, moves: w.moves, hours: w.hours, needs: w.needs };
        let brief =
            Brief { outcome: w.outcome, data: w.data, sandboxes: w.sandboxes, steps: w.steps, proves: w.proves };
        (project, brief)
    }
}

/// A [`Pitfall`] with its [`Warning`], as it stands in a file; the fields are explained there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::framework) struct WrittenPitfall {
    id: PitfallId,
    title: Text,
    family: Text,
    #[serde(default)]
    derived: bool,
    looks_like: Text,
    why: Text,
    way_out: Text,
    signs: Vec<Sign>,
}

impl From<WrittenPitfall> for (Pitfall, Warning) {
    fn from(w: WrittenPitfall) -> Self {
        let pitfall = Pitfall { id: w.id, title: w.title, family: w.family, derived: w.derived, signs: w.signs };
        (pitfall, Warning { looks_like: w.looks_like, why: w.why, way_out: w.way_out })
    }
}

/// A thing and its words, written as one object.
#[derive(Serialize)]
pub(in crate::framework) struct Whole<'a, T, W> {
    #[serde(flatten)]
    pub(in crate::framework) thing: &'a T,
    #[serde(flatten)]
    pub(in crate::framework) words: &'a W,
}
