//! What the plan says of the row under its cursor: a gap with its sum, a project, a goal, what was agreed.

use crate::app::agenda::Item;
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::export::page::{Lead, Page, Voice};
use crate::export::{plan_words, record, words};
use crate::framework::id::ProjectId;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::project::{ProjectReport, ProjectState};
use crate::profile::body::{ActionState, GoalState};
use crate::profile::day::Day;
use crate::profile::entry::EntryId;

/// What the detail says of `item`, in one or two lines.
#[must_use]
pub fn briefly(model: &Model, item: &Item) -> String {
    let (framework, overview) = (model.session.framework(), model.session.overview());
    match item {
        Item::Gap(ix) | Item::Wanted(ix) | Item::Ask(ix) => {
            let gap = overview.gaps.iter().find(|gap| gap.competency == *ix);
            let sum = gap.map(|gap| format!("{} = {}.", gap.priority, plan_words::sum(framework, overview, gap)));
            let ready = gap.map(|gap| plan_words::ready(framework, gap));
            sum.into_iter().chain(ready).collect::<Vec<_>>().join(" ")
        }
        Item::Project(id) => overview.plan.project(id).map_or_else(String::new, |report| {
            let state = plan_words::state(report, model.session.standing().undertakings.get(id));
            if report.waits_for.is_empty() {
                return format!("{state}. {}", plan_words::closes(framework, report));
            }
            format!("{state}: {}", plan_words::waits(framework, &report.waits_for))
        }),
        Item::Goal(id) => {
            let mark = model.session.standing().goals.values().find(|mark| mark.entry == *id);
            mark.map_or_else(String::new, |mark| mark.goal.plan.line().into_owned())
        }
        Item::Action(id) => {
            let agreed = model.session.standing().actions.values().find(|agreed| agreed.entry == *id);
            let shows = agreed.and_then(|agreed| agreed.shows.as_ref());
            shows.map_or_else(String::new, |shows| format!("Shown by: {}", shows.line()))
        }
    }
}

/// The detail of `item`.
pub fn tell(model: &Model, item: &Item, beside: bool, page: &mut Page) {
    match item {
        Item::Gap(ix) | Item::Wanted(ix) | Item::Ask(ix) => tell_competency(model, *ix, beside, page),
        Item::Project(id) => tell_project(model, id, page),
        Item::Goal(id) => tell_goal(model, *id, page),
        Item::Action(id) => tell_action(model, *id, page),
    }
}

fn tell_competency(model: &Model, ix: Ix, beside: bool, page: &mut Page) {
    let (framework, overview) = (model.session.framework(), model.session.overview());
    if beside {
        // Below the list its row is in sight anyway.
        page.head(words::title(framework, ix));
    }
    let gap = overview.gaps.iter().find(|gap| gap.competency == ix);
    if let Some(gap) = gap {
        for (points, name, why) in plan_words::parts(framework, overview, gap) {
            page.part(Voice::Text, Lead::Label(name), format!("{points:>3}  {why}"));
        }
        if beside {
            page.text(format!("{:>3}  in all", gap.priority));
        }
        if gap.ready {
            page.soft(plan_words::ready(framework, gap));
        }
    }
    if let Some(missing) = &model.session.mark(ix).no_opportunity {
        let note = missing.note.as_ref().map_or_else(String::new, |note| format!(": {}", note.line()));
        let there = model.keys.told(Context::Plan, "⟨no-opportunity⟩ says that there is one.");
        page.text(format!("No opportunity since {}{note}. {there}", Day(missing.at.date())));
    }
    if let Some(weighing) = overview.plan.balance.of(ix) {
        if beside {
            page.gap();
        }
        page.text(plan_words::balance(framework, &overview.plan.balance, weighing));
        let change = model.keys.told(Context::Plan, "⟨want⟩ changes it.");
        page.soft(format!("Want: {}. {change}", plan_words::desire(weighing.desire)));
    }
    let now = model.session.reading(ix).effective.unwrap_or(Rating::NOT_YET);
    if let Some(next) = now.up().filter(|_| gap.is_some()) {
        page.gap();
        page.soft(format!("Would show a {next}: {}", words::evidence_prompt(framework, ix, next).line()));
    }
    let mut closing = overview.plan.projects.iter().filter(|report| report.closes.contains(&ix)).peekable();
    if closing.peek().is_some() {
        page.head("Projects from here");
    }
    for report in closing.take(4) {
        let title = framework.project(&report.id).map_or_else(String::new, |project| project.title.line().into_owned());
        page.point(format!("{} {title}", report.id));
        page.under(state_and_waits(model, report));
    }
}

/// How a project stands, with what it waits for.
#[must_use]
pub fn state_and_waits(model: &Model, report: &ProjectReport) -> String {
    let state = plan_words::state(report, model.session.standing().undertakings.get(&report.id));
    if report.waits_for.is_empty() || report.state == ProjectState::Finished {
        return state;
    }
    format!("{state}: {}", plan_words::waits(model.session.framework(), &report.waits_for))
}

fn tell_project(model: &Model, id: &ProjectId, page: &mut Page) {
    let framework = model.session.framework();
    let overview = model.session.overview();
    let (Some(project), Some(report)) = (framework.project(id), overview.plan.project(id)) else { return };
    let brief = framework.brief(project);
    page.head(format!("{id}  {}", project.title.line()));
    page.text(state_and_waits(model, report));
    page.text(plan_words::closes(framework, report));
    if let Some(turn) = overview.plan.schedule.turn(id).filter(|turn| turn.days.is_some()) {
        page.soft(format!("In the weeks ahead: {}.", plan_words::turn(turn)));
    }
    if let Some(note) = model.session.standing().undertakings.get(id).and_then(|it| it.note.as_ref()) {
        page.text(note.line());
    }
    page.gap();
    page.soft(format!("Done when: {}", brief.outcome.line()));
    let key = model.keys.told(Context::Plan, "⟨open⟩");
    page.soft(format!("{key} shows its {}.", words::count(brief.steps.len(), "step", "steps")));
}

fn tell_goal(model: &Model, id: EntryId, page: &mut Page) {
    let framework = model.session.framework();
    let Some(mark) = model.session.standing().goals.values().find(|mark| mark.entry == id) else { return };
    let goal = &mark.goal;
    page.head(goal.wish.line());
    let of = goal.competency.as_ref().and_then(|id| framework.find(id)).map(|ix| words::title(framework, ix));
    let state = match goal.state {
        GoalState::Open => format!("since {}", Day(mark.set.date())),
        GoalState::Reached => format!("reached {}", Day(mark.since.date())),
        GoalState::Dropped => format!("dropped {}", Day(mark.since.date())),
    };
    page.soft(of.into_iter().chain([state]).collect::<Vec<_>>().join(", "));
    for (name, text) in [("Outcome", &goal.outcome), ("Obstacle", &goal.obstacle), ("Plan", &goal.plan)] {
        page.text(format!("{name}: {}", text.line()));
    }
    if let Some(shows) = &goal.shows {
        page.text(format!("Shown by: {}", shows.line()));
    }
    if let Some(note) = &goal.note {
        page.soft(format!("Why: {}", note.line()));
    }
}

fn tell_action(model: &Model, id: EntryId, page: &mut Page) {
    let framework = model.session.framework();
    let Some(agreed) = model.session.standing().actions.values().find(|agreed| agreed.entry == id) else { return };
    page.head(agreed.text.line());
    let of = agreed.competency.as_ref().and_then(|id| framework.find(id)).map(|ix| words::title(framework, ix));
    let by = format!("with {}", record::author(&agreed.by));
    let due = agreed.due.map(|due| format!("by {due}"));
    let state = match agreed.state {
        ActionState::Open => None,
        ActionState::Done => Some(format!("done {}", Day(agreed.since.date()))),
        ActionState::Dropped => Some(format!("dropped {}", Day(agreed.since.date()))),
    };
    page.soft(of.into_iter().chain([by]).chain(due).chain(state).collect::<Vec<_>>().join(", "));
    if let Some(shows) = &agreed.shows {
        page.text(format!("Shown by: {}", shows.line()));
    }
    if let Some(note) = &agreed.note {
        page.text(note.line());
    }
}
