//! Notes and evidence: what is typed is a draft until it is in the record, and never lost.

use opsarc::app::effect::Effect;
use opsarc::app::message::Message;
use opsarc::app::overlay::Overlay;
use opsarc::profile::body::Body;
use opsarc::profile::evidence::{EvidenceKind, Setting};

use crate::support::play::Play;

fn at_walk() -> Play {
    let mut play = Play::demo();
    play.press("2");
    play
}

fn note_text(play: &Play) -> String {
    match &play.model.overlay {
        Some(Overlay::Note(form)) => form.text.raw(),
        other => panic!("no note but {other:?}"),
    }
}

#[test]
fn a_note_left_half_typed_is_there_again_and_recorded_once() {
    let mut play = at_walk();
    let before = play.entries();
    play.press("n type:'Two things' Enter type:'q u 1 x' Esc");
    assert!(play.model.overlay.is_none());
    assert!(play.notice().contains("kept half-typed"), "{}", play.notice());
    assert_eq!(play.entries(), before);
    assert_eq!(play.model.drafts.iter().count(), 1);
    assert!(play.effects.contains(&Effect::Keep), "the draft is on disk before the form closes");

    play.press("Right g 1 g 2 Left n");
    assert_eq!(note_text(&play), "Two things\nq u 1 x");
    assert!(play.notice().contains("here again"), "{}", play.notice());
    play.press("ctrl-s");
    assert_eq!(play.entries(), before + 1);
    assert_eq!(play.notes("Two things\nq u 1 x"), 1);
    assert!(play.model.drafts.is_empty());
    play.press("n");
    assert_eq!(note_text(&play), "");
    play.press("ctrl-s");
    assert_eq!(play.entries(), before + 1, "an empty note is no entry");
}

#[test]
fn drafts_of_two_competencies_do_not_mix() {
    let mut play = at_walk();
    play.press("n type:'first' Esc Right n");
    assert_eq!(note_text(&play), "");
    play.press("type:'second' Esc Left n");
    assert_eq!(note_text(&play), "first");
    assert_eq!(play.model.drafts.iter().count(), 2);
}

#[test]
fn a_draft_emptied_by_hand_is_gone() {
    let mut play = at_walk();
    play.press("n type:'ab' Backspace Backspace Esc");
    assert!(play.model.drafts.is_empty());
    assert_eq!(play.notice(), "");
}

#[test]
fn the_editors_text_comes_back_into_the_note() {
    let mut play = at_walk();
    play.press("n type:'half' ctrl-e");
    assert!(play.effects.contains(&Effect::Edit("half".into())));
    play.send(Message::Edited(Some("half\nand the rest\n".into())));
    assert_eq!(note_text(&play), "half\nand the rest");
    play.send(Message::Edited(None));
    assert_eq!(note_text(&play), "half\nand the rest", "an editor that failed changes nothing");
    play.press("ctrl-s");
    assert_eq!(play.notes("half\nand the rest"), 1);
    play.effects.clear();
    play.press("E");
    assert!(play.effects.contains(&Effect::Edit(String::new())));
}

#[test]
fn evidence_in_full() {
    let mut play = at_walk();
    let before = play.entries();
    play.press("e type:'Latency spread' Tab Right Tab type:'https://example.org/1' Tab Backspace");
    play.press("Backspace type:'20' Tab Space Enter");
    assert_eq!(play.entries(), before + 1);
    let Body::Evidence(item) = &play.last().body else { panic!("{:?}", play.last()) };
    assert_eq!(item.title.as_str(), "Latency spread");
    assert_ne!(item.evidence, EvidenceKind::default());
    assert_eq!(item.locator.as_ref().unwrap().as_str(), "https://example.org/1");
    assert_eq!(item.date.unwrap().to_string(), "2026-11-20");
    assert_eq!(item.setting, Setting::Sandbox);
    assert!(play.model.drafts.is_empty());
}

#[test]
fn a_wrong_date_is_told_and_everything_typed_is_kept() {
    let mut play = at_walk();
    let before = play.entries();
    play.press("e type:'Latency spread' Tab Tab Tab type:'x' ctrl-s");
    assert_eq!(play.entries(), before);
    let form = play.evidence();
    assert!(form.wrong.is_some());
    assert_eq!((form.at, form.title.text().as_str(), form.date.text().as_str()), (3, "Latency spread", "2026-11-23x"));
    assert!(play.screen(80, 24).contains("2026-11-23x"));
    play.press("Backspace");
    assert_eq!(play.evidence().wrong, None, "the complaint goes once it is worked on");
    play.press("ctrl-s");
    assert_eq!(play.entries(), before + 1);
}

#[test]
fn evidence_without_a_title_is_told_and_the_cursor_goes_there() {
    let mut play = at_walk();
    let before = play.entries();
    play.press("e Tab Tab type:'here' ctrl-s");
    assert_eq!((play.entries(), play.evidence().at), (before, 0));
    assert!(play.evidence().wrong.as_ref().unwrap().contains("title"));
    play.press("Esc e");
    assert_eq!(play.evidence().locator.text(), "here");
}

#[test]
fn leaving_in_the_middle_of_a_note_keeps_it() {
    let mut play = at_walk();
    play.press("n type:'in the middle' ctrl-c");
    assert!(play.effects.contains(&Effect::Leave), "ctrl-c leaves at once, from anywhere");
    assert_eq!(play.model.drafts.iter().next().unwrap().fields, ["in the middle"]);
    let keep = play.effects.iter().rposition(|e| *e == Effect::Keep).unwrap();
    let leave = play.effects.iter().position(|e| *e == Effect::Leave).unwrap();
    assert!(keep < leave);
}

#[test]
fn suspend_and_redraw_work_while_letters_are_text() {
    for form in ["n", "e", "/", ":", "S"] {
        for (key, effect) in [("ctrl-z", Effect::Suspend), ("ctrl-l", Effect::Redraw), ("ctrl-c", Effect::Leave)] {
            let mut play = at_walk();
            play.press(form).press(key);
            assert!(play.effects.contains(&effect), "{key} after {form}");
        }
    }
}

#[test]
fn help_from_within_a_form_keeps_what_was_typed() {
    let mut play = at_walk();
    play.press("n type:'kept' F1");
    let screen = play.screen(80, 24);
    assert!(screen.contains("put the note in the record"), "the list says what the form can do: {screen}");
    play.press("Esc");
    assert_eq!(note_text(&play), "kept", "and the form is there again");
    play.press("F1 type:'Matrix' Enter 2 n");
    assert_eq!(note_text(&play), "kept", "also after another screen");
}

#[test]
fn a_paste_is_text_in_a_field_and_nothing_anywhere_else() {
    let mut play = at_walk();
    let (before, page) = (play.entries(), play.page());
    play.press("paste:'3uxq'");
    assert_eq!((play.entries(), play.page()), (before, page));
    assert!(play.notice().contains("Pasted text"), "{}", play.notice());
    play.press("n paste:'one\ntwo\u{1b}[2J'");
    assert!(note_text(&play).starts_with("one\ntwo"));
    assert!(!note_text(&play).contains('\u{1b}'));
    play.press("Esc e paste:'a\nb'");
    assert!(!play.evidence().title.text().contains('\n'), "{:?}", play.evidence().title.text());
    play.press("Tab paste:'kind'");
    assert_eq!(play.evidence().kind, EvidenceKind::default());
}
