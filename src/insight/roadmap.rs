//! The gaps in the order of the arc with one project for each, and the hours and weeks that they take.

use super::overview::Overview;
use super::project::{ProjectReport, ProjectState};
use crate::framework::framework::Framework;
use crate::framework::id::ProjectId;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::profile::day::Day;

/// The gaps in the order of the arc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roadmap {
    /// One stop for each gap: by stage, then by priority.
    pub stops: Vec<Stop>,
    /// The stages that have a stop, in order.
    pub stages: Vec<StageHours>,
    /// Hours of all projects in it that are left.
    pub total: u32,
    /// Hours a week, where they are set and not 0.
    pub hours: Option<u16>,
    /// Weeks that they take, rounded up; none without hours a week.
    pub weeks: Option<u32>,
    /// The day on which so many weeks are over; none without hours a week, or past all calendars.
    pub end: Option<Day>,
}

/// A gap in its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Which competency.
    pub competency: Ix,
    /// Its stage.
    pub stage: u8,
    /// What counts.
    pub rating: Rating,
    /// What is expected.
    pub expected: Rating,
    /// The project chosen for it; none where the library has none.
    pub project: Option<ProjectId>,
    /// Whether that project was chosen for an earlier stop already: it takes no further hours.
    pub again: bool,
}

/// What a stage takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageHours {
    /// Its number.
    pub stage: u8,
    /// How many gaps it has.
    pub gaps: usize,
    /// Hours left of the projects that come first in it.
    pub hours: u32,
    /// Weeks that they take, rounded up; none without hours a week.
    pub weeks: Option<u32>,
}

impl Roadmap {
    /// Plans from the day of `overview` on; of `only` one stage where it is given.
    ///
    /// For each gap: a project chosen before that closes it; else one under way; else the shortest that can start; else
    /// the shortest that waits. What is finished or dropped is not planned again.
    #[must_use]
    pub fn new(framework: &Framework, overview: &Overview, only: Option<u8>) -> Self {
        let hours = overview.plan.schedule.hours;
        let mut stops: Vec<Stop> = Vec::new();
        let mut stages: Vec<StageHours> = Vec::new();
        for stage in framework.stages().iter().map(|stage| stage.stage).filter(|s| only.is_none_or(|only| only == *s)) {
            let mut of = StageHours { stage, gaps: 0, hours: 0, weeks: None };
            let gaps = overview.gaps.iter().filter(|gap| framework.competency(gap.competency).stage == stage);
            for gap in gaps {
                let chosen = choose(overview, &stops, gap.competency);
                let again = chosen.is_some_and(|report| stops.iter().any(|s| s.project.as_ref() == Some(&report.id)));
                of.gaps += 1;
                of.hours += chosen.filter(|_| !again).map_or(0, |report| u32::from(report.left));
                stops.push(Stop {
                    competency: gap.competency,
                    stage,
                    rating: gap.rating,
                    expected: gap.expected,
                    project: chosen.map(|report| report.id.clone()),
                    again,
                });
            }
            of.weeks = hours.map(|a_week| of.hours.div_ceil(u32::from(a_week)));
            if of.gaps > 0 {
                stages.push(of);
            }
        }
        let total = stages.iter().map(|stage| stage.hours).sum();
        // Not the sum of the stages' weeks: each of those is rounded up.
        let weeks = hours.map(|a_week| u32::div_ceil(total, u32::from(a_week)));
        let later = |weeks: u32| {
            let span = jiff::Span::new().try_weeks(i64::from(weeks)).ok()?;
            overview.as_of.0.checked_add(span).ok().map(Day)
        };
        Self { stops, stages, total, hours, weeks, end: weeks.and_then(later) }
    }
}

/// The project for a gap.
fn choose<'a>(overview: &'a Overview, stops: &[Stop], gap: Ix) -> Option<&'a ProjectReport> {
    let rank = |report: &ProjectReport| match report.state {
        _ if stops.iter().any(|stop| stop.project.as_ref() == Some(&report.id)) => Some(0),
        ProjectState::UnderWay => Some(1),
        ProjectState::Available => Some(2),
        ProjectState::Waiting => Some(3),
        ProjectState::Finished | ProjectState::Dropped => None,
    };
    let closing = overview.plan.projects.iter().filter(|report| report.closes.contains(&gap));
    let ranked = closing.filter_map(|report| Some((rank(report)?, report.left, &report.id, report)));
    ranked.min_by_key(|(rank, left, id, _)| (*rank, *left, *id)).map(|(.., report)| report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded;
    use crate::profile::codec;

    fn demo(hours: Option<u8>) -> Overview {
        let framework = embedded::framework();
        let profile = codec::decode(embedded::DEMO.as_bytes()).unwrap();
        let mut standing = profile.log.standing(framework, Day::MAX);
        standing.settings.hours = hours;
        Overview::new(framework, &standing, Day(jiff::civil::date(2026, 11, 20)))
    }

    #[test]
    fn every_gap_has_a_stop_in_the_order_of_the_arc_and_every_project_its_hours_once() {
        let overview = demo(Some(3));
        let framework = embedded::framework();
        let roadmap = Roadmap::new(framework, &overview, None);
        assert!(!overview.gaps.is_empty());
        assert_eq!(roadmap.stops.len(), overview.gaps.len());
        assert!(roadmap.stops.windows(2).all(|pair| pair[0].stage <= pair[1].stage));
        let mut projects: Vec<_> = roadmap.stops.iter().filter_map(|stop| stop.project.clone()).collect();
        projects.sort();
        projects.dedup();
        let left = |id| u32::from(overview.plan.project(id).unwrap().left);
        assert_eq!(roadmap.total, projects.iter().map(left).sum::<u32>());
        assert_eq!(roadmap.total, roadmap.stages.iter().map(|stage| stage.hours).sum::<u32>());
        assert_eq!(roadmap.weeks, Some(roadmap.total.div_ceil(3)));
        for stop in &roadmap.stops {
            let closes = |id| overview.plan.project(id).unwrap().closes.contains(&stop.competency);
            assert!(stop.project.as_ref().is_none_or(closes));
        }
        let firsts = roadmap.stops.iter().filter(|stop| stop.project.is_some() && !stop.again).count();
        assert_eq!(firsts, projects.len());
    }

    #[test]
    fn weeks_are_never_assumed_and_a_stage_can_be_asked_for() {
        let framework = embedded::framework();
        for hours in [None, Some(0)] {
            let roadmap = Roadmap::new(framework, &demo(hours), None);
            assert_eq!((roadmap.hours, roadmap.weeks, roadmap.end), (None, None, None));
            assert!(roadmap.stages.iter().all(|stage| stage.weeks.is_none()));
        }
        let all = Roadmap::new(framework, &demo(Some(2)), None);
        let stage = all.stages.last().unwrap().stage;
        let one = Roadmap::new(framework, &demo(Some(2)), Some(stage));
        assert!(one.stops.iter().all(|stop| stop.stage == stage) && !one.stops.is_empty());
    }
}
