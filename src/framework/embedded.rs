//! The framework that the program ships with, and the sample profile.

use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::competency::Competency;
use super::framework::{Content, Framework, Identity};
use super::late::Late;
use super::level::Level;
use super::pathway::Pathway;
use super::pitfall::Pitfall;
use super::project::Project;
use super::rating::Step;
use super::role::Role;
use super::stage::{Area, Domain, Stage};

// `build.rs` makes these from the files in `assets/framework`: ranges of the words, and two texts.
include!(concat!(env!("OUT_DIR"), "/framework.rs"));

/// All that only readers want.
static WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.json"));

/// What the rules need.
static SKELETON: &str = include_str!(concat!(env!("OUT_DIR"), "/skeleton.json"));

/// The sample profile, a profile file as text.
pub const DEMO: &str = include_str!("../../assets/demo.json");

/// What the rules need of the shipped framework.
#[derive(Deserialize)]
struct Skeleton {
    framework: Identity,
    scale: Vec<Step>,
    levels: Vec<Level>,
    stages: Vec<Stage>,
    areas: Vec<Area>,
    domains: Vec<Domain>,
    roles: Vec<Role>,
    pathways: Vec<Pathway>,
    pitfalls: Vec<Pitfall>,
    projects: Vec<Project>,
    competencies: Vec<Competency>,
}

/// The words at `range`, for later: as bytes, since to cut a string is to look at it.
fn late<T: DeserializeOwned + Default>(range: Range<usize>) -> Late<T> {
    Late::unread(WORDS.as_bytes().get(range).unwrap_or_default())
}

/// The framework that the program ships with, parsed on first use. It is not checked here: a test holds it against its
/// files, which [`super::load`] checks.
#[must_use]
pub fn framework() -> &'static Framework {
    static FRAMEWORK: OnceLock<Framework> = OnceLock::new();
    FRAMEWORK.get_or_init(parse)
}

/// Parses the shipped framework anew, all but the words, which `Late` leaves for later.
#[must_use]
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test loads it")]
pub fn parse() -> Framework {
    let skeleton: Skeleton = serde_json::from_str(SKELETON).expect("the shipped framework is sound");
    Framework::of_checked(Content {
        framework: skeleton.framework,
        scale: skeleton.scale,
        levels: skeleton.levels,
        stages: skeleton.stages,
        areas: skeleton.areas,
        domains: skeleton.domains,
        roles: skeleton.roles,
        pathways: skeleton.pathways,
        pitfalls: skeleton.pitfalls,
        warnings: WARNINGS.into_iter().map(late).collect(),
        references: late(REFERENCES),
        sandboxes: late(SANDBOXES),
        projects: skeleton.projects,
        briefs: BRIEFS.into_iter().map(late).collect(),
        competencies: skeleton.competencies,
        guides: GUIDES.into_iter().map(late).collect(),
        glossary: late(GLOSSARY),
        checklists: late(CHECKLISTS),
        legal: late(LEGAL),
        hiring: late(HIRING),
        word_lists: late(LINT),
    })
}
