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

/// The one report in the folder of a home.
#[track_caller]
fn report(home: &Home) -> String {
    let files = std::fs::read_dir(home.path().join("state/reports")).unwrap();
    let [file] = files.map(|file| file.unwrap().path()).collect::<Vec<_>>().try_into().unwrap();
    std::fs::read_to_string(file).unwrap()
}

#[test]
fn a_panic_leaves_the_terminal_as_it_was_saves_what_was_done_and_says_where_the_report_is() {
    if !cfg!(debug_assertions) {
        // Only a debug build can be asked for a panic.
        return;
    }
    let home = home();
    let mut window = Opening::new().env("OPSARC_TEST_PANIC", "-").open(&home);
    window.wait_saved(2);
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    // One batch: the rating is recorded and not yet saved when it happens.
    window.signal(Signal::STOP);
    window.keys(&["3g"]);
    window.signal(Signal::CONT);
    let (status, said) = restored(&window);
    assert_eq!(status, 101);
    assert!(said.contains("asked for by OPSARC_TEST_PANIC") && said.contains("src/shell/run.rs:"), "{said}");
    assert!(said.contains("everything is saved") && said.contains("state/reports/crash-"), "{said}");
    assert_eq!(home.profile().log.len(), 4, "the rating of that batch too");
    let report = report(&home);
    for part in [env!("CARGO_PKG_VERSION"), "place: src/shell/run.rs:", "walk: rate 3", "walk: go", "opsarc::"] {
        assert!(report.contains(part), "{part}: {report}");
    }
}

#[test]
fn a_panic_in_lines_leaves_the_terminal_alone_and_is_told_on_a_line_of_its_own() {
    if !cfg!(debug_assertions) {
        return;
    }
    let home = home();
    let mut window = Opening::new().argument("--plain").env("OPSARC_TEST_PANIC", "3").open(&home);
    window.wait_text("help or quit:");
    window.keys(&["walk\r"]);
    window.wait_text("Enter goes on:");
    window.keys(&["3\r"]);
    let (status, said) = restored(&window);
    assert_eq!(status, 101);
    assert!(said.contains("goes on: 3\r\nerror: ") && said.contains("asked for by OPSARC_TEST_PANIC"), "{said}");
    assert!(!window.bytes().contains(&0x1b), "{said}");
    assert_eq!(home.profile().log.len(), 4, "what that line did is saved");
    assert!(report(&home).contains("screen: walk, in lines"));
}

#[test]
fn a_panic_keeps_what_was_half_typed_and_its_report_holds_none_of_it() {
    if !cfg!(debug_assertions) {
        return;
    }
    let home = home();
    let mut window = Opening::new().env("OPSARC_TEST_PANIC", "snap").open(&home);
    window.wait_saved(2);
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    window.keys(&["n"]);
    window.wait_text("Note on");
    window.signal(Signal::STOP);
    window.keys(&["a secret thought, snap"]);
    window.signal(Signal::CONT);
    let (status, said) = restored(&window);
    assert_eq!(status, 101);
    assert!(home.drafts().contains("a secret thought, snap"), "{said}");
    let report = report(&home);
    assert!(report.contains("note: text"), "{report}");
    for word in ["secret", "thought", "Ada"] {
        assert!(!report.contains(word), "{word}: {report}");
    }
    // It is offered again.
    let mut again = open(&home);
    again.wait_text("Something half-typed waits");
    again.quit();
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
