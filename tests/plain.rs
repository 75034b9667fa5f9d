//! The plain mode: the real binary through a pipe, and the conversation as a value, each beside the screen's journey.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[allow(dead_code, unreachable_pub, reason = "each test binary uses its part of what is shared")]
#[path = "cli/home.rs"]
mod home;
#[allow(dead_code, unreachable_pub, reason = "each test binary uses its part of what is shared")]
mod support;

#[path = "plain/ending.rs"]
mod ending;
#[path = "plain/questions.rs"]
mod questions;
#[path = "plain/session.rs"]
mod session;

use home::{Home, Ran};
use opsarc::app::effect::Effect;
use opsarc::app::message::Stamp;
use opsarc::app::model::Front;
use opsarc::app::plain::conversation::Conversation;
use opsarc::app::plain::word::{Place, Verb, WORDS};
use opsarc::app::screen::walk::Order;
use opsarc::app::tabs::Tab;
use opsarc::profile::codec;
use opsarc::profile::entry::EntryId;
use opsarc::profile::moment::Moment;
use serde_json::Value;
use support::people::Person;
use support::play::Play;

/// The log of a profile file: authors and bodies in order, every id by its place.
fn log(file: &[u8]) -> Vec<Value> {
    let file: Value = serde_json::from_slice(file).unwrap();
    let entries = file["log"].as_array().unwrap();
    let mut text = serde_json::to_string(entries).unwrap();
    for (n, entry) in entries.iter().enumerate() {
        text = text.replace(entry["id"].as_str().unwrap(), &format!("entry {n}"));
    }
    let mut log: Vec<Value> = serde_json::from_str(&text).unwrap();
    for entry in &mut log {
        entry.as_object_mut().unwrap().remove("at");
    }
    log
}

fn log_of(play: &Play) -> Vec<Value> {
    log(codec::encode(&play.model.session.whole().profile).as_bytes())
}

/// Runs the plain mode in `home` on these lines.
fn lines(home: &Home, lines: &[&str]) -> Ran {
    let ran = home.run_with(&["--plain"], &lines.iter().map(|line| format!("{line}\n")).collect::<String>());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    ran
}

/// A conversation over `play`, and what each line was answered with.
struct Talk {
    play: Play,
    conversation: Conversation,
    effects: Vec<Effect>,
    count: u32,
}

impl Talk {
    fn new(person: Person) -> Self {
        Self { play: Play::new(person), conversation: Conversation::default(), effects: Vec::new(), count: 0 }
    }

    fn read(&mut self) -> String {
        self.conversation.prompt(&mut self.play.model)
    }

    fn say(&mut self, line: &str) -> String {
        let count = &mut self.count;
        let effects = self.conversation.answer(&mut self.play.model, line, |_, _| {
            *count += 1;
            let start: jiff::Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
            let at = start + jiff::SignedDuration::from_secs(i64::from(*count));
            let id = EntryId(uuid::Uuid::from_u128(0xB000_0000_0000_0000_0000 + u128::from(*count)));
            Stamp { at: Moment::new(at, jiff::tz::Offset::UTC), id }
        });
        self.effects.extend(effects);
        self.read()
    }
}

/// A plain first evening, and the keys of the same one.
const EVENING: [&str; 30] = [
    // The welcome: a name, two roles, the pathway and target that stand, five hours, the placement.
    "Ada",
    "1, 2",
    "",
    "3",
    "5",
    "placement",
    // Four questions, the second answered anew.
    "2",
    "3",
    "back",
    "1",
    "0",
    "0",
    // The walk: ratings by number and by name, one taken back, a note of two lines, a piece of evidence.
    "walk",
    "2",
    "undo",
    "Aware",
    "",
    "3",
    "note",
    "Asked in the review",
    "Twice",
    "",
    "evidence",
    "A runbook of ours",
    "runbook",
    "wiki/42",
    "2026-03-02",
    "sandbox",
    "clear",
    "quit",
];
const KEYS: &str = "type:'Ada' Tab Right Space Tab Tab Right Tab Right Right Tab Enter 2 3 Left 1 0 0 g 2 2 u 1 Right 3 \
    n type:'Asked in the review' Enter type:'Twice' ctrl-s e type:'A runbook of ours' Enter Right Right Enter \
    type:'wiki/42' Enter Backspace Backspace Backspace Backspace Backspace Backspace Backspace Backspace Backspace \
    Backspace type:'2026-03-02' Enter Right Enter x";

#[test]
fn the_plain_journey_through_a_pipe_records_what_the_screens_journey_records() {
    let home = Home::new();
    let ran = lines(&home, &EVENING);
    let mut play = Play::empty();
    play.press(KEYS);
    let (plain, screen) = (log(&std::fs::read(home.profile()).unwrap()), log_of(&play));
    assert_eq!(plain, screen, "{}", ran.out);
    let kinds: Vec<_> = screen.iter().map(|entry| entry["body"]["kind"].as_str().unwrap()).collect();
    let wanted = "settings placement rating retraction rating rating note evidence rating";
    assert_eq!(kinds.join(" "), wanted);
    let set = &screen[0]["body"];
    assert_eq!((&set["name"], &set["hours"], &set["target"]), (&"Ada".into(), &5.into(), &3.into()));
    assert_eq!(set["roles"].as_array().unwrap().len(), 2);
}

#[test]
fn nothing_is_written_that_steers_a_terminal_or_is_a_sign_of_our_own_beyond_ascii() {
    let home = Home::new();
    let words = WORDS.map(|word| word.word).into_iter().filter(|word| *word != "quit");
    // Each word at every kind of place: the welcome, the placement, the walk, both forms, the beginning. Where text is
    // typed, only what holds at every question is a word.
    let always = WORDS.iter().filter(|word| word.place == Place::Always && word.verb != Verb::Quit);
    let mut typed: Vec<&str> = always.map(|word| word.word).filter(|word| *word != "skip").collect();
    typed.push("Gr\u{1b}[31m\u{f6}\u{df}e");
    typed.extend(["", "", "", "", "placement", "why", "again", "help", "2", "nonsense", "0", "0", "0", "why", "walk"]);
    for place in ["walk", "evidence", "note"] {
        typed.push(place);
        typed.extend(words.clone().filter(|word| !["home", "settings", "placement", "mentor"].contains(word)));
    }
    typed.extend(["home", "settings", "why", "back", "review", "order", "more"]);
    let out = lines(&home, &typed).out;
    assert!(!out.contains('\u{1b}') && !out.contains('\r'), "{out:?}");
    // The letters that a person typed stay as they are, a control character becomes its picture.
    let strange: String = out.chars().filter(|c| !c.is_ascii() && !"öß\u{241b}".contains(*c)).collect();
    assert_eq!(strange, "");
    assert!(out.lines().all(|line| line.chars().count() <= 200), "{out}");
}

#[test]
fn an_end_of_input_in_the_middle_saves_what_was_done_and_keeps_what_was_typed() {
    let home = Home::new();
    lines(&home, &["Ada", "", "", "", "", "walk", "2", "evidence", "A half-typed title"]);
    assert_eq!(log(&std::fs::read(home.profile()).unwrap()).len(), 2);
    let ran = lines(&home, &["walk", "evidence", "", "", "", "", "", "quit"]);
    assert!(ran.out.contains("half-typed waits"), "{}", ran.out);
    let log = log(&std::fs::read(home.profile()).unwrap());
    assert_eq!(log[2]["body"]["title"], "A half-typed title", "{}", ran.out);
    // A note is kept line by line.
    lines(&home, &["walk", "note", "First line"]);
    let ran = lines(&home, &["walk", "note", "Second line", "", "quit"]);
    assert!(ran.out.contains("Half-typed: First line"), "{}", ran.out);
    let log = self::log(&std::fs::read(home.profile()).unwrap());
    assert_eq!(log[3]["body"]["text"], "First line\nSecond line");
}

#[test]
fn an_end_of_input_in_the_welcome_leaves_nothing_behind() {
    let home = Home::new();
    lines(&home, &["Ada", "1"]);
    assert!(!home.profile().exists());
    assert!(lines(&home, &[]).out.starts_with("Welcome to opsarc"));
}

#[test]
fn the_review_in_lines_records_what_the_review_on_the_screen_records() {
    let mut talk = Talk::new(Person::Demo);
    assert!(talk.read().contains("This week's review: 6 questions"));
    let mut play = Play::demo();
    play.press("r");
    let first = talk.say("review");
    assert_eq!((talk.play.model.tab, talk.play.model.walk.order), (Tab::Walk, Order::Review));
    let asked =
        opsarc::export::review::about(&play.model.session.overview().review.questions[0], play.model.session.until());
    // Lines are broken where they are full.
    assert!(first.split_whitespace().collect::<String>().contains(&asked.replace(' ', "")), "{first}");
    for _ in 0..6 {
        let number = play.model.walk.anchor.to_string();
        let said = talk.say(&number);
        assert!(said.contains("Recorded") || said.contains("Still so"), "{said}");
        talk.say("");
        play.press(&number).press("Right");
    }
    assert_eq!(log_of(&talk.play), log_of(&play));
    assert_eq!(talk.play.model.tab, Tab::Arc, "after the last question one is home again");
    assert!(talk.say("review").contains("Nothing to review this week."));
}

#[test]
fn a_page_is_read_once_and_again_when_asked() {
    let mut talk = Talk::new(Person::Novice);
    talk.read();
    let page = talk.say("walk");
    let title = "Level ";
    assert!(page.contains(title), "{page}");
    assert!(!talk.say("help").contains("Level 1,"));
    assert_eq!(talk.say("again"), page);
    assert!(talk.say("hurrah").contains("`hurrah` is not understood here"));
}

#[test]
fn words_that_do_not_fit_say_so_and_record_nothing() {
    let mut talk = Talk::new(Person::Empty);
    talk.read();
    let said = talk.say("undo");
    assert!(said.contains("Nothing is answered here yet"), "{said}");
    assert!(talk.say("back").contains("first question"));
    // A word as text, and the answer given anew after going back.
    talk.say("=help");
    talk.say("back");
    talk.say("Kim");
    for wrong in ["9", "sre, nobody", ","] {
        assert!(talk.say(wrong).contains("is not understood here"), "{wrong}");
    }
    assert!(talk.say("walk").contains("Not in the middle of a question"));
    // The last answer is taken back, and given again.
    assert!(talk.say("data").contains("Pathway"));
    assert!(talk.say("undo").contains("Roles ["));
    talk.say("data");
    talk.say("none");
    talk.say("2");
    for wrong in ["41", "-1", "many"] {
        assert!(talk.say(wrong).contains("from 0 to 40"), "{wrong}");
    }
    talk.say("0");
    assert!(matches!(talk.play.model.front, Front::Settings(_)));
    talk.say("");
    let settings = &talk.play.model.session.standing().settings;
    assert_eq!((settings.name.as_str(), settings.hours, settings.pathway.clone()), ("Kim", None, None));
    assert_eq!((talk.play.entries(), talk.play.model.tab), (1, Tab::Walk));
    talk.say("home");
    assert!(talk.say("evidence").contains("walk opens one"));
}

#[test]
fn the_tour_in_lines_ends_where_ones_own_first_step_begins_and_leaves_nothing() {
    let home = Home::new();
    let steps = ["walk", "3", "evidence", "A runbook of ours", "", "", "", "", "home", "undo"];
    let typed: String = steps.iter().map(|line| format!("{line}\n")).collect();
    let ran = home.run_with(&["tour", "--plain"], &typed);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let flat = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for n in 1..=5 {
        assert!(flat.contains(&format!("Tour, step {n} of 5")), "{n}\n{}", ran.out);
    }
    assert!(flat.contains("The tour ends where yours begins"), "{}", ran.out);
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "nothing is left");
    // On from there, the welcome asks; what is answered is one's own.
    let ran =
        home.run_with(&["tour", "--plain"], "onward\nonward\nonward\nonward\nonward\n\nKim\n\n\n\n\nwalk\nquit\n");
    assert!(ran.out.contains("Welcome to opsarc"), "{}", ran.out);
    let log = log(&std::fs::read(home.profile()).unwrap());
    assert_eq!((log.len(), &log[0]["body"]["name"]), (1, &"Kim".into()));
    // Where nobody is there to take it, it says what it shows.
    assert!(home.done(&["tour"]).contains("Rate one"));
}
