//! A profile as a file: JSON with a header, then one entry per line.
//!
//! Entries are read in one pass and kept word for word, less the white space between their words:
//! unknown fields, unknown kinds and the spelling of numbers survive. A file of a higher format
//! is refused as a whole.

use std::collections::BTreeMap;
use std::collections::btree_map;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::entry::{Entry, EntryId};
use super::json_cursor::{Cursor, Fault, minified};
use super::line::Source;
use super::log::Log;
use super::log_codec::read_log;
use super::pieces::Pieces;
use super::profile::{Header, Profile};
use crate::framework::id::FrameworkId;
use crate::framework::text::{Raw, Text, clean_line};

/// The format that this version reads and writes.
pub const FORMAT: u64 = 1;

/// Why a file is not a profile that can be read. The file is left alone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {what}")]
pub struct DecodeError {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub what: String,
    /// What to do about it.
    pub hint: String,
    /// The format of the file, if it is higher than [`FORMAT`].
    pub newer: Option<u64>,
}

/// How the first field of a packet begins, wherever it stands: a profile has none of that name.
const PACKET: &str = "\"schema\": \"opsarc/packet@";

const REPAIR: &str = "correct that place in a text editor, or put a copy of the file in its place; it was not changed";

const MARKERS: &str = "`opsarc git doctor` in its repository says how to merge it anew; or take a version out of the history. \
                       It was not changed";

/// Where the first conflict marker of a merge of text stands, if any: no line of a profile begins so.
fn conflict_marker(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// Reads a profile.
///
/// # Errors
/// [`DecodeError`] with the first place that cannot be read.
pub fn decode(bytes: &[u8]) -> Result<Profile, DecodeError> {
    decode_owned(bytes.to_vec()).map(|(profile, _)| profile)
}

/// Reads a profile, with the text that it was read from: its entries hold on to their lines in it.
///
/// # Errors
/// [`DecodeError`] with the first place that cannot be read.
pub fn decode_owned(bytes: Vec<u8>) -> Result<(Profile, Arc<String>), DecodeError> {
    let whole = Arc::new(String::from_utf8(bytes).map_err(|e| {
        let end = e.utf8_error().valid_up_to();
        let good = e.as_bytes().get(..end).and_then(|good| std::str::from_utf8(good).ok()).unwrap_or("");
        let hint = "save it as UTF-8; it was not changed";
        error(good, good.len(), "this is not UTF-8 text".to_owned(), hint)
    })?);
    read(&Source::Read(Arc::clone(&whole))).map(|profile| (profile, whole))
}

/// Reads a profile that is part of the program, whose entries are not copied out of it.
///
/// # Errors
/// [`DecodeError`] with the first place that cannot be read.
pub fn decode_own(text: &'static str) -> Result<Profile, DecodeError> {
    read(&Source::Own(text))
}

fn read(whole: &Source) -> Result<Profile, DecodeError> {
    let text = whole.as_str();
    if text.starts_with('\u{feff}') {
        let what = "the file starts with a byte order mark".to_owned();
        return Err(error(text, 0, what, "save it as UTF-8 without a byte order mark; it was not changed"));
    }
    if text.trim().is_empty() {
        let hint = "put a copy in its place, or remove it to begin a new profile";
        return Err(error(text, 0, "the file is empty".to_owned(), hint));
    }
    Reader::default().read(whole).map_err(|fault| match fault {
        Broken::At(_) if text.contains(PACKET) => {
            let hint = "`opsarc packet open FILE` or `opsarc packet accept FILE` takes it in, `opsarc packet show FILE` shows it";
            error(text, 0, "this is a packet, not a profile".to_owned(), hint)
        }
        Broken::At(Fault { at, what }) => match conflict_marker(text) {
            Some(at) => error(text, at, "a conflict marker that a merge of text left here".to_owned(), MARKERS),
            None => error(text, at, what, REPAIR),
        },
        Broken::Newer { at, format } => {
            let what = format!("written by a newer opsarc: format {format}; this one reads {FORMAT}");
            let hint = "update opsarc to a version that reads this format; the file was not changed";
            DecodeError { newer: Some(format), ..error(text, at, what, hint) }
        }
    })
}

/// Why reading stopped.
enum Broken {
    At(Fault),
    Newer { at: usize, format: u64 },
}

impl From<Fault> for Broken {
    fn from(fault: Fault) -> Self {
        Self::At(fault)
    }
}

/// What is wrong at byte `at` of `text`.
pub(in crate::profile) fn error(text: &str, at: usize, what: String, hint: &str) -> DecodeError {
    let before = text.get(..at).unwrap_or(text);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
    DecodeError { line, column, what, hint: hint.to_owned(), newer: None }
}

/// What has been read of a file so far.
#[derive(Default)]
struct Reader {
    format: bool,
    id: Option<EntryId>,
    framework: Option<Named>,
    sample: Option<bool>,
    unknown: BTreeMap<String, Box<str>>,
    /// Where the log begins, when it came before the format.
    log_at: Option<usize>,
    log: Option<Pieces<Entry>>,
}

/// The framework of a header.
pub(in crate::profile) struct Named {
    pub(in crate::profile) id: FrameworkId,
    pub(in crate::profile) version: Text,
    pub(in crate::profile) unknown: BTreeMap<String, Box<str>>,
}

impl Reader {
    fn read(mut self, whole: &Source) -> Result<Profile, Broken> {
        let text = whole.as_str();
        let mut cursor = Cursor::new(text);
        cursor.expect(b'{', "a profile begins with `{`")?;
        let mut end = cursor.taken(b'}');
        while !end {
            let at = cursor.place();
            let key: Raw<'_> = cursor.value()?;
            cursor.expect(b':', "expected `:` after a key")?;
            self.field(&mut cursor, whole, &key.0, at)?;
            end = cursor.taken(b'}');
            if !end {
                cursor.expect(b',', "expected `,` or `}`")?;
            }
        }
        let end = cursor.place();
        if !cursor.at_end() {
            return Err(Fault::new(end, "there is something after the end of the profile").into());
        }
        let missing = |field: &str| Fault::new(end.saturating_sub(1), &format!("the profile has no `{field}`"));
        if !self.format {
            return Err(missing("format").into());
        }
        if let Some(at) = self.log_at {
            self.log = Some(read_log(&mut Cursor::starting(text, at), whole)?);
        }
        let named = self.framework.ok_or_else(|| missing("framework"))?;
        let header = Header {
            id: self.id.ok_or_else(|| missing("profile"))?,
            framework: (named.id, named.version),
            sample: self.sample.unwrap_or(false),
            unknown: self.unknown,
            framework_unknown: named.unknown,
        };
        Ok(Profile { header, log: Log::of(self.log.ok_or_else(|| missing("log"))?) })
    }

    /// Reads the value of one field of the header.
    fn field(&mut self, cursor: &mut Cursor<'_>, whole: &Source, key: &str, at: usize) -> Result<(), Broken> {
        let twice = match key {
            "format" => {
                let at = cursor.place();
                let format: u64 = cursor.value()?;
                match format {
                    FORMAT => std::mem::replace(&mut self.format, true),
                    0 => return Err(Fault::new(at, "there is no format 0").into()),
                    format => return Err(Broken::Newer { at, format }),
                }
            }
            "profile" => self.id.replace(cursor.value()?).is_some(),
            "framework" => self.framework.replace(read_framework(cursor)?).is_some(),
            "sample" => self.sample.replace(cursor.value()?).is_some(),
            "log" if self.format => self.log.replace(read_log(cursor, whole)?).is_some() | self.log_at.is_some(),
            "log" => {
                // A newer format may have another kind of log: skip it until the format is known.
                let start = cursor.place();
                cursor.value::<serde::de::IgnoredAny>()?;
                self.log_at.replace(start).is_some()
            }
            _ => {
                let raw: &RawValue = cursor.value()?;
                match self.unknown.entry(key.to_owned()) {
                    btree_map::Entry::Vacant(vacant) => {
                        vacant.insert(minified(raw.get()).into());
                        false
                    }
                    btree_map::Entry::Occupied(_) => true,
                }
            }
        };
        if twice { Err(Fault::new(at, &format!("`{}` stands here twice", clean_line(key))).into()) } else { Ok(()) }
    }
}

/// Reads the framework of a header.
pub(in crate::profile) fn read_framework(cursor: &mut Cursor<'_>) -> Result<Named, Fault> {
    #[derive(Deserialize)]
    #[serde(expecting = "a framework with `id` and `version`")]
    struct Known {
        id: FrameworkId,
        version: Text,
    }
    let at = cursor.place();
    let raw: &RawValue = cursor.value()?;
    let known: Known = serde_json::from_str(raw.get()).map_err(|e| Fault::of(raw.get(), at, &e))?;
    let fields: BTreeMap<String, &RawValue> =
        serde_json::from_str(raw.get()).map_err(|e| Fault::of(raw.get(), at, &e))?;
    let unknown = fields
        .into_iter()
        .filter(|(key, _)| key != "id" && key != "version")
        .map(|(key, value)| (key, minified(value.get()).into()))
        .collect();
    Ok(Named { id: known.id, version: known.version, unknown })
}

/// Writes a profile: the fields of the header one per line, then one entry per line.
#[must_use]
pub fn encode(profile: &Profile) -> String {
    let header = &profile.header;
    let length: usize = profile.log.iter().map(|entry| entry.line().len() + 2).sum();
    let mut text = String::with_capacity(length + 512);
    let _ = write!(text, "{{\n  \"format\": {FORMAT},\n  \"profile\": \"{}\",\n  \"framework\": {{", header.id);
    let _ = write!(text, "\"id\": \"{}\", \"version\": {}", header.framework.0, quoted(header.framework.1.as_str()));
    for (key, value) in &header.framework_unknown {
        let _ = write!(text, ", {}: {value}", quoted(key));
    }
    text.push_str("},\n");
    if header.sample {
        text.push_str("  \"sample\": true,\n");
    }
    for (key, value) in &header.unknown {
        let _ = writeln!(text, "  {}: {value},", quoted(key));
    }
    text.push_str("  \"log\": [");
    let mut comma = "\n";
    for entry in profile.log.iter() {
        text.push_str(comma);
        text.push_str(entry.line());
        comma = ",\n";
    }
    text.push_str("\n]}\n");
    text
}

/// A string of JSON.
pub(in crate::profile) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::body::Body;

    const ID: &str = "0196c1a0-0000-7000-8000-000000000001";

    fn file(fields: &str, log: &str) -> String {
        format!(
            "{{\n  \"format\": 1,\n  \"profile\": \"{ID}\",\n  \"framework\": {{\"id\": \"aiops\", \"version\": \"1.0\"}},\n{fields}  \"log\": [{log}\n]}}\n"
        )
    }

    fn entry(n: u8, body: &str) -> String {
        format!(
            "\n{{\"id\":\"0196c1a0-0000-7000-8000-0000000001{n:02}\",\"at\":\"2026-05-11T18:04:09+02:00\",\"by\":\"self\",\"body\":{body}}}"
        )
    }

    fn fails(text: &str) -> DecodeError {
        decode(text.as_bytes()).expect_err(text)
    }

    #[test]
    fn what_was_written_reads_back_to_the_same_bytes() {
        let log = [
            entry(1, r#"{"kind":"rating","competency":"basic-stats","rating":2,"mood":{"of":[1.50,1e3]}}"#),
            entry(2, r#"{"kind":"dance","steps":[1,2,{"deep":"a b"}]}"#),
            entry(3, r#"{"text":"kind comes late","kind":"note"}"#),
            entry(4, r#"{"kind":"note","text":"quote \" and \\ and \u00e9"}"#),
        ];
        let text = file("  \"sample\": true,\n  \"colour\": {\"a\":1.0},\n", &log.join(","));
        let profile = decode(text.as_bytes()).unwrap();
        assert_eq!(encode(&profile), text);
        let bodies: Vec<&Body> = profile.log.iter().map(|entry| &entry.body).collect();
        assert!(matches!(bodies[0], Body::Rating(_)) && *bodies[1] == Body::Unknown);
        assert!(matches!(bodies[2], Body::Note(note) if note.text.as_str() == "kind comes late"));
        assert_eq!(decode(file("", "").as_bytes()).map(|p| encode(&p)), Ok(file("", "")));
    }

    #[test]
    fn other_layouts_and_orders_say_the_same() {
        let plain = file("", &entry(1, r#"{"kind":"note","text":"a  b \" { c"}"#));
        let value: serde_json::Value = serde_json::from_str(&plain).unwrap();
        // Keys sorted: the log comes before the profile's id and the kind is first all the same.
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        let (a, b) = (decode(plain.as_bytes()).unwrap(), decode(pretty.as_bytes()).unwrap());
        assert_eq!(a.header, b.header);
        assert_eq!(a.log.iter().next().unwrap().body, b.log.iter().next().unwrap().body);
        assert!(!encode(&b).contains("\n      "));
        let log_first = plain.replacen("  \"format\": 1,\n", "", 1).replacen("]}", "], \"format\": 1}", 1);
        assert_eq!(decode(log_first.as_bytes()).unwrap(), a);
    }

    #[test]
    fn errors_name_their_place() {
        let at = |text: &str| {
            let e = fails(text);
            (e.line, e.column, e.what)
        };
        let (line, _, what) = at(&file("", &entry(1, r#"{"kind":"rating","competency":"basic-stats","rating":7}"#)));
        assert_eq!((line, what.as_str()), (6, "rating 7 is not between 0 and 4"));
        let (line, _, what) = at(&file("", &entry(1, r#"{"kind":"rating","competency":"basic-stats","ratng":3}"#)));
        assert_eq!((line, what.as_str()), (6, "missing field `rating`"));
        let (line, _, what) = at(&file("", &entry(1, r#"{"competency":"basic-stats","rating":7,"kind":"rating"}"#)));
        assert_eq!((line, what.as_str()), (6, "rating 7 is not between 0 and 4"));
        let (line, column, what) = at(&file("", &[entry(1, r#"{"kind":"tombstone"}"#), entry(2, "{}")].join("")));
        assert_eq!((line, column, what.as_str()), (7, 1, "expected `,` or `]` after an entry"));
        let (line, column, _) = at(&file("", "\n{\"id\":\"é\",\"at\":\"x\"}"));
        assert_eq!((line, column), (6, 9));
        assert_eq!(at(""), (1, 1, "the file is empty".to_owned()));
        assert_eq!(at("\u{feff}{}").2, "the file starts with a byte order mark");
        assert_eq!(at("{}").2, "the profile has no `format`");
        assert_eq!(at("[]").2, "a profile begins with `{`");
        assert_eq!(at(&file("", "3")).2, "an entry begins with `{`");
        assert_eq!(at(&(file("", "") + "{}")).2, "there is something after the end of the profile");
        assert_eq!(
            at(&file("  \"sample\": true,\n  \"sample\": true,\n", "")),
            (6, 3, "`sample` stands here twice".to_owned())
        );
        let marked = file("", &entry(1, r#"{"kind":"tombstone"}"#)).replacen("\n{\"id", "\n<<<<<<< HEAD\n{\"id", 1);
        let (line, column, what) = at(&marked);
        assert_eq!((line, column, what.as_str()), (6, 1, "a conflict marker that a merge of text left here"));
        let bytes = decode(b"{\n \xff}").unwrap_err();
        assert_eq!((bytes.line, bytes.column), (2, 2));
    }

    #[test]
    fn a_newer_format_is_refused_whatever_it_holds() {
        let e = fails("{\"log\": {\"another\": \"kind\"}, \"format\": 2, ...");
        assert_eq!((e.newer, e.what.as_str()), (Some(2), "written by a newer opsarc: format 2; this one reads 1"));
    }

    #[test]
    fn hostile_files_fail_and_nothing_else() {
        let deep = "[".repeat(200_000);
        for body in [deep.as_str(), "{\"kind\":", "{\"kind\":\"note\",\"text\":\"\\ud800\"}", "nul"] {
            assert!(decode(file("", &entry(1, body)).as_bytes()).is_err());
        }
        assert!(decode(deep.as_bytes()).is_err());
        let kept = format!(r#"{{"kind":"later","deep":{deep}{}}}"#, "]".repeat(deep.len()));
        assert!(decode(file("", &entry(1, &kept)).as_bytes()).is_ok());
        let text = file("", &entry(1, r#"{"kind":"note","text":"é\u001b[31m"}"#));
        for cut in 0..text.len() - 2 {
            assert!(decode(&text.as_bytes()[..cut]).is_err(), "cut at {cut}");
        }
    }

    #[test]
    fn one_id_twice_in_a_file_is_settled_by_the_rule_of_merging() {
        let a = entry(1, r#"{"kind":"note","text":"a"}"#);
        let b = entry(1, r#"{"kind":"note","text":"b"}"#);
        let one = decode(file("", &[a.clone(), b.clone()].join(",")).as_bytes()).unwrap();
        let other = decode(file("", &[b, a].join(",")).as_bytes()).unwrap();
        assert_eq!(one, other);
        assert_eq!(one.log.len(), 1);
    }
}
