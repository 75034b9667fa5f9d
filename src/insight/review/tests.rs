//! What is asked, when, and how an answer makes it quiet.

use super::*;
use crate::framework::embedded::framework;
use crate::framework::id::CompetencyId;
use crate::framework::text::Text;
use crate::insight::overview::Overview;
use crate::profile::author::Author;
use crate::profile::body::{Body, Evidence, Horizon, Rated, Session, SessionPhase};
use crate::profile::entry::{Entry, EntryId};
use crate::profile::evidence::{EvidenceKind, Setting};
use crate::profile::log::Log;
use crate::profile::moment::Moment;

#[derive(Default)]
struct Record(Log);

impl Record {
    fn put(&mut self, on: &str, by: Author, body: Body) -> &mut Self {
        let id = EntryId(uuid::Uuid::from_u128(1 + self.0.len() as u128));
        self.0.insert(Entry::new(id, Moment::noon(day(on).0), by, body));
        self
    }

    fn rated(&mut self, on: &str, id: &str, rating: u8) -> &mut Self {
        self.put(on, Author::Oneself, rating_of(id, rating))
    }

    fn mentor(&mut self, on: &str, id: &str, rating: u8) -> &mut Self {
        self.put(on, Author::Mentor("Mo".into()), rating_of(id, rating))
    }

    fn shown(&mut self, on: &str, id: &str) -> &mut Self {
        let (title, setting) = (Text::new("t"), Setting::Real);
        let (evidence, locator, note, date) = (EvidenceKind::Drill, None, None, None);
        let item = Evidence { competency: competency(id), evidence, title, locator, note, date, setting };
        self.put(on, Author::Oneself, Body::Evidence(item))
    }

    fn review(&self, on: &str) -> Review {
        let standing = self.0.standing(framework(), day(on));
        Overview::new(framework(), &standing, day(on)).review
    }

    /// What is asked of, in order.
    fn asked(&self, on: &str) -> Vec<&'static str> {
        let of = |question: &Question| framework().competency(question.competency).id.as_str();
        self.review(on).questions.iter().map(of).collect()
    }

    /// The days of the year from `from` on, up to `to`, on which `id` begins to be asked of.
    fn begins(&self, from: &str, to: &str) -> Vec<String> {
        let (mut on, mut before, mut begins) = (day(from).0, false, Vec::new());
        while on <= day(to).0 {
            let now = !self.asked(&on.to_string()).is_empty();
            if now && !before {
                begins.push(on.to_string());
            }
            before = now;
            on = on.tomorrow().unwrap();
        }
        begins
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn competency(id: &str) -> CompetencyId {
    CompetencyId::new(id).unwrap()
}

fn rating_of(id: &str, rating: u8) -> Body {
    let rating = Rating::new(rating);
    Body::Rating(Rated { competency: competency(id), rating, note: None, session: None, agreed: false })
}

#[test]
fn a_first_rating_is_not_asked_about_before_its_horizon() {
    let mut record = Record::default();
    record.rated("2025-01-10", "iac", 2);
    assert_eq!(record.begins("2025-01-10", "2026-06-01"), ["2026-01-11"]);
    let asked = record.review("2026-01-11").questions[0];
    assert_eq!((asked.reason, asked.rating), (Reason::Stale { months: 12, horizon: 12 }, Rating::ASSISTED));
    // The same rating again is the answer, and holds for a whole horizon.
    record.rated("2026-01-11", "iac", 2);
    assert_eq!(record.begins("2026-01-11", "2027-06-01"), ["2027-01-12"]);
}

#[test]
fn a_rating_that_moved_is_asked_about_at_growing_intervals_until_it_is_settled() {
    let mut record = Record::default();
    record.rated("2026-01-01", "iac", 1).rated("2026-02-01", "iac", 2);
    let mut on = "2026-02-08".to_owned();
    for weeks in [2, 4, 8] {
        assert_eq!(record.begins("2026-02-01", "2026-07-01").last(), Some(&on));
        assert!(matches!(record.review(&on).questions[0].reason, Reason::Changed { from: Rating::AWARE, .. }));
        record.rated(&on, "iac", 2);
        let next = day(&on).0.checked_add(jiff::Span::new().weeks(weeks)).unwrap();
        on = next.to_string();
    }
    record.rated(&on, "iac", 2);
    assert_eq!(record.begins(&on, "2027-04-01"), [""; 0], "after eight weeks it is settled until its horizon");
}

#[test]
fn no_wait_is_longer_than_the_horizon() {
    let mut record = Record::default();
    let body = Body::Horizon(Horizon { competency: competency("iac"), months: Some(1) });
    record.put("2026-01-01", Author::Oneself, body);
    record.rated("2026-01-01", "iac", 1).rated("2026-01-08", "iac", 2);
    record.rated("2026-01-15", "iac", 2).rated("2026-01-29", "iac", 2).rated("2026-02-26", "iac", 2);
    // Three answers would make it eight weeks; the horizon makes it a month.
    assert_eq!(record.begins("2026-02-26", "2026-04-20"), ["2026-03-27"]);
}

#[test]
fn pressing_the_same_digit_twice_in_a_day_settles_nothing() {
    let mut record = Record::default();
    record.rated("2026-01-01", "iac", 1).rated("2026-02-01", "iac", 2);
    for _ in 0..5 {
        record.rated("2026-02-01", "iac", 2);
    }
    assert_eq!(record.begins("2026-02-01", "2026-03-01"), ["2026-02-08"]);
}

#[test]
fn what_nobody_answered_is_let_go() {
    let mut record = Record::default();
    record.rated("2026-01-01", "iac", 1).rated("2026-02-01", "iac", 2);
    assert_eq!(record.asked("2026-04-04"), ["iac"]);
    assert_eq!(record.asked("2026-04-05"), [""; 0]);
}

#[test]
fn evidence_of_a_later_day_asks_whether_it_changes_the_rating() {
    let mut record = Record::default();
    record.rated("2026-02-01", "iac", 2).shown("2026-02-01", "iac");
    assert_eq!(record.asked("2026-02-02"), [""; 0], "evidence that came with the rating is no news");
    record.shown("2026-02-03", "iac").shown("2026-02-04", "iac");
    assert_eq!(record.review("2026-02-04").questions[0].reason, Reason::Evidence { pieces: 2 });
    record.rated("2026-02-04", "iac", 2);
    assert_eq!(record.asked("2026-02-05"), [""; 0]);
}

#[test]
fn a_dispute_is_asked_at_once_and_again_at_growing_intervals() {
    let mut record = Record::default();
    record.rated("2026-02-01", "iac", 4).mentor("2026-02-10", "iac", 2);
    assert_eq!(record.asked("2026-02-09"), [""; 0]);
    let asked = record.review("2026-02-10").questions[0];
    assert_eq!((asked.reason, asked.rating), (Reason::Disputed { mentor: Some(Rating::ASSISTED) }, Rating::LEADS));
    record.rated("2026-02-11", "iac", 4);
    // It was said again after more than a week, so that two weeks pass.
    assert_eq!(record.begins("2026-02-11", "2026-03-01"), ["2026-02-25"]);
    record.rated("2026-02-25", "iac", 3);
    assert_eq!(record.asked("2026-02-26"), [""; 0], "one apart is no dispute");
    let closed = |disagreed| Session {
        session: None,
        mentor: "Mo".into(),
        phase: SessionPhase::Closed,
        competencies: Vec::new(),
        disagreed,
        note: None,
        next: None,
    };
    record.put("2026-02-27", Author::Oneself, Body::Session(Box::new(closed(vec![competency("iac")]))));
    assert_eq!(record.asked("2026-02-27"), ["iac"]);
}

#[test]
fn a_week_asks_six_in_a_fixed_order_and_is_done_when_they_are_answered() {
    let mut record = Record::default();
    let all: Vec<&str> = framework().competencies().iter().map(|(_, c)| c.id.as_str()).take(12).collect();
    for id in &all {
        record.rated("2024-01-01", id, 2);
    }
    record.mentor("2026-02-01", all[11], 0);
    let review = record.review("2026-03-01");
    assert_eq!((review.questions.len(), review.later, review.answered), (A_WEEK, 6, 0));
    assert!(review.minutes() <= 5);
    let asked = record.asked("2026-03-01");
    assert_eq!(asked[0], all[11], "a dispute goes first");
    let weights = review.questions[1..]
        .iter()
        .map(|q| framework().weight_over(q.competency, &[framework().roles()[0].id.clone()]));
    assert!(weights.clone().zip(weights.skip(1)).all(|(a, b)| a >= b), "then what weighs more");
    for (n, id) in asked.iter().enumerate() {
        record.rated("2026-03-01", id, 2);
        let review = record.review("2026-03-01");
        assert_eq!((review.questions.len(), review.answered), (A_WEEK - 1 - n, n + 1));
    }
    assert_eq!(record.asked("2026-03-07"), [""; 0]);
    assert_eq!(record.asked("2026-03-08").len(), A_WEEK, "the rest comes a week later");
}
