//! What a wide screen says beside the plan: the project that a row leads to, and the competency that it is for.

use crate::app::agenda::Item;
use crate::app::model::Model;
use crate::app::pages::{newest, scope};
use crate::export::page::Page;
use crate::export::show::{competency_page as show, project};
use crate::export::words;
use crate::framework::id::{CompetencyId, ProjectId};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::project::ProjectState;

/// Beside the row of `item`.
#[must_use]
pub fn of(model: &Model, item: &Item) -> Vec<Page> {
    let framework = model.session.framework();
    let standing = model.session.standing();
    let goal = |id: &Option<CompetencyId>| id.as_ref().and_then(|id| framework.find(id));
    match item {
        Item::Gap(ix) | Item::Wanted(ix) | Item::Ask(ix) => {
            let mut pages = vec![step(model, *ix), newest(&model.session, &model.keys, *ix)];
            pages.extend(leading(model, *ix).and_then(|id| whole(model, id)));
            pages
        }
        Item::Project(id) => {
            let mut pages: Vec<Page> = whole(model, id).into_iter().collect();
            pages.extend(closed(model, id));
            pages
        }
        Item::Goal(id) => {
            let mark = standing.goals.values().find(|mark| mark.entry == *id);
            about(model, mark.and_then(|mark| goal(&mark.goal.competency)))
        }
        Item::Action(id) => {
            let agreed = standing.actions.values().find(|agreed| agreed.entry == *id);
            about(model, agreed.and_then(|agreed| goal(&agreed.competency)))
        }
    }
}

/// Beside the steps of a project: the competencies that it closes from here, each with the step ahead.
#[must_use]
pub fn closed(model: &Model, id: &ProjectId) -> Vec<Page> {
    let report = model.session.overview().plan.project(id);
    report.into_iter().flat_map(|report| &report.closes).map(|ix| step(model, *ix)).collect()
}

/// The competency of a goal or an action, where it names one.
fn about(model: &Model, of: Option<Ix>) -> Vec<Page> {
    of.map_or_else(Vec::new, |ix| vec![step(model, ix), newest(&model.session, &model.keys, ix)])
}

/// The anchor that holds, the next one, and what would show it.
fn step(model: &Model, ix: Ix) -> Page {
    let framework = model.session.framework();
    let mut page = Page::new(words::title(framework, ix), "");
    let now = model.session.reading(ix).effective.unwrap_or(Rating::NOT_YET);
    for (name, rating) in [("Now", Some(now)), ("Next", now.up())] {
        let Some((rating, anchor)) = rating.and_then(|rating| Some((rating, framework.anchor(ix, rating)?))) else {
            continue;
        };
        page.head(format!("{name}: {rating}"));
        page.text(anchor.line());
        if let (Some(clause), "Next") = (show::not_yet(framework.guide(ix), rating), name) {
            page.soft(format!("Not yet, if {clause}"));
        }
    }
    page
}

/// The first project that can be worked on for a competency: what is under way, then what can start.
fn leading(model: &Model, ix: Ix) -> Option<&ProjectId> {
    let projects = &model.session.overview().plan.projects;
    let of = |state| projects.iter().find(|report| report.state == state && report.closes.contains(&ix));
    let first = of(ProjectState::UnderWay).or_else(|| of(ProjectState::Available));
    first.or_else(|| of(ProjectState::Waiting)).map(|report| &report.id)
}

/// All of a project.
fn whole(model: &Model, id: &ProjectId) -> Option<Page> {
    let project = model.session.framework().project(id)?;
    Some(project::page(scope(&model.session), project))
}
