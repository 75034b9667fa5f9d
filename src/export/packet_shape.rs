//! `opsarc/packet-contents@1`: what is in a packet, for scripts.

use serde::Serialize;

use super::entry_head::EntryHead;
use super::packet;
use super::record;
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, FrameworkId, RoleId};
use crate::framework::rating::Rating;
use crate::framework::text::Text;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::moment::Moment;
use crate::profile::month::Month;
use crate::profile::packet::{Packet, PacketKind};
use crate::profile::redacted::{Redacted, StageFigures};

/// The output of `opsarc packet show --json` for a packet with entries.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsReport<'a> {
    /// `opsarc/packet-contents@1`.
    pub schema: &'static str,
    /// `share` or `return`.
    pub kind: PacketKind,
    /// False: it holds entries.
    pub redacted: bool,
    /// The mentee's profile.
    pub profile: EntryId,
    /// The framework it was rated by.
    pub framework: Named<'a>,
    /// Who made it.
    pub from: &'a Text,
    /// For whom, if that was said.
    #[serde(rename = "for")]
    pub to: Option<&'a Text>,
    /// When.
    pub made: Moment,
    /// What its maker wants to say.
    pub note: Option<&'a Text>,
    /// Only what was touched since then.
    pub since: Option<Day>,
    /// Only these; all where there is none.
    pub only: &'a [CompetencyId],
    /// What was left out.
    pub without: &'a [Text],
    /// Whether private notes are in it.
    pub private: bool,
    /// The checksum, in hexadecimal.
    pub checksum: &'a str,
    /// Whether the mentee's own ratings are covered below.
    pub covered: bool,
    /// The entries, oldest first.
    pub entries: Vec<PacketEntry<'a>>,
}

/// A framework by name.
#[derive(Debug, Clone, Serialize)]
pub struct Named<'a> {
    /// Its id.
    pub id: &'a FrameworkId,
    /// Its version.
    pub version: &'a Text,
}

/// One entry.
#[derive(Debug, Clone, Serialize)]
pub struct PacketEntry<'a> {
    /// What it is.
    #[serde(flatten)]
    pub head: EntryHead<'a>,
    /// Whether some of its words stayed home.
    pub withheld: bool,
    /// Its body; null where it is covered, or of a kind that this version does not know.
    pub body: Option<&'a Body>,
}

impl<'a> ContentsReport<'a> {
    /// Makes the report. The mentee's own ratings in a share stay covered unless `uncovered`.
    #[must_use]
    pub fn new(framework: &Framework, packet: &'a Packet, checksum: &'a str, uncovered: bool) -> Self {
        let cover = packet.kind == PacketKind::Share && !uncovered;
        let entry = |entry: &'a Entry| {
            let hidden = cover && packet::is_own_judgement(entry);
            let summary = match cover {
                true => packet::covered(framework, &packet.log, entry),
                false => record::in_context(framework, &packet.log, entry),
            };
            PacketEntry {
                head: EntryHead::new(entry, summary),
                withheld: entry.withheld,
                body: (!hidden && entry.body != Body::Unknown).then_some(&entry.body),
            }
        };
        let (id, version) = &packet.header.framework;
        Self {
            schema: "opsarc/packet-contents@1",
            kind: packet.kind,
            redacted: false,
            profile: packet.header.id,
            framework: Named { id, version },
            from: &packet.from,
            to: packet.to.as_ref(),
            made: packet.made,
            note: packet.note.as_ref(),
            since: packet.choice.since,
            only: &packet.choice.only,
            without: &packet.choice.without,
            private: packet.choice.private,
            checksum,
            covered: cover,
            entries: packet.log.iter().map(entry).collect(),
        }
    }
}

/// The output of `opsarc packet show --json` for a redacted packet.
#[derive(Debug, Clone, Serialize)]
pub struct LevelsReport<'a> {
    /// `opsarc/packet-contents@1`.
    pub schema: &'static str,
    /// `share`.
    pub kind: PacketKind,
    /// True: it holds levels alone.
    pub redacted: bool,
    /// The framework it was rated by.
    pub framework: Named<'a>,
    /// The month of which the levels are.
    pub made: Month,
    /// The role clusters.
    pub roles: &'a [RoleId],
    /// The target level.
    pub target: u8,
    /// The level attained.
    pub attained: Option<u8>,
    /// The active stage.
    pub active_stage: u8,
    /// The stages.
    pub stages: &'a [StageFigures],
    /// The checksum, in hexadecimal.
    pub checksum: &'a str,
    /// What counts of each competency that is rated.
    pub levels: Vec<LevelShape<'a>>,
}

/// What counts of one competency.
#[derive(Debug, Clone, Serialize)]
pub struct LevelShape<'a> {
    /// Which.
    pub competency: &'a CompetencyId,
    /// What counts.
    pub effective: Rating,
    /// What of it is backed.
    pub backed: Rating,
}

impl<'a> LevelsReport<'a> {
    /// Makes the report.
    #[must_use]
    pub fn new(levels: &'a Redacted, checksum: &'a str) -> Self {
        let (id, version) = &levels.framework;
        let shape = |(competency, counted): (&'a CompetencyId, &crate::profile::redacted::Counted)| LevelShape {
            competency,
            effective: counted.effective,
            backed: counted.backed,
        };
        Self {
            schema: "opsarc/packet-contents@1",
            kind: PacketKind::Share,
            redacted: true,
            framework: Named { id, version },
            made: levels.made,
            roles: &levels.roles,
            target: levels.target,
            attained: levels.attained,
            active_stage: levels.active_stage,
            stages: &levels.stages,
            checksum,
            levels: levels.levels.iter().map(shape).collect(),
        }
    }
}
