//! What a wide home screen says beside the step and the level: what is under way, what was agreed, and what comes after
//! the next step.

use crate::app::model::Model;
use crate::export::page::{Lead, Page, Voice};
use crate::export::{meanwhile, plan_words, words};
use crate::insight::project::ProjectState;
use crate::profile::body::ActionState;

/// How many gaps are listed.
const GAPS: usize = 8;

/// The pages.
#[must_use]
pub fn pages(model: &Model) -> Vec<Page> {
    vec![under_way(model), after(model)]
}

/// Projects begun and actions agreed, those first whose date has passed.
fn under_way(model: &Model) -> Page {
    let session = &model.session;
    let (framework, standing) = (session.framework(), session.standing());
    let projects = &session.overview().plan.projects;
    let mut page = Page::default();
    let begun = projects.iter().filter(|report| report.state == ProjectState::UnderWay).filter_map(|report| {
        let state = plan_words::state(report, standing.undertakings.get(&report.id));
        Some(format!("{} {}: {state}", report.id, framework.project(&report.id)?.title.line()))
    });
    page.list("Under way", begun);
    let mut open: Vec<_> = standing.actions.values().filter(|action| action.state == ActionState::Open).collect();
    open.sort_by_key(|action| !meanwhile::is_late(action, session.until()));
    if !open.is_empty() {
        page.head("Agreed");
    }
    for action in open {
        let (voice, past) =
            if meanwhile::is_late(action, session.until()) { (Voice::Mark, " (past)") } else { (Voice::Text, "") };
        page.part(voice, Lead::Bullet, format!("{}{past}", meanwhile::told(action)));
    }
    page
}

/// The gaps that can be worked on now, in order.
fn after(model: &Model) -> Page {
    let session = &model.session;
    let gaps = session.overview().gaps.iter().filter(|gap| gap.ready).take(GAPS);
    let mut page = Page::default();
    let told = gaps
        .map(|gap| format!("{} {} to {}", words::title(session.framework(), gap.competency), gap.rating, gap.expected));
    page.list("Gaps to work on now", told);
    page
}
