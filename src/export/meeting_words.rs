//! A session in words.

use super::dates;
use crate::profile::day::Day;
use crate::profile::meeting::{Meeting, Outcome};

/// A session that was held, in a line: "Mon 23 Nov 2026, Mo Sample: 3 rated, 1 agreed".
#[must_use]
pub fn held(meeting: &Meeting) -> String {
    let day = meeting.closing.as_ref().map_or(meeting.opened, |closing| closing.at).date();
    format!("{}, {}: {}", dates::full(Day(day)), meeting.mentor.line(), tally(meeting))
}

/// What came of it in numbers: "3 rated, 1 agreed, 1 left open".
#[must_use]
pub fn tally(meeting: &Meeting) -> String {
    let agreed = |outcome: &Outcome| matches!(outcome, Outcome::Agreed(..));
    // What was agreed on without having been rated blind is rated all the same.
    let alone = meeting.outcomes.iter().filter(|(id, o)| agreed(o) && !meeting.given.contains_key(*id)).count();
    let settled = meeting.outcomes.values().filter(|outcome| agreed(outcome)).count();
    let differed = meeting.outcomes.len() - settled;
    let mut parts = vec![format!("{} rated", meeting.given.len() + alone)];
    parts.extend((settled > 0).then(|| format!("{settled} agreed")));
    parts.extend((differed > 0).then(|| format!("{differed} left open")));
    parts.join(", ")
}
