//! What is typed is heard, all of it and at once: however it comes and whatever comes with it.

use rustix::process::Signal;

use crate::home::{Home, rating};
use crate::window::{ESC, Opening, Window};

/// A window on the page of the walk.
fn walk(home: &Home, rated: usize) -> Window {
    let mut window = Opening::new().open(home);
    window.wait_saved(rated);
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    window
}

#[test]
fn more_keys_at_once_than_one_reading_takes_are_all_heard() {
    let home = Home::with("Ada", vec![]);
    let mut window = walk(&home, 0);
    for _ in 0..5 {
        // While it stands still they gather; the last of them shows.
        window.signal(Signal::STOP);
        window.keys(&[&"Z".repeat(3000), "?"]);
        window.signal(Signal::CONT);
        window.wait_text("Esc close");
        window.wait_taken();
        window.keys(&[ESC]);
        window.wait_gone("Esc close");
    }
    window.quit();
}

#[test]
fn keys_that_come_with_a_resize_are_heard_and_the_size_is_seen() {
    let home = Home::with("Ada", vec![]);
    let mut window = walk(&home, 0);
    for round in 0..60 {
        let columns = if round % 2 == 0 { 90 } else { 100 };
        window.resize(columns, 30);
        window.keys(&["?"]);
        window.wait_for("the help at the new size", |screen| {
            screen.contents().contains("Esc close")
                && crate::window::row(screen, 0).trim_end().chars().count() == usize::from(columns) - 1
        });
        window.wait_taken();
        window.keys(&[ESC]);
        window.wait_gone("Esc close");
    }
    window.quit();
}

#[test]
fn half_a_sequence_holds_nothing_up() {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    for half in ["\x1b[", "\x1b[1;", "\x1bO", "\x1b]", "\x1b]11;rgb:", "\x1bP", "\u{e9}"] {
        let mut window = walk(&home, 1);
        // Of a character, the first byte.
        let half = if half.starts_with('\x1b') { half.as_bytes() } else { &half.as_bytes()[..1] };
        window.bytes_typed(half);
        window.wait_taken();
        window.signal(Signal::TERM);
        window.wait_end();
        assert_eq!(window.modes_left(), [""; 0], "{half:?}");
    }
}

#[test]
fn what_the_terminal_answers_late_runs_no_key() {
    let home = Home::with("Ada", vec![]);
    let file = home.bytes();
    let mut window = walk(&home, 0);
    for answer in ["\x1b]11;rgb:1e1e/2222/3333\x1b\\", "\x1b]11;rgb:0/1/2\x07", "\x1b[?62;4;22c", "\x1bP1$r1m\x1b\\"] {
        window.keys(&[answer, "?"]);
        window.wait_text("Esc close");
        window.keys(&[ESC]);
        window.wait_gone("Esc close");
    }
    window.wait_saved(0);
    window.quit();
    assert_eq!(home.bytes(), file);
}
