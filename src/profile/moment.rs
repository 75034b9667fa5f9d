//! An instant with the offset it was recorded at.

use std::fmt;

use jiff::civil::Date;
use jiff::tz::Offset;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::framework::text::Raw;

/// An instant, to the millisecond, and the offset of the place where it was recorded. Ordered by instant alone.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    at: jiff::Timestamp,
    offset: Offset,
}

impl Moment {
    /// The instant `at` as seen at `offset`.
    #[must_use]
    pub fn new(at: jiff::Timestamp, offset: Offset) -> Self {
        let at = jiff::Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at);
        Self { at, offset }
    }

    /// Noon of `date` at UTC: for records that carry a day alone.
    #[must_use]
    pub fn noon(date: Date) -> Self {
        let at = date.at(12, 0, 0, 0);
        Self { at: Offset::UTC.to_timestamp(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH), offset: Offset::UTC }
    }

    /// The civil date where it was recorded.
    #[must_use]
    pub fn date(self) -> Date {
        self.offset.to_datetime(self.at).date()
    }

    /// The civil date and the time of day where it was recorded, such as `2026-05-11 18:04`.
    #[must_use]
    pub fn minute(self) -> String {
        self.offset.to_datetime(self.at).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// The instant.
    #[must_use]
    pub fn instant(self) -> jiff::Timestamp {
        self.at
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.at.cmp(&other.at)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.at.display_with_offset(self.offset).fmt(f)
    }
}

impl std::str::FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let pieces = jiff::fmt::temporal::Pieces::parse(text).map_err(|e| e.to_string())?;
        let offset = pieces.to_numeric_offset().ok_or("an instant needs an offset, such as +01:00 or Z")?;
        let time = pieces.time().ok_or("an instant needs a time of day")?;
        let at = offset.to_timestamp(pieces.date().to_datetime(time)).map_err(|e| e.to_string())?;
        Ok(Self { at, offset })
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = Raw::deserialize(d)?.0;
        text.parse().map_err(|e| serde::de::Error::custom(format!("`{text}` is not an instant: {e}")))
    }
}

impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "format": "date-time",
            "description": "An instant with its offset, such as 2026-05-11T18:04:09+02:00"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        for text in ["2026-05-11T18:04:09+02:00", "2026-05-11T00:30:00.125-03:30", "2026-05-11T18:04:09+00:00"] {
            let moment: Moment = text.parse().unwrap();
            assert_eq!(moment.to_string(), text);
            assert_eq!(moment.date().to_string(), "2026-05-11");
        }
        assert!("2026-05-11".parse::<Moment>().is_err());
        assert!("2026-05-11T10:00:00".parse::<Moment>().is_err());
    }
}
