//! Documents chosen, seen, written.

use opsarc::app::effect::Effect;
use opsarc::app::message::Message;
use opsarc::app::order::Unwritten;
use opsarc::app::overlay::Overlay;
use opsarc::app::tabs::Tab;
use opsarc::export::format::FORMATS;
use opsarc::export::shape::Shape;

use crate::support::people::Person;
use crate::support::play::Play;

fn reports(keys: &str) -> Play {
    let mut play = Play::demo();
    play.press("8").press(keys);
    play
}

/// Moves to the format of this name.
fn of(name: &str, keys: &str) -> Play {
    let at = FORMATS.iter().position(|format| format.name == name).unwrap();
    let mut play = reports("");
    (0..at).for_each(|_| _ = play.press("Down"));
    play.press(keys);
    assert_eq!(play.model.reports.format().unwrap().name, name);
    play
}

#[test]
fn minutes_are_of_the_session_chosen() {
    let told = |play: &Play| play.model.reports.preview().unwrap().lines.as_ref().unwrap()[0].text.clone();
    let mut play = of("minutes", "");
    let held: Vec<_> = play.model.session.standing().sessions.iter().map(|held| held.session).collect();
    let [first, second, _] = held[..] else { panic!("the sample has three sessions") };
    assert!(told(&play).starts_with("# Session of Ada Sample and Mo"), "{}", told(&play));
    for chosen in [None, Some(second), Some(first), None] {
        assert_eq!(play.model.reports.ask().unwrap().options.session, chosen);
        assert!(play.model.reports.preview().is_some());
        play.press("s");
    }
    assert!(made(&play) >= 3);
    // Keys of options that the format does not take are not hinted at.
    let hints = play.screen(120, 36).lines().last().unwrap().to_owned();
    assert!(hints.contains("s session") && !hints.contains("r role"), "{hints}");
}

/// How many previews were asked for.
fn made(play: &Play) -> usize {
    play.effects.iter().filter(|effect| matches!(effect, Effect::Make(_))).count()
}

fn write(play: &Play) -> Option<(&str, bool)> {
    play.effects.iter().rev().find_map(|effect| match effect {
        Effect::WriteDocument { path, over, .. } => Some((path.as_str(), *over)),
        _ => None,
    })
}

#[test]
fn every_format_in_every_shape_can_be_seen() {
    let mut play = reports("");
    for format in FORMATS {
        for shape in format.shapes() {
            assert_eq!(play.model.reports.shape(), Some(shape));
            let preview = play.model.reports.preview().unwrap();
            assert!(!preview.lines.as_ref().unwrap().is_empty(), "{} as {shape:?}", format.name);
            play.press("Right");
        }
        play.press("Down");
    }
    assert_eq!(play.model.reports.at, FORMATS.len() - 1, "the list ends");
}

#[test]
fn a_preview_is_made_when_the_document_changes_and_not_on_every_key() {
    let mut play = reports("");
    assert_eq!(made(&play), 1);
    play.press("PgDn PgDn PgUp End Home / Esc : Esc");
    assert_eq!(made(&play), 1, "scrolling and looking elsewhere make nothing anew");
    play.press("Right");
    assert_eq!(made(&play), 2);
    play.press("1 8");
    assert_eq!(made(&play), 2, "nor does coming back");
    play.press("2 1 g 8");
    assert_eq!(made(&play), 3, "a changed record does");
    let mut play = Play::demo();
    play.press("1 2 g 3");
    assert_eq!(made(&play), 0, "no other screen pays for it");
}

#[test]
fn html_is_shown_as_it_reads_and_markdown_as_it_is() {
    let play = of("report", "");
    assert!(play.screen(120, 36).contains("# Growth report: Ada Sample"), "{}", play.screen(120, 36));
    let play = of("report", "Right");
    assert_eq!(play.model.reports.shape(), Some(Shape::Html));
    let screen = play.screen(120, 36);
    assert!(screen.contains("Growth report: Ada Sample") && !screen.contains('<'), "{screen}");
    let play = of("csv", "");
    assert!(play.screen(120, 36).contains("competency,rating,by,evidence,note,date"));
}

#[test]
fn the_preview_ends_where_its_last_line_is_seen() {
    let mut play = reports("End");
    let end = play.model.reports.scroll;
    assert!(end > 100);
    play.press("PgDn");
    assert_eq!(play.model.reports.scroll, end);
    play.press("PgUp");
    assert_eq!(play.model.reports.scroll, end - 10, "and goes up at once");
}

#[test]
fn options_go_to_the_formats_that_take_them() {
    let mut play = of("report", "p");
    assert!(play.model.reports.ask().unwrap().options.private);
    assert!(play.screen(120, 36).contains("with private notes"));
    play.press("t");
    assert!(play.notice().contains("takes no stage: roadmap"), "{}", play.notice());
    let mut play = of("roadmap", "p t t");
    assert!(play.notice().is_empty() || play.notice().contains("takes no private"), "{}", play.notice());
    assert_eq!(play.model.reports.ask().unwrap().options.stage, Some(2));
    play.press("t t t");
    assert_eq!(play.model.reports.ask().unwrap().options.stage, None, "after the last comes all of them");
}

#[test]
fn a_document_is_written_to_the_file_that_is_named() {
    let mut play = of("report", "Right Enter");
    assert!(play.screen(80, 24).contains("ada-sample-report.html"), "{}", play.screen(80, 24));
    assert_eq!(write(&play), None, "not before it is said");
    play.press("Enter");
    assert_eq!(write(&play), Some(("ada-sample-report.html", false)));
    play.send(Message::Wrote(Ok("/somewhere/ada-sample-report.html".to_owned())));
    assert_eq!(play.notice(), "Wrote /somewhere/ada-sample-report.html");
    assert!(play.model.overlay.is_none());
    assert_eq!(play.model.tab, Tab::Reports);
}

#[test]
fn a_file_that_is_there_is_asked_about_again_by_its_name() {
    let exists = || Unwritten { exists: true, why: "There is such a file already.".to_owned() };
    let mut play = reports("Enter Enter");
    play.send(Message::Wrote(Err(exists())));
    assert!(play.screen(80, 24).contains("! There is such a file already."));
    play.press("Enter");
    assert!(write(&play).unwrap().1, "said again, it is overwritten");

    let mut play = reports("Enter Enter");
    play.send(Message::Wrote(Err(exists())));
    play.press("type:'x' Enter");
    assert!(!write(&play).unwrap().1, "another name is another question");

    let mut play = reports("Enter Enter");
    play.send(Message::Wrote(Err(Unwritten { exists: false, why: "The disk is full.".to_owned() })));
    play.press("Enter");
    assert!(!write(&play).unwrap().1, "a full disk asks nothing");
    play.press("Esc");
    assert!(play.model.overlay.is_none());
}

#[test]
fn a_name_must_be_given() {
    let mut play = reports("Enter");
    let Some(Overlay::File(form)) = &play.model.overlay else { panic!("no form") };
    let length = form.name.text().len();
    (0..length).for_each(|_| _ = play.press("Backspace"));
    play.press("Enter");
    assert_eq!(write(&play), None);
    assert!(play.screen(80, 24).contains("Name a file."));
}

#[test]
fn copy_has_the_document_made_by_the_shell() {
    let play = of("csv", "y");
    let copied = play.effects.iter().any(|e| matches!(e, Effect::CopyDocument(ask) if ask.format == "csv"));
    assert!(copied);
}

#[test]
fn anyone_may_look_and_write_and_nothing_is_recorded() {
    for mut play in [Play::past("2026-03-01"), Play::seated(Person::Demo, "Mo"), Play::new(Person::Hostile)] {
        let before = play.entries();
        play.press("8 Right Enter Enter Esc p y");
        assert!(write(&play).is_some());
        assert_eq!((play.entries(), play.saves()), (before, 0));
    }
}
