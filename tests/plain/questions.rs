//! Every question in lines: the words, wrong answers, an end of input, the width, and what can be read.

use opsarc::app::effect::Effect;

use crate::home::Home;
use crate::session::SESSION;
use crate::support::people::Person;
use crate::support::play::Play;
use crate::{Talk, lines, log, log_of};

/// Every kind of question: the lines that lead to it from an empty record or the demo.
const QUESTIONS: [(Person, &[&str]); 24] = [
    (Person::Empty, &[]),
    (Person::Empty, &["Kim"]),
    (Person::Empty, &["Kim", ""]),
    (Person::Empty, &["Kim", "", ""]),
    (Person::Empty, &["Kim", "", "", ""]),
    (Person::Empty, &["Kim", "", "", "", ""]),
    (Person::Empty, &["Kim", "", "", "", "", "placement", "1"]),
    (Person::Demo, &[]),
    (Person::Demo, &["settings", "", "", "", "", ""]),
    (Person::Demo, &["walk"]),
    (Person::Demo, &["review"]),
    (Person::Demo, &["walk", "note", "A line"]),
    (Person::Demo, &["walk", "evidence", "A title"]),
    (Person::Demo, &["walk", "evidence", "A title", ""]),
    (Person::Demo, &["walk", "evidence", "A title", "", "", ""]),
    (Person::Demo, &["mentor"]),
    (Person::Demo, &["mentor", ""]),
    (Person::Demo, &["mentor", "", "", "agenda"]),
    (Person::Demo, &["mentor", "", "", "agenda", "1"]),
    (Person::Demo, &["mentor", "", "", "agenda", "1", "1", "reveal", "2"]),
    (Person::Demo, &["mentor", "", "", "actions"]),
    (Person::Demo, &["mentor", "", "", "action", "It"]),
    (Person::Demo, &["mentor", "", "", "drop 1"]),
    (Person::Demo, &["mentor", "", "", "close"]),
];

#[test]
fn at_every_question_the_words_work_and_a_wrong_answer_is_told_what_would_be_right() {
    for (person, way) in QUESTIONS {
        let at = || {
            let mut talk = Talk::new(person);
            let mut read = talk.read();
            for line in way {
                read = talk.say(line);
            }
            (talk, read)
        };
        let question = |text: &str| text.lines().last().unwrap().to_owned();
        let (_, asked) = at();
        for word in ["why", "help", "again"] {
            let (mut talk, _) = at();
            let before = talk.play.entries();
            let said = talk.say(word);
            // A question with nothing to read before it is read again by itself.
            let read = word == "again" || said.len() > question(&said).len() + 10;
            assert!(read, "{word} at {way:?}: {said}");
            assert_eq!(question(&said), question(&asked), "{word} stays at {way:?}");
            assert_eq!(talk.play.entries(), before);
        }
        for word in ["back", "skip", "undo"] {
            let (mut talk, _) = at();
            let said = talk.say(word);
            assert!(!said.contains("is not understood"), "{word} at {way:?}: {said}");
            assert!(said.trim_end().ends_with(':') && question(&said).len() > 2, "{word} at {way:?}: {said}");
            // It leads somewhere else, says what it did, or says why not.
            let moved = question(&said) != question(&asked) || said.lines().count() > 1;
            assert!(moved, "{word} at {way:?}: {said}");
        }
        let (mut talk, _) = at();
        talk.say("quit");
        assert!(talk.effects.contains(&Effect::Leave), "{way:?}");
        // No line is longer than a screen reader's page, and none draws.
        let (mut talk, mut read) = at();
        if !opsarc::app::plain::choices::takes_text(&talk.play.model) {
            let said = talk.say("#wrong#");
            assert!(said.contains("is not understood here: ") || said.contains("Give a"), "{way:?}: {said}");
            assert_eq!(question(&said), question(&asked), "a wrong answer stays at {way:?}");
            read.push('\n');
            read.push_str(&said);
        }
        assert!(read.lines().all(|line| line.chars().count() <= 80), "{way:?}: {read}");
        assert!(read.is_ascii(), "{way:?}: {read}");
    }
}

#[test]
fn an_end_of_input_at_any_line_of_a_journey_loses_nothing_recorded() {
    let home = Home::new();
    let journey = [
        "Ada",
        "",
        "",
        "",
        "",
        "walk",
        "2",
        "note",
        "A line",
        "",
        "mentor",
        "",
        "Grace",
        "agenda",
        "topic",
        "tracing",
        "1",
        "3",
        "reveal",
        "close",
        "2027-02-02",
        "",
    ];
    let whole = {
        lines(&home, &journey);
        log(&std::fs::read(home.profile()).unwrap())
    };
    for n in (6..journey.len()).step_by(3) {
        let home = Home::new();
        lines(&home, &journey[..n]);
        let log = log(&std::fs::read(home.profile()).unwrap());
        assert_eq!(log[..], whole[..log.len()], "{n}");
    }
    assert_eq!(whole.len(), 8);
}

#[test]
fn no_opportunity_is_said_in_the_walk_as_on_its_screen_and_read_there() {
    let mut talk = Talk::new(Person::Demo);
    talk.read();
    talk.say("walk");
    let said = talk.say("opportunity");
    assert!(said.contains("No opportunity yet"), "{said}");
    assert!(talk.say("again").contains("No opportunity for it since Nov"));
    let mut play = Play::demo();
    play.press("g 2 O");
    assert_eq!(log_of(&talk.play), log_of(&play));
    assert!(talk.say("opportunity").contains("There is an opportunity now"));
}

#[test]
fn every_other_screen_is_read_as_text() {
    let mut talk = Talk::new(Person::Demo);
    talk.read();
    let list = talk.say("read");
    for (name, says, _) in opsarc::app::plain::reading::SCREENS {
        assert!(list.contains(&format!("read {name}: {says}")), "{list}");
        let text = talk.say(&format!("read {name}"));
        assert!(text.lines().count() > 5, "{name}: {text}");
        assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 80), "{name}: {text}");
    }
    assert!(talk.say("read m").contains("Operational literacy"), "the beginning of a name is enough");
}

#[test]
fn lines_stay_within_a_narrow_terminal() {
    let home = Home::new();
    let typed: String = SESSION
        .iter()
        .chain(&["skip", "home", "walk", "why", "more", "read plan", "read gaps", "help", "quit"])
        .map(|line| format!("{line}\n"))
        .collect();
    for columns in [40, 59, 60, 80] {
        let mut command = home.command();
        command.args(["demo", "--plain"]).env("COLUMNS", columns.to_string());
        command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
        let mut child = command.spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), typed.as_bytes()).unwrap();
        let out = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
        for line in out.lines() {
            let one = line.split_whitespace().count() == 1;
            // Behind the blank at the end of a question stands what is typed.
            assert!(line.trim_end().chars().count() <= columns || one, "{columns}: {line}");
        }
        assert!(out.contains("Session of Ada Sample") && out.contains("Gaps"), "{out}");
    }
}
