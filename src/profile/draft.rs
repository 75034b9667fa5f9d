//! What was typed and not yet recorded: it survives a crash, and never enters a log by itself.

use serde::{Deserialize, Serialize};

use crate::framework::id::CompetencyId;

/// What a draft will become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DraftKind {
    /// A note.
    Note,
    /// A piece of evidence.
    Evidence,
    /// A goal.
    Goal,
    /// An action.
    Action,
    /// Why something is dropped: what it is, then the reason.
    Reason,
    /// The summary of a session.
    Minutes,
}

/// A half-typed record. Fields are kept as typed, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Draft {
    /// Which competency it is about, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competency: Option<CompetencyId>,
    /// What it will become.
    pub kind: DraftKind,
    /// The text of each field of the form; a missing one is empty.
    pub fields: Vec<String>,
}

impl Draft {
    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// All drafts of a profile: at most one per competency and kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Drafts(Vec<Draft>);

impl Drafts {
    /// The draft of this kind for this competency.
    #[must_use]
    pub fn get(&self, competency: Option<&CompetencyId>, kind: DraftKind) -> Option<&Draft> {
        self.0.iter().find(|draft| draft.kind == kind && draft.competency.as_ref() == competency)
    }

    /// Keeps a draft in place of the one before it; an empty one is removed. Tells whether
    /// anything changed.
    pub fn put(&mut self, draft: Draft) -> bool {
        let place = self.0.iter().position(|old| old.kind == draft.kind && old.competency == draft.competency);
        match place.and_then(|place| self.0.get_mut(place)) {
            Some(old) if *old == draft => false,
            Some(old) if !draft.is_empty() => {
                *old = draft;
                true
            }
            Some(_) => self.remove(draft.competency.as_ref(), draft.kind),
            None if draft.is_empty() => false,
            None => {
                self.0.push(draft);
                true
            }
        }
    }

    /// Removes a draft, because it was recorded or given up. Tells whether there was one.
    pub fn remove(&mut self, competency: Option<&CompetencyId>, kind: DraftKind) -> bool {
        let before = self.0.len();
        self.0.retain(|draft| draft.kind != kind || draft.competency.as_ref() != competency);
        self.0.len() != before
    }

    /// All drafts, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Draft> {
        self.0.iter()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_draft_per_competency_and_kind() {
        let id = CompetencyId::new("basic-stats").unwrap();
        let draft =
            |text: &str| Draft { competency: Some(id.clone()), kind: DraftKind::Note, fields: vec![text.to_owned()] };
        let mut drafts = Drafts::default();
        assert!(!drafts.put(draft(" ")));
        assert!(drafts.put(draft("a")) && drafts.put(draft("ab")) && !drafts.put(draft("ab")));
        assert!(drafts.put(Draft { competency: None, ..draft("c") }));
        assert_eq!(drafts.iter().count(), 2);
        let json = serde_json::to_string(&drafts).unwrap();
        assert_eq!(serde_json::from_str::<Drafts>(&json).unwrap(), drafts);
        assert!(drafts.put(draft("")));
        assert_eq!(drafts.get(Some(&id), DraftKind::Note), None);
        assert_eq!(drafts.iter().count(), 1);
    }
}
