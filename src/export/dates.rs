//! Dates as people say them.

use crate::profile::day::Day;

/// "2 October".
#[must_use]
pub fn day(day: Day) -> String {
    day.0.strftime("%-d %B").to_string()
}

/// "Mon 11 May 2026".
#[must_use]
pub fn full(day: Day) -> String {
    day.0.strftime("%a %-d %b %Y").to_string()
}

/// "May" in the year of `now`, "May 2025" in another.
#[must_use]
pub fn month(day: Day, now: Day) -> String {
    let shape = if day.0.year() == now.0.year() { "%b" } else { "%b %Y" };
    day.0.strftime(shape).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_say_them() {
        let at = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(day(at("2026-10-02")), "2 October");
        assert_eq!(full(at("2026-05-11")), "Mon 11 May 2026");
        assert_eq!(month(at("2026-05-11"), at("2026-11-20")), "May");
        assert_eq!(month(at("2025-05-11"), at("2026-11-20")), "May 2025");
    }
}
