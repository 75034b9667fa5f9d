//! The bodies that a record is full of, read as this program writes them: ratings, evidence, notes and what takes them
//! back; and who recorded them.
//!
//! A record of ten thousand entries is read before the first frame, and the library, which takes fields in any order and
//! any spelling, needs several times as long for each. What is told here in another way than the usual one, and whatever
//! is wrong, is left to it.

use super::author::Author;
use super::body::{Body, Evidence, Note, Rated, Retraction};
use super::entry_id::EntryId;
use super::evidence::{EvidenceKind, Setting};
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::framework::text::{Raw, Text};

/// The body that `text` begins with, and what follows it; nothing where it is not told in the usual way.
pub(in crate::profile) fn usual(text: &str) -> Option<(Body, &str)> {
    let (kind, rest) = word(text.strip_prefix(r#"{"kind":""#)?)?;
    match kind {
        "rating" => rated(rest),
        "evidence" => evidence(rest),
        "note" => note(rest),
        "retraction" => retraction(rest),
        _ => None,
    }
}

fn rated(rest: &str) -> Option<(Body, &str)> {
    let (competency, rest) = competency(rest)?;
    let rest = rest.strip_prefix(r#","rating":"#)?;
    let (rating, rest) = match rest.split_at_checked(1)? {
        ("n", rest) => (None, rest.strip_prefix("ull")?),
        (digit, rest) => (Some(Rating::new(digit.parse().ok()?)?), rest),
    };
    let (note, rest) = field(rest, r#","note":"#)?;
    let (session, rest) = match rest.strip_prefix(r#","session":""#) {
        Some(rest) => id(rest).map(|(id, rest)| (Some(id), rest))?,
        None => (None, rest),
    };
    let (agreed, rest) = rest.strip_prefix(r#","agreed":true"#).map_or((false, rest), |rest| (true, rest));
    let rest = rest.strip_prefix('}')?;
    Some((Body::Rating(Rated { competency, rating, note, session, agreed }), rest))
}

fn evidence(rest: &str) -> Option<(Body, &str)> {
    let (competency, rest) = competency(rest)?;
    let (kind, rest) = word(rest.strip_prefix(r#","evidence":""#)?)?;
    let evidence = EvidenceKind::from_slug(kind)?;
    let (title, rest) = string(rest.strip_prefix(r#","title":"#)?)?;
    let (locator, rest) = field(rest, r#","locator":"#)?;
    let (note, rest) = field(rest, r#","note":"#)?;
    let rest = rest.strip_prefix('}')?;
    let body = Evidence { competency, evidence, title, locator, note, date: None, setting: Setting::Real };
    Some((Body::Evidence(body), rest))
}

fn note(rest: &str) -> Option<(Body, &str)> {
    let (competency, rest) = match competency(rest) {
        Some((competency, rest)) => (Some(competency), rest),
        None => (None, rest),
    };
    let (text, rest) = string(rest.strip_prefix(r#","text":"#)?)?;
    Some((Body::Note(Note { competency, text, private: false }), rest.strip_prefix('}')?))
}

fn retraction(rest: &str) -> Option<(Body, &str)> {
    let (entry, rest) = id(rest.strip_prefix(r#","entry":""#)?)?;
    Some((Body::Retraction(Retraction { entry }), rest.strip_prefix('}')?))
}

/// The author that `text` begins with, and what follows.
pub(in crate::profile) fn author(text: &str) -> Option<(Author, &str)> {
    match text.strip_prefix(r#""self""#) {
        Some(rest) => Some((Author::Oneself, rest)),
        None => {
            let (name, rest) = string(text.strip_prefix(r#"{"mentor":"#)?)?;
            Some((Author::Mentor(name), rest.strip_prefix('}')?))
        }
    }
}

/// The id that comes next, up to the end of its string.
fn id(rest: &str) -> Option<(EntryId, &str)> {
    let (id, rest) = word(rest)?;
    Some((id.parse().ok()?, rest))
}

/// The competency that comes next.
fn competency(rest: &str) -> Option<(CompetencyId, &str)> {
    let (id, rest) = word(rest.strip_prefix(r#","competency":""#)?)?;
    Some((CompetencyId::new(id).ok()?, rest))
}

/// A field that may be left out.
fn field<'a>(rest: &'a str, name: &str) -> Option<(Option<Text>, &'a str)> {
    match rest.strip_prefix(name) {
        Some(rest) => string(rest).map(|(text, rest)| (Some(text), rest)),
        None => Some((None, rest)),
    }
}

/// What stands up to the quotation mark that ends a string, and what follows that. It may be no slug, and is to be
/// checked as one.
fn word(rest: &str) -> Option<(&str, &str)> {
    let end = memchr::memchr(b'"', rest.as_bytes())?;
    Some((rest.get(..end)?, rest.get(end + 1..)?))
}

/// The string that comes next.
fn string(rest: &str) -> Option<(Text, &str)> {
    let inside = rest.strip_prefix('"')?;
    let mut end = memchr::memchr2(b'"', b'\\', inside.as_bytes())?;
    if inside.as_bytes().get(end) == Some(&b'"') {
        let (plain, rest) = (inside.get(..end)?, inside.get(end + 1..)?);
        // A control character must not stand as it is in a string of JSON.
        let sound = plain.bytes().fold(true, |sound, byte| sound & (byte >= b' '));
        return sound.then(|| (Text::new(plain), rest));
    }
    while inside.as_bytes().get(end) == Some(&b'\\') {
        let next = end + 2;
        end = next + memchr::memchr2(b'"', b'\\', inside.as_bytes().get(next..)?)?;
    }
    let (literal, rest) = (rest.get(..end + 2)?, inside.get(end + 1..)?);
    let raw: Raw<'_> = serde_json::from_str(literal).ok()?;
    Some((Text::new(&raw.0), rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the library makes of the same.
    fn by_the_library(text: &str) -> Option<(Body, &str)> {
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<Body>();
        let body = values.next()?.ok()?;
        Some((body, &text[values.byte_offset()..]))
    }

    const BODIES: [&str; 18] = [
        r#"{"kind":"rating","competency":"basic-stats","rating":3}"#,
        r#"{"kind":"rating","competency":"basic-stats","rating":null}"#,
        r#"{"kind":"rating","competency":"basic-stats","rating":0,"note":"as before"}"#,
        r#"{"kind":"rating","competency":"a-name-that-is-longer-than-most-of-them-are","rating":4,"note":""}"#,
        r#"{"kind":"rating","competency":"x","rating":1,"session":"0196c1a0-0000-7000-8000-000000000001"}"#,
        r#"{"kind":"rating","competency":"x","rating":1,"note":"y","session":"0196C1A0000070008000000000000001","agreed":true}"#,
        r#"{"kind":"rating","competency":"x","rating":2,"agreed":true}"#,
        r#"{"kind":"retraction","entry":"0196c1a0-0000-7000-8000-000000000001"}"#,
        r#"{"kind":"evidence","competency":"alert-rules","evidence":"change","title":"One"}"#,
        r#"{"kind":"evidence","competency":"alert-rules","evidence":"talk","title":"Two","locator":"https://example.org/2"}"#,
        r#"{"kind":"evidence","competency":"alert-rules","evidence":"drill","title":"Grüße, 世界","note":"three"}"#,
        r#"{"kind":"evidence","competency":"x","evidence":"design","title":"\"Four\"","locator":"C:\\four","note":"f\u0000ur"}"#,
        r#"{"kind":"note","text":"of nothing"}"#,
        r#"{"kind":"note","competency":"alert-rules","text":"one\ntwo"}"#,
        r#"{"kind":"note","competency":"alert-rules","text":"back\\"}"#,
        r#"{"kind":"note","text":"\ud83d\ude00 \u202e \u001b[2J"}"#,
        r#"{"kind":"note","text":"🦀\\\""}"#,
        r#"{"kind":"note","text":""}"#,
    ];

    #[test]
    fn the_usual_bodies_are_read_as_the_library_reads_them() {
        for body in BODIES {
            for rest in ["", "}", "},\n{\"id\"", " }", "x"] {
                let text = format!("{body}{rest}");
                let found = usual(&text);
                assert!(found.is_some(), "{text}");
                assert_eq!(found, by_the_library(&text), "{text}");
            }
        }
        // The bodies that the program writes are the usual ones.
        for body in BODIES {
            let (read, _) = usual(body).unwrap();
            let written = serde_json::to_string(&read).unwrap();
            assert_eq!(usual(&written), Some((read, "")), "{written}");
        }
    }

    #[test]
    fn authors_are_read_as_the_library_reads_them() {
        for text in [r#""self""#, r#"{"mentor":"Grace"}"#, r#"{"mentor":"\"G\"\u001b\\"}"#, r#"{"mentor":""}"#] {
            assert_eq!(author(&format!("{text},")), Some((serde_json::from_str(text).unwrap(), ",")), "{text}");
        }
        for text in [r#""other""#, r#"{"mentor":1}"#, r#"{"mentor": "Grace"}"#, r#"{"mentor":"G","x":1}"#, "null", ""] {
            assert_eq!(author(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_told_otherwise_is_left_to_the_library() {
        for text in [
            r#"{"kind": "note","text":"x"}"#,
            r#"{"kind":"note","text":"x" }"#,
            r#"{"text":"x","kind":"note"}"#,
            r#"{"kind":"note","text":"x","private":true}"#,
            r#"{"kind":"note","text":"x","later":1}"#,
            r#"{"kind":"n\u006fte","text":"x"}"#,
            r#"{"kind":"rating","rating":3,"competency":"x"}"#,
            r#"{"kind":"rating","competency":"x","rating":3,"agreed":false}"#,
            r#"{"kind":"rating","competency":"x","rating":3,"agreed":true,"note":"x"}"#,
            r#"{"kind":"retraction","entry":"0196c1a0-0000-7000-8000-000000000001","why":"x"}"#,
            r#"{"kind":"rating","competency":"x","rating":03}"#,
            r#"{"kind":"rating","competency":"x","rating":3.0}"#,
            r#"{"kind":"rating","competency":"x","rating":12}"#,
            r#"{"kind":"rating","competency":"x","rating":3,"rating":3}"#,
            r#"{"kind":"evidence","competency":"x","evidence":"talk","title":"x","setting":"sandbox"}"#,
            r#"{"kind":"evidence","competency":"x","evidence":"talk","title":"x","date":"2026-05-11"}"#,
            r#"{"kind":"settings","hours":3}"#,
        ] {
            assert_eq!(usual(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_left_to_the_library() {
        for text in [
            r#"{"kind":"rating","competency":"x","rating":5}"#,
            r#"{"kind":"rating","competency":"x","rating":"3"}"#,
            r#"{"kind":"rating","competency":"x","rating":-1}"#,
            r#"{"kind":"rating","competency":"x","rating":nil}"#,
            r#"{"kind":"rating","competency":"x y","rating":3}"#,
            r#"{"kind":"rating","competency":"x","rating":"#,
            r#"{"kind":"rating","competency":"x","rating":3,"session":"y"}"#,
            r#"{"kind":"retraction","entry":"0196c1a0-0000-7000-8000-00000000000g"}"#,
            r#"{"kind":"evidence","competency":"x","evidence":"song","title":"x"}"#,
            "{\"kind\":\"note\",\"text\":\"a\nb\"}",
            "{\"kind\":\"note\",\"text\":\"a\u{1}\"}",
            "{\"kind\":\"note\",\"text\":\"\\n\u{1}\"}",
            r#"{"kind":"note","text":"\x"}"#,
            r#"{"kind":"note","text":"\ud800"}"#,
            r#"{"kind":"note","text":"\"}"#,
            r#"{"kind":"note","text":"\\\"}"#,
            r#"{"kind":"note","text":"\"#,
            r#"{"kind":"note","text":"é\"#,
            r#"{"kind":"note","text":"x"#,
        ] {
            assert_eq!(usual(text), None, "{text}");
            assert_eq!(by_the_library(text), None, "{text}");
        }
        for text in BODIES {
            for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
                assert_eq!(usual(&text[..cut]), None, "{text} cut at {cut}");
            }
        }
    }

    proptest! {
        /// One changed place of a usual body: what is read is what the library reads, or is left to it.
        #[test]
        fn never_otherwise_than_the_library(
            body in proptest::sample::select(&BODIES[..]),
            at in any::<proptest::sample::Index>(),
            taken in 0..4_usize,
            put in r#"|[ -~]|[,:"\\{}0-9]{1,3}|\PC|[\x00-\x1f]"#,
        ) {
            let mut chars: Vec<char> = body.chars().collect();
            let from = at.index(chars.len());
            let to = (from + taken).min(chars.len());
            chars.splice(from..to, put.chars());
            let text: String = chars.into_iter().collect();
            if let Some(found) = usual(&text) {
                prop_assert_eq!(Some(found), by_the_library(&text), "{}", text);
            }
        }
    }
}
