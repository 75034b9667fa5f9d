//! The list of tasks, imported by Taskwarrior itself where it is installed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::people::Person;
use crate::world::World;

/// Taskwarrior in a folder of its own, without a question and without a hook.
fn task(home: &Path, arguments: &[&str]) -> std::io::Result<Output> {
    Command::new("task")
        .args(["rc.confirmation=no", "rc.verbose=nothing", "rc.hooks=no", "rc.gc=off", "rc.recurrence=no"])
        .args(arguments)
        .env("TASKRC", home.join("taskrc"))
        .env("TASKDATA", home.join("tasks"))
        .env("HOME", home)
        .output()
}

/// What it holds, each task by its id.
fn held(home: &Path) -> Vec<Value> {
    let out = task(home, &["export"]).unwrap();
    let mut all: Vec<Value> = serde_json::from_slice(&out.stdout).unwrap();
    all.sort_by_key(|task| task["uuid"].to_string());
    all
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that shows nothing says so")]
fn taskwarrior_imports_it_and_a_second_time_has_no_doubles() {
    for person in [Person::Demo, Person::Hostile, Person::Empty] {
        let home = tempfile::tempdir().unwrap();
        let home = home.path();
        fs::write(home.join("taskrc"), "").unwrap();
        let text = World::of(person).make("taskwarrior");
        let file = home.join("plan.json");
        fs::write(&file, &text).unwrap();
        let file = file.to_str().unwrap();
        let Ok(out) = task(home, &["import", file]) else {
            eprintln!("Taskwarrior (`task`) is not installed: nothing is shown here of its import");
            return;
        };
        assert!(out.status.success(), "{person:?}: {}", String::from_utf8_lossy(&out.stderr));
        let mut ours: Vec<Value> = serde_json::from_str(&text).unwrap();
        ours.sort_by_key(|task| task["uuid"].to_string());
        let first = held(home);
        assert_eq!(first.len(), ours.len(), "{person:?}");
        for (theirs, ours) in first.iter().zip(&ours) {
            for field in ["uuid", "status", "due", "end", "project", "tags", "entry"] {
                assert_eq!(theirs[field], ours[field], "{person:?} {field}: {theirs}");
            }
            // It may tidy blanks, and keeps the words.
            let words = |task: &Value| task["description"].as_str().unwrap().split_whitespace().collect::<String>();
            assert_eq!(words(theirs), words(ours), "{person:?}");
            let remarks = |task: &Value| task["annotations"].as_array().map_or(0, Vec::len);
            assert_eq!(remarks(theirs), remarks(ours), "{person:?}: {theirs}");
        }
        assert!(task(home, &["import", file]).unwrap().status.success());
        let stable = |tasks: Vec<Value>| -> Vec<Value> {
            let without = |mut task: Value| {
                // These say when and where it stands in the list.
                for field in ["id", "urgency", "modified"] {
                    task.as_object_mut().unwrap().remove(field);
                }
                task
            };
            tasks.into_iter().map(without).collect()
        };
        assert_eq!(stable(held(home)), stable(first), "{person:?}");
    }
}
