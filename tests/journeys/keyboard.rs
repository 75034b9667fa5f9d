//! Any keyboard will do: arrows, Enter, Esc and Tab do everything, and letters are needed only where text is typed. No key
//! of the table needs a third level.

use opsarc::app::effect::Effect;
use opsarc::app::key::{Code, Key};
use opsarc::app::keymap::{Context, KEYMAP};
use opsarc::app::message::{Message, Target};
use opsarc::app::overlay::Overlay;
use opsarc::app::tabs::{TABS, Tab};

use crate::support::people::Person;
use crate::support::play::Play;
use crate::support::reach::{choose_where, list, plainly};

/// One piece of work: by the plain keys alone, and as somebody does it who knows the letters and chords.
const WORK: [(&str, &str, &str); 22] = [
    ("welcome", "type:'Ada' Down Right Enter Down Down Down Down Enter", "type:'Ada' Down Right Space ctrl-s P"),
    ("placement", "Down Enter Enter Down Down Enter Enter", "1 0 2 0"),
    ("a rating", "do:'Walk' Down Down Enter", "g 2 2"),
    ("another", "Right Down Down Down Enter", "Right 3"),
    (
        "evidence",
        "do:'evidence' type:'A dashboard' Tab Right Tab Tab Tab Right Tab Enter",
        "e type:'A dashboard' Tab Right Tab Tab Tab Space ctrl-s",
    ),
    (
        "a private note",
        "do:'note' type:'Asked' Enter type:'the team' Down Right Right Enter Left Left Enter",
        "n type:'Asked' Enter type:'the team' ctrl-t ctrl-s",
    ),
    ("a note of one line", "do:'note' type:'Once more' Tab BackTab Tab Enter", "n type:'Once more' ctrl-s"),
    ("clear", "do:'clear'", "x"),
    ("undo and redo", "do:'undo' do:'redo' do:'undo'", "u U u"),
    (
        "a goal",
        "do:'Plan' do:'goal' type:'Sleep' Tab type:'A quiet week' Tab type:'Pride' Tab type:'I ask' Tab Tab Enter",
        "g 4 a type:'Sleep' Tab type:'A quiet week' Tab type:'Pride' Tab type:'I ask' ctrl-s",
    ),
    (
        "a project, ticked and dropped",
        "Tab do:'take on' do:'drop' type:'Too early' Tab Enter BackTab",
        "Tab t d type:'Too early' ctrl-s BackTab",
    ),
    ("a session", "do:'Mentor' do:'session' type:'Grace' Tab Enter", "g 6 o type:'Grace' ctrl-s"),
    ("its agenda", "do:'add topic' type:'drift' Tab Enter", "t type:'drift' ctrl-s"),
    ("a mentor's rating", "Tab Enter Down Enter do:'reveal'", "Tab Enter 1 r"),
    ("left open", "do:'leave open' type:'The scope' Tab Enter", "d type:'The scope' ctrl-s"),
    (
        "an action",
        "do:'action' type:'Write it' Tab type:'2026-12-01' Tab type:'A page' Tab Enter",
        "a type:'Write it' Tab type:'2026-12-01' Tab type:'A page' ctrl-s",
    ),
    ("the close", "Esc do:'close' Tab type:'Well done' Tab Enter", "Esc c Tab type:'Well done' ctrl-s"),
    ("a report in a file", "do:'Reports' Right Enter Tab Enter", "g 8 Right Enter ctrl-s"),
    ("another theme", "Esc do:'theme' Down Enter", "Esc T T Enter"),
    (
        "a key, and its own again",
        "do:'keys' type:'walk add a note' Enter type:'N' do:'default' Esc",
        "K type:'walk add a note' Enter N Delete Esc",
    ),
    ("settings", "do:'settings' Down Down Down Down Right Down Enter", "S Down Down Down Down Right ctrl-s"),
    ("the mouse, and quit", "do:'mouse' do:'leave'", "M ctrl-c"),
];

/// The record, entry for entry: who, and what. An id stands for the place of its entry.
fn record(play: &Play) -> Vec<String> {
    let log = &play.model.session.whole().profile.log;
    let told = |entry: &opsarc::profile::entry::Entry| format!("{:?}: {:?}", entry.by, entry.body);
    let mut told: Vec<String> = log.iter().map(told).collect();
    for (n, entry) in log.iter().enumerate() {
        for line in &mut told {
            *line = line.replace(&entry.id.0.to_string(), &format!("entry {n}"));
        }
    }
    told
}

/// What was asked of the world: files written, preferences changed, texts copied, the end.
fn asked(play: &Play) -> Vec<&Effect> {
    let lasting = |effect: &&Effect| {
        matches!(
            effect,
            Effect::WriteDocument { .. } | Effect::Prefer(_) | Effect::Copy(_) | Effect::Leave | Effect::Mouse(_)
        )
    };
    play.effects.iter().filter(lasting).collect()
}

#[test]
fn arrows_enter_esc_and_tab_do_the_whole_work_and_the_record_is_the_same() {
    let (mut plain, mut letters) = (Play::empty(), Play::empty());
    for (what, keys, chords) in WORK {
        let before = (record(&plain).len(), asked(&plain).len());
        plainly(&mut plain, keys);
        letters.press(chords);
        assert_eq!(record(&plain), record(&letters), "{what}:\n{}", plain.screen(100, 40));
        assert_eq!(asked(&plain), asked(&letters), "{what}:\n{}", plain.screen(100, 40));
        assert_ne!(
            (record(&plain).len(), asked(&plain).len()),
            before,
            "{what} did nothing:\n{}",
            plain.screen(100, 40)
        );
    }
    assert!(record(&plain).len() > 15, "{:#?}", record(&plain));
    assert!(plain.effects.contains(&Effect::Leave));
    assert!(plain.model.drafts.is_empty(), "nothing is left half-typed");
}

#[test]
fn every_screen_is_in_the_list_and_in_the_row_of_tabs() {
    for (tab, _, name) in TABS {
        let mut play = Play::demo();
        plainly(&mut play, &format!("do:'{name}'"));
        assert_eq!((play.model.tab, play.model.overlay.is_none()), (tab, true), "{name}");
        // From there to each other one by the row.
        for (n, (other, ..)) in TABS.into_iter().enumerate() {
            let mut play = play.clone();
            for _ in 0..99 {
                if play.model.context() != Context::Tabs {
                    plainly(&mut play, "↑");
                }
            }
            plainly(&mut play, &format!("{}{}Enter", "← ".repeat(TABS.len()), "→ ".repeat(n)));
            assert_eq!((play.model.tab, play.model.overlay.is_none()), (other, true), "{name}");
        }
    }
}

#[test]
fn esc_out_of_habit_records_nothing_and_once_more_is_back() {
    for person in [Person::Demo, Person::Novice, Person::Empty] {
        for (tab, digit, name) in TABS {
            let mut play = Play::new(person);
            if person == Person::Empty {
                play.press("ctrl-s");
            }
            play.press(&format!("g {digit} Down"));
            let (before, entries, seen) = (play.effects.len(), play.entries(), play.screen(100, 30));
            play.press("Esc");
            assert!(list(&play).is_some(), "{name}: {}", play.screen(100, 30));
            // Who goes on with Enter is home.
            let mut on = play.clone();
            on.press("Enter");
            assert_eq!((on.model.tab, on.entries(), on.model.overlay.is_none()), (Tab::Arc, entries, true), "{name}");
            play.press("Esc");
            assert_eq!((play.model.tab, play.entries(), play.effects.len()), (tab, entries, before), "{name}");
            assert_eq!(play.screen(100, 30), seen, "{name} is as it was");
            for _ in 0..10 {
                play.press("Esc");
            }
            assert_eq!((play.entries(), play.effects.len()), (entries, before), "{name}: ten times Esc ends nothing");
        }
    }
}

#[test]
fn esc_leaves_what_is_open_before_it_opens_the_list() {
    for (way, tab) in [
        ("g 1 Enter", Tab::Arc),
        ("g 1 w", Tab::Arc),
        ("g 3 Enter", Tab::Matrix),
        ("g 3 Tab", Tab::Matrix),
        ("g 3 t type:'drift' Enter", Tab::Matrix),
        ("g 4 Enter", Tab::Plan),
        ("g 4 Tab Enter", Tab::Plan),
        ("g 5 Space Left", Tab::Timeline),
        ("g 6 Enter", Tab::Mentor),
        ("g 7 Enter type:'~/team' Enter team:'small' Enter", Tab::Team),
    ] {
        let mut play = Play::demo();
        play.press(way);
        assert!(!play.model.rests(), "{way}");
        play.press("Esc");
        assert!(list(&play).is_none() && play.model.tab == tab && play.model.rests(), "{way}");
        play.press("Esc");
        assert!(list(&play).is_some(), "{way}");
    }
}

#[test]
fn the_row_of_tabs_takes_nothing_away_from_the_screen_below() {
    let mut play = Play::demo();
    play.press("g 2 Up Up Up");
    let (page, entries) = (play.page(), play.entries());
    play.press("Up");
    assert!(matches!(play.model.overlay, Some(Overlay::Tabs(_))));
    assert!(play.screen(80, 24).contains("Tab do"), "{}", play.screen(80, 24));
    // Down and Esc lead back, a digit rates, a letter does what it does there, and a click lands below.
    for (key, context) in [("Down", Context::Walk), ("Esc", Context::Walk), ("n", Context::Note), ("/", Context::Find)]
    {
        let mut there = play.clone();
        there.press(key);
        assert_eq!((there.model.context(), there.page(), there.entries()), (context, page, entries), "{key}");
    }
    let mut there = play.clone();
    there.press("2");
    assert_eq!((there.own(page), there.entries(), there.model.context()), (Some(2), entries + 1, Context::Walk));
    let mut there = play.clone();
    there.send(Message::Click(Target::Row(3)));
    assert_eq!((there.own(page), there.model.context()), (Some(3), Context::Walk));
    let mut there = play.clone();
    there.send(Message::Wheel(-1));
    assert_eq!((there.entries(), there.model.context()), (entries, Context::Walk), "the wheel opens no row");
    // Neither does a key where the row is not drawn.
    let mut small = Play::demo();
    small.send(Message::Size(80, 5));
    small.press("g 2 Up Up Up Up Up");
    assert_eq!(small.model.context(), Context::Walk);
}

#[test]
fn tab_alone_records_nothing_in_any_form() {
    for way in ["g 2 e", "g 2 n", "g 4 a", "g 4 Tab t d", "g 6 o", "g 7 Enter", "g 8 Enter", "S"] {
        let mut play = Play::demo();
        play.press(way).press("type:'words'");
        let (entries, effects) = (play.entries(), play.saves());
        for _ in 0..30 {
            play.press("Tab Down Right Left");
        }
        assert_eq!((play.entries(), play.saves()), (entries, effects), "{way}");
        assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::WriteDocument { .. })), "{way}");
    }
}

#[test]
fn the_line_of_a_form_is_seen_at_every_size_and_can_be_clicked() {
    for (way, name) in [
        ("g 2 e", "add"),
        ("g 2 n", "keep"),
        ("g 4 a", "keep"),
        ("g 4 Tab t d", "drop it"),
        ("g 6 o", "keep"),
        ("g 7 Enter", "read it"),
        ("g 8 Enter", "write"),
    ] {
        for (columns, rows) in [(120, 36), (80, 24), (60, 18), (40, 12), (40, 10)] {
            let mut play = Play::demo();
            play.press(way).press("type:'x'");
            play.send(Message::Size(columns, rows));
            let screen = play.screen(columns, rows);
            let row = screen.lines().rev().skip(1).find(|row| row.contains(&format!("  {name}")));
            assert!(row.is_some(), "{way} at {columns}x{rows}:\n{screen}");
            let area = ratatui::layout::Rect::new(0, 0, columns, rows);
            let mut buf = ratatui::buffer::Buffer::empty(area);
            let hits = opsarc::view::frame::draw(&play.model, &crate::support::play::THEME, area, &mut buf);
            let y = screen.lines().position(|line| Some(line) == row).unwrap() as u16;
            let hit = hits.iter().find(|(hit, target)| hit.y == y && matches!(target, Target::Do(_)));
            let binding = KEYMAP.iter().find(|b| b.context == play.model.context() && b.name == name).unwrap();
            assert_eq!(hit.map(|(_, target)| *target), Some(Target::Do(binding.action)), "{way} at {columns}x{rows}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_form_is_said_at_every_size() {
    for (way, said) in [
        ("g 2 e", "title"),
        ("g 4 a", "wish"),
        ("g 4 Tab t d", "Say why"),
        ("g 6 o t", "which"),
        ("g 7 Enter", "folder"),
    ] {
        for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
            let mut play = Play::demo();
            play.press(way);
            if way == "g 6 o t" {
                play.press("ctrl-s t");
            }
            play.press("ctrl-s");
            let screen = play.screen(columns, rows);
            let wrong = screen.lines().find(|row| row.contains("! "));
            assert!(wrong.is_some_and(|row| row.contains(said)), "{way} at {columns}x{rows}:\n{screen}");
        }
    }
}

/// The ways to every context, by the plain keys. Every context of the table has one.
const WAYS: [(Context, &str); 30] = [
    (Context::Everywhere, ""),
    (Context::Arc, ""),
    (Context::Walk, "do:'Walk'"),
    (Context::Matrix, "do:'Matrix'"),
    (Context::Narrow, "do:'Matrix' do:'text'"),
    (Context::Plan, "do:'Plan'"),
    (Context::Timeline, "do:'Timeline'"),
    (Context::Mentor, "do:'Mentor'"),
    (Context::Judge, "do:'Mentor' do:'session' Tab Enter Tab Enter ↑ ↑"),
    (Context::Sitting, "do:'Mentor' do:'session'"),
    (Context::Team, "do:'Team' Enter type:'~/team' Tab Enter team:'small'"),
    (Context::Folder, "do:'Team' Enter type:'~/team'"),
    (Context::Reports, "do:'Reports'"),
    (Context::Settings, "do:'settings'"),
    (Context::Roles, "do:'settings' Down Right"),
    (Context::Placement, "do:'placement'"),
    (Context::Tabs, "↑"),
    (Context::Palette, "Esc"),
    (Context::Find, "do:'find'"),
    (Context::Reader, "do:'read'"),
    (Context::Evidence, "do:'Walk' do:'evidence' type:'A page'"),
    (Context::Note, "do:'Walk' do:'note' type:'Words'"),
    (Context::Forecast, "do:'forecast'"),
    (Context::Goal, "do:'Plan' do:'goal' type:'A wish'"),
    (Context::Reason, "do:'Plan' Tab do:'take on' do:'drop' type:'Too early'"),
    (Context::File, "do:'Reports' Enter"),
    (Context::Themes, "do:'theme'"),
    (Context::Keys, "do:'keys'"),
    (Context::CopyAs, "do:'copy as'"),
    (Context::TourEnd, ""),
];

/// The program in a context.
fn there(context: Context, way: &str) -> Play {
    if context == Context::TourEnd {
        let mut play = Play::tour(false, true);
        play.model.overlay = Some(Overlay::TourEnd(opsarc::app::tour_end::TourEnd { own: true }));
        play.model.tour = None;
        return play;
    }
    let mut play = Play::demo();
    plainly(&mut play, way);
    let found = play.model.context();
    assert!(found == context || context == Context::Everywhere, "{way} leads to {found:?}:\n{}", play.screen(100, 30));
    play
}

/// All that can be told apart of what an action did.
fn done(play: &Play, before: usize) -> (String, Vec<String>, Vec<Effect>) {
    (play.screen(120, 36), newest(play), play.effects.iter().skip(before).cloned().collect())
}

/// How long the record is, and what its last entries say: one action makes two at most.
fn newest(play: &Play) -> Vec<String> {
    let log = &play.model.session.whole().profile.log;
    let last = log.iter().rev().take(3).map(|entry| format!("{:?}: {:?}", entry.by, entry.body));
    last.chain([log.len().to_string()]).collect()
}

/// What is done another way than by a key, a line or the list: by the rows of a screen that is itself a form. The plain
/// keys, and the ones they stand for.
const BESIDES: [(Context, &str, &str, &str); 3] = [
    (Context::Settings, "switch", "Down Right Enter Down Down Down Down Enter", "Down Right Space ctrl-s"),
    (Context::Settings, "done", "Down Down Down Down Right Down Enter", "Down Down Down Down Right ctrl-s"),
    (Context::Roles, "done", "Enter Down Down Down Down Enter", "Enter ctrl-s"),
];

/// Why a binding needs more than the plain keys; none where it does not.
fn unreached(binding: &'static opsarc::app::keymap::Binding, play: &Play) -> Option<String> {
    use opsarc::app::action::Action as A;
    let plain = |action: A| {
        let own = KEYMAP.iter().filter(|b| b.context == binding.context && b.action == action);
        own.flat_map(|b| b.keys).any(|key| opsarc::app::keymap::PLAIN_KEYS.contains(key))
    };
    let steps = plain(A::Up) && plain(A::Down);
    // What is one key of several: pages and ends, row by row; an answer by its digit, by the cursor and Enter.
    let several = matches!(binding.action, A::PageUp | A::PageDown | A::Top | A::Bottom) && steps
        || matches!(binding.action, A::Rate(_)) && steps && plain(A::Open);
    if plain(binding.action) || several {
        return None;
    }
    if let Some((.., keys, chords)) =
        BESIDES.iter().find(|(c, name, ..)| *c == binding.context && *name == binding.name)
    {
        let (mut one, mut other) = (play.clone(), play.clone());
        plainly(&mut one, keys);
        other.press(chords);
        assert!(other.entries() > play.entries());
        return (newest(&one) != newest(&other)).then(|| format!("{keys} is not {chords}"));
    }
    let mut form = play.clone();
    if crate::support::reach::end_of_form(&mut form, binding.action) {
        let (mut keys, before) = (play.clone(), form.effects.len());
        plainly(&mut form, "Enter");
        keys.press(binding.keys[0]);
        let (_, record, effects) = done(&form, before);
        let (_, wanted, expected) = done(&keys, play.effects.len());
        return (record != wanted || effects.is_empty() && !expected.is_empty())
            .then(|| format!("Enter on its choice does something else: {record:?}"));
    }
    let mut listed = play.clone();
    crate::support::reach::open_list(&mut listed);
    let before = listed.effects.len();
    let row = list(&listed).and_then(|list| list.rows.iter().find(|row| row.binding.action == binding.action)).copied();
    let Some(row) = row else { return Some("it is not in the list".to_owned()) };
    assert!(choose_where(&mut listed, |b| b.action == binding.action), "the cursor comes to {}", row.binding.name);
    if row.why_not.is_some() || binding.context == Context::TourEnd {
        // What cannot be done now says why, here as there.
        return None;
    }
    let mut keys = play.clone();
    keys.press(binding.keys[0]);
    (done(&listed, before) != done(&keys, play.effects.len()))
        .then(|| format!("its row does something else:\n{}\n{}", listed.screen(100, 30), keys.screen(100, 30)))
}

#[test]
fn every_action_of_every_context_is_reached_by_the_plain_keys() {
    let mut wrong = Vec::new();
    for binding in KEYMAP {
        assert!(WAYS.iter().any(|(context, _)| *context == binding.context), "no way to {:?}", binding.context);
    }
    for (context, way) in WAYS {
        let play = there(context, way);
        for binding in KEYMAP.iter().filter(|b| b.context == context) {
            if let Some(why) = unreached(binding, &play) {
                wrong.push(format!("{:?} {} ({}): {why}", context, binding.name, binding.keys.join(" ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), KEYMAP.len(), wrong.join("\n"));
}

#[test]
fn no_key_of_the_table_needs_a_third_level() {
    // On the keyboards of most of Europe these lie behind AltGr.
    let third = ['@', '[', ']', '{', '}', '\\', '|', '~', '#', '€'];
    for binding in KEYMAP {
        for name in binding.keys {
            let key = Key::parse(name).unwrap();
            assert!(!key.alt, "{name} of {}", binding.name);
            if let Code::Char(c) = key.code {
                assert!(c.is_ascii() && !third.contains(&c), "{name} of {}", binding.name);
                // A chord is control and a letter.
                assert!(!key.ctrl || c.is_ascii_lowercase(), "{name} of {}", binding.name);
            }
        }
    }
}

#[test]
fn a_letter_of_another_script_finds_its_latin_place_in_every_context() {
    use opsarc::app::keys::Keys;
    let keys = Keys::default();
    // What lies where the letters of the table lie, on a Russian and on a Greek keyboard.
    for layout in [
        ("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить"),
        ("wertyuiopasdfghjklzxcvbnm", "ςερτυθιοπασδφγηξκλζχψωβνμ"),
    ] {
        for (latin, other) in layout.0.chars().zip(layout.1.chars()) {
            for binding in KEYMAP.iter().filter(|b| b.keys.contains(&latin.to_string().as_str())) {
                let found = keys.resolve(&[binding.context, Context::Everywhere], Key::char(other));
                assert_eq!(found.map(|b| b.name), Some(binding.name), "{other} for {latin} in {:?}", binding.context);
            }
        }
    }
}
