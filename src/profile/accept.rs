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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded::framework;
    use crate::framework::text::Text;
    use crate::profile::body::{Note, Retraction};
    use crate::profile::moment::Moment;
    use crate::profile::packet::PacketKind;

    fn id(n: u8) -> EntryId {
        EntryId(uuid::Uuid::from_u128(u128::from(n)))
    }

    fn mentor(name: &str) -> Author {
        Author::Mentor(Text::new(name))
    }

    fn at() -> Moment {
        Moment::noon(jiff::civil::date(2026, 5, 1))
    }

    fn note(n: u8, by: Author, text: &str) -> Entry {
        Entry::new(id(n), at(), by, Body::Note(Note { competency: None, text: Text::new(text), private: false }))
    }

    fn profile(entries: Vec<Entry>) -> Profile {
        let mut profile = Profile::new(id(200), framework().identity());
        profile.log = entries.into_iter().collect();
        profile
    }

    fn packet(of: &Profile, entries: Vec<Entry>) -> Packet {
        Packet::new(PacketKind::Return, &of.header, Text::new("Grace"), at(), entries.into_iter().collect())
    }

    #[test]
    fn a_return_speaks_for_its_mentor_and_for_nobody_else() {
        let grace = || mentor("Grace");
        let mut ours = profile(vec![
            note(1, Author::Oneself, "mine"),
            note(2, grace(), "hers"),
            note(3, grace(), "hers, and purged by her"),
            note(4, Author::Oneself, "mine, and not for her to purge"),
        ]);
        let back = packet(
            &ours,
            vec![
                note(1, Author::Oneself, "mine"),
                note(2, grace(), "hers, told otherwise"),
                note(3, grace(), "").tombstone(),
                Entry::new(id(4), at(), grace(), Body::Tombstone),
                note(5, grace(), "new"),
                note(6, Author::Oneself, "forged"),
                note(7, mentor("Linus"), "put into his mouth"),
                Entry::new(id(8), at(), grace(), Body::Retraction(Retraction { entry: id(2) })),
            ],
        );
        let weighed = Acceptance::weigh(&ours, &back).unwrap();
        let ids = |entries: &[Entry]| entries.iter().map(|entry| entry.id).collect::<Vec<_>>();
        assert_eq!((ids(&weighed.new), ids(&weighed.purged), weighed.known), (vec![id(5), id(8)], vec![id(3)], 1));
        let refused: Vec<_> = weighed.refused.iter().map(|(entry, why)| (entry.id, *why)).collect();
        let want = [
            (id(2), Refusal::Differs),
            (id(4), Refusal::Differs),
            (id(6), Refusal::NotYours),
            (id(7), Refusal::AnothersWord),
        ];
        assert_eq!(refused, want);
        assert_eq!(weighed.apply(&mut ours.log), [id(5), id(8)]);
        assert_eq!(ours.log.get(&id(3)).map(|entry| &entry.body), Some(&Body::Tombstone));
        assert_eq!(
            ours.log.get(&id(4)).map(Entry::line),
            Some(note(4, Author::Oneself, "mine, and not for her to purge").line())
        );
        // The second time nothing is new.
        assert!(Acceptance::weigh(&ours, &back).unwrap().is_empty());
    }

    #[test]
    fn what_was_purged_here_stays_purged() {
        let mut ours = profile(vec![note(1, mentor("Grace"), "a secret")]);
        let back = packet(&ours, vec![note(1, mentor("Grace"), "a secret")]);
        ours.log.purge(&id(1));
        let weighed = Acceptance::weigh(&ours, &back).unwrap();
        assert!(weighed.is_empty() && weighed.refused.is_empty());
    }

    #[test]
    fn a_return_of_another_profile_is_none_of_ours() {
        let ours = profile(Vec::new());
        let mut back = packet(&ours, vec![note(1, mentor("Grace"), "n")]);
        back.header.id = id(201);
        assert_eq!(Acceptance::weigh(&ours, &back).unwrap_err().theirs, id(201));
    }
}
