//! The first evening: the welcome, the quick placement, the first ratings.

use opsarc::app::effect::Effect;
use opsarc::app::model::Front;
use opsarc::app::tabs::Tab;
use opsarc::profile::body::Body;

use crate::support::play::Play;

#[test]
fn the_welcome_taken_as_it_stands_records_one_entry_and_leads_into_the_walk() {
    let mut play = Play::empty();
    play.press("Enter Enter Enter Enter Enter Down Enter");
    assert_eq!((play.entries(), play.saves()), (1, 1));
    assert_eq!(play.model.tab, Tab::Walk);
    let settings = &play.model.session.standing().settings;
    assert_eq!(settings.roles.iter().map(ToString::to_string).collect::<Vec<_>>(), ["sre"]);
    assert_eq!(settings.target, Some(2));
    assert_eq!(settings.hours, Some(3));
    assert!(settings.pathway.is_some(), "a pathway that begins at the role is suggested");
    assert_eq!(play.page(), "obs-pillars");
}

#[test]
fn what_is_typed_in_the_name_is_text_even_where_it_is_a_key() {
    let mut play = Play::empty();
    play.press("type:'q2 S/u?' Tab Right Space Down Right Down Right Down Left ctrl-s");
    let settings = &play.model.session.standing().settings;
    assert_eq!(settings.name.as_str(), "q2 S/u?");
    assert_eq!(settings.roles.len(), 2, "{:?}", settings.roles);
    assert_eq!((settings.target, settings.hours), (Some(3), Some(2)));
    assert_eq!(play.entries(), 1);
}

#[test]
fn the_last_role_cannot_be_switched_off() {
    let mut play = Play::empty();
    play.press("Tab Space Space Space ctrl-s");
    assert_eq!(play.model.session.standing().settings.roles.len(), 1);
}

#[test]
fn the_quick_placement_gives_an_estimate_and_no_rating() {
    let mut play = Play::empty();
    play.press("Down Down Down Down Down Enter");
    assert!(matches!(play.model.front, Front::Placement(_)), "{:?}", play.model.front);
    play.press("2 Down Down Enter 1 0");
    assert_eq!(play.entries(), 2, "the settings and the placement");
    assert!(matches!(play.last().body, Body::Placement(_)));
    assert_eq!(play.model.tab, Tab::Arc);
    let stages = &play.model.session.overview().stages;
    assert!(stages.iter().all(|stage| stage.estimate.is_some() && stage.rated == 0));
    assert!(play.notice().contains("provisional"), "{}", play.notice());
    assert!(play.screen(120, 36).contains("estimate"));
    let rated = play.model.session.overview().readings.iter().filter(|(_, r)| r.effective.is_some()).count();
    assert_eq!(rated, 0);
}

#[test]
fn the_placement_goes_back_a_question_and_can_be_skipped() {
    let mut play = Play::empty();
    play.press("Down Down Down Down Down Enter 3 3 Left Left 0 0 0 0");
    let Body::Placement(placement) = &play.last().body else { panic!("{:?}", play.last()) };
    assert!(placement.answers.values().all(|answer| *answer == 0), "{:?}", placement.answers);
    let before = play.entries();
    play.press("P 1 2 Esc");
    assert!(matches!(play.model.front, Front::Tab));
    assert_eq!(play.entries(), before, "a placement left half-way records nothing");
    play.press("P 4 5 9");
    let Front::Placement(placement) = &play.model.front else { panic!() };
    assert_eq!(placement.answers.len(), 0, "a digit without an answer does nothing");
}

#[test]
fn leaving_the_welcome_leaves_nothing_behind() {
    let mut play = Play::empty();
    play.press("type:'Ada' Esc");
    assert_eq!(play.entries(), 0);
    assert_eq!(play.effects.iter().filter(|e| **e == Effect::Save).count(), 0);
    assert!(play.effects.contains(&Effect::Leave));
}

#[test]
fn ten_ratings_in_a_row() {
    let mut play = Play::empty();
    play.press("ctrl-s g 2");
    let first = play.page();
    let mut seen = Vec::new();
    for n in 0..10 {
        seen.push(play.page());
        play.press(&(n % 3).to_string()).press("w");
    }
    assert_eq!((play.entries(), play.saves()), (11, 11));
    for (n, id) in seen.iter().enumerate() {
        assert_eq!(play.own(id), Some((n % 3) as u8), "{id}");
        assert_eq!(play.counts(id), Some((n % 3) as u8), "{id}");
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 10, "each rating was of another competency");
    play.press("Home");
    assert_eq!(play.page(), first);
    assert!(play.screen(120, 36).contains("10 of 43 rated"));
}
