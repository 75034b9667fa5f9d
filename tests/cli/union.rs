//! Copies of one profile: merging them, and what a sync tool leaves beside one.

use super::home::Home;

/// A home with a profile, and a copy of it in which something else was rated.
fn diverged(copies: &[(&str, &str)]) -> Home {
    let home = Home::with_profile();
    let begun = std::fs::read(home.profile()).unwrap();
    for (name, competency) in copies {
        let copy = home.file(name, &begun);
        home.done(&["rate", competency, "1", "--at", "2026-05-02", "--profile", &copy]);
    }
    home
}

fn bytes(home: &Home, name: &str) -> Vec<u8> {
    std::fs::read(home.path().join(name)).unwrap()
}

#[test]
fn any_number_of_copies_merge_and_it_is_told_what_came_from_where() {
    let home = diverged(&[("a.json", "iac"), ("b.json", "cicd"), ("c.json", "basic-stats")]);
    home.done(&["rate", "scripting", "2", "--mentor", "Mentor One", "--at", "2026-05-03", "--profile", "./c.json"]);
    let before = ["a.json", "b.json", "c.json"].map(|name| bytes(&home, name));
    let told = home.done(&["merge", "./a.json", "./b.json", "./c.json", "-o", "all.json"]);
    assert_eq!(
        told,
        "Merged into all.json: 3 entries new, 5 in all.\n\
         From ./b.json: 1 entry.\n  2026-05-02  you: rated CI/CD integration 1 (Aware)\n\
         From ./c.json: 2 entries.\n  2026-05-02  you: rated Statistics for operations 1 (Aware)\n  \
         2026-05-03  Mentor One: rated Scripting for automation 2 (Assisted)\n"
    );
    assert_eq!(before, ["a.json", "b.json", "c.json"].map(|name| bytes(&home, name)), "the copies are as they were");
    // Whichever comes first, the union is the same bytes.
    home.done(&["merge", "./c.json", "./a.json", "./b.json", "-o", "other.json"]);
    assert_eq!(bytes(&home, "all.json"), bytes(&home, "other.json"));
    let told = home.done(&["merge", "./all.json", "./a.json", "./b.json"]);
    assert!(told.starts_with("Merged into ./all.json: nothing new, 5 in all.\n"), "{told}");
    assert_eq!(bytes(&home, "all.json"), bytes(&home, "other.json"));
    assert!(home.fails(2, &["merge", "./a.json"]).contains("2 values required"));
}

#[test]
fn one_copy_that_cannot_be_merged_leaves_all_as_they_are() {
    let home = diverged(&[("a.json", "iac"), ("b.json", "cicd")]);
    home.done(&["profile", "new", "other"]);
    let before = bytes(&home, "a.json");
    let told = home.fails(4, &["merge", "./a.json", "./b.json", "other"]);
    assert!(told.contains("two different profiles") && told.contains("nothing was changed"), "{told}");
    home.file("broken.json", "<<<<<<< HEAD\n");
    home.fails(4, &["merge", "./a.json", "./b.json", "./broken.json"]);
    home.fails(3, &["merge", "./a.json", "./b.json", "./none.json"]);
    assert_eq!(bytes(&home, "a.json"), before);
}

#[test]
fn a_copy_beside_the_profile_is_told_merged_and_not_told_again() {
    let home = Home::with_profile();
    let begun = std::fs::read(home.profile()).unwrap();
    let copy = home.profile().with_file_name("default.sync-conflict-20260501-101112-ABCDEFG.json");
    std::fs::write(&copy, &begun).unwrap();
    home.done(&["rate", "cicd", "1", "--profile", copy.to_str().unwrap()]);
    home.done(&["rate", "basic-stats", "1", "--profile", copy.to_str().unwrap()]);
    let theirs = std::fs::read(&copy).unwrap();
    let ran = home.run(&["status"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            0,
            "note: default.sync-conflict-20260501-101112-ABCDEFG.json is a copy of this profile with 2 entries that are \
             not here: `opsarc merge --beside` brings them in\n"
        )
    );
    let told = home.done(&["merge", "--beside"]);
    assert!(told.contains("2 entries new, 3 in all") && told.contains("CI/CD integration 1"), "{told}");
    assert_eq!(std::fs::read(&copy).unwrap(), theirs, "it is left where it is");
    home.done(&["status"]);
    assert!(home.done(&["merge", "--beside"]).starts_with("No copy beside "));
    assert!(home.fails(2, &["merge", "--beside", "a.json", "b.json"]).contains("cannot be used with"));
    assert!(Home::new().fails(3, &["merge", "--beside"]).contains("no such file"));
}
