//! What happened since the last session, in lines that are read in ten seconds: ratings that moved, evidence, projects,
//! and the actions that are open with their dates.

use std::collections::BTreeMap;

use super::change::{self, Item};
use super::dates;
use super::words;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::framework::id::ProjectId;
use crate::insight::change::Changes;
use crate::profile::agreed::Agreed;
use crate::profile::body::{ActionState, Body, ProjectEvent};
use crate::profile::day::Day;
use crate::profile::log::Log;
use crate::profile::standing::Standing;

/// A line, under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The heading.
    pub head: &'static str,
    /// What it says.
    pub text: String,
    /// Whether it must not be overlooked: an action whose date has passed.
    pub late: bool,
}

/// What `changes` tell, then the open actions. `veiled` is how many self-ratings moved that are not shown yet.
#[must_use]
pub fn lines(
    framework: &Framework,
    log: &Log,
    changes: Option<&Changes>,
    standing: &Standing,
    today: Day,
    veiled: usize,
) -> Vec<Line> {
    let line = |head, text| Line { head, text, late: false };
    let mut lines = Vec::new();
    let items = changes.map(change::items).unwrap_or_default();
    for item in &items {
        if let Item::Rating(moved) = item {
            let who = moved.mentor.as_ref().map_or_else(String::new, |name| format!(", by {}", name.line()));
            let title = words::title(framework, moved.competency);
            let told = format!("{title} {} to {}{who}", words::rating(moved.before), words::rating(moved.after));
            lines.push(line("Ratings", told));
        }
    }
    if veiled > 0 {
        let told =
            format!("{} moved, shown once both are laid side by side", words::count(veiled, "rating", "ratings"));
        lines.push(line("Ratings", told));
    }
    for item in &items {
        if let Item::Evidence(id) = item
            && let Some(Body::Evidence(piece)) = log.get(id).map(|entry| &entry.body)
        {
            let of = framework.find(&piece.competency).map_or_else(String::new, |ix| words::title(framework, ix));
            lines.push(line("Evidence", format!("{of}: {}", piece.title.line())));
        }
    }
    lines.extend(projects(framework, log, &items).into_iter().map(|told| line("Projects", told)));
    let open = standing.actions.values().filter(|action| action.state == ActionState::Open);
    lines.extend(open.map(|action| Line { head: "Actions open", text: told(action), late: is_late(action, today) }));
    lines
}

/// `lines` as text, each heading once, with the day of the last session.
#[must_use]
pub fn text(lines: &[Line], last: Option<Day>) -> String {
    let mut out = String::new();
    if let Some(last) = last {
        hang(&mut out, "", &format!("Since {}", dates::full(last)));
    }
    let mut head = "";
    for line in lines {
        if line.head != head {
            head = line.head;
            out.push_str(&format!("{head}\n"));
        }
        hang(&mut out, "  ", &format!("{}{}", line.text, if line.late { " (past)" } else { "" }));
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// An action with its date.
#[must_use]
pub fn told(action: &Agreed) -> String {
    let due = action.due.map_or_else(String::new, |due| format!(", by {}", dates::day(due)));
    format!("{}{due}", action.text.line())
}

/// Whether the date of an open action has passed.
#[must_use]
pub fn is_late(action: &Agreed, today: Day) -> bool {
    action.state == ActionState::Open && action.due.is_some_and(|due| due < today)
}

/// One line a project: how it stands now where that changed, else how many steps were ticked.
fn projects(framework: &Framework, log: &Log, items: &[Item]) -> Vec<String> {
    let mut seen: BTreeMap<&ProjectId, (Option<ProjectEvent>, usize)> = BTreeMap::new();
    for item in items {
        let Item::Project(id) = item else { continue };
        let Some(Body::Project(told)) = log.get(id).map(|entry| &entry.body) else { continue };
        let (event, steps) = seen.entry(&told.project).or_default();
        match told.event {
            ProjectEvent::Step => *steps += 1,
            event_now => *event = Some(event_now),
        }
    }
    let told = |(id, (event, steps)): (&ProjectId, (Option<ProjectEvent>, usize))| {
        let title = framework.project(id).map_or_else(String::new, |project| format!(" {}", project.title.line()));
        let steps = words::count(steps, "step", "steps");
        let what = match event {
            Some(ProjectEvent::Finished) => "finished".to_owned(),
            Some(ProjectEvent::Dropped) => "dropped".to_owned(),
            Some(_) => format!("taken on, {steps} done"),
            None => format!("{steps} done"),
        };
        (event != Some(ProjectEvent::Finished), format!("{id}{title}: {what}"))
    };
    let mut lines: Vec<_> = seen.into_iter().map(told).collect();
    // What was finished comes first.
    lines.sort_by_key(|(other, _)| *other);
    lines.into_iter().map(|(_, text)| text).collect()
}
