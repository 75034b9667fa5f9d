//! What can be chosen where one stands, each list in one place: it is read out and understood.

use crate::app::model::{Front, Model};
use crate::app::overlay::Overlay;
use crate::app::plain::word::Place;
use crate::app::screen::mentor::{Part, Stage};
use crate::app::tabs::Tab;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;

/// Whether no question is in the middle of being answered.
#[must_use]
pub fn between(model: &Model) -> bool {
    matches!((&model.overlay, &model.front), (None, Front::Tab))
}

/// Whether the page of a competency is open and nothing lies above it.
#[must_use]
pub fn walking(model: &Model) -> bool {
    between(model) && model.tab == Tab::Walk
}

/// Whether the screen of the session is open and nothing lies above it.
#[must_use]
pub fn meeting(model: &Model) -> bool {
    between(model) && model.tab == Tab::Mentor
}

/// The competency of the session that is laid open.
#[must_use]
pub fn judging(model: &Model) -> Option<Ix> {
    model.mentor.on.filter(|_| meeting(model) && sits(model))
}

/// Whether the mentor sits and the parts of a session are gone through.
#[must_use]
pub fn sits(model: &Model) -> bool {
    model.mentor.minutes.is_none() && model.mentor.sits(&model.session)
}

/// The places whose words hold, the outermost first.
#[must_use]
pub fn places(model: &Model) -> Vec<Place> {
    let mut places = vec![Place::Always];
    let topic = judging(model).is_some();
    let held = [
        (between(model), Place::Anywhere),
        (meeting(model), Place::Session),
        (walking(model) || topic, Place::Competency),
        (walking(model), Place::Walk),
        (topic, Place::Topic),
        (model.tour.as_ref().is_some_and(|tour| tour.step().is_some()), Place::Tour),
    ];
    places.extend(held.into_iter().filter(|(holds, _)| *holds).map(|(_, place)| place));
    places
}

/// Whether the question that stands is answered by text.
#[must_use]
pub fn takes_text(model: &Model) -> bool {
    use crate::app::form::Slot;
    use crate::app::screen::welcome::Row;
    match (&model.overlay, &model.front) {
        (Some(Overlay::Note(_) | Overlay::Sitting(_) | Overlay::Reason(_)), _) => true,
        (Some(Overlay::Evidence(form)), _) => !matches!(form.slot(), Slot::Kind | Slot::Setting),
        (None, Front::Settings(form)) => form.row() == Row::Name,
        _ => false,
    }
}

/// The names of the pathways, and of none.
#[must_use]
pub fn pathways(framework: &Framework) -> Vec<String> {
    framework.pathways().iter().map(|p| p.title.line().into_owned()).chain(["none".to_owned()]).collect()
}

/// How one may begin.
#[must_use]
pub fn begins() -> [String; 2] {
    ["placement".to_owned(), "walk".to_owned()]
}

/// The names of the steps of the scale.
#[must_use]
pub fn scale(framework: &Framework) -> Vec<String> {
    framework.scale().iter().map(|step| step.name.line().into_owned()).collect()
}

/// What an empty line does on the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Opens this topic, counted from 0.
    Topic(usize),
    /// Lays what was given blind side by side.
    Reveal,
    /// Goes on to the actions.
    Actions,
}

/// What comes next on the agenda: what both see and have not settled, else what waits to be laid side by side, else the
/// first topic while none was looked at, else the actions.
#[must_use]
pub fn next(model: &Model) -> Next {
    let framework = model.session.framework();
    let topics = &model.mentor.seen.topics.topics;
    let stages: Vec<Stage> = topics.iter().map(|topic| model.mentor.stage(framework, topic.competency)).collect();
    let unsettled = topics.iter().zip(&stages).position(|(topic, stage)| {
        *stage == Stage::Revealed && own(model, topic.competency) != given(model, topic.competency)
    });
    if let Some(n) = unsettled {
        return Next::Topic(n);
    }
    if !model.mentor.waiting().is_empty() {
        return Next::Reveal;
    }
    let untouched = stages.iter().all(|stage| *stage == Stage::Blind);
    if untouched && !stages.is_empty() { Next::Topic(0) } else { Next::Actions }
}

/// What the mentor gave in the open session.
#[must_use]
pub fn given(model: &Model, ix: Ix) -> Option<Rating> {
    let id = &model.session.framework().competency(ix).id;
    model.mentor.seen.meeting.as_ref()?.given.get(id)?.rating
}

/// The person's own rating when the session was opened, once it is laid beside the mentor's.
#[must_use]
pub fn own(model: &Model, ix: Ix) -> Option<Rating> {
    let (session, framework) = (&model.session, model.session.framework());
    let meeting = model.mentor.seen.meeting.as_ref()?;
    let seen = matches!(model.mentor.stage(framework, ix), Stage::Revealed | Stage::Agreed | Stage::Differed);
    let id = &framework.competency(ix).id;
    session.profile().log.own_rating_at(id, meeting.opened, session.until()).filter(|_| seen)?.rating
}

/// Whether the part of the session that lists actions is open.
#[must_use]
pub fn acting(model: &Model) -> bool {
    meeting(model) && sits(model) && model.mentor.on.is_none() && model.mentor.part == Part::Actions
}
