//! What a session asks in a form: with whom, what, why, by when.

use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::profile::draft::DraftKind;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// With whom a session is opened.
    Open,
    /// What is put on the agenda.
    Topic,
    /// Why the two agree on a rating.
    Agree(CompetencyId, Rating),
    /// What the two leave open.
    Differ(CompetencyId),
    /// What is to be done.
    Action(Option<CompetencyId>),
    /// The next date and a few words.
    Close,
}

/// A field: its label, and what to write there.
pub type Slot = (&'static str, &'static str);

impl Ask {
    /// The fields in order.
    #[must_use]
    pub fn slots(&self) -> &'static [Slot] {
        match self {
            Self::Open => &[("Mentor", "the mentor's name")],
            Self::Topic => &[("Competency", "its title or a part of it")],
            Self::Agree(..) => &[("Because", "what you both saw in the evidence")],
            Self::Differ(_) => &[("About", "what you see differently, and what would settle it")],
            Self::Action(_) => &[
                ("To do", "what is to be done"),
                ("By", "the date, such as 2027-01-31"),
                ("Shown by", "the evidence that will show it"),
            ],
            Self::Close => {
                &[("Next date", "such as 2027-01-31; may stay empty"), ("In short", "what was said; may stay empty")]
            }
        }
    }

    /// Where its draft is kept, if it is kept.
    #[must_use]
    pub fn draft(&self) -> Option<(Option<CompetencyId>, DraftKind)> {
        match self {
            Self::Open | Self::Topic => None,
            Self::Agree(id, _) | Self::Differ(id) => Some((Some(id.clone()), DraftKind::Reason)),
            Self::Action(_) => Some((None, DraftKind::Action)),
            Self::Close => Some((None, DraftKind::Minutes)),
        }
    }
}
