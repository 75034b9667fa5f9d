//! What reaches the terminal: only what the program itself says, whatever the profile holds, the window
//! measures, or the terminal answers.

use std::collections::BTreeSet;
use std::time::Duration;

use opsarc::framework::embedded::framework;
use opsarc::profile::body::{Body, Evidence, Note};
use opsarc::profile::evidence::{EvidenceKind, Setting};

use crate::home::{Home, rating};
use crate::window::{DOWN, ENTER, ESC, F1, Opening, RIGHT, TAB, Window, row};

/// Text that tries to steer a terminal, to turn its direction, and to be wider or narrower than it looks. No
/// joined emoji and flags: how wide a terminal draws them differs, and the emulator here does not join them.
const HOSTILE: &str = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{1b}[31m\u{9b}5n\u{90}q\u{9c}\u{1b}P1$r\u{1b}\\\u{e}\u{8}\r\
    \u{202e}gnol\u{2066}\u{200f} 世界世界 ｗｉｄｅ e\u{301}\u{302}\u{303} \
    \u{200b}\u{feff}\u{ad} ﷽ \u{1b}[?1049l\u{85}\u{84}";

/// A profile full of it.
fn hostile() -> Home {
    let long: String = HOSTILE.chars().cycle().take(10_000).collect();
    let unbroken = "世".repeat(10_000);
    let competencies: Vec<_> = framework().competencies().iter().take(3).map(|(_, c)| c.id.clone()).collect();
    let mut bodies = vec![rating(0, 2), rating(1, 3)];
    for (n, competency) in competencies.into_iter().enumerate() {
        let text = if n == 1 { unbroken.as_str() } else { long.as_str() };
        bodies.push(Body::Evidence(Evidence {
            competency: competency.clone(),
            evidence: EvidenceKind::default(),
            title: if n == 1 { text.into() } else { HOSTILE.into() },
            locator: Some(HOSTILE.into()),
            note: Some(text.into()),
            date: None,
            setting: Setting::Real,
        }));
        bodies.push(Body::Note(Note { competency: Some(competency), text: text.into(), private: false }));
    }
    let home = Home::with(HOSTILE, bodies);
    // The program cleans what it writes; a hostile file holds the characters themselves, escaped as JSON has them.
    let text = String::from_utf8(home.bytes()).unwrap();
    let raw = serde_json::to_string(HOSTILE).unwrap();
    let clean = serde_json::to_string(opsarc::framework::text::Text::new(HOSTILE).as_str()).unwrap();
    let text = text.replace(clean.trim_matches('"'), raw.trim_matches('"'));
    assert!(text.contains("\\u001b]0;owned") && text.contains('\u{202e}') && text.contains('\u{9b}'));
    home.write(text.as_bytes());
    home
}

/// The control sequences in `bytes` by their kind, such as `H`, `m` and `?2026h`. Fails on anything else
/// that steers a terminal.
#[track_caller]
fn sequences(bytes: &[u8]) -> BTreeSet<String> {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut kinds = BTreeSet::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let around = || text[..at].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect::<String>();
        if c == '\u{1b}' {
            assert_eq!(chars.next().map(|(_, c)| c), Some('['), "an escape that is no CSI, after {:?}", around());
            let mut parameters = String::new();
            let end = loop {
                let (_, c) = chars.next().unwrap();
                if !matches!(c, '0'..='9' | ';' | '?') {
                    break c;
                }
                parameters.push(c);
            };
            let mode = matches!(end, 'h' | 'l');
            kinds.insert(if mode { format!("{parameters}{end}") } else { end.to_string() });
        } else {
            let steers = c.is_control()
                || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
            assert!(!steers, "{c:?} after {:?}", around());
        }
    }
    kinds
}

/// What the program wrote until now, less what its end says.
fn own(window: &Window) -> Vec<u8> {
    window.bytes()
}

/// Sees that what is on the screen is what a fresh painting makes: nothing was shifted, wrapped or left over.
#[track_caller]
fn intact(window: &mut Window) {
    let [before, after] = window.repaint();
    assert_eq!(plain(&before), plain(&after));
    let (rows, columns) = (before.size().0.get(), usize::from(before.size().1.get()));
    for n in 0..rows {
        assert!(!before.row_wrapped(n), "row {n} ran into the next:\n{}", before.contents());
    }
    assert_eq!(row(&before, 0).trim_end().chars().next_back(), Some('d'), "{}", before.contents());
    let saved = (columns - 6..columns - 1).map(|x| before.cell(0, x as u16).unwrap().contents()).collect::<String>();
    assert_eq!(saved, "saved", "the header ends where it should:\n{}", before.contents());
}

/// The rows without what a terminal cannot show at their end.
fn plain(screen: &vt100::Screen) -> Vec<String> {
    screen.rows(0, screen.size().1.get()).map(|row| row.trim_end().to_owned()).collect()
}

#[test]
fn a_hostile_profile_reaches_the_terminal_as_text_alone() {
    let home = hostile();
    for (columns, rows) in [(100, 30), (80, 24), (40, 12)] {
        let mut window = Opening::new().size(columns, rows).open(&home);
        window.wait_for("the header", |screen| row(screen, 0).trim_end().ends_with("saved"));
        intact(&mut window);
        window.keys(&["g2\x1b[H"]);
        window.wait_text("g2 Walk");
        for _ in 0..3 {
            for _ in 0..4 {
                intact(&mut window);
                window.keys(&[TAB]);
                window.keys(&["\x1b[6~"]);
            }
            window.keys(&[RIGHT]);
        }
        window.keys(&["u"]);
        window.wait_text("Taken back");
        intact(&mut window);
        window.keys(&["U"]);
        window.wait_text("Back again");
        window.keys(&["S"]);
        window.wait_text("Keep these settings");
        window.keys(&[DOWN]);
        intact(&mut window);
        window.keys(&[ESC]);
        window.wait_gone("Keep these settings");
        let kinds = sequences(&own(&window));
        let known = ["H", "J", "m", "?1049h", "?25l", "?2004h", "?1000h", "?1004h", "?1006h", "?2026h", "?2026l"];
        let strange: Vec<_> = kinds.iter().filter(|kind| !known.contains(&kind.as_str())).collect();
        assert!(strange.is_empty(), "{strange:?}");
        window.quit();
    }
}

#[test]
fn a_resize_is_followed_down_to_the_smallest_and_back() {
    let home = hostile();
    let mut window = Opening::new().size(120, 36).open(&home);
    window.wait_for("the header", |screen| row(screen, 0).trim_end().ends_with("saved"));
    for keys in ["", "g2", "n", "\x1b", "e", "\x1b", "/", "\x1b", "?", "\x1b", "S"] {
        window.keys(&[keys]);
        for (columns, rows) in [(40, 12), (20, 5), (300, 80), (20, 30), (80, 24)] {
            let written = window.written();
            window.resize(columns, rows);
            // It is emptied, then painted whole.
            window.wait_bytes(written, "\x1b[2J");
            window.wait_for("a screen", |screen| !screen.contents().trim().is_empty());
        }
        window.wait_for("the header", |screen| row(screen, 0).trim_end().ends_with("saved"));
    }
    window.keys(&[ESC]);
    window.wait_gone("Keep these settings");
    intact(&mut window);
    window.quit();
}

#[test]

fn no_size_is_too_small() {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    let mut window = Opening::new().open(&home);
    window.wait_saved(1);
    for keys in ["", "g2", "n", "\x1b", "e", "\x1b", "/", "\x1b", "?", "\x1b", "S"] {
        window.keys(&[keys]);
        for (columns, rows) in [(1, 1), (2, 3), (3, 40), (7, 4), (200, 1), (100, 30)] {
            let written = window.written();
            window.resize(columns, rows);
            window.wait_bytes(written, "\x1b[2J");
        }
        window.wait_saved(1);
    }
    window.keys(&[ESC]);
    window.wait_gone("Keep these settings");
    intact(&mut window);
    window.quit();
}

#[test]
fn a_resize_right_after_the_first_frame_is_seen() {
    let home = Home::with("Ada", vec![]);
    for columns in [61, 79, 119] {
        let mut window = Opening::new().open(&home);
        window.wait_for("a frame", |screen| screen.contents().contains("saved"));
        window.resize(columns, 30);
        window.wait_for("the header at its new place", |screen| {
            row(screen, 0).trim_end().chars().count() == usize::from(columns) - 1
        });
        window.quit();
    }
}

#[test]
fn what_is_pasted_never_runs_keys() {
    let home = Home::with("Ada", vec![]);
    let file = home.bytes();
    let mut window = Opening::new().open(&home);
    window.wait_saved(0);
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    window.paste("2\x1b[C3\rxu\x03q");
    window.wait_text("Pasted text goes into a text field");
    window.keys(&["n"]);
    window.wait_text("Note on");
    window.paste("q2\x1b[31mred\x07\u{202e}\r\nx\x03\x1a");
    home.wait_draft("q2");
    window.wait_for("the pasted text", |screen| screen.contents().contains("[31mred"));
    assert_eq!(home.bytes(), file);
    window.keys(&[ESC]);
    window.wait_text("kept half-typed");
    sequences(&own(&window));
    window.quit();
    assert_eq!(home.bytes(), file);
}

#[test]
fn without_colour_there_is_still_weight_and_reverse() {
    let home = Home::with("Ada", vec![rating(0, 2), rating(1, 1)]);
    let mut window = Opening::new().env("NO_COLOR", "1").env("COLORTERM", "truecolor").open(&home);
    window.wait_saved(2);
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    window.keys(&["?"]);
    window.wait_text("Esc close");
    let screen = window.screen();
    let (rows, columns) = (screen.size().0.get(), screen.size().1.get());
    let cells = || (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y))).filter_map(|(x, y)| screen.cell(y, x));
    assert!(cells().any(vt100::Cell::bold), "nothing is bold");
    assert!(cells().any(vt100::Cell::inverse), "nothing is reversed");
    let text = String::from_utf8(own(&window)).unwrap();
    let styles = text.split("\x1b[").skip(1).filter_map(|part| {
        let end = part.find(|c: char| !matches!(c, '0'..='9' | ';' | '?'))?;
        part[end..].starts_with('m').then(|| &part[..end])
    });
    for style in styles {
        for number in style.split(';') {
            let number: u8 = number.parse().unwrap_or(0);
            // 39 and 49 give the terminal its own colours back.
            let colour = matches!(number, 30..=38 | 40..=48 | 58 | 90..=107);
            assert!(!colour, "a colour: {style:?}");
        }
    }
    window.keys(&[ESC]);
    window.wait_gone("Esc close");
    window.quit();
}

#[test]
fn a_terminal_that_answers_nothing_is_painted_first_and_used_at_once() {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    let mut window = Opening::new().without("COLORFGBG").open(&home);
    window.wait_saved(1);
    // A key that comes while the terminal is asked may go astray, so it is pressed until it is heard.
    let heard = (0..50).any(|_| {
        window.keys(&[F1]);
        window.comes("Esc close", Duration::from_millis(200))
    });
    assert!(heard, "no key is heard:\n{}", window.text());
    let text = String::from_utf8(own(&window)).unwrap();
    let (painted, asked) = (text.find("\x1b[?2026l").unwrap(), text.find("\x1b]11;?"));
    assert!(asked.is_some_and(|asked| painted < asked), "{painted} {asked:?}");
    // No splash: the first frame is the screen itself.
    let first = &text[..painted];
    assert!(first.contains("Arc") && first.contains("saved") && first.contains("Ada"), "{first}");
    window.keys(&[ESC]);
    window.wait_gone("Esc close");
    window.quit();
}

#[test]

fn a_terminal_is_asked_once() {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    let mut window = Opening::new().without("COLORFGBG").open(&home);
    let heard = (0..50).any(|_| {
        window.keys(&[F1]);
        window.comes("Esc close", Duration::from_millis(200))
    });
    assert!(heard, "no key is heard:\n{}", window.text());
    window.keys(&[ESC]);
    window.wait_gone("Esc close");
    window.quit();
    let mut again = Opening::new().without("COLORFGBG").open(&home);
    again.wait_saved(1);
    again.keys(&["g2"]);
    again.wait_text("g2 Walk");
    assert!(!String::from_utf8(own(&again)).unwrap().contains("\x1b]"), "asked once, not again");
    again.quit();
}

#[test]
fn a_wait_costs_no_byte_and_a_move_few() {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    let mut window = Opening::new().size(120, 40).open(&home);
    window.wait_saved(1);
    let first = window.bytes().len();
    assert!(first <= 9 * 1024, "{first} bytes for a first screen");
    window.keys(&["g2"]);
    window.wait_text("g2 Walk");
    let written = window.written();
    window.keys(&[DOWN]);
    window.wait_bytes(written, "\x1b[?2026l");
    let moved = window.written() - written;
    assert!(moved <= 300, "{moved} bytes for a move of the cursor");
    let written = window.written();
    // Keys that change nothing write nothing: only the last is answered.
    window.keys(&["\x1b[1;5F", "\x1b[20~", "Z", "?"]);
    window.wait_text("Esc close");
    let frames = String::from_utf8(window.bytes()).unwrap()[written - (window.written() - window.bytes().len())..]
        .matches("\x1b[?2026h")
        .count();
    assert_eq!(frames, 1);
    window.keys(&[ESC]);
    window.wait_gone("Esc close");
    window.quit();
}

#[test]
fn find_walks_to_what_is_named() {
    let home = Home::with("Ada", vec![]);
    let mut window = Opening::new().open(&home);
    window.wait_saved(0);
    let (_, last) = framework().competencies().iter().last().unwrap();
    let title = last.title.line().into_owned();
    window.keys(&["/", &title]);
    window.wait_text(&title);
    window.keys(&[ENTER]);
    window.wait_text("g2 Walk");
    window.wait_text(&title);
    window.quit();
}

#[test]
fn a_change_of_screen_is_one_frame_and_a_whole_session_a_few_kilobytes() {
    let home = Home::with("Ada", (0..20).map(|n| rating(n, 2)).collect());
    let mut window = Opening::new().size(120, 36).open(&home);
    window.wait_saved(20);
    let begun = window.bytes().len();
    let frames = |bytes: &[u8]| bytes.windows(8).filter(|part| part == b"\x1b[?2026h").count();
    for (digit, name) in ["2 Walk", "3 Matrix", "4 Plan", "5 Timeline", "6 Mentor", "7 Team", "1 Arc"]
        .map(|name| name.split_once(' ').unwrap())
    {
        let from = window.bytes().len();
        window.keys(&["g", digit]);
        // The line under the open tab: the frame is there.
        window.wait_for(name, |screen| {
            let (names, line) = (row(screen, 1), row(screen, 2));
            let at = names.find(name).map_or(0, |at| names[..at].chars().count());
            at > 0 && line.chars().nth(at) == Some('▔')
        });
        // Settled: what a key that means nothing is answered with is nothing.
        window.wait_taken();
        let bytes = window.bytes()[from..].to_vec();
        // One for the `g`, which says what it waits for, where both keys are not read at once; one for the screen; one for
        // what is worked out after it.
        assert!(frames(&bytes) <= 3, "{name}: {} frames", frames(&bytes));
        assert!(bytes.len() <= 8 * 1024, "{name}: {} bytes", bytes.len());
    }
    let moved = window.bytes().len() - begun;
    window.quit();
    let whole = window.bytes().len();
    // An animation of the whole screen would be ten times that.
    assert!(moved <= 32 * 1024 && whole <= 44 * 1024, "{moved} bytes for seven screens, {whole} in all");
}

#[cfg(target_os = "linux")]
#[test]
fn idle_it_waits_without_a_time_out_and_writes_nothing() {
    let home = Home::with("Ada", vec![rating(0, 2)]);
    let mut window = Opening::new().open(&home);
    window.wait_saved(1);
    // What shows that the keys were taken: before that it may still wait for them.
    for (keys, shown, gone) in [
        ("", "1 Arc", ""),
        ("g2", "g2 Walk", ""),
        ("n", "ctrl-s", ""),
        (ESC, "g2 Walk", "ctrl-s"),
        ("g5", "Milestones", ""),
        ("?", "What can I do here?", ""),
    ] {
        window.keys(&[keys]);
        window.wait_for(shown, |screen| {
            let text = screen.contents();
            text.contains(shown) && (gone.is_empty() || !text.contains(gone))
        });
        let Some(waits) = window.waits_for_ever() else {
            // Who may look at another program's calls is up to the machine.
            return;
        };
        assert!(waits, "after {keys:?} it would wake by itself");
        let Some(handed_over) = window.handed_over() else { return };
        assert_eq!(window.waits_for_ever(), Some(true));
        assert_eq!(window.handed_over(), Some(handed_over), "after {keys:?}");
    }
}
