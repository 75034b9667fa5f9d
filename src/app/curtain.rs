//! What is kept from the eyes of whoever looks at the screen: the other side's ratings until one has given one's own, what
//! the person wrote of a competency with them, and private notes while they are hidden.
//!
//! A curtain hangs in front of the whole record. Every screen, list and sentence is made of what is left of the log
//! behind it, so nothing has to remember to leave something out. What is saved is always the whole record.

use std::collections::BTreeSet;

use crate::framework::id::CompetencyId;
use crate::profile::author::Author;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::log::Log;
use crate::profile::meeting::Meeting;

/// Of which competencies the person's own word is hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Veil {
    /// Of these.
    Of(BTreeSet<CompetencyId>),
    /// Of all but these.
    AllBut(BTreeSet<CompetencyId>),
}

impl Default for Veil {
    fn default() -> Self {
        Self::Of(BTreeSet::new())
    }
}

/// What is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Curtain {
    /// The person's own ratings are, and what they wrote of the same competency: a note often names the rating.
    pub veil: Veil,
    /// Where the person placed themselves is.
    pub placement: bool,
    /// A mentor's ratings are that were given in these sessions and not yet revealed there.
    pub unrevealed: Vec<(EntryId, BTreeSet<CompetencyId>)>,
    /// Private notes are.
    pub private: bool,
}

impl Curtain {
    /// What is to be hidden of `log` from `seat`. In an open session a mentor sees the person's own ratings once both
    /// sides are laid side by side; out of one, those that they have answered with a rating of their own since. The
    /// person sees the mentor's ratings of an open session once both are laid side by side, too.
    #[must_use]
    pub fn new(log: &Log, seat: &Author, until: Day, private: bool) -> Self {
        let open: Vec<Meeting> =
            log.open_sessions(until).iter().filter_map(|session| log.meeting(session, until)).collect();
        match seat {
            Author::Oneself => {
                let unrevealed = open.into_iter().map(|meeting| (meeting.session, meeting.revealed)).collect();
                Self { unrevealed, private, ..Self::default() }
            }
            Author::Mentor(name) => {
                let own = open.into_iter().rev().find(|meeting| meeting.mentor == *name);
                let placement = own.is_some() || log.placed_since_closing(seat, until);
                let veil =
                    own.map_or_else(|| Veil::Of(log.unanswered(seat, until)), |meeting| Veil::AllBut(meeting.revealed));
                Self { veil, placement, unrevealed: Vec::new(), private }
            }
        }
    }

    /// Whether nothing is hidden.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.is_blind() && self.unrevealed.is_empty() && !self.private
    }

    /// Whether anything that the person says of themselves is hidden.
    #[must_use]
    pub fn is_blind(&self) -> bool {
        self.placement || self.veil != Veil::default()
    }

    /// Whether the person's own rating of a competency is hidden.
    #[must_use]
    pub fn veils(&self, id: &CompetencyId) -> bool {
        match &self.veil {
            Veil::Of(veiled) => veiled.contains(id),
            Veil::AllBut(revealed) => !revealed.contains(id),
        }
    }

    /// Whether `entry` of `log` is hidden: what speaks of a hidden entry is, too.
    #[must_use]
    pub fn hides(&self, log: &Log, entry: &Entry) -> bool {
        let (mut entry, mut own) = (entry, false);
        // Each step leads to an earlier entry, so a chain ends.
        loop {
            let target = match &entry.body {
                Body::Retraction(taken) => log.get(&taken.entry),
                Body::Comment(remark) => {
                    own |= entry.by == Author::Oneself;
                    log.get(&remark.on)
                }
                // What the person remarks on a competency is as telling as a note.
                body => return own && body.competency().is_some_and(|id| self.veils(id)) || self.hides_itself(entry),
            };
            match target.filter(|target| target.key() < entry.key()) {
                Some(target) => entry = target,
                None => return false,
            }
        }
    }

    fn hides_itself(&self, entry: &Entry) -> bool {
        match (&entry.body, &entry.by) {
            (Body::Note(note), _) if self.private && note.private => true,
            (Body::Note(note), Author::Oneself) => note.competency.as_ref().is_some_and(|id| self.veils(id)),
            (Body::Placement(_), Author::Oneself) => self.placement,
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
