//! Reading: what find opens, what the arc opens, and how far a page scrolls.

use opsarc::app::message::Message;
use opsarc::app::overlay::Overlay;
use opsarc::app::reader::Reader;
use opsarc::app::screen::arc::{Arc, Item};
use opsarc::app::tabs::Tab;

use crate::support::people::framework;
use crate::support::play::Play;

fn open(play: &Play) -> &Reader {
    match &play.model.overlay {
        Some(Overlay::Reader(reader)) => reader,
        other => panic!("no reader but {other:?}"),
    }
}

#[test]
fn find_opens_what_is_no_competency_to_be_read() {
    for (typed, kind, says) in [
        ("no-feedback", "pitfall", "Why it hurts"),
        ("P09", "project", "Done when"),
        ("strategic-aiops", "level", "What a person at this level does"),
        ("automation-mastery", "stage", "Where you stand"),
        ("burn rate", "term", "Taught by"),
        ("hiring", "checklist", "[ ] The outcome"),
        ("legal note", "legal", "As of 2026"),
    ] {
        let mut play = Play::demo();
        play.press(&format!("/ type:'{typed}' Enter"));
        assert_eq!(open(&play).subject.kind.name, kind, "{typed}");
        let text = play.screen(80, 60);
        assert!(text.contains(says), "{typed} lacks {says}: {text}");
        assert_eq!(play.model.tab, Tab::Arc);
        play.press("Esc");
        assert!(play.model.overlay.is_none());
    }
}

#[test]
fn i_reads_about_each_item_of_the_arc() {
    for (n, item) in Arc::items(&Play::demo().model.session).enumerate() {
        let mut play = Play::demo();
        for _ in 0..n {
            play.press("Down");
        }
        play.press("i");
        let overview = play.model.session.overview();
        let level = overview.level.toward.unwrap();
        let wanted = match item {
            Item::Next => "P".to_owned(),
            Item::Blocker(_) => format!("Level {level}: "),
            Item::Pitfall(at) => opsarc::export::words::pitfall_title(framework(), &overview.pitfalls[at]),
            Item::Stage(number) => format!("Stage {number}: "),
        };
        let title = open(&play).page(&play.model.session).title;
        assert!(title.starts_with(&wanted), "{item:?}: {title}");
        let entries = play.entries();
        play.press("q");
        assert_eq!((play.model.overlay.is_none(), play.entries()), (true, entries));
    }
}

#[test]
fn a_step_without_a_project_says_so() {
    let mut play = Play::new(crate::support::people::Person::Novice);
    let before = play.model.overlay.is_none();
    play.press("g 1 Home i");
    let opened = play.model.overlay.is_some();
    assert!(before && (opened || play.notice().contains("Enter opens its page")), "{}", play.notice());
}

#[test]
fn a_page_ends_where_its_last_line_is_seen_and_goes_back_at_once() {
    for way in ["2 Tab Tab", "2 Tab Tab Tab", "2 BackTab", "/ type:'strategic-aiops' Enter", "/ type:'P09' Enter"] {
        for (columns, rows) in [(120, 36), (99, 21), (80, 24), (80, 19), (60, 17), (59, 13), (40, 12), (33, 9)] {
            let mut play = Play::demo();
            play.send(Message::Size(columns, rows));
            play.press(way);
            for _ in 0..60 {
                play.press("PgDn");
            }
            let end = play.screen(columns, rows);
            assert!(!end.contains("below"), "{way} at {columns}x{rows}: {end}");
            play.press("Down");
            assert_eq!(play.screen(columns, rows), end, "{way} at {columns}x{rows}: the end is the end");
            play.press("Up");
            assert_ne!(play.screen(columns, rows), end, "{way} at {columns}x{rows}: one line back is seen");
        }
    }
}

#[test]
fn a_long_page_says_what_is_above_and_below() {
    let mut play = Play::demo();
    play.press("/ type:'glossary' Enter");
    let text = play.screen(80, 24);
    assert!(text.contains("below · PgDn") && !text.contains("above · PgUp"), "{text}");
    play.press("PgDn");
    let text = play.screen(80, 24);
    assert!(text.contains("↑ 10 above · PgUp") && text.contains("below · PgDn"), "{text}");
    play.press("End");
    let text = play.screen(80, 24);
    assert!(text.contains("above · PgUp") && !text.contains("below"), "{text}");
    play.press("Home");
    assert_eq!(open(&play).scroll, 0);
}

#[test]
fn the_counter_example_is_that_of_the_next_step_up_and_pushes_nothing() {
    let mut play = Play::demo();
    play.press("/ type:'alert-rules' Enter");
    let rows = |play: &Play, columns, rows| -> Vec<usize> {
        let text = play.screen(columns, rows);
        text.lines()
            .enumerate()
            .filter(|(_, l)| {
                ["Not yet  ", "Aware ", "Assisted ", "Independent ", "Leads others "].iter().any(|s| l.contains(s))
            })
            .map(|(n, _)| n)
            .collect()
    };
    let places = rows(&play, 120, 36);
    assert_eq!(places.len(), 5, "{}", play.screen(120, 36));
    // Lowering one's own rating counts at once, so the step above it is another each time.
    for (rating, next, says) in [
        (3, 4, "the standard is counted"),
        (2, 3, "no past incident was"),
        (1, 2, "nobody has seen it fire"),
        (0, 2, "nobody has seen it fire"),
    ] {
        play.press(&rating.to_string());
        let text = play.screen(120, 36);
        assert!(text.contains(&format!("Not yet a {next}, if ")), "{rating}: {text}");
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(says), "{rating}: {text}");
        assert_eq!(rows(&play, 120, 36), places, "{rating}");
        assert_eq!(rows(&play, 80, 24).len(), 5, "{}", play.screen(80, 24));
    }
    let before = play.screen(120, 36);
    play.press("Down");
    let changed = before.lines().zip(play.screen(120, 36).lines()).filter(|(a, b)| a != b).count();
    assert!(changed <= 2, "a move of the cursor changes {changed} rows: more than where it was and where it is");
}
