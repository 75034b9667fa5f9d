//! A stage of the arc: `opsarc/show-stage@1`, and its page.

use serde::Serialize;

use super::scope::Scope;
use crate::export::page::Page;
use crate::export::words;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::stage::Stage;

/// A stage with what belongs to it.
#[derive(Debug, Clone, Serialize)]
pub struct StageItem<'a> {
    /// The stage.
    #[serde(flatten)]
    pub stage: &'a Stage,
    /// Its competencies.
    pub competencies: Vec<&'a CompetencyId>,
}

impl<'a> StageItem<'a> {
    /// The item of `stage`.
    #[must_use]
    pub fn new(framework: &'a Framework, stage: &'a Stage) -> Self {
        let here = framework.competencies().iter().filter(|(_, c)| c.stage == stage.stage);
        Self { stage, competencies: here.map(|(_, c)| &c.id).collect() }
    }
}

/// The page of `stage`.
#[must_use]
pub fn page(scope: Scope<'_>, stage: &Stage) -> Page {
    let framework = scope.framework;
    let mut page = Page::new(format!("Stage {}: {}", stage.stage, stage.title.line()), format!("stage {}", stage.id));
    page.text(stage.summary.line());
    if !stage.about.is_empty() {
        page.gap();
        page.text(stage.about.line());
    }
    let report = scope.person.and_then(|(_, o)| o.stages.iter().find(|report| report.stage == stage.stage));
    if let Some(report) = report {
        let rated = format!("{} of {} rated", report.rated, report.of);
        let told = match report.rated {
            0 => format!("{rated}."),
            _ => format!("{}% claimed, {}% backed, {rated}.", report.claimed, report.backed),
        };
        page.section("Where you stand", &told);
        if !report.lacks.is_empty() {
            let lacks: Vec<_> = report.lacks.iter().map(|ix| words::title(framework, *ix)).collect();
            page.text(format!("Lacks {}.", words::list(&lacks)));
        }
    }
    scope.competencies(&mut page, "Competencies", "stage", |ix| framework.competency(ix).stage == stage.stage);
    page
}
