//! A month: a date told no finer than that.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::day::Day;
use crate::framework::text::{Raw, clean_line};

/// A month of a year, `YYYY-MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(Day);

impl Month {
    /// The month that `day` is in.
    #[must_use]
    pub fn of(day: Day) -> Self {
        Self(Day(day.0.first_of_month()))
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Day {
        self.0
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.0.strftime("%Y-%m").to_string())
    }
}

impl std::str::FromStr for Month {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match format!("{text}-01").parse::<Day>() {
            Ok(day) if text.len() == 7 => Ok(Self(day)),
            _ => Err(format!("`{}` is not a month: write YYYY-MM", clean_line(text))),
        }
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = Raw::deserialize(d)?.0;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Month {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Month".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let month: Month = "2026-02".parse().unwrap();
        assert_eq!((month.to_string().as_str(), month.first().to_string().as_str()), ("2026-02", "2026-02-01"));
        assert_eq!(Month::of("2026-02-27".parse().unwrap()), month);
        for bad in ["2026-13", "2026-2", "2026-02-01", "", "2026-é"] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }
}
