//! What was reached for a first time, and when.
//!
//! A milestone stands at the day on which it became so. What was reached and then taken back by its author was a slip
//! and is none: the stretch that ended on a day on which an entry was taken back does not count. What was reached and
//! later outgrown (a rating lowered, a role changed) stays: lowering is no loss.

use super::history::{History, Measure};
use crate::framework::framework::Framework;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::log::Log;
use crate::profile::replay::First;

/// Something reached for a first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestone {
    /// The day.
    pub day: Day,
    /// What.
    pub reached: Reached,
    /// The entry that is it; none where it follows from several.
    pub entry: Option<EntryId>,
}

/// What was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reached {
    /// A level was attained.
    Level(u8),
    /// A stage became complete.
    Stage(u8),
    /// Something was done for the first time.
    First(First),
}

/// The milestones, oldest first.
#[must_use]
pub fn milestones(framework: &Framework, history: &History, log: &Log) -> Vec<Milestone> {
    let mut found = Vec::new();
    for (of, id) in history.firsts() {
        if let Some(entry) = log.get(&id) {
            // A mentor's rating in a session counts from its closing on; it was given on its own day.
            found.push(Milestone { day: Day(entry.at.date()), reached: Reached::First(of), entry: Some(id) });
        }
    }
    let measures = history.measures();
    let mut reached = |what: Reached, holds: &dyn Fn(&Measure) -> bool| {
        let since = since(history, holds);
        found.extend(since.map(|day| Milestone { day, reached: what, entry: None }));
    };
    if let Some(last) = measures.last() {
        for (n, stage) in last.stages.iter().enumerate() {
            reached(Reached::Stage(stage.stage), &|measure| measure.stages.get(n).is_some_and(|stage| stage.complete));
        }
    }
    for level in framework.levels() {
        reached(Reached::Level(level.level), &|measure| measure.attained >= Some(level.level));
    }
    found.sort_by_key(|milestone| (milestone.day, milestone.reached));
    found
}

/// The first day of the first stretch in which `holds` that was not ended by taking an entry back.
fn since(history: &History, holds: &dyn Fn(&Measure) -> bool) -> Option<Day> {
    let mut since = None;
    for (measure, active) in history.measures().iter().zip(history.days()) {
        match (since, holds(measure)) {
            (None, true) => since = Some(measure.day),
            (Some(_), false) if active.took_back => since = None,
            (Some(_), false) => break,
            _ => {}
        }
    }
    since
}
