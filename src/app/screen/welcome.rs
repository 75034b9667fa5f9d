//! Name, roles, pathway, target and hours in one screen: the welcome of a newcomer, and the settings
//! of everyone else. Then the choice between the quick placement and the walk.

use std::collections::BTreeMap;

use crate::app::action::Action;
use crate::app::field::Field;
use crate::app::key::{Code, Key};
use crate::app::keymap::Context;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;
use crate::framework::framework::Framework;
use crate::framework::id::{PathwayId, RoleId, StageId};
use crate::framework::text::Text;
use crate::profile::body::{self, Body};
use crate::profile::settings::{Change, Settings};

/// A row of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Row {
    /// The person's name.
    Name,
    /// The role clusters.
    Roles,
    /// The pathway.
    Pathway,
    /// The target level.
    Target,
    /// Hours a week.
    Hours,
    /// Begin with the quick placement.
    Placement,
    /// Begin with the walk.
    Walk,
    /// Keep the changes.
    Done,
}

/// The form.
#[derive(Debug, Clone)]
pub struct Welcome {
    /// Whether this is the first time: then it ends in the placement or the walk.
    pub first: bool,
    /// The row that has the keys.
    pub at: usize,
    /// The name.
    pub name: Field,
    /// Which role has the cursor.
    pub role: usize,
    /// The roles chosen.
    pub roles: Vec<RoleId>,
    /// The pathway chosen.
    pub pathway: Option<PathwayId>,
    /// The target level chosen.
    pub target: u8,
    /// Hours a week; 0 leaves it open.
    pub hours: u8,
    /// Whether the arrows went through the roles since the cursor came to them: then Enter switches the one they are on.
    among: bool,
    before: Settings,
    pathway_touched: bool,
}

impl Welcome {
    /// What hours a week can be chosen; 0 leaves it open.
    pub const HOURS: std::ops::RangeInclusive<u8> = 0..=40;

    /// The form holding what is set, and sensible defaults for what is not.
    #[must_use]
    pub fn new(framework: &Framework, settings: &Settings, first: bool) -> Self {
        let known = |id: &&RoleId| framework.role(id).is_some();
        let mut roles: Vec<RoleId> = settings.roles.iter().filter(known).cloned().collect();
        if roles.is_empty() {
            roles.extend(framework.roles().first().map(|role| role.id.clone()));
        }
        let lowest = framework.levels().first().map_or(1, |l| l.level);
        let highest = framework.levels().last().map_or(lowest, |l| l.level);
        let second = framework.levels().get(1).map_or(lowest, |l| l.level);
        // Settings show what counts, and that alone is no change; the welcome proposes.
        let target = settings.target.map_or(if first { second } else { lowest }, |t| t.max(lowest).min(highest));
        let mut before = settings.clone();
        if !first {
            before.target = Some(target);
            before.roles.clone_from(&roles);
        }
        let mut form = Self {
            first,
            at: 0,
            name: Field::line(&settings.name.line()),
            role: 0,
            roles,
            pathway: settings.pathway.clone(),
            target,
            hours: settings.hours.unwrap_or(if first { 3 } else { 0 }),
            among: false,
            before,
            pathway_touched: !first,
        };
        form.suggest(framework);
        form
    }

    /// The context in which its keys are looked up.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.among { Context::Roles } else { Context::Settings }
    }

    /// The rows in order.
    #[must_use]
    pub fn rows(&self) -> &'static [Row] {
        if self.first {
            &[Row::Name, Row::Roles, Row::Pathway, Row::Target, Row::Hours, Row::Placement, Row::Walk]
        } else {
            &[Row::Name, Row::Roles, Row::Pathway, Row::Target, Row::Hours, Row::Done]
        }
    }

    /// The row that has the keys.
    #[must_use]
    pub fn row(&self) -> Row {
        self.rows().get(self.at).copied().unwrap_or(Row::Name)
    }

    /// Moves to another row.
    pub fn move_by(&mut self, by: isize) {
        self.at = self.at.saturating_add_signed(by).min(self.rows().len() - 1);
        self.among = false;
    }

    /// Switches the role under the cursor. The last one stays: a person has a role.
    pub fn toggle(&mut self, framework: &Framework) {
        let Some(role) = framework.roles().get(self.role) else { return };
        if !self.roles.contains(&role.id) {
            self.roles.push(role.id.clone());
        } else if self.roles.len() > 1 {
            self.roles.retain(|id| *id != role.id);
        }
        self.suggest(framework);
    }

    /// Takes the next or previous choice of the row.
    pub fn choose(&mut self, framework: &Framework, forward: bool) {
        match self.row() {
            Row::Roles => {
                self.among = true;
                let last = framework.roles().len().saturating_sub(1);
                self.role = self.role.saturating_add_signed(if forward { 1 } else { -1 }).min(last);
            }
            Row::Pathway => {
                self.pathway_touched = true;
                let all: Vec<Option<&PathwayId>> =
                    framework.pathways().iter().map(|p| Some(&p.id)).chain([None]).collect();
                self.pathway = cycled(&all, &self.pathway.as_ref(), forward).and_then(Option::<&PathwayId>::cloned);
            }
            Row::Target => {
                let all: Vec<u8> = framework.levels().iter().map(|l| l.level).collect();
                self.target = cycled(&all, &self.target, forward).unwrap_or(self.target);
            }
            Row::Hours => {
                let to = self.hours.saturating_add_signed(if forward { 1 } else { -1 });
                self.hours = to.min(*Self::HOURS.end());
            }
            Row::Name | Row::Placement | Row::Walk | Row::Done => {}
        }
    }

    /// The pathway that begins at the first role chosen, until the person chose one.
    fn suggest(&mut self, framework: &Framework) {
        if !self.pathway_touched {
            let fits = |p: &&crate::framework::pathway::Pathway| self.roles.first().is_some_and(|r| p.from.contains(r));
            self.pathway = framework.pathways().iter().find(fits).map(|p| p.id.clone());
        }
    }

    /// What differs from what was set; `None` where nothing does.
    #[must_use]
    pub fn change(&self) -> Option<Change> {
        let mut change = Change::default();
        let before = &self.before;
        let name = Text::new(&self.name.text());
        if name != before.name {
            change.name = Some(name);
        }
        if self.roles != before.roles {
            change.roles = Some(self.roles.clone());
        }
        if self.pathway != before.pathway {
            change.pathway = Some(self.pathway.clone());
        }
        if Some(self.target) != before.target {
            change.target = Some(self.target);
        }
        let hours = (self.hours > 0).then_some(self.hours);
        if hours != before.hours {
            change.hours = Some(hours);
        }
        (change != Change::default()).then_some(change)
    }

    /// Keeps what stands here and closes, and `then` the rest.
    fn accept(&self, then: Vec<Wish>) -> Vec<Wish> {
        let change = self.change();
        // A newcomer takes nothing back yet, and has enough to read.
        let said = (change.is_some() && !self.first).then(|| Wish::say("Settings changed · ⟨undo⟩ takes it back"));
        let rest = std::iter::once(Wish::Close).chain(said).chain(then).collect();
        match change {
            Some(change) => vec![Wish::record(Body::Settings(change), rest)],
            None => rest,
        }
    }
}

impl Pane for Welcome {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        let framework = session.framework();
        match (action, self.row()) {
            (Action::PrevField, _) => self.move_by(-1),
            (Action::Toggle, Row::Roles) => self.toggle(framework),
            (Action::Left, _) => self.choose(framework, false),
            (Action::Right | Action::Toggle, _) => self.choose(framework, true),
            (Action::Open, Row::Placement) => return self.accept(vec![Wish::Do(Action::Placement)]),
            (Action::Open, Row::Walk) => return self.accept(vec![Wish::Show(Tab::Walk), Wish::KeepPlace]),
            (Action::Open, Row::Done) | (Action::Accept, _) => return self.accept(Vec::new()),
            (Action::NextField | Action::Open, _) => self.move_by(1),
            (Action::Back, _) if self.first => return vec![Wish::Do(Action::Leave)],
            (Action::Back, _) => return vec![Wish::Close],
            _ => {}
        }
        Vec::new()
    }

    fn point(&mut self, row: usize) -> bool {
        self.at = row.min(self.rows().len() - 1);
        self.among = false;
        matches!(self.row(), Row::Placement | Row::Walk | Row::Done)
    }

    fn pick(&mut self, row: usize, choice: usize, session: &Session) {
        self.at = row;
        self.among = false;
        if self.row() == Row::Roles {
            self.role = choice;
            self.toggle(session.framework());
        } else {
            self.choose(session.framework(), choice > 0);
        }
    }

    fn is_text(&self, key: Key) -> bool {
        self.row() == Row::Name && (key.is_text() || matches!(key.code, Code::Left | Code::Right))
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        self.row() == Row::Name && self.name.press(key)
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        let takes = self.row() == Row::Name;
        if takes {
            self.name.paste(text);
        }
        takes
    }
}

fn cycled<T: PartialEq + Clone>(all: &[T], here: &T, forward: bool) -> Option<T> {
    let at = all.iter().position(|other| other == here).unwrap_or(0);
    let step = if forward { 1 } else { all.len().saturating_sub(1) };
    all.iter().cycle().nth(at + step).cloned()
}

/// The quick placement: one question per stage, answered 0 to 3 (brief 2.4).
#[derive(Debug, Clone, Default)]
pub struct Placement {
    /// The answers so far, one per stage from the first.
    pub answers: Vec<u8>,
    /// The answer under the cursor.
    pub cursor: u8,
}

impl Placement {
    /// How many answers a question has.
    pub const ANSWERS: u8 = 4;

    /// Gives the answer `number`; says whether that was the last question.
    pub fn answer(&mut self, framework: &Framework, number: u8) -> bool {
        if number < Self::ANSWERS && self.answers.len() < framework.stages().len() {
            self.answers.push(number);
            self.cursor = 0;
        }
        self.answers.len() >= framework.stages().len()
    }

    /// Moves the cursor.
    pub fn move_by(&mut self, by: i8) {
        self.cursor = self.cursor.saturating_add_signed(by).min(Self::ANSWERS - 1);
    }

    /// Back to the question before.
    pub fn back(&mut self) {
        if let Some(before) = self.answers.pop() {
            self.cursor = before;
        }
    }

    /// The answers by stage.
    #[must_use]
    pub fn by_stage(&self, framework: &Framework) -> BTreeMap<StageId, u8> {
        framework.stages().iter().map(|s| s.id.clone()).zip(self.answers.iter().copied()).collect()
    }
}

impl Pane for Placement {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        let framework = session.framework();
        let complete = match action {
            Action::Rate(number) => self.answer(framework, number),
            Action::Open => self.answer(framework, self.cursor),
            Action::Back => return vec![Wish::Close],
            _ => {
                match action {
                    Action::Up => self.move_by(-1),
                    Action::Down => self.move_by(1),
                    Action::Left => self.back(),
                    _ => {}
                }
                false
            }
        };
        if !complete {
            return Vec::new();
        }
        let said = "A first picture, provisional: real ratings replace it. ⟨walk-on⟩ starts the walk.";
        let body = Body::Placement(body::Placement { answers: self.by_stage(framework) });
        vec![Wish::record(body, vec![Wish::Show(Tab::Arc), Wish::say(said)])]
    }

    fn point(&mut self, row: usize) -> bool {
        self.cursor = u8::try_from(row).unwrap_or(u8::MAX).min(Self::ANSWERS - 1);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_welcome_records_what_stands_there_and_goes_on() {
        let session = Session::of_newcomer(None);
        let mut form = Welcome::new(session.framework(), &Settings::default(), true);
        form.paste("Kim", &session);
        assert!(form.point(5));
        let change = form.change().unwrap();
        assert_eq!(change.name, Some(Text::new("Kim")));
        let then = vec![Wish::Close, Wish::Do(Action::Placement)];
        assert_eq!(form.act(Action::Open, &session), [Wish::record(Body::Settings(change), then)]);
        assert_eq!(form.act(Action::Back, &session), [Wish::Do(Action::Leave)]);
    }

    #[test]
    fn settings_left_as_they_are_record_nothing() {
        let session = Session::of_newcomer(None);
        let mut settings = Settings::default();
        settings.roles.extend(session.framework().roles().first().map(|role| role.id.clone()));
        settings.target = session.framework().levels().first().map(|l| l.level);
        let mut form = Welcome::new(session.framework(), &settings, false);
        assert_eq!(form.act(Action::Accept, &session), [Wish::Close]);
        form.at = 4;
        assert_eq!(form.act(Action::Right, &session), []);
        let changed = form.act(Action::Accept, &session);
        let [Wish::Record { then, .. }] = changed.as_slice() else { panic!("{changed:?}") };
        assert!(matches!(then.as_slice(), [Wish::Close, Wish::Say(_)]), "{then:?}");
    }

    #[test]
    fn only_the_name_takes_text() {
        let session = Session::of_newcomer(None);
        let mut form = Welcome::new(session.framework(), &Settings::default(), true);
        assert!(form.is_text(Key::char(' ')) && form.press(Key::char('K'), &session));
        form.act(Action::NextField, &session);
        assert!(!form.is_text(Key::char(' ')) && !form.press(Key::char('K'), &session) && !form.paste("K", &session));
    }

    #[test]
    fn the_placement_is_recorded_with_its_last_answer() {
        let session = Session::of_newcomer(None);
        let mut placement = Placement::default();
        let stages = session.framework().stages().len();
        for _ in 1..stages {
            assert_eq!(placement.act(Action::Rate(2), &session), []);
        }
        // No fifth answer, and a way back.
        assert_eq!(placement.act(Action::Rate(4), &session), []);
        assert_eq!(placement.act(Action::Left, &session), []);
        assert_eq!((placement.answers.len(), placement.cursor), (stages - 2, 2));
        placement.act(Action::Open, &session);
        let last = placement.act(Action::Rate(0), &session);
        let [Wish::Record { body, then, .. }] = last.as_slice() else { panic!("{last:?}") };
        let Body::Placement(recorded) = &**body else { panic!("{body:?}") };
        assert_eq!(recorded.answers.values().map(|n| u32::from(*n)).sum::<u32>(), 2 * (stages as u32 - 1));
        assert!(matches!(then.as_slice(), [Wish::Show(Tab::Arc), Wish::Say(_)]), "{then:?}");
    }
}
