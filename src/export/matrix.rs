//! `opsarc/matrix@1`: all competencies at once, grouped, filtered and seen through a lens.

use serde::Serialize;

use super::gaps::ids;
use super::matrix_words as named;
use super::person::{FrameworkRef, Person};
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, RoleId};
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};
use crate::framework::text::Text;
use crate::insight::depth;
use crate::insight::matrix::{Cell, FILTERS, Group, LAYOUTS, View};
use crate::insight::overview::Overview;
use crate::profile::day::Day;
use crate::profile::standing::Standing;

/// The output of `opsarc matrix --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixReport<'a> {
    /// `opsarc/matrix@1`.
    pub schema: &'static str,
    /// The day it describes.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// The person.
    pub person: Person,
    /// The grouping: `stage`, `level` or `depth`.
    pub by: &'static str,
    /// The roles of the lens.
    pub lens: Vec<RoleId>,
    /// Which are shown: `all`, `gaps`, `stale`, `unrated`, `claimed` or `disputed`.
    pub filter: &'static str,
    /// Words that each holds; empty for any.
    pub text: &'a str,
    /// How many are shown.
    pub count: usize,
    /// Of how many.
    pub of: usize,
    /// The groups in order; those without a competency are left out.
    pub groups: Vec<GroupShape<'a>>,
}

/// A stage, a level or a depth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupShape<'a> {
    /// The number of the stage or the level; of a depth, the longest chain of prerequisites beneath.
    pub number: usize,
    /// Its name.
    pub title: String,
    /// Its sections; those without a competency are left out.
    pub sections: Vec<SectionShape<'a>>,
}

/// An area or a domain within a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionShape<'a> {
    /// Its name; null by depth.
    pub title: Option<String>,
    /// Its competencies.
    pub cells: Vec<CellShape<'a>>,
}

/// A competency of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellShape<'a> {
    /// Which.
    pub competency: &'a CompetencyId,
    /// Its title.
    pub title: &'a Text,
    /// Its level.
    pub level: u8,
    /// Its stage.
    pub stage: u8,
    /// The longest chain of prerequisites beneath it.
    pub depth: usize,
    /// Its weight through the lens, 0 to 3; 0 is not asked for.
    pub weight: u8,
    /// What counts; null where unrated.
    pub rating: Option<Rating>,
    /// What counts and is backed.
    pub backed: u8,
    /// A claim above what counts.
    pub claimed: Option<Rating>,
    /// What is expected toward the person's target.
    pub expected: u8,
    /// Whether it is older than its horizon.
    pub stale: bool,
    /// Whether self and mentor differ.
    pub disputed: bool,
    /// Direct prerequisites.
    pub prerequisites: Vec<CompetencyId>,
    /// Those of them below 2.
    pub waits_for: Vec<CompetencyId>,
    /// What builds directly on it.
    pub unlocks: Vec<CompetencyId>,
}

impl<'a> MatrixReport<'a> {
    /// Makes the report of `view`.
    #[must_use]
    pub fn new(framework: &'a Framework, standing: &Standing, overview: &Overview, view: &'a View) -> Self {
        let depths = depth::depths(framework);
        let groups = view.groups(framework, overview);
        let section = |layout, section: &crate::insight::matrix::Section| SectionShape {
            title: named::section(framework, layout, section.of),
            cells: section.cells.iter().map(|cell| CellShape::new(framework, overview, &depths, *cell)).collect(),
        };
        let group = |group: &Group| GroupShape {
            number: group.number,
            title: named::group(framework, view.layout, group.number).0,
            sections: group.sections.iter().map(|part| section(view.layout, part)).collect(),
        };
        Self {
            schema: "opsarc/matrix@1",
            as_of: overview.as_of,
            framework: FrameworkRef::new(framework),
            person: Person::new(standing, overview),
            by: LAYOUTS.iter().find(|(layout, ..)| *layout == view.layout).map_or("", |(_, slug, _)| slug),
            lens: view.roles(overview).to_vec(),
            filter: FILTERS.iter().find(|(filter, ..)| *filter == view.filter).map_or("", |(_, slug, ..)| slug),
            text: &view.text,
            count: groups.iter().flat_map(Group::cells).count(),
            of: framework.competencies().len(),
            groups: groups.iter().map(group).collect(),
        }
    }
}

impl<'a> CellShape<'a> {
    fn new(framework: &'a Framework, overview: &Overview, depths: &Table<usize>, cell: Cell) -> Self {
        let ix = cell.competency;
        let c = framework.competency(ix);
        let reading = overview.readings.get(ix).copied().unwrap_or_default();
        let unlocks: Vec<Ix> = depth::direct_dependents(framework, ix).collect();
        Self {
            competency: &c.id,
            title: &c.title,
            level: c.level,
            stage: c.stage,
            depth: depths.get(ix).copied().unwrap_or(0),
            weight: cell.weight,
            rating: reading.effective,
            backed: reading.backed,
            claimed: reading.claimed,
            expected: overview.expected.get(ix).copied().unwrap_or(0),
            stale: reading.stale,
            disputed: reading.disputed,
            prerequisites: ids(framework, framework.prerequisites(ix)),
            waits_for: ids(framework, &depth::waits_for(framework, &overview.readings, ix)),
            unlocks: ids(framework, &unlocks),
        }
    }
}
