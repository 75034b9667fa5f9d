//! `opsarc/change@1`: what changed between two days.

use serde::Serialize;

use super::change;
use super::person::FrameworkRef;
use super::record;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::framework::text::Text;
use crate::insight::change::Changes;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::log::Log;

/// What changed from the end of one day to the end of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeReport {
    /// `opsarc/change@1`.
    pub schema: &'static str,
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// How many entries were recorded between.
    pub entries: usize,
    /// The level attained, before and after; null before the first.
    pub attained: [Option<u8>; 2],
    /// Stages that moved.
    pub stages: Vec<StageShape>,
    /// Ratings that moved.
    pub ratings: Vec<RatingShape>,
    /// Evidence added.
    pub evidence: Vec<AddedShape>,
    /// What was done about projects.
    pub projects: Vec<AddedShape>,
    /// Sessions closed.
    pub sessions: Vec<AddedShape>,
    /// What was taken back.
    pub taken_back: Vec<AddedShape>,
}

/// A stage that moved: percentages before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageShape {
    /// Its number.
    pub stage: u8,
    /// claimed%.
    pub claimed: [u8; 2],
    /// backed%.
    pub backed: [u8; 2],
}

/// A rating that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatingShape {
    /// Which competency.
    pub competency: CompetencyId,
    /// The mentor whose it is; null for one's own.
    pub mentor: Option<Text>,
    /// Before; null for unrated.
    pub before: Option<Rating>,
    /// After; null for unrated.
    pub after: Option<Rating>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AddedShape {
    /// Its id.
    pub id: EntryId,
    /// Its competency, if it is about one.
    pub competency: Option<CompetencyId>,
    /// What it says, in a sentence.
    pub summary: String,
}

impl ChangeReport {
    /// Makes the report.
    #[must_use]
    pub fn new(framework: &Framework, log: &Log, changes: &Changes) -> Self {
        let added = |ids: &[EntryId]| {
            let entries = ids.iter().filter_map(|id| log.get(id));
            entries
                .map(|entry| AddedShape {
                    id: entry.id,
                    competency: entry.body.competency().cloned(),
                    summary: record::in_context(framework, log, entry),
                })
                .collect()
        };
        let mut stages = Vec::new();
        let mut ratings = Vec::new();
        for item in change::items(changes) {
            match item {
                change::Item::Stage(moved) => stages.push(StageShape {
                    stage: moved.stage,
                    claimed: [moved.claimed.before, moved.claimed.after],
                    backed: [moved.backed.before, moved.backed.after],
                }),
                change::Item::Rating(moved) => ratings.push(RatingShape {
                    competency: framework.competency(moved.competency).id.clone(),
                    mentor: moved.mentor,
                    before: moved.before,
                    after: moved.after,
                }),
                _ => {}
            }
        }
        Self {
            schema: "opsarc/change@1",
            from: changes.from,
            to: changes.to,
            framework: FrameworkRef::new(framework),
            entries: changes.entries,
            attained: [changes.progress.attained.before, changes.progress.attained.after],
            stages,
            ratings,
            evidence: added(&changes.evidence),
            projects: added(&changes.projects),
            sessions: added(&changes.sessions),
            taken_back: added(&changes.taken_back),
        }
    }
}
