//! The id of an entry or of a profile.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::framework::text::Raw;

/// The id of an entry or of a profile: a UUID, version 7 where this program makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub uuid::Uuid);

impl EntryId {
    /// The `n`th id that goes with this fresh one, for what one key records together: 0 is itself, and each is
    /// greater than the one before it (but for one in four million, where the tail begins anew).
    #[must_use]
    pub fn and(self, n: u8) -> Self {
        // The last 62 bits of a version 7 are chance; version, variant and time stay as they are.
        const CHANCE: u128 = (1 << 62) - 1;
        let id = self.0.as_u128();
        Self(uuid::Uuid::from_u128((id & !CHANCE) | ((id + (u128::from(n) << 40)) & CHANCE)))
    }

    /// The same chance with another time: this millisecond since 1970, as far as 48 bits hold it.
    #[must_use]
    pub fn made_at(self, millisecond: i64) -> Self {
        // Of a version 7 the first 48 bits are its time (RFC 9562, 5.7).
        const CHANCE: u128 = (1 << 80) - 1;
        let time = u128::try_from(millisecond).unwrap_or(0).min((1 << 48) - 1);
        Self(uuid::Uuid::from_u128((time << 80) | (self.0.as_u128() & CHANCE)))
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl std::str::FromStr for EntryId {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match uuid::Uuid::try_parse(text) {
            Ok(id) => Ok(Self(id)),
            Err(_) => Err(format!("`{}` is not an entry id", crate::framework::text::clean_line(text))),
        }
    }
}

impl Serialize for EntryId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EntryId {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = Raw::deserialize(d)?.0;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for EntryId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EntryId".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "uuid" })
    }
}
