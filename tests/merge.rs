//! A profile's file and its schema agree, and merging through files loses nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use opsarc::profile::codec::{decode, encode};
use opsarc::profile::merge::merge;
use opsarc::profile::schema;
use serde_json::{Value, json};

const ID: &str = "0196c1a0-0000-7000-8000-000000000001";

fn file(id: &str, log: &[Value]) -> String {
    let framework = json!({ "id": "aiops", "version": "1.0" });
    json!({ "format": 1, "profile": id, "framework": framework, "log": log }).to_string()
}

fn entry(n: u32, by: &Value, body: &Value) -> Value {
    let id = format!("0196c1a0-0000-7000-8000-1000{n:08}");
    json!({ "id": id, "at": format!("2026-05-{:02}T18:04:09+02:00", 1 + n % 28), "by": by, "body": body })
}

fn every_kind() -> Vec<Value> {
    let (oneself, mentor) = (json!("self"), json!({ "mentor": "A Mentor" }));
    let session = "0196c1a0-0000-7000-8000-100000000011";
    let bodies = [
        json!({ "kind": "settings", "name": "N", "roles": ["sre"], "pathway": null, "target": 2, "target_date": "2027-01-01", "hours": 4 }),
        json!({ "kind": "rating", "competency": "basic-stats", "rating": null }),
        json!({ "kind": "rating", "competency": "basic-stats", "rating": 4, "note": "why", "session": session, "agreed": true }),
        json!({ "kind": "evidence", "competency": "basic-stats", "evidence": "drill", "title": "T", "date": "2026-01-01", "setting": "sandbox" }),
        json!({ "kind": "note", "text": "a\nb", "private": true }),
        json!({ "kind": "placement", "answers": { "ground": 3 } }),
        json!({ "kind": "project", "project": "p1", "event": "step", "step": 2 }),
        json!({ "kind": "action", "text": "do it", "due": "2026-09-01", "state": "open" }),
        json!({ "kind": "goal", "wish": "w", "outcome": "o", "obstacle": "b", "plan": "p" }),
        json!({ "kind": "goal", "goal": session, "wish": "w", "outcome": "o", "obstacle": "b", "plan": "p", "state": "dropped", "note": "why" }),
        json!({ "kind": "opportunity", "competency": "basic-stats", "missing": true, "note": "an on-call week" }),
        json!({ "kind": "desire", "competency": "basic-stats", "desire": 3 }),
        json!({ "kind": "session", "mentor": "A Mentor", "phase": "opened" }),
        json!({ "kind": "session", "session": session, "mentor": "A Mentor", "phase": "closed", "disagreed": ["basic-stats"] }),
        json!({ "kind": "comment", "on": session, "text": "well" }),
        json!({ "kind": "signature", "covers": [{ "entry": session, "sha256": "0a".repeat(32) }], "armor": "-----BEGIN\nA" }),
        json!({ "kind": "retraction", "entry": session }),
        json!({ "kind": "horizon", "competency": "basic-stats", "months": 6 }),
        json!({ "kind": "horizon", "competency": "basic-stats", "months": null }),
        json!({ "kind": "tombstone" }),
        json!({ "kind": "of-a-later-version", "rating": "not ours" }),
    ];
    bodies.into_iter().zip(1..).map(|(body, n)| entry(n, if n % 3 == 0 { &mentor } else { &oneself }, &body)).collect()
}

fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(&schema::profile_schema()).unwrap()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_schema_in_the_documents_is_the_one_of_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/profile.schema.json");
    let want = schema::profile_schema_text();
    if std::env::var_os("OPSARC_UPDATE").is_some() {
        std::fs::write(path, &want).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), want, "run with OPSARC_UPDATE=1 to write it");
}

#[test]
fn what_is_written_is_valid() {
    let text = encode(&decode(file(ID, &every_kind()).as_bytes()).unwrap());
    let errors: Vec<String> =
        validator().iter_errors(&parsed(&text)).map(|e| format!("{} {e}", e.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo.json");
    if let Ok(demo) = std::fs::read(demo) {
        let profile = decode(&demo).unwrap();
        let errors: Vec<String> = validator().iter_errors(&parsed(&encode(&profile))).map(|e| e.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        assert!(profile.header.sample);
    }
}

/// Whatever the program refuses the schema refuses too, and the other way round.
#[test]
fn program_and_schema_refuse_the_same() {
    let validator = validator();
    let broken = |body: &Value| file(ID, &[entry(1, &json!("self"), body)]);
    let cases = [
        broken(&json!({ "kind": "rating", "competency": "basic-stats", "rating": 5 })),
        broken(&json!({ "kind": "rating", "competency": "basic-stats" })),
        broken(&json!({ "kind": "rating", "rating": 2 })),
        broken(&json!({ "kind": "desire", "competency": "basic-stats", "desire": 4 })),
        broken(&json!({ "kind": "horizon", "competency": "basic-stats" })),
        broken(&json!({ "kind": "horizon", "competency": "basic-stats", "months": 0 })),
        broken(&json!({ "kind": "horizon", "competency": "basic-stats", "months": 121 })),
        broken(&json!({ "kind": "placement", "answers": { "ground": 4 } })),
        broken(&json!({ "kind": "evidence", "competency": "x", "evidence": "hearsay", "title": "T" })),
        broken(&json!({ "kind": "signature", "covers": [{ "entry": ID, "sha256": "0A".repeat(32) }], "armor": "" })),
        broken(&json!({ "kind": "signature", "covers": [] })),
        broken(&json!({ "kind": "retraction" })),
        broken(&json!({ "rating": 2 })),
        broken(&json!({})),
        broken(&json!(null)),
        file(ID, &[entry(1, &json!("someone"), &json!({ "kind": "tombstone" }))]),
        file(ID, &[json!({ "id": ID, "by": "self", "body": { "kind": "tombstone" } })]),
        file(ID, &[json!("text")]),
        json!({ "format": 1, "profile": ID, "log": [] }).to_string(),
        json!({ "format": 2, "profile": ID, "framework": { "id": "a", "version": "1" }, "log": [] }).to_string(),
        json!({ "format": 1, "profile": ID, "framework": { "id": "a", "version": "1" } }).to_string(),
        json!([]).to_string(),
    ];
    for case in &cases {
        assert!(decode(case.as_bytes()).is_err(), "the program reads {case}");
        assert!(!validator.is_valid(&parsed(case)), "the schema lets pass {case}");
    }
    let good = file(ID, &every_kind());
    assert!(decode(good.as_bytes()).is_ok() && validator.is_valid(&parsed(&good)));
}

/// What a later version wrote is merged word for word, whichever copy is the first.
#[test]
fn merging_files_is_a_union_of_lines() {
    let lines: Vec<String> =
        every_kind().iter().map(|entry| entry.to_string().replacen('{', "{\"later\":1.50,", 1)).collect();
    let head = |colour: &str, version: &str| {
        format!(
            "{{\"format\":1,\"colour\":{colour},\"profile\":\"{ID}\",\"framework\":{{\"id\":\"a\",\"version\":\"{version}\",\"x\":[1]}},\"log\":["
        )
    };
    let copy = |colour, version, lines: &[String]| {
        decode(format!("{}{}]}}", head(colour, version), lines.join(",")).as_bytes()).unwrap()
    };
    let (a, b) = (copy("1.0", "1.9", &lines[..10]), copy("{\"b\": 2}", "1.10", &lines[6..]));
    let (mut ab, mut ba) = (a.clone(), b.clone());
    let report = merge(&mut ab, b).unwrap();
    assert_eq!((report.added.len(), report.conflicts.len(), report.header), (lines.len() - 10, 0, true));
    merge(&mut ba, a).unwrap();
    let text = encode(&ab);
    assert_eq!(text, encode(&ba));
    assert!(lines.iter().all(|line| text.contains(&format!("\n{line}"))));
    assert!(text.contains("\"version\": \"1.10\", \"x\": [1]}") && text.contains("\"colour\": {\"b\":2},"), "{text}");
}
