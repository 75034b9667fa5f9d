//! The rating scale (brief 2.3): autonomy shown in work, 0 to 4. Unrated is not a rating: it is
//! `None` wherever a rating is optional.

use serde::{Deserialize, Deserializer, Serialize};

use super::text::Text;

/// A rating, 0 to 4. Ordinal: compare and count, never average as a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Rating(#[schemars(range(min = 0, max = 4))] u8);

impl Rating {
    /// 0: judged, and no working knowledge yet.
    pub const NOT_YET: Self = Self(0);
    /// 1: can explain and recognise.
    pub const AWARE: Self = Self(1);
    /// 2: does it with guidance. The most that counts without evidence.
    pub const ASSISTED: Self = Self(2);
    /// 3: alone on a real system. The most that counts without a mentor.
    pub const INDEPENDENT: Self = Self(3);
    /// 4: leads others. Given by a mentor.
    pub const LEADS: Self = Self(4);

    /// The rating with this number; `None` above 4.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number <= 4 { Some(Self(number)) } else { None }
    }

    /// The number, 0 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// One step up; `None` at the top.
    #[must_use]
    pub const fn up(self) -> Option<Self> {
        Self::new(self.0 + 1)
    }

    /// All ratings, lowest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (0..=4).map(Self)
    }
}

impl std::fmt::Display for Rating {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Rating {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let number = u8::deserialize(d)?;
        Self::new(number).ok_or_else(|| serde::de::Error::custom(format!("rating {number} is not between 0 and 4")))
    }
}

/// A step of the scale as the framework words it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Which rating.
    pub rating: Rating,
    /// Its name, such as "Independent".
    pub name: Text,
    /// The generic anchor, used where a competency has none of its own.
    pub anchor: Text,
}
