//! Pitfalls: imbalances that the record can show (brief 2.7). Their rules are data.

use serde::{Deserialize, Serialize};

use super::id::{CompetencyId, PitfallId};
use super::rating::Rating;
use super::text::Text;

/// A pitfall. Its signs are tried in order; the first whose conditions all hold is the one shown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Pitfall {
    /// Its id.
    pub id: PitfallId,
    /// Its name, short.
    pub title: Text,
    /// `article 1` to `article 4`, or `derived`. Article families are shown before derived ones.
    pub family: Text,
    /// Whether it is ours and not the source's.
    #[serde(default)]
    pub derived: bool,
    /// When it fires.
    pub signs: Vec<Sign>,
}

/// The words of a pitfall. As with a [`super::guide::Guide`], the rules do not need them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Warning {
    /// What it looks like from outside.
    pub looks_like: Text,
    /// Why it hurts.
    pub why: Text,
    /// The way out.
    pub way_out: Text,
}

/// One way in which a pitfall shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// How sure.
    pub state: PitfallState,
    /// All of these must hold.
    pub when: Vec<Condition>,
    /// What mends it; empty where the condition itself names it (`any-at-most`, `claims`).
    #[serde(default)]
    pub remedy: Vec<CompetencyId>,
}

/// How sure the program is. Detected comes before watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PitfallState {
    /// The numbers show it.
    Detected,
    /// The numbers lean toward it.
    Watch,
}

/// A condition over effective ratings. None fires on an unrated competency.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Condition {
    /// The mean of `of` is at least `at_least` tenths and, where `above` is given, at least `by`
    /// tenths above its mean. A mean is over the rated members, in tenths, rounded down, and needs
    /// at least half of its group rated.
    Mean {
        /// The group.
        of: Vec<CompetencyId>,
        /// In tenths of a rating.
        at_least: u8,
        /// The group it is held against.
        #[serde(default)]
        above: Vec<CompetencyId>,
        /// In tenths of a rating.
        #[serde(default)]
        by: u8,
    },
    /// The best rated of `of` is at least `at_least`.
    Best {
        /// The group.
        of: Vec<CompetencyId>,
        /// The rating.
        at_least: Rating,
    },
    /// Every one of `of` is rated and at most `at_most`.
    AllAtMost {
        /// The group.
        of: Vec<CompetencyId>,
        /// The rating.
        at_most: Rating,
    },
    /// At least one of `of` is rated and at most `at_most`; those are the remedy.
    AnyAtMost {
        /// The group.
        of: Vec<CompetencyId>,
        /// The rating.
        at_most: Rating,
    },
    /// At least `at_least` self-ratings of 3 or more, over `percent` % of them without evidence
    /// and without a mentor rating; the first three of those in table order are the remedy.
    Claims {
        /// How many self-ratings.
        at_least: u8,
        /// The share, in percent.
        percent: u8,
    },
}
