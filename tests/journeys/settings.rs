//! The settings of the program on its screens: themes looked at and kept, keys given, forms copied, a configuration
//! that changes while the program runs.

use opsarc::app::effect::Effect;
use opsarc::app::message::Message;
use opsarc::app::overlay::Overlay;
use opsarc::profile::preferences::{Edit, Place, Preferences, Rebound};
use opsarc::profile::theme_choice::{THEMES, ThemeChoice};

use crate::support::people::framework;
use crate::support::play::Play;

fn themes(play: &Play) -> Vec<ThemeChoice> {
    let shown = |effect: &Effect| match effect {
        Effect::Theme(theme) => Some(*theme),
        _ => None,
    };
    play.effects.iter().filter_map(shown).collect()
}

fn kept(play: &Play) -> Vec<Edit> {
    let edits = |effect: &Effect| match effect {
        Effect::Prefer(edits) => edits.clone(),
        _ => Vec::new(),
    };
    play.effects.iter().flat_map(edits).collect()
}

#[test]
fn themes_are_looked_at_one_by_one_and_enter_keeps_one() {
    let mut play = Play::demo();
    play.press("T");
    assert_eq!(themes(&play), []);
    for _ in THEMES {
        play.press("Down");
    }
    let all: Vec<ThemeChoice> = THEMES.iter().map(|(theme, ..)| *theme).collect();
    assert_eq!(themes(&play), [&all[1..], &all[..1]].concat());
    play.press("Down Down Enter");
    assert_eq!((play.model.theme, play.model.overlay.is_none()), (ThemeChoice::Light, true));
    assert_eq!(kept(&play), [Edit::Word("theme", "light")]);
    assert_eq!(play.notice(), "Theme: light");
}

#[test]
fn whichever_way_the_list_of_themes_is_left_the_old_one_comes_back() {
    for way in ["Esc", "q", "g 2", ":", "3"] {
        let mut play = Play::demo();
        play.press("T Down").press(way);
        assert_eq!((play.model.theme, play.model.theme_before), (ThemeChoice::Auto, None), "{way}");
        assert_eq!(themes(&play), [ThemeChoice::Dark, ThemeChoice::Auto], "{way}");
        assert_eq!(kept(&play), [], "{way}");
    }
}

#[test]
fn a_key_given_on_the_screen_holds_at_once_and_is_kept() {
    let mut play = Play::demo();
    play.press("2 K type:'add a note' Enter ctrl-n Esc");
    let edit =
        Edit::Keys { context: "walk".to_owned(), action: "note".to_owned(), keys: Some(vec!["ctrl-n".to_owned()]) };
    assert_eq!(kept(&play), [edit]);
    assert!(play.screen(120, 36).contains("ctrl-n note"), "{}", play.screen(120, 36));
    play.press("n");
    assert!(play.model.overlay.is_none());
    play.press("ctrl-n");
    assert!(matches!(play.model.overlay, Some(Overlay::Note(_))));
}

#[test]
fn a_key_that_is_taken_says_whose_it_is_before_it_changes_hands() {
    let mut play = Play::demo();
    play.press("2 K type:'add a note' Enter e");
    let screen = play.screen(80, 24);
    assert!(screen.contains("e is evidence: again takes it"), "{screen}");
    assert_eq!(kept(&play), []);
    play.press("e");
    assert_eq!(kept(&play).len(), 2);
    play.press("Esc e");
    assert!(matches!(play.model.overlay, Some(Overlay::Note(_))));
    // The one that lost its only key is still in the list of all that can be done.
    play.press("Esc : type:'add a piece of evidence' Enter");
    assert!(matches!(play.model.overlay, Some(Overlay::Evidence(_))));
}

#[test]
fn ctrl_c_leaves_also_while_a_key_is_awaited() {
    let mut play = Play::demo();
    play.press("K Enter ctrl-c");
    assert_eq!(play.effects.last(), Some(&Effect::Leave));
}

#[test]
fn what_is_under_the_cursor_is_copied_in_the_form_that_is_chosen() {
    let copied = |keys: &str| {
        let mut play = Play::demo();
        play.press(keys);
        match play.effects.last() {
            Some(Effect::Copy(text)) => text.clone(),
            other => panic!("{keys}: {other:?}, {}", play.screen(80, 24)),
        }
    };
    let line = copied("g 3 y");
    assert_eq!(copied("g 3 Y Enter"), line);
    assert!(copied("g 3 Y Down Enter").starts_with("Observability pillars (obs-pillars)\n"));
    let markdown = copied("g 3 Y Down Down Enter");
    assert!(
        markdown.starts_with("# Observability pillars (obs-pillars)\n") && markdown.contains("\n## "),
        "{markdown}"
    );
    let json: serde_json::Value = serde_json::from_str(&copied("g 3 Y Down Down Down Enter")).unwrap();
    assert_eq!(json["schema"], "opsarc/show@1");
    assert_eq!(copied("g 3 Y Down Down Down Down Enter"), "obs-pillars");
    // A project has an id that is not a competency's.
    assert!(copied("g 4 Tab Y Down Down Down Down y").starts_with('P'));
    let mut play = Play::demo();
    play.press("g 7 Y");
    assert_eq!(play.notice(), "There is nothing to copy here.");
}

#[test]
fn a_changed_configuration_is_taken_in_while_the_program_runs() {
    let mut play = Play::demo();
    let line = Rebound {
        context: "everywhere".to_owned(),
        action: "theme".to_owned(),
        keys: vec!["F2".to_owned()],
        at: Place { line: 1, column: 1 },
    };
    let ix = framework().indices().next().unwrap();
    let tuned: &'static _ = Box::leak(Box::new(framework().with_horizons(vec![(ix, 1)])));
    let before = play.model.session.reading(ix).horizon;
    let preferences =
        Preferences { theme: ThemeChoice::Light, mouse: false, keys: vec![line], ..Preferences::default() };
    let effects = play.send(Message::Configured(Box::new(preferences), tuned));
    assert!(effects.starts_with(&[Effect::Theme(ThemeChoice::Light), Effect::Mouse(false)]), "{effects:?}");
    assert_ne!(before, 1);
    assert_eq!(play.model.session.reading(ix).horizon, 1);
    play.press("F2");
    assert!(matches!(play.model.overlay, Some(Overlay::Themes(_))));
}

#[test]
fn keys_of_a_cyrillic_layout_do_what_their_places_say() {
    let mut play = Play::demo();
    play.press("п 2");
    assert!(play.screen(80, 24).contains("g2 Walk"));
    play.press("т type:'ёжик' ctrl-s");
    assert_eq!(play.notes("ёжик"), 1);
    play.press("г");
    assert_eq!(play.notes("ёжик"), 1, "the entry stays, and is taken back by another");
    assert!(play.notice().starts_with("Taken back: "), "{}", play.notice());
}

#[test]
fn a_function_key_given_to_a_note_keeps_it() {
    let mut play = Play::demo();
    play.press("2 K type:'put the note in the record' Enter F5 Esc n type:'by F5' F5");
    assert_eq!(play.notes("by F5"), 1, "{}", play.screen(100, 40));
}
