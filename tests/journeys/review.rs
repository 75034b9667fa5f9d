//! This week's review, from the home screen through its questions.

use opsarc::app::screen::walk::Order;
use opsarc::app::tabs::Tab;
use opsarc::insight::review::A_WEEK;

use crate::support::people::Person;
use crate::support::play::Play;

fn asked(play: &Play) -> usize {
    play.model.session.overview().review.questions.len()
}

#[test]
fn the_start_says_in_a_few_words_that_there_is_a_review() {
    let play = Play::demo();
    let told = "This week's review: 6 questions, about 5 minutes · r";
    assert!(play.screen(120, 36).contains(told), "{}", play.screen(120, 36));
    assert_eq!(Play::new(Person::Novice).notice(), "", "who has nothing to review hears nothing of it");
}

#[test]
fn r_walks_through_the_questions_and_answers_make_it_done() {
    let mut play = Play::demo();
    play.press("r");
    assert_eq!((play.model.tab, play.model.walk.order, play.model.walk.list.len()), (Tab::Walk, Order::Review, A_WEEK));
    for left in (0..A_WEEK).rev() {
        let id = play.page();
        let question = play.model.session.overview().review.questions[0];
        let text = opsarc::export::review::about(&question, play.model.session.until());
        let screen = play.screen(120, 36);
        assert!(screen.contains(text.split(". ").next().unwrap()), "{text}\n{screen}");
        // The cursor stands on the rating: Enter says "still so".
        play.press("Enter");
        assert_eq!(play.own(id), Some(question.rating.number()));
        assert!(play.did().starts_with("Still so"), "{}", play.did());
        assert_eq!(asked(&play), left);
        play.press("Right");
    }
    play.press("g 1 r");
    assert_eq!((play.notice(), play.model.tab), ("Nothing to review this week.", Tab::Arc));
    // Taking an answer back asks again.
    play.press("u");
    assert_eq!(asked(&play), 1);
}

#[test]
fn the_order_of_the_walk_has_the_review_too() {
    let mut play = Play::demo();
    play.press("2");
    for _ in 0..5 {
        play.press("o");
        if play.model.walk.order == Order::Review {
            break;
        }
    }
    assert_eq!(play.notice(), "Order: this week's review, 6 pages");
    assert!(play.screen(80, 24).contains("this week's review"));
}

#[test]
fn what_is_stale_shows_what_it_perhaps_is_today_beside_what_counts() {
    let mut play = Play::demo();
    play.press("/ type:'tracing' Enter");
    let text = play.screen(120, 36);
    assert!(text.contains("perhaps today") && text.contains("nothing new for 16 months"), "{text}");
    assert_eq!(play.counts("tracing"), Some(2));
}
