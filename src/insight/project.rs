//! The projects of the library as they stand for a person (brief 2.8): which gaps they close, whether they can
//! start, what they wait for, what is left of those under way.

use std::cmp::Reverse;

use super::effective::Reading;
use super::gap::Gap;
use super::next_step::{Wait, waits};
use crate::framework::framework::Framework;
use crate::framework::id::ProjectId;
use crate::framework::project::Project;
use crate::framework::table::{Ix, Table};
use crate::profile::standing::Standing;
use crate::profile::undertaking::{Course, Undertaking};

/// How a project stands, in the order in which they are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProjectState {
    /// It is worked on.
    UnderWay,
    /// It can start now.
    Available,
    /// It waits for a rating.
    Waiting,
    /// It was finished.
    Finished,
    /// It was dropped.
    Dropped,
}

/// A project of the library as it stands for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectReport {
    /// Which.
    pub id: ProjectId,
    /// How it stands.
    pub state: ProjectState,
    /// The gaps that it closes or narrows from where they stand, most pressing first.
    pub closes: Vec<Ix>,
    /// What it waits for, unrated counting as 0; empty where it could start.
    pub waits_for: Vec<Wait>,
    /// Effort in hours.
    pub hours: u16,
    /// What is left of it in hours: its share of the steps not ticked, rounded up. 0 once it is finished.
    pub left: u16,
}

impl ProjectReport {
    /// Reports on one project.
    #[must_use]
    pub fn new(
        framework: &Framework,
        undertaking: Option<&Undertaking>,
        readings: &Table<Reading>,
        gaps: &[Gap],
        project: &Project,
    ) -> Self {
        let waits_for = waits(framework, readings, project);
        let state = match undertaking.map(|undertaking| undertaking.course) {
            Some(Course::UnderWay) => ProjectState::UnderWay,
            Some(Course::Finished) => ProjectState::Finished,
            Some(Course::Dropped) => ProjectState::Dropped,
            None if waits_for.is_empty() => ProjectState::Available,
            None => ProjectState::Waiting,
        };
        let serves = |gap: &&Gap| {
            let id = &framework.competency(gap.competency).id;
            project.moves.iter().any(|m| m.competency == *id && m.from <= gap.rating && gap.rating < m.to)
        };
        let left = match (state, undertaking) {
            (ProjectState::Finished, _) => 0,
            // The words of a project are read only where they are needed: where something of it is done.
            (_, Some(undertaking)) if !undertaking.ticks.is_empty() => left(framework, undertaking, project),
            _ => project.hours,
        };
        Self {
            id: project.id.clone(),
            state,
            closes: gaps.iter().filter(serves).map(|gap| gap.competency).collect(),
            waits_for,
            hours: project.hours,
            left,
        }
    }
}

/// Hours times steps not ticked over steps, rounded up. A tick of a step that the project does not have counts for
/// nothing.
fn left(framework: &Framework, undertaking: &Undertaking, project: &Project) -> u16 {
    let steps = framework.brief(project).steps.len();
    let ticked = undertaking.ticks.keys().filter(|step| (1..=steps).contains(&usize::from(**step))).count();
    if steps == 0 {
        return project.hours;
    }
    u16::try_from((usize::from(project.hours) * (steps - ticked)).div_ceil(steps)).unwrap_or(project.hours)
}

/// All projects: what is under way by when it was taken on; what can start and what waits by the most pressing gap
/// that it closes, then hours, then id; what is finished and what is dropped, newest first.
#[must_use]
pub fn reports(
    framework: &Framework,
    standing: &Standing,
    readings: &Table<Reading>,
    gaps: &[Gap],
) -> Vec<ProjectReport> {
    let undertaking = |id: &ProjectId| standing.undertakings.get(id);
    let report = |project: &Project| ProjectReport::new(framework, undertaking(&project.id), readings, gaps, project);
    let mut reports: Vec<ProjectReport> = framework.projects().iter().map(report).collect();
    let rank = |report: &ProjectReport| {
        let first = report.closes.first();
        gaps.iter().position(|gap| Some(&gap.competency) == first).unwrap_or(usize::MAX)
    };
    reports.sort_by_cached_key(|report| {
        let it = undertaking(&report.id);
        let taken = it.filter(|_| report.state == ProjectState::UnderWay).map(|it| it.taken);
        let ended = it.filter(|_| report.state > ProjectState::Waiting).map(|it| Reverse(it.since));
        (report.state, taken, ended, rank(report), report.hours, report.id.clone())
    });
    reports
}
