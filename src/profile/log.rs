//! The log: a set of entries in the order of (at, id). What it means is folded elsewhere.
//!
//! Nothing is edited or removed: undo is a retraction that names an entry, and only a purge takes
//! words away. Two bodies under one id are settled by a rule that does not depend on the order of
//! arrival, so that a merge is a set union.

use std::collections::hash_map;

use super::author::Author;
use super::body::Body;
use super::canonical::canonical;
use super::day::Day;
use super::entry::{Entry, EntryId};
use super::index::{Index, Map, Slot};
use super::pieces::Pieces;

/// What became of an entry that was put into a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inserted {
    /// Its id was new.
    Added,
    /// The log already said the same under that id.
    Same,
    /// The log said something else under that id, which gave way.
    Replaced,
    /// The log said something else under that id, which stayed.
    Kept,
}

/// A set of entries in the order of (at, id).
#[derive(Debug, Clone, Default)]
pub struct Log {
    entries: Pieces<Entry>,
    order: Vec<Slot>,
    slots: Map<EntryId, Slot>,
    index: Index,
    rewritten: u64,
}

impl PartialEq for Log {
    /// Whether both hold the same entries, word for word.
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().map(Entry::line).eq(other.iter().map(Entry::line))
    }
}

impl Eq for Log {}

impl FromIterator<Entry> for Log {
    fn from_iter<I: IntoIterator<Item = Entry>>(iter: I) -> Self {
        let mut log = Self::new();
        for entry in iter {
            log.put(entry);
        }
        log.sort();
        log
    }
}

impl Log {
    /// An empty log.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The log of `entries`; of several under one id the merge rule chooses.
    #[must_use]
    pub(in crate::profile) fn of(entries: Pieces<Entry>) -> Self {
        let mut log = Self { entries, ..Self::default() };
        log.slots.reserve(log.entries.len());
        log.order.reserve(log.entries.len());
        let mut before = None;
        let mut sorted = true;
        let unique = log.entries.iter().zip(0..).all(|(entry, slot)| {
            sorted &= before <= Some(entry.key());
            before = Some(entry.key());
            log.order.push(slot);
            log.slots.insert(entry.id, slot).is_none()
        });
        if !unique {
            return log.entries.into_items().collect();
        }
        if sorted {
            log.index_all();
        } else {
            log.sort();
        }
        log
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How often an entry that was here already has come to say something else: what was computed of an
    /// older one is stale. As long as it stays the same, entries have only been added.
    #[must_use]
    pub fn rewritten(&self) -> u64 {
        self.rewritten
    }

    /// All entries in the order of (at, id).
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> + Clone {
        self.order.iter().filter_map(|&slot| self.entry(slot))
    }

    /// All entries in the order of (at, id), taken out.
    pub fn into_entries(self) -> impl Iterator<Item = Entry> {
        let mut entries: Vec<Entry> = self.entries.into_items().collect();
        entries.sort_by_key(Entry::key);
        entries.into_iter()
    }

    /// The entry with this id.
    #[must_use]
    pub fn get(&self, id: &EntryId) -> Option<&Entry> {
        self.slots.get(id).and_then(|&slot| self.entry(slot))
    }

    /// All entries whose id starts with `prefix`, in order; none for an empty prefix.
    #[must_use]
    pub fn find_prefix(&self, prefix: &str) -> Vec<&Entry> {
        let prefix = prefix.trim().to_ascii_lowercase();
        if prefix.is_empty() {
            return Vec::new();
        }
        self.iter().filter(|entry| entry.id.to_string().starts_with(&prefix)).collect()
    }

    /// Puts an entry in. Of two bodies under one id a tombstone wins, else the greater canonical
    /// bytes, whichever came first.
    pub fn insert(&mut self, entry: Entry) -> Inserted {
        let id = entry.id;
        if let Some(&slot) = self.slots.get(&id) {
            if self.entry(slot).is_some_and(|kept| kept.line() == entry.line()) {
                return Inserted::Same;
            }
            self.forget(slot);
            let inserted = self.put(entry);
            self.place(slot);
            self.rewritten += u64::from(inserted == Inserted::Replaced);
            return inserted;
        }
        let inserted = self.put(entry);
        if let Some(&slot) = self.slots.get(&id) {
            self.place(slot);
        }
        inserted
    }

    /// Replaces what an entry says by a tombstone, which keeps its id, time and author and nothing
    /// else, and wins every later merge. False when there is no such entry or it is one already.
    /// A purge cannot be taken back.
    pub fn purge(&mut self, id: &EntryId) -> bool {
        match self.get(id) {
            Some(entry) if entry.line() != entry.tombstone().line() => {
                let tombstone = entry.tombstone();
                let Some(&slot) = self.slots.get(id) else { return false };
                self.forget(slot);
                if let Some(kept) = self.entry_mut(slot) {
                    *kept = tombstone;
                }
                self.place(slot);
                self.rewritten += 1;
                true
            }
            _ => false,
        }
    }

    /// Whether an entry is taken back by a retraction recorded until the end of `until`, which
    /// was not itself taken back by then.
    #[must_use]
    pub fn retracted(&self, id: &EntryId, until: Day) -> bool {
        self.slots.get(id).is_some_and(|&slot| self.struck(slot, until))
    }

    /// What undo takes back next: the last entry of `by` that says something and still holds.
    #[must_use]
    pub fn undo_target(&self, by: &Author) -> Option<&Entry> {
        let silent = |body: &Body| matches!(body, Body::Retraction(_) | Body::Tombstone | Body::Unknown);
        self.iter()
            .rev()
            .filter(|entry| entry.by == *by && !silent(&entry.body))
            .find(|entry| !self.retracted(&entry.id, Day::MAX))
    }

    /// What redo takes back next: the last retraction of `by` that holds, as long as the author
    /// has recorded nothing newer.
    #[must_use]
    pub fn redo_target(&self, by: &Author) -> Option<&Entry> {
        for entry in self.iter().rev().filter(|entry| entry.by == *by) {
            match &entry.body {
                Body::Retraction(retraction) => {
                    let of_words = self.get(&retraction.entry).is_some_and(|target| {
                        counts_against(entry, target) && !matches!(target.body, Body::Retraction(_) | Body::Tombstone)
                    });
                    if of_words && !self.retracted(&entry.id, Day::MAX) {
                        return Some(entry);
                    }
                }
                Body::Tombstone => {}
                _ => return None,
            }
        }
        None
    }

    /// The entry in `slot`.
    pub(in crate::profile) fn entry(&self, slot: Slot) -> Option<&Entry> {
        self.entries.get(usize::try_from(slot).ok()?)
    }

    /// All entries with their slots, in the order of (at, id).
    pub(in crate::profile) fn in_order(&self) -> impl Iterator<Item = (Slot, &Entry)> {
        self.order.iter().filter_map(|&slot| Some((slot, self.entry(slot)?)))
    }

    /// The slots of all entries but the first `seen`, in order of arrival.
    pub(in crate::profile) fn arrived_after(&self, seen: usize) -> impl Iterator<Item = (Slot, &Entry)> {
        (0..).zip(self.entries.iter()).skip(seen)
    }

    /// The slot of the entry with this id.
    pub(in crate::profile) fn slot(&self, id: &EntryId) -> Option<Slot> {
        self.slots.get(id).copied()
    }

    /// Which entries speak of what.
    pub(in crate::profile) fn index(&self) -> &Index {
        &self.index
    }

    /// For every slot, whether its entry is recorded by the end of `until` and not taken back by
    /// then. Retractions come after what they name, so one walk from the end settles all.
    pub(in crate::profile) fn holding(&self, until: Day) -> Vec<bool> {
        let mut struck = vec![false; self.entries.len()];
        let mut holding = struck.clone();
        let at = |list: &mut Vec<bool>, slot: Slot| -> bool {
            usize::try_from(slot).ok().and_then(|n| list.get_mut(n)).is_some_and(|flag| std::mem::replace(flag, true))
        };
        for &slot in self.order.iter().rev() {
            let Some(entry) = self.entry(slot) else { continue };
            if entry.at.date() > until.0 || at(&mut struck, slot) {
                continue;
            }
            at(&mut holding, slot);
            if let Body::Retraction(retraction) = &entry.body
                && let Some(target) = self.slot(&retraction.entry)
                && self.entry(target).is_some_and(|target| counts_against(entry, target))
            {
                at(&mut struck, target);
            }
        }
        holding
    }

    /// Whether one entry is taken back by the end of `until`: looks at the retractions of it, at
    /// those of these, and so on, and at nothing else.
    pub(in crate::profile) fn struck(&self, slot: Slot, until: Day) -> bool {
        if self.entry(slot).is_none_or(|entry| !self.index.retractions.contains_key(&entry.id)) {
            return false;
        }
        let mut family = vec![(slot, 0_usize)];
        let mut next = 0;
        while let Some(&(slot, _)) = family.get(next) {
            if let Some(target) = self.entry(slot)
                && let Some(retractions) = self.index.retractions.get(&target.id)
            {
                for &slot in retractions {
                    let counts = self
                        .entry(slot)
                        .is_some_and(|entry| entry.at.date() <= until.0 && counts_against(entry, target));
                    if counts {
                        family.push((slot, next));
                    }
                }
            }
            next += 1;
        }
        let mut struck = vec![false; family.len()];
        for (child, &(_, parent)) in family.iter().enumerate().skip(1).rev() {
            if struck.get(child) == Some(&false)
                && let Some(flag) = struck.get_mut(parent)
            {
                *flag = true;
            }
        }
        struck.first() == Some(&true)
    }

    fn entry_mut(&mut self, slot: Slot) -> Option<&mut Entry> {
        self.entries.get_mut(usize::try_from(slot).ok()?)
    }

    /// Keeps `entry` in a slot, by the rule for two bodies under one id; indexes nothing.
    fn put(&mut self, entry: Entry) -> Inserted {
        let next = Slot::try_from(self.entries.len()).unwrap_or(Slot::MAX);
        match self.slots.entry(entry.id) {
            hash_map::Entry::Vacant(vacant) => {
                vacant.insert(next);
                self.order.push(next);
                self.entries.push(entry);
                Inserted::Added
            }
            hash_map::Entry::Occupied(occupied) => {
                let slot = *occupied.get();
                match self.entry_mut(slot) {
                    Some(kept) => settle(kept, entry),
                    None => Inserted::Kept,
                }
            }
        }
    }

    /// Puts all slots in order and indexes them.
    fn sort(&mut self) {
        let Self { entries, order, .. } = self;
        let entry = |slot: Slot| usize::try_from(slot).ok().and_then(|n| entries.get(n));
        order.sort_by_key(|&slot| entry(slot).map(Entry::key));
        self.index_all();
    }

    /// Indexes all slots, which are in order.
    fn index_all(&mut self) {
        let Self { entries, order, index, .. } = self;
        let entry = |slot: Slot| usize::try_from(slot).ok().and_then(|n| entries.get(n));
        *index = Index::default();
        for &slot in order.iter() {
            if let Some(entry) = entry(slot) {
                index.lists_of(entry, |list| list.push(slot));
            }
        }
    }

    /// Puts one slot into the order and the index.
    fn place(&mut self, slot: Slot) {
        let Self { entries, order, index, .. } = self;
        let entry = |slot: Slot| usize::try_from(slot).ok().and_then(|n| entries.get(n));
        let Some(placed) = entry(slot) else { return };
        let insert = |list: &mut Vec<Slot>| {
            let before = |&other: &Slot| entry(other).is_some_and(|other| other.key() < placed.key());
            // Nearly always the newest entry: at the end.
            if list.last().is_none_or(before) {
                list.push(slot);
            } else {
                list.insert(list.partition_point(before), slot);
            }
        };
        if order.last() == Some(&slot) {
            order.pop();
        }
        insert(order);
        index.lists_of(placed, insert);
    }

    /// Takes one slot out of the order and the index.
    fn forget(&mut self, slot: Slot) {
        let Self { entries, order, index, .. } = self;
        let Some(entry) = usize::try_from(slot).ok().and_then(|n| entries.get(n)) else { return };
        order.retain(|&other| other != slot);
        index.lists_of(entry, |list| list.retain(|&other| other != slot));
    }
}

/// Whether the retraction `entry` may take `target` back: it is later and by the same author.
fn counts_against(entry: &Entry, target: &Entry) -> bool {
    entry.by == target.by && entry.key() > target.key()
}

/// Chooses between two entries under one id, without regard to which came first: a tombstone wins,
/// then an entry with all its words, else the greater canonical bytes. The same content in another spelling is not a conflict; then
/// the greater line stays, so that the choice is the same on every machine.
fn settle(kept: &mut Entry, other: Entry) -> Inserted {
    if kept.line() == other.line() {
        return Inserted::Same;
    }
    let rank = |entry: &Entry| (entry.body == Body::Tombstone, !entry.withheld, canonical(entry));
    let (ours, theirs) = (rank(kept), rank(&other));
    let same = ours == theirs;
    let replace = if same { other.line() > kept.line() } else { theirs > ours };
    if replace {
        *kept = other;
    }
    match (same, replace) {
        (true, _) => Inserted::Same,
        (false, true) => Inserted::Replaced,
        (false, false) => Inserted::Kept,
    }
}

/// Whether two entries say the same under one id, in whatever spelling.
pub(in crate::profile) fn same(a: &Entry, b: &Entry) -> bool {
    a.line() == b.line() || canonical(a) == canonical(b)
}

#[cfg(test)]
pub(crate) mod laws;
