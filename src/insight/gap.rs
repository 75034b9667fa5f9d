//! Gaps and their priority (brief 2.6).

use crate::framework::rating::Rating;
use crate::framework::table::Ix;

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
