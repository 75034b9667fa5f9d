//! Documents made of the record and the matrix: chosen, seen as they will be, written.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::order::{Made, Order, Wanted};
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;
use crate::export::format::{FORMATS, Format};
use crate::export::shape::Shape;
use crate::export::source::{Choice, Options};

/// How many lines the page keys scroll.
const PAGE: u16 = 10;

/// The keys that choose an option.
const KEYS: [(Action, Choice); 5] = [
    (Action::Private, Choice::Private),
    (Action::Lens, Choice::Role),
    (Action::Level, Choice::Level),
    (Action::Stage, Choice::Stage),
    (Action::Session, Choice::Session),
];

/// The row that a choice of a shape by the mouse comes from: the choice is its place among those of the format.
pub const SHAPES: usize = 0;

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Reports {
    /// The format under the cursor, by its place in the table.
    pub at: usize,
    /// The shape, by its place among those of the format.
    pub shape: usize,
    /// The options; a format gets those that it takes.
    pub options: Options,
    /// Lines of the preview scrolled down.
    pub scroll: u16,
    /// The preview; perhaps of what was asked for before.
    pub made: Option<Made>,
    /// The preview asked for last.
    asked: Option<Wanted>,
}

impl Reports {
    /// The format under the cursor.
    #[must_use]
    pub fn format(&self) -> Option<&'static Format> {
        FORMATS.get(self.at)
    }

    /// The shape chosen.
    #[must_use]
    pub fn shape(&self) -> Option<Shape> {
        self.format()?.shapes().get(self.shape).copied()
    }

    /// The document chosen.
    #[must_use]
    pub fn ask(&self) -> Option<Order> {
        let format = self.format()?;
        let takes = |choice| format.takes.contains(&choice);
        let options = Options {
            role: self.options.role.clone().filter(|_| takes(Choice::Role)),
            level: self.options.level.filter(|_| takes(Choice::Level)),
            stage: self.options.stage.filter(|_| takes(Choice::Stage)),
            session: self.options.session.filter(|_| takes(Choice::Session)),
            private: self.options.private && takes(Choice::Private),
        };
        Some(Order { format: format.name, shape: self.shape()?, options })
    }

    /// The preview to be made for `columns`, where it was not asked for yet.
    pub fn wants(&mut self, session: &Session, columns: u16) -> Option<Wanted> {
        let record = (session.changes(), session.until());
        let wanted = Wanted { ask: self.ask()?, record, columns };
        if self.asked.as_ref() == Some(&wanted) {
            return None;
        }
        self.asked = Some(wanted.clone());
        Some(wanted)
    }

    /// Takes a preview in, where it still is the one asked for.
    pub fn take(&mut self, made: Made) {
        if self.asked.as_ref() == Some(&made.of) {
            self.made = Some(made);
        }
    }

    /// The preview of the document chosen.
    #[must_use]
    pub fn preview(&self) -> Option<&Made> {
        let ask = self.ask()?;
        self.made.as_ref().filter(|made| made.of.ask == ask)
    }

    fn move_to(&mut self, at: usize) {
        if at < FORMATS.len() && at != self.at {
            (self.at, self.shape, self.scroll) = (at, 0, 0);
        }
    }

    fn reshape(&mut self, by: isize) {
        let count = self.format().map_or(1, |format| format.shapes().len());
        self.shape = self.shape.saturating_add_signed(by).min(count.saturating_sub(1));
        self.scroll = 0;
    }

    /// Whether `action` has something to do at the format under the cursor: what is hinted at.
    #[must_use]
    pub fn applies(&self, action: Action) -> bool {
        let chosen = KEYS.iter().find(|(key, _)| *key == action).map(|(_, choice)| choice);
        chosen.is_none_or(|choice| self.format().is_some_and(|format| format.takes.contains(choice)))
    }

    /// Whether the format takes an option; says which do where it does not.
    fn refuses(&self, choice: Choice) -> Option<Wish> {
        let format = self.format()?;
        if format.takes.contains(&choice) {
            return None;
        }
        let takers: Vec<&str> = FORMATS.iter().filter(|f| f.takes.contains(&choice)).map(|f| f.name).collect();
        let who = if takers.is_empty() { "none does".to_owned() } else { takers.join(", ") };
        Some(Wish::say(format!("{} takes no {}: {who}", format.name, choice.slug())))
    }

    fn choose(&mut self, choice: Choice, session: &Session) -> Vec<Wish> {
        let framework = session.framework();
        if let Some(refused) = self.refuses(choice) {
            return vec![refused];
        }
        let options = &mut self.options;
        match choice {
            Choice::Private => options.private = !options.private,
            Choice::Role => {
                options.role = next(framework.roles().iter().map(|role| role.id.clone()), options.role.as_ref());
            }
            Choice::Level => {
                options.level = next(framework.levels().iter().map(|level| level.level), options.level.as_ref());
            }
            Choice::Stage => {
                options.stage = next(framework.stages().iter().map(|stage| stage.stage), options.stage.as_ref());
            }
            Choice::Session => {
                // None is the last one.
                let earlier = session.standing().sessions.iter().rev().skip(1).map(|held| held.session);
                options.session = next(earlier, options.session.as_ref());
            }
        }
        self.scroll = 0;
        Vec::new()
    }
}

/// The value after `now`, nothing after the last, the first after nothing.
fn next<T: PartialEq>(mut values: impl Iterator<Item = T>, now: Option<&T>) -> Option<T> {
    if let Some(now) = now {
        values.find(|value| value == now)?;
    }
    values.next()
}

impl Pane for Reports {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        if let Some((_, choice)) = KEYS.iter().find(|(key, _)| *key == action) {
            return self.choose(*choice, session);
        }
        match action {
            Action::Up => self.move_to(self.at.saturating_sub(1)),
            Action::Down => self.move_to(self.at.saturating_add(1)),
            Action::Left => self.reshape(-1),
            Action::Right => self.reshape(1),
            Action::PageUp => self.scroll = self.scroll.saturating_sub(PAGE),
            Action::PageDown => self.scroll = self.scroll.saturating_add(PAGE),
            Action::Top => self.scroll = 0,
            Action::Bottom => self.scroll = u16::MAX,
            Action::Open => return self.ask().map(|ask| Wish::File(Box::new(ask))).into_iter().collect(),
            Action::Copy => {
                let copied = self.ask().map(|ask| Wish::Effect(Effect::CopyDocument(Box::new(ask))));
                return copied.into_iter().collect();
            }
            Action::Back => return vec![Wish::Show(Tab::Arc)],
            _ => {}
        }
        Vec::new()
    }

    fn rests(&self) -> bool {
        true
    }

    fn at_top(&self, _: &Session) -> bool {
        self.at == 0
    }

    fn point(&mut self, row: usize) -> bool {
        self.move_to(row);
        false
    }

    fn pick(&mut self, row: usize, choice: usize, _: &Session) {
        if row == SHAPES && self.format().is_some_and(|format| choice < format.shapes().len()) {
            (self.shape, self.scroll) = (choice, 0);
        }
    }

    fn scroll(&mut self, by: i8) -> bool {
        self.scroll = self.scroll.saturating_add_signed(i16::from(by) * 3);
        true
    }
}
