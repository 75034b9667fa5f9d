//! Tab in a real shell at a terminal: what is on the line is completed. Where a shell is not installed this is said, and
//! nothing shown.

use std::path::Path;
use std::process::Command;

use crate::home::{Home, rating};
use crate::window::{Opening, TAB, Window};

/// Clears the line that is typed.
const CTRL_U: &str = "\x15";

/// What is typed before Tab, and what then stands on the line: an id, a profile, a format, a mentor, a project, a setting.
const LINES: [(&str, &str); 8] = [
    ("show alert-r", "show alert-rules"),
    ("rate basic-s", "rate basic-stats"),
    ("--profile nigh", "--profile night-shift"),
    ("export job-d", "export job-description"),
    ("rate basic-stats 2 --mentor Gra", "rate basic-stats 2 --mentor Grace"),
    ("git do", "git doctor"),
    ("config show wee", "config show week"),
    ("completions fis", "completions fish"),
];

/// A home with a second profile and a mentor's word.
fn home() -> Home {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    for words in [&["rate", "alert-rules", "2", "--mentor", "Grace"][..], &["profile", "new", "night-shift"]] {
        let ran = Command::new(env!("CARGO_BIN_EXE_opsarc")).env("OPSARC_HOME", home.path()).args(words).output();
        assert!(ran.unwrap().status.success(), "{words:?}");
    }
    home
}

/// A window on `shell`, the program in its path; none where it is not installed.
#[expect(clippy::print_stdout, reason = "a test that shows nothing says so")]
fn shell(home: &Home, shell: &str, arguments: &[&str]) -> Option<Window> {
    if Command::new(shell).arg("--version").output().is_err() {
        println!("{shell} is not installed: what Tab completes in it is not shown here");
        return None;
    }
    let folder = Path::new(env!("CARGO_BIN_EXE_opsarc")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let mut opening = Opening::new().program(shell).env("PATH", &path).env("PS1", "ready> ");
    opening = opening.env("HOME", home.path().to_str().unwrap());
    for argument in arguments {
        opening = opening.argument(argument);
    }
    Some(opening.open(home))
}

/// Types a line of the shell and waits for what it says, and for its prompt: only then does the shell read keys itself.
fn line(window: &mut Window, line: &str, says: &str) {
    window.keys(&[line, "\r"]);
    window.wait_for(says, |screen| screen.contents().contains(says) && waits(screen));
}

/// Whether the shell waits at an empty line.
fn waits(screen: &vt100::Screen) -> bool {
    let text = screen.contents();
    text.lines().rev().find(|line| !line.trim().is_empty()).is_some_and(|line| line.trim() == "ready>")
}

#[track_caller]
fn completes(window: &mut Window) {
    for (typed, whole) in LINES {
        window.keys(&["opsarc ", typed]);
        window.wait_text(&format!("opsarc {typed}"));
        window.keys(&[TAB]);
        window.wait_text(&format!("opsarc {whole}"));
        window.keys(&[CTRL_U]);
        window.wait_for("an empty line", waits);
    }
}

#[test]
fn in_bash_tab_completes_ids_profiles_formats_and_mentors() {
    let home = home();
    let Some(mut window) = shell(&home, "bash", &["--norc", "--noprofile", "-i"]) else { return };
    window.wait_for("the prompt", waits);
    line(&mut window, "source <(opsarc completions bash); clear; echo loa''ded", "loaded");
    completes(&mut window);
    // Where several would do, a second Tab lists them.
    window.keys(&["opsarc show data-", TAB, TAB]);
    window.wait_for("all that begin so", |screen| {
        let text = screen.contents();
        opsarc::framework::embedded::framework()
            .competencies()
            .iter()
            .map(|(_, competency)| competency.id.as_str())
            .filter(|id| id.starts_with("data-"))
            .all(|id| text.contains(id))
    });
}

#[test]
fn in_zsh_tab_completes_ids_profiles_formats_and_mentors() {
    let home = home();
    let Some(mut window) = shell(&home, "zsh", &["-f", "-i"]) else { return };
    window.wait_for("the prompt", waits);
    line(
        &mut window,
        "autoload -U compinit; compinit -D; source <(opsarc completions zsh); clear; echo loa''ded",
        "loaded",
    );
    completes(&mut window);
}

#[test]
fn in_fish_tab_completes_ids_profiles_formats_and_mentors() {
    let home = home();
    let begin = "function fish_prompt; echo -n 'ready> '; end; set fish_greeting; set fish_autosuggestion_enabled 0";
    let Some(mut window) = shell(&home, "fish", &["--no-config", "-i", "-C", begin]) else { return };
    window.wait_for("the prompt", waits);
    line(&mut window, "opsarc completions fish | source; clear; echo loa''ded", "loaded");
    completes(&mut window);
}
