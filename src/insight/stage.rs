//! Stage progress (brief 2.6).

use crate::framework::table::Ix;

/// How far a stage is. Percentages are whole, rounded down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageReport {
    /// Its number.
    pub stage: u8,
    /// claimed%, 0 to 100.
    pub claimed: u8,
    /// backed%, 0 to 100, at most `claimed`.
    pub backed: u8,
    /// How many of the stage's competencies with w > 0 are rated.
    pub rated: usize,
    /// How many there are with w > 0.
    pub of: usize,
    /// claimed >= 80 and every w = 3 competency at 2 or more.
    pub complete: bool,
    /// The quick placement's estimate in percent, while less than 60 % is rated.
    pub estimate: Option<u8>,
    /// Set where this later stage is 25 points or more above the active one ("ahead of your base").
    pub ahead_by: Option<u8>,
    /// What the stage still lacks: competencies with w > 0 below min(w, 3), largest lack first.
    pub lacks: Vec<Ix>,
}
