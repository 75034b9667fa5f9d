//! Who recorded an entry.

use serde::{Deserialize, Serialize};

use crate::framework::text::Text;

/// Who recorded an entry: the person whose profile it is, or a named mentor.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Author {
    /// The person.
    #[serde(rename = "self")]
    Oneself,
    /// A mentor, by name: `{"mentor": "Name"}`.
    Mentor(Text),
}
