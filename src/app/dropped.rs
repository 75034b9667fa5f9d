//! What can be dropped, with a reason.

use crate::framework::id::ProjectId;
use crate::profile::entry::EntryId;

/// What is dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dropped {
    /// A project.
    Project(ProjectId),
    /// A goal, by the entry that set it.
    Goal(EntryId),
    /// An action, by the entry that set it.
    Action(EntryId),
}

impl std::fmt::Display for Dropped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Project(id) => write!(f, "project {id}"),
            Self::Goal(id) => write!(f, "goal {id}"),
            Self::Action(id) => write!(f, "action {id}"),
        }
    }
}
