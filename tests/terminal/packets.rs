//! Mentoring by files, as two people do it at two terminals.

use std::fs;
use std::path::PathBuf;

use opsarc::profile::codec::decode;
use opsarc::profile::entry::Entry;
use opsarc::profile::profile::Profile;
use rustix::process::Signal;

use crate::home::{Home, rating};
use crate::window::{CTRL_S, ENTER, ESC, Opening, TAB, Window};

fn started(home: &Home, arguments: &[&str]) -> Window {
    arguments.iter().fold(Opening::new().size(120, 36), |opening, argument| opening.argument(argument)).open(home)
}

/// Runs a command to its end, which must be a good one; what it said.
#[track_caller]
fn done(home: &Home, arguments: &[&str]) -> String {
    let (status, said) = started(home, arguments).wait_end();
    assert_eq!(status, 0, "{said}");
    said
}

/// The one record that a mentor keeps.
fn kept(home: &Home) -> PathBuf {
    let files = fs::read_dir(home.path().join("data/mentees")).unwrap().map(|file| file.unwrap().path());
    files.into_iter().find(|path| path.extension().is_some_and(|end| end == "json")).unwrap()
}

fn lines(profile: &Profile) -> Vec<&str> {
    profile.log.iter().map(Entry::line).collect()
}

#[test]
fn two_people_at_two_terminals_end_with_the_same_record() {
    let (ada, grace) = (Home::with("Ada", vec![rating(0, 3), rating(1, 2)]), Home::new());
    let share = ada.path().join("share.json").to_str().unwrap().to_owned();
    let said = done(&ada, &["packet", "make", "--for", "Grace", "-o", &share]);
    assert!(said.contains("3 entries") && said.contains("not encrypted"), "{said}");

    // The mentor's first start of all: the record is open and she is seated.
    let mut window = started(&grace, &["packet", "open", &share]);
    window.wait_text("mentor: Grace");
    window.wait_text("Ada");
    window.quit();
    let record = kept(&grace);
    let id = opsarc::framework::embedded::framework().competencies().iter().next().unwrap().1.id.to_string();
    let rate =
        ["--profile", record.to_str().unwrap(), "rate", &id, "2", "--mentor", "Grace", "--note", "not alone yet"];
    done(&grace, &rate);
    let back = grace.path().join("back.json").to_str().unwrap().to_owned();
    let said = done(&grace, &["packet", "return", "-o", &back]);
    assert!(said.contains("1 entry: 1 rating."), "{said}");

    // The mentee is shown what comes, and asked.
    let before = ada.bytes();
    for no in ["n\r", "\r", "what?\r"] {
        let mut window = started(&ada, &["packet", "accept", &back]);
        window.wait_text("Take 1 entry by Grace into your profile? [y/N]");
        assert!(window.text().contains("not alone yet"), "{}", window.text());
        window.keys(&[no]);
        let (status, said) = window.wait_end();
        assert!(status == 0 && said.contains("Nothing was taken."), "{said}");
        assert_eq!(ada.bytes(), before);
    }
    let mut window = started(&ada, &["packet", "accept", &back]);
    window.wait_text("[y/N]");
    window.keys(&["y\r"]);
    let (status, said) = window.wait_end();
    assert!(status == 0 && said.contains("Accepted 1 entry by Grace."), "{said}");
    let theirs = decode(&fs::read(record).unwrap()).unwrap();
    assert_eq!(lines(&ada.profile()), lines(&theirs));
}

#[test]
fn a_session_in_a_packet_from_the_opening_to_the_minutes_by_keys() {
    let (ada, grace) = (Home::with("Ada", vec![rating(0, 3), rating(1, 4)]), Home::new());
    let share = ada.path().join("share.json").to_str().unwrap().to_owned();
    done(&ada, &["packet", "make", "--for", "Grace", "-o", &share]);
    let before = ada.profile().log.len();

    let mut window = started(&grace, &["packet", "open", &share]);
    window.wait_text("No session is open");
    window.keys(&["o"]);
    window.wait_text("This is the first session");
    window.keys(&[TAB]);
    window.wait_text("The record asks for a look");
    window.keys(&[ENTER]);
    window.wait_text("The rating of Ada is hidden until both are laid side by side.");
    window.keys(&["2"]);
    window.wait_text("You gave 2, blind");
    let blind = window.text();
    assert!(!blind.contains("Ada 3") && !blind.contains("Ada 4"), "{blind}");
    // The battery ends here: nothing is lost, and it goes on where it stood.
    window.wait_saved(0);
    window.signal(Signal::KILL);
    assert_eq!(window.wait_end().0, 137);
    let mut window = started(&grace, &["packet", "open", "ada"]);
    window.wait_text("Since last time");
    window.keys(&[TAB]);
    window.wait_text("rated");
    window.keys(&[ENTER]);
    window.wait_text("You gave 2, blind");
    window.keys(&["r"]);
    window.wait_text("Grace 2");
    let seen = window.text();
    assert!(seen.contains("Ada 3    Grace 2") || seen.contains("Ada 4    Grace 2"), "{seen}");
    window.keys(&["3"]);
    window.wait_text("Because");
    window.keys(&["seen in the drill", CTRL_S]);
    window.wait_text("Agreed on 3: seen in the drill");
    window.keys(&[ESC]);
    window.wait_text("agreed 3");
    window.keys(&[TAB, "a"]);
    window.wait_text("what is to be done");
    window.keys(&["Trace one release alone", TAB, "2031-01-31", TAB, "The trace itself", CTRL_S]);
    window.wait_text("Action set");
    window.keys(&["c"]);
    window.wait_text("Next date");
    window.keys(&["2031-02-28", TAB, "A good start", CTRL_S]);
    window.wait_text("The session is closed");
    let minutes = window.text();
    for told in ["Session of Ada and Grace", "A good start", "agreed on 3", "Trace one release alone"] {
        assert!(minutes.contains(told), "{told}: {minutes}");
    }
    window.keys(&[ESC]);
    window.wait_text("1 rated, 1 agreed");
    window.keys(&["q", "q"]);
    let (status, said) = window.wait_end();
    assert!(status == 0 && said.contains("6 entries of yours to send back: opsarc packet return ada-"), "{said}");

    let back = grace.path().join("back.json").to_str().unwrap().to_owned();
    let said = done(&grace, &["packet", "return", "-o", &back]);
    assert!(said.contains("2 ratings") && said.contains("1 action"), "{said}");
    let mut window = started(&ada, &["packet", "accept", &back]);
    window.wait_text("[y/N]");
    let told = window.text();
    assert!(told.contains("Observability pillars: 2 to 3") && told.contains("Trace one release alone"), "{told}");
    window.keys(&["y\r"]);
    let (status, said) = window.wait_end();
    assert!(status == 0 && said.contains("Accepted") && said.contains("by Grace."), "{said}");
    // Both hold the same record, entry for entry: one opening, one rating, one reveal, one agreement, one action, one close.
    let (ours, theirs) = (ada.profile(), decode(&fs::read(kept(&grace)).unwrap()).unwrap());
    assert_eq!(lines(&ours), lines(&theirs));
    assert_eq!(ours.log.len(), before + 6);
}

#[test]
fn a_mentor_without_screens_is_told_in_lines() {
    let (ada, grace) = (Home::with("Ada", vec![rating(0, 3)]), Home::new());
    let share = ada.path().join("share.json").to_str().unwrap().to_owned();
    done(&ada, &["packet", "make", "--for", "Grace", "-o", &share]);
    let mut window = started(&grace, &["--plain", "packet", "open", &share]);
    window.wait_text("Enter opens a session");
    let said = window.text();
    window.keys(&["quit\r"]);
    assert_eq!(window.wait_end().0, 0);
    assert!(said.contains("Packet from Ada for Grace") && said.contains("You sit as Grace."), "{said}");
    assert!(!said.contains("Independent"), "a rating is told to who has yet to rate: {said}");
}
