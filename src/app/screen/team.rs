//! The coverage of several profiles: who can do what, what hangs on one person. Never a ranking.
//!
//! A folder is asked for; loading it is the shell's business and goes on while the keys do something else. What comes
//! back is looked at part by part. No key costs more in a large team: what is drawn is looked up, and nothing walks over
//! all people.

pub mod list;

use crate::app::action::Action;
use crate::app::board::Board;
use crate::app::effect::Effect;
use crate::app::ending::Ending;
use crate::app::field::Field;
use crate::app::key::{Code, Key};
use crate::app::keymap::Context;
use crate::app::message::TeamNews;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;
use crate::export::{team_words, words};
use crate::framework::framework::Framework;
use crate::framework::table::Ix;
use crate::insight::matrix::{Cell, Layout};
use crate::insight::team::Team as People;

use list::{Row, Rows};

/// A part of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Part {
    /// How each competency is covered.
    #[default]
    Coverage,
    /// What nobody covers, what hangs on one person, pitfalls.
    Flags,
    /// The people, and what would change if one left.
    People,
    /// Who could help whom.
    Pairs,
    /// Stages, levels and areas, and what was not read.
    Mix,
}

/// The parts in order, with their names.
pub const PARTS: [(Part, &str); 5] = [
    (Part::Coverage, "Coverage"),
    (Part::Flags, "Flags"),
    (Part::People, "People"),
    (Part::Pairs, "Pairs"),
    (Part::Mix, "Mix"),
];

/// The row that a choice of a part by the mouse comes from: the choice is its place in [`PARTS`].
pub const TABS: usize = usize::MAX;

/// A folder that is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loading {
    /// The number of the order: the answer to an older one is not waited for any more.
    pub ticket: u32,
    /// Files read so far.
    pub done: usize,
    /// Files there are; 0 until that is known.
    pub of: usize,
}

/// The state of the screen.
#[derive(Debug, Clone)]
pub struct Team {
    /// The team that is open.
    pub people: Option<Box<People>>,
    /// The folder that it came from, else the one that was open last.
    pub folder: String,
    /// The folder being typed.
    pub typing: Option<Field>,
    /// The line below it.
    pub end: Ending,
    /// The folder being read.
    pub loading: Option<Loading>,
    /// Why the last folder could not be read.
    pub wrong: Option<String>,
    /// The part that is shown.
    pub part: Part,
    /// The position in the framework of the competency under the cursor.
    pub at: usize,
    /// The row that the cursor set out from on its way sideways.
    pub row: Option<usize>,
    /// Whether the list of who is at what is open.
    pub who: bool,
    /// The row under the cursor of that list.
    pub who_at: usize,
    /// The rows under the cursors of flags, people and pairs.
    pub cursors: [usize; 3],
    /// Lines scrolled down in the mix.
    pub scroll: u16,
    /// The role cluster that is asked for, by its place in the framework; none for those of the people.
    pub need: Option<usize>,
    tickets: u32,
}

impl Default for Team {
    fn default() -> Self {
        Self {
            people: None,
            folder: String::new(),
            typing: None,
            end: Ending::new(Context::Folder),
            loading: None,
            wrong: None,
            part: Part::default(),
            at: 0,
            row: None,
            who: false,
            who_at: 0,
            cursors: [0; 3],
            scroll: 0,
            need: None,
            tickets: 0,
        }
    }
}

impl Team {
    /// The context in which its keys are looked up.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.typing.is_some() { Context::Folder } else { Context::Team }
    }

    /// Whether `action` has something to do here.
    #[must_use]
    pub fn applies(&self, action: Action) -> bool {
        match (&self.people, action) {
            (None, Action::More | Action::Less | Action::Lens | Action::Copy | Action::Folder) => false,
            (Some(_), Action::Open) => !matches!(self.part, Part::Pairs | Part::Mix | Part::People) || self.who,
            _ => true,
        }
    }

    /// The competencies as they stand side by side.
    #[must_use]
    pub fn board(&self, framework: &Framework) -> Board {
        let weight = |ix: Ix| self.people.as_ref().map_or(0, |team| team.weight(ix));
        Board::new(&Layout::Stage.groups(framework, |ix| Some(Cell { competency: ix, weight: weight(ix) })))
    }

    /// The competency under the cursor of the coverage.
    #[must_use]
    pub fn cursor(&self, framework: &Framework) -> Option<Ix> {
        framework.indices().nth(self.at).or_else(|| framework.indices().next())
    }

    /// The rows of the part that is shown, where it is a list.
    #[must_use]
    pub fn rows<'a>(&'a self, framework: &Framework) -> Option<Rows<'a>> {
        let team = self.people.as_deref()?;
        match self.part {
            Part::Coverage if self.who => Some(Rows::who(team.cover(self.cursor(framework)?)?)),
            Part::Flags => Some(Rows::flags(team)),
            Part::People => Some(Rows::people(team)),
            Part::Pairs => Some(Rows::pairs(team)),
            Part::Coverage | Part::Mix => None,
        }
    }

    /// The row under the cursor of the part that is shown, where that is a list.
    #[must_use]
    pub fn here(&self, rows: &Rows<'_>) -> usize {
        rows.settled(self.list_at().min(rows.len().saturating_sub(1)), false)
    }

    fn list_at(&self) -> usize {
        let [flags, people, pairs] = self.cursors;
        match self.part {
            Part::Coverage | Part::Mix => self.who_at,
            Part::Flags => flags,
            Part::People => people,
            Part::Pairs => pairs,
        }
    }

    fn put(&mut self, at: usize) {
        match self.part {
            Part::Coverage | Part::Mix => self.who_at = at,
            Part::Flags => self.cursors[0] = at,
            Part::People => self.cursors[1] = at,
            Part::Pairs => self.cursors[2] = at,
        }
    }

    /// Takes in how a loading goes; what an older order brings is let go.
    pub fn hear(&mut self, ticket: u32, news: TeamNews, framework: &Framework) -> Option<String> {
        if self.loading.as_ref().is_none_or(|loading| loading.ticket != ticket) {
            return None;
        }
        match news {
            TeamNews::Read { done, of } => {
                self.loading = Some(Loading { ticket, done, of });
                None
            }
            TeamNews::Failed(why) => {
                self.loading = None;
                self.ask();
                self.wrong = Some(why);
                None
            }
            TeamNews::Open(team) => {
                let told = format!("{} read.", words::capital(&team_words::people(&team)));
                let skipped = team.skipped.len();
                *self = Self {
                    people: Some(team),
                    folder: std::mem::take(&mut self.folder),
                    tickets: self.tickets,
                    ..Self::default()
                };
                self.at = self.board(framework).cells().next().map_or(0, |(_, ix)| ix.number());
                let left = words::count(skipped, "file was not", "files were not");
                Some(if skipped == 0 { told } else { format!("{told} {left}: the last part says why.") })
            }
        }
    }

    /// Orders the folder that was typed.
    fn order(&mut self) -> Vec<Wish> {
        let Some(field) = self.typing.take() else { return Vec::new() };
        let folder = field.text();
        if folder.is_empty() {
            self.wrong = Some("Name a folder first.".to_owned());
            self.end.leave();
            self.typing = Some(field);
            return Vec::new();
        }
        self.tickets = self.tickets.wrapping_add(1);
        self.loading = Some(Loading { ticket: self.tickets, done: 0, of: 0 });
        self.wrong = None;
        self.folder.clone_from(&folder);
        vec![Wish::Effect(Effect::Team { ticket: self.tickets, folder })]
    }

    fn ask(&mut self) {
        self.typing = Some(Field::line(&self.folder));
        self.end.leave();
    }

    /// Goes back a step: from what is typed, what is read, what is open; then home.
    fn back(&mut self) -> Vec<Wish> {
        if self.typing.take().is_some() {
            self.wrong = None;
        } else if self.loading.take().is_some() {
            return vec![Wish::Effect(Effect::TeamStop), Wish::say("Reading stopped.")];
        } else if self.who {
            self.who = false;
        } else {
            return vec![Wish::Show(Tab::Arc)];
        }
        Vec::new()
    }

    fn turn(&mut self, forward: bool) {
        let here = PARTS.iter().position(|(part, _)| *part == self.part).unwrap_or(0);
        let by = if forward { 1 } else { PARTS.len() - 1 };
        if let Some((part, _)) = PARTS.iter().cycle().nth(here + by) {
            self.show(*part);
        }
    }

    fn show(&mut self, part: Part) {
        (self.part, self.who, self.scroll) = (part, false, 0);
    }

    /// Moves the cursor of the part that is shown.
    fn travel(&mut self, action: Action, framework: &Framework) {
        if let Some(rows) = self.rows(framework) {
            if let Some(at) = rows.moved(self.here(&rows), action) {
                self.put(at);
            }
            return;
        }
        if self.part == Part::Mix {
            self.scroll = match action {
                Action::Up => self.scroll.saturating_sub(1),
                Action::Down => self.scroll.saturating_add(1),
                Action::PageUp => self.scroll.saturating_sub(8),
                Action::PageDown => self.scroll.saturating_add(8),
                Action::Top => 0,
                Action::Bottom => u16::MAX,
                _ => self.scroll,
            };
            return;
        }
        let Some(here) = self.cursor(framework) else { return };
        let board = self.board(framework);
        let Some(to) = board.moved(here, self.row, action) else { return };
        let sideways = matches!(action, Action::Left | Action::Right);
        self.row = self.row.or(board.find(here).map(|place| place.row)).filter(|_| sideways);
        self.at = to.number();
    }

    fn open(&mut self, framework: &Framework) -> Vec<Wish> {
        let Some(team) = self.people.as_deref() else {
            self.ask();
            return Vec::new();
        };
        let row = self.rows(framework).and_then(|rows| rows.get(self.here(&rows)));
        match (self.part, row) {
            (Part::Coverage, None) => (self.who, self.who_at) = (true, 1),
            (Part::Coverage, Some(Row::Person(position))) => {
                self.show(Part::People);
                self.cursors[1] = position as usize;
            }
            (Part::Flags, Some(Row::Flag(n))) => {
                if let Some(ix) = team.flags.get(n).map(|flag| flag.competency) {
                    self.at = ix.number();
                    self.show(Part::Coverage);
                }
            }
            (Part::Flags, Some(Row::Pitfall(n))) => {
                if let Some(ix) = team.pitfalls.get(n).and_then(|firing| firing.remedy.first()) {
                    self.at = ix.number();
                    self.show(Part::Coverage);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// Looks through the next clusters: those of the people, then each of the framework.
    fn lens(&mut self, framework: &Framework) -> Option<Wish> {
        let team = self.people.as_deref_mut()?;
        let next = self.need.map_or(0, |at| at + 1);
        let role = framework.roles().get(next);
        self.need = role.map(|_| next);
        team.need(framework, role.map(|role| std::slice::from_ref(&role.id)).unwrap_or_default());
        Some(Wish::Say(format!("Needed: {}", team_words::needed(framework, team))))
    }

    /// What the cursor is on, in a line.
    fn told(&self, framework: &Framework) -> Option<String> {
        let team = self.people.as_deref()?;
        match self.rows(framework).map(|rows| rows.get(self.here(&rows))) {
            Some(row) => row.map(|row| list::told(framework, team, row)),
            None if self.part == Part::Mix => None,
            None => {
                let ix = self.cursor(framework)?;
                let cover = team.cover(ix)?;
                let teachers = team_words::teachers(team, cover, 12);
                Some(format!(
                    "{}: {} at 3 or more, {}; could teach: {teachers}",
                    words::title(framework, ix),
                    cover.independent,
                    team_words::highest(cover)
                ))
            }
        }
    }
}

impl Pane for Team {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        let framework = session.framework();
        if self.typing.is_some() {
            return match self.end.take(action, true) {
                Some(Action::Accept) => self.order(),
                Some(Action::Back) => self.back(),
                _ => Vec::new(),
            };
        }
        match action {
            Action::Back => self.back(),
            Action::Open => self.open(framework),
            Action::Folder => {
                self.ask();
                Vec::new()
            }
            Action::Lens => self.lens(framework).into_iter().collect(),
            Action::More | Action::Less if self.people.is_some() => {
                self.turn(action == Action::More);
                Vec::new()
            }
            Action::Copy => self.told(framework).map(|line| Wish::Effect(Effect::Copy(line))).into_iter().collect(),
            _ if self.people.is_some() => {
                self.travel(action, framework);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn rests(&self) -> bool {
        self.typing.is_none() && self.loading.is_none() && !self.who
    }

    fn at_top(&self, session: &Session) -> bool {
        let framework = session.framework();
        if let Some(rows) = self.rows(framework) {
            let here = self.here(&rows);
            return rows.moved(here, Action::Up).is_none_or(|above| above == here);
        }
        if self.people.is_none() || self.part == Part::Mix {
            return self.scroll == 0;
        }
        let board = self.board(framework);
        self.cursor(framework).is_none_or(|here| board.moved(here, self.row, Action::Up).is_none())
    }

    fn point(&mut self, row: usize) -> bool {
        if self.part == Part::Coverage && !self.who {
            return std::mem::replace(&mut self.at, row) == row;
        }
        let before = self.list_at();
        self.put(row);
        before == row
    }

    fn pick(&mut self, row: usize, choice: usize, _: &Session) {
        if let (TABS, Some((part, _))) = (row, PARTS.get(choice)) {
            self.show(*part);
        }
    }

    fn scroll(&mut self, by: i8) -> bool {
        if self.part != Part::Mix || self.people.is_none() {
            return false;
        }
        self.scroll = self.scroll.saturating_add_signed(3 * i16::from(by.signum()));
        true
    }

    fn is_text(&self, key: Key) -> bool {
        self.typing.is_some() && key.is_text() && key.code != Code::Enter
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        if !self.end.lets(key) {
            return false;
        }
        let used = self.typing.as_mut().is_some_and(|field| field.press(key));
        if used {
            self.wrong = None;
        }
        used
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        self.end.leave();
        self.typing.as_mut().is_some_and(|field| {
            field.paste(text);
            true
        })
    }
}
