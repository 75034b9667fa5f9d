//! What the program refuses to touch, and what it does without a terminal.

use std::process::{Command, Output, Stdio};

use crate::home::{Home, rating};
use crate::window::Opening;

/// Opens a window on a file that cannot be read: its exit status and what it said.
#[track_caller]
fn refused(home: &Home) -> (i32, String) {
    let file = home.bytes();
    let window = Opening::new().open(home);
    let ended = window.wait_end();
    assert_eq!(window.modes_left(), [""; 0]);
    assert!(!window.bytes().windows(2).any(|bytes| bytes == b"\x1b["), "the terminal was not taken");
    assert_eq!(home.bytes(), file, "byte for byte as it was");
    ended
}

/// The same without a terminal: exit status, output and complaint.
#[track_caller]
fn piped(home: &Home) -> (i32, String, String) {
    let file = std::fs::read(home.file()).ok();
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_opsarc"))
        .env("OPSARC_HOME", home.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(std::fs::read(home.file()).ok(), file, "byte for byte as it was");
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn a_profile_with_a_broken_line_is_refused_with_the_place() {
    let home = Home::with("Ada", (0..5).map(|n| rating(n, 2)).collect());
    let text = String::from_utf8(home.bytes()).unwrap();
    let (line, broken) = text.lines().enumerate().filter(|(_, line)| line.contains("\"rating\"")).nth(2).unwrap();
    let cut = &broken[..broken.len() / 2];
    home.write(text.replacen(broken, cut, 1).as_bytes());
    // What is cut off is missed where the line ends, or where the next begins.
    let places = [format!("line {}, column {}", line + 1, cut.len() + 1), format!("line {}, column ", line + 2)];
    let (status, said) = refused(&home);
    assert_eq!(status, 4, "{said}");
    assert!(places.iter().any(|place| said.contains(place)), "none of {places:?} in {said}");
    assert!(said.contains("default.json") && said.contains("hint: "), "{said}");
    let (status, out, said) = piped(&home);
    assert_eq!((status, out.as_str()), (4, ""));
    assert!(places.iter().any(|place| said.contains(place)), "{said}");
}

#[test]
fn a_profile_of_a_newer_version_is_refused_by_its_version() {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    let text = String::from_utf8(home.bytes()).unwrap();
    let newer = text.replacen("\"format\":1", "\"format\":9", 1).replacen("\"format\": 1", "\"format\": 9", 1);
    assert_ne!(newer, text);
    home.write(newer.as_bytes());
    let (status, said) = refused(&home);
    assert_eq!(status, 4, "{said}");
    assert!(said.contains("newer opsarc: format 9") && said.contains("update opsarc"), "{said}");
    let (status, out, said) = piped(&home);
    assert_eq!((status, out.as_str()), (4, ""));
    assert!(said.contains("format 9"), "{said}");
}

#[test]
fn a_file_that_is_no_profile_is_refused() {
    for bytes in [&b""[..], b"\xff\xfe{}", b"[]\n", b"\0\0\0"] {
        let home = Home::new();
        home.write(bytes);
        let (status, said) = refused(&home);
        assert_eq!(status, 4, "{bytes:?}: {said}");
    }
}

#[test]
fn a_file_that_broke_while_the_program_runs_is_left_alone() {
    let home = Home::with("Ada", vec![]);
    let mut window = Opening::new().open(&home);
    window.wait_saved(0);
    home.write(b"{\"half\": ");
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    window.keys(&["2"]);
    window.wait_text("NOT SAVED");
    window.keys(&["g1q"]);
    let (status, said) = window.wait_end();
    assert_eq!(status, 3, "{said}");
    assert!(said.contains("line 1, column "), "{said}");
    assert_eq!(home.bytes(), b"{\"half\": ");
}

#[test]
fn not_on_a_terminal_the_status_is_printed_as_text() {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    let (status, out, said) = piped(&home);
    assert_eq!((status, said.as_str()), (0, ""));
    assert!(out.contains("Ada") && !out.contains('\u{1b}'), "{out}");
    let (status, out, said) = piped(&Home::new());
    assert_eq!((status, out.as_str()), (3, ""));
    assert!(said.contains("opsarc init"), "{said}");
}

#[test]
fn a_simple_terminal_gets_lines_and_no_screen() {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    for (name, value) in [("TERM", "dumb"), ("ACCESSIBLE", "1")] {
        let mut window = Opening::new().without(name).env(name, value).open(&home);
        window.wait_text("help or quit:");
        window.keys(&["quit\n"]);
        let (status, said) = window.wait_end();
        assert_eq!(status, 0);
        assert!(said.contains("Next step:"), "{said}");
        assert!(!window.bytes().contains(&0x1b), "{said}");
    }
}

#[test]
fn a_past_day_is_shown_and_nothing_is_recorded_there() {
    let home = Home::with("Ada", vec![rating(0, 2), rating(1, 2)]);
    let file = home.bytes();
    let mut window = Opening::new().argument("--as-of").argument("2026-05-02").open(&home);
    window.wait_saved(2);
    window.wait_text("as of 2026-05-02");
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    for key in ["3", "x", "e", "n", "u", "S", "P"] {
        window.keys(&[key]);
        window.wait_text("A past day is shown: nothing is recorded here.");
        // Another key takes the notice away, so that the next one is a new one.
        window.keys(&["\x1b[C"]);
        window.wait_gone("A past day is shown");
    }
    window.quit();
    assert_eq!(home.bytes(), file);
    let window = Opening::new().argument("--as-of").argument("2026-04-01").open(&home);
    window.wait_saved(0);
}
