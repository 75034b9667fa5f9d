//! From what people say to what counts (brief 2.4).

use crate::framework::rating::Rating;

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
    /// Whether the newest of rating and evidence is older than the horizon.
    pub stale: bool,
    /// One step lower where stale: shown beside, enters no rule.
    pub today: Option<Rating>,
}
