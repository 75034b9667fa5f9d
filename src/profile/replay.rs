//! The fold at every day at once. One pass over the log, day by day, keeps each change of what counts, so that what
//! held at any day is looked up and not folded anew.
//!
//! [`Log::standing`] stays the definition; a property test holds the two equal at every day, as far as numbers are
//! made of them. Notes, wishes and the list of sessions enter no number and are left out here.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::author::Author;
use super::body::{Body, ProjectEvent, Rated, Session};
use super::course::{Course, Key, at, note, set};
use super::day::Day;
use super::entry::{Entry, EntryId};
use super::evidence::EvidenceKind;
use super::fold::{as_mentors, as_own};
use super::index::{Slot, closes};
use super::log::Log;
use super::settings::Settings;
use super::standing::Standing;
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, StageId};
use crate::framework::table::{Ix, Table};

/// Something that happens for a first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum First {
    /// A rating of one's own.
    Rating,
    /// A rating by a mentor that counts.
    MentorRating,
    /// A session that was closed.
    Session,
    /// A project that was finished.
    Project,
    /// A piece of evidence of this kind.
    Evidence(EvidenceKind),
}

/// A day with entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActiveDay {
    /// The day.
    pub day: Day,
    /// Its entries in the order of the log, those taken back among them.
    pub entries: Vec<EntryId>,
    /// Those of them that add a thing or take one back: evidence, what is done about projects, closed sessions,
    /// retractions. Most days of a long record are ratings and notes, which a difference need not read.
    pub things: Vec<EntryId>,
    /// Whether something that held stopped holding on this day: an entry was taken back.
    pub took_back: bool,
}

/// The standings of a log at the end of every day.
#[derive(Debug, Clone)]
pub struct Replay {
    until: Day,
    seen: usize,
    rewritten: u64,
    /// For every slot, whether its entry holds at the end of the last day.
    held: Vec<bool>,
    days: Vec<ActiveDay>,
    courses: Table<Course>,
    settings: Vec<(Day, Settings)>,
    last_settings: Option<Key>,
    placements: BTreeSet<Key>,
    placed: Vec<(Day, Option<EntryId>)>,
    closings: BTreeSet<Key>,
    closed: BTreeMap<EntryId, BTreeSet<Key>>,
    last_closing: Vec<(Day, Option<EntryId>)>,
    firsts: BTreeMap<First, BTreeSet<Key>>,
}

/// What a day touches, to be summed up at its end.
#[derive(Default)]
struct Touched {
    competencies: BTreeSet<Ix>,
    sessions: HashSet<EntryId>,
    settings: BTreeSet<Key>,
    settings_anew: bool,
    took_back: bool,
}

impl Replay {
    /// Replays the entries of `log` until the end of `until`.
    #[must_use]
    pub fn new(framework: &Framework, log: &Log, until: Day) -> Self {
        let mut replay = Self {
            until,
            seen: 0,
            rewritten: log.rewritten(),
            held: Vec::new(),
            days: Vec::new(),
            courses: Table::from_fn(framework.competencies().len(), |_| Course::default()),
            settings: Vec::new(),
            last_settings: None,
            placements: BTreeSet::new(),
            placed: Vec::new(),
            closings: BTreeSet::new(),
            closed: BTreeMap::new(),
            last_closing: Vec::new(),
            firsts: BTreeMap::new(),
        };
        replay.take_in(framework, log);
        replay
    }

    /// Whether nothing was added to `log` since, nor rewritten, and `until` is the same.
    #[must_use]
    pub fn is_of(&self, log: &Log, until: Day) -> bool {
        self.until == until && self.seen == log.len() && self.rewritten == log.rewritten()
    }

    /// Takes in what came into `log` since, and returns the number of the first of [`Self::days`] that may be another
    /// one now. Entries of the last day or later cost their own day; earlier ones a new replay.
    pub fn follow(&mut self, framework: &Framework, log: &Log, until: Day) -> usize {
        let last = self.days.last().map(|active| active.day);
        let late = |entry: &Entry| {
            let day = Day(entry.at.date());
            day <= until && last.is_some_and(|last| day < last)
        };
        let added_only = self.until == until && self.seen <= log.len() && self.rewritten == log.rewritten();
        if !added_only || log.arrived_after(self.seen).any(|(_, entry)| late(entry)) {
            *self = Self::new(framework, log, until);
            return 0;
        }
        let first = self.days.len().saturating_sub(1);
        self.take_in(framework, log);
        first
    }

    /// The days with entries, oldest first.
    #[must_use]
    pub fn days(&self) -> &[ActiveDay] {
        &self.days
    }

    /// How many days with entries lie no later than `day`.
    #[must_use]
    pub fn days_until(&self, day: Day) -> usize {
        self.days.partition_point(|active| active.day <= day)
    }

    /// Everything that happened at least once and holds at the last day, each with the entry of its first time.
    pub fn firsts(&self) -> impl Iterator<Item = (First, EntryId)> {
        self.firsts.iter().filter_map(|(of, keys)| keys.first().map(|(_, id)| (*of, *id)))
    }

    /// How many pieces of evidence held at the end of `day`.
    #[must_use]
    pub fn pieces(&self, day: Day) -> usize {
        self.courses.iter().filter_map(|(_, course)| course.at(day)).map(|trace| trace.pieces).sum()
    }

    /// What held at the end of `day`, as far as numbers are made of it. Of the evidence for a competency it has one
    /// piece from real work and the newest one, which say all that counts.
    #[must_use]
    pub fn standing(&self, framework: &Framework, log: &Log, day: Day) -> Standing {
        let disagreed = self.disagreed(log, day);
        let marks = Table::from_fn(self.courses.len(), |ix| {
            let trace = self.courses.get(ix).and_then(|course| course.at(day));
            let mut mark = trace.map(|trace| trace.mark(log)).unwrap_or_default();
            mark.disagreed = !disagreed.is_empty() && disagreed.contains(&framework.competency(ix).id);
            mark
        });
        Standing {
            settings: at(&self.settings, day).cloned().unwrap_or_default(),
            marks,
            placement: self.placement(log, day),
            sessions: Vec::new(),
            last: self.days_until(day).checked_sub(1).and_then(|n| self.days.get(n)).map(|active| active.day),
            ..Standing::default()
        }
    }

    /// Calls `see` with what held at the end of each day from number `from` on. `disagreed` is not brought up to date:
    /// it moves neither a stage nor a level.
    pub fn sweep(&self, framework: &Framework, log: &Log, from: usize, mut see: impl FnMut(Day, &Standing)) {
        let Some(first) = self.days.get(from) else { return };
        let mut standing = self.standing(framework, log, first.day);
        // The changes still to come, each competency's own.
        let mut to_come: Vec<_> = self
            .courses
            .iter()
            .map(|(ix, course)| (ix, course.traces().iter().filter(|(day, _)| *day > first.day).peekable()))
            .collect();
        for active in self.days.iter().skip(from) {
            let day = active.day;
            for (ix, traces) in &mut to_come {
                while let Some((_, trace)) = traces.next_if(|(from, _)| *from <= day) {
                    if let Some(kept) = standing.marks.get_mut(*ix) {
                        *kept = trace.mark(log);
                    }
                }
            }
            if let Some(settings) = at(&self.settings, day).filter(|settings| **settings != standing.settings) {
                standing.settings = settings.clone();
            }
            standing.placement = self.placement(log, day);
            standing.last = Some(day);
            see(day, &standing);
        }
    }

    fn placement(&self, log: &Log, day: Day) -> BTreeMap<StageId, u8> {
        match at(&self.placed, day).and_then(|id| log.get(id.as_ref()?)).map(|entry| &entry.body) {
            Some(Body::Placement(placement)) => placement.answers.clone(),
            _ => BTreeMap::new(),
        }
    }

    /// What the last session closed by `day` recorded a disagreement on.
    fn disagreed<'a>(&self, log: &'a Log, day: Day) -> &'a [CompetencyId] {
        match at(&self.last_closing, day).and_then(|id| log.get(id.as_ref()?)).map(|entry| &entry.body) {
            Some(Body::Session(closing)) => &closing.disagreed,
            _ => &[],
        }
    }
}

/// How entries are taken in.
impl Replay {
    /// Takes in all entries not seen yet, by day.
    fn take_in(&mut self, framework: &Framework, log: &Log) {
        let mut new: Vec<(Day, Key, Slot)> = log
            .arrived_after(self.seen)
            .map(|(slot, entry)| (Day(entry.at.date()), entry.key(), slot))
            .filter(|(day, ..)| *day <= self.until)
            .collect();
        new.sort_unstable();
        self.seen = log.len();
        self.held.resize(log.len(), false);
        for of_day in new.chunk_by(|a, b| a.0 == b.0) {
            if let Some((day, ..)) = of_day.first() {
                self.take_day(framework, log, *day, of_day);
            }
        }
    }

    /// Takes in entries of `day`, which no day seen so far is later than.
    fn take_day(&mut self, framework: &Framework, log: &Log, day: Day, entries: &[(Day, Key, Slot)]) {
        let mut touched = Touched::default();
        let mut seen = HashSet::with_capacity(entries.len());
        for (.., slot) in entries {
            let Some(entry) = log.entry(*slot) else { continue };
            let subject = log.subject(entry).and_then(|subject| Some((log.slot(&subject.id)?, subject)));
            if let Some((slot, subject)) = subject
                && seen.insert(slot)
            {
                let holds = subject.at.date() <= day.0 && !log.struck(slot, day);
                let flag = usize::try_from(slot).ok().and_then(|n| self.held.get_mut(n));
                if flag.is_some_and(|held| std::mem::replace(held, holds) != holds) {
                    touched.took_back |= !holds;
                    self.turn(framework, log, subject, holds, &mut touched);
                }
            }
        }
        self.close(framework, log, day, &touched);
        if self.days.last().is_none_or(|last| last.day != day) {
            let entries = Vec::with_capacity(entries.len());
            self.days.push(ActiveDay { day, entries, things: Vec::new(), took_back: false });
        }
        let Some(active) = self.days.last_mut() else { return };
        active.took_back |= touched.took_back;
        active.entries.extend(entries.iter().map(|(_, (_, id), _)| *id));
        active.entries.sort_by_cached_key(|id| log.get(id).map(Entry::key));
        active.things.clear();
        active.things.extend(active.entries.iter().filter(|id| log.get(id).is_some_and(is_thing)));
    }

    /// Lets an entry hold, or no longer.
    fn turn(&mut self, framework: &Framework, log: &Log, entry: &Entry, holds: bool, touched: &mut Touched) {
        let key = entry.key();
        let of = entry.body.competency().and_then(|id| framework.find(id));
        let mut first = |of: First| set(self.firsts.entry(of).or_default(), key, holds);
        match &entry.body {
            Body::Rating(rated) => {
                if entry.by == Author::Oneself && rated.rating.is_some() {
                    first(First::Rating);
                }
                touched.competencies.extend(of);
                self.rate(framework, log, entry, rated, holds);
            }
            Body::Evidence(item) => {
                first(First::Evidence(item.evidence));
                touched.competencies.extend(of);
                if let Some(course) = of.and_then(|ix| self.courses.get_mut(ix)) {
                    course.piece(entry, item, holds);
                }
            }
            Body::Horizon(horizon) if entry.by == Author::Oneself => {
                touched.competencies.extend(of);
                if let Some(course) = of.and_then(|ix| self.courses.get_mut(ix)) {
                    course.horizon(key, holds.then_some(horizon.months));
                }
            }
            Body::Settings(_) => {
                touched.settings_anew |= !holds || self.last_settings.is_some_and(|last| key < last);
                touched.settings.insert(key);
                self.last_settings = self.last_settings.max(Some(key));
            }
            Body::Placement(_) => set(&mut self.placements, key, holds),
            Body::Session(_) => {
                if let Some(session) = closes(entry) {
                    first(First::Session);
                    set(&mut self.closings, key, holds);
                    set(self.closed.entry(session).or_default(), key, holds);
                    touched.sessions.insert(session);
                }
            }
            Body::Project(step) if step.event == ProjectEvent::Finished => first(First::Project),
            _ => {}
        }
    }

    /// Puts a rating in, or takes it out, as whose it counts now.
    fn rate(&mut self, framework: &Framework, log: &Log, entry: &Entry, rated: &Rated, holds: bool) {
        let closing = |session: &EntryId| -> Option<&Session> {
            let (_, id) = self.closed.get(session)?.last()?;
            match &log.get(id)?.body {
                Body::Session(closing) => Some(closing),
                _ => None,
            }
        };
        let given = as_mentors(entry, rated, closing).filter(|_| holds);
        let key = entry.key();
        set(self.firsts.entry(First::MentorRating).or_default(), key, given.is_some());
        let Some(course) = framework.find(&rated.competency).and_then(|ix| self.courses.get_mut(ix)) else { return };
        course.mentor(key, given);
        if entry.by == Author::Oneself {
            course.own(key, holds.then(|| as_own(entry, rated)));
        }
    }

    /// Sums up what `day` touched.
    fn close(&mut self, framework: &Framework, log: &Log, day: Day, touched: &Touched) {
        let mut competencies = touched.competencies.clone();
        for session in &touched.sessions {
            // The ratings given in it count from its closing on.
            for &slot in log.index().said.get(session).map_or(&[][..], Vec::as_slice) {
                let held = usize::try_from(slot).ok().and_then(|n| self.held.get(n)) == Some(&true);
                if let Some(entry) = log.entry(slot).filter(|_| held)
                    && let Body::Rating(rated) = &entry.body
                {
                    competencies.extend(framework.find(&rated.competency));
                    self.rate(framework, log, entry, rated, true);
                }
            }
        }
        for ix in competencies {
            if let Some(course) = self.courses.get_mut(ix) {
                course.close(day);
            }
        }
        if touched.settings_anew {
            let held = |slot: &Slot| usize::try_from(*slot).ok().and_then(|n| self.held.get(n)) == Some(&true);
            let all = log.index().settings.iter().filter(|slot| held(slot)).filter_map(|slot| log.entry(*slot));
            let settings = settings(Settings::default(), all);
            note(&mut self.settings, day, settings);
        } else if !touched.settings.is_empty() {
            let before = self.settings.last().map(|(_, settings)| settings.clone()).unwrap_or_default();
            let settings = settings(before, touched.settings.iter().filter_map(|(_, id)| log.get(id)));
            note(&mut self.settings, day, settings);
        }
        note(&mut self.placed, day, self.placements.last().map(|(_, id)| *id));
        note(&mut self.last_closing, day, self.closings.last().map(|(_, id)| *id));
    }
}

/// Whether an entry adds a thing or takes one back.
fn is_thing(entry: &Entry) -> bool {
    match &entry.body {
        Body::Evidence(_) | Body::Project(_) | Body::Retraction(_) => true,
        Body::Session(_) => closes(entry).is_some(),
        _ => false,
    }
}

/// `settings` after these changes.
fn settings<'a>(mut settings: Settings, changes: impl Iterator<Item = &'a Entry>) -> Settings {
    for entry in changes {
        if let Body::Settings(change) = &entry.body {
            settings.apply(change);
        }
    }
    settings
}

#[cfg(test)]
mod laws;
