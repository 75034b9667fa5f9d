//! The shipped framework is what it says it is, and a broken one is told all that is wrong with it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};

use opsarc::framework::competency::Competency;
use opsarc::framework::embedded;
use opsarc::framework::framework::Framework;
use opsarc::framework::load::{content_json, load};
use opsarc::framework::pitfall::Condition;
use opsarc::framework::table::Ix;
use opsarc::profile::author::Author;
use opsarc::profile::body::{Body, SessionPhase};
use opsarc::profile::entry::EntryId;
use opsarc::profile::moment::Moment;
use opsarc::store::framework_files;

fn shipped() -> Framework {
    let files = files();
    let documents: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    load(&documents).unwrap_or_else(|errors| panic!("{errors}"))
}

/// The files of the shipped framework.
fn files() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/framework");
    let files = framework_files::read("reading", &[folder.into()]).unwrap_or_else(|error| panic!("{error}"));
    files.into_iter().map(|(file, text)| (file.to_string_lossy().into_owned(), text)).collect()
}

#[test]
fn what_the_program_holds_is_what_the_files_say() {
    assert_eq!(content_json(embedded::framework()), content_json(&shipped()));
}

#[test]
fn every_competency_has_a_word_of_its_own_for_narrow_columns() {
    let words: BTreeSet<_> = shipped()
        .competencies()
        .iter()
        .map(|(_, it)| it.word.as_str().to_owned())
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(words.len(), shipped().competencies().len());
}

fn count<K: Ord>(framework: &Framework, key: impl Fn(&Competency) -> K) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for (_, competency) in framework.competencies().iter() {
        *counts.entry(key(competency)).or_insert(0) += 1;
    }
    counts
}

#[test]
fn nothing_is_missing() {
    let f = shipped();
    assert_eq!(f.identity().id.as_str(), "aiops-2026");
    assert_eq!(f.competencies().len(), 43);
    assert_eq!((f.projects().len(), f.projects().iter().filter(|p| p.core).count()), (46, 24));
    assert_eq!(f.projects().iter().map(|p| u32::from(p.hours)).sum::<u32>(), 844);
    assert_eq!((f.references().len(), f.sandboxes().len()), (97, 18));
    assert_eq!((f.pitfalls().len(), f.pitfalls().iter().filter(|p| p.derived).count()), (13, 8));
    assert_eq!((f.scale().len(), f.levels().len(), f.stages().len()), (5, 3, 4));
    assert_eq!((f.areas().len(), f.domains().len(), f.roles().len()), (4, 4, 4));
    assert_eq!((f.pathways().len(), f.pathways().iter().filter(|p| p.derived).count()), (4, 1));
    assert!(f.projects().iter().all(|p| f.brief(p).steps.len() >= 5), "every project has its steps");
    assert!(f.stages().iter().all(|s| s.placement.answers.len() == 4));
    assert_eq!(f.levels().iter().map(|l| l.mentor_confirmations).collect::<Vec<_>>(), [0, 0, 3]);
}

#[test]
fn the_distribution_is_that_of_the_brief() {
    let f = shipped();
    assert_eq!(count(&f, |c| c.stage), BTreeMap::from([(1, 12), (2, 14), (3, 12), (4, 5)]));
    assert_eq!(count(&f, |c| c.level), BTreeMap::from([(1, 13), (2, 25), (3, 5)]));
    let areas = count(&f, |c| c.area.to_string());
    let expected = [("automation", 7), ("data", 12), ("governance", 10), ("observability", 14)];
    assert_eq!(areas.iter().map(|(a, n)| (a.as_str(), *n)).collect::<Vec<_>>(), expected);
    assert_eq!(count(&f, |c| format!("{:?}", c.origin)).into_values().collect::<Vec<_>>(), [6, 16, 21]);
    let sums: Vec<u32> =
        f.roles().iter().map(|role| f.indices().map(|ix| u32::from(f.weight(ix, &role.id))).sum()).collect();
    assert_eq!(sums, [86, 83, 85, 77]);
    let groups: Vec<_> =
        f.competencies().iter().filter(|(_, c)| c.group.is_some()).map(|(_, c)| c.id.as_str()).collect();
    assert_eq!(groups, ["anomaly-detection", "event-correlation"]);
}

#[test]
fn the_prerequisites_are_their_own_transitive_reduction_with_a_longest_chain_of_seven() {
    let f = shipped();
    assert_eq!(f.indices().map(|ix| f.prerequisites(ix).len()).sum::<usize>(), 69);
    let mut chain: BTreeMap<Ix, usize> = BTreeMap::new();
    for ix in f.indices() {
        let direct = f.prerequisites(ix);
        for &edge in direct {
            assert!(edge < ix);
            let implied = direct.iter().any(|&other| f.ancestors(other).contains(&edge));
            assert!(!implied, "{} -> {} is implied", f.competency(edge).id, f.competency(ix).id);
        }
        chain.insert(ix, 1 + direct.iter().map(|d| chain[d]).max().unwrap_or(0));
    }
    let (&last, &length) = chain.iter().max_by_key(|(_, length)| **length).unwrap();
    assert_eq!((f.competency(last).id.as_str(), length), ("model-governance", 7));
}

#[test]
fn what_is_inferred_is_marked() {
    let f = shipped();
    for (ix, c) in f.competencies().iter() {
        let guide = f.guide(ix);
        let core = guide.source.iter().any(|s| s.starts_with("L1.") || s.starts_with("L2.") || s.starts_with("L3."));
        let expected: &[&str] = match core {
            true => &["stage", "domains", "prerequisites"],
            false => &["level", "stage", "domains", "weights", "prerequisites"],
        };
        assert_eq!(guide.inferred, expected, "{}", c.id);
    }
}

#[test]
fn every_competency_has_words_references_and_projects_up_to_three() {
    let f = shipped();
    let mut said = BTreeSet::new();
    for (ix, c) in f.competencies().iter() {
        let guide = f.guide(ix);
        assert!(guide.description.as_str().split_whitespace().count() >= 12, "{}", c.id);
        assert!(said.insert(guide.description.as_str()), "{}", c.id);
        for anchor in &guide.anchors {
            assert!(said.insert(anchor.as_str()), "{anchor}");
        }
        assert!(f.references_of(ix).count() >= 2, "{}", c.id);
        // From 0 to 1 is the starter task; from 1 on, projects must lead to 3 without a hole.
        let mut rating = 1;
        for _ in 0..3 {
            let moves = f.projects_of(ix).flat_map(|p| &p.moves).filter(|m| m.competency == c.id);
            let reach = moves.filter(|m| m.from.number() <= rating).map(|m| m.to.number()).max();
            rating = rating.max(reach.unwrap_or(0));
        }
        assert_eq!(rating, 3, "{}", c.id);
    }
    let full =
        f.indices().map(|ix| f.guide(ix)).filter(|g| g.anchors.len() == 5 && g.evidence_prompts.len() == 3).count();
    assert!(full >= 8);
}

#[test]
fn core_projects_touch_everything() {
    let f = shipped();
    let touched: BTreeSet<_> =
        f.projects().iter().filter(|p| p.core).flat_map(|p| &p.moves).map(|m| m.competency.as_str()).collect();
    assert_eq!(touched.len(), 43);
}

#[test]
fn pathway_steps_come_after_their_prerequisites() {
    let f = shipped();
    for pathway in f.pathways() {
        let steps: Vec<Ix> = pathway.steps.iter().filter_map(|s| f.find(&s.competency)).collect();
        for (n, &step) in steps.iter().enumerate() {
            let before = if pathway.derived { f.ancestors(step) } else { f.prerequisites(step) };
            for later in &steps[n + 1..] {
                assert!(!before.contains(later), "{}: {}", pathway.id, f.competency(step).id);
            }
        }
    }
}

#[test]
fn horizons_follow_area_and_level() {
    let f = shipped();
    for (ix, c) in f.competencies().iter() {
        let short = c.area.as_str() != "governance" && c.level < 3;
        assert_eq!(f.horizon_months(ix), if short { 12 } else { 24 }, "{}", c.id);
    }
}

#[test]
fn each_kind_of_condition_is_used() {
    let f = shipped();
    let mut used = BTreeSet::new();
    for condition in f.pitfalls().iter().flat_map(|p| &p.signs).flat_map(|s| &s.when) {
        used.insert(match condition {
            Condition::Mean { .. } => "mean",
            Condition::Best { .. } => "best",
            Condition::AllAtMost { .. } => "all-at-most",
            Condition::AnyAtMost { .. } => "any-at-most",
            Condition::Claims { .. } => "claims",
        });
    }
    assert_eq!(used.len(), 5);
}

#[test]
fn content_comes_back_equal() {
    let first = shipped();
    let json = content_json(&first);
    let second = load(&[("one.json", &json)]).unwrap();
    assert_eq!(first.competencies(), second.competencies());
    assert_eq!(first.projects(), second.projects());
    assert_eq!(first.pitfalls(), second.pitfalls());
    assert_eq!(first.references(), second.references());
    assert_eq!(json, content_json(&second));
}

#[test]
fn no_text_is_altered_on_the_way_in() {
    for (file, text) in files() {
        assert!(!text.contains('\r') && !text.contains('\t'), "{file}");
    }
    assert!(!content_json(&shipped()).contains('\u{fffd}'));
}

/// A small sound framework to break: (file, text).
const SMALL: &str = r#"{
  "framework": { "id": "small", "version": "1", "title": "Small", "date": "2026-01-01", "origin": "ours" },
  "scale": [
    { "rating": 0, "name": "0", "anchor": "none" },
    { "rating": 1, "name": "1", "anchor": "knows" },
    { "rating": 2, "name": "2", "anchor": "helped" },
    { "rating": 3, "name": "3", "anchor": "alone" },
    { "rating": 4, "name": "4", "anchor": "leads" }
  ],
  "levels": [
    { "level": 1, "id": "one", "title": "One", "summary": "first", "horizon_months": 12 },
    { "level": 2, "id": "two", "title": "Two", "summary": "second", "horizon_months": 12 }
  ],
  "stages": [
    { "stage": 1, "id": "start", "title": "Start", "short": "Start", "summary": "begin",
      "placement": { "question": "q", "answers": ["a", "b", "c", "d"] } },
    { "stage": 2, "id": "end", "title": "End", "short": "End", "summary": "end",
      "placement": { "question": "q", "answers": ["a", "b", "c", "d"] } }
  ],
  "areas": [{ "id": "area", "title": "Area", "horizon_months": 12 }],
  "domains": [{ "id": "dom", "title": "Domain" }],
  "roles": [{ "id": "role", "title": "Role", "short": "Role", "summary": "works" }],
  "competencies": [
    { "id": "base", "title": "Base", "level": 1, "stage": 1, "area": "area", "domains": ["dom"], "origin": "level",
      "weights": { "role": 3 }, "description": "base" },
    { "id": "next", "title": "Next", "level": 2, "stage": 2, "area": "area", "domains": ["dom"], "origin": "tooling",
      "weights": { "role": 1 }, "prerequisites": ["base"], "description": "next" }
  ]
}
"#;

/// Loads the small framework after replacing `from` by `to`, with `more` as a second file.
fn broken(changes: &[(&str, &str)], more: Option<&str>) -> Vec<String> {
    let mut text = SMALL.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let mut documents = vec![("small.json", text.as_str())];
    documents.extend(more.map(|more| ("more.json", more)));
    match load(&documents) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.0.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn the_small_framework_is_sound() {
    assert_eq!(broken(&[], None), [""; 0]);
}

#[test]
fn all_problems_of_all_files_are_told_with_their_places() {
    let told = broken(
        &[
            (r#""prerequisites": ["base"]"#, r#""prerequisites": ["bas"]"#),
            (r#""weights": { "role": 3 }"#, r#""weights": { "role": 4, "rolle": 1 }"#),
            (r#""level": 2, "id": "two""#, r#""level": 3, "id": "two""#),
        ],
        Some(
            r#"{
  "pathways": [
    { "id": "p", "title": "P", "toward_title": "P", "from": ["role"], "toward": ["nobody"],
      "steps": [{ "competency": "next", "emphasis": 4 }, { "competency": "gone", "emphasis": 1 }] }
  ],
  "references": [
    { "id": "r", "title": "R", "publisher": "P", "url": "javascript:x", "check": "read", "for": ["base"] },
    { "id": "r", "title": "R", "publisher": "P", "url": "https://example.org/", "check": "read", "for": [] }
  ],
  "projects": [
    { "id": "P1", "title": "One", "moves": [{ "competency": "base", "from": 2, "to": 2 }], "hours": 3,
      "needs": [{ "competency": "void", "rating": 2 }], "outcome": "o", "data": "d" },
    { "id": "P2", "titel": "Two", "moves": [], "hours": 3, "outcome": "o", "data": "d" },
    { "id": "P3", "title": "Three", "moves": [{ "competency": "base", "from": 2, "to": 7 }], "hours": 3,
      "outcome": "o", "data": "d" }
  ],
  "colours": []
}"#,
        ),
    );
    let expected = [
        "small.json:12:7: level two: the level is 3 and 2 is due: levels run from 1",
        "small.json:25:20: competency base: weights: 4 for `role` is more than 3; a weight is 0, 1, 2 or 3",
        "small.json:25:31: competency base: weights: there is no role `rolle`, did you mean `role`?",
        "small.json:26:38: competency next: there is no level 2: correct it, or add the level",
        "small.json:27:51: competency next: prerequisites: there is no competency `bas`, did you mean `base`?",
        "more.json:3:82: pathway p: toward: there is no role `nobody`: correct the id, or add it",
        "more.json:4:33: pathway p: steps: the emphasis of `next` is 4 and at most 3 may be",
        "more.json:4:74: pathway p: steps: there is no competency `gone`: correct the id, or add it",
        "more.json:7:50: reference r: the url must begin with https://",
        "more.json:8:13: reference r: the reference id `r` is given twice: give one of the two another id",
        "more.json:11:61: project P1: moves: `base` goes from 2 to 2: it must rise",
        "more.json:12:33: project P1: needs: there is no competency `void`: correct the id, or add it",
        "more.json:13:19: project P2: unknown field `titel`, expected one of `id`, `title`, `core`, `moves`, `hours`, \
         `needs`, `outcome`, `data`, `sandboxes`, `steps`, `proves`",
        "more.json:14:90: project P3: rating 7 is not between 0 and 4",
        "more.json:17:3: file: `colours` is not a section: it may have framework, scale, levels, stages, areas, \
         domains, roles, pathways, pitfalls, references, sandboxes, projects, competencies, glossary, checklists, legal, \
         hiring, lint",
    ];
    assert_eq!(told, expected, "{told:#?}");
}

#[test]
fn a_circle_is_named() {
    let told =
        broken(&[(r#""weights": { "role": 3 }"#, r#""weights": { "role": 3 }, "prerequisites": ["next"]"#)], None);
    assert!(told[0].contains("prerequisites go in a circle: base -> next -> base"), "{told:#?}");
    assert!(told.iter().any(|t| t.contains("levels must not fall")), "{told:#?}");
    assert!(told.iter().any(|t| t.contains("stages must not fall")), "{told:#?}");
    assert_eq!(told.len(), 3);
}

#[test]
fn text_that_is_no_json_is_told_beside_the_rest() {
    let told = broken(
        &[
            (r#""origin": "tooling""#, r#""origin": "toolin""#),
            (r#""rating": 4, "name": "4""#, r#""rating": 4, "name": 4"#),
        ],
        Some("{\n  \"projects\": [\n    { \"id\": \"P1\" \"title\": 3 }\n  ]\n}"),
    );
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[0].starts_with("small.json:8:"), "{told:#?}");
    assert!(told[1].starts_with("small.json:26:"), "{told:#?}");
    assert!(told[2].starts_with("more.json:3:18: file: expected `,` or `}`"), "{told:#?}");
}

#[test]
fn what_is_missing_or_too_much_is_told() {
    let told = load(&[("empty.json", "{}")]).unwrap_err();
    assert_eq!(told.0.len(), 8, "{told}");
    assert!(told.to_string().contains("empty.json: competencies: no file has the section"), "{told}");
    assert!(load(&[]).is_err());
    assert!(load(&[("list.json", "[]")]).is_err());
    let told = broken(
        &[
            (r#""answers": ["a", "b", "c", "d"]"#, r#""answers": ["a"]"#),
            (r#""description": "base""#, r#""anchors": ["a", "b"], "description": "base""#),
            (r#""origin": "tooling""#, r#""origin": "tooling", "group": "pair", "inferred": ["mood"]"#),
            (r#"    { "rating": 0, "name": "0", "anchor": "none" },"#, ""),
        ],
        None,
    );
    for part in ["has 1 answers", "there are 2 anchors", "not a core item", "`mood` is not one of", "scale runs from 0"]
    {
        assert!(told.iter().any(|t| t.contains(part)), "{part}: {told:#?}");
    }
    let many: Vec<String> = (0..600)
        .map(|n| {
            format!(
                r#"{{"id":"c{n}","title":"C","level":1,"stage":1,"area":"area","domains":[],"origin":"cluster","weights":{{}},"description":"d"}}"#
            )
        })
        .collect();
    let told = broken(&[], Some(&format!(r#"{{"competencies":[{}]}}"#, many.join(","))));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains("602 competencies and at most 500"), "{told:#?}");
}

#[test]
fn a_flood_of_problems_ends() {
    let ids: Vec<String> = (0..20_000).map(|n| format!("\"gone-{n}\"")).collect();
    let told = broken(&[(r#"["base"]"#, &format!("[{}]", ids.join(",")))], None);
    assert_eq!(told.len(), 1001);
    assert!(told[1000].ends_with("and 19000 more problems"), "{}", told[1000]);
}

#[test]
fn hostile_names_are_made_harmless() {
    let told = load(&[("a\u{1b}[2J.json", "{\"\\u001b[31m\": 1}")]).unwrap_err().to_string();
    assert!(!told.contains('\u{1b}'), "{told:?}");
}

/// An entry of the sample profile.
#[derive(serde::Deserialize)]
struct Line {
    id: EntryId,
    at: Moment,
    by: Author,
    body: Body,
}

#[derive(serde::Deserialize)]
struct Sample {
    format: u64,
    sample: bool,
    log: Vec<Line>,
}

#[test]
fn the_sample_profile_fits_the_framework() {
    let f = shipped();
    let demo: Sample = serde_json::from_str(embedded::DEMO).unwrap();
    assert!(demo.sample && demo.format == 1);
    assert!((200..=300).contains(&demo.log.len()), "{}", demo.log.len());
    assert_eq!(demo.log.last().unwrap().at.date().to_string(), "2026-11-20");
    let mut before: BTreeMap<EntryId, &Line> = BTreeMap::new();
    let (mut closed, mut rated) = (0, BTreeSet::new());
    for (line, text) in demo.log.iter().zip(embedded::DEMO.lines().skip(6)) {
        assert!(text.starts_with(&format!("{{\"id\":\"{}\"", line.id)), "one entry a line: {text}");
        let body = serde_json::to_string(&line.body).unwrap();
        assert!(text.contains(&format!("\"body\":{body}}}")), "as the program would write it: {body} {text}");
        let millis = line.id.0.get_timestamp().unwrap().to_unix();
        assert_eq!(line.id.0.get_version_num(), 7);
        assert_eq!(millis.0, u64::try_from(line.at.instant().as_second()).unwrap(), "{text}");
        assert!(before.values().all(|earlier| (earlier.at, earlier.id) < (line.at, line.id)), "{text}");
        if let Some(id) = line.body.competency() {
            assert!(f.find(id).is_some(), "{text}");
        }
        match &line.body {
            Body::Rating(rating) => {
                rated.insert(&rating.competency);
                assert!(rating.session.is_none_or(|session| before.contains_key(&session)), "{text}");
            }
            Body::Project(step) => {
                let project = f.project(&step.project).unwrap();
                assert!(step.step.is_none_or(|n| usize::from(n) <= f.brief(project).steps.len()), "{text}");
            }
            Body::Session(session) => {
                closed += usize::from(session.phase == SessionPhase::Closed);
                assert!(session.session.is_none_or(|opened| before.contains_key(&opened)), "{text}");
                assert!(session.disagreed.iter().all(|id| f.find(id).is_some()), "{text}");
            }
            Body::Settings(change) => {
                assert!(change.roles.iter().flatten().all(|role| f.role(role).is_some()), "{text}");
                assert!(change.pathway.iter().flatten().all(|pathway| f.pathway(pathway).is_some()), "{text}");
            }
            Body::Placement(placement) => {
                let stages: Vec<_> = f.stages().iter().map(|s| s.id.as_str()).collect();
                assert!(placement.answers.keys().all(|id| stages.contains(&id.as_str())), "{text}");
            }
            Body::Action(action) => assert!(action.action.is_none_or(|set| before.contains_key(&set)), "{text}"),
            Body::Comment(comment) => assert!(before.contains_key(&comment.on), "{text}"),
            Body::Retraction(taken) => assert_eq!(before[&taken.entry].by, line.by, "{text}"),
            Body::Signature(s) => assert!(s.covers.iter().all(|c| before.contains_key(&c.entry)), "{text}"),
            Body::Unknown | Body::Tombstone => panic!("{text}"),
            Body::Goal(goal) => assert!(goal.goal.is_none_or(|set| before.contains_key(&set)), "{text}"),
            Body::Evidence(_) | Body::Note(_) | Body::Desire(_) | Body::Horizon(_) | Body::Opportunity(_) => {}
        }
        before.insert(line.id, line);
    }
    assert_eq!((closed, rated.len()), (3, 42));
}
