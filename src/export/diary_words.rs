//! The words of what goes into a calendar or a list of tasks.

use super::words::title;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::insight::diary::{Appointment, Meeting, Task, Todo};

/// What is to be done, on one line.
#[must_use]
pub fn todo(framework: &Framework, todo: &Todo) -> String {
    match &todo.what {
        Task::Action { text, .. } if text.is_empty() => "an action without words".to_owned(),
        Task::Action { text, .. } => text.line().into_owned(),
        Task::Step { project, step, of } => {
            let found = framework.project(project);
            let name = found.map_or_else(|| project.to_string(), |found| found.title.line().into_owned());
            let steps = found.map(|found| &framework.brief(found).steps);
            let what = steps.and_then(|steps| steps.get(usize::from(step.saturating_sub(1))));
            let what = what.map_or_else(String::new, |text| format!(": {}", text.line()));
            format!("{name}, step {step} of {of}{what}")
        }
    }
}

/// What belongs to it, a paragraph each.
#[must_use]
pub fn details(framework: &Framework, todo: &Todo) -> Vec<String> {
    let mut out = Vec::new();
    match &todo.what {
        Task::Action { shows, .. } => {
            out.extend(shows.iter().filter(|shows| !shows.is_empty()).map(|s| format!("Shown by: {}", s.line())));
        }
        Task::Step { project, .. } => {
            if let Some(found) = framework.project(project) {
                out.push(format!("Project {project}. Outcome: {}", framework.brief(found).outcome.line()));
            }
        }
    }
    let serves = competencies(framework, &todo.competencies);
    if !serves.is_empty() {
        out.push(format!("Serves: {}", serves.join("; ")));
    }
    out
}

/// The titles of competencies; the id of one that the framework does not know.
#[must_use]
pub fn competencies(framework: &Framework, ids: &[CompetencyId]) -> Vec<String> {
    ids.iter().map(|id| framework.find(id).map_or_else(|| id.to_string(), |ix| title(framework, ix))).collect()
}

/// What has a day, on one line.
#[must_use]
pub fn appointment(appointment: &Appointment) -> String {
    match &appointment.what {
        Meeting::Session { mentor } if mentor.is_empty() => "Mentoring session".to_owned(),
        Meeting::Session { mentor } => format!("Mentoring session with {}", mentor.line()),
        Meeting::Review { .. } => "Weekly review of the record".to_owned(),
    }
}

/// What belongs to it.
#[must_use]
pub fn about(appointment: &Appointment) -> &'static str {
    match &appointment.what {
        Meeting::Session { .. } => "Agreed at the end of the last one. Before it: opsarc status, and new evidence.",
        Meeting::Review { .. } => {
            "At most five minutes of what is disputed, changed or stale: opsarc review. It stops by itself after some \
             weeks without a new calendar."
        }
    }
}
