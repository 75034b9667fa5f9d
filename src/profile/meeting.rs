//! One session with a mentor as far as it is recorded: what was put on its agenda, rated, revealed, agreed. A function of
//! the set of entries, so that a session that was left half-way, or came back with a merge, goes on where it stood.

use std::collections::{BTreeMap, BTreeSet};

use super::author::Author;
use super::body::{ActionState, Body, Rated, Session, SessionPhase};
use super::day::Day;
use super::entry::{Entry, EntryId};
use super::index::Slot;
use super::log::Log;
use super::moment::Moment;
use super::standing::Standing;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::framework::text::Text;

/// The most actions that a session sets: what is more is rarely done.
pub const MOST_ACTIONS: usize = 3;

/// What a mentor gave a competency before the two looked at it together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The rating; none where the mentor cannot tell.
    pub rating: Option<Rating>,
    /// Why, in the mentor's words.
    pub note: Option<Text>,
}

/// What the two came to on a competency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// They agreed on a rating, for a reason.
    Agreed(Rating, Option<Text>),
    /// They see it differently, and leave it so.
    Differed(Option<Text>),
}

/// How a session was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// When.
    pub at: Moment,
    /// What was said, in short.
    pub note: Option<Text>,
    /// The next date.
    pub next: Option<Day>,
}

/// A session as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The entry that opened it.
    pub session: EntryId,
    /// When it was opened.
    pub opened: Moment,
    /// With whom.
    pub mentor: Text,
    /// What was put on the agenda by hand, in order.
    pub added: Vec<CompetencyId>,
    /// What the mentor gave, blind.
    pub given: BTreeMap<CompetencyId, Given>,
    /// What was laid side by side.
    pub revealed: BTreeSet<CompetencyId>,
    /// What the two came to, where they did.
    pub outcomes: BTreeMap<CompetencyId, Outcome>,
    /// The actions set in it, oldest first.
    pub actions: Vec<EntryId>,
    /// How it was closed; none while it is open.
    pub closing: Option<Closing>,
}

impl Meeting {
    /// An entry of its course, or the one that closes it, with nothing said yet.
    #[must_use]
    pub fn step_of(&self, phase: SessionPhase) -> Session {
        Session { session: Some(self.session), phase, ..Session::opening(self.mentor.clone()) }
    }

    /// How many of its actions stand, done ones among them: those that count toward [`MOST_ACTIONS`].
    #[must_use]
    pub fn standing_actions(&self, standing: &Standing) -> usize {
        let dropped = standing.actions.values().filter(|it| it.state == ActionState::Dropped);
        let dropped = dropped.filter(|it| self.actions.contains(&it.entry)).count();
        self.actions.len().saturating_sub(dropped)
    }

    /// On what the two disagree, as far as it is recorded: what a closing names.
    pub fn disagreed(&self) -> impl Iterator<Item = &CompetencyId> {
        self.outcomes.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Differed(_))).map(|(id, _)| id)
    }

    fn rate(&mut self, by: &Author, rated: &Rated) {
        let note = rated.note.clone();
        match (rated.agreed, rated.rating, by) {
            (true, Some(rating), _) => {
                self.outcomes.insert(rated.competency.clone(), Outcome::Agreed(rating, note));
            }
            (false, rating, Author::Mentor(_)) => {
                self.given.insert(rated.competency.clone(), Given { rating, note });
            }
            _ => {}
        }
    }

    fn step(&mut self, told: &Session) {
        match told.phase {
            SessionPhase::Added => self.added.extend(told.competencies.iter().cloned()),
            SessionPhase::Revealed => self.revealed.extend(told.competencies.iter().cloned()),
            SessionPhase::Differed => {
                let differed = told.disagreed.iter().map(|id| (id.clone(), Outcome::Differed(told.note.clone())));
                self.outcomes.extend(differed);
            }
            SessionPhase::Opened | SessionPhase::Closed => {}
        }
    }
}

impl Log {
    /// The session that the entry `session` opened, as it stands at the end of `until`; none where that entry opens
    /// none or does not hold.
    #[must_use]
    pub fn meeting(&self, session: &EntryId, until: Day) -> Option<Meeting> {
        let opening = self.slot(session).filter(|slot| self.holds(*slot, until)).and_then(|slot| self.entry(slot))?;
        let Body::Session(told) = &opening.body else { return None };
        let Session { mentor, phase: SessionPhase::Opened, .. } = &**told else { return None };
        let mut meeting = Meeting {
            session: *session,
            opened: opening.at,
            mentor: mentor.clone(),
            added: Vec::new(),
            given: BTreeMap::new(),
            revealed: BTreeSet::new(),
            outcomes: BTreeMap::new(),
            actions: Vec::new(),
            closing: None,
        };
        for entry in self.holding_of(self.index().said.get(session), until) {
            match &entry.body {
                Body::Rating(rated) => meeting.rate(&entry.by, rated),
                Body::Action(action) if action.action.is_none() => meeting.actions.push(entry.id),
                Body::Session(told) => meeting.step(told),
                _ => {}
            }
        }
        let last = self.holding_of(self.index().closed.get(session), until).last();
        meeting.closing = last.and_then(|entry| match &entry.body {
            Body::Session(told) => Some(Closing { at: entry.at, note: told.note.clone(), next: told.next }),
            _ => None,
        });
        if let Some(Body::Session(told)) = last.map(|entry| &entry.body) {
            // A closing names all that stays open between the two, also what was never said step by step.
            for id in &told.disagreed {
                meeting.outcomes.entry(id.clone()).or_insert(Outcome::Differed(None));
            }
        }
        Some(meeting)
    }

    /// The sessions that are open at the end of `until`, oldest first.
    #[must_use]
    pub fn open_sessions(&self, until: Day) -> Vec<EntryId> {
        let open = |entry: &&Entry| self.holding_of(self.index().closed.get(&entry.id), until).next().is_none();
        self.holding_of(Some(&self.index().openings), until).filter(open).map(|entry| entry.id).collect()
    }

    /// The person's own rating of a competency as it stood at `at`, by what holds at the end of `until`.
    #[must_use]
    pub fn own_rating_at(&self, id: &CompetencyId, at: Moment, until: Day) -> Option<&Rated> {
        let entries = self.holding_of(self.index().competencies.get(id), until);
        let own = entries.filter(|entry| entry.by == Author::Oneself && entry.at <= at);
        own.filter_map(|entry| match &entry.body {
            Body::Rating(rated) => Some(rated),
            _ => None,
        })
        .next_back()
        .filter(|rated| rated.rating.is_some())
    }

    /// Of which competencies the person gave a rating that `mentor` has not answered with one since, or with saying that
    /// they cannot tell, by what holds at the end of `until`.
    #[must_use]
    pub fn unanswered(&self, mentor: &Author, until: Day) -> BTreeSet<CompetencyId> {
        let waits = |slots: &Vec<Slot>| {
            let last = self.holding_of(Some(slots), until).rev().find_map(|entry| match &entry.body {
                Body::Rating(_) if entry.by == *mentor => Some(false),
                Body::Rating(rated) if entry.by == Author::Oneself && !rated.agreed => Some(true),
                _ => None,
            });
            last == Some(true)
        };
        let competencies = self.index().competencies.iter();
        competencies.filter(|(_, slots)| waits(slots)).map(|(id, _)| id.clone()).collect()
    }

    /// Whether the person placed themselves and no session with `mentor` was closed since, by what holds at the end of
    /// `until`.
    #[must_use]
    pub fn placed_since_closing(&self, mentor: &Author, until: Day) -> bool {
        let placed = self.holding_of(Some(&self.index().placements), until).rev();
        let Some(placed) = placed.filter(|entry| entry.by == Author::Oneself).map(Entry::key).next() else {
            return false;
        };
        let mut closings = self.holding_of(Some(&self.index().closings), until).rev();
        !closings.any(|closing| closing.by == *mentor && closing.key() > placed)
    }

    fn holds(&self, slot: Slot, until: Day) -> bool {
        self.entry(slot).is_some_and(|entry| entry.at.date() <= until.0) && !self.struck(slot, until)
    }

    fn holding_of<'a>(&'a self, list: Option<&'a Vec<Slot>>, until: Day) -> impl DoubleEndedIterator<Item = &'a Entry> {
        let slots = list.map_or(&[][..], Vec::as_slice).iter().copied();
        slots.filter(move |slot| self.holds(*slot, until)).filter_map(|slot| self.entry(slot))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::body::Retraction;

    fn id(n: u8) -> EntryId {
        EntryId(uuid::Uuid::from_u128(u128::from(n)))
    }

    fn a() -> CompetencyId {
        CompetencyId::new("tracing").unwrap()
    }

    fn step(phase: SessionPhase) -> Body {
        let of = (phase != SessionPhase::Opened).then(|| id(0));
        let competencies =
            if matches!(phase, SessionPhase::Added | SessionPhase::Revealed) { vec![a()] } else { vec![] };
        let disagreed = if phase == SessionPhase::Differed { vec![a()] } else { vec![] };
        Body::Session(Box::new(Session {
            session: of,
            mentor: "M".into(),
            phase,
            competencies,
            disagreed,
            note: None,
            next: None,
        }))
    }

    fn rated(rating: Option<u8>, agreed: bool) -> Body {
        let rating = rating.and_then(Rating::new);
        Body::Rating(Rated { competency: a(), rating, note: None, session: Some(id(0)), agreed })
    }

    fn meeting(bodies: Vec<Body>) -> Option<Meeting> {
        let by = || Author::Mentor("M".into());
        let entry = |(n, body)| Entry::new(id(n), Moment::noon(jiff::civil::date(2026, 5, 1 + n as i8)), by(), body);
        let log: Log = (0..).zip(bodies).map(entry).collect();
        let open = log.open_sessions(Day::MAX);
        let meeting = log.meeting(&id(0), Day::MAX);
        let is_open = meeting.as_ref().is_some_and(|meeting| meeting.closing.is_none());
        assert_eq!(open.contains(&id(0)), is_open);
        meeting
    }

    use SessionPhase::{Added, Closed, Differed, Opened, Revealed};

    #[test]
    fn a_session_is_where_its_entries_left_it() {
        let all = vec![
            step(Opened),
            step(Added),
            rated(Some(2), false),
            step(Revealed),
            step(Differed),
            rated(Some(3), true),
        ];
        let met = meeting(all.clone()).unwrap();
        assert_eq!((met.added.as_slice(), met.revealed.contains(&a())), (&[a()][..], true));
        assert_eq!(met.given[&a()].rating, Rating::new(2));
        assert_eq!(met.outcomes[&a()], Outcome::Agreed(Rating::INDEPENDENT, None), "the later word holds");
        let undone = [all.clone(), vec![Body::Retraction(Retraction { entry: id(5) })]].concat();
        assert_eq!(meeting(undone).unwrap().outcomes[&a()], Outcome::Differed(None));
        let closed = [all, vec![step(Closed)]].concat();
        assert!(meeting(closed).unwrap().closing.is_some());
    }

    #[test]
    fn one_that_was_taken_back_is_none_and_one_cannot_tell_says_so() {
        assert_eq!(meeting(vec![step(Opened), Body::Retraction(Retraction { entry: id(0) })]), None);
        assert_eq!(meeting(vec![rated(Some(2), false)]), None);
        let unsure = meeting(vec![step(Opened), rated(Some(2), false), rated(None, false)]).unwrap();
        assert_eq!(unsure.given[&a()].rating, None);
    }
}
