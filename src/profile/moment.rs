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
    /// The civil date of both. Every fold asks each entry of a record for it, and working it out costs more than a look
    /// at all else.
    date: Date,
}

impl Moment {
    /// The instant that lies so long before this one, at the same offset.
    #[must_use]
    pub fn before(self, by: jiff::SignedDuration) -> Self {
        Self::of(self.at.checked_sub(by).unwrap_or(self.at), self.offset)
    }

    /// The instant `at` as seen at `offset`.
    #[must_use]
    pub fn new(at: jiff::Timestamp, offset: Offset) -> Self {
        Self::of(jiff::Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at), offset)
    }

    fn of(at: jiff::Timestamp, offset: Offset) -> Self {
        Self { at, offset, date: offset.to_datetime(at).date() }
    }

    /// Noon of `date` at UTC: for records that carry a day alone.
    #[must_use]
    pub fn noon(date: Date) -> Self {
        let at = date.at(12, 0, 0, 0);
        Self::of(Offset::UTC.to_timestamp(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH), Offset::UTC)
    }

    /// The instant that `text` says where it is spelt as this program spells it, `2026-05-11T18:04:09.113+02:00`: a
    /// record holds thousands of them. Anything else is left to the library.
    fn plain(text: &str) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', rest @ ..] = text.as_bytes() else { return None };
        let [h1, h2, b':', n1, n2, b':', s1, s2, rest @ ..] = rest else { return None };
        let (millis, rest) = match rest {
            [b'.', a, b, c, rest @ ..] => (number([*a, *b, *c])?, rest),
            rest => (0, rest),
        };
        let [sign @ (b'+' | b'-'), o1, o2, b':', p1, p2] = rest else { return None };
        let two = |tens: &u8, ones: &u8| number([*tens, *ones]).and_then(|n| i8::try_from(n).ok());
        let date = jiff::civil::Date::new(number([*y1, *y2, *y3, *y4])?, two(m1, m2)?, two(d1, d2)?).ok()?;
        let nanos = i32::from(millis) * 1_000_000;
        let time = jiff::civil::Time::new(two(h1, h2)?, two(n1, n2)?, two(s1, s2)?, nanos).ok()?;
        let minutes = Some(two(p1, p2)?).filter(|minutes| *minutes < 60)?;
        let seconds = i32::from(two(o1, o2)?) * 3600 + i32::from(minutes) * 60;
        let offset = Offset::from_seconds(if *sign == b'-' { -seconds } else { seconds }).ok()?;
        Some(Self { at: offset.to_timestamp(date.to_datetime(time)).ok()?, offset, date })
    }

    /// The civil date where it was recorded.
    #[must_use]
    pub fn date(self) -> Date {
        self.date
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

/// The number that these digits spell; none where one of them is no digit.
fn number<const N: usize>(digits: [u8; N]) -> Option<i16> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
    digits.into_iter().try_fold(0, |so_far, byte| Some(so_far * 10 + digit(byte)?))
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
        if let Some(plain) = Self::plain(text) {
            return Ok(plain);
        }
        let pieces = jiff::fmt::temporal::Pieces::parse(text).map_err(|e| e.to_string())?;
        let offset = pieces.to_numeric_offset().ok_or("an instant needs an offset, such as +01:00 or Z")?;
        let time = pieces.time().ok_or("an instant needs a time of day")?;
        let at = offset.to_timestamp(pieces.date().to_datetime(time)).map_err(|e| e.to_string())?;
        Ok(Self::of(at, offset))
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

    #[test]
    fn the_usual_spelling_is_read_as_the_library_reads_it() {
        let by_library = |text: &str| -> Option<Moment> {
            let pieces = jiff::fmt::temporal::Pieces::parse(text).ok()?;
            let offset = pieces.to_numeric_offset()?;
            Some(Moment::of(offset.to_timestamp(pieces.date().to_datetime(pieces.time()?)).ok()?, offset))
        };
        let parts = |m: Moment| (m.at, m.offset, m.date);
        let same = |a: Option<Moment>, b: Option<Moment>| a.map(parts) == b.map(parts);
        let usual = [
            "2026-05-11T18:04:09.113+02:00",
            "2024-02-29T23:59:59-11:30",
            "0001-01-01T00:00:00.001+00:00",
            "1969-12-31T23:59:59.999-00:00",
        ];
        for text in usual {
            assert!(Moment::plain(text).is_some() && same(Moment::plain(text), by_library(text)), "{text}");
        }
        // What it leaves to the library, or is no instant at all.
        for text in [
            "2026-05-11T18:04:09Z",
            "2026-05-11T18:04:09.12+02:00",
            "2026-02-29T18:04:09+02:00",
            "2026-05-11T24:04:09+02:00",
            "2026-05-11T18:04:09+02:60",
            "2026-05-11T18:04:09+26:00",
            "2026-05-11T18:04:60+02:00",
            "2O26-05-11T18:04:09+02:00",
            "2026-05-11t18:04:09+02:00",
        ] {
            assert!(Moment::plain(text).is_none(), "{text}");
        }
    }
}
