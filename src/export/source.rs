//! What documents are made from.

use super::document::document::Preamble;
use crate::framework::framework::Framework;
use crate::framework::id::RoleId;
use crate::insight::overview::Overview;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::profile::Profile;
use crate::profile::standing::Standing;

/// What was asked for beside the format. What is not given is the person's own, or everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// For this role cluster of the framework.
    pub role: Option<RoleId>,
    /// For this level of the framework.
    pub level: Option<u8>,
    /// Only this stage of the framework.
    pub stage: Option<u8>,
    /// Only this session: the entry that opened it.
    pub session: Option<EntryId>,
    /// With the notes that are marked as private.
    pub private: bool,
}

/// An option that a format may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// [`Options::role`].
    Role,
    /// [`Options::level`].
    Level,
    /// [`Options::stage`].
    Stage,
    /// [`Options::session`].
    Session,
    /// [`Options::private`].
    Private,
}

/// Every option with its word on the command line and in the Reports screen.
pub const CHOICES: [(Choice, &str); 5] = [
    (Choice::Role, "role"),
    (Choice::Level, "level"),
    (Choice::Stage, "stage"),
    (Choice::Session, "session"),
    (Choice::Private, "private"),
];

impl Choice {
    /// Its word, such as `role`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        CHOICES.iter().find(|(choice, _)| *choice == self).map_or("", |(_, slug)| slug)
    }
}

impl Options {
    /// The options that are given.
    pub fn given(&self) -> impl Iterator<Item = Choice> {
        let given = |choice: &Choice| match choice {
            Choice::Role => self.role.is_some(),
            Choice::Level => self.level.is_some(),
            Choice::Stage => self.stage.is_some(),
            Choice::Session => self.session.is_some(),
            Choice::Private => self.private,
        };
        CHOICES.map(|(choice, _)| choice).into_iter().filter(given)
    }
}

/// What a document is made from: one person's record at a day, what it means, and what was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// The profile: its header and its log. Entries later than the day are not to be told.
    pub profile: &'a Profile,
    /// What holds at the end of the day.
    pub standing: &'a Standing,
    /// What it means; its `as_of` is the day.
    pub overview: &'a Overview,
    /// What was asked for.
    pub options: &'a Options,
}

impl Source<'_> {
    /// The day that the document describes.
    #[must_use]
    pub fn day(&self) -> Day {
        self.overview.as_of
    }

    /// The person's name; "this person" where none is given.
    #[must_use]
    pub fn name(&self) -> String {
        let name = &self.standing.settings.name;
        if name.is_empty() { "this person".to_owned() } else { name.line().into_owned() }
    }

    /// As [`Self::preamble`], of a document made of the framework alone: whose record it is does not show.
    #[must_use]
    pub fn preamble_of_framework(&self, what: impl Into<String>, reader: impl Into<String>) -> Preamble {
        Preamble { sample: false, ..self.preamble(what, reader) }
    }

    /// What a document made from it says of itself: `what` it is and for which `reader`, each as a sentence.
    #[must_use]
    pub fn preamble(&self, what: impl Into<String>, reader: impl Into<String>) -> Preamble {
        let identity = self.framework.identity();
        Preamble {
            what: what.into(),
            reader: reader.into(),
            day: self.day(),
            framework: format!("{} {}", identity.id, identity.version.line()),
            sample: self.profile.header.sample,
        }
    }
}
