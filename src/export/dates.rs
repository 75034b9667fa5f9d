//! Dates as people say them.

use super::locale::Locale;
use crate::profile::day::Day;
use crate::profile::preferences::Dates;

/// "2 October", "October 2" or "2026-10-02", as the configuration asks.
#[must_use]
pub fn day(day: Day) -> String {
    let shape = match Locale::spoken().dates {
        Dates::DayFirst => "%-d %B",
        Dates::MonthFirst => "%B %-d",
        Dates::Iso => "%Y-%m-%d",
    };
    day.0.strftime(shape).to_string()
}

/// "Mon 11 May 2026", or as the configuration asks.
#[must_use]
pub fn full(day: Day) -> String {
    let shape = match Locale::spoken().dates {
        Dates::DayFirst => "%a %-d %b %Y",
        Dates::MonthFirst => "%a %b %-d %Y",
        Dates::Iso => "%a %Y-%m-%d",
    };
    day.0.strftime(shape).to_string()
}

/// "20 November 2026", or as the configuration asks.
#[must_use]
pub fn long(day: Day) -> String {
    let shape = match Locale::spoken().dates {
        Dates::DayFirst => "%-d %B %Y",
        Dates::MonthFirst => "%B %-d, %Y",
        Dates::Iso => "%Y-%m-%d",
    };
    day.0.strftime(shape).to_string()
}

/// "May" in the year of `now`, "May 2025" in another.
#[must_use]
pub fn month(day: Day, now: Day) -> String {
    let shape = match Locale::spoken().dates {
        Dates::Iso => "%Y-%m",
        _ if day.0.year() == now.0.year() => "%b",
        _ => "%b %Y",
    };
    day.0.strftime(shape).to_string()
}

/// "March to July 2027", or "December 2026 to February 2027"; none where both are in one month, which would be a
/// single date.
#[must_use]
pub fn span(from: Day, to: Day) -> Option<String> {
    let same_year = from.0.year() == to.0.year();
    if same_year && from.0.month() == to.0.month() {
        return None;
    }
    if Locale::spoken().dates == Dates::Iso {
        return Some(format!("{} to {}", from.0.strftime("%Y-%m"), to.0.strftime("%Y-%m")));
    }
    let first = from.0.strftime(if same_year { "%B" } else { "%B %Y" });
    Some(format!("{first} to {}", to.0.strftime("%B %Y")))
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
        let told = |from, to| span(at(from), at(to));
        assert_eq!(told("2027-03-01", "2027-07-31").as_deref(), Some("March to July 2027"));
        assert_eq!(told("2026-12-31", "2027-01-01").as_deref(), Some("December 2026 to January 2027"));
        assert_eq!(told("2026-12-01", "2026-12-31"), None);
    }

    #[test]
    fn as_the_configuration_asks() {
        let at = |text: &str| text.parse::<Day>().unwrap();
        let (a, b) = (at("2026-10-02"), at("2027-03-01"));
        let told = |dates| {
            Locale { dates, ..Locale::default() }.speak();
            let told = [day(a), full(a), month(a, b), span(a, b).unwrap_or_default()].join(", ");
            Locale::default().speak();
            told
        };
        assert_eq!(told(Dates::MonthFirst), "October 2, Fri Oct 2 2026, Oct 2026, October 2026 to March 2027");
        assert_eq!(told(Dates::Iso), "2026-10-02, Fri 2026-10-02, 2026-10, 2026-10 to 2027-03");
    }
}
