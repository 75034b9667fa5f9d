//! The résumé held against the published schema, and put into files of others.

use jsonschema::Validator;
use opsarc::export::format::Format;
use opsarc::export::shape::Shape;
use opsarc::framework::framework::Framework;
use opsarc::profile::day::Day;
use serde_json::Value;

use crate::support::people::{PEOPLE, Person, framework, today};
use crate::world::World;

fn validator(schema: &str) -> Validator {
    jsonschema::options().should_validate_formats(true).build(&serde_json::from_str(schema).unwrap()).unwrap()
}

fn resume_schema() -> Validator {
    validator(include_str!("../schemas/json-resume.json"))
}

#[track_caller]
fn holds(validator: &Validator, text: &str) -> Value {
    let value: Value = serde_json::from_str(text).unwrap();
    let faults: Vec<String> = validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    value
}

fn put(world: &World, file: &str) -> String {
    Format::find("json-resume").unwrap().put_into(&world.source(), file).unwrap().unwrap()
}

#[test]
fn it_is_a_resume_by_the_published_schema() {
    let schema = resume_schema();
    for person in PEOPLE {
        holds(&schema, &World::of(person).make("json-resume"));
    }
    assert!(!schema.is_valid(&serde_json::json!({ "skills": [{ "name": 1 }] })), "the schema can say no");
    assert!(!schema.is_valid(&serde_json::json!({ "projects": [{ "startDate": "soon" }] })));
}

#[test]
fn every_job_is_one_by_the_published_schema() {
    let schema = validator(include_str!("../schemas/json-resume-job.json"));
    let framework: &Framework = framework();
    for role in framework.roles() {
        for level in framework.levels() {
            let world = World::of(Person::Empty).role(role.id.as_str(), level.level);
            let job = holds(&schema, &world.make_as("job-description", Shape::Json));
            assert!(job["skills"].as_array().is_some_and(|skills| !skills.is_empty()));
        }
    }
    assert!(!schema.is_valid(&serde_json::json!({ "remote": "perhaps" })));
}

#[test]
fn only_what_is_backed_stands_in_it() {
    let world = World::of(Person::Demo);
    let resume: Value = serde_json::from_str(&world.make("json-resume")).unwrap();
    for (ix, reading) in world.overview.readings.iter() {
        let name = framework().competency(ix).title.as_str();
        let skill = resume["skills"].as_array().unwrap().iter().find(|skill| skill["name"] == name);
        assert_eq!(skill.is_some(), reading.backed >= 2, "{name}");
        if let Some(skill) = skill {
            assert_eq!(skill["level"], framework().scale()[usize::from(reading.backed)].name.as_str());
        }
    }
    assert!(!resume["certificates"].as_array().unwrap().is_empty());
    let urls = resume["projects"].as_array().unwrap().iter().filter_map(|p| p["url"].as_str());
    assert!(urls.clone().count() > 5 && urls.clone().all(|url| url.starts_with("https://")));
}

/// A file as its owner keeps it: their own order, their own blanks, numbers and fields that nobody else knows.
const THEIRS: &str = "{\n\t\"meta\" : {\"version\":\"v1.0.0\", \"odd\": 1.50e+3},\n\t\"basics\": { \"name\":\"B\" ,\
                      \"email\": \"b@example.org\" },\n\t\"skills\": [ {\"name\": \"Juggling\",   \"level\": \"5 balls\"},\
                      \n {\"name\":\"distributed TRACING\", \"level\":\"my own words\"} ],\n\t\"zzz\": [1,  2,\t3]\n}\n";

#[test]
fn what_is_theirs_stays_byte_for_byte_and_twice_is_as_once() {
    let schema = resume_schema();
    for person in PEOPLE {
        let world = World::of(person);
        let once = put(&world, THEIRS);
        holds(&schema, &once);
        for theirs in [
            "{\"version\":\"v1.0.0\", \"odd\": 1.50e+3}",
            "{ \"name\":\"B\" ,\"email\": \"b@example.org\" }",
            "{\"name\": \"Juggling\",   \"level\": \"5 balls\"}",
            "{\"name\":\"distributed TRACING\", \"level\":\"my own words\"}",
            "[1,  2,\t3]",
        ] {
            assert!(once.contains(theirs), "{theirs} in {once}");
        }
        assert_eq!(put(&world, &once), once);
        // What they wrote under a name of ours is theirs, and stands there once.
        assert_eq!(once.to_lowercase().matches("\"distributed tracing\",").count(), once.matches("TRACING\",").count());
    }
    assert_eq!(put(&World::of(Person::Empty), THEIRS), THEIRS, "an empty record leaves the whole file as it is");
}

#[test]
fn a_later_record_brings_ours_up_to_date_and_leaves_no_doubles() {
    let profile = World::of(Person::Demo).profile;
    let early: Day = "2026-04-20".parse().unwrap();
    let (then, now) = (World::at(profile.clone(), early), World::at(profile, today()));
    let updated = put(&now, &put(&then, THEIRS));
    let fresh = put(&now, THEIRS);
    let sorted = |text: &str| {
        let mut value: Value = serde_json::from_str(text).unwrap();
        for section in ["skills", "projects", "publications", "certificates"] {
            if value[section].is_null() {
                value[section] = serde_json::json!([]);
            }
            value[section].as_array_mut().unwrap().sort_by_key(ToString::to_string);
        }
        value
    };
    assert_eq!(sorted(&updated), sorted(&fresh));
    // Back to the earlier record: what did not hold then is gone again, and theirs is still there.
    let back = put(&then, &updated);
    assert_eq!(sorted(&back), sorted(&put(&then, THEIRS)));
    assert!(back.contains("{\"name\": \"Juggling\",   \"level\": \"5 balls\"}"));
}

#[test]
fn a_file_that_is_no_resume_is_refused_with_its_place() {
    let world = World::of(Person::Demo);
    let refuse = |file: &str| {
        let refused = Format::find("json-resume").unwrap().put_into(&world.source(), file).unwrap();
        refused.unwrap_err().why
    };
    assert!(refuse("[]").contains("a JSON object"));
    assert!(refuse("{\"skills\": {}}").contains("`skills`"));
    assert!(refuse("{\"skills\": [], \"skills\": []}").contains("twice"));
    assert!(refuse("{\n\"a\": }").contains("line 2"));
    assert!(put(&world, "{\"skills\": null}").contains("x-opsarc"));
    for odd in ["{\"skills\": [1, null, \"x\", {\"name\": 3}, {\"x-opsarc\": 1}]}", "{}"] {
        let once = put(&world, odd);
        assert_eq!(put(&world, &once), once);
    }
}
