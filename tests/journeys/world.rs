//! What comes from outside: the disk's answers, another hand's entries, a past day, leaving.

use opsarc::app::effect::Effect;
use opsarc::app::message::Message;
use opsarc::app::model::{Model, Saving};
use opsarc::app::session::Session;
use opsarc::profile::draft::Drafts;
use serde_json::json;

use crate::support::people::{Person, entry, file, framework, profile, today};
use crate::support::play::{Disk, Play};

#[test]
fn a_save_that_fails_is_shown_until_the_next_succeeds_and_loses_nothing() {
    let mut play = Play::demo();
    let before = play.entries();
    play.disk = Disk::Fails("the disk is full");
    play.press("2 1");
    assert_eq!(play.model.saving, Saving::Failed("the disk is full".into()));
    assert!(play.screen(80, 24).contains("Not saved, and kept in memory: the disk is full"));
    play.press("Right 2");
    assert!(play.screen(80, 24).contains("the disk is full"), "moving on does not hide it");
    assert_eq!(play.entries(), before + 2);
    play.disk = Disk::Saves;
    play.press("Right 0");
    assert_eq!((&play.model.saving, play.entries()), (&Saving::Saved, before + 3));
    assert!(!play.screen(80, 24).contains("the disk is full"));
}

#[test]
fn what_another_hand_wrote_comes_in_with_a_notice() {
    let mut play = Play::demo();
    let before = play.entries();
    let version = play.model.version;
    let mentor = json!({ "mentor": "Mo" });
    let rated = |id: &str| json!({ "kind": "rating", "competency": id, "rating": 1 });
    let theirs = file(&[entry(500, &mentor, &rated("obs-pillars")), entry(501, &mentor, &rated("scripting"))]);
    play.disk = Disk::Merges(Box::new(theirs.log));
    play.press("2 Right Right 1");
    assert_eq!(play.entries(), before + 3);
    assert_eq!(play.notice(), "2 entries from elsewhere came in and were merged.");
    assert!(play.model.version > version + 1, "what was drawn of the older record is stale");
    assert_eq!(play.model.saving, Saving::Saved);
    // Undo takes back one's own rating, not what came in.
    play.press("u");
    assert!(play.notice().starts_with("Taken back: rated"), "{}", play.notice());
    assert_eq!(play.entries(), before + 4);
}

#[test]
fn entries_known_already_are_no_news() {
    let mut play = Play::demo();
    play.disk = Disk::Merges(Box::new(profile(Person::Demo).log));
    play.press("2 1");
    assert_eq!(play.notice(), "");
}

#[test]
fn on_a_past_day_nothing_is_recorded_and_it_says_why() {
    let why = "A past day is shown: nothing is recorded here.";
    for keys in ["2 1", "2 Enter", "2 e", "2 n", "2 E", "S", "P", "u", ": type:'quick placement' Enter"] {
        let mut play = Play::past("2026-03-01");
        let before = play.entries();
        play.press(keys);
        assert!(play.notice().contains("nothing is recorded here"), "{keys}: {}", play.notice());
        assert_eq!((play.entries(), play.saves()), (before, 0), "{keys}");
        if !keys.contains(':') {
            assert_eq!(play.notice(), why);
        }
    }
    let mut play = Play::past("2026-03-01");
    play.press("2 w Right o Tab Tab / type:'drift' Enter g 1 End Enter");
    assert_eq!(play.saves(), 0, "looking about works");
    assert!(Play::past("2026-03-01").screen(120, 36) != Play::demo().screen(120, 36));
}

#[test]
fn a_sample_is_played_with_and_never_saved() {
    let session = Session::new(framework(), profile(Person::Demo), today(), None);
    let mut play = Play::demo();
    play.model = Model::new(session, Drafts::default(), None, Saving::Off("a sample: not saved"));
    let before = play.entries();
    play.press("2 1 u");
    assert_eq!((play.entries(), play.saves()), (before + 2, 0));
    assert!(play.screen(80, 24).contains("sample"));
}

#[test]
fn ctrl_c_leaves_from_everywhere_with_the_place_kept() {
    for keys in ["", "2", "S", "P", "2 e", "2 n", ":", "/", "g"] {
        let mut play = Play::demo();
        play.press(keys).press("ctrl-c");
        assert_eq!(play.effects.last(), Some(&Effect::Leave), "{keys}");
    }
    let mut play = Play::demo();
    play.press("2 Right ctrl-c");
    assert!(play.effects.contains(&Effect::Keep));
    assert_eq!(play.model.place.as_ref().unwrap().as_str(), play.page());
}

#[test]
fn what_waits_half_typed_is_told_at_the_start() {
    let mut play = Play::demo();
    play.press("2 n type:'waiting' ctrl-c");
    let session = Session::new(framework(), profile(Person::Demo), today(), None);
    play.model = Model::new(session, play.model.drafts.clone(), play.model.place.clone(), Saving::Saved);
    assert!(play.notice().starts_with("Something half-typed waits at"), "{}", play.notice());
}

#[test]
fn what_an_effect_tells_is_said() {
    let mut play = Play::demo();
    play.send(Message::Told("copied".into()));
    assert_eq!(play.notice(), "copied");
    play.send(Message::Size(33, 7));
    assert_eq!(play.model.size, (33, 7));
}
