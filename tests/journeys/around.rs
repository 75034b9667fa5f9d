//! Getting about: palette, find, settings, the items of the arc.

use opsarc::app::action::Action;
use opsarc::app::effect::Effect;
use opsarc::app::message::{Message, Target};
use opsarc::app::model::Front;
use opsarc::app::overlay::Overlay;
use opsarc::app::screen::arc::{Arc, Item};
use opsarc::app::tabs::Tab;
use opsarc::insight::next_step::NextStep;
use opsarc::profile::body::Body;

use crate::support::people::{Person, framework};
use crate::support::play::Play;

#[test]
fn the_palette_runs_what_is_searched_for() {
    let mut play = Play::demo();
    play.press(": type:'look at the themes' Enter");
    assert!(matches!(play.model.overlay, Some(Overlay::Themes(_))), "{:?}", play.model.overlay);
    play.press("Esc");
    play.press("2 ? type:'add a note' Enter");
    assert!(matches!(play.model.overlay, Some(Overlay::Note(_))), "{:?}", play.model.overlay);
}

#[test]
fn the_palette_says_why_something_cannot_be_done() {
    let mut play = Play::new(Person::Novice);
    play.press(": type:'take the undo back'");
    assert!(play.screen(80, 24).contains("nothing to redo"), "{}", play.screen(80, 24));
    let before = play.entries();
    play.press("Enter");
    assert!(matches!(play.model.overlay, Some(Overlay::Palette(_))), "it stays open");
    assert_eq!(play.notice(), "redo: nothing to redo");
    assert_eq!(play.entries(), before);
}

#[test]
fn the_palette_closes_by_its_own_keys_and_does_nothing_when_nothing_matches() {
    let mut play = Play::demo();
    play.press("? F1");
    assert!(play.model.overlay.is_none(), "the key that opens help closes it");
    play.press(": type:'zzzzqq' Enter Down Up PgDn PgUp Enter");
    assert!(matches!(play.model.overlay, Some(Overlay::Palette(_))));
    play.press("Esc");
    assert!(play.model.overlay.is_none());
}

#[test]
fn find_goes_to_the_page() {
    let mut play = Play::demo();
    play.press("/ type:'stat for oper' Enter");
    assert_eq!((play.model.tab, play.page()), (Tab::Walk, "basic-stats"));
    assert!(play.model.overlay.is_none());
    play.press("/ type:'drift'");
    let Some(Overlay::Find(find)) = &play.model.overlay else { panic!() };
    assert!(!find.search.found.is_empty() && find.search.found.len() < 43);
    play.press("Esc");
    assert_eq!(play.page(), "basic-stats");
    play.press("/ Down Down Up Enter");
    assert_eq!(play.page(), "incident-practice");
}

#[test]
fn find_leaves_a_narrow_order_for_one_that_has_the_page() {
    let mut play = Play::demo();
    play.press("2 o o o");
    assert!(play.model.walk.list.len() < 43);
    let here: Vec<_> = play.model.walk.list.clone();
    let other = framework().indices().find(|ix| !here.contains(ix)).unwrap();
    let id = framework().competency(other).id.as_str();
    play.press(&format!("/ type:'{id}' Enter"));
    assert_eq!(play.page(), id);
}

#[test]
fn changed_settings_are_one_entry_and_unchanged_ones_none() {
    let mut play = Play::demo();
    let before = play.entries();
    play.press("S ctrl-s");
    assert_eq!((play.entries(), play.saves()), (before, 0));
    assert!(matches!(play.model.front, Front::Tab));
    play.press("S Down Down Down Down Right Right Up Right Esc");
    assert_eq!(play.entries(), before, "Esc leaves without a change");
    let hours = play.model.session.standing().settings.hours.unwrap();
    play.press("s type:' II' Down Down Down Down Right Right Enter Enter");
    assert_eq!((play.entries(), play.saves()), (before + 1, 1));
    let Body::Settings(change) = &play.last().body else { panic!("{:?}", play.last()) };
    assert!(change.roles.is_none() && change.target.is_none() && change.pathway.is_none());
    let settings = &play.model.session.standing().settings;
    assert_eq!((settings.name.as_str(), settings.hours), ("Ada Sample II", Some(hours + 2)));
    play.press("u");
    assert_eq!(play.model.session.standing().settings.name.as_str(), "Ada Sample");
}

#[test]
fn enter_on_each_item_of_the_arc_goes_where_it_says() {
    let items: Vec<Item> = Arc::items(&Play::demo().model.session).collect();
    assert!(items.len() >= 6, "{items:?}");
    for (n, item) in items.iter().enumerate() {
        let mut play = Play::demo();
        for _ in 0..n {
            play.press("Down");
        }
        play.press("Enter");
        assert_eq!(play.model.tab, Tab::Walk, "{item:?}");
        let ix = play.model.walk.competency().unwrap();
        let overview = play.model.session.overview();
        match item {
            Item::Next => assert!(matches!(&overview.next, NextStep::Raise { competency, .. } if *competency == ix)),
            Item::Blocker(blocker) => assert_eq!(ix, *blocker),
            Item::Pitfall(at) => assert_eq!(overview.pitfalls[*at].remedy[0], ix),
            Item::Stage(number) => assert_eq!(framework().competency(ix).stage, *number),
        }
        play.press("Esc");
        assert_eq!((play.model.tab, play.model.arc.cursor), (Tab::Arc, n), "and back where one was");
    }
}

#[test]
fn the_cursor_of_the_arc_stays_on_its_items() {
    let mut play = Play::demo();
    let last = Arc::items(&play.model.session).count() - 1;
    play.press("Up");
    assert_eq!(play.model.arc.cursor, 0);
    play.press("End Down");
    assert_eq!(play.model.arc.cursor, last);
    play.press("Home Tab Tab BackTab j k");
    assert_eq!(play.model.arc.cursor, 1);
}

#[test]
fn everything_attained_offers_to_aim_higher() {
    let own = serde_json::json!("self");
    let mentor = serde_json::json!({ "mentor": "Mo" });
    let mut log = vec![crate::support::people::entry(
        0,
        &own,
        &serde_json::json!({ "kind": "settings", "roles": ["sre"], "target": 1, "pathway": null }),
    )];
    for ix in framework().indices() {
        let id = framework().competency(ix).id.as_str();
        let body = serde_json::json!({ "kind": "rating", "competency": id, "rating": 4 });
        log.push(crate::support::people::entry(log.len(), &mentor, &body));
        let shown = serde_json::json!({ "kind": "evidence", "competency": id, "evidence": "drill", "title": "T", "locator": "L" });
        log.push(crate::support::people::entry(log.len(), &own, &shown));
    }
    let mut play = Play::over(crate::support::people::file(&log));
    assert!(matches!(play.model.session.overview().next, NextStep::AimHigher { .. }));
    let before = play.entries();
    play.press("Enter");
    assert_eq!((play.entries(), play.notice()), (before + 1, "Set · u takes it back"));
}

#[test]
fn q_goes_back_and_then_out() {
    let mut play = Play::demo();
    play.press("2 / Esc q");
    assert_eq!(play.model.tab, Tab::Arc);
    assert!(!play.effects.contains(&Effect::Leave));
    play.press("q");
    assert!(play.effects.contains(&Effect::Leave));
}

#[test]
fn the_mouse_key_gives_it_away_and_takes_it_back() {
    let mut play = Play::demo();
    play.press("M M");
    let mouse: Vec<_> = play.effects.iter().filter(|e| matches!(e, Effect::Mouse(_))).collect();
    assert_eq!(mouse, [&Effect::Mouse(false), &Effect::Mouse(true)]);
}

#[test]
fn what_is_clicked_does_what_its_key_does() {
    let mut play = Play::demo();
    play.send(Message::Click(Target::Do(Action::Show(Tab::Walk))));
    assert_eq!(play.model.tab, Tab::Walk);
    let before = play.entries();
    play.send(Message::Click(Target::Row(1)));
    assert_eq!((play.own(play.page()), play.entries()), (Some(1), before + 1));
    play.press("/");
    play.send(Message::Click(Target::Row(2)));
    assert_eq!(play.page(), "alert-rules");
    play.press("g 1");
    play.send(Message::Wheel(1));
    assert_eq!(play.model.arc.cursor, 1);
    play.press("2 Tab");
    play.send(Message::Wheel(1));
    assert!(play.model.walk.scroll > 0);
    assert_eq!(play.entries(), before + 1);
}

#[test]
fn settings_never_set_are_shown_as_they_count_and_not_recorded_unasked() {
    let own = serde_json::json!("self");
    let settings = serde_json::json!({ "kind": "settings", "roles": ["sre"] });
    let mut play = Play::over(crate::support::people::file(&[crate::support::people::entry(0, &own, &settings)]));
    play.press("S ctrl-s");
    assert_eq!(play.entries(), 1, "{:?}", play.last().body);
}

#[test]
fn settings_left_open_over_an_undo_record_only_what_was_changed() {
    let mut play = Play::demo();
    play.press("S Down Down Down Down Right ctrl-s S");
    let before = play.entries();
    play.press("F1 type:'take back your own' Enter ctrl-s");
    assert_eq!(play.entries(), before + 1, "only the undo: {:?}", play.last().body);
}
