//! Every screen as it is drawn: its words, and under them its tones. A snapshot is read by a person
//! before it is accepted.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

#[allow(dead_code, unreachable_pub, reason = "each test binary uses its part of what is shared")]
mod support;

use opsarc::app::keymap::KEYMAP;
use opsarc::app::message::Message;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

use support::people::{HARM, Person};
use support::planes;
use support::play::Play;

/// A screen: its name, the keys to it from the start, and a word that says what it is for, at any size.
struct Screen {
    name: &'static str,
    keys: &'static str,
    says: &'static str,
    /// Whether a cursor shows where the keys go.
    cursor: bool,
    /// Whether it shows something of the person, so that it is worth a snapshot for each.
    personal: bool,
}

const fn screen(name: &'static str, keys: &'static str, says: &'static str, cursor: bool, personal: bool) -> Screen {
    Screen { name, keys, says, cursor, personal }
}

const SCREENS: [Screen; 54] = [
    screen("arc", "g 1", "Statistics for operations", true, true),
    screen("walk_rate", "g 2", "Observability pillars", true, true),
    screen("walk_record", "g 2 Tab", "Evidence", false, true),
    screen("walk_rich", "/ type:'alert-rules' Enter", "Monitoring setup", true, false),
    screen("walk_questions", "/ type:'event-correlation' Enter Tab Tab", "mentor", false, false),
    screen("walk_projects", "/ type:'event-correlation' Enter Tab Tab Tab", "P09", false, false),
    screen("walk_sources", "/ type:'event-correlation' Enter BackTab", "Facts to keep right", false, false),
    screen("matrix_stage", "g 3", "Observability pillars", true, true),
    screen("matrix_level", "g 3 v Right f", "gaps", true, false),
    screen("matrix_depth", "g 3 v v t type:'drift' Enter Esc", "Model drift", true, true),
    screen("matrix_detail", "g 3 r Tab", "Observability pillars", false, true),
    screen("timeline", "g 5", "2026", true, true),
    screen("timeline_chart", "g 5 Tab", "Nov 2026", false, false),
    screen("timeline_milestones", "g 5 Tab Tab", "First rating", true, false),
    screen("walk_review", "g 1 r", "Cross-team collaboration", true, false),
    screen("forecast", "g 1 f", "Level 1", true, true),
    screen("plan_gaps", "g 4", "Gaps", true, true),
    screen("plan_projects", "g 4 Tab", "P", true, false),
    screen("plan_steps", "g 4 Tab Enter", "[ ]", true, false),
    screen("plan_goals", "g 4 a type:'Sleep' Tab type:'A quiet week' ctrl-s Tab", "Wish", true, false),
    screen("plan_weeks", "g 4 BackTab", "a week", true, false),
    screen("plan_reason", "g 4 Tab t d type:'Too early'", "Too early", true, false),
    screen("reports", "g 8 Right", "report", true, true),
    screen("reports_file", "g 8 Enter", "report.md", true, false),
    screen("mentor_between", "g 6", "session", true, true),
    screen("team", "g 7", "No folder of profiles is open", false, false),
    screen("team_folder", "g 7 Enter type:'~/team'", "~/team", true, false),
    screen("team_coverage", "g 7 Enter type:'~/team' Enter team:'small' Down", "Coverage", true, false),
    screen("team_who", "g 7 Enter type:'~/team' Enter team:'small' Enter", " at ", true, false),
    screen("team_flags", "g 7 Enter type:'~/team' Enter team:'small' Tab", "Flags", true, false),
    screen("team_people", "g 7 Enter type:'~/team' Enter team:'small' Tab Tab", "If Ada Sample leaves", true, false),
    screen("team_pairs", "g 7 Enter type:'~/team' Enter team:'small' BackTab BackTab", "could help", true, false),
    screen("team_mix", "g 7 Enter type:'~/team' Enter team:'small' BackTab", "Active in each stage", false, false),
    screen("team_hostile", "g 7 Enter type:'~/team' Enter team:'hostile' Enter", " at ", true, false),
    screen("settings", "S", "Name", true, true),
    screen("placement", "P", "?", true, false),
    screen("themes", "T Down", "colour-blind", true, false),
    screen("keys", "g 2 K Down", "rate 1", true, false),
    screen("keys_press", "g 2 K type:'add a note' Enter e", "again takes it", true, false),
    screen("copy_as", "g 3 Y Down", "Markdown", true, false),
    screen("palette", ":", "open", true, false),
    screen("find", "/", "Observability pillars", true, false),
    screen("find_nothing", "/ type:'zzzz'", "zzzz", false, false),
    screen("find_rest", "/ type:'burn'", "burn rate", true, false),
    screen("reader_pitfall", "/ type:'no-feedback' Enter", "What it looks like", false, false),
    screen("reader_project", "/ type:'P09' Enter", "Deduplicate an alert storm", false, false),
    screen("reader_level", "/ type:'applied-aiops-engineer' Enter PgDn", "Level 2", false, false),
    screen("reader_stage", "g 1 End i", "Stage 4", false, false),
    screen("reader_term", "/ type:'burn rate' Enter", "The speed", false, false),
    screen("evidence", "g 2 e type:'Latency' Tab", "Latency", true, true),
    screen("note", "g 2 n type:'Asked the team'", "Asked the team", false, true),
    screen("note_end", "g 2 n type:'Asked the team' Tab Right", "editor", true, false),
    screen("goal", "g 4 a type:'Sleep' Tab", "Outcome", true, false),
    screen("tab_row", "g 4 Up Right", "Timeline", true, false),
];

/// The sizes of the rich profile.
const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

fn play(person: Person, keys: &str) -> Play {
    let mut play = Play::new(person);
    if person == Person::Empty {
        play.press("ctrl-s");
    }
    play.press(keys);
    play
}

fn snap(name: &str, buf: &Buffer) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("snapshots");
    settings.bind(|| insta::assert_snapshot!(name, planes::both(buf)));
}

fn sized(name: &str, person: &str, (columns, rows): (u16, u16)) -> String {
    format!("{name}_{person}_{columns}x{rows}")
}

#[test]
fn the_screens_of_a_rich_profile_at_three_sizes() {
    for screen in &SCREENS {
        let play = play(Person::Demo, screen.keys);
        for size in SIZES {
            snap(&sized(screen.name, "demo", size), &play.draw(size.0, size.1));
        }
    }
}

/// The tour: what each of its steps is called here, the keys to it, and a word that it says at any size.
const TOUR: [(&str, &str, &str); 4] = [
    ("tour_start", "", "goes on with the walk"),
    ("tour_rate", "w", "Press its digit"),
    ("tour_back", "w 3 e type:'A runbook'", "ctrl-s"),
    ("tour_end", "> > > > > > > >", "own record"),
];

#[test]
fn the_steps_of_the_tour_at_three_sizes() {
    for (name, keys, says) in TOUR {
        let mut play = Play::tour(false, false);
        play.press(keys);
        for size in SIZES {
            assert!(play.screen(size.0, size.1).contains(says), "{name} {size:?}\n{}", play.screen(size.0, size.1));
            snap(&sized(name, "tour", size), &play.draw(size.0, size.1));
        }
    }
}

/// The parts of a session: what each is called, the keys to it, and a word that it says at any size.
const SESSION: [(&str, &str, &str); 8] = [
    ("mentor_open", "g 6 o type:' and Co'", "Mo Sample"),
    ("mentor_since", "g 6 o ctrl-s", "Since"),
    ("mentor_agenda", "g 6 o ctrl-s Tab", "Cross-team collaboration"),
    ("mentor_blind", "g 6 o ctrl-s Tab Enter", "hidden"),
    ("mentor_reveal", "g 6 o ctrl-s Tab Enter 1 r", "Mo Sample"),
    ("mentor_actions", "g 6 o ctrl-s Tab Tab", "Finish the"),
    ("mentor_close", "g 6 o ctrl-s Tab Enter 1 r Esc Tab Tab", "closes the session"),
    ("mentor_minutes", "g 6 Enter", "Session of"),
];

#[test]
fn a_session_at_three_sizes() {
    for (name, keys, says) in SESSION {
        let play = play(Person::Demo, keys);
        for size in SIZES {
            let buf = play.draw(size.0, size.1);
            let text = planes::text(&buf);
            assert!(text.join(" ").contains(says), "{name} at {size:?} lacks `{says}`:\n{}", text.join("\n"));
            assert!(text.iter().all(|row| row.width() <= usize::from(size.0)), "{name} at {size:?}");
            assert!(planes::tones(&buf).join("").matches('?').count() <= 1, "{name} at {size:?}");
            snap(&sized(name, "demo", size), &buf);
        }
    }
}

/// The screens that say more beside their own part on a wide terminal, besides those of a session.
const WIDE: [&str; 14] = [
    "arc",
    "walk_rate",
    "walk_record",
    "matrix_stage",
    "matrix_detail",
    "timeline_milestones",
    "walk_review",
    "plan_gaps",
    "plan_steps",
    "plan_weeks",
    "reports",
    "team_coverage",
    "team_people",
    "settings",
];

#[test]
fn the_screens_that_say_more_on_a_wide_terminal() {
    let screens = SCREENS.iter().filter(|screen| WIDE.contains(&screen.name)).map(|screen| (screen.name, screen.keys));
    let screens = screens.chain([("plan_goal", "g 4 Tab Tab Down"), ("plan_projects", "g 4 Tab Down")]);
    for (name, keys) in screens.chain(SESSION.iter().map(|(name, keys, _)| (*name, *keys))) {
        snap(&sized(name, "demo", (200, 60)), &play(Person::Demo, keys).draw(200, 60));
    }
}

#[test]
fn two_days_side_by_side_at_three_sizes() {
    let play = play(Person::Demo, "g 5 m PgUp PgUp PgUp");
    for size in SIZES {
        snap(&sized("timeline_beside", "demo", size), &play.draw(size.0, size.1));
    }
}

#[test]
fn the_welcome_at_three_sizes() {
    let mut play = Play::empty();
    for size in SIZES {
        snap(&sized("welcome", "empty", size), &play.draw(size.0, size.1));
    }
    play.press("Down");
    snap("welcome_roles_empty_80x24", &play.draw(80, 24));
    play.press("End Down Down Down Down");
    snap("welcome_begin_empty_80x24", &play.draw(80, 24));
}

#[test]
fn the_screens_of_an_empty_profile() {
    for screen in SCREENS.iter().filter(|screen| screen.personal) {
        snap(&sized(screen.name, "empty", (80, 24)), &play(Person::Empty, screen.keys).draw(80, 24));
    }
    // The first picture of the quick placement is the same person five keys later.
    snap("arc_placed_80x24", &play(Person::Empty, "P 3 2 1 0").draw(80, 24));
    snap("arc_placed_120x36", &play(Person::Empty, "P 3 2 1 0").draw(120, 36));
}

#[test]
fn the_screens_of_a_novice() {
    for screen in SCREENS.iter().filter(|screen| screen.personal) {
        snap(&sized(screen.name, "novice", (80, 24)), &play(Person::Novice, screen.keys).draw(80, 24));
    }
}

#[test]
fn the_screens_of_a_hostile_profile() {
    for screen in SCREENS.iter().filter(|screen| screen.personal) {
        let mut play = play(Person::Hostile, screen.keys);
        if screen.name == "evidence" {
            play.press("BackTab");
        }
        if play.model.typing() {
            play.send(Message::Paste(HARM.to_owned()));
        }
        if screen.name == "note" {
            play.send(Message::Paste("word ".repeat(2000)));
        }
        snap(&sized(screen.name, "hostile", (80, 24)), &play.draw(80, 24));
    }
}

/// Each screen of each person at each size, drawn.
fn everywhere(mut look: impl FnMut(&Screen, Person, (u16, u16), &Play, &Buffer)) {
    for person in [Person::Demo, Person::Novice, Person::Hostile] {
        for screen in &SCREENS {
            let mut play = play(person, screen.keys);
            if person == Person::Hostile && screen.personal && play.model.typing() {
                play.send(Message::Paste(HARM.to_owned()));
            }
            for size in SIZES {
                look(screen, person, size, &play, &play.draw(size.0, size.1));
            }
        }
    }
}

#[test]
fn no_row_is_wider_than_the_screen_and_nothing_on_it_could_steer_a_terminal() {
    everywhere(|screen, person, size, _, buf| {
        for (y, row) in planes::text(buf).iter().enumerate() {
            assert!(row.width() <= usize::from(size.0), "{} of {person:?} at {size:?}, row {y}: {row}", screen.name);
            let harm = row.chars().find(|c| c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'));
            // A zero-width joiner within an emoji is no harm.
            let harm = harm.filter(|c| *c != '\u{200d}');
            assert_eq!(harm, None, "{} of {person:?} at {size:?}, row {y}: {row:?}", screen.name);
        }
    });
}

#[test]
fn in_ascii_nothing_of_the_programs_own_is_anything_else() {
    everywhere(|screen, person, size, play, _| {
        if person == Person::Hostile || screen.name == "team_hostile" {
            // What a person typed stays as it is: of these, nearly all.
            return;
        }
        let mut play = play.clone();
        play.model.ascii = true;
        play.model.braille = false;
        play.model.keys = play.model.keys.clone().spelled(true);
        let buf = play.draw(size.0, size.1);
        for (y, row) in planes::text(&buf).iter().enumerate() {
            assert!(row.is_ascii(), "{} of {person:?} at {size:?}, row {y}: {row}", screen.name);
        }
    });
}

#[test]
fn what_a_person_typed_stays_as_it_is_in_ascii() {
    let mut play = Play::demo();
    play.model.ascii = true;
    play.press("g 2 n type:'Größe 世界'");
    assert!(play.screen(80, 24).contains("Größe 世界"));
}

#[test]
fn every_look_is_one_of_the_table() {
    everywhere(|screen, person, size, _, buf| {
        let odd = planes::tones(buf).join("").matches('?').count();
        // The cursor of a text field is the one look that is the terminal's.
        assert!(odd <= 1, "{} of {person:?} at {size:?}: {odd} cells\n{}", screen.name, planes::both(buf));
    });
}

#[test]
fn every_screen_with_a_cursor_shows_one() {
    everywhere(|screen, person, size, _, buf| {
        let marks: usize = planes::text(buf).iter().map(|row| row.matches('▸').count()).sum();
        assert!(
            marks == usize::from(screen.cursor),
            "{} of {person:?} at {size:?}: {marks}\n{}",
            screen.name,
            planes::text(buf).join("\n")
        );
    });
}

/// Where the cursor was lost on its way down, for each screen and size.
fn lost(size: (u16, u16), screens: &[&str]) -> Vec<String> {
    let mut lost = Vec::new();
    for person in [Person::Demo, Person::Novice] {
        for keys in screens {
            let mut play = play(person, keys);
            for step in 0..45 {
                if !play.screen(size.0, size.1).contains('▸') {
                    lost.push(format!("{person:?}: {keys}, {step} down at {}x{}", size.0, size.1));
                    break;
                }
                play.press("Down");
            }
        }
    }
    lost
}

#[test]
fn wherever_the_cursor_goes_it_is_seen() {
    for size in SIZES {
        assert_eq!(lost(size, &["g 2", "g 3", "g 3 v", "g 3 v v", "S", "P", ":", "/", "g 2 e"]), [""; 0]);
        assert_eq!(lost(size, &["g 2", "g 5", "g 5 Tab Tab", "S", "P", ":", "/", "g 2 e"]), [""; 0]);
        let team = "g 7 Enter type:'x' Enter team:'small'";
        let parts = [team, &format!("{team} Enter"), &format!("{team} Tab"), &format!("{team} Tab Tab Tab")];
        assert_eq!(lost(size, &parts), [""; 0]);
        assert_eq!(lost(size, &["g 2", "S", "P", ":", "/", "g 2 e", "g 4", "g 4 Tab", "g 4 Tab Enter"]), [""; 0]);
    }
}

#[test]

fn wherever_the_cursor_goes_on_the_arc_it_is_seen() {
    let lost: Vec<String> = SIZES.into_iter().flat_map(|size| lost(size, &["g 1"])).collect();
    assert_eq!(lost, [""; 0]);
}

#[test]
fn a_footer_shows_only_whole_hints() {
    everywhere(|screen, person, size, play, buf| {
        let rows = planes::text(buf);
        let footer = rows.last().unwrap();
        let context = play.model.contexts();
        let hints: Vec<String> = KEYMAP
            .iter()
            .filter(|b| context.contains(&b.context))
            .map(|b| format!("{} {}", b.keys[0], b.name))
            .collect();
        assert!(!footer.trim().is_empty(), "{} of {person:?} at {size:?} has no hint", screen.name);
        for hint in footer.trim().split("   ").filter(|hint| !hint.is_empty()) {
            assert!(hints.iter().any(|whole| whole == hint), "{} at {size:?}: `{hint}`", screen.name);
        }
    });
}

#[test]
fn every_screen_says_the_one_thing_it_is_for_at_every_size() {
    for screen in &SCREENS {
        let play = play(Person::Demo, screen.keys);
        for (columns, rows) in SIZES {
            let text = play.screen(columns, rows);
            // Words may be broken over lines.
            let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(screen.says), "{} at {columns}x{rows} lacks `{}`:\n{text}", screen.name, screen.says);
        }
    }
}

#[test]
fn all_five_anchors_can_be_reached_at_the_smallest_size() {
    let mut play = play(Person::Demo, "g 2 Up Up Up");
    for rating in 0..=4_u8 {
        let text = play.screen(40, 12);
        let row = text.lines().find(|row| row.contains('▸')).unwrap_or_else(|| panic!("{text}"));
        assert!(row.contains(&format!("▸ {rating}")), "{text}");
        play.press("Down");
    }
}

#[test]
fn a_form_covers_what_lies_under_it() {
    // Inside the panel's border nothing of the screen below shines through.
    let under = play(Person::Demo, "g 2").draw(80, 24);
    let above = play(Person::Demo, "g 2 e").draw(80, 24);
    let rows = planes::text(&above);
    let top = rows.iter().position(|row| row.contains('╭')).unwrap() as u16;
    let bottom = rows.iter().position(|row| row.contains('╰')).unwrap() as u16;
    let left = rows[usize::from(top)].chars().position(|c| c == '╭').unwrap() as u16;
    assert!(bottom > top + 2);
    for y in top + 1..bottom {
        assert_eq!(above.cell(Position::new(left, y)).unwrap().symbol(), "│", "row {y}");
    }
    assert_ne!(planes::text(&under), rows);
}
