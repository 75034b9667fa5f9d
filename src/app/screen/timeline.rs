//! The record over time: a day to stand on, the picture of that day, and a list about it.
//!
//! The history is read off the log when the screen is first shown and followed from then on; a key looks a day up in
//! it and folds nothing.

use std::rc::Rc;

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;
use crate::export::{calendar, change, dates, milestone, record};
use crate::framework::table::Ix;
use crate::insight::change::Changes;
use crate::insight::history::History;
use crate::insight::milestone::{Milestone, milestones};
use crate::insight::overview::Overview;
use crate::profile::author::Author;
use crate::profile::body::{Body, Retraction};
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};

/// A list, or the chart, below the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lower {
    /// The entries of the day.
    #[default]
    Log,
    /// Each stage's progress over time.
    Chart,
    /// What was reached for a first time.
    Milestones,
    /// What changed between the two days, while two are shown.
    Changes,
}

/// Every one of them with its name, in order.
pub const LOWERS: [(Lower, &str); 4] =
    [(Lower::Log, "Log"), (Lower::Chart, "Chart"), (Lower::Milestones, "Milestones"), (Lower::Changes, "Changes")];

/// The row that a choice of a day by the mouse comes from: the choice is the number of days since the first.
pub const DAYS: usize = 0;
/// The row that a choice of a list by the mouse comes from: the choice is its place in [`LOWERS`].
pub const LISTS: usize = 1;

/// Where the person stood at the end of a day.
#[derive(Debug, Clone)]
pub struct Standpoint {
    /// The day.
    pub day: Day,
    /// Every number of it.
    pub overview: Overview,
    /// Pieces of evidence that held.
    pub pieces: usize,
    /// What was recorded on the day, in words.
    pub told: String,
}

/// Two days side by side.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The day held.
    pub held: Rc<Standpoint>,
    /// What changed between it and the day of the cursor.
    pub changes: Rc<Changes>,
    /// The same, item by item.
    pub items: Rc<[change::Item]>,
}

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The record over time; none until the screen is shown.
    pub history: Option<Rc<History>>,
    /// What was reached for a first time, oldest first.
    pub milestones: Rc<[Milestone]>,
    /// Where the person stood on the day of the cursor; none without an entry.
    pub here: Option<Rc<Standpoint>>,
    /// The day held beside it, and what changed between.
    pub beside: Option<Comparison>,
    /// What stands below.
    pub lower: Lower,
    /// The row of the list under the cursor.
    pub row: usize,
}

impl Timeline {
    /// The first and the last day that can be gone to: from the first entry to the day that is shown elsewhere.
    #[must_use]
    pub fn span(&self, session: &Session) -> Option<(Day, Day)> {
        let (first, last) = self.history.as_ref()?.span()?;
        Some((first, last.max(session.until())))
    }

    /// The day of the cursor.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.here.as_ref().map(|here| here.day)
    }

    /// The entries of the day of the cursor.
    #[must_use]
    pub fn entries(&self) -> &[EntryId] {
        match (&self.history, self.day()) {
            (Some(history), Some(day)) => history.entries(day),
            _ => &[],
        }
    }

    /// How many rows the list has.
    #[must_use]
    pub fn rows(&self) -> usize {
        match self.lower {
            Lower::Log => self.entries().len(),
            Lower::Chart => 0,
            Lower::Milestones => self.milestones.len(),
            Lower::Changes => self.beside.as_ref().map_or(0, |beside| beside.items.len()),
        }
    }

    /// The entry of row `row` of the log.
    #[must_use]
    pub fn entry<'s>(&self, session: &'s Session, row: usize) -> Option<&'s Entry> {
        self.entries().get(row).and_then(|id| session.profile().log.get(id))
    }

    /// What row `row` of the list says, in one line.
    #[must_use]
    pub fn told(&self, session: &Session, row: usize) -> Option<String> {
        let (framework, log) = (session.framework(), &session.profile().log);
        match self.lower {
            Lower::Log => {
                let entry = self.entry(session, row)?;
                let taken = if log.retracted(&entry.id, session.until()) { " (taken back)" } else { "" };
                Some(format!("{}  {}{taken}", record::author(&entry.by), record::in_context(framework, log, entry)))
            }
            Lower::Chart => None,
            Lower::Milestones => {
                let found = self.milestones.get(row)?;
                Some(format!("{:<15}  {}", dates::full(found.day), milestone::told(framework, log, found)))
            }
            Lower::Changes => self.beside.as_ref()?.items.get(row).map(|item| change::told(framework, log, item)),
        }
    }

    /// The competency that row `row` of the list is about.
    fn competency(&self, session: &Session, row: usize) -> Option<Ix> {
        let (framework, log) = (session.framework(), &session.profile().log);
        match self.lower {
            Lower::Log => {
                let entry = self.entry(session, row)?;
                let subject = match &entry.body {
                    Body::Retraction(retraction) => log.get(&retraction.entry)?,
                    Body::Comment(comment) => log.get(&comment.on)?,
                    _ => entry,
                };
                subject.body.competency().and_then(|id| framework.find(id))
            }
            Lower::Changes => change::competency(framework, log, self.beside.as_ref()?.items.get(row)?),
            Lower::Chart | Lower::Milestones => None,
        }
    }

    /// The lists that there are now: changes only where two days are shown.
    pub fn lists(&self) -> impl Iterator<Item = (usize, Lower, &'static str)> + Clone + use<> {
        let two = self.beside.is_some();
        (0..)
            .zip(LOWERS)
            .map(|(n, (lower, name))| (n, lower, name))
            .filter(move |(_, l, _)| two || *l != Lower::Changes)
    }

    /// Stands on `day`, within the span.
    pub fn go_to(&mut self, session: &Session, day: Day) {
        let Some((first, last)) = self.span(session) else { return };
        let day = day.clamp(first, last);
        if self.day() != Some(day) {
            self.here = self.standpoint(session, day);
            if matches!(self.lower, Lower::Log | Lower::Changes) {
                self.row = 0;
            }
            self.compare(session);
        }
    }

    fn standpoint(&self, session: &Session, day: Day) -> Option<Rc<Standpoint>> {
        let history = self.history.as_ref()?;
        let (framework, log) = (session.framework(), &session.profile().log);
        Some(Rc::new(Standpoint {
            day,
            overview: history.overview(framework, log, day),
            pieces: history.pieces(day),
            told: calendar::told(log, history.entries(day)),
        }))
    }

    /// Holds `held` beside the day of the cursor, or nothing any more, and tells what changed between.
    fn hold(&mut self, session: &Session, held: Option<Rc<Standpoint>>) {
        let (framework, log) = (session.framework(), &session.profile().log);
        let between = |held: Rc<Standpoint>| {
            let changes = Changes::between(framework, log, self.history.as_ref()?, held.day, self.day()?);
            Some(Comparison { held, items: change::items(&changes).into(), changes: Rc::new(changes) })
        };
        self.beside = held.and_then(between);
    }

    /// Tells anew what changed between the two days.
    fn compare(&mut self, session: &Session) {
        let held = self.beside.as_ref().map(|beside| beside.held.clone());
        self.hold(session, held);
    }

    /// Shows the list at this place of [`LOWERS`].
    fn list(&mut self, lower: Lower) {
        if self.lower != lower {
            self.lower = lower;
            self.row = 0;
        }
    }

    fn next_list(&mut self, forward: bool) {
        let lists: Vec<Lower> = self.lists().map(|(_, lower, _)| lower).collect();
        let here = lists.iter().position(|lower| *lower == self.lower).unwrap_or(0);
        let step = if forward { 1 } else { lists.len().saturating_sub(1) };
        if let Some(lower) = lists.iter().cycle().nth(here + step) {
            self.list(*lower);
        }
    }

    fn move_by(&mut self, by: isize) {
        self.row = self.row.saturating_add_signed(by).min(self.rows().saturating_sub(1));
    }

    /// The day that a key leads to.
    fn reached(&self, session: &Session, action: Action) -> Option<Day> {
        let (first, last) = self.span(session)?;
        let (history, day) = (self.history.as_ref()?, self.day()?);
        let month = jiff::Span::new().months(1);
        Some(match action {
            Action::Left => history.before(day).unwrap_or(first),
            Action::Right => history.after(day).unwrap_or(last),
            Action::DayBefore => calendar::offset(day, -1),
            Action::DayAfter => calendar::offset(day, 1),
            Action::PageUp => day.0.checked_sub(month).map_or(first, Day),
            Action::PageDown => day.0.checked_add(month).map_or(last, Day),
            Action::Top => first,
            Action::Bottom => last,
            _ => return None,
        })
    }

    fn toggle(&mut self, session: &Session) -> Vec<Wish> {
        let Some(here) = self.here.clone() else { return Vec::new() };
        if self.beside.as_ref().is_some_and(|beside| beside.held.day == here.day) {
            self.let_go();
            return vec![Wish::say("One day is shown again.")];
        }
        let told = format!("{} is held: go to another day to see what changed.", dates::full(here.day));
        self.hold(session, Some(here));
        self.list(Lower::Changes);
        vec![Wish::say(told)]
    }

    fn let_go(&mut self) {
        self.beside = None;
        if self.lower == Lower::Changes {
            self.list(Lower::Log);
        }
    }

    fn open(&mut self, session: &Session) -> Vec<Wish> {
        if self.lower == Lower::Milestones {
            let found = self.milestones.get(self.row).copied();
            if let Some(found) = found {
                self.go_to(session, found.day);
            }
            return Vec::new();
        }
        match self.competency(session, self.row) {
            Some(ix) => vec![Wish::WalkTo(ix)],
            None if self.rows() == 0 => Vec::new(),
            None => vec![Wish::say("This is about no competency of the framework.")],
        }
    }

    /// Takes the person's own entry under the cursor back; brings it back where it is a retraction.
    fn take_back(&self, session: &Session) -> Vec<Wish> {
        let entry = if self.lower == Lower::Log { self.entry(session, self.row) } else { None };
        let Some(entry) = entry else {
            return vec![Wish::say("An entry of the log is taken back where the cursor is on one.")];
        };
        let (framework, log) = (session.framework(), &session.profile().log);
        if let Author::Mentor(name) = &entry.by {
            return vec![Wish::warn(format!("{} recorded this: only they can take it back.", name.line()))];
        }
        if log.retracted(&entry.id, Day::MAX) {
            return vec![Wish::say("It is taken back already; ⟨redo⟩ brings back what was taken back last.")];
        }
        let (lead, told) = match &entry.body {
            Body::Tombstone | Body::Unknown => return vec![Wish::warn("There is nothing here to take back.")],
            Body::Retraction(retraction) => ("Back again", log.get(&retraction.entry)),
            _ => ("Taken back", Some(entry)),
        };
        let what = told.map_or_else(|| "an entry".to_owned(), |entry| record::sentence(framework, entry));
        let how = if lead == "Taken back" { " · ⟨redo⟩ brings it back" } else { "" };
        let said = vec![Wish::say(format!("{lead}: {what}{how}"))];
        vec![Wish::record(Body::Retraction(Retraction { entry: entry.id }), said)]
    }
}

impl Pane for Timeline {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        if let Some(day) = self.reached(session, action) {
            self.go_to(session, day);
            return Vec::new();
        }
        match action {
            Action::Up => self.move_by(-1),
            Action::Down => self.move_by(1),
            Action::More => self.next_list(true),
            Action::Less => self.next_list(false),
            Action::Toggle => return self.toggle(session),
            Action::Open => return self.open(session),
            Action::Clear => return self.take_back(session),
            Action::Copy => {
                let day = self.here.as_ref().map(|here| format!("{}: {}", here.day, here.told));
                return self
                    .told(session, self.row)
                    .or(day)
                    .map(|text| Wish::Effect(Effect::Copy(text)))
                    .into_iter()
                    .collect();
            }
            Action::Back if self.beside.is_some() => self.let_go(),
            Action::Back => return vec![Wish::Show(Tab::Arc)],
            _ => {}
        }
        Vec::new()
    }

    fn look(&mut self, session: &Session) {
        let (framework, log, until) = (session.framework(), &session.profile().log, session.until());
        match &mut self.history {
            Some(history) if history.is_of(log, until) => return,
            Some(history) => Rc::make_mut(history).follow(framework, log, until),
            None => self.history = Some(Rc::new(History::new(framework, log, until))),
        }
        let Some(history) = &self.history else { return };
        self.milestones = milestones(framework, history, log).into();
        // The cursor stays where it was, on what holds now; at first it stands on the last day with an entry.
        let last = history.span().map(|(_, last)| last);
        let at = self.day().or(last).zip(self.span(session)).map(|(day, (first, last))| day.clamp(first, last));
        self.here = at.and_then(|day| self.standpoint(session, day));
        let held = self.beside.as_ref().and_then(|beside| self.standpoint(session, beside.held.day));
        self.hold(session, held);
        self.move_by(0);
    }

    fn rests(&self) -> bool {
        self.beside.is_none()
    }

    fn at_top(&self, _: &Session) -> bool {
        self.row == 0
    }

    fn point(&mut self, row: usize) -> bool {
        // A second click on a row opens it.
        std::mem::replace(&mut self.row, row) == row
    }

    fn pick(&mut self, row: usize, choice: usize, session: &Session) {
        match (row, self.span(session)) {
            (DAYS, Some((first, _))) => {
                self.go_to(session, calendar::offset(first, i64::try_from(choice).unwrap_or(i64::MAX)));
            }
            (LISTS, _) => {
                let chosen = self.lists().find(|(n, ..)| *n == choice);
                if let Some((_, lower, _)) = chosen {
                    self.list(lower);
                }
            }
            _ => {}
        }
    }
}
