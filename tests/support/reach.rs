//! A hand that has arrows, Enter, Esc, Tab and BackTab, and types text where text is typed. Nothing else.

use opsarc::app::action::Action;
use opsarc::app::keymap::{Binding, Context, PLAIN_KEYS};
use opsarc::app::overlay::Overlay;
use opsarc::app::palette::Palette;

use super::play::Play;

/// Presses the keys of `script`, all of them keys of [`PLAIN_KEYS`] or typed text; `do:'some name'` chooses what has that
/// name in the list of everything.
#[track_caller]
pub fn plainly(play: &mut Play, script: &str) {
    for stroke in opsarc::app::strokes::strokes(script).unwrap() {
        match stroke.verb {
            "do" => choose(play, stroke.text),
            "type" => {
                let typing = play.model.typing() || matches!(&play.model.overlay, Some(Overlay::Keys(_)));
                assert!(typing, "no text is typed in {:?}: {}", play.model.context(), stroke.text);
                play.press(&format!("type:'{}'", stroke.text));
            }
            // Not a key: what the reading of a folder answers with.
            "team" => {
                play.press(&format!("team:'{}'", stroke.text));
            }
            "" => {
                let key = opsarc::app::key::Key::parse(stroke.text).unwrap().to_string();
                assert!(PLAIN_KEYS.contains(&key.as_str()), "{key} is none of the plain keys");
                play.press(&key);
            }
            verb => panic!("`{verb}:` is none of the ways of this hand"),
        }
    }
}

/// The list of everything, where it is open.
pub fn list(play: &Play) -> Option<&Palette> {
    match &play.model.overlay {
        Some(Overlay::Palette(list)) => Some(list),
        _ => None,
    }
}

/// Opens the list of everything from wherever the program stands. A form is closed first: its words are kept.
#[track_caller]
pub fn open_list(play: &mut Play) {
    for _ in 0..9 {
        if list(play).is_some() {
            return;
        }
        match play.model.context() {
            Context::Reader | Context::Keys | Context::Tabs => plainly(play, "Tab"),
            // Where Esc would leave the page, the row of tabs leads to the list.
            _ if play.model.overlay.is_none() && !play.model.typing() && !play.model.rests() => {
                for _ in 0..99 {
                    if play.model.context() != Context::Tabs {
                        plainly(play, "↑");
                    }
                }
            }
            _ => plainly(play, "Esc"),
        }
    }
    panic!("no way to the list:\n{}", play.screen(120, 36));
}

/// Goes down in the list of everything to the row that is `wanted`, and does it.
#[track_caller]
pub fn choose_where(play: &mut Play, wanted: impl Fn(&Binding) -> bool) -> bool {
    open_list(play);
    let rows = list(play).map_or(0, |list| list.rows.len());
    for _ in 0..rows {
        if list(play).and_then(Palette::chosen).is_some_and(|row| wanted(row.binding)) {
            plainly(play, "Enter");
            return true;
        }
        plainly(play, "↓");
    }
    false
}

#[track_caller]
fn choose(play: &mut Play, name: &str) {
    assert!(choose_where(play, |binding| binding.name == name), "`{name}` is not in the list");
}

/// Goes to the line at the end of the open form, and to the choice that does `action`; says whether it is there.
pub fn end_of_form(play: &mut Play, action: Action) -> bool {
    let ending = |play: &Play| match &play.model.overlay {
        Some(overlay) => overlay.ending().copied(),
        None => play.model.team.typing.as_ref().map(|_| play.model.team.end),
    };
    for key in ["Tab", "→"] {
        for _ in 0..9 {
            let Some(end) = ending(play) else { return false };
            if end.at().and_then(|at| end.choices().get(at).copied()).is_some_and(|choice| choice.action == action) {
                return true;
            }
            if key == "Tab" && end.holds() {
                break;
            }
            plainly(play, key);
        }
    }
    false
}
