//! The weekly review: what is worth a second look this week, at most five minutes of it.
//!
//! It asks only about what is disputed, changed or stale (brief 2.4). The answer is a rating: the same one again says
//! "still so", another one says what it is now; so nothing but ratings is recorded. Everything is read off the record:
//!
//! - **disputed**: at once when the mentor's word is the later one; after one's own answer again in 1, 2, 4, 8... weeks;
//! - **evidence** added on a later day than the last rating: does it change the rating?
//! - **stale**: nothing newer than the horizon. Answering renews it for a whole horizon;
//! - **changed**: a rating that moved is asked about a week later; each "still so" doubles the wait (1, 2, 4, 8 weeks),
//!   after which the horizon alone asks. A question that nobody answered for eight weeks is let go: no debt piles up.
//!
//! No wait is longer than the competency's horizon. Ratings that were given again or changed within the last seven days
//! count as answered, so that a review that is done stays done until next week.

use super::effective::Reading;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};
use crate::profile::day::Day;
use crate::profile::mark::Mark;
use crate::profile::standing::Standing;

/// How many questions a week has: at about 45 seconds each (read the anchor, think, press a digit) six take four and
/// a half minutes, and a review takes at most five.
pub const A_WEEK: usize = 6;

/// Seconds that a question takes, about.
pub const SECONDS: usize = 45;

/// How often a rating that moved is confirmed before it counts as settled: after 1, 2, 4 and 8 weeks.
const SETTLED: u16 = 4;

/// For how many days the question about a change stands open before it is let go.
const LET_GO: i64 = 8 * 7;

/// What this week's review asks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// The questions, most pressing first; at most [`A_WEEK`].
    pub questions: Vec<Question>,
    /// How many more wait for the weeks to come.
    pub later: usize,
    /// How many were answered within the last seven days.
    pub answered: usize,
}

/// A question of the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// About which competency.
    pub competency: Ix,
    /// What is asked to be looked at again: the self-rating, else what counts.
    pub rating: Rating,
    /// Why it is asked.
    pub reason: Reason,
}

/// Why something is asked. In the order of urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Self and mentor differ, or the last session recorded a disagreement.
    Disputed {
        /// The mentor's rating, where there is one.
        mentor: Option<Rating>,
    },
    /// Evidence was added since the rating.
    Evidence {
        /// How many pieces.
        pieces: usize,
    },
    /// Nothing is newer than the horizon.
    Stale {
        /// Whole months since the newest of rating and evidence.
        months: u16,
        /// The horizon in months.
        horizon: u16,
    },
    /// The rating moved.
    Changed {
        /// From here.
        from: Rating,
        /// On this day it was given last.
        on: Day,
    },
}

impl Review {
    /// What the review of the week that `as_of` is in asks.
    #[must_use]
    pub fn new(
        framework: &Framework,
        standing: &Standing,
        readings: &Table<Reading>,
        weights: &Table<u8>,
        as_of: Day,
    ) -> Self {
        let sessions = standing.sessions.last().map(|held| Day(held.at.date()));
        let mut review = Self::default();
        for ix in framework.indices() {
            let (Some(mark), Some(reading)) = (standing.marks.get(ix), readings.get(ix)) else { continue };
            let look = Look { mark, reading, session: sessions, as_of };
            review.answered += usize::from(look.answered());
            let rating = mark.own.map(|own| own.rating).or(reading.effective);
            if let (Some(rating), Some(reason)) = (rating, look.reason()) {
                review.questions.push(Question { competency: ix, rating, reason });
            }
        }
        // The kind first, then what matters more to the person's role, then table order.
        let weight = |question: &Question| std::cmp::Reverse(weights.get(question.competency).copied().unwrap_or(0));
        review.questions.sort_by_key(|question| (kind(question.reason), weight(question)));
        let room = A_WEEK.saturating_sub(review.answered);
        review.later = review.questions.len().saturating_sub(room);
        review.questions.truncate(room);
        review
    }

    /// The question about a competency, if it is one of this week's.
    #[must_use]
    pub fn about(&self, ix: Ix) -> Option<&Question> {
        self.questions.iter().find(|question| question.competency == ix)
    }

    /// How many minutes it takes, about; at most five.
    #[must_use]
    pub fn minutes(&self) -> usize {
        (self.questions.len() * SECONDS).div_ceil(60)
    }
}

fn kind(reason: Reason) -> u8 {
    match reason {
        Reason::Disputed { .. } => 0,
        Reason::Evidence { .. } => 1,
        Reason::Stale { .. } => 2,
        Reason::Changed { .. } => 3,
    }
}

/// One competency looked at for the review.
struct Look<'a> {
    mark: &'a Mark,
    reading: &'a Reading,
    session: Option<Day>,
    as_of: Day,
}

impl Look<'_> {
    /// Whether a second look was taken within the last seven days.
    fn answered(&self) -> bool {
        let again = self.mark.before.is_some() || self.mark.steady > 0;
        again && self.mark.own.is_some_and(|own| self.days_since(Day(own.at.date())) < 7)
    }

    fn reason(&self) -> Option<Reason> {
        self.disputed().or_else(|| self.shown()).or_else(|| self.stale()).or_else(|| self.changed())
    }

    fn disputed(&self) -> Option<Reason> {
        if !self.reading.disputed {
            return None;
        }
        let mentor = self.mark.mentor.as_ref();
        let session = self.session.filter(|_| self.mark.disagreed);
        let said = mentor.map(|mentor| Day(mentor.at.date())).max(session);
        let own = self.mark.own.map(|own| Day(own.at.date()));
        let answered = own.filter(|own| said.is_none_or(|said| *own > said));
        let due = answered.is_none_or(|own| self.days_since(own) >= self.wait());
        due.then_some(Reason::Disputed { mentor: mentor.map(|mentor| mentor.rating) })
    }

    /// Evidence recorded on a later day than the last word on the rating.
    fn shown(&self) -> Option<Reason> {
        let own = self.mark.own.map(|own| Day(own.at.date()));
        let rated = own.max(self.mark.mentor.as_ref().map(|mentor| Day(mentor.at.date())))?;
        let pieces = self.mark.evidence.iter().filter(|filed| Day(filed.at.date()) > rated).count();
        // At the top there is nothing that evidence could change.
        let top = self.reading.effective == Some(Rating::LEADS);
        (pieces > 0 && !top).then_some(Reason::Evidence { pieces })
    }

    fn stale(&self) -> Option<Reason> {
        let months = self.reading.age.map_or(0, |age| age.months);
        self.reading.stale.then_some(Reason::Stale { months, horizon: self.reading.horizon })
    }

    fn changed(&self) -> Option<Reason> {
        let (own, from) = (self.mark.own?, self.mark.before?);
        let on = Day(own.at.date());
        let over = self.days_since(on) - self.wait();
        (self.mark.steady < SETTLED && (0..LET_GO).contains(&over)).then_some(Reason::Changed { from, on })
    }

    /// How many days an answer stands before the same is asked again: a week, doubled by every answer that nothing
    /// changed, at most the horizon.
    fn wait(&self) -> i64 {
        let weeks = 1_i64 << self.mark.steady.min(10);
        (weeks * 7).min(i64::from(self.reading.horizon) * 30).max(7)
    }

    fn days_since(&self, day: Day) -> i64 {
        self.as_of.0.duration_since(day.0).as_hours() / 24
    }
}

#[cfg(test)]
mod tests;
