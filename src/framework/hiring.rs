//! What the matrix says to those who hire: the outcomes that a role can be opened for, the steps of autonomy, and the
//! words by which a job description shows a hiring pitfall (brief 2.7 end, 2.10). They are data, so that an expert can
//! add to them.

use serde::{Deserialize, Serialize};

use super::id::CompetencyId;
use super::text::Text;

/// The section `hiring`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Hiring {
    /// Outcomes that a role can be opened for.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// The steps of autonomy, least first.
    #[serde(default)]
    pub autonomy: Vec<AutonomyStep>,
    /// What the pitfalls of a job description are called, in the order in which they are told.
    #[serde(default)]
    pub pitfalls: Vec<HiringPitfall>,
    /// The words that show them.
    #[serde(default)]
    pub words: PostingWords,
}

impl Hiring {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The pitfall of this kind.
    #[must_use]
    pub fn pitfall(&self, kind: PitfallKind) -> Option<&HiringPitfall> {
        self.pitfalls.iter().find(|pitfall| pitfall.id == kind)
    }
}

/// An outcome that a role can be opened for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What becomes better.
    pub outcome: Text,
    /// By what one sees it.
    pub measure: Text,
    /// What must not become worse meanwhile.
    pub guard: Text,
    /// Which competencies bring it about.
    #[serde(rename = "for")]
    pub serves: Vec<CompetencyId>,
}

/// A step of autonomy: how far automation goes by itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AutonomyStep {
    /// Its name.
    pub name: Text,
    /// What the automation does, and what people do.
    pub about: Text,
    /// Words by which a text states it, beside its name.
    #[serde(default)]
    pub words: Vec<Text>,
}

/// Which pitfall a job description shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PitfallKind {
    /// No outcome is named.
    NoOutcome,
    /// A product stands where a category would do.
    Product,
    /// Modelling without telemetry or incident work.
    ModelsAlone,
    /// Work of a level far above the one sought.
    AboveLevel,
    /// Years stand for what a person can do.
    Years,
    /// No step of autonomy is named.
    NoAutonomy,
    /// Nobody owns the feedback from incidents.
    NoFeedback,
    /// A blank was left.
    Blank,
}

impl PitfallKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::NoOutcome,
        Self::Product,
        Self::ModelsAlone,
        Self::AboveLevel,
        Self::Years,
        Self::NoAutonomy,
        Self::NoFeedback,
        Self::Blank,
    ];

    /// Its id.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::NoOutcome => "no-outcome",
            Self::Product => "product",
            Self::ModelsAlone => "models-alone",
            Self::AboveLevel => "above-level",
            Self::Years => "years",
            Self::NoAutonomy => "no-autonomy",
            Self::NoFeedback => "no-feedback",
            Self::Blank => "blank",
        }
    }
}

/// A hiring pitfall in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct HiringPitfall {
    /// Which.
    pub id: PitfallKind,
    /// Its name.
    pub title: Text,
    /// What it leads to.
    pub why: Text,
    /// What to write instead.
    pub instead: Text,
}

/// The words by which a job description shows its pitfalls. Case does not matter, and an entry may be several words; one
/// that ends in `*` stands for every word that begins so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct PostingWords {
    /// Names of products that are ordinary words too: they count where they are written as names.
    pub ordinary: Vec<Text>,
    /// Words that make a product an example.
    pub example: Vec<Text>,
    /// Words that tell of what is there and ask for nothing.
    pub setting: Vec<Text>,
    /// Words that make a condition of what stands with them.
    pub demand: Vec<Text>,
    /// Words that say that something is not asked for.
    pub negation: Vec<Text>,
    /// Words of modelling.
    pub modelling: Vec<Text>,
    /// Words of telemetry work.
    pub telemetry: Vec<Text>,
    /// Words of incident work.
    pub incident: Vec<Text>,
    /// Words by which a text says which level it seeks.
    pub seniority: Vec<Seniority>,
    /// Words of the work of one competency, beside its title.
    pub work: Vec<Work>,
    /// Words that stand with a count of years where it is asked for.
    pub experience: Vec<Text>,
    /// Words for a change to the better.
    pub change: Vec<Text>,
    /// Words for what is measured.
    pub measure: Vec<Text>,
    /// Words for the way from incidents back to rules and models.
    pub feedback: Vec<Text>,
    /// Words for who answers for something.
    pub owner: Vec<Text>,
    /// Words of automation: a step of autonomy that is one ordinary word counts beside one of them.
    pub automation: Vec<Text>,
    /// Signs of a blank that was left.
    pub blank: Vec<Text>,
}

/// Words by which a text says which level it seeks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Seniority {
    /// The level.
    pub level: u8,
    /// The words.
    pub words: Vec<Text>,
}

/// Words of the work of one competency.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// Which.
    pub competency: CompetencyId,
    /// The words.
    pub words: Vec<Text>,
}
