//! The main job, end to end: welcome, walk, record, quit, come back.

use crate::home::Home;
use crate::window::{CTRL_S, DOWN, ENTER, Opening, RIGHT, TAB, Window, row};

/// The competency whose page is open, as its title stands on the screen.
fn page(window: &Window) -> String {
    let screen = window.screen();
    (2..9).map(|n| row(&screen, n).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_newcomer_walks_quits_and_comes_back_to_the_same_place() {
    let home = Home::new();
    let mut window = Opening::new().size(120, 36).open(&home);
    window.wait_text("Welcome");
    window.keys(&["Ada", DOWN, DOWN, DOWN, RIGHT, DOWN, DOWN, DOWN, ENTER]);
    window.wait_saved(0);
    let mut number = ["2", "1", "3", "0"].iter().cycle();
    for rated in 1..=10 {
        window.keys(&[number.next().unwrap()]);
        window.wait_saved(rated);
        if rated < 10 {
            window.keys(&[RIGHT]);
        }
    }
    // Evidence by the form: title, kind, where it is, date, setting.
    window.keys(&["e"]);
    window.wait_text("Evidence for");
    window.keys(&["Alert review of May", TAB, RIGHT, TAB, "wiki/alerts", ENTER, ENTER, " ", ENTER]);
    window.wait_gone("Evidence for");
    window.wait_text("Evidence added");
    window.keys(&["n"]);
    window.wait_text("Note on");
    window.keys(&["First line", ENTER, "second line", CTRL_S]);
    window.wait_text("Note added");
    window.wait_saved(10);
    let standing = home.standing();
    let notes = |standing: &opsarc::profile::standing::Standing| -> usize {
        standing.marks.iter().map(|(_, mark)| mark.notes.len()).sum()
    };
    assert_eq!((notes(&standing), home.rated()), (1, 10));
    window.keys(&["u"]);
    window.wait_text("Taken back");
    window.wait_saved(10);
    let standing = home.standing();
    assert_eq!(notes(&standing), 0);
    assert_eq!(standing.settings.name.as_str(), "Ada");
    let evidence: Vec<_> = standing.marks.iter().flat_map(|(_, mark)| &mark.evidence).collect();
    assert_eq!(evidence.len(), 1);
    window.keys(&["q"]);
    window.wait_text("1 Arc");
    window.keys(&["w"]);
    window.wait_text("g2 Walk");
    let left = page(&window);
    window.keys(&["q"]);
    window.wait_text("1 Arc");
    window.keys(&["q"]);
    assert_eq!(window.wait_end(), (0, String::new()));
    assert_eq!(window.modes_left(), [""; 0]);

    let file = home.bytes();
    let mut window = Opening::new().size(120, 36).open(&home);
    window.wait_saved(10);
    window.wait_text("Ada");
    assert!(window.text().chars().any(|c| ('\u{2801}'..='\u{28ff}').contains(&c)), "no arc:\n{}", window.text());
    window.keys(&["w"]);
    window.wait_text("g2 Walk");
    assert_eq!(page(&window), left);
    window.quit();
    assert_eq!(home.bytes(), file, "looking changes nothing");
}

#[test]
fn everything_can_be_undone_across_sessions() {
    let home = Home::new();
    let mut window = Opening::new().open(&home);
    window.wait_text("Welcome");
    window.keys(&["Ada", DOWN, DOWN, DOWN, RIGHT, DOWN, DOWN, DOWN, ENTER]);
    window.wait_saved(0);
    for (number, rated) in [("2", 1), ("1", 2)] {
        window.keys(&[number]);
        window.wait_saved(rated);
        window.keys(&[RIGHT]);
    }
    window.quit();
    // Another evening: what was done is taken back one by one, the settings too, and brought again.
    let mut window = Opening::new().open(&home);
    window.wait_saved(2);
    for left in [1, 0] {
        window.keys(&["u"]);
        window.wait_saved(left);
        window.wait_text("U brings it back");
    }
    window.keys(&["u"]);
    window.wait_text("Taken back: set name Ada");
    window.quit();
    assert_eq!((home.rated(), home.standing().settings.name.as_str()), (0, ""));
    let mut window = Opening::new().open(&home);
    window.wait_saved(0);
    for rated in [0, 1, 2] {
        window.keys(&["U"]);
        window.wait_text("u takes it back");
        window.wait_saved(rated);
    }
    window.quit();
    assert_eq!((home.rated(), home.standing().settings.name.as_str()), (2, "Ada"));
}
