//! Text within the columns that there are: tables become lists, words stay whole, and in plain mode nothing is drawn.

use std::process::Output;

use opsarc::framework::embedded::DEMO;
use unicode_width::UnicodeWidthStr;

use crate::home::Home;

/// The day that the sample is of.
const DAY: &str = "2026-11-20";

/// Every command that prints a screen as text.
const COMMANDS: [&[&str]; 13] = [
    &["status"],
    &["matrix"],
    &["matrix", "--by", "level"],
    &["plan"],
    &["timeline"],
    &["team", "data/profiles"],
    &["gaps"],
    &["log"],
    &["calibration"],
    &["next"],
    &["review"],
    &["forecast"],
    &["show", "alert-rules"],
];

fn home() -> Home {
    let home = Home::new();
    let path = home.profile();
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, DEMO).unwrap();
    home
}

/// What a command prints within so many columns.
fn printed(home: &Home, arguments: &[&str], columns: usize, plain: bool) -> String {
    let mut command = home.command();
    command.args(arguments).args(["--as-of", DAY]).env("COLUMNS", columns.to_string());
    if plain {
        command.arg("--plain");
    }
    let Output { status, stdout, stderr } = command.output().unwrap();
    assert!(status.success() && stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

/// The words of a text, without the marks that a list has and a table has not.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn no_line_is_longer_than_the_columns_there_are_and_no_word_is_cut() {
    let home = home();
    for arguments in COMMANDS {
        let whole = printed(&home, arguments, 80, false);
        for columns in [40, 59, 60, 80] {
            let text = printed(&home, arguments, columns, false);
            for line in text.lines() {
                // One word that is wider than a line stands alone.
                let one = words(line).len() == 1;
                assert!(line.width() <= columns || one, "{arguments:?} at {columns}: {line}\n{text}");
            }
            assert!(!text.contains('\u{2026}') || whole.contains('\u{2026}'), "{arguments:?} at {columns}\n{text}");
        }
    }
}

#[test]
fn below_sixty_columns_a_table_is_a_list_that_says_the_same() {
    let home = home();
    let wide = printed(&home, &["matrix"], 60, false);
    let narrow = printed(&home, &["matrix"], 59, false);
    assert!(wide.contains('\u{2588}') && !narrow.contains('\u{2588}'), "{narrow}");
    assert!(narrow.contains("  - SLIs, SLOs and error budgets: 3 of 3, backed"), "{narrow}");
    for framework_title in ["Observability pillars", "Statistics for operations", "Distributed tracing"] {
        assert!(wide.contains(framework_title) && narrow.contains(framework_title), "{framework_title}");
    }
    let narrow = printed(&home, &["gaps"], 59, false);
    assert!(narrow.contains("1 to 3, priority"), "{narrow}");
    let narrow = printed(&home, &["status"], 59, false);
    assert!(narrow.contains("percent claimed") && !narrow.contains('\u{2588}'), "{narrow}");
    let narrow = printed(&home, &["timeline"], 59, false);
    assert!(narrow.contains("  - 2026-11: "), "{narrow}");
    let narrow = printed(&home, &["team", "data/profiles"], 59, false);
    assert!(narrow.contains("at 3 or more, highest"), "{narrow}");
}

#[test]
fn the_arc_is_a_sentence_and_a_line_a_stage_in_plain_mode() {
    let text = printed(&home(), &["status"], 80, true);
    let from = text.lines().position(|line| line.starts_with("  On the arc you stand in stage 2")).unwrap();
    let lines: Vec<&str> = text.lines().skip(from + 1).filter(|line| line.starts_with("  ")).take(6).collect();
    for stage in 1..=4 {
        assert!(lines.iter().any(|line| line.starts_with(&format!("  {stage}  "))), "{stage}\n{text}");
    }
    // What a bar says by its hatching is said in words, of a competency too.
    assert!(!text.contains("##") && !text.contains("//."), "{text}");
    let text = printed(&home(), &["matrix"], 80, true);
    assert!(text.contains("claimed only") && !text.contains("##"), "{text}");
}

#[test]
fn in_plain_mode_nothing_is_drawn_at_any_width() {
    let home = home();
    for arguments in COMMANDS {
        for columns in [40, 80] {
            let text = printed(&home, arguments, columns, true);
            let strange: String = text.chars().filter(|c| !c.is_ascii()).collect();
            assert!(!text.contains('\u{1b}') && strange.is_empty(), "{arguments:?}: {strange:?}\n{text}");
        }
    }
}
