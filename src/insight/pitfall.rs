//! Pitfalls that fire (brief 2.7).

use crate::framework::id::PitfallId;
use crate::framework::pitfall::PitfallState;
use crate::framework::table::Ix;

/// A pitfall that fires. Detected before watch, article families before derived ones, then in the framework's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firing {
    /// Which.
    pub id: PitfallId,
    /// How sure.
    pub state: PitfallState,
    /// The numbers that fired it.
    pub numbers: Vec<Number>,
    /// What mends it.
    pub remedy: Vec<Ix>,
}

/// A number that fired a pitfall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// The mean of a group, in tenths.
    Mean {
        /// The group.
        of: Vec<Ix>,
        /// Tenths of a rating.
        tenths: u8,
    },
    /// One competency's effective rating.
    Rating {
        /// Which.
        competency: Ix,
        /// Its rating.
        rating: u8,
    },
    /// Claims without backing.
    Claims {
        /// How many lack backing.
        unbacked: usize,
        /// Self-ratings of 3 or more.
        of: usize,
    },
}
