//! Level attained (brief 2.5).

use crate::framework::rating::Rating;
use crate::framework::table::Ix;

/// Attained level and the one worked toward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelReport {
    /// The highest attained level; `None` before the first.
    pub attained: Option<u8>,
    /// The level worked toward; `None` once the highest is attained.
    pub toward: Option<u8>,
    /// The verdict on `toward`; attained where that is `None`.
    pub verdict: Verdict,
    /// Core items of `toward` (a pair counts once, as its better member), in table order.
    pub core: Vec<CoreItem>,
    /// The item that stands at 2 by the one exception (brief 2.5, condition 2).
    pub exception: Option<Ix>,
    /// Supporting items with r >= 2.
    pub supporting_met: usize,
    /// Supporting items.
    pub supporting_of: usize,
    /// Core items at 3 or more by mentor rating.
    pub mentor_confirmed: usize,
    /// How many of them `toward` asks for.
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
    /// What must be reached for the level's condition to hold now, with the exception if free.
    pub needs: Rating,
    /// Met, by the exception or not; what is not met blocks.
    pub met: bool,
}

impl LevelReport {
    /// The core items that block the level.
    pub fn blockers(&self) -> impl Iterator<Item = &CoreItem> {
        self.core.iter().filter(|item| !item.met)
    }
}
