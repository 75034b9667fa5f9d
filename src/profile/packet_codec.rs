//! A packet as a file: JSON with a header, one entry or one level a line, and the checksum of all that at its
//! end. Entries are kept word for word, and so are fields that this version does not know.
//!
//! Whatever was cut off or changed on the way, in any byte, is refused, as is a newer format.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::codec::{DecodeError, Named, error, quoted, read_framework};
use super::json_cursor::{Cursor, Fault, minified};
use super::line::Source;
use super::log::Log;
use super::log_codec::read_log;
use super::packet::{AnyPacket, Choice, Packet, PacketKind};
use super::profile::Header;
use super::redacted::{Counted, Redacted};
use super::redacted_codec::{LevelLine, levels};
use super::seal;
use crate::framework::id::CompetencyId;
use crate::framework::text::{Text, clean_line};

/// The name of the shape that this version reads and writes.
pub const SCHEMA: &str = "opsarc/packet@1";

const NAME: &str = "opsarc/packet@";
const VERSION: u64 = 1;

/// What every packet says of itself, for whoever opens the file by chance, before what to do with it.
const NOTICE: &str = "Checksummed, not encrypted and not signed: whoever has this file can read it.";

const AGAIN: &str = "ask for the file again, or for another one made anew; nothing of it was taken";

/// A packet that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What it holds.
    pub packet: AnyPacket,
    /// Its checksum: 64 hexadecimal digits, which the two may compare by voice.
    pub checksum: String,
}

/// Whether a text says of itself that it is a packet, of whatever version.
#[must_use]
pub fn is_packet(text: &str) -> bool {
    schema_of(text).is_some_and(|(_, schema)| schema.starts_with(NAME))
}

/// Reads a packet.
///
/// # Errors
/// [`DecodeError`] with the first place at which it cannot be read, or where it was changed.
pub fn decode(bytes: &[u8]) -> Result<Read, DecodeError> {
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let good = bytes.get(..e.valid_up_to()).and_then(|good| std::str::from_utf8(good).ok()).unwrap_or("");
        error(good, good.len(), "this is not UTF-8 text: the file was changed on the way".to_owned(), AGAIN)
    })?;
    let (at, schema) = schema_of(text).ok_or_else(|| not_a_packet(text))?;
    match schema.strip_prefix(NAME).map(str::parse::<u64>) {
        Some(Ok(VERSION)) => {}
        Some(Ok(format)) if format > VERSION => {
            let what = format!("made by a newer opsarc: packet format {format}; this one reads {VERSION}");
            let hint = "update opsarc to a version that reads this format; nothing of the packet was taken";
            return Err(DecodeError { newer: Some(format), ..error(text, at, what, hint) });
        }
        _ => {
            let what = format!("this is `{}`, not a packet", clean_line(&schema));
            return Err(error(text, at, what, "name a file that `opsarc packet make` or `packet return` wrote"));
        }
    }
    let whole = seal::check(text);
    match (read(text), whole) {
        (Ok(packet), Ok(sum)) => Ok(Read { packet, checksum: sum.to_owned() }),
        (Ok(_), Err(Fault { at, what })) => Err(error(text, at, what, AGAIN)),
        (Err(Fault { at, what }), Ok(_)) => {
            let hint = "the file is as its maker wrote it, so update opsarc, or ask them which version they have";
            Err(error(text, at, what, hint))
        }
        (Err(Fault { at, what }), Err(_)) => {
            let what = if at >= text.trim_end().len() {
                "the file ends here, in the middle of the packet: it was cut off on the way".to_owned()
            } else {
                format!("{what}; the packet was changed on the way")
            };
            Err(error(text, at, what, AGAIN))
        }
    }
}

/// What the file says of its own shape, and where.
fn schema_of(text: &str) -> Option<(usize, String)> {
    let mut cursor = Cursor::new(text);
    cursor.expect(b'{', "").ok()?;
    loop {
        let key: String = cursor.value().ok()?;
        cursor.expect(b':', "").ok()?;
        let at = cursor.place();
        if key == "schema" {
            return Some((at, cursor.value().ok()?));
        }
        cursor.value::<serde::de::IgnoredAny>().ok()?;
        cursor.expect(b',', "").ok()?;
    }
}

fn not_a_packet(text: &str) -> DecodeError {
    let profile = text.trim_start().starts_with('{') && text.contains("\"format\"") && text.contains("\"log\"");
    if profile {
        let what = "this is a profile, not a packet".to_owned();
        return error(
            text,
            0,
            what,
            "`opsarc --profile FILE` opens a profile, `opsarc packet make` makes a packet of it",
        );
    }
    let hint = "name a file that `opsarc packet make` or `packet return` wrote, as it was sent";
    error(text, 0, "this is no packet: it does not name `schema`".to_owned(), hint)
}

/// The fields of a packet that have not been read yet.
struct Fields<'a> {
    text: &'a str,
    left: BTreeMap<String, &'a RawValue>,
}

impl<'a> Fields<'a> {
    fn of(text: &'a str) -> Result<Self, Fault> {
        let left = serde_json::from_str(text).map_err(|e| match e.is_eof() {
            true => Fault::new(text.trim_end().len(), "the file ends here, in the middle of the packet"),
            false => Fault::of(text, 0, &e),
        })?;
        Ok(Self { text, left })
    }

    /// The next byte of `raw` in the whole text.
    fn place(&self, raw: &RawValue) -> usize {
        (raw.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    fn raw(&mut self, name: &str) -> Result<&'a RawValue, Fault> {
        let end = self.text.trim_end().len().saturating_sub(1);
        self.left.remove(name).ok_or_else(|| Fault::new(end, &format!("the packet has no `{name}`")))
    }

    fn read<T: DeserializeOwned>(&self, raw: &RawValue) -> Result<T, Fault> {
        serde_json::from_str(raw.get()).map_err(|e| Fault::of(raw.get(), self.place(raw), &e))
    }

    fn take<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, Fault> {
        let raw = self.raw(name)?;
        self.read(raw)
    }

    fn take_or<T: DeserializeOwned + Default>(&mut self, name: &str) -> Result<T, Fault> {
        self.left.remove(name).map_or_else(|| Ok(T::default()), |raw| self.read(raw))
    }

    fn framework(&mut self) -> Result<Named, Fault> {
        let raw = self.raw("framework")?;
        read_framework(&mut Cursor::starting(self.text, self.place(raw)))
    }

    fn log(&mut self) -> Result<Log, Fault> {
        let raw = self.raw("log")?;
        read_log(&mut Cursor::starting(self.text, self.place(raw)), &Source::Read(Arc::new(self.text.to_owned())))
            .map(Log::of)
    }

    fn unknown(self) -> BTreeMap<String, Box<str>> {
        self.left.into_iter().map(|(key, raw)| (key, minified(raw.get()).into())).collect()
    }
}

fn read(text: &str) -> Result<AnyPacket, Fault> {
    let mut fields = Fields::of(text)?;
    for known in ["schema", "notice", "checksum"] {
        fields.take::<String>(known)?;
    }
    let kind: PacketKind = fields.take("kind")?;
    if fields.take("redacted")? {
        return redacted(fields).map(|levels| AnyPacket::Redacted(Box::new(levels)));
    }
    let named = fields.framework()?;
    let header = Header {
        id: fields.take("profile")?,
        framework: (named.id, named.version),
        sample: fields.take_or("sample")?,
        unknown: BTreeMap::new(),
        framework_unknown: named.unknown,
    };
    let maker = fields.raw("from")?;
    let from: Text = fields.read(maker)?;
    if kind == PacketKind::Return && from.is_empty() {
        return Err(Fault::new(fields.place(maker), "a return names the mentor that it is from"));
    }
    let choice = Choice {
        since: fields.take_or("since")?,
        only: fields.take_or("only")?,
        without: fields.take_or("without")?,
        private: fields.take_or("private")?,
    };
    Ok(AnyPacket::Record(Box::new(Packet {
        kind,
        header,
        from,
        to: fields.take_or("for")?,
        made: fields.take("made")?,
        note: fields.take_or("note")?,
        choice,
        log: fields.log()?,
        unknown: fields.unknown(),
    })))
}

fn redacted(mut fields: Fields<'_>) -> Result<Redacted, Fault> {
    let named = fields.framework()?;
    let raw = fields.raw("levels")?;
    let lines: Vec<LevelLine> = fields.read(raw)?;
    let levels = levels(lines).map_err(|what| Fault::new(fields.place(raw), &what))?;
    let figures = fields.raw("stages")?;
    let packet = Redacted {
        person: fields.take("person")?,
        framework: (named.id, named.version),
        made: fields.take("made")?,
        roles: fields.take("roles")?,
        target: fields.take("target")?,
        attained: fields.take_or("attained")?,
        active_stage: fields.take("active_stage")?,
        stages: fields.read(figures)?,
        levels,
    };
    if packet.stages.iter().any(|stage| stage.claimed > 100 || stage.backed > stage.claimed) {
        return Err(Fault::new(fields.place(figures), "a stage is claimed to 100 % at most, and backed to no more"));
    }
    Ok(packet)
}

/// Writes a packet of entries: the fields of the header one per line, then one entry per line, then the checksum.
#[must_use]
pub fn encode(packet: &Packet) -> String {
    let header = &packet.header;
    let mut file = Lines::begin(packet.kind, false);
    file.field("profile", &quoted(&header.id.to_string()));
    let mut named =
        format!("{{\"id\": \"{}\", \"version\": {}", header.framework.0, quoted(header.framework.1.as_str()));
    for (key, value) in &header.framework_unknown {
        let _ = write!(named, ", {}: {value}", quoted(key));
    }
    file.field("framework", &(named + "}"));
    if header.sample {
        file.field("sample", "true");
    }
    file.field("from", &quoted(packet.from.as_str()));
    file.text("for", packet.to.as_ref());
    file.field("made", &quoted(&packet.made.to_string()));
    file.text("note", packet.note.as_ref());
    let choice = &packet.choice;
    if let Some(since) = choice.since {
        file.field("since", &quoted(&since.to_string()));
    }
    file.list("only", choice.only.iter().map(CompetencyId::as_str));
    file.list("without", choice.without.iter().map(Text::as_str));
    if choice.private {
        file.field("private", "true");
    }
    for (key, value) in &packet.unknown {
        file.field(key, value);
    }
    file.lines("log", packet.log.iter().map(|entry| entry.line().to_owned()));
    seal::sealed(file.0)
}

/// Writes a packet of levels.
#[must_use]
pub fn encode_redacted(levels: &Redacted) -> String {
    let mut file = Lines::begin(PacketKind::Share, true);
    file.field("person", &quoted(levels.person.as_str()));
    let (id, version) = &levels.framework;
    file.field("framework", &format!("{{\"id\": \"{id}\", \"version\": {}}}", quoted(version.as_str())));
    file.field("made", &quoted(&levels.made.to_string()));
    file.field("roles", &json(&levels.roles));
    file.field("target", &levels.target.to_string());
    if let Some(attained) = levels.attained {
        file.field("attained", &attained.to_string());
    }
    file.field("active_stage", &levels.active_stage.to_string());
    file.lines("stages", levels.stages.iter().map(json));
    let line = |(competency, counted): (_, &Counted)| json(&LevelLine::new(competency, *counted));
    file.lines("levels", levels.levels.iter().map(line));
    seal::sealed(file.0)
}

/// The file as far as it is written.
struct Lines(String);

impl Lines {
    fn begin(kind: PacketKind, redacted: bool) -> Self {
        let mut file = Self("{\n".to_owned());
        file.field("schema", &quoted(SCHEMA));
        let use_it = match (kind, redacted) {
            (_, true) => "Put it into the folder that `opsarc team FOLDER` reads.",
            (PacketKind::Share, false) => "The mentor opens it with `opsarc packet open FILE`.",
            (PacketKind::Return, false) => "The mentee takes it in with `opsarc packet accept FILE`.",
        };
        file.field("notice", &quoted(&format!("{NOTICE} {use_it}")));
        file.field("kind", &json(&kind));
        file.field("redacted", if redacted { "true" } else { "false" });
        file
    }

    fn field(&mut self, name: &str, value: &str) {
        let _ = writeln!(self.0, "  {}: {value},", quoted(name));
    }

    fn text(&mut self, name: &str, value: Option<&Text>) {
        if let Some(value) = value {
            self.field(name, &quoted(value.as_str()));
        }
    }

    fn list<'a>(&mut self, name: &str, items: impl Iterator<Item = &'a str>) {
        let items: Vec<String> = items.map(quoted).collect();
        if !items.is_empty() {
            self.field(name, &format!("[{}]", items.join(", ")));
        }
    }

    fn lines(&mut self, name: &str, lines: impl Iterator<Item = String>) {
        let _ = write!(self.0, "  {}: [", quoted(name));
        let mut comma = "\n";
        for line in lines {
            self.0.push_str(comma);
            self.0.push_str(&line);
            comma = ",\n";
        }
        self.0.push_str("\n],\n");
    }
}

fn json<T: serde::Serialize>(value: &T) -> String {
    // Names, numbers and lists of them: there is nothing in them that cannot be written.
    serde_json::to_string(value).unwrap_or_default()
}
