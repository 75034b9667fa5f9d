//! The plan and what a script records of it.

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

use super::home::{DAY, Home};

/// The person of vector A, as of its day.
fn home() -> Home {
    Home::with_vector("a", &["--role", "sre", "--target", "2", "--hours", "3"])
}

fn plan(home: &Home) -> Value {
    home.json(&["plan", "--json", "--as-of", DAY])
}

fn project<'a>(plan: &'a Value, id: &str) -> &'a Value {
    plan["projects"].as_array().unwrap().iter().find(|p| p["id"] == id).unwrap()
}

/// A project of the plan that can start.
fn available(home: &Home) -> String {
    let plan = plan(home);
    let found = plan["projects"].as_array().unwrap().iter().find(|p| p["state"] == "available").unwrap();
    found["id"].as_str().unwrap().to_owned()
}

#[test]
fn the_plan_spells_the_priority_out_and_stays_within_80_columns() {
    let home = home();
    let json = plan(&home);
    assert_eq!((&json["schema"], &json["hours"]), (&json!("opsarc/plan@1"), &json!(3)));
    for gap in json["gaps"].as_array().unwrap() {
        let parts = gap["parts"].as_object().unwrap().values();
        assert_eq!(parts.map(|n| n.as_u64().unwrap()).sum::<u64>(), gap["priority"].as_u64().unwrap());
    }
    let text = home.done(&["plan", "--as-of", DAY]);
    assert!(text.lines().all(|line| line.width() <= 80), "{text}");
    assert!(text.contains(" weight + ") && text.contains("Weeks ahead, at 3 hours a week"), "{text}");
}

#[test]
fn a_project_is_taken_ticked_and_finished_with_evidence_and_no_rating_changes() {
    let home = home();
    let id = available(&home);
    let ratings =
        || -> Vec<Value> { plan(&home)["gaps"].as_array().unwrap().iter().map(|gap| gap["rating"].clone()).collect() };
    let before = ratings();
    home.done(&["project", "take", &id, "--at", DAY]);
    assert!(home.fails(2, &["project", "take", &id]).contains("under way already"));
    home.done(&["project", "tick", &id.to_lowercase(), "2", "--at", DAY]);
    assert!(home.fails(2, &["project", "tick", &id, "2"]).contains("ticked already"));
    assert!(home.fails(2, &["project", "tick", &id, "99"]).contains("step"));
    let under_way = plan(&home);
    let report = project(&under_way, &id);
    assert_eq!((&report["state"], &report["ticked"]), (&json!("under-way"), &json!([{"step": 2, "date": DAY}])));
    assert!(report["left"].as_u64() < report["hours"].as_u64());
    assert_eq!(under_way["weeks"][0]["work"][0]["project"], json!(id), "what is under way comes first");
    assert!(home.fails(2, &["project", "finish", &id]).contains("--evidence"));
    let told = home.done(&["project", "finish", &id, "--evidence", "drill:A drill=wiki/1", "--sandbox", "--at", DAY]);
    assert!(told.contains("No rating changed by it") && told.contains("`opsarc rate "), "{told}");
    assert_eq!(project(&plan(&home), &id)["state"], "finished");
    assert_eq!(ratings(), before);
    assert!(home.fails(2, &["project", "finish", &id, "--evidence", "again"]).contains("finished already"));
    // A finish taken back is none, from the day on which it is taken back.
    home.done(&["undo"]);
    assert_eq!(project(&home.json(&["plan", "--json"]), &id)["state"], "under-way");
}

#[test]
fn a_project_is_dropped_with_a_reason_alone() {
    let home = home();
    let id = available(&home);
    assert!(home.fails(2, &["project", "drop", &id, "--note", "too early"]).contains("not under way"));
    home.done(&["project", "take", &id, "--at", DAY]);
    assert!(home.fails(2, &["project", "drop", &id]).contains("--note"));
    home.done(&["project", "drop", &id, "--note", "too early", "--at", DAY]);
    let dropped = plan(&home);
    assert_eq!(
        (&project(&dropped, &id)["state"], &project(&dropped, &id)["note"]),
        (&json!("dropped"), &json!("too early"))
    );
    assert!(home.done(&["plan", "--as-of", DAY]).contains("too early"));
    assert!(home.fails(2, &["project", "take", "P999"]).contains("no project `P999`"));
}

#[test]
fn a_goal_is_set_reached_and_dropped() {
    let home = home();
    let add = |wish: &str| {
        let form = ["--outcome", "o", "--obstacle", "b", "--plan", "if b then p", "--shows", "s", "--for", "sli-slo"];
        home.done(&[&["goal", "add", "--at", DAY, "--wish", wish], &form[..]].concat())
    };
    assert!(add("Sleep at night").contains("goal on"));
    add("Be on time");
    let ids: Vec<String> =
        plan(&home)["goals"].as_array().unwrap().iter().map(|g| g["id"].as_str().unwrap().to_owned()).collect();
    assert!(home.done(&["plan", "--as-of", DAY]).contains("shown by  s"));
    home.done(&["goal", "reach", &ids[0][24..], "--at", DAY]);
    assert!(home.fails(2, &["goal", "drop", &ids[1]]).contains("no reason"));
    home.done(&["goal", "drop", &ids[1], "--note", "another team has it", "--at", DAY]);
    let goals = plan(&home)["goals"].clone();
    assert_eq!((&goals[0]["state"], &goals[1]["state"]), (&json!("reached"), &json!("dropped")));
    assert_eq!(goals[1]["note"], "another team has it");
    assert!(home.fails(2, &["goal", "reach", &ids[0]]).contains("no open goal"));
}

#[test]
fn a_wish_and_a_missing_opportunity_are_weighed() {
    let home = home();
    let plan_now = plan(&home);
    let gap = plan_now["gaps"].as_array().unwrap().iter().find(|gap| gap["ready"] == true).unwrap();
    let id = gap["competency"].as_str().unwrap();
    let of = |what: &str| {
        let plan = plan(&home);
        plan["gaps"].as_array().unwrap().iter().find(|gap| gap["competency"] == id).unwrap()[what].clone()
    };
    assert_eq!(of("meeting"), "unsaid");
    assert!(home.done(&["want", id, "3", "--at", DAY]).contains("all three meet"));
    assert_eq!((of("meeting"), of("desire"), &plan(&home)["recommended"]), (json!("all"), json!(3), &json!(id)));
    let told = home.done(&["opportunity", id, "none", "--note", "a week on call", "--at", DAY]);
    assert!(told.contains("ask for one"), "{told}");
    let asked = plan(&home)["asks"].clone();
    assert_eq!(asked, json!([{"competency": id, "since": DAY, "note": "a week on call"}]));
    assert!(home.done(&["plan", "--as-of", DAY]).contains("To ask your manager for"));
    home.done(&["opportunity", id, "there", "--at", DAY]);
    assert_eq!(plan(&home)["asks"], json!([]));
    home.fails(2, &["want", id, "4"]);
}

#[test]
fn without_hours_there_are_no_weeks_and_an_empty_profile_is_told_what_to_do() {
    let home = home();
    home.done(&["set", "--hours", "none", "--at", DAY]);
    let text = home.done(&["plan", "--as-of", DAY]);
    assert!(text.contains("No hours a week are set"), "{text}");
    assert_eq!(plan(&home)["weeks"], json!([]));
    let empty = Home::with_profile();
    assert!(empty.done(&["plan"]).contains("not rated yet"), "{}", empty.done(&["plan"]));
}
