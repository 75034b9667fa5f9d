//! A record with what is asked for, and the documents made of it.

use opsarc::export::format::Format;
use opsarc::export::shape::Shape;
use opsarc::export::source::{Options, Source};
use opsarc::framework::id::RoleId;
use opsarc::insight::overview::Overview;
use opsarc::profile::day::Day;
use opsarc::profile::profile::Profile;
use opsarc::profile::standing::Standing;
use serde_json::{Value, json};

use crate::support::people::{HARM, Person, entry, file, framework, profile, today};

/// A record at a day, with what is asked for.
pub(crate) struct World {
    pub(crate) profile: Profile,
    pub(crate) standing: Standing,
    pub(crate) overview: Overview,
    pub(crate) options: Options,
}

impl World {
    pub(crate) fn new(profile: Profile) -> Self {
        Self::at(profile, today())
    }

    pub(crate) fn at(profile: Profile, day: Day) -> Self {
        let standing = profile.log.standing(framework(), day);
        let overview = Overview::new(framework(), &standing, day);
        Self { profile, standing, overview, options: Options::default() }
    }

    pub(crate) fn of(person: Person) -> Self {
        Self::new(if person == Person::Hostile { harmful() } else { profile(person) })
    }

    pub(crate) fn role(mut self, role: &str, level: u8) -> Self {
        self.options.role = Some(RoleId::new(role).unwrap());
        self.options.level = Some(level);
        self
    }

    pub(crate) fn stage(mut self, stage: u8) -> Self {
        self.options.stage = Some(stage);
        self
    }

    pub(crate) fn source(&self) -> Source<'_> {
        Source {
            framework: framework(),
            profile: &self.profile,
            standing: &self.standing,
            overview: &self.overview,
            options: &self.options,
        }
    }

    /// The document in its usual shape.
    pub(crate) fn make(&self, format: &str) -> String {
        let shape = Format::find(format).unwrap().shapes()[0];
        self.make_as(format, shape)
    }

    /// The document in its usual shape, or why there is none.
    pub(crate) fn made(&self, format: &str) -> String {
        let format = Format::find(format).unwrap();
        format.make(&self.source(), format.shapes()[0]).unwrap_or_else(|refused| format!("refused: {refused}\n"))
    }

    pub(crate) fn make_as(&self, format: &str, shape: Shape) -> String {
        Format::find(format).unwrap().make(&self.source(), shape).unwrap()
    }
}

/// Words that would end a line of a calendar, a string of JSON or a cell, and begin something else.
pub(crate) const BREAK: &str = "x\r\nEND:VTODO\r\nBEGIN:VTODO\r\nUID:y;,\\\",\"a\": [\u{1b}[2J\u{202e} =1+1";

/// A record with harm in everything that goes into a calendar, a list of tasks or a résumé.
fn harmful() -> Profile {
    let (own, mentor) = (json!("self"), json!({ "mentor": BREAK }));
    let long = format!("{HARM} {}", "word ".repeat(400));
    let session = "0196c1a0-0000-7000-8000-100000000003";
    let address = "https://x.example/\"><script>\u{202e}";
    let log: Vec<(&Value, Value)> = vec![
        (&own, json!({ "kind": "settings", "name": BREAK, "roles": ["sre"], "hours": 255 })),
        (&own, json!({ "kind": "action", "text": BREAK, "shows": long, "competency": "no-such", "state": "open" })),
        (&mentor, json!({ "kind": "action", "text": long, "due": "2026-12-01", "state": "open" })),
        (&mentor, json!({ "kind": "session", "mentor": BREAK, "phase": "opened" })),
        (&own, json!({ "kind": "rating", "competency": "tracing", "rating": 3, "session": session, "agreed": true })),
        (
            &mentor,
            json!({ "kind": "session", "session": session, "mentor": BREAK, "phase": "closed", "next": "2026-12-09" }),
        ),
        (&own, json!({ "kind": "project", "project": "P17", "event": "taken" })),
        (&own, json!({ "kind": "project", "project": "no-such", "event": "taken" })),
        (&own, json!({ "kind": "project", "project": "P17", "event": "step", "step": 1 })),
        (&own, json!({ "kind": "project", "project": "P17", "event": "step", "step": 200 })),
        (
            &own,
            json!({ "kind": "evidence", "competency": "tracing", "evidence": "talk", "title": BREAK, "locator": address }),
        ),
        (
            &own,
            json!({ "kind": "evidence", "competency": "tracing", "evidence": "drill", "title": long,
            "locator": "https://x.example/a", "note": "a note that is nobody's business" }),
        ),
        (
            &own,
            json!({ "kind": "evidence", "competency": "tracing", "evidence": "drill", "title": "no link",
            "locator": "javascript:alert(1)" }),
        ),
        (&own, json!({ "kind": "note", "competency": "tracing", "text": "a note that is nobody's business" })),
        (&own, json!({ "kind": "action", "state": "open" })),
        (&own, json!({ "kind": "retraction", "entry": "0196c1a0-0000-7000-8000-100000000014" })),
    ];
    file(&log.iter().enumerate().map(|(n, (by, body))| entry(n, by, body)).collect::<Vec<_>>())
}
