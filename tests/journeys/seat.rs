//! A mentor at the screen: what is recorded is theirs, and what is the person's own to say stays theirs.

use opsarc::framework::text::Text;
use opsarc::profile::author::Author;
use opsarc::profile::body::Body;

use crate::support::people::Person;
use crate::support::play::Play;

fn seated() -> Play {
    Play::seated(Person::Demo, "Grace")
}

fn grace() -> Author {
    Author::Mentor(Text::new("Grace"))
}

#[test]
fn what_is_recorded_is_by_the_one_who_is_seated() {
    let mut play = seated();
    for keys in ["2 3", "n type:'Well put' ctrl-s", "e type:'A drill' ctrl-s"] {
        let before = play.entries();
        play.press(keys);
        assert_eq!((play.entries(), &play.last().by), (before + 1, &grace()), "{keys}");
    }
}

#[test]
fn undo_and_redo_are_the_seats_alone() {
    let mut play = seated();
    let before = play.entries();
    play.press("u");
    assert_eq!((play.entries(), play.notice()), (before, "There is nothing of yours to undo."));
    play.press("2 1 u");
    assert!(play.notice().starts_with("Taken back: rated Observability pillars 1"), "{}", play.notice());
    assert_eq!(play.last().by, grace());
    assert!(matches!(play.last().body, Body::Retraction(_)));
    play.press("U");
    assert!(play.notice().starts_with("Back again: rated Observability pillars 1"), "{}", play.notice());
    assert_eq!((play.entries(), &play.last().by), (before + 3, &grace()));
}

#[test]
fn what_only_the_person_can_say_is_refused_and_says_why() {
    for keys in ["S", "P", "g 4 w", "g 4 o", "g 4 a", "g 4 Tab Down t", "g 4 Tab F", "g 4 Tab d", "g 4 Tab Enter Space"]
    {
        let mut play = seated();
        let before = play.entries();
        play.press(keys);
        assert!(play.notice().contains("theirs to say"), "{keys}: {}", play.notice());
        assert_eq!(play.entries(), before, "{keys}");
        assert!(!play.model.typing(), "{keys}: no form is opened for nothing");
    }
}

#[test]
fn the_header_says_whose_record_it_is_and_who_is_seated() {
    let play = seated();
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let text = play.screen(columns, rows);
        let head = text.lines().next().unwrap();
        assert!(head.contains("Ada") && head.contains("mentor: Grace"), "{head}");
    }
    let hostile = Play::seated(Person::Hostile, "Grace");
    let text = hostile.screen(80, 24);
    assert!(text.lines().next().unwrap().contains("mentor: Grace"), "{text}");
    assert!(!Play::demo().screen(80, 24).contains("mentor:"));
}

#[test]
fn the_walk_calls_the_person_by_name_where_a_mentor_sits() {
    let mut play = seated();
    play.press("2 1");
    let text = play.screen(120, 36);
    assert!(text.contains("Ada Sample, Aug 2025") && !text.contains("you, "), "{text}");
    assert!(Play::demo().press("2").screen(120, 36).contains("you, Aug 2025"));
}

#[test]
fn a_seated_mentor_is_not_greeted_as_a_newcomer() {
    let play = Play::seated(Person::Empty, "Grace");
    assert!(!play.model.typing(), "no welcome: the settings are the person's");
}
