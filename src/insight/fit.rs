//! Fit to each role cluster (brief 2.6).

use std::cmp::Reverse;

use super::effective::Reading;
use super::expected;
use crate::framework::framework::Framework;
use crate::framework::id::RoleId;
use crate::framework::role::Role;
use crate::framework::table::{Ix, Table};

/// Coverage in percent below which no number is given.
const ENOUGH: u8 = 60;
/// How many contributors and shortfalls are named.
const NAMED: usize = 3;

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

impl Fit {
    /// The fit to `role` at `target`, with that cluster's own w and e.
    ///
    /// Brief 2.6 says that e is taken before the pair line too, but the numbers of its vectors B and
    /// F come out only with the pair line and without the prerequisite line. The vectors are followed;
    /// [`expected::base`] alone would be the other reading.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables are of one framework")]
    pub fn new(framework: &Framework, role: &Role, readings: &Table<Reading>, target: u8) -> Self {
        let weights = expected::weights(framework, std::slice::from_ref(&role.id));
        let expected = expected::before_prerequisites(framework, &weights, readings, target);
        let (mut whole, mut met, mut rated) = (0_u32, 0_u32, 0_u32);
        let mut contributors: Vec<(u32, Ix)> = Vec::new();
        let mut shortfalls: Vec<(u32, Ix)> = Vec::new();
        for (ix, reading) in readings.iter() {
            let (weight, expected) = (u32::from(weights[ix]), u32::from(expected[ix]));
            let Some(r) = reading.effective.map(|r| u32::from(r.number())) else {
                whole += weight * expected;
                continue;
            };
            let part = weight * r.min(expected);
            whole += weight * expected;
            rated += weight * expected;
            met += part;
            if part > 0 {
                contributors.push((part, ix));
            }
            if part < weight * expected {
                shortfalls.push((weight * expected - part, ix));
            }
        }
        let percent = |part: u32| (100 * part).checked_div(whole).map_or(0, |p| u8::try_from(p).unwrap_or(100));
        let coverage = percent(rated);
        Self {
            role: role.id.clone(),
            percent: Some(percent(met)).filter(|_| coverage >= ENOUGH),
            coverage,
            contributors: largest(contributors),
            shortfalls: largest(shortfalls),
        }
    }
}

/// The largest few, largest first; the sort is stable, so ties stay in table order.
fn largest(mut all: Vec<(u32, Ix)>) -> Vec<Ix> {
    all.sort_by_key(|&(size, _)| Reverse(size));
    all.into_iter().take(NAMED).map(|(_, ix)| ix).collect()
}
