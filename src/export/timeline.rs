//! `opsarc/timeline@1`: the record over time.

use std::collections::BTreeMap;

use serde::Serialize;

use super::calendar;
use super::milestone::MilestoneShape;
use super::person::FrameworkRef;
use crate::framework::framework::Framework;
use crate::framework::id::StageId;
use crate::insight::history::History;
use crate::insight::milestone::Milestone;
use crate::profile::day::Day;
use crate::profile::log::Log;

/// The output of `opsarc timeline --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct TimelineReport {
    /// `opsarc/timeline@1`.
    pub schema: &'static str,
    /// The day up to which it goes.
    pub as_of: Day,
    /// The day from which on it tells; null for all.
    pub since: Option<Day>,
    /// The framework.
    pub framework: FrameworkRef,
    /// Every day with an entry, oldest first.
    pub days: Vec<DayShape>,
    /// Every stage with its progress.
    pub stages: Vec<SeriesShape>,
    /// The level attained, at each day on which it changed.
    pub levels: Vec<LevelPoint>,
    /// What was reached for a first time, oldest first.
    pub milestones: Vec<MilestoneShape>,
}

/// A day with entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct DayShape {
    /// The day.
    pub day: Day,
    /// How many entries.
    pub entries: usize,
    /// How many of each kind.
    pub kinds: BTreeMap<&'static str, usize>,
}

/// The progress of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct SeriesShape {
    /// Its number.
    pub stage: u8,
    /// Its id.
    pub id: StageId,
    /// How far it was, at each day on which that changed.
    pub points: Vec<StagePoint>,
}

/// How far a stage was from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct StagePoint {
    /// The day.
    pub day: Day,
    /// claimed%.
    pub claimed: u8,
    /// backed%.
    pub backed: u8,
    /// Whether it was complete.
    pub complete: bool,
}

/// The level attained from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct LevelPoint {
    /// The day.
    pub day: Day,
    /// The highest attained level; null before the first.
    pub attained: Option<u8>,
}

impl TimelineReport {
    /// Makes the report of the days from `since` on.
    #[must_use]
    pub fn new(
        framework: &Framework,
        log: &Log,
        history: &History,
        milestones: &[Milestone],
        as_of: Day,
        since: Option<Day>,
    ) -> Self {
        let told = |day: Day| since.is_none_or(|since| day >= since);
        let days = history.days().iter().filter(|active| told(active.day)).map(|active| DayShape {
            day: active.day,
            entries: active.entries.len(),
            kinds: calendar::kinds(log, &active.entries),
        });
        let measures = || history.measures().iter().filter(|measure| told(measure.day));
        let mut levels: Vec<LevelPoint> =
            measures().map(|measure| LevelPoint { day: measure.day, attained: measure.attained }).collect();
        levels.dedup_by_key(|point| point.attained);
        let stages = framework.stages().iter().map(|stage| {
            let of_stage = measures().filter_map(|measure| {
                let found = measure.stages.iter().find(|s| s.stage == stage.stage)?;
                let (claimed, backed, complete) = (found.claimed, found.backed, found.complete);
                Some(StagePoint { day: measure.day, claimed, backed, complete })
            });
            let mut points: Vec<StagePoint> = of_stage.collect();
            points.dedup_by_key(|point| (point.claimed, point.backed, point.complete));
            SeriesShape { stage: stage.stage, id: stage.id.clone(), points }
        });
        let milestones = milestones.iter().filter(|milestone| told(milestone.day));
        Self {
            schema: "opsarc/timeline@1",
            as_of,
            since,
            framework: FrameworkRef::new(framework),
            days: days.collect(),
            stages: stages.collect(),
            levels,
            milestones: milestones.map(|milestone| MilestoneShape::new(framework, log, milestone)).collect(),
        }
    }
}
