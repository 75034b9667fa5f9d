//! The fold of a log at a date (brief 2.4): from what was recorded to what holds.
//!
//! A function of the set of entries alone. [`Log::refresh`] gives the same as [`Log::standing`]
//! and looks only at what one new entry touches.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use jiff::civil::Date;

use super::agreed::Agreed;
use super::author::Author;
use super::body::{Body, Rated, Session};
use super::day::Day;
use super::entry::{Entry, EntryId};
use super::goal::GoalMark;
use super::index::{Slot, changes, closes};
use super::log::Log;
use super::mark::{Filed, Mark, MentorMark, Missing, SelfMark};
use super::settings::Settings;
use super::standing::{Held, Standing};
use super::undertaking::Undertaking;
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, ProjectId, StageId};
use crate::framework::table::Table;

impl Log {
    /// What holds at the end of `until`. Entries whose own civil date is later are not seen, nor
    /// are competencies that the framework does not have.
    #[must_use]
    pub fn standing(&self, framework: &Framework, until: Day) -> Standing {
        let holding = self.holding(until);
        let holds = |slot: Slot| usize::try_from(slot).ok().and_then(|n| holding.get(n)).is_some_and(|h| *h);
        let fold = Fold { log: self, holds };
        let disagreed = fold.disagreed();
        Standing {
            settings: fold.settings(),
            marks: fold.marks(framework, disagreed),
            placement: fold.placement(),
            sessions: fold.sessions(),
            undertakings: fold.undertakings(),
            goals: fold.holding(&self.index().goals).filter_map(|root| Some((root.key(), fold.goal(root)?))).collect(),
            actions: fold
                .holding(&self.index().actions)
                .filter_map(|root| Some((root.key(), fold.action(root)?)))
                .collect(),
            signed: fold.signed(),
            last: self.last(until),
        }
    }

    /// The last day with an entry, until the end of `until`.
    fn last(&self, until: Day) -> Option<Day> {
        let mut last: Option<Date> = None;
        let seen = self.iter().rev().map(|entry| entry.at.date()).filter(|date| *date <= until.0);
        for date in seen {
            // Entries are in the order of their instants, and no two places differ by more than 52 hours.
            if last.is_some_and(|last| last.duration_since(date).as_hours() > 72) {
                break;
            }
            last = last.max(Some(date));
        }
        last.map(Day)
    }

    /// Brings `standing`, folded at `until` before the entry `added` was put in, up to date. For
    /// an entry that replaced another or was purged, fold anew.
    pub fn refresh(&self, framework: &Framework, standing: &mut Standing, until: Day, added: &EntryId) {
        let Some(entry) = self.get(added) else { return };
        if entry.at.date() > until.0 {
            return;
        }
        standing.last = standing.last.max(Some(Day(entry.at.date())));
        let holds =
            |slot: Slot| self.entry(slot).is_some_and(|entry| entry.at.date() <= until.0) && !self.struck(slot, until);
        let fold = Fold { log: self, holds };
        let Some(touched) = self.subject(entry) else { return };
        match &touched.body {
            Body::Settings(_) => standing.settings = fold.settings(),
            Body::Placement(_) => standing.placement = fold.placement(),
            Body::Session(_) => {
                let Some(session) = closes(touched) else { return };
                standing.sessions = fold.sessions();
                let disagreed = fold.disagreed();
                let said: HashSet<&CompetencyId> = self
                    .index()
                    .said
                    .get(&session)
                    .into_iter()
                    .flatten()
                    .filter_map(|&slot| self.entry(slot)?.body.competency())
                    .collect();
                for ix in framework.indices() {
                    let id = &framework.competency(ix).id;
                    let Some(mark) = standing.marks.get_mut(ix) else { continue };
                    if said.contains(id) {
                        *mark = fold.mark(id, disagreed);
                    } else {
                        mark.disagreed = disagreed.contains(id);
                    }
                }
            }
            Body::Signature(_) => standing.signed = fold.signed(),
            Body::Project(told) => match fold.undertaking(&told.project) {
                Some(undertaking) => _ = standing.undertakings.insert(told.project.clone(), undertaking),
                None => _ = standing.undertakings.remove(&told.project),
            },
            Body::Goal(_) | Body::Action(_) => {
                let Some(root) = changes(touched).map_or(Some(touched), |root| self.get(&root)) else { return };
                let holds = self.slot(&root.id).is_some_and(&fold.holds);
                put(&mut standing.goals, root.key(), fold.goal(root).filter(|_| holds));
                put(&mut standing.actions, root.key(), fold.action(root).filter(|_| holds));
            }
            Body::Rating(_)
            | Body::Evidence(_)
            | Body::Note(_)
            | Body::Desire(_)
            | Body::Horizon(_)
            | Body::Opportunity(_) => {
                let Some(id) = touched.body.competency() else { return };
                if let Some(mark) = framework.find(id).and_then(|ix| standing.marks.get_mut(ix)) {
                    *mark = fold.mark(id, fold.disagreed());
                }
            }
            _ => {}
        }
    }

    /// What an entry changes the meaning of: itself, or what a chain of retractions ends at.
    pub(in crate::profile) fn subject<'a>(&'a self, entry: &'a Entry) -> Option<&'a Entry> {
        let mut subject = entry;
        while let Body::Retraction(retraction) = &subject.body {
            // A retraction counts only for an earlier entry, so a chain that goes on ends.
            subject = self.get(&retraction.entry).filter(|target| target.key() < subject.key())?;
        }
        Some(subject)
    }
}

/// Puts what holds under `key` there, or takes away what no longer does.
fn put<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => _ = map.insert(key, value),
        None => _ = map.remove(&key),
    }
}

/// A log with the entries that hold.
struct Fold<'a, H> {
    log: &'a Log,
    holds: H,
}

impl<'a, H: Fn(Slot) -> bool> Fold<'a, H> {
    /// The entries of a list that hold, in order.
    fn holding(&self, list: &'a [Slot]) -> impl DoubleEndedIterator<Item = &'a Entry> {
        list.iter().filter(|slot| (self.holds)(**slot)).filter_map(|&slot| self.log.entry(slot))
    }

    fn settings(&self) -> Settings {
        let mut settings = Settings::default();
        for entry in self.holding(&self.log.index().settings) {
            if let Body::Settings(change) = &entry.body {
                settings.apply(change);
            }
        }
        settings
    }

    fn placement(&self) -> BTreeMap<StageId, u8> {
        match self.holding(&self.log.index().placements).next_back().map(|entry| &entry.body) {
            Some(Body::Placement(placement)) => placement.answers.clone(),
            _ => BTreeMap::new(),
        }
    }

    /// Closed sessions, oldest first; one that was closed twice stands at its last closing.
    fn sessions(&self) -> Vec<Held> {
        let mut seen = HashSet::new();
        let mut held: Vec<Held> = Vec::new();
        for entry in self.holding(&self.log.index().closings).rev() {
            if let (Some(session), Body::Session(closing)) = (closes(entry), &entry.body)
                && seen.insert(session)
            {
                held.push(Held { session, at: entry.at, mentor: closing.mentor.clone() });
            }
        }
        held.reverse();
        held
    }

    /// What the last closed session recorded a disagreement on.
    fn disagreed(&self) -> &'a [CompetencyId] {
        match self.holding(&self.log.index().closings).next_back().map(|entry| &entry.body) {
            Some(Body::Session(closing)) => &closing.disagreed,
            _ => &[],
        }
    }

    /// How a session was closed; none while it is open.
    fn closing(&self, session: &EntryId) -> Option<&'a Session> {
        let list = self.log.index().closed.get(session)?;
        match self.holding(list).next_back().map(|entry| &entry.body) {
            Some(Body::Session(closing)) => Some(closing),
            _ => None,
        }
    }

    fn undertakings(&self) -> BTreeMap<ProjectId, Undertaking> {
        let projects = self.log.index().projects.keys();
        projects.filter_map(|id| Some((id.clone(), self.undertaking(id)?))).collect()
    }

    fn undertaking(&self, id: &ProjectId) -> Option<Undertaking> {
        let list = self.log.index().projects.get(id)?;
        Undertaking::of(self.holding(list).filter_map(|entry| match &entry.body {
            Body::Project(told) => Some((entry, told)),
            _ => None,
        }))
    }

    fn signed(&self) -> BTreeSet<EntryId> {
        let of = |entry: &'a Entry| match &entry.body {
            Body::Signature(signature) => &signature.covers[..],
            _ => &[],
        };
        self.holding(&self.log.index().signatures).flat_map(of).map(|covered| covered.entry).collect()
    }

    /// What changes the goal or the action that `root` set, in order.
    fn changes(&self, root: &EntryId) -> impl DoubleEndedIterator<Item = &'a Entry> {
        self.holding(self.log.index().changes.get(root).map_or(&[][..], Vec::as_slice))
    }

    /// The goal that `root` set, if it set one.
    fn goal(&self, root: &Entry) -> Option<GoalMark> {
        let of = |entry: &'a Entry| match &entry.body {
            Body::Goal(goal) => Some((entry, &**goal)),
            _ => None,
        };
        match &root.body {
            Body::Goal(goal) if goal.goal.is_none() => {
                Some(GoalMark::of((root, goal), self.changes(&root.id).rev().find_map(of)))
            }
            _ => None,
        }
    }

    /// The action that `root` set, if it set one.
    fn action(&self, root: &Entry) -> Option<Agreed> {
        let of = |entry: &'a Entry| match &entry.body {
            Body::Action(action) => Some((entry, &**action)),
            _ => None,
        };
        match &root.body {
            Body::Action(action) if action.action.is_none() => {
                Some(Agreed::of((root, action), self.changes(&root.id).filter_map(of)))
            }
            _ => None,
        }
    }

    fn mark(&self, id: &CompetencyId, disagreed: &[CompetencyId]) -> Mark {
        let mut mark = Mark { disagreed: disagreed.contains(id), ..Mark::default() };
        for entry in self.holding(self.about(id)) {
            self.take(&mut mark, entry);
        }
        mark
    }

    /// As [`Self::mark`] for every competency, in one walk along the log: to visit a long one once for each competency
    /// is to fetch most of it from afar as many times.
    fn marks(&self, framework: &Framework, disagreed: &[CompetencyId]) -> Table<Mark> {
        let id = |ix| &framework.competency(ix).id;
        let mut marks = Table::from_fn(framework.competencies().len(), |ix| Mark {
            disagreed: disagreed.contains(id(ix)),
            ..Mark::default()
        });
        let mut subjects = vec![None; self.log.len()];
        for ix in framework.indices() {
            for slot in self.about(id(ix)) {
                if let Some(subject) = usize::try_from(*slot).ok().and_then(|slot| subjects.get_mut(slot)) {
                    *subject = Some(ix);
                }
            }
        }
        for (slot, entry) in self.log.in_order() {
            let subject = usize::try_from(slot).ok().and_then(|slot| *subjects.get(slot)?);
            if let Some(mark) = subject.filter(|_| (self.holds)(slot)).and_then(|ix| marks.get_mut(ix)) {
                self.take(mark, entry);
            }
        }
        marks
    }

    /// The slots of what was recorded of a competency, in order.
    fn about(&self, id: &CompetencyId) -> &'a [Slot] {
        self.log.index().competencies.get(id).map_or(&[][..], Vec::as_slice)
    }

    /// Takes in the next entry that is about the competency of `mark`.
    fn take(&self, mark: &mut Mark, entry: &Entry) {
        match &entry.body {
            Body::Rating(rated) => self.rate(mark, entry, rated),
            Body::Evidence(item) => {
                mark.evidence.push(Filed { entry: entry.id, at: entry.at, item: item.clone() });
            }
            Body::Note(item) => mark.notes.push(Filed { entry: entry.id, at: entry.at, item: item.clone() }),
            Body::Desire(wish) => mark.desire = Some(wish.desire),
            Body::Horizon(horizon) if entry.by == Author::Oneself => mark.horizon = horizon.months,
            Body::Opportunity(told) => {
                mark.no_opportunity = told.missing.then(|| Missing { at: entry.at, note: told.note.clone() });
            }
            _ => {}
        }
    }

    /// Applies one rating. The person's own counts at once, and null takes it back.
    fn rate(&self, mark: &mut Mark, entry: &Entry, rated: &Rated) {
        if let Some(given) = as_mentors(entry, rated, |session| self.closing(session)) {
            mark.mentor = Some(given);
        }
        if entry.by == Author::Oneself {
            mark.give(as_own(entry, rated));
        }
    }
}

/// The person's own rating of an entry of theirs; null takes it back.
pub(in crate::profile) fn as_own(entry: &Entry, rated: &Rated) -> Option<SelfMark> {
    rated.rating.map(|rating| SelfMark { rating, at: entry.at, entry: entry.id })
}

/// What a rating gives as a mentor's, with `closing` telling how a session was closed, if it was. A mentor's
/// counts when it was given outside a session or in one that is closed; null changes nothing. A rating that
/// both agreed on in a session counts as the mentor's whoever wrote it down.
pub(in crate::profile) fn as_mentors<'a>(
    entry: &'a Entry,
    rated: &Rated,
    closing: impl Fn(&EntryId) -> Option<&'a Session>,
) -> Option<MentorMark> {
    let closing = rated.session.as_ref().map(closing);
    let mentor = match (&entry.by, closing) {
        (Author::Mentor(name), None | Some(Some(_))) => name,
        (Author::Oneself, Some(Some(closing))) if rated.agreed => &closing.mentor,
        _ => return None,
    };
    let rating = rated.rating?;
    Some(MentorMark { rating, at: entry.at, mentor: mentor.clone(), entry: entry.id })
}
