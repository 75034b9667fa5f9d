//! A mentoring session from the opening to the minutes, at one screen and by a mentor who opened the record.

use opsarc::app::effect::Effect;
use opsarc::app::message::Message;
use opsarc::app::model::{Model, Saving};
use opsarc::app::screen::mentor::{Part, Stage};
use opsarc::app::session::Session;
use opsarc::app::tabs::{TABS, Tab};
use opsarc::export::format::FORMATS;
use opsarc::framework::id::CompetencyId;
use opsarc::framework::text::Text;
use opsarc::profile::author::Author;
use opsarc::profile::body::{Body, SessionPhase};
use opsarc::profile::draft::Drafts;
use opsarc::profile::profile::Profile;
use serde_json::{Value, json};

use crate::support::people::{Person, entry, file, framework, profile, today};
use crate::support::play::Play;

/// The demo in an open session at the agenda.
fn open() -> Play {
    let mut play = Play::demo();
    play.press("6 o ctrl-s Tab");
    play
}

/// The demo with its first topic laid open.
fn topic() -> Play {
    let mut play = open();
    play.press("Enter");
    play
}

fn on(play: &Play) -> &'static str {
    framework().competency(play.model.mentor.on.unwrap()).id.as_str()
}

fn stage(play: &Play) -> Stage {
    play.model.mentor.stage(framework(), play.model.mentor.on.unwrap())
}

fn mo() -> Author {
    Author::Mentor(Text::new("Mo Sample"))
}

/// The phase of the last entry, which is one of a session.
fn phase(play: &Play) -> SessionPhase {
    match &play.last().body {
        Body::Session(told) => told.phase,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_session_is_opened_with_the_last_mentor_who_is_seated_until_it_is_closed() {
    let mut play = Play::demo();
    play.press("6 o");
    assert!(play.screen(80, 24).contains("Mo Sample"), "the last mentor is proposed");
    play.press("ctrl-s");
    assert_eq!((phase(&play), &play.last().by), (SessionPhase::Opened, &mo()));
    assert_eq!(play.model.session.seat(), &mo());
    assert!(play.screen(80, 24).lines().next().unwrap().contains("mentor: Mo Sample"));
    play.press("c ctrl-s");
    assert_eq!((phase(&play), play.model.session.seat()), (SessionPhase::Closed, &Author::Oneself));
}

#[test]
fn since_last_time_tells_what_changed_in_ten_seconds() {
    let mut play = Play::demo();
    play.press("6 o ctrl-s");
    let text = play.screen(120, 36);
    for told in [
        "3 ratings moved, shown once",
        "Objectives in an afternoon",
        "P45 Least privilege for one automation identity: finished",
        "P07 Cost-weighted threshold on labelled series: taken on, 3 steps done",
        "by 13 November (past)",
    ] {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(told), "{told}\n{text}");
    }
}

#[test]
fn a_rating_given_blind_is_the_mentors_belongs_to_the_session_and_counts_from_the_close() {
    let mut play = topic();
    let id = on(&play);
    let before = play.counts(id);
    play.press("1");
    let Body::Rating(rated) = &play.last().body else { panic!("{:?}", play.last()) };
    assert_eq!((&play.last().by, rated.rating.unwrap().number(), rated.agreed), (&mo(), 1, false));
    assert!(rated.session.is_some());
    assert_eq!((play.counts(id), stage(&play)), (before, Stage::Given));
    play.press("Esc c ctrl-s");
    assert_eq!(play.counts(id), Some(1));
}

#[test]
fn what_differs_is_agreed_with_a_reason_or_left_open() {
    let mut play = topic();
    let id = on(&play);
    play.press("1 r");
    assert_eq!((phase(&play), stage(&play)), (SessionPhase::Revealed, Stage::Revealed));
    let text = play.screen(120, 36);
    assert!(text.contains("Ada Sample 3    Mo Sample 1"), "{text}");
    play.press("d ctrl-s");
    assert!(play.screen(80, 24).contains("where the next session begins"), "a reason is asked for");
    play.press("type:'with or for' ctrl-s");
    assert_eq!(stage(&play), Stage::Differed);
    play.press("2 type:'One of two' ctrl-s");
    assert_eq!(stage(&play), Stage::Agreed);
    let Body::Rating(rated) = &play.last().body else { panic!("{:?}", play.last()) };
    assert!(rated.agreed && rated.note.as_ref().unwrap().as_str() == "One of two");
    // What was agreed is taken back like everything else; then they differ again, and that is closed with.
    play.press("u");
    assert_eq!(stage(&play), Stage::Differed);
    play.press("Esc c ctrl-s");
    let Body::Session(closing) = &play.last().body else { panic!("{:?}", play.last()) };
    assert_eq!(closing.disagreed.iter().map(ToString::to_string).collect::<Vec<_>>(), [id]);
}

#[test]
fn a_mentor_may_skip_and_may_say_that_they_cannot_tell() {
    let mut play = topic();
    let (first, before) = (on(&play), play.entries());
    play.press("Right");
    assert_ne!(on(&play), first);
    assert_eq!(play.entries(), before, "to skip is to say nothing");
    play.press("x");
    assert_eq!(stage(&play), Stage::Given);
    play.press("r");
    assert_eq!(stage(&play), Stage::Revealed);
    play.press("Left");
    assert_eq!((on(&play), stage(&play)), (first, Stage::Blind), "what was skipped stays hidden");
}

#[test]
fn at_most_three_actions_each_with_a_date_and_what_shows_it() {
    let mut play = open();
    play.press("Tab a type:'Do it' ctrl-s");
    assert!(play.screen(80, 24).contains("Give it a date"), "{}", play.screen(80, 24));
    play.press("type:'2027-01-31' ctrl-s");
    assert!(play.screen(80, 24).contains("what will show it"));
    play.press("type:'A review' ctrl-s");
    let Body::Action(action) = &play.last().body else { panic!("{:?}", play.last()) };
    assert!(action.session.is_some() && action.due.is_some() && action.shows.is_some());
    for n in 0..2 {
        play.press(&format!("a type:'More {n}' Tab type:'2027-02-01' Tab type:'It' ctrl-s"));
    }
    let before = play.entries();
    play.press("a");
    assert!(play.notice().contains("3 actions are set"), "{}", play.notice());
    assert_eq!(play.entries(), before);
}

#[test]
fn actions_of_last_time_are_done_or_dropped_with_a_reason() {
    let mut play = open();
    play.press("Tab F");
    assert_eq!(play.notice(), "Done · u takes it back");
    play.press("d type:'Not now' ctrl-s");
    assert!(play.notice().starts_with("Dropped"), "{}", play.notice());
    assert!(matches!(&play.last().body, Body::Action(action) if action.action.is_some()));
}

#[test]
fn a_topic_is_put_on_the_agenda_by_hand_and_comes_first() {
    let mut play = open();
    play.press("t type:'drift' ctrl-s");
    let first = &play.model.mentor.seen.topics.topics[0];
    assert_eq!(framework().competency(first.competency).id.as_str(), "drift");
    assert!(play.screen(120, 36).contains("Put on the agenda"));
    play.press("u");
    let first = &play.model.mentor.seen.topics.topics[0];
    assert_ne!(framework().competency(first.competency).id.as_str(), "drift");
}

#[test]
fn the_close_makes_minutes_from_both_sides_to_copy_or_to_write() {
    let mut play = topic();
    play.press("1 r 2 type:'One of two' ctrl-s Esc c type:'2027-02-02' Tab type:'A good talk' ctrl-s");
    let text = play.screen(120, 36);
    for told in ["Session of Ada Sample and Mo Sample", "A good talk", "2 February 2027"] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    let row = text.lines().find(|line| line.contains("agreed on 2")).unwrap_or_default().split_whitespace();
    assert_eq!(row.collect::<Vec<_>>(), "Cross-team collaboration 3 1 agreed on 2".split(' ').collect::<Vec<_>>());
    play.press("y w");
    let copied = play.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    assert!(copied.starts_with("# Session of Ada Sample and Mo Sample"), "{copied}");
    assert!(copied.contains("| Cross-team collaboration | 3 | 1 | agreed on 2 |"), "{copied}");
    let named = |effect: &Effect| matches!(effect, Effect::Write(name, text) if name == "minutes-2026-11-23.md" && *text == copied);
    assert!(play.effects.iter().any(named), "{:?}", play.effects);
    play.press("Esc");
    assert!(play.screen(120, 36).contains("Mon 23 Nov 2026  Mo Sample  1 rated, 1 agreed"), "{}", play.screen(120, 36));
}

/// The program started again on what is in the log.
fn again(play: &Play) -> Play {
    Play::over(play.model.session.whole().profile.clone())
}

#[test]
fn leaving_half_way_loses_nothing_and_goes_on_where_it_stood() {
    let mut play = topic();
    let id = on(&play);
    play.press("1");
    let mut again = again(&play);
    assert_eq!(again.model.session.seat(), &Author::Oneself);
    again.press("6");
    assert!(again.screen(80, 24).contains("A session with Mo Sample is open"), "{}", again.screen(80, 24));
    again.press("Enter Tab Enter");
    assert_eq!((on(&again), stage(&again)), (id, Stage::Given));
    again.press("r");
    let mut third = self::again(&again);
    third.press("6 Enter Tab Enter");
    assert_eq!((on(&third), stage(&third)), (id, Stage::Revealed));
}

#[test]
fn what_is_half_typed_waits() {
    let mut play = open();
    play.press("Tab a type:'Half an action' Esc");
    assert!(play.notice().contains("half-typed"), "{}", play.notice());
    play.press("a");
    assert!(play.screen(80, 24).contains("Half an action"));
    play.press("Esc c Tab type:'So far' Esc c");
    assert!(play.screen(80, 24).contains("So far"));
}

#[test]
fn set_aside_it_stays_open_and_the_seat_goes_back() {
    let mut play = open();
    play.press("z");
    assert_eq!(play.model.session.seat(), &Author::Oneself);
    assert!(play.own("obs-pillars").is_some(), "one's own record is seen again");
    play.press("6 Enter");
    assert_eq!(play.model.session.seat(), &mo());
}

/// A record that rates every competency `rating` with words that would tell it, here and in a note and a remark, one that
/// a mentor rated 1 before, and a closed session.
fn telling(rating: u8, words: &str) -> Profile {
    let (own, mentor) = (json!("self"), json!({ "mentor": "Mo" }));
    let opened = "0196c1a0-0000-7000-8000-100000000001";
    let mut log = vec![
        (own.clone(), json!({ "kind": "settings", "name": "Nat", "roles": ["sre"], "target": 2, "hours": 2 })),
        (mentor.clone(), json!({ "kind": "session", "mentor": "Mo", "phase": "opened" })),
        (mentor.clone(), json!({ "kind": "rating", "competency": "tracing", "rating": 1, "session": opened })),
        (
            mentor,
            json!({ "kind": "session", "session": opened, "mentor": "Mo", "phase": "closed", "disagreed": ["iac"] }),
        ),
    ];
    for ix in framework().indices() {
        let id = framework().competency(ix).id.to_string();
        log.push((own.clone(), json!({ "kind": "rating", "competency": id, "rating": rating, "note": words })));
    }
    log.push((own.clone(), json!({ "kind": "note", "competency": "tracing", "text": words })));
    let remark = json!({ "kind": "comment", "on": "0196c1a0-0000-7000-8000-100000000002", "text": words });
    log.push((own.clone(), remark));
    log.push((own, json!({ "kind": "placement", "answers": { "operational-literacy": rating - 2 } })));
    let log: Vec<Value> = log.iter().enumerate().map(|(n, (by, body))| entry(n, by, body)).collect();
    file(&log)
}

fn seated(profile: Profile) -> Play {
    let session = Session::new(framework(), profile, today(), None).opened_by(Author::Mentor(Text::new("Mo")));
    let mut play = Play::demo();
    play.model = Model::new(session, Drafts::default(), None, Saving::Saved);
    play
}

/// Everything that can be looked at: every screen with its pages, find, palette, forms, what undo says, what is copied.
const LOOKS: [&str; 26] = [
    "",
    "g 1 f",
    "g 2",
    "g 2 Tab",
    "g 2 Right Right Tab Tab",
    "g 2 o",
    "g 2 o o o",
    "g 3",
    "g 3 v",
    "g 3 v v",
    "g 3 f f",
    "g 3 Tab",
    "g 4",
    "g 4 Tab",
    "g 4 Tab Enter",
    "g 4 BackTab",
    "g 5",
    "g 5 Home",
    "g 5 Tab",
    "g 5 Tab Tab",
    "g 5 m Home",
    "g 6",
    "g 7",
    "g 8",
    "/ type:'tracing'",
    ":",
];

#[test]
fn a_mentor_who_has_not_rated_learns_the_persons_rating_nowhere() {
    // Two records that differ in nothing but what is to be hidden look the same wherever a mentor looks.
    for opened in
        ["", "g 6 o", "g 6 o Tab", "g 6 o Tab Enter", "g 6 o Tab Enter 2", "g 6 o Tab Tab", "g 6 o Tab Tab Tab"]
    {
        for look in LOOKS {
            let [three, four] = [(3, "SECRETTHREE"), (4, "SECRETFOUR")].map(|(rating, words)| {
                let mut play = seated(telling(rating, words));
                play.press(opened).press(look).press("y");
                let screens = [(120, 36), (40, 12), (300, 100)].map(|(columns, rows)| play.screen(columns, rows));
                let copied: Vec<Effect> =
                    play.effects.iter().filter(|e| matches!(e, Effect::Copy(_))).cloned().collect();
                (screens, copied, play.notice().to_owned())
            });
            assert!(!three.0.join("\n").contains("SECRET"), "{opened} {look}:\n{}", three.0[0]);
            assert_eq!(three, four, "{opened} {look}");
        }
    }
    // And it is these two records that anybody else tells apart at a glance.
    let [three, four] =
        [(3, "SECRETTHREE"), (4, "SECRETFOUR")].map(|(rating, words)| Play::over(telling(rating, words)));
    for look in ["g 2", "g 5 End Left", "g 3"] {
        let screens = [&three, &four].map(|play| play.clone().press(look).screen(120, 36));
        assert_ne!(screens[0], screens[1], "{look}");
    }
}

#[test]
fn what_is_hidden_is_seen_once_it_is_laid_side_by_side_and_all_of_it_after_the_close() {
    let mut play = seated(telling(3, "SECRETWORDS"));
    play.press("g 6 o Tab Enter");
    let id = on(&play).to_owned();
    assert_eq!(play.own(&id), None);
    play.press("2 r");
    assert_eq!((play.own(&id), play.own("adoption-leadership")), (Some(3), None));
    assert!(play.screen(120, 36).contains("Nat 3    Mo 2"), "{}", play.screen(120, 36));
    play.press("Esc c ctrl-s");
    assert_eq!((play.own(&id), play.own("adoption-leadership")), (Some(3), None), "what was not rated stays hidden");
    let ix = framework().find(&CompetencyId::new("adoption-leadership").unwrap()).unwrap();
    while play.model.session.framework().competency(ix).id.as_str() != walked(&mut play) {
        play.press("Right");
    }
    play.press("1");
    assert_eq!(play.own("adoption-leadership"), Some(3), "rated out of a session, it is seen");
    play.press("u");
    assert_eq!(play.own("adoption-leadership"), None);
    assert_eq!(play.model.session.seat(), &Author::Mentor(Text::new("Mo")), "the mentor opened the record and stays");
}

/// The competency of the walk, which is shown.
fn walked(play: &mut Play) -> &'static str {
    if play.model.tab != Tab::Walk {
        play.press("g 2");
    }
    play.page()
}

#[test]
fn no_document_tells_a_mentor_what_is_hidden() {
    for opened in ["", "g 6 o", "g 6 o Tab Enter 2"] {
        let [mut three, mut four] =
            [(3, "SECRETTHREE"), (4, "SECRETFOUR")].map(|(rating, words)| seated(telling(rating, words)));
        for play in [&mut three, &mut four] {
            play.press(opened).press("g 8");
        }
        let mut seen = 0;
        for _ in 0..FORMATS.len() {
            let [left, right] = [&three, &four].map(|play| {
                let lines = play.model.reports.preview().map(|made| made.lines.clone());
                format!("{}\n{lines:?}", play.screen(120, 36))
            });
            assert!(!left.contains("SECRET") && left == right, "{opened}:\n{left}");
            seen += usize::from(three.model.reports.preview().is_some_and(|made| made.lines.is_ok()));
            for play in [&mut three, &mut four] {
                play.press("Down");
            }
        }
        assert!(seen > FORMATS.len() / 2, "previews were made: {seen}");
    }
    // To the person themselves the same documents tell it.
    let mut own = Play::over(telling(3, "SECRETTHREE"));
    own.press("g 8");
    let mut told = false;
    for _ in 0..FORMATS.len() {
        let lines = own.model.reports.preview().map(|made| made.lines.clone());
        told |= format!("{lines:?}").contains("SECRETTHREE");
        own.press("Down");
    }
    assert!(told);
}

#[test]
fn what_one_half_typed_the_other_does_not_find() {
    let mut play = Play::demo();
    play.press("2 n type:'I am a 3 here' Esc g 6 o ctrl-s g 2 n");
    let text = play.screen(120, 36);
    assert!(!text.contains("I am a 3 here") && !play.notice().contains("here again"), "{text}");
    play.press("type:'Hers' Esc g 6 z g 2 n");
    let text = play.screen(120, 36);
    assert!(text.contains("I am a 3 here") && !text.contains("Hers"), "{text}");
    play.press("Esc g 6 Enter g 2 n");
    assert!(play.screen(120, 36).contains("Hers"));
}

#[test]
fn the_mentor_of_the_configuration_is_proposed_where_none_was_met() {
    let mut play = Play::over(file(&[entry(
        0,
        &json!("self"),
        &json!({ "kind": "settings", "name": "Nat", "roles": ["sre"], "target": 2, "hours": 2 }),
    )]));
    play.model.preferences.mentor = "Usual Sample".to_owned();
    play.press("6 o");
    assert!(play.screen(80, 24).contains("Usual Sample"), "{}", play.screen(80, 24));
    let mut play = Play::demo();
    play.model.preferences.mentor = "Usual Sample".to_owned();
    play.press("6 o");
    assert!(play.screen(80, 24).contains("Mo Sample"), "whom one met last comes first");
}

#[test]
fn nothing_that_is_hidden_is_missing_from_what_is_saved() {
    let before = telling(3, "SECRETWORDS");
    let mut play = seated(before.clone());
    play.press("g 6 o Tab Enter 2 H");
    let whole = &play.model.session.whole().profile.log;
    assert_eq!(whole.len(), before.log.len() + 2);
    assert!(before.log.iter().all(|entry| whole.get(&entry.id).is_some_and(|kept| kept.line() == entry.line())));
    assert!(play.model.session.profile().log.len() < whole.len());
}

#[test]
fn the_person_does_not_see_what_the_mentor_gave_before_it_is_laid_side_by_side() {
    let mut play = topic();
    play.press("1 Esc z g 5 End");
    let text = play.screen(120, 36);
    assert!(!text.contains("rated Cross-team collaboration 1"), "{text}");
    play.press("6 Enter Tab Enter r Esc z g 5 End");
    let log = &play.model.session.profile().log;
    let given =
        |by: &Author, body: &Body| *by == mo() && matches!(body, Body::Rating(r) if r.session.is_some() && !r.agreed);
    let last = log.iter().rev().find(|entry| given(&entry.by, &entry.body)).unwrap();
    assert_eq!(last.at.date(), today().0, "it is in the person's own timeline now");
}

#[test]
fn private_notes_hide_behind_one_key_everywhere() {
    let mut play = Play::demo();
    let words = "What I fear";
    play.press("g 5 End");
    let shown = |play: &mut Play| {
        let mut seen = false;
        for _ in 0..12 {
            seen |= play.screen(120, 36).contains(words);
            play.press("Left");
        }
        seen
    };
    assert!(shown(&mut play), "the demo has a private note");
    play.press("H g 5 End");
    assert!(!shown(&mut play));
    assert!(play.screen(120, 36).contains("private notes hidden"));
    play.press("H g 5 End");
    assert!(shown(&mut play));
}

#[test]
fn a_note_is_marked_private_as_it_is_written_and_its_undo_does_not_tell_it() {
    let mut play = Play::demo();
    play.press("2 n type:'Between us' ctrl-t");
    assert!(play.screen(80, 24).contains("Private note on"));
    play.press("Esc n");
    assert!(play.screen(80, 24).contains("Private note on"), "the draft keeps it");
    play.press("ctrl-s");
    let Body::Note(note) = &play.last().body else { panic!("{:?}", play.last()) };
    assert!(note.private);
    play.press("H u");
    assert!(!play.notice().contains("Between us") && play.notice().contains("private note"), "{}", play.notice());
}

#[test]
fn the_timer_follows_the_keys_and_wakes_nothing() {
    let mut play = open();
    assert!(play.screen(80, 24).contains("0 min"));
    // Each message comes a second after the last.
    for _ in 0..70 {
        play.press("Down");
    }
    assert!(play.screen(80, 24).contains("1 min"), "{}", play.screen(80, 24));
}

#[test]
fn scrolling_stops_at_the_end_of_the_text() {
    for size in [(120, 36), (80, 24), (40, 12), (170, 16), (220, 16)] {
        for place in ["6", "6 Enter", "6 o ctrl-s", "6 o ctrl-s Tab Enter"] {
            let mut play = Play::demo();
            play.model.size = size;
            play.press(place);
            let first = play.screen(size.0, size.1);
            for _ in 0..40 {
                play.press("PageDown");
            }
            let end = play.screen(size.0, size.1);
            assert!(!end.contains(" below"), "{place} at {size:?}: the last line is reached\n{end}");
            if first.contains(" below") {
                // A line more than the text has is not scrolled past, or a few where the head is short.
                assert_ne!(end, play.press("PageUp").screen(size.0, size.1), "{place} at {size:?}");
            } else {
                assert!(play.model.mentor.scroll < 8, "{place} at {size:?}: {}", play.model.mentor.scroll);
            }
        }
    }
}

#[test]
fn two_open_sessions_of_two_mentors_stay_apart() {
    let mut play = open();
    play.press("z");
    let record = play.model.session.whole().profile.clone();
    let mut grace = seated(record);
    grace.model.session = Session::new(framework(), play.model.session.whole().profile.clone(), today(), None)
        .opened_by(Author::Mentor(Text::new("Grace")));
    grace.press("6");
    assert!(grace.screen(80, 24).contains("No session is open"), "{}", grace.screen(80, 24));
}

#[test]
fn questions_are_drawn_by_the_session_and_are_about_the_agenda() {
    let first = open();
    let topics = &first.model.mentor.seen.topics;
    assert_eq!(topics.questions.len(), 2);
    for asked in &topics.questions {
        assert!(topics.topics.iter().any(|topic| topic.competency == asked.competency));
        assert!(framework().guide(asked.competency).mentor_questions.contains(&asked.question));
    }
    assert_eq!(again(&first).press("6 Enter").model.mentor.seen.topics.questions, topics.questions);
}

#[test]
fn on_a_past_day_no_session_is_opened() {
    let mut play = Play::past("2026-03-01");
    let before = play.entries();
    play.press("6 o");
    assert!(play.notice().contains("nothing is recorded"), "{}", play.notice());
    assert_eq!(play.entries(), before);
}

#[test]
fn digits_lead_to_screens_but_where_they_rate() {
    let mut play = open();
    play.press("1");
    assert_eq!(play.model.tab, Tab::Arc);
    play.press("6 Enter 3");
    assert_eq!((play.model.tab, play.model.mentor.part), (Tab::Mentor, Part::Agenda));
    play.press("g 1");
    assert_eq!(play.model.tab, TABS[0].0);
}

#[test]
fn what_came_in_from_elsewhere_is_seen_where_it_may_be() {
    let mut play = open();
    let version = play.model.session.changes();
    let other = profile(Person::Demo);
    play.send(Message::Saved(Some(Box::new(other.log))));
    assert_eq!(play.model.session.changes(), version, "nothing new changes nothing");
    assert!(play.own("obs-pillars").is_none());
}
