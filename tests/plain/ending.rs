//! However the plain mode ends, what was entered is on disk, and an error of the program's own is told in lines.

use std::io::{Read as _, Write as _};
use std::process::{ChildStdout, Stdio};

use crate::home::{Home, Ran};
use crate::{lines, log};

/// Runs the plain mode on these lines; where `asked` is typed, an error of the program's own comes up.
fn broken(home: &Home, asked: &str, lines: &[&str]) -> Ran {
    let mut command = home.command();
    command.arg("--plain").env("OPSARC_TEST_PANIC", asked);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let typed: String = lines.iter().map(|line| format!("{line}\n")).collect();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    Ran {
        code: done.status.code().unwrap_or(-1),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

/// The one report in the folder of a home.
fn report(home: &Home) -> String {
    let files = std::fs::read_dir(home.path().join("state/reports")).unwrap();
    let [file] = files.map(|file| file.unwrap().path()).collect::<Vec<_>>().try_into().unwrap();
    std::fs::read_to_string(file).unwrap()
}

#[test]
fn an_error_of_its_own_saves_what_was_entered_and_is_told_in_lines_with_the_report() {
    if !cfg!(debug_assertions) {
        // Only a debug build can be asked for a panic.
        return;
    }
    let home = Home::new();
    let ran = broken(&home, "3", &["Ada", "", "", "", "", "walk", "2", "", "3", "1"]);
    // As with the screen: its status, what happened, where the report is.
    assert_eq!(ran.code, 101, "{ran:?}");
    assert!(ran.err.contains("asked for by OPSARC_TEST_PANIC") && ran.err.contains("src/shell/plain.rs:"), "{ran:?}");
    assert!(ran.err.contains("everything is saved") && ran.err.contains("state/reports/crash-"), "{ran:?}");
    // In lines: nothing steers a terminal, none is the default talk of a panic, and none is longer than a page is wide.
    assert!(ran.err.is_ascii() && !ran.err.contains('\u{1b}') && !ran.out.contains('\u{1b}'), "{ran:?}");
    assert!(ran.err.lines().count() > 2 && !ran.err.contains("thread 'main'"), "{ran:?}");
    let path = home.path().to_str().unwrap().len() + 80;
    assert!(ran.err.lines().all(|line| line.len() <= path), "{ran:?}");
    // The rating of that very line too; nothing that came behind it.
    let log = log(&std::fs::read(home.profile()).unwrap());
    let ratings: Vec<_> = log[1..].iter().map(|entry| entry["body"]["rating"].as_u64().unwrap()).collect();
    assert_eq!(ratings, [2, 3], "{ran:?}");
    let report = report(&home);
    for part in [env!("CARGO_PKG_VERSION"), "place: src/shell/plain.rs:", "screen: walk, in lines", "walk: rate 3"] {
        assert!(report.contains(part), "{part}: {report}");
    }
    assert!(!report.contains("Ada"), "{report}");
}

#[test]
fn an_error_of_its_own_keeps_what_was_half_typed_and_its_report_holds_none_of_it() {
    if !cfg!(debug_assertions) {
        return;
    }
    let home = Home::with_profile();
    let ran = broken(&home, "Second thought", &["walk", "2", "note", "A secret", "Second thought"]);
    assert_eq!(ran.code, 101, "{ran:?}");
    let report = report(&home);
    assert!(report.contains("note: paste"), "{report}");
    for word in ["secret", "thought", "Ada"] {
        assert!(!report.contains(word), "{word}: {report}");
    }
    let ran = lines(&home, &["walk", "note", "", "quit"]);
    let flat = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("Half-typed: A secret Second thought"), "{flat}");
    let log = log(&std::fs::read(home.profile()).unwrap());
    assert_eq!(log[2]["body"]["text"], "A secret\nSecond thought");
}

/// Reads up to the end of the question that stands, which must end with `text`.
fn wait(out: &mut ChildStdout, text: &str) {
    let mut heard = Vec::new();
    let mut byte = [0];
    // What is read ends where a question stands: a colon and a blank, with nothing behind it on its line.
    while !heard.ends_with(format!("{text} ").as_bytes()) {
        let asked = heard.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        let other = asked.ends_with(b": ") && asked.contains(&b'[') || asked.ends_with(b"goes on: ");
        assert!(!other, "{text}: {}", String::from_utf8_lossy(&heard));
        assert_eq!(out.read(&mut byte).unwrap(), 1, "{text}: {}", String::from_utf8_lossy(&heard));
        heard.push(byte[0]);
    }
}

#[test]
fn a_kill_at_any_question_loses_nothing_that_was_entered_before_it() {
    let home = Home::with_profile();
    // Each line with the question that follows it: when it is read, all before it is on disk.
    let talk = [
        ("walk", "now unrated; Enter goes on:"),
        ("2", "now 2; Enter goes on:"),
        ("evidence", "Title []:"),
        ("A half-typed title", "Kind [design]:"),
        ("runbook", "Where it is []:"),
    ];
    let drafts = || -> String {
        let files = std::fs::read_dir(home.path().join("state/drafts")).into_iter().flatten();
        files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
    };
    let mut command = home.command();
    let mut child = command.arg("--plain").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut typed, mut out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    for (line, question) in talk {
        typed.write_all(format!("{line}\n").as_bytes()).unwrap();
        wait(&mut out, question);
        match line {
            "2" => assert_eq!(log(&std::fs::read(home.profile()).unwrap())[1]["body"]["rating"], 2),
            "A half-typed title" => assert!(drafts().contains(line), "{}", drafts()),
            _ => {}
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(drafts().contains("A half-typed title") && drafts().contains("runbook"), "{}", drafts());
    let ran = lines(&home, &["walk", "evidence", "", "", "", "", "", "quit"]);
    let log = log(&std::fs::read(home.profile()).unwrap());
    assert_eq!(
        (&log[2]["body"]["title"], &log[2]["body"]["evidence"]),
        (&"A half-typed title".into(), &"runbook".into()),
        "{}",
        ran.out
    );
}
