//! `opsarc export`: the table, where it writes, what it refuses.

use opsarc::export::format::FORMATS;

use super::home::{DAY, Home};

#[test]
fn without_a_format_it_lists_them_all() {
    let told = Home::new().done(&["export"]);
    for format in FORMATS {
        assert!(told.lines().any(|line| line.split_whitespace().next() == Some(format.name)), "{told}");
    }
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
}

#[test]
fn a_file_that_is_there_is_not_overwritten_unless_asked() {
    let home = Home::with_profile();
    home.done(&["rate", "iac", "2"]);
    let told = home.done(&["export", "csv", "-o", "out.csv"]);
    assert_eq!(told, "Wrote out.csv\n");
    let first = std::fs::read_to_string(home.path().join("out.csv")).unwrap();
    home.done(&["rate", "iac", "1"]);
    let told = home.fails(3, &["export", "csv", "-o", "out.csv"]);
    assert!(told.contains("there is such a file already") && told.contains("--force"), "{told}");
    assert_eq!(std::fs::read_to_string(home.path().join("out.csv")).unwrap(), first);
    home.done(&["export", "csv", "-o", "out.csv", "--force"]);
    assert_ne!(std::fs::read_to_string(home.path().join("out.csv")).unwrap(), first);
    // Nothing is left beside it.
    let left: Vec<_> = std::fs::read_dir(home.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".tmp")), "{left:?}");
}

#[test]
fn a_dash_is_standard_output_and_so_is_nothing() {
    let home = Home::with_profile();
    home.done(&["rate", "iac", "2"]);
    let told = home.done(&["export", "csv"]);
    assert_eq!(told, home.done(&["export", "csv", "-o", "-"]));
    assert!(told.starts_with("competency,rating,by,evidence,note,date\niac,2,self,,,"), "{told}");
    assert!(!home.path().join("-").exists());
}

#[test]
fn what_a_format_does_not_take_is_refused_with_what_it_does() {
    let home = Home::with_profile();
    let told = home.fails(2, &["export", "csvs"]);
    assert!(told.contains("did you mean csv?"), "{told}");
    let told = home.fails(2, &["export", "csv", "--as", "svg"]);
    assert!(told.contains("does not come as SVG") && told.contains("comes as csv"), "{told}");
    let told = home.fails(2, &["export", "csv", "-o", "x.html"]);
    assert!(told.contains("does not come as HTML"), "{told}");
    let told = home.fails(2, &["export", "csv", "--as", "csvs"]);
    assert!(told.contains("did you mean csv?"), "{told}");
    let told = home.fails(2, &["export", "csv", "--level", "2"]);
    assert!(told.contains("does not take `--level`"), "{told}");
    assert!(home.fails(2, &["export", "csv", "--level", "9"]).contains("no level 9"));
    assert!(home.fails(2, &["export", "csv", "--stage", "9"]).contains("stages: 1 "));
    assert!(home.fails(2, &["export", "csv", "--session", "last"]).contains("no session was closed yet"));
    assert!(home.fails(3, &["export", "csv", "-o", "no/such/folder.csv"]).contains("make the folder first"));
    assert!(!home.path().join("x.html").exists());
}

#[test]
fn ratings_go_out_and_come_in_again() {
    let home = Home::with_vector("a", &["--role", "sre"]);
    home.done(&[
        "rate",
        "iac",
        "3",
        "--note",
        "=1+1",
        "--at",
        DAY,
        "--evidence",
        "change:a\\=b\\; c=https://x.example/?a=b",
    ]);
    home.done(&["evidence", "tracing", "drill:Only evidence", "--sandbox", "--at", DAY]);
    home.done(&["rate", "iac", "4", "--mentor", "M, the \"Mentor\"", "--at", DAY]);
    let table = home.done(&["export", "csv"]);
    assert!(table.contains(",'=1+1,"), "{table}");
    assert!(table.contains("drill/sandbox:Only evidence"), "{table}");

    // Into the same profile it brings nothing, into an empty one all of it.
    let file = home.file("out.csv", &table);
    let before = std::fs::read(home.profile()).unwrap();
    let told = home.done(&["import", &file]);
    assert!(told.starts_with("Imported 0 ratings and 0 pieces of evidence"), "{told}");
    assert_eq!(std::fs::read(home.profile()).unwrap(), before);
    let other = Home::new();
    other.done(&["init", "--name", "Ada", "--at", DAY, "--role", "sre"]);
    let file = other.file("in.csv", &table);
    other.done(&["import", &file]);
    assert_eq!(other.status(), home.status());
    assert_eq!(other.done(&["export", "csv"]), table);
}

#[test]
fn schemas_are_listed_and_printed_and_hold_what_is_written() {
    let home = Home::with_vector("a", &["--role", "sre", "--target", "2"]);
    let listed = home.done(&["schema"]);
    for (name, command) in [
        ("export", &["export", "json"][..]),
        ("status", &["status", "--json"]),
        ("next", &["next", "--json"]),
        ("gaps", &["gaps", "--json"]),
        ("plan", &["plan", "--json"]),
        ("forecast", &["forecast", "--json"]),
        ("timeline", &["timeline", "--json"]),
    ] {
        assert!(listed.contains(name), "{listed}");
        let schema: serde_json::Value = serde_json::from_str(&home.done(&["schema", name])).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let value = home.json(&[command, &["--as-of", DAY]].concat());
        let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        assert!(!validator.is_valid(&serde_json::json!({})), "{name} holds nothing");
    }
    assert_eq!(home.done(&["schema", "profile"]), home.done(&["profile", "schema"]));
    assert!(home.fails(2, &["schema", "stattus"]).contains("did you mean status?"));
}

#[test]
fn a_document_is_written_in_the_shape_that_its_name_ends_in() {
    let home = Home::with_vector("a", &["--role", "sre"]);
    for (file, begins) in
        [("r.html", "<!DOCTYPE html>"), ("r.md", "# Growth report"), ("r.txt", "Growth report: Ada\n")]
    {
        home.done(&["export", "report", "-o", file, "--as-of", DAY]);
        let text = std::fs::read_to_string(home.path().join(file)).unwrap();
        assert!(text.starts_with(begins), "{file}: {}", &text[..100]);
    }
    home.done(&["export", "arc", "-o", "arc.svg"]);
    let stage = home.done(&["export", "roadmap", "--stage", "data-fluency"]);
    assert!(stage.contains("## 2 Data fluency") && !stage.contains("## 1 "), "{stage}");
}
