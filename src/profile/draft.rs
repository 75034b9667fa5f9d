//! What was typed and not yet recorded: it survives a crash, and never enters a log by itself.

use serde::{Deserialize, Serialize};

use super::author::Author;
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

/// A draft, and whose words it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
struct Kept {
    #[serde(default = "own", skip_serializing_if = "is_own")]
    by: Author,
    #[serde(flatten)]
    draft: Draft,
}

fn own() -> Author {
    Author::Oneself
}

fn is_own(by: &Author) -> bool {
    *by == Author::Oneself
}

/// All drafts of a profile: at most one per author, competency and kind. Each is seen by the one who typed it alone: what
/// is half-typed was not said yet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "Vec<Kept>", into = "Vec<Kept>")]
pub struct Drafts {
    seat: Author,
    kept: Vec<Kept>,
}

impl Default for Drafts {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl From<Vec<Kept>> for Drafts {
    fn from(kept: Vec<Kept>) -> Self {
        Self { seat: own(), kept }
    }
}

impl From<Drafts> for Vec<Kept> {
    fn from(drafts: Drafts) -> Self {
        drafts.kept
    }
}

impl Drafts {
    /// Seats `author`: the drafts that are seen and kept from here on are theirs.
    pub fn sit(&mut self, author: Author) {
        self.seat = author;
    }

    /// The draft of this kind for this competency.
    #[must_use]
    pub fn get(&self, competency: Option<&CompetencyId>, kind: DraftKind) -> Option<&Draft> {
        self.iter().find(|draft| draft.kind == kind && draft.competency.as_ref() == competency)
    }

    /// Keeps a draft in place of the one before it; an empty one is removed. Tells whether
    /// anything changed.
    pub fn put(&mut self, draft: Draft) -> bool {
        let Self { seat, kept } = self;
        let same =
            |old: &Kept| old.by == *seat && old.draft.kind == draft.kind && old.draft.competency == draft.competency;
        match kept.iter_mut().find(|old| same(old)) {
            Some(old) if old.draft == draft => false,
            Some(old) if !draft.is_empty() => {
                old.draft = draft;
                true
            }
            Some(_) => self.remove(draft.competency.as_ref(), draft.kind),
            None if draft.is_empty() => false,
            None => {
                kept.push(Kept { by: seat.clone(), draft });
                true
            }
        }
    }

    /// Removes a draft, because it was recorded or given up. Tells whether there was one.
    pub fn remove(&mut self, competency: Option<&CompetencyId>, kind: DraftKind) -> bool {
        let Self { seat, kept } = self;
        let before = kept.len();
        kept.retain(|Kept { by, draft }| by != seat || draft.kind != kind || draft.competency.as_ref() != competency);
        kept.len() != before
    }

    /// The drafts of the one who is seated, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Draft> {
        self.kept.iter().filter(|kept| kept.by == self.seat).map(|kept| &kept.draft)
    }

    /// Whether there is none, whoever is seated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
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

    #[test]
    fn drafts_are_seen_by_the_one_who_typed_them_alone() {
        let draft = |text: &str| Draft { competency: None, kind: DraftKind::Action, fields: vec![text.to_owned()] };
        let mentor = || Author::Mentor("Grace".into());
        let mut drafts: Drafts =
            serde_json::from_str(r#"[{"kind":"action","fields":["mine, of an earlier version"]}]"#).unwrap();
        assert_eq!(drafts.iter().count(), 1);
        drafts.sit(mentor());
        assert_eq!((drafts.get(None, DraftKind::Action), drafts.is_empty()), (None, false));
        assert!(!drafts.remove(None, DraftKind::Action) && drafts.put(draft("the mentor's")));
        let again: Drafts = serde_json::from_str(&serde_json::to_string(&drafts).unwrap()).unwrap();
        let words = |drafts: &Drafts| drafts.iter().flat_map(|draft| draft.fields.clone()).collect::<Vec<_>>();
        assert_eq!(
            (words(&drafts), words(&again)),
            (vec!["the mentor's".to_owned()], vec!["mine, of an earlier version".to_owned()],)
        );
    }
}
