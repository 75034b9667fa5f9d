//! Any keyboard will do: the arrows, Enter, Esc and Tab reach everything, with F1 for the list of all that can be done
//! here; no key of the table needs a third level; letters are needed where text is typed, and ctrl-s keeps a note, in which Enter begins a line.

use opsarc::app::key::{Code, Key};
use opsarc::app::keymap::{Context, KEYMAP};
use opsarc::app::overlay::Overlay;
use opsarc::app::tabs::{TABS, Tab};

use crate::support::play::Play;

/// Goes down in the list of everything until the cursor is on `name`, and does it.
#[track_caller]
fn choose(play: &mut Play, name: &str) {
    play.press("F1");
    for _ in 0..KEYMAP.len() {
        let under = play.screen(120, 60).lines().find(|row| row.contains('▸') && row.contains('│')).map(str::to_owned);
        let under = under.unwrap_or_default();
        if under.split("  ").any(|part| part.trim() == name) {
            play.press("Enter");
            return;
        }
        play.press("Down");
    }
    panic!("`{name}` is not in the list:\n{}", play.screen(120, 60));
}

#[test]
fn arrows_enter_esc_tab_and_f1_do_the_whole_work() {
    let mut play = Play::empty();
    // The welcome: a name is typed, a role added, the rest taken as it stands.
    play.press("type:'Ada' Down Right Down Down Down Down Down Enter");
    assert_eq!((play.model.tab, play.entries()), (Tab::Walk, 1), "{}", play.screen(80, 24));
    let first = play.page();
    play.press("Down Down Enter");
    assert!(play.own(first).is_some());
    play.press("Right Down Enter Left");
    assert_eq!(play.page(), first);
    // Evidence and a note.
    choose(&mut play, "evidence");
    assert!(matches!(play.model.overlay, Some(Overlay::Evidence(_))));
    play.press("type:'A dashboard' Enter Enter Enter Enter Enter");
    assert!(play.model.overlay.is_none(), "{}", play.screen(80, 24));
    choose(&mut play, "note");
    play.press("type:'Asked the team' ctrl-s");
    assert_eq!(play.notes("Asked the team"), 1, "{}", play.screen(100, 40));
    // Every screen, and back.
    for name in ["Matrix", "Plan", "Timeline", "Mentor", "Team", "Reports", "Arc"] {
        choose(&mut play, name);
        let open = TABS.iter().find(|(tab, ..)| *tab == play.model.tab).map(|(.., name)| *name);
        assert_eq!(open, Some(name));
    }
    // A gap of the plan, a day of the timeline, and what was done last is taken back.
    choose(&mut play, "Plan");
    play.press("Tab Down Enter Esc");
    choose(&mut play, "Matrix");
    play.press("Down Right Enter");
    assert_eq!(play.model.tab, Tab::Walk);
    play.press("Esc");
    assert_eq!(play.model.tab, Tab::Matrix);
    let before = play.entries();
    choose(&mut play, "undo");
    assert_eq!(play.entries(), before + 1);
    assert!(play.notice().starts_with("Taken back: "), "{}", play.notice());
}

#[test]
fn no_key_of_the_table_needs_a_third_level() {
    // On the keyboards of most of Europe these lie behind AltGr.
    let third = ['@', '[', ']', '{', '}', '\\', '|', '~', '#', '€'];
    for binding in KEYMAP {
        for name in binding.keys {
            let key = Key::parse(name).unwrap();
            assert!(!key.alt, "{name} of {}", binding.name);
            if let Code::Char(c) = key.code {
                assert!(c.is_ascii() && !third.contains(&c), "{name} of {}", binding.name);
                // A chord is control and a letter.
                assert!(!key.ctrl || c.is_ascii_lowercase(), "{name} of {}", binding.name);
            }
        }
    }
}

#[test]
fn a_letter_of_another_script_finds_its_latin_place_in_every_context() {
    use opsarc::app::keys::Keys;
    let keys = Keys::default();
    // What lies where the letters of the table lie, on a Russian and on a Greek keyboard.
    for layout in [
        ("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить"),
        ("wertyuiopasdfghjklzxcvbnm", "ςερτυθιοπασδφγηξκλζχψωβνμ"),
    ] {
        for (latin, other) in layout.0.chars().zip(layout.1.chars()) {
            for binding in KEYMAP.iter().filter(|b| b.keys.contains(&latin.to_string().as_str())) {
                let found = keys.resolve(&[binding.context, Context::Everywhere], Key::char(other));
                assert_eq!(found.map(|b| b.name), Some(binding.name), "{other} for {latin} in {:?}", binding.context);
            }
        }
    }
}
