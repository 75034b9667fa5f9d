//! `opsarc review` and `opsarc forecast`.

use serde_json::json;
use unicode_width::UnicodeWidthStr as _;

use super::home::Home;

const DAY: &str = "2026-11-23";

/// The arguments for the sample profile on its last day.
fn demo(home: &Home, more: &[&str]) -> Vec<String> {
    let file = home.file("demo.json", opsarc::framework::embedded::DEMO);
    let all = [more, &["--profile", &file, "--as-of", DAY]].concat();
    all.into_iter().map(str::to_owned).collect()
}

#[test]
fn a_review_is_lines_each_with_the_command_that_answers_it() {
    let home = Home::new();
    let report = home.json(&demo(&home, &["review", "--json"]));
    assert_eq!((&report["schema"], &report["minutes"]), (&json!("opsarc/review@1"), &json!(5)));
    let text = home.done(&demo(&home, &["review"]));
    for question in report["questions"].as_array().unwrap() {
        let answer = question["answer"].as_str().unwrap();
        assert_eq!(answer, format!("opsarc rate {} {}", question["competency"].as_str().unwrap(), question["rating"]));
        assert!(text.lines().any(|line| line.trim() == answer), "{text}");
    }
    assert!(text.lines().all(|line| line.width() <= 80), "{text}");
    let mine = Home::with_profile();
    assert_eq!(mine.done(&["review"]), "Nothing to review this week.\n");
}

#[test]
fn the_answer_of_a_review_is_a_rating() {
    let home = Home::with_profile();
    home.done(&["rate", "iac", "2", "--at", "2025-01-10"]);
    assert_eq!(home.json(&["review", "--json"])["questions"][0]["reason"], "stale");
    home.done(&["rate", "iac", "2"]);
    let report = home.json(&["review", "--json"]);
    assert_eq!((&report["questions"], &report["answered"]), (&json!([]), &json!(1)));
}

#[test]
fn a_forecast_is_a_range_and_the_same_each_time() {
    let home = Home::new();
    let report = home.json(&demo(&home, &["forecast", "--json"]));
    assert_eq!(report, home.json(&demo(&home, &["forecast", "--json"])));
    assert_eq!((&report["schema"], &report["refusal"]), (&json!("opsarc/forecast@1"), &json!(null)));
    let weeks = |end: &str| report["range"][end]["weeks"].as_u64().unwrap();
    assert!(weeks("p50") < weeks("p85"));
    let text = home.done(&demo(&home, &["forecast"]));
    assert!(text.contains(&format!("in {} to {} weeks", weeks("p50"), weeks("p85"))), "{text}");
    assert!(!text.contains("2026-") && !text.contains("2027-"), "never a single date: {text}");
    assert!(text.lines().all(|line| line.width() <= 80), "{text}");
}

#[test]
fn what_if_switches() {
    let home = Home::new();
    let p85 = |more: &[&str]| {
        let report = home.json(&demo(&home, &[&["forecast", "--json"], more].concat()));
        report["range"]["p85"]["weeks"].as_u64()
    };
    assert!(p85(&["--hours", "1"]) > p85(&[]) && p85(&["--hours", "12"]) < p85(&[]));
    let dropped = home.json(&demo(&home, &["forecast", "--json", "--without", "basic-stats"]));
    assert_eq!((&dropped["range"], &dropped["refusal"]["reason"]), (&json!(null), &json!("no-step-left")));
    assert!(home.fails(2, &demo(&home, &["forecast", "--without", "nothing"])).contains("no competency"));
    home.fails(2, &demo(&home, &["forecast", "--hours", "0"]));
}

#[test]
fn with_too_little_it_refuses_and_says_what_it_lacks() {
    let home = Home::with_profile();
    for (day, id, rating) in
        [("02-01", "iac", "0"), ("02-08", "iac", "1"), ("02-15", "iac", "2"), ("02-20", "cicd", "0")]
    {
        home.done(&["rate", id, rating, "--at", &format!("2025-{day}")]);
    }
    let on = |day: &str| home.json(&["forecast", "--json", "--as-of", day])["refusal"].clone();
    let lacks = |day| (on(day)["lacks_steps"].clone(), on(day)["lacks_weeks"].clone());
    assert_eq!(lacks("2025-03-01"), (json!(2), json!(4)));
    assert_eq!(lacks("2025-06-01"), (json!(2), json!(0)));
    let text = home.done(&["forecast", "--as-of", "2025-03-01"]);
    assert!(text.contains("2 more steps and 4 more weeks"), "{text}");
    for (day, rating) in [("03-10", "1"), ("03-20", "2")] {
        home.done(&["rate", "cicd", rating, "--at", &format!("2025-{day}")]);
    }
    assert_eq!(on("2025-06-01"), json!(null), "four steps and eight weeks are enough");
    let no_hours = home.json(&["forecast", "--json", "--as-of", "2025-06-01", "--hours", "4"]);
    assert_eq!(no_hours["refusal"]["reason"], "no-hours");
    assert_eq!(on("2025-03-28")["lacks_weeks"], json!(1), "one day short of eight weeks");
    assert_eq!(on("2025-03-29"), json!(null));
}
