//! The mouse does what keys do, and is the terminal's own where it is switched off.

use std::fs;

use vt100::MouseProtocolMode;

use crate::home::Home;
use crate::window::{Opening, Window, row};

/// Clicks on the first cell of `text`.
#[track_caller]
fn click(window: &mut Window, text: &str) {
    let screen = window.screen();
    let rows = screen.size().0.get();
    let found = (0..rows).find_map(|n| {
        let line = row(&screen, usize::from(n));
        line.find(text).map(|at| (line[..at].chars().count() + 1, n + 1))
    });
    let (column, row) = found.unwrap_or_else(|| panic!("no {text:?} in\n{}", screen.contents()));
    window.keys(&[&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")]);
}

#[test]
fn a_click_on_an_anchor_rates_and_one_on_a_tab_opens_it() {
    let home = Home::with("Ada", vec![]);
    let mut window = Opening::new().open(&home);
    window.wait_saved(0);
    assert_ne!(window.screen().mouse_protocol_mode(), MouseProtocolMode::None);
    click(&mut window, "Walk");
    window.wait_text("g2 Walk");
    click(&mut window, "Follows one request from metric to trace");
    window.wait_saved(1);
    let rated: Vec<_> = home.standing().marks.iter().filter_map(|(_, mark)| mark.own).collect();
    assert_eq!(rated.len(), 1);
    assert_eq!(rated[0].rating.number(), 2);
    click(&mut window, "Arc");
    // The digits of the tabs need no `g` where no digit rates.
    window.wait_for("the arc", |screen| {
        let text = screen.contents();
        text.contains("1 Arc") && !text.contains("g2 Walk")
    });
    window.quit();
}

#[test]
fn where_the_mouse_is_off_the_terminal_is_not_asked_for_it() {
    let home = Home::with("Ada", vec![]);
    fs::create_dir_all(home.path().join("config")).unwrap();
    fs::write(home.path().join("config/config.toml"), "mouse = false\n").unwrap();
    let mut window = Opening::new().open(&home);
    window.wait_saved(0);
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    let text = String::from_utf8(window.bytes()).unwrap();
    for mode in ["9h", "1000h", "1001h", "1002h", "1003h", "1005h", "1006h", "1015h", "1016h"] {
        assert!(!text.contains(&format!("\x1b[?{mode}")), "{mode}");
    }
    // One key takes it, the same gives it back; both are kept.
    for (mode, word) in [(MouseProtocolMode::PressRelease, "true"), (MouseProtocolMode::None, "false")] {
        window.keys(&["M"]);
        window.wait_for("the mode", |screen| screen.mouse_protocol_mode() == mode);
        window.wait_for("the notice", |screen| screen.contents().contains("ouse"));
        window.keys(&["?"]);
        window.wait_text("Esc close");
        let kept = fs::read_to_string(home.path().join("config/config.toml")).unwrap();
        assert!(kept.contains(&format!("mouse = {word}")), "{kept}");
        window.keys(&["\x1b"]);
        window.wait_gone("Esc close");
    }
    window.quit();
}
