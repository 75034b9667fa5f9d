//! With every key another one, no text names an old one.

use opsarc::app::key::Key;
use opsarc::app::keymap::{Context, KEYMAP};
use opsarc::app::keys::Keys;
use opsarc::app::message::Message;
use opsarc::app::strokes::strokes;
use opsarc::profile::guess::slug;

use crate::support::people::Person;
use crate::support::play::Play;

/// Ways through the program, in the keys of the table, on which everything that names a key is said.
const WAYS: &[&str] = &[
    "g 1 i Esc End i Esc Home Down Down y f Right Down Space Esc r Enter",
    "g 2 Tab Tab Tab Tab Tab 2 u U x x Home Left End Right o o o o w",
    "g 2 e type:'A chart' ctrl-s",
    "g 2 n type:'A thought' ctrl-t ctrl-s n type:'half' Esc n",
    "g 3 v v v r Tab f f f f t type:'zzz' Enter Esc f Y Down Esc y",
    "g 4 Enter",
    "g 4 t F d w o w",
    "g 4 Tab Space t Enter Space Space Esc F Esc d type:'No' Enter t",
    "g 4 Tab Tab a type:'Sleep' Tab type:'A week' Tab type:'Alarms' Tab type:'Sort' ctrl-s F",
    "g 4 Tab Tab d type:'No' Enter",
    "g 4 BackTab s",
    "g 5 x Tab Tab m PgUp Tab m Enter",
    "g 5 PgUp Left x Home Left",
    "g 6 a F d t r c Enter w y Esc o type:'Mo' ctrl-s o Tab Tab F d a Esc",
    "g 6 o type:'Mo' ctrl-s Tab Enter d x r d r 2",
    "g 6 o type:'Mo' ctrl-s Tab Enter x 1 Right 2 Esc Tab Tab Enter ctrl-s",
    "g 6 o type:'Mo' ctrl-s Tab Enter 1 r d type:'More data' ctrl-s",
    "g 6 o type:'Mo' ctrl-s Tab t type:'drift' ctrl-s Tab Enter 2 r 3 type:'Seen' ctrl-s",
    "g 6 o type:'Mo' ctrl-s Tab Tab a type:'Read' Tab type:'2027-01-31' Tab type:'Notes' ctrl-s F",
    "g 6 o type:'Mo' ctrl-s z g 1 g 6",
    "g 7 Enter type:'~/team' Enter team:'small' Enter Tab Down Enter Tab Tab Tab",
    "g 7 Tab Enter Esc",
    "g 8 Right p r v t Enter Esc Down Down Down y",
    "S Down Right ctrl-s S Down Down Space ctrl-s",
    "P 3 2 1 0",
    "P Esc",
    "T Down Enter",
    "K type:'add a note' Enter e Esc Delete Esc",
    ": type:'quick' Esc / type:'zzzz' Esc / type:'P09' Enter PgDn Esc",
    "H H M M B u U U g 9",
];

/// Keys that are no matter of the table: editing of text, and leaving a key as it is while one is awaited.
const FIXED: [(&str, &str); 2] = [("Backspace", "widens"), ("Esc", "leaves")];

/// The keys, every one another.
fn others() -> Keys {
    let mut keys = Keys::default();
    let mut count = 12_u8;
    let mut context = Context::Everywhere;
    for binding in KEYMAP {
        if binding.context != context {
            (context, count) = (binding.context, if binding.context == Context::Everywhere { 100 } else { 12 });
        }
        count += 1;
        keys.bind(binding, vec![format!("F{count}")]);
    }
    keys
}

/// Presses the key that does now what `key` does by the table.
fn press(play: &mut Play, name: &str) {
    let key = Key::parse(name).unwrap();
    let binding = if play.model.going { None } else { Keys::default().resolve(&play.model.contexts(), key) };
    let now = binding.map(|binding| play.model.keys.first(binding).to_owned());
    let key = now.filter(|now| !now.is_empty()).map_or(key, |now| Key::parse(&now).unwrap());
    play.send(Message::Key(key));
}

/// The old keys that a screen names.
fn named(screen: &str) -> Vec<String> {
    let old: Vec<&str> = KEYMAP.iter().flat_map(|binding| binding.keys.iter().copied()).collect();
    let words: Vec<&str> =
        screen.split_whitespace().map(|word| word.trim_end_matches(['.', ',', ':', ';', ')'])).collect();
    // A letter or a digit alone may be many things; before a verb, or as the end of a notice, it is a key.
    let is_key = |n: usize, word: &str| {
        let next = words.get(n + 1).copied().unwrap_or_default();
        let short = word.chars().count() == 1 || matches!(word, "Home" | "End");
        let verb = next.len() > 2 && next.ends_with('s') && next.chars().all(|c| c.is_ascii_lowercase());
        let before = n.checked_sub(1).and_then(|n| words.get(n)).copied().unwrap_or_default();
        let told = verb || ["·", "press", "Press"].contains(&before);
        // Digits are ratings, levels and counts; `a` is an article and `h` stands for hours.
        let article = word == "a" && next != "sets";
        let digit = word.chars().all(|c| c.is_ascii_digit());
        old.contains(&word) && (!short || told) && !digit && !article && word != "h" && !FIXED.contains(&(word, next))
    };
    let found = words.iter().enumerate().filter(|(n, word)| is_key(*n, word));
    found.map(|(n, word)| format!("{word} {}", words.get(n + 1).unwrap_or(&""))).collect()
}

#[test]
fn no_text_names_a_key_that_is_not_bound_any_more() {
    let keys = others();
    let mut found = std::collections::BTreeSet::new();
    for person in [Person::Demo, Person::Novice, Person::Empty] {
        for way in WAYS {
            let mut play = Play::new(person);
            play.model.keys = keys.clone();
            if person == Person::Empty {
                press(&mut play, "ctrl-s");
            }
            for stroke in strokes(way).unwrap() {
                match stroke.verb {
                    "" => press(&mut play, stroke.text),
                    verb => drop(play.press(&format!("{verb}:'{}'", stroke.text))),
                }
                let sizes: &[(u16, u16)] = if person == Person::Demo { &[(120, 36), (60, 16)] } else { &[(80, 24)] };
                for (columns, rows) in sizes.iter().copied() {
                    let screen = play.screen(columns, rows);
                    let told = named(&screen).into_iter();
                    found.extend(told.map(|key| format!("{person:?}: {key}: {way}, at {}", stroke.text)));
                    assert!(!screen.contains('⟨'), "{person:?}: {way}, at {}\n{screen}", stroke.text);
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_name_of_an_action_in_a_text_is_one_of_the_table() {
    fn look(folder: &std::path::Path, found: &mut usize) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look(&path, found);
            } else if !path.ends_with("app/keys.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for name in text.split('⟨').skip(1).filter_map(|rest| rest.split('⟩').next()) {
                    assert!(KEYMAP.iter().any(|b| slug(b.name) == name), "{}: ⟨{name}⟩", path.display());
                    *found += 1;
                }
            }
        }
    }
    let mut found = 0;
    look(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found > 40, "{found} texts name a key");
}
