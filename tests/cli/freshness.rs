//! Age, horizon, and what is perhaps so today.

use serde_json::json;

use super::home::Home;

fn home() -> Home {
    let home = Home::with_profile();
    home.done(&["rate", "iac", "2", "--at", "2025-01-10"]);
    home
}

#[test]
fn a_rating_has_an_age_and_a_horizon_that_is_called_a_heuristic() {
    let home = home();
    let shown = home.json(&["show", "iac", "--json", "--as-of", "2026-01-10"]);
    assert_eq!(shown["age"], json!({ "days": 365, "months": 12 }));
    assert_eq!(shown["horizon"], json!({ "months": 12, "by": "framework", "heuristic": true }));
    assert_eq!((&shown["stale"], &shown["rating"], &shown["today"]), (&json!(false), &json!(2), &json!(2)));
    let shown = home.json(&["show", "iac", "--json", "--as-of", "2026-01-11"]);
    assert_eq!((&shown["stale"], &shown["rating"], &shown["today"]), (&json!(true), &json!(2), &json!(1)));
    let unrated = home.json(&["show", "cicd", "--json", "--as-of", "2026-01-11"]);
    assert_eq!((&unrated["age"], &unrated["horizon"]["months"]), (&json!(null), &json!(12)));
    let fresh = &home.json(&["status", "--json", "--as-of", "2026-01-11"])["freshness"];
    let stale = json!({ "competency": "iac", "rating": 2, "today": 1, "age_months": 12, "horizon_months": 12 });
    assert_eq!(*fresh, json!({ "heuristic": true, "stale": [stale] }));
}

#[test]
fn a_horizon_of_ones_own_goes_first_until_it_is_given_back() {
    let home = home();
    let told = home.done(&["horizon", "iac", "6", "--at", "2025-02-01"]);
    assert_eq!(told, "You set the horizon of Infrastructure as code to 6 months\n");
    assert!(home.done(&["horizon", "iac", "6", "--at", "2025-02-02"]).contains("Nothing to change"));
    let on = |day: &str| home.json(&["show", "iac", "--json", "--as-of", day]);
    assert_eq!(on("2025-07-11")["horizon"], json!({ "months": 6, "by": "self", "heuristic": true }));
    assert_eq!((&on("2025-07-10")["stale"], &on("2025-07-11")["stale"]), (&json!(false), &json!(true)));
    assert_eq!(on("2025-07-11")["rating"], json!(2), "what is attained is not lowered");
    assert_eq!(on("2025-01-31")["horizon"]["by"], "framework", "it holds from its day on");
    home.done(&["horizon", "iac", "default", "--at", "2025-03-01"]);
    assert_eq!(on("2025-07-11")["horizon"], json!({ "months": 12, "by": "framework", "heuristic": true }));
    home.done(&["undo"]);
    assert_eq!(home.json(&["show", "iac", "--json"])["horizon"]["months"], json!(6));
    assert!(home.fails(2, &["horizon", "iac", "0"]).contains("1 to 120 months"));
    assert!(home.fails(2, &["horizon", "nothing", "3"]).contains("no competency"));
}
