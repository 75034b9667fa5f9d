//! A project: `opsarc/show-project@1`, and its page.

use serde::Serialize;

use super::scope::Scope;
use crate::export::page::{Lead, Page, Voice};
use crate::export::words;
use crate::framework::id::CompetencyId;
use crate::framework::project::{Brief, Project};
use crate::framework::rating::Rating;
use crate::framework::reference::Sandbox;
use crate::framework::text::Text;
use crate::insight::next_step::waits;

/// A project in full.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectItem<'a> {
    /// What the rules need of it.
    #[serde(flatten)]
    pub project: &'a Project,
    /// Its words.
    #[serde(flatten)]
    pub brief: &'a Brief,
    /// The sandboxes that it names.
    #[serde(rename = "sandboxes_at")]
    pub at: Vec<&'a Sandbox>,
    /// What it waits for; empty where it can be begun, null where nobody is asked about.
    pub waits_for: Option<Vec<WaitShape>>,
}

/// A competency below what a project needs.
#[derive(Debug, Clone, Serialize)]
pub struct WaitShape {
    /// Which.
    pub competency: CompetencyId,
    /// What counts of it; null where unrated.
    pub rating: Option<Rating>,
    /// What is needed.
    pub needs: Rating,
}

impl<'a> ProjectItem<'a> {
    /// The item of `project`.
    #[must_use]
    pub fn new(scope: Scope<'a>, project: &'a Project) -> Self {
        let framework = scope.framework;
        let brief = framework.brief(project);
        let waits_for = scope.person.map(|(_, overview)| {
            let waits = waits(framework, &overview.readings, project).into_iter();
            waits
                .map(|wait| WaitShape {
                    competency: framework.competency(wait.competency).id.clone(),
                    rating: wait.rating,
                    needs: wait.needs,
                })
                .collect()
        });
        Self { project, brief, at: sandboxes(scope, brief), waits_for }
    }
}

fn sandboxes<'a>(scope: Scope<'a>, brief: &Brief) -> Vec<&'a Sandbox> {
    let named = |name: &Text| scope.framework.sandboxes().iter().find(|sandbox| sandbox.name == *name);
    brief.sandboxes.iter().filter_map(named).collect()
}

/// The title of `project`, such as "P12 Replay a storm".
#[must_use]
pub fn title(project: &Project) -> String {
    format!("{}  {}", project.id, project.title.line())
}

/// The page of `project`.
#[must_use]
pub fn page(scope: Scope<'_>, project: &Project) -> Page {
    let core = if project.core { "core project" } else { "project" };
    let mut page = Page::new(title(project), format!("{core}, about {} hours", project.hours));
    body(scope, project, &mut page);
    page
}

/// All of a project but its title: what it moves, needs and proves, its steps, and where the data is.
pub fn body(scope: Scope<'_>, project: &Project, page: &mut Page) {
    let brief = scope.framework.brief(project);
    let mut pair = |label, text: String| {
        if !text.is_empty() {
            page.part(Voice::Text, Lead::Label(label), text);
        }
    };
    let moves: Vec<_> =
        project.moves.iter().map(|m| format!("{} {} to {}", scope.title(&m.competency), m.from, m.to)).collect();
    pair("Moves", moves.join(", "));
    let needs: Vec<_> =
        project.needs.iter().map(|n| format!("{} at {}", scope.title(&n.competency), n.rating)).collect();
    pair("Needs", needs.join(", "));
    if let Some((_, overview)) = scope.person {
        let waits: Vec<_> = waits(scope.framework, &overview.readings, project)
            .iter()
            .map(|w| {
                let title = words::title(scope.framework, w.competency);
                format!("{title} at {} (now {})", w.needs, words::rating(w.rating))
            })
            .collect();
        pair("Waits for", if waits.is_empty() { "nothing: it can begin now".to_owned() } else { waits.join(", ") });
    }
    pair("Done when", brief.outcome.line().into_owned());
    pair("Proves", brief.proves.as_ref().map_or_else(String::new, |proves| proves.line().into_owned()));
    if !brief.steps.is_empty() {
        page.gap();
        for (n, step) in brief.steps.iter().enumerate() {
            page.part(Voice::Text, Lead::Number(n + 1), step.line());
        }
    }
    page.gap();
    page.part(Voice::Text, Lead::Label("Data"), brief.data.line());
    for sandbox in sandboxes(scope, brief) {
        page.part(Voice::Text, Lead::Bullet, format!("{}: {}", sandbox.name.line(), sandbox.gives.line()));
        page.address(sandbox.at.line());
        if !sandbox.caution.is_empty() {
            page.under(format!("Mind: {}", sandbox.caution.line()));
        }
    }
}
