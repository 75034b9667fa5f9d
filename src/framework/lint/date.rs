//! Civil dates in a framework.

use jiff::civil::Date;

/// The day that `text` names as `YYYY-MM-DD`, if there is such a day.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    // The parser takes shorter forms as well; only the one form sorts and reads the same everywhere.
    text.parse::<Date>().ok().filter(|date| date.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_in_the_one_form_are_dates() {
        assert!(day("2026-11-23").is_some() && day("2028-02-29").is_some());
        for bad in ["", "2026-02-29", "2026-13-01", "2026-1-1", "20261123", "2026-11-23T10:00", "soon"] {
            assert_eq!(day(bad), None, "{bad}");
        }
    }
}
