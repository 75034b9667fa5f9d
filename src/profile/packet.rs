//! A packet: one file that goes from a mentee to a mentor (a share) or back (a return). It says whose it is,
//! from whom and for whom, what was left out, and holds entries of the log word for word.
//!
//! What goes into a share is chosen by [`super::share`]; what of a return is taken by [`super::accept`]; bytes are
//! the matter of [`super::packet_codec`]. Both kinds are merged by the union of any two copies.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::author::Author;
use super::day::Day;
use super::log::Log;
use super::moment::Moment;
use super::profile::{Header, Profile};
use super::redacted::Redacted;
use crate::framework::id::CompetencyId;
use crate::framework::text::Text;

/// Which way a packet goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PacketKind {
    /// From a mentee to a mentor.
    Share,
    /// From a mentor back to the mentee.
    Return,
}

/// A packet of entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// Which way it goes.
    pub kind: PacketKind,
    /// Whose record it is of: the header of the mentee's profile.
    pub header: Header,
    /// Who made it: the mentee's name in a share, empty where none is set; the mentor's in a return.
    pub from: Text,
    /// For whom it was made, if that was said.
    pub to: Option<Text>,
    /// When it was made.
    pub made: Moment,
    /// What its maker wants to say.
    pub note: Option<Text>,
    /// What was chosen when it was made.
    pub choice: Choice,
    /// The entries.
    pub log: Log,
    /// Fields that this version does not know, each with its value in JSON on one line.
    pub(in crate::profile) unknown: BTreeMap<String, Box<str>>,
}

/// What was chosen when a packet was made. The default shares everything but what is private.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Only what was recorded from this day on, with the rest of what it belongs to.
    pub since: Option<Day>,
    /// Only these competencies; all where none is named.
    pub only: Vec<CompetencyId>,
    /// What was left out, by its slug in [`Without::ALL`]; a later version may know more.
    pub without: Vec<Text>,
    /// Whether private notes go along.
    pub private: bool,
}

/// What can be left out of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Without {
    /// Notes, remarks, and the notes beside ratings, evidence and the rest.
    Notes,
    /// Where evidence is.
    EvidenceLocators,
    /// Goals.
    Goals,
    /// How much the person wants to work on what.
    Wants,
}

impl Without {
    /// All with their slugs and what each leaves out.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Notes, "notes", "notes, remarks, and the notes beside ratings, evidence and projects"),
        (Self::EvidenceLocators, "evidence-locators", "where evidence is: addresses, paths, tickets"),
        (Self::Goals, "goals", "goals"),
        (Self::Wants, "wants", "how much you want to work on what"),
    ];

    /// Its slug.
    #[must_use]
    pub fn slug(self) -> &'static str {
        Self::ALL.iter().find(|(without, ..)| *without == self).map_or("", |(_, slug, _)| slug)
    }
}

impl Choice {
    /// Whether this is left out.
    #[must_use]
    pub fn leaves_out(&self, what: Without) -> bool {
        self.without.iter().any(|slug| slug.as_str() == what.slug())
    }

    /// Whether some of the record stays home beside what is private or was taken back.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.since.is_some() || !self.only.is_empty() || !self.without.is_empty()
    }
}

impl Packet {
    /// A packet of entries of the profile that `header` is of.
    #[must_use]
    pub fn new(kind: PacketKind, header: &Header, from: Text, made: Moment, log: Log) -> Self {
        // Fields of the header that this version does not know stay home: nobody could say whether they are private.
        let header = Header { unknown: BTreeMap::new(), ..header.clone() };
        let (to, note, choice, unknown) = (None, None, Choice::default(), BTreeMap::new());
        Self { kind, header, from, to, made, note, choice, log, unknown }
    }

    /// Who made it, as an author of entries.
    #[must_use]
    pub fn author(&self) -> Author {
        match self.kind {
            PacketKind::Share => Author::Oneself,
            PacketKind::Return => Author::Mentor(self.from.clone()),
        }
    }

    /// The packet as a copy of the profile that it is of.
    #[must_use]
    pub fn into_profile(self) -> Profile {
        Profile { header: self.header, log: self.log }
    }
}

/// A file that is a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnyPacket {
    /// With entries.
    Record(Box<Packet>),
    /// With levels alone.
    Redacted(Box<Redacted>),
}
