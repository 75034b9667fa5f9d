//! Checked identifiers. Every id in a framework or profile is a slug: ASCII letters, digits and
//! hyphens, starting with a letter or digit, at most 64 bytes.

use std::fmt;

use compact_str::CompactString;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A string was not a valid id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id: use letters, digits and hyphens, at most 64 of them")]
pub struct InvalidId(pub String);

fn checked(text: &str) -> Result<CompactString, InvalidId> {
    let good = !text.is_empty()
        && text.len() <= 64
        && text.bytes().fold(true, |good, b| good & (b.is_ascii_alphanumeric() | (b == b'-')))
        && !text.starts_with('-');
    if good {
        Ok(text.into())
    } else {
        let shown: String = text.chars().take(64).collect();
        Err(InvalidId(super::text::clean_line(&shown).into_owned()))
    }
}

/// Checks an id where it stands in a file.
struct Slug;

impl Visitor<'_> for Slug {
    type Value = CompactString;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<CompactString, E> {
        checked(text).map_err(E::custom)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
        #[serde(transparent)]
        pub struct $name(#[schemars(with = "String")] CompactString);

        impl $name {
            /// Checks `text` and makes an id of it.
            ///
            /// # Errors
            /// [`InvalidId`] when `text` is not a slug.
            pub fn new(text: &str) -> Result<Self, InvalidId> {
                checked(text).map(Self)
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                d.deserialize_str(Slug).map(Self)
            }
        }
    )*};
}

ids! {
    /// Names a framework, such as `aiops-2026`.
    FrameworkId,
    /// Names a competency of the matrix.
    CompetencyId,
    /// Names a role cluster (brief 2.1).
    RoleId,
    /// Names a domain: whose craft a competency is.
    DomainId,
    /// Names an area: tooling category and interview area.
    AreaId,
    /// Names a stage of the arc.
    StageId,
    /// Names a proficiency level.
    LevelId,
    /// Names a pathway.
    PathwayId,
    /// Names a project of the library.
    ProjectId,
    /// Names a pitfall.
    PitfallId,
    /// Names a reference.
    ReferenceId,
    /// Names a checklist.
    ChecklistId,
    /// Names an alternative group (an either/or pair) of core items.
    GroupId,
}
