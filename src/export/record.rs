//! One entry of the log told in a sentence, for the log, the screens and the notice of an undo.

use super::words;
use super::words::count;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::profile::author::Author;
use crate::profile::body::{ActionState, Body, GoalState, ProjectEvent, SessionPhase};
use crate::profile::entry::{Entry, EntryId};
use crate::profile::evidence::Setting;
use crate::profile::log::Log;
use crate::profile::settings::Change;

/// What `entry` says, without its author: "rated Tracing 2".
#[must_use]
pub fn sentence(framework: &Framework, entry: &Entry) -> String {
    let name = |id: &CompetencyId| competency(framework, id);
    let about = |id: &Option<CompetencyId>| id.as_ref().map_or_else(String::new, |id| format!(" on {}", name(id)));
    match &entry.body {
        Body::Settings(change) => settings(change),
        Body::Rating(b) => match b.rating {
            Some(rating) if b.agreed => format!("agreed on {} for {}", scale(framework, rating), name(&b.competency)),
            Some(rating) => format!("rated {} {}", name(&b.competency), scale(framework, rating)),
            None => format!("took the rating of {} back", name(&b.competency)),
        },
        Body::Evidence(b) => {
            let sandbox = if b.setting == Setting::Sandbox { " (sandbox)" } else { "" };
            format!("evidence for {}: {} \"{}\"{sandbox}", name(&b.competency), b.evidence.slug(), b.title.line())
        }
        Body::Note(b) => format!("note{}: {}", about(&b.competency), b.text.line()),
        Body::Placement(b) => {
            let answers: Vec<_> = b.answers.iter().map(|(stage, answer)| format!("{stage} {answer}")).collect();
            format!("quick placement: {}", answers.join(", "))
        }
        Body::Project(b) => {
            let event = match b.event {
                ProjectEvent::Taken => "took on".to_owned(),
                ProjectEvent::Step => format!("ticked step {} of", b.step.unwrap_or(0)),
                ProjectEvent::Finished => "finished".to_owned(),
                ProjectEvent::Dropped => "dropped".to_owned(),
            };
            let title = framework.project(&b.project).map_or_else(String::new, |p| format!(" {}", p.title.line()));
            format!("{event} project {}{title}", b.project)
        }
        Body::Action(b) => {
            let state = match b.state {
                ActionState::Open => "action agreed",
                ActionState::Done => "action done",
                ActionState::Dropped => "action dropped",
            };
            let text = b.text.as_ref().map_or_else(String::new, |text| format!(": {}", text.line()));
            let due = b.due.map_or_else(String::new, |due| format!(" (due {due})"));
            format!("{state}{text}{due}")
        }
        Body::Goal(b) => {
            let state = match (b.state, b.goal) {
                (GoalState::Open, None) => "goal",
                (GoalState::Open, Some(_)) => "goal reworded",
                (GoalState::Reached, _) => "goal reached",
                (GoalState::Dropped, _) => "goal dropped",
            };
            format!("{state}{}: {}", about(&b.competency), b.wish.line())
        }
        Body::Opportunity(b) => {
            let there = if b.missing { "no opportunity yet to work on" } else { "there is an opportunity to work on" };
            let note = b.note.as_ref().map_or_else(String::new, |note| format!(": {}", note.line()));
            format!("{there} {}{note}", name(&b.competency))
        }
        Body::Desire(b) => format!("wish to work on {}: {} of 3", name(&b.competency), b.desire),
        Body::Horizon(b) => match b.months {
            Some(months) => format!("set the horizon of {} to {months} months", name(&b.competency)),
            None => format!("set the horizon of {} back to the framework's", name(&b.competency)),
        },
        Body::Session(b) => match b.phase {
            SessionPhase::Added => format!("put on the agenda: {}", titles(framework, &b.competencies)),
            SessionPhase::Revealed => format!("laid side by side: {}", titles(framework, &b.competencies)),
            SessionPhase::Differed => format!("left it at seeing {} differently", titles(framework, &b.disagreed)),
            SessionPhase::Opened => format!("session with {} opened", b.mentor.line()),
            SessionPhase::Closed => format!("session with {} closed", b.mentor.line()),
        },
        Body::Comment(b) => format!("remark: {}", b.text.line()),
        Body::Retraction(b) => format!("took {} back", short(&b.entry)),
        Body::Signature(b) => format!("signed {}", count(b.covers.len(), "entry", "entries")),
        Body::Tombstone => "purged".to_owned(),
        Body::Unknown => "an entry of a kind that this version does not know".to_owned(),
    }
}

/// As [`sentence`], with what an entry that speaks of another one speaks of.
#[must_use]
pub fn in_context(framework: &Framework, log: &Log, entry: &Entry) -> String {
    let of = |id| log.get(id).map(|entry| &entry.body);
    match &entry.body {
        Body::Retraction(b) => match of(&b.entry) {
            Some(Body::Retraction(inner)) => format!("brought back: {}", of_entry(framework, log, &inner.entry)),
            _ => format!("took back: {}", of_entry(framework, log, &b.entry)),
        },
        Body::Comment(b) => {
            format!("remark on \"{}\": {}", of_entry(framework, log, &b.on), b.text.line())
        }
        Body::Rating(b) => match &b.note {
            Some(note) => format!("{}: {}", sentence(framework, entry), note.line()),
            None => sentence(framework, entry),
        },
        Body::Action(b) if b.text.is_none() => match b.action.as_ref().and_then(of) {
            Some(Body::Action(first)) => {
                let text = first.text.as_ref().map_or_else(String::new, |text| format!(": {}", text.line()));
                format!("{}{text}", sentence(framework, entry))
            }
            _ => sentence(framework, entry),
        },
        _ => sentence(framework, entry),
    }
}

fn of_entry(framework: &Framework, log: &Log, id: &EntryId) -> String {
    log.get(id).map_or_else(|| format!("an entry that is not here ({})", short(id)), |entry| sentence(framework, entry))
}

/// The kind of an entry, as in the file; `unknown` for one that this version does not know.
#[must_use]
pub fn kind(body: &Body) -> &'static str {
    match body {
        Body::Settings(_) => "settings",
        Body::Rating(_) => "rating",
        Body::Evidence(_) => "evidence",
        Body::Note(_) => "note",
        Body::Placement(_) => "placement",
        Body::Project(_) => "project",
        Body::Action(_) => "action",
        Body::Goal(_) => "goal",
        Body::Desire(_) => "desire",
        Body::Horizon(_) => "horizon",
        Body::Opportunity(_) => "opportunity",
        Body::Session(_) => "session",
        Body::Comment(_) => "comment",
        Body::Signature(_) => "signature",
        Body::Retraction(_) => "retraction",
        Body::Tombstone => "tombstone",
        Body::Unknown => "unknown",
    }
}

/// Who: `you`, or the mentor's name.
#[must_use]
pub fn author(by: &Author) -> String {
    match by {
        Author::Oneself => "you".to_owned(),
        Author::Mentor(name) => name.line().into_owned(),
    }
}

/// The last twelve characters of an id, which differ between entries of one day. `opsarc purge`
/// takes the beginning instead.
#[must_use]
pub fn short(id: &EntryId) -> String {
    let full = id.to_string();
    full.rsplit('-').next().unwrap_or_default().to_owned()
}

/// The title of the competency `id`, or the id where the framework has none of it.
#[must_use]
pub fn competency(framework: &Framework, id: &CompetencyId) -> String {
    framework.find(id).map_or_else(|| id.to_string(), |ix| framework.competency(ix).title.line().into_owned())
}

fn titles(framework: &Framework, ids: &[CompetencyId]) -> String {
    words::list(&ids.iter().map(|id| competency(framework, id)).collect::<Vec<_>>())
}

fn scale(framework: &Framework, rating: Rating) -> String {
    framework.step(rating).map_or_else(|| rating.to_string(), |step| format!("{rating} ({})", step.name.line()))
}

fn settings(change: &Change) -> String {
    let mut parts = Vec::new();
    if let Some(name) = &change.name {
        parts.push(format!("name {}", name.line()));
    }
    if let Some(roles) = &change.roles {
        let roles: Vec<_> = roles.iter().map(ToString::to_string).collect();
        parts.push(format!("role {}", roles.join(", ")));
    }
    if let Some(pathway) = &change.pathway {
        parts.push(format!("pathway {}", shown(pathway.as_ref())));
    }
    if let Some(target) = change.target {
        parts.push(format!("target Level {target}"));
    }
    if let Some(date) = &change.target_date {
        parts.push(format!("target date {}", shown(date.as_ref())));
    }
    if let Some(hours) = &change.hours {
        parts.push(format!("hours a week {}", shown(hours.as_ref())));
    }
    if parts.is_empty() { "set nothing".to_owned() } else { format!("set {}", parts.join(", ")) }
}

fn shown<T: std::fmt::Display>(value: Option<&T>) -> String {
    value.map_or_else(|| "none".to_owned(), ToString::to_string)
}
