//! The pace of a record: when the person took which step, week by week, stalled ones included.
//!
//! A step is an effective rating that stands one higher at the end of a day than at the end of the day before,
//! whatever made it count: a rating, evidence, a mentor. The first rating of a competency is no step: it says
//! where one stood. What was taken back by the day of the forecast never happened.

use super::effective::effective;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::log::Log;
use crate::profile::standing::Standing;

/// The steps of a record up to a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// The day up to which it is told.
    pub as_of: Day,
    /// The day of the first rating, from which on a step could be seen.
    pub since: Option<Day>,
    /// The day of each step, oldest first.
    pub steps: Vec<Day>,
}

impl Pace {
    /// Reads the pace off the entries that hold at the end of `as_of`.
    #[must_use]
    pub fn of(framework: &Framework, log: &Log, as_of: Day) -> Self {
        let mut pace = Self { as_of, since: None, steps: Vec::new() };
        let mut replay = Log::new();
        let mut standing = replay.standing(framework, as_of);
        let mut before = ratings(&standing);
        let mut day = None;
        for entry in log.iter().filter(|entry| entry.at.date() <= as_of.0) {
            // Only these three can make a rating count.
            if !matches!(entry.body, Body::Rating(_) | Body::Evidence(_) | Body::Session(_))
                || log.retracted(&entry.id, as_of)
            {
                continue;
            }
            let now = Day(entry.at.date());
            if let Some(ended) = day.filter(|ended| *ended != now) {
                pace.end(ended, &mut before, &standing);
            }
            day = Some(now);
            replay.insert(entry.clone());
            replay.refresh(framework, &mut standing, as_of, &entry.id);
        }
        if let Some(ended) = day {
            pace.end(ended, &mut before, &standing);
        }
        pace
    }

    /// Whole days from the first rating to the day up to which it is told.
    #[must_use]
    pub fn days(&self) -> u32 {
        self.since.map_or(0, |since| days(since, self.as_of))
    }

    /// How many steps fell into each week, counted back from the last day, oldest week first. The oldest one
    /// may have begun before the record did.
    #[must_use]
    pub fn weeks(&self) -> Vec<u32> {
        let mut weeks = vec![0; self.days().div_ceil(7) as usize];
        for step in &self.steps {
            let back = days(*step, self.as_of) / 7;
            if let Some(week) = weeks.iter_mut().rev().nth(back as usize) {
                *week += 1;
            }
        }
        weeks
    }

    /// Takes in how a day ended.
    fn end(&mut self, day: Day, before: &mut Vec<Option<Rating>>, standing: &Standing) {
        let now = ratings(standing);
        if self.since.is_none() && now.iter().any(Option::is_some) {
            self.since = Some(day);
        }
        for (was, is) in before.iter().zip(&now) {
            if let (Some(was), Some(is)) = (was, is) {
                let up = is.number().saturating_sub(was.number());
                self.steps.extend((0..up).map(|_| day));
            }
        }
        *before = now;
    }
}

fn ratings(standing: &Standing) -> Vec<Option<Rating>> {
    standing.marks.iter().map(|(_, mark)| effective(mark)).collect()
}

fn days(from: Day, to: Day) -> u32 {
    u32::try_from(to.0.duration_since(from.0).as_hours() / 24).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded::framework;
    use crate::framework::id::CompetencyId;
    use crate::profile::author::Author;
    use crate::profile::body::{Evidence, Rated, Retraction};
    use crate::profile::entry::{Entry, EntryId};
    use crate::profile::evidence::{EvidenceKind, Setting};
    use crate::profile::moment::Moment;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn id(n: u128) -> EntryId {
        EntryId(uuid::Uuid::from_u128(n))
    }

    fn rated(n: u128, on: &str, competency: &str, rating: u8) -> Entry {
        let competency = CompetencyId::new(competency).unwrap();
        let body = Rated { competency, rating: Rating::new(rating), note: None, session: None, agreed: false };
        Entry::new(id(n), Moment::noon(day(on).0), Author::Oneself, Body::Rating(body))
    }

    fn shown(n: u128, on: &str, competency: &str) -> Entry {
        let item = Evidence {
            competency: CompetencyId::new(competency).unwrap(),
            evidence: EvidenceKind::Drill,
            title: "t".into(),
            locator: None,
            note: None,
            date: None,
            setting: Setting::Real,
        };
        Entry::new(id(n), Moment::noon(day(on).0), Author::Oneself, Body::Evidence(item))
    }

    #[test]
    fn steps_are_what_counts_more_at_the_end_of_a_day() {
        let log: Log = [
            rated(1, "2026-01-01", "iac", 1),
            rated(2, "2026-01-02", "cicd", 3),
            // A claim is no step; the evidence that makes it count is one.
            shown(3, "2026-01-20", "cicd"),
            // Two at once are two; up and down within a day is none.
            rated(4, "2026-02-01", "iac", 3),
            rated(5, "2026-02-01", "iac", 4),
            rated(6, "2026-02-02", "cicd", 1),
            rated(7, "2026-02-02", "cicd", 3),
            // What is taken back never happened, and what comes later is not seen.
            rated(8, "2026-02-03", "streaming", 0),
            rated(9, "2026-02-04", "streaming", 2),
            Entry::new(
                id(10),
                Moment::noon(day("2026-02-05").0),
                Author::Oneself,
                Body::Retraction(Retraction { entry: id(9) }),
            ),
            shown(11, "2026-06-01", "iac"),
        ]
        .into_iter()
        .collect();
        let pace = Pace::of(framework(), &log, day("2026-03-01"));
        assert_eq!(pace.since, Some(day("2026-01-01")));
        assert_eq!(pace.steps, [day("2026-01-20"), day("2026-02-01")]);
        assert_eq!(pace.days(), 59);
        assert_eq!(pace.weeks(), [0, 0, 0, 1, 1, 0, 0, 0, 0]);
        assert_eq!(Pace::of(framework(), &log, day("2026-06-01")).steps.len(), 3);
        let empty = Pace::of(framework(), &Log::new(), day("2026-03-01"));
        assert_eq!((empty.since, empty.weeks()), (None, Vec::new()));
    }
}
