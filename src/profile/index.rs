//! Which entries of a log speak of what, so that a change is folded without reading the rest.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::body::{Body, SessionPhase};
use super::entry::{Entry, EntryId};
use crate::framework::id::{CompetencyId, ProjectId};

/// Where an entry is kept in its log. Slots are given in order of arrival and never change.
pub(in crate::profile) type Slot = u32;

/// A map of what a log holds, by id.
pub(in crate::profile) type Map<K, V> = HashMap<K, V, RandomState>;

/// Slots by what their entries are about. Every list is in the order of the log.
#[derive(Debug, Clone, Default)]
pub(in crate::profile) struct Index {
    /// Ratings, evidence, notes, wishes, horizons and opportunities of a competency.
    pub(in crate::profile) competencies: Map<CompetencyId, Vec<Slot>>,
    /// Changes of settings.
    pub(in crate::profile) settings: Vec<Slot>,
    /// Answers of the quick placement.
    pub(in crate::profile) placements: Vec<Slot>,
    /// Entries that open a session.
    pub(in crate::profile) openings: Vec<Slot>,
    /// Entries that close a session.
    pub(in crate::profile) closings: Vec<Slot>,
    /// Entries that close a session, by that session.
    pub(in crate::profile) closed: Map<EntryId, Vec<Slot>>,
    /// What was said in a session, by that session: ratings, actions, and the entries of its course.
    pub(in crate::profile) said: Map<EntryId, Vec<Slot>>,
    /// What happened to a project.
    pub(in crate::profile) projects: Map<ProjectId, Vec<Slot>>,
    /// Entries that set a goal.
    pub(in crate::profile) goals: Vec<Slot>,
    /// Entries that set an action.
    pub(in crate::profile) actions: Vec<Slot>,
    /// Entries that change a goal or an action, by the entry that set it.
    pub(in crate::profile) changes: Map<EntryId, Vec<Slot>>,
    /// Signatures.
    pub(in crate::profile) signatures: Vec<Slot>,
    /// Retractions, by the entry they name.
    pub(in crate::profile) retractions: Map<EntryId, Vec<Slot>>,
}

/// The session that an entry closes: the one it names, else itself.
pub(in crate::profile) fn closes(entry: &Entry) -> Option<EntryId> {
    match &entry.body {
        Body::Session(s) if s.phase == SessionPhase::Closed => Some(s.session.unwrap_or(entry.id)),
        _ => None,
    }
}

/// The entry that set the goal or the action which this entry changes; none where it sets one itself.
pub(in crate::profile) fn changes(entry: &Entry) -> Option<EntryId> {
    match &entry.body {
        Body::Goal(goal) => goal.goal,
        Body::Action(action) => action.action,
        _ => None,
    }
}

impl Index {
    /// Calls `act` with every list that `entry` belongs to, making those that are missing.
    pub(in crate::profile) fn lists_of(&mut self, entry: &Entry, mut act: impl FnMut(&mut Vec<Slot>)) {
        match &entry.body {
            Body::Settings(_) => act(&mut self.settings),
            Body::Placement(_) => act(&mut self.placements),
            Body::Signature(_) => act(&mut self.signatures),
            Body::Retraction(r) => act(self.retractions.entry(r.entry).or_default()),
            Body::Session(told) => {
                if let Some(session) = closes(entry) {
                    act(&mut self.closings);
                    act(self.closed.entry(session).or_default());
                } else if told.phase == SessionPhase::Opened {
                    act(&mut self.openings);
                } else if let Some(session) = told.session {
                    act(self.said.entry(session).or_default());
                }
            }
            Body::Project(p) => act(self.projects.entry(p.project.clone()).or_default()),
            Body::Goal(_) | Body::Action(_) => {
                match (changes(entry), &entry.body) {
                    (Some(root), _) => act(self.changes.entry(root).or_default()),
                    (None, Body::Goal(_)) => act(&mut self.goals),
                    (None, _) => act(&mut self.actions),
                }
                if let Body::Action(action) = &entry.body
                    && let Some(session) = &action.session
                {
                    act(self.said.entry(*session).or_default());
                }
            }
            Body::Rating(_)
            | Body::Evidence(_)
            | Body::Note(_)
            | Body::Desire(_)
            | Body::Horizon(_)
            | Body::Opportunity(_) => {
                if let Some(id) = entry.body.competency() {
                    match self.competencies.get_mut(id) {
                        Some(list) => act(list),
                        None => act(self.competencies.entry(id.clone()).or_default()),
                    }
                }
                if let Body::Rating(r) = &entry.body
                    && let Some(session) = r.session
                {
                    act(self.said.entry(session).or_default());
                }
            }
            Body::Comment(_) | Body::Tombstone | Body::Unknown => {}
        }
    }
}
