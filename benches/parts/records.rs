//! Made-up records of any length, the same each time.

use jiff::tz::Offset;
use opsarc::framework::framework::Framework;
use opsarc::framework::id::CompetencyId;
use opsarc::framework::rating::Rating;
use opsarc::framework::text::Text;
use opsarc::profile::author::Author;
use opsarc::profile::body::{Body, Evidence, Note, Rated, Retraction};
use opsarc::profile::day::Day;
use opsarc::profile::entry::{Entry, EntryId};
use opsarc::profile::evidence::{EvidenceKind, Setting};
use opsarc::profile::moment::Moment;
use opsarc::profile::profile::Profile;
use opsarc::profile::settings::Change;

/// The first instant of a record, in seconds since 1970: a day of January 2015.
const START: i64 = 1_420_448_400;
/// Seconds between two entries: 10,000 of them are somewhat over nine years.
const STEP: i64 = 8 * 3600;

/// A day after every entry that is made here.
pub(crate) fn today() -> Day {
    Day(jiff::civil::date(2026, 11, 23))
}

/// A profile of `entries` entries: settings, then ratings, evidence and notes on all competencies, some by a mentor,
/// some taken back.
pub(crate) fn profile(framework: &Framework, entries: usize) -> Profile {
    let mut profile = Profile::new(id(0, START), framework.identity());
    for number in 1..=entries {
        profile.log.insert(entry(framework, number));
    }
    profile
}

/// As [`profile`], with as many entries in eleven years as are asked for.
pub(crate) fn dense(framework: &Framework, entries: usize) -> Profile {
    let step = 11 * 365 * 24 * 3600 / i64::try_from(entries.max(1)).unwrap_or(i64::MAX);
    let mut profile = Profile::new(id(0, START), framework.identity());
    for number in 1..=entries {
        profile.log.insert(entry_every(framework, number, step));
    }
    profile
}

/// A profile as [`profile`] makes it, of one of many people: each has a name, a role and ratings of their own.
#[allow(dead_code, reason = "the benches of one person have no use for it")]
pub(crate) fn person(framework: &Framework, person: usize, entries: usize) -> Profile {
    let mut profile = Profile::new(id(person, START - 1), framework.identity());
    let roles = framework.roles().iter().cycle().skip(person).take(1).map(|role| role.id.clone()).collect();
    let name = Text::new(&format!("Sample {person:05}"));
    let change = Change { name: Some(name), roles: Some(roles), target: Some(2), ..Change::default() };
    for number in 1..=entries {
        let entry = entry_of(framework, number, STEP, (person as u64) << 32);
        let own = if number == 1 { Body::Settings(change.clone()) } else { entry.body.clone() };
        profile.log.insert(Entry::new(entry.id, entry.at, entry.by, own));
    }
    profile
}

/// The entry with this number, from 1.
pub(crate) fn entry(framework: &Framework, number: usize) -> Entry {
    entry_every(framework, number, STEP)
}

/// The entry with this number, from 1, of a record with an entry every `step` seconds.
fn entry_every(framework: &Framework, number: usize, step: i64) -> Entry {
    entry_of(framework, number, step, 0)
}

/// The same of a record with a seed of its own.
fn entry_of(framework: &Framework, number: usize, step: i64, seed: u64) -> Entry {
    let seconds = START + step * i64::try_from(number).unwrap_or(i64::MAX / step / 2);
    let instant = jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let at = Moment::new(instant, Offset::constant(1));
    let oneself = || Author::Oneself;
    let chance = scramble(number as u64 ^ seed);
    let (by, body) = match (number, chance % 100) {
        (1, _) => (oneself(), settings(framework)),
        (_, 0..=49) => (oneself(), rating(framework, chance)),
        (_, 50..=74) => (oneself(), evidence(framework, chance)),
        (_, 75..=89) => (oneself(), note(framework, chance)),
        (_, 90..=96) => (Author::Mentor(Text::new("Grace Sample")), rating(framework, chance)),
        // The entry before; where that was the mentor's, the retraction counts for nothing, as in life.
        _ => {
            let before = START + step * i64::try_from(number - 1).unwrap_or_default();
            (oneself(), Body::Retraction(Retraction { entry: id(number - 1, before) }))
        }
    };
    Entry::new(id(number, seconds), at, by, body)
}

fn settings(framework: &Framework) -> Body {
    let roles = framework.roles().iter().take(1).map(|role| role.id.clone()).collect();
    Body::Settings(Change {
        name: Some(Text::new("Ada Sample")),
        roles: Some(roles),
        target: Some(2),
        ..Change::default()
    })
}

fn rating(framework: &Framework, chance: u64) -> Body {
    let note = (chance.is_multiple_of(3)).then(|| Text::new("After the drill of this week; see the runbook."));
    let rating = Rating::all().nth(pick(chance, 11, 5));
    Body::Rating(Rated { competency: competency(framework, chance), rating, note, session: None, agreed: false })
}

fn evidence(framework: &Framework, chance: u64) -> Body {
    let kind = EvidenceKind::ALL.get(pick(chance, 13, 10)).map_or(EvidenceKind::Design, |(kind, ..)| *kind);
    Body::Evidence(Evidence {
        competency: competency(framework, chance),
        evidence: kind,
        title: Text::new("Latency spread per route, with the thresholds drawn from it"),
        locator: Some(Text::new("https://wiki.example/ops/latency-spread")),
        note: None,
        date: None,
        setting: if chance.is_multiple_of(5) { Setting::Sandbox } else { Setting::Real },
    })
}

fn note(framework: &Framework, chance: u64) -> Body {
    let text =
        "Tried the seasonal baseline on last month's traffic.\nFalse alarms fell by half; two real ones came late.";
    Body::Note(Note { competency: Some(competency(framework, chance)), text: Text::new(text), private: false })
}

fn competency(framework: &Framework, chance: u64) -> CompetencyId {
    let all = framework.competencies();
    let chosen = all.iter().nth(pick(chance, 17, all.len().max(1)));
    chosen.map_or_else(|| unreachable!("a framework has competencies"), |(_, competency)| competency.id.clone())
}

/// One of `many`, from the digits of `chance` that `salt` names.
fn pick(chance: u64, salt: u32, many: usize) -> usize {
    usize::try_from(chance.rotate_right(salt) % many.max(1) as u64).unwrap_or_default()
}

/// A well-mixed number for each number (the finaliser of splitmix64).
fn scramble(number: u64) -> u64 {
    let mut z = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// An id of version 7 for the entry with this number.
fn id(number: usize, seconds: i64) -> EntryId {
    let millis = u64::try_from(seconds).unwrap_or_default() * 1000;
    let mut random = [0; 10];
    random.iter_mut().skip(2).zip((number as u64).to_be_bytes()).for_each(|(to, from)| *to = from);
    EntryId(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}
