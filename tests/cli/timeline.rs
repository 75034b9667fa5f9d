//! `opsarc timeline`: the calendar, the milestones, the log by day, and what changed between two days.

use serde_json::{Value, json};

use super::home::Home;

/// A record of three days.
fn home() -> Home {
    let home = Home::new();
    home.done(&["init", "--name", "Ada", "--role", "sre", "--target", "2", "--at", "2025-03-03"]);
    home.done(&["rate", "iac", "1", "--at", "2025-03-03"]);
    home.done(&["rate", "iac", "2", "--evidence", "change:Moved the balancer", "--at", "2025-03-16"]);
    home.done(&["rate", "iac", "3", "--mentor", "Mo", "--at", "2025-04-01"]);
    home
}

#[test]
fn text_has_calendar_milestones_and_the_log_by_day() {
    let text = home().done(&["timeline", "--as-of", "2025-04-06"]);
    assert!(text.starts_with("From 2025-03-03 to 2025-04-06: 5 entries on 3 days\n\n"), "{text}");
    let row = |name: &str| text.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
    assert_eq!(
        (row("Mon"), row("Tue"), row("Sun")),
        ("Mon  ░····".into(), "Tue  ····░".into(), "Sun  ·░···".into()),
        "{text}"
    );
    for line in [
        "  2025-03-03  First rating",
        "  2025-03-16  First merged change: \"Moved the balancer\"",
        "  2025-04-01  First rating by a mentor",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    let days: Vec<usize> =
        ["\n2025-04-01\n", "\n2025-03-16\n", "\n2025-03-03\n"].iter().map(|day| text.find(day).unwrap()).collect();
    assert!(days.is_sorted(), "newest first");
    let plain = home().done(&["timeline", "--as-of", "2025-04-06", "--plain"]);
    assert!(plain.is_ascii() && plain.contains("Sun  .-..."), "{plain}");
}

#[test]
fn json_has_days_series_and_milestones() {
    let home = home();
    let told = home.json(&["timeline", "--json", "--as-of", "2025-04-06"]);
    assert_eq!((&told["schema"], &told["as_of"]), (&json!("opsarc/timeline@1"), &json!("2025-04-06")));
    let sunday = json!({ "day": "2025-03-16", "entries": 2, "kinds": { "evidence": 1, "rating": 1 } });
    assert_eq!(told["days"][1], sunday);
    // Each series says on its last day what the status says on that day.
    let status = home.json(&["status", "--json", "--as-of", "2025-04-06"]);
    for (series, stage) in told["stages"].as_array().unwrap().iter().zip(status["stages"].as_array().unwrap()) {
        let last = series["points"].as_array().unwrap().last().unwrap();
        assert_eq!((&series["stage"], &series["id"]), (&stage["stage"], &stage["id"]));
        assert_eq!((&last["claimed"], &last["backed"]), (&stage["claimed"], &stage["backed"]));
    }
    let kinds: Vec<&Value> = told["milestones"].as_array().unwrap().iter().map(|found| &found["kind"]).collect();
    assert_eq!(kinds, ["rating", "evidence", "mentor-rating"]);
    // As of an earlier day the rest is not there yet.
    let then = home.json(&["timeline", "--json", "--as-of", "2025-03-10"]);
    assert_eq!((then["days"].as_array().unwrap().len(), then["milestones"].as_array().unwrap().len()), (1, 1));
    let since = home.json(&["timeline", "--json", "--as-of", "2025-04-06", "--since", "2025-03-17"]);
    assert_eq!((&since["since"], &since["days"][0]["day"]), (&json!("2025-03-17"), &json!("2025-04-01")));
    assert_eq!(since["milestones"].as_array().unwrap().len(), 1);
}

#[test]
fn between_two_days_it_says_what_changed() {
    let home = home();
    let text = home.done(&["timeline", "--between", "2025-03-03", "2025-04-01"]);
    assert!(text.starts_with("From 2025-03-03 to 2025-04-01: 3 entries\n"), "{text}");
    assert!(text.contains("  Infrastructure as code 1 to 2 (you)\n"), "{text}");
    assert!(text.contains("  Infrastructure as code unrated to 3 (Mo)\n"), "{text}");
    assert!(text.contains("change \"Moved the balancer\""), "{text}");
    assert_eq!(text, home.done(&["timeline", "--between", "2025-04-01", "2025-03-03"]));
    let told = home.json(&["timeline", "--json", "--between", "2025-03-03", "2025-04-01"]);
    let moved = json!({ "competency": "iac", "mentor": "Mo", "before": null, "after": 3 });
    assert_eq!((&told["schema"], &told["ratings"][1]), (&json!("opsarc/change@1"), &moved));
    let none = home.done(&["timeline", "--between", "2025-03-20", "2025-03-30"]);
    assert_eq!(none, "From 2025-03-20 to 2025-03-30: 0 entries\n  Nothing changed.\n");
    let late = home.fails(2, &["timeline", "--as-of", "2025-03-20", "--between", "2025-03-03", "2025-04-01"]);
    assert!(late.contains("2025-04-01 lies after 2025-03-20"), "{late}");
}

#[test]
fn without_an_entry_it_says_how_to_begin() {
    let home = home();
    let text = home.done(&["timeline", "--as-of", "2025-01-01"]);
    assert_eq!(text, "Nothing is recorded yet. `opsarc rate COMPETENCY 0..4` records a first rating.\n");
    let text = home.done(&["timeline", "--as-of", "2025-04-06", "--since", "2025-05-01"]);
    assert_eq!(text, "Nothing was recorded from 2025-05-01 to 2025-04-06.\n");
}
