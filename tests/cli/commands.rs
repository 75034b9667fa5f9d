//! Each command does what it says.

use serde_json::json;
use unicode_width::UnicodeWidthStr as _;

use super::home::{DAY, Home};

#[test]
fn init_begins_a_profile_once() {
    let home = Home::new();
    let all = ["init", "--name", "Ada", "--role", "sre,security", "--pathway", "security-to-secops", "--target", "3"];
    home.done(&[&all[..], &["--target-date", "2027-01-31", "--hours", "4"]].concat());
    let person = &home.json(&["status", "--json"])["person"];
    let stated = json!({"name": "Ada", "roles": ["sre", "security"], "pathway": "security-to-secops", "target": 3});
    assert_eq!(*person, stated);
    let before = std::fs::read(home.profile()).unwrap();
    assert!(home.fails(3, &all).contains("there is a file already"));
    assert_eq!(std::fs::read(home.profile()).unwrap(), before);
}

#[test]
fn set_records_what_differs_and_nothing_else() {
    let home = Home::with_profile();
    assert_eq!(home.done(&["set", "--target", "3", "--role", "sre"]), "You set target Level 3\n");
    let before = std::fs::read(home.profile()).unwrap();
    assert!(home.done(&["set", "--target", "3"]).contains("Nothing to change"));
    assert_eq!(std::fs::read(home.profile()).unwrap(), before);
    home.done(&["set", "--pathway", "sre-to-aiops", "--hours", "4", "--target-date", "2027-01-31"]);
    assert_eq!(
        home.done(&["set", "--pathway", "none", "--hours", "none", "--target-date", "none"]),
        "You set pathway none, target date none, hours a week none\n"
    );
}

#[test]
fn rate_says_what_it_did() {
    let home = Home::with_profile();
    let told = home.done(&["rate", "Statistics for operations", "3"]);
    assert!(told.contains("rated Statistics for operations 3"), "{told}");
    assert!(told.contains("counts as 2 until there is evidence"), "{told}");
    let told = home.done(&["rate", "basic-s", "3", "--evidence", "evaluation:A study=https://example.org/?a=b"]);
    assert!(!told.contains("counts as"), "{told}");
    let shown = home.json(&["show", "basic-stats", "--json"]);
    assert_eq!(shown["evidence"][0]["locator"], "https://example.org/?a=b");
    let told = home.done(&["rate", "basic-stats", "4", "--mentor", "Mentor One", "--note", "taught the team"]);
    assert!(told.starts_with("Mentor One: rated"), "{told}");
    assert!(home.done(&["log"]).contains("4 (Leads others): taught the team"));
    home.done(&["rate", "basic-stats", "none"]);
    let shown = home.json(&["show", "basic-stats", "--json"]);
    assert_eq!((&shown["self"], &shown["rating"]), (&json!(null), &json!(4)));
}

#[test]
fn a_rating_of_a_day_stands_at_that_day() {
    let home = Home::with_profile();
    home.done(&["rate", "iac", "2", "--at", "2025-03-01"]);
    home.done(&["rate", "iac", "1", "--at", "2025-04-01"]);
    let on = |day| home.json(&["show", "iac", "--json", "--as-of", day])["rating"].clone();
    assert_eq!((on("2025-02-28"), on("2025-03-01"), on("2025-04-01")), (json!(null), json!(2), json!(1)));
}

#[test]
fn evidence_and_notes_are_kept_with_their_competency() {
    let home = Home::with_profile();
    home.done(&["evidence", "iac", "A module", "--sandbox", "--note", "an exercise", "--date", "2025-01-31"]);
    home.done(&["note", "iac", "ask for a review", "--private"]);
    home.done(&["note", "-", "a general thought", "--mentor", "Mentor One"]);
    let shown = home.json(&["show", "iac", "--json"]);
    assert_eq!(shown["evidence"][0]["setting"], "sandbox");
    assert_eq!(shown["evidence"][0]["evidence"], "design");
    assert_eq!(shown["notes"][0]["text"], "ask for a review");
    assert_eq!(shown["notes"].as_array().unwrap().len(), 1);
}

#[test]
fn undo_and_redo_are_of_one_author() {
    let home = Home::with_profile();
    home.done(&["rate", "iac", "2"]);
    home.done(&["rate", "iac", "3", "--mentor", "Mentor One"]);
    let rating = || home.json(&["show", "iac", "--json"])["rating"].clone();
    assert!(home.done(&["undo"]).contains("rated Infrastructure as code 2"));
    assert_eq!(rating(), json!(3));
    home.done(&["undo", "--mentor", "Mentor One"]);
    assert_eq!(rating(), json!(null));
    assert!(home.done(&["redo"]).contains("rated Infrastructure as code 2"));
    assert_eq!(rating(), json!(2));
    assert!(home.fails(2, &["redo"]).contains("took nothing back"));
    assert!(home.fails(2, &["undo", "--mentor", "Nobody"]).contains("recorded nothing"));
}

#[test]
fn undo_takes_what_was_recorded_last_whatever_its_date() {
    let home = Home::with_profile();
    home.done(&["rate", "iac", "2", "--at", "2025-03-01"]);
    home.done(&["rate", "cicd", "2", "--at", "2025-02-01"]);
    assert!(home.done(&["undo"]).contains("CI/CD integration"));
    assert!(home.done(&["undo"]).contains("Infrastructure as code"));
    assert!(home.done(&["redo"]).contains("Infrastructure as code"));
    assert_eq!(home.json(&["status", "--json"])["person"]["name"], "Ada");
}

#[test]
fn keys_lists_every_key() {
    let text = Home::new().done(&["keys"]);
    assert!(text.lines().all(|line| line.width() <= 80), "{text}");
    for binding in opsarc::app::keymap::KEYMAP {
        assert!(text.contains(binding.name), "{}: {text}", binding.name);
    }
}

#[test]
fn purge_takes_the_words_and_keeps_the_id() {
    let home = Home::with_profile();
    home.done(&["note", "-", "the password is hunter2"]);
    let log = home.json(&["log", "--json"]);
    let id = log["entries"][0]["id"].as_str().unwrap();
    assert!(home.done(&["purge", id]).contains("for good"));
    let file = std::fs::read_to_string(home.profile()).unwrap();
    assert!(!file.contains("hunter2") && file.contains(id));
    assert!(home.done(&["purge", id]).contains("already"));
    assert!(home.fails(2, &["purge", "ffffffff"]).contains("no entry"));
    assert!(home.fails(2, &["purge", "0"]).contains("2 entries"));
}

#[test]
fn status_fits_80_columns_and_names_the_essentials() {
    for (vector, settings) in [("a", "sre"), ("b", "data-ml"), ("c", "sre"), ("g", "sre,security")] {
        let home = Home::with_vector(vector, &["--role", settings, "--target", "2"]);
        let text = home.done(&["status", "--as-of", DAY]);
        let wide: Vec<_> = text.lines().filter(|line| line.width() > 80 && !line.contains("https://")).collect();
        assert!(wide.is_empty(), "{wide:?}");
        for heading in ["Level", "Arc", "Next step", "Fit to each role cluster", "is a rule of this file"] {
            assert!(text.contains(heading), "{vector}: {text}");
        }
        let plain = home.done(&["status", "--plain", "--as-of", DAY]);
        assert!(!plain.contains(['█', '▒']), "{plain}");
    }
}

#[test]
fn status_of_vector_a_reads_well() {
    let home = Home::with_vector("a", &["--role", "sre", "--target", "2", "--pathway", "sre-to-aiops"]);
    let text = home.done(&["status", "--as-of", DAY]);
    for line in [
        "Ada · SRE · target Level 2                                            2025-06-01",
        "Blocked by  Statistics for operations at 1, needs 2",
        "Raise Statistics for operations from 1 to 2",
        " 88% claimed  70% backed 12/12 done",
        "Model evaluation trade-offs at 1 (now 0)",
        "Auditability of automated actions 1",
    ] {
        assert!(text.contains(line), "{line}\n---\n{text}");
    }
    assert!(home.done(&["next", "--as-of", DAY]).contains("Raise Statistics for operations from 1 to 2"));
    let gaps = home.done(&["gaps", "--as-of", DAY]);
    assert!(gaps.contains("20 gaps") && gaps.contains(" 125 "), "{gaps}");
    let shown = home.done(&["show", "basic-stats", "--as-of", DAY]);
    assert!(shown.contains("> 1  "), "{shown}");
}

#[test]
fn without_a_terminal_the_status_is_printed() {
    let home = Home::with_profile();
    assert_eq!(home.done::<&str>(&[]), home.done(&["status"]));
    assert!(home.done(&["demo"]).contains("sample profile"));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let home = Home::with_vector("a", &["--role", "sre"]);
    let mut child = home
        .command()
        .args(["log", "--json"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn log_is_newest_first_and_can_be_narrowed() {
    let home = Home::with_vector("a", &["--role", "sre"]);
    let log = home.json(&["log", "--json"]);
    let times: Vec<_> = log["entries"].as_array().unwrap().iter().map(|e| e["at"].as_str().unwrap()).collect();
    assert!(times.is_sorted_by(|a, b| a >= b), "{times:?}");
    assert_eq!(home.json(&["log", "--json", "-n", "3"])["entries"].as_array().unwrap().len(), 3);
    let of = home.json(&["log", "--json", "--of", "alert-rules"]);
    assert_eq!(of["entries"].as_array().unwrap().len(), 2);
    assert!(home.done(&["log", "--as-of", "2025-01-01"]).contains("Nothing is recorded yet"));
    home.done(&["undo"]);
    assert!(home.done(&["log"]).contains("(taken back)"));
    home.done(&["redo"]);
    let text = home.done(&["log"]);
    assert!(text.contains("took back: rated") && text.contains("brought back: rated"), "{text}");
}

#[test]
fn merge_unites_two_copies() {
    let home = Home::with_profile();
    let copy = home.path().join("copy.json");
    std::fs::copy(home.profile(), &copy).unwrap();
    let copy = copy.to_str().unwrap();
    home.done(&["rate", "iac", "2"]);
    home.done(&["rate", "cicd", "1", "--profile", copy]);
    let before = std::fs::read(home.profile()).unwrap();
    home.done(&["merge", "default", copy, "-o", "both.json"]);
    assert_eq!(std::fs::read(home.profile()).unwrap(), before);
    assert!(home.done(&["merge", "default", copy]).contains("1 entry new, 3 in all"));
    let log = |profile| home.json(&["log", "--json", "--profile", profile])["entries"].clone();
    assert_eq!(log("default"), log("./both.json"));
    assert_eq!(log("default").as_array().unwrap().len(), 3);
    home.done(&["profile", "new", "other"]);
    assert!(home.fails(4, &["merge", "default", "other"]).contains("two different profiles"));
}

#[test]
fn profiles_by_name() {
    let home = Home::with_profile();
    home.done(&["profile", "new", "bob", "--person", "Bob", "--role", "platform"]);
    let list = home.done(&["profile", "list"]);
    assert!(list.contains("> default  Ada") && list.contains("  bob      Bob"), "{list}");
    home.done(&["profile", "rename", "bob", "robert"]);
    assert!(home.done(&["profile", "path", "--profile", "robert"]).trim_end().ends_with("data/profiles/robert.json"));
    home.done(&["status", "--profile", "robert"]);
    assert!(home.fails(3, &["profile", "rename", "bob", "x"]).contains("no such profile"));
    assert!(home.fails(3, &["profile", "rename", "robert", "default"]).contains("there is a profile of that name"));
    let schema = home.json(&["profile", "schema"]);
    assert!(schema["properties"]["log"].is_object());
}

#[test]
fn frameworks_can_be_exported_changed_and_used() {
    let home = Home::with_profile();
    assert!(home.done(&["framework", "list"]).contains("aiops-2026"));
    assert!(home.done(&["framework", "show"]).contains("basic-stats"));
    home.done(&["framework", "export", "-o", "own.json"]);
    assert_eq!(home.done(&["framework", "export"]), std::fs::read_to_string(home.path().join("own.json")).unwrap());
    assert!(home.done(&["framework", "check", "own.json"]).contains("43 competencies"));
    assert!(home.done(&["check", "own.json"]).contains("a sound framework"));
    let own = home.done(&["framework", "export"]).replace("\"aiops-2026\"", "\"own\"");
    home.file("own.json", &own);
    assert!(home.done(&["framework", "list", "--framework", "./own.json"]).contains("own "));
    assert_eq!(home.json(&["status", "--json", "--framework", "own.json"])["framework"]["id"], "own");
    assert!(home.fails(2, &["status", "--framework", "aiops-2062"]).contains("did you mean aiops-2026?"));
}

#[test]
fn check_says_what_is_sound_and_what_is_not() {
    let home = Home::with_profile();
    assert!(home.done(&["check"]).contains("a sound profile, 1 entry"));
    let broken = home.file("broken.json", "{\"format\": 1,\n  oops");
    let ran = home.run(&["check", home.profile().to_str().unwrap(), &broken]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("a sound profile") && ran.out.contains("broken.json:2:"), "{ran:?}");
    let own = home.done(&["framework", "export"]).replace("\"basic-stats\"", "\"Basic Stats\"");
    let own = home.file("own.json", own);
    let ran = home.run(&["check", &own]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("own.json:") && ran.out.contains("problem"), "{ran:?}");
    let text = std::fs::read_to_string(home.profile()).unwrap().replace("\"name\":\"Ada\"", "\"name\":\"Eve\"");
    home.file("eve.json", text);
    assert!(home.done(&["check", "eve.json"]).contains("a sound profile"));
}

#[test]
fn programs_that_record_at_once_lose_nothing() {
    let home = Home::with_profile();
    let children: Vec<_> = (0..8)
        .map(|n| {
            let text = format!("thought {n}");
            home.command().args(["note", "-", &text]).stdout(std::process::Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let log = home.done(&["log"]);
    for n in 0..8 {
        assert!(log.contains(&format!("thought {n}")), "{log}");
    }
}

#[test]
fn a_profile_may_be_any_file() {
    let home = Home::new();
    home.done(&["init", "--name", "Ada", "--role", "sre", "--profile", "new/folder/ada.json"]);
    home.done(&["rate", "iac", "2", "--profile", "new/folder/ada.json"]);
    assert!(home.path().join("new/folder/ada.json").is_file());
    assert!(!home.path().join("data").exists());
}

#[test]
fn everything_that_can_be_named_is_shown_within_80_columns() {
    use opsarc::export::show::subject::all;
    let home = Home::with_vector("a", &["--role", "sre", "--target", "2"]);
    let all = all(opsarc::framework::embedded::framework());
    // One of each kind and every project: a process each is what this costs.
    let mut seen = Vec::new();
    for named in &all {
        let kind = named.subject.kind.name;
        if kind != "project" && seen.contains(&kind) {
            continue;
        }
        seen.push(kind);
        let text = home.done(&["show", kind, named.called(), "--as-of", DAY]);
        assert!(text.contains(&named.title), "{kind}: {text}");
        let wide: Vec<_> = text.lines().filter(|line| line.width() > 80 && !line.contains("https://")).collect();
        assert!(wide.is_empty(), "{wide:?}");
        let schema = home.json(&["show", kind, named.called(), "--json", "--as-of", DAY])["schema"].clone();
        assert_eq!(schema, named.subject.kind.schema);
    }
    seen.dedup();
    assert_eq!(seen.len(), opsarc::export::show::subject::KINDS.len());
}

#[test]
fn show_says_of_a_competency_what_is_not_yet_what_is_beyond_and_what_is_ours() {
    let home = Home::with_vector("a", &["--role", "sre", "--target", "2"]);
    let text = home.done(&["show", "log-aggregation", "--as-of", DAY]);
    for said in
        ["Level 1 (ours)", "Weight 2 (ours)", "Not yet, if ", "\nBeyond the source\n", "\nTerms\n", "    https://"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let from = "The source names it in its lists of tooling and governance. Its level, stage, domains, weights and \
                prerequisites here are this framework's own, not the source's.";
    assert!(flat.contains(from), "{text}");
    let shown = home.json(&["show", "log-aggregation", "--json", "--as-of", DAY]);
    assert_eq!((&shown["origin"], shown["not_yet"].as_array().unwrap().len()), (&json!("tooling"), 3));
    assert!(shown["inferred"].as_array().unwrap().contains(&json!("weights")));
    assert!(!shown["beyond"].as_array().unwrap().is_empty());
    let core = home.done(&["show", "alert-rules", "--as-of", DAY]);
    assert!(core.contains("Weight 3: ") && !core.contains("Level 1 (ours)"), "{core}");
}

#[test]
fn show_reads_the_framework_without_a_profile_but_no_record() {
    let home = Home::new();
    assert!(home.done(&["show", "burn", "rate"]).contains("error budget"));
    let project = home.json(&["show", "P09", "--json"]);
    assert_eq!(project["waits_for"], json!(null));
    assert!(home.fails(3, &["show", "iac"]).contains("there is no such file"));
    assert!(home.fails(3, &["show", "legal", "--profile", "nobody"]).contains("there is no such file"));
}

#[test]
fn show_tells_what_a_project_needs_proves_and_waits_for() {
    let home = Home::with_vector("a", &["--role", "sre", "--target", "2"]);
    let text = home.done(&["show", "p09", "--as-of", DAY]);
    for said in [
        "P09 Deduplicate",
        "project, about 12 hours",
        "Moves ",
        "Needs ",
        "Waits for",
        "Done when",
        "Proves",
        " 1. ",
        "Mind: ",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn show_guesses_and_lists() {
    let home = Home::with_profile();
    assert!(home.fails(2, &["show", "hirring"]).contains("did you mean hiring?"));
    assert!(home.fails(2, &["show", "P0"]).contains("several: P01, P02"));
    assert!(home.done(&["framework", "show"]).contains("`opsarc show WHAT`"));
}
