//! Documents: read back by parsers that are not ours, and held by golden files that a person has read.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[allow(dead_code, unreachable_pub, reason = "each test binary uses its part of what is shared")]
mod support;

use std::collections::HashSet;

use opsarc::export::document::html;
use opsarc::export::document::link::address;
use opsarc::export::format::{FORMATS, Format};
use opsarc::export::schema::SCHEMAS;
use opsarc::export::shape::Shape;
use opsarc::export::source::{Options, Source};
use opsarc::insight::overview::Overview;
use opsarc::profile::profile::Profile;
use scraper::{Html, Selector};

use support::people::{HARM, Person, entry, file, framework, profile, today};

const PEOPLE: [(Person, &str); 3] = [(Person::Empty, "empty"), (Person::Demo, "demo"), (Person::Hostile, "hostile")];

/// The formats that are held by golden files in `tests/exports.rs`; all others are held here.
const ELSEWHERE: [&str; 4] = ["ics", "taskwarrior", "json-resume", "csv-wide"];

/// How a document begins that cannot be made.
const REFUSED: &str = "refused: ";

/// A document of this profile.
fn of(profile: &Profile, format: &str, shape: Shape, options: &Options) -> String {
    let standing = profile.log.standing(framework(), today());
    let overview = Overview::new(framework(), &standing, today());
    let source = Source { framework: framework(), profile, standing: &standing, overview: &overview, options };
    match Format::find(format).unwrap().make(&source, shape) {
        Ok(text) => text,
        // A record may be too thin for a calendar or for minutes; what is refused says what to do.
        Err(refused) => {
            assert!(ELSEWHERE.contains(&format) || format == "minutes", "{format}: {refused}");
            assert!(!refused.hint.is_empty(), "{format}: {refused}");
            format!("{REFUSED}{refused}\n")
        }
    }
}

fn made(person: Person, format: &str, shape: Shape) -> String {
    of(&profile(person), format, shape, &Options::default())
}

/// Every document of every person in a shape.
fn all(shape: Shape) -> impl Iterator<Item = (String, String)> {
    PEOPLE.into_iter().flat_map(move |(person, name)| {
        let formats = FORMATS.iter().filter(move |format| format.shapes().contains(&shape));
        let made = formats.map(move |format| (format!("{}_{name}", format.name), made(person, format.name, shape)));
        made.filter(|(_, text)| !text.starts_with(REFUSED))
    })
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

/// Documents whose every word is held. The hostile ones are long and say the same thing many times, and what is made of the
/// framework alone is the same for everybody: these are held by the laws below and by their beginnings.
#[test]
fn golden_files() {
    for (person, name) in PEOPLE {
        for format in FORMATS.iter().filter(|format| !ELSEWHERE.contains(&format.name)) {
            for shape in format.shapes() {
                let text = made(person, format.name, shape);
                // A refusal is the same in every shape.
                if text.starts_with(REFUSED) && format.shapes().first() != Some(&shape) {
                    continue;
                }
                let whole = person == Person::Demo || person == Person::Empty && !format.of_framework;
                let held = if whole { text } else { text.chars().take(6000).collect() };
                let mut settings = insta::Settings::clone_current();
                settings.set_prepend_module_to_snapshot(false);
                settings.set_omit_expression(true);
                settings.set_snapshot_path("golden");
                let file = format!("{}_{name}.{}", format.name, shape.ending());
                settings.bind(|| insta::assert_snapshot!(file, held));
            }
        }
    }
}

#[test]
fn html_is_whole_and_small_and_asks_nobody_for_anything() {
    for (name, text) in all(Shape::Html) {
        let html = Html::parse_document(&text);
        assert!(html.errors.is_empty(), "{name}: {:?}", html.errors);
        assert!(text.len() < 200 << 10, "{name} has {} bytes", text.len());
        for tag in
            ["script", "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video", "image", "use"]
        {
            assert!(select(&html, tag).is_empty(), "{name}: <{tag}>");
        }
        for element in select(&html, "*") {
            for (key, value) in element.value().attrs() {
                assert!(!key.starts_with("on") && key != "src" && key != "style", "{name}: {key}={value}");
                if key == "href" {
                    assert!(value.starts_with('#') || address(value).is_some(), "{name}: {value}");
                } else if !key.starts_with("xmlns") {
                    assert!(!value.contains("url(") || value.starts_with("url(#"), "{name}: {key}={value}");
                }
            }
        }
        let style: String = select(&html, "style").iter().flat_map(scraper::ElementRef::text).collect();
        assert!(!style.contains("url(") && !style.contains("@import") && !style.contains("@font-face"), "{name}");
        assert!(style.contains("prefers-color-scheme:dark") && style.contains("@media print"), "{name}");
    }
}

#[test]
fn html_can_be_read_aloud() {
    for (name, text) in all(Shape::Html) {
        let html = Html::parse_document(&text);
        let ids: Vec<&str> = select(&html, "[id]").iter().filter_map(|e| e.value().id()).collect();
        assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "{name}: an id stands twice");
        assert_eq!(select(&html, "html[lang]").len(), 1, "{name}");
        assert_eq!(
            (select(&html, "h1").len(), select(&html, "main").len(), !select(&html, "title").is_empty()),
            (1, 1, true)
        );
        let mut depth = 0;
        for heading in select(&html, "h1, h2, h3, h4, h5, h6") {
            let now: usize = heading.value().name()[1..].parse().unwrap();
            assert!(now <= depth + 1, "{name}: a heading of depth {now} follows one of {depth}");
            assert!(!heading.text().collect::<String>().trim().is_empty(), "{name}: an empty heading");
            depth = now;
        }
        for figure in select(&html, "figure") {
            let of = |selector: &str| figure.select(&Selector::parse(selector).unwrap()).count();
            assert_eq!(of("figcaption"), 1, "{name}");
            assert_eq!((of("svg[role=img] > title"), of("svg > desc")), (of("svg"), of("svg")), "{name}");
        }
        for svg in select(&html, "svg") {
            for id in svg.value().attr("aria-labelledby").unwrap().split(' ') {
                assert!(ids.contains(&id), "{name}: nothing has the id {id}");
            }
        }
        for table in select(&html, "table") {
            let of = |selector: &str| table.select(&Selector::parse(selector).unwrap()).count();
            let (columns, rows) = (of("thead th[scope=col]"), of("tbody tr"));
            assert_eq!(of("thead th"), columns, "{name}");
            assert_eq!(of("tbody th[scope=row]"), rows, "{name}");
            assert_eq!(of("tbody td") + rows, columns * rows, "{name}");
        }
        for link in select(&html, "nav a, section[aria-labelledby]") {
            let id =
                link.value().attr("href").or(link.value().attr("aria-labelledby")).unwrap().trim_start_matches('#');
            assert!(ids.contains(&id), "{name}: nothing has the id {id}");
        }
    }
}

#[test]
fn drawings_are_xml_with_a_title_and_stay_on_their_paper() {
    let inline = all(Shape::Html).flat_map(|(name, text)| {
        let pieces: Vec<(String, String)> = text
            .split("<svg ")
            .skip(1)
            .map(|rest| (name.clone(), format!("<svg {}</svg>", rest.split("</svg>").next().unwrap())))
            .collect();
        pieces
    });
    let mut seen = 0;
    for (name, text) in all(Shape::Svg).chain(inline) {
        seen += 1;
        let svg = roxmltree::Document::parse(&text).unwrap_or_else(|e| panic!("{name}: {e}\n{text}"));
        let root = svg.root_element();
        let title = root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "title"))).unwrap();
        assert!(!title.text().unwrap().is_empty(), "{name}");
        let paper: Vec<f64> = root.attribute("viewBox").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
        let ids: Vec<&str> = svg.descendants().filter_map(|node| node.attribute("id")).collect();
        for node in svg.descendants() {
            for attribute in node.attributes() {
                let value = attribute.value();
                assert!(!attribute.name().contains("href"), "{name}: {value}");
                if let Some(id) = value.strip_prefix("url(#") {
                    assert!(ids.contains(&id.trim_end_matches(')')), "{name}: {value}");
                }
            }
            let at = |key: &str| node.attribute(key).map(|n| n.parse::<f64>().unwrap());
            if node.has_tag_name(("http://www.w3.org/2000/svg", "rect")) && at("x").is_some() {
                let (right, bottom) =
                    (at("x").unwrap() + at("width").unwrap(), at("y").unwrap() + at("height").unwrap());
                assert!(right <= paper[2] + 0.2 && bottom <= paper[3] + 0.2, "{name}: {node:?} on {paper:?}");
            }
            if node.has_tag_name(("http://www.w3.org/2000/svg", "text")) {
                let (x, y) = (at("x").unwrap(), at("y").unwrap());
                assert!(
                    (0.0..=paper[2]).contains(&x) && (0.0..=paper[3]).contains(&y),
                    "{name}: {node:?} on {paper:?}"
                );
            }
            if let Some(path) = node.attribute("d") {
                assert!(!path.contains("NaN") && !path.contains("inf"), "{name}: {path}");
            }
        }
    }
    assert!(seen > 15, "only {seen} drawings");
}

#[test]
fn every_document_says_what_it_is_for_whom_of_when_and_by_which_rule() {
    for shape in [Shape::Html, Shape::Markdown, Shape::Text, Shape::Svg, Shape::Calendar] {
        for (name, text) in all(shape) {
            let told = match shape {
                Shape::Html => Html::parse_document(&text).root_element().text().collect::<String>(),
                Shape::Svg => {
                    roxmltree::Document::parse(&text).unwrap().descendants().filter_map(|n| n.text()).collect()
                }
                Shape::Calendar => text.replace("\r\n ", "").replace("\\n", " ").replace('\\', ""),
                _ => text.replace('\\', ""),
            };
            let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
            for part in
                ["For ", "23 November 2026", "aiops-2026", "is a rule of this file applied to recorded evidence"]
            {
                assert!(told.contains(part), "{name} does not say `{part}`: {}", &told[..400]);
            }
        }
    }
}

#[test]
fn a_long_record_makes_a_report_that_can_be_sent_and_says_what_it_leaves_out() {
    let ids: Vec<String> = framework().indices().map(|ix| framework().competency(ix).id.to_string()).collect();
    let body = |n: usize| {
        let competency = ids[n % ids.len()].as_str();
        match n / ids.len() % 4 {
            0 | 1 => serde_json::json!({ "kind": "rating", "competency": competency, "rating": n % 5 }),
            2 => serde_json::json!({ "kind": "evidence", "competency": competency, "evidence": "drill",
                "title": format!("Drill number {n} of a long series, with its record"),
                "locator": format!("https://example.org/records/drill/{n}") }),
            _ => {
                serde_json::json!({ "kind": "note", "competency": competency, "text": format!("Note {n}: {}", "word ".repeat(20)) })
            }
        }
    };
    let start = jiff::civil::date(2016, 1, 4);
    let log: Vec<serde_json::Value> = (1..=6000)
        .map(|n| {
            let day = start + jiff::SignedDuration::from_hours(24 * (n as i64 * 3900 / 6000));
            let mut entry = entry(n, &"self".into(), &body(n));
            entry["at"] = format!("{day}T12:00:00+00:00").into();
            entry
        })
        .collect();
    let profile = file(&log);
    let html = of(&profile, "report", Shape::Html, &Options::default());
    assert!(html.len() < 200 << 10, "{} bytes", html.len());
    let text = of(&profile, "report", Shape::Text, &Options::default());
    assert!(text.contains("earlier pieces are in the record") && text.contains("earlier notes are in the record"));
    let json = of(&profile, "json", Shape::Json, &Options::default());
    assert!(json.contains("Drill number 87 of"), "the JSON has them all");
}

#[test]
fn private_notes_stay_home_unless_asked_for() {
    let first = framework().competency(framework().indices().next().unwrap()).id.to_string();
    let note = |n, text: &str, private: bool| {
        let body = serde_json::json!({ "kind": "note", "competency": first, "text": text, "private": private });
        entry(n, &"self".into(), &body)
    };
    let profile = file(&[note(1, "said openly", false), note(2, "kept to myself", true)]);
    for format in FORMATS.iter().filter(|format| ["report", "json"].contains(&format.name)) {
        for shape in format.shapes() {
            let text = of(&profile, format.name, shape, &Options::default());
            assert!(text.contains("said openly") && !text.contains("kept to myself"), "{} {shape:?}", format.name);
            let text = of(&profile, format.name, shape, &Options { private: true, ..Options::default() });
            assert!(text.contains("kept to myself"), "{} {shape:?}", format.name);
        }
    }
    for format in FORMATS {
        for shape in format.shapes() {
            let text = of(&profile, format.name, shape, &Options::default());
            assert!(!text.contains("kept to myself"), "{} {shape:?}", format.name);
        }
    }
}

#[test]
fn nothing_that_steers_a_terminal_and_no_markup_of_anyone_gets_out() {
    for format in FORMATS {
        for shape in format.shapes() {
            let text = made(Person::Hostile, format.name, shape);
            let bad = text.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
            assert_eq!(
                bad.filter(|c| !matches!(shape, Shape::Csv | Shape::Calendar) || *c != '\r'),
                None,
                "{} {shape:?}",
                format.name
            );
        }
    }
    let name = "<script>alert(1)</script> [x](javascript:y) \"'&";
    let settings = serde_json::json!({ "kind": "settings", "name": name, "roles": ["sre"] });
    let evidence = serde_json::json!({ "kind": "evidence", "competency": "obs-pillars", "evidence": "talk",
        "title": format!("{HARM}{name}"), "locator": "javascript:alert(1)" });
    let profile = file(&[entry(1, &"self".into(), &settings), entry(2, &"self".into(), &evidence)]);
    let text = of(&profile, "report", Shape::Html, &Options::default());
    let html = Html::parse_document(&text);
    assert!(select(&html, "script").is_empty());
    assert_eq!(select(&html, "h1")[0].text().collect::<String>(), format!("Growth report: {name}"));
    assert!(select(&html, "a").iter().all(|a| !a.value().attr("href").unwrap().contains("javascript")));
    let text = of(&profile, "report", Shape::Markdown, &Options::default());
    let links = text.replace("\\](", "");
    assert!(!links.contains("](javascript") && text.contains("\\<script\\>"), "{}", &text[..300]);
    let text = of(&profile, "arc", Shape::Svg, &Options::default());
    roxmltree::Document::parse(&text).unwrap();
}

#[test]
fn plain_text_stays_within_its_columns() {
    use unicode_width::UnicodeWidthStr;
    for (name, text) in all(Shape::Text).filter(|(name, _)| !name.ends_with("hostile")) {
        for line in text.lines() {
            assert!(line.width() <= 80 || !line.trim().contains(' '), "{name}: {line}");
        }
    }
}

#[test]
fn json_is_what_its_schema_says() {
    let schema = (SCHEMAS.iter().find(|schema| schema.name == "export").unwrap().make)();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (person, name) in PEOPLE {
        let value: serde_json::Value = serde_json::from_str(&made(person, "json", Shape::Json)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        for key in ["status", "plan", "competencies", "timeline", "rule"] {
            let mut less = value.clone();
            less.as_object_mut().unwrap().remove(key);
            assert!(!validator.is_valid(&less), "{key} may be missing");
        }
        assert_eq!(value["schema"], "opsarc/export@1");
        assert_eq!(value["competencies"].as_array().unwrap().len(), framework().competencies().len());
    }
    for schema in SCHEMAS {
        jsonschema::validator_for(&(schema.make)()).unwrap_or_else(|e| panic!("{}: {e}", schema.name));
    }
}

#[test]
fn what_is_made_is_the_same_each_time() {
    for format in FORMATS {
        for shape in format.shapes() {
            assert_eq!(made(Person::Demo, format.name, shape), made(Person::Demo, format.name, shape));
        }
    }
    let empty = opsarc::export::document::document::Document::new(
        "t",
        opsarc::export::document::document::Preamble {
            what: "w".into(),
            reader: "r".into(),
            day: today(),
            framework: "f".into(),
            sample: false,
        },
    );
    assert!(Html::parse_document(&html::render(&empty)).errors.is_empty(), "a document without sections");
}
