//! The home screen: where one stands. Its state is a cursor over what Enter can open.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::export::show::subject::Subject;
use crate::export::words;
use crate::framework::table::Ix;
use crate::insight::next_step::NextStep;
use crate::profile::body::Body;
use crate::profile::settings::Change;

/// How many pitfalls the screen shows (brief 2.7).
pub const PITFALLS_SHOWN: usize = 3;

/// Something on the screen that Enter opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// The one next step.
    Next,
    /// A stage, by its number.
    Stage(u8),
    /// A core item of the level worked toward that blocks it.
    Blocker(Ix),
    /// A pitfall that fires, by its position.
    Pitfall(usize),
}

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Arc {
    /// The item under the cursor.
    pub cursor: usize,
}

impl Arc {
    /// Everything that Enter opens, in the order in which the cursor walks.
    pub fn items(session: &Session) -> impl Iterator<Item = Item> {
        let overview = session.overview();
        let blockers = overview.level.blockers().map(|b| Item::Blocker(b.competency));
        let pitfalls = (0..overview.pitfalls.len().min(PITFALLS_SHOWN)).map(Item::Pitfall);
        let stages = overview.stages.iter().map(|s| Item::Stage(s.stage));
        [Item::Next].into_iter().chain(blockers).chain(pitfalls).chain(stages)
    }

    /// The item under the cursor.
    #[must_use]
    pub fn item(&self, session: &Session) -> Item {
        Self::items(session).nth(self.cursor).unwrap_or(Item::Next)
    }

    /// Moves the cursor by `by`, staying on the list.
    pub fn move_by(&mut self, session: &Session, by: isize) {
        let last = Self::items(session).count().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// The competency whose page `item` opens, where it has one.
    #[must_use]
    pub fn goal(session: &Session, item: Item) -> Option<Ix> {
        let overview = session.overview();
        match item {
            Item::Next => match &overview.next {
                NextStep::Rate { competency }
                | NextStep::Raise { competency, .. }
                | NextStep::Confirm { competency } => Some(*competency),
                NextStep::AimHigher { .. } => None,
            },
            Item::Blocker(ix) => Some(ix),
            Item::Pitfall(n) => overview.pitfalls.get(n).and_then(|firing| firing.remedy.first()).copied(),
            Item::Stage(number) => {
                let of_stage = |ix: &Ix| session.framework().competency(*ix).stage == number;
                let unrated = session
                    .framework()
                    .indices()
                    .filter(of_stage)
                    .filter(|ix| overview.weights.get(*ix).is_some_and(|weight| *weight > 0))
                    .find(|ix| session.reading(*ix).effective.is_none());
                let lacks =
                    || overview.stages.iter().find(|s| s.stage == number).and_then(|s| s.lacks.first().copied());
                unrated.or_else(lacks).or_else(|| session.framework().indices().find(of_stage))
            }
        }
    }

    /// What there is to read about `item`, where there is anything: a stage, the level that a blocker blocks, a
    /// pitfall, the project of the next step, or what it says to aim for.
    #[must_use]
    pub fn reading(session: &Session, item: Item) -> Option<Subject> {
        let (framework, overview) = (session.framework(), session.overview());
        let level = |number| framework.level(number).and_then(|l| Subject::of(framework, "level", l.id.as_str()));
        match item {
            Item::Next => match &overview.next {
                NextStep::Raise { project: Some(choice), .. } => Subject::of(framework, "project", choice.id.as_str()),
                NextStep::AimHigher { level: Some(number), .. } => level(*number),
                NextStep::AimHigher { role: Some(role), .. } => Subject::of(framework, "role", role.as_str()),
                _ => None,
            },
            Item::Blocker(_) => overview.level.toward.and_then(level),
            Item::Pitfall(n) => {
                overview.pitfalls.get(n).and_then(|firing| Subject::of(framework, "pitfall", firing.id.as_str()))
            }
            Item::Stage(number) => {
                framework.stage(number).and_then(|stage| Subject::of(framework, "stage", stage.id.as_str()))
            }
        }
    }

    /// What `item` says, in one line.
    #[must_use]
    pub fn told(session: &Session, item: Item) -> String {
        let (framework, overview) = (session.framework(), session.overview());
        match item {
            Item::Next => words::headline(framework, overview),
            Item::Blocker(ix) => {
                let blocker = overview.level.blockers().find(|item| item.competency == ix);
                blocker.map_or_else(String::new, |item| words::blocker(framework, item))
            }
            Item::Pitfall(n) => overview.pitfalls.get(n).map_or_else(String::new, |firing| {
                format!("{}: {}", words::pitfall_title(framework, firing), words::pitfall_numbers(framework, firing))
            }),
            Item::Stage(number) => {
                let name = words::stage_name(framework, number);
                let report = overview.stages.iter().find(|report| report.stage == number);
                report.map_or(name.clone(), |r| format!("{name}: {}% claimed, {}% backed", r.claimed, r.backed))
            }
        }
    }
}

impl Pane for Arc {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        match action {
            Action::Up => self.move_by(session, -1),
            Action::Down => self.move_by(session, 1),
            Action::Top => self.cursor = 0,
            Action::Bottom => self.move_by(session, isize::MAX),
            Action::WalkOn => return vec![Wish::WalkOn],
            Action::Review => return vec![Wish::Review],
            Action::Forecast => return vec![Wish::Forecast],
            Action::Open => {
                let item = self.item(session);
                return match Self::goal(session, item) {
                    Some(ix) => vec![Wish::WalkTo(ix)],
                    None if item == Item::Next => aim_higher(session),
                    None => Vec::new(),
                };
            }
            Action::Read => {
                return vec![match Self::reading(session, self.item(session)) {
                    Some(subject) => Wish::Read(subject),
                    None => Wish::say("No project serves this step; ⟨open⟩ opens its page."),
                }];
            }
            Action::Copy => {
                let text = Self::told(session, self.item(session));
                return vec![Wish::Effect(Effect::Copy(text))];
            }
            Action::Back => return vec![Wish::Do(Action::Leave)],
            _ => {}
        }
        Vec::new()
    }

    fn subject(&self, session: &Session) -> Option<Subject> {
        let item = self.item(session);
        match item {
            Item::Next | Item::Blocker(_) => {
                Self::goal(session, item).and_then(|ix| Subject::competency_at(session.framework(), ix))
            }
            Item::Pitfall(_) | Item::Stage(_) => Self::reading(session, item),
        }
    }

    fn rests(&self) -> bool {
        true
    }

    fn at_top(&self, _: &Session) -> bool {
        self.cursor == 0
    }

    fn point(&mut self, row: usize) -> bool {
        self.cursor = row;
        true
    }
}

/// Sets the higher target or the second cluster that the next step offers.
fn aim_higher(session: &Session) -> Vec<Wish> {
    let overview = session.overview();
    let change = match &overview.next {
        NextStep::AimHigher { level: Some(level), .. } => Change { target: Some(*level), ..Change::default() },
        NextStep::AimHigher { level: None, role: Some(role) } => {
            let roles = overview.roles.iter().chain([role]).cloned().collect();
            Change { roles: Some(roles), ..Change::default() }
        }
        NextStep::AimHigher { level: None, role: None } => {
            return vec![Wish::say("Every level and every cluster is yours already.")];
        }
        NextStep::Rate { .. } | NextStep::Raise { .. } | NextStep::Confirm { .. } => return Vec::new(),
    };
    vec![Wish::record(Body::Settings(change), vec![Wish::say("Set · ⟨undo⟩ takes it back")])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_walks_to_what_the_cursor_is_on() {
        let session = Session::of_newcomer(None);
        let mut arc = Arc::default();
        let Some(next) = session.overview().next.competency() else { panic!("a newcomer has something to rate") };
        assert_eq!(arc.act(Action::Open, &session), [Wish::WalkTo(next)]);
        arc.act(Action::Bottom, &session);
        let last = Arc::items(&session).last().unwrap();
        assert_eq!(arc.item(&session), last);
        assert_eq!(arc.act(Action::Open, &session), [Wish::WalkTo(Arc::goal(&session, last).unwrap())]);
        assert_eq!(arc.act(Action::Back, &session), [Wish::Do(Action::Leave)]);
    }
}
