//! The record put into somebody's own résumé file. What is theirs stays byte for byte; what this program put there
//! before is brought up to date; what they wrote themselves under the same name is left alone. The same record put in
//! twice changes nothing the second time.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::refusal::Refusal;
use super::resume::{MARK, Resume};
use super::source::Source;

/// The fields of a file in their order, each word for word.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Keys;

        impl<'de> Visitor<'de> for Keys {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields: Vec<(String, &'de RawValue)> = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, &'de RawValue>()? {
                    if fields.iter().any(|(known, _)| *known == key) {
                        return Err(de::Error::custom(format!(
                            "the field `{}` stands there twice",
                            key.escape_debug()
                        )));
                    }
                    fields.push((key, value));
                }
                Ok(Fields(fields))
            }
        }

        d.deserialize_map(Keys)
    }
}

/// What is looked at of an item that is there.
#[derive(Deserialize)]
struct Known {
    #[serde(default)]
    name: Option<Value>,
    #[serde(default, rename = "x-opsarc")]
    mark: Option<Value>,
}

/// The résumé `file` with the record put in.
///
/// # Errors
/// Where the file is no JSON object, or a section of it is no list.
pub fn merge(source: &Source<'_>, file: &str) -> Result<String, Refusal> {
    let resume = Resume::new(source);
    let bad = |why: String| {
        Refusal::new(format!("the r\u{e9}sum\u{e9} cannot be read: {why}"), "mend it, or name another file")
    };
    let fields: Fields<'_> = serde_json::from_str(file).map_err(|e| bad(e.to_string()))?;
    let ours: [(&str, Vec<Value>); 4] = [
        ("skills", values(&resume.skills)?),
        ("projects", values(&resume.projects)?),
        ("publications", values(&resume.publications)?),
        ("certificates", values(&resume.certificates)?),
    ];
    let mut out: Vec<(String, String)> = Vec::new();
    let mut changed = false;
    for (key, raw) in &fields.0 {
        let new = match ours.iter().find(|(section, _)| section == key) {
            Some((section, items)) => self::section(raw, items).map_err(|why| bad(format!("`{section}`: {why}")))?,
            None => None,
        };
        changed |= new.is_some();
        out.push((key.clone(), new.unwrap_or_else(|| raw.get().to_owned())));
    }
    for (section, items) in &ours {
        if !items.is_empty() && !fields.0.iter().any(|(key, _)| key == section) {
            out.push(((*section).to_owned(), written(&items.iter().map(pretty).collect::<Vec<_>>())));
            changed = true;
        }
    }
    if !changed {
        return Ok(file.to_owned());
    }
    let lines: Vec<String> =
        out.iter().map(|(key, value)| format!("  {}: {value}", Value::from(key.as_str()))).collect();
    Ok(format!("{{\n{}\n}}\n", lines.join(",\n")))
}

fn values(items: &[impl Serialize]) -> Result<Vec<Value>, Refusal> {
    let failed = |e: serde_json::Error| Refusal::new(e.to_string(), "report this as a defect");
    items.iter().map(|item| serde_json::to_value(item).map_err(failed)).collect()
}

/// A section with our items in it; `None` where nothing changes.
fn section(raw: &RawValue, ours: &[Value]) -> Result<Option<String>, String> {
    let there: Option<Vec<&RawValue>> = serde_json::from_str(raw.get()).map_err(|e| e.to_string())?;
    let there = there.unwrap_or_default();
    let mut used: BTreeSet<usize> = BTreeSet::new();
    let mut theirs: BTreeSet<String> = BTreeSet::new();
    let mut items: Vec<String> = Vec::new();
    let mut changed = false;
    for raw in there {
        // An item of another shape is theirs, whatever it is.
        let known: Option<Known> = serde_json::from_str(raw.get()).ok();
        let mark = known.as_ref().and_then(|known| known.mark.as_ref()?.as_str().map(str::to_owned));
        let Some(mark) = mark else {
            theirs.extend(known.and_then(|known| Some(known.name?.as_str()?.trim().to_lowercase())));
            items.push(raw.get().to_owned());
            continue;
        };
        let ours = ours.iter().enumerate().find(|(_, ours)| ours.get(MARK).and_then(Value::as_str) == Some(&mark));
        match ours.filter(|(n, _)| used.insert(*n)) {
            Some((_, ours)) if serde_json::from_str::<Value>(raw.get()).is_ok_and(|old| old == *ours) => {
                items.push(raw.get().to_owned());
            }
            Some((_, ours)) => {
                items.push(pretty(ours));
                changed = true;
            }
            // It holds no longer, or stands there twice.
            None => changed = true,
        }
    }
    for (n, ours) in ours.iter().enumerate() {
        let name = ours.get("name").and_then(Value::as_str).map(str::to_lowercase);
        if !used.contains(&n) && !name.is_some_and(|name| theirs.contains(name.trim())) {
            items.push(pretty(ours));
            changed = true;
        }
    }
    Ok(changed.then(|| written(&items)))
}

/// An item as it stands in a section.
fn pretty(item: &Value) -> String {
    serde_json::to_string_pretty(item).unwrap_or_default().replace('\n', "\n    ")
}

/// A section as it stands in a file.
fn written(items: &[String]) -> String {
    if items.is_empty() {
        return "[]".to_owned();
    }
    format!("[\n    {}\n  ]", items.join(",\n    "))
}
