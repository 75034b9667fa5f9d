//! Screens as files: the same bytes each time, sound in their format, and the pictures of the README among them.
//! `OPSARC_UPDATE=1 cargo test --test shots` writes those anew.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "made for the tests of the command line")]
#[path = "cli/home.rs"]
mod home;
#[allow(dead_code, unreachable_pub, reason = "each test binary uses its part of what is shared")]
mod support;

use std::path::Path;

use opsarc::app::tabs::TABS;
use opsarc::profile::codec::encode;
use scraper::{Html, Selector};
use unicode_width::UnicodeWidthStr;

use home::Home;
use support::people::{Person, profile};

/// The pictures of the README: name, screen and keys.
const PICTURES: [(&str, &str, &str); 8] = [
    ("arc", "arc", ""),
    ("walk", "walk", "/ type:'alert-rules' Enter"),
    ("matrix", "matrix", ""),
    ("plan", "plan", ""),
    ("timeline", "timeline", ""),
    ("mentor", "mentor", "o ctrl-s Tab Enter 1 r"),
    ("team", "team", "Enter type:'team' Enter Down"),
    ("reports", "reports", "Right"),
];

/// The picture of a document, which `tests/browser.rs` makes and holds.
const DOCUMENT: &str = "report.png";

/// The names of the screens as they are typed.
fn screens() -> impl Iterator<Item = String> {
    TABS.iter().map(|(.., name)| name.to_lowercase())
}

/// A home in which a folder `team` holds sample profiles.
fn with_team() -> Home {
    let home = Home::new();
    std::fs::create_dir(home.path().join("team")).unwrap();
    for (n, profile) in support::team::profiles().iter().enumerate() {
        home.file(&format!("team/sample-{n}.json"), encode(profile));
    }
    home
}

/// A home with the record that was made to do harm.
fn with_harm() -> (Home, String) {
    let home = Home::new();
    let file = home.file("hostile.json", encode(&profile(Person::Hostile)));
    (home, file)
}

/// The text of a picture, and that it is sound.
#[track_caller]
fn sound(svg: &str) -> String {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|e| panic!("{e}\n{svg}"));
    let root = document.root_element();
    let child = |name| root.children().find(|node| node.has_tag_name((root.tag_name().namespace().unwrap(), name)));
    for name in ["title", "desc"] {
        assert!(child(name).and_then(|node| node.text()).is_some_and(|text| text.len() > 3), "no {name}");
    }
    // Nothing runs, nothing is fetched, nothing leads anywhere.
    const KNOWN: [&str; 6] = ["svg", "title", "desc", "rect", "path", "text"];
    for node in root.descendants().filter(roxmltree::Node::is_element) {
        assert!(KNOWN.contains(&node.tag_name().name()), "{node:?}");
        assert!(node.attributes().all(|a| !a.name().contains("href") && !a.value().contains("url(")), "{node:?}");
    }
    let width: f64 = root.attribute("width").unwrap().parse().unwrap();
    for text in root.descendants().filter(|node| node.has_tag_name((root.tag_name().namespace().unwrap(), "text"))) {
        let number = |name| -> f64 { text.attribute(name).unwrap().parse().unwrap() };
        assert!(number("x") + number("textLength") <= width - 16.0, "{text:?} stands out on the right");
        let columns = text.text().unwrap().width() as f64;
        assert!((number("textLength") - columns * 9.0).abs() < 0.1, "{text:?} is not {columns} columns long");
    }
    // How the words are parted into runs depends on their colours; the words do not.
    let words = root.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text());
    words.flat_map(str::split_whitespace).collect()
}

#[test]
fn the_pictures_of_the_readme_are_what_the_program_draws() {
    let home = with_team();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let mut names: Vec<String> = Vec::new();
    for (name, screen, keys) in PICTURES {
        let made = home.done(&["shot", screen, "--demo", "--svg", "--keys", keys]);
        sound(&made);
        let path = folder.join(format!("{name}.svg"));
        if std::env::var_os("OPSARC_UPDATE").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &made).unwrap();
        }
        let stored = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(stored == made, "docs/pictures/{name}.svg is not what the program draws; see the head of this file");
        assert!(readme.contains(&format!("(docs/pictures/{name}.svg)")), "the README does not show {name}");
        names.push(format!("{name}.svg"));
    }
    let found = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let other: Vec<String> = found.filter(|file| !names.contains(file) && file != DOCUMENT).collect();
    assert_eq!(other, Vec::<String>::new(), "pictures that no line here makes");
}

#[test]
fn every_screen_is_the_same_twice_in_every_form() {
    let home = Home::new();
    for screen in screens() {
        for form in ["--svg", "--html", "--txt", "--ansi"] {
            let draw = || home.done(&["shot", &screen, "--demo", "--size", "80x24", form]);
            assert!(draw() == draw(), "{screen} {form}");
        }
    }
}

#[test]
fn every_screen_of_a_record_made_to_do_harm_is_sound_and_harmless() {
    let (home, file) = with_harm();
    for screen in screens() {
        for size in ["120x36", "80x24", "40x12"] {
            let shot = |form: &str| home.done(&["shot", &screen, "--profile", &file, "--size", size, form]);
            sound(&shot("--svg"));
            let (columns, rows) = size.split_once('x').unwrap();
            let (columns, rows): (usize, usize) = (columns.parse().unwrap(), rows.parse().unwrap());
            let text = shot("--txt");
            assert_eq!(text.lines().count(), rows, "{screen} at {size}");
            for line in text.lines() {
                assert!(line.width() <= columns, "{screen} at {size}: {line:?}");
            }
            for form in ["--svg", "--html", "--txt"] {
                let harm = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
                assert!(!shot(form).contains(harm), "{screen} at {size} as {form}");
            }
        }
    }
}

#[test]
fn the_page_of_a_screen_is_html_that_says_what_the_text_says_and_fetches_nothing() {
    let (harmed, file) = with_harm();
    let home = Home::new();
    for screen in screens() {
        for (home, of) in [(&home, ["--demo"].as_slice()), (&harmed, &["--profile", &file])] {
            let shot = |form: &str| home.done(&[&["shot", &screen, "--size", "80x24", form], of].concat());
            let html = Html::parse_document(&shot("--html"));
            assert!(html.errors.is_empty(), "{screen}: {:?}", html.errors);
            let select = |selector: &str| html.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
            const KNOWN: [&str; 9] = ["html", "head", "meta", "title", "style", "body", "pre", "span", "b"];
            for element in select("*") {
                assert!(KNOWN.contains(&element.value().name()), "{screen}: {}", element.html());
                assert!(element.value().attrs().all(|(key, value)| {
                    !key.starts_with("on") && key != "src" && key != "href" && !value.contains("url(")
                }));
            }
            assert!(!select("style")[0].text().collect::<String>().contains("url("), "{screen}");
            let pre = select("pre[role=img][aria-label]");
            let said: String = pre[0].text().collect();
            let rows =
                |text: &str| text.trim_matches('\n').lines().map(|l| l.trim_end().to_owned()).collect::<Vec<_>>();
            assert_eq!(rows(&said), rows(&shot("--txt")), "{screen}");
        }
    }
}

#[test]
fn coloured_text_shows_the_same_in_a_terminal() {
    let home = Home::new();
    for screen in screens() {
        let shot = |form: &str| home.done(&["shot", &screen, "--demo", form]);
        let mut terminal = vt100::Parser::new(36.try_into().unwrap(), 120.try_into().unwrap(), 0);
        terminal.process(shot("--ansi").trim_end_matches('\n').replace('\n', "\r\n").as_bytes());
        let shown: Vec<String> = terminal.screen().rows(0, 120).map(|row| row.trim_end().to_owned()).collect();
        let wanted: Vec<String> = shot("--txt").lines().map(|line| line.trim_end().to_owned()).collect();
        assert_eq!(shown, wanted, "{screen}");
    }
}

#[test]
fn a_theme_has_its_ground_and_its_colours() {
    let home = Home::new();
    let draw = |theme: &str| home.done(&["shot", "arc", "--demo", "--svg", "--theme", theme]);
    let (dark, light) = (draw("dark"), draw("light"));
    assert!(dark.contains("rx=\"8\" fill=\"#111214\"") && light.contains("rx=\"8\" fill=\"#fafaf5\""));
    assert_eq!(sound(&dark), sound(&light), "a theme changes no word");
    let colours = |svg: &str| svg.matches("#5fd7af").count();
    assert!(colours(&dark) > 0 && colours(&light) == 0);
    for theme in ["high-contrast", "colour-blind", "ansi", "mono"] {
        let other = draw(theme);
        assert!(other != dark && sound(&other) == sound(&dark), "{theme}");
    }
    assert!(home.fails(2, &["shot", "arc", "--demo", "--theme", "drak"]).contains("did you mean dark?"));
}

#[test]
fn keys_lead_to_what_they_lead_to_in_the_interface() {
    let home = Home::new();
    let keys = |keys: &str| home.done(&["shot", "matrix", "--demo", "--keys", keys]);
    assert!(keys("/ type:'burn'").contains("burn rate"));
    assert!(keys("g 2 n type:'Asked the team'").contains("Asked the team"));
    for (script, says) in [("Entr", "`Entr` is no key"), ("/ type:'x", "is not closed"), ("team:'a'", "neither")] {
        let told = home.fails(2, &["shot", "arc", "--demo", "--keys", script]);
        assert!(told.contains(says), "{told}");
    }
}

#[test]
fn reports_show_the_document_that_is_chosen() {
    let home = Home::new();
    let keys = |keys: &str| home.done(&["shot", "reports", "--demo", "--keys", keys]);
    assert!(keys("").contains("# Growth report: Ada Sample"), "{}", keys(""));
    assert!(keys("Down Down Right").contains("Held on 27 October 2026"));
}

#[test]
fn what_keys_record_stays_in_the_picture() {
    let home = Home::with_profile();
    let before = std::fs::read(home.profile()).unwrap();
    let told = home.done(&["shot", "walk", "--keys", "3 n type:'Asked' ctrl-s"]);
    assert!(told.contains("1 of 43 rated"), "{told}");
    assert_eq!(std::fs::read(home.profile()).unwrap(), before);
    assert!(!home.path().join("data/drafts").exists());
}

#[test]
fn a_file_is_written_whole_and_never_over_another() {
    let home = Home::new();
    let wrote = home.done(&["shot", "plan", "--demo", "-o", "plan.svg"]);
    assert_eq!(wrote, "Wrote plan.svg\n");
    let made = std::fs::read_to_string(home.path().join("plan.svg")).unwrap();
    assert_eq!(made, home.done(&["shot", "plan", "--demo", "--svg", "-o", "-"]));
    assert!(home.fails(3, &["shot", "arc", "--demo", "-o", "plan.svg"]).contains("--force"));
    assert_eq!(std::fs::read_to_string(home.path().join("plan.svg")).unwrap(), made);
    home.done(&["shot", "arc", "--demo", "-o", "plan.svg", "--force"]);
    assert_ne!(std::fs::read_to_string(home.path().join("plan.svg")).unwrap(), made);
}

#[test]
fn what_is_wrong_is_told() {
    let home = Home::new();
    assert!(home.fails(2, &["shot", "plam", "--demo"]).contains("did you mean plan?"));
    for size in ["80", "1x1", "99999x24", "80x24x3", "-1x10"] {
        assert!(
            home.fails(2, &["shot", "arc", "--demo", &format!("--size={size}")]).contains("such as 80x24"),
            "{size}"
        );
    }
    home.fails(3, &["shot", "arc"]);
    home.fails(2, &["shot", "arc", "--demo", "--svg", "--txt"]);
    let empty = home.file("empty.json", encode(&profile(Person::Empty)));
    assert!(home.fails(2, &["shot", "arc", "--profile", &empty]).contains("--as-of"));
    home.done(&["shot", "arc", "--profile", &empty, "--as-of", home::DAY]);
}
