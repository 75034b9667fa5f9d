//! Can, want, needed: where all three meet, and what lacks where two do.

use super::effective::Reading;
use super::gap::Gap;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};
use crate::profile::standing::Standing;

/// From this mark on a competency counts as wanted.
pub const WANTED: u8 = 2;

/// Which of can, want and needed meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meeting {
    /// All three.
    All,
    /// Wanted and needed, and cannot be begun yet.
    NotYet,
    /// Needed and can be begun, and the person said that they do not want it.
    Unwanted,
    /// Needed and can be begun, and the person has not said whether they want it.
    Unsaid,
    /// Wanted and can be begun, and not needed at the target.
    Unneeded,
    /// Wanted alone.
    Wanted,
    /// Needed alone.
    Needed,
}

/// One competency weighed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighing {
    /// Which.
    pub competency: Ix,
    /// Whether it can be worked on now: rated below 4, every direct prerequisite at 2, and an opportunity.
    pub can: bool,
    /// The mark of desire, 0 to 3, where there is one.
    pub desire: Option<u8>,
    /// Whether it is a gap.
    pub needed: bool,
    /// Whether there is no opportunity yet.
    pub no_opportunity: bool,
    /// Direct prerequisites below 2.
    pub waits_for: Vec<Ix>,
}

impl Weighing {
    /// Which of the three meet.
    #[must_use]
    pub fn meeting(&self) -> Meeting {
        let want = self.desire.is_some_and(|desire| desire >= WANTED);
        match (self.can, want, self.needed) {
            (true, true, true) => Meeting::All,
            (false, true, true) => Meeting::NotYet,
            (true, false, true) if self.desire.is_some() => Meeting::Unwanted,
            (true, false, true) => Meeting::Unsaid,
            (true, true, false) => Meeting::Unneeded,
            (false, true, false) => Meeting::Wanted,
            (_, false, _) => Meeting::Needed,
        }
    }
}

/// Everything that is needed or wanted, weighed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Balance {
    /// The gaps in order, then what is wanted without being one, in table order.
    pub weighings: Vec<Weighing>,
    /// The first of the gaps where all three meet.
    pub recommended: Option<Ix>,
}

impl Balance {
    /// Weighs everything that is needed or wanted.
    #[must_use]
    pub fn new(framework: &Framework, standing: &Standing, readings: &Table<Reading>, gaps: &[Gap]) -> Self {
        let desire = |ix: Ix| standing.marks.get(ix).and_then(|mark| mark.desire);
        let weigh = |ix: Ix, needed: bool| {
            let below = |base: &Ix| !readings.get(*base).is_some_and(|reading| reading.at_least(Rating::ASSISTED));
            let waits_for: Vec<Ix> = framework.prerequisites(ix).iter().copied().filter(below).collect();
            let rating = readings.get(ix).and_then(|reading| reading.effective);
            let no_opportunity = standing.marks.get(ix).is_some_and(|mark| mark.no_opportunity.is_some());
            let can = rating.and_then(Rating::up).is_some() && waits_for.is_empty() && !no_opportunity;
            Weighing { competency: ix, can, desire: desire(ix), needed, no_opportunity, waits_for }
        };
        let is_gap = |ix: Ix| gaps.iter().any(|gap| gap.competency == ix);
        let wanted = |ix: &Ix| desire(*ix).is_some_and(|desire| desire >= WANTED) && !is_gap(*ix);
        let needed = gaps.iter().map(|gap| weigh(gap.competency, true));
        let weighings: Vec<_> = needed.chain(framework.indices().filter(wanted).map(|ix| weigh(ix, false))).collect();
        let recommended = weighings.iter().find(|w| w.meeting() == Meeting::All).map(|w| w.competency);
        Self { weighings, recommended }
    }

    /// How `ix` was weighed, where it is needed or wanted.
    #[must_use]
    pub fn of(&self, ix: Ix) -> Option<&Weighing> {
        self.weighings.iter().find(|weighing| weighing.competency == ix)
    }
}
