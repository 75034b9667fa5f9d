//! A project that a person took on, as it stands at a date.

use std::collections::BTreeMap;

use super::body::{ProjectEvent, ProjectStep};
use super::entry::{Entry, EntryId};
use super::moment::Moment;
use crate::framework::text::Text;

/// How a project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Course {
    /// It is worked on.
    UnderWay,
    /// It was finished.
    Finished,
    /// It was dropped.
    Dropped,
}

/// A step that was ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tick {
    /// When.
    pub at: Moment,
    /// The entry: taking it back takes the tick away.
    pub entry: EntryId,
}

/// A project taken on. Whatever happens to it changes no rating (brief 2.8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undertaking {
    /// How it stands.
    pub course: Course,
    /// When it was taken on last.
    pub taken: Moment,
    /// When it came to stand so.
    pub since: Moment,
    /// The steps ticked, from 1, each when it was ticked first.
    pub ticks: BTreeMap<u8, Tick>,
    /// Why it was dropped, or a remark on its end.
    pub note: Option<Text>,
}

impl Undertaking {
    /// What the entries of one project come to, in order; `None` where there are none. A project that is taken on
    /// again after it was dropped keeps its ticks; after it was finished it begins anew. One of which something is
    /// told before it was taken on counts as taken on then.
    pub(in crate::profile) fn of<'a>(entries: impl Iterator<Item = (&'a Entry, &'a ProjectStep)>) -> Option<Self> {
        let mut undertaking: Option<Self> = None;
        for (entry, told) in entries {
            let it = undertaking.get_or_insert_with(|| Self {
                course: Course::UnderWay,
                taken: entry.at,
                since: entry.at,
                ticks: BTreeMap::new(),
                note: None,
            });
            let course = match told.event {
                ProjectEvent::Step => {
                    if let Some(step) = told.step {
                        it.ticks.entry(step).or_insert(Tick { at: entry.at, entry: entry.id });
                    }
                    continue;
                }
                ProjectEvent::Taken if it.course == Course::UnderWay => continue,
                ProjectEvent::Taken => {
                    it.taken = entry.at;
                    if it.course == Course::Finished {
                        it.ticks.clear();
                    }
                    Course::UnderWay
                }
                ProjectEvent::Finished => Course::Finished,
                ProjectEvent::Dropped => Course::Dropped,
            };
            (it.course, it.since) = (course, entry.at);
            it.note = told.note.clone().filter(|_| course != Course::UnderWay);
        }
        undertaking
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded::framework;
    use crate::framework::id::{CompetencyId, ProjectId};
    use crate::profile::author::Author;
    use crate::profile::body::{
        Action, ActionState, Body, Goal, GoalState, Opportunity, ProjectEvent, ProjectStep, Retraction,
    };
    use crate::profile::day::Day;
    use crate::profile::log::Log;
    use crate::profile::standing::Standing;

    fn id(n: u8) -> EntryId {
        EntryId(uuid::Uuid::from_u128(u128::from(n)))
    }

    fn log(bodies: impl IntoIterator<Item = Body>) -> Log {
        let entry = |(n, body): (u8, Body)| {
            Entry::new(id(n), Moment::noon(jiff::civil::date(2026, 5, 1 + n as i8)), Author::Oneself, body)
        };
        (0..).zip(bodies).map(entry).collect()
    }

    fn told(event: ProjectEvent, step: Option<u8>, note: Option<&str>) -> Body {
        let project = ProjectId::new("P07").unwrap();
        Body::Project(ProjectStep { project, event, step, note: note.map(Text::new) })
    }

    fn take_back(n: u8) -> Body {
        Body::Retraction(Retraction { entry: id(n) })
    }

    fn standing(bodies: Vec<Body>) -> Standing {
        log(bodies).standing(framework(), Day::MAX)
    }

    fn only(bodies: Vec<Body>) -> Undertaking {
        let undertakings = standing(bodies).undertakings;
        assert_eq!(undertakings.len(), 1);
        undertakings.into_values().next().unwrap()
    }

    use ProjectEvent::{Dropped, Finished, Step, Taken};

    #[test]
    fn a_finish_that_is_taken_back_is_none() {
        let begun = || vec![told(Taken, None, None), told(Step, Some(2), None)];
        let mut done = begun();
        done.push(told(Finished, None, Some("well")));
        let finished = only(done.clone());
        assert_eq!((finished.course, finished.note), (Course::Finished, Some(Text::new("well"))));
        assert_eq!(finished.since, Moment::noon(jiff::civil::date(2026, 5, 3)));
        done.push(take_back(2));
        assert_eq!(only(done), only(begun()));
        let mut unticked = begun();
        unticked.push(take_back(1));
        assert!(only(unticked).ticks.is_empty());
        assert!(standing(vec![told(Taken, None, None), take_back(0)]).undertakings.is_empty());
    }

    #[test]
    fn what_was_dropped_keeps_its_ticks_and_what_was_finished_begins_anew() {
        let again = |end| {
            let all = [
                told(Taken, None, None),
                told(Step, Some(1), None),
                told(end, None, Some("why")),
                told(Taken, None, None),
            ];
            only(all.to_vec())
        };
        let (dropped, finished) = (again(Dropped), again(Finished));
        assert_eq!((dropped.course, dropped.ticks.len(), dropped.note), (Course::UnderWay, 1, None));
        assert_eq!((finished.course, finished.ticks.len()), (Course::UnderWay, 0));
        assert_eq!(finished.taken, Moment::noon(jiff::civil::date(2026, 5, 4)));
    }

    #[test]
    fn a_tick_without_a_beginning_begins_and_the_first_of_two_holds() {
        let ticked = only(vec![told(Step, Some(3), None), told(Step, Some(3), None), told(Step, None, None)]);
        assert_eq!((ticked.course, ticked.ticks.len()), (Course::UnderWay, 1));
        assert_eq!(ticked.ticks.get(&3).map(|tick| tick.entry), Some(id(0)));
    }

    #[test]
    fn a_goal_says_what_was_said_last_and_goes_with_its_first_entry() {
        let goal = |of: Option<u8>, wish: &str, state| {
            let text = || Text::new("t");
            let (outcome, obstacle, plan) = (text(), text(), text());
            let (goal, wish) = (of.map(id), Text::new(wish));
            Body::Goal(Box::new(Goal {
                goal,
                competency: None,
                wish,
                outcome,
                obstacle,
                plan,
                shows: None,
                state,
                note: None,
            }))
        };
        let all = vec![
            goal(None, "a", GoalState::Open),
            goal(Some(0), "b", GoalState::Reached),
            goal(Some(9), "of nothing", GoalState::Reached),
        ];
        let held = standing(all.clone()).goals;
        let mark = held.values().next().unwrap();
        assert_eq!((held.len(), mark.goal.wish.as_str(), mark.goal.state), (1, "b", GoalState::Reached));
        assert_eq!((mark.entry, mark.set < mark.since), (id(0), true));
        let reopened = standing([all.clone(), vec![take_back(1)]].concat()).goals;
        assert_eq!(reopened.values().next().unwrap().goal.wish.as_str(), "a");
        assert!(standing([all, vec![take_back(0)]].concat()).goals.is_empty());
    }

    #[test]
    fn an_action_keeps_its_words_and_takes_a_later_date_and_state() {
        let action = |of: Option<u8>, text: Option<&str>, due: Option<&str>, state| {
            let (action, text, due) = (of.map(id), text.map(Text::new), due.map(|day| day.parse().unwrap()));
            Body::Action(Box::new(Action { action, text, due, shows: None, competency: None, session: None, state }))
        };
        let held = standing(vec![
            action(None, Some("do it"), Some("2026-06-01"), ActionState::Open),
            action(Some(0), None, Some("2026-07-01"), ActionState::Open),
            action(Some(0), Some("not now"), None, ActionState::Dropped),
        ])
        .actions;
        let agreed = held.values().next().unwrap();
        assert_eq!((held.len(), agreed.text.as_str(), agreed.state), (1, "do it", ActionState::Dropped));
        assert_eq!(
            (agreed.note.as_ref().unwrap().as_str(), agreed.due.unwrap().to_string().as_str()),
            ("not now", "2026-07-01")
        );
    }

    #[test]
    fn no_opportunity_holds_until_there_is_one() {
        let competency = CompetencyId::new("basic-stats").unwrap();
        let told = |missing| {
            Body::Opportunity(Opportunity { competency: competency.clone(), missing, note: Some(Text::new("a rota")) })
        };
        let missing = |bodies: Vec<Body>| {
            let ix = framework().find(&competency).unwrap();
            standing(bodies).marks[ix].no_opportunity.clone()
        };
        assert_eq!(missing(vec![told(true)]).unwrap().note.unwrap().as_str(), "a rota");
        assert_eq!(missing(vec![told(true), told(false)]), None);
        assert!(missing(vec![told(true), told(false), take_back(1)]).is_some());
    }
}
