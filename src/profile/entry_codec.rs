//! Reading one entry: its head and, by its kind, its body, in one pass.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::author::Author;
use super::body::{
    Body, Comment, Desire, Evidence, Horizon, MOST_MONTHS, Note, Opportunity, Placement, ProjectStep, Rated, Retraction,
};
use super::entry::{Entry, EntryId};
use super::json_cursor::{Cursor, Fault, minified, spaced};
use super::line::Sheet;
use super::moment::Moment;
use super::settings::Change;
use super::signature::Signature;
use super::usual::{author, usual};
use crate::framework::text::Raw;

/// How many characters an id has.
const ID: usize = 36;

/// How many an instant has, as this program writes it: `2026-05-11T18:04:09.113+02:00`.
const AT: usize = 29;

/// Takes one entry. `sheet` is of the text that the cursor is in.
pub(in crate::profile) fn read_entry(cursor: &mut Cursor<'_>, sheet: &Sheet) -> Result<Entry, Fault> {
    let start = cursor.place();
    if cursor.peek().is_some_and(|byte| byte != b'{') {
        return Err(Fault::new(start, "an entry begins with `{`"));
    }
    if let Some(entry) = read_canonical(cursor, sheet) {
        return Ok(entry);
    }
    let head: Head = cursor.value()?;
    let text = cursor.since(start);
    let body = match head.body {
        Told::Body(body) => body,
        Told::KindLater => read_late(text, start)?,
    };
    Ok(Entry { id: head.id, at: head.at, by: head.by, body, withheld: head.withheld, line: minified(text).into() })
}

/// Takes an entry that stands as this program writes it, head and all; nothing, and the cursor where it was, for any
/// other, and for one in which something is wrong.
fn read_canonical(cursor: &mut Cursor<'_>, sheet: &Sheet) -> Option<Entry> {
    let start = cursor.place();
    let text = cursor.rest();
    let (id, rest) = text.strip_prefix(r#"{"id":""#)?.split_at_checked(ID)?;
    let rest = rest.strip_prefix(r#"","at":""#)?;
    let (at, rest) = match rest.split_at_checked(AT) {
        Some((at, rest)) if rest.starts_with('"') => (at, rest),
        _ => rest.split_at_checked(rest.bytes().position(|byte| byte == b'"')?)?,
    };
    let (by, rest) = author(rest.strip_prefix(r#"","by":"#)?)?;
    let rest = rest.strip_prefix(r#","body":"#)?;
    let told = start + text.len() - rest.len();
    let (id, at) = (id.parse().ok()?, at.parse().ok()?);
    if let Some((body, rest)) = usual(rest)
        && let Some(rest) = rest.strip_prefix('}')
    {
        let end = start + text.len() - rest.len();
        *cursor = cursor.moved_to(end);
        return Some(Entry { id, at, by, body, withheld: false, line: sheet.line(start, end) });
    }
    let mut ahead = cursor.moved_to(told);
    let Told::Body(body) = ahead.value().ok()? else { return None };
    if !ahead.taken(b'}') {
        return None;
    }
    // The head holds no white space; a look at the body is enough.
    let whole = ahead.since(start);
    let line = if spaced(ahead.since(told)) { minified(whole).into() } else { sheet.line(start, start + whole.len()) };
    *cursor = ahead;
    Some(Entry { id, at, by, body, withheld: false, line })
}

#[derive(Deserialize)]
#[serde(expecting = "an entry with `id`, `at`, `by` and `body`")]
struct Head {
    id: EntryId,
    at: Moment,
    by: Author,
    #[serde(default)]
    withheld: bool,
    body: Told,
}

/// A body as far as one pass can tell it.
enum Told {
    Body(Body),
    /// The kind is not the first field, as it is where this program writes: read again by kind.
    KindLater,
}

impl<'de> Deserialize<'de> for Told {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Teller;

        impl<'de> Visitor<'de> for Teller {
            type Value = Told;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a body with a `kind`")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Told, A::Error> {
                match map.next_key::<Raw<'de>>()? {
                    Some(key) if key.0 == "kind" => {
                        let kind: Raw<'de> = map.next_value()?;
                        by_kind(&kind.0, MapAccessDeserializer::new(map)).map(Told::Body)
                    }
                    Some(_) => {
                        map.next_value::<IgnoredAny>()?;
                        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                        Ok(Told::KindLater)
                    }
                    None => Err(de::Error::missing_field("kind")),
                }
            }
        }

        d.deserialize_map(Teller)
    }
}

/// Reads a body whose kind comes late in it. `text` is the entry, at byte `start` of the file.
fn read_late(text: &str, start: usize) -> Result<Body, Fault> {
    #[derive(Deserialize)]
    struct Outer<'a> {
        #[serde(borrow)]
        body: &'a RawValue,
    }
    #[derive(Deserialize)]
    struct Inner<'a> {
        #[serde(borrow)]
        kind: Cow<'a, str>,
    }
    let outer: Outer<'_> = serde_json::from_str(text).map_err(|e| Fault::of(text, start, &e))?;
    let raw = outer.body.get();
    let start = start + (raw.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let inner: Inner<'_> = serde_json::from_str(raw).map_err(|e| Fault::of(raw, start, &e))?;
    by_kind(&inner.kind, &mut serde_json::Deserializer::from_str(raw)).map_err(|e| Fault::of(raw, start, &e))
}

/// Reads the fields of a body of this kind.
fn by_kind<'de, D: Deserializer<'de>>(kind: &str, d: D) -> Result<Body, D::Error> {
    let at_most_3 = |number: u8, what: &str| {
        if number <= 3 { Ok(()) } else { Err(de::Error::custom(format!("{what} {number} is not between 0 and 3"))) }
    };
    Ok(match kind {
        "settings" => Body::Settings(Change::deserialize(d)?),
        "rating" => Body::Rating(Rated::deserialize(d)?),
        "evidence" => Body::Evidence(Evidence::deserialize(d)?),
        "note" => Body::Note(Note::deserialize(d)?),
        "placement" => {
            let placement = Placement::deserialize(d)?;
            placement.answers.values().try_for_each(|answer| at_most_3(*answer, "answer"))?;
            Body::Placement(placement)
        }
        "project" => Body::Project(ProjectStep::deserialize(d)?),
        "action" => Body::Action(Box::deserialize(d)?),
        "goal" => Body::Goal(Box::deserialize(d)?),
        "opportunity" => Body::Opportunity(Opportunity::deserialize(d)?),
        "desire" => {
            let desire = Desire::deserialize(d)?;
            at_most_3(desire.desire, "desire")?;
            Body::Desire(desire)
        }
        "horizon" => {
            let horizon = Horizon::deserialize(d)?;
            if horizon.months.is_some_and(|months| !(1..=MOST_MONTHS).contains(&months)) {
                return Err(de::Error::custom(format!("a horizon is 1 to {MOST_MONTHS} months, or null")));
            }
            Body::Horizon(horizon)
        }
        "session" => Body::Session(Box::deserialize(d)?),
        "comment" => Body::Comment(Comment::deserialize(d)?),
        "signature" => Body::Signature(Signature::deserialize(d)?),
        "retraction" => Body::Retraction(Retraction::deserialize(d)?),
        "tombstone" => {
            IgnoredAny::deserialize(d)?;
            Body::Tombstone
        }
        _ => {
            IgnoredAny::deserialize(d)?;
            Body::Unknown
        }
    })
}
