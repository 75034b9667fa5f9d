//! The framework: everything that the matrix says, with the lookups that the rules need.

#![expect(clippy::indexing_slicing, reason = "only a framework makes an Ix, and its tables have a value for each")]

use std::collections::HashMap;

use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize};

use super::checklist::Checklist;
use super::competency::{Competency, Origin};
use super::glossary::Term;
use super::guide::Guide;
use super::hiring::Hiring;
use super::id::{CompetencyId, FrameworkId, PathwayId, ProjectId, RoleId};
use super::late::Late;
use super::legal::LegalNote;
use super::level::Level;
use super::pathway::Pathway;
use super::pitfall::{Pitfall, Warning};
use super::project::{Brief, Project};
use super::rating::{Rating, Step};
use super::reference::{Reference, Sandbox};
use super::role::Role;
use super::stage::{Area, Domain, Stage};
use super::table::{Competencies, Ix, Table, indices};
use super::text::Text;
use super::word_lists::WordLists;

/// Who a framework is: a profile remembers which one it was rated against.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Its id.
    pub id: FrameworkId,
    /// Its content version.
    pub version: Text,
    /// Its name.
    pub title: Text,
    /// The civil date of this version, `YYYY-MM-DD`.
    pub date: Text,
    /// Where it comes from, and what of it is ours.
    pub origin: Text,
}

/// The plain content of a framework, as its documents hold it.
#[derive(Debug, Clone)]
pub(in crate::framework) struct Content {
    /// Who it is.
    pub(in crate::framework) framework: Identity,
    /// The rating scale, lowest first.
    pub(in crate::framework) scale: Vec<Step>,
    /// The proficiency levels, lowest first.
    pub(in crate::framework) levels: Vec<Level>,
    /// The stages of the arc in order.
    pub(in crate::framework) stages: Vec<Stage>,
    /// The areas.
    pub(in crate::framework) areas: Vec<Area>,
    /// The domains.
    pub(in crate::framework) domains: Vec<Domain>,
    /// The role clusters.
    pub(in crate::framework) roles: Vec<Role>,
    /// The pathways.
    pub(in crate::framework) pathways: Vec<Pathway>,
    /// The pitfalls.
    pub(in crate::framework) pitfalls: Vec<Pitfall>,
    /// The words of each pitfall.
    pub(in crate::framework) warnings: Vec<Late<Warning>>,
    /// The references.
    pub(in crate::framework) references: Late<Vec<Reference>>,
    /// Data sets and sandboxes.
    pub(in crate::framework) sandboxes: Late<Vec<Sandbox>>,
    /// The projects.
    pub(in crate::framework) projects: Vec<Project>,
    /// The words of each project.
    pub(in crate::framework) briefs: Vec<Late<Brief>>,
    /// The competencies in table order, which is a topological order.
    pub(in crate::framework) competencies: Vec<Competency>,
    /// The words of each competency.
    pub(in crate::framework) guides: Vec<Late<Guide>>,
    /// The glossary.
    pub(in crate::framework) glossary: Late<Vec<Term>>,
    /// Checklists for teams and for hiring.
    pub(in crate::framework) checklists: Late<Vec<Checklist>>,
    /// Legal notes, each with its date.
    pub(in crate::framework) legal: Late<Vec<LegalNote>>,
    /// What it says to those who hire.
    pub(in crate::framework) hiring: Late<Hiring>,
    /// The words that an anchor must not hold.
    pub(in crate::framework) word_lists: Late<WordLists>,
}

/// A checked framework. [`super::load`] makes it; here every id resolves.
#[derive(Debug, Clone)]
pub struct Framework {
    identity: Identity,
    scale: Vec<Step>,
    levels: Vec<Level>,
    stages: Vec<Stage>,
    areas: Vec<Area>,
    domains: Vec<Domain>,
    roles: Vec<Role>,
    pathways: Vec<Pathway>,
    pitfalls: Vec<Pitfall>,
    warnings: Vec<Late<Warning>>,
    references: Late<Vec<Reference>>,
    sandboxes: Late<Vec<Sandbox>>,
    projects: Vec<Project>,
    briefs: Vec<Late<Brief>>,
    competencies: Competencies,
    guides: Table<Late<Guide>>,
    glossary: Late<Vec<Term>>,
    checklists: Late<Vec<Checklist>>,
    legal: Late<Vec<LegalNote>>,
    hiring: Late<Hiring>,
    word_lists: Late<WordLists>,
    by_id: HashMap<CompetencyId, Ix, RandomState>,
    prerequisites: Table<Vec<Ix>>,
    ancestors: Table<Vec<Ix>>,
    dependents: Table<Vec<Ix>>,
    /// Horizons of freshness that go before the content's own, in months.
    horizons: Vec<(Ix, u16)>,
}

impl Framework {
    /// Builds the lookups over content that [`super::load`] has checked. Ids that do not resolve
    /// are left out of the lookups; prerequisites must come earlier in the table.
    #[must_use]
    pub(in crate::framework) fn of_checked(content: Content) -> Self {
        let competencies: Competencies = content.competencies.into_iter().collect();
        let len = competencies.len();
        let by_id: HashMap<_, _, RandomState> = competencies.iter().map(|(ix, c)| (c.id.clone(), ix)).collect();
        let prerequisites = Table::from_fn(len, |ix| {
            let mut direct: Vec<Ix> =
                competencies[ix].prerequisites.iter().filter_map(|id| by_id.get(id).copied()).collect();
            direct.sort_unstable();
            direct
        });
        let mut ancestors: Table<Vec<Ix>> = Table::from_fn(len, |_| Vec::new());
        let mut dependents: Table<Vec<Ix>> = Table::from_fn(len, |_| Vec::new());
        let mut reached = Table::from_fn(len, |_| false);
        for ix in indices(len) {
            // Marks, not a joined and sorted list: a framework with many edges must load fast as well.
            for &direct in &prerequisites[ix] {
                reached[direct] = true;
                for &ancestor in &ancestors[direct] {
                    reached[ancestor] = true;
                }
            }
            let marks = reached.iter_mut().filter(|(_, reached)| **reached);
            let all: Vec<Ix> = marks.map(|(ancestor, reached)| (ancestor, *reached = false).0).collect();
            for &ancestor in &all {
                dependents[ancestor].push(ix);
            }
            ancestors[ix] = all;
        }
        Self {
            identity: content.framework,
            scale: content.scale,
            levels: content.levels,
            stages: content.stages,
            areas: content.areas,
            domains: content.domains,
            roles: content.roles,
            pathways: content.pathways,
            pitfalls: content.pitfalls,
            warnings: content.warnings,
            references: content.references,
            sandboxes: content.sandboxes,
            projects: content.projects,
            briefs: content.briefs,
            competencies,
            guides: content.guides.into_iter().collect(),
            glossary: content.glossary,
            checklists: content.checklists,
            legal: content.legal,
            hiring: content.hiring,
            word_lists: content.word_lists,
            by_id,
            prerequisites,
            ancestors,
            dependents,
            horizons: Vec::new(),
        }
    }

    /// Who it is.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The rating scale, lowest first.
    #[must_use]
    pub fn scale(&self) -> &[Step] {
        &self.scale
    }

    /// The step of the scale for `rating`.
    #[must_use]
    pub fn step(&self, rating: Rating) -> Option<&Step> {
        self.scale.iter().find(|step| step.rating == rating)
    }

    /// The proficiency levels, lowest first.
    #[must_use]
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The level with this number.
    #[must_use]
    pub fn level(&self, number: u8) -> Option<&Level> {
        self.levels.iter().find(|l| l.level == number)
    }

    /// The stages of the arc in order.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The stage with this number.
    #[must_use]
    pub fn stage(&self, number: u8) -> Option<&Stage> {
        self.stages.iter().find(|s| s.stage == number)
    }

    /// The areas.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The domains.
    #[must_use]
    pub fn domains(&self) -> &[Domain] {
        &self.domains
    }

    /// The role clusters.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The role with this id.
    #[must_use]
    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.roles.iter().find(|r| r.id == *id)
    }

    /// The pathways.
    #[must_use]
    pub fn pathways(&self) -> &[Pathway] {
        &self.pathways
    }

    /// The pathway with this id.
    #[must_use]
    pub fn pathway(&self, id: &PathwayId) -> Option<&Pathway> {
        self.pathways.iter().find(|p| p.id == *id)
    }

    /// The pitfalls.
    #[must_use]
    pub fn pitfalls(&self) -> &[Pitfall] {
        &self.pitfalls
    }

    /// The words of `pitfall`, which must be one of this framework's.
    #[must_use]
    pub fn warning(&self, pitfall: &Pitfall) -> &Warning {
        static NONE: std::sync::LazyLock<Warning> = std::sync::LazyLock::new(Warning::default);
        let at = self.pitfalls.iter().position(|p| p.id == pitfall.id);
        at.and_then(|at| self.warnings.get(at)).map_or(&NONE, Late::get)
    }

    /// The references.
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        self.references.get()
    }

    /// Data sets and sandboxes.
    #[must_use]
    pub fn sandboxes(&self) -> &[Sandbox] {
        self.sandboxes.get()
    }

    /// The projects.
    #[must_use]
    pub fn projects(&self) -> &[Project] {
        &self.projects
    }

    /// The project with this id.
    #[must_use]
    pub fn project(&self, id: &ProjectId) -> Option<&Project> {
        self.projects.iter().find(|p| p.id == *id)
    }

    /// The words of `project`, which must be one of this framework's.
    #[must_use]
    pub fn brief(&self, project: &Project) -> &Brief {
        static NONE: std::sync::LazyLock<Brief> = std::sync::LazyLock::new(Brief::default);
        let at = self.projects.iter().position(|p| p.id == project.id);
        at.and_then(|at| self.briefs.get(at)).map_or(&NONE, Late::get)
    }

    /// The words of the competency at `ix`.
    #[must_use]
    pub fn guide(&self, ix: Ix) -> &Guide {
        self.guides[ix].get()
    }

    /// The glossary, in the order of the files.
    #[must_use]
    pub fn glossary(&self) -> &[Term] {
        self.glossary.get()
    }

    /// Checklists for teams and for hiring.
    #[must_use]
    pub fn checklists(&self) -> &[Checklist] {
        self.checklists.get()
    }

    /// Legal notes, each with its date.
    #[must_use]
    pub fn legal(&self) -> &[LegalNote] {
        self.legal.get()
    }

    /// What it says to those who hire; empty where it says nothing.
    #[must_use]
    pub fn hiring(&self) -> &Hiring {
        self.hiring.get()
    }

    /// The words that an anchor must not hold: the section `lint`.
    #[must_use]
    pub fn word_lists(&self) -> &WordLists {
        self.word_lists.get()
    }

    /// The competencies in table order.
    #[must_use]
    pub fn competencies(&self) -> &Competencies {
        &self.competencies
    }

    /// The positions of all competencies, in table order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = Ix> + ExactSizeIterator + Clone + use<> {
        indices(self.competencies.len())
    }

    /// The competency at `ix`.
    #[must_use]
    pub fn competency(&self, ix: Ix) -> &Competency {
        &self.competencies[ix]
    }

    /// Where the competency with this id stands.
    #[must_use]
    pub fn find(&self, id: &CompetencyId) -> Option<Ix> {
        self.by_id.get(id).copied()
    }

    /// Direct prerequisites, in table order.
    #[must_use]
    pub fn prerequisites(&self, ix: Ix) -> &[Ix] {
        &self.prerequisites[ix]
    }

    /// Everything that `ix` depends on, directly or not, in table order.
    #[must_use]
    pub fn ancestors(&self, ix: Ix) -> &[Ix] {
        &self.ancestors[ix]
    }

    /// Everything that depends on `ix`, directly or not, in table order.
    #[must_use]
    pub fn dependents(&self, ix: Ix) -> &[Ix] {
        &self.dependents[ix]
    }

    /// The weight of the competency for one role, 0 to 3.
    #[must_use]
    pub fn weight(&self, ix: Ix, role: &RoleId) -> u8 {
        self.competencies[ix].weights.get(role).unwrap_or(0)
    }

    /// The weight for a choice of roles: the largest (brief 2.5).
    #[must_use]
    pub fn weight_over(&self, ix: Ix, roles: &[RoleId]) -> u8 {
        roles.iter().map(|role| self.weight(ix, role)).max().unwrap_or(0)
    }

    /// Whether `ix` is a core item of its level.
    #[must_use]
    pub fn is_core(&self, ix: Ix) -> bool {
        self.competencies[ix].origin == Origin::Level
    }

    /// The anchor of `ix` at `rating`: its own, or the generic one of the scale.
    #[must_use]
    pub fn anchor(&self, ix: Ix, rating: Rating) -> Option<&Text> {
        let own = self.guide(ix).anchors.get(usize::from(rating.number()));
        own.or_else(|| self.step(rating).map(|step| &step.anchor))
    }

    /// The staleness horizon of `ix` in months, a heuristic (brief 2.4): its own, else the longer
    /// of those of its area and its level.
    #[must_use]
    pub fn horizon_months(&self, ix: Ix) -> u16 {
        if let Some((_, months)) = self.horizons.iter().find(|(of, _)| *of == ix) {
            return *months;
        }
        let c = &self.competencies[ix];
        c.horizon_months.unwrap_or_else(|| {
            let area = self.areas.iter().find(|a| a.id == c.area).map_or(0, |a| a.horizon_months);
            let level = self.level(c.level).map_or(0, |l| l.horizon_months);
            area.max(level)
        })
    }

    /// The same framework where these competencies are stale after so many months, and the others as its content says.
    #[must_use]
    pub fn with_horizons(&self, horizons: Vec<(Ix, u16)>) -> Self {
        Self { horizons, ..self.clone() }
    }

    /// The horizons that were set with [`Self::with_horizons`].
    #[must_use]
    pub fn horizons(&self) -> &[(Ix, u16)] {
        &self.horizons
    }

    /// References for `ix`: those it names, in its order, then those that name it.
    pub fn references_of(&self, ix: Ix) -> impl Iterator<Item = &Reference> {
        let (id, first) = (&self.competencies[ix].id, &self.guide(ix).references);
        let named = first.iter().filter_map(|id| self.references().iter().find(|r| r.id == *id));
        let others = self.references().iter().filter(move |r| r.serves.contains(id) && !first.contains(&r.id));
        named.chain(others)
    }

    /// Projects that move `ix`, in library order.
    pub fn projects_of(&self, ix: Ix) -> impl Iterator<Item = &Project> {
        let id = &self.competencies[ix].id;
        self.projects.iter().filter(move |p| p.moves.iter().any(|m| m.competency == *id))
    }
}
