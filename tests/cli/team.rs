//! A folder of profiles read as a team: every shape, everything that can be wrong with a file, and no ranking.

use std::path::Path;

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

use super::home::{DAY, Home};

/// A made-up profile as a file: the ratings are by a mentor, so that they count as they are.
pub(crate) fn profile(n: usize, name: &str, roles: &[&str], ratings: &[(&str, u8)]) -> String {
    let entry = |k: usize, by: Value, body: Value| {
        let id = format!("0196c1a0-0000-7000-8000-{n:04}{k:08}");
        json!({ "id": id, "at": format!("2025-03-01T10:{:02}:{:02}+00:00", k / 60, k % 60), "by": by, "body": body })
    };
    let own = json!({ "kind": "settings", "name": name, "roles": roles, "target": 2 });
    let mut log = vec![entry(0, json!("self"), own)];
    for (k, (competency, rating)) in ratings.iter().enumerate() {
        let body = json!({ "kind": "rating", "competency": competency, "rating": rating });
        log.push(entry(k + 1, json!({ "mentor": "Sample Mentor" }), body));
    }
    file(n, &log)
}

fn file(n: usize, log: &[Value]) -> String {
    let framework = json!({ "id": "aiops-2026", "version": "1.0.0" });
    let id = format!("0196c1a0-0000-7000-8000-{n:012}");
    json!({ "format": 1, "profile": id, "framework": framework, "sample": true, "log": log }).to_string()
}

/// A home with a folder of three samples.
fn home() -> Home {
    let home = Home::new();
    std::fs::create_dir(home.path().join("team")).unwrap();
    home.file("team/cy.json", profile(1, "Cy", &["sre"], &[("iac", 3), ("sli-slo", 4), ("basic-stats", 1)]));
    home.file("team/ada.json", profile(2, "Ada", &["platform"], &[("iac", 3), ("sli-slo", 3), ("basic-stats", 3)]));
    home.file("team/bo.json", profile(3, "Bo", &["sre"], &[("iac", 1), ("sli-slo", 0), ("scripting", 3)]));
    home
}

fn team(home: &Home, more: &[&str]) -> Value {
    home.json(&[&["team", "team", "--json", "--as-of", DAY], more].concat())
}

fn of<'a>(team: &'a Value, id: &str) -> &'a Value {
    team["competencies"].as_array().unwrap().iter().find(|c| c["competency"] == id).unwrap()
}

fn skipped(team: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    team["skipped"].as_array().unwrap().iter().map(|s| (text(&s["file"]), text(&s["why"]))).collect()
}

#[test]
fn a_team_tells_coverage_teachers_flags_leaving_mix_and_pairs_and_ranks_nobody() {
    let home = home();
    let json = team(&home, &[]);
    assert_eq!(json["schema"], "opsarc/team@1");
    let names: Vec<&str> = json["people"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Ada", "Bo", "Cy"]);
    // Of a person there is no number but that of the active stage.
    for person in json["people"].as_array().unwrap() {
        let numbers: Vec<&String> =
            person.as_object().unwrap().iter().filter(|(_, v)| v.is_number()).map(|(k, _)| k).collect();
        assert_eq!(numbers, ["active_stage"]);
    }
    let slo = of(&json, "sli-slo");
    assert_eq!((&slo["at_3"], &slo["highest"], &slo["teachers"]), (&json!(2), &json!(4), &json!(["Cy"])));
    assert_eq!(of(&json, "iac")["teachers"], json!(["Ada", "Cy"]));
    let flag = |id: &str| json["flags"].as_array().unwrap().iter().find(|flag| flag["competency"] == id).cloned();
    assert_eq!(flag("obs-pillars").unwrap()["risk"], "nobody");
    assert_eq!(flag("scripting").unwrap()["person"], "Bo");
    assert_eq!(flag("drift"), None);
    let leaves = &json["leaves"][0];
    assert_eq!((&leaves["name"], &leaves["to_none"]), (&json!("Ada"), &json!(["basic-stats"])));
    assert_eq!(json["stage_mix"][0], json!({ "stage": 1, "people": 3 }));
    let pair = &json["pairs"][0];
    assert_eq!((&pair["first"], &pair["second"]), (&json!("Ada"), &json!("Bo")));
    assert_eq!((&pair["first_helps"], &pair["second_helps"]), (&json!(["sli-slo", "iac"]), &json!([])));
    let text = home.done(&["team", "team", "--as-of", DAY]);
    assert!(text.lines().all(|line| line.width() <= 80), "{text}");
    for part in ["Team of 3 people in team", "ranks\nanyone", "hangs on Bo alone", "Ada could help Bo with", "3  1 Op"]
    {
        assert!(text.contains(part), "no `{part}` in\n{text}");
    }
}

#[test]
fn what_is_needed_can_be_asked_for_and_one_persons_leaving_too() {
    let home = home();
    let json = team(&home, &["--need", "data-ml,security", "--leaves", "cy"]);
    assert_eq!(json["needed"], json!(["data-ml", "security"]));
    assert!(json["flags"].as_array().unwrap().iter().any(|flag| flag["competency"] == "drift"));
    assert_eq!(json["leaves"].as_array().unwrap().len(), 1);
    assert_eq!((&json["leaves"][0]["name"], &json["leaves"][0]["to_one"]), (&json!("Cy"), &json!(["sli-slo", "iac"])));
    let text = home.done(&["team", "team", "--leaves", "Ada", "--as-of", DAY]);
    assert!(text.contains("If Ada leaves\n  Nobody would be at 3 any more in Statistics for operations."), "{text}");
    assert!(home.fails(2, &["team", "team", "--leaves", "Zed"]).contains("no person `Zed`"));
    assert!(home.fails(2, &["team", "team", "--need", "chef"]).contains("no role `chef`"));
    home.file("team/abe.json", profile(9, "Adam", &["sre"], &[]));
    let several = home.fails(2, &["team", "team", "--leaves", "ad"]);
    assert!(several.contains("may be 2 people") && several.contains("Ada, Adam"), "{several}");
}

#[test]
fn two_files_of_one_person_are_one_and_two_people_of_one_name_are_two() {
    let home = home();
    // Cy's other laptop: the same profile with one rating more.
    let copy = profile(1, "Cy", &["sre"], &[("iac", 3), ("sli-slo", 4), ("basic-stats", 1), ("tracing", 3)]);
    home.file("team/cy (1).json", copy);
    home.file("team/other-ada.json", profile(5, "ada", &["sre"], &[]));
    let json = team(&home, &[]);
    let names: Vec<&str> = json["people"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Ada (ada)", "ada (other-ada)", "Bo", "Cy"]);
    assert_eq!((&json["united"], &of(&json, "tracing")["teachers"]), (&json!(1), &json!(["Cy"])));
    assert_eq!(of(&json, "iac")["at_3"], 2, "Cy counts once");
}

#[test]
fn nothing_that_is_wrong_with_a_file_stops_the_rest() {
    let home = home();
    home.file("team/broken.json", r#"{"format": 1, "profile"#);
    home.file("team/binary.json", [0xff, 0xfe, 0x00, 0x9f]);
    home.file("team/empty.json", "");
    home.file("team/newer.json", r#"{"format": 7, "profile": "x", "log": {}}"#);
    home.file("team/deep.json", "[".repeat(2_000_000));
    let note = json!({ "kind": "note", "text": "x".repeat(10 << 20) });
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let entry = |k: usize, body: &str| {
        format!(
            r#"{{"id":"0196c1a0-0000-7000-8000-00000000{k:04}","at":"2025-03-01T10:00:00Z","by":"self","body":{body}}}"#
        )
    };
    let whole = |n: usize, log: &str| file(n, &[]).replace("\"log\":[]", &format!("\"log\":[{log}]"));
    home.file("team/long.json", whole(10, &entry(1, &note.to_string())));
    home.file("team/nested.json", whole(11, &entry(1, &format!(r#"{{"kind":"later","deep":{deep}}}"#))));
    home.file("team/other.json", profile(12, "Ed", &[], &[]).replace("aiops-2026", "kitchen-2026"));
    home.file(
        "team/harm.json",
        profile(13, "Eve\u{1b}[2J\u{1b}]0;owned\u{7}\u{202e}gpj\n=1+1", &["sre"], &[("iac", 4)]),
    );
    home.file("team/notes.txt", "not of the team");
    home.file("team/.hidden.json", "broken");
    home.file("team/.ada.json.lock", "");
    let huge = std::fs::File::create(home.path().join("team/huge.json")).unwrap();
    huge.set_len(1 << 40).unwrap();
    std::fs::create_dir(home.path().join("team/folder.json")).unwrap();
    let json = team(&home, &[]);
    let why = skipped(&json);
    let names: Vec<&str> = why.iter().map(|(file, _)| file.as_str()).collect();
    let expected = ["binary.json", "broken.json", "deep.json", "empty.json", "huge.json", "newer.json", "other.json"];
    assert_eq!(names.iter().filter(|name| **name != "nested.json").copied().collect::<Vec<_>>(), expected);
    for (name, part) in
        [("broken", "line 1"), ("huge", "larger than 32 MiB"), ("newer", "format 7"), ("other", "`kitchen-2026`")]
    {
        let told = why.iter().find(|(file, _)| file.starts_with(name)).unwrap();
        assert!(told.1.contains(part), "{told:?}");
    }
    assert_eq!(of(&json, "iac")["at_3"], 3, "who is well is read all the same");
    let text = home.done(&["team", "team", "--as-of", DAY]);
    assert!(text.contains("Not read: ") && text.contains("huge.json: it is larger"), "{text}");
    for shape in ["--json", "--markdown", "--csv"] {
        let ran = home.run(&["team", "team", shape]);
        assert_eq!(ran.code, 0);
        let steers = |c: char| (c.is_control() && c != '\n' && c != '\r') || c == '\u{202e}';
        assert!(!ran.out.contains(steers) && !ran.err.contains(steers), "{shape}");
    }
    assert!(!text.contains('\u{1b}'));
}

#[cfg(unix)]
#[test]
fn links_to_files_are_followed_and_links_to_folders_are_not() {
    use std::os::unix::fs::symlink;
    let home = home();
    let folder = home.path().join("team");
    std::fs::create_dir(home.path().join("elsewhere")).unwrap();
    home.file("elsewhere/di.json", profile(20, "Di", &["sre"], &[("drift", 3)]));
    symlink("../elsewhere/di.json", folder.join("di.json")).unwrap();
    symlink("ada.json", folder.join("ada-again.json")).unwrap();
    symlink("nowhere.json", folder.join("lost.json")).unwrap();
    symlink("round.json", folder.join("round.json")).unwrap();
    symlink(".", folder.join("loop")).unwrap();
    symlink("../elsewhere", folder.join("beyond.json")).unwrap();
    let json = team(&home, &["--recursive"]);
    let names: Vec<&str> = json["people"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!((names, &json["united"]), (vec!["Ada", "Bo", "Cy", "Di"], &json!(1)));
    let why = skipped(&json);
    assert_eq!(why.len(), 2, "{why:?}");
    assert!(why[0].1.contains("leads nowhere"), "{why:?}");
}

#[test]
fn folders_in_it_are_looked_into_only_where_asked() {
    let home = home();
    std::fs::create_dir(home.path().join("team/west")).unwrap();
    home.file("team/west/ada.json", profile(30, "Wes", &["sre"], &[]));
    assert_eq!(team(&home, &[])["people"].as_array().unwrap().len(), 3);
    assert_eq!(team(&home, &["--recursive"])["people"].as_array().unwrap().len(), 4);
}

#[test]
fn a_folder_of_folders_is_looked_into_three_deep() {
    let home = home();
    let deep = |depth: usize| (1..=depth).map(|n| format!("/{n}")).collect::<String>();
    for (depth, name) in [(1, "One"), (3, "Three"), (4, "Four")] {
        std::fs::create_dir_all(home.path().join(format!("crew{}", deep(depth)))).unwrap();
        home.file(&format!("crew{}/record.json", deep(depth)), profile(30 + depth, name, &["sre"], &[]));
    }
    let names = |arguments: &[&str]| {
        let json = home.json(&[&["team", "crew", "--json"], arguments].concat());
        let people = json["people"].as_array().unwrap().iter();
        people.map(|person| person["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&[]), ["One", "Three"]);
    assert_eq!(names(&["--recursive"]), ["Four", "One", "Three"]);
    // One file in the folder itself, and it is the team's own folder.
    home.file("crew/own.json", profile(40, "Own", &["sre"], &[]));
    assert_eq!(names(&[]), ["Own"]);
}

#[test]
fn where_nothing_can_be_read_it_is_said() {
    let home = home();
    std::fs::create_dir(home.path().join("none")).unwrap();
    assert!(home.fails(3, &["team", "none"]).contains("no profile in it"));
    home.file("none/a.json", "nothing");
    let told = home.fails(3, &["team", "none"]);
    assert!(told.contains("nothing in it could be read: a.json: line 1"), "{told}");
    assert!(home.fails(3, &["team", "nowhere"]).contains("no such folder"));
    assert!(home.fails(4, &["team", "team/ada.json"]).contains("a file, not a folder"));
}

#[test]
fn a_table_runs_no_formula_in_a_spreadsheet() {
    let home = Home::new();
    std::fs::create_dir(home.path().join("team")).unwrap();
    home.file("team/a.json", profile(1, "=cmd|' /C calc'!A0", &["sre"], &[("iac", 4)]));
    home.file("team/b.json", profile(2, "@SUM(1)", &["sre"], &[("iac", 4), ("drift", 3)]));
    let table = home.done(&["team", "team", "--csv"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(reader.headers().unwrap().get(0), Some("competency"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.len() > 40);
    for cell in rows.iter().flat_map(|row| row.iter()) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
    let iac = rows.iter().find(|row| row.get(0) == Some("iac")).unwrap();
    assert_eq!(iac.get(9), Some("'=cmd|' /C calc'!A0; @SUM(1)"));
    // Names of one person begin a cell of their own in the last column.
    assert!(rows.iter().any(|row| row.get(12) == Some("'@SUM(1)")));
}

#[test]
fn markdown_takes_no_sign_from_a_name() {
    let home = Home::new();
    std::fs::create_dir(home.path().join("team")).unwrap();
    home.file("team/a.json", profile(1, "A|B <script>*x*[y](z)", &["sre"], &[("iac", 4)]));
    let page = home.done(&["team", "team", "--markdown"]);
    assert!(page.starts_with("# Team of 1 person\n") && page.contains("## Coverage"));
    let name = page.lines().find(|line| line.contains("Infrastructure as code")).unwrap();
    assert!(name.contains(r"A\|B") && name.contains(r"\*x\*"), "{name}");
    assert!(!page.contains("<script>") && !page.contains("[y]("), "{page}");
    // Every row of a table has as many cells as its head.
    for table in page.split("\n\n").filter(|part| part.starts_with('|')) {
        let cells = |line: &str| line.replace(r"\|", "").matches('|').count();
        let heads = table.lines().next().map(cells);
        assert!(table.lines().all(|line| Some(cells(line)) == heads), "{table}");
    }
}

#[test]
fn a_folder_is_not_written_to() {
    let home = home();
    let before = names(&home.path().join("team"));
    team(&home, &[]);
    assert_eq!(names(&home.path().join("team")), before);
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A redacted packet of the person with this profile id: at these ratings, each backed.
fn redacted(id: &str, month: &str, ratings: &[(&str, u8)]) -> String {
    use opsarc::framework::id::{CompetencyId, FrameworkId, RoleId};
    use opsarc::framework::rating::Rating;
    use opsarc::profile::packet_codec::encode_redacted;
    use opsarc::profile::redacted::{Counted, Redacted};
    let counted = |(id, rating): &(&str, u8)| {
        let rating = Rating::new(*rating).unwrap();
        (CompetencyId::new(id).unwrap(), Counted { effective: rating, backed: rating })
    };
    encode_redacted(&Redacted {
        person: Redacted::person(id.parse().unwrap()),
        framework: (FrameworkId::new("aiops-2026").unwrap(), "1.0.0".into()),
        made: month.parse().unwrap(),
        roles: vec![RoleId::new("security").unwrap()],
        target: 2,
        attained: None,
        active_stage: 1,
        stages: Vec::new(),
        levels: ratings.iter().map(counted).collect(),
    })
}

/// The id of the `n`th profile.
fn id(n: usize) -> String {
    format!("0196c1a0-0000-7000-8000-{n:012}")
}

#[test]
fn fewer_than_three_redacted_packets_leave_no_trace_but_their_number() {
    let home = home();
    let figures = |json: &Value| {
        let mut json = json.clone();
        json.as_object_mut().unwrap().retain(|key, _| !matches!(key.as_str(), "redacted" | "united" | "skipped"));
        json
    };
    let before = team(&home, &[]);
    for n in 1..=2_usize {
        home.file(&format!("team/r{n}.json"), redacted(&id(40 + n), "2025-03", &[("drift", 4), ("basic-stats", 3)]));
        // The same person once more, and a redacted packet of one who is here by name, are nobody new.
        home.file(&format!("team/again{n}.json"), redacted(&id(40 + n), "2025-02", &[("drift", 4)]));
        home.file("team/ada-redacted.json", redacted(&id(2), "2025-03", &[("drift", 4)]));
        let after = team(&home, &[]);
        assert_eq!(figures(&after), figures(&before), "with {n}");
        assert_eq!((&after["redacted"]["count"], &after["redacted"]["counted"]), (&json!(n), &json!(false)));
        assert!(after["redacted"]["why"].as_str().unwrap().contains("left out of every figure"));
        let text = home.done(&["team", "team", "--as-of", DAY]);
        assert!(text.contains("left out of every figure") && text.contains("name one of them"), "{text}");
    }
    home.file("team/r3.json", redacted(&id(43), "2025-03", &[("basic-stats", 1)]));
    let counted = team(&home, &[]);
    assert_eq!(counted["redacted"]["counted"], json!(true));
    assert_eq!((&of(&counted, "drift")["at_3"], &of(&counted, "drift")["teachers"]), (&json!(2), &json!([])));
    assert_eq!(
        (&of(&counted, "drift")["teachers_redacted"], &of(&counted, "basic-stats")["at_3"]),
        (&json!(2), &json!(3))
    );
    // Nothing is told person by person.
    let named = |json: &Value| (json["people"].clone(), json["pairs"].clone(), of(json, "drift")["by_rating"].clone());
    assert_eq!(named(&counted), named(&before));
    let table = home.done(&["team", "team", "--csv", "--as-of", DAY]);
    assert!(table.lines().any(|row| row.starts_with("drift,") && row.contains(",4,2,0,,2,")), "{table}");
}

#[test]
fn a_redacted_packet_that_was_altered_is_skipped() {
    let home = home();
    for n in 1..=3_usize {
        home.file(&format!("team/r{n}.json"), redacted(&id(40 + n), "2025-03", &[("drift", 3)]));
    }
    home.file(
        "team/r3.json",
        redacted(&id(43), "2025-03", &[("drift", 3)]).replace("\"effective\":3", "\"effective\":4"),
    );
    let json = team(&home, &[]);
    assert_eq!((skipped(&json).len(), &json["redacted"]["counted"]), (1, &json!(false)));
}
