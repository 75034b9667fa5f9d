//! `opsarc framework check`: what it says of a folder, a file, and the framework that is built in.

use super::home::Home;

/// The folder of the shipped framework.
const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/framework");

/// A home with the exported framework in `own/all.json`, changed.
fn with_own(change: impl Fn(String) -> String) -> Home {
    let home = Home::new();
    let exported = home.done(&["framework", "export"]);
    std::fs::create_dir(home.path().join("own")).unwrap();
    home.file("own/all.json", change(exported));
    home
}

#[test]
fn a_sound_framework_is_told_in_one_line() {
    let home = Home::new();
    let much = "a sound framework, aiops-2026 1.0.0: 43 competencies, 46 projects, 97 references\n";
    assert_eq!(home.done(&["framework", "check", SHIPPED]), format!("{SHIPPED}: {much}"));
    assert_eq!(home.done(&["framework", "check"]), format!("built in: {much}"));
    assert_eq!(home.done(&["framework", "check", "--framework", SHIPPED]), format!("{SHIPPED}: {much}"));
    let parts: Vec<String> =
        ["framework.json", "competencies", "projects.json", "references.json", "pitfalls.json", "glossary.json"]
            .map(|part| format!("{SHIPPED}/{part}"))
            .into();
    let arguments: Vec<&str> = ["framework", "check"].into_iter().chain(parts.iter().map(String::as_str)).collect();
    assert_eq!(home.done(&arguments), format!("48 files: {much}"));
}

#[test]
fn what_is_written_against_the_rules_is_1_and_has_its_place() {
    let home =
        with_own(|text| text.replacen("\"Has not opened a trace and", "\"Has not opened a trace in Jaeger and", 1));
    for command in [&["framework", "check", "own"][..], &["framework", "check", "--framework", "own"]] {
        let ran = home.run(command);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{ran:?}");
        let lines: Vec<&str> = ran.out.lines().collect();
        let (place, told) = lines[0].split_once(": ").unwrap();
        assert_eq!(
            told,
            "competency tracing: anchors: `jaeger` is a product: name the category of tool, for products change"
        );
        let text = std::fs::read_to_string(home.path().join("own/all.json")).unwrap();
        let line = 1 + text.lines().position(|line| line.contains("in Jaeger")).unwrap();
        assert_eq!(place.replace('\\', "/"), format!("own/all.json:{line}:9"));
        assert_eq!(lines[1..], ["own: 1 problem"]);
    }
    let ran = home.run(&["check", "own/all.json"]);
    assert_eq!((ran.code, ran.out.contains("`jaeger` is a product")), (1, true), "{ran:?}");
}

#[test]
fn a_framework_that_is_only_written_otherwise_is_used_all_the_same() {
    let home =
        with_own(|text| text.replacen("\"Has not opened a trace and", "\"Has not opened a trace in Jaeger and", 1));
    home.done(&["framework", "show", "./own"]);
    home.done(&["framework", "list", "--framework", "own"]);
}

#[test]
fn what_cannot_work_is_told_beside_it() {
    let home = with_own(|text| {
        let text = text.replacen("\"Has not opened a trace and", "\"Has not opened a trace in Jaeger and", 1);
        text.replacen("\"obs-pillars\"\n", "\"obs-pilars\"\n", 1)
    });
    let ran = home.run(&["framework", "check", "own"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("did you mean `obs-pillars`?") && ran.out.contains("`jaeger` is a product"), "{ran:?}");
    assert!(ran.out.ends_with("own: 2 problems\n"), "{ran:?}");
}
