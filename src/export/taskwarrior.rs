//! The plan as the JSON that `task import` of Taskwarrior reads. Each task keeps its id, so that a second import updates
//! the first. The format has no place for what a document says of itself: an unknown field would become one of the task's.

use serde::Serialize;

use super::diary_words::{details, todo};
use super::json_text;
use super::refusal::Refusal;
use super::source::Source;
use crate::insight::diary::{Diary, Task, Todo, TodoState};
use crate::profile::day::Day;
use crate::profile::moment::Moment;

/// The project that everything of this program stands under, and its tag.
const OURS: &str = "opsarc";

/// A task as Taskwarrior has it.
#[derive(Debug, Serialize)]
struct Entry {
    uuid: String,
    description: String,
    status: &'static str,
    entry: String,
    modified: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    project: String,
    tags: [&'static str; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    annotations: Vec<Annotation>,
}

/// A remark on a task.
#[derive(Debug, Serialize)]
struct Annotation {
    entry: String,
    description: String,
}

/// The tasks.
///
/// # Errors
/// Never: a record without anything to do makes an empty list.
pub fn tasks(source: &Source<'_>) -> Result<String, Refusal> {
    let diary = Diary::new(source.framework, source.profile, source.standing, source.overview);
    json_text::pretty(&diary.todos.iter().map(|it| entry(source, it)).collect::<Vec<_>>())
}

fn entry(source: &Source<'_>, it: &Todo) -> Entry {
    let (status, end) = match it.state {
        TodoState::Open => ("pending", None),
        TodoState::Done(at) => ("completed", Some(stamp(at))),
        TodoState::Dropped(at) => ("deleted", Some(stamp(at))),
    };
    // Annotations of one task are told apart by their second.
    let remarks = details(source.framework, it);
    let annotations = (0..).zip(remarks).filter_map(|(n, description)| {
        let at = it.begun.instant().checked_add(jiff::SignedDuration::from_secs(n)).ok()?;
        Some(Annotation { entry: at.strftime(STAMP).to_string(), description })
    });
    Entry {
        uuid: it.id.hyphenated().to_string(),
        description: todo(source.framework, it),
        status,
        entry: stamp(it.begun),
        modified: stamp(it.revision.at),
        due: it.due.map(noon),
        end,
        project: match &it.what {
            Task::Action { .. } => format!("{OURS}.actions"),
            Task::Step { project, .. } => format!("{OURS}.{project}"),
        },
        tags: [OURS],
        annotations: annotations.collect(),
    }
}

/// How Taskwarrior writes an instant.
const STAMP: &str = "%Y%m%dT%H%M%SZ";

fn stamp(at: Moment) -> String {
    at.instant().strftime(STAMP).to_string()
}

/// A day as an instant: its noon in UTC, which is that day nearly everywhere.
fn noon(day: Day) -> String {
    stamp(Moment::noon(day.0))
}
