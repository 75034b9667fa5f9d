//! Gaps and their priority (brief 2.6).

use super::effective::Reading;
use super::pitfall::Firing;
use crate::framework::framework::Framework;
use crate::framework::pathway::Pathway;
use crate::framework::pitfall::PitfallState;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};

/// A rated competency below what is expected of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Which.
    pub competency: Ix,
    /// Effective rating r.
    pub rating: Rating,
    /// Expected rating e.
    pub expected: Rating,
    /// The sum of `parts`.
    pub priority: u16,
    /// What the priority is made of.
    pub parts: PriorityParts,
    /// How many competencies still short depend on it, directly or not.
    pub unlocks: usize,
    /// Whether every direct prerequisite has r >= 2.
    pub ready: bool,
    /// Direct prerequisites below 2.
    pub waits_for: Vec<Ix>,
}

/// The parts of a priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PriorityParts {
    /// 10 * w * g.
    pub weight: u16,
    /// 2 * min(unlocks, 10).
    pub unlocks: u16,
    /// 4 * emphasis.
    pub pathway: u16,
    /// 15 or 7 for the remedy of a pitfall.
    pub pitfall: u16,
    /// 5 for a core item.
    pub core: u16,
}

impl PriorityParts {
    /// The priority that they make.
    #[must_use]
    pub fn sum(&self) -> u16 {
        self.weight + self.unlocks + self.pathway + self.pitfall + self.core
    }
}

/// What gaps are computed from.
pub struct Ground<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// w over the role choice.
    pub weights: &'a Table<u8>,
    /// What counts.
    pub readings: &'a Table<Reading>,
    /// e.
    pub expected: &'a Table<u8>,
    /// The pathway chosen.
    pub pathway: Option<&'a Pathway>,
    /// The pitfalls that fire.
    pub pitfalls: &'a [Firing],
}

impl Ground<'_> {
    /// The gaps, highest priority first; on ties the lower stage, the lower level, table order.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables are of one framework")]
    pub fn gaps(&self) -> Vec<Gap> {
        let emphasis = self.emphasis();
        let urgency = self.urgency();
        let mut gaps: Vec<Gap> = self
            .readings
            .iter()
            .filter_map(|(ix, reading)| {
                let rating = reading.effective?;
                let expected = Rating::new(self.expected[ix]).filter(|expected| *expected > rating)?;
                Some(self.gap(ix, rating, expected, emphasis[ix], urgency[ix]))
            })
            .collect();
        gaps.sort_by_key(|gap| {
            let competency = self.framework.competency(gap.competency);
            (std::cmp::Reverse(gap.priority), competency.stage, competency.level)
        });
        gaps
    }

    /// The unrated of which something is expected, in table order.
    #[must_use]
    pub fn unknown(&self) -> Vec<Ix> {
        let unknown =
            |(ix, reading): (Ix, &Reading)| (reading.effective.is_none() && self.expected[ix] > 0).then_some(ix);
        self.readings.iter().filter_map(unknown).collect()
    }

    fn gap(&self, ix: Ix, rating: Rating, expected: Rating, emphasis: u8, urgency: u16) -> Gap {
        let short = u16::from(expected.number().saturating_sub(rating.number()));
        // An unrated one counts as 0, so it is short wherever anything is expected.
        let still_short = |other: &&Ix| self.readings[**other].number() < self.expected[**other];
        let unlocks = self.framework.dependents(ix).iter().filter(still_short).count();
        let parts = PriorityParts {
            weight: 10 * u16::from(self.weights[ix]) * short,
            unlocks: u16::try_from(2 * unlocks.min(10)).unwrap_or(20),
            pathway: 4 * u16::from(emphasis),
            pitfall: urgency,
            core: if self.framework.is_core(ix) { 5 } else { 0 },
        };
        let below = |base: &Ix| !self.readings[*base].at_least(Rating::ASSISTED);
        let waits_for: Vec<Ix> = self.framework.prerequisites(ix).iter().copied().filter(below).collect();
        let ready = waits_for.is_empty();
        Gap { competency: ix, rating, expected, priority: parts.sum(), parts, unlocks, ready, waits_for }
    }

    /// The pathway's emphasis per competency, 0 to 3.
    #[expect(clippy::indexing_slicing, reason = "the tables are of one framework")]
    fn emphasis(&self) -> Table<u8> {
        let mut emphasis = Table::from_fn(self.readings.len(), |_| 0);
        for step in self.pathway.iter().flat_map(|pathway| &pathway.steps) {
            if let Some(ix) = self.framework.find(&step.competency) {
                emphasis[ix] = step.emphasis.max(emphasis[ix]);
            }
        }
        emphasis
    }

    /// What a pitfall adds to its remedies: the largest, once.
    #[expect(clippy::indexing_slicing, reason = "the tables are of one framework")]
    fn urgency(&self) -> Table<u16> {
        let mut urgency = Table::from_fn(self.readings.len(), |_| 0);
        for firing in self.pitfalls {
            let more = match firing.state {
                PitfallState::Detected => 15,
                PitfallState::Watch => 7,
            };
            for &ix in &firing.remedy {
                urgency[ix] = more.max(urgency[ix]);
            }
        }
        urgency
    }
}
