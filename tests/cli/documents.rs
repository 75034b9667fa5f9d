//! Documents that the program makes of itself: man pages and the reference. The stored
//! ones equal what it prints; `OPSARC_UPDATE=1 cargo test --test cli documents` writes them anew.

use std::path::{Path, PathBuf};

use opsarc::cli::command::command;

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

#[test]
fn every_command_has_examples_and_each_of_them_runs() {
    use opsarc::cli::examples::EXAMPLES;

    let home = Home::new();
    for command in command().get_subcommands().filter(|command| !command.is_hide_set()) {
        let name = command.get_name();
        // These need what no example can name: an entry's id, a key.
        let apart = ["purge", "sign"].contains(&name);
        let told = EXAMPLES.iter().any(|(of, examples)| *of == name && !examples.is_empty());
        assert!(told != apart, "{name}");
    }
    // The files that examples name.
    home.done(&["init", "--name", "Ada", "--role", "sre"]);
    let file = |name: &str| home.path().join(name);
    std::fs::write(file("ratings.csv"), "competency,rating\nalert-rules,2\n").unwrap();
    std::fs::write(file("job.md"), "# AIOps engineer\n\nYou keep alerts useful.\n").unwrap();
    for copy in ["ada.json", "laptop.json"] {
        std::fs::copy(home.profile(), file(copy)).unwrap();
    }
    for sheet in ["anna.csv", "ben.csv"] {
        let path = file(sheet);
        home.done(&[
            "export",
            "scorecard",
            "--as",
            "csv",
            "--role",
            "sre",
            "--level",
            "1",
            "-o",
            path.to_str().unwrap(),
        ]);
    }
    std::fs::remove_file(home.profile()).unwrap();
    for (name, examples) in EXAMPLES {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let help = flat(&home.done(&[name, "--help"]));
        for (line, does) in *examples {
            assert!(help.contains(&flat(line)) && help.contains(&flat(does)), "{name}: {help}");
            let words = shell_words::split(line).unwrap();
            assert_eq!((words[0].as_str(), words[1].as_str()), ("opsarc", *name));
            let ran = home.command().current_dir(home.path()).args(&words[1..]).output().unwrap();
            let said = String::from_utf8_lossy(&ran.stderr);
            // What looks at the surroundings, or at a text, may find something there.
            let may_find = ["doctor", "git", "lint-job"].contains(name) && ran.status.code() == Some(1);
            assert!(ran.status.success() || may_find, "{line}: {:?}\n{said}", ran.status);
        }
    }
}
