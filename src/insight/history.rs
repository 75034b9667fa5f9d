//! The record over time: how far each stage and level was at the end of every day with an entry.
//!
//! Computed by one pass over the log and kept: what held at a day is looked up. [`Overview::new`] of
//! [`Log::standing`] stays the definition of every number.

use super::effective;
use super::expected;
use super::level::LevelReport;
use super::overview::{self, Overview};
use super::plan::Plan;
use super::review::Review;
use super::stage;
use crate::framework::framework::Framework;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::log::Log;
use crate::profile::replay::{ActiveDay, First, Replay};
use crate::profile::standing::Standing;

/// How far one was at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The day.
    pub day: Day,
    /// Every stage in order.
    pub stages: Vec<StageMeasure>,
    /// The number of the active stage.
    pub active_stage: u8,
    /// The highest attained level; `None` before the first.
    pub attained: Option<u8>,
}

/// How far a stage was. Percentages are whole, rounded down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageMeasure {
    /// Its number.
    pub stage: u8,
    /// claimed%, 0 to 100.
    pub claimed: u8,
    /// backed%, 0 to 100, at most `claimed`.
    pub backed: u8,
    /// How many of its competencies with w > 0 were rated.
    pub rated: usize,
    /// Whether it was complete.
    pub complete: bool,
}

/// The record over time, up to a day.
#[derive(Debug, Clone)]
pub struct History {
    replay: Replay,
    measures: Vec<Measure>,
}

impl History {
    /// The history of `log` until the end of `until`.
    #[must_use]
    pub fn new(framework: &Framework, log: &Log, until: Day) -> Self {
        let mut history = Self { replay: Replay::new(framework, log, until), measures: Vec::new() };
        history.measure(framework, log, 0);
        history
    }

    /// Whether it is the history of this log until this day, with nothing to follow.
    #[must_use]
    pub fn is_of(&self, log: &Log, until: Day) -> bool {
        self.replay.is_of(log, until)
    }

    /// Takes in what came into `log` since. What was added on the last day or later costs those days alone.
    pub fn follow(&mut self, framework: &Framework, log: &Log, until: Day) {
        let from = self.replay.follow(framework, log, until);
        self.measure(framework, log, from);
    }

    fn measure(&mut self, framework: &Framework, log: &Log, from: usize) {
        let Self { replay, measures } = self;
        measures.truncate(from);
        replay.sweep(framework, log, from, |day, standing| measures.push(Measure::new(framework, standing, day)));
    }

    /// The days with entries, oldest first.
    #[must_use]
    pub fn days(&self) -> &[ActiveDay] {
        self.replay.days()
    }

    /// How far one was at the end of each of [`Self::days`].
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// How far the stage in place `stage` was at the end of `day`, claimed% and backed%; none before anything of it was
    /// rated.
    #[must_use]
    pub fn progress(&self, stage: usize, day: Day) -> Option<(u8, u8)> {
        let next = self.measures.partition_point(|measure| measure.day <= day);
        let found = next.checked_sub(1).and_then(|n| self.measures.get(n))?.stages.get(stage)?;
        (found.rated > 0).then_some((found.claimed, found.backed))
    }

    /// The first and the last day with an entry.
    #[must_use]
    pub fn span(&self) -> Option<(Day, Day)> {
        Some((self.days().first()?.day, self.days().last()?.day))
    }

    /// The entries of `day` in the order of the log; none on a day without.
    #[must_use]
    pub fn entries(&self, day: Day) -> &[EntryId] {
        let at = self.days().binary_search_by_key(&day, |active| active.day).ok();
        at.and_then(|n| self.days().get(n)).map_or(&[], |active| &active.entries)
    }

    /// The days with entries after `from` and no later than `to`.
    #[must_use]
    pub fn between(&self, from: Day, to: Day) -> &[ActiveDay] {
        let (first, end) = (self.replay.days_until(from), self.replay.days_until(to));
        self.days().get(first..end).unwrap_or_default()
    }

    /// The last day with entries before `day`.
    #[must_use]
    pub fn before(&self, day: Day) -> Option<Day> {
        let next = self.days().partition_point(|active| active.day < day);
        next.checked_sub(1).and_then(|n| self.days().get(n)).map(|active| active.day)
    }

    /// The first day with entries after `day`.
    #[must_use]
    pub fn after(&self, day: Day) -> Option<Day> {
        self.days().get(self.replay.days_until(day)).map(|active| active.day)
    }

    /// Everything that happened at least once and holds, each with the entry of its first time.
    pub fn firsts(&self) -> impl Iterator<Item = (First, EntryId)> {
        self.replay.firsts()
    }

    /// How many pieces of evidence held at the end of `day`.
    #[must_use]
    pub fn pieces(&self, day: Day) -> usize {
        self.replay.pieces(day)
    }

    /// What held at the end of `day`, as far as numbers are made of it: see [`Replay::standing`].
    #[must_use]
    pub fn standing(&self, framework: &Framework, log: &Log, day: Day) -> Standing {
        self.replay.standing(framework, log, day)
    }

    /// Where one stood at the end of `day`, without a review and a plan: what that week should have asked and
    /// what lay ahead then is of no use now.
    #[must_use]
    pub fn overview(&self, framework: &Framework, log: &Log, day: Day) -> Overview {
        let overview = Overview::new(framework, &self.standing(framework, log, day), day);
        Overview { review: Review::default(), plan: Plan::default(), ..overview }
    }
}

impl Measure {
    fn new(framework: &Framework, standing: &Standing, day: Day) -> Self {
        let weights = expected::weights(framework, &overview::roles(framework, &standing.settings));
        let readings = effective::readings(framework, standing, day);
        let (stages, active_stage) = stage::stages(framework, standing, &weights, &readings);
        let of = |report: &stage::StageReport| StageMeasure {
            stage: report.stage,
            claimed: report.claimed,
            backed: report.backed,
            rated: report.rated,
            complete: report.complete,
        };
        Self {
            day,
            stages: stages.iter().map(of).collect(),
            active_stage,
            attained: LevelReport::new(framework, standing, &weights, &readings).attained,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::framework::embedded::{self, framework};
    use crate::profile::codec;
    use crate::profile::log::laws::{day, distinct};

    fn same(history: &History, log: &Log, days: impl Iterator<Item = Day>) {
        for day in days {
            let folded = Overview::new(framework(), &log.standing(framework(), day), day);
            let folded = Overview { review: Review::default(), plan: Plan::default(), ..folded };
            assert!(history.overview(framework(), log, day) == folded, "{day}");
        }
        for measure in history.measures() {
            let folded = Overview::new(framework(), &log.standing(framework(), measure.day), measure.day);
            let told = folded.stages.iter().map(|s| (s.stage, s.claimed, s.backed, s.rated, s.complete));
            let kept = measure.stages.iter().map(|s| (s.stage, s.claimed, s.backed, s.rated, s.complete));
            assert!(told.eq(kept), "{}", measure.day);
            assert_eq!((measure.attained, measure.active_stage), (folded.level.attained, folded.active_stage));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(3), ..ProptestConfig::default() })]

        #[test]
        fn history_at_a_day_is_the_log_folded_up_to_it(list in distinct(), at_once in 1..5_usize) {
            let mut log = Log::new();
            let mut history = History::new(framework(), &log, Day::MAX);
            for some in list.chunks(at_once) {
                for entry in some {
                    log.insert(entry.clone());
                }
                history.follow(framework(), &log, Day::MAX);
                same(&history, &log, (1..7).map(day));
            }
        }
    }

    #[test]
    fn the_whole_demo_day_by_day() {
        let log = codec::decode(embedded::DEMO.as_bytes()).unwrap().log;
        let history = History::new(framework(), &log, Day::MAX);
        let (first, last) = history.span().unwrap();
        let days: Vec<Day> = first.0.series(jiff::Span::new().days(3)).take_while(|d| *d <= last.0).map(Day).collect();
        assert!(days.len() > 100);
        same(&history, &log, days.into_iter());
        assert_eq!(history.days().iter().map(|active| active.entries.len()).sum::<usize>(), log.len());
        assert_eq!((history.before(first), history.after(last)), (None, None));
        assert_eq!(history.after(first).and_then(|second| history.before(second)), Some(first));
        assert_eq!(history.between(first, last).len() + 1, history.days().len());
    }
}
