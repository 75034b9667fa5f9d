//! Walking: rating, clearing, the order, the leaves of a page.

use opsarc::app::effect::Effect;
use opsarc::app::screen::walk::{Order, PAGES, Page};
use opsarc::app::tabs::Tab;
use opsarc::framework::rating::Rating;
use opsarc::profile::body::Body;

use crate::support::people::{Person, file, framework};
use crate::support::play::Play;

/// An empty profile past its welcome, at the first page of the walk.
fn newcomer() -> Play {
    let mut play = Play::empty();
    play.press("ctrl-s g 2");
    play
}

#[test]
fn a_claimed_three_counts_as_two_until_there_is_evidence() {
    let mut play = newcomer();
    let id = play.page();
    play.press("3");
    assert_eq!((play.own(id), play.counts(id)), (Some(3), Some(2)));
    assert!(play.did().contains("counts as 2") || play.screen(120, 36).contains("counts as 2"), "{}", play.did());
    play.press("e type:'Latency spread' Enter Enter ctrl-s");
    assert_eq!((play.own(id), play.counts(id)), (Some(3), Some(3)));
    assert!(play.did().starts_with("Evidence added"), "{}", play.did());
    assert!(!play.screen(120, 36).contains("counts as 2"));
}

#[test]
fn what_a_rating_changed_is_seen_on_every_page_at_every_size() {
    let mut play = newcomer();
    for _ in framework().indices() {
        for key in ["1", "3", "2"] {
            play.press(key);
            let did = play.did().to_owned();
            let Some((_, changed)) = did.split_once(": ") else { continue };
            // Where the first thing that it changed came to, such as the 6% of "Operational literacy 0 to 6%".
            let first =
                changed.split([',', '.']).next().and_then(|first| first.split(' ').next_back()).unwrap_or_default();
            for (columns, rows) in [(40, 12), (80, 24), (120, 36), (200, 60)] {
                let screen = play.screen(columns, rows);
                assert!(screen.contains(first), "{columns}x{rows}: {did}\n{screen}");
            }
        }
        play.press("Right");
    }
}

#[test]
fn a_four_of_ones_own_waits_for_a_mentor_and_says_so() {
    let mut play = newcomer();
    let id = play.page();
    play.press("4");
    assert_eq!((play.own(id), play.counts(id)), (Some(4), Some(2)));
    assert!(play.screen(120, 36).contains("counts as 2"));
    play.press("e type:'Led the change' ctrl-s");
    assert_eq!((play.own(id), play.counts(id)), (Some(4), Some(3)));
    assert!(play.screen(120, 36).contains("counts as 3 until a mentor"), "{}", play.screen(120, 36));
}

#[test]
fn x_takes_the_rating_back_and_says_where_there_is_none() {
    let mut play = newcomer();
    let id = play.page();
    play.press("x");
    assert_eq!(play.notice(), "There is no rating of yours here.");
    let before = play.entries();
    play.press("2 x");
    assert_eq!((play.own(id), play.counts(id)), (None, None));
    assert_eq!(play.entries(), before + 2, "a clearing is an entry too: nothing is lost");
    assert!(play.did().starts_with("Unrated again"), "{}", play.did());
}

#[test]
fn the_cursor_rates_as_the_digit_does() {
    let mut play = newcomer();
    let id = play.page();
    play.press("Down j Enter");
    assert_eq!(play.own(id), Some(2));
    play.press("k Up Enter");
    assert_eq!(play.own(id), Some(0));
    // Further up is the row of tabs: Enter there gives no rating and leads back to where the cursor was.
    let before = play.entries();
    play.press("2 Up Up Up Up Up Enter");
    assert_eq!((play.own(id), play.entries()), (Some(2), before + 1));
    play.press("Enter");
    assert_eq!(play.own(id), Some(0), "the cursor stays on the list");
}

#[test]
fn the_walk_stays_between_its_ends() {
    let mut play = Play::demo();
    play.press("w Home Left");
    assert_eq!(play.notice(), "This is the first of the walk.");
    play.press("End Right");
    assert!(play.notice().starts_with("This is the last of the walk."), "{}", play.notice());
    assert_eq!(play.model.walk.at, framework().competencies().len() - 1);
}

#[test]
fn the_place_is_kept_when_the_walk_is_left() {
    let mut play = Play::demo();
    play.press("2 Right Right");
    let here = play.page();
    play.effects.clear();
    play.press("g 1");
    assert_eq!(play.model.tab, Tab::Arc);
    assert!(play.effects.contains(&Effect::Keep));
    assert_eq!(play.model.place.as_ref().unwrap().as_str(), here);
    play.press("w");
    assert_eq!(play.page(), here);
}

#[test]
fn tab_goes_round_the_leaves_and_enter_comes_back_to_the_anchors_without_rating() {
    let mut play = Play::demo();
    play.press("2");
    let before = play.entries();
    for (page, _) in PAGES {
        assert_eq!(play.leaf(), page);
        play.press("PgDn Down Up PgUp Tab");
    }
    assert_eq!(play.leaf(), Page::Rate);
    play.press("BackTab");
    assert_eq!(play.leaf(), Page::Sources);
    play.press("Enter");
    assert_eq!((play.leaf(), play.entries()), (Page::Rate, before));
    play.press("Tab Right");
    assert_eq!(play.leaf(), Page::Rate, "another competency begins at its anchors");
}

#[test]
fn digits_rate_in_the_walk_and_switch_in_the_arc() {
    let mut play = Play::demo();
    let before = play.entries();
    play.press("2");
    assert_eq!((play.model.tab, play.entries()), (Tab::Walk, before));
    play.press("2");
    assert_eq!((play.model.tab, play.entries()), (Tab::Walk, before + 1));
    assert!(matches!(&play.last().body, Body::Rating(r) if r.rating.map(Rating::number) == Some(2)));
    play.press("g 1");
    assert_eq!(play.model.tab, Tab::Arc);
    play.press("g 9");
    assert_eq!(play.notice(), "No screen has the digit 9.");
    play.press("g Esc");
    assert_eq!(play.notice(), "", "nothing is awaited any more");
    play.press("1");
    assert_eq!(play.entries(), before + 1, "Esc ends the waiting, and 1 shows the arc");
}

#[test]
fn w_goes_to_what_is_unrated_and_the_palette_says_when_nothing_is() {
    let mut play = Play::demo();
    play.press("2 w");
    let unrated = play.page();
    assert_eq!(play.counts(unrated), None);
    play.press("0 w");
    assert_eq!(play.notice(), "Everything is rated.");
}

#[test]
fn the_order_goes_round_what_has_something_in_it() {
    let mut play = Play::demo();
    play.press("2");
    let stale = play.model.session.overview().readings.iter().filter(|(_, r)| r.stale).count();
    let disputed = play.model.session.overview().readings.iter().filter(|(_, r)| r.disputed).count();
    assert!(stale > 0 && disputed > 0, "the demo shows both");
    play.press("o");
    assert_eq!(play.model.walk.order, Order::Pathway);
    let pathway = framework().pathway(play.model.session.overview().pathway.as_ref().unwrap()).unwrap();
    play.press("Home");
    assert_eq!(play.page(), pathway.steps[0].competency.as_str());
    assert_eq!(play.model.walk.list.len(), 43, "the steps first, then the rest");
    play.press("o");
    assert_eq!((play.model.walk.order, play.model.walk.list.len()), (Order::Stale, stale));
    assert!(play.notice().contains(&format!("{stale} page")), "{}", play.notice());
    play.press("o");
    assert_eq!((play.model.walk.order, play.model.walk.list.len()), (Order::Disputed, disputed));
    play.press("o");
    let asked = play.model.session.overview().review.questions.len();
    assert_eq!((play.model.walk.order, play.model.walk.list.len()), (Order::Review, asked));
    play.press("o");
    assert_eq!((play.model.walk.order, play.model.walk.list.len()), (Order::Stage, 43));
}

#[test]
fn an_order_with_nothing_in_it_is_passed_over() {
    let mut play = Play::new(Person::Novice);
    play.press("2 o");
    assert_ne!(play.model.walk.order, Order::Stale);
    assert_ne!(play.model.walk.order, Order::Disputed);
    assert!(!play.model.walk.list.is_empty());
    // No settings at all: no pathway either, and the order stays.
    let mut play = Play::over(file(&[crate::support::people::entry(
        0,
        &serde_json::json!("self"),
        &serde_json::json!({ "kind": "settings", "roles": ["sre"], "pathway": null }),
    )]));
    play.press("2 o");
    assert!(!play.model.walk.list.is_empty());
}

#[test]
fn the_anchor_under_the_cursor_can_be_copied() {
    let mut play = Play::demo();
    play.press("2 y");
    assert!(play.effects.iter().any(|e| matches!(e, Effect::Copy(text) if text.len() > 10)), "{:?}", play.effects);
}
