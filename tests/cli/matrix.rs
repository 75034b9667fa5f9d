//! `opsarc matrix`: what the screen shows, for a script.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

use super::home::{DAY, Home};

fn home() -> Home {
    Home::with_vector("a", &["--role", "sre", "--target", "2", "--pathway", "sre-to-aiops"])
}

fn matrix(home: &Home, options: &[&str]) -> Value {
    home.json(&[&["matrix", "--json", "--as-of", DAY], options].concat())
}

/// The cells of all groups in order.
fn cells(matrix: &Value) -> Vec<&Value> {
    let groups = matrix["groups"].as_array().unwrap().iter();
    let sections = groups.flat_map(|group| group["sections"].as_array().unwrap());
    sections.flat_map(|section| section["cells"].as_array().unwrap()).collect()
}

#[test]
fn every_grouping_holds_every_competency_under_the_number_that_it_has() {
    let home = home();
    for (by, key) in [("stage", "stage"), ("level", "level"), ("depth", "depth")] {
        let matrix = matrix(&home, &["--by", by]);
        assert_eq!((&matrix["by"], &matrix["count"], &matrix["of"]), (&json!(by), &json!(43), &json!(43)));
        assert_eq!(cells(&matrix).len(), 43);
        for group in matrix["groups"].as_array().unwrap() {
            let groups = json!({ "groups": [group] });
            assert!(cells(&groups).iter().all(|cell| cell[key] == group["number"]), "{group}");
        }
    }
    assert_eq!(matrix(&home, &[]), matrix(&home, &["--by", "stage"]));
}

#[test]
fn a_filter_gives_what_the_other_commands_give() {
    let home = home();
    let ids = |list: &Value| {
        let mut ids: Vec<String> =
            list.as_array().unwrap().iter().map(|c| c["competency"].as_str().unwrap().to_owned()).collect();
        ids.sort();
        ids
    };
    let shown = |filter: &str| {
        let matrix = matrix(&home, &["--filter", filter]);
        let cells: Vec<Value> = cells(&matrix).into_iter().cloned().collect();
        (matrix["filter"].clone(), cells)
    };
    assert_eq!(ids(&json!(shown("gaps").1)), ids(&home.status()["gaps"]));
    for (filter, holds) in [
        ("stale", (|cell| cell["stale"] == true) as fn(&Value) -> bool),
        ("disputed", |cell| cell["disputed"] == true),
        ("unrated", |cell| cell["rating"].is_null()),
        ("claimed", |cell| cell["rating"].as_u64().unwrap_or(0) > cell["backed"].as_u64().unwrap()),
    ] {
        let (named, cells) = shown(filter);
        assert_eq!(named, filter);
        assert!(cells.iter().all(holds), "{filter}: {cells:?}");
        let all = matrix(&home, &[]);
        assert_eq!(cells.len(), self::cells(&all).into_iter().filter(|cell| holds(cell)).count(), "{filter}");
    }
}

#[test]
fn the_lens_weighs_and_text_narrows() {
    let home = home();
    let security = matrix(&home, &["--role", "Security", "--text", "telemetry policy"]);
    assert_eq!((&security["lens"], &security["text"]), (&json!(["security"]), &json!("telemetry policy")));
    let cells = cells(&security);
    assert_eq!(cells.len(), 1);
    assert_eq!((&cells[0]["competency"], &cells[0]["weight"]), (&json!("data-handling"), &json!(3)));
    assert_eq!(matrix(&home, &[])["lens"], json!(["sre"]), "one's own roles where none is named");
}

#[test]
fn the_text_fits_80_columns_and_carries_everything_without_colour() {
    let home = home();
    for options in [&[][..], &["--by", "level"], &["--by", "depth"], &["--role", "data-ml", "--filter", "gaps"]] {
        let text = home.done(&[&["matrix", "--as-of", DAY], options].concat());
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        assert!(text.contains("Statistics for operations") && text.contains("█ backed"), "{text}");
        let plain = home.done(&[&["matrix", "--plain", "--as-of", DAY], options].concat());
        assert!(plain.is_ascii(), "{plain}");
    }
    let text = home.done(&["matrix", "--as-of", DAY]);
    assert!(text.contains("(Streaming data processing)"), "what the lens does not ask for is in parentheses: {text}");
    let text = home.done(&["matrix", "--text", "zzzz"]);
    assert!(text.contains("No title, id, area or domain holds \"zzzz\"."), "{text}");
}

#[test]
fn what_is_not_there_is_guessed_at() {
    let home = Home::with_profile();
    assert!(home.fails(2, &["matrix", "--by", "stagе"]).contains("stage, level, depth"));
    assert!(home.fails(2, &["matrix", "--filter", "gap"]).contains("did you mean gaps?"));
    assert!(home.fails(2, &["matrix", "--role", "sr"]).contains("did you mean sre?"));
}

#[test]
fn another_framework_gives_its_own_groups() {
    // The shipped one with its last stage and level under other names: nothing in the code knows them.
    let home = Home::new();
    let own = home.done(&["framework", "export"]);
    let own = own.replace("\"aiops-2026\"", "\"other-matrix\"").replace("Data fluency", "Numbers");
    home.file("own.json", own);
    home.done(&["init", "--name", "Ada", "--role", "sre", "--framework", "own.json"]);
    let matrix = home.json(&["matrix", "--json", "--framework", "own.json"]);
    assert_eq!(matrix["framework"]["id"], "other-matrix");
    assert_eq!(matrix["groups"][1]["title"], "2 Numbers");
}
