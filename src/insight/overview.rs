//! Everything that the program shows of a person at a date, computed once per change of the record.

use super::effective::{self, Reading};
use super::expected;
use super::fit::Fit;
use super::gap::{Gap, Ground};
use super::level::LevelReport;
use super::next_step::{Choice, NextStep};
use super::pitfall::{self, Firing};
use super::plan::Plan;
use super::review::Review;
use super::stage::{self, StageReport};
use crate::framework::framework::Framework;
use crate::framework::id::{PathwayId, RoleId};
use crate::framework::table::{Ix, Table};
use crate::profile::day::Day;
use crate::profile::settings::Settings;
use crate::profile::standing::Standing;

/// Where a person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The day that it describes.
    pub as_of: Day,
    /// The role choice R (brief 2.5): those set and known; the framework's first where none is.
    pub roles: Vec<RoleId>,
    /// The pathway, where one is set and known.
    pub pathway: Option<PathwayId>,
    /// The target level T: as set, within the framework; its lowest where none is set.
    pub target: u8,
    /// The weight w of each competency over R.
    pub weights: Table<u8>,
    /// What counts of each competency.
    pub readings: Table<Reading>,
    /// The expected rating e of each competency (brief 2.6).
    pub expected: Table<u8>,
    /// How many competencies are rated, of all.
    pub rated: usize,
    /// Attained level, the one worked toward, and what blocks it.
    pub level: LevelReport,
    /// The stages in order.
    pub stages: Vec<StageReport>,
    /// The number of the active stage.
    pub active_stage: u8,
    /// Gaps, highest priority first.
    pub gaps: Vec<Gap>,
    /// Unrated competencies of which something is expected, in table order.
    pub unknown: Vec<Ix>,
    /// Fit per role cluster, in the framework's order.
    pub fit: Vec<Fit>,
    /// Pitfalls that fire, in the order in which they are shown.
    pub pitfalls: Vec<Firing>,
    /// The one next step.
    pub next: NextStep,
    /// What this week's review asks.
    pub review: Review,
    /// What to do about the gaps.
    pub plan: Plan,
}

impl Overview {
    /// Computes everything (brief 2.4 to 2.8).
    #[must_use]
    pub fn new(framework: &Framework, standing: &Standing, as_of: Day) -> Self {
        let roles = roles(framework, &standing.settings);
        let pathway = standing.settings.pathway.as_ref().and_then(|id| framework.pathway(id));
        let target = target(framework, standing.settings.target);
        let weights = expected::weights(framework, &roles);
        let readings = effective::readings(framework, standing, as_of);
        let expected = expected::expected(framework, &weights, &readings, target);
        let level = LevelReport::new(framework, standing, &weights, &readings);
        let (stages, active_stage) = stage::stages(framework, standing, &weights, &readings);
        let fit: Vec<Fit> = framework.roles().iter().map(|role| Fit::new(framework, role, &readings, target)).collect();
        let pitfalls = pitfall::firings(framework, standing, &readings);
        let ground = Ground {
            framework,
            weights: &weights,
            readings: &readings,
            expected: &expected,
            pathway,
            pitfalls: &pitfalls,
        };
        let (gaps, unknown) = (ground.gaps(), ground.unknown());
        let choice = Choice {
            framework,
            standing,
            roles: &roles,
            target,
            weights: &weights,
            readings: &readings,
            level: &level,
            stages: &stages,
            active_stage,
            gaps: &gaps,
            fit: &fit,
        };
        let next = choice.next();
        let review = Review::new(framework, standing, &readings, &weights, as_of);
        let plan = Plan::new(framework, standing, &readings, &gaps, as_of);
        Self {
            as_of,
            pathway: pathway.map(|pathway| pathway.id.clone()),
            target,
            rated: readings.iter().filter(|(_, reading)| reading.effective.is_some()).count(),
            roles,
            weights,
            readings,
            expected,
            level,
            stages,
            active_stage,
            gaps,
            unknown,
            fit,
            pitfalls,
            next,
            review,
            plan,
        }
    }

    /// The report on the active stage; `None` only of a framework without stages.
    #[must_use]
    pub fn active(&self) -> Option<&StageReport> {
        self.stages.iter().find(|stage| stage.stage == self.active_stage)
    }
}

/// The roles set that the framework knows, each once; its first where that leaves none.
pub(super) fn roles(framework: &Framework, settings: &Settings) -> Vec<RoleId> {
    let mut roles: Vec<RoleId> = Vec::with_capacity(settings.roles.len().max(1));
    for id in &settings.roles {
        if framework.role(id).is_some() && !roles.contains(id) {
            roles.push(id.clone());
        }
    }
    if roles.is_empty() {
        roles.extend(framework.roles().first().map(|role| role.id.clone()));
    }
    roles
}

/// The target level within the framework's levels; its lowest where none is set.
pub(super) fn target(framework: &Framework, set: Option<u8>) -> u8 {
    let lowest = framework.levels().first().map_or(1, |level| level.level);
    let highest = framework.levels().last().map_or(lowest, |level| level.level);
    set.map_or(lowest, |target| target.max(lowest).min(highest))
}
