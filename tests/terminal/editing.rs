//! A note in the person's own editor: there and back, and nothing lost whatever the editor does.

use std::fs;

use crate::home::Home;
use crate::window::{CTRL_S, DOWN, ESC, Opening, RIGHT, Window};

/// What opens the editor from within a note.
const CTRL_E: &str = "\x05";

/// A home with an editor: shell words that find the note in `$1`.
fn home(editor: &str) -> Home {
    let home = Home::with("Ada", vec![]);
    write(&home, editor);
    home
}

fn write(home: &Home, editor: &str) {
    fs::write(home.path().join("editor.sh"), editor).unwrap();
}

/// A window on the third page of the walk.
fn walk(home: &Home) -> Window {
    let editor = format!("sh '{}'", home.path().join("editor.sh").display());
    let mut window = Opening::new().env("EDITOR", &editor).open(home);
    window.wait_saved(0);
    window.keys(&["g2", RIGHT, RIGHT]);
    window.wait_text("3 of 43");
    window
}

/// The notes that the file holds, each with the place of its competency.
fn notes(home: &Home) -> Vec<(usize, String)> {
    let standing = home.standing();
    let marks = standing.marks.iter().enumerate();
    marks
        .flat_map(|(n, (_, mark))| mark.notes.iter().map(move |note| (n, note.item.text.as_str().to_owned())))
        .collect()
}

#[test]
fn evidence_and_a_goal_go_through_the_editor_field_by_field() {
    let home = home("printf 'Title made\\nelsewhere\\n' > \"$1\"");
    let mut window = walk(&home);
    window.keys(&["e", "half", CTRL_E]);
    window.wait_text("Title made elsewhere");
    // The other fields stay as they were, and the cursor where it was.
    window.keys(&[" too", DOWN, DOWN, "https://docs.example.com/a"]);
    window.wait_text("https://docs.example.com/a");
    window.keys(&[CTRL_S]);
    window.wait_text("Evidence added");
    window.wait_saved(0);
    window.keys(&["g4"]);
    window.wait_text("Gaps");
    window.keys(&["a"]);
    window.wait_text("A goal");
    window.keys(&["A wish", DOWN, DOWN, DOWN, CTRL_E]);
    window.wait_text("Title made elsewhere");
    window.wait_for("the wish where it was", |screen| screen.contents().contains("A wish"));
    window.keys(&[ESC]);
    window.wait_text("half-typed");
    window.quit();
    let standing = home.standing();
    let evidence: Vec<_> = standing.marks.iter().flat_map(|(_, mark)| &mark.evidence).collect();
    let [evidence] = evidence[..] else { panic!("{evidence:?}") };
    assert_eq!(evidence.item.title.as_str(), "Title made elsewhere too");
    assert_eq!(
        evidence.item.locator.as_ref().map(opsarc::framework::text::Text::as_str),
        Some("https://docs.example.com/a")
    );
}

#[test]
fn a_resize_while_the_editor_has_the_terminal_is_seen_on_the_way_back() {
    let home = home(
        "was=$(stty size)\nprintf 'the editor waits'\nwhile [ \"$(stty size)\" = \"$was\" ]; do :; done\n\
         printf 'Written at another size' > \"$1\"",
    );
    let mut window = walk(&home);
    window.keys(&["E"]);
    window.wait_text("the editor waits");
    window.resize(60, 20);
    window.wait_text("Written at another size");
    let [shown, anew] = window.repaint();
    assert_eq!(shown.size(), anew.size());
    assert_eq!(crate::window::row(&shown, 0).trim_end().chars().count(), 59, "the header ends at the new edge");
    assert_eq!(shown.contents(), anew.contents(), "painted whole for the new size");
    window.keys(&[CTRL_S]);
    window.wait_text("Note added");
    window.wait_saved(0);
    assert_eq!(notes(&home), [(2, "Written at another size".to_owned())]);
}

#[test]
fn what_the_editor_wrote_comes_back_to_the_same_place_and_is_recorded() {
    // It leaves the screen as full-screen editors never should, and the note in another file of the same name.
    let home = home(
        "test -t 0 && test -t 1 || exit 9\nprintf '\\033[?1049h\\033[2Jsomething else\\033[5;5H'\n\
         printf 'From the editor,\\nin two lines\\n' > \"$1.new\"; mv \"$1.new\" \"$1\"",
    );
    let mut window = walk(&home);
    let (before, rows) = (window.screen(), 2..8);
    window.keys(&["E"]);
    window.wait_for("the note", |screen| {
        let text = screen.contents();
        text.contains("Note on") && text.contains("From the editor,") && text.contains("in two lines")
    });
    let [shown, anew] = window.repaint();
    assert_eq!(shown.contents(), anew.contents(), "painted whole: nothing of the editor is left");
    assert!(!shown.contents().contains("something else"));
    // On from there: what stands in the form is what the editor gets.
    write(&home, "printf 'and a third' >> \"$1\"");
    window.keys(&[CTRL_E]);
    window.wait_text("in two linesand a third");
    window.keys(&[CTRL_S]);
    window.wait_text("Note added");
    window.wait_saved(0);
    assert_eq!(notes(&home), [(2, "From the editor,\nin two linesand a third".to_owned())]);
    let after = window.screen();
    for n in rows {
        assert_eq!(
            crate::window::row(&after, n).trim_end(),
            crate::window::row(&before, n).trim_end(),
            "the same page"
        );
    }
    let scratch = fs::read_dir(home.path().join("state/scratch")).unwrap();
    assert_eq!(scratch.count(), 0, "no copy of a note is left behind");
    window.quit();
}

#[test]
fn an_editor_that_fails_loses_nothing() {
    for (editor, said) in
        [("echo lost > \"$1\"; exit 3", "ended with exit status: 3"), ("rm \"$1\"", "there is no such file")]
    {
        let home = home(editor);
        let mut window = walk(&home);
        window.keys(&["n"]);
        window.wait_text("Note on");
        window.keys(&["typed before", CTRL_E]);
        window.wait_for("the note as it was", |screen| {
            let text = screen.contents();
            text.contains("Note on") && text.contains("typed before") && text.contains(said) && !text.contains("lost")
        });
        window.keys(&[CTRL_S]);
        window.wait_text("Note added");
        window.wait_saved(0);
        assert_eq!(notes(&home), [(2, "typed before".to_owned())]);
        window.quit();
    }
}

#[test]
fn an_editor_that_is_not_there_is_told_and_one_that_is_killed_gives_what_it_wrote() {
    let home = home("echo 'written before the crash' > \"$1\"; kill -KILL $$");
    let mut window = Opening::new().env("EDITOR", "./no-such-editor --wait").open(&home);
    window.wait_saved(0);
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    window.keys(&["E"]);
    window.wait_text("the editor `./no-such-editor` could not be started");
    window.keys(&[ESC]);
    window.wait_gone("Note on");
    window.quit();
    let mut window = walk(&home);
    window.keys(&["E"]);
    window.wait_text("written before the crash");
    window.keys(&[ESC]);
    window.wait_text("kept half-typed");
    window.quit();
    assert!(home.drafts().contains("written before the crash"));
}

#[test]
fn ctrl_c_and_ctrl_z_in_the_editor_are_the_editors() {
    // Both keys reach every program of the job; this is what the editor's terminal sends.
    let home = home("kill -INT $PPID; kill -TSTP $PPID; echo 'after ctrl-c' > \"$1\"");
    let mut window = walk(&home);
    window.keys(&["E"]);
    window.wait_text("after ctrl-c");
    window.keys(&[ESC]);
    window.wait_text("kept half-typed");
    // An editor that stops takes the program with it, so that the shell has the terminal.
    write(&home, "kill -STOP $$; echo 'after the stop' > \"$1\"");
    window.keys(&["E"]);
    window.wait_stopped();
    window.wait_for("the screen of before", |screen| !screen.alternate_screen());
    assert_eq!(window.modes_left(), [""; 0]);
    window.go_on();
    window.wait_text("after the stop");
    window.keys(&[ESC]);
    window.wait_text("kept half-typed");
    window.quit();
}
