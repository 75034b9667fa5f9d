//! The stages as modules of a course (brief 2.10): what each needs, its labs and its hours.

use crate::framework::framework::Framework;
use crate::framework::project::Project;
use crate::framework::table::Ix;

/// A stage as a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// The stage.
    pub stage: u8,
    /// Its competencies in table order, with what they need.
    pub units: Vec<Unit>,
    /// Competencies of earlier stages that its own build on directly, in table order.
    pub before: Vec<Ix>,
    /// Its labs: the positions of the core projects that are mainly for it, in the order of the library. The first
    /// thing that a project moves is what it is mainly for.
    pub labs: Vec<usize>,
    /// The hours of its labs together.
    pub hours: u32,
}

/// A competency of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Which.
    pub competency: Ix,
    /// The core projects in which it is practised, those of other modules too: their positions.
    pub labs: Vec<usize>,
}

/// The modules: all, or that of one stage.
#[must_use]
pub fn modules(framework: &Framework, stage: Option<u8>) -> Vec<Module> {
    let stages = framework.stages().iter().map(|found| found.stage);
    stages.filter(|found| stage.is_none_or(|stage| stage == *found)).map(|stage| module(framework, stage)).collect()
}

/// The stage that a project is mainly for.
#[must_use]
pub fn stage_of(framework: &Framework, project: &Project) -> Option<u8> {
    let first = project.moves.first()?;
    framework.find(&first.competency).map(|ix| framework.competency(ix).stage)
}

fn module(framework: &Framework, stage: u8) -> Module {
    let core = || framework.projects().iter().enumerate().filter(|(_, project)| project.core);
    let of_stage = |ix: &Ix| framework.competency(*ix).stage == stage;
    let units: Vec<Unit> = framework
        .indices()
        .filter(of_stage)
        .map(|ix| {
            let id = &framework.competency(ix).id;
            let moves = |project: &Project| project.moves.iter().any(|step| step.competency == *id);
            let labs = core().filter(|(_, project)| moves(project)).map(|(at, _)| at).collect();
            Unit { competency: ix, labs }
        })
        .collect();
    let mut before: Vec<Ix> = units
        .iter()
        .flat_map(|unit| framework.prerequisites(unit.competency))
        .copied()
        .filter(|ix| !of_stage(ix))
        .collect();
    before.sort_unstable();
    before.dedup();
    let labs: Vec<(usize, u16)> = core()
        .filter(|(_, project)| stage_of(framework, project) == Some(stage))
        .map(|(at, project)| (at, project.hours))
        .collect();
    Module {
        stage,
        units,
        before,
        hours: labs.iter().map(|(_, hours)| u32::from(*hours)).sum(),
        labs: labs.into_iter().map(|(at, _)| at).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded::framework;

    #[test]
    fn every_core_project_is_a_lab_once_and_every_competency_is_practised() {
        let modules = modules(framework(), None);
        let mut labs: Vec<usize> = modules.iter().flat_map(|module| module.labs.clone()).collect();
        labs.sort_unstable();
        let core: Vec<usize> =
            framework().projects().iter().enumerate().filter(|(_, p)| p.core).map(|(at, _)| at).collect();
        assert_eq!(labs, core);
        let hours: u32 = framework().projects().iter().filter(|p| p.core).map(|p| u32::from(p.hours)).sum();
        assert_eq!(modules.iter().map(|module| module.hours).sum::<u32>(), hours);
        let units: Vec<_> = modules.iter().flat_map(|module| &module.units).collect();
        assert_eq!(units.len(), framework().indices().len());
        assert!(units.iter().all(|unit| !unit.labs.is_empty()));
    }

    #[test]
    fn a_module_needs_only_what_comes_before_it() {
        for module in modules(framework(), None) {
            assert!(module.before.iter().all(|ix| framework().competency(*ix).stage < module.stage));
        }
        assert!(modules(framework(), Some(1))[0].before.is_empty());
        assert_eq!(modules(framework(), Some(9)), []);
        assert_eq!(modules(framework(), Some(2)).len(), 1);
    }
}
