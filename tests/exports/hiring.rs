//! A job description of ours shows no hiring pitfall, and says what is still to be filled in.

use opsarc::framework::hiring::PitfallKind;
use opsarc::insight::posting::Posting;

use crate::support::people::{Person, framework};
use crate::world::World;

/// The pitfalls that a text shows, each once.
fn shown(text: &str, level: u8) -> Vec<PitfallKind> {
    let mut kinds: Vec<_> =
        Posting::new(framework(), text, Some(level)).findings.into_iter().map(|found| found.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// The text with every blank filled in and a step of autonomy chosen.
fn filled(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\[fill in: ") {
        out.push_str(before);
        out.push_str("Grace, two hours a week");
        rest = after.split_once("\\]").unwrap().1;
    }
    out.push_str(rest);
    out.replacen("- [ ] **suggest**", "- [x] **suggest**", 1)
}

#[test]
fn for_every_role_and_level_it_shows_blanks_and_what_they_leave_open_and_nothing_else() {
    for role in framework().roles() {
        for level in framework().levels() {
            let text = World::of(Person::Empty).role(role.id.as_str(), level.level).make("job-description");
            let open = [PitfallKind::NoOutcome, PitfallKind::NoAutonomy, PitfallKind::NoFeedback, PitfallKind::Blank];
            assert!(shown(&text, level.level).iter().all(|kind| open.contains(kind)), "{} {}", role.id, level.level);
            assert!(shown(&text, level.level).contains(&PitfallKind::Blank));
            let text = filled(&text);
            let found = Posting::new(framework(), &text, Some(level.level)).findings;
            assert!(found.is_empty(), "{} {}: {found:#?}", role.id, level.level);
        }
    }
}

#[test]
fn its_title_says_the_level() {
    for level in framework().levels() {
        let text = World::of(Person::Empty).role("sre", level.level).make("job-description");
        assert_eq!(Posting::new(framework(), &text, None).level, Some(level.level));
    }
}

#[test]
fn every_pitfall_has_its_words() {
    for kind in PitfallKind::ALL {
        let pitfall = framework().hiring().pitfall(kind).unwrap();
        assert!(!pitfall.title.is_empty() && !pitfall.why.is_empty() && !pitfall.instead.is_empty());
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.slug());
    }
}
