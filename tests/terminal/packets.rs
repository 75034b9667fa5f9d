//! Mentoring by files, as two people do it at two terminals.

use std::fs;
use std::path::PathBuf;

use opsarc::profile::codec::decode;
use opsarc::profile::entry::Entry;
use opsarc::profile::profile::Profile;

use crate::home::{Home, rating};
use crate::window::{Opening, Window};

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
