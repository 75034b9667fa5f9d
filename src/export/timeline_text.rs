//! The record over time as text: a calendar, the milestones, the log by day.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::calendar::{self, DENSITY, Weeks, density, weekdays};
use super::columns;
use super::log as by_day;
use super::milestone;
use super::words::count;
use super::wrap::{hang, width};
use crate::framework::framework::Framework;
use crate::insight::history::History;
use crate::insight::milestone::Milestone;
use crate::profile::day::Day;
use crate::profile::entry::Entry;
use crate::profile::log::Log;

/// How many weeks the calendar shows at most.
const WEEKS: u16 = 53;

/// The days from `since` on, up to `as_of`; in ASCII alone where `plain`.
#[must_use]
pub fn text(
    framework: &Framework,
    log: &Log,
    history: &History,
    milestones: &[Milestone],
    as_of: Day,
    since: Option<Day>,
    plain: bool,
) -> String {
    let Some((first, _)) = history.span() else {
        return "Nothing is recorded yet. `opsarc rate COMPETENCY 0..4` records a first rating.\n".to_owned();
    };
    let first = since.map_or(first, |since| since.max(first));
    if first > as_of {
        return format!("Nothing was recorded from {first} to {as_of}.\n");
    }
    let told = || history.days().iter().filter(|active| active.day >= first);
    let entries: usize = told().map(|active| active.entries.len()).sum();
    let days = count(told().count(), "day", "days");
    let mut out = format!("From {first} to {as_of}: {} on {days}\n\n", count(entries, "entry", "entries"));
    if columns::table(0) {
        grid(&mut out, history, first, as_of, plain);
    } else {
        months(&mut out, history, first, as_of);
    }
    out.push_str("\nMilestones\n");
    let reached: Vec<&Milestone> = milestones.iter().filter(|milestone| milestone.day >= first).collect();
    if reached.is_empty() {
        out.push_str("  none in this time\n");
    }
    for milestone in reached {
        hang(&mut out, &format!("  {}  ", milestone.day), &milestone::told(framework, log, milestone));
    }
    let listed: Vec<(&Entry, bool)> = told()
        .rev()
        .flat_map(|active| active.entries.iter().rev())
        .filter_map(|id| Some((log.get(id)?, log.retracted(id, as_of))))
        .collect();
    if !listed.is_empty() {
        out.push('\n');
        out.push_str(&by_day::text(framework, log, &listed, false));
    }
    out
}

/// The months with what was recorded in each, where a calendar has no room.
fn months(out: &mut String, history: &History, first: Day, as_of: Day) {
    let mut months: BTreeMap<(i16, i8), (usize, usize)> = BTreeMap::new();
    for active in history.days().iter().filter(|active| active.day >= first && active.day <= as_of) {
        let (entries, days) = months.entry((active.day.0.year(), active.day.0.month())).or_default();
        *entries += active.entries.len();
        *days += 1;
    }
    for ((year, month), (entries, days)) in months {
        let told = format!("{} on {}", count(entries, "entry", "entries"), count(days, "day", "days"));
        columns::point(out, &format!("{year}-{month:02}: {told}"));
    }
}

fn grid(out: &mut String, history: &History, first: Day, as_of: Day, plain: bool) {
    let weeks = Weeks::around(as_of, first, as_of, WEEKS.min(u16::try_from(width() - 5).unwrap_or(WEEKS)));
    let mut head = String::new();
    for (week, name) in weeks.months() {
        let _ = write!(head, "{:<width$}{name}", "", width = usize::from(week).saturating_sub(head.len()));
    }
    let _ = writeln!(out, "     {head}");
    for (row, name) in (0..).zip(weekdays()) {
        let cells: String = (0..weeks.count)
            .map(|week| {
                let day = weeks.day(week, row);
                let glyph = DENSITY.get(density(history.entries(day).len()));
                glyph
                    .filter(|_| first <= day && day <= as_of)
                    .map_or(' ', |(_, block, ascii)| if plain { *ascii } else { *block })
            })
            .collect();
        let _ = writeln!(out, "{}", format!("{name}  {cells}").trim_end());
    }
    let _ = writeln!(out, "     {} entries a day", calendar::legend(plain));
}
