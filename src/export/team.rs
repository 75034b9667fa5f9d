//! `opsarc/team@1`: what several people can do together.

use serde::Serialize;

use super::gaps::ids;
use super::person::FrameworkRef;
use super::status::PitfallShape;
use super::team_words as told;
use crate::framework::framework::Framework;
use crate::framework::id::{AreaId, CompetencyId, RoleId, StageId};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::insight::cover::{Cover, Share};
use crate::insight::team::{Risk, Team};
use crate::profile::day::Day;

/// The output of `opsarc team --json`. People are in alphabetical order; there is no figure of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TeamReport {
    /// `opsarc/team@1`.
    pub schema: &'static str,
    /// The day it describes.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// The people known by name.
    pub people: Vec<PersonShape>,
    /// Redacted packets.
    pub redacted: RedactedShape,
    /// The clusters that are needed.
    pub needed: Vec<RoleId>,
    /// How each competency is covered, in table order.
    pub competencies: Vec<CoverShape>,
    /// How the levels, stages and areas are covered.
    pub coverage: CoverageShape,
    /// How many are active in each stage.
    pub stage_mix: Vec<StageMixShape>,
    /// Pitfalls of the highest ratings.
    pub pitfalls: Vec<PitfallShape>,
    /// What asks for attention, most pressing first.
    pub flags: Vec<FlagShape>,
    /// What would change if a person left; only those whose leaving changes something.
    pub leaves: Vec<LeavingShape>,
    /// Who could help whom, both ways first.
    pub pairs: Vec<PairShape>,
    /// Files of a person who has another file here.
    pub united: usize,
    /// What was not read.
    pub skipped: Vec<SkippedShape>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonShape {
    /// What they are called; no two alike.
    pub name: String,
    /// The role clusters.
    pub roles: Vec<RoleId>,
    /// The number of the active stage.
    pub active_stage: u8,
    /// Whether the profile is made-up.
    pub sample: bool,
}

/// Redacted packets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RedactedShape {
    /// How many there are.
    pub count: usize,
    /// Whether the figures count them.
    pub counted: bool,
    /// What is shown of them, and why not more; null where there are none.
    pub why: Option<String>,
}

/// How a competency is covered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverShape {
    /// Which.
    pub competency: CompetencyId,
    /// w over the needed clusters.
    pub weight: u8,
    /// The highest rating; null where nobody is rated.
    pub highest: Option<Rating>,
    /// How many are at 3 or more.
    pub at_3: usize,
    /// Named people by rating, 4 to 0, then the unrated.
    pub by_rating: Vec<StepShape>,
    /// Who could teach it: those at 4, else those whose 3 is backed.
    pub teachers: Vec<String>,
    /// How many of the redacted could.
    pub teachers_redacted: usize,
}

/// People at one rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepShape {
    /// The rating; null for unrated.
    pub rating: Option<Rating>,
    /// How many.
    pub people: usize,
}

/// How groups are covered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverageShape {
    /// By level.
    pub levels: Vec<LevelShare>,
    /// By stage.
    pub stages: Vec<StageShare>,
    /// By area.
    pub areas: Vec<AreaShare>,
}

/// A level's coverage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelShare {
    /// The level.
    pub level: u8,
    /// Its coverage.
    #[serde(flatten)]
    pub share: ShareShape,
}

/// A stage's coverage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageShare {
    /// The stage.
    pub stage: u8,
    /// Its id.
    pub id: StageId,
    /// Its coverage.
    #[serde(flatten)]
    pub share: ShareShape,
}

/// An area's coverage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaShare {
    /// The area.
    pub id: AreaId,
    /// Its coverage.
    #[serde(flatten)]
    pub share: ShareShape,
}

/// How many competencies that are asked for are covered by how many people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShareShape {
    /// How many there are.
    pub of: usize,
    /// With nobody at 3.
    pub by_none: usize,
    /// With one person.
    pub by_one: usize,
    /// With more.
    pub by_more: usize,
}

/// People active in a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StageMixShape {
    /// The stage.
    pub stage: u8,
    /// How many.
    pub people: usize,
}

/// What asks for attention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlagShape {
    /// Which competency.
    pub competency: CompetencyId,
    /// `nobody` or `one-alone`.
    pub risk: &'static str,
    /// The one alone; null for nobody and for one of the redacted.
    pub person: Option<String>,
    /// w over the needed clusters.
    pub weight: u8,
}

/// What would change if a person left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeavingShape {
    /// Who.
    pub name: String,
    /// What nobody would be at 3 in.
    pub to_none: Vec<CompetencyId>,
    /// What one person alone would be at 3 in.
    pub to_one: Vec<CompetencyId>,
}

/// Two people who could help each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PairShape {
    /// One.
    pub first: String,
    /// The other.
    pub second: String,
    /// What the first could help the second with.
    pub first_helps: Vec<CompetencyId>,
    /// What the second could help the first with.
    pub second_helps: Vec<CompetencyId>,
}

/// A file that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkippedShape {
    /// Its name within the folder.
    pub file: Text,
    /// Why.
    pub why: Text,
}

impl ShareShape {
    fn new(share: &Share) -> Self {
        Self { of: share.of, by_none: share.none, by_one: share.one, by_more: share.more }
    }
}

impl TeamReport {
    /// Makes the report; with `leaves` it tells of that person's leaving alone.
    #[must_use]
    pub fn new(framework: &Framework, team: &Team, leaves: Option<u32>) -> Self {
        let label = |position: u32| team.label(position).to_owned();
        let people = team.people.iter().zip(&team.labels).map(|(person, name)| PersonShape {
            name: name.clone(),
            roles: person.roles.clone(),
            active_stage: person.stage,
            sample: person.sample,
        });
        let leaving = (0_u32..).zip(&team.people).filter(|(n, _)| leaves.is_none_or(|leaves| leaves == *n));
        let leaving = leaving
            .map(|(position, _)| (position, team.leaving(position)))
            .filter(|(_, leaving)| leaves.is_some() || !leaving.to_none.is_empty() || !leaving.to_one.is_empty());
        Self {
            schema: "opsarc/team@1",
            as_of: team.as_of,
            framework: FrameworkRef::new(framework),
            people: people.collect(),
            redacted: RedactedShape {
                count: team.redacted,
                counted: team.counts_redacted(),
                why: told::redacted(team),
            },
            needed: team.needed.clone(),
            competencies: team.covers.iter().map(|(ix, cover)| covered(framework, team, ix, cover)).collect(),
            coverage: coverage(framework, team),
            stage_mix: team
                .stages
                .iter()
                .map(|(stage, people)| StageMixShape { stage: *stage, people: *people })
                .collect(),
            pitfalls: team.pitfalls.iter().map(|firing| PitfallShape::new(framework, firing)).collect(),
            flags: team
                .flags
                .iter()
                .map(|flag| FlagShape {
                    competency: framework.competency(flag.competency).id.clone(),
                    risk: if flag.risk == Risk::Nobody { "nobody" } else { "one-alone" },
                    person: match flag.risk {
                        Risk::OneAlone(Some(position)) => Some(label(position)),
                        _ => None,
                    },
                    weight: flag.weight,
                })
                .collect(),
            leaves: leaving
                .map(|(position, leaving)| LeavingShape {
                    name: label(position),
                    to_none: ids(framework, &leaving.to_none),
                    to_one: ids(framework, &leaving.to_one),
                })
                .collect(),
            pairs: team
                .pairs
                .iter()
                .map(|pair| PairShape {
                    first: label(pair.first),
                    second: label(pair.second),
                    first_helps: ids(framework, &pair.first_helps),
                    second_helps: ids(framework, &pair.second_helps),
                })
                .collect(),
            united: team.united,
            skipped: team
                .skipped
                .iter()
                .map(|skipped| SkippedShape { file: skipped.file.clone(), why: skipped.why.clone() })
                .collect(),
        }
    }
}

fn covered(framework: &Framework, team: &Team, ix: Ix, cover: &Cover) -> CoverShape {
    CoverShape {
        competency: framework.competency(ix).id.clone(),
        weight: team.weight(ix),
        highest: cover.highest,
        at_3: cover.independent,
        by_rating: told::steps().map(|rating| StepShape { rating, people: cover.at(rating).len() }).collect(),
        teachers: cover.named_teachers().iter().map(|position| team.label(*position).to_owned()).collect(),
        teachers_redacted: cover.teachers_unnamed,
    }
}

fn coverage(framework: &Framework, team: &Team) -> CoverageShape {
    let share = |of: &dyn Fn(Ix) -> bool| ShareShape::new(&team.share(of));
    CoverageShape {
        levels: framework
            .levels()
            .iter()
            .map(|level| LevelShare {
                level: level.level,
                share: share(&|ix| framework.competency(ix).level == level.level),
            })
            .collect(),
        stages: framework
            .stages()
            .iter()
            .map(|stage| StageShare {
                stage: stage.stage,
                id: stage.id.clone(),
                share: share(&|ix| framework.competency(ix).stage == stage.stage),
            })
            .collect(),
        areas: framework
            .areas()
            .iter()
            .map(|area| AreaShare { id: area.id.clone(), share: share(&|ix| framework.competency(ix).area == area.id) })
            .collect(),
    }
}
