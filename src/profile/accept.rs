//! What of a return is taken into a profile, and what is refused.
//!
//! A return speaks for the mentor that it is from and for nobody else: entries by that mentor are taken, everything
//! that claims to be by another is refused unless it is here already, word for word.

use super::author::Author;
use super::body::Body;
use super::entry::{Entry, EntryId};
use super::log::{Log, same};
use super::merge::MergeError;
use super::packet::Packet;
use super::profile::Profile;

/// Why an entry of a return is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It claims to be by oneself, and is not here.
    NotYours,
    /// It is by another mentor than the one that the return is from.
    AnothersWord,
    /// An entry of this id is here and says something else.
    Differs,
}

/// What a return comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acceptance {
    /// What is new here, in the order of the log.
    pub new: Vec<Entry>,
    /// Entries of the mentor's own that they purged since: their words go here, too.
    pub purged: Vec<Entry>,
    /// How many entries were here already.
    pub known: usize,
    /// What is not taken, and why.
    pub refused: Vec<(Entry, Refusal)>,
}

impl Acceptance {
    /// Weighs what `packet` says against `profile`.
    ///
    /// # Errors
    /// [`MergeError`] when the packet is of another profile.
    pub fn weigh(profile: &Profile, packet: &Packet) -> Result<Self, MergeError> {
        let (ours, theirs) = (profile.header.id, packet.header.id);
        if ours != theirs {
            return Err(MergeError { ours, theirs });
        }
        let by = packet.author();
        let mut acceptance = Self::default();
        for entry in packet.log.iter() {
            match profile.log.get(&entry.id) {
                Some(here) if same(here, entry) || here.body == Body::Tombstone => acceptance.known += 1,
                Some(here) if entry.body == Body::Tombstone && entry.by == by && here.by == by => {
                    acceptance.purged.push(entry.clone());
                }
                Some(_) => acceptance.refused.push((entry.clone(), Refusal::Differs)),
                None if entry.by == by => acceptance.new.push(entry.clone()),
                None if entry.by == Author::Oneself => acceptance.refused.push((entry.clone(), Refusal::NotYours)),
                None => acceptance.refused.push((entry.clone(), Refusal::AnothersWord)),
            }
        }
        Ok(acceptance)
    }

    /// Whether taking it would change nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.purged.is_empty()
    }

    /// Puts what is taken into the log. Gives the ids of what was new.
    pub fn apply(self, log: &mut Log) -> Vec<EntryId> {
        let new = self.new.iter().map(|entry| entry.id).collect();
        for entry in self.new.into_iter().chain(self.purged) {
            log.insert(entry);
        }
        new
    }
}

/// What `mentor` recorded in a mentee's log.
#[must_use]
pub fn by_mentor(log: &Log, mentor: &Author) -> Log {
    log.iter().filter(|entry| entry.by == *mentor).cloned().collect()
}
