//! From what people say to what counts (brief 2.4).

use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};
use crate::profile::day::Day;
use crate::profile::evidence::Setting;
use crate::profile::mark::Mark;
use crate::profile::standing::Standing;

/// What counts of one competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// The effective rating r; `None` where nothing is rated.
    pub effective: Option<Rating>,
    /// backed(r): r where a mentor rating or evidence exists, else 0.
    pub backed: u8,
    /// A claim above what counts: the self-rating, where it is higher than `effective`.
    pub claimed: Option<Rating>,
    /// Whether self and mentor differ by two or more, or the last closed session disagreed on it.
    pub disputed: bool,
    /// Whether the newest of rating and evidence is older than the horizon. Never for what is unrated.
    pub stale: bool,
    /// One step lower where stale: shown beside, enters no rule.
    pub today: Option<Rating>,
    /// The day of the newest of rating and evidence; none for what is unrated.
    pub newest: Option<Day>,
    /// How long since then; none for what is unrated.
    pub age: Option<Age>,
    /// After how many months it is stale: the person's own horizon, else the framework's. A heuristic.
    pub horizon: u16,
}

/// How old a record is. What is dated later than the day that it is read for is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Age {
    /// Days.
    pub days: u32,
    /// Whole calendar months.
    pub months: u16,
}

impl Age {
    /// The time from `day` to `as_of`.
    #[must_use]
    pub fn between(day: Day, as_of: Day) -> Self {
        let days = as_of.0.duration_since(day.0).as_hours() / 24;
        let (from, to) = (month(day), month(as_of));
        // A day that the last month does not have is its last day.
        let whole = as_of.0.day() >= day.0.day().min(as_of.0.days_in_month());
        let months = (to - from - i32::from(!whole)).max(0);
        Self { days: u32::try_from(days).unwrap_or(0), months: u16::try_from(months).unwrap_or(u16::MAX) }
    }
}

impl Reading {
    /// Reads one competency's record: `horizon` the framework's in months, before which the person's own
    /// goes, `as_of` the day that it is read for.
    #[must_use]
    pub fn new(mark: &Mark, horizon: u16, as_of: Day) -> Self {
        let own = mark.own.map(|own| own.rating);
        let effective = effective(mark);
        let backing = mark.mentor.is_some() || !mark.evidence.is_empty();
        let apart = match (own, &mark.mentor) {
            (Some(own), Some(mentor)) => own.number().abs_diff(mentor.rating.number()) >= 2,
            _ => false,
        };
        let horizon = mark.horizon.unwrap_or(horizon);
        let newest = newest(mark).filter(|_| effective.is_some());
        let stale = newest.is_some_and(|day| older(day, horizon, as_of));
        Self {
            effective,
            backed: effective.filter(|_| backing).map_or(0, Rating::number),
            claimed: own.filter(|own| Some(*own) > effective),
            disputed: apart || mark.disagreed,
            stale,
            today: if stale { effective.and_then(|r| Rating::new(r.number().saturating_sub(1))) } else { effective },
            newest,
            age: newest.map(|day| Age::between(day, as_of)),
            horizon,
        }
    }

    /// The number to count with: an unrated competency counts as 0.
    #[must_use]
    pub fn number(&self) -> u8 {
        self.effective.map_or(0, Rating::number)
    }

    /// Whether it counts at `rating` or above; an unrated one does not, save at 0.
    #[must_use]
    pub fn at_least(&self, rating: Rating) -> bool {
        self.number() >= rating.number()
    }
}

/// Reads every competency of the framework. One that the standing does not know is unrated.
#[must_use]
pub fn readings(framework: &Framework, standing: &Standing, as_of: Day) -> Table<Reading> {
    framework
        .indices()
        .map(|ix| match standing.marks.get(ix) {
            Some(mark) if mark.own.is_some() || mark.mentor.is_some() || mark.disagreed => {
                Reading::new(mark, framework.horizon_months(ix), as_of)
            }
            mark => {
                let own = mark.and_then(|mark| mark.horizon);
                Reading { horizon: own.unwrap_or_else(|| framework.horizon_months(ix)), ..Reading::default() }
            }
        })
        .collect()
}

/// Direct prerequisites at 0 or 1 beneath a competency at 3 or more: "rated ahead of its base", a
/// question for the mentor and no error (brief 2.6). Unrated ones raise no question.
pub fn ahead_of_base(framework: &Framework, readings: &Table<Reading>, ix: Ix) -> impl Iterator<Item = Ix> {
    let ahead = readings[ix].at_least(Rating::INDEPENDENT);
    let weak = move |base: &Ix| ahead && readings[*base].effective.is_some_and(|r| r <= Rating::AWARE);
    framework.prerequisites(ix).iter().copied().filter(weak)
}

/// The effective rating r of one competency's record.
#[must_use]
pub fn effective(mark: &Mark) -> Option<Rating> {
    match (&mark.own, &mark.mentor) {
        // Lowering is always allowed: a later and lower word of one's own counts at once.
        (Some(own), Some(mentor)) if (own.at, own.entry) > (mentor.at, mentor.entry) => {
            Some(own.rating.min(mentor.rating))
        }
        (_, Some(mentor)) => Some(mentor.rating),
        (Some(own), None) => {
            let real = mark.evidence.iter().any(|filed| filed.item.setting == Setting::Real);
            Some(own.rating.min(if real { Rating::INDEPENDENT } else { Rating::ASSISTED }))
        }
        (None, None) => None,
    }
}

/// The day of the newest of self-rating, mentor rating and evidence.
fn newest(mark: &Mark) -> Option<Day> {
    let own = mark.own.map(|own| Day(own.at.date()));
    let mentor = mark.mentor.as_ref().map(|mentor| Day(mentor.at.date()));
    let evidence = mark.evidence.iter().map(|filed| filed.item.date.unwrap_or_else(|| Day(filed.at.date()))).max();
    own.max(mentor).max(evidence)
}

/// Whether `day` is more than `months` calendar months before `as_of`. A day that a shorter month
/// does not have is its last day.
fn older(day: Day, months: u16, as_of: Day) -> bool {
    let passed = month(as_of) - month(day);
    match passed.cmp(&i32::from(months)) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => as_of.0.day() > day.0.day().min(as_of.0.days_in_month()),
    }
}

/// Months since the beginning of the calendar.
fn month(day: Day) -> i32 {
    i32::from(day.0.year()) * 12 + i32::from(day.0.month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::id::CompetencyId;
    use crate::profile::body::Evidence;
    use crate::profile::entry::EntryId;
    use crate::profile::evidence::EvidenceKind;
    use crate::profile::mark::{Filed, MentorMark, SelfMark};
    use crate::profile::moment::Moment;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Moment {
        Moment::noon(day(text).0)
    }

    fn own(rating: u8, on: &str) -> Option<SelfMark> {
        let entry = EntryId(uuid::Uuid::from_u128(1));
        Some(SelfMark { rating: Rating::new(rating).unwrap(), at: at(on), entry })
    }

    fn mentor(rating: u8, on: &str) -> Option<MentorMark> {
        let entry = EntryId(uuid::Uuid::from_u128(2));
        Some(MentorMark { rating: Rating::new(rating).unwrap(), at: at(on), mentor: "M".into(), entry })
    }

    fn filed(setting: Setting, on: &str, date: Option<&str>) -> Filed<Evidence> {
        let item = Evidence {
            competency: CompetencyId::new("a").unwrap(),
            evidence: EvidenceKind::Change,
            title: "t".into(),
            locator: None,
            note: None,
            date: date.map(day),
            setting,
        };
        Filed { entry: EntryId(uuid::Uuid::from_u128(3)), at: at(on), item }
    }

    fn read(mark: &Mark) -> (Option<u8>, u8) {
        let reading = Reading::new(mark, 12, day("2026-06-01"));
        (reading.effective.map(Rating::number), reading.backed)
    }

    /// Vector E of brief 2.9.
    #[test]
    fn what_is_said_and_what_counts() {
        let (early, late) = ("2026-05-01", "2026-05-02");
        let real = || vec![filed(Setting::Real, early, None)];
        let sandbox = || vec![filed(Setting::Sandbox, early, None)];
        let cases: [(Mark, (Option<u8>, u8)); 12] = [
            (Mark { own: own(3, early), ..Mark::default() }, (Some(2), 0)),
            (Mark { own: own(3, early), evidence: sandbox(), ..Mark::default() }, (Some(2), 2)),
            (Mark { own: own(4, early), evidence: real(), ..Mark::default() }, (Some(3), 3)),
            (Mark { own: own(4, early), mentor: mentor(4, early), ..Mark::default() }, (Some(4), 4)),
            (Mark { own: own(4, early), mentor: mentor(2, late), ..Mark::default() }, (Some(2), 2)),
            (Mark { own: own(2, late), mentor: mentor(3, early), ..Mark::default() }, (Some(2), 2)),
            (Mark { own: own(4, late), mentor: mentor(3, early), ..Mark::default() }, (Some(3), 3)),
            (Mark { own: own(2, early), ..Mark::default() }, (Some(2), 0)),
            (Mark::default(), (None, 0)),
            (Mark { own: own(0, early), ..Mark::default() }, (Some(0), 0)),
            // An earlier, lower word of one's own does not undo the mentor's; evidence alone rates nothing.
            (Mark { own: own(1, early), mentor: mentor(3, late), ..Mark::default() }, (Some(3), 3)),
            (Mark { evidence: real(), ..Mark::default() }, (None, 0)),
        ];
        for (mark, expected) in cases {
            assert_eq!(read(&mark), expected, "{mark:?}");
        }
    }

    #[test]
    fn claims_and_disputes() {
        let claim = Mark { own: own(3, "2026-05-01"), ..Mark::default() };
        let reading = Reading::new(&claim, 12, day("2026-06-01"));
        assert_eq!((reading.claimed, reading.disputed), (Some(Rating::INDEPENDENT), false));
        let apart = Mark { own: own(4, "2026-05-02"), mentor: mentor(2, "2026-05-01"), ..Mark::default() };
        let reading = Reading::new(&apart, 12, day("2026-06-01"));
        assert_eq!((reading.claimed, reading.disputed), (Some(Rating::LEADS), true));
        let near = Mark { own: own(3, "2026-05-02"), mentor: mentor(2, "2026-05-01"), ..Mark::default() };
        assert!(!Reading::new(&near, 12, day("2026-06-01")).disputed);
        let said = Mark { disagreed: true, ..near };
        assert!(Reading::new(&said, 12, day("2026-06-01")).disputed);
    }

    #[test]
    fn stale_after_the_horizon_and_not_on_it() {
        let mark = |on| Mark { own: own(2, on), ..Mark::default() };
        let stale = |mark: &Mark, months, on| Reading::new(mark, months, day(on)).stale;
        assert!(!stale(&mark("2025-05-31"), 12, "2026-05-31"));
        assert!(stale(&mark("2025-05-31"), 12, "2026-06-01"));
        assert!(!stale(&mark("2025-05-31"), 24, "2026-06-01"));
        assert!(!stale(&mark("2024-02-29"), 12, "2025-02-28"));
        assert!(stale(&mark("2024-02-29"), 12, "2025-03-01"));
        let renewed = Mark { evidence: vec![filed(Setting::Real, "2026-01-01", None)], ..mark("2025-01-01") };
        assert!(!stale(&renewed, 12, "2026-06-01"));
        // An old artefact filed today is an old artefact.
        let old = Mark { evidence: vec![filed(Setting::Real, "2026-05-01", Some("2025-02-01"))], ..mark("2025-01-01") };
        assert!(stale(&old, 12, "2026-06-01"));
        let reading = Reading::new(&mark("2024-01-01"), 12, day("2026-06-01"));
        assert_eq!((reading.effective, reading.today), (Some(Rating::ASSISTED), Some(Rating::AWARE)));
        let sooner = Mark { horizon: Some(3), ..mark("2026-02-28") };
        assert!(!stale(&sooner, 12, "2026-05-28") && stale(&sooner, 12, "2026-05-29"), "one's own horizon goes first");
        let zero = Mark { own: own(0, "2024-01-01"), ..Mark::default() };
        assert_eq!(Reading::new(&zero, 12, day("2026-06-01")).today, Some(Rating::NOT_YET));
    }

    #[test]
    fn an_age_in_days_and_whole_months() {
        let age = |from, to| {
            let Age { days, months } = Age::between(day(from), day(to));
            (days, months)
        };
        assert_eq!(age("2025-11-23", "2026-11-23"), (365, 12));
        assert_eq!(age("2025-11-24", "2026-11-23"), (364, 11));
        assert_eq!(age("2026-01-31", "2026-02-28"), (28, 1));
        assert_eq!(age("2026-12-01", "2026-11-23"), (0, 0), "what is dated ahead is new");
        let evidence = vec![filed(Setting::Real, "2026-03-01", None)];
        let mark = Mark { evidence, ..Mark::default() };
        assert_eq!(Reading::new(&mark, 12, day("2026-06-01")).age, None, "evidence alone has no rating to age");
        let mark = Mark { own: own(2, "2025-01-01"), ..mark };
        let reading = Reading::new(&mark, 12, day("2026-06-01"));
        assert_eq!((reading.newest, reading.age.map(|age| age.days)), (Some(day("2026-03-01")), Some(92)));
    }
}
