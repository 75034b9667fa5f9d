//! What to do about the gaps: projects, goals, and the weeks ahead. Four lists with a cursor each, and the page of
//! a project with its steps.

use crate::app::action::Action;
use crate::app::agenda::{self, Item, Row, SECTIONS, Section, number};
use crate::app::cursor;
use crate::app::dropped::Dropped;
use crate::app::effect::Effect;
use crate::app::opportunity;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;
use crate::export::show::subject::Subject;
use crate::export::{plan_words, words};
use crate::framework::id::ProjectId;
use crate::insight::project::ProjectState;
use crate::profile::author::Author;
use crate::profile::body::{
    Action as Agreement, ActionState, Body, Desire, Goal, GoalState, ProjectEvent, ProjectStep, Retraction,
};
use crate::profile::entry::EntryId;

/// Where the cursor of one part is: it stays on its item, wherever that moves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Place {
    at: usize,
    on: Option<Item>,
}

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The part that is shown.
    pub section: Section,
    places: [Place; 4],
    /// The project whose page is open.
    pub open: Option<ProjectId>,
    /// The step under the cursor there, from 0.
    pub step: usize,
}

impl Plan {
    /// The rows of the part that is shown, and the one under the cursor.
    #[must_use]
    pub fn view(&self, session: &Session) -> (Vec<Row>, usize) {
        let rows = agenda::rows(session, self.section);
        let place = self.places.get(number(self.section)).cloned().unwrap_or_default();
        let on = place.on.and_then(|item| rows.iter().position(|row| row.item == item));
        let at = on.unwrap_or(place.at).min(rows.len().saturating_sub(1));
        (rows, at)
    }

    /// What the cursor is on.
    #[must_use]
    pub fn item(&self, session: &Session) -> Option<Item> {
        if let Some(id) = &self.open {
            return Some(Item::Project(id.clone()));
        }
        let (rows, at) = self.view(session);
        rows.into_iter().nth(at).map(|row| row.item)
    }

    /// Whether `action` has something to do where the cursor is.
    #[must_use]
    pub fn applies(&self, action: Action, session: &Session) -> bool {
        let asked =
            matches!(action, Action::TakeOn | Action::Finish | Action::Drop | Action::Want | Action::Opportunity);
        if !asked {
            return match action {
                Action::Toggle => self.open.is_some(),
                Action::Open => self.open.is_none(),
                _ => true,
            };
        }
        let standing = session.standing();
        let under_way = match self.item(session) {
            None => return false,
            Some(Item::Gap(_) | Item::Wanted(_) | Item::Ask(_)) => {
                return matches!(action, Action::Want | Action::Opportunity);
            }
            Some(Item::Project(id)) => state(session, &id) == Some(ProjectState::UnderWay),
            Some(Item::Goal(id)) => {
                standing.goals.values().any(|mark| mark.entry == id && mark.goal.state == GoalState::Open)
            }
            Some(Item::Action(id)) => {
                standing.actions.values().any(|agreed| agreed.entry == id && agreed.state == ActionState::Open)
            }
        };
        let project = matches!(self.item(session), Some(Item::Project(_)));
        match action {
            Action::TakeOn => project && !under_way,
            Action::Finish | Action::Drop => under_way,
            _ => false,
        }
    }

    /// How many steps the open project has.
    fn steps(&self, session: &Session) -> usize {
        let framework = session.framework();
        let project = self.open.as_ref().and_then(|id| framework.project(id));
        project.map_or(0, |project| framework.brief(project).steps.len())
    }

    fn show(&mut self, section: Section) {
        self.section = section;
        self.open = None;
    }

    fn turn(&mut self, forward: bool) {
        let by = if forward { 1 } else { SECTIONS.len() - 1 };
        if let Some((section, _)) = SECTIONS.iter().cycle().nth(number(self.section) + by) {
            self.show(*section);
        }
    }

    fn look(&mut self, action: Action, session: &Session) {
        let to = |at: usize, rows: usize| match action {
            Action::Top => Some(0),
            Action::Bottom => Some(rows.saturating_sub(1)),
            _ => cursor::moved(at, rows, action),
        };
        if self.open.is_some() {
            let steps = self.steps(session);
            self.step = to(self.step, steps).unwrap_or(self.step);
            return;
        }
        let (rows, at) = self.view(session);
        let Some(at) = to(at, rows.len()) else { return };
        if let Some(place) = self.places.get_mut(number(self.section)) {
            *place = Place { at, on: rows.into_iter().nth(at).map(|row| row.item) };
        }
    }

    /// Keeps the cursor on its item, for something is about to happen to that.
    fn hold(&mut self, session: &Session) {
        let (rows, at) = self.view(session);
        if let Some(place) = self.places.get_mut(number(self.section)) {
            *place = Place { at, on: rows.into_iter().nth(at).map(|row| row.item) };
        }
    }

    fn open(&mut self, session: &Session) -> Option<Wish> {
        let item = self.item(session)?;
        match &item {
            Item::Gap(ix) | Item::Wanted(ix) | Item::Ask(ix) => Some(Wish::WalkTo(*ix)),
            Item::Project(id) => {
                let ticks = session.standing().undertakings.get(id).map(|it| &it.ticks);
                self.open = Some(id.clone());
                // The first step that is still to be done.
                let first = (1_u8..).find(|step| !ticks.is_some_and(|ticks| ticks.contains_key(step))).unwrap_or(1);
                self.step = usize::from(first - 1).min(self.steps(session).saturating_sub(1));
                None
            }
            Item::Goal(id) => Some(Wish::Goal { competency: None, goal: Some(*id) }),
            Item::Action(_) => agenda::competency(session, &item).map(Wish::WalkTo),
        }
    }

    /// Ticks the step under the cursor, or takes its tick back.
    fn tick(&self, session: &Session) -> Option<Wish> {
        let Some(id) = &self.open else {
            return Some(Wish::say("⟨open⟩ opens a project; ⟨tick⟩ ticks its steps there."));
        };
        let step = u8::try_from(self.step + 1).ok().filter(|_| self.step < self.steps(session))?;
        if state(session, id) != Some(ProjectState::UnderWay) {
            return Some(Wish::say("Steps are ticked while it is under way: ⟨take-on⟩ takes it on."));
        }
        let ticked = session.standing().undertakings.get(id).and_then(|it| it.ticks.get(&step));
        let Some(tick) = ticked else {
            let done = format!("Step {step} ticked · ⟨undo⟩ takes it back");
            return Some(Wish::record(told(id, ProjectEvent::Step, Some(step)), vec![Wish::Say(done)]));
        };
        if session.profile().log.get(&tick.entry).is_some_and(|entry| entry.by != Author::Oneself) {
            return Some(Wish::say("That tick is another's, and theirs to take back."));
        }
        let open = Wish::Say(format!("Step {step} is open again · ⟨redo⟩ brings the tick back"));
        Some(Wish::record(Body::Retraction(Retraction { entry: tick.entry }), vec![open]))
    }

    fn take(&self, session: &Session) -> Option<Wish> {
        let Some(Item::Project(id)) = self.item(session) else {
            return Some(Wish::say("A project is taken on: ⟨next-part⟩ shows them."));
        };
        let report = session.overview().plan.project(&id)?;
        let said = match report.state {
            ProjectState::UnderWay => return Some(Wish::say("It is under way already.")),
            ProjectState::Dropped | ProjectState::Finished => "Taken up again · ⟨undo⟩ takes it back".to_owned(),
            ProjectState::Available => "Taken on · ⟨undo⟩ takes it back".to_owned(),
            ProjectState::Waiting => {
                // Nothing is ever locked (brief 2.6); what it stands on is said.
                format!("Taken on, ahead of {}", plan_words::waits(session.framework(), &report.waits_for))
            }
        };
        Some(Wish::record(told(&id, ProjectEvent::Taken, None), vec![Wish::Say(said)]))
    }

    fn finish(&self, session: &Session) -> Option<Wish> {
        let item = self.item(session)?;
        let with = match &item {
            Item::Project(id) if state(session, id) != Some(ProjectState::UnderWay) => {
                return Some(Wish::say("It is not under way: ⟨take-on⟩ takes it on."));
            }
            Item::Project(id) => told(id, ProjectEvent::Finished, None),
            Item::Goal(id) => {
                let mark = session.standing().goals.values().find(|mark| mark.entry == *id)?;
                let goal = mark.goal.clone();
                Body::Goal(Box::new(Goal { goal: Some(*id), state: GoalState::Reached, note: None, ..goal }))
            }
            Item::Action(id) => Body::Action(Box::new(Agreement::ending(*id, ActionState::Done, None))),
            Item::Gap(_) | Item::Wanted(_) | Item::Ask(_) => {
                return Some(Wish::say("Projects, goals and what was agreed are finished: ⟨next-part⟩ shows them."));
            }
        };
        match agenda::competency(session, &item) {
            Some(ix) => {
                let competency = session.framework().competency(ix).id.clone();
                Some(Wish::Prove { competency, with: Box::new(with) })
            }
            None => Some(Wish::record(with, vec![Wish::say("Done · ⟨undo⟩ takes it back")])),
        }
    }

    fn give_up(&self, session: &Session) -> Option<Wish> {
        let standing = session.standing();
        let open = |id: &EntryId| standing.goals.values().any(|m| m.entry == *id && m.goal.state == GoalState::Open);
        let agreed = |id: &EntryId| standing.actions.values().any(|a| a.entry == *id && a.state == ActionState::Open);
        match self.item(session)? {
            Item::Project(id) if state(session, &id) == Some(ProjectState::UnderWay) => {
                Some(Wish::Reason(Dropped::Project(id)))
            }
            Item::Goal(id) if open(&id) => Some(Wish::Reason(Dropped::Goal(id))),
            Item::Action(id) if agreed(&id) => Some(Wish::Reason(Dropped::Action(id))),
            _ => Some(Wish::say("What is under way or open can be dropped.")),
        }
    }

    fn want(&self, session: &Session) -> Option<Wish> {
        let ix = agenda::competency(session, &self.item(session)?)?;
        let desire = session.mark(ix).desire.map_or(1, |desire| (desire + 1) % 4);
        let framework = session.framework();
        let competency = framework.competency(ix).id.clone();
        let title = words::title(framework, ix);
        let said = format!("You want {title}: {} ({desire} of 3)", plan_words::desire(Some(desire)));
        Some(Wish::record(Body::Desire(Desire { competency, desire }), vec![Wish::Say(said)]))
    }

    fn opportunity(&self, session: &Session) -> Option<Wish> {
        Some(opportunity::switched(session, agenda::competency(session, &self.item(session)?)?))
    }

    fn goal(&self, session: &Session) -> Wish {
        let ix = self.item(session).and_then(|item| agenda::competency(session, &item));
        let ix = ix.filter(|_| self.section != Section::Goals);
        Wish::Goal { competency: ix.map(|ix| session.framework().competency(ix).id.clone()), goal: None }
    }

    /// What the cursor is on, in a line.
    fn told(&self, session: &Session) -> Option<String> {
        let (framework, overview) = (session.framework(), session.overview());
        let item = self.item(session)?;
        Some(match &item {
            Item::Gap(ix) | Item::Wanted(ix) | Item::Ask(ix) => {
                let gap = overview.gaps.iter().find(|gap| gap.competency == *ix);
                let sum = gap.map_or_else(String::new, |gap| {
                    format!(": {} = {}", gap.priority, plan_words::sum(framework, overview, gap))
                });
                format!("{}{sum}", words::title(framework, *ix))
            }
            Item::Project(id) => {
                let report = overview.plan.project(id)?;
                let title = framework.project(id)?.title.line();
                let state = plan_words::state(report, session.standing().undertakings.get(id));
                format!("{id} {title}: {state}")
            }
            Item::Goal(id) => {
                let mark = session.standing().goals.values().find(|mark| mark.entry == *id)?;
                mark.goal.wish.line().into_owned()
            }
            Item::Action(id) => {
                let agreed = session.standing().actions.values().find(|agreed| agreed.entry == *id)?;
                agreed.text.line().into_owned()
            }
        })
    }
}

fn state(session: &Session, id: &ProjectId) -> Option<ProjectState> {
    session.overview().plan.project(id).map(|report| report.state)
}

/// That something happened to a project.
fn told(id: &ProjectId, event: ProjectEvent, step: Option<u8>) -> Body {
    Body::Project(ProjectStep { project: id.clone(), event, step, note: None })
}

impl Pane for Plan {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        let wish = match action {
            Action::Back if self.open.is_some() => {
                self.open = None;
                None
            }
            Action::Back => return vec![Wish::Show(Tab::Arc)],
            Action::More | Action::Right => {
                self.turn(true);
                None
            }
            Action::Less | Action::Left => {
                self.turn(false);
                None
            }
            Action::Open if self.open.is_some() => self.tick(session),
            Action::Open => {
                self.hold(session);
                self.open(session)
            }
            Action::Toggle => self.tick(session),
            Action::TakeOn | Action::Finish | Action::Drop | Action::Want | Action::Opportunity | Action::Goal => {
                self.hold(session);
                match action {
                    Action::TakeOn => self.take(session),
                    Action::Finish => self.finish(session),
                    Action::Drop => self.give_up(session),
                    Action::Want => self.want(session),
                    Action::Opportunity => self.opportunity(session),
                    _ => Some(self.goal(session)),
                }
            }
            Action::Copy => self.told(session).map(|text| Wish::Effect(Effect::Copy(text))),
            _ => {
                self.look(action, session);
                None
            }
        };
        wish.into_iter().collect()
    }

    fn subject(&self, session: &Session) -> Option<Subject> {
        let item = self.item(session)?;
        match &item {
            Item::Project(id) => Subject::of(session.framework(), "project", id.as_str()),
            _ => Subject::competency_at(session.framework(), agenda::competency(session, &item)?),
        }
    }

    fn rests(&self) -> bool {
        self.open.is_none()
    }

    fn at_top(&self, session: &Session) -> bool {
        if self.open.is_some() { self.step == 0 } else { self.view(session).1 == 0 }
    }

    fn point(&mut self, row: usize) -> bool {
        if self.open.is_some() {
            self.step = row;
            return true;
        }
        // A click moves the cursor; one on the row that has it opens that.
        let Some(place) = self.places.get_mut(number(self.section)) else { return false };
        let again = place.at == row;
        *place = Place { at: row, on: None };
        again
    }

    fn pick(&mut self, row: usize, _: usize, _: &Session) {
        if let Some((section, _)) = SECTIONS.get(row) {
            self.show(*section);
        }
    }
}
