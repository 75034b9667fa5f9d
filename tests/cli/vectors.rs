//! The vectors of brief 2.9 through `opsarc import` and `opsarc status --json`: every number that it
//! states.

use serde_json::{Value, json};

use super::home::{DAY, Home};

fn stages(status: &Value) -> Vec<(u64, u64, u64, u64)> {
    let number = |stage: &Value, key: &str| stage[key].as_u64().unwrap();
    let all = status["stages"].as_array().unwrap();
    all.iter().map(|s| (number(s, "claimed"), number(s, "backed"), number(s, "rated"), number(s, "of"))).collect()
}

fn fit(status: &Value) -> Vec<(&str, Option<u64>, u64)> {
    let all = status["fit"].as_array().unwrap();
    all.iter().map(|f| (f["role"].as_str().unwrap(), f["percent"].as_u64(), f["coverage"].as_u64().unwrap())).collect()
}

fn gaps(status: &Value, first: usize) -> Vec<(&str, u64, u64, u64, bool)> {
    let all = status["gaps"].as_array().unwrap();
    let number = |gap: &Value, key: &str| gap[key].as_u64().unwrap();
    all.iter()
        .take(first)
        .map(|gap| {
            let competency = gap["competency"].as_str().unwrap();
            let (rating, expected) = (number(gap, "rating"), number(gap, "expected"));
            (competency, rating, expected, number(gap, "priority"), gap["ready"].as_bool().unwrap())
        })
        .collect()
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect()
}

fn pitfalls(status: &Value) -> Vec<(&str, &str)> {
    let all = status["pitfalls"].as_array().unwrap();
    all.iter().map(|p| (p["id"].as_str().unwrap(), p["state"].as_str().unwrap())).collect()
}

#[test]
fn a_on_call_sre() {
    let home = Home::with_vector("a", &["--role", "sre", "--target", "2", "--pathway", "sre-to-aiops"]);
    let status = home.status();
    assert_eq!(status["person"], json!({"name": "Ada", "roles": ["sre"], "pathway": "sre-to-aiops", "target": 2}));
    assert_eq!(status["rated"], json!({"count": 43, "of": 43}));
    assert_eq!(stages(&status), [(88, 70, 12, 12), (21, 0, 11, 11), (44, 0, 12, 12), (0, 0, 5, 5)]);
    assert_eq!(status["stages"][0]["complete"], true);
    assert_eq!(status["stages"][1]["complete"], false);
    assert_eq!(status["active_stage"], 2);
    assert_eq!(
        status["level"],
        json!({"attained": null, "toward": 1, "verdict": "not attained",
               "blockers": [{"competency": "basic-stats", "rating": 1, "expected": 3, "needs": 2}],
               "exception": null, "supporting": {"met": 7, "of": 7}, "mentor_confirmed": 2})
    );
    assert_eq!(
        fit(&status),
        [("sre", Some(63), 100), ("platform", Some(64), 100), ("data-ml", Some(40), 100), ("security", Some(50), 100)]
    );
    assert_eq!(
        status["pitfalls"],
        json!([{"id": "automation-before-audit", "state": "watch", "remedy": ["auditability"]}])
    );
    assert_eq!(
        gaps(&status, 10),
        [
            ("evaluation-tradeoffs", 0, 3, 125, false),
            ("anomaly-detection", 0, 3, 79, false),
            ("basic-stats", 1, 3, 77, true),
            ("impact-measurement", 1, 3, 74, false),
            ("event-correlation", 1, 3, 73, false),
            ("runbook-integration", 1, 3, 73, false),
            ("human-review", 1, 3, 62, false),
            ("telemetry-hygiene", 1, 2, 44, true),
            ("explainability", 0, 2, 44, false),
            ("feedback-loops", 0, 1, 39, false),
        ]
    );
    assert_eq!(status["gaps"].as_array().unwrap().len(), 20);
    assert_eq!(status["unknown"], json!([]));
    let next = &status["next"];
    assert_eq!((&next["kind"], &next["competency"]), (&json!("raise"), &json!("basic-stats")));
    assert_eq!((&next["from"], &next["to"]), (&json!(1), &json!(2)));
    assert_eq!(
        next["project"],
        json!({"id": "P07", "available": false,
               "waits_for": [{"competency": "evaluation-tradeoffs", "rating": 0, "needs": 1}]})
    );
    assert!(next.get("starter_task").is_none());
}

#[test]
fn b_data_scientist_keen_to_automate() {
    let home = Home::with_vector("b", &["--role", "data-ml", "--target", "2", "--pathway", "data-to-aiops"]);
    let status = home.status();
    assert_eq!(stages(&status), [(36, 15, 11, 12), (68, 56, 12, 14), (15, 5, 7, 12), (0, 0, 2, 5)]);
    assert_eq!(status["active_stage"], 1);
    assert!(home.done(&["status", "--as-of", DAY]).contains("Data fluency is 32 points ahead of your base"));
    let level = &status["level"];
    assert_eq!((&level["toward"], &level["verdict"]), (&json!(1), &json!("not attained")));
    assert_eq!(
        level["blockers"],
        json!([{"competency": "incident-practice", "rating": 0, "expected": 3, "needs": 3},
               {"competency": "alert-rules", "rating": 1, "expected": 2, "needs": 2}])
    );
    assert_eq!(level["exception"], "obs-pillars");
    assert_eq!(level["supporting"], json!({"met": 1, "of": 3}));
    assert_eq!(
        fit(&status),
        [("sre", Some(35), 87), ("platform", Some(32), 76), ("data-ml", Some(56), 83), ("security", Some(33), 66)]
    );
    let fired = pitfalls(&status);
    assert!(fired.iter().all(|(_, state)| *state == "detected"), "{fired:?}");
    let mut ids: Vec<_> = fired.iter().map(|(id, _)| *id).collect();
    // Article families come before derived ones.
    let article = ["model-before-telemetry", "model-before-incident-process", "no-feedback", "ai-before-outcomes"];
    assert!(ids.iter().take(4).all(|id| article.contains(id)), "{ids:?}");
    ids.sort_unstable();
    let mut stated = [
        "model-before-telemetry",
        "model-before-incident-process",
        "no-feedback",
        "insight-without-action",
        "accuracy-without-impact",
        "automation-before-rollback",
        "automation-before-audit",
        "ai-before-outcomes",
    ];
    stated.sort_unstable();
    assert_eq!(ids, stated);
    assert_eq!(
        gaps(&status, 6),
        [
            ("incident-practice", 0, 3, 110, true),
            ("drift", 1, 3, 77, true),
            ("impact-measurement", 0, 2, 69, false),
            ("telemetry-hygiene", 0, 2, 63, false),
            ("explainability", 1, 3, 62, true),
            ("evaluation-tradeoffs", 2, 3, 61, false),
        ]
    );
    assert_eq!(status["gaps"].as_array().unwrap().len(), 20);
    assert_eq!(
        strings(&status["unknown"]),
        [
            "data-handling",
            "sampling-cardinality",
            "threat-detection",
            "iac",
            "cicd",
            "collaboration",
            "pipeline-security",
            "compliance",
            "model-governance"
        ]
    );
    let next = &status["next"];
    assert_eq!((&next["kind"], &next["competency"]), (&json!("raise"), &json!("incident-practice")));
    assert_eq!((&next["from"], &next["to"]), (&json!(0), &json!(1)));
    assert!(!next["starter_task"]["steps"].as_array().unwrap().is_empty());
}

#[test]
fn c_the_core_of_level_1_alone() {
    let status = Home::with_vector("c", &["--role", "sre", "--target", "1"]).status();
    let level = &status["level"];
    assert_eq!((&level["toward"], &level["verdict"]), (&json!(1), &json!("undetermined")));
    assert_eq!((&level["blockers"], &level["supporting"]), (&json!([]), &json!({"met": 0, "of": 7})));
    assert_eq!(stages(&status), [(40, 40, 4, 12), (10, 10, 1, 11), (0, 0, 0, 12), (0, 0, 0, 5)]);
    assert_eq!(fit(&status)[0], ("sre", None, 40));
    assert_eq!((&status["next"]["kind"], &status["next"]["competency"]), (&json!("rate"), &json!("infra-patterns")));
}

#[test]
fn d_levels_1_and_2_complete() {
    let status = Home::with_vector("d", &["--role", "sre", "--target", "3"]).status();
    let level = &status["level"];
    assert_eq!((&level["attained"], &level["toward"]), (&json!(2), &json!(3)));
    assert_eq!(level["verdict"], "not attained");
    assert_eq!(level["mentor_confirmed"], 0);
    let expected: Vec<_> = level["blockers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| (b["competency"].as_str().unwrap(), b["expected"].as_u64().unwrap()))
        .collect();
    assert_eq!(
        expected,
        [
            ("telemetry-strategy", 3),
            ("model-governance", 2),
            ("feedback-loops", 3),
            ("outcome-alignment", 3),
            ("adoption-leadership", 3)
        ]
    );
    let claimed: Vec<_> = stages(&status).iter().map(|s| s.0).collect();
    assert_eq!(claimed, [100, 100, 100, 33]);
    let percent: Vec<_> = fit(&status).iter().map(|f| f.1).collect();
    assert_eq!(percent, [Some(89), Some(92), Some(91), Some(91)]);
    assert_eq!(status["pitfalls"], json!([]));
}

#[test]
fn e_effective_ratings() {
    let home = Home::with_vector("e", &["--role", "sre"]);
    home.done(&["evidence", "incident-practice", "drill:Game day", "--sandbox", "--at", DAY]);
    let counts = [
        ("obs-pillars", json!(2), 0),
        ("incident-practice", json!(2), 2),
        ("alert-rules", json!(3), 3),
        ("scripting", json!(4), 4),
        ("infra-patterns", json!(2), 2),
        ("log-aggregation", json!(2), 2),
        ("metrics-pipelines", json!(3), 3),
        ("tracing", json!(2), 0),
        ("opentelemetry", json!(null), 0),
        ("sli-slo", json!(0), 0),
        ("data-handling", json!(null), 0),
    ];
    for (competency, rating, backed) in counts {
        let shown = home.json(&["show", competency, "--json", "--as-of", DAY]);
        assert_eq!((&shown["rating"], &shown["backed"]), (&rating, &json!(backed)), "{competency}");
    }
}

#[test]
fn f_platform_engineer_with_both_of_the_pair() {
    let status = Home::with_vector("f", &["--role", "platform", "--target", "2"]).status();
    assert_eq!(stages(&status), [(100, 100, 12, 12), (80, 80, 12, 12), (66, 0, 11, 11), (0, 0, 0, 5)]);
    assert_eq!(status["active_stage"], 3);
    let level = &status["level"];
    assert_eq!(
        (&level["attained"], &level["toward"], &level["verdict"]),
        (&json!(1), &json!(2), &json!("not attained"))
    );
    assert_eq!(level["supporting"], json!({"met": 10, "of": 10}));
    let blocking: Vec<_> =
        level["blockers"].as_array().unwrap().iter().map(|b| b["competency"].as_str().unwrap()).collect();
    let mut at_two: Vec<_> = blocking.into_iter().chain(level["exception"].as_str()).collect();
    at_two.sort_unstable();
    assert_eq!(at_two, ["collaboration", "runbook-integration"]);
    assert_eq!(
        fit(&status),
        [("sre", Some(86), 95), ("platform", Some(86), 98), ("data-ml", Some(84), 96), ("security", Some(87), 98)]
    );
    assert_eq!(status["pitfalls"], json!([]));
    assert_eq!(strings(&status["unknown"]), ["telemetry-strategy"]);
    assert_eq!(
        gaps(&status, 6),
        [
            ("cicd", 2, 3, 34, true),
            ("telemetry-hygiene", 2, 3, 32, true),
            ("sampling-cardinality", 2, 3, 32, true),
            ("event-driven", 2, 3, 32, true),
            ("safe-rollback", 2, 3, 32, true),
            ("iac", 2, 3, 30, true),
        ]
    );
    let all = status["gaps"].as_array().unwrap();
    assert_eq!(all.len(), 8);
    assert!(all.iter().all(|gap| gap["ready"] == true));
    let next = &status["next"];
    assert_eq!((&next["competency"], &next["from"], &next["to"]), (&json!("cicd"), &json!(2), &json!(3)));
}

#[test]
fn g_two_clusters_at_the_top() {
    let settings = ["--role", "sre,security", "--target", "3", "--pathway", "security-to-secops"];
    let status = Home::with_vector("g", &settings).status();
    let level = &status["level"];
    assert_eq!(
        (&level["attained"], &level["toward"], &level["verdict"]),
        (&json!(3), &json!(null), &json!("attained"))
    );
    assert!(stages(&status).iter().all(|s| (s.0, s.1) == (100, 100)));
    assert!(fit(&status).iter().all(|f| f.1 == Some(100)));
    assert_eq!((&status["gaps"], &status["pitfalls"]), (&json!([]), &json!([])));
    assert_eq!(status["next"]["kind"], "confirm");
}
