//! The tour: it moves on by what the person does, and by nothing else.

use opsarc::app::effect::Effect;
use opsarc::app::overlay::Overlay;
use opsarc::app::tour::{self, STEPS};

use crate::support::play::Play;

/// The keys that each step asks for, by its title.
const KEYS: [(&str, &str); 8] = [
    ("Where you stand", "w"),
    ("Rate one", "3"),
    ("Back it", "e type:'A runbook of ours' ctrl-s"),
    ("See what it did", "g 1"),
    ("Find what blocks", "Down Enter"),
    ("Take it back", "u"),
    ("Make the next step", "g 4"),
    ("Find everything else", ":"),
];

fn title(play: &Play) -> Option<&'static str> {
    play.model.tour.as_ref().and_then(opsarc::app::tour::Tour::step).map(|step| step.title)
}

#[test]
fn each_step_is_done_by_its_own_keys_and_the_end_offers_ones_own_record() {
    let mut play = Play::tour(false, false);
    for (name, keys) in KEYS {
        assert_eq!(title(&play), Some(name));
        // What the words ask for is on the screen, at every size.
        for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
            let screen = play.screen(columns, rows);
            let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
            let does = STEPS.iter().find(|step| step.title == name).unwrap().does(&play.model.keys);
            assert!(words.contains(&does), "{does}\n{screen}");
        }
        play.press(keys);
        assert_ne!(title(&play), Some(name), "{keys} does it");
    }
    assert_eq!(title(&play), None);
    assert!(play.screen(80, 24).contains("to close the list"));
    play.press("Esc");
    assert!(matches!(play.model.overlay, Some(Overlay::TourEnd(_))));
    let screen = play.screen(80, 24);
    assert!(screen.contains("begins with five answers") && screen.contains("begins your own record"), "{screen}");
    assert_eq!((play.saves(), play.effects.contains(&Effect::Keep)), (0, true), "a tour is not saved");
    play.press("Enter");
    assert!(play.effects.contains(&Effect::Begin) && play.effects.contains(&Effect::Leave));
}

#[test]
fn what_is_not_asked_for_moves_nothing_on_and_every_step_can_be_skipped() {
    let mut play = Play::tour(false, true);
    for keys in ["Down", "i", "Esc", "T", "Esc", "/", "Esc", ":", "Esc", "u"] {
        play.press(keys);
        assert_eq!(title(&play), Some("Where you stand"), "{keys}");
    }
    // Who never left home has seen it.
    for (name, _) in KEYS.into_iter().filter(|(name, _)| *name != "See what it did") {
        assert_eq!(title(&play), Some(name));
        play.press(if name == "Rate one" { "F2" } else { ">" });
    }
    assert!(play.screen(80, 24).contains("where you left it"), "there is a record of their own");
    // To look around ends the tour, and its words with it.
    play.press("Esc");
    assert!(play.model.tour.is_none() && play.model.overlay.is_none());
    assert!(!play.screen(80, 24).contains("skips this step"));
    play.press("> g 4 g 1");
    assert!(play.model.tour.is_none() && play.model.overlay.is_none());
    assert!(!play.effects.contains(&Effect::Begin));
}

#[test]
fn it_can_be_left_at_every_step() {
    for n in 0..KEYS.len() {
        let mut play = Play::tour(false, false);
        for (_, keys) in &KEYS[..n] {
            play.press(keys);
        }
        play.press("ctrl-c");
        assert!(play.effects.contains(&Effect::Leave) && !play.effects.contains(&Effect::Begin), "{n}");
    }
}

#[test]
fn a_key_that_was_given_away_is_named_by_the_one_that_is_in_force() {
    use opsarc::app::keymap::{Context, KEYMAP};
    let mut play = Play::tour(false, false);
    let binding = KEYMAP.iter().find(|b| b.context == Context::Arc && b.name == "walk on").unwrap();
    play.model.keys.bind(binding, vec!["W".to_owned()]);
    assert!(play.screen(80, 24).contains("Press W: it goes on"), "{}", play.screen(80, 24));
}

#[test]
fn a_page_scrolls_to_its_end_above_the_words_of_the_tour() {
    let mut play = Play::tour(false, false);
    play.press("w Tab");
    play.model.size = (80, 24);
    for _ in 0..20 {
        play.press("PgDn");
    }
    let rows = usize::from(24 - tour::rows((80, 24)));
    let screen = play.screen(80, 24);
    let seen = screen.lines().take(rows).collect::<Vec<_>>().join("\n");
    assert!(seen.contains("None yet. n adds one"), "the last line of the page is seen\n{screen}");
}
