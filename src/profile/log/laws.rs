//! The laws of the log, tried on many small random logs.

use jiff::civil::date;
use jiff::tz::Offset;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::framework::embedded::framework;
use crate::framework::id::{CompetencyId, ProjectId, StageId};
use crate::framework::rating::Rating;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::body::{
    Action, ActionState, Body, Desire, Evidence, Goal, GoalState, Horizon, Note, Opportunity, Placement, ProjectStep,
    Rated, Retraction, Session, SessionPhase,
};
use crate::profile::canonical::canonical;
use crate::profile::codec::{decode, encode};
use crate::profile::day::Day;
use crate::profile::digest::Digest;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::evidence::{EvidenceKind, Setting};
use crate::profile::log::Log;
use crate::profile::merge::merge;
use crate::profile::moment::Moment;
use crate::profile::profile::Profile;
use crate::profile::settings::Change;
use crate::profile::signature::{Covered, Signature};

/// How many different ids the random logs use: few, so that entries name each other.
const IDS: u8 = 14;

fn id(n: u8) -> EntryId {
    EntryId(uuid::Uuid::from_u128(0x0196_c1a0_0000_7000_8000_0000_0000_0000 + u128::from(n)))
}

pub(crate) fn day(n: i8) -> Day {
    Day(date(2026, 5, n))
}

/// A competency of the framework, or one that it does not have.
fn competency(n: usize) -> CompetencyId {
    let known = framework().competencies().iter().nth(n).filter(|_| n < 3).map(|(_, c)| c.id.clone());
    known.unwrap_or_else(|| CompetencyId::new("not-of-this-framework").unwrap())
}

fn mentor(n: u8) -> Text {
    Text::new(if n == 0 { "A Mentor" } else { "Another" })
}

fn bodies() -> impl Strategy<Value = Body> {
    let c = || (0..4_usize).prop_map(competency);
    let some_id = || (0..IDS).prop_map(id);
    let rating = proptest::option::of((0..=4_u8).prop_map(|n| Rating::new(n).unwrap()));
    let rated = (c(), rating, proptest::option::weighted(0.5, some_id()), any::<bool>()).prop_map(
        |(competency, rating, session, agreed)| {
            Body::Rating(Rated { competency, rating, note: agreed.then(|| Text::new("why")), session, agreed })
        },
    );
    let session = (proptest::option::weighted(0.8, some_id()), any::<bool>(), 0..2_u8, vec(c(), 0..2)).prop_map(
        |(session, closed, who, disagreed)| {
            let phase = if closed { SessionPhase::Closed } else { SessionPhase::Opened };
            Body::Session(Box::new(Session {
                session,
                mentor: mentor(who),
                phase,
                competencies: Vec::new(),
                disagreed,
                note: None,
                next: None,
            }))
        },
    );
    let evidence = c().prop_map(|competency| {
        let (evidence, setting) = (EvidenceKind::Drill, Setting::Real);
        let (title, locator) = (Text::new("t"), Some(Text::new("l")));
        Body::Evidence(Evidence { competency, evidence, title, locator, note: None, date: None, setting })
    });
    let settings = (proptest::option::of(1..4_u8), proptest::option::of(proptest::option::of(1..9_u8)))
        .prop_map(|(target, hours)| Body::Settings(Change { target, hours, ..Change::default() }));
    let placement = (0..=3_u8)
        .prop_map(|answer| Body::Placement(Placement { answers: [(StageId::new("ground").unwrap(), answer)].into() }));
    let named = || proptest::option::weighted(0.6, (0..IDS).prop_map(id));
    let action = (c(), named(), 0..3_usize, any::<bool>()).prop_map(|(c, action, n, due)| {
        let state = [ActionState::Open, ActionState::Done, ActionState::Dropped][n];
        let (text, due) = (Some(Text::new(["a", "b", "c"][n])), due.then(|| day(7)));
        Body::Action(Box::new(Action { action, text, due, shows: None, competency: Some(c), session: None, state }))
    });
    let goal = (named(), 0..3_usize).prop_map(|(goal, n)| {
        let text = || Text::new(["a", "b", "c"][n]);
        let (wish, outcome, obstacle, plan) = (text(), text(), text(), text());
        let state = [GoalState::Open, GoalState::Reached, GoalState::Dropped][n];
        Body::Goal(Box::new(Goal {
            goal,
            competency: None,
            wish,
            outcome,
            obstacle,
            plan,
            shows: None,
            state,
            note: None,
        }))
    });
    let project = (0..2_usize, 0..4_usize, proptest::option::of(1..4_u8)).prop_map(|(project, event, step)| {
        use crate::profile::body::ProjectEvent::{Dropped, Finished, Step, Taken};
        let project = ProjectId::new(["p1", "p2"][project]).unwrap();
        let event = [Taken, Step, Finished, Dropped][event];
        Body::Project(ProjectStep { project, event, step, note: step.map(|_| Text::new("why")) })
    });
    let opportunity = (c(), any::<bool>())
        .prop_map(|(competency, missing)| Body::Opportunity(Opportunity { competency, missing, note: None }));
    prop_oneof![
        4 => rated,
        3 => session,
        5 => some_id().prop_map(|entry| Body::Retraction(Retraction { entry })),
        1 => evidence,
        1 => (proptest::option::of(c()), any::<bool>()).prop_map(|(competency, private)| {
            Body::Note(Note { competency, text: Text::new("n"), private })
        }),
        1 => (c(), 0..=3_u8).prop_map(|(competency, desire)| Body::Desire(Desire { competency, desire })),
        1 => (c(), proptest::option::of(1..=24_u16)).prop_map(|(competency, months)| Body::Horizon(Horizon { competency, months })),
        1 => settings,
        1 => placement,
        2 => action,
        2 => goal,
        3 => project,
        1 => opportunity,
        1 => vec(some_id(), 0..3).prop_map(|ids| {
            let covers = ids.into_iter().map(|entry| Covered { entry, sha256: Digest([7; 32]) }).collect();
            Body::Signature(Signature { covers, armor: Text::new("s") })
        }),
        1 => Just(Body::Tombstone),
    ]
}

fn entries() -> impl Strategy<Value = Entry> {
    // Near midnight and at two offsets, so that civil dates and instants disagree.
    let at = (1..6_i8, prop_oneof![Just(0_i8), Just(12), Just(23)], prop_oneof![Just(-3_i8), Just(3)]).prop_map(
        |(day, hour, offset)| {
            let offset = Offset::constant(offset);
            Moment::new(offset.to_timestamp(date(2026, 5, day).at(hour, 30, 0, 0)).unwrap(), offset)
        },
    );
    let by = prop_oneof![2 => Just(Author::Oneself), 1 => (0..2_u8).prop_map(|n| Author::Mentor(mentor(n)))];
    ((0..IDS).prop_map(id), at, by, bodies()).prop_map(|(id, at, by, body)| Entry::new(id, at, by, body))
}

/// Entries with ids of their own.
pub(crate) fn distinct() -> impl Strategy<Value = Vec<Entry>> {
    vec(entries(), 0..IDS as usize).prop_map(|list| {
        let mut seen = std::collections::HashSet::new();
        list.into_iter().filter(|entry| seen.insert(entry.id)).collect()
    })
}

pub(crate) fn profile(entries: &[Entry]) -> Profile {
    let mut profile = Profile::new(id(200), framework().identity());
    for entry in entries {
        profile.log.insert(entry.clone());
    }
    profile
}

fn merged(a: &Profile, b: &Profile) -> Profile {
    let mut both = a.clone();
    merge(&mut both, b.clone()).unwrap();
    both
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(
        a in vec(entries(), 0..12), b in vec(entries(), 0..12), c in vec(entries(), 0..12),
    ) {
        let (a, b, c) = (profile(&a), profile(&b), profile(&c));
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &a), a.clone());
        let mut both = merged(&a, &b);
        prop_assert!(!merge(&mut both, b).unwrap().changed());
        // The indexes of a merged log are those of the same log read from a file.
        let read = decode(encode(&both).as_bytes()).unwrap();
        prop_assert_eq!(&read, &both);
        prop_assert_eq!(read.log.standing(framework(), day(4)), both.log.standing(framework(), day(4)));
    }

    #[test]
    fn merging_loses_no_entry_and_invents_none(copies in vec(vec(entries(), 0..10), 1..5)) {
        let copies: Vec<Profile> = copies.iter().map(|list| profile(list)).collect();
        let mut all = copies[0].clone();
        for copy in &copies[1..] {
            let before = all.clone();
            let report = merge(&mut all, copy.clone()).unwrap();
            prop_assert_eq!(all.log.len(), before.log.len() + report.added.len());
            prop_assert_eq!(report.brought() > 0, all != before);
            for entry in all.log.iter() {
                // What it says of each entry is told: it is new, or gave way, or stands as it was.
                let told = report.added.contains(&entry.id)
                    || report.purged.contains(&entry.id)
                    || report.filled.contains(&entry.id)
                    || report.conflicts.iter().any(|c| c.entry == entry.id && c.replaced);
                prop_assert_eq!(told, before.log.get(&entry.id).is_none_or(|kept| kept.line() != entry.line()));
            }
        }
        for copy in &copies {
            for entry in copy.log.iter() {
                let kept = all.log.get(&entry.id).unwrap();
                let rank = |entry: &Entry| (entry.body == Body::Tombstone, !entry.withheld, canonical(entry));
                prop_assert!(rank(kept) >= rank(entry), "a tombstone, else all words, else the greater bytes");
            }
        }
        for entry in all.log.iter() {
            let said = copies.iter().filter_map(|copy| copy.log.get(&entry.id)).any(|e| e.line() == entry.line());
            prop_assert!(said, "word for word what a copy says");
        }
    }

    #[test]
    fn the_fold_is_a_function_of_the_set(
        (list, shuffled) in vec(entries(), 0..16).prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
    ) {
        let (a, b) = (profile(&list), profile(&shuffled));
        prop_assert_eq!(&a, &b);
        let all: Log = shuffled.into_iter().collect();
        prop_assert_eq!(&a.log, &all);
        prop_assert_eq!(a.log.standing(framework(), Day::MAX), b.log.standing(framework(), Day::MAX));
        prop_assert_eq!(a.log.standing(framework(), Day::MAX), all.standing(framework(), Day::MAX));
    }

    #[test]
    fn later_entries_change_nothing_at_a_date(list in distinct(), until in 1..6_i8) {
        let until = day(until);
        let (_, early): (Vec<_>, Vec<_>) = list.iter().cloned().partition(|entry| entry.at.date() > until.0);
        prop_assert_eq!(
            profile(&list).log.standing(framework(), until),
            profile(&early).log.standing(framework(), Day::MAX)
        );
    }

    #[test]
    fn the_last_day_is_the_latest_of_all(
        times in vec((0..400_000_i64, -93_599..93_600_i32), 0..24),
        until in 1..12_i8,
    ) {
        let entries = times.iter().zip(0..).map(|((seconds, offset), n)| {
            let (instant, offset) = (jiff::Timestamp::from_second(1_772_400_000 + seconds), Offset::from_seconds(*offset));
            Entry::new(id(n), Moment::new(instant.unwrap(), offset.unwrap()), Author::Oneself, Body::Tombstone)
        });
        let log: Log = entries.collect();
        let until = Day(date(2026, 3, until));
        let days = log.iter().map(|entry| Day(entry.at.date())).filter(|day| *day <= until);
        prop_assert_eq!(log.standing(framework(), until).last, days.max());
    }

    #[test]
    fn refreshing_equals_folding(list in distinct(), until in 1..7_i8) {
        let until = day(until);
        let mut log = Log::new();
        let mut standing = log.standing(framework(), until);
        for entry in list {
            let id = entry.id;
            log.insert(entry);
            log.refresh(framework(), &mut standing, until, &id);
            prop_assert_eq!(&standing, &log.standing(framework(), until));
        }
    }

    #[test]
    fn one_entry_is_retracted_as_all_are(list in distinct(), until in 1..7_i8) {
        let log = profile(&list).log;
        let holding = log.holding(day(until));
        for entry in log.iter().filter(|entry| entry.at.date() <= day(until).0) {
            let slot = log.slot(&entry.id).unwrap();
            prop_assert_eq!(!log.retracted(&entry.id, day(until)), holding[slot as usize]);
        }
    }

    #[test]
    fn undo_and_redo_walk_back_and_forth(count in 1..6_usize, steps in vec(any::<bool>(), 0..24)) {
        let author = Author::Oneself;
        let mut log = Log::new();
        let mut clock = 0_u8;
        let mut append = |log: &mut Log, body: Body| {
            clock += 1;
            let at = Moment::new(jiff::Timestamp::from_second(1_770_000_000 + i64::from(clock)).unwrap(), Offset::UTC);
            log.insert(Entry::new(id(clock), at, Author::Oneself, body));
        };
        for n in 0..count {
            let rating = Rating::new(n as u8 % 5);
            append(&mut log, Body::Rating(Rated {
                competency: competency(0), rating, note: None, session: None, agreed: false,
            }));
        }
        // What an editor does: a number of things done, of which some are undone.
        let mut done = count;
        for undo in steps {
            let target = if undo { log.undo_target(&author) } else { log.redo_target(&author) };
            prop_assert_eq!(target.is_some(), if undo { done > 0 } else { done < count });
            if let Some(entry) = target.map(|entry| entry.id) {
                append(&mut log, Body::Retraction(Retraction { entry }));
                done = if undo { done - 1 } else { done + 1 };
            }
            let own = log.standing(framework(), Day::MAX).marks.iter().next().unwrap().1.own;
            prop_assert_eq!(own.map(|mark| mark.rating), done.checked_sub(1).and_then(|n| Rating::new(n as u8 % 5)));
        }
        append(&mut log, Body::Note(Note { competency: None, text: Text::new("n"), private: false }));
        prop_assert!(log.redo_target(&author).is_none());
    }

    #[test]
    fn decoding_never_panics(text in "\\PC{0,40}", cut in 0..600_usize, list in distinct()) {
        let mut file = encode(&profile(&list));
        let at = (0..=cut.min(file.len())).rev().find(|at| file.is_char_boundary(*at)).unwrap_or(0);
        file.insert_str(at, &text);
        if let Ok(profile) = decode(file.as_bytes()) {
            prop_assert_eq!(decode(encode(&profile).as_bytes()).unwrap(), profile);
        }
    }
}

fn rating(n: u8, by: Author, rating: Option<u8>, session: Option<u8>, agreed: bool) -> Entry {
    let at = Moment::new(jiff::Timestamp::from_second(1_770_000_000 + i64::from(n)).unwrap(), Offset::UTC);
    let rating = rating.and_then(Rating::new);
    let session = session.map(id);
    Entry::new(id(n), at, by, Body::Rating(Rated { competency: competency(0), rating, note: None, session, agreed }))
}

#[test]
fn a_mentors_rating_counts_once_the_session_is_closed() {
    let mut log = Log::new();
    log.insert(rating(1, Author::Oneself, Some(3), None, false));
    log.insert(rating(2, Author::Mentor(mentor(0)), Some(2), Some(9), false));
    log.insert(rating(3, Author::Oneself, Some(1), Some(9), true));
    let mark = |log: &Log| log.standing(framework(), Day::MAX).marks.iter().next().unwrap().1.clone();
    assert_eq!(mark(&log).mentor, None);
    let closing = Session {
        session: Some(id(9)),
        mentor: mentor(1),
        phase: SessionPhase::Closed,
        competencies: Vec::new(),
        disagreed: vec![competency(0)],
        note: None,
        next: None,
    };
    let at = Moment::new(jiff::Timestamp::from_second(1_770_000_010).unwrap(), Offset::UTC);
    log.insert(Entry::new(id(10), at, Author::Oneself, Body::Session(Box::new(closing))));
    let closed = mark(&log);
    assert_eq!(closed.mentor.map(|m| (m.rating.number(), m.mentor)), Some((1, mentor(1))), "the agreed one is later");
    assert!(closed.disagreed);
    // A mentor's null is ignored; the person's clears the person's side alone.
    log.insert(rating(11, Author::Mentor(mentor(0)), None, None, false));
    log.insert(rating(12, Author::Oneself, None, None, false));
    let cleared = mark(&log);
    assert_eq!((cleared.own, cleared.mentor.map(|m| m.rating.number())), (None, Some(1)));
}

#[test]
fn a_retraction_counts_for_an_earlier_entry_of_its_author_alone() {
    let at = |n: u8| Moment::new(jiff::Timestamp::from_second(1_770_000_000 + i64::from(n)).unwrap(), Offset::UTC);
    let take_back =
        |n: u8, by: Author, of: u8| Entry::new(id(n), at(n), by, Body::Retraction(Retraction { entry: id(of) }));
    let log: Log = [
        take_back(1, Author::Oneself, 2),
        rating(2, Author::Oneself, Some(3), None, false),
        take_back(3, Author::Mentor(mentor(0)), 2),
        take_back(4, Author::Oneself, 4),
    ]
    .into_iter()
    .collect();
    assert!((1..=4).all(|n| !log.retracted(&id(n), Day::MAX)));
}

#[test]
fn a_long_chain_of_retractions_is_no_danger() {
    let at = |n: u128| Moment::new(jiff::Timestamp::from_second(1_770_000_000 + n as i64).unwrap(), Offset::UTC);
    let id = |n: u128| EntryId(uuid::Uuid::from_u128(n));
    let log: Log = (0..50_000_u128)
        .map(|n| {
            let body = if n == 0 {
                rating(0, Author::Oneself, Some(1), None, false).body
            } else {
                Body::Retraction(Retraction { entry: id(n - 1) })
            };
            Entry::new(id(n), at(n), Author::Oneself, body)
        })
        .collect();
    assert!(log.retracted(&id(0), Day::MAX));
    assert!(!log.retracted(&id(1), Day::MAX));
    let mut standing = log.standing(framework(), Day::MAX);
    log.refresh(framework(), &mut standing, Day::MAX, &id(49_999));
}

#[test]
fn a_purge_leaves_nothing_and_wins() {
    let secret = Body::Note(Note { competency: None, text: Text::new("hunter2"), private: false });
    let line = r#"{"id":"0196c1a0-0000-7000-8000-000000000001","at":"2026-05-01T00:00:00Z","by":"self","body":{"kind":"note","text":"hunter2"},"extra":"hunter2"}"#;
    let file = encode(&profile(&[Entry::new(id(1), Moment::noon(date(2026, 5, 1)), Author::Oneself, secret)]));
    let start = file.find("{\"id\":\"0196").unwrap();
    let file = format!("{}{line}\n]}}\n", &file[..start]);
    let full = decode(file.as_bytes()).unwrap();
    let mut purged = full.clone();
    assert!(purged.log.purge(&id(1)) && !purged.log.purge(&id(1)) && !purged.log.purge(&id(2)));
    assert!(!encode(&purged).contains("hunter2"));
    let mut back = full.clone();
    let report = merge(&mut back, purged.clone()).unwrap();
    assert_eq!((report.purged.as_slice(), report.conflicts.len()), (&[id(1)][..], 0));
    assert_eq!(back, purged);
    let report = merge(&mut purged, full).unwrap();
    assert_eq!((report.changed(), report.conflicts.len()), (false, 0));
    assert_eq!(back, purged);
}

#[test]
fn two_bodies_under_one_id_are_settled_and_told() {
    let note = |text: &str| {
        let body = Body::Note(Note { competency: None, text: Text::new(text), private: false });
        profile(&[Entry::new(id(1), Moment::noon(date(2026, 5, 1)), Author::Oneself, body)])
    };
    let (mut a, mut b) = (note("a"), note("b"));
    assert!(merge(&mut a.clone(), note("b")).unwrap().conflicts[0].replaced);
    assert!(!merge(&mut b, a.clone()).unwrap().conflicts[0].replaced);
    merge(&mut a, b.clone()).unwrap();
    assert_eq!(a, b);
    let mut other = note("a");
    other.header.id = id(7);
    assert!(merge(&mut a, other).is_err());
    assert_eq!(a, b);
}
