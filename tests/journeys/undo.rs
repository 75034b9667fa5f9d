//! Taking back, and taking that back.

use opsarc::app::model::Saving;
use opsarc::profile::author::Author;
use opsarc::profile::body::Body;
use serde_json::json;

use crate::support::people::{entry, file};
use crate::support::play::Play;

#[test]
fn a_chain_of_undo_and_redo_across_screens_says_what_it_took_back() {
    let mut play = Play::empty();
    play.press("ctrl-s g 2");
    let first = play.page();
    play.press("1 2 n type:'Asked the team' ctrl-s Right");
    let second = play.page();
    play.press("3 g 1");
    let before = play.entries();

    play.press("u");
    assert!(play.notice().starts_with("Taken back: rated") && play.notice().contains('3'), "{}", play.notice());
    assert_eq!(play.own(second), None);
    play.press("u");
    assert!(play.notice().contains("Asked the team"), "{}", play.notice());
    play.press("u");
    assert_eq!(play.own(first), Some(1));
    play.press("u");
    assert_eq!(play.own(first), None);
    play.press("u");
    assert!(play.notice().starts_with("Taken back: set "), "{}", play.notice());
    play.press("u");
    assert_eq!(play.notice(), "There is nothing of yours to undo.");
    assert_eq!(play.entries(), before + 5, "an undo is an entry too");

    play.press("U U U ctrl-r U");
    assert_eq!((play.own(first), play.own(second)), (Some(2), Some(3)));
    assert!(play.notice().starts_with("Back again: rated"), "{}", play.notice());
    play.press("U");
    assert_eq!(play.notice(), "There is nothing to redo.");
}

#[test]
fn something_new_ends_the_redo() {
    let mut play = Play::empty();
    play.press("ctrl-s g 2 1 u Right 2 U");
    assert_eq!(play.notice(), "There is nothing to redo.");
    play.press("Left");
    assert_eq!(play.own(play.page()), None);
}

#[test]
fn the_cursor_of_the_page_follows_what_was_taken_back() {
    let mut play = Play::empty();
    play.press("ctrl-s g 2 1 3");
    assert_eq!(play.model.walk.anchor, 3);
    play.press("u");
    assert_eq!(play.model.walk.anchor, 1);
    play.press("U");
    assert_eq!(play.model.walk.anchor, 3);
    assert_eq!(play.did(), "", "what a rating did is not said of an undo");
}

#[test]
fn an_entry_of_a_mentor_is_never_taken_back() {
    let mentor = json!({ "mentor": "Mo" });
    let rated = |n: u8| json!({ "kind": "rating", "competency": "obs-pillars", "rating": n });
    let own = json!("self");
    let mut play = Play::over(file(&[
        entry(0, &own, &json!({ "kind": "settings", "roles": ["sre"] })),
        entry(1, &own, &rated(2)),
        entry(2, &mentor, &rated(1)),
    ]));
    play.press("u");
    assert_eq!(play.own("obs-pillars"), None);
    play.press("u u u u");
    assert_eq!(play.counts("obs-pillars"), Some(1), "the mentor's word stands");
    let log = &play.model.session.profile().log;
    let theirs: Vec<_> = log.iter().filter(|e| matches!(e.by, Author::Mentor(_))).map(|e| e.id).collect();
    let touched = log.iter().any(|e| matches!(&e.body, Body::Retraction(r) if theirs.contains(&r.entry)));
    assert!(!touched);
}

#[test]
fn undoing_everything_in_the_demo_ends_and_comes_all_the_way_back() {
    let mut play = Play::demo();
    let before = play.model.session.standing().marks.iter().filter(|(_, m)| m.own.is_some()).count();
    let mut undone = 0;
    loop {
        play.press("u");
        if play.notice() == "There is nothing of yours to undo." {
            break;
        }
        undone += 1;
        assert!(undone < 1000, "it ends");
    }
    assert_eq!(play.model.session.standing().marks.iter().filter(|(_, m)| m.own.is_some()).count(), 0);
    for _ in 0..undone {
        play.press("U");
    }
    assert_eq!(play.model.session.standing().marks.iter().filter(|(_, m)| m.own.is_some()).count(), before);
    assert_eq!(play.model.saving, Saving::Saved);
}

#[test]
fn each_kind_of_entry_can_be_taken_back_in_another_session_and_brought_again() {
    // One's own, of each kind that a screen records; a session and what is agreed in it are the mentor's.
    let kinds = [
        ("settings", "S type:'x' ctrl-s"),
        ("rating", "g 2 4"),
        ("evidence", "g 2 e type:'A dashboard' ctrl-s"),
        ("note", "g 2 n type:'A thought' ctrl-s"),
        ("opportunity", "g 2 O"),
        ("placement", "P 0 1 2 3"),
        ("project", "g 4 Tab Down Down t"),
        ("goal", "g 4 a type:'Wish' Tab type:'Outcome' Tab type:'Obstacle' Tab type:'Plan' ctrl-s"),
        ("desire", "g 4 w"),
    ];
    let whole = |play: &Play| format!("{:?}", play.model.session.overview());
    for (kind, keys) in kinds {
        let mut play = Play::demo();
        let (before, entries) = (whole(&play), play.entries());
        play.press(keys);
        let recorded = serde_json::to_value(&play.last().body).unwrap();
        assert_eq!(
            (play.entries(), recorded["kind"].as_str()),
            (entries + 1, Some(kind)),
            "{keys}\n{}",
            play.screen(80, 24)
        );
        let after = whole(&play);
        // The program ends and begins again, over what lies on the disk.
        let mut play = play.again();
        play.press("g 1 u");
        assert_eq!(whole(&play), before, "{kind}: {}", play.notice());
        assert!(play.notice().starts_with("Taken back: "), "{kind}: {}", play.notice());
        let mut play = play.again();
        play.press("g 1 U");
        assert_eq!(whole(&play), after, "{kind}: {}", play.notice());
    }
}
