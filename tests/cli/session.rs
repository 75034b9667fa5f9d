//! A whole session from the command line: what the screen can do, a script can do.

use serde_json::json;
use unicode_width::UnicodeWidthStr as _;

use super::home::Home;

fn session(home: &Home, args: &[&str]) -> String {
    home.done(&[&["session"], args].concat())
}

/// A home whose person rated two competencies and has a session open.
fn opened() -> Home {
    let home = Home::with_profile();
    home.done(&["rate", "tracing", "3", "--note", "I run it"]);
    home.done(&["rate", "iac", "2"]);
    let told = session(&home, &["open", "--mentor", "Grace"]);
    assert!(told.starts_with("Grace: session with Grace opened"), "{told}");
    home
}

#[test]
fn a_session_by_script_from_the_opening_to_the_minutes() {
    let home = opened();
    session(&home, &["add", "iac"]);
    let agenda = home.json(&["session", "agenda", "--json"]);
    assert_eq!((&agenda["schema"], &agenda["since"]), (&json!("opsarc/agenda@1"), &json!(null)));
    assert_eq!(agenda["topics"][0]["competency"], "iac");
    assert_eq!(agenda["topics"][0]["reasons"][0], "added");
    // Why it is there would tell the self-rating.
    assert_eq!(agenda["topics"][1]["reasons"], json!([]));
    assert!(agenda["topics"][1]["why"].as_str().unwrap().contains("once you have rated it"));
    assert_eq!(agenda["questions"].as_array().unwrap().len(), 2);
    assert_eq!(agenda, home.json(&["session", "agenda", "--json"]), "the session draws its questions");
    let text = session(&home, &["agenda"]);
    assert!(text.lines().all(|line| line.width() <= 80), "{text}");

    for early in
        [&["session", "agree", "tracing", "2", "--note", "x"][..], &["session", "disagree", "iac", "--note", "x"]]
    {
        assert!(home.fails(2, early).contains("not laid side by side yet"), "{early:?}");
    }
    assert!(home.fails(2, &["session", "reveal"]).contains("nothing waits"), "the mentor rates first");
    session(&home, &["rate", "tracing", "1", "--note", "Not in production"]);
    session(&home, &["rate", "iac", "3"]);
    let counts = |home: &Home| home.json(&["show", "tracing", "--json"])["rating"].clone();
    let before = counts(&home);
    session(&home, &["reveal"]);
    assert!(home.fails(2, &["session", "reveal"]).contains("nothing waits"));
    assert!(home.fails(2, &["session", "rate", "tracing", "3"]).contains("no longer rated blind"));
    session(&home, &["agree", "tracing", "2", "--note", "With a second person"]);
    session(&home, &["disagree", "iac", "--note", "Whose change it was"]);
    session(
        &home,
        &["action", "Trace one release alone", "--due", "2031-01-31", "--shows", "The trace", "--for", "tracing"],
    );
    assert_eq!(counts(&home), before, "it counts from the close on");
    session(&home, &["close", "--next", "2031-02-28", "--note", "A good start"]);

    let minutes = home.json(&["session", "minutes", "--json"]);
    assert_eq!(minutes["schema"], "opsarc/minutes@1");
    let item = |id: &str| minutes["items"].as_array().unwrap().iter().find(|i| i["competency"] == id).unwrap().clone();
    let tracing = item("tracing");
    assert_eq!((&tracing["self"], &tracing["mentor"], &tracing["agreed"]), (&json!(3), &json!(1), &json!(2)));
    assert_eq!((&tracing["own_note"], &tracing["mentor_note"]), (&json!("I run it"), &json!("Not in production")));
    assert_eq!((&item("iac")["disagreed"], &minutes["next"]), (&json!(true), &json!("2031-02-28")));
    assert_eq!(minutes["actions"][0]["shows"], "The trace");
    let markdown = session(&home, &["minutes"]);
    assert!(
        markdown.contains("| Distributed tracing | 3 | 1 | agreed on 2 |")
            && markdown.contains("- **Distributed tracing**\n  - **Ada:** I run it\n  - **Grace:** Not in production\n  - **Together:** With a"),
        "{markdown}"
    );
    let show = home.json(&["show", "tracing", "--json"]);
    assert_eq!(show["mentor"]["rating"], 2, "{show}");

    let calibration = home.json(&["calibration", "--json"]);
    assert_eq!((&calibration["schema"], &calibration["sessions"]), (&json!("opsarc/calibration@1"), &json!(1)));
    let points = calibration["points"].as_array().unwrap();
    assert_eq!(points.len(), 2, "{calibration}");
    assert!(calibration["areas"].as_array().unwrap().iter().all(|area| area["lean"] == "too-few"));
    assert!(home.done(&["calibration"]).contains("1 point: too few to tell"));
}

#[test]
fn what_cannot_be_done_says_what_to_do() {
    let home = Home::with_profile();
    for args in [
        &["session", "rate", "tracing", "2"][..],
        &["session", "close"],
        &["session", "minutes"],
        &["session", "agree", "tracing", "2", "--note", "x"],
    ] {
        assert!(home.fails(2, args).contains("session open --mentor NAME"), "{args:?}");
    }
    assert!(home.done(&["calibration"]).contains("No closed session yet"));
    let home = opened();
    assert!(home.fails(2, &["session", "agree", "tracing", "none", "--note", "x"]).contains("0 to 4"));
    for n in 0..3 {
        session(&home, &["action", &format!("Do {n}"), "--due", "2031-01-31", "--shows", "It"]);
    }
    let fourth = ["session", "action", "Do 4", "--due", "2031-01-31", "--shows", "It"];
    assert!(home.fails(2, &fourth).contains("three are set"));
    // One that was taken back no longer counts.
    home.done(&["undo", "--mentor", "Grace"]);
    session(&home, &fourth[1..]);
}

#[test]
fn the_minutes_are_a_document_of_a_session_that_is_named_by_its_day_or_id() {
    let home = Home::with_profile();
    assert!(home.fails(4, &["export", "minutes"]).contains("no session with a mentor was closed yet"));
    for (day, mentor) in [("2025-07-10", "Grace"), ("2025-08-10", "Linus")] {
        let at = ["--at", day];
        session(&home, &[&["open", "--mentor", mentor][..], &at].concat());
        assert!(session(&home, &["minutes"]).contains("still open"));
        session(&home, &[&["rate", "iac", "2"][..], &at].concat());
        session(&home, &[&["reveal"][..], &at].concat());
        session(&home, &[&["agree", "iac", "2", "--note", "seen"][..], &at].concat());
        session(&home, &[&["close"][..], &at].concat());
    }
    let export = |session: &[&str]| home.done(&[&["export", "minutes"], session].concat());
    let last = export(&[]);
    assert!(last.starts_with("# Session of ") && last.contains("Linus"), "{last}");
    assert_eq!((export(&["--session", "last"]), session(&home, &["minutes"])), (last.clone(), last.clone()));
    let first = export(&["--session", "2025-07-10"]);
    assert!(first.contains("Grace") && first.contains("Held on 10 July 2025"), "{first}");
    let id = home.json(&["session", "minutes", "2025-07-10", "--json"])["session"].as_str().unwrap().to_owned();
    assert_eq!(export(&["--session", &id[24..]]), first);
    assert!(home.done(&["export", "minutes", "--as", "html"]).contains("<h1>Session of "));
    assert!(home.fails(2, &["export", "minutes", "--session", "2025-09-10"]).contains("no session `2025-09-10`"));
    // Before the first was closed, there is none.
    home.fails(4, &["export", "minutes", "--as-of", "2025-06-15"]);
}

#[test]
fn the_minutes_escape_what_markdown_would_take_for_its_own() {
    let home = Home::with_profile();
    home.done(&["rate", "iac", "2", "--note", "a | b <script> [x](y) *z*"]);
    session(&home, &["open", "--mentor", "G|race"]);
    session(&home, &["rate", "iac", "2"]);
    session(&home, &["close"]);
    let markdown = session(&home, &["minutes"]);
    assert!(markdown.contains(r"a \| b \<script\> \[x\](y) \*z\*") && markdown.contains(r"G\|race"), "{markdown}");
}
