//! How two copies of one record differ, or one record from what it was: what each says alone, and what that changes.

use super::change::{self, Changes};
use super::history::History;
use super::overview::Overview;
use super::progress::Progress;
use crate::framework::framework::Framework;
use crate::profile::body::{Body, SessionPhase};
use crate::profile::canonical::canonical;
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::log::Log;

/// What lies between two states of one record, the former and the latter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What counts otherwise, and what was added or taken back. Of two copies both days are the one looked at.
    pub changes: Changes,
    /// Entries that only the former has, in the order of the log.
    pub only_before: Vec<EntryId>,
    /// Entries that only the latter has, in the order of the log.
    pub only_after: Vec<EntryId>,
    /// Entries whose words the former has and the latter purged.
    pub purged: Vec<EntryId>,
    /// Entries that say something else in each, which should never be.
    pub differing: Vec<EntryId>,
    /// Goals that the latter words anew: the entry that held before, and the one that rewords it.
    pub reworded: Vec<(EntryId, EntryId)>,
}

impl Difference {
    /// What was recorded from the day `from` to the day `to`, both included.
    #[must_use]
    pub fn since(framework: &Framework, log: &Log, from: Day, to: Day) -> Self {
        let before = from.0.yesterday().map_or(from, Day);
        let history = History::new(framework, log, to);
        let changes = Changes::between(framework, log, &history, before, to);
        let new = recorded(log, to).filter(|entry| entry.at.date() > before.0);
        let only_after: Vec<EntryId> = new.map(|entry| entry.id).collect();
        let reworded = reworded(log, &only_after);
        Self { changes, only_before: Vec::new(), only_after, purged: Vec::new(), differing: Vec::new(), reworded }
    }

    /// How the copy `after` differs from the copy `before` at the end of `day`.
    #[must_use]
    pub fn of_copies(framework: &Framework, before: &Log, after: &Log, day: Day) -> Self {
        let [then, now] = [before, after].map(|log| log.standing(framework, day));
        let [before_view, after_view] = [&then, &now].map(|standing| Overview::new(framework, standing, day));
        let mut difference = Self {
            changes: Changes {
                from: day,
                to: day,
                entries: 0,
                progress: Progress::between(&before_view, &after_view),
                ratings: change::ratings(&then, &now),
                evidence: Vec::new(),
                projects: Vec::new(),
                sessions: Vec::new(),
                taken_back: Vec::new(),
            },
            only_before: only(before, after, day),
            only_after: only(after, before, day),
            purged: Vec::new(),
            differing: Vec::new(),
            reworded: Vec::new(),
        };
        for entry in recorded(after, day) {
            difference.compare(before, after, day, entry);
        }
        difference.changes.entries = difference.only_after.len();
        difference.reworded = reworded(after, &difference.only_after);
        difference
    }

    fn compare(&mut self, before: &Log, after: &Log, day: Day, entry: &Entry) {
        let id = entry.id;
        let known = before.get(&id);
        if let Some(known) = known.filter(|known| known.line() != entry.line()) {
            match (&known.body, &entry.body) {
                (Body::Tombstone, _) => {}
                (_, Body::Tombstone) => self.purged.push(id),
                // What was shared without some of its words is no other word.
                _ if known.withheld || entry.withheld => {}
                _ if canonical(known) != canonical(entry) => self.differing.push(id),
                _ => {}
            }
        }
        let held = known.is_some_and(|known| known.body != Body::Tombstone) && !before.retracted(&id, day);
        let holds = !after.retracted(&id, day);
        let changes = &mut self.changes;
        let list = match &entry.body {
            Body::Retraction(_) | Body::Tombstone => return,
            _ if held && !holds => &mut changes.taken_back,
            _ if held || !holds => return,
            Body::Evidence(_) => &mut changes.evidence,
            Body::Project(_) => &mut changes.projects,
            Body::Session(session) if session.phase == SessionPhase::Closed => &mut changes.sessions,
            _ => return,
        };
        list.push(id);
    }

    /// Whether both say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let lists = [&self.only_before, &self.only_after, &self.purged, &self.differing];
        lists.into_iter().all(Vec::is_empty)
    }
}

/// The entries of `log` recorded until the end of `day`, in order.
fn recorded(log: &Log, day: Day) -> impl Iterator<Item = &Entry> {
    log.iter().filter(move |entry| entry.at.date() <= day.0)
}

/// The entries of `log` that `other` has not.
fn only(log: &Log, other: &Log, day: Day) -> Vec<EntryId> {
    recorded(log, day).map(|entry| entry.id).filter(|id| other.get(id).is_none()).collect()
}

/// Those of `new` that word a goal anew, each with the entry before it.
fn reworded(log: &Log, new: &[EntryId]) -> Vec<(EntryId, EntryId)> {
    let mut pairs = Vec::new();
    for entry in new.iter().filter_map(|id| log.get(id)) {
        let Body::Goal(goal) = &entry.body else { continue };
        let Some(root) = goal.goal else { continue };
        let of = |other: &&Entry| match &other.body {
            Body::Goal(told) => other.key() < entry.key() && (other.id == root || told.goal == Some(root)),
            _ => false,
        };
        if let Some(before) = log.iter().rev().find(of) {
            pairs.push((before.id, entry.id));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::framework::embedded::framework;
    use crate::profile::log::laws::{day, distinct};

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(5), ..ProptestConfig::default() })]

        #[test]
        fn of_copies_and_of_days_is_one_difference(list in distinct(), from in 2..6_i8) {
            let log: Log = list.iter().cloned().collect();
            let before: Log = list.iter().filter(|e| e.at.date() < day(from).0).cloned().collect();
            let since = Difference::since(framework(), &log, day(from), Day::MAX);
            let copies = Difference::of_copies(framework(), &before, &log, Day::MAX);
            prop_assert_eq!(&since.only_after, &copies.only_after);
            prop_assert_eq!(&since.reworded, &copies.reworded);
            prop_assert_eq!(&since.changes.ratings, &copies.changes.ratings);
            let sorted = |ids: &[EntryId]| { let mut ids = ids.to_vec(); ids.sort(); ids };
            prop_assert_eq!(sorted(&since.changes.evidence), sorted(&copies.changes.evidence));
            prop_assert_eq!(sorted(&since.changes.projects), sorted(&copies.changes.projects));
            prop_assert_eq!(sorted(&since.changes.sessions), sorted(&copies.changes.sessions));
            prop_assert_eq!(sorted(&since.changes.taken_back), sorted(&copies.changes.taken_back));
            prop_assert!(copies.only_before.is_empty() && copies.differing.is_empty() && copies.purged.is_empty());
        }

        #[test]
        fn a_copy_differs_in_nothing_from_itself_and_the_other_way_round_from_another(
            list in distinct(), a in proptest::collection::vec(any::<bool>(), 14), b in proptest::collection::vec(any::<bool>(), 14),
        ) {
            let copy = |of: &[bool]| -> Log { list.iter().zip(of).filter(|(_, kept)| **kept).map(|(e, _)| e.clone()).collect() };
            let (a, b) = (copy(&a), copy(&b));
            let own = Difference::of_copies(framework(), &a, &a, Day::MAX);
            prop_assert!(own.is_empty() && own.changes.is_empty() && own.changes.taken_back.is_empty());
            let (there, back) = (Difference::of_copies(framework(), &a, &b, Day::MAX), Difference::of_copies(framework(), &b, &a, Day::MAX));
            prop_assert_eq!(&there.only_before, &back.only_after);
            prop_assert_eq!(&there.only_after, &back.only_before);
            prop_assert_eq!(there.changes.ratings.len(), back.changes.ratings.len());
            prop_assert_eq!(there.is_empty(), a == b);
        }
    }
}
