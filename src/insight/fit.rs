//! Fit to each role cluster (brief 2.6).

use crate::framework::id::RoleId;
use crate::framework::table::Ix;

/// How much of a cluster's expected work is covered today. No verdict on the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The cluster.
    pub role: RoleId,
    /// F, 0 to 100; `None` below 60 % coverage ("not enough rated").
    pub percent: Option<u8>,
    /// Coverage, 0 to 100.
    pub coverage: u8,
    /// The three largest contributions w*min(r,e), largest first, table order on ties.
    pub contributors: Vec<Ix>,
    /// The three largest shortfalls w*(e-r) among the rated, largest first, table order on ties.
    pub shortfalls: Vec<Ix>,
}
