//! What an entry says beyond its sentence, for where nothing may be left out: a review of what comes in, the
//! words that version control compares.

use super::record;
use crate::framework::framework::Framework;
use crate::framework::text::Text;
use crate::profile::body::Body;
use crate::profile::entry::Entry;
use crate::profile::log::Log;

/// What `entry` says beyond [`record::in_context`]: what it is, and the words on one line.
#[must_use]
pub fn details(framework: &Framework, entry: &Entry) -> Vec<(&'static str, String)> {
    let mut told = Vec::new();
    let mut text = |label, text: Option<&Text>| {
        told.extend(text.filter(|text| !text.is_empty()).map(|text| (label, text.line().into_owned())));
    };
    match &entry.body {
        Body::Evidence(b) => {
            text("at", b.locator.as_ref());
            text("note", b.note.as_ref());
            told.extend(b.date.map(|date| ("of", date.to_string())));
        }
        Body::Note(b) if b.private => told.push(("private", "it stays home when the record is shared".to_owned())),
        Body::Project(b) => text("note", b.note.as_ref()),
        Body::Action(b) => text("shown by", b.shows.as_ref()),
        Body::Goal(b) => {
            text("outcome", Some(&b.outcome));
            text("obstacle", Some(&b.obstacle));
            text("plan", Some(&b.plan));
            text("shown by", b.shows.as_ref());
            text("note", b.note.as_ref());
        }
        Body::Session(b) => {
            text("note", b.note.as_ref());
            let titles: Vec<_> = b.disagreed.iter().map(|id| record::competency(framework, id)).collect();
            if !titles.is_empty() {
                told.push(("left open", titles.join(", ")));
            }
            told.extend(b.next.map(|next| ("next", next.to_string())));
        }
        _ => {}
    }
    told
}

/// All that `entry` says, on one line.
#[must_use]
pub fn whole(framework: &Framework, log: &Log, entry: &Entry) -> String {
    let mut line = record::in_context(framework, log, entry);
    for (label, text) in details(framework, entry) {
        line.push_str(&format!(" | {label}: {text}"));
    }
    line
}
