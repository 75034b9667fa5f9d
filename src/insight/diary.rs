//! What of the record has a place in a calendar or a list of tasks: actions, steps of projects taken on, the dates of
//! sessions, and the weekly review. Everything, the revisions too, is read off the record alone, so that a calendar
//! made twice of one record is the same, and one made of a later record is newer.

use std::collections::HashMap;

use jiff::ToSpan;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::overview::Overview;
use super::schedule::{Schedule, WEEKS};
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, ProjectId};
use crate::framework::text::Text;
use crate::profile::body::{ActionState, Body, SessionPhase};
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::moment::Moment;
use crate::profile::profile::Profile;
use crate::profile::standing::Standing;
use crate::profile::undertaking::{Course, Undertaking};

/// What belongs into a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diary {
    /// What is to be done, and what was.
    pub todos: Vec<Todo>,
    /// What has a day.
    pub appointments: Vec<Appointment>,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// An id that stays: that of the entry which set it, else made of the profile's and what it is.
    pub id: Uuid,
    /// What.
    pub what: Task,
    /// What it serves.
    pub competencies: Vec<CompetencyId>,
    /// By when.
    pub due: Option<Day>,
    /// When it was taken on or agreed.
    pub begun: Moment,
    /// How it stands.
    pub state: TodoState,
    /// Its revision.
    pub revision: Revision,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// An action.
    Action {
        /// What is to be done.
        text: Text,
        /// The evidence that will show it.
        shows: Option<Text>,
    },
    /// A step of a project.
    Step {
        /// Which project.
        project: ProjectId,
        /// Which step, from 1.
        step: u8,
        /// How many there are.
        of: usize,
    },
}

/// How something to be done stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TodoState {
    /// To be done.
    Open,
    /// Done, then.
    Done(Moment),
    /// Dropped, then.
    Dropped(Moment),
}

/// Something that has a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// An id that stays.
    pub id: Uuid,
    /// What.
    pub what: Meeting,
    /// Its day; the first of them.
    pub day: Day,
    /// Its revision.
    pub revision: Revision,
}

/// What has a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meeting {
    /// The next session with a mentor.
    Session {
        /// The mentor.
        mentor: Text,
    },
    /// The weekly review, on so many weeks.
    Review {
        /// How many.
        weeks: usize,
    },
}

/// Which state of an item it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision {
    /// How often it was changed since it was set. It only grows as the record does.
    pub number: u32,
    /// When it was last changed.
    pub at: Moment,
}

/// An id that stays, made of the profile's id and a name: a version 8 by SHA-256, as RFC 9562 (B.2) has it.
#[must_use]
pub fn id_of(profile: &EntryId, name: &str) -> Uuid {
    let hash = Sha256::new().chain_update(profile.0.as_bytes()).chain_update(name.as_bytes()).finalize();
    let mut bytes = [0; 16];
    for (byte, hashed) in bytes.iter_mut().zip(hash) {
        *byte = hashed;
    }
    Uuid::new_v8(bytes)
}

impl Diary {
    /// The diary of a record; `standing` and `overview` are of one day, and entries after it do not count.
    #[must_use]
    pub fn new(framework: &Framework, profile: &Profile, standing: &Standing, overview: &Overview) -> Self {
        let page = Page::new(framework, profile, standing, overview);
        let mut diary = Self::default();
        page.actions(&mut diary.todos);
        page.steps(&mut diary.todos);
        page.sessions(&mut diary.appointments);
        diary.appointments.extend(page.review());
        diary
    }
}

struct Page<'a> {
    framework: &'a Framework,
    profile: &'a Profile,
    standing: &'a Standing,
    until: Day,
    /// The schedule as it was drawn when the record was last touched.
    schedule: Schedule,
    /// The revision of the whole record.
    whole: Option<Revision>,
    /// The revisions of actions and sessions, by the entry that set them.
    revisions: HashMap<EntryId, Revision>,
}

impl<'a> Page<'a> {
    fn new(framework: &'a Framework, profile: &'a Profile, standing: &'a Standing, overview: &Overview) -> Self {
        let until = overview.as_of;
        let closed = |ix| standing.marks.get(ix).is_some_and(|mark| mark.no_opportunity.is_some());
        let drawn = standing.last.unwrap_or(until).min(until);
        let hours = standing.settings.hours;
        let schedule = Schedule::new(&overview.plan.projects, &overview.gaps, closed, hours, drawn);
        let mut page = Self { framework, profile, standing, until, schedule, whole: None, revisions: HashMap::new() };
        page.revise();
        page
    }

    /// Counts the changes of everything, in one walk over the record.
    fn revise(&mut self) {
        let mut roots: HashMap<EntryId, EntryId> = HashMap::new();
        for entry in self.profile.log.iter().filter(|entry| Day(entry.at.date()) <= self.until) {
            let number = self.whole.map_or(0, |whole| whole.number.saturating_add(1));
            self.whole = Some(Revision { number, at: entry.at });
            let root = match &entry.body {
                Body::Action(action) => Some(action.action.unwrap_or(entry.id)),
                Body::Session(session) => Some(session.session.unwrap_or(entry.id)),
                Body::Retraction(retraction) => roots.get(&retraction.entry).copied(),
                _ => None,
            };
            let Some(root) = root else { continue };
            roots.insert(entry.id, root);
            let known = self.revisions.entry(root).or_insert(Revision { number: 0, at: entry.at });
            if entry.id != root {
                *known = Revision { number: known.number.saturating_add(1), at: entry.at };
            }
        }
    }

    fn actions(&self, todos: &mut Vec<Todo>) {
        for ((begun, _), agreed) in &self.standing.actions {
            let Some(revision) = self.revisions.get(&agreed.entry) else { continue };
            todos.push(Todo {
                id: agreed.entry.0,
                what: Task::Action { text: agreed.text.clone(), shows: agreed.shows.clone() },
                competencies: agreed.competency.iter().cloned().collect(),
                due: agreed.due,
                begun: *begun,
                state: match agreed.state {
                    ActionState::Open => TodoState::Open,
                    ActionState::Done => TodoState::Done(agreed.since),
                    ActionState::Dropped => TodoState::Dropped(agreed.since),
                },
                revision: *revision,
            });
        }
        self.taken_back(todos);
    }

    /// Actions that were taken back: a calendar that has one already must hear of it.
    fn taken_back(&self, todos: &mut Vec<Todo>) {
        for entry in self.profile.log.iter() {
            let (Body::Action(action), Some(revision)) = (&entry.body, self.revisions.get(&entry.id)) else { continue };
            if action.action.is_some() || self.standing.actions.contains_key(&(entry.at, entry.id)) {
                continue;
            }
            todos.push(Todo {
                id: entry.id.0,
                what: Task::Action { text: action.text.clone().unwrap_or_default(), shows: action.shows.clone() },
                competencies: action.competency.iter().cloned().collect(),
                due: action.due,
                begun: entry.at,
                state: TodoState::Dropped(revision.at),
                revision: *revision,
            });
        }
    }

    fn steps(&self, todos: &mut Vec<Todo>) {
        let Some(revision) = self.whole else { return };
        for (project, undertaking) in &self.standing.undertakings {
            let Some(found) = self.framework.project(project) else { continue };
            let of = self.framework.brief(found).steps.len();
            let open = (1..=of).filter(|n| ticked(undertaking, *n).is_none()).count();
            let mut nth = 0;
            for n in 1..=of {
                let Ok(step) = u8::try_from(n) else { break };
                let tick = ticked(undertaking, n);
                let due = tick.is_none().then(|| {
                    nth += 1;
                    self.due(project, nth, open)
                });
                todos.push(Todo {
                    id: id_of(&self.profile.header.id, &format!("{project}/{step}")),
                    what: Task::Step { project: project.clone(), step, of },
                    competencies: found.moves.iter().map(|moved| moved.competency.clone()).collect(),
                    due: due.flatten().filter(|_| undertaking.course == Course::UnderWay),
                    begun: undertaking.taken,
                    state: match (undertaking.course, tick) {
                        (_, Some(at)) => TodoState::Done(at),
                        (Course::UnderWay, None) => TodoState::Open,
                        (Course::Finished, None) => TodoState::Done(undertaking.since),
                        (Course::Dropped, None) => TodoState::Dropped(undertaking.since),
                    },
                    revision,
                });
            }
        }
    }

    /// By when the `nth` of the `open` steps of a project is due: they share its weeks evenly.
    fn due(&self, project: &ProjectId, nth: usize, open: usize) -> Option<Day> {
        let (from, to) = self.schedule.turn(project)?.days?;
        let days = to.0.duration_since(from.0).as_hours() / 24 + 1;
        let (nth, open) = (i64::try_from(nth).ok()?, i64::try_from(open.max(1)).ok()?);
        let share = (days * nth + open - 1) / open - 1;
        from.0.checked_add(jiff::Span::new().try_days(share).ok()?).ok().map(Day)
    }

    fn sessions(&self, appointments: &mut Vec<Appointment>) {
        for held in &self.standing.sessions {
            let closing = self.profile.log.iter().rev().find_map(|entry| match &entry.body {
                Body::Session(session)
                    if session.session == Some(held.session)
                        && session.phase == SessionPhase::Closed
                        && entry.at == held.at
                        && !self.profile.log.retracted(&entry.id, self.until) =>
                {
                    Some(session)
                }
                _ => None,
            });
            let (Some(day), Some(revision)) =
                (closing.and_then(|session| session.next), self.revisions.get(&held.session))
            else {
                continue;
            };
            appointments.push(Appointment {
                id: held.session.0,
                what: Meeting::Session { mentor: held.mentor.clone() },
                day,
                revision: *revision,
            });
        }
    }

    /// The weekly review: on the weekday on which the record was begun, from the week after it was last touched on.
    fn review(&self) -> Option<Appointment> {
        let revision = self.whole?;
        let begun = self.profile.log.iter().next()?.at.date();
        let last = self.standing.last?.0;
        let ahead = i64::from(last.weekday().until(begun.weekday()));
        let ahead = if ahead == 0 { 7 } else { ahead };
        let day = last.checked_add(ahead.days()).ok()?;
        Some(Appointment {
            id: id_of(&self.profile.header.id, "review"),
            what: Meeting::Review { weeks: WEEKS },
            day: Day(day),
            revision,
        })
    }
}

/// When step `n` was ticked.
fn ticked(undertaking: &Undertaking, n: usize) -> Option<Moment> {
    let n = u8::try_from(n).ok()?;
    undertaking.ticks.get(&n).map(|tick| tick.at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded::{DEMO, framework};
    use crate::profile::author::Author;
    use crate::profile::body::{Action, Retraction};
    use crate::profile::codec::decode;
    use crate::profile::entry::Entry;

    fn diary(profile: &Profile, until: Day) -> Diary {
        let standing = profile.log.standing(framework(), until);
        let overview = Overview::new(framework(), &standing, until);
        Diary::new(framework(), profile, &standing, &overview)
    }

    fn demo() -> Profile {
        decode(DEMO.as_bytes()).unwrap()
    }

    fn empty() -> Profile {
        Profile::new(demo().header.id, framework().identity())
    }

    fn put(profile: &mut Profile, n: u8, body: Body) -> EntryId {
        let id = EntryId(Uuid::from_u128(u128::from(n)));
        let at = Moment::noon(jiff::civil::date(2026, 5, n as i8));
        profile.log.insert(Entry::new(id, at, Author::Oneself, body));
        id
    }

    fn action(of: Option<EntryId>, state: ActionState) -> Body {
        let text = of.is_none().then(|| "do it".into());
        Body::Action(Box::new(Action {
            action: of,
            text,
            due: None,
            shows: None,
            competency: None,
            session: None,
            state,
        }))
    }

    #[test]
    fn an_empty_record_has_nothing_to_put_into_a_calendar() {
        assert_eq!(diary(&empty(), Day::MAX), Diary::default());
    }

    #[test]
    fn a_change_makes_a_new_revision_of_the_same_thing() {
        let mut profile = empty();
        let root = put(&mut profile, 1, action(None, ActionState::Open));
        let first = diary(&profile, Day::MAX).todos.remove(0);
        assert_eq!((first.id, first.revision.number, first.state), (root.0, 0, TodoState::Open));
        let done = put(&mut profile, 2, action(Some(root), ActionState::Done));
        let second = diary(&profile, Day::MAX).todos.remove(0);
        assert_eq!((second.id, second.revision.number), (root.0, 1));
        assert!(matches!(second.state, TodoState::Done(_)) && second.revision.at > first.revision.at);
        put(&mut profile, 3, Body::Retraction(Retraction { entry: done }));
        let third = diary(&profile, Day::MAX).todos.remove(0);
        assert_eq!((third.state, third.revision.number), (TodoState::Open, 2), "taking back is a change too");
        put(&mut profile, 4, Body::Retraction(Retraction { entry: root }));
        let fourth = diary(&profile, Day::MAX).todos.remove(0);
        assert!(matches!(fourth.state, TodoState::Dropped(_)) && fourth.revision.number == 3);
        let before = diary(&profile, "2026-05-01".parse().unwrap());
        assert_eq!(before.todos, [first], "as of an earlier day it is as it was");
    }

    #[test]
    fn revisions_grow_with_the_record_and_ids_stay() {
        let profile = demo();
        let last = profile.log.standing(framework(), Day::MAX).last.unwrap();
        let now = diary(&profile, last);
        assert!(now.todos.iter().any(|todo| matches!(todo.what, Task::Step { .. }) && todo.due.is_some()));
        assert!(now.todos.iter().any(|todo| matches!(todo.what, Task::Action { .. })));
        assert!(now.appointments.len() > 1);
        let mut ids: Vec<Uuid> = now.todos.iter().map(|t| t.id).chain(now.appointments.iter().map(|a| a.id)).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
        let days: Vec<Day> = profile.log.iter().map(|entry| Day(entry.at.date())).collect();
        for until in days.iter().step_by(40) {
            for then in diary(&profile, *until).todos {
                let later = now.todos.iter().find(|todo| todo.id == then.id);
                assert!(later.is_some_and(|later| later.revision.number >= then.revision.number), "{then:?}");
            }
        }
    }

    #[test]
    fn the_day_on_which_it_is_made_changes_nothing() {
        let profile = demo();
        let last = profile.log.standing(framework(), Day::MAX).last.unwrap();
        let later = Day(last.0.checked_add(20.days()).unwrap());
        assert_eq!(diary(&profile, last), diary(&profile, later));
    }

    #[test]
    fn the_steps_of_a_project_share_its_weeks_and_the_last_ends_with_them() {
        let profile = demo();
        let last = profile.log.standing(framework(), Day::MAX).last.unwrap();
        let dues: Vec<Day> = diary(&profile, last)
            .todos
            .iter()
            .filter_map(|t| match t.what {
                Task::Step { .. } => t.due,
                Task::Action { .. } => None,
            })
            .collect();
        assert!(!dues.is_empty() && dues.iter().all(|due| *due >= last));
    }
}
