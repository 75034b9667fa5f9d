//! How two copies differ, and a profile from what it was: one difference, three ways to set it.

use serde_json::{Value, json};

use super::home::Home;

/// Two copies that diverged, `a.json` and `b.json`.
fn copies() -> Home {
    let home = Home::with_profile();
    let goal = ["goal", "add", "--for", "iac", "--wish", "write modules", "--outcome", "the team learns Rust first"];
    let rest = ["--obstacle", "no time", "--plan", "if it is Monday, then an hour", "--at", "2026-05-01"];
    home.done(&[&goal[..], &rest[..]].concat());
    home.done(&["rate", "cicd", "1", "--at", "2026-05-01"]);
    let begun = std::fs::read(home.profile()).unwrap();
    let (a, b) = (home.file("a.json", &begun), home.file("b.json", &begun));
    let done = |profile: &str, words: &[&str]| drop(home.done(&[words, &["--profile", profile]].concat()));
    done(&a, &["rate", "basic-stats", "2", "--at", "2026-05-02"]);
    done(&b, &["rate", "cicd", "3", "--at", "2026-05-02", "--evidence", "drill:A *bold* drill=wiki/d"]);
    done(&b, &["rate", "iac", "2", "--mentor", "Mentor One", "--note", "saw it", "--at", "2026-05-03"]);
    done(&b, &["note", "-", "a <b>thought</b>", "--at", "2026-05-04"]);
    home
}

#[test]
fn two_copies_in_words() {
    let home = copies();
    let told = home.done(&["diff", "./a.json", "./b.json", "--as-of", "2026-06-01"]);
    insta::assert_snapshot!("diff_text", told);
    assert!(
        told.starts_with("From ./a.json to ./b.json: 4 entries only in ./b.json, 1 entry only in ./a.json.\n"),
        "{told}"
    );
    let back = home.done(&["diff", "./b.json", "./a.json", "--as-of", "2026-06-01"]);
    assert!(back.contains("CI/CD integration 3 to 1 (you)"), "{back}");
    assert!(back.contains("Infrastructure as code 2 to unrated (Mentor One)"), "{back}");
    assert_eq!(home.done(&["diff", "./a.json", "./a.json"]), "./a.json and ./a.json say the same.\n");
    // With one named, it is compared with the profile in use.
    let own = home.done(&["diff", "./a.json", "--profile", "./b.json", "--as-of", "2026-06-01"]);
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&own), words(&told.replace("./b.json", "your profile")));
}

#[test]
fn as_markdown_nothing_of_it_is_taken_for_markup() {
    let home = copies();
    let told = home.done(&["diff", "./a.json", "./b.json", "--markdown", "--as-of", "2026-06-01"]);
    insta::assert_snapshot!("diff_markdown", told);
    assert!(told.contains("\\*bold\\*") && told.contains("\\<b\\>thought"), "{told}");
}

#[test]
fn as_json() {
    let home = copies();
    let report = home.json(&["diff", "./a.json", "./b.json", "--json", "--as-of", "2026-06-01"]);
    assert_eq!((&report["schema"], &report["since"]), (&json!("opsarc/diff@1"), &Value::Null));
    assert_eq!((&report["before"], &report["after"]), (&json!("./a.json"), &json!("./b.json")));
    let summaries = |list: &str| -> Vec<String> {
        report[list].as_array().unwrap().iter().map(|e| e["summary"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(summaries("only_before"), ["rated Statistics for operations 2 (Assisted)"]);
    assert_eq!(summaries("only_after").len(), 4);
    let moved = &report["changes"]["ratings"];
    assert!(moved.as_array().unwrap().iter().any(|m| m["competency"] == "cicd" && m["before"] == 1 && m["after"] == 3));
    assert_eq!(report["changes"]["evidence"][0]["competency"], "cicd");
    assert_eq!((&report["purged"], &report["differing"]), (&json!([]), &json!([])));
}

#[test]
fn since_a_day_with_a_goal_reworded_word_by_word() {
    let home = copies();
    let log = home.json(&["log", "--json"]);
    let goal = log["entries"].as_array().unwrap().iter().find(|e| e["kind"] == "goal").unwrap().clone();
    // The interface rewords a goal by an entry that says it anew.
    let mut body = goal["body"].clone();
    body["goal"] = goal["id"].clone();
    body["outcome"] = json!("the team learns Go first");
    let entry = json!({ "id": "019e0000-0000-7000-8000-000000000001", "at": "2026-05-05T12:00:00Z", "by": "self", "body": body });
    let file = std::fs::read_to_string(home.profile()).unwrap();
    let file = file.replacen("\n]}", &format!(",\n{entry}\n]}}"), 1);
    std::fs::write(home.profile(), file).unwrap();
    let told = home.done(&["diff", "--since", "2026-05-02", "--as-of", "2026-06-01"]);
    assert!(told.starts_with("Your profile, from 2026-05-02 to 2026-06-01: 1 entry.\n"), "{told}");
    assert!(told.contains("goal reworded on Infrastructure as code: write modules\n"), "{told}");
    assert!(told.contains("outcome: the team learns [-Rust-]{+Go+} first\n"), "{told}");
    let report = home.json(&["diff", "--since", "2026-05-02", "--json", "--as-of", "2026-06-01"]);
    let fields =
        json!([{ "field": "outcome", "before": "the team learns Rust first", "after": "the team learns Go first" }]);
    assert_eq!((&report["reworded"][0]["fields"], &report["before"]), (&fields, &Value::Null));
    let none = home.done(&["diff", "--since", "2026-05-20", "--as-of", "2026-06-01"]);
    assert!(none.contains("Your profile: nothing was recorded from 2026-05-20 to 2026-06-01"), "{none}");
    // The day itself counts.
    assert!(home.done(&["diff", "--since", "2026-05-05", "--as-of", "2026-06-01"]).contains("goal reworded"));
}

#[test]
fn what_was_taken_back_purged_or_said_twice_is_told() {
    let home = copies();
    home.done(&["undo", "--profile", "./b.json"]);
    let told = home.done(&["diff", "./a.json", "./b.json"]);
    assert!(told.contains("took back: note: a <b>thought</b>"), "{told}");
    let log = home.json(&["log", "--json", "--profile", "./a.json"]);
    let id = |kind: &str| {
        let entries = log["entries"].as_array().unwrap();
        entries.iter().find(|e| e["kind"] == kind).unwrap()["id"].as_str().unwrap().to_owned()
    };
    home.done(&["purge", &id("goal"), "--profile", "./b.json"]);
    let file = std::fs::read_to_string(home.path().join("b.json")).unwrap();
    home.file(
        "b.json",
        file.replacen("\"competency\":\"cicd\",\"rating\":1", "\"competency\":\"cicd\",\"rating\":0", 1),
    );
    let told = home.done(&["diff", "./a.json", "./b.json"]);
    assert!(
        told.contains("Purged in ./b.json\n") && told.contains("goal on Infrastructure as code: write modules"),
        "{told}"
    );
    assert!(told.contains("Said differently under one id, which should never be\n"), "{told}");
    assert!(told.contains("./a.json: 2026-05-01 you: rated CI/CD integration 1 (Aware)"), "{told}");
    assert!(told.contains("./b.json: 2026-05-01 you: rated CI/CD integration 0 (Not yet)"), "{told}");
}

#[test]
fn wrong_use_is_told() {
    let home = copies();
    assert!(home.fails(2, &["diff"]).contains("nothing is named"));
    assert!(home.fails(2, &["diff", "./a.json", "./b.json", "--since", "2026-05-01"]).contains("two are named"));
    assert!(home.fails(2, &["diff", "--since", "2026-05-02", "--as-of", "2026-05-01"]).contains("lies after"));
    assert!(home.fails(3, &["diff", "./none.json"]).contains("no such file"));
    home.done(&["profile", "new", "other"]);
    assert!(home.fails(4, &["diff", "./a.json", "other"]).contains("two different profiles"));
}
