//! Weights over a role choice, and the ratings that are expected for a target level (brief 2.5, 2.6).

use super::effective::Reading;
use crate::framework::framework::Framework;
use crate::framework::id::RoleId;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};

/// The weight w of each competency over `roles`: the largest of theirs.
#[must_use]
pub fn weights(framework: &Framework, roles: &[RoleId]) -> Table<u8> {
    framework.indices().map(|ix| framework.weight_over(ix, roles)).collect()
}

/// What condition 2 asks of a core item of weight `w` (brief 2.5): 3 where the role needs it, else 2.
#[must_use]
pub fn of_core(w: u8) -> Rating {
    if w >= 2 { Rating::INDEPENDENT } else { Rating::ASSISTED }
}

/// e of one competency for target level `target`, before the pair line and the prerequisite line.
#[must_use]
pub fn base(framework: &Framework, ix: Ix, w: u8, target: u8) -> u8 {
    let level = framework.competency(ix).level;
    if level <= target {
        if framework.is_core(ix) { of_core(w).number() } else { w.min(Rating::INDEPENDENT.number()) }
    } else if u16::from(level) == u16::from(target) + 1 && w == 3 {
        // See over the wall: the next level's most relevant items should be known about.
        Rating::AWARE.number()
    } else {
        0
    }
}

/// e of every competency with the pair line and without the prerequisite line: what a cluster's fit
/// is held against.
#[must_use]
pub fn before_prerequisites(
    framework: &Framework,
    weights: &Table<u8>,
    readings: &Table<Reading>,
    target: u8,
) -> Table<u8> {
    let mut expected: Table<u8> = weights.iter().map(|(ix, w)| base(framework, ix, *w, target)).collect();
    relieve_pairs(framework, readings, &mut expected);
    expected
}

/// e of every competency (brief 2.6), with the pair line and the prerequisite line.
#[must_use]
#[expect(clippy::indexing_slicing, reason = "the tables are of one framework")]
pub fn expected(framework: &Framework, weights: &Table<u8>, readings: &Table<Reading>, target: u8) -> Table<u8> {
    let mut expected = before_prerequisites(framework, weights, readings, target);
    // Prerequisites come earlier in the table, so that one walk backwards is transitive.
    for ix in framework.indices().rev() {
        if expected[ix] >= Rating::ASSISTED.number() {
            for &base in framework.prerequisites(ix) {
                expected[base] = expected[base].max(Rating::ASSISTED.number());
            }
        }
    }
    expected
}

/// Once one member of a group is at 3, of the others only awareness is expected. The highest keeps
/// its e, the first in table order on ties.
fn relieve_pairs(framework: &Framework, readings: &Table<Reading>, expected: &mut Table<u8>) {
    let group = |ix: Ix| framework.competency(ix).group.as_ref().filter(|_| framework.is_core(ix));
    let members = || framework.indices().filter(|&ix| group(ix).is_some());
    for ix in members() {
        let reached = |other: &Ix| group(*other) == group(ix) && readings[*other].at_least(Rating::INDEPENDENT);
        let keeper = members().filter(reached).min_by_key(|&other| std::cmp::Reverse(readings[other].number()));
        if keeper.is_some_and(|keeper| keeper != ix) {
            expected[ix] = expected[ix].min(Rating::AWARE.number());
        }
    }
}
