//! Profiles to stand on: the demo, an empty one, a novice's, and one made to do harm.

use std::sync::LazyLock;

use opsarc::framework::embedded;
use opsarc::framework::framework::Framework;
use opsarc::profile::codec;
use opsarc::profile::day::Day;
use opsarc::profile::profile::Profile;
use serde_json::{Value, json};

/// Whose profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// The rich sample profile.
    Demo,
    /// Nothing recorded.
    Empty,
    /// Settings and five ratings.
    Novice,
    /// Escape sequences, bidirectional overrides, wide and combining characters, and too much of everything.
    Hostile,
}

pub const PEOPLE: [Person; 4] = [Person::Demo, Person::Empty, Person::Novice, Person::Hostile];

/// The day on which every test stands.
pub fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

pub fn framework() -> &'static Framework {
    embedded::framework()
}

/// The profile of `person`, read as a file is.
pub fn profile(person: Person) -> Profile {
    static DEMO: LazyLock<Profile> = LazyLock::new(|| codec::decode(embedded::DEMO.as_bytes()).unwrap());
    match person {
        Person::Demo => DEMO.clone(),
        Person::Empty => file(&[]),
        Person::Novice => file(&novice()),
        Person::Hostile => file(&hostile()),
    }
}

/// A profile file with these entries, decoded.
pub fn file(log: &[Value]) -> Profile {
    let identity = framework().identity();
    let framework = json!({ "id": identity.id.to_string(), "version": identity.version.as_str() });
    let id = "0196c1a0-0000-7000-8000-000000000001";
    let text = json!({ "format": 1, "profile": id, "framework": framework, "log": log }).to_string();
    codec::decode(text.as_bytes()).unwrap()
}

/// The `n`th entry of a log, one an hour from the first of November 2026 on.
pub fn entry(n: usize, by: &Value, body: &Value) -> Value {
    let id = format!("0196c1a0-0000-7000-8000-1000{n:08}");
    let (day, hour) = (1 + n / 24, n % 24);
    json!({ "id": id, "at": format!("2026-11-{day:02}T{hour:02}:04:09+01:00"), "by": by, "body": body })
}

fn novice() -> Vec<Value> {
    let rated = [("telemetry-basics", 2), ("alert-rules", 1), ("incident-practice", 3), ("sli-slo", 0)];
    let known: Vec<String> = framework().indices().map(|ix| framework().competency(ix).id.to_string()).collect();
    let mut bodies = vec![json!({ "kind": "settings", "name": "Nat", "roles": ["sre"], "target": 1, "hours": 2 })];
    // Five of the table's first stage, by name where the table has it.
    let mut taken: Vec<(&str, u8)> = rated.into_iter().filter(|(id, _)| known.iter().any(|k| k == id)).collect();
    for id in &known {
        if taken.len() < 5 && !taken.iter().any(|(other, _)| *other == id) {
            taken.push((id, 1));
        }
    }
    bodies.extend(taken.iter().map(|(id, n)| json!({ "kind": "rating", "competency": id, "rating": n })));
    bodies.iter().enumerate().map(|(n, body)| entry(n, &json!("self"), body)).collect()
}

/// Text that would move the cursor, set a title, ring, turn the reading direction, or push a row out of line.
pub const HARM: &str = "A\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m \u{202e}gnp.exe\u{202c} 日本語のとても長い題名 e\u{301}\u{302}\u{303}\u{304} \u{200b}\u{feff}👩‍👩‍👧‍👦 \r\n\ttab\u{0}";

fn hostile() -> Vec<Value> {
    let long = format!("{HARM} {}", "word ".repeat(2000));
    let one = "x".repeat(500);
    let mentor = json!({ "mentor": format!("M\u{1b}[31m\u{202e}o {one}") });
    let own = json!("self");
    let known: Vec<String> = framework().indices().map(|ix| framework().competency(ix).id.to_string()).collect();
    let mut log = vec![
        (
            &own,
            json!({ "kind": "settings", "name": format!("{HARM}{one}"), "roles": ["sre", "no-such-role"],
            "pathway": "no-such-pathway", "target": 200, "hours": 255 }),
        ),
        (&own, json!({ "kind": "rating", "competency": "no-such-competency", "rating": 4 })),
        (&own, json!({ "kind": "from-the-future", "deep": { "er": [1, 2, 3] } })),
    ];
    for id in &known {
        log.push((&own, json!({ "kind": "rating", "competency": id, "rating": 4, "note": long })));
        log.push((&mentor, json!({ "kind": "rating", "competency": id, "rating": 0, "note": long })));
    }
    let first = known.first().unwrap();
    log.push((&own, json!({ "kind": "note", "competency": first, "text": long })));
    log.push((&own, json!({ "kind": "note", "competency": first, "text": HARM })));
    for title in
        [HARM, &one, &long, "日本語のとても長い題名日本語のとても長い題名日本語のとても長い題名日本語のとても長い題名"]
    {
        log.push((
            &own,
            json!({ "kind": "evidence", "competency": first, "evidence": "drill", "title": title, "locator": title }),
        ));
    }
    log.iter().enumerate().map(|(n, (by, body))| entry(n, by, body)).collect()
}
