//! The canonical bytes of an entry: one spelling for what may be spelt in several ways.
//!
//! Keys are sorted by their code points, at every depth; there is no white space outside strings; a string has no escapes
//! but those that JSON asks for; numbers, `true`, `false` and `null` stand as they were written. Keys that stand twice
//! stay, in their order. What is not JSON, or lies deeper than `DEEPEST`, stands as it is. Merging chooses by
//! these bytes, and a signature covers them.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use super::entry::Entry;

/// How deep lists and objects are looked into.
const DEEPEST: u8 = 64;

/// The canonical bytes of `entry`.
#[must_use]
pub fn canonical(entry: &Entry) -> String {
    let mut out = String::with_capacity(entry.line().len());
    write(entry.line(), DEEPEST, &mut out);
    out
}

fn write(json: &str, depth: u8, out: &mut String) {
    let known = match json.as_bytes().first() {
        Some(b'{') if depth > 0 => members(json, depth - 1, out),
        Some(b'[') if depth > 0 => items(json, depth - 1, out),
        Some(b'"') => serde_json::from_str::<String>(json).map(|text| quote(&text, out)),
        _ => Err(de::Error::custom("as it is")),
    };
    if known.is_err() {
        out.push_str(json);
    }
}

fn members(json: &str, depth: u8, out: &mut String) -> serde_json::Result<()> {
    let Members(mut members) = serde_json::from_str(json)?;
    // A stable sort: keys that stand twice keep their order.
    members.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut before = '{';
    for (key, value) in members {
        out.push(before);
        quote(&key, out);
        out.push(':');
        write(value.get(), depth, out);
        before = ',';
    }
    out.push_str(if before == '{' { "{}" } else { "}" });
    Ok(())
}

fn items(json: &str, depth: u8, out: &mut String) -> serde_json::Result<()> {
    let items: Vec<&RawValue> = serde_json::from_str(json)?;
    let mut before = '[';
    for item in items {
        out.push(before);
        write(item.get(), depth, out);
        before = ',';
    }
    out.push_str(if before == '[' { "[]" } else { "]" });
    Ok(())
}

fn quote(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}

/// The members of an object as they stand, with those that stand twice.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        d.deserialize_map(Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> String {
        let mut out = String::new();
        write(json, DEEPEST, &mut out);
        out
    }

    #[test]
    fn one_spelling_for_each_content() {
        assert_eq!(of(r#"{"b":[1,{"d":0,"c":1}],"a":"\u00e9\/"}"#), r#"{"a":"é/","b":[1,{"c":1,"d":0}]}"#);
        assert_eq!(of(r#"{"a":{},"b":[]}"#), r#"{"a":{},"b":[]}"#);
        // Numbers are not rounded: each of their digits counts.
        assert_eq!(of("[0.10000000000000000001,1e3,1.50]"), "[0.10000000000000000001,1e3,1.50]");
        // Nothing is dropped.
        assert_eq!(of(r#"{"y":2,"x":1,"y":1}"#), r#"{"x":1,"y":2,"y":1}"#);
        assert_eq!(of(r#"["\ud800"]"#), r#"["\ud800"]"#);
    }

    #[test]
    fn what_lies_too_deep_stands_as_it_is() {
        let deep = format!("{}{{\"b\":1,\"a\":2}}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(of(&deep), deep);
        assert_eq!(of(r#"[[{"b":1,"a":2}]]"#), r#"[[{"a":2,"b":1}]]"#);
    }
}
