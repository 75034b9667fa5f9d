//! The one next step (brief 2.8).

use crate::framework::id::{ProjectId, RoleId};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;

/// Always exactly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStep {
    /// Rate a competency: less than 60 % of the active stage is rated.
    Rate {
        /// Which.
        competency: Ix,
    },
    /// Raise a competency by one step.
    Raise {
        /// Which.
        competency: Ix,
        /// From this effective rating.
        from: Rating,
        /// To one above.
        to: Rating,
        /// The shortest available project, else the nearest with what it waits for.
        project: Option<ProjectChoice>,
        /// Whether the program builds a starter task: the step is 0 to 1.
        starter: bool,
        /// Core blocker of the level worked toward.
        blocks_level: bool,
        /// How many competencies still short wait for it.
        unlocks: usize,
    },
    /// Ask a mentor to confirm the strongest claim.
    Confirm {
        /// Which.
        competency: Ix,
    },
    /// Raise the target level, or pick a second cluster.
    AimHigher {
        /// The next level, where there is one.
        level: Option<u8>,
        /// A cluster not yet chosen (best fit first), where the level is the highest.
        role: Option<RoleId>,
    },
}

/// A project for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectChoice {
    /// Which.
    pub id: ProjectId,
    /// Whether it can start now.
    pub available: bool,
    /// What it waits for.
    pub waits_for: Vec<Wait>,
}

/// A competency below what a project needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Which.
    pub competency: Ix,
    /// Its effective rating.
    pub rating: Option<Rating>,
    /// What is needed.
    pub needs: Rating,
}
