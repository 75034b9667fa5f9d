//! The forecast above the home screen, and its switches.

use opsarc::app::forecast::ForecastPanel;
use opsarc::app::overlay::Overlay;
use opsarc::insight::forecast::{Range, Refusal};

use crate::support::people::Person;
use crate::support::play::Play;

fn panel(play: &Play) -> &ForecastPanel {
    match &play.model.overlay {
        Some(Overlay::Forecast(panel)) => panel,
        other => panic!("no forecast but {other:?}"),
    }
}

fn range(play: &Play) -> Range {
    panel(play).forecast.outcome.unwrap()
}

#[test]
fn f_opens_a_range_with_two_ends_and_esc_closes_it() {
    let mut play = Play::demo();
    play.press("f");
    let range = range(&play);
    assert!(range.p50 < range.p85);
    let told = format!("{} to {} weeks", range.p50, range.p85);
    for size in [(120, 36), (80, 24), (40, 12)] {
        assert!(play.screen(size.0, size.1).contains(&told), "{}", play.screen(size.0, size.1));
    }
    assert!(play.screen(120, 36).contains("It is no promise and no plan."));
    play.press("Esc");
    assert!(play.model.overlay.is_none());
    assert!(play.screen(120, 36).contains(&format!("At your own pace: {told}")), "{}", play.screen(120, 36));
    assert_eq!(play.saves(), 0);
}

#[test]
fn more_hours_bring_it_nearer_fewer_move_it_away_and_none_set_says_so() {
    let mut play = Play::demo();
    play.press("f");
    let (set, before) = (panel(&play).forecast.hours.unwrap(), range(&play));
    play.press("Left Left");
    assert_eq!(panel(&play).forecast.what_if.hours, Some(set - 2));
    assert!(range(&play).p85 > before.p85);
    assert!(play.screen(120, 36).contains("The pace is taken to follow the hours"));
    play.press("Right Right");
    assert_eq!((panel(&play).forecast.what_if.hours, range(&play)), (None, before));
    play.press("Right Right Right");
    assert!(range(&play).p85 < before.p85);
    let mut play = Play::new(Person::Empty);
    play.press("ctrl-s f Right");
    let hours = panel(&play).forecast.hours;
    assert!(hours.is_some() || play.notice().contains("No hours a week are set"));
}

#[test]
fn leaving_the_last_blocker_out_leaves_no_step_and_bringing_it_back_the_same_range() {
    let mut play = Play::demo();
    play.press("f");
    let before = range(&play);
    for _ in 0..panel(&play).needs.len() {
        play.press("Space Down");
    }
    assert_eq!(panel(&play).forecast.outcome, Err(Refusal::NoStepLeft));
    assert!(play.screen(80, 24).contains("no step is left to take"));
    assert!(play.screen(80, 24).contains("left out"));
    for _ in 0..panel(&play).needs.len() {
        play.press("Space Up");
    }
    assert_eq!(range(&play), before);
}

#[test]
fn a_novice_is_refused_and_told_what_the_record_lacks() {
    let mut play = Play::new(Person::Novice);
    assert!(!play.screen(120, 36).contains("At your own pace"), "a refusal is told only where it is asked for");
    play.press("f");
    assert!(matches!(panel(&play).forecast.outcome, Err(Refusal::TooLittle { steps: 4, .. })));
    let flat = play.screen(80, 24).replace(['│', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("it lacks 4 more steps and"), "{flat}");
}

#[test]
fn what_is_undone_under_the_panel_is_foreseen_anew() {
    let mut play = Play::demo();
    play.press("/ type:'basic-stats' Enter 2 g 1 f");
    let after = panel(&play).forecast.remaining.steps();
    play.press("u");
    assert_ne!(panel(&play).forecast.remaining.steps(), after);
    play.press("Esc");
    assert_eq!(play.model.session.forecast().unwrap().remaining.steps(), 1);
}
