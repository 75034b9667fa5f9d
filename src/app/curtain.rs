//! What is kept from the eyes of whoever looks at the screen: the other side's ratings until they are revealed, and
//! private notes while they are hidden.
//!
//! A curtain hangs in front of the whole record. Every screen, list and sentence is made of what is left of the log
//! behind it, so nothing has to remember to leave something out. What is saved is always the whole record.

use std::collections::BTreeSet;

use crate::framework::id::CompetencyId;
use crate::profile::author::Author;
use crate::profile::body::{Body, SessionPhase};
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::log::Log;
use crate::profile::meeting::Meeting;

/// What is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Curtain {
    /// The person's own ratings are, of all competencies but these; none hides none.
    pub veiled_but: Option<BTreeSet<CompetencyId>>,
    /// A mentor's ratings are that were given in these sessions and not yet revealed there.
    pub unrevealed: Vec<(EntryId, BTreeSet<CompetencyId>)>,
    /// Private notes are.
    pub private: bool,
}

impl Curtain {
    /// What is to be hidden of `log` from `seat`. A mentor sees the person's own ratings once both sides are laid side by
    /// side, and all of them from the closing of a session on until the person rates anew. The person sees the
    /// mentor's ratings of an open session from then on, too.
    #[must_use]
    pub fn new(log: &Log, seat: &Author, until: Day, private: bool) -> Self {
        let open: Vec<Meeting> =
            log.open_sessions(until).iter().filter_map(|session| log.meeting(session, until)).collect();
        match seat {
            Author::Oneself => {
                let unrevealed = open.into_iter().map(|meeting| (meeting.session, meeting.revealed)).collect();
                Self { veiled_but: None, unrevealed, private }
            }
            Author::Mentor(name) => {
                let own = open.into_iter().rev().find(|meeting| meeting.mentor == *name);
                let veiled = own.map(|meeting| meeting.revealed);
                let veiled_but = veiled.or_else(|| rated_since_closing(log, seat).then(BTreeSet::new));
                Self { veiled_but, unrevealed: Vec::new(), private }
            }
        }
    }

    /// Whether nothing is hidden.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.veiled_but.is_none() && self.unrevealed.is_empty() && !self.private
    }

    /// Whether the person's own rating of a competency is hidden.
    #[must_use]
    pub fn veils(&self, id: &CompetencyId) -> bool {
        self.veiled_but.as_ref().is_some_and(|revealed| !revealed.contains(id))
    }

    /// Whether `entry` of `log` is hidden: what speaks of a hidden entry is, too.
    #[must_use]
    pub fn hides(&self, log: &Log, entry: &Entry) -> bool {
        let mut entry = entry;
        // Each step leads to an earlier entry, so a chain ends.
        loop {
            let target = match &entry.body {
                Body::Retraction(taken) => log.get(&taken.entry),
                Body::Comment(remark) => log.get(&remark.on),
                _ => return self.hides_itself(entry),
            };
            match target.filter(|target| target.key() < entry.key()) {
                Some(target) => entry = target,
                None => return false,
            }
        }
    }

    fn hides_itself(&self, entry: &Entry) -> bool {
        match (&entry.body, &entry.by) {
            (Body::Note(note), _) => self.private && note.private,
            (Body::Placement(_), Author::Oneself) => self.veiled_but.is_some(),
            (Body::Rating(rated), Author::Oneself) => !rated.agreed && self.veils(&rated.competency),
            (Body::Rating(rated), Author::Mentor(_)) => rated.session.is_some_and(|session| {
                let open = self.unrevealed.iter().find(|(open, _)| *open == session);
                open.is_some_and(|(_, revealed)| !revealed.contains(&rated.competency))
            }),
            _ => false,
        }
    }

    /// What is left of `log` in front of it.
    #[must_use]
    pub fn before(&self, log: &Log) -> Log {
        log.iter().filter(|entry| !self.hides(log, entry)).cloned().collect()
    }
}

/// Whether the person gave a rating after the last session with the mentor was closed, or there was none.
fn rated_since_closing(log: &Log, mentor: &Author) -> bool {
    for entry in log.iter().rev() {
        match &entry.body {
            Body::Rating(rated) if entry.by == Author::Oneself && !rated.agreed => return true,
            Body::Session(told) if entry.by == *mentor && told.phase == SessionPhase::Closed => {
                return false;
            }
            _ => {}
        }
    }
    false
}
