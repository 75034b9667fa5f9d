//! Which ratings are signed, and what became of what was signed: from the record alone. Whether a signature is good is
//! cryptography, which is asked of another program and handed in as a [`Verdict`].

use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::log::Log;
use crate::profile::signature::{Covered, Signature};
use crate::profile::statement::covered;

/// What became of an entry after it was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Since {
    /// It says what it said.
    Same,
    /// It says something else.
    Changed,
    /// It was shared without some of its words, and cannot be compared.
    Withheld,
    /// Its words were removed for good.
    Purged,
    /// It was taken back.
    TakenBack,
    /// It is not here.
    Missing,
}

/// Whether a signature is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is, and the file of signers says whose key it is.
    Valid {
        /// Whose.
        principal: Text,
        /// The fingerprint of the key.
        key: Text,
    },
    /// It is of its key, but no file of signers says whose key that is.
    UnknownKey {
        /// The fingerprint of the key.
        key: Text,
        /// Why it is not known.
        why: Text,
    },
    /// It is not: the statement was altered, or the signature.
    Bad {
        /// What the program that looked said.
        why: Text,
    },
    /// Nothing looked.
    NotChecked {
        /// Why.
        why: Text,
    },
}

/// A signature of the record.
#[derive(Debug, Clone)]
pub struct Signed<'a> {
    /// The entry that holds it.
    pub entry: &'a Entry,
    /// The signature.
    pub signature: &'a Signature,
    /// Whether its author took it back.
    pub withdrawn: bool,
    /// What became of each entry that it covers, in its order.
    pub covers: Vec<(EntryId, Since)>,
}

/// Every signature recorded until the end of `until`, oldest first.
#[must_use]
pub fn signatures(log: &Log, until: Day) -> Vec<Signed<'_>> {
    let recorded = log.iter().filter(|entry| entry.at.date() <= until.0);
    let signed = recorded.filter_map(|entry| match &entry.body {
        Body::Signature(signature) => Some(Signed {
            entry,
            signature,
            withdrawn: log.retracted(&entry.id, until),
            covers: signature.covers.iter().map(|covered| (covered.entry, since(log, until, covered))).collect(),
        }),
        _ => None,
    });
    signed.collect()
}

/// What became of a covered entry by the end of `until`.
fn since(log: &Log, until: Day, signed: &Covered) -> Since {
    let Some(entry) = log.get(&signed.entry) else { return Since::Missing };
    match &entry.body {
        Body::Tombstone => Since::Purged,
        _ if covered(entry) != *signed => {
            if entry.withheld {
                Since::Withheld
            } else {
                Since::Changed
            }
        }
        _ if log.retracted(&entry.id, until) => Since::TakenBack,
        _ => Since::Same,
    }
}

/// The mentor whose word an entry is: its author, or the mentor of the session in which both agreed on it.
#[must_use]
pub fn mentor<'a>(log: &'a Log, entry: &'a Entry) -> Option<&'a Text> {
    match (&entry.by, &entry.body) {
        (Author::Mentor(name), _) => Some(name),
        (Author::Oneself, Body::Rating(rated)) if rated.agreed => match &log.get(rated.session.as_ref()?)?.body {
            Body::Session(session) => Some(&session.mentor),
            _ => None,
        },
        _ => None,
    }
}

/// The ratings that are worth a signature and hold at the end of `until`: those of a mentor, and those that both agreed on.
#[must_use]
pub fn ratings(log: &Log, until: Day) -> Vec<&Entry> {
    let of_a_mentor = |entry: &&Entry| {
        let given = matches!(&entry.body, Body::Rating(rated) if rated.rating.is_some());
        given && mentor(log, entry).is_some()
    };
    let recorded = log.iter().filter(|entry| entry.at.date() <= until.0);
    recorded.filter(of_a_mentor).filter(|entry| !log.retracted(&entry.id, until)).collect()
}

/// What a mentor signs of a session: the ratings of theirs and those agreed on, the actions, and how it was opened and closed.
#[must_use]
pub fn of_session<'a>(log: &'a Log, session: &EntryId, until: Day) -> Vec<&'a Entry> {
    let belongs = |entry: &&Entry| match &entry.body {
        Body::Rating(rated) => rated.session == Some(*session) && mentor(log, entry).is_some(),
        Body::Action(action) => action.session == Some(*session),
        Body::Session(told) => entry.id == *session || told.session == Some(*session),
        _ => false,
    };
    let recorded = log.iter().filter(|entry| entry.at.date() <= until.0);
    recorded.filter(belongs).filter(|entry| !log.retracted(&entry.id, until)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::id::CompetencyId;
    use crate::framework::rating::Rating;
    use crate::profile::body::{Note, Rated, Retraction, Session, SessionPhase};

    fn id(n: u8) -> EntryId {
        EntryId(uuid::Uuid::from_u128(0x0196_c1a0_0000_7000_8000_0000_0000_0000 + u128::from(n)))
    }

    fn entry(n: u8, by: &Author, body: Body) -> Entry {
        let at = format!("2026-05-{:02}T10:00:00Z", n.max(1)).parse().unwrap();
        Entry::new(id(n), at, by.clone(), body)
    }

    fn rated(session: Option<u8>, agreed: bool, rating: Option<u8>) -> Body {
        let competency = CompetencyId::new("basic-stats").unwrap();
        Body::Rating(Rated {
            competency,
            rating: rating.and_then(Rating::new),
            note: None,
            session: session.map(id),
            agreed,
        })
    }

    fn session(of: Option<u8>, phase: SessionPhase) -> Body {
        let mentor = Text::new("Mo");
        Body::Session(Box::new(Session {
            session: of.map(id),
            mentor,
            phase,
            competencies: Vec::new(),
            disagreed: Vec::new(),
            note: None,
            next: None,
        }))
    }

    #[test]
    fn a_mentors_word_is_theirs_and_what_both_agreed_on() {
        let (own, mo) = (Author::Oneself, Author::Mentor(Text::new("Mo")));
        let note = || Body::Note(Note { competency: None, text: Text::new("n"), private: false });
        let log: Log = [
            entry(1, &own, session(None, SessionPhase::Opened)),
            entry(2, &own, rated(Some(1), false, Some(3))),
            entry(3, &mo, rated(Some(1), false, Some(2))),
            entry(4, &own, rated(Some(1), true, Some(2))),
            entry(5, &mo, rated(None, false, Some(1))),
            entry(6, &mo, rated(None, false, None)),
            entry(7, &mo, note()),
            entry(8, &own, session(Some(1), SessionPhase::Closed)),
            entry(9, &own, rated(None, true, Some(4))),
        ]
        .into_iter()
        .collect();
        let ids = |entries: Vec<&Entry>| entries.iter().map(|entry| entry.id).collect::<Vec<_>>();
        assert_eq!(ids(ratings(&log, Day::MAX)), [3, 4, 5].map(id));
        assert_eq!(ids(of_session(&log, &id(1), Day::MAX)), [1, 3, 4, 8].map(id));
        assert_eq!(mentor(&log, log.get(&id(4)).unwrap()).map(Text::as_str), Some("Mo"));
    }

    #[test]
    fn what_became_of_a_signed_entry_is_found() {
        let mo = Author::Mentor(Text::new("Mo"));
        let ratings: Vec<Entry> = (1..=4).map(|n| entry(n, &mo, rated(None, false, Some(n)))).collect();
        let mut covers: Vec<Covered> = ratings.iter().map(covered).collect();
        covers.push(Covered { entry: id(77), ..covers[0] });
        let signed = Body::Signature(Signature { covers, armor: Text::new("s") });
        let mut log: Log = ratings.into_iter().skip(1).chain([entry(9, &mo, signed)]).collect();
        log.insert(entry(1, &mo, rated(None, false, Some(0))));
        log.insert(entry(10, &mo, Body::Retraction(Retraction { entry: id(3) })));
        log.purge(&id(4));
        let found = signatures(&log, Day::MAX);
        let stated = [Since::Changed, Since::Same, Since::TakenBack, Since::Purged, Since::Missing];
        assert_eq!(found[0].covers, [1, 2, 3, 4, 77].map(id).into_iter().zip(stated).collect::<Vec<_>>());
        assert!(!found[0].withdrawn);
        log.insert(entry(11, &mo, Body::Retraction(Retraction { entry: id(9) })));
        assert!(
            signatures(&log, Day::MAX)[0].withdrawn && signatures(&log, Day(jiff::civil::date(2026, 5, 8))).is_empty()
        );
    }
}
