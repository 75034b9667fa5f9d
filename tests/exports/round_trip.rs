//! Ratings out as a table and in again: the same standing, as far as a table carries it. It does not carry settings,
//! notes, projects, goals, sessions with their disagreements, and wishes.

use std::sync::LazyLock;

use opsarc::cli::import;
use opsarc::cli::table;
use opsarc::framework::table::Table;
use opsarc::insight::effective::Reading;
use opsarc::insight::overview::Overview;
use opsarc::profile::day::Day;
use opsarc::profile::log::Log;
use opsarc::profile::mark::Mark;
use opsarc::profile::moment::Moment;
use opsarc::profile::profile::Profile;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

use crate::support::people::{PEOPLE, Person, entry, file, framework, profile, today};
use crate::world::World;

static IDS: LazyLock<Vec<String>> =
    LazyLock::new(|| framework().indices().map(|ix| framework().competency(ix).id.to_string()).collect());

/// The profile with its ratings out as a table and in again.
fn through(profile: Profile) -> (World, World) {
    let out = World::new(profile);
    let text = out.make("csv");
    let rows = table::read(framework(), &text, today()).unwrap_or_else(|bad| panic!("{bad:#?}\n{text}"));
    let mut log: Log = Log::new();
    import::add(&mut log, &rows, Moment::noon(today().0));
    let mut back = out.profile.clone();
    back.log = log;
    let again = import::add(&mut back.log, &rows, Moment::noon(today().0));
    assert_eq!((again.ratings, again.evidence), (0, 0), "the same rows again add nothing");
    (out, World::new(back))
}

/// What counts of everything.
fn readings(world: &World) -> Table<Reading> {
    let mut overview = Overview::new(framework(), &world.standing, today());
    for ix in framework().indices() {
        // A disagreement that a session recorded, and a horizon of one's own, are not ratings.
        if let (Some(reading), Some(mark)) = (overview.readings.get_mut(ix), world.standing.marks.get(ix)) {
            reading.disputed &= !mark.disagreed;
        }
    }
    overview.readings
}

fn evidence(mark: &Mark) -> Vec<String> {
    let of = |filed: &opsarc::profile::mark::Filed<opsarc::profile::body::Evidence>| {
        let item = &filed.item;
        let day = item.date.unwrap_or(Day(filed.at.date()));
        let locator = item.locator.as_ref().map(|at| at.line().trim().to_owned()).unwrap_or_default();
        format!("{day} {:?} {} {locator} {:?}", item.evidence, item.title.line().trim(), item.setting)
    };
    let mut all: Vec<String> = mark.evidence.iter().map(of).collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn the_sample_and_the_others_come_back_as_they_were() {
    for person in PEOPLE.into_iter().filter(|person| *person != Person::Hostile) {
        let (out, back) = through(profile(person));
        assert_eq!(readings(&back), readings(&out), "{person:?}");
        for ix in framework().indices() {
            assert_eq!(evidence(&back.standing.marks[ix]), evidence(&out.standing.marks[ix]), "{person:?}");
        }
    }
}

#[test]
fn a_mentors_word_comes_back_whoever_wrote_down_what_was_agreed() {
    let (own, mentor) = (json!("self"), json!({ "mentor": "Mo" }));
    let session = "0196c1a0-0000-7000-8000-100000000001";
    let rated = |n: usize, rating: u8, agreed: bool| {
        json!({ "kind": "rating", "competency": IDS[n], "rating": rating, "session": session, "agreed": agreed,
            "note": format!("note {n}") })
    };
    let log = [
        (&mentor, json!({ "kind": "session", "mentor": "Mo", "phase": "opened" })),
        (&own, json!({ "kind": "rating", "competency": IDS[0], "rating": 4 })),
        (&mentor, rated(0, 1, false)),
        (&own, rated(0, 3, true)),
        (&own, rated(1, 4, true)),
        (&mentor, rated(2, 3, false)),
        (&mentor, rated(2, 2, true)),
        (&own, rated(3, 2, false)),
        (&mentor, json!({ "kind": "session", "session": session, "mentor": "Mo", "phase": "closed" })),
    ];
    let log: Vec<Value> = (1..).zip(&log).map(|(n, (by, body))| entry(n, by, body)).collect();
    let (out, back) = through(file(&log));
    let held = |world: &World, n: usize| {
        let mark = &world.standing.marks[framework().indices().nth(n).unwrap()];
        (
            mark.own.map(|own| own.rating.number()),
            mark.mentor.as_ref().map(|m| (m.rating.number(), m.mentor.to_string())),
        )
    };
    let mo = |rating| Some((rating, "Mo".to_owned()));
    let all = |world: &World| [0, 1, 2, 3].map(|n| held(world, n));
    assert_eq!(all(&out), [(Some(3), mo(3)), (Some(4), mo(4)), (None, mo(2)), (Some(2), None)]);
    assert_eq!(all(&back), all(&out));
    assert_eq!(readings(&back), readings(&out));
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Za-z ]{1,12}",
        1 => "[=+@;,:\"'\\\\ a-z-]{1,10}",
        1 => "[é世\u{1f600}a]{1,5}",
    ]
    .prop_filter("something to read", |text| !text.trim().is_empty())
}

/// A rating or a piece of evidence of one of four competencies.
fn body() -> impl Strategy<Value = (bool, Value)> {
    let which = 0..4_usize;
    let note = prop::option::weighted(0.3, word());
    let rated = (which.clone(), prop::option::weighted(0.9, 0..=4_u8), note, any::<bool>());
    let kinds = prop::sample::select(vec!["drill", "change", "talk"]);
    let shown = (which, kinds, word(), prop::option::of(word()), any::<bool>(), any::<bool>());
    prop_oneof![
        rated.prop_map(|(at, rating, note, own)| {
            let mut body = json!({ "kind": "rating", "competency": IDS[at], "rating": rating });
            if let Some(note) = note {
                body["note"] = json!(note);
            }
            (own, body)
        }),
        shown.prop_map(|(at, kind, title, locator, sandbox, own)| {
            let mut body = json!({ "kind": "evidence", "competency": IDS[at], "evidence": kind, "title": title });
            if let Some(locator) = locator {
                body["locator"] = json!(locator);
            }
            if sandbox {
                body["setting"] = json!("sandbox");
            }
            (own, body)
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(7), cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn any_record_comes_back_as_it_was(bodies in prop::collection::vec(body(), 0..60)) {
        let mentor = json!({ "mentor": "M, the \"second\"" });
        let by = |own: bool| if own { json!("self") } else { mentor.clone() };
        let log: Vec<Value> = bodies.iter().enumerate().map(|(n, (own, body))| entry(n, &by(*own), body)).collect();
        let (out, back) = through(file(&log));
        prop_assert_eq!(readings(&back), readings(&out));
        for ix in framework().indices() {
            let (was, is) = (&out.standing.marks[ix], &back.standing.marks[ix]);
            prop_assert_eq!(evidence(is), evidence(was));
            prop_assert_eq!(is.own.map(|own| own.rating), was.own.map(|own| own.rating));
            let name = |mark: &Mark| mark.mentor.as_ref().map(|m| (m.rating, m.mentor.line().into_owned()));
            prop_assert_eq!(name(is), name(was));
        }
    }
}
