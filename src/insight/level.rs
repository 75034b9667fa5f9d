//! Level attained (brief 2.5).

use super::effective::Reading;
use super::expected::of_core;
use crate::framework::framework::Framework;
use crate::framework::id::GroupId;
use crate::framework::level::Level;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};
use crate::profile::standing::Standing;

/// Attained level and the one worked toward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelReport {
    /// The highest attained level; `None` before the first.
    pub attained: Option<u8>,
    /// The level worked toward; `None` once the highest is attained.
    pub toward: Option<u8>,
    /// The verdict on `toward`; attained where that is `None`.
    pub verdict: Verdict,
    /// Core items of `toward`, or of the highest level where that is `None` (a pair counts once, as
    /// its better member), in table order. So with the fields below.
    pub core: Vec<CoreItem>,
    /// The item that stands at 2 by the one exception (brief 2.5, condition 2): the first such in table order.
    pub exception: Option<Ix>,
    /// Supporting items with r >= 2.
    pub supporting_met: usize,
    /// Supporting items.
    pub supporting_of: usize,
    /// Core items at 3 or more by mentor rating.
    pub mentor_confirmed: usize,
    /// How many of them the level asks for.
    pub mentor_needed: usize,
}

/// Whether a level is attained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is.
    Attained,
    /// It is not, whatever the unrated ones turn out to be.
    NotAttained,
    /// It depends on what is unrated.
    Undetermined,
}

/// A core item of the level worked toward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CoreItem {
    /// Which; of a pair the better member.
    pub competency: Ix,
    /// Its effective rating.
    pub rating: Option<Rating>,
    /// What condition 2 asks of it.
    pub expected: Rating,
    /// What must be reached for the level's condition to hold now: 2 instead of 3 where the
    /// exception is free and no other item wants it.
    pub needs: Rating,
    /// Met, by the exception or not; what is not met blocks.
    pub met: bool,
}

impl LevelReport {
    /// Judges the levels from the lowest; each asks for all below it.
    #[must_use]
    pub fn new(framework: &Framework, standing: &Standing, weights: &Table<u8>, readings: &Table<Reading>) -> Self {
        let mut report = Self {
            attained: None,
            toward: None,
            verdict: Verdict::Attained,
            core: Vec::new(),
            exception: None,
            supporting_met: 0,
            supporting_of: 0,
            mentor_confirmed: 0,
            mentor_needed: 0,
        };
        for level in framework.levels() {
            let items = Items::of(level, framework, standing, weights, readings);
            report.take(&items);
            report.verdict = items.verdict();
            if report.verdict != Verdict::Attained {
                report.toward = Some(level.level);
                break;
            }
            report.attained = Some(level.level);
        }
        report
    }

    /// The core items that block the level.
    pub fn blockers(&self) -> impl Iterator<Item = &CoreItem> {
        self.core.iter().filter(|item| !item.met)
    }

    fn take(&mut self, items: &Items) {
        let short = |item: &&Slot| item.known() < item.expected();
        let exception = items.core.iter().find(|item| short(item) && item.known() == Rating::ASSISTED);
        let wanting = items.core.iter().filter(|item| short(item) && item.expected() > Rating::ASSISTED).count();
        self.exception = exception.map(|item| item.best);
        self.core.clear();
        self.core.extend(items.core.iter().map(|item| {
            let excepted = self.exception == Some(item.best);
            // With several that want the exception it would be a guess which of them gets it.
            let free = exception.is_none() && wanting == 1 && short(&item);
            CoreItem {
                competency: item.best,
                rating: item.rating,
                expected: item.expected(),
                needs: if excepted || free { Rating::ASSISTED } else { item.expected() },
                met: excepted || !short(&item),
            }
        }));
        self.core.sort_unstable_by_key(|item| item.competency);
        self.supporting_met = items.supporting_met;
        self.supporting_of = items.supporting_of;
        self.mentor_confirmed = items.core.iter().filter(|item| item.confirmed).count();
        self.mentor_needed = items.mentor_needed;
    }
}

/// What a level's conditions are judged on.
struct Items<'f> {
    core: Vec<Slot<'f>>,
    supporting_met: usize,
    supporting_unrated: usize,
    supporting_of: usize,
    mentor_needed: usize,
}

/// A core item, or a group of which the best member counts.
struct Slot<'f> {
    group: Option<&'f GroupId>,
    best: Ix,
    rating: Option<Rating>,
    weight: u8,
    unrated: bool,
    confirmed: bool,
}

impl Slot<'_> {
    fn expected(&self) -> Rating {
        of_core(self.weight)
    }

    /// Unrated as 0.
    fn known(&self) -> Rating {
        self.rating.unwrap_or(Rating::NOT_YET)
    }

    /// Unrated as 4; of a group one unrated member is enough.
    fn at_best(&self) -> Rating {
        if self.unrated { Rating::LEADS } else { self.known() }
    }
}

impl<'f> Items<'f> {
    fn of(
        level: &Level,
        framework: &'f Framework,
        standing: &Standing,
        weights: &Table<u8>,
        readings: &Table<Reading>,
    ) -> Self {
        let mut items = Self {
            core: Vec::new(),
            supporting_met: 0,
            supporting_unrated: 0,
            supporting_of: 0,
            mentor_needed: usize::from(level.mentor_confirmations),
        };
        for (ix, competency) in framework.competencies().iter().filter(|(_, c)| c.level == level.level) {
            let rating = readings[ix].effective;
            if framework.is_core(ix) {
                let mentor = standing.marks.get(ix).and_then(|mark| mark.mentor.as_ref());
                let by_mentor = mentor.is_some_and(|mentor| mentor.rating >= Rating::INDEPENDENT);
                items.add(Slot {
                    group: competency.group.as_ref(),
                    best: ix,
                    rating,
                    weight: weights[ix],
                    unrated: rating.is_none(),
                    confirmed: by_mentor && readings[ix].at_least(Rating::INDEPENDENT),
                });
            } else if weights[ix] >= 2 {
                items.supporting_of += 1;
                items.supporting_met += usize::from(rating >= Some(Rating::ASSISTED));
                items.supporting_unrated += usize::from(rating.is_none());
            }
        }
        items
    }

    fn add(&mut self, slot: Slot<'f>) {
        let group = slot.group;
        match self.core.iter_mut().find(|other| group.is_some() && other.group == group) {
            Some(other) => {
                if slot.rating > other.rating {
                    (other.best, other.rating) = (slot.best, slot.rating);
                }
                other.weight = other.weight.max(slot.weight);
                other.unrated |= slot.unrated;
                other.confirmed |= slot.confirmed;
            }
            None => self.core.push(slot),
        }
    }

    fn verdict(&self) -> Verdict {
        let confirmed = self.core.iter().filter(|slot| slot.confirmed).count() >= self.mentor_needed;
        let with = |rating: fn(&Slot<'f>) -> Rating, met: usize| {
            confirmed && self.core_holds(rating) && 3 * met >= 2 * self.supporting_of
        };
        if with(Slot::known, self.supporting_met) {
            Verdict::Attained
        } else if with(Slot::at_best, self.supporting_met + self.supporting_unrated) {
            Verdict::Undetermined
        } else {
            Verdict::NotAttained
        }
    }

    /// Condition 2: all as expected, save one that may stand at 2.
    fn core_holds(&self, rating: fn(&Slot<'f>) -> Rating) -> bool {
        let mut short = self.core.iter().filter(|slot| rating(slot) < slot.expected());
        short.next().is_none_or(|slot| rating(slot) >= Rating::ASSISTED) && short.next().is_none()
    }
}
