//! The JSON shapes: the fields, their order and their types, each held by a snapshot.

use serde_json::Value;

use super::home::{DAY, Home};
use super::team::profile;

/// The shape of a value: scalars by type, lists by the shapes that occur in them.
fn shape(value: &Value, depth: usize) -> String {
    let indent = "  ".repeat(depth + 1);
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "bool".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::String(text) if text.starts_with("opsarc/") => format!("{text:?}"),
        Value::String(_) => "string".to_owned(),
        Value::Array(items) => {
            let mut shapes: Vec<String> = items.iter().map(|item| shape(item, depth)).collect();
            shapes.sort();
            shapes.dedup();
            format!("[{}]", shapes.join(" | "))
        }
        Value::Object(fields) => {
            let lines: Vec<String> =
                fields.iter().map(|(key, value)| format!("{indent}{key}: {}", shape(value, depth + 1))).collect();
            format!("{{\n{}\n{}}}", lines.join("\n"), "  ".repeat(depth))
        }
    }
}

fn held(command: &[&str]) -> String {
    let home = Home::with_vector("a", &["--role", "sre", "--target", "2", "--pathway", "sre-to-aiops"]);
    shape(&home.json(&[command, &["--json", "--as-of", DAY]].concat()), 0)
}

#[test]
fn status() {
    insta::assert_snapshot!("status", held(&["status"]));
}

#[test]
fn next() {
    insta::assert_snapshot!("next", held(&["next"]));
}

#[test]
fn gaps() {
    insta::assert_snapshot!("gaps", held(&["gaps"]));
}

#[test]
fn plan() {
    insta::assert_snapshot!("plan", held(&["plan"]));
}

#[test]
fn log() {
    insta::assert_snapshot!("log", held(&["log", "--of", "alert-rules"]));
}

#[test]
fn show() {
    insta::assert_snapshot!("show", held(&["show", "alert-rules"]));
}

#[test]
fn show_of_every_other_kind() {
    let names = [
        "P09",
        "level 2",
        "stage 1",
        "role sre",
        "sre-to-aiops",
        "no-feedback",
        "hiring",
        "area data",
        "domain sre",
        "burn rate",
        "glossary",
        "legal",
    ];
    let home = Home::with_vector("a", &["--role", "sre", "--target", "2", "--pathway", "sre-to-aiops"]);
    let shapes: Vec<String> =
        names.iter().map(|name| shape(&home.json(&["show", name, "--json", "--as-of", DAY]), 0)).collect();
    insta::assert_snapshot!("show_of_every_other_kind", shapes.join("\n"));
}

#[test]
fn matrix() {
    insta::assert_snapshot!("matrix", held(&["matrix"]));
}

#[test]
fn timeline() {
    insta::assert_snapshot!("timeline", held(&["timeline"]));
}

#[test]
fn team() {
    let home = Home::new();
    std::fs::create_dir(home.path().join("team")).unwrap();
    let ratings = [&[("iac", 3), ("basic-stats", 1)][..], &[("basic-stats", 3), ("iac", 1)], &[("iac", 3)]];
    for (n, ratings) in ratings.into_iter().enumerate() {
        home.file(&format!("team/{n}.json"), profile(n, &format!("P{n}"), &["sre"], ratings));
    }
    home.file("team/broken.json", "{");
    insta::assert_snapshot!("team", shape(&home.json(&["team", "team", "--json"]), 0));
}

#[test]
fn change() {
    insta::assert_snapshot!("change", held(&["timeline", "--between", "2020-01-01", DAY]));
}

#[test]
fn fields_stand_in_the_order_of_the_specification() {
    let home = Home::with_vector("a", &["--role", "sre"]);
    let text = home.done(&["status", "--json", "--as-of", DAY]);
    let keys: Vec<&str> =
        text.lines().filter_map(|l| l.strip_prefix("  \"")).filter_map(|l| l.split('"').next()).collect();
    let stated =
        "schema as_of framework person rated level stages active_stage fit pitfalls gaps unknown next freshness";
    assert_eq!(keys, stated.split(' ').collect::<Vec<_>>());
}
