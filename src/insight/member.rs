//! One person as a team needs them: levels, roles, the active stage, and what they have a gap in. Whatever else
//! their record holds is dropped.

use super::effective::{self, Reading};
use super::expected;
use super::ix_set::IxSet;
use super::overview;
use super::stage;
use crate::framework::framework::Framework;
use crate::framework::id::RoleId;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};
use crate::framework::text::Text;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::settings::Settings;
use crate::profile::standing::Standing;

/// What counts of one competency of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Level {
    /// The effective rating r; `None` where nothing is rated.
    pub effective: Option<Rating>,
    /// backed(r): r where a mentor rating or evidence exists, else 0.
    pub backed: u8,
}

impl Level {
    /// Whether it counts at 3 or more.
    #[must_use]
    pub fn independent(&self) -> bool {
        self.effective >= Some(Rating::INDEPENDENT)
    }
}

/// A person of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The id of the profile.
    pub id: EntryId,
    /// The name; empty where none was given.
    pub name: Text,
    /// The name of the file, which tells two people of one name apart.
    pub file: Text,
    /// Whether the profile is made-up.
    pub sample: bool,
    /// The role choice R (brief 2.5).
    pub roles: Vec<RoleId>,
    /// What counts of each competency.
    pub levels: Table<Level>,
    /// The number of the active stage.
    pub stage: u8,
    /// At 3 or more.
    pub(in crate::insight) strong: IxSet,
    /// Rated below what is expected toward the person's own target.
    pub(in crate::insight) gaps: IxSet,
}

impl Member {
    /// Reads the person of `standing` at the end of `as_of`.
    #[must_use]
    pub fn new(framework: &Framework, id: EntryId, file: Text, standing: &Standing, as_of: Day) -> Self {
        let Settings { name, target, .. } = &standing.settings;
        let roles = overview::roles(framework, &standing.settings);
        let target = overview::target(framework, *target);
        let readings = effective::readings(framework, standing, as_of);
        let weights = expected::weights(framework, &roles);
        let expected = expected::expected(framework, &weights, &readings, target);
        let (_, stage) = stage::stages(framework, standing, &weights, &readings);
        let len = framework.competencies().len();
        let short = |ix: &Ix| {
            readings
                .get(*ix)
                .and_then(|reading| reading.effective)
                .is_some_and(|rating| expected.get(*ix).is_some_and(|expected| rating.number() < *expected))
        };
        let strong = |ix: &Ix| readings.get(*ix).is_some_and(|reading| reading.at_least(Rating::INDEPENDENT));
        Self {
            id,
            name: name.clone(),
            file,
            sample: false,
            strong: IxSet::new(len, framework.indices().filter(strong)),
            gaps: IxSet::new(len, framework.indices().filter(short)),
            levels: readings.iter().map(|(_, reading)| level(reading)).collect(),
            roles,
            stage,
        }
    }

    /// What counts of the competency at `ix`.
    #[must_use]
    pub fn level(&self, ix: Ix) -> Level {
        self.levels.get(ix).copied().unwrap_or_default()
    }

    /// Whether the person has a gap in the competency at `ix`.
    #[must_use]
    pub fn lacks(&self, ix: Ix) -> bool {
        self.gaps.holds(ix)
    }
}

fn level(reading: &Reading) -> Level {
    Level { effective: reading.effective, backed: reading.backed }
}

/// A person of whom only levels are known: a redacted packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unnamed {
    /// The role choice, as far as the framework knows it.
    pub roles: Vec<RoleId>,
    /// What counts of each competency.
    pub levels: Table<Level>,
    /// The number of the active stage.
    pub stage: u8,
}

impl Unnamed {
    /// Someone with these roles and levels; the stage follows from them.
    #[must_use]
    pub fn new(framework: &Framework, roles: Vec<RoleId>, levels: Table<Level>) -> Self {
        let roles = overview::roles(framework, &Settings { roles, ..Settings::default() });
        let weights = expected::weights(framework, &roles);
        let readings: Table<Reading> = framework
            .indices()
            .map(|ix| {
                let level = levels.get(ix).copied().unwrap_or_default();
                Reading { effective: level.effective, backed: level.backed, ..Reading::default() }
            })
            .collect();
        let (_, stage) = stage::stages(framework, &Standing::default(), &weights, &readings);
        Self { roles, levels, stage }
    }
}
