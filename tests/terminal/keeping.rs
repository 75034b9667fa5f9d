//! What was done or typed is not lost: not to a kill, not to a second window, not to a disk that refuses.

use std::fs;

use rustix::process::Signal;

use crate::home::{Home, rating};
use crate::window::{CTRL_S, ENTER, ESC, Opening, RIGHT, TAB, Window};

/// Runs a command, not on a terminal.
fn opsarc(home: &Home, words: &[String]) -> std::process::Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_opsarc"));
    command.env("OPSARC_HOME", home.path()).args(words).output().unwrap()
}

/// A window on the page of the walk.
fn walk(home: &Home, rated: usize) -> Window {
    let mut window = Opening::new().open(home);
    window.wait_saved(rated);
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    window
}

#[test]
fn what_was_drawn_as_saved_is_there_after_a_kill() {
    for _ in 0..5 {
        let home = Home::with("Ada", vec![]);
        let mut window = walk(&home, 0);
        for rated in 1..=3 {
            window.keys(&["2"]);
            window.wait_saved(rated);
            if rated < 3 {
                window.keys(&[RIGHT]);
            }
        }
        window.signal(Signal::KILL);
        assert_eq!(window.wait_end().0, 137);
        assert_eq!(home.rated(), 3);
    }
}

/// Types half a note and half a piece of evidence.
fn type_halves(window: &mut Window, home: &Home) {
    window.keys(&["n"]);
    window.wait_text("Note on");
    window.keys(&["half a thought", ENTER, "and more"]);
    home.wait_draft("half a thought\\nand more");
    window.keys(&[ESC]);
    window.wait_text("kept half-typed");
    window.keys(&["e"]);
    window.wait_text("Evidence for");
    window.keys(&["Half a title", TAB, RIGHT, TAB, "some/wh"]);
    home.wait_draft("some/wh");
}

/// Sees both halves offered again.
fn offered(window: &mut Window) {
    window.keys(&["n"]);
    window.wait_for("the note", |screen| {
        let text = screen.contents();
        text.contains("Note on") && text.contains("half a thought") && text.contains("and more")
    });
    window.keys(&[ESC]);
    window.wait_gone("Note on");
    window.keys(&["e"]);
    window.wait_for("the evidence", |screen| {
        let text = screen.contents();
        text.contains("Evidence for") && text.contains("Half a title") && text.contains("some/wh")
    });
    window.keys(&[ESC]);
    window.wait_gone("Evidence for");
}

#[test]
fn what_is_half_typed_survives_esc_quitting_a_hang_up_and_a_kill() {
    let home = Home::with("Ada", vec![]);
    let file = home.bytes();
    let mut window = walk(&home, 0);
    type_halves(&mut window, &home);
    window.keys(&[ESC]);
    window.wait_gone("Evidence for");
    offered(&mut window);
    window.quit();
    for (signal, typed) in [(Signal::HUP, "and more!"), (Signal::KILL, "and more!!"), (Signal::TERM, "and more!!!")] {
        let mut window = Opening::new().open(&home);
        window.wait_text("half-typed");
        window.keys(&["g2"]);
        window.wait_text("g2 Walk");
        offered(&mut window);
        window.keys(&["n"]);
        window.wait_text("Note on");
        window.keys(&["!"]);
        home.wait_draft(typed);
        window.signal(signal);
        window.wait_end();
        assert!(home.drafts().contains(typed), "{signal:?}: {}", home.drafts());
    }
    assert_eq!(home.bytes(), file, "a draft is no record");
    let mut window = walk(&home, 0);
    window.keys(&["n"]);
    window.wait_text("and more!!!");
    window.keys(&[CTRL_S]);
    window.wait_text("Note added");
    window.wait_saved(0);
    window.keys(&["e"]);
    window.wait_text("Half a title");
    window.keys(&[CTRL_S]);
    window.wait_text("Evidence added");
    window.wait_saved(0);
    window.quit();
    assert_eq!(home.drafts(), "", "what is recorded is no draft any more");
    let standing = home.standing();
    let notes: Vec<_> = standing.marks.iter().flat_map(|(_, mark)| &mark.notes).collect();
    assert_eq!(notes[0].item.text.as_str(), "half a thought\nand more!!!");
}

#[test]
fn what_a_sync_tool_left_beside_the_profile_is_told_after_the_first_frame_and_merged_on_request() {
    let home = Home::with("Ada", vec![rating(0, 1)]);
    let begun = home.bytes();
    let copy = home.file().with_file_name("default (conflicted copy 2026-05-01 101112).json");
    fs::write(&copy, &begun).unwrap();
    let words = ["rate", "alert-rules", "2", "--profile", copy.to_str().unwrap()].map(str::to_owned);
    assert!(opsarc(&home, &words).status.success());
    let theirs = fs::read(&copy).unwrap();
    let mut window = Opening::new().open(&home);
    window.wait_text("B merges a copy beside this profile: 1 new entry");
    assert_eq!(home.bytes(), begun, "looking changes nothing");
    window.keys(&["B"]);
    window.wait_text("1 entry from beside this profile came in");
    window.wait_saved(2);
    window.quit();
    assert_eq!((home.rated(), fs::read(&copy).unwrap()), (2, theirs));
    let status = opsarc(&home, &["status".to_owned()]);
    assert!(status.status.success() && status.stderr.is_empty(), "told no more: {status:?}");
}

#[test]
fn two_windows_on_one_profile_lose_nothing() {
    let home = Home::with("Ada", vec![]);
    let mut left = walk(&home, 0);
    let mut right = walk(&home, 0);
    for (n, number) in ["1", "2", "3"].iter().enumerate() {
        left.keys(&[number]);
        // The second window goes its own way from the end of the walk.
        right.keys(&[if n == 0 { "\x1b[F" } else { "\x1b[D" }, number]);
        right.wait_for("the rating", |screen| screen.contents().contains("saved"));
        left.keys(&[RIGHT]);
    }
    left.keys(&["q"]);
    left.wait_text("1 Arc");
    left.keys(&["q"]);
    assert_eq!(left.wait_end().0, 0);
    right.keys(&["g1q"]);
    assert_eq!(right.wait_end().0, 0);
    assert_eq!(home.rated(), 6);
    let mut window = Opening::new().open(&home);
    window.wait_saved(6);
    window.quit();
}

#[test]
fn a_window_takes_in_what_the_other_saved() {
    let home = Home::with("Ada", vec![]);
    let mut left = walk(&home, 0);
    let mut right = walk(&home, 0);
    left.keys(&["1"]);
    left.wait_saved(1);
    right.keys(&[RIGHT, "2"]);
    right.wait_saved(2);
    right.wait_text("merged");
    right.quit();
    left.keys(&["n"]);
    left.wait_text("Note on");
    left.keys(&["a note", CTRL_S]);
    left.wait_saved(2);
    left.quit();
    assert_eq!(home.rated(), 2);
}

#[test]
fn a_folder_that_is_gone_is_told_and_saved_to_when_it_is_back() {
    let home = Home::with("Ada", vec![]);
    let file = home.bytes();
    let mut window = walk(&home, 0);
    let (folder, away) = (home.path().join("data"), home.path().join("away"));
    fs::rename(&folder, &away).unwrap();
    fs::write(&folder, "in the way").unwrap();
    window.keys(&["2"]);
    window.wait_text("NOT SAVED");
    window.wait_text("Not saved, and kept in memory: ");
    assert_eq!(fs::read(away.join("profiles/default.json")).unwrap(), file);
    fs::remove_file(&folder).unwrap();
    fs::rename(&away, &folder).unwrap();
    // Nothing is pressed: it is tried again.
    window.wait_saved(1);
    window.quit();
    assert_eq!(home.rated(), 1);
}

#[test]
fn what_is_not_saved_says_why_what_to_do_and_what_happens_meanwhile() {
    let home = Home::with("Ada", vec![]);
    let mut window = Opening::new().size(400, 30).open(&home);
    window.wait_saved(0);
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    let folder = home.path().join("data");
    fs::rename(&folder, home.path().join("away")).unwrap();
    fs::write(&folder, "in the way").unwrap();
    window.keys(&["2"]);
    window
        .wait_text("Not saved, and kept in memory: a part of the path is a file, not a folder; tried again by itself.");
    let text = window.text();
    for part in ["To do: check the path.", "Leaving keeps everything in another file and says where."] {
        assert!(text.contains(part), "{part:?} in {text}");
    }
    assert!(text.contains(&format!("The file is {}.", home.file().display())), "{text}");
    window.keys(&["g1q"]);
    let (_, said) = window.wait_end();
    assert!(!said.contains("tried again"), "what is over is not told as going on: {said}");
    let (why, hint) = said.split_once("hint: ").unwrap();
    let failed =
        format!("saving what you did: {} could not be saved: a part of the path is a file", home.file().display());
    assert!(why.contains(&failed), "{why}");
    assert!(hint.starts_with("check the path; everything is in ") && hint.contains("`opsarc merge "), "{hint}");
}

#[test]
fn what_cannot_be_saved_is_rescued_and_where_is_told() {
    let home = Home::with("Ada", vec![rating(3, 1)]);
    let file = home.bytes();
    let (folder, away) = (home.path().join("data"), home.path().join("away"));
    for end in [None, Some(Signal::TERM), Some(Signal::HUP)] {
        let mut window = walk(&home, 1);
        fs::rename(&folder, &away).unwrap();
        fs::write(&folder, "in the way").unwrap();
        window.keys(&["2"]);
        window.wait_text("NOT SAVED");
        match end {
            None => window.keys(&["g1q"]),
            Some(signal) => window.signal(signal),
        }
        let (status, said) = window.wait_end();
        assert_eq!(window.modes_left(), [""; 0]);
        assert_eq!(status, 3, "{said}");
        // A terminal breaks the line where it ends; the words are whole in what was written.
        assert!(said.contains("could not be saved"), "{said}");
        assert!(!said.contains("not rescued"), "{said}");
        let rescued = fs::read_dir(home.path().join("state/rescued")).unwrap().next().unwrap().unwrap().path();
        assert!(said.contains(rescued.to_str().unwrap()), "{said}");
        let profile = opsarc::profile::codec::decode(&fs::read(&rescued).unwrap()).unwrap();
        assert_eq!(profile.log.len(), 3, "the two entries that were there and the new one");
        fs::remove_file(&folder).unwrap();
        fs::rename(&away, &folder).unwrap();
        assert_eq!(home.bytes(), file);
        // The way that the message names.
        let (_, command) = said.split_once("`opsarc ").unwrap();
        let words = shell_words::split(command.split_once('`').unwrap().0).unwrap();
        let merged = opsarc(&home, &words);
        assert!(merged.status.success(), "{merged:?}");
        assert_eq!(home.rated(), 2);
        home.write(&file);
        fs::remove_file(rescued).unwrap();
    }
}

#[test]
fn a_full_disk_is_told_and_the_file_is_as_it_was() {
    let home = Home::with("Ada", vec![]);
    let file = home.bytes();
    // No file may grow: every write fails, as on a full disk.
    let mut window = Opening::new().after("trap '' XFSZ; ulimit -f 0").open(&home);
    window.wait_saved(0);
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    window.keys(&["2"]);
    window.wait_text("NOT SAVED");
    window.wait_text("Not saved, and kept in memory: ");
    assert_eq!(home.bytes(), file);
    window.keys(&["g1q"]);
    let (status, said) = window.wait_end();
    assert_eq!(status, 3);
    assert!(said.contains("could not be saved") && said.contains("not rescued"), "{said}");
    assert_eq!(window.modes_left(), [""; 0]);
    assert_eq!(home.bytes(), file);
    let left: Vec<_> = fs::read_dir(home.file().parent().unwrap()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".tmp")), "{left:?}");
}

#[test]
fn a_newcomer_who_cannot_save_is_told_so_and_rescued() {
    let home = Home::new();
    let mut window = Opening::new().open(&home);
    window.wait_text("Welcome");
    fs::write(home.path().join("data"), "in the way").unwrap();
    window.keys(&["Ada", CTRL_S]);
    window.wait_text("NOT SAVED");
    window.keys(&["q"]);
    let (status, said) = window.wait_end();
    assert_eq!(status, 3, "{said}");
    fs::remove_file(home.path().join("data")).unwrap();
    let (_, command) = said.split_once("`cp ").unwrap();
    let words = shell_words::split(command.split_once('`').unwrap().0).unwrap();
    home.write(&fs::read(&words[0]).unwrap());
    assert_eq!(words[1], home.file().to_str().unwrap());
    assert_eq!(home.standing().settings.name.as_str(), "Ada");
}
