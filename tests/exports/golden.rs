//! What each document says, word for word. A snapshot is read by a person before it is accepted.

use opsarc::export::shape::Shape;

use crate::support::people::Person;
use crate::world::{BREAK, World};

fn golden(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/exports");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

const PEOPLE: [(Person, &str); 3] = [(Person::Empty, "empty"), (Person::Demo, "demo"), (Person::Hostile, "hostile")];

#[test]
fn what_is_made_of_the_record_says_what_it_said() {
    for format in ["ics", "taskwarrior", "json-resume", "csv-wide", "minutes"] {
        for (person, name) in PEOPLE {
            golden(&format!("{format}_{name}"), &World::of(person).made(format));
        }
    }
}

#[test]
fn what_is_made_of_the_framework_says_what_it_said() {
    let sre = || World::of(Person::Empty).role("sre", 2);
    golden("scorecard_sre_2", &sre().make("scorecard"));
    golden(
        "scorecard_security_1_sheet",
        &World::of(Person::Empty).role("security", 1).make_as("scorecard", Shape::Csv),
    );
    golden("job_description_sre_2", &sre().make("job-description"));
    golden("job_description_data_1", &World::of(Person::Empty).role("data-ml", 1).make("job-description"));
    golden(
        "job_description_platform_3_json",
        &World::of(Person::Empty).role("platform", 3).make_as("job-description", Shape::Json),
    );
    golden("curriculum_4", &World::of(Person::Empty).stage(4).make("curriculum"));
}

#[test]
fn whose_record_it_is_does_not_show_in_what_is_made_of_the_framework() {
    let of = |person| {
        let world = World::of(person).role("platform", 2).stage(1);
        ["scorecard", "job-description", "curriculum"].map(|format| world.make(format)).concat()
    };
    let sample = of(Person::Demo);
    assert_eq!(of(Person::Empty), sample);
    assert_eq!(of(Person::Empty), of(Person::Hostile));
    assert!(!sample.contains("Ada"));
}

#[test]
fn without_a_role_and_a_level_they_are_the_persons_own() {
    let world = World::of(Person::Demo);
    let title = world.make("scorecard").lines().next().unwrap().to_owned();
    let (roles, target) = (&world.overview.roles, world.overview.target);
    assert_eq!((roles.len(), title.contains(&format!("Level {target}"))), (1, true), "{title}");
}

#[test]
fn nothing_of_a_harmful_record_steers_a_terminal_or_leaves_its_place() {
    let world = World::of(Person::Hostile);
    assert!(BREAK.contains('\u{1b}'));
    for format in ["ics", "taskwarrior", "json-resume", "csv-wide", "minutes"] {
        let text = world.make(format);
        for c in ['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}', '\0'] {
            assert!(!text.contains(c), "{format} holds {c:?}");
        }
        assert!(!text.contains("nobody's business"), "{format} tells a note");
        assert!(!text.contains("javascript:") || format == "csv-wide", "{format} links to a script");
    }
}
