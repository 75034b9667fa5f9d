//! A copy that a file-sync tool left beside the profile: told, merged on request, and told no more.

use opsarc::app::action::Action;
use opsarc::app::effect::Effect;
use opsarc::app::message::Message;
use opsarc::app::palette::Palette;
use serde_json::json;

use crate::support::people::{entry, file};
use crate::support::play::Play;

fn row(play: &Play) -> Option<&'static str> {
    let palette = Palette::new(&play.model.contexts(), None, |binding| play.model.why_not(binding));
    palette.rows.iter().find(|row| row.binding.action == Action::Beside).unwrap().why_not
}

#[test]
fn a_copy_beside_the_profile_is_told_and_merged_on_request() {
    let mut play = Play::demo();
    let before = play.entries();
    assert_eq!(row(&play), Some("no copy beside this profile brings anything"));
    play.press("B");
    assert_eq!(play.effects.last(), Some(&Effect::LookBeside), "it may have come since");
    play.send(Message::Beside(vec![("default 2.json".to_owned(), 2)]));
    assert_eq!(play.notice(), "B merges a copy beside this profile: 2 new entries in default 2.json");
    assert!(play.screen(80, 24).contains("B merges a copy beside this profile: 2 new entries"));
    assert!(play.screen(40, 12).contains("B merges a copy"));
    assert_eq!(row(&play), None);
    // The palette finds it by its words, and does it.
    play.press(": type:'merge the copy' Enter");
    assert_eq!(play.effects.last(), Some(&Effect::JoinBeside));
    assert_eq!(play.entries(), before, "reading is the shell's");
    let mentor = json!({ "mentor": "Mo" });
    let rated = |id: &str| json!({ "kind": "rating", "competency": id, "rating": 1 });
    let theirs = file(&[entry(500, &mentor, &rated("obs-pillars")), entry(501, &mentor, &rated("scripting"))]);
    let saves = play.saves();
    play.send(Message::Joined(Box::new(theirs.log.clone())));
    assert_eq!((play.entries(), play.saves()), (before + 2, saves + 1));
    assert_eq!(play.notice(), "2 entries from beside this profile came in. The copy stays where it is.");
    assert_eq!(row(&play), Some("no copy beside this profile brings anything"));
    play.send(Message::Joined(Box::new(theirs.log)));
    assert_eq!((play.entries(), play.saves()), (before + 2, saves + 1), "the same again is nothing");
}

#[test]
fn several_copies_are_told_in_one_line_and_a_past_day_takes_none() {
    let mut play = Play::demo();
    play.send(Message::Beside(vec![("a.json".to_owned(), 2), ("b.json".to_owned(), 1)]));
    assert_eq!(play.notice(), "B merges 2 copies beside this profile: up to 3 new entries in a.json and others");
    let mut play = Play::past("2026-03-01");
    play.press("B");
    assert!(play.notice().contains("nothing is recorded here") && !play.effects.contains(&Effect::JoinBeside));
}
