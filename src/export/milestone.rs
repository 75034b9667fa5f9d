//! Milestones in words and as JSON.

use serde::Serialize;

use super::words;
use crate::framework::framework::Framework;
use crate::insight::milestone::{Milestone, Reached};
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::evidence::EvidenceKind;
use crate::profile::log::Log;
use crate::profile::replay::First;

/// A milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct MilestoneShape {
    /// The day.
    pub day: Day,
    /// `level`, `stage`, `rating`, `mentor-rating`, `session`, `project` or `evidence`.
    pub kind: &'static str,
    /// The level or the stage; else null.
    pub number: Option<u8>,
    /// The kind of evidence; else null.
    pub evidence: Option<&'static str>,
    /// The entry that is it; null where it follows from several.
    pub entry: Option<EntryId>,
    /// What was reached, in words.
    pub summary: String,
}

impl MilestoneShape {
    /// Tells `milestone`.
    #[must_use]
    pub fn new(framework: &Framework, log: &Log, milestone: &Milestone) -> Self {
        let (kind, number, evidence) = match milestone.reached {
            Reached::Level(level) => ("level", Some(level), None),
            Reached::Stage(stage) => ("stage", Some(stage), None),
            Reached::First(First::Rating) => ("rating", None, None),
            Reached::First(First::MentorRating) => ("mentor-rating", None, None),
            Reached::First(First::Session) => ("session", None, None),
            Reached::First(First::Project) => ("project", None, None),
            Reached::First(First::Evidence(kind)) => ("evidence", None, Some(kind.slug())),
        };
        let summary = told(framework, log, milestone);
        Self { day: milestone.day, kind, number, evidence, entry: milestone.entry, summary }
    }
}

/// What was reached: "Operational literacy complete".
#[must_use]
pub fn told(framework: &Framework, log: &Log, milestone: &Milestone) -> String {
    match milestone.reached {
        Reached::Level(level) => format!("{} attained", words::level_name(framework, level)),
        Reached::Stage(stage) => format!("{} complete", words::stage_name(framework, stage)),
        Reached::First(First::Rating) => "First rating".to_owned(),
        Reached::First(First::MentorRating) => "First rating by a mentor".to_owned(),
        Reached::First(First::Session) => "First session with a mentor".to_owned(),
        Reached::First(First::Project) => "First project finished".to_owned(),
        Reached::First(First::Evidence(kind)) => {
            let title = milestone.entry.and_then(|id| log.get(&id)).map(|entry| &entry.body);
            let name = EvidenceKind::ALL.iter().find(|(of, ..)| *of == kind).map_or("evidence", |(.., name)| name);
            let name = name.split_once(' ').map_or(name, |(_article, name)| name);
            match title {
                Some(Body::Evidence(item)) => format!("First {name}: \"{}\"", item.title.line()),
                _ => format!("First {name}"),
            }
        }
    }
}
