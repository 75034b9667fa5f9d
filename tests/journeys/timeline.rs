//! The timeline: going to a day, what the day shows, two days side by side, taking an entry back, milestones.

use opsarc::app::effect::Effect;
use opsarc::app::message::{Message, Target};
use opsarc::app::screen::timeline::{DAYS, LISTS, Lower};
use opsarc::app::tabs::Tab;
use opsarc::export::change;
use opsarc::export::milestone::told;
use opsarc::export::status::StatusReport;
use opsarc::insight::history::History;
use opsarc::insight::milestone::{Reached, milestones};
use opsarc::insight::overview::Overview;
use opsarc::insight::plan::Plan;
use opsarc::insight::review::Review;
use opsarc::profile::author::Author;
use opsarc::profile::body::Body;
use opsarc::profile::day::Day;
use opsarc::profile::log::Log;
use opsarc::profile::replay::First;
use serde_json::{Value, json};

use crate::support::people::{Person, entry, file, framework, profile, today};
use crate::support::play::{Disk, Play};

fn demo() -> Play {
    let mut play = Play::demo();
    play.press("5");
    play
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(play: &Play) -> Day {
    play.model.timeline.day().unwrap()
}

/// Where the slider stands is what the status of that day says.
fn agrees(play: &Play) {
    let shown = play.model.timeline.here.as_ref().unwrap();
    let log = &play.model.session.profile().log;
    let standing = log.standing(framework(), shown.day);
    let folded = Overview::new(framework(), &standing, shown.day);
    // A past day has no review and no plan; all else is the same.
    let folded = Overview { review: Review::default(), plan: Plan::default(), ..folded };
    assert!(shown.overview == folded, "{}", shown.day);
    // What `opsarc status --as-of` prints is made of the same.
    let told = |overview| serde_json::to_string(&StatusReport::new(framework(), &standing, overview)).unwrap();
    assert_eq!(told(&shown.overview), told(&folded));
    assert_eq!(shown.pieces, standing.marks.iter().map(|(_, mark)| mark.evidence.len()).sum::<usize>());
}

#[test]
fn the_slider_and_as_of_agree_on_every_day_with_an_entry() {
    let mut play = demo();
    play.press("Home");
    let mut seen = vec![at(&play)];
    agrees(&play);
    while at(&play) < today() {
        play.press("Right");
        agrees(&play);
        assert!(at(&play) > *seen.last().unwrap());
        seen.push(at(&play));
    }
    let log = &play.model.session.profile().log;
    let mut dates: Vec<Day> = log.iter().map(|entry| Day(entry.at.date())).chain([today()]).collect();
    dates.dedup();
    assert_eq!(seen, dates);
    let now = Overview { review: Review::default(), plan: Plan::default(), ..play.model.session.overview().clone() };
    assert!(play.model.timeline.here.as_ref().unwrap().overview == now);
}

#[test]
fn it_goes_by_day_by_month_and_to_the_ends() {
    let mut play = demo();
    let last = at(&play);
    assert_eq!(last, day("2026-11-20"), "it begins on the last day with an entry");
    play.press(",");
    assert_eq!(at(&play), day("2026-11-19"));
    play.press(". . ");
    assert_eq!(at(&play), day("2026-11-21"));
    assert!(play.screen(120, 36).contains("Nothing was recorded on this day."));
    agrees(&play);
    play.press("PgUp PgUp");
    assert_eq!(at(&play), day("2026-09-21"));
    agrees(&play);
    play.press("PgDn PgDn PgDn");
    assert_eq!(at(&play), today(), "not beyond the last day");
    play.press("Home Left ,");
    let first = Day(profile(Person::Demo).log.iter().next().unwrap().at.date());
    assert_eq!(at(&play), first, "nor before the first");
    play.press("End");
    assert_eq!(at(&play), today());
}

#[test]
fn the_picture_is_redrawn_as_it_was() {
    let mut play = demo();
    let now = play.screen(120, 36);
    play.press("Home");
    let then = play.screen(120, 36);
    assert!(then.contains("you, 11 May") && then.contains("Sun 11 May 2025"), "{then}");
    assert!(now.contains("93% claimed") && !then.contains("93% claimed"));
}

#[test]
fn a_click_goes_to_the_day_under_it() {
    let mut play = demo();
    let (first, _) = play.model.timeline.span(&play.model.session).unwrap();
    play.send(Message::Click(Target::Choice(DAYS, 30)));
    assert_eq!(at(&play).0, first.0.checked_add(jiff::Span::new().days(30)).unwrap());
    agrees(&play);
    play.send(Message::Click(Target::Choice(DAYS, usize::MAX)));
    assert_eq!(at(&play), today());
    play.send(Message::Click(Target::Choice(LISTS, 1)));
    assert_eq!(play.model.timeline.lower, Lower::Chart);
    // There are no changes to list while one day is shown.
    play.send(Message::Click(Target::Choice(LISTS, 3)));
    assert_eq!(play.model.timeline.lower, Lower::Chart);
}

#[test]
fn every_day_of_calendar_and_slider_can_be_clicked() {
    let play = demo();
    let (first, _) = play.model.timeline.span(&play.model.session).unwrap();
    for (columns, rows) in [(120, 36), (80, 24), (40, 12)] {
        let area = ratatui::layout::Rect::new(0, 0, columns, rows);
        let mut buf = ratatui::buffer::Buffer::empty(area);
        let hits = opsarc::view::frame::draw(&play.model, &crate::support::play::THEME, area, &mut buf);
        let days: Vec<usize> = hits
            .iter()
            .filter_map(|(_, target)| match target {
                Target::Choice(DAYS, days) => Some(*days),
                _ => None,
            })
            .collect();
        let here = (at(&play).0 - first.0).get_days() as usize;
        assert!(days.contains(&0) && days.contains(&here), "{columns}x{rows}: {days:?}");
        assert!(days.len() >= usize::from(columns) / 2);
    }
}

#[test]
fn enter_on_an_entry_goes_to_its_page_and_back_to_the_same_place() {
    let mut play = demo();
    play.press("PgUp Right Down");
    let (place, row) = (at(&play), play.model.timeline.row);
    let entry = play.model.timeline.entry(&play.model.session, row).unwrap();
    let about = entry.body.competency().unwrap().to_string();
    play.press("Enter");
    assert_eq!((play.model.tab, play.page()), (Tab::Walk, about.as_str()));
    play.press("Esc");
    assert_eq!((play.model.tab, at(&play), play.model.timeline.row), (Tab::Timeline, place, row));
}

#[test]
fn x_takes_ones_own_entry_back_and_says_which() {
    let mut play = Play::new(Person::Novice);
    play.press("5");
    let rows = play.model.timeline.rows();
    play.press("Down");
    let entry = play.model.timeline.entry(&play.model.session, 1).unwrap().clone();
    assert!(matches!(entry.body, Body::Rating(_)));
    let before = (at(&play), play.entries());
    play.press("x");
    assert!(play.notice().starts_with("Taken back: rated"), "{}", play.notice());
    assert_eq!((at(&play), play.entries()), (before.0, before.1 + 1), "the cursor stays on its day");
    assert!(matches!(&play.last().body, Body::Retraction(taken) if taken.entry == entry.id));
    assert_eq!((play.saves(), play.model.timeline.rows()), (1, rows));
    assert!(play.screen(120, 36).contains("(taken back)"));
    agrees(&play);
    play.press("x");
    assert!(play.notice().contains("taken back already"), "{}", play.notice());
    // The retraction stands on its own day, and taking that back brings the rating back.
    play.press("End");
    agrees(&play);
    assert!(play.screen(120, 36).contains("took back: rated"));
    play.press("x");
    assert!(play.notice().starts_with("Back again: rated"), "{}", play.notice());
    assert!(!play.model.session.profile().log.retracted(&entry.id, Day::MAX));
    agrees(&play);
}

#[test]
fn what_a_mentor_recorded_is_theirs() {
    let mentor = json!({ "mentor": "Mo" });
    let log = [entry(0, &json!("self"), &rated("scripting", 2)), entry(1, &mentor, &rated("scripting", 3))];
    let mut play = Play::over(file(&log));
    play.press("5 Down x");
    assert_eq!(play.notice(), "Mo recorded this: only they can take it back.");
    assert_eq!((play.entries(), play.saves()), (2, 0));
}

#[test]
fn undo_on_the_timeline_shows_on_it_at_once() {
    let mut play = demo();
    play.press("End");
    let before = play.model.timeline.here.as_ref().unwrap().overview.clone();
    play.press("u");
    agrees(&play);
    assert_eq!(play.model.timeline.rows(), 1, "the retraction of today");
    play.press("U");
    agrees(&play);
    assert_eq!(play.model.timeline.here.as_ref().unwrap().overview, before);
}

#[test]
fn what_another_hand_wrote_is_taken_in() {
    let mut play = Play::new(Person::Novice);
    play.press("5");
    let theirs = file(&[entry(500, &json!({ "mentor": "Mo" }), &rated("scripting", 3))]);
    play.disk = Disk::Merges(Box::new(theirs.log));
    play.press("Down x");
    let days = play.model.timeline.history.as_ref().unwrap().days().len();
    assert_eq!(days, 3, "the novice's, the mentor's and today");
    agrees(&play);
}

#[test]
fn two_days_stand_side_by_side_with_what_changed() {
    let mut play = demo();
    play.press("m");
    assert!(play.notice().contains("is held"), "{}", play.notice());
    assert!(play.screen(120, 36).contains("goes to another day"));
    play.press("PgUp PgUp PgUp");
    let beside = play.model.timeline.beside.as_ref().unwrap();
    assert_eq!((beside.changes.from, beside.changes.to), (at(&play), day("2026-11-20")));
    let screen = play.screen(120, 36);
    assert!(screen.contains("A Thu 20 Aug 2026   B Fri 20 Nov 2026   92 days"), "{screen}");
    assert_eq!(screen.matches('◉').count(), 2, "two curves");
    for (columns, rows) in [(80, 24), (40, 12)] {
        let small = play.screen(columns, rows);
        assert!(small.contains('A') && small.contains('B') && small.contains('%'), "{small}");
    }
    // A rating that moved leads to its page.
    let items = beside.items.clone();
    let row = items.iter().position(|item| matches!(item, change::Item::Rating(_))).unwrap();
    play.press(&"Down ".repeat(row)).press("Enter");
    assert_eq!(play.model.tab, Tab::Walk);
    play.press("Esc");
    assert_eq!((play.model.tab, play.model.timeline.lower), (Tab::Timeline, Lower::Changes));
    // Esc lets the day go; `q` goes home.
    play.press("Esc");
    assert!(play.model.timeline.beside.is_none() && play.model.tab == Tab::Timeline);
    assert_eq!(play.model.timeline.lower, Lower::Log);
    play.press("q");
    assert_eq!(play.model.tab, Tab::Arc);
    // The same key twice on one day holds nothing.
    play.press("5 Space m");
    assert!(play.model.timeline.beside.is_none());
}

#[test]
fn the_lists_follow_each_other_and_milestones_lead_to_their_day() {
    let mut play = demo();
    let mut seen = vec![];
    for _ in 0..4 {
        seen.push(play.model.timeline.lower);
        play.press("Tab");
    }
    assert_eq!(seen, [Lower::Log, Lower::Chart, Lower::Milestones, Lower::Log]);
    play.press("BackTab BackTab");
    assert_eq!(play.model.timeline.lower, Lower::Milestones);
    play.press("BackTab");
    assert_eq!(play.model.timeline.lower, Lower::Chart);
    assert!(play.screen(120, 36).contains("filled: backed   line: claimed"));
    play.press("Tab");
    let found = play.model.timeline.milestones.clone();
    assert!(found.len() > 5);
    play.press("Down Down Enter");
    assert_eq!((at(&play), play.model.timeline.row), (found[2].day, 2));
    agrees(&play);
}

#[test]
fn y_copies_what_the_cursor_is_on() {
    let mut play = demo();
    play.press("y");
    assert!(matches!(play.effects.last(), Some(Effect::Copy(text)) if text.starts_with("you  rated")));
    play.press("Tab y");
    assert!(matches!(play.effects.last(), Some(Effect::Copy(text)) if text.starts_with("2026-11-20: 4 entries")));
}

#[test]
fn as_of_a_past_day_the_timeline_ends_there_and_records_nothing() {
    let mut play = Play::past("2026-03-01");
    play.press("5 End");
    assert_eq!(at(&play), day("2026-03-01"));
    agrees(&play);
    let history = play.model.timeline.history.clone().unwrap();
    assert!(history.days().iter().all(|active| active.day <= day("2026-03-01")));
    let before = play.entries();
    play.press("Home x");
    assert!(play.notice().contains("nothing is recorded here"), "{}", play.notice());
    assert_eq!(play.entries(), before);
}

#[test]
fn without_an_entry_it_teaches() {
    let mut play = Play::past("2020-01-01");
    play.press("5");
    play.press("Left Right Home m Tab x y Enter");
    let screen = play.screen(80, 24);
    assert!(screen.contains("Nothing is recorded yet.") && screen.contains("2 for the walk"), "{screen}");
    assert!(play.screen(40, 12).contains("Nothing is recorded yet."));
}

#[test]
fn no_other_screen_pays_for_the_history() {
    let mut play = Play::demo();
    play.press("2 1 Right 2 g 1 Down Down");
    assert!(play.model.timeline.history.is_none());
    play.press("5");
    let shown = play.model.timeline.history.clone().unwrap();
    // A key on the screen leaves the history as it is: the very same value.
    play.press("Left Left Home End PgUp Tab Down");
    assert!(std::rc::Rc::ptr_eq(&shown, play.model.timeline.history.as_ref().unwrap()));
}

fn rated(competency: &str, rating: u8) -> Value {
    json!({ "kind": "rating", "competency": competency, "rating": rating })
}

fn reached(log: &Log) -> Vec<(String, Reached)> {
    let history = History::new(framework(), log, today());
    milestones(framework(), &history, log).into_iter().map(|found| (found.day.to_string(), found.reached)).collect()
}

/// A log whose `n`th entry is of the `n`th day of November; numbers stand for retractions.
fn daily(bodies: &[Result<Value, usize>]) -> Log {
    let id = |n: usize| entry(24 * n, &json!("self"), &json!({}))["id"].clone();
    let log: Vec<Value> = bodies
        .iter()
        .enumerate()
        .map(|(n, body)| {
            let body = body.clone().unwrap_or_else(|of| json!({ "kind": "retraction", "entry": id(of) }));
            entry(24 * n, &json!("self"), &body)
        })
        .collect();
    file(&log).log
}

/// Everything of the first stage at 2, on one competency a day from the second day on.
fn first_stage() -> Vec<Result<Value, usize>> {
    let mut bodies = vec![Ok(json!({ "kind": "settings", "roles": ["sre"] }))];
    let stage = framework().stages()[0].stage;
    let of_stage = framework().competencies().iter().filter(|(_, c)| c.stage == stage);
    for (_, competency) in of_stage {
        let id = competency.id.as_str();
        bodies.push(Ok(json!({ "kind": "evidence", "competency": id, "evidence": "drill", "title": "A drill" })));
        bodies.push(Ok(rated(id, 3)));
    }
    bodies
}

#[test]
fn a_stage_complete_is_a_milestone_until_it_is_taken_back() {
    let stage = Reached::Stage(framework().stages()[0].stage);
    let mut bodies = first_stage();
    let complete = |log: &Log| reached(log).into_iter().find(|(_, what)| *what == stage).map(|(day, _)| day);
    // All of it within one month: two entries a day would be more than November has.
    let all: Vec<Value> =
        bodies.iter().enumerate().map(|(n, body)| entry(12 * n, &json!("self"), body.as_ref().unwrap())).collect();
    let log = file(&all).log;
    let day_of = complete(&log).unwrap();
    let history = History::new(framework(), &log, today());
    let first = history.measures().iter().find(|measure| measure.stages[0].complete).unwrap();
    assert_eq!(day_of, first.day.to_string());
    // Of an earlier record nothing is complete.
    bodies.truncate(9);
    assert_eq!(complete(&daily(&bodies)), None);

    // Taken back the day after: a slip, and no milestone. Lowered the day after: it was reached.
    let last = all.len() - 1;
    let after = |body: &Value| {
        let mut longer = all.clone();
        longer.push(entry(12 * (last + 3), &json!("self"), body));
        file(&longer).log
    };
    let broken = Log::from_iter(log.iter().filter(|e| Day(e.at.date()) <= first.day).cloned());
    assert!(History::new(framework(), &broken, today()).measures().last().unwrap().stages[0].complete);
    let settled = broken.iter().rfind(|entry| matches!(entry.body, Body::Rating(_))).unwrap();
    let undo = json!({ "kind": "retraction", "entry": settled.id });
    let lowered = settled.body.competency().map(|id| rated(id.as_str(), 0)).unwrap();
    let with = |body: &Value| {
        let mut log = broken.clone();
        log.insert(after(body).iter().next_back().unwrap().clone());
        log
    };
    let (undone, lower) = (with(&undo), with(&lowered));
    let now = |log: &Log| History::new(framework(), log, today()).measures().last().unwrap().stages[0].complete;
    assert_eq!((now(&undone), complete(&undone)), (false, None));
    assert_eq!((now(&lower), complete(&lower)), (false, Some(day_of)));
}

#[test]
fn firsts_are_told_with_their_day_and_vanish_when_taken_back() {
    let drill = || json!({ "kind": "evidence", "competency": "scripting", "evidence": "drill", "title": "Failover" });
    let log = daily(&[
        Ok(rated("scripting", 2)),
        Ok(drill()),
        Ok(drill()),
        Ok(json!({
            "kind": "session", "mentor": "Mo", "phase": "closed"
        })),
    ]);
    let kind = opsarc::profile::evidence::EvidenceKind::Drill;
    let firsts = [First::Rating, First::Evidence(kind), First::Session].map(Reached::First);
    let days = ["2026-11-01", "2026-11-02", "2026-11-04"].map(str::to_owned);
    assert_eq!(reached(&log), days.into_iter().zip(firsts).collect::<Vec<_>>());
    let history = History::new(framework(), &log, today());
    let words: Vec<String> =
        milestones(framework(), &history, &log).iter().map(|m| told(framework(), &log, m)).collect();
    let stated = ["First rating", "First drill record: \"Failover\"", "First session with a mentor"];
    assert_eq!(words, stated);
    // The first drill is taken back: the second is the first now. The rating too: there is none.
    let log = daily(&[Ok(rated("scripting", 2)), Ok(drill()), Ok(drill()), Err(1), Err(0)]);
    assert_eq!(reached(&log), [("2026-11-03".to_owned(), Reached::First(First::Evidence(kind)))]);
}

#[test]
fn a_level_attained_is_a_milestone() {
    // Everything at once, on one day.
    let known = framework().competencies().iter().map(|(_, c)| c.id.to_string());
    let bodies: Vec<Value> = known
        .flat_map(|id| {
            [json!({ "kind": "evidence", "competency": id, "evidence": "drill", "title": "A drill" }), rated(&id, 3)]
        })
        .enumerate()
        .map(|(n, body)| entry(n, &json!("self"), &body))
        .collect();
    let found = reached(&file(&bodies).log);
    assert!(found.iter().any(|(_, what)| *what == Reached::Level(1)), "{found:?}");
    assert!(found.iter().any(|(_, what)| *what == Reached::Level(2)), "{found:?}");
    assert!(found.is_sorted_by_key(|(day, _)| day.clone()));
}

#[test]
fn what_changed_says_from_what_to_what_and_by_whom() {
    let mentor = json!({ "mentor": "Mo" });
    let own = json!("self");
    let drill = json!({ "kind": "evidence", "competency": "scripting", "evidence": "drill", "title": "Failover" });
    let id = |n: usize| entry(n, &own, &json!({}))["id"].clone();
    let log = file(&[
        entry(0, &own, &rated("scripting", 1)),
        entry(1, &own, &drill),
        entry(24, &own, &rated("scripting", 2)),
        entry(25, &mentor, &rated("scripting", 3)),
        entry(26, &own, &json!({ "kind": "retraction", "entry": id(1) })),
        entry(27, &own, &json!({ "kind": "evidence", "competency": "iac", "evidence": "change", "title": "Moved" })),
        entry(28, &own, &json!({ "kind": "project", "project": "P29", "event": "taken" })),
        entry(29, &own, &json!({ "kind": "evidence", "competency": "iac", "evidence": "change", "title": "A slip" })),
        entry(30, &own, &json!({ "kind": "retraction", "entry": id(29) })),
    ])
    .log;
    let told = |a: &str, b: &str| -> Vec<String> {
        let history = History::new(framework(), &log, today());
        let changes = opsarc::insight::change::Changes::between(framework(), &log, &history, day(a), day(b));
        let items = change::items(&changes);
        items
            .iter()
            .filter(|item| !matches!(item, change::Item::Stage(_)))
            .map(|item| change::told(framework(), &log, item))
            .collect()
    };
    let scripting = "Scripting for automation";
    let stated = [
        format!("{scripting} 1 to 2 (you)"),
        format!("{scripting} unrated to 3 (Mo)"),
        "evidence for Infrastructure as code: change \"Moved\"".to_owned(),
        "took on project P29 Observability as code".to_owned(),
        format!("taken back: evidence for {scripting}: drill \"Failover\""),
    ];
    assert_eq!(told("2026-11-01", "2026-11-02"), stated);
    assert_eq!(told("2026-11-02", "2026-11-01"), stated, "in either order");
    assert!(told("2026-11-02", "2026-11-20").is_empty());
}

#[test]
fn the_log_of_a_day_has_all_of_it_in_order() {
    let mut play = demo();
    play.press("Home");
    let log = profile(Person::Demo).log;
    while at(&play) < today() {
        let told: Vec<_> = play.model.timeline.entries().to_vec();
        let of_day: Vec<_> = log.iter().filter(|e| e.at.date() == at(&play).0).map(|e| e.id).collect();
        assert_eq!(told, of_day);
        play.press("Right");
    }
    assert!(log.iter().any(|entry| entry.by != Author::Oneself), "the demo has a mentor");
}
