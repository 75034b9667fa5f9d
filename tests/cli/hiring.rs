//! `opsarc panel`, `opsarc lint-job`, and the documents for people who keep no record.

use super::home::Home;

/// A sheet of two lines a block, filled in.
fn sheet(interviewer: &str, scores: [(&str, &str); 4]) -> String {
    let ids = ["incident-practice", "obs-pillars", "event-correlation", "evaluation-tradeoffs"];
    let mut out = "interviewer,role,level,area,competency,title,stretch,question,evidence,score\n".to_owned();
    for (id, (evidence, score)) in ids.iter().zip(scores) {
        out.push_str(&format!("{interviewer},sre,2,,{id},,,,\"{evidence}\",{score}\n"));
    }
    out
}

#[test]
fn what_is_made_of_the_framework_needs_no_record() {
    let home = Home::new();
    for format in ["scorecard", "job-description"] {
        let text = home.done(&["export", format, "--role", "sre", "--level", "2"]);
        assert!(text.contains("Level 2 (Applied AIOps Engineer)"), "{text}");
    }
    assert!(home.done(&["export", "curriculum", "--stage", "1"]).starts_with("# Curriculum: Operational literacy"));
    assert!(!home.profile().exists(), "and begins none");
    assert!(home.fails(3, &["export", "ics"]).contains("there is no such file"));
    assert!(home.fails(3, &["--profile", "nobody", "export", "scorecard"]).contains("there is no such file"));
}

#[test]
fn a_sheet_goes_out_and_comes_back_filled_in() {
    let home = Home::new();
    home.done(&["export", "scorecard", "--role", "sre", "--level", "2", "--as", "csv", "-o", "grace.csv"]);
    let empty = home.done(&["panel", "grace.csv"]);
    assert!(empty.contains("nobody asked it") && empty.contains("\n## Stops\n\nNone."), "{empty}");
    assert!(empty.contains("| Line | grace |"), "the file's name is the interviewer's: {empty}");
    let text = std::fs::read_to_string(home.path().join("grace.csv")).unwrap();
    let filled: String = text
        .lines()
        .map(|line| line.strip_suffix(",,").map_or(line.to_owned(), |l| format!("{l},\"=heard, and seen\",3")) + "\n")
        .collect();
    home.file("grace.csv", &filled);
    let told = home.done(&["panel", "grace.csv"]);
    assert!(told.contains("| Incident workflow and postmortems | 3 |"), "{told}");
    assert!(told.contains("=heard, and seen"), "{told}");
}

#[test]
fn differences_and_stops_are_told_and_nothing_is_added_up() {
    let home = Home::new();
    let one = home.file("one.csv", sheet("One", [("a", "1"), ("b", "1"), ("c", "3"), ("", "2")]));
    let two = home.file("two.csv", sheet("Two", [("d", "4"), ("e", "3"), ("f", "3"), ("", "not asked")]));
    let told = home.done(&["panel", &one, &two]);
    assert!(told.contains("a stop with One, not with Two"), "{told}");
    assert!(told.contains("3 steps apart") && told.contains("2 steps apart"), "{told}");
    assert!(told.contains("scored without evidence by One"), "{told}");
    let json = home.json(&["panel", &one, &two, "--json"]);
    assert_eq!((&json["schema"], &json["stop"]), (&"opsarc/panel@1".into(), &true.into()));
    assert_eq!(json["blocks"][0]["stands"], serde_json::json!(["stop", "passes"]));
    assert_eq!(json["blocks"][1]["lines"][1]["scores"], serde_json::json!([2, null]));
    for word in ["total", "average", "mean of", "sum"] {
        assert!(!json.to_string().contains(word), "{word}");
    }
}

#[test]
fn sheets_that_do_not_fit_together_are_all_told() {
    let home = Home::new();
    let good = || sheet("One", [("a", "1"), ("b", "1"), ("c", "3"), ("d", "2")]);
    let one = home.file("one.csv", good());
    let again = home.file("again.csv", good());
    assert!(home.fails(4, &["panel", &one, &again]).contains("again.csv: a second sheet of One"));
    let other = home.file("other.csv", good().replace("One,sre,2", "Two,sre,1"));
    assert!(home.fails(4, &["panel", &one, &other]).contains("another role or level than One"));
    let bad = home.file(
        "bad.csv",
        "role;level;competency;evidence;score\nsre;2;nosuch;;3\nsre;9;tracing;;7\nsre;2;iac;;not-asked\nsre;2;iac;;\nsre;2;iac;;1\n",
    );
    let told = home.fails(4, &["panel", &bad]);
    for part in [
        "line 2: ",
        "nosuch",
        "line 3: ",
        "no level 9",
        "`7` is no score",
        "line 4: ",
        "line 6: iac stands in it twice",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let bare = home.file("bare.csv", "a,b\n1,2\n");
    assert!(home.fails(4, &["panel", &bare]).contains("the column `score` is missing"));
    assert!(home.fails(4, &["panel", &home.file("none.csv", "")]).contains("missing"));
    assert!(home.fails(3, &["panel", "no-such.csv"]).contains("reading a sheet"));
}

const GOOD: &str = "# Applied AIOps engineer\n\n\
    You cut the pages of a night by half, while missed incidents stay where they are.\n\n\
    ## What you bring\n\n\
    - Alert rules that somebody acted on\n\
    - A stream processor (Kafka or another) run in production\n\
    - Detection judged by what its mistakes cost\n\n\
    ## How we work\n\n\
    Today we run Kafka and Grafana. Automation suggests a step, and a person approves each one.\n\
    Grace owns the feedback from incident reviews, with two hours a week.\n\n\
    ## Not expected\n\n\
    - Ten years of experience\n- Setting the telemetry strategy\n";

const BAD: &str = "Junior AIOps Engineer\n\n\
    We are looking for a rockstar with 5+ years of experience in Kafka and\n\
    Kubernetes. You will build deep learning models and own our\n\
    telemetry strategy.\n\nSalary: TBD\n";

#[test]
fn a_job_description_is_held_against_the_pitfalls() {
    let home = Home::new();
    let good = home.file("good.md", GOOD);
    let told = home.done(&["lint-job", &good]);
    assert!(
        told.ends_with("good.md: no hiring pitfall found; held against Level 2 (Applied AIOps Engineer)\n"),
        "{told}"
    );
    let bad = home.file("bad.txt", BAD);
    let ran = home.run(&["lint-job", &bad]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    for part in [
        "bad.txt: No outcome is named\n",
        "bad.txt: No step of autonomy is named\n",
        "bad.txt: Nobody owns the feedback from incidents\n",
        "bad.txt:3: A product stands where a category would do: \"Kafka\"\n",
        "bad.txt:4: A product stands where a category would do: \"Kubernetes\"\n",
        "bad.txt:3: Years of experience stand for what a person can do: \"5+ years\"\n",
        "bad.txt:4: Modelling without telemetry or incident work: \"deep learning\", \"models\", and nothing of incidents\n",
        "bad.txt:5: Work of a level far above the one sought: \"telemetry strategy\"\n",
        "bad.txt:7: A blank was left: \"tbd\"\n",
        "bad.txt: 9 findings; held against Level 1 (Foundational Practitioner)\n",
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    assert!(ran.out.lines().filter(|line| line.starts_with("  ")).all(|line| line.chars().count() <= 80));
    // Given the level, it is not a junior's text any more.
    let ran = home.run(&["lint-job", &bad, "--level", "2"]);
    assert!(ran.out.contains("8 findings; held against Level 2"), "{}", ran.out);
}

#[test]
fn it_reads_standard_input_and_prints_json() {
    let home = Home::new();
    let ran = home.run_with(&["lint-job", "-", "--json"], BAD);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, &json["schema"], &json["level"]), (1, &"opsarc/lint-job@1".into(), &1.into()));
    let product = json["findings"].as_array().unwrap().iter().find(|f| f["pitfall"] == "product").unwrap();
    assert_eq!((&product["line"], &product["words"]), (&3.into(), &serde_json::json!(["Kafka"])));
    assert_eq!(home.run_with(&["lint-job", "-", "--json"], GOOD).code, 0);
}

#[test]
fn what_is_no_text_or_no_file_is_told() {
    let home = Home::new();
    assert!(home.fails(4, &["lint-job", &home.file("empty.md", " \n")]).contains("there is no text in it"));
    assert!(home.fails(3, &["lint-job", "none.md"]).contains("reading the job description"));
    assert!(home.fails(2, &["lint-job", "none.md", "--level", "9"]).contains("no level 9"));
    let steering = home.file("steering.md", "\u{1b}[2J Kafka\u{202e}\n");
    assert!(!home.run(&["lint-job", &steering]).out.contains('\u{1b}'));
}

#[test]
fn a_resume_is_brought_up_to_date_where_it_lies() {
    let home = Home::with_profile();
    home.done(&["rate", "tracing", "3", "--evidence", "drill:Ten questions=https://x.example/d"]);
    let theirs = "{\n  \"basics\": {\"name\": \"A\"},\n  \"odd\": 1.0\n}\n";
    let file = home.file("resume.json", theirs);
    assert_eq!(home.done(&["export", "json-resume", "--into", "resume.json"]), "Brought resume.json up to date\n");
    let once = std::fs::read_to_string(&file).unwrap();
    assert!(
        once.contains("{\"name\": \"A\"}") && once.contains("\"odd\": 1.0") && once.contains("https://x.example/d")
    );
    assert_eq!(home.done(&["export", "json-resume", "--into", "resume.json"]), "resume.json says it already\n");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), once);
    // Elsewhere, and on standard output.
    let source = home.file("theirs.json", theirs);
    assert_eq!(home.done(&["export", "json-resume", "--into", &source, "-o", "-"]), once);
    assert_eq!(home.done(&["export", "json-resume", "--into", &source, "-o", "new.json"]), "Wrote new.json\n");
    assert_eq!(std::fs::read_to_string(&source).unwrap(), theirs);
    assert!(
        home.fails(4, &["export", "json-resume", "--into", &home.file("bad.json", "[]")]).contains("a JSON object")
    );
    assert!(home.fails(2, &["export", "ics", "--into", &source]).contains("is not put into another file"));
}
