//! The configuration in a real terminal: a bad line is told and the rest holds, a change is taken in when focus comes
//! back, links are written where the terminal takes them.

use std::process::Command;

use opsarc::framework::embedded::framework;
use opsarc::profile::body::{Body, Evidence};
use opsarc::profile::evidence::{self, EvidenceKind};
use opsarc::profile::preferences::Preferences;
use opsarc::profile::setting::{Given, SECTIONS, SETTINGS, Setting, Wants};
use serde_json::Value;

use crate::home::{Home, rating};
use crate::window::{ESC, F1, Opening, TAB, Window};

const FOCUS_IN: &str = "\x1b[I";
const MOUSE_ON: &[u8] = b"\x1b[?1000h";

fn configure(home: &Home, text: &str) {
    std::fs::create_dir_all(home.path().join("config")).unwrap();
    std::fs::write(home.path().join("config/config.toml"), text).unwrap();
}

fn wrote(window: &Window, bytes: &[u8]) -> bool {
    window.bytes().windows(bytes.len()).any(|part| part == bytes)
}

#[test]
fn a_bad_line_is_told_at_the_start_and_the_rest_holds() {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    configure(&home, "mouse = false\nthem = \"dark\"\n\n[keys.everywhere]\ntheme = \"F2\"\nhelp = \n");
    let mut window = Opening::new().open(&home);
    window.wait_text("Configuration, line 2, column 1: there is no setting `them`: did you mean `theme`?");
    window.wait_text("and 1 more");
    assert!(!wrote(&window, MOUSE_ON), "the line above holds");
    window.keys(&["\x1bOQ"]);
    window.wait_text("high-contrast");
    window.keys(&[ESC]);
    window.wait_gone("high-contrast");
    window.quit();
}

#[test]
fn a_changed_file_is_taken_in_when_focus_comes_back_and_a_broken_one_is_not() {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    configure(&home, "mouse = false\n");
    let mut window = Opening::new().open(&home);
    window.wait_saved(1);
    assert!(wrote(&window, b"\x1b[?1004h") && !wrote(&window, MOUSE_ON));
    configure(&home, "mouse = true\n[keys.everywhere]\ntheme = \"F2\"\n");
    window.keys(&[FOCUS_IN]);
    window.wait_text("The configuration was read anew.");
    window.wait_bytes(0, std::str::from_utf8(MOUSE_ON).unwrap());
    configure(&home, "mouse = maybe\n");
    window.keys(&[FOCUS_IN]);
    window.wait_text("Not taken in. Configuration, line 1, column 9");
    window.keys(&["\x1bOQ"]);
    window.wait_text("high-contrast");
    // Nothing changed since: nothing is said.
    window.keys(&[ESC, FOCUS_IN, "g2"]);
    window.wait_text("g2 Walk");
    assert!(!window.text().contains("Configuration"));
    window.quit();
    let last = |bytes: &[u8], mark: &[u8]| bytes.windows(mark.len()).rposition(|part| part == mark);
    let bytes = window.bytes();
    assert!(last(&bytes, b"\x1b[?1004l") > last(&bytes, b"\x1b[?1004h"), "focus is not reported any more");
}

#[test]
fn addresses_are_links_only_where_the_terminal_is_known_to_take_them() {
    let (_, competency) = framework().competencies().iter().next().unwrap();
    let evidence = |title: &str, locator: &str| {
        Body::Evidence(Evidence {
            competency: competency.id.clone(),
            evidence: EvidenceKind::Dashboard,
            title: title.into(),
            locator: Some(locator.into()),
            note: None,
            date: None,
            setting: evidence::Setting::Real,
        })
    };
    let bodies = || {
        let harm = "https://example.org/\u{1b}]8;;https://evil.example\u{7}";
        vec![
            evidence("Burn rate", "https://example.org/alerts"),
            evidence("Harm", harm),
            evidence("Local", "file:///etc/passwd"),
        ]
    };
    let links = |opening: Opening| -> Vec<String> {
        let home = Home::with("Ada", bodies());
        let mut window = opening.open(&home);
        window.wait_saved(0);
        window.keys(&["g2", TAB]);
        window.wait_text("https://example.org/alerts");
        let text = String::from_utf8_lossy(&window.bytes()).into_owned();
        let links = text.split("\x1b]8;").skip(1).filter_map(|rest| rest.split("\x1b\\").next().map(str::to_owned));
        let links = links.collect();
        window.quit();
        links
    };
    let known = links(Opening::new().env("VTE_VERSION", "7006"));
    assert_eq!(known.len(), 2, "{known:?}");
    assert!(known[0].starts_with("id=") && known[0].ends_with(";https://example.org/alerts"), "{known:?}");
    assert_eq!(known[1], ";");
    assert_eq!(links(Opening::new().without("VTE_VERSION")), [""; 0]);
    assert_eq!(links(Opening::new().env("VTE_VERSION", "7006").env("TMUX", "/tmp/none,1,0")), [""; 0]);
}

/// A value of `setting` that is sound and not the one that holds without it.
fn sound(setting: &Setting) -> String {
    let default = Preferences::default();
    match (setting.wants, setting.get(&default)) {
        (Wants::OneOf(words), Given::Text(now)) => {
            // Signs beyond ASCII are looked for in the text on the screen.
            let other = words.iter().find(|word| **word != now && **word != "ascii").unwrap();
            format!("\"{other}\"")
        }
        (Wants::Switch, Given::Switch(now)) => (!now).to_string(),
        (Wants::Text, _) => "\"kept\"".to_owned(),
        (wants, given) => panic!("{wants:?} {given:?}"),
    }
}

/// A file of every line that the configuration knows, each sound and another than what holds without it: every setting of
/// the table, a line of every table of it, and a key.
fn every_line() -> Vec<String> {
    let mut lines: Vec<String> =
        SETTINGS.iter().map(|setting| format!("{} = {}", setting.name, sound(setting))).collect();
    for section in SECTIONS {
        lines.extend([format!("[{}]", section.name), section.example.to_owned()]);
    }
    lines.extend(["[keys.everywhere]".to_owned(), "help = \"F3\"".to_owned()]);
    lines
}

/// What holds, as `opsarc config show` says it.
fn holds(home: &Home) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opsarc"));
    let command = command.env_clear().env("OPSARC_HOME", home.path()).args(["config", "show", "--json"]);
    serde_json::from_slice(&command.output().unwrap().stdout).unwrap()
}

#[test]
fn with_each_line_broken_in_turn_it_starts_says_which_and_keeps_the_rest() {
    let lines = every_line();
    let home = Home::with("Ada", vec![rating(0, 2)]);
    // One of the lines names another profile.
    std::fs::copy(home.file(), home.file().with_file_name("kept.json")).unwrap();
    configure(&home, &lines.join("\n"));
    let whole = holds(&home);
    let names: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
    let mut shown: Vec<&str> = whole["settings"].as_object().unwrap().keys().map(String::as_str).collect();
    shown.sort_by_key(|name| names.iter().position(|known| known == name));
    assert_eq!(shown, names, "no setting is left out");
    let default = holds(&Home::new());
    for name in &names {
        assert_ne!(whole["settings"][name], default["settings"][name], "{name} says something");
    }
    for (n, line) in lines.iter().enumerate() {
        let broken: Vec<String> = match line.split_once(" = ") {
            Some((name, value)) => [
                format!("{name}x = {value}"),
                format!("{name} = "),
                format!("{name} = {value} {value}"),
                format!("{name} = 1979-05-27"),
            ]
            .into(),
            None => [line.trim_end_matches(']').to_owned()].into(),
        };
        let name = line.split(" = ").next().unwrap();
        for bad in broken {
            let mut file = lines.clone();
            file[n].clone_from(&bad);
            configure(&home, &file.join("\n"));
            // Everything else holds as in the whole file; what the line said does not.
            let now = holds(&home);
            for setting in &names {
                let wanted = if *setting == name { &default } else { &whole };
                assert_eq!(now["settings"][setting], wanted["settings"][setting], "{setting} with {bad}");
            }
            for (table, entries) in [("freshness", 1), ("keys", 2)] {
                let lost = n > names.len()
                    && line.contains(" = ")
                    && match table {
                        "freshness" => n == names.len() + 1,
                        _ => n > names.len() + 1,
                    };
                let held = |value: &Value| {
                    value[table]
                        .as_object()
                        .map_or_else(|| value[table].as_array().unwrap().len(), serde_json::Map::len)
                };
                assert_eq!((held(&whole), held(&now)), (entries, entries - usize::from(lost)), "{table} with {bad}");
            }
            let mut window = Opening::new().size(140, 30).open(&home);
            window.wait_text(&format!("Configuration, line {}, column ", n + 1));
            assert_eq!(wrote(&window, MOUSE_ON), name == "mouse", "{bad}: the line of the mouse");
            // The last line gives help its key.
            window.keys(&[if name == "help" { F1 } else { "\x1bOR" }]);
            window.wait_text("What can I do here?");
            window.keys(&[ESC]);
            window.wait_gone("What can I do here?");
            window.quit();
        }
    }
}
