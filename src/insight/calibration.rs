//! Calibration: over closed sessions, where self-ratings ran above or below the mentor's, by area. A help to look at
//! one's own yardstick, and no score: nothing is averaged, and few points say nothing.

use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::profile::day::Day;
use crate::profile::log::Log;
use crate::profile::meeting::Outcome;
use crate::profile::standing::Standing;

/// From so many points on an area is told. With five points that all differ one way, chance alone does that once in
/// sixteen; with six, once in thirty-two: the first number at which it is rarer than one in twenty.
pub const ENOUGH: usize = 6;

/// One competency of one session: what each side gave without knowing the other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Which competency.
    pub competency: Ix,
    /// The day on which the session was closed.
    pub on: Day,
    /// The self-rating when the session was opened.
    pub own: Rating,
    /// The mentor's in it: the blind one, else the one agreed.
    pub mentor: Rating,
}

/// Which way self-ratings lean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lean {
    /// Too few points to tell.
    TooFew,
    /// Above the mentor's.
    Above,
    /// Below the mentor's.
    Below,
    /// Neither way.
    Neither,
}

/// The points of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Where the self-rating was above the mentor's.
    pub above: usize,
    /// Where it was below.
    pub below: usize,
    /// Where both said the same.
    pub same: usize,
}

impl Tally {
    /// How many points there are.
    #[must_use]
    pub fn points(&self) -> usize {
        self.above + self.below + self.same
    }

    /// Which way the self-ratings lean: one way where chance alone would give so lopsided a tally less than once in
    /// twenty (the sign test, ties left out).
    #[must_use]
    pub fn lean(&self) -> Lean {
        if self.points() < ENOUGH {
            return Lean::TooFew;
        }
        match by_chance(self.above, self.below) {
            true => Lean::Neither,
            false if self.above > self.below => Lean::Above,
            false => Lean::Below,
        }
    }

    fn count(&mut self, point: &Point) {
        match point.own.cmp(&point.mentor) {
            std::cmp::Ordering::Greater => self.above += 1,
            std::cmp::Ordering::Less => self.below += 1,
            std::cmp::Ordering::Equal => self.same += 1,
        }
    }
}

/// Whether chance alone would split `a + b` at least so unevenly once in twenty times or more often.
fn by_chance(a: usize, b: usize) -> bool {
    // More would not fit; the same split of a hundred is the more cautious answer.
    let (a, b) = if a + b > 100 { (a * 100 / (a + b), b * 100 / (a + b)) } else { (a, b) };
    let n = a + b;
    let mut ways: u128 = 1;
    let mut tail: u128 = 0;
    for k in 0..=a.min(b) {
        tail = tail.saturating_add(ways);
        ways = ways.saturating_mul((n - k) as u128) / (k as u128 + 1);
    }
    // Both tails against one in twenty of all 2^n ways.
    tail.saturating_mul(40) >= 1_u128 << n.min(127)
}

/// Calibration by area.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calibration {
    /// The points, oldest session first.
    pub points: Vec<Point>,
    /// The tally of each area, in the framework's order.
    pub areas: Vec<Tally>,
    /// How many closed sessions they come from.
    pub sessions: usize,
}

impl Calibration {
    /// Reads the closed sessions of `standing` that the record shows in full, until the end of `until`.
    #[must_use]
    pub fn new(framework: &Framework, log: &Log, standing: &Standing, until: Day) -> Self {
        let mut calibration = Self { areas: vec![Tally::default(); framework.areas().len()], ..Self::default() };
        for held in &standing.sessions {
            let Some(meeting) = log.meeting(&held.session, until) else { continue };
            let before = calibration.points.len();
            for id in meeting.given.keys().chain(meeting.outcomes.keys().filter(|id| !meeting.given.contains_key(*id)))
            {
                let blind = meeting.given.get(id).and_then(|given| given.rating);
                let agreed = || match meeting.outcomes.get(id) {
                    Some(Outcome::Agreed(rating, _)) => Some(*rating),
                    _ => None,
                };
                let own = log.own_rating_at(id, meeting.opened, until).and_then(|rated| rated.rating);
                if let (Some(competency), Some(own), Some(mentor)) = (framework.find(id), own, blind.or_else(agreed)) {
                    calibration.points.push(Point { competency, on: Day(held.at.date()), own, mentor });
                }
            }
            calibration.sessions += usize::from(calibration.points.len() > before);
        }
        for point in &calibration.points {
            let area = &framework.competency(point.competency).area;
            let place = framework.areas().iter().position(|other| other.id == *area);
            if let Some(tally) = place.and_then(|place| calibration.areas.get_mut(place)) {
                tally.count(point);
            }
        }
        calibration
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lean(above: usize, below: usize, same: usize) -> Lean {
        Tally { above, below, same }.lean()
    }

    #[test]
    fn few_points_say_nothing_and_a_lean_is_rarer_than_one_in_twenty() {
        assert_eq!(lean(5, 0, 0), Lean::TooFew);
        assert_eq!((lean(6, 0, 0), lean(0, 6, 0)), (Lean::Above, Lean::Below));
        assert_eq!((lean(5, 0, 1), lean(7, 1, 0), lean(8, 1, 3)), (Lean::Neither, Lean::Neither, Lean::Above));
        assert_eq!((lean(0, 0, 9), lean(4, 4, 0)), (Lean::Neither, Lean::Neither));
        assert_eq!((lean(500, 400, 0), lean(70, 30, 0)), (Lean::Neither, Lean::Above));
    }

    #[test]
    fn the_threshold_is_the_first_at_which_all_one_way_is_rarer_than_one_in_twenty() {
        assert!(by_chance(ENOUGH - 1, 0) && !by_chance(ENOUGH, 0));
    }
}
