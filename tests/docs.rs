//! The documents say what is so: links lead somewhere, the list of dependencies is the real one, the profile shown
//! in the README is one that the program reads.

#![expect(clippy::panic, reason = "a test that cannot go on says why and stops")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use opsarc::framework::embedded;
use opsarc::profile::codec::{decode, encode};
use opsarc::profile::entry::Entry;
use opsarc::profile::setting::{SECTIONS, SETTINGS};

/// The documents at the top of the repository.
const DOCUMENTS: [&str; 4] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[track_caller]
fn read(name: &str) -> String {
    match std::fs::read_to_string(path(name)) {
        Ok(text) => text,
        Err(error) => panic!("{name}: {error}"),
    }
}

/// What stands between two marks of a document.
#[track_caller]
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let found = text.split_once(begin).and_then(|(_, rest)| rest.split_once(end));
    match found {
        Some((inside, _)) => inside,
        None => panic!("no {begin} ... {end}"),
    }
}

/// The first cells of the rows of every table in `text`, without their back-quotes.
fn first_cells(text: &str) -> BTreeSet<&str> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split('`').next()).collect()
}

/// The targets of the links and pictures in `text` that are files of the repository.
fn local_links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.contains("://")).filter_map(|target| target.split('#').next())
}

/// The keys of the tables of `Cargo.toml` for which `wanted` holds.
fn dependencies(cargo: &toml::Table, wanted: &str) -> BTreeSet<String> {
    let own = cargo.get(wanted).and_then(toml::Value::as_table);
    let of_targets = cargo.get("target").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values);
    let tables = own.into_iter().chain(of_targets.filter_map(|target| target.get(wanted)?.as_table()));
    tables.flat_map(toml::Table::keys).cloned().collect()
}

#[test]
fn links_lead_to_files() {
    for document in DOCUMENTS {
        let text = read(document);
        for link in local_links(&text) {
            assert!(path(link).exists(), "{document} links to {link}, which is not there");
        }
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let cargo: toml::Table = read("Cargo.toml").parse().expect("Cargo.toml is TOML");
    let text = read("ARCHITECTURE.md");
    let (program, tests) = text
        .split_once("### In the program")
        .expect("the dependencies")
        .1
        .split_once("### In tests")
        .expect("two tables");
    for (table, wanted) in [(program, "dependencies"), (tests, "dev-dependencies")] {
        let told: BTreeSet<String> = first_cells(table).into_iter().map(str::to_owned).collect();
        assert_eq!(told, dependencies(&cargo, wanted), "the table of {wanted} in ARCHITECTURE.md");
    }
}

#[test]
fn the_toolchain_is_the_one_named() {
    let cargo: toml::Table = read("Cargo.toml").parse().expect("Cargo.toml is TOML");
    let version = cargo["package"]["rust-version"].as_str().expect("a rust-version");
    for document in ["README.md", "CONTRIBUTING.md"] {
        assert!(read(document).contains(&format!("{version} or newer")), "{document} names another toolchain");
    }
}

#[test]
fn the_floors_are_told_as_they_are() {
    let text = read("ARCHITECTURE.md");
    let floors = between(&text, "## Floors", "## A keystroke");
    let told: BTreeSet<&str> = first_floor_names(floors).collect();
    let entries = std::fs::read_dir(path("src")).expect("src/ can be read");
    for entry in entries {
        let entry = entry.expect("an entry of src/");
        let name = entry.file_name().to_string_lossy().into_owned();
        let name = if entry.path().is_dir() { format!("{name}/") } else { name };
        assert!(name == "lib.rs" || told.contains(name.as_str()), "ARCHITECTURE.md does not tell of src/{name}");
    }
}

/// The parts in the table of floors: the second cell of each row.
fn first_floor_names(floors: &str) -> impl Iterator<Item = &str> {
    floors.lines().filter_map(|line| line.split('|').nth(2)?.trim().strip_prefix('`')?.strip_suffix('`'))
}

#[test]
fn the_profile_shown_is_one_that_the_program_writes() {
    let text = read("README.md");
    let shown = between(between(&text, "<!-- profile:begin -->", "<!-- profile:end -->"), "```json\n", "```");
    let profile = decode(shown.as_bytes()).expect("the README's profile can be read");
    assert_eq!(encode(&profile), shown);
    let framework = embedded::framework();
    let (id, version) = &profile.header.framework;
    assert_eq!((id, version), (&framework.identity().id, &framework.identity().version));
    for entry in profile.log.iter() {
        let competency = entry.body.competency();
        assert!(competency.is_none_or(|id| framework.find(id).is_some()), "no competency {competency:?}");
        let written = Entry::new(entry.id, entry.at, entry.by.clone(), entry.body.clone());
        assert_eq!(entry.line(), written.line());
    }
}

#[test]
fn the_configuration_is_told_as_it_is() {
    let settings = SETTINGS.iter().map(|s| format!("| `{}` | {} | {} |\n", s.name, s.wanted(), s.says));
    let sections = SECTIONS.iter().map(|s| format!("| `[{}]` | such as `{}` | {} |\n", s.name, s.example, s.says));
    let rows: String = settings.chain(sections).collect();
    generated("configuration", &format!("| key | wants | what it says |\n|---|---|---|\n{rows}"));
}

#[test]
fn the_commands_are_told_as_they_are() {
    generated("commands", &opsarc::cli::man::table(opsarc::cli::command::command()));
}

/// Holds what stands between two marks of the README equal to what the program says, or writes it there.
#[track_caller]
fn generated(name: &str, wanted: &str) {
    // Several tests write the same file.
    let _turn = TURN.lock();
    let (begin, end) = (format!("<!-- {name}:begin -->"), format!("<!-- {name}:end -->"));
    let readme = read("README.md");
    if std::env::var_os("OPSARC_UPDATE").is_some() {
        let told = between(&readme, &begin, &end);
        let whole = readme.replace(&format!("{begin}{told}{end}"), &format!("{begin}\n{wanted}{end}"));
        // Other tests read it meanwhile.
        let new = path("README.md.new");
        let written = std::fs::write(&new, whole).and_then(|()| std::fs::rename(&new, path("README.md")));
        written.unwrap_or_else(|error| panic!("README.md: {error}"));
        return;
    }
    let hint = "OPSARC_UPDATE=1 cargo test --test docs writes it";
    assert_eq!(between(&readme, &begin, &end).trim(), wanted.trim(), "{name} in the README: {hint}");
}

static TURN: std::sync::Mutex<()> = std::sync::Mutex::new(());

#[test]
fn the_keys_are_told_as_they_are() {
    generated("keys", &opsarc::cli::keys::markdown());
}

#[test]
fn the_formats_are_told_as_they_are() {
    generated("formats", &opsarc::export::format::table());
}
