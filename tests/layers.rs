//! Reads `src/` and holds the floors: which part may name which, which words have one home, what a
//! `mod.rs` may hold, no circles between files, and how long a file may grow.
//!
//! The rules are the tables below. `check` is a pure function of a tree of sources, so that the tests at the
//! end can show on small sources that each rule is able to fail.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use source::{File, Reference};

#[path = "layers/source.rs"]
mod source;

/// The parts from the top floor down, and which parts each may name beside itself.
const FLOORS: &[(&str, &[&str])] = &[
    ("main", &["cli"]),
    ("cli", &["shell", "view", "app", "export", "insight", "store", "profile", "framework"]),
    ("shell", &["view", "app", "export", "insight", "store", "profile", "framework"]),
    ("view", &["app", "export", "insight", "profile", "framework"]),
    ("app", &["export", "insight", "profile", "framework"]),
    ("export", &["insight", "profile", "framework"]),
    ("insight", &["profile", "framework"]),
    ("store", &["profile", "framework"]),
    ("profile", &["framework"]),
    ("framework", &[]),
];

/// Words with one home: a path that holds the word may stand in these parts only.
const HOMES: &[(&str, &[&str])] = &[
    // The terminal.
    ("ratatui", &["view", "shell"]),
    // A text field is state with an editor in it: the app keeps it, the view draws it.
    ("ratatui_textarea", &["app", "view"]),
    ("crossterm", &["shell"]),
    ("signal_hook", &["shell"]),
    ("rustix::event", &["shell"]),
    ("rustix::termios", &["shell"]),
    // The disk.
    ("std::fs", &["store"]),
    ("std::os::unix::fs", &["store"]),
    ("std::os::windows::fs", &["store"]),
    ("rustix::fs", &["store"]),
    ("directories", &["store"]),
    ("tempfile", &["store"]),
    // The clock and random ids.
    ("Timestamp::now", &["shell"]),
    ("Zoned::now", &["shell"]),
    ("SystemTime::now", &["shell"]),
    ("Instant::now", &["shell"]),
    ("TimeZone::system", &["shell"]),
    ("now_v7", &["shell"]),
    ("new_v4", &["shell"]),
    // The process and what surrounds it.
    ("std::env", &["shell", "cli", "main"]),
    ("io::stdout", &["shell", "main"]),
    ("io::stderr", &["shell", "main"]),
    ("process::exit", &[]),
    ("process::abort", &[]),
    // Other programs.
    ("process::Command", &["shell"]),
    // The network: there is none.
    ("std::net", &[]),
];

/// Macros that stand nowhere: output goes to the writer that `main` hands on.
const NO_MACROS: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];

/// A file above this is listed, so that someone looks for its second noun.
const LONG: usize = 400;
/// A file above this fails.
const TOO_LONG: usize = 600;
/// `main.rs` is a few lines.
const MAIN_LONG: usize = 60;

#[test]
fn the_floors_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tree = read_tree(&root.join("src"), "src").expect("src/ can be read");
    let files: Vec<File> = tree.iter().map(|(path, text)| File::new(path, text)).collect();
    for file in files.iter().filter(|file| file.lines > LONG) {
        println!("{} has {} lines: is there a second noun in it?", file.path, file.lines);
    }
    let broken = check(&files);
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}

/// Everything in `files` that breaks a rule, in the order of the files.
fn check(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    let modules: BTreeMap<&[String], &File> = files.iter().map(|file| (file.module.as_slice(), file)).collect();
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        let Some((_, may_name)) = FLOORS.iter().find(|(part, _)| *part == file.part()) else {
            if file.path != "src/lib.rs" {
                broken.push(format!("{}: `{}` is no part of the house", file.path, file.part()));
            }
            check_shape(file, &mut broken);
            continue;
        };
        check_shape(file, &mut broken);
        for reference in &file.references {
            check_words(file, reference, &mut broken);
            let Some(target) = file.resolve(reference) else { continue };
            let Some(part) = target.first() else { continue };
            if part != file.part() && !may_name.contains(&part.as_str()) {
                broken.push(format!("{}:{}: {} may not name {part}", file.path, reference.line, file.part()));
            }
            match (1..=target.len()).rev().find_map(|end| modules.get(target.get(..end)?)) {
                Some(named) if named.path == file.path => {}
                Some(named) if named.is_folder() => {
                    let folder = named.module.join("::");
                    broken
                        .push(format!("{}:{}: names the folder {folder}, not a file in it", file.path, reference.line));
                }
                Some(named) => {
                    names.entry(&file.path).or_default().insert(&named.path);
                }
                None => {}
            }
        }
    }
    broken.dedup();
    broken.extend(circles(&names));
    broken.extend(screens_apart(files));
    broken
}

/// What a file may hold at all: a folder's file only prose and `pub mod`, no forbidden macro, not too long.
fn check_shape(file: &File, broken: &mut Vec<String>) {
    for (line, text) in &file.other_than_modules {
        broken.push(format!("{}:{line}: only `//!` and `pub mod` lines stand here, not `{text}`", file.path));
    }
    for (line, name) in &file.macros {
        if NO_MACROS.contains(&name.as_str()) {
            broken.push(format!("{}:{line}: `{name}!` stands nowhere", file.path));
        }
    }
    let most = if file.path == "src/main.rs" { MAIN_LONG } else { TOO_LONG };
    if file.lines > most {
        broken.push(format!("{}: {} lines are more than {most}", file.path, file.lines));
    }
}

/// Whether a path holds a word whose home is elsewhere.
fn check_words(file: &File, reference: &Reference, broken: &mut Vec<String>) {
    for (word, homes) in HOMES {
        let word_path: Vec<&str> = word.split("::").collect();
        let held = reference.path.windows(word_path.len()).any(|window| window == word_path.as_slice());
        if held && !homes.contains(&file.part()) {
            let home = if homes.is_empty() { "nowhere".to_owned() } else { format!("in {}", homes.join(" and ")) };
            broken.push(format!("{}:{}: `{word}` stands {home}", file.path, reference.line));
        }
    }
}

/// Each set of files that reach each other, told once by its shortest circle.
fn circles(names: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    let loops: Vec<Vec<&str>> = names.keys().filter_map(|file| shortest_loop(file, names)).collect();
    let mut told: Vec<String> = Vec::new();
    let mut left: BTreeSet<&str> = loops.iter().filter_map(|circle| circle.first().copied()).collect();
    while let Some(file) = left.first().copied() {
        let reached = reached_from(file, names);
        let together: BTreeSet<&str> = left
            .iter()
            .copied()
            .filter(|other| reached.contains(other) && reached_from(other, names).contains(file))
            .collect();
        let own = loops.iter().filter(|circle| circle.first().is_some_and(|first| together.contains(first)));
        if let Some(circle) = own.min_by_key(|circle| circle.len()) {
            told.push(format!("a circle of {} files, at its shortest: {}", together.len(), circle.join(" -> ")));
        }
        left.retain(|other| !together.contains(other));
    }
    told
}

/// The shortest way from `start` back to itself, with both ends.
fn shortest_loop<'a>(start: &'a str, names: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Option<Vec<&'a str>> {
    let mut seen = BTreeSet::new();
    let mut ways: VecDeque<Vec<&str>> = VecDeque::from([vec![start]]);
    while let Some(way) = ways.pop_front() {
        for next in names.get(way.last()?).into_iter().flatten() {
            let longer: Vec<&str> = way.iter().chain([next]).copied().collect();
            if *next == start {
                return Some(longer);
            }
            if seen.insert(*next) {
                ways.push_back(longer);
            }
        }
    }
    None
}

/// All files that `start` names, directly or not.
fn reached_from<'a>(start: &str, names: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = names.get(start).into_iter().flatten().copied().collect();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(names.get(next).into_iter().flatten());
        }
    }
    reached
}

/// A screen has the same name in `app/screen` and `view/screen`.
fn screens_apart(files: &[File]) -> Vec<String> {
    let named = |layer: &str| -> BTreeSet<&str> {
        let screens = files.iter().filter(|file| !file.is_folder());
        screens.filter_map(|file| file.path.strip_prefix(layer)?.split(['/', '.']).next()).collect()
    };
    let (app, view) = (named("src/app/screen/"), named("src/view/screen/"));
    app.symmetric_difference(&view).map(|screen| format!("screen `{screen}` is not in both app and view")).collect()
}

/// All `.rs` files under `folder` with their text, in order; files of tests alone are left out.
fn read_tree(folder: &Path, name: &str) -> std::io::Result<Vec<(String, String)>> {
    let mut tree = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let file_name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{name}/{file_name}");
        if entry.file_type()?.is_dir() {
            tree.extend(read_tree(&entry.path(), &path)?);
        } else if file_name.ends_with(".rs") && file_name != "tests.rs" {
            tree.push((path, std::fs::read_to_string(entry.path())?));
        }
    }
    tree.sort();
    Ok(tree)
}

mod the_rules_can_fail {
    use super::check;
    use super::source::File;

    /// What breaks in a tree of these files.
    fn broken(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<File> = files.iter().map(|(path, text)| File::new(path, text)).collect();
        check(&files)
    }

    #[track_caller]
    fn breaks(path: &str, text: &str, what: &str) {
        let found = broken(&[(path, text)]);
        assert!(
            found.len() == 1 && found.iter().all(|line| line.contains(what)),
            "{text:?} gave {found:?}, not {what:?}"
        );
    }

    #[track_caller]
    fn holds(path: &str, text: &str) {
        assert_eq!(broken(&[(path, text)]), Vec::<String>::new(), "{text:?}");
    }

    #[test]
    fn a_lower_floor_names_no_higher_one() {
        breaks(
            "src/profile/log.rs",
            "use crate::insight::gap::Gap;",
            "src/profile/log.rs:1: profile may not name insight",
        );
        breaks("src/profile/log.rs", "use super::super::insight::gap::Gap;", "may not name insight");
        breaks("src/profile/log.rs", "\n\nfn f() -> crate::store::places::Places {}", ":3: profile may not name store");
        breaks("src/insight/gap.rs", "use crate::{profile::day::Day, store::places::Places};", "may not name store");
        breaks("src/view/paint.rs", "use crate::shell::clock::now;", "view may not name shell");
        breaks("src/main.rs", "use opsarc::shell::clock;", "main may not name shell");
        breaks("src/helper/thing.rs", "", "no part of the house");
        holds("src/insight/gap.rs", "use crate::profile::{day::Day, log::Log}; use super::fit::Fit;");
        holds("src/main.rs", "fn main() { opsarc::cli::run::run() }");
    }

    #[test]
    fn a_word_stands_in_its_home() {
        breaks("src/app/model.rs", "use ratatui::text::Line;", "`ratatui` stands in view and shell");
        breaks("src/insight/fit.rs", "struct A(ratatui_textarea::TextArea);", "`ratatui_textarea`");
        breaks("src/cli/run.rs", "use std::{fs, io};", "`std::fs` stands in store");
        breaks("src/cli/run.rs", "fn f() { std::fs::read(p); }", "`std::fs` stands in store");
        breaks("src/profile/day.rs", "fn f() { jiff::Timestamp::now(); }", "`Timestamp::now` stands in shell");
        breaks("src/app/model.rs", "fn f() { Uuid::now_v7(); }", "`now_v7` stands in shell");
        breaks("src/cli/run.rs", "use std::process; fn f() { process::exit(1) }", "`process::exit` stands nowhere");
        breaks("src/cli/run.rs", "use std::process::{Command, Stdio};", "`process::Command` stands in shell");
        breaks("src/shell/sync.rs", "use std::net::TcpStream;", "`std::net` stands nowhere");
        breaks("src/cli/run.rs", "fn f() { println!(\"a\") }", "`println!` stands nowhere");
        holds("src/store/places.rs", "use std::fs::File;");
        holds("src/view/paint.rs", "use ratatui::text::Line;");
        holds("src/export/table.rs", "use std::fmt; fn f() { writeln!(out, \"a\") }");
        assert_eq!(broken(&[("src/view/paint.rs", "use ratatui::crossterm::event;")]).len(), 1);
    }

    #[test]
    fn comments_strings_and_tests_do_not_count() {
        holds(
            "src/profile/log.rs",
            "// crate::insight::gap\n/* std::fs /* println!() */ */ //! [`crate::insight::gap`]\n",
        );
        holds(
            "src/profile/log.rs",
            "const A: &str = \"\\\" crate::insight::gap\"; const B: &str = r#\"std::fs::read \" println!()\"#;",
        );
        holds(
            "src/profile/log.rs",
            "#[cfg(test)]\nmod tests {\n use crate::insight::gap::Gap; fn f() { println!(\"}\") }\n}\n",
        );
        holds("src/profile/log.rs", "#[cfg(test)]\n#[path = \"x\"]\nmod tests;\n");
        breaks(
            "src/profile/log.rs",
            "fn f<'a>(c: char) -> bool { c == '\"' } use crate::insight::gap; // '\"",
            "may not name insight",
        );
        breaks(
            "src/profile/log.rs",
            "#[cfg(test)]\nmod tests {}\nuse crate::insight::gap;",
            ":3: profile may not name insight",
        );
    }

    #[test]
    fn a_folder_holds_prose_and_modules() {
        holds("src/profile/mod.rs", "//! Prose.\n\npub mod log;\n");
        breaks("src/profile/mod.rs", "//! Prose.\npub use log::Log;\n", "src/profile/mod.rs:2: only");
        breaks("src/lib.rs", "mod profile;\n", "src/lib.rs:1: only");
    }

    #[test]
    fn siblings_are_named_by_file() {
        let tree = [("src/profile/mod.rs", "pub mod log;\n"), ("src/profile/log.rs", "use super::*;")];
        assert_eq!(broken(&tree), ["src/profile/log.rs:1: names the folder profile, not a file in it"]);
        holds("src/profile/log.rs", "struct A; mod b { use super::A; mod c { use super::super::A; } }");
        breaks("src/profile/log.rs", "mod b { use super::super::super::insight::gap; }", "may not name insight");
        holds("src/profile/log.rs", "pub(in crate::profile) fn f() {} pub(super) fn g() {} pub(crate) fn h() {}");
    }

    #[test]
    fn files_form_no_circle() {
        let tree = [
            ("src/profile/a.rs", "use super::b::B;"),
            ("src/profile/b.rs", "fn f() { super::c::g() }"),
            ("src/profile/c.rs", "use crate::profile::{a::A, d::D};"),
            ("src/profile/d.rs", ""),
        ];
        assert_eq!(
            broken(&tree),
            [
                "a circle of 3 files, at its shortest: src/profile/a.rs -> src/profile/b.rs -> src/profile/c.rs -> src/profile/a.rs"
            ]
        );
        assert_eq!(broken(&[tree[1], tree[2], tree[3]]), Vec::<String>::new());
    }

    #[test]
    fn files_stay_short() {
        breaks("src/profile/log.rs", &"\n".repeat(601), "601 lines are more than 600");
        breaks("src/main.rs", &"\n".repeat(61), "61 lines are more than 60");
        holds(
            "src/profile/log.rs",
            &format!("{}#[cfg(test)]\nmod tests {{\n{}}}\n", "\n".repeat(500), "\n".repeat(200)),
        );
    }

    #[test]
    fn a_screen_has_one_name() {
        let tree = [("src/app/screen/walk.rs", ""), ("src/app/screen/arc.rs", ""), ("src/view/screen/walk.rs", "")];
        assert_eq!(broken(&tree), ["screen `arc` is not in both app and view"]);
    }
}
