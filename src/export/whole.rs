//! `opsarc/export@1`: everything derived from a record, in one document.

use serde::Serialize;

use super::forecast::ForecastReport;
use super::plan::PlanReport;
use super::refusal::Refusal;
use super::source::Source;
use super::status::StatusReport;
use super::timeline::TimelineReport;
use super::words::RULE_OF_THE_FILE;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::insight::forecast::{Foresight, WhatIf};
use crate::insight::history::History;
use crate::insight::milestone::milestones;
use crate::profile::day::Day;
use crate::profile::evidence::{EvidenceKind, Setting};

/// Everything derived from a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Whole {
    /// `opsarc/export@1`.
    pub schema: &'static str,
    /// What it is.
    pub what: &'static str,
    /// For whom.
    pub reader: &'static str,
    /// What "attained" means.
    pub rule: &'static str,
    /// The day it describes.
    pub as_of: Day,
    /// Whether the profile is made up.
    pub sample: bool,
    /// Where the person stands.
    pub status: StatusReport,
    /// Every competency, in table order.
    pub competencies: Vec<CompetencyShape>,
    /// What to do about the gaps.
    pub plan: PlanReport,
    /// When the next level would be reached.
    pub forecast: ForecastReport,
    /// The record over time.
    pub timeline: TimelineReport,
    /// Sessions with a mentor that were closed, oldest first.
    pub sessions: Vec<SessionShape>,
}

/// A competency with what is recorded of it and what that means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct CompetencyShape {
    /// Which.
    pub competency: CompetencyId,
    /// Its title.
    pub title: Text,
    /// Its level.
    pub level: u8,
    /// Its stage.
    pub stage: u8,
    /// Its weight for the person's roles, 0 to 3.
    pub weight: u8,
    /// What is expected; 0 where nothing is.
    pub expected: u8,
    /// What counts; null where unrated.
    pub rating: Option<Rating>,
    /// What counts and is backed.
    pub backed: u8,
    /// A claim above what counts.
    pub claimed: Option<Rating>,
    /// The person's own rating.
    pub own: Option<Rating>,
    /// The mentor's rating.
    pub mentor: Option<MentorShape>,
    /// Whether self and mentor differ.
    pub disputed: bool,
    /// Whether nothing newer than its horizon is recorded.
    pub stale: bool,
    /// The day of the newest of rating and evidence.
    pub newest: Option<Day>,
    /// Its evidence, oldest first.
    pub evidence: Vec<EvidenceShape>,
    /// Its notes, oldest first; private ones only where they were asked for.
    pub notes: Vec<NoteShape>,
}

/// A mentor's rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct MentorShape {
    /// The mentor's name.
    pub name: Text,
    /// The rating.
    pub rating: Rating,
    /// When it was given.
    pub day: Day,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct EvidenceShape {
    /// Its kind.
    pub kind: EvidenceKind,
    /// Its title.
    pub title: Text,
    /// Where it is.
    pub locator: Option<Text>,
    /// A note on it.
    pub note: Option<Text>,
    /// The day it is from.
    pub day: Day,
    /// Where the work was done.
    pub setting: Setting,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct NoteShape {
    /// When it was written.
    pub day: Day,
    /// What it says.
    pub text: Text,
    /// Whether it is marked as private.
    pub private: bool,
}

/// A closed session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct SessionShape {
    /// With whom.
    pub mentor: Text,
    /// When it was closed.
    pub day: Day,
}

impl Whole {
    /// Everything of `source`.
    #[must_use]
    pub fn new(source: &Source<'_>) -> Self {
        let Source { framework, profile, standing, overview, .. } = source;
        let day = source.day();
        let history = History::new(framework, &profile.log, day);
        let reached = milestones(framework, &history, &profile.log);
        let forecast =
            Foresight::new(framework, profile, day).forecast(framework, standing, overview, WhatIf::default());
        let sessions = standing.sessions.iter();
        Self {
            schema: "opsarc/export@1",
            what: "Everything derived from one person's record in AIOps skills: where they stand, what it rests on, \
                   and what comes next.",
            reader: "Programs that read a person's progress with their consent.",
            rule: RULE_OF_THE_FILE,
            as_of: day,
            sample: profile.header.sample,
            status: StatusReport::new(framework, standing, overview),
            competencies: framework.indices().map(|ix| CompetencyShape::new(source, ix)).collect(),
            plan: PlanReport::new(framework, standing, overview),
            forecast: ForecastReport::new(framework, standing, overview, &forecast),
            timeline: TimelineReport::new(framework, &profile.log, &history, &reached, day, None),
            sessions: sessions
                .map(|held| SessionShape { mentor: held.mentor.clone(), day: Day(held.at.date()) })
                .collect(),
        }
    }
}

impl CompetencyShape {
    fn new(source: &Source<'_>, ix: Ix) -> Self {
        let Source { framework, standing, overview, options, .. } = source;
        let competency = framework.competency(ix);
        let reading = overview.readings.get(ix).copied().unwrap_or_default();
        let mark = standing.marks.get(ix).cloned().unwrap_or_default();
        let mentor = mark.mentor.map(|mentor| MentorShape {
            name: mentor.mentor,
            rating: mentor.rating,
            day: Day(mentor.at.date()),
        });
        let evidence = mark.evidence.into_iter().map(|filed| EvidenceShape {
            kind: filed.item.evidence,
            title: filed.item.title,
            locator: filed.item.locator,
            note: filed.item.note,
            day: filed.item.date.unwrap_or(Day(filed.at.date())),
            setting: filed.item.setting,
        });
        let notes = mark.notes.into_iter().filter(|filed| options.private || !filed.item.private);
        let notes = notes.map(|filed| NoteShape {
            day: Day(filed.at.date()),
            text: filed.item.text,
            private: filed.item.private,
        });
        Self {
            competency: competency.id.clone(),
            title: competency.title.clone(),
            level: competency.level,
            stage: competency.stage,
            weight: overview.weights.get(ix).copied().unwrap_or(0),
            expected: overview.expected.get(ix).copied().unwrap_or(0),
            rating: reading.effective,
            backed: reading.backed,
            claimed: reading.claimed,
            own: mark.own.map(|own| own.rating),
            mentor,
            disputed: reading.disputed,
            stale: reading.stale,
            newest: reading.newest,
            evidence: evidence.collect(),
            notes: notes.collect(),
        }
    }
}

/// The document as JSON.
///
/// # Errors
/// Never, but for a value that JSON cannot hold.
pub fn json(source: &Source<'_>) -> Result<String, Refusal> {
    let mut text = serde_json::to_string_pretty(&Whole::new(source))
        .map_err(|e| Refusal::new(e.to_string(), "report this as a defect"))?;
    text.push('\n');
    Ok(text)
}
