//! What a wide screen says beside a session. Nothing here tells what the curtain hides: what is said of a competency is
//! the framework's or made of what is left of the record behind it.

use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::app::pages::BESIDE;
use crate::app::screen::mentor::{Mentor, Stage};
use crate::export::page::Page;
use crate::export::show::competency_page as show;
use crate::export::show::scope::Scope;
use crate::export::{meanwhile, topics, words};
use crate::framework::table::Ix;
use crate::insight::topics::Topic;
use crate::profile::body::ActionState;
use crate::profile::meeting::Meeting;

/// The columns of minutes in an aside.
const MINUTES: u16 = crate::app::room::ASIDE;

/// Between sessions: the minutes of the one under the cursor, and of the one before it.
#[must_use]
pub fn between(model: &Model) -> Vec<Page> {
    let mentor = &model.mentor;
    held_from(model, mentor.at(&model.session))
}

/// Beside minutes: those of the session before.
#[must_use]
pub fn before(model: &Model) -> Vec<Page> {
    let held = &model.mentor.seen.held;
    let at = held.iter().position(|meeting| Some(meeting.session) == model.mentor.minutes);
    held_from(model, at.map_or(0, |at| at + 1))
}

/// The minutes of two sessions held, from the one at `at` back.
fn held_from(model: &Model, at: usize) -> Vec<Page> {
    let minutes = |meeting: &Meeting| Mentor::minutes_of(&model.session, meeting).page(MINUTES);
    model.mentor.seen.held.iter().skip(at).take(2).map(minutes).collect()
}

/// Beside what happened: what is on the agenda, and why.
#[must_use]
pub fn to_come(model: &Model) -> Vec<Page> {
    vec![listed(model, "On the agenda", topics::NOTHING, |_| true)]
}

/// Beside the minutes so far: what of the agenda is still to be rated, and what is to be done.
#[must_use]
pub fn left_over(model: &Model) -> Vec<Page> {
    let framework = model.session.framework();
    let blind = |topic: &Topic| model.mentor.stage(framework, topic.competency) == Stage::Blind;
    let agenda = listed(model, "Not rated yet", "All that is on the agenda is rated.", blind);
    let mut open = Page::default();
    let standing = model.session.standing();
    open.list(
        "Actions open",
        standing.actions.values().filter(|action| action.state == ActionState::Open).map(meanwhile::told),
    );
    vec![open, agenda]
}

/// The topics that are `wanted` with their reasons, or that there is none.
fn listed(model: &Model, head: &str, none: &str, wanted: impl Fn(&Topic) -> bool) -> Page {
    let framework = model.session.framework();
    let mut page = Page::default();
    page.head(head);
    let mut left = model.mentor.seen.topics.topics.iter().filter(|topic| wanted(topic)).peekable();
    if left.peek().is_none() {
        page.soft(model.keys.told(Context::Mentor, none));
    }
    let mut veiled = false;
    for topic in left {
        page.point(words::title(framework, topic.competency));
        // What is the same of many is said once, at the end.
        veiled |= topic.reasons.is_empty();
        if !topic.reasons.is_empty() {
            let reasons: Vec<String> = topic.reasons.iter().map(|told| topics::reason(framework, told)).collect();
            page.under(words::capital(&reasons.join("; ")));
        }
    }
    if veiled {
        page.gap();
        page.soft(format!("Where no reason is told, {}.", topics::VEILED));
    }
    page
}

/// Beside the agenda: the anchors, the evidence and the questions of the competency under the cursor.
#[must_use]
pub fn topic(model: &Model) -> Vec<Page> {
    let topics = &model.mentor.seen.topics.topics;
    let topic = topics.get(model.mentor.at(&model.session));
    topic.map_or_else(Vec::new, |topic| of(model, topic.competency))
}

/// Beside the actions: the same of the competency that the one under the cursor is for.
#[must_use]
pub fn action(model: &Model) -> Vec<Page> {
    let session = &model.session;
    let id = model.mentor.actions(session).get(model.mentor.at(session)).copied();
    let action = session.standing().actions.values().find(|action| Some(action.entry) == id);
    let ix = action.and_then(|action| action.competency.as_ref()).and_then(|id| session.framework().find(id));
    ix.map_or_else(Vec::new, |ix| of(model, ix))
}

fn of(model: &Model, ix: Ix) -> Vec<Page> {
    let framework = model.session.framework();
    let guide = framework.guide(ix);
    let mut anchors = Page::new(words::title(framework, ix), "");
    // Without the mark of what counts: nobody has rated it yet.
    show::anchors(&mut anchors, Scope { framework, person: None }, ix);
    let evidence = Mentor::proof_sheet(&model.session, ix, BESIDE);
    let mut shown = Page::default();
    show::prompts(&mut shown, guide);
    let mut questions = Page::default();
    show::questions(&mut questions, guide);
    vec![anchors, evidence, shown, questions]
}

/// Beside the anchors of a competency: what they leave open, what would show it, what to ask, the projects.
#[must_use]
pub fn judged(model: &Model, ix: Ix) -> Vec<Page> {
    let framework = model.session.framework();
    let guide = framework.guide(ix);
    let mut against = Page::default();
    show::counter_examples(&mut against, guide);
    let mut shown = Page::default();
    show::prompts(&mut shown, guide);
    let mut meaning = Page::default();
    show::meaning(&mut meaning, guide);
    let mut questions = Page::default();
    show::questions(&mut questions, guide);
    let mut facts = Page::default();
    show::facts(&mut facts, guide);
    let mut projects = Page::default();
    show::projects(&mut projects, Scope { framework, person: None }, ix, false);
    vec![against, meaning, shown, questions, facts, projects]
}
