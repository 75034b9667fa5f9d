//! What puts a terminal program ahead of others, and what is true of terminals: each behaviour and fact that can be seen
//! without a terminal. The table that names them is at the head of `tests/terminal/main.rs`.

use std::collections::BTreeSet;

use opsarc::app::action::Action;
use opsarc::app::keymap::KEYMAP;
use opsarc::app::message::Message;
use opsarc::app::overlay::Overlay;
use opsarc::app::tabs::Tab;
use opsarc::profile::body::Body;
use opsarc::view::theme::TONES;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::support::people::Person;
use crate::support::planes;
use crate::support::play::{Play, THEME};

/// The keys to each screen and to what lies above one.
const WAYS: [&str; 28] = [
    "g 1",
    "g 1 f",
    "g 1 End i",
    "g 2",
    "g 2 Tab",
    "g 2 e",
    "g 2 n",
    "g 3",
    "g 3 v",
    "g 3 v v",
    "g 3 Y",
    "g 4",
    "g 4 Tab",
    "g 4 Tab Enter",
    "g 4 a",
    "g 5",
    "g 5 Tab",
    "g 5 m PgUp PgUp",
    "g 6",
    "g 6 o",
    "g 6 o type:'Mo' ctrl-s Tab Enter 2 r",
    "g 7 Enter type:'x' Enter team:'small'",
    "g 8",
    "S",
    "P",
    "T",
    "K",
    "/",
];

/// The rows between the tabs and the footer, without what is drawn around them.
fn body(play: &Play, columns: u16, rows: u16) -> String {
    let drawn = planes::text(&play.draw(columns, rows));
    let words = drawn[2..drawn.len() - 1].iter().flat_map(|row| row.split_whitespace());
    words.filter(|word| !["│", "▸"].contains(word)).collect::<Vec<_>>().join(" ")
}

/// What a key of an empty pane leads to.
enum Leads {
    To(Tab),
    Above(fn(&Overlay) -> bool),
    Elsewhere,
}

#[test]
fn every_empty_pane_names_the_one_key_that_fills_it() {
    let form = |overlay: &Overlay| matches!(overlay, Overlay::Sitting(_) | Overlay::File(_));
    let panes: [(&str, &str, &str, Leads); 17] = [
        ("g 1", "Rate Observability pillars", "Enter", Leads::To(Tab::Walk)),
        ("g 2 Tab", "e adds a piece", "e", Leads::Above(|o| matches!(o, Overlay::Evidence(_)))),
        ("g 2 Tab", "n adds one", "n", Leads::Above(|o| matches!(o, Overlay::Note(_)))),
        ("g 3", "Enter opens", "Enter", Leads::To(Tab::Walk)),
        ("g 3 f", "f takes the next filter", "f", Leads::Elsewhere),
        ("g 3 f f", "f takes the next filter", "f", Leads::Elsewhere),
        ("g 3 t type:'zz' Enter", "Esc clears the text", "Esc", Leads::Elsewhere),
        ("g 4", "g 2 walks through them", "g 2", Leads::To(Tab::Walk)),
        ("g 4 Tab Tab", "a sets one", "a", Leads::Above(|o| matches!(o, Overlay::Goal(_)))),
        ("g 4 BackTab", "g 2 opens", "g 2", Leads::To(Tab::Walk)),
        ("g 5 Tab", "g 2 opens", "g 2", Leads::To(Tab::Walk)),
        ("g 5 Tab Tab", "g 2 opens", "g 2", Leads::To(Tab::Walk)),
        ("g 6", "o opens one", "o", Leads::Above(form)),
        ("g 6 o type:'Mo' ctrl-s", "Tab shows the agenda", "Tab", Leads::Elsewhere),
        ("g 6 o type:'Mo' ctrl-s Tab", "t puts it on the agenda", "t", Leads::Above(form)),
        ("g 6 o type:'Mo' ctrl-s Tab Tab", "a sets one", "a", Leads::Above(form)),
        ("g 7", "Enter names one", "Enter", Leads::Elsewhere),
    ];
    for (way, says, key, leads) in panes {
        for (columns, rows) in [(120, 36), (80, 24)] {
            let mut play = Play::at(Person::Empty, way);
            let told = body(&play, columns, rows);
            assert!(told.contains(says), "{way} at {columns}x{rows}: {told}");
            play.press(key);
            let led = match leads {
                Leads::To(tab) => play.model.tab == tab && play.model.overlay.is_none(),
                Leads::Above(is) => play.model.overlay.as_ref().is_some_and(is),
                Leads::Elsewhere => body(&play, columns, rows) != told,
            };
            assert!(led, "{way}: {key} leads to {}", play.screen(columns, rows));
        }
    }
    // Two days that are one, and a day without an entry.
    let told = body(&Play::at(Person::Empty, "g 5 m"), 80, 24);
    assert!(told.contains("← goes to another day"), "{told}");
    // Every other part of every screen says something, and none that is empty is silent.
    for way in WAYS.iter().filter(|way| !way.ends_with(" n") && !way.ends_with(" e")) {
        let told = body(&Play::at(Person::Empty, way), 80, 24);
        assert!(told.chars().filter(|c| c.is_alphabetic()).count() > 60, "{way}: {told}");
    }
}

#[test]
fn what_is_removed_goes_at_once_and_the_notice_names_the_key_that_brings_it_back() {
    // A rating, an entry of the record, what is under way, a goal, and what was done last.
    let removals = [
        ("g 2 x", "u"),
        ("g 2 n type:'A thought' ctrl-s g 5 | x", "U"),
        ("g 4 Tab d type:'Another took it' ctrl-s", "u"),
        ("g 4 Tab Tab d type:'No more' ctrl-s", "u"),
        ("g 1 u", "U"),
    ];
    for (keys, back) in removals {
        let mut play = Play::demo();
        let (leads, removes) = keys.rsplit_once(" | ").unwrap_or(("", keys));
        play.press(leads);
        let before = format!("{:?}", play.model.session.overview());
        let entries = play.entries();
        play.press(removes);
        assert!(
            play.entries() > entries && play.model.overlay.is_none(),
            "{keys} asks nothing: {}",
            play.screen(80, 24)
        );
        let notice = play.notice().to_owned();
        let names =
            notice.contains(&format!("{back} takes it back")) || notice.contains(&format!("{back} brings it back"));
        assert!(names, "{keys}: {notice}");
        play.press(back);
        assert_eq!(format!("{:?}", play.model.session.overview()), before, "{keys}, then {back}");
    }
    // Nor is there such a question anywhere.
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open = vec![source];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            let text = std::fs::read_to_string(&path).unwrap().to_lowercase();
            assert!(!text.contains("are you sure"), "{}", path.display());
        }
    }
}

#[test]
fn the_list_of_what_can_be_done_has_what_applies_here_first_with_its_keys_and_the_rest_with_the_reason() {
    for way in WAYS {
        let mut play = Play::at(Person::Novice, way);
        // What lies above a screen has its keys in the footer, and closes before the list opens.
        if play.model.overlay.is_some() {
            continue;
        }
        let contexts = play.model.contexts();
        play.press("F1");
        let Some(Overlay::Palette(palette)) = &play.model.overlay else { continue };
        let rows = palette.rows.clone();
        let first = rows.iter().position(|row| row.why_not.is_some()).unwrap_or(rows.len());
        assert!(rows[first..].iter().all(|row| row.why_not.is_some()), "{way}: what applies stands first");
        // Nothing that has a key here is left out.
        let known: BTreeSet<String> = rows.iter().map(|row| format!("{:?}", row.binding.action)).collect();
        for binding in KEYMAP.iter().filter(|b| contexts.contains(&b.context)) {
            let action = format!("{:?}", binding.action);
            assert!(known.contains(&action) || binding.action == Action::Palette, "{way}: {action} is not in the list");
        }
        // Each is drawn as it stands in the table: its key, its name, and what it does or why it cannot.
        let drawn = play.screen(160, 100);
        for row in &rows {
            // A long one ends at a word, and the reason why not stands before all else.
            let says: String = row.why_not.unwrap_or(row.binding.says).chars().take(20).collect();
            let line = drawn.lines().find(|line| {
                let words: Vec<&str> = line.split("  ").map(str::trim).collect();
                words.contains(&row.binding.name) && line.contains(&says)
            });
            let line = line.unwrap_or_else(|| panic!("{way}: {} is not drawn\n{drawn}", row.binding.name));
            let key = play.model.keys.first(row.binding);
            assert!(key.is_empty() || line.contains(key), "{way}: {key}: {line}");
        }
    }
    // With nothing recorded there is something that cannot be done, and it says so.
    let mut play = Play::at(Person::Empty, "g 1 u u");
    play.press("F1");
    assert!(play.screen(160, 100).contains("nothing of yours to undo"), "{}", play.screen(160, 100));
}

/// The parts of a screen in the order in which they go where it gets smaller, each by what it says.
const GOING: [(&str, &[&str]); 7] = [
    ("g 1", &["Since your session", "you, today", "Toward Level 1", "Raise Statistics"]),
    ("g 2", &["Knowing what metrics", "Level 1, core item", "Observability pillars"]),
    ("g 3", &["Evidence  3", "4 Leadership", "3 Automation", "Observability"]),
    ("g 4", &["Projects from here", "95 Model"]),
    ("g 5", &["Sat  ", "Fri 20 Nov"]),
    ("g 6", &["Your yardstick", "Sessions held"]),
    ("g 8", &["left out", "report"]),
];

#[test]
fn parts_of_a_screen_drop_in_a_fixed_order_and_none_comes_back_where_there_is_less_room() {
    for (way, parts) in GOING {
        let play = Play::at(Person::Demo, way);
        let mut gone = 0;
        // From the largest to the smallest, both ways at once.
        for step in (0..=40).rev() {
            let (columns, rows) = (40 + 2 * step, 12 + step * 6 / 10);
            let mut play = play.clone();
            play.send(Message::Size(columns, rows));
            let drawn = planes::text(&play.draw(columns, rows))[2..].join("\n");
            let missing = parts.iter().map(|part| !drawn.contains(part)).collect::<Vec<_>>();
            let count = missing.iter().filter(|is| **is).count();
            let here = format!("{way} at {columns}x{rows}: {missing:?} of {parts:?}\n{drawn}");
            assert!(missing[..count].iter().all(|is| *is), "out of order, {here}");
            assert!(count >= gone, "one is back, {here}");
            gone = count;
        }
        assert!(gone < parts.len(), "the last stays: {way}");
    }
}

#[test]
fn no_control_character_of_a_paste_comes_into_a_field_or_into_the_record() {
    let pasted = "q2\u{1b}[31mred\u{7}\u{8}\u{9b}5n\u{202e}x\u{2066}\r\ny\u{3}\u{1a}\u{7f}\u{85}";
    let harmless = |text: &str| {
        let odd = text.chars().find(|c| {
            (c.is_control() && *c != '\n')
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
        });
        assert_eq!(odd, None, "{text:?}");
    };
    let mut play = Play::demo();
    play.press("g 2 n");
    play.send(Message::Paste(pasted.to_owned()));
    play.press("ctrl-s");
    let Body::Note(note) = &play.last().body else { panic!("{:?}", play.last()) };
    harmless(note.text.as_str());
    assert!(note.text.as_str().contains("q2") && note.text.as_str().contains("[31mred"), "{:?}", note.text);
    assert_eq!(note.text.as_str().lines().count(), 2, "its line feed stays");
    play.press("e");
    play.send(Message::Paste(pasted.to_owned()));
    play.press("Tab Tab");
    play.send(Message::Paste(pasted.to_owned()));
    play.press("ctrl-s");
    let Body::Evidence(evidence) = &play.last().body else { panic!("{:?}", play.last()) };
    for text in [&evidence.title, evidence.locator.as_ref().unwrap()] {
        harmless(text.as_str());
        assert!(!text.as_str().contains('\n') && text.as_str().contains("red"), "{text:?}");
    }
    // What is searched for by it, too.
    for way in ["/", ":", "S", "g 3 t", "g 4 a", "g 6 o", "g 7 Enter", "g 8 Enter"] {
        let mut play = self::Play::at(Person::Demo, way);
        let before = (play.entries(), play.model.tab);
        play.send(Message::Paste(pasted.to_owned()));
        assert_eq!((play.entries(), play.model.tab), before, "{way}");
        assert!(play.screen(80, 24).contains("red"), "{way}: {}", play.screen(80, 24));
        planes::text(&play.draw(80, 24)).iter().for_each(|row| harmless(row));
    }
}

#[test]
fn octants_and_sextants_are_never_drawn() {
    for way in WAYS {
        let mut play = Play::at(Person::Demo, way);
        for (columns, rows) in [(80, 24), (120, 36), (200, 60)] {
            play.send(Message::Size(columns, rows));
            let drawn = planes::text(&play.draw(columns, rows));
            let cells = || drawn.iter().flat_map(|row| row.chars());
            let odd = cells().find(|c| matches!(c, '\u{1cd00}'..='\u{1cdff}' | '\u{1fb00}'..='\u{1fbff}'));
            assert_eq!(odd, None, "{way} at {columns}x{rows}");
        }
    }
    let arc = Play::at(Person::Demo, "g 1").screen(120, 36);
    assert!(arc.contains('█') && arc.chars().any(|c| ('\u{2801}'..='\u{28ff}').contains(&c)), "{arc}");
}

/// In which directions a line leads out of a cell: left, right, up, down.
fn leads(c: char) -> Option<[bool; 4]> {
    let ways = match c {
        '─' | '━' | '═' => "lr",
        '│' | '┃' | '║' => "ud",
        '┌' | '╭' => "rd",
        '┐' | '╮' => "ld",
        '└' | '╰' => "ru",
        '┘' | '╯' => "lu",
        '├' => "rud",
        '┤' => "lud",
        '┬' => "lrd",
        '┴' => "lru",
        '┼' => "lrud",
        _ => return None,
    };
    Some(['l', 'r', 'u', 'd'].map(|way| ways.contains(way)))
}

#[test]
fn borders_join_wherever_they_meet() {
    let mut corners = 0;
    for way in WAYS {
        let mut play = Play::at(Person::Demo, way);
        for (columns, rows) in [(40, 12), (80, 24), (120, 36), (200, 60)] {
            play.send(Message::Size(columns, rows));
            let buf = play.draw(columns, rows);
            let at = |x: u16, y: u16| buf[(x, y)].symbol().chars().next().and_then(leads);
            for y in 0..rows {
                for x in 0..columns {
                    let Some([_, right, up, down]) = at(x, y) else { continue };
                    let here =
                        || format!("{way} at {columns}x{rows}, column {x}, row {y}\n{}", planes::text(&buf).join("\n"));
                    // Beside a corner or an upright line there may be text; two pieces of line agree.
                    if let Some([left, ..]) = (x + 1 < columns).then(|| at(x + 1, y)).flatten() {
                        assert!(right == left || !(up || down), "{}", here());
                    }
                    if down && right {
                        corners += 1;
                        // A frame: its upper left corner has a side under it and an edge beside it.
                        let [left, ..] = at(x + 1, y).unwrap_or_else(|| panic!("{}", here()));
                        let [.., above, _] = at(x, y + 1).unwrap_or_else(|| panic!("{}", here()));
                        assert!(left && above, "{}", here());
                    }
                }
            }
        }
    }
    assert!(corners > 20, "{corners} frames were looked at");
}

#[test]
fn a_snapshot_of_a_screen_carries_a_plane_of_its_tones() {
    // The same words in another tone are another snapshot.
    let mut written = BTreeSet::new();
    for (tone, letter) in TONES {
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
        buf.set_string(0, 0, "word", THEME.style(tone));
        assert_eq!(planes::both(&buf), format!("word\n----\n{}", letter.to_string().repeat(4)));
        written.insert(planes::both(&buf));
    }
    assert_eq!(written.len(), TONES.len());
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        // Those of screens name their size.
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let size = name.rsplit('_').next().and_then(|size| size.split_once('x'));
        let Some((_, rows)) = size.and_then(|(c, r)| Some((c.parse::<usize>().ok()?, r.parse::<usize>().ok()?))) else {
            continue;
        };
        seen += 1;
        let (words, tones) = text.split_once("\n----\n").unwrap_or_else(|| panic!("{name} has one plane"));
        let words = words.split_once("---\n").and_then(|(_, rest)| rest.split_once("---\n")).unwrap().1;
        assert!(words.lines().count() <= rows + 1 && tones.lines().count() <= rows + 1, "{name}");
        let letters: BTreeSet<char> = tones.chars().filter(|c| !c.is_whitespace()).collect();
        let strange: Vec<_> =
            letters.iter().filter(|c| !"?.".contains(**c) && TONES.iter().all(|(_, l)| l != *c)).collect();
        assert!(strange.is_empty() && letters.len() > 2, "{name}: {letters:?}");
    }
    assert!(seen > 100, "{seen} snapshots of screens");
}
