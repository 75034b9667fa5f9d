//! `opsarc/status@1`: where the person stands, everything of the home screen.

use serde::Serialize;

use super::gaps::{GapShape, ids};
use super::level::LevelShape;
use super::next::NextShape;
use super::person::{FrameworkRef, Person};
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, PitfallId, RoleId, StageId};
use crate::framework::pitfall::PitfallState;
use crate::framework::rating::Rating;
use crate::insight::overview::Overview;
use crate::insight::pitfall::Firing;
use crate::insight::stage::StageReport;
use crate::profile::day::Day;
use crate::profile::standing::Standing;

/// The output of `opsarc status --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct StatusReport {
    /// `opsarc/status@1`.
    pub schema: &'static str,
    /// The day it describes.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// The person.
    pub person: Person,
    /// How many competencies are rated.
    pub rated: Rated,
    /// The level.
    pub level: LevelShape,
    /// Every stage of the arc in order.
    pub stages: Vec<StageShape>,
    /// The number of the active stage.
    pub active_stage: u8,
    /// Fit to every role cluster.
    pub fit: Vec<FitShape>,
    /// Every pitfall that fires, in the order in which they are shown.
    pub pitfalls: Vec<PitfallShape>,
    /// Every gap, highest priority first.
    pub gaps: Vec<GapShape>,
    /// Unrated competencies of which something is expected.
    pub unknown: Vec<CompetencyId>,
    /// The one next step.
    pub next: NextShape,
    /// How fresh the ratings are.
    pub freshness: Freshness,
}

/// How fresh the ratings are (brief 2.4): what is stale is shown and lowers nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Freshness {
    /// That horizons are a rule of thumb, always.
    pub heuristic: bool,
    /// What is older than its horizon, in table order.
    pub stale: Vec<StaleShape>,
}

/// A rating that is older than its horizon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct StaleShape {
    /// Which.
    pub competency: CompetencyId,
    /// What counts.
    pub rating: Option<Rating>,
    /// What it perhaps is today: one step lower, in no rule.
    pub today: Option<Rating>,
    /// Whole months since the newest of rating and evidence.
    pub age_months: u16,
    /// After how many months it is stale.
    pub horizon_months: u16,
}

/// How many are rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Rated {
    /// Rated ones.
    pub count: usize,
    /// All.
    pub of: usize,
}

/// A stage of the arc. Percentages are whole, rounded down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct StageShape {
    /// Its number.
    pub stage: u8,
    /// Its id.
    pub id: Option<StageId>,
    /// claimed%.
    pub claimed: u8,
    /// backed%.
    pub backed: u8,
    /// How many are rated.
    pub rated: usize,
    /// Of how many.
    pub of: usize,
    /// Whether it is complete.
    pub complete: bool,
}

/// Fit to one role cluster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct FitShape {
    /// The cluster.
    pub role: RoleId,
    /// Percent; null below 60 % coverage.
    pub percent: Option<u8>,
    /// Coverage in percent.
    pub coverage: u8,
}

/// A pitfall that fires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct PitfallShape {
    /// Which.
    pub id: PitfallId,
    /// `detected` or `watch`.
    pub state: PitfallState,
    /// What mends it.
    pub remedy: Vec<CompetencyId>,
}

impl PitfallShape {
    /// The shape of `firing`.
    #[must_use]
    pub fn new(framework: &Framework, firing: &Firing) -> Self {
        Self { id: firing.id.clone(), state: firing.state, remedy: ids(framework, &firing.remedy) }
    }
}

impl StatusReport {
    /// Makes the report.
    #[must_use]
    pub fn new(framework: &Framework, standing: &Standing, overview: &Overview) -> Self {
        let stage = |report: &StageReport| StageShape {
            stage: report.stage,
            id: framework.stage(report.stage).map(|stage| stage.id.clone()),
            claimed: report.claimed,
            backed: report.backed,
            rated: report.rated,
            of: report.of,
            complete: report.complete,
        };
        let fit =
            overview.fit.iter().map(|f| FitShape { role: f.role.clone(), percent: f.percent, coverage: f.coverage });
        let stale = overview.readings.iter().filter(|(_, reading)| reading.stale).map(|(ix, reading)| StaleShape {
            competency: framework.competency(ix).id.clone(),
            rating: reading.effective,
            today: reading.today,
            age_months: reading.age.map_or(0, |age| age.months),
            horizon_months: reading.horizon,
        });
        Self {
            schema: "opsarc/status@1",
            as_of: overview.as_of,
            framework: FrameworkRef::new(framework),
            person: Person::new(standing, overview),
            rated: Rated { count: overview.rated, of: framework.competencies().len() },
            level: LevelShape::new(framework, &overview.level),
            stages: overview.stages.iter().map(stage).collect(),
            active_stage: overview.active_stage,
            fit: fit.collect(),
            pitfalls: overview.pitfalls.iter().map(|firing| PitfallShape::new(framework, firing)).collect(),
            gaps: overview.gaps.iter().map(|gap| GapShape::new(framework, gap)).collect(),
            unknown: ids(framework, &overview.unknown),
            next: NextShape::new(framework, overview),
            freshness: Freshness { heuristic: true, stale: stale.collect() },
        }
    }
}
