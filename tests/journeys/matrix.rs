//! The matrix: layouts, lenses, filters, the text filter, the way to a page and back to the same cell.

use opsarc::app::effect::Effect;
use opsarc::app::keymap::Context;
use opsarc::app::message::{Message, Target};
use opsarc::app::model::{Model, Saving};
use opsarc::app::overlay::Overlay;
use opsarc::app::session::Session;
use opsarc::app::tabs::Tab;
use opsarc::framework::framework::Framework;
use opsarc::framework::load;
use opsarc::framework::table::Ix;
use opsarc::insight::matrix::{FILTERS, Filter, Group, LAYOUTS, Layout};
use opsarc::profile::draft::Drafts;
use opsarc::view::frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use serde_json::{Value, json};

use crate::support::people::{HARM, Person, file, framework, today};
use crate::support::planes;
use crate::support::play::{Play, THEME};

/// The demo at its matrix.
fn matrix() -> Play {
    let mut play = Play::demo();
    play.press("3");
    play
}

fn cursor(play: &Play) -> Ix {
    let matrix = &play.model.matrix;
    matrix.cursor(&matrix.board(&play.model.session)).unwrap()
}

fn id(ix: Ix) -> &'static str {
    framework().competency(ix).id.as_str()
}

/// The competencies shown, in the order of the screen.
fn shown(play: &Play) -> Vec<&'static str> {
    let groups = play.model.matrix.groups(&play.model.session);
    groups.iter().flat_map(Group::cells).map(|cell| id(cell.competency)).collect()
}

#[test]
fn every_cell_opens_its_page_by_one_key_and_one_key_comes_back_to_it() {
    for (layout, ..) in LAYOUTS {
        let mut play = matrix();
        while play.model.matrix.view.layout != layout {
            play.press("v");
        }
        play.press("Home");
        let mut seen = vec![id(cursor(&play))];
        loop {
            let here = cursor(&play);
            play.press("Enter");
            assert_eq!((play.model.tab, play.page()), (Tab::Walk, id(here)));
            play.press("Right Esc");
            assert_eq!((play.model.tab, cursor(&play)), (Tab::Matrix, here), "whatever was walked through meanwhile");
            play.press("Down");
            if cursor(&play) == here {
                break;
            }
            seen.push(id(cursor(&play)));
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), framework().competencies().len(), "{layout:?}");
    }
}

#[test]
fn layout_lens_filter_text_and_cell_survive_the_way_to_a_page_and_to_other_screens() {
    let mut play = matrix();
    play.press("v r r f t type:'sec' Enter Down");
    let (view, here) = (play.model.matrix.view.clone(), cursor(&play));
    assert_eq!((view.layout, view.filter, view.text.as_str()), (Layout::Level, Filter::Gaps, "sec"));
    assert_eq!(view.lens.as_ref(), Some(&framework().roles()[1].id));
    play.press("Enter Esc 1 3");
    assert_eq!((&play.model.matrix.view, cursor(&play)), (&view, here));
}

#[test]
fn arrows_and_letters_move_alike_and_to_what_is_beside() {
    let mut play = matrix();
    let home = cursor(&play);
    play.press("Down Down Right");
    let there = cursor(&play);
    assert_eq!(framework().competency(there).stage, 2);
    play.press("h k k");
    assert_eq!(cursor(&play), home);
    play.press("j j l");
    assert_eq!(cursor(&play), there);
    play.press("End");
    assert_eq!(framework().competency(cursor(&play)).stage, framework().stages().last().unwrap().stage);
    play.press("Right Down");
    assert_eq!(id(cursor(&play)), shown(&play).last().copied().unwrap());
    play.press("Home Left Up");
    assert_eq!(cursor(&play), home);
    play.press("PgDn PgUp");
    assert_eq!(cursor(&play), home);
}

#[test]
fn going_sideways_past_a_short_column_keeps_the_row() {
    let mut play = matrix();
    play.press("PgDn Down Down");
    let here = cursor(&play);
    play.press("Right Right Right");
    assert_ne!(cursor(&play), here);
    play.press("Left Left Left");
    assert_eq!(cursor(&play), here);
}

#[test]
fn each_filter_shows_what_it_names_and_they_go_round() {
    let mut play = matrix();
    let overview = play.model.session.overview().clone();
    let wanted = |filter: Filter| -> Vec<&str> {
        let of = |ix: &Ix| {
            let reading = &overview.readings[*ix];
            match filter {
                Filter::All => true,
                Filter::Gaps => overview.gaps.iter().any(|gap| gap.competency == *ix),
                Filter::Stale => reading.stale,
                Filter::Unrated => reading.effective.is_none(),
                Filter::Claimed => reading.effective.is_some_and(|r| r.number() > reading.backed),
                Filter::Disputed => reading.disputed,
            }
        };
        framework().indices().filter(of).map(id).collect()
    };
    for (filter, _, name, _) in FILTERS {
        assert_eq!(play.model.matrix.view.filter, filter);
        let mut found = shown(&play);
        let count = found.len();
        assert!(count > 0, "the demo has something for {name}");
        let mut wanted = wanted(filter);
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{name}");
        let screen = play.screen(120, 36);
        assert!(filter == Filter::All || screen.contains(&format!("{name}, {count} of 43")), "{screen}");
        play.press("f");
    }
    assert_eq!(play.model.matrix.view.filter, Filter::All);
}

#[test]
fn a_filter_that_leaves_nothing_says_so_and_what_to_press() {
    let mut play = Play::new(Person::Novice);
    play.press("3 f f f f f");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Nothing is disputed.") && screen.contains("f takes the next filter"), "{screen}");
    play.press("Enter y Down Tab PgDn Tab");
    assert_eq!(play.model.tab, Tab::Matrix);
    assert!(!play.effects.iter().any(|effect| matches!(effect, Effect::Copy(_))));
}

#[test]
fn what_a_rating_moves_out_of_the_filter_leaves_the_cursor_on_a_neighbour() {
    let mut play = matrix();
    play.press("f f f");
    let unrated = shown(&play);
    assert_eq!(unrated.len(), 1);
    play.press("Enter 0 Esc");
    assert_eq!((play.model.tab, shown(&play)), (Tab::Matrix, vec![]));
    assert!(play.screen(80, 24).contains("Everything is rated."));
    play.press("f");
    assert!(!shown(&play).is_empty());
}

#[test]
fn the_text_narrows_as_it_is_typed_and_esc_clears_it() {
    let mut play = matrix();
    play.press("t type:'drift'");
    assert_eq!(play.model.context(), Context::Narrow);
    assert_eq!(shown(&play), ["drift"]);
    assert!(play.screen(80, 24).contains("text › drift"), "{}", play.screen(80, 24));
    // The arrows that edit the text edit it.
    play.press("Left Left Backspace Delete Home End");
    assert_eq!(play.model.matrix.view.text, "drt");
    play.press("Esc");
    assert_eq!((play.model.context(), shown(&play).len()), (Context::Matrix, 43));
    play.press("t type:'telemetry' Down Enter");
    assert_eq!(play.model.matrix.view.text, "telemetry");
    assert!(play.screen(80, 24).contains("text \"telemetry\""));
    let narrowed = shown(&play).len();
    assert!(narrowed > 1 && narrowed < 43);
    // Letters are keys again, and what was chosen is walked to.
    play.press("Enter Esc");
    assert_eq!(shown(&play).len(), narrowed);
    play.press("Esc");
    assert_eq!((play.model.tab, shown(&play).len()), (Tab::Matrix, 43), "the first Esc clears");
    play.press("Esc");
    assert!(matches!(play.model.overlay, Some(Overlay::Palette(_))), "where nothing is open, Esc opens the list");
    play.press("Esc q");
    assert_eq!((play.model.tab, play.model.overlay.is_none()), (Tab::Arc, true), "and `q` goes home");
}

#[test]
fn pasted_text_narrows_and_never_runs_keys() {
    let mut play = matrix();
    play.press("t paste:'no such thing'");
    assert!(shown(&play).is_empty() && play.screen(80, 24).contains("holds \"no such thing\""));
    play.send(Message::Paste(HARM.to_owned()));
    play.screen(80, 24);
    play.press("Esc");
    let before = play.model.matrix.view.clone();
    play.send(Message::Paste("vrf".to_owned()));
    assert_eq!(play.model.matrix.view, before);
}

#[test]
fn the_lens_of_each_role_dims_what_it_does_not_ask_for() {
    let mut play = matrix();
    for role in framework().roles() {
        play.press("r");
        assert!(play.screen(120, 36).contains(&format!("lens of {}", role.short)), "{}", play.screen(120, 36));
        let buf = play.draw(200, 50);
        let (text, tones) = (planes::text(&buf), planes::tones(&buf));
        for ix in framework().indices().filter(|ix| *ix != cursor(&play)) {
            // What has no room for its title is called by its word.
            let competency = framework().competency(ix);
            let find = |name: &str| text.iter().enumerate().find_map(|(y, row)| Some((y, row.find(name)?)));
            let word = || {
                let behind = |sign: &str| find(&format!("{sign}{}", competency.word)).map(|(y, x)| (y, x + sign.len()));
                ["(", "· ", "▒ ", "█ "].into_iter().find_map(behind)
            };
            let asked = framework().weight(ix, &role.id) > 0;
            let (y, x) = find(&competency.title.line()).or_else(word).unwrap_or_else(|| panic!("{}", id(ix)));
            let x = text[y][..x].chars().count();
            let before = text[y].chars().nth(x - 1).unwrap();
            let tone = tones[y].chars().nth(x).unwrap();
            assert_eq!((before == '(', tone == 'f'), (!asked, !asked), "{} for {}", id(ix), role.id);
        }
    }
    play.press("r");
    assert!(play.screen(120, 36).contains("your lens, SRE"));
}

#[test]
fn the_details_follow_the_cursor_and_fill_the_screen_on_tab() {
    let mut play = Play::demo();
    play.press("/ type:'basic-stats' Enter g 3");
    for (keys, says) in [("", "Observability pillars"), ("Down", "Incident workflow"), ("Down", "Monitoring setup")] {
        play.press(keys);
        let screen = play.screen(120, 36);
        let below = screen.split("blank unrated").nth(1).unwrap();
        assert!(below.contains(says), "{screen}");
        let notes = play.model.session.mark(cursor(&play)).notes.len();
        assert_eq!(below.contains("Notes"), notes > 0, "{screen}");
        let parts = ["Evidence", "Unlocks", "●"];
        assert!(parts.iter().all(|part| below.contains(part)), "{screen}");
    }
    let here = cursor(&play);
    play.press("Tab");
    let guide = framework().guide(here);
    let mut text = String::new();
    for _ in 0..12 {
        text.push_str(&play.screen(120, 36));
        play.press("PgDn");
    }
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for anchor in &guide.anchors {
        assert!(flat.contains(anchor.line().split(' ').take(5).collect::<Vec<_>>().join(" ").as_str()), "{anchor}");
    }
    for word in ["Anchors", "Builds on", "Unlocks", "Evidence", "Notes"] {
        assert!(flat.contains(word), "{word}: {flat}");
    }
    let title = |ix: Ix| framework().competency(ix).title.line().into_owned();
    play.press("Down");
    assert!(play.screen(120, 36).contains(&title(cursor(&play))), "a move shows the next from its top");
    play.send(Message::Wheel(1));
    assert!(play.model.matrix.scroll > 0);
    play.press("Esc");
    assert_eq!((play.model.tab, play.model.matrix.detail), (Tab::Matrix, false));
}

#[test]
fn edges_and_marks_show_what_a_cell_builds_on_and_unlocks() {
    let mut play = matrix();
    play.press("v v t type:'drift' Enter Esc");
    let here = cursor(&play);
    assert_eq!(id(here), "drift");
    let screen = play.screen(120, 36);
    assert!(screen.contains("╭─▸0· Drift") && screen.contains("╭─›0· Feedback"), "{screen}");
    assert_eq!(screen.matches("‹").count(), 2, "one prerequisite, and the legend: {screen}");
    // In the other layouts the marks alone say it.
    play.press("v");
    let screen = play.screen(120, 36);
    assert!(screen.contains("‹···· Lifecycle") && screen.contains("›···· Feedback"), "{screen}");
}

#[test]
fn the_cell_is_copied_as_a_line() {
    let mut play = matrix();
    play.press("y");
    let copied = Effect::Copy("Observability pillars: 3 Independent, backed, 3 expected".to_owned());
    assert_eq!(play.effects.last(), Some(&copied));
}

/// Where `ix` can be clicked at this size.
fn target(play: &Play, ix: Ix) -> (Rect, Target) {
    let area = Rect::new(0, 0, 120, 36);
    let hits = frame::draw(&play.model, &THEME, area, &mut Buffer::empty(area));
    hits.into_iter().find(|(_, target)| *target == Target::Row(ix.number())).unwrap()
}

#[test]
fn a_click_selects_and_a_second_opens_and_the_wheel_moves() {
    let mut play = matrix();
    let ix = framework().indices().nth(20).unwrap();
    let (_, hit) = target(&play, ix);
    play.send(Message::Click(hit));
    assert_eq!((play.model.tab, cursor(&play)), (Tab::Matrix, ix));
    play.send(Message::Click(hit));
    assert_eq!((play.model.tab, play.page()), (Tab::Walk, id(ix)));
    play.press("Esc");
    assert_eq!(cursor(&play), ix);
    play.send(Message::Wheel(1));
    assert_ne!(cursor(&play), ix);
    play.send(Message::Wheel(-1));
    assert_eq!(cursor(&play), ix);
}

#[test]
fn an_empty_matrix_teaches() {
    let mut play = Play::empty();
    play.press("ctrl-s 3");
    for size in [(120, 36), (80, 24)] {
        let screen = play.screen(size.0, size.1);
        assert!(screen.contains("Nothing is rated yet") && screen.contains("Enter opens"), "{screen}");
    }
    play.press("Enter 2 Esc");
    assert!(!play.screen(120, 36).contains("Nothing is rated yet"));
}

#[test]
fn nothing_here_is_recorded() {
    let mut play = matrix();
    let before = play.entries();
    play.press("v r f t type:'a' Enter Tab y Down Esc e n x 0 Esc");
    assert_eq!((play.entries(), play.saves()), (before, 0));
    let mut past = Play::past("2026-03-01");
    past.press("3 v r Tab Esc f f f Enter Esc");
    assert_eq!((past.model.tab, past.saves()), (Tab::Matrix, 0));
}

#[test]
fn a_mentors_other_view_is_told_without_colour() {
    let mut play = matrix();
    play.press("f f f f f");
    let ix = cursor(&play);
    let mentor = play.model.session.mark(ix).mentor.as_ref().unwrap().mentor.clone();
    let screen = play.screen(120, 36);
    assert!(screen.contains("≠") && screen.contains("you and your mentor differ"), "{screen}");
    assert!(screen.contains(mentor.line().as_ref()), "{screen}");
}

/// A framework of this many stages and competencies, five levels, and chains of prerequisites across its stages.
fn another(stages: usize, competencies: usize) -> &'static Framework {
    let mut own: Value = serde_json::from_str(&load::content_json(framework())).unwrap();
    let list = |make: &dyn Fn(usize) -> Value, count: usize| Value::from((0..count).map(make).collect::<Vec<_>>());
    let (stage, level) = (own["stages"][0].clone(), own["levels"][0].clone());
    own["stages"] = list(
        &|n| {
            let mut stage = stage.clone();
            stage["stage"] = json!(n + 1);
            stage["id"] = json!(format!("stage-{n}"));
            for name in ["title", "short", "word"] {
                stage[name] = json!(format!("Part {n}"));
            }
            stage
        },
        stages,
    );
    own["levels"] = list(
        &|n| {
            let mut level = level.clone();
            level["level"] = json!(n + 1);
            level["id"] = json!(format!("level-{n}"));
            level
        },
        5,
    );
    let first = own["competencies"][0].clone();
    let each = competencies.div_ceil(stages);
    own["competencies"] = list(
        &|n| {
            let mut c = first.clone();
            c["id"] = json!(format!("thing-{n}"));
            c["title"] = json!(format!("Thing {n}"));
            c["stage"] = json!(n / each + 1);
            c["level"] = json!(n * 5 / competencies + 1);
            c["origin"] = json!("level");
            c["references"] = json!([]);
            let bases: Vec<String> = n.checked_sub(each).map(|base| format!("thing-{base}")).into_iter().collect();
            c["prerequisites"] = json!(bases);
            c
        },
        competencies,
    );
    for emptied in ["pathways", "pitfalls", "projects", "references", "sandboxes", "glossary", "legal", "checklists"] {
        own[emptied] = json!([]);
    }
    own.as_object_mut().unwrap().remove("hiring");
    for area in own["areas"].as_array_mut().unwrap() {
        area.as_object_mut().unwrap().remove("also");
    }
    let loaded = load::load(&[("own.json", own.to_string().as_str())]);
    Box::leak(Box::new(loaded.unwrap_or_else(|errors| panic!("{errors}"))))
}

#[test]
fn another_framework_with_seven_stages_or_two_hundred_competencies_works_as_well() {
    for (stages, competencies) in [(7, 21), (7, 200), (1, 60), (2, 3)] {
        let own = another(stages, competencies);
        let session = Session::new(own, file(&[]), today(), None);
        let mut play = Play::demo();
        play.model = Model::new(session, Drafts::default(), None, Saving::Saved);
        play.press("ctrl-s 3");
        for (layout, groups) in [(Layout::Stage, stages), (Layout::Level, competencies.min(5)), (Layout::Depth, stages)]
        {
            assert_eq!(play.model.matrix.view.layout, layout);
            assert_eq!(play.model.matrix.groups(&play.model.session).len(), groups, "{layout:?}");
            play.press("Home");
            let mut seen = 1;
            loop {
                let here = cursor(&play);
                if seen % 7 == 0 {
                    for size in [(120, 36), (80, 24), (40, 12)] {
                        let screen = play.screen(size.0, size.1);
                        let title = own.competency(here).title.line().into_owned();
                        let row = screen.lines().find(|row| row.contains('▸')).unwrap_or_else(|| panic!("{screen}"));
                        assert!(row.contains(&title), "{row}");
                    }
                }
                play.press("Down");
                if cursor(&play) == here {
                    break;
                }
                seen += 1;
            }
            assert_eq!(seen, competencies, "{layout:?}");
            play.press("v");
        }
        if stages == 7 && competencies == 21 {
            assert!(play.screen(200, 36).contains("7 Part 6"), "{}", play.screen(200, 36));
        }
    }
}
