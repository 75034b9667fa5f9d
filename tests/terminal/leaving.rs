//! However the program ends or stops, the terminal is as it was.

use rustix::process::Signal;

use crate::home::{Home, rating};
use crate::window::{CTRL_C, CTRL_Z, Opening, Window};

fn home() -> Home {
    Home::with("Ada", vec![rating(0, 2), rating(1, 1)])
}

fn open(home: &Home) -> Window {
    let window = Opening::new().open(home);
    window.wait_saved(2);
    assert_ne!(window.modes_left(), [""; 0], "the program takes the terminal while it runs");
    window
}

#[track_caller]
fn restored(window: &Window) -> (i32, String) {
    let ended = window.wait_end();
    assert_eq!(window.modes_left(), [""; 0]);
    ended
}

#[test]
fn q_and_ctrl_c_leave_a_terminal_as_it_was_and_say_nothing() {
    let home = home();
    for keys in ["q", CTRL_C] {
        let mut window = open(&home);
        window.keys(&[keys]);
        assert_eq!(restored(&window), (0, String::new()), "{keys:?}");
    }
}

#[test]

fn ctrl_c_leaves_from_a_form_and_from_a_list() {
    let home = home();
    for (keys, shows) in [("g2n", "Note on"), ("g2e", "Evidence for"), ("/", "Find"), ("?", "Esc close")] {
        let mut window = open(&home);
        window.keys(&[keys]);
        window.wait_text(shows);
        window.keys(&[CTRL_C]);
        assert_eq!(restored(&window).0, 0, "{shows}");
    }
}

#[test]
fn a_signal_to_end_leaves_the_terminal_as_it_was() {
    let home = home();
    let file = home.bytes();
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let window = open(&home);
        window.signal(signal);
        let (_, said) = restored(&window);
        assert_eq!(said, "", "{signal:?}");
        assert_eq!(home.bytes(), file);
    }
}

#[test]
fn a_panic_leaves_the_terminal_as_it_was_and_is_told_there() {
    if !cfg!(debug_assertions) {
        // Only a debug build can be asked for a panic.
        return;
    }
    let home = home();
    let file = home.bytes();
    let mut window = Opening::new().env("OPSARC_TEST_PANIC", "1").open(&home);
    window.wait_saved(2);
    window.keys(&["g"]);
    let (status, said) = restored(&window);
    assert_eq!(status, 101);
    assert!(said.contains("asked for by OPSARC_TEST_PANIC"), "{said}");
    assert_eq!(home.bytes(), file);
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_going_on_paints_it_anew() {
    let home = home();
    let mut window = open(&home);
    let before = window.text();
    window.keys(&[CTRL_Z]);
    window.wait_stopped();
    window.wait_for("the screen of before", |screen| !screen.alternate_screen());
    assert_eq!(window.modes_left(), [""; 0]);
    let written = window.written();
    window.go_on();
    window.wait_for("the screen", |screen| screen.alternate_screen() && screen.contents() == before);
    assert!(window.written() - written > before.trim().len() / 2, "painted whole");
    window.quit();
}

#[test]
fn a_stop_from_outside_is_as_ctrl_z_and_a_resize_meanwhile_is_seen() {
    let home = home();
    let mut window = open(&home);
    window.signal(Signal::TSTP);
    window.wait_stopped();
    window.wait_for("the screen of before", |screen| !screen.alternate_screen());
    assert_eq!(window.modes_left(), [""; 0]);
    window.resize(60, 20);
    window.go_on();
    window.wait_for("the header at its new place", |screen| {
        screen.alternate_screen() && crate::window::row(screen, 0).trim_end().chars().count() == 59
    });
    window.quit();
}
