//! The calendar taken apart by another library, and imported as a calendar does it: by id.

use std::collections::BTreeMap;
use std::io::BufReader;

use ical::parser::ical::component::IcalCalendar;
use ical::property::Property;
use opsarc::insight::diary::Diary;
use opsarc::profile::day::Day;
use serde_json::Value;

use crate::support::people::{PEOPLE, Person, framework, today};
use crate::world::{BREAK, World};

/// Those who have something to put into a calendar.
fn busy() -> impl Iterator<Item = Person> {
    PEOPLE.into_iter().filter(|person| *person != Person::Empty)
}

fn parsed(text: &str) -> IcalCalendar {
    let mut all: Vec<_> = ical::IcalParser::new(BufReader::new(text.as_bytes())).collect();
    assert_eq!(all.len(), 1);
    all.remove(0).unwrap()
}

fn get(properties: &[Property], name: &str) -> Option<String> {
    properties.iter().find(|p| p.name == name).and_then(|p| p.value.clone())
}

/// What a calendar keeps: for each id its newest revision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Kept(BTreeMap<String, (u64, Vec<(String, String)>)>);

impl Kept {
    fn import(&mut self, text: &str) {
        let calendar = parsed(text);
        let todos = calendar.todos.iter().map(|it| &it.properties);
        for properties in todos.chain(calendar.events.iter().map(|it| &it.properties)) {
            let id = get(properties, "UID").unwrap();
            let sequence: u64 = get(properties, "SEQUENCE").unwrap().parse().unwrap();
            let said = properties.iter().map(|p| (p.name.clone(), p.value.clone().unwrap_or_default())).collect();
            if self.0.get(&id).is_none_or(|(known, _)| *known <= sequence) {
                self.0.insert(id, (sequence, said));
            }
        }
    }
}

#[test]
fn another_library_reads_back_what_was_written() {
    for person in busy() {
        let world = World::of(person);
        let diary = Diary::new(framework(), &world.profile, &world.standing, &world.overview);
        let calendar = parsed(&world.make("ics"));
        assert_eq!((calendar.todos.len(), calendar.events.len()), (diary.todos.len(), diary.appointments.len()));
        for (it, todo) in calendar.todos.iter().zip(&diary.todos) {
            let get = |name| get(&it.properties, name);
            assert_eq!(get("UID").unwrap(), todo.id.to_string());
            assert_eq!(get("DTSTAMP").unwrap().len(), "20260511T180409Z".len());
            assert_eq!(get("DUE"), todo.due.map(|day| day.to_string().replace('-', "")));
            assert!(["NEEDS-ACTION", "COMPLETED", "CANCELLED"].contains(&get("STATUS").unwrap().as_str()));
        }
        for it in &calendar.events {
            assert_eq!(get(&it.properties, "DTSTART").unwrap().len(), "20260511".len());
        }
    }
}

#[test]
fn an_empty_record_makes_no_calendar_and_says_what_to_do() {
    assert!(World::of(Person::Empty).made("ics").contains("take a project on"));
    assert_eq!(World::of(Person::Empty).make("taskwarrior"), "[]\n");
}

#[test]
fn words_come_back_as_they_were() {
    let world = World::of(Person::Hostile);
    let said = get(&parsed(&world.make("ics")).todos[0].properties, "SUMMARY").unwrap();
    let mut plain = String::new();
    let mut chars = said.chars();
    while let Some(c) = chars.next() {
        plain.push(if c == '\\' { chars.next().unwrap() } else { c });
    }
    assert_eq!(plain, opsarc::framework::text::clean_line(BREAK));
}

#[test]
fn imported_twice_there_are_no_doubles_and_a_later_one_updates() {
    let early: Day = "2026-04-20".parse().unwrap();
    let profile = World::of(Person::Demo).profile;
    let (then, now) = (World::at(profile.clone(), early), World::at(profile, today()));
    let mut kept = Kept::default();
    kept.import(&then.make("ics"));
    let first = kept.clone();
    kept.import(&then.make("ics"));
    assert_eq!(kept, first);
    kept.import(&now.make("ics"));
    let mut fresh = Kept::default();
    fresh.import(&now.make("ics"));
    assert!(first.0.keys().all(|id| fresh.0.contains_key(id)), "nothing is left behind");
    assert_eq!(kept, fresh, "every item stands as the later calendar has it");
    // The earlier one again changes nothing of what was updated.
    kept.import(&then.make("ics"));
    assert_eq!(kept, fresh);
}

#[test]
fn a_calendar_made_the_next_day_of_the_same_record_says_the_same_of_every_item() {
    let profile = World::of(Person::Demo).profile;
    let items = |day: &str| {
        let mut kept = Kept::default();
        kept.import(&World::at(profile.clone(), day.parse().unwrap()).make("ics"));
        kept
    };
    assert_eq!(items("2026-11-23"), items("2026-11-30"));
}

#[test]
fn every_line_ends_as_it_must_and_is_short_enough() {
    for person in busy() {
        let text = World::of(person).make("ics");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
    }
}

#[test]
fn tasks_are_those_of_the_calendar_under_the_same_ids() {
    for person in busy() {
        let world = World::of(person);
        let tasks: Vec<Value> = serde_json::from_str(&world.make("taskwarrior")).unwrap();
        let calendar = parsed(&world.make("ics"));
        assert_eq!(tasks.len(), calendar.todos.len());
        for (task, todo) in tasks.iter().zip(&calendar.todos) {
            assert_eq!(task["uuid"].as_str().unwrap(), get(&todo.properties, "UID").unwrap());
            let status = match get(&todo.properties, "STATUS").unwrap().as_str() {
                "NEEDS-ACTION" => "pending",
                "COMPLETED" => "completed",
                _ => "deleted",
            };
            assert_eq!(task["status"], status);
            assert_eq!(task["end"].is_string(), status != "pending");
            assert!(!task["description"].as_str().unwrap().contains('\n'));
        }
    }
}
