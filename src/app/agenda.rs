//! What the plan lists, part by part: the rows through which its cursor walks.

use crate::app::session::Session;
use crate::framework::id::ProjectId;
use crate::framework::table::Ix;
use crate::insight::project::{ProjectReport, ProjectState};
use crate::profile::body::{ActionState, GoalState};
use crate::profile::entry::EntryId;

/// A part of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Section {
    /// What lies below what is expected.
    #[default]
    Gaps,
    /// What closes gaps.
    Projects,
    /// Goals and what was agreed.
    Goals,
    /// The weeks ahead.
    Weeks,
}

/// The parts in order, with their names.
pub const SECTIONS: [(Section, &str); 4] =
    [(Section::Gaps, "Gaps"), (Section::Projects, "Projects"), (Section::Goals, "Goals"), (Section::Weeks, "Weeks")];

/// Something with a row of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A gap.
    Gap(Ix),
    /// A competency that is wanted and no gap.
    Wanted(Ix),
    /// A competency without an opportunity yet.
    Ask(Ix),
    /// A project.
    Project(ProjectId),
    /// A goal, by the entry that set it.
    Goal(EntryId),
    /// An action, by the entry that set it.
    Action(EntryId),
}

/// A row with the group that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The heading of its group.
    pub group: &'static str,
    /// What it is.
    pub item: Item,
}

/// The rows of a part, in the order in which the cursor walks.
#[must_use]
pub fn rows(session: &Session, section: Section) -> Vec<Row> {
    let (overview, standing) = (session.overview(), session.standing());
    let row = |group: &'static str, item: Item| Row { group, item };
    match section {
        Section::Gaps => {
            let asked = |ix: Ix| session.mark(ix).no_opportunity.is_some();
            let gaps = overview.gaps.iter().map(|gap| gap.competency).filter(|ix| !asked(*ix));
            let balance = &overview.plan.balance;
            let wanted = balance.weighings.iter().filter(|w| !w.needed).map(|w| w.competency);
            let asks = session.framework().indices().filter(|ix| asked(*ix));
            gaps.map(|ix| row("Gaps", Item::Gap(ix)))
                .chain(asks.map(|ix| row("To ask your manager for: no opportunity yet", Item::Ask(ix))))
                .chain(wanted.filter(|ix| !asked(*ix)).map(|ix| row("Wanted, and no gap today", Item::Wanted(ix))))
                .collect()
        }
        Section::Projects => {
            let of = |report: &ProjectReport| row(group(report), Item::Project(report.id.clone()));
            overview.plan.projects.iter().map(of).collect()
        }
        Section::Goals => {
            let goals = standing.goals.values().rev();
            let actions = standing.actions.values().rev();
            let (open, ended): (Vec<_>, Vec<_>) = goals.partition(|mark| mark.goal.state == GoalState::Open);
            let (agreed, done): (Vec<_>, Vec<_>) = actions.partition(|it| it.state == ActionState::Open);
            open.iter()
                .map(|mark| row("Goals", Item::Goal(mark.entry)))
                .chain(agreed.iter().map(|it| row("Agreed", Item::Action(it.entry))))
                .chain(ended.iter().map(|mark| row("Ended", Item::Goal(mark.entry))))
                .chain(done.iter().map(|it| row("Ended", Item::Action(it.entry))))
                .collect()
        }
        Section::Weeks => {
            let turns = overview.plan.schedule.turns.iter();
            turns.map(|turn| row("", Item::Project(turn.project.clone()))).collect()
        }
    }
}

/// The competency that `item` is about: of a project the most pressing that it moves.
#[must_use]
pub fn competency(session: &Session, item: &Item) -> Option<Ix> {
    let (framework, standing) = (session.framework(), session.standing());
    let of = |id: &Option<_>| id.as_ref().and_then(|id| framework.find(id));
    match item {
        Item::Gap(ix) | Item::Wanted(ix) | Item::Ask(ix) => Some(*ix),
        Item::Project(id) => {
            let closes = session.overview().plan.project(id).and_then(|report| report.closes.first().copied());
            let moves = || framework.project(id)?.moves.iter().find_map(|moved| framework.find(&moved.competency));
            closes.or_else(moves)
        }
        Item::Goal(id) => {
            let mark = standing.goals.values().find(|mark| mark.entry == *id)?;
            of(&mark.goal.competency)
        }
        Item::Action(id) => {
            let agreed = standing.actions.values().find(|agreed| agreed.entry == *id)?;
            of(&agreed.competency)
        }
    }
}

/// The place of a section in the row of sections.
#[must_use]
pub fn number(section: Section) -> usize {
    SECTIONS.iter().position(|(other, _)| *other == section).unwrap_or(0)
}

/// The heading over a project.
fn group(report: &ProjectReport) -> &'static str {
    match (report.state, report.closes.is_empty()) {
        (ProjectState::UnderWay, _) => "Under way",
        (ProjectState::Available, false) => "Can start",
        (ProjectState::Available, true) => "Can start, closing no gap of yours",
        (ProjectState::Waiting, false) => "Wait for a rating",
        (ProjectState::Waiting, true) => "Wait for a rating, closing no gap of yours",
        (ProjectState::Finished, _) => "Finished",
        (ProjectState::Dropped, _) => "Dropped",
    }
}
