//! `opsarc/log@1`: the record, newest first.

use serde::Serialize;

use super::entry_head::EntryHead;
use super::person::FrameworkRef;
use super::record;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::entry::Entry;
use crate::profile::log::Log;

/// The output of `opsarc log --json`.
#[derive(Debug, Clone, Serialize)]
pub struct LogReport<'a> {
    /// `opsarc/log@1`.
    pub schema: &'static str,
    /// The day up to which it goes.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// The entries, newest first.
    pub entries: Vec<EntryShape<'a>>,
}

/// One entry.
#[derive(Debug, Clone, Serialize)]
pub struct EntryShape<'a> {
    /// What it is.
    #[serde(flatten)]
    pub head: EntryHead<'a>,
    /// Whether it was taken back.
    pub retracted: bool,
    /// Its body as recorded; null where this version does not know the kind.
    pub body: Option<&'a Body>,
}

impl<'a> EntryShape<'a> {
    /// The shape of `entry`, of which `log` tells what it speaks of.
    #[must_use]
    pub fn new(framework: &Framework, log: &Log, entry: &'a Entry, retracted: bool) -> Self {
        Self {
            head: EntryHead::new(entry, record::in_context(framework, log, entry)),
            retracted,
            body: (entry.body != Body::Unknown).then_some(&entry.body),
        }
    }
}

impl<'a> LogReport<'a> {
    /// Makes the report of `entries`, each with whether it was taken back.
    #[must_use]
    pub fn new(framework: &Framework, log: &Log, as_of: Day, entries: &[(&'a Entry, bool)]) -> Self {
        let shape = |(entry, retracted): &(&'a Entry, bool)| EntryShape::new(framework, log, entry, *retracted);
        Self {
            schema: "opsarc/log@1",
            as_of,
            framework: FrameworkRef::new(framework),
            entries: entries.iter().map(shape).collect(),
        }
    }
}

/// The record as text, by day, newest first.
#[must_use]
pub fn text(framework: &Framework, log: &Log, entries: &[(&Entry, bool)], ids: bool) -> String {
    let mut out = String::new();
    let mut day = None;
    for (entry, retracted) in entries {
        let date = entry.at.date();
        if day != Some(date) {
            if day.is_some() {
                out.push('\n');
            }
            day = Some(date);
            out.push_str(&format!("{date}\n"));
        }
        if ids {
            out.push_str(&format!("  {}\n", entry.id));
        }
        let taken = if *retracted { " (taken back)" } else { "" };
        let lead = format!("  {}  ", record::author(&entry.by));
        hang(&mut out, &lead, &format!("{}{taken}", record::in_context(framework, log, entry)));
    }
    out
}
