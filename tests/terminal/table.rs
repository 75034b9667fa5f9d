//! The table of behaviours names tests that there are.

use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_behaviour_has_its_test() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (mut behaviours, mut facts) = (BTreeSet::new(), BTreeSet::new());
    let table = include_str!("main.rs").lines().filter_map(|line| line.strip_prefix("//! | ")).skip(1);
    for row in table {
        let cells: Vec<&str> = row.trim_end_matches(" |").split(" | ").collect();
        let [behaviour, file, test] = cells[..] else { panic!("{row}") };
        let path = tests.join(format!("{}.rs", file.trim_matches('`')));
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{behaviour}: {}: {error}", path.display()));
        let name = format!("fn {}()", test.trim_matches('`'));
        let (before, _) = text.split_once(&name).unwrap_or_else(|| panic!("{behaviour}: no `{name}` in {file}"));
        assert!(before.trim_end().ends_with("#[test]"), "{behaviour}: {name} is no test");
        let fact = behaviour.strip_prefix("fact ").and_then(|rest| rest.split(':').next());
        facts.extend(fact.and_then(|n| n.parse::<u8>().ok()));
        behaviours.extend(behaviour.split('.').next().and_then(|n| n.parse::<u8>().ok()));
    }
    assert_eq!(behaviours, (1..=15).collect(), "fifteen behaviours");
    assert_eq!(facts, (1..=9).collect(), "nine facts");
}
