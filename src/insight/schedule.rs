//! What fits into the weeks ahead, drawn anew from the day that is asked for. What slipped is simply later.

use jiff::ToSpan;

use super::gap::Gap;
use super::project::{ProjectReport, ProjectState};
use crate::framework::id::ProjectId;
use crate::framework::table::Ix;
use crate::profile::day::Day;

/// How many weeks are drawn.
pub const WEEKS: usize = 12;

/// A project in its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Which.
    pub project: ProjectId,
    /// The gap that it is there for; `None` of what is under way and closes none.
    pub gap: Option<Ix>,
    /// Whether it is under way.
    pub under_way: bool,
    /// Hours left.
    pub left: u16,
    /// The first and the last day of the weeks that it takes; `None` without hours a week, or past all calendars.
    pub days: Option<(Day, Day)>,
}

/// A week of seven days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// Hours for each of the turns, by their positions.
    pub work: Vec<(usize, u16)>,
}

/// The weeks ahead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schedule {
    /// Hours a week, where they are set and not 0.
    pub hours: Option<u16>,
    /// The projects in turn: what is under way, then for each gap the shortest project that can start.
    pub turns: Vec<Turn>,
    /// The weeks with work in them, at most [`WEEKS`], the first beginning today; empty without hours a week.
    pub weeks: Vec<Week>,
}

impl Schedule {
    /// Fills the weeks from `today` on. `projects` are in the order of [`super::project::reports`]; of a gap for
    /// which `closed` holds there is no opportunity to work on it yet, and nothing is planned for it.
    #[must_use]
    pub fn new(
        projects: &[ProjectReport],
        gaps: &[Gap],
        closed: impl Fn(Ix) -> bool,
        hours: Option<u8>,
        today: Day,
    ) -> Self {
        let mut turns: Vec<Turn> = Vec::new();
        let mut served: Vec<Ix> = Vec::new();
        for report in projects.iter().filter(|report| report.state == ProjectState::UnderWay) {
            served.extend(&report.closes);
            turns.push(turn(report, report.closes.first().copied()));
        }
        for gap in gaps.iter().map(|gap| gap.competency) {
            if served.contains(&gap) || closed(gap) {
                continue;
            }
            let fits =
                |report: &&ProjectReport| report.state == ProjectState::Available && report.closes.contains(&gap);
            let shortest = projects.iter().filter(fits).min_by_key(|report| (report.hours, &report.id));
            if let Some(report) = shortest {
                served.extend(&report.closes);
                turns.push(turn(report, Some(gap)));
            }
        }
        let hours = hours.map(u16::from).filter(|hours| *hours > 0);
        let mut weeks = Vec::new();
        if let Some(hours) = hours {
            weeks = fill(&mut turns, u32::from(hours), today);
        }
        Self { hours, turns, weeks }
    }

    /// The turn of a project, if it has one.
    #[must_use]
    pub fn turn(&self, project: &ProjectId) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.project == *project)
    }
}

fn turn(report: &ProjectReport, gap: Option<Ix>) -> Turn {
    let under_way = report.state == ProjectState::UnderWay;
    Turn { project: report.id.clone(), gap, under_way, left: report.left, days: None }
}

/// Gives each turn its days and each week its work, `hours` a week, one turn after the other.
fn fill(turns: &mut [Turn], hours: u32, today: Day) -> Vec<Week> {
    let mut weeks: Vec<Week> = Vec::new();
    let mut done: u32 = 0;
    for (at, turn) in turns.iter_mut().enumerate() {
        let end = done + u32::from(turn.left);
        // What is all ticked takes no time: it ends where it begins.
        let (first, last) = (done / hours, end.max(done + 1).saturating_sub(1) / hours);
        turn.days = week_from(today, first).zip(week_from(today, last)).map(|((from, _), (_, to))| (from, to));
        for week in (first..=last).take_while(|week| (*week as usize) < WEEKS) {
            if weeks.len() <= week as usize
                && let Some((from, to)) = week_from(today, week).filter(|_| turn.left > 0)
            {
                weeks.push(Week { from, to, work: Vec::new() });
            }
            let share = end.min((week + 1) * hours).saturating_sub(done.max(week * hours));
            if let (Some(drawn), Ok(share @ 1..)) = (weeks.get_mut(week as usize), u16::try_from(share)) {
                drawn.work.push((at, share));
            }
        }
        done = end;
    }
    weeks
}

/// The first and the last day of the week that begins `n` weeks after `today`.
fn week_from(today: Day, n: u32) -> Option<(Day, Day)> {
    let weeks = jiff::Span::new().try_weeks(i64::from(n)).ok()?;
    let from = today.0.checked_add(weeks).ok()?;
    let to = from.checked_add(6.days()).ok()?;
    Some((Day(from), Day(to)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded::framework;
    use crate::framework::rating::Rating;
    use crate::insight::gap::PriorityParts;

    fn ix(n: usize) -> Ix {
        framework().indices().nth(n).unwrap()
    }

    fn gap(n: usize) -> Gap {
        Gap {
            competency: ix(n),
            rating: Rating::AWARE,
            expected: Rating::INDEPENDENT,
            priority: 0,
            parts: PriorityParts::default(),
            unlocks: 0,
            ready: true,
            waits_for: Vec::new(),
        }
    }

    fn report(id: &str, state: ProjectState, left: u16, closes: &[usize]) -> ProjectReport {
        let closes = closes.iter().map(|n| ix(*n)).collect();
        ProjectReport { id: ProjectId::new(id).unwrap(), state, closes, waits_for: Vec::new(), hours: left, left }
    }

    fn today() -> Day {
        Day(jiff::civil::date(2026, 11, 23))
    }

    fn projects() -> [ProjectReport; 6] {
        use ProjectState::{Available, Finished, UnderWay, Waiting};
        [
            report("under-way", UnderWay, 4, &[1]),
            report("long", Available, 9, &[0]),
            report("short", Available, 5, &[0, 2]),
            report("served", Available, 1, &[1]),
            report("waits", Waiting, 1, &[3]),
            report("done", Finished, 0, &[0]),
        ]
    }

    fn schedule(hours: Option<u8>) -> Schedule {
        Schedule::new(&projects(), &[gap(0), gap(1), gap(2), gap(3)], |_| false, hours, today())
    }

    #[test]
    fn what_is_under_way_comes_first_and_then_the_shortest_for_each_gap_not_yet_served() {
        let schedule = schedule(Some(3));
        let turns: Vec<_> = schedule.turns.iter().map(|turn| (turn.project.as_str(), turn.gap)).collect();
        assert_eq!(turns, [("under-way", Some(ix(1))), ("short", Some(ix(0)))]);
        assert!(schedule.turn(&ProjectId::new("short").unwrap()).is_some_and(|turn| !turn.under_way));
    }

    #[test]
    fn the_hours_fill_the_weeks_one_project_after_the_other() {
        let schedule = schedule(Some(3));
        let work: Vec<_> = schedule.weeks.iter().map(|week| week.work.as_slice()).collect();
        assert_eq!(work, [&[(0, 3)][..], &[(0, 1), (1, 2)], &[(1, 3)]]);
        let days: Vec<String> = schedule.weeks.iter().map(|week| format!("{} {}", week.from, week.to)).collect();
        assert_eq!(days, ["2026-11-23 2026-11-29", "2026-11-30 2026-12-06", "2026-12-07 2026-12-13"]);
        let (from, to) = schedule.turns[1].days.unwrap();
        assert_eq!((from.to_string().as_str(), to.to_string().as_str()), ("2026-11-30", "2026-12-13"));
    }

    #[test]
    fn without_hours_there_are_turns_and_no_weeks() {
        for hours in [None, Some(0)] {
            let schedule = schedule(hours);
            assert_eq!((schedule.hours, schedule.turns.len(), schedule.weeks.len()), (None, 2, 0));
            assert!(schedule.turns.iter().all(|turn| turn.days.is_none()));
        }
    }

    #[test]
    fn nothing_is_planned_for_what_has_no_opportunity() {
        let schedule = Schedule::new(&projects(), &[gap(0), gap(2)], |of| of == ix(0), Some(3), today());
        assert_eq!(schedule.turns.last().unwrap().gap, Some(ix(2)), "it may still come for another gap");
        let schedule = Schedule::new(&projects(), &[gap(0)], |_| true, Some(3), today());
        assert_eq!(schedule.turns.len(), 1);
    }

    #[test]
    fn what_is_all_ticked_takes_no_week_and_no_calendar_is_long_enough_for_all() {
        let all =
            [report("ticked", ProjectState::UnderWay, 0, &[]), report("huge", ProjectState::UnderWay, u16::MAX, &[])];
        let schedule = Schedule::new(&all, &[], |_| false, Some(1), today());
        assert_eq!((schedule.weeks.len(), schedule.turns[0].days.is_some()), (WEEKS, true));
        assert!(schedule.weeks.iter().all(|week| week.work == [(1, 1)]));
        let schedule = Schedule::new(&all, &[], |_| false, Some(1), Day::MAX);
        assert_eq!((schedule.weeks.len(), schedule.turns[1].days), (0, None));
    }
}
