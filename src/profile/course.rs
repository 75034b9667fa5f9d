//! How what counts of one competency changed, day by day: the entries of it that hold, and a trace of each change.

use std::collections::{BTreeMap, BTreeSet};

use super::day::Day;
use super::entry::{Entry, EntryId};
use super::log::Log;
use super::mark::{Filed, Mark, MentorMark, SelfMark};
use super::moment::Moment;
use crate::profile::body::{Body, Evidence};
use crate::profile::evidence::Setting;

/// The place of an entry in the order of the log.
pub(in crate::profile) type Key = (Moment, EntryId);

/// What counts of one competency from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::profile) struct Trace {
    own: Option<SelfMark>,
    mentor: Option<MentorMark>,
    horizon: Option<u16>,
    /// A piece from real work, and the newest piece.
    real: Option<EntryId>,
    newest: Option<EntryId>,
    pub(in crate::profile) pieces: usize,
}

/// The entries of one competency that hold, and how what counts of them changed.
#[derive(Debug, Clone, Default)]
pub(in crate::profile) struct Course {
    own: BTreeMap<Key, Option<SelfMark>>,
    mentor: BTreeMap<Key, MentorMark>,
    horizons: BTreeMap<Key, Option<u16>>,
    pieces: BTreeSet<(Day, Key)>,
    real: BTreeSet<Key>,
    /// Each with the day from which on it is so, oldest first.
    traces: Vec<(Day, Trace)>,
}

impl Course {
    /// Puts in a rating of the person's own, or takes it out; null counts as a word too.
    pub(in crate::profile) fn own(&mut self, key: Key, given: Option<Option<SelfMark>>) {
        put(&mut self.own, key, given);
    }

    /// Puts in a rating that counts as a mentor's, or takes it out.
    pub(in crate::profile) fn mentor(&mut self, key: Key, given: Option<MentorMark>) {
        put(&mut self.mentor, key, given);
    }

    /// Puts in a horizon of the person's own, or takes it out.
    pub(in crate::profile) fn horizon(&mut self, key: Key, given: Option<Option<u16>>) {
        put(&mut self.horizons, key, given);
    }

    /// Puts in a piece of evidence, or takes it out.
    pub(in crate::profile) fn piece(&mut self, entry: &Entry, item: &Evidence, holds: bool) {
        let key = entry.key();
        let day = item.date.unwrap_or_else(|| Day(entry.at.date()));
        set(&mut self.pieces, (day, key), holds);
        if item.setting == Setting::Real {
            set(&mut self.real, key, holds);
        }
    }

    /// Sums up at the end of `day`, the last one so far.
    pub(in crate::profile) fn close(&mut self, day: Day) {
        let trace = Trace {
            own: self.own.last_key_value().and_then(|(_, own)| *own),
            horizon: self.horizons.last_key_value().and_then(|(_, months)| *months),
            mentor: self.mentor.last_key_value().map(|(_, given)| given.clone()),
            real: self.real.last().map(|(_, id)| *id),
            newest: self.pieces.last().map(|(_, (_, id))| *id),
            pieces: self.pieces.len(),
        };
        note(&mut self.traces, day, trace);
    }

    /// What counted at the end of `day`.
    pub(in crate::profile) fn at(&self, day: Day) -> Option<&Trace> {
        at(&self.traces, day)
    }

    /// Every change with its day, oldest first.
    pub(in crate::profile) fn traces(&self) -> &[(Day, Trace)] {
        &self.traces
    }
}

impl Trace {
    /// The record that says this: of the evidence one piece from real work and the newest one.
    pub(in crate::profile) fn mark(&self, log: &Log) -> Mark {
        let newest = self.newest.filter(|id| self.real != Some(*id));
        let evidence = self.real.into_iter().chain(newest).filter_map(|id| {
            let entry = log.get(&id)?;
            match &entry.body {
                Body::Evidence(item) => Some(Filed { entry: id, at: entry.at, item: item.clone() }),
                _ => None,
            }
        });
        let mentor = self.mentor.clone();
        Mark { own: self.own, mentor, horizon: self.horizon, evidence: evidence.collect(), ..Mark::default() }
    }
}

fn put<T>(map: &mut BTreeMap<Key, T>, key: Key, value: Option<T>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}

/// Puts `key` in where it holds, else takes it out.
pub(in crate::profile) fn set<K: Ord>(keys: &mut BTreeSet<K>, key: K, holds: bool) {
    if holds {
        keys.insert(key);
    } else {
        keys.remove(&key);
    }
}

/// Notes that `value` is so from `day` on, the last day so far, if that is news.
pub(in crate::profile) fn note<T: PartialEq>(list: &mut Vec<(Day, T)>, day: Day, value: T) {
    list.pop_if(|(last, _)| *last == day);
    if list.last().is_none_or(|(_, last)| *last != value) {
        list.push((day, value));
    }
}

/// What was so at the end of `day`.
pub(in crate::profile) fn at<T>(list: &[(Day, T)], day: Day) -> Option<&T> {
    let next = list.partition_point(|(from, _)| *from <= day);
    next.checked_sub(1).and_then(|n| list.get(n)).map(|(_, value)| value)
}
