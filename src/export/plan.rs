//! `opsarc/plan@1`: what to do about the gaps.

use serde::Serialize;

use super::gaps::{GapDetail, ids};
use super::next::WaitShape;
use super::person::{FrameworkRef, Person};
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, ProjectId};
use crate::framework::text::Text;
use crate::insight::balance::{Meeting, Weighing};
use crate::insight::overview::Overview;
use crate::insight::project::{ProjectReport, ProjectState};
use crate::profile::author::Author;
use crate::profile::body::{ActionState, GoalState};
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::standing::Standing;

/// The output of `opsarc plan --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct PlanReport {
    /// `opsarc/plan@1`.
    pub schema: &'static str,
    /// The day it describes, from which the weeks are drawn.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// The person.
    pub person: Person,
    /// Hours a week; null where none are set.
    pub hours: Option<u16>,
    /// The first of the gaps where can, want and needed meet.
    pub recommended: Option<CompetencyId>,
    /// The gaps in order.
    pub gaps: Vec<PlannedGap>,
    /// What is wanted without being a gap.
    pub wanted: Vec<Weighed>,
    /// Competencies without an opportunity yet: asks for the manager.
    pub asks: Vec<Ask>,
    /// The projects under way, ended, or closing a gap.
    pub projects: Vec<PlannedProject>,
    /// The goals, oldest first.
    pub goals: Vec<GoalShape>,
    /// The actions agreed, oldest first.
    pub actions: Vec<ActionShape>,
    /// The weeks with work in them.
    pub weeks: Vec<WeekShape>,
}

/// A gap with what it is made of and how it was weighed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct PlannedGap {
    /// The gap.
    #[serde(flatten)]
    pub gap: GapDetail,
    /// How much it is wanted, 0 to 3.
    pub desire: Option<u8>,
    /// Whether there is no opportunity yet.
    pub no_opportunity: bool,
    /// Which of can, want and needed meet.
    pub meeting: &'static str,
}

/// A competency that is wanted without being a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Weighed {
    /// Which.
    pub competency: CompetencyId,
    /// How much it is wanted, 0 to 3.
    pub desire: Option<u8>,
    /// Which of can, want and needed meet.
    pub meeting: &'static str,
}

/// An ask for the manager.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Ask {
    /// Which competency has no opportunity yet.
    pub competency: CompetencyId,
    /// Since when.
    pub since: Day,
    /// What would be one.
    pub note: Option<Text>,
}

/// A project as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct PlannedProject {
    /// Which.
    pub id: ProjectId,
    /// Its title.
    pub title: Text,
    /// `under-way`, `available`, `waiting`, `finished` or `dropped`.
    pub state: &'static str,
    /// The gaps that it closes or narrows.
    pub closes: Vec<CompetencyId>,
    /// What it waits for.
    pub waits_for: Vec<WaitShape>,
    /// Effort in hours.
    pub hours: u16,
    /// Hours left.
    pub left: u16,
    /// When it was taken on.
    pub taken: Option<Day>,
    /// When it came to stand so.
    pub since: Option<Day>,
    /// Why it was dropped, or a remark on its end.
    pub note: Option<Text>,
    /// The steps ticked, with their dates.
    pub ticked: Vec<TickShape>,
    /// The first and the last day of the weeks that it takes.
    pub days: Option<(Day, Day)>,
}

/// A step that was ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct TickShape {
    /// Which, from 1.
    pub step: u8,
    /// When.
    pub date: Day,
}

/// A goal as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct GoalShape {
    /// The entry that set it.
    pub id: EntryId,
    /// Which competency it serves.
    pub competency: Option<CompetencyId>,
    /// When it was set.
    pub set: Day,
    /// How it stands.
    pub state: GoalState,
    /// Since when.
    pub since: Day,
    /// The wish.
    pub wish: Text,
    /// The best outcome.
    pub outcome: Text,
    /// The obstacle.
    pub obstacle: Text,
    /// If the obstacle, then what.
    pub plan: Text,
    /// The evidence that will prove it.
    pub shows: Option<Text>,
    /// Why it was dropped, or a remark.
    pub note: Option<Text>,
}

/// An action as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct ActionShape {
    /// The entry that set it.
    pub id: EntryId,
    /// Who wrote it down.
    pub by: Author,
    /// Which competency it serves.
    pub competency: Option<CompetencyId>,
    /// What is to be done.
    pub text: Text,
    /// By when.
    pub due: Option<Day>,
    /// The evidence that will show it.
    pub shows: Option<Text>,
    /// How it stands.
    pub state: ActionState,
    /// Since when.
    pub since: Day,
    /// What was said when it came to stand so.
    pub note: Option<Text>,
}

/// A week with work in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct WeekShape {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// The work in it.
    pub work: Vec<WorkShape>,
}

/// Hours of a project in a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct WorkShape {
    /// Which project.
    pub project: ProjectId,
    /// How many hours.
    pub hours: u16,
}

/// The slug of a state.
#[must_use]
pub fn state(state: ProjectState) -> &'static str {
    match state {
        ProjectState::UnderWay => "under-way",
        ProjectState::Available => "available",
        ProjectState::Waiting => "waiting",
        ProjectState::Finished => "finished",
        ProjectState::Dropped => "dropped",
    }
}

/// The slug of a meeting.
#[must_use]
pub fn meeting(weighing: &Weighing) -> &'static str {
    match weighing.meeting() {
        Meeting::All => "all",
        Meeting::NotYet => "not-yet",
        Meeting::Unwanted => "unwanted",
        Meeting::Unsaid => "unsaid",
        Meeting::Unneeded => "unneeded",
        Meeting::Wanted => "wanted",
        Meeting::Needed => "needed",
    }
}

/// Whether a project belongs into a list of the plan: it has a history, or it closes a gap.
#[must_use]
pub fn listed(report: &ProjectReport) -> bool {
    !matches!(report.state, ProjectState::Available | ProjectState::Waiting) || !report.closes.is_empty()
}

impl PlanReport {
    /// Makes the report.
    #[must_use]
    pub fn new(framework: &Framework, standing: &Standing, overview: &Overview) -> Self {
        let plan = &overview.plan;
        let id = |ix| framework.competency(ix).id.clone();
        let gaps = overview.gaps.iter().map(|gap| {
            let weighing = plan.balance.of(gap.competency);
            PlannedGap {
                gap: GapDetail::new(framework, gap),
                desire: weighing.and_then(|w| w.desire),
                no_opportunity: weighing.is_some_and(|w| w.no_opportunity),
                meeting: weighing.map_or("needed", meeting),
            }
        });
        let wanted = plan.balance.weighings.iter().filter(|w| !w.needed);
        let asks = standing.marks.iter().filter_map(|(ix, mark)| {
            let missing = mark.no_opportunity.as_ref()?;
            Some(Ask { competency: id(ix), since: Day(missing.at.date()), note: missing.note.clone() })
        });
        Self {
            schema: "opsarc/plan@1",
            as_of: overview.as_of,
            framework: FrameworkRef::new(framework),
            person: Person::new(standing, overview),
            hours: plan.schedule.hours,
            recommended: plan.balance.recommended.map(id),
            gaps: gaps.collect(),
            wanted: wanted
                .map(|w| Weighed { competency: id(w.competency), desire: w.desire, meeting: meeting(w) })
                .collect(),
            asks: asks.collect(),
            projects: plan
                .projects
                .iter()
                .filter(|report| listed(report))
                .map(|report| project(framework, standing, overview, report))
                .collect(),
            goals: standing.goals.values().map(goal).collect(),
            actions: standing.actions.values().map(action).collect(),
            weeks: weeks(overview),
        }
    }
}

fn project(framework: &Framework, standing: &Standing, overview: &Overview, report: &ProjectReport) -> PlannedProject {
    let undertaking = standing.undertakings.get(&report.id);
    let ticks = undertaking.into_iter().flat_map(|it| &it.ticks);
    PlannedProject {
        id: report.id.clone(),
        title: framework.project(&report.id).map(|project| project.title.clone()).unwrap_or_default(),
        state: state(report.state),
        closes: ids(framework, &report.closes),
        waits_for: report.waits_for.iter().map(|wait| WaitShape::new(framework, wait)).collect(),
        hours: report.hours,
        left: report.left,
        taken: undertaking.map(|it| Day(it.taken.date())),
        since: undertaking.map(|it| Day(it.since.date())),
        note: undertaking.and_then(|it| it.note.clone()),
        ticked: ticks.map(|(step, tick)| TickShape { step: *step, date: Day(tick.at.date()) }).collect(),
        days: overview.plan.schedule.turn(&report.id).and_then(|turn| turn.days),
    }
}

fn goal(mark: &crate::profile::goal::GoalMark) -> GoalShape {
    let it = mark.goal.clone();
    GoalShape {
        id: mark.entry,
        competency: it.competency,
        set: Day(mark.set.date()),
        state: it.state,
        since: Day(mark.since.date()),
        wish: it.wish,
        outcome: it.outcome,
        obstacle: it.obstacle,
        plan: it.plan,
        shows: it.shows,
        note: it.note,
    }
}

fn action(agreed: &crate::profile::agreed::Agreed) -> ActionShape {
    let it = agreed.clone();
    ActionShape {
        id: it.entry,
        by: it.by,
        competency: it.competency,
        text: it.text,
        due: it.due,
        shows: it.shows,
        state: it.state,
        since: Day(it.since.date()),
        note: it.note,
    }
}

fn weeks(overview: &Overview) -> Vec<WeekShape> {
    let schedule = &overview.plan.schedule;
    let work = |(at, hours): &(usize, u16)| {
        let turn = schedule.turns.get(*at)?;
        Some(WorkShape { project: turn.project.clone(), hours: *hours })
    };
    let week = |week: &crate::insight::schedule::Week| WeekShape {
        from: week.from,
        to: week.to,
        work: week.work.iter().filter_map(work).collect(),
    };
    schedule.weeks.iter().map(week).collect()
}
