//! Any keys in any order, on any profile, at any size.

use std::collections::BTreeSet;

use opsarc::app::effect::Effect;
use opsarc::app::key::{Code, Key};
use opsarc::app::keymap::KEYMAP;
use opsarc::app::message::{Message, Target};
use opsarc::app::model::Saving;
use opsarc::profile::body::Body;
use opsarc::view::frame;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::support::people::{HARM, PEOPLE, Person};
use crate::support::play::{Disk, Play, THEME};

/// Keys that only move or look, in whatever context.
const MOVES: &[&str] = &[
    "↑", "↓", "←", "→", "Tab", "BackTab", "Home", "End", "PgUp", "PgDn", "Esc", "ctrl-n", "ctrl-p", "ctrl-l", "ctrl-z",
    "ctrl-c", "F1", "?", ":", "/", "g", "h", "j", "k", "l", "q", "s", "S", "P", "T", "M", "y", "e", "n", "E", "ctrl-e",
];

/// One thing that happens.
#[derive(Debug, Clone)]
enum Event {
    Key(&'static str),
    Char(char),
    Chord(char),
    Paste,
    /// The nth thing that the mouse can point at.
    Click(usize),
    Wheel(i8),
    Edited,
    Fails,
    Size(u16, u16),
}

fn keys() -> Vec<&'static str> {
    KEYMAP.iter().flat_map(|binding| binding.keys.iter().copied()).collect()
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        24 => prop::sample::select(keys()).prop_map(Event::Key),
        6 => prop::sample::select(vec!["Enter", "Tab", "↓", "2", "e", "n", ":", "S"]).prop_map(Event::Key),
        2 => any::<char>().prop_map(Event::Char),
        2 => prop::char::range('a', 'z').prop_map(Event::Chord),
        1 => Just(Event::Paste),
        4 => (0_usize..200).prop_map(Event::Click),
        1 => prop::sample::select(vec![-1_i8, 1]).prop_map(Event::Wheel),
        1 => Just(Event::Edited),
        1 => Just(Event::Fails),
        6 => (1_u16..=200, 1_u16..=60).prop_map(|(columns, rows)| Event::Size(columns, rows)),
    ]
}

/// Draws and gives what a mouse can point at, each within the screen.
fn draw(play: &Play) -> Vec<(Rect, Target)> {
    let (columns, rows) = play.model.size;
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    let hits = frame::draw(&play.model, &THEME, area, &mut buf);
    for (hit, target) in &hits {
        assert!(hit.intersection(area) == *hit || hit.is_empty(), "{target:?} at {hit:?} outside {area:?}");
    }
    hits
}

fn happen(play: &mut Play, event: &Event, hits: &[(Rect, Target)]) {
    let before = play.entries();
    let message = match event {
        Event::Key(name) => Message::Key(Key::parse(name).unwrap()),
        Event::Char(c) => Message::Key(Key::char(*c)),
        Event::Chord(c) => Message::Key(Key::ctrl(*c)),
        Event::Paste => Message::Paste(HARM.to_owned()),
        Event::Click(n) => match hits.get(n % hits.len().max(1)) {
            Some((_, target)) => Message::Click(*target),
            None => return,
        },
        Event::Wheel(by) => Message::Wheel(*by),
        Event::Edited => Message::Edited(Some(HARM.to_owned())),
        Event::Fails => {
            play.disk = Disk::Fails("full");
            return;
        }
        Event::Size(columns, rows) => Message::Size(*columns, *rows),
    };
    let effects = play.send(message);
    let recorded = play.entries() - before;
    let last: Vec<&Body> =
        play.model.session.whole().profile.log.iter().rev().take(2).map(|entry| &entry.body).collect();
    let proven = matches!(last[..], [Body::Project(_) | Body::Goal(_) | Body::Action(_), Body::Evidence(_)]);
    assert!(recorded <= 1 || (recorded == 2 && proven), "one message records one entry, or an end with its evidence");
    assert_eq!(
        effects.iter().filter(|e| **e == Effect::Save).count(),
        recorded,
        "{event:?}: what is recorded is saved"
    );
    if recorded > 0 {
        assert!(!matches!(play.model.saving, Saving::Pending));
    }
    let silent = match event {
        Event::Key(name) => MOVES.contains(name),
        Event::Paste | Event::Wheel(_) | Event::Edited | Event::Size(..) => true,
        _ => false,
    };
    assert!(!(silent && recorded > 0), "{event:?} recorded {:?}", play.last());
}

thread_local! {
    /// The program at its start for each person, opened once.
    static PLAYS: Vec<Play> = PEOPLE.into_iter().map(Play::new).collect();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_in_any_order_on_any_profile_at_any_size(
        person in 0..PEOPLE.len(),
        size in (1_u16..=200, 1_u16..=60),
        events in prop::collection::vec(event(), 1..40),
    ) {
        let mut play = PLAYS.with(|plays| plays[person].clone());
        play.send(Message::Size(size.0, size.1));
        let mut hits = draw(&play);
        for event in &events {
            happen(&mut play, event, &hits);
            hits = draw(&play);
        }
    }
}

#[test]
fn every_key_of_the_table_in_every_context_can_be_pressed_and_drawn() {
    let names: BTreeSet<&str> = keys().into_iter().collect();
    for person in PEOPLE {
        for way in [
            "",
            "g 2",
            "g 2 Tab",
            "g 3",
            "g 3 Tab",
            "g 3 v v",
            "g 3 t",
            "S",
            "P",
            "g 2 e",
            "g 2 e Tab",
            "g 2 n",
            "g 2 n Tab",
            "g 4 Up",
            ":",
            "/",
            ": type:'zz'",
            "/ type:'zzz'",
            "g 1 End i",
            "g 6",
            "g 6 o",
            "g 6 o type:'Mo' ctrl-s Tab",
            "g 6 o type:'Mo' ctrl-s t type:'drift' ctrl-s Tab Enter 2",
        ] {
            let mut there = Play::new(person);
            if person == Person::Empty {
                there.press("ctrl-s");
            }
            there.press(way);
            for name in &names {
                let mut play = there.clone();
                play.press(name);
                draw(&play);
            }
        }
    }
}

#[test]
fn every_screen_can_be_drawn_at_every_small_size() {
    for person in [Person::Demo, Person::Hostile] {
        for way in [
            "",
            "2",
            "2 Tab",
            "2 Tab Tab Tab",
            "3",
            "3 v",
            "3 v v Down Right",
            "3 f t",
            "3 Tab",
            "S",
            "P",
            "2 e",
            "2 n",
            "2 n Tab",
            "4 Up",
            ":",
            "/",
            "i",
            "6",
            "6 o type:'Mo' ctrl-s",
            "6 o type:'Mo' ctrl-s Tab",
            "6 o type:'Mo' ctrl-s t type:'drift' ctrl-s Tab Enter 2 r",
            "6 o type:'Mo' ctrl-s Tab Tab a",
            "6 o type:'Mo' ctrl-s c",
        ] {
            let mut play = Play::new(person);
            play.press(way);
            for columns in [1, 2, 3, 4, 5, 7, 9, 12, 20, 39, 59, 60, 61, 99, 100] {
                for rows in [1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 17, 20] {
                    play.send(Message::Size(columns, rows));
                    draw(&play);
                }
            }
        }
    }
}

#[test]
fn letters_are_text_where_text_is_typed() {
    for way in ["S", "2 e", "2 n", ":", "/", "3 t"] {
        for c in ('!'..='~').filter(|c| *c != '\'') {
            let mut play = Play::demo();
            play.press(way);
            let (entries, context) = (play.entries(), play.model.context());
            play.send(Message::Key(Key::plain(Code::Char(c))));
            assert_eq!((play.entries(), play.model.context()), (entries, context), "{c} after {way}");
        }
    }
}
