//! The rules of writing: the shipped framework keeps them, and each can fail. What is broken here is a shipped file with
//! a few words changed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

use std::sync::LazyLock;

use opsarc::framework::lint::lint::lint;
use opsarc::framework::load::load;
use opsarc::store::framework_files;

/// The files of the shipped framework, named from its folder on.
fn files() -> Vec<(String, String)> {
    static FILES: LazyLock<Vec<(String, String)>> = LazyLock::new(read);
    FILES.clone()
}

fn read() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/framework");
    let files = framework_files::read("reading", &[folder.into()]).unwrap();
    let named = |file: &std::path::Path| {
        let parts: Vec<_> = file.strip_prefix(folder).unwrap().iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    };
    files.into_iter().map(|(file, text)| (named(&file), text)).collect()
}

fn documents(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

/// The shipped files with the first `from` in `file` replaced by `to`, for each change. ` ... ` in a `from` stands for
/// everything between its two ends.
fn changed(file: &str, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut files = files();
    let (_, text) = files.iter_mut().find(|(name, _)| name == file).unwrap();
    for (from, to) in changes {
        let (begin, end) = from.split_once(" ... ").unwrap_or((from, ""));
        let at = text.find(begin).unwrap_or_else(|| panic!("{file} does not hold {begin}"));
        let until = at + begin.len() + text[at + begin.len()..].find(end).unwrap() + end.len();
        text.replace_range(at..until, to);
    }
    files
}

fn told(files: &[(String, String)]) -> Vec<String> {
    match lint(&documents(files)) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.0.iter().map(ToString::to_string).collect(),
    }
}

/// Holds what is told of the shipped framework after changes to one file against what should be.
#[track_caller]
fn broken(file: &str, changes: &[(&str, &str)], expected: &[&str]) {
    let files = changed(file, changes);
    let told = told(&files);
    assert_eq!(told, expected, "{told:#?}");
}

const TRACING: &str = "competencies/08-tracing.json";
const PROJECTS: &str = "projects.json";

#[test]
fn the_shipped_framework_keeps_the_rules() {
    assert_eq!(told(&files()), [""; 0]);
}

#[test]
fn descriptions_have_40_to_70_words_and_whys_30_to_55() {
    broken(
        TRACING,
        &[("It covers carrying context ... events and links. ", "")],
        &["competencies/08-tracing.json:15:22: competency tracing: description: 39 words are too few: write 40 to 70"],
    );
    broken(
        TRACING,
        &[(
            "A trace records ",
            "Seen from far enough away, with some patience and with a good deal of goodwill as well, a trace records ",
        )],
        &[
            "competencies/08-tracing.json:16:14: competency tracing: why: 56 words are too many: write 30 to 55",
            "competencies/08-tracing.json:16:14: competency tracing: why: a sentence has 39 words and at most 34 may be: make two of it",
        ],
    );
}

#[test]
fn what_is_due_must_be_there() {
    broken(
        TRACING,
        &[("\"why\": ... \",\n", ""), ("\"anchors\": [ ... ],", ""), ("\"not_yet\": [ ... ],", "")],
        &[
            "competencies/08-tracing.json:3:5: competency tracing: why: there is nothing, and 1 must be: write it",
            "competencies/08-tracing.json:3:5: competency tracing: anchors: there is nothing, and 5 must be: write it",
            "competencies/08-tracing.json:3:5: competency tracing: not_yet: there is nothing, and 3 must be: write it",
        ],
    );
    broken(
        TRACING,
        &[("\"evidence_prompts\": [ ... \",", "\"evidence_prompts\": [")],
        &["competencies/08-tracing.json:29:7: competency tracing: evidence_prompts: there are 2, and 3 must be"],
    );
    broken(
        TRACING,
        &[("\"mentor_questions\": [ ... \",", "\"mentor_questions\": [")],
        &["competencies/08-tracing.json:34:7: competency tracing: mentor_questions: there is 1, and 2 must be"],
    );
    broken(
        TRACING,
        &[("\"facts\": [ ... ],", "\"facts\": [],")],
        &[
            "competencies/08-tracing.json:64:7: competency tracing: facts: there is nothing, and 4 to 9 must be: write it",
        ],
    );
    broken(
        TRACING,
        &[("\"interview\": [ ... },", "\"interview\": [")],
        &["competencies/08-tracing.json:38:7: competency tracing: interview: there is 1, and 2 must be"],
    );
    broken(
        TRACING,
        &[("\"A change that carried context ... after.\"", "\"\"")],
        &[
            "competencies/08-tracing.json:29:7: competency tracing: evidence_prompts: a text is empty: write it, or take it out",
        ],
    );
}

#[test]
fn anchors_are_one_plain_sentence_of_10_to_27_words() {
    let anchor = "Has not opened a trace and finds out who calls whom by asking colleagues.";
    for (to, expected) in [
        (
            "Has never opened a trace.",
            "competencies/08-tracing.json:18:9: competency tracing: anchors: 5 words are too few: write 10 to 27",
        ),
        (
            "Has not opened a trace and finds out who calls whom by asking colleagues",
            "competencies/08-tracing.json:18:9: competency tracing: anchors: it does not end with a full stop: add one",
        ),
        (
            "Has not opened a trace yet. Finds out who calls whom by asking colleagues.",
            "competencies/08-tracing.json:18:9: competency tracing: anchors: it has 2 sentences: say it in one",
        ),
        (
            "Has not opened a trace in Jaeger and finds out who calls whom by asking.",
            "competencies/08-tracing.json:18:9: competency tracing: anchors: `jaeger` is a product: name the category of tool, for products change",
        ),
        (
            "Has not fully opened a trace and finds out who calls whom by asking.",
            "competencies/08-tracing.json:18:9: competency tracing: anchors: `fully` is an adverb of degree: say what can be seen instead",
        ),
        (
            "Has not opened a trace for two years and finds out things by asking.",
            "competencies/08-tracing.json:18:9: competency tracing: anchors: it counts years: say what can be seen, not how long it took",
        ),
        (
            "Has not opened a trace \u{2013} and finds out who calls whom by asking.",
            "competencies/08-tracing.json:18:9: competency tracing: anchors: it holds the character U+2013: write the plain quote, hyphen, space or dots",
        ),
        (
            "Has not opened a  trace and finds out who calls whom by asking colleagues.",
            "competencies/08-tracing.json:18:9: competency tracing: anchors: two spaces stand together: leave one out",
        ),
    ] {
        broken(TRACING, &[(anchor, to)], &[expected]);
    }
}

#[test]
fn counter_examples_complete_not_yet() {
    let clause = "the happy path is whole, while";
    broken(
        TRACING,
        &[(clause, "The happy path is whole, while")],
        &[
            "competencies/08-tracing.json:26:9: competency tracing: not_yet: it begins with a capital: it goes on after the words \"not yet, if\"",
        ],
    );
    broken(
        TRACING,
        &[(clause, "if the happy path is whole, while")],
        &[
            "competencies/08-tracing.json:26:9: competency tracing: not_yet: it repeats the words \"not yet, if\", which stand before it: leave them out",
        ],
    );
    broken(
        TRACING,
        &[("requests that time out.", "requests that time out in Kafka")],
        &[
            "competencies/08-tracing.json:26:9: competency tracing: not_yet: it does not end with a full stop: add one",
            "competencies/08-tracing.json:26:9: competency tracing: not_yet: `kafka` is a product: name the category of tool, for products change",
        ],
    );
}

#[test]
fn mentors_ask_what_yes_does_not_answer() {
    let question = "Where do your traces end although the work goes on, and who would notice?";
    broken(
        TRACING,
        &[(question, "Do your traces end although the work goes on?")],
        &[
            "competencies/08-tracing.json:35:9: competency tracing: mentor_questions: it begins with `do`, so that yes or no would do: ask what, how, when or who",
        ],
    );
    broken(
        TRACING,
        &[(question, "Say where your traces end although the work goes on.")],
        &[
            "competencies/08-tracing.json:35:9: competency tracing: mentor_questions: it does not end with a question mark: ask a question",
        ],
    );
}

#[test]
fn strong_answers_have_4_to_8_points() {
    broken(
        TRACING,
        &[("\"Starts from a symptom ... \"Compares", "\"Compares")],
        &[
            "competencies/08-tracing.json:40:23: competency tracing: interview: a strong answer has 3 points here, and 4 to 8 must be",
        ],
    );
    broken(
        TRACING,
        &[("Verified the fix over many requests by metric", "Verified")],
        &["competencies/08-tracing.json:48:13: competency tracing: strong: 1 word is too few: write 2 to 28"],
    );
}

#[test]
fn a_tangled_text_is_told() {
    broken(
        TRACING,
        &[(
            "Following one request across services as a tree of spans and using what the tree shows. It covers",
            "Following one request across services as a tree of spans and using what the tree shows, which covers",
        )],
        &[
            "competencies/08-tracing.json:15:22: competency tracing: description: a sentence has 36 words and at most 34 may be: make two of it",
        ],
    );
    let tangled = "Instrumentation standardisation: notwithstanding heterogeneous infrastructure provenance considerations \
                   necessitates comprehensive interdepartmental harmonisation throughout participating organisational \
                   subdivisions, thereby facilitating observability. Propagation irregularities, asynchronous messaging \
                   intermediaries, uninstrumented dependencies, contradictory sampling configurations correspondingly \
                   deteriorate reconstruction possibilities. Responsibilities regarding attributes remain distributed.";
    broken(
        TRACING,
        &[("Following one request ... personal data.", tangled)],
        &[
            "competencies/08-tracing.json:15:22: competency tracing: description: 37 words are too few: write 40 to 70",
            "competencies/08-tracing.json:15:22: competency tracing: description: its reading measure is 106 and at most 75 may be: shorten the sentences and the words",
        ],
    );
}

#[test]
fn texts_that_are_hard_on_the_whole_are_told() {
    let hard = "Instrumentation standardisation considerations necessitate comprehensive harmonisation throughout \
                participating organisational subdivisions, facilitating observability regardless of provenance among everyone concerned";
    let [looks, why, way_out] = ["first", "second", "third"].map(|which| format!("{hard}, the {which} consideration."));
    let changes = [
        ("New detectors ... odd answers.", looks.as_str()),
        ("A model can be ... outage.", why.as_str()),
        ("Compute three ... so.", way_out.as_str()),
    ];
    let told = told(&changed("pitfalls.json", &changes));
    let whole = "pitfalls.json:3:5: pitfall model-before-telemetry: the reading measure of its texts is ";
    assert!(
        told[0].starts_with(whole) && told[0].ends_with("and at most 55 may be: shorten sentences and words"),
        "{told:#?}"
    );
}

#[test]
fn no_sentence_stands_twice() {
    let mine = "Verified the fix over many requests by metric";
    broken(
        TRACING,
        &[(mine, "Compares with a healthy trace of the same route")],
        &[
            "competencies/08-tracing.json:46:13: competency tracing: strong: the sentence \"Compares with a healthy trace of the same ...\" stands in competency tracing too: write one of them afresh",
        ],
    );
    broken(TRACING, &[(mine, "COLLECT, compute, and draw the headroom: set the units in writing")], &[]);
    broken(
        "glossary.json",
        &[(
            "The first of the four stages that is not complete yet, or the last one when all are; advice starts there.",
            "Has not opened a trace and finds out who calls whom by asking colleagues.",
        )],
        &[
            "glossary.json:5:18: term active stage: meaning: the sentence \"Has not opened a trace and finds out ...\" stands in competency tracing too: write one of them afresh",
        ],
    );
    broken(
        "pitfalls.json",
        &[(
            "A model can be no better than its input.",
            "Finds the critical path; speeding up parallel work off that path would not have helped.",
        )],
        &[
            "pitfalls.json:9:14: pitfall model-before-telemetry: why: the sentence \"Finds the critical path; speeding up parallel work ...\" stands in competency tracing too: write one of them afresh",
        ],
    );
    broken(
        PROJECTS,
        &[(
            "Start the demo, place one order in the shop and note the time in UTC",
            "Find its trace, then the log lines with the same trace id, then the metric series of the slowest service",
        )],
        &[
            "projects.json:417:9: project P17: steps: the sentence \"Find its trace, then the log lines with ...\" stands in project P17 too: write one of them afresh",
        ],
    );
}

#[test]
fn each_competency_has_two_references_that_were_checked() {
    broken(TRACING, &[("\"references\": [\"R09\", \"R03\", \"R02\"]", "\"references\": []")], &[]);
    let mut files = changed("competencies/17-streaming.json", &[("\"references\": [ ... ]", "\"references\": []")]);
    let (_, text) = files.iter_mut().find(|(name, _)| name == "references.json").unwrap();
    *text = text.replacen("\"streaming\"", "\"drift\"", 1);
    let one = "competencies/17-streaming.json:76:7: competency streaming: references: it has 1 and 2 must be: name one here, or \
               name this competency in a reference's `for`";
    assert_eq!(told(&files), [one]);
    broken(
        "references.json",
        &[("\"check\": \"src\"", "\"check\": \"heard\"")],
        &["references.json:8:7: reference R01: check: `heard` is not one of read, src, cited"],
    );
}

#[test]
fn projects_lead_from_1_to_3() {
    broken(
        PROJECTS,
        &[(
            "{ \"competency\": \"tracing\", \"from\": 2, \"to\": 3 }",
            "{ \"competency\": \"drift\", \"from\": 2, \"to\": 3 }",
        )],
        &[
            "competencies/08-tracing.json:4:13: competency tracing: projects bring it to 2 and must to 3: add a project that moves it from 2 to 3",
        ],
    );
    broken(
        PROJECTS,
        &[(
            "{ \"competency\": \"tracing\", \"from\": 0, \"to\": 2 }",
            "{ \"competency\": \"drift\", \"from\": 0, \"to\": 2 }",
        )],
        &[
            "competencies/08-tracing.json:4:13: competency tracing: projects bring it to 1 and must to 3: add a project that moves it from 1 to 2",
        ],
    );
}

#[test]
fn projects_are_small() {
    let title = "\"title\": \"One request, three signals\"";
    broken(
        PROJECTS,
        &[(title, "\"title\": \"One request, three signals, and everything else one may ask\"")],
        &["projects.json:408:7: project P17: the title has 59 characters: write 1 to 50"],
    );
    broken(
        PROJECTS,
        &[("\"hours\": 8,", "\"hours\": 5,")],
        &["projects.json:411:7: project P17: hours: 5 is not within 6 to 30: join it to another"],
    );
    broken(
        PROJECTS,
        &[("\"hours\": 8,", "\"hours\": 31,")],
        &["projects.json:411:7: project P17: hours: 31 is not within 6 to 30: make two of it"],
    );
    broken(
        PROJECTS,
        &[("\"hours\": 60,", "\"hours\": 61,")],
        &["projects.json:915:7: project P38: hours: 61 is not within 6 to 60: make two of it"],
    );
    let moves = "{ \"competency\": \"tracing\", \"from\": 0, \"to\": 2 }";
    broken(
        PROJECTS,
        &[(moves, "{ \"competency\": \"tracing\", \"from\": 0, \"to\": 3 }")],
        &["projects.json:410:86: project P17: moves: `tracing` goes from 0 to 3, and at most 2 steps may be"],
    );
    let more =
        ["drift", "iac", "streaming"].map(|id| format!(", {{ \"competency\": \"{id}\", \"from\": 1, \"to\": 2 }}"));
    broken(
        PROJECTS,
        &[(moves, &format!("{moves}{}", more.concat()))],
        &["projects.json:410:7: project P17: moves: there are 5 and at most 3 may be: split it"],
    );
}

#[test]
fn projects_say_what_is_done_and_what_it_proves() {
    let step = "Start the demo, place one order in the shop and note the time in UTC";
    broken(
        PROJECTS,
        &[(step, "The demo is started and one order placed")],
        &["projects.json:417:9: project P17: steps: it begins with `the`: begin with the verb that says what to do"],
    );
    broken(
        PROJECTS,
        &[(step, "Starting the demo, place one order in the shop")],
        &[
            "projects.json:417:9: project P17: steps: it begins with `starting`: begin with the verb that says what to do",
        ],
    );
    broken(
        PROJECTS,
        &[(step, "Start it")],
        &["projects.json:417:9: project P17: steps: 2 words are too few: write 4 to 40"],
    );
    broken(
        PROJECTS,
        &[("\"Start the demo, ... Draw the call path", "\"Draw the call path")],
        &["projects.json:416:7: project P17: steps: there are 4, and 5 to 7 must be"],
    );
    broken(
        PROJECTS,
        &[("\"outcome\": \"Ten ... minutes\"", "\"outcome\": \"\"")],
        &["projects.json:413:7: project P17: outcome: a text is empty: write it, or take it out"],
    );
    broken(
        PROJECTS,
        &[(",\n      \"proves\": \"You follow one request ... .\"", "")],
        &["projects.json:406:5: project P17: proves: there is nothing, and 1 must be: write it"],
    );
}

#[test]
fn addresses_are_well_formed() {
    broken(
        "references.json",
        &[("https://opentelemetry.io/docs/concepts/sampling/", "https://opentelemetry/docs")],
        &["references.json:15:14: reference R02: url: it has no host such as example.org"],
    );
    broken(
        "references.json",
        &[("https://opentelemetry.io/docs/concepts/sampling/", "https://opentelemetry.io/a b")],
        &[
            "references.json:15:14: reference R02: url: it holds a space or another character that a URL cannot have: copy it from the browser",
        ],
    );
    broken(
        "references.json",
        &[("\"https://github.com/numenta/NAB\"", "\"github.com/numenta/NAB\"")],
        &["references.json:783:13: sandbox NAB: at: it must begin with https://"],
    );
}

#[test]
fn pitfalls_say_how_they_look_why_they_hurt_and_the_way_out() {
    broken(
        "pitfalls.json",
        &[
            ("\"looks_like\": \"New ... answers.\"", "\"looks_like\": \"\""),
            ("\"why\": \"A model ... outage.\"", "\"why\": \" \""),
            ("\"way_out\": \"Compute three ... so.\"", "\"way_out\": \"Compute three measures.\""),
        ],
        &[
            "pitfalls.json:8:7: pitfall model-before-telemetry: looks_like: a text is empty: write it, or take it out",
            "pitfalls.json:9:7: pitfall model-before-telemetry: why: a text is empty: write it, or take it out",
            "pitfalls.json:10:18: pitfall model-before-telemetry: way_out: 3 words are too few: write 12 to 50",
        ],
    );
}

#[test]
fn the_glossary_is_sorted_and_says_each_word_once() {
    broken(
        "glossary.json",
        &[("\"term\": \"alert fatigue\"", "\"term\": \"Alert Budget\"")],
        &["glossary.json:13:15: term Alert Budget: it is there twice: make one of the two"],
    );
    broken(
        "glossary.json",
        &[("\"term\": \"alert fatigue\"", "\"term\": \"a fatigue\"")],
        &["glossary.json:13:15: term a fatigue: it stands after `alert budget`: sort the terms by the alphabet"],
    );
    broken(
        "glossary.json",
        &[("advice starts there.", "advice starts there")],
        &["glossary.json:5:18: term active stage: meaning: it does not end with a full stop: add one"],
    );
}

#[test]
fn dates_are_days() {
    broken(
        "legal.json",
        &[("\"2026-11-23\"", "\"2026-11-31\"")],
        &["legal.json:4:7: legal note 1: dated: `2026-11-31` is no day: write it as YYYY-MM-DD"],
    );
    broken(
        "legal.json",
        &[("\"2027-05-31\"", "\"May 2027\"")],
        &["legal.json:5:7: legal note 1: check_again: `May 2027` is no day: write it as YYYY-MM-DD"],
    );
    broken(
        "legal.json",
        &[("\"2027-05-31\"", "\"2026-11-23\"")],
        &["legal.json:5:7: legal note 1: check_again: it is not after `dated`: name a later day"],
    );
    broken(
        "framework.json",
        &[("\"date\": \"2026-11-23\"", "\"date\": \"20261123\"")],
        &["framework.json:6:5: framework aiops-2026: date: `20261123` is no day: write it as YYYY-MM-DD"],
    );
}

#[test]
fn checklists_and_levels_are_held_to_their_tables() {
    broken(
        "checklists.json",
        &[(
            "The outcome this role must improve is written down, with today's value and an owner, before the role is opened.",
            "Write an outcome",
        )],
        &[
            "checklists.json:9:20: checklist hiring: check: 3 words are too few: write 6 to 35",
            "checklists.json:9:20: checklist hiring: check: it does not end with a full stop: add one",
        ],
    );
    broken(
        "framework.json",
        &[("Doubts a tool's output aloud", "Doubts Prometheus aloud")],
        &[
            "framework.json:28:9: level foundational-practitioner: does: `prometheus` is a product: name the category of tool, for products change",
        ],
    );
    broken(
        "framework.json",
        &[("Turn what hurts on call into candidates", "Turn what hurts in PagerDuty into candidates")],
        &[
            "framework.json:178:9: role sre: does: `pagerduty` is a product: name the category of tool, for products change",
        ],
    );
}

#[test]
fn the_lists_of_words_are_data() {
    broken(
        "framework.json",
        &[("\"airflow\",", "\"airflow\", \"orphan rate\",")],
        &[
            "competencies/08-tracing.json:21:9: competency tracing: anchors: `orphan rate` is a product: name the category of tool, for products change",
        ],
    );
    broken(
        "framework.json",
        &[(",\n  \"lint\": { ... }", "")],
        &[
            "checklists.json: lint: no file has it, so that no anchor is checked for names of products: add `products` and `degree`",
        ],
    );
    broken(
        "legal.json",
        &[("{\n", "{\n  \"lint\": {},\n")],
        &["legal.json:2:11: lint 1: this is the second `lint`: put the words of both into one file"],
    );
}

#[test]
fn rules_of_both_kinds_are_told_together_and_once() {
    broken(
        TRACING,
        &[("\"anchors\": [ ... ],", "\"anchors\": [\"Too short.\"],"), ("[\"obs-pillars\"]", "[\"obs-pilars\"]")],
        &[
            "competencies/08-tracing.json:13:25: competency tracing: prerequisites: there is no competency `obs-pilars`, did you mean `obs-pillars`?",
            "competencies/08-tracing.json:17:7: competency tracing: there are 1 anchors: give five, for 0 to 4, or none",
            "competencies/08-tracing.json:17:19: competency tracing: anchors: 2 words are too few: write 10 to 27",
        ],
    );
    broken(
        "references.json",
        &[("https://opentelemetry.io/docs/concepts/sampling/", "javascript:x")],
        &["references.json:15:7: reference R02: the url must begin with https://"],
    );
}

#[test]
fn what_a_broken_item_would_have_held_is_not_missed() {
    broken(
        PROJECTS,
        &[("\"id\": \"P17\",", "\"id\": \"P17\", \"colour\": 1,")],
        &[
            "projects.json:407:20: project P17: unknown field `colour`, expected one of `id`, `title`, `core`, `moves`, `hours`, `needs`, `outcome`, `data`, `sandboxes`, `steps`, `proves`",
        ],
    );
}

#[test]
fn what_is_only_written_otherwise_loads_still() {
    let changes = [
        ("Has not opened a trace and finds out who calls whom by asking colleagues.", "Kafka!"),
        ("\"why\": ... \",\n", ""),
        ("\"not_yet\": [ ... ],", ""),
        ("\"interview\": [ ... },", "\"interview\": ["),
    ];
    let files = changed(TRACING, &changes);
    assert!(load(&documents(&files)).is_ok());
    assert!(told(&files).len() >= 4);
}

#[test]
fn the_examples_of_the_guide_for_experts_are_sound() {
    let guide = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/README.md")).unwrap();
    let objects: Vec<&str> =
        guide.split("\n    {\n").skip(1).map(|rest| rest.split("\n    }\n").next().unwrap()).collect();
    let [project, term] = objects[..] else { panic!("{objects:#?}") };
    let mut files = changed(
        "glossary.json",
        &[("{\n      \"term\": \"error budget\"", &format!("{{\n{term}\n}}, {{\n      \"term\": \"error budget\""))],
    );
    files.push(("more.json".to_owned(), format!("{{ \"projects\": [{{\n{project}\n}}] }}")));
    assert_eq!(told(&files), [""; 0]);
}
