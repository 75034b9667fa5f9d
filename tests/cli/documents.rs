//! Documents that the program makes of itself: man pages and the reference. The stored
//! ones equal what it prints; `OPSARC_UPDATE=1 cargo test --test cli documents` writes them anew.

use std::path::{Path, PathBuf};

use opsarc::cli::command::command;
use serde_json::{Value, json};

use super::home::Home;

fn stored(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

fn equal(name: &str, made: &str) {
    let path = stored(name);
    if std::env::var_os("OPSARC_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, made).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == made, "docs/{name} is not what the program makes; see the head of tests/cli/documents.rs");
}

#[test]
fn reference() {
    equal("cli.md", &Home::new().done(&["man", "--markdown"]));
}

#[test]
fn manual_pages() {
    let home = Home::new();
    let mut names = Vec::new();
    for page in opsarc::cli::man::pages(command()) {
        let command: Vec<String> = ["man".to_owned()].into_iter().chain(page.path.iter().cloned()).collect();
        equal(&format!("man/{}", page.file()), &home.done(&command));
        names.push(page.file());
    }
    let mut found: Vec<String> = std::fs::read_dir(stored("man"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    found.sort();
    assert_eq!(found, names, "docs/man holds a page of a command that is gone");
    assert!(home.fails(2, &["man", "statsu"]).contains("did you mean status?"));
}

/// The words that call each command that does something, and whether it is hidden, being called by programs alone.
fn called(command: &clap::Command, path: &str, found: &mut Vec<String>) {
    for sub in command.get_subcommands() {
        let path = format!("{path} {}", sub.get_name()).trim_start().to_owned();
        match sub.has_subcommands() {
            true => called(sub, &path, found),
            false if sub.is_hide_set() => {}
            false => found.push(path),
        }
    }
}

/// What the examples name and no example makes: files, entries with known ids, a repository, a key.
fn prepare(home: &Home) -> bool {
    let file = |name: &str| home.path().join(name);
    std::fs::write(file("ratings.csv"), "competency,rating\nalert-rules,2\n").unwrap();
    std::fs::write(file("job.md"), "# AIOps engineer\n\nYou keep alerts useful.\n").unwrap();
    for sheet in ["anna.csv", "ben.csv"] {
        let path = file(sheet);
        let path = path.to_str().unwrap();
        home.done(&["export", "scorecard", "--as", "csv", "--role", "sre", "--level", "1", "-o", path]);
    }
    let mut profile: Value = serde_json::from_slice(&std::fs::read(home.profile()).unwrap()).unwrap();
    let goal = json!({"kind": "goal", "wish": "W", "outcome": "O", "obstacle": "B", "plan": "P"});
    let note = json!({"kind": "note", "competency": "alert-rules", "text": "A secret"});
    for (n, body) in [note, goal.clone(), goal].into_iter().enumerate() {
        let id = format!("0196c1a{n}-0000-7000-8000-000000000000");
        let entry = json!({"id": id, "at": format!("2026-05-01T09:0{n}:00+00:00"), "by": "self", "body": body});
        profile["log"].as_array_mut().unwrap().push(entry);
    }
    std::fs::write(home.profile(), profile.to_string()).unwrap();
    for copy in ["ada.json", "laptop.json"] {
        std::fs::copy(home.profile(), file(copy)).unwrap();
    }
    let run = |program: &str, arguments: &[&str]| {
        std::process::Command::new(program)
            .args(arguments)
            .current_dir(home.path())
            .output()
            .is_ok_and(|ran| ran.status.success())
    };
    run("git", &["init", "-q", "."]) && {
        std::fs::create_dir(file(".ssh")).unwrap();
        run("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", ".ssh/id_ed25519"])
    }
}

#[test]
fn every_command_has_examples_and_each_of_them_runs() {
    use opsarc::cli::examples::EXAMPLES;

    let home = Home::new();
    let mut commands = Vec::new();
    called(&command(), "", &mut commands);
    let mut told: Vec<&str> = EXAMPLES.iter().map(|(path, _)| *path).collect();
    // No command is left out.
    commands.sort();
    told.sort_unstable();
    assert_eq!(told, commands);
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut has_programs = false;
    for (path, examples) in EXAMPLES {
        assert!(!examples.is_empty(), "{path}");
        let words: Vec<&str> = path.split(' ').collect();
        let help = |words: &[&str]| flat(&home.done(&[words, &["--help"]].concat()));
        let own = help(&words);
        for (line, does) in *examples {
            assert!(own.contains(&flat(line)) && own.contains(&flat(does)), "{path}: {own}");
        }
        let (line, _) = examples[0];
        assert!(help(&words[..1]).contains(&flat(line)), "{path}: the command above it tells the first, too");
        if *path == "set" {
            has_programs = prepare(&home);
        }
        for (line, _) in *examples {
            // As a shell reads it.
            let home_folder = format!("{}/", home.path().display());
            let typed = shell_words::split(line).unwrap().into_iter();
            let typed: Vec<String> = typed
                .map(|word| match word.strip_prefix("~/") {
                    Some(rest) => format!("{home_folder}{rest}"),
                    None => word,
                })
                .collect();
            assert_eq!(typed[0], "opsarc");
            assert_eq!(typed[1..=words.len()].join(" "), *path);
            if !has_programs && ["sign", "git setup"].contains(path) {
                continue;
            }
            let mut run = home.command();
            run.env("EDITOR", "true")
                .env("PATH", std::env::var_os("PATH").unwrap_or_default())
                .env("HOME", home.path());
            let ran = run.args(&typed[1..]).output().unwrap();
            let said = String::from_utf8_lossy(&ran.stderr);
            // What looks at the surroundings, a text or a key may find something there; where nobody answers, a question is
            // a no.
            let may_find =
                ["doctor", "git doctor", "lint-job", "verify"].contains(path) && ran.status.code() == Some(1);
            assert!(ran.status.success() || may_find, "{line}: {:?}\n{said}", ran.status);
        }
    }
    assert!(home.done(&["log", "--ids"]).contains("0196c1a0"));
    let file = std::fs::read_to_string(home.profile()).unwrap();
    assert!(!file.contains("A secret"), "the example of purge did it");
    assert!(!has_programs || file.contains("BEGIN SSH SIGNATURE"), "the example of sign did it");
}
