//! What an entry says. Adding a kind is adding a variant here; older programs keep it as unknown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::entry_id::EntryId;
use super::evidence::{EvidenceKind, Setting};
use super::settings::Change;
use super::signature::Signature;
use crate::framework::id::{CompetencyId, ProjectId, StageId};
use crate::framework::rating::Rating;
use crate::framework::text::Text;

// What is long and rare is boxed: a record is full of ratings and evidence.
/// What an entry says, tagged by `kind`. Unknown fields beside those named here are kept in the
/// entry's own line.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Body {
    /// Changes of name, roles, pathway, target or hours.
    Settings(Change),
    /// A rating by the entry's author.
    Rating(Rated),
    /// A piece of evidence.
    Evidence(Evidence),
    /// A note on a competency, or on nothing in particular.
    Note(Note),
    /// Answers of the quick placement, 0 to 3 per stage.
    Placement(Placement),
    /// Something about a project of the library.
    Project(ProjectStep),
    /// An action agreed, done or dropped.
    Action(Box<Action>),
    /// A goal: wish, outcome, obstacle, plan.
    Goal(Box<Goal>),
    /// How much the person wants to work on a competency.
    Desire(Desire),
    /// How many months a competency stays fresh for this person.
    Horizon(Horizon),
    /// Whether there is an opportunity to work on a competency.
    Opportunity(Opportunity),
    /// A mentoring session opened or closed.
    Session(Box<Session>),
    /// A remark on another entry.
    Comment(Comment),
    /// A signature over entries, by their author.
    Signature(Signature),
    /// Takes an entry of the same author back; a retraction may itself be taken back.
    Retraction(Retraction),
    /// What is left of a purged entry. It wins every merge.
    Tombstone,
    /// A kind that this version does not know, kept word for word.
    #[serde(skip)]
    Unknown,
}

/// A rating. `rating` is null when it was taken back to unrated.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Rated {
    /// Which competency.
    pub competency: CompetencyId,
    /// The rating, or null. It may not be absent: a misspelt field must not clear a rating.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schemars(schema_with = "rating_or_null")]
    pub rating: Option<Rating>,
    /// Why, in the author's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The session it was given in; a mentor's rating in a session counts once that is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<EntryId>,
    /// Whether both agreed on it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub agreed: bool,
}

/// A piece of evidence for one competency.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Evidence {
    /// Which competency.
    pub competency: CompetencyId,
    /// What kind of artefact.
    pub evidence: EvidenceKind,
    /// Its title.
    pub title: Text,
    /// Where it is: an address, a path, a ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<Text>,
    /// A note on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The day the artefact is from, if not that of the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// Where the work was done.
    #[serde(default, skip_serializing_if = "is_default")]
    pub setting: Setting,
}

fn rating_or_null(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    generator.subschema_for::<Option<Rating>>()
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Note {
    /// Which competency, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competency: Option<CompetencyId>,
    /// What it says; may have several lines.
    pub text: Text,
    /// Whether it stays home when the record is shared.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
}

/// Answers of the quick placement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Placement {
    /// 0 to 3 per stage.
    #[schemars(extend("additionalProperties" = { "type": "integer", "minimum": 0, "maximum": 3 }))]
    pub answers: BTreeMap<StageId, u8>,
}

/// Something about a project.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct ProjectStep {
    /// Which project.
    pub project: ProjectId,
    /// What happened.
    pub event: ProjectEvent,
    /// Which step was ticked, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u8>,
    /// Why it was dropped, or a remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What happened to a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ProjectEvent {
    /// It was taken on.
    Taken,
    /// A step was ticked.
    Step,
    /// It was finished.
    Finished,
    /// It was dropped, with a reason.
    Dropped,
}

/// An action agreed with a mentor or with oneself. The entry that sets it names no `action`; later
/// ones name it by the id of that entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Action {
    /// The action that this entry is about; none sets a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<EntryId>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// The evidence that will show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shows: Option<Text>,
    /// Which competency it serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competency: Option<CompetencyId>,
    /// The session it was agreed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<EntryId>,
    /// `open`, `done` or `dropped`.
    pub state: ActionState,
}

impl Action {
    /// What ends an action: done, or dropped with a reason.
    #[must_use]
    pub fn ending(action: EntryId, state: ActionState, reason: Option<Text>) -> Self {
        let (action, text) = (Some(action), reason);
        Self { action, text, due: None, shows: None, competency: None, session: None, state }
    }
}

/// How an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ActionState {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// Dropped.
    Dropped,
}

/// A goal in the form wish, outcome, obstacle, plan. The entry that sets it names no `goal`; later
/// ones name it by the id of that entry and say it anew in full.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Goal {
    /// The goal that this entry changes; none sets a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<EntryId>,
    /// Which competency it serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competency: Option<CompetencyId>,
    /// The wish.
    pub wish: Text,
    /// The best outcome.
    pub outcome: Text,
    /// The obstacle.
    pub obstacle: Text,
    /// If the obstacle, then what.
    pub plan: Text,
    /// The evidence that will prove it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shows: Option<Text>,
    /// `open`, `reached` or `dropped`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: GoalState,
    /// Why it was dropped, or a remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// How a goal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum GoalState {
    /// Worked toward.
    #[default]
    Open,
    /// Reached.
    Reached,
    /// Dropped, with a reason.
    Dropped,
}

/// Whether there is an opportunity to work on a competency: none yet is an ask for the manager.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Opportunity {
    /// Which competency.
    pub competency: CompetencyId,
    /// Whether there is none yet.
    pub missing: bool,
    /// What would be one, or a remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// How much the person wants to work on a competency, 0 to 3.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Desire {
    /// Which competency.
    pub competency: CompetencyId,
    /// 0 no, 1 little, 2 gladly, 3 very much.
    #[schemars(range(min = 0, max = 3))]
    pub desire: u8,
}

/// After how many months without rating or evidence the person calls a competency stale. Counts from
/// the person alone.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Horizon {
    /// Which competency.
    pub competency: CompetencyId,
    /// 1 to 120 months; null goes back to the framework's. It may not be absent: a misspelt field must
    /// not clear it.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schemars(schema_with = "months_or_null")]
    pub months: Option<u16>,
}

fn months_or_null(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": ["integer", "null"], "minimum": 1, "maximum": MOST_MONTHS })
}

/// The longest horizon that can be set, in months.
pub const MOST_MONTHS: u16 = 120;

/// A session with a mentor. The entry that opens it names no `session`; those of its course and the one that
/// closes it name the opening entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Session {
    /// The opening entry, of every entry after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<EntryId>,
    /// The mentor's name.
    pub mentor: Text,
    /// `opened`, `added`, `revealed`, `differed` or `closed`.
    pub phase: SessionPhase,
    /// Which competencies were added or revealed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competencies: Vec<CompetencyId>,
    /// On which competencies the two disagreed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disagreed: Vec<CompetencyId>,
    /// What was said, in short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The next date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Day>,
}

/// How far a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SessionPhase {
    /// It begins.
    Opened,
    /// Competencies are put on its agenda by hand.
    Added,
    /// What both say of competencies is laid side by side.
    Revealed,
    /// The two leave it at seeing competencies differently.
    Differed,
    /// It ends.
    Closed,
}

/// A remark on another entry.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Comment {
    /// The entry.
    pub on: EntryId,
    /// What it says.
    pub text: Text,
}

/// Takes an entry back. It counts only for an earlier entry of the same author.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
pub struct Retraction {
    /// The entry.
    pub entry: EntryId,
}

impl Session {
    /// What opens a session with this mentor.
    #[must_use]
    pub fn opening(mentor: Text) -> Self {
        let phase = SessionPhase::Opened;
        let (competencies, disagreed) = (Vec::new(), Vec::new());
        Self { session: None, mentor, phase, competencies, disagreed, note: None, next: None }
    }
}

impl Body {
    /// The competency that the entry is about, if it is about one.
    #[must_use]
    pub fn competency(&self) -> Option<&CompetencyId> {
        match self {
            Self::Rating(b) => Some(&b.competency),
            Self::Evidence(b) => Some(&b.competency),
            Self::Note(b) => b.competency.as_ref(),
            Self::Action(b) => b.competency.as_ref(),
            Self::Goal(b) => b.competency.as_ref(),
            Self::Desire(b) => Some(&b.competency),
            Self::Horizon(b) => Some(&b.competency),
            Self::Opportunity(b) => Some(&b.competency),
            _ => None,
        }
    }
}
