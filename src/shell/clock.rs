//! The clock: the only place that asks what time it is.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::profile::day::Day;
use crate::profile::moment::Moment;

/// This instant with the offset of the local time zone.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub fn now() -> Moment {
    let at = Timestamp::now();
    Moment::new(at, TimeZone::system().to_offset(at))
}

/// Today's civil date in the local time zone.
#[must_use]
pub fn today() -> Day {
    Day(now().date())
}
