//! What to do about the gaps: the projects, the weeks ahead, and the balance of can, want and needed.

use super::balance::Balance;
use super::effective::Reading;
use super::gap::Gap;
use super::project::{self, ProjectReport};
use super::schedule::Schedule;
use crate::framework::framework::Framework;
use crate::framework::id::ProjectId;
use crate::framework::table::Table;
use crate::profile::day::Day;
use crate::profile::standing::Standing;

/// What to do about the gaps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// All projects, in the order in which they are listed.
    pub projects: Vec<ProjectReport>,
    /// The weeks ahead.
    pub schedule: Schedule,
    /// Can, want, needed.
    pub balance: Balance,
}

impl Plan {
    /// Plans from `today` on.
    #[must_use]
    pub fn new(
        framework: &Framework,
        standing: &Standing,
        readings: &Table<Reading>,
        gaps: &[Gap],
        today: Day,
    ) -> Self {
        let projects = project::reports(framework, standing, readings, gaps);
        let closed = |ix| standing.marks.get(ix).is_some_and(|mark| mark.no_opportunity.is_some());
        let schedule = Schedule::new(&projects, gaps, closed, standing.settings.hours, today);
        Self { projects, schedule, balance: Balance::new(framework, standing, readings, gaps) }
    }

    /// How a project stands.
    #[must_use]
    pub fn project(&self, id: &ProjectId) -> Option<&ProjectReport> {
        self.projects.iter().find(|report| report.id == *id)
    }
}
