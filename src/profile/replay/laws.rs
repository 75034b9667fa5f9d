//! What is looked up is what is folded, on many small random logs.

use proptest::prelude::*;

use super::*;
use crate::framework::embedded::framework;
use crate::profile::evidence::Setting;
use crate::profile::log::laws::{day, distinct};
use crate::profile::mark::Mark;
use crate::profile::moment::Moment;

/// What numbers are made of in a record of one competency.
fn counts(mark: &Mark) -> impl PartialEq + std::fmt::Debug + use<> {
    let newest = mark.evidence.iter().map(|f| f.item.date.unwrap_or_else(|| Day(f.at.date()))).max();
    let real = mark.evidence.iter().any(|filed| filed.item.setting == Setting::Real);
    (mark.own, mark.mentor.clone(), mark.disagreed, newest, real, mark.evidence.is_empty())
}

fn same(replay: &Replay, log: &Log, until: Day) -> Result<(), TestCaseError> {
    for n in 1..7 {
        let on = day(n).min(until);
        let (told, folded) = (replay.standing(framework(), log, on), log.standing(framework(), on));
        prop_assert_eq!(
            (&told.settings, &told.placement, told.last),
            (&folded.settings, &folded.placement, folded.last)
        );
        let pieces: usize = folded.marks.iter().map(|(_, mark)| mark.evidence.len()).sum();
        prop_assert_eq!(replay.pieces(on), pieces);
        for (ix, mark) in folded.marks.iter() {
            prop_assert_eq!(counts(&told.marks[ix]), counts(mark), "{:?} at {}", ix, on);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(11), ..ProptestConfig::default() })]

    #[test]
    fn a_day_looked_up_is_that_day_folded(list in distinct(), until in 1..7_i8) {
        let log: Log = list.into_iter().collect();
        same(&Replay::new(framework(), &log, day(until)), &log, day(until))?;
    }

    #[test]
    fn following_equals_replaying(list in distinct(), until in 1..7_i8, at_once in 1..4_usize) {
        let until = day(until);
        let mut log = Log::new();
        let mut replay = Replay::new(framework(), &log, until);
        for some in list.chunks(at_once) {
            for entry in some {
                log.insert(entry.clone());
            }
            prop_assert!(!replay.is_of(&log, until));
            replay.follow(framework(), &log, until);
            prop_assert!(replay.is_of(&log, until));
            same(&replay, &log, until)?;
            let anew = Replay::new(framework(), &log, until);
            let told = |replay: &Replay| -> Vec<(Day, Vec<EntryId>)> {
                replay.days().iter().map(|active| (active.day, active.entries.clone())).collect()
            };
            prop_assert_eq!(told(&replay), told(&anew));
            prop_assert_eq!(replay.firsts().collect::<Vec<_>>(), anew.firsts().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_sweep_passes_every_day_from_any(list in distinct(), from in 0..5_usize) {
        let log: Log = list.into_iter().collect();
        let replay = Replay::new(framework(), &log, Day::MAX);
        let mut seen = Vec::new();
        replay.sweep(framework(), &log, from, |day, standing| seen.push((day, standing.clone())));
        prop_assert_eq!(seen.len(), replay.days().len().saturating_sub(from));
        for (day, mut standing) in seen {
            let mut looked_up = replay.standing(framework(), &log, day);
            for (_, standing) in [(0, &mut standing), (1, &mut looked_up)] {
                for ix in framework().indices() {
                    standing.marks[ix].disagreed = false;
                }
            }
            prop_assert_eq!(standing, looked_up);
        }
    }
}

#[test]
fn a_rewritten_entry_is_replayed() {
    let entry = |text: &str| {
        let body = Body::Note(crate::profile::body::Note { competency: None, text: text.into(), private: false });
        Entry::new(EntryId(uuid::Uuid::from_u128(1)), Moment::noon(day(1).0), Author::Oneself, body)
    };
    let mut log = Log::new();
    log.insert(entry("a"));
    let mut replay = Replay::new(framework(), &log, Day::MAX);
    log.insert(entry("b"));
    assert!(!replay.is_of(&log, Day::MAX));
    assert_eq!(replay.follow(framework(), &log, Day::MAX), 0);
    assert!(replay.is_of(&log, Day::MAX));
}
