//! The forecast holds what it says: over simulated careers whose end is known, half arrive by P50 and 85 % by P85,
//! and the range is the wider the less there is to go on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use opsarc::insight::chance::{Chance, Seed};
use opsarc::insight::forecast::{LEAST_STEPS, LEAST_WEEKS, MOST_WEEKS, Range, range};

/// How many careers a family has.
const CAREERS: u64 = 500;

/// Two families of seeds: what holds for one alone was tuned to it.
const FAMILIES: [u64; 2] = [0x6f70_7361_7263, 0x1234_5678_9abc_def1];

/// How a simulated person goes about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// As likely in one week as in another.
    Steady,
    /// Whole bundles of steps now, none for long.
    Bursty,
    /// Spells of work and spells of nothing, each of some weeks.
    Stalling,
}

const KINDS: [Kind; 3] = [Kind::Steady, Kind::Bursty, Kind::Stalling];

/// A number from 0 to below 1.
fn unit(chance: &mut Chance) -> f64 {
    (chance.draw() >> 11) as f64 / (1_u64 << 53) as f64
}

fn between(chance: &mut Chance, from: f64, to: f64) -> f64 {
    from + (to - from) * unit(chance)
}

/// Knuth's way; the rates here are small.
fn poisson(chance: &mut Chance, rate: f64) -> u32 {
    let (end, mut product, mut count) = ((-rate).exp(), unit(chance), 0);
    while product > end {
        product *= unit(chance);
        count += 1;
    }
    count
}

/// A standard normal number, by Box and Muller.
fn normal(chance: &mut Chance) -> f64 {
    let radius = (-2.0 * (1.0 - unit(chance)).ln()).sqrt();
    radius * (std::f64::consts::TAU * unit(chance)).cos()
}

/// The steps of each of so many weeks, at a pace of its own.
fn career(kind: Kind, chance: &mut Chance, weeks: usize) -> Vec<u32> {
    let rate = between(chance, 0.12, 0.8);
    let (busy, idle) = (between(chance, 4.0, 12.0), between(chance, 2.0, 8.0));
    let mut working = unit(chance) < busy / (busy + idle);
    (0..weeks)
        .map(|_| match kind {
            Kind::Steady => poisson(chance, rate),
            Kind::Bursty => {
                // A gamma of shape one half, of mean `rate`.
                let now = rate * normal(chance).powi(2);
                poisson(chance, now)
            }
            Kind::Stalling => {
                let steps = if working { poisson(chance, rate * (busy + idle) / busy) } else { 0 };
                working ^= unit(chance) < 1.0 / if working { busy } else { idle };
                steps
            }
        })
        .collect()
}

/// A career up to a day, what was foreseen on it, and in which week it came about.
struct Foreseen {
    kind: Kind,
    range: Range,
    came: u32,
}

/// As many careers as a family has, each with a record of 8 to 104 weeks and 1 to 8 steps to go.
fn family(seed: u64) -> Vec<Foreseen> {
    let mut chance = Chance::new(seed);
    let mut foreseen = Vec::new();
    let mut tried = 0;
    while (foreseen.len() as u64) < CAREERS {
        tried += 1;
        let kind = KINDS[tried % KINDS.len()];
        let record = LEAST_WEEKS as usize + chance.below(97);
        let steps = 1 + chance.below(8) as u32;
        let life = career(kind, &mut chance, record + 2 * MOST_WEEKS as usize);
        let (past, future) = life.split_at(record);
        if (past.iter().sum::<u32>() as usize) < LEAST_STEPS {
            continue;
        }
        let Some(range) = range(past, steps, Seed(chance.draw())) else { continue };
        let mut sum = 0;
        let came = future.iter().position(|more| {
            sum += more;
            sum >= steps
        });
        foreseen.push(Foreseen { kind, range, came: came.map_or(u32::MAX, |week| week as u32 + 1) });
    }
    foreseen
}

/// In how many of a hundred it held.
fn held<'a>(all: impl Iterator<Item = &'a Foreseen>, by: fn(&Foreseen) -> u32) -> f64 {
    let all: Vec<bool> = all.map(|foreseen| foreseen.came <= by(foreseen)).collect();
    100.0 * all.iter().filter(|held| **held).count() as f64 / all.len() as f64
}

#[test]
fn the_range_covers_what_happened_about_as_often_as_it_says() {
    for seed in FAMILIES {
        let all = family(seed);
        let (p50, p85) = (held(all.iter(), |f| f.range.p50), held(all.iter(), |f| f.range.p85));
        // Weeks are whole, so that many arrive in the very week of P50: neither before the middle nor after it.
        let before = held(all.iter(), |f| f.range.p50 - 1);
        let middle = f64::midpoint(before, p50);
        println!("family {seed:x}: P50 held in {p50:.1} % ({before:.1} % before that week), P85 in {p85:.1} %");
        assert!((40.0..=60.0).contains(&middle), "the middle is at {middle} % of family {seed:x}");
        // Counted with the whole of that week it can but be more than half.
        assert!((45.0..=65.0).contains(&p50), "P50 held in {p50} % of family {seed:x}");
        assert!((78.0..=92.0).contains(&p85), "P85 held in {p85} % of family {seed:x}");
        for kind in KINDS {
            let of = all.iter().filter(|foreseen| foreseen.kind == kind);
            let p85 = held(of, |f| f.range.p85);
            println!("  {kind:?}: P85 held in {p85:.1} %");
            // A third of the careers tells less surely.
            assert!((75.0..=95.0).contains(&p85), "P85 held in {p85} % of the {kind:?} ones of family {seed:x}");
        }
    }
}

#[test]
fn the_range_is_wider_with_fewer_data() {
    for seed in FAMILIES {
        let mut chance = Chance::new(seed);
        let (mut short, mut long, mut counted) = (0.0, 0.0, 0);
        while counted < 200 {
            // Fast enough that a short record is not a lucky one.
            let rate = between(&mut chance, 0.5, 0.8);
            let record: Vec<u32> = (0..104).map(|_| poisson(&mut chance, rate)).collect();
            let (steps, seed) = (6, Seed(chance.draw()));
            if (record[92..].iter().sum::<u32>() as usize) < LEAST_STEPS {
                continue;
            }
            let width =
                |weeks: &[u32]| range(weeks, steps, seed).map_or(f64::from(MOST_WEEKS), |r| f64::from(r.p85 - r.p50));
            short += width(&record[92..]);
            long += width(&record);
            counted += 1;
        }
        let (short, long) = (short / 200.0, long / 200.0);
        println!("family {seed:x}: {short:.1} weeks wide on 12 weeks, {long:.1} on 104");
        assert!(short > 1.25 * long, "{short} weeks wide on 12 weeks, {long} on 104");
    }
}

#[test]
fn the_same_record_gives_the_same_range_and_more_steps_never_an_earlier_one() {
    let mut chance = Chance::new(5);
    let record = career(Kind::Stalling, &mut chance, 60);
    assert!(record.iter().sum::<u32>() as usize >= LEAST_STEPS);
    let mut before = range(&record, 1, Seed(1)).unwrap();
    assert_eq!(range(&record, 1, Seed(1)), Some(before));
    for steps in 2..9 {
        let Some(now) = range(&record, steps, Seed(1)) else { break };
        assert!(now.p50 >= before.p50 && now.p85 >= before.p85, "{steps} steps: {now:?} after {before:?}");
        assert!(now.p50 < now.p85);
        before = now;
    }
    // A week of stall more never brings it nearer.
    let stalled: Vec<u32> = record.iter().copied().chain([0; 30]).collect();
    assert!(range(&stalled, 4, Seed(1)).unwrap().p50 > range(&record, 4, Seed(1)).unwrap().p50);
    assert_eq!(range(&[0; 60], 1, Seed(1)), None, "what never moved has no end");
    assert_eq!(range(&[], 1, Seed(1)), None);
}
