//! The plan as text within 80 columns.

use super::columns;
use super::plan::listed;
use super::plan_words;
use super::record;
use super::words;
use super::wrap::{hang, pad};
use crate::framework::framework::Framework;
use crate::insight::balance::Meeting;
use crate::insight::overview::Overview;
use crate::insight::project::{ProjectReport, ProjectState};
use crate::profile::body::{ActionState, GoalState};
use crate::profile::day::Day;
use crate::profile::standing::Standing;

/// Projects that wait and are named; the rest are counted.
const WAITING_SHOWN: usize = 8;

/// The plan of a person.
#[must_use]
pub fn text(framework: &Framework, standing: &Standing, overview: &Overview) -> String {
    let mut out = String::new();
    hang(&mut out, "", &plan_words::recommended(framework, overview));
    gaps(&mut out, framework, overview);
    asks(&mut out, framework, standing);
    projects(&mut out, framework, standing, overview);
    goals(&mut out, framework, standing);
    weeks(&mut out, framework, overview);
    out
}

fn gaps(out: &mut String, framework: &Framework, overview: &Overview) {
    if overview.gaps.is_empty() && !overview.unknown.is_empty() {
        let n = words::count(overview.unknown.len(), "competency is", "competencies are");
        hang(out, "", &format!("{n} not rated yet: a gap shows once its competency is."));
        return;
    }
    if overview.gaps.is_empty() {
        return;
    }
    out.push_str("\nGaps\n");
    for gap in &overview.gaps {
        let weighing = overview.plan.balance.of(gap.competency);
        let want = plan_words::desire(weighing.and_then(|w| w.desire));
        let name = words::title(framework, gap.competency);
        let left = format!("{:>5}  {} to {}  ", gap.priority, gap.rating, gap.expected);
        let right = format!(" want: {want}");
        if columns::table(0) {
            columns::row(out, &left, &name, columns::room(41, left.len() + 18), &right);
        } else {
            hang(out, &left, &format!("{name};{right}"));
        }
        hang(out, "       = ", &plan_words::sum(framework, overview, gap));
        let told = weighing.map(|w| (w.meeting(), plan_words::balance(framework, &overview.plan.balance, w)));
        match told {
            Some((Meeting::Unsaid, _)) | None => hang(out, "         ", &plan_words::ready(framework, gap)),
            Some((_, told)) => hang(out, "         ", &told),
        }
    }
    let wanted: Vec<String> = overview
        .plan
        .balance
        .weighings
        .iter()
        .filter(|w| !w.needed)
        .map(|w| words::title(framework, w.competency))
        .collect();
    if !wanted.is_empty() {
        hang(out, "  Wanted, and no gap today: ", &format!("{}.", words::list(&wanted)));
    }
}

fn asks(out: &mut String, framework: &Framework, standing: &Standing) {
    let mut missing =
        standing.marks.iter().filter_map(|(ix, mark)| Some((ix, mark.no_opportunity.as_ref()?))).peekable();
    if missing.peek().is_none() {
        return;
    }
    out.push_str("\nTo ask your manager for: no opportunity yet\n");
    for (ix, missing) in missing {
        let note = missing.note.as_ref().map_or_else(String::new, |note| format!(": {}", note.line()));
        hang(out, "  ", &format!("{}, since {}{note}", words::title(framework, ix), Day(missing.at.date())));
    }
}

fn projects(out: &mut String, framework: &Framework, standing: &Standing, overview: &Overview) {
    let groups = [
        (ProjectState::UnderWay, "Under way"),
        (ProjectState::Available, "Can start"),
        (ProjectState::Waiting, "Wait"),
        (ProjectState::Finished, "Finished"),
        (ProjectState::Dropped, "Dropped"),
    ];
    for (state, head) in groups {
        let of: Vec<&ProjectReport> =
            overview.plan.projects.iter().filter(|report| report.state == state && listed(report)).collect();
        if of.is_empty() {
            continue;
        }
        out.push_str(&format!("\nProjects: {}\n", head.to_lowercase()));
        let most = if state == ProjectState::Waiting { WAITING_SHOWN } else { of.len() };
        for report in of.iter().take(most) {
            project(out, framework, standing, report);
        }
        if of.len() > most {
            out.push_str(&format!("  and {} more\n", of.len() - most));
        }
    }
}

fn project(out: &mut String, framework: &Framework, standing: &Standing, report: &ProjectReport) {
    let Some(project) = framework.project(&report.id) else { return };
    let undertaking = standing.undertakings.get(&report.id);
    let head = format!("  {}  ", pad(report.id.as_str(), 4));
    let state = plan_words::state(report, undertaking);
    hang(out, &head, &format!("{}; {state}", project.title.line()));
    match report.state {
        ProjectState::UnderWay => {
            let brief = framework.brief(project);
            for (n, step) in (1_u8..).zip(&brief.steps) {
                let tick = undertaking.and_then(|it| it.ticks.get(&n));
                let date = tick.map_or_else(String::new, |tick| format!(" ({})", Day(tick.at.date())));
                let mark = if tick.is_some() { "x" } else { " " };
                hang(out, &format!("        [{mark}] {n} "), &format!("{}{date}", step.line()));
            }
        }
        ProjectState::Available => hang(out, "        ", &plan_words::closes(framework, report)),
        ProjectState::Waiting => {
            hang(out, "        ", &format!("waits for {}", plan_words::waits(framework, &report.waits_for)));
        }
        ProjectState::Finished | ProjectState::Dropped => {
            if let Some(note) = undertaking.and_then(|it| it.note.as_ref()) {
                hang(out, "        ", &note.line());
            }
        }
    }
}

fn goals(out: &mut String, framework: &Framework, standing: &Standing) {
    let open: Vec<_> = standing.goals.values().filter(|mark| mark.goal.state == GoalState::Open).collect();
    if !open.is_empty() {
        out.push_str("\nGoals\n");
    }
    for mark in open {
        let goal = &mark.goal;
        let of = goal.competency.as_ref().and_then(|id| framework.find(id));
        let of = of.map_or_else(String::new, |ix| format!(" [{}]", words::title(framework, ix)));
        let shows = goal.shows.as_ref().map_or_else(String::new, |shows| shows.line().into_owned());
        hang(
            out,
            "  ",
            &format!("{}{of}, since {}, {}", goal.wish.line(), Day(mark.set.date()), record::short(&mark.entry)),
        );
        for (name, text) in [
            ("outcome", goal.outcome.line().into_owned()),
            ("obstacle", goal.obstacle.line().into_owned()),
            ("plan", goal.plan.line().into_owned()),
            ("shown by", shows),
        ] {
            if !text.is_empty() {
                hang(out, &format!("    {} ", pad(name, 9)), &text);
            }
        }
    }
    let agreed: Vec<_> = standing.actions.values().filter(|agreed| agreed.state == ActionState::Open).collect();
    if !agreed.is_empty() {
        out.push_str("\nAgreed\n");
    }
    for agreed in agreed {
        let due = agreed.due.map_or_else(String::new, |due| format!(", by {due}"));
        let by = record::author(&agreed.by);
        hang(out, "  ", &format!("{}{due} (with {by})", agreed.text.line()));
    }
}

fn weeks(out: &mut String, framework: &Framework, overview: &Overview) {
    let schedule = &overview.plan.schedule;
    if schedule.turns.is_empty() {
        return;
    }
    match schedule.hours {
        Some(hours) => {
            let hours = words::count(usize::from(hours), "hour", "hours");
            out.push_str(&format!("\nWeeks ahead, at {hours} a week\n"));
        }
        None => {
            out.push_str("\nIn turn\n");
            hang(out, "  ", "No hours a week are set, so there are hours and no weeks: `opsarc set --hours N`.");
        }
    }
    for turn in &schedule.turns {
        let name = framework.project(&turn.project).map_or_else(String::new, |p| p.title.line().into_owned());
        let when = match turn.days {
            Some((from, to)) => format!("{from} to {to}"),
            None => String::new(),
        };
        let left = format!("  {}  {:>3} h  ", pad(turn.project.as_str(), 4), turn.left);
        if columns::table(0) {
            columns::row(out, &left, &name, columns::room(38, left.len() + 25), &format!(" {when}"));
        } else {
            hang(out, &left, &format!("{name}{}{when}", if when.is_empty() { "" } else { ", " }));
        }
    }
}
