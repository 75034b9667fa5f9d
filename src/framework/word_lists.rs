//! The words that the rules of writing forbid (brief 3.9). They are data, so that an expert can add to them.

use serde::{Deserialize, Serialize};

use super::text::Text;

/// Lists of words that an anchor must not hold: the section `lint`. Case does not matter, and an entry may be several
/// words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WordLists {
    /// Names of products: vendors change, categories of tool stay.
    #[serde(default)]
    pub products: Vec<Text>,
    /// Adverbs of degree: two raters never mean the same by one.
    #[serde(default)]
    pub degree: Vec<Text>,
}

impl WordLists {
    /// Whether no word is forbidden at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.products.is_empty() && self.degree.is_empty()
    }
}
