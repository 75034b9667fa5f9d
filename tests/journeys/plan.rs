//! The plan: a project from taking it on to its end, goals, wishes, opportunities, and the way to a page and back.

use opsarc::app::agenda::{Item, Section};
use opsarc::app::effect::Effect;
use opsarc::app::message::{Message, Target};
use opsarc::app::overlay::Overlay;

use opsarc::app::tabs::Tab;
use opsarc::framework::id::ProjectId;
use opsarc::insight::project::ProjectState;
use opsarc::profile::body::{ActionState, Body, GoalState};
use opsarc::profile::draft::DraftKind;
use opsarc::profile::undertaking::Course;

use crate::support::people::{Person, framework};
use crate::support::play::Play;

fn at_plan() -> Play {
    let mut play = Play::demo();
    play.press("4");
    play
}

/// At the first project that can start.
fn at_available() -> (Play, ProjectId) {
    let mut play = at_plan();
    play.press("Tab Down");
    let Some(Item::Project(id)) = play.model.plan.item(&play.model.session) else { panic!("no project") };
    assert_eq!(state(&play, &id), ProjectState::Available);
    (play, id)
}

fn state(play: &Play, id: &ProjectId) -> ProjectState {
    play.model.session.overview().plan.project(id).unwrap().state
}

fn ticks(play: &Play, id: &ProjectId) -> Vec<u8> {
    play.model.session.standing().undertakings.get(id).map_or(Vec::new(), |it| it.ticks.keys().copied().collect())
}

fn ratings(play: &Play) -> Vec<Option<u8>> {
    let own = |ix| play.model.session.mark(ix).own.map(|own| own.rating.number());
    framework().indices().map(own).collect()
}

#[test]
fn a_project_is_taken_on_ticked_and_finished_with_evidence_and_the_rating_is_asked_about() {
    let (mut play, id) = at_available();
    let before = (ratings(&play), play.entries());
    play.press("t");
    assert_eq!(state(&play, &id), ProjectState::UnderWay);
    assert_eq!(play.model.plan.item(&play.model.session), Some(Item::Project(id.clone())), "the cursor goes with it");
    play.press("Enter Space Down Space");
    assert_eq!(ticks(&play, &id), [1, 2]);
    play.press("Space");
    assert_eq!(ticks(&play, &id), [1], "a tick taken back is none");
    play.press("U");
    assert_eq!(ticks(&play, &id), [1, 2]);
    play.press("F");
    assert!(play.screen(80, 24).contains(&format!("Finish {id}")));
    play.press("ctrl-s");
    assert_eq!(state(&play, &id), ProjectState::UnderWay, "nothing ends without evidence");
    play.press("type:'A drill' ctrl-s");
    assert_eq!(state(&play, &id), ProjectState::Finished);
    assert_eq!(ratings(&play), before.0, "finishing changes no rating");
    assert!(play.notice().contains("Does your rating still say it?"), "{}", play.notice());
    let project = framework().project(&id).unwrap();
    assert_eq!(play.model.tab, Tab::Walk);
    assert!(project.moves.iter().any(|moved| moved.competency.as_str() == play.page()));
    assert!(play.model.drafts.is_empty());
    play.press("q");
    assert_eq!((play.model.tab, play.model.plan.open.as_ref()), (Tab::Plan, Some(&id)), "back to where it was");
    // u takes the end back first, then the evidence.
    play.press("u");
    assert_eq!(state(&play, &id), ProjectState::UnderWay);
    play.press("u");
    assert!(play.notice().contains("A drill"), "{}", play.notice());
}

#[test]
fn both_entries_of_a_finish_are_kept_under_ids_of_their_own() {
    let (mut play, _) = at_available();
    let before = play.entries();
    play.press("t F type:'A drill' ctrl-s");
    assert_eq!(play.entries(), before + 3);
    let log = &play.model.session.profile().log;
    let last: Vec<&Body> = log.iter().rev().take(2).map(|entry| &entry.body).collect();
    assert!(matches!(last.as_slice(), [Body::Project(_), Body::Evidence(_)]), "{last:?}");
}

#[test]
fn a_project_is_dropped_with_a_reason_that_survives_esc_and_can_be_taken_up_again() {
    let (mut play, id) = at_available();
    play.press("t d ctrl-s");
    assert!(matches!(play.model.overlay, Some(Overlay::Reason(_))), "no reason, no end");
    play.press("type:'Too ea' Esc");
    assert_eq!(state(&play, &id), ProjectState::UnderWay);
    assert_eq!(play.model.drafts.iter().next().unwrap().kind, DraftKind::Reason);
    assert!(play.effects.contains(&Effect::Keep));
    play.press("d type:'rly' Enter");
    assert_eq!(state(&play, &id), ProjectState::Dropped);
    let note = play.model.session.standing().undertakings[&id].note.clone();
    assert_eq!(note.unwrap().as_str(), "Too early");
    assert!(play.model.drafts.is_empty());
    play.press("u");
    assert_eq!(state(&play, &id), ProjectState::UnderWay);
    play.press("U t");
    assert_eq!(state(&play, &id), ProjectState::UnderWay);
}

#[test]
fn a_reason_half_typed_for_one_project_is_not_offered_for_another() {
    let (mut play, _) = at_available();
    play.press("t d type:'Too ea' Esc Down Down t d");
    let Some(Overlay::Reason(form)) = &play.model.overlay else { panic!("no form") };
    assert_eq!(form.text.text(), "");
}

#[test]
fn what_cannot_be_done_says_why_and_records_nothing() {
    let (mut play, _) = at_available();
    let before = play.entries();
    for (keys, said) in [
        ("Space", "Enter opens a project"),
        ("F", "not under way"),
        ("d", "can be dropped"),
        ("Enter Space", "t takes it on"),
        ("Esc Home t", "under way already"),
        ("BackTab t", "A project is taken on"),
        ("F", "are finished"),
    ] {
        play.press(keys);
        assert!(play.notice().contains(said), "{keys}: {}", play.notice());
    }
    assert_eq!(play.entries(), before);
}

#[test]
fn what_waits_can_be_taken_on_all_the_same_and_says_ahead_of_what() {
    let mut play = at_plan();
    play.press("Tab");
    let waiting = play.model.session.overview().plan.projects.iter().position(|r| r.state == ProjectState::Waiting);
    for _ in 0..waiting.unwrap() {
        play.press("Down");
    }
    play.press("t");
    assert!(play.notice().contains("ahead of"), "{}", play.notice());
}

#[test]
fn a_goal_is_set_half_by_half_reworded_reached_and_dropped() {
    let mut play = at_plan();
    play.press("a type:'Sleep' Tab type:'A quiet week' Esc");
    assert!(play.notice().contains("kept half-typed"), "{}", play.notice());
    play.press("a");
    assert!(play.notice().contains("here again"), "{}", play.notice());
    play.press("Down Down type:'Habit' Enter type:'If a page comes' Enter type:'Ten lines' ctrl-s");
    let goals = |play: &Play| -> Vec<(String, GoalState)> {
        let goals = play.model.session.standing().goals.values().rev();
        goals.map(|mark| (mark.goal.wish.as_str().to_owned(), mark.goal.state)).collect()
    };
    let first = |play: &Play| goals(play).into_iter().next().unwrap();
    assert_eq!(first(&play), ("Sleep".to_owned(), GoalState::Open));
    assert!(play.model.drafts.is_empty());
    let count = goals(&play).len();
    play.press("Tab Tab Enter type:' well' ctrl-s");
    assert_eq!((first(&play), goals(&play).len()), (("Sleep well".to_owned(), GoalState::Open), count));
    play.press("F type:'Ten lines' ctrl-s");
    assert_eq!(first(&play).1, GoalState::Reached);
    assert_eq!(play.model.tab, Tab::Plan);
    play.press("u");
    assert_eq!(first(&play).1, GoalState::Open);
    play.press("Home d type:'Another team has it' Enter");
    let ended = goals(&play).into_iter().filter(|(_, state)| *state == GoalState::Dropped).count();
    assert_eq!(ended, 1);
}

#[test]
fn what_was_agreed_is_done_with_evidence() {
    let mut play = at_plan();
    play.press("Tab Tab Down Down Down");
    let Some(Item::Action(id)) = play.model.plan.item(&play.model.session) else { panic!("no action") };
    play.press("F type:'Merged' ctrl-s");
    let agreed = play.model.session.standing().actions.values().find(|agreed| agreed.entry == id).unwrap();
    assert_eq!(agreed.state, ActionState::Done);
}

#[test]
fn a_wish_goes_round_and_no_opportunity_becomes_an_ask() {
    let mut play = at_plan();
    let Some(Item::Gap(ix)) = play.model.plan.item(&play.model.session) else { panic!("no gap") };
    let desire = |play: &Play| play.model.session.mark(ix).desire;
    assert_eq!(desire(&play), None);
    for expected in [1, 2, 3, 0, 1] {
        play.press("w");
        assert_eq!(desire(&play), Some(expected));
    }
    play.press("o");
    assert!(play.model.session.mark(ix).no_opportunity.is_some());
    assert!(play.screen(120, 36).contains("To ask your manager for"));
    play.press("u");
    assert!(play.model.session.mark(ix).no_opportunity.is_none());
}

#[test]
fn enter_walks_to_a_gap_and_back_leads_to_the_same_place() {
    let mut play = at_plan();
    play.press("Down Down Down");
    let Some(Item::Gap(ix)) = play.model.plan.item(&play.model.session) else { panic!("no gap") };
    play.press("Enter");
    assert_eq!((play.model.tab, play.page()), (Tab::Walk, framework().competency(ix).id.as_str()));
    play.press("q");
    assert_eq!(play.model.tab, Tab::Plan);
    assert_eq!(play.model.plan.item(&play.model.session), Some(Item::Gap(ix)));
    play.press("q");
    assert_eq!(play.model.tab, Tab::Arc);
}

#[test]
fn the_parts_go_round_and_the_mouse_reaches_all_of_it() {
    let mut play = at_plan();
    for section in [Section::Projects, Section::Goals, Section::Weeks, Section::Gaps] {
        play.press("Tab");
        assert_eq!(play.model.plan.section, section);
    }
    play.send(Message::Click(Target::Choice(1, 0)));
    assert_eq!(play.model.plan.section, Section::Projects);
    play.send(Message::Click(Target::Row(2)));
    assert!(play.model.plan.open.is_none(), "the first click only points");
    play.send(Message::Click(Target::Row(2)));
    let id = play.model.plan.open.clone().unwrap();
    play.press("t");
    play.send(Message::Click(Target::Row(1)));
    assert_eq!(ticks(&play, &id), [2], "a click ticks a step");
    assert_eq!(play.model.session.standing().undertakings[&id].course, Course::UnderWay);
}

#[test]
fn hours_are_set_from_the_weeks_and_the_weeks_are_drawn_anew() {
    let mut play = at_plan();
    let weeks = |play: &Play| play.model.session.overview().plan.schedule.weeks.len();
    let before = weeks(&play);
    play.press("BackTab s");
    assert!(play.screen(80, 24).contains("Settings"));
    play.press("Tab Tab Tab Tab Right Right Right Right Right Right Right Right Right ctrl-s");
    assert!(weeks(&play) < before, "{} < {before}", weeks(&play));
    assert_eq!(play.model.tab, Tab::Plan);
}

#[test]
fn an_empty_profile_is_told_what_each_part_is_for() {
    let mut play = Play::empty();
    play.press("ctrl-s g 4");
    assert!(play.screen(80, 24).contains("not rated yet"), "{}", play.screen(80, 24));
    play.press("Tab Tab");
    assert!(play.screen(80, 24).contains("a sets one"), "{}", play.screen(80, 24));
    play.press("Tab");
    let weeks = play.screen(80, 24);
    assert!(weeks.contains("s sets them") || weeks.contains("Nothing can start yet"), "{weeks}");
    // Nothing under the cursor is no danger.
    play.press("BackTab t F d w o Space Enter y");
}

#[test]
fn on_a_past_day_nothing_is_recorded() {
    let mut play = Play::past("2026-01-01");
    play.press("4");
    let before = play.entries();
    for keys in ["w", "o", "a", "Tab Down t", "Home F", "d"] {
        play.press(keys);
        assert!(play.notice().contains("past day") || play.model.overlay.is_none(), "{keys}: {}", play.notice());
    }
    assert_eq!((play.entries(), play.model.overlay.is_none()), (before, true));
}

#[test]
fn a_novice_finds_the_same_screen() {
    let mut play = Play::new(Person::Novice);
    play.press("4 Tab Enter t Space F type:'x' ctrl-s");
    assert_eq!(play.model.tab, Tab::Walk);
}
