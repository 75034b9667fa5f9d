//! The JSON Schema of a packet file, made from the types that read it.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::Value;

use super::day::Day;
use super::entry::EntryId;
use super::moment::Moment;
use super::month::Month;
use super::packet::PacketKind;
use super::redacted::StageFigures;
use super::redacted_codec::LevelLine;
use super::schema::{EntryLine, FrameworkName, allow_unknown_kinds};
use crate::framework::id::{CompetencyId, RoleId};
use crate::framework::text::Text;

/// A packet of opsarc: what goes from a mentee to a mentor and back.
#[derive(JsonSchema)]
#[schemars(title = "opsarc packet", untagged)]
#[expect(dead_code, reason = "described, not made")]
enum PacketFile {
    /// With entries.
    Record(Box<Record>),
    /// With levels alone.
    Levels(Box<Levels>),
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "described, not made")]
struct Record {
    /// The shape and its version.
    #[schemars(extend("const" = "opsarc/packet@1"))]
    schema: String,
    /// What every packet says of itself: checksummed, not encrypted, not signed.
    notice: String,
    /// From a mentee, or back from a mentor.
    kind: PacketKind,
    /// False: it holds entries.
    #[schemars(extend("const" = false))]
    redacted: bool,
    /// The mentee's profile.
    profile: EntryId,
    /// The framework it was rated by.
    framework: FrameworkName,
    /// Whether the profile is made-up.
    #[serde(default)]
    sample: bool,
    /// Who made it: the mentee, or the mentor in a return.
    from: Text,
    /// For whom it was made.
    #[serde(default, rename = "for")]
    to: Option<Text>,
    /// When.
    made: Moment,
    /// What its maker wants to say.
    #[serde(default)]
    note: Option<Text>,
    /// Only what was touched since this day.
    #[serde(default)]
    since: Option<Day>,
    /// Only these competencies; all where there is none.
    #[serde(default)]
    only: Vec<CompetencyId>,
    /// What was left out.
    #[serde(default)]
    without: Vec<Text>,
    /// Whether private notes are in it.
    #[serde(default)]
    private: bool,
    /// The entries, as in a profile.
    log: Vec<EntryLine>,
    /// SHA-256 of all lines above this one, in hexadecimal, after `sha256:`.
    #[schemars(regex(pattern = "^sha256:[0-9a-f]{64}$"))]
    checksum: String,
}

#[derive(JsonSchema)]
#[expect(dead_code, reason = "described, not made")]
struct Levels {
    /// The shape and its version.
    #[schemars(extend("const" = "opsarc/packet@1"))]
    schema: String,
    /// What every packet says of itself: checksummed, not encrypted, not signed.
    notice: String,
    /// Always a share.
    kind: PacketKind,
    /// True: it holds levels alone.
    #[schemars(extend("const" = true))]
    redacted: bool,
    /// The same in every redacted packet of one person.
    person: Text,
    /// The framework it was rated by.
    framework: FrameworkName,
    /// The month of which the levels are.
    made: Month,
    /// The role clusters.
    roles: Vec<RoleId>,
    /// The target level.
    target: u8,
    /// The level attained, if any.
    #[serde(default)]
    attained: Option<u8>,
    /// The active stage.
    active_stage: u8,
    /// The stages in figures.
    stages: Vec<StageFigures>,
    /// What counts of each competency that is rated.
    levels: Vec<LevelLine>,
    /// SHA-256 of all lines above this one, in hexadecimal, after `sha256:`.
    #[schemars(regex(pattern = "^sha256:[0-9a-f]{64}$"))]
    checksum: String,
}

/// The schema of a packet file. Kinds and fields that it does not name are allowed, since a later version may write
/// them.
#[must_use]
pub fn packet_schema() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = generator.into_root_schema_for::<PacketFile>().to_value();
    if let Some(body) = schema.pointer_mut("/$defs/Body") {
        allow_unknown_kinds(body);
    }
    schema
}

/// The schema as the text of a file.
#[must_use]
pub fn packet_schema_text() -> String {
    let mut text = serde_json::to_string_pretty(&packet_schema()).unwrap_or_default();
    text.push('\n');
    text
}
