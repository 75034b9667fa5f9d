//! What comes next: gaps in order, projects, goals, what is agreed, what to ask for.

use crate::export::dates::long;
use crate::export::document::document::{Cell, Column, Document, Item, Mark, Words};
use crate::export::plan_words;
use crate::export::source::Source;
use crate::export::words;
use crate::insight::project::{ProjectReport, ProjectState};
use crate::profile::body::{ActionState, GoalState};
use crate::profile::day::Day;

/// How many projects that could start are named.
const STARTS: usize = 6;

/// The gaps, most pressing first, with the parts of their priority.
pub fn gaps(document: &mut Document, source: &Source<'_>) {
    let Source { framework, overview, .. } = source;
    document.head("Gaps");
    if overview.gaps.is_empty() && overview.rated == 0 {
        document.text("A gap shows once its competency is rated.");
        return;
    }
    if overview.gaps.is_empty() {
        document.text("Nothing that is rated lies below what is expected.");
    } else {
        document.text(
            "What lies below what is expected for the role and the target, most pressing first. The priority adds how \
             much the role asks for it and how far it lies below (weight), how much builds on it (unlocks), what the \
             pathway stresses, a pitfall that it leads out of, and whether it is core to a level.",
        );
    }
    let rows = overview.gaps.iter().map(|gap| -> Vec<Cell> {
        let waits = if gap.ready { String::new() } else { plan_words::ready(framework, gap) };
        let mut why = Words::from(plan_words::sum(framework, overview, gap));
        if !waits.is_empty() {
            why = why.text(". ").soft(waits);
        }
        vec![
            words::title(framework, gap.competency).into(),
            format!("{} to {}", gap.rating, gap.expected).into(),
            gap.priority.to_string().into(),
            Cell::Words(why),
        ]
    });
    let columns = vec![
        Column::words("Competency"),
        Column::number("Now to expected"),
        Column::number("Priority"),
        Column::words("Made of"),
    ];
    document.table("", columns, rows.collect());
    if !overview.unknown.is_empty() {
        let titles: Vec<String> = overview.unknown.iter().map(|ix| words::title(framework, *ix)).collect();
        document.subhead("Expected and not rated yet");
        document.text(format!("{}.", words::list(&titles)));
    }
}

/// Projects, goals, actions and asks.
pub fn plan(document: &mut Document, source: &Source<'_>) {
    let Source { framework, overview, standing, .. } = source;
    document.head("Plan");
    document.text(plan_words::recommended(framework, overview));
    if let Some(hours) = overview.plan.schedule.hours {
        document.text(format!("{} a week are set aside.", words::count(hours.into(), "hour", "hours")));
    }
    projects(document, source);

    let open = standing.goals.values().filter(|mark| mark.goal.state == GoalState::Open);
    let goals: Vec<Item> = open
        .map(|mark| {
            let goal = &mark.goal;
            let said = |name: &str, text: &str| Words::new().strong(format!("{name}: ")).text(text);
            let mut under = vec![
                said("Outcome", goal.outcome.as_str()),
                said("Obstacle", goal.obstacle.as_str()),
                said("Plan", goal.plan.as_str()),
            ];
            under.extend(goal.shows.as_ref().map(|shows| said("Shown by", shows.as_str())));
            let since = format!(" (since {})", long(Day(mark.set.date())));
            Item { words: Words::new().text(goal.wish.as_str()).soft(since), under, done: false }
        })
        .collect();
    if !goals.is_empty() {
        document.subhead("Goals");
        document.list(Mark::Bullet, goals);
    }
    let mut open: Vec<_> = standing.actions.values().filter(|agreed| agreed.state == ActionState::Open).collect();
    // Those without a date come last.
    open.sort_by_key(|agreed| (agreed.due.is_none(), agreed.due));
    let actions: Vec<Item> = open
        .into_iter()
        .map(|agreed| {
            let when = |due| if due < source.day() { "was due" } else { "by" };
            let due = agreed.due.map_or_else(String::new, |due| format!(" ({} {})", when(due), long(due)));
            let shows = agreed.shows.as_ref().map(|shows| Words::from(format!("Shown by: {}", shows.line())));
            let words = Words::new().text(agreed.text.as_str()).soft(due);
            Item { words, under: shows.into_iter().collect(), done: false }
        })
        .collect();
    if !actions.is_empty() {
        document.subhead("Agreed actions");
        document.list(Mark::Box, actions);
    }
    let asks: Vec<Item> = standing
        .marks
        .iter()
        .filter_map(|(ix, mark)| {
            let missing = mark.no_opportunity.as_ref()?;
            let note = missing.note.as_ref().map_or_else(String::new, |note| format!(": {}", note.line()));
            Some(Item::from(format!("{}{note}", words::title(framework, ix))))
        })
        .collect();
    if !asks.is_empty() {
        document.subhead("To ask the manager for: no opportunity yet");
        document.list(Mark::Bullet, asks);
    }
}

fn projects(document: &mut Document, source: &Source<'_>) {
    let groups = [
        (ProjectState::UnderWay, "Projects under way", usize::MAX),
        (ProjectState::Available, "Projects that can start now", STARTS),
        (ProjectState::Finished, "Projects finished", usize::MAX),
    ];
    for (state, head, most) in groups {
        let of = |report: &&ProjectReport| {
            report.state == state && (state != ProjectState::Available || !report.closes.is_empty())
        };
        let items: Vec<Item> =
            source.overview.plan.projects.iter().filter(of).take(most).filter_map(|it| project(source, it)).collect();
        if !items.is_empty() {
            document.subhead(head);
            document.list(Mark::Bullet, items);
        }
    }
}

fn project(source: &Source<'_>, report: &ProjectReport) -> Option<Item> {
    let Source { framework, standing, .. } = source;
    let project = framework.project(&report.id)?;
    let undertaking = standing.undertakings.get(&report.id);
    let words = Words::new().strong(project.title.line()).soft(format!(
        " {}, {}",
        report.id,
        plan_words::state(report, undertaking)
    ));
    let mut under = Vec::new();
    match report.state {
        ProjectState::UnderWay => {
            for (n, step) in (1_u8..).zip(&framework.brief(project).steps) {
                let done = undertaking.is_some_and(|it| it.ticks.contains_key(&n));
                let mark = if done { "Done" } else { "To do" };
                under.push(Words::new().strong(format!("{mark}: ")).text(step.line()));
            }
        }
        ProjectState::Available => under.push(plan_words::closes(framework, report).into()),
        _ => under.extend(undertaking.and_then(|it| it.note.as_ref()).map(|note| note.as_str().into())),
    }
    Some(Item { words, under, done: false })
}
