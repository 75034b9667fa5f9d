//! The inventory of the source article (brief section 1): every item of it lives in the competencies that carry it, or in
//! a named place of the program, and that place is there. What is still to come says so, and is counted.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use opsarc::export::format::{FORMATS, Format};
use opsarc::export::shape::Shape;
use opsarc::export::source::{Options, Source};
use opsarc::framework::competency::Origin;
use opsarc::framework::embedded;
use opsarc::framework::framework::Framework;
use opsarc::framework::id::RoleId;
use opsarc::framework::lint::lint::lint;
use opsarc::framework::load::content_json;
use opsarc::insight::expected;
use opsarc::insight::interview::Interview;
use opsarc::insight::overview::Overview;
use opsarc::insight::posting::Posting;
use opsarc::profile::codec;
use opsarc::profile::day::Day;
use opsarc::profile::entry::EntryId;
use opsarc::profile::profile::Profile;
use opsarc::profile::settings::Settings;
use serde::Deserialize;

/// An item of the inventory.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    id: String,
    /// What the article says, in the words of the brief.
    item: String,
    /// The competencies that carry it, exactly these.
    competencies: BTreeSet<String>,
    /// Where else it is.
    places: Vec<Place>,
}

/// A place in the program.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum Place {
    Domain { id: String },
    Stage { stage: u8, title: String },
    Level { level: u8, says: String },
    MentorConfirmations { level: u8, count: u8 },
    NoTooling { level: u8 },
    Anchors { level: u8, rating: usize, says: String, at_least: usize },
    Pathway { id: String, from: String, steps: Vec<String> },
    Pitfall { id: String },
    Project { id: String, says: String },
    Reference { id: String, publisher: String },
    Term { term: String },
    Command { name: String },
    File { path: String, says: String },
    Rule { name: String },
    Later { what: String },
}

fn inventory() -> Vec<Item> {
    serde_json::from_str(include_str!("inventory.json")).unwrap()
}

fn read(path: &str) -> String {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}")).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A document of the framework alone.
fn export(f: &Framework, format: &str, role: Option<&RoleId>, level: Option<u8>) -> String {
    let day = Day(jiff::civil::date(2026, 11, 23));
    let profile = Profile::new(EntryId(uuid::Uuid::nil()), f.identity());
    let standing = profile.log.standing(f, day);
    let overview = Overview::new(f, &standing, day);
    let options = Options { role: role.cloned(), level, ..Options::default() };
    let source =
        Source { framework: f, profile: &profile, standing: &standing, overview: &overview, options: &options };
    Format::find(format).unwrap().make(&source, Shape::Markdown).unwrap()
}

/// A rule that no single text states, by its name in the inventory.
type Rule = (&'static str, fn(&Framework) -> bool);

const RULES: [Rule; 13] = [
    ("the content has a version and a date, and a profile keeps the version", |f| {
        let demo = codec::decode(embedded::DEMO.as_bytes()).unwrap();
        let ours = f.identity();
        !ours.version.is_empty()
            && !ours.date.is_empty()
            && demo.header.framework == (ours.id.clone(), ours.version.clone())
    }),
    ("over several clusters the largest weight counts", |f| {
        let all: Vec<_> = f.roles().iter().map(|role| role.id.clone()).collect();
        f.indices()
            .all(|ix| Some(f.weight_over(ix, &all)) == f.competency(ix).weights.iter().map(|(_, weight)| weight).max())
    }),
    ("no title enters a rule", |_| {
        let rules = ["effective", "expected", "fit", "gap", "level", "next_step", "stage"];
        rules.iter().all(|rule| {
            let text = read(&format!("src/insight/{rule}.rs"));
            !text.split("#[cfg(test)]").next().unwrap().contains(".title")
        })
    }),
    ("what is expected of a core item follows the weight of the role", |_| {
        [0, 1, 2, 3].map(|w| expected::of_core(w).number()) == [2, 2, 3, 3]
    }),
    ("a product in an anchor is refused", |f| {
        let anchor = f.guide(f.indices().next().unwrap()).anchors[0].as_str();
        let json =
            content_json(f).replacen(anchor, "Has heard of Prometheus and cannot say what it is for or when.", 1);
        lint(&[("one.json", &json)]).is_err_and(|told| told.to_string().contains("`prometheus` is a product"))
    }),
    ("nobody has to take a pathway", |_| Settings::default().pathway.is_none()),
    ("each level says what is expected and what is not", |f| {
        f.levels().iter().all(|level| !level.does.is_empty() && !level.not_expected.is_empty())
    }),
    ("a scorecard asks about every area", |f| {
        let asked = |role: &RoleId, level| Interview::new(f, std::slice::from_ref(role), level).blocks.len();
        f.roles().iter().all(|role| f.levels().iter().all(|level| asked(&role.id, level.level) == f.areas().len()))
    }),
    ("a job description is made for each role and level", |f| {
        f.roles().iter().all(|role| {
            f.levels().iter().all(|level| {
                let text = export(f, "job-description", Some(&role.id), Some(level.level));
                text.contains("## Not expected at this level")
                    && text.contains(&format!("## Expected at Level {}", level.level))
            })
        })
    }),
    ("a product in a job description is told", |f| {
        Posting::new(f, "You master Prometheus.", None).findings.iter().any(|found| found.words == ["Prometheus"])
    }),
    ("a curriculum has a module for each stage", |f| {
        let text = export(f, "curriculum", None, None);
        f.stages().iter().all(|stage| text.contains(&format!("## Module {}: {}", stage.stage, stage.title.line())))
    }),
    ("each document says for whom it is", |_| FORMATS.iter().all(|format| !format.reader.is_empty())),
    ("each competency has projects", |f| f.indices().all(|ix| f.projects_of(ix).next().is_some())),
];

/// Whether the place is there. What is to come is not asked.
fn is_there(f: &Framework, place: &Place) -> bool {
    match place {
        Place::Domain { id } => f.domains().iter().any(|d| d.id.as_str() == id),
        Place::Stage { stage, title } => f.stage(*stage).is_some_and(|s| s.title.as_str() == title),
        Place::Level { level, says } => f.level(*level).is_some_and(|l| l.summary.as_str().contains(says)),
        Place::MentorConfirmations { level, count } => f.level(*level).unwrap().mentor_confirmations == *count,
        Place::NoTooling { level } => {
            let of_level: Vec<_> = f.competencies().iter().filter(|(_, c)| c.level == *level).collect();
            !of_level.is_empty() && of_level.iter().all(|(_, c)| c.origin != Origin::Tooling)
        }
        Place::Anchors { level, rating, says, at_least } => {
            let of_level = f.indices().filter(|ix| f.competency(*ix).level == *level);
            of_level.filter(|ix| f.guide(*ix).anchors[*rating].as_str().contains(says)).count() >= *at_least
        }
        Place::Pathway { id, from, steps } => f.pathways().iter().any(|p| {
            p.id.as_str() == id
                && p.from.iter().any(|role| role.as_str() == from)
                && steps.iter().all(|id| p.steps.iter().any(|step| step.competency.as_str() == id))
        }),
        Place::Pitfall { id } => f.pitfalls().iter().any(|p| p.id.as_str() == id),
        Place::Project { id, says } => {
            f.projects().iter().any(|p| p.id.as_str() == id && f.brief(p).outcome.as_str().contains(says))
        }
        Place::Reference { id, publisher } => {
            f.references().iter().any(|r| r.id.as_str() == id && r.publisher.as_str() == publisher)
        }
        Place::Term { term } => f.glossary().iter().any(|t| t.term.as_str() == term),
        Place::Command { name } => read("docs/cli.md").contains(&format!("## `opsarc {name}`")),
        Place::File { path, says } => read(path).contains(says),
        Place::Rule { name } => {
            let rule = RULES.iter().find(|(known, _)| known == name);
            rule.unwrap_or_else(|| panic!("there is no rule `{name}`")).1(f)
        }
        Place::Later { .. } => true,
    }
}

#[test]
fn the_inventory_has_120_items() {
    let items = inventory();
    let ids: BTreeSet<_> = items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!((items.len(), ids.len()), (120, 120));
    for item in &items {
        let lives = !item.competencies.is_empty() || !item.places.is_empty();
        assert!(lives && !item.item.is_empty(), "{}", item.id);
    }
}

#[test]
fn competencies_cite_what_they_carry_and_nothing_else() {
    let f = embedded::framework();
    let mut cited: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (ix, c) in f.competencies().iter() {
        let source = &f.guide(ix).source;
        assert!(!source.is_empty(), "{} carries nothing", c.id);
        for id in source {
            assert!(cited.entry(id).or_default().insert(c.id.to_string()), "{} cites {id} twice", c.id);
        }
    }
    for item in inventory() {
        let citing = cited.remove(item.id.as_str()).unwrap_or_default();
        assert_eq!(citing, item.competencies, "{}", item.id);
    }
    assert!(cited.is_empty(), "cited, but no item of the inventory: {cited:?}");
}

#[test]
fn every_named_place_is_there() {
    let f = embedded::framework();
    for item in inventory() {
        for (n, place) in item.places.iter().enumerate() {
            assert!(is_there(f, place), "{}: place {} of it is not there", item.id, n + 1);
        }
    }
}

#[test]
fn a_place_can_be_missing() {
    let f = embedded::framework();
    for place in [
        r#"{"kind":"domain","id":"sales"}"#,
        r#"{"kind":"stage","stage":1,"title":"Data fluency"}"#,
        r#"{"kind":"stage","stage":9,"title":"Data fluency"}"#,
        r#"{"kind":"level","level":1,"says":"designs everything"}"#,
        r#"{"kind":"mentor-confirmations","level":2,"count":3}"#,
        r#"{"kind":"no-tooling","level":2}"#,
        r#"{"kind":"anchors","level":1,"rating":3,"says":"escalat","at_least":14}"#,
        r#"{"kind":"pathway","id":"sre-to-aiops","from":"security","steps":[]}"#,
        r#"{"kind":"pathway","id":"sre-to-aiops","from":"sre","steps":["iac"]}"#,
        r#"{"kind":"pitfall","id":"none"}"#,
        r#"{"kind":"project","id":"P21","says":"poetry"}"#,
        r#"{"kind":"reference","id":"R11","publisher":"Nobody"}"#,
        r#"{"kind":"term","term":"synergy"}"#,
        r#"{"kind":"command","name":"sing"}"#,
        r#"{"kind":"file","path":"README.md","says":"a ranking of people by score"}"#,
    ] {
        assert!(!is_there(f, &serde_json::from_str(place).unwrap()), "{place}");
    }
}

/// What is to come is named openly. When it is built, its place goes into the inventory and its line goes from here.
#[test]
fn what_is_still_to_come_is_counted() {
    let items = inventory();
    let mut later: Vec<String> = Vec::new();
    let mut wholly = 0;
    for item in &items {
        let to_come: Vec<&str> = item
            .places
            .iter()
            .filter_map(|p| if let Place::Later { what } = p { Some(what.as_str()) } else { None })
            .collect();
        wholly +=
            usize::from(!to_come.is_empty() && to_come.len() == item.places.len() && item.competencies.is_empty());
        later.extend(to_come.iter().map(|what| format!("{} {what}", item.id)));
    }
    println!("{} of 120 items have nothing in the program yet; to come in all:\n{}", wholly, later.join("\n"));
    assert_eq!((wholly, later.len()), (4, 6), "{later:#?}");
}
