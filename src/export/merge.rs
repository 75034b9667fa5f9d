//! What a merge did, in words: what came from where.

use super::record;
use super::words::count;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::profile::log::Log;
use crate::profile::merge::MergeReport;

/// At most so many entries are told one by one; `opsarc diff` tells all.
const MOST: usize = 20;

/// What came from `name` into `log`, as lines.
#[must_use]
pub fn text(framework: &Framework, log: &Log, name: &str, report: &MergeReport) -> String {
    let mut out = String::new();
    if report.brought() == 0 {
        let header = if report.header { " but a newer header" } else { "" };
        hang(&mut out, "", &format!("From {name}: nothing new{header}."));
    } else {
        hang(&mut out, "", &format!("From {name}: {}.", count(report.added.len(), "entry", "entries")));
    }
    for entry in report.added.iter().take(MOST).filter_map(|id| log.get(id)) {
        let lead = format!("  {}  {}: ", entry.at.date(), record::author(&entry.by));
        hang(&mut out, &lead, &record::in_context(framework, log, entry));
    }
    if let Some(more) = report.added.len().checked_sub(MOST).filter(|more| *more > 0) {
        hang(&mut out, "  ", &format!("and {more} more"));
    }
    if !report.filled.is_empty() {
        let n = count(
            report.filled.len(),
            "entry that was here without some of its words has",
            "entries that were here without some of their words have",
        );
        hang(&mut out, "  ", &format!("{n} them now."));
    }
    if !report.purged.is_empty() {
        let n = count(report.purged.len(), "entry was", "entries were");
        hang(&mut out, "  ", &format!("{n} purged there; the words are gone here, too."));
    }
    for conflict in &report.conflicts {
        let kept = if conflict.replaced { "those of this copy were kept" } else { "those that were here were kept" };
        hang(&mut out, "  ", &format!("It says something else under the id {}: {kept}.", conflict.entry));
    }
    out
}
