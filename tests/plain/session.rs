//! A session with a mentor in lines: the same entries as on the screen, and nothing told too early.

use opsarc::app::effect::Effect;
use opsarc::profile::author::Author;

use crate::home::Home;
use crate::support::people::Person;
use crate::support::play::Play;
use crate::{Talk, lines, log, log_of};

/// A session in lines, and the keys of the same one on the screen.
pub(crate) const SESSION: [&str; 33] = [
    // Opened with the last mentor; since last time, the agenda; the first topic is rated blind.
    "mentor",
    "",
    "",
    "",
    "",
    "1",
    // The second is passed over, of the third the mentor cannot tell, on the fourth a word by name.
    "",
    "",
    "clear",
    "skip",
    "back",
    "skip",
    "independent",
    // Both sides are seen; on the first they agree with a reason, the fourth stays open between them.
    "reveal",
    "agenda",
    "1",
    "2",
    "One of two changes was led",
    "agenda",
    "4",
    "differ",
    "Whether the cap was theirs",
    // An action, one taken back, one of last time done, one dropped.
    "actions",
    "action",
    "Lead the next change",
    "2027-01-31",
    "A merged change",
    "done 1",
    "undo",
    "drop 2",
    "Not this quarter",
    // The close with the next date; a few words are skipped.
    "close",
    "2027-02-02",
];
const SESSION_KEYS: &str = "6 o ctrl-s Tab Enter 1 Right Right x Right 3 r Esc Home Enter 2 type:'One of two changes was led' \
    ctrl-s Esc Home Down Down Down Enter d type:'Whether the cap was theirs' ctrl-s Esc Tab a type:'Lead the next change' \
    Tab type:'2027-01-31' Tab type:'A merged change' ctrl-s Home F u Home Down d type:'Not this quarter' ctrl-s c \
    type:'2027-02-02' ctrl-s";

/// The session of the demo in lines, at its minutes.
fn session() -> Talk {
    let mut talk = Talk::new(Person::Demo);
    talk.read();
    for line in SESSION {
        talk.say(line);
    }
    talk.say("skip");
    talk
}

#[test]
fn the_session_in_lines_records_what_the_session_on_the_screen_records() {
    let mut play = Play::demo();
    let before = play.entries();
    play.press(SESSION_KEYS);
    let talk = session();
    let (plain, screen) = (log_of(&talk.play), log_of(&play));
    assert_eq!(plain[before..], screen[before..]);
    let kinds: Vec<_> = screen[before..].iter().map(|entry| entry["body"]["kind"].as_str().unwrap()).collect();
    let wanted = "session rating rating rating session rating session action action retraction action session";
    assert_eq!(kinds.join(" "), wanted);
    assert_eq!(talk.play.model.session.seat(), play.model.session.seat(), "the seat goes back");
}

#[test]
fn the_self_rating_is_not_read_before_both_are_laid_side_by_side() {
    let mut talk = Talk::new(Person::Demo);
    talk.read();
    let mut heard = String::new();
    for line in &SESSION[..13] {
        heard.push_str(&talk.say(line));
        // All that there is on the competency, and why, tell nothing either.
        if talk.play.model.mentor.on.is_some() {
            heard.push_str(&talk.say("more"));
            heard.push_str(&talk.say("why"));
        }
        if *talk.play.model.session.seat() != Author::Oneself && talk.play.model.overlay.is_none() {
            heard.push_str(&talk.say("read log"));
            heard.push_str(&talk.say("read status"));
        }
    }
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat(&heard).contains("hidden until both are laid side by side"), "{heard}");
    for rating in 0..=4 {
        assert!(!heard.contains(&format!("Ada Sample gave {rating}")), "{heard}");
    }
    // The words of the self-rating, which the record holds.
    assert!(!flat(&heard).contains("Two changes with the data team"), "{heard}");
    talk.say("reveal");
    talk.say("agenda");
    let seen = talk.say("1");
    assert!(seen.contains("Ada Sample gave 3:") && seen.contains("Mo Sample gave 1:"), "{seen}");
}

#[test]
fn a_session_that_is_left_half_way_goes_on_where_it_stood() {
    let home = Home::new();
    lines(&home, &["Ada", "", "", "", "", "walk", "2", "", "3", "quit"]);
    let before = ["mentor", "", "Grace", "agenda", "topic", "tracing", "1", "2"];
    lines(&home, &before);
    let ran = lines(&home, &["mentor", "", "agenda", "1", "reveal", "aside", "quit"]);
    let flat = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("A session with Grace is open"), "{}", ran.out);
    assert!(flat.contains("You gave 2, blind"), "{}", ran.out);
    assert!(flat.contains("Grace gave 2:"), "{}", ran.out);
    let log = log(&std::fs::read(home.profile()).unwrap());
    let kinds: Vec<_> = log.iter().map(|entry| entry["body"]["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.join(" "), "settings rating rating session session rating session");
    assert_eq!(log[5]["by"]["mentor"], "Grace");
}

#[test]
fn the_minutes_are_written_and_old_ones_read_by_number() {
    let mut talk = session();
    let text = talk.say("again");
    assert!(text.contains("Session of Ada Sample and Mo Sample") && text.contains("agreed on 2"), "{text}");
    let list = talk.say("");
    assert!(list.contains("  1  Mon 23 Nov 2026, Mo Sample: 3 rated, 1 agreed, 1 left open"), "{list}");
    assert!(talk.say("9").contains("give a number from 1 to 4"));
    assert!(talk.say("2").contains("2026-10-27"));
    talk.say("write");
    assert!(
        talk.effects.iter().any(|effect| matches!(effect, Effect::Write(name, _) if name == "minutes-2026-10-27.md"))
    );
}

#[test]
fn an_opened_packet_is_gone_through_in_lines_and_sent_back() {
    let (ada, grace) = (Home::with_profile(), Home::new());
    ada.done(&["rate", "tracing", "3"]);
    let share = ada.path().join("share.json").to_str().unwrap().to_owned();
    ada.done(&["packet", "make", "--for", "Grace", "-o", &share]);
    let typed = ["", "", "1", "2", "reveal", "2", "As the anchor says", "close", "", "Good", "", "quit"];
    let typed: String = typed.iter().map(|line| format!("{line}\n")).collect();
    let ran = grace.run_with(&["packet", "open", &share, "--plain"], &typed);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let flat = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in [
        "You sit as Grace",
        "No session is open. You rate against",
        "Ada gave 3:",
        "Grace gave 2:",
        "of yours to send back",
    ] {
        assert!(flat.contains(told), "{told}\n{}", ran.out);
    }
    let back = grace.path().join("back.json").to_str().unwrap().to_owned();
    grace.done(&["packet", "return", "-o", &back]);
    ada.done(&["packet", "accept", &back, "--yes"]);
    let log = log(&std::fs::read(ada.profile()).unwrap());
    let kinds: Vec<_> = log.iter().map(|entry| entry["body"]["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.join(" "), "settings rating session rating session rating session");
}

#[test]
fn notes_and_evidence_of_a_topic_are_added_in_lines_as_on_the_screen() {
    let mut talk = Talk::new(Person::Demo);
    talk.read();
    for line in
        ["mentor", "", "", "agenda", "1", "note", "Saw the contract", "", "evidence", "The contract", "", "", "", ""]
    {
        talk.say(line);
    }
    let mut play = Play::demo();
    play.press("6 o ctrl-s Tab Enter n type:'Saw the contract' ctrl-s e type:'The contract' ctrl-s");
    assert_eq!(log_of(&talk.play), log_of(&play));
    assert!(talk.say("again").contains("Cross-team collaboration, 1 of"), "one is where one was");
}
