//! Everything that the program shows of a person at a date, computed once per change of the record.

use super::effective::Reading;
use super::fit::Fit;
use super::gap::Gap;
use super::level::LevelReport;
use super::next_step::NextStep;
use super::pitfall::Firing;
use super::stage::StageReport;
use crate::framework::framework::Framework;
use crate::framework::id::{PathwayId, RoleId};
use crate::framework::table::{Ix, Table};
use crate::profile::day::Day;
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
}

impl Overview {
    /// Computes everything (brief 2.4 to 2.8).
    #[must_use]
    pub fn new(framework: &Framework, standing: &Standing, as_of: Day) -> Self {
        todo!()
    }
}
