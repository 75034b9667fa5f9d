//! Name, roles, pathway, target and hours in one screen: the welcome of a newcomer, and the settings
//! of everyone else. Then the choice between the quick placement and the walk.

use std::collections::BTreeMap;

use crate::app::field::Field;
use crate::framework::framework::Framework;
use crate::framework::id::{PathwayId, RoleId, StageId};
use crate::framework::text::Text;
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

/// What hours a week can be chosen; 0 leaves it open.
const HOURS: std::ops::RangeInclusive<u8> = 0..=40;

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
    before: Settings,
    pathway_touched: bool,
}

impl Welcome {
    /// The form holding what is set, and sensible defaults for what is not.
    #[must_use]
    pub fn new(framework: &Framework, settings: &Settings, first: bool) -> Self {
        let known = |id: &&RoleId| framework.role(id).is_some();
        let mut roles: Vec<RoleId> = settings.roles.iter().filter(known).cloned().collect();
        if roles.is_empty() {
            roles.extend(framework.roles().first().map(|role| role.id.clone()));
        }
        let lowest = framework.levels().first().map_or(1, |l| l.level);
        let second = framework.levels().get(1).map_or(lowest, |l| l.level);
        let mut form = Self {
            first,
            at: 0,
            name: Field::line(&settings.name.line()),
            role: 0,
            roles,
            pathway: settings.pathway.clone(),
            target: settings.target.filter(|t| framework.level(*t).is_some()).unwrap_or(second),
            hours: settings.hours.unwrap_or(if first { 3 } else { 0 }),
            before: settings.clone(),
            pathway_touched: !first,
        };
        form.suggest(framework);
        form
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
                let last = framework.roles().len().saturating_sub(1);
                self.role = self.role.saturating_add_signed(if forward { 1 } else { -1 }).min(last);
            }
            Row::Pathway => {
                self.pathway_touched = true;
                let all: Vec<Option<&PathwayId>> =
                    framework.pathways().iter().map(|p| Some(&p.id)).chain([None]).collect();
                self.pathway = cycled(&all, &self.pathway.as_ref(), forward).and_then(|id| id.cloned());
            }
            Row::Target => {
                let all: Vec<u8> = framework.levels().iter().map(|l| l.level).collect();
                self.target = cycled(&all, &self.target, forward).unwrap_or(self.target);
            }
            Row::Hours => {
                let to = self.hours.saturating_add_signed(if forward { 1 } else { -1 });
                self.hours = to.min(*HOURS.end());
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
