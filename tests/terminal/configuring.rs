//! The configuration in a real terminal: a bad line is told and the rest holds, a change is taken in when focus comes
//! back, links are written where the terminal takes them.

use opsarc::framework::embedded::framework;
use opsarc::profile::body::{Body, Evidence};
use opsarc::profile::evidence::{EvidenceKind, Setting};

use crate::home::{Home, rating};
use crate::window::{ESC, Opening, TAB, Window};

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
            setting: Setting::Real,
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

/// A line of the template with its value, where it is one of a section with the section before it.
fn lines_of_the_template() -> Vec<(Option<String>, String)> {
    let template = opsarc::profile::template::template();
    let mut section = None;
    let mut lines = Vec::new();
    for line in template.lines().filter_map(|line| line.strip_prefix("# ")) {
        if line.starts_with('[') {
            section = Some(line.to_owned());
        } else if line.split_once(" = ").is_some_and(|(name, _)| !name.contains(' ')) {
            lines.push((section.clone(), line.to_owned()));
        }
    }
    lines
}

#[test]
fn with_each_line_broken_in_turn_it_starts_says_which_and_keeps_the_rest() {
    let lines = lines_of_the_template();
    assert_eq!(lines.len(), opsarc::profile::setting::SETTINGS.len() + opsarc::profile::setting::SECTIONS.len());
    let sound = "mouse = false";
    for (section, line) in lines.iter().filter(|(_, line)| !line.starts_with("mouse")) {
        let (name, value) = line.split_once(" = ").unwrap();
        for broken in [
            format!("{name}x = {value}"),
            format!("{name} = "),
            format!("{name} = {value} {value}"),
            format!("{name} = 1979-05-27"),
        ] {
            let home = Home::with("Ada", vec![rating(0, 2)]);
            let at = section.as_ref().map_or_else(String::new, |section| format!("{section}\n"));
            // What is sound stands before it and, in a section of its own, after it.
            configure(&home, &format!("{sound}\n{at}{broken}\n\n[keys.everywhere]\nhelp = \"F3\"\n"));
            let row = if section.is_some() { 3 } else { 2 };
            let mut window = Opening::new().open(&home);
            window.wait_text(&format!("Configuration, line {row}, column "));
            assert!(!wrote(&window, MOUSE_ON), "{broken}: the line before it holds");
            window.keys(&["\x1bOR"]);
            window.wait_text("What can I do here?");
            window.keys(&[ESC]);
            window.wait_gone("What can I do here?");
            window.quit();
        }
    }
}
