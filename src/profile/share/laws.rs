//! The laws of sharing, tried on many small random logs and choices.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::{Shared, share};
use crate::framework::embedded::framework;
use crate::framework::text::Text;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::log::Log;
use crate::profile::log::laws::{day, distinct, profile};
use crate::profile::merge::merge;
use crate::profile::packet::{Choice, Without};
use crate::profile::profile::Profile;

fn choices() -> impl Strategy<Value = Choice> {
    let competencies: Vec<_> = framework().competencies().iter().take(3).map(|(_, c)| c.id.clone()).collect();
    let slugs: Vec<Text> = Without::ALL.iter().map(|(_, slug, _)| Text::new(slug)).collect();
    let only = prop_oneof![2 => Just(Vec::new()), 3 => subsequence(competencies, 1..3)];
    (option::of((1..6_i8).prop_map(day)), only, subsequence(slugs, 0..=4), any::<bool>())
        .prop_map(|(since, only, without, private)| Choice { since, only, without, private })
}

fn shared(log: &Log, choice: &Choice) -> Shared {
    share(framework(), log, choice)
}

/// The days within the log, and the end of all.
fn days() -> impl Iterator<Item = Day> {
    (1..7).map(day).chain([Day::MAX])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// What a packet shows its owner's own record shows, too: nothing that was left out makes another thing appear.
    #[test]
    fn a_packet_never_shows_what_the_record_does_not(list in distinct(), choice in choices()) {
        let log = profile(&list).log;
        let packet = shared(&log, &choice).log;
        for until in days() {
            let (own, theirs) = (log.standing(framework(), until), packet.standing(framework(), until));
            for (ix, shown) in theirs.marks.iter() {
                let real = &own.marks[ix];
                // Ratings go all or none, on any day: else an older one would count.
                if shown.own.is_some() || shown.mentor.is_some() {
                    prop_assert_eq!(&shown.own, &real.own);
                    prop_assert_eq!(&shown.mentor, &real.mentor);
                    prop_assert_eq!((shown.before, shown.steady), (real.before, real.steady));
                }
                prop_assert!(!shown.disagreed || real.disagreed);
                prop_assert!(shown.desire.is_none() || shown.desire == real.desire);
                prop_assert!(shown.horizon.is_none() || shown.horizon == real.horizon);
                prop_assert!(shown.evidence.iter().all(|piece| real.evidence.iter().any(|r| r.entry == piece.entry)));
                prop_assert!(shown.notes.iter().all(|note| real.notes.iter().any(|r| r == note)));
            }
            prop_assert_eq!(&theirs.sessions, &own.sessions);
        }
        // As things stand now, all the rest.
        let (own, theirs) = (log.standing(framework(), Day::MAX), packet.standing(framework(), Day::MAX));
        prop_assert_eq!(&theirs.settings, &own.settings);
        prop_assert!(theirs.placement.is_empty() || theirs.placement == own.placement);
        for (ix, shown) in theirs.marks.iter() {
            let (shown, real) = (&shown.no_opportunity, &own.marks[ix].no_opportunity);
            prop_assert!(shown.is_none() || shown.as_ref().map(|m| m.at) == real.as_ref().map(|m| m.at));
        }
        for (key, shown) in &theirs.goals {
            let real = own.goals.get(key).map(|mark| (mark.goal.state, mark.goal.wish.clone(), mark.since));
            prop_assert_eq!(Some((shown.goal.state, shown.goal.wish.clone(), shown.since)), real);
        }
        for (key, shown) in &theirs.actions {
            let real = own.actions.get(key).map(|agreed| (agreed.state, agreed.text.clone(), agreed.due));
            prop_assert_eq!(Some((shown.state, shown.text.clone(), shown.due)), real);
        }
        for (id, shown) in &theirs.undertakings {
            let real = own.undertakings.get(id).map(|it| (it.course, it.since, it.ticks.clone()));
            prop_assert_eq!(Some((shown.course, shown.since, shown.ticks.clone())), real);
        }
    }

    /// A packet is a part of the record: merged back, in either direction, it changes nothing of it.
    #[test]
    fn a_packet_merged_back_changes_nothing(list in distinct(), choice in choices(), other in choices()) {
        let own = profile(&list);
        let copy = |choice: &Choice| Profile { header: own.header.clone(), log: shared(&own.log, choice).log };
        let mut back = own.clone();
        let report = merge(&mut back, copy(&choice)).unwrap();
        prop_assert!(!report.changed() && report.conflicts.is_empty(), "{report:?}");
        prop_assert_eq!(&back, &own);
        let mut theirs = copy(&choice);
        let report = merge(&mut theirs, own.clone()).unwrap();
        prop_assert!(report.conflicts.is_empty(), "{report:?}");
        prop_assert_eq!(&theirs, &own);
        // Two packets of one record unite the same way round either way, and say nothing that it does not hold.
        let (mut ab, mut ba) = (copy(&choice), copy(&other));
        let report = merge(&mut ab, copy(&other)).unwrap();
        prop_assert!(report.conflicts.is_empty(), "{report:?}");
        merge(&mut ba, copy(&choice)).unwrap();
        prop_assert_eq!(&ab, &ba);
        prop_assert!(ab.log.iter().all(|entry| own.log.get(&entry.id).is_some()));
    }

    /// Private notes and the words of what was taken back stay home; undos and purges always go along.
    #[test]
    fn what_is_private_or_taken_back_stays_home(list in distinct(), choice in choices()) {
        let log = profile(&list).log;
        let shared = shared(&log, &choice);
        for entry in shared.log.iter() {
            let real = log.get(&entry.id).unwrap();
            prop_assert!(entry.withheld || entry == real);
            let gone = log.retracted(&entry.id, Day::MAX);
            match &entry.body {
                Body::Note(note) => prop_assert!(!gone && (choice.private || !note.private)),
                Body::Evidence(item) => {
                    prop_assert!(!gone);
                    prop_assert!(item.locator.is_none() || !choice.leaves_out(Without::EvidenceLocators));
                }
                Body::Goal(_) => prop_assert!(!gone && !choice.leaves_out(Without::Goals)),
                Body::Action(_) | Body::Opportunity(_) | Body::Settings(_) => prop_assert!(!gone),
                Body::Desire(_) => prop_assert!(!choice.leaves_out(Without::Wants)),
                Body::Rating(rated) => {
                    prop_assert!(rated.note.is_none() || !(gone || choice.leaves_out(Without::Notes)));
                }
                Body::Project(told) => {
                    prop_assert!(told.note.is_none() || !(gone || choice.leaves_out(Without::Notes)));
                }
                _ => {}
            }
            let about = entry.body.competency();
            prop_assert!(choice.only.is_empty() || about.is_none_or(|id| choice.only.contains(id)));
            if let (Body::Session(session), false) = (&entry.body, choice.only.is_empty()) {
                prop_assert!(session.disagreed.iter().all(|id| choice.only.contains(id)));
            }
        }
        for entry in log.iter().filter(|entry| matches!(entry.body, Body::Retraction(_) | Body::Tombstone)) {
            prop_assert_eq!(shared.log.get(&entry.id), Some(entry));
        }
        let home = shared.private + shared.taken_back + shared.outside;
        prop_assert_eq!(shared.log.len() + home, log.len());
        prop_assert_eq!(shared.shortened, shared.log.iter().filter(|entry| entry.withheld).count());
    }

    /// Where nothing is left out, the packet shows all of the record but what is private.
    #[test]
    fn the_whole_record_is_shared_unless_asked_otherwise(list in distinct()) {
        let log = profile(&list).log;
        let choice = Choice { private: true, ..Choice::default() };
        let packet = shared(&log, &choice).log;
        prop_assert_eq!(packet.standing(framework(), Day::MAX).marks, log.standing(framework(), Day::MAX).marks);
    }

    /// Which of two entries of one id holds does not depend on the order, whether words were withheld or not.
    #[test]
    fn the_whole_entry_wins_in_any_order(list in distinct(), choices in vec(choices(), 3)) {
        let own = profile(&list);
        let parts: Vec<Log> = choices.iter().map(|choice| shared(&own.log, choice).log).collect();
        let united = |order: [usize; 3]| -> Log {
            order.iter().flat_map(|n| parts[*n].iter().cloned()).collect()
        };
        let one = united([0, 1, 2]);
        prop_assert_eq!(&one, &united([2, 0, 1]));
        prop_assert_eq!(&one, &united([1, 2, 0]));
        let all: Log = one.iter().chain(own.log.iter()).cloned().collect();
        prop_assert_eq!(&all, &own.log);
    }
}
