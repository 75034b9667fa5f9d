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
