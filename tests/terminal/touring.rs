//! The tour in a real terminal: it starts in an empty home, and nothing of it is left there.

use std::fs;

use crate::home::{Home, rating};
use crate::window::Opening;

/// Everything that lies in a home.
fn lies(home: &Home) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![home.path().to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.to_string_lossy().into_owned());
            }
        }
    }
    found
}

#[test]
fn the_tour_leaves_an_empty_home_empty_and_the_terminal_as_it_was() {
    let home = Home::new();
    let mut window = Opening::new().argument("tour").open(&home);
    window.wait_text("goes on with the walk");
    window.wait_text("the tour: not saved");
    window.keys(&["w"]);
    window.wait_text("Press its digit");
    window.keys(&["3"]);
    window.wait_text("Press e, type a title");
    // A theme that is tried is not kept either.
    window.keys(&["T", "j", "\r"]);
    window.wait_text("nothing of the tour is kept");
    window.keys(&["\x03"]);
    let (status, _) = window.wait_end();
    assert_eq!((status, lies(&home)), (0, Vec::<String>::new()));
    assert!(window.modes_left().is_empty());
}

#[test]
fn its_end_leads_to_the_welcome_or_to_the_record_that_there_is() {
    let home = Home::new();
    let mut window = Opening::new().argument("tour").open(&home);
    window.wait_text("goes on with the walk");
    window.keys(&[">>>>>>>>"]);
    window.wait_text("begins your own record");
    window.keys(&["\r"]);
    window.wait_text("Welcome to opsarc");
    window.keys(&["\x03"]);
    assert_eq!(window.wait_end().0, 0);

    let home = Home::with("Ada", vec![rating(0, 2)]);
    let before = home.bytes();
    let mut window = Opening::new().argument("tour").open(&home);
    window.wait_text("goes on with the walk");
    window.keys(&[">>>>>>>>"]);
    window.wait_text("opens your own record");
    window.keys(&["\r"]);
    window.wait_saved(1);
    window.wait_text("Ada");
    window.quit();
    assert_eq!(home.bytes(), before);
}
