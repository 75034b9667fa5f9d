//! Every screen and everything that lies above one, from the smallest size to the largest.

use std::collections::{BTreeMap, BTreeSet};

use opsarc::app::keymap::KEYMAP;
use opsarc::app::message::Message;
use opsarc::framework::embedded;
use unicode_width::UnicodeWidthStr;

use crate::support::people::Person;
use crate::support::planes;
use crate::support::play::Play;

/// Columns and rows.
type Size = (u16, u16);

/// The grid: the corners, the usual ones, and what is long one way only.
const GRID: [Size; 10] =
    [(40, 12), (40, 60), (60, 16), (80, 24), (100, 30), (120, 36), (160, 20), (200, 60), (300, 12), (300, 100)];

/// The keys to each screen, and to what lies above one.
const WAYS: &[&str] = &[
    "g 1",
    "g 1 f",
    "g 1 End i",
    "g 2",
    "g 2 Tab",
    "g 2 Tab Tab",
    "g 2 Tab Tab Tab",
    "g 2 e",
    "g 2 n",
    "g 3",
    "g 3 v",
    "g 3 v v",
    "g 3 Tab",
    "g 3 t type:'zzz' Enter",
    "g 3 Y",
    "g 4",
    "g 4 Tab",
    "g 4 Tab Enter",
    "g 4 Tab Tab",
    "g 4 BackTab",
    "g 4 Tab Tab a",
    "g 5",
    "g 5 Tab",
    "g 5 Tab Tab",
    "g 5 m PgUp",
    "g 6",
    "g 6 o",
    "g 6 o type:'Mo' ctrl-s",
    "g 6 o type:'Mo' ctrl-s Tab",
    "g 6 o type:'Mo' ctrl-s Tab Enter 2 r",
    "g 6 o type:'Mo' ctrl-s Tab Tab",
    "g 6 o type:'Mo' ctrl-s c",
    "g 7",
    "g 7 Enter type:'x' Enter team:'small'",
    "g 7 Enter type:'x' Enter team:'small' Tab",
    "g 7 Enter type:'x' Enter team:'small' BackTab",
    "g 8",
    "g 8 Enter",
    "S",
    "P",
    "T",
    "K",
    ":",
    "/",
];

/// Every word that the program, the framework and the demo know.
fn vocabulary() -> BTreeSet<String> {
    fn gather(folder: &std::path::Path, words: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                gather(&path, words);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                words.extend(split(&text).map(str::to_lowercase));
            }
        }
    }
    let mut words = BTreeSet::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    gather(&root.join("src"), &mut words);
    gather(&root.join("assets"), &mut words);
    words.extend(split(embedded::DEMO).map(str::to_lowercase));
    words
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The words of `rows` that an ellipsis ends in the middle.
fn halves(rows: &[String], known: &BTreeSet<String>) -> Vec<String> {
    let mut halves = Vec::new();
    for row in rows {
        let mut rest = row.as_str();
        while let Some((before, after)) = rest.split_once('…') {
            let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default();
            // Of a word that is longer than its place, the beginning is all that can be shown.
            let lead = before.trim_end_matches(word);
            let gap = lead.trim_end_matches([' ', '█', '░', '·', '▒', '│', '(', '▸', '~']);
            let first = gap.is_empty() || lead.len() - gap.len() > 1;
            if !first
                && !word.is_empty()
                && word.split('-').any(|part| !part.is_empty() && !known.contains(&part.to_lowercase()))
            {
                halves.push(format!("{word}…"));
            }
            rest = after;
        }
    }
    halves
}

#[test]
fn from_40x12_to_300x100_nothing_is_cut_inside_a_word_and_hints_drop_whole() {
    let known = vocabulary();
    let hints: BTreeSet<String> = KEYMAP.iter().map(|b| format!("{} {}", b.keys[0], b.name)).collect();
    let mut cut: BTreeMap<String, String> = BTreeMap::new();
    for person in [Person::Demo, Person::Empty, Person::Hostile] {
        for way in WAYS {
            let mut play = Play::at(person, way);
            for (columns, rows) in GRID {
                play.send(Message::Size(columns, rows));
                let drawn = planes::text(&play.draw(columns, rows));
                let here = format!("{person:?}: {way} at {columns}x{rows}");
                for row in &drawn {
                    assert!(row.width() <= usize::from(columns), "{here}: {row}");
                    let odd = row.chars().find(|c| matches!(c, '\u{1cd00}'..='\u{1cde5}' | '\u{1fb00}'..='\u{1fbff}'));
                    assert_eq!(odd, None, "{here}: octants and sextants vanish in some terminals");
                }
                for hint in drawn.last().unwrap().trim().split("   ").map(str::trim).filter(|hint| !hint.is_empty()) {
                    assert!(hints.contains(hint), "{here}: half a hint, `{hint}`");
                }
                if person != Person::Hostile {
                    for half in halves(&drawn, &known) {
                        cut.entry(half).or_insert_with(|| here.clone());
                    }
                }
            }
        }
    }
    assert!(cut.is_empty(), "{cut:#?}");
}

/// How much a screen says: its letters and digits.
fn said(play: &Play, (columns, rows): Size) -> usize {
    let mut play = play.clone();
    play.send(Message::Size(columns, rows));
    play.screen(columns, rows).chars().filter(|c| c.is_alphanumeric()).count()
}

/// The screens that say more the more room there is.
const SAYING: &[&str] = &[
    "g 1",
    "g 2",
    "g 2 Tab Tab",
    "g 3",
    "g 3 Tab",
    "g 4",
    "g 4 Tab",
    "g 4 Tab Enter",
    "g 4 Tab Tab",
    "g 4 BackTab",
    "g 5",
    "g 6",
    "g 6 Enter",
    "g 6 o type:'Mo' ctrl-s",
    "g 6 o type:'Mo' ctrl-s Tab",
    "g 6 o type:'Mo' ctrl-s Tab Enter",
    "g 6 o type:'Mo' ctrl-s Tab Enter 2 r",
    "g 6 o type:'Mo' ctrl-s Tab Tab",
    "g 6 o type:'Mo' ctrl-s BackTab",
    "g 7 Enter type:'x' Enter team:'small'",
    "g 7 Enter type:'x' Enter team:'small' Tab",
    "g 7 Enter type:'x' Enter team:'small' BackTab",
    "g 8",
];

/// The sizes at which they are compared.
const SIZES: [Size; 5] = [(40, 12), (80, 24), (120, 36), (200, 60), (300, 100)];

#[test]
fn more_space_earns_more_detail() {
    let mut less = Vec::new();
    for way in SAYING {
        let play = Play::at(Person::Demo, way);
        let told: Vec<usize> = SIZES.iter().map(|size| said(&play, *size)).collect();
        // Where all is said, the largest adds room to what is drawn, and takes nothing away.
        let more = told[..4].windows(2).all(|two| two[0] < two[1]) && told[3] <= told[4];
        // What stands beside a screen's own part is worth the room it takes.
        if !more || told[3] * 10 < told[2] * 11 {
            less.push(format!("{way}: {told:?}"));
        }
    }
    assert_eq!(less, [""; 0], "at {SIZES:?}");
}

/// The steps that the module docs of the views tell: the keys to a screen, the last size without it, the first with it, and
/// words that are there from then on.
const STEPS: &[(&str, Size, Size, &str)] = &[
    ("g 1", (63, 15), (63, 16), "supporting"),
    ("g 1", (63, 23), (64, 23), "you, today"),
    ("g 1", (64, 22), (64, 23), "you, today"),
    ("g 1", (195, 40), (196, 40), "Under way"),
    ("g 2", (80, 14), (80, 15), "Operational literacy"),
    ("g 2", (63, 36), (64, 36), "Sets the joining keys"),
    ("g 2", (195, 40), (196, 40), "What would show it"),
    ("g 2 Tab", (135, 40), (136, 40), "To reflect on with a mentor"),
    ("g 3", (80, 15), (80, 16), "claimed only"),
    ("g 3", (104, 36), (105, 36), "Evidence  3"),
    ("g 3 Tab", (135, 40), (136, 40), "To reflect on with a mentor"),
    ("g 4", (107, 36), (108, 36), "in all"),
    ("g 4", (195, 40), (196, 40), "Now: 1"),
    ("g 4 Tab Enter", (153, 40), (154, 40), "Now: 1"),
    ("g 5", (63, 21), (64, 21), "you, 20 November"),
    ("g 5", (64, 18), (64, 19), "you, 20 November"),
    ("g 5", (220, 40), (221, 40), "filled: backed"),
    ("g 6", (195, 40), (196, 40), "Held on 27 October 2026"),
    ("g 6 Enter", (159, 40), (160, 40), "Held on 14 April 2026"),
    ("g 6 o type:'Mo' ctrl-s", (135, 40), (136, 40), "On the agenda"),
    ("g 6 o type:'Mo' ctrl-s Tab", (195, 40), (196, 40), "Not yet, if"),
    ("g 6 o type:'Mo' ctrl-s Tab Enter", (195, 40), (196, 40), "Counter-examples"),
    ("g 7 Enter type:'x' Enter team:'small' Tab Tab", (195, 40), (196, 40), "at 3 or more"),
    ("g 7 Enter type:'x' Enter team:'small' BackTab", (135, 40), (136, 40), "Metrics pipelines"),
    ("g 8", (71, 40), (72, 40), "taskwarrior"),
    ("g 8", (193, 40), (194, 40), "## Stages"),
    ("S", (80, 20), (80, 21), "Each change is an entry"),
    ("S", (139, 40), (140, 40), "What is not expected"),
];

#[test]
fn the_steps_of_each_layout_are_where_its_view_says() {
    let mut wrong = Vec::new();
    for (way, without, with, words) in STEPS {
        let play = Play::at(Person::Demo, way);
        let says = |(columns, rows): Size| {
            let mut play = play.clone();
            play.send(Message::Size(columns, rows));
            play.screen(columns, rows).contains(words)
        };
        if says(*without) || !says(*with) {
            wrong.push(format!("{way}: {words}: {} at {without:?}, {} at {with:?}", says(*without), says(*with)));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn however_wide_the_screen_no_line_of_words_is_too_long_to_read() {
    let mut lines = BTreeMap::new();
    for person in [Person::Demo, Person::Empty] {
        for way in WAYS {
            let mut play = Play::at(person, way);
            for (columns, rows) in [(160, 40), (200, 60), (300, 100)] {
                play.send(Message::Size(columns, rows));
                for row in planes::text(&play.draw(columns, rows)) {
                    // What stands side by side has more than one space between it.
                    for piece in row.split("  ").map(|piece| piece.trim_matches([' ', '│'])) {
                        let letters = piece.chars().filter(|c| c.is_alphanumeric()).count();
                        let long = piece.width() > 100 && letters * 2 > piece.width();
                        if long {
                            lines.insert(piece.to_owned(), format!("{person:?}: {way} at {columns}x{rows}"));
                        }
                    }
                }
            }
        }
    }
    assert!(lines.is_empty(), "{lines:#?}");
}

#[test]
fn wide_combining_and_right_to_left_names_keep_their_columns() {
    use serde_json::json;

    use crate::support::people::{entry, file};
    let own = json!("self");
    let names = ["שלום עולם", "日本太郎と花子", "e\u{301}le\u{300}ve Zoë", "مرحبا", "ﾊﾝｶｸ ｶﾅ", "नमस्ते", "👩‍👩‍👧‍👦 Ada"];
    for name in names {
        let first = "obs-pillars";
        let settings = json!({ "kind": "settings", "name": name, "roles": ["sre"], "target": 1 });
        let note = json!({ "kind": "note", "competency": first, "text": format!("{name} {name}") });
        let proof =
            json!({ "kind": "evidence", "competency": first, "evidence": "drill", "title": name, "locator": name });
        let mentor = json!({ "mentor": name });
        let rated = json!({ "kind": "rating", "competency": first, "rating": 2 });
        let log = [
            entry(0, &own, &settings),
            entry(1, &own, &note),
            entry(2, &own, &proof),
            entry(3, &own, &rated),
            entry(4, &mentor, &rated),
        ];
        for way in ["g 1", "g 2", "g 2 Tab", "g 3", "g 3 Tab", "g 5", "g 6", "g 8", "S"] {
            let mut play = Play::over(file(&log));
            play.press(way);
            for (columns, rows) in GRID {
                play.send(Message::Size(columns, rows));
                let drawn = planes::text(&play.draw(columns, rows));
                for row in &drawn {
                    assert!(row.width() <= usize::from(columns), "{name}: {way} at {columns}x{rows}: {row}");
                }
                // The header ends at its place whatever stands before.
                let end = drawn[0].width();
                assert!(drawn[0].ends_with("saved") && end == usize::from(columns) - 1, "{name}: {}", drawn[0]);
                if columns >= 60 && way != "S" {
                    assert!(drawn[0].contains(name.split(' ').next().unwrap()), "{name} at {columns}: {}", drawn[0]);
                }
            }
        }
    }
}
