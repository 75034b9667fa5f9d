//! `opsarc import`: idempotent, and all or nothing.

use super::home::{Home, fixture};

#[test]
fn the_same_rows_again_add_nothing() {
    let home = Home::with_vector("a", &["--role", "sre"]);
    let before = std::fs::read(home.profile()).unwrap();
    let told = home.done(&["import", &fixture("a")]);
    assert!(told.contains("0 ratings") && told.contains("45 were recorded already"), "{told}");
    assert_eq!(std::fs::read(home.profile()).unwrap(), before);
}

#[test]
fn rows_without_a_date_add_nothing_again_either() {
    let home = Home::with_profile();
    let table = home.file("t.csv", "competency,rating,evidence\niac,2,\ntracing,3,talk:On tracing; A design=x\n");
    assert!(home.done(&["import", &table]).starts_with("Imported 2 ratings and 2 pieces of evidence from 2 rows"));
    // A later rating is not overrun by the table.
    home.done(&["rate", "iac", "3"]);
    let before = std::fs::read(home.profile()).unwrap();
    home.done(&["import", &table]);
    assert_eq!(std::fs::read(home.profile()).unwrap(), before);
}

#[test]
fn a_row_that_gains_evidence_adds_the_evidence_alone() {
    let home = Home::with_profile();
    let table = home.file("t.csv", "iac,3\n");
    home.done(&["import", &table]);
    let table = home.file("t.csv", "iac,3,,change:A module\n");
    assert!(home.done(&["import", &table]).starts_with("Imported 0 ratings and 1 piece of evidence"));
}

#[test]
fn what_was_taken_back_can_be_imported_again() {
    let home = Home::with_profile();
    let table = home.file("t.csv", "iac,2\n");
    home.done(&["import", &table]);
    home.done(&["undo"]);
    assert!(home.done(&["import", &table]).starts_with("Imported 1 rating "));
}

#[test]
fn one_bad_row_stops_all_and_every_bad_row_is_told() {
    let home = Home::with_profile();
    let before = std::fs::read(home.profile()).unwrap();
    let table = home.file("t.csv", "competency,rating,date\niac,2,\nnosuch,2,\niac,7,\ncicd,1,31.12.2024\n");
    let told = home.fails(4, &["import", &table]);
    for line in ["line 3: no competency `nosuch`", "line 4: `7` is no rating", "line 5: `31.12.2024` is not a date"] {
        assert!(told.contains(line), "{told}");
    }
    assert!(told.contains("nothing was imported"), "{told}");
    assert_eq!(std::fs::read(home.profile()).unwrap(), before);
}

#[test]
fn a_table_may_come_from_standard_input_and_from_a_spreadsheet() {
    let home = Home::with_profile();
    let ran = home.run_with(&["import", "-"], "\u{feff}Competency,Rating\r\niac,2\r\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    let table = home.file("t.csv", "\u{feff}competency,rating\r\ntracing,2\r\n");
    home.done(&["import", &table]);
}

#[test]
fn a_mentor_s_rows_are_the_mentor_s() {
    let home = Home::with_profile();
    let table = home.file("t.csv", "competency,rating,by,date\niac,3,Mentor One,2025-06-01\n");
    home.done(&["import", &table]);
    let shown = home.json(&["show", "iac", "--json", "--as-of", "2025-06-01"]);
    assert_eq!((&shown["mentor"]["mentor"], &shown["rating"]), (&"Mentor One".into(), &3.into()));
}
