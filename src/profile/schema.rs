//! The JSON Schema of a profile file, made from the types that read it.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};

use super::author::Author;
use super::body::Body;
use super::entry::EntryId;
use super::moment::Moment;
use crate::framework::id::FrameworkId;
use crate::framework::text::Text;

/// A profile of opsarc: a header, and the log of what a person recorded.
#[derive(JsonSchema)]
#[schemars(title = "opsarc profile")]
#[expect(dead_code, reason = "described, not made")]
struct ProfileFile {
    /// The format of the file.
    #[schemars(extend("const" = 1))]
    format: u64,
    /// The profile's id; profiles of different ids are never merged.
    profile: EntryId,
    /// The framework it was rated against.
    framework: FrameworkName,
    /// Whether it is made-up.
    #[serde(default)]
    sample: bool,
    /// Everything recorded. Entries are only ever added; the order does not matter.
    log: Vec<EntryLine>,
}

#[derive(JsonSchema)]
#[schemars(rename = "Framework")]
#[expect(dead_code, reason = "described, not made")]
pub(in crate::profile) struct FrameworkName {
    /// Its id.
    id: FrameworkId,
    /// Its content version.
    version: Text,
}

/// One entry.
#[derive(JsonSchema)]
#[schemars(rename = "Entry")]
#[expect(dead_code, reason = "described, not made")]
pub(in crate::profile) struct EntryLine {
    /// Its id, a UUID.
    id: EntryId,
    /// When it was recorded.
    at: Moment,
    /// By whom.
    by: Author,
    /// Whether some of its words stayed home when it was shared. The whole entry wins every merge with this one.
    #[serde(default)]
    withheld: bool,
    /// What it says.
    body: Body,
}

/// The schema of a profile file. Kinds and fields that it does not name are allowed, since a later
/// version may write them.
#[must_use]
pub fn profile_schema() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let mut schema = generator.into_root_schema_for::<ProfileFile>().to_value();
    if let Some(body) = schema.pointer_mut("/$defs/Body") {
        allow_unknown_kinds(body);
    }
    schema
}

/// The schema as the text of a file.
#[must_use]
pub fn profile_schema_text() -> String {
    let mut text = serde_json::to_string_pretty(&profile_schema()).unwrap_or_default();
    text.push('\n');
    text
}

/// The kinds of entries that this version knows, in the order of the types.
#[must_use]
pub fn kinds() -> Vec<String> {
    let schema = profile_schema();
    let of = schema.pointer("/$defs/Body/oneOf").and_then(Value::as_array);
    of.into_iter()
        .flatten()
        .filter_map(|kind| Some(kind.pointer("/properties/kind/const")?.as_str()?.to_owned()))
        .collect()
}

/// Adds the choice "any kind but these" to the schema of a body.
pub(in crate::profile) fn allow_unknown_kinds(body: &mut Value) {
    let Some(choices) = body.get_mut("oneOf").and_then(Value::as_array_mut) else { return };
    let kinds: Vec<Value> =
        choices.iter().filter_map(|choice| choice.pointer("/properties/kind/const").cloned()).collect();
    choices.push(json!({
        "description": "A kind of a later version, kept word for word.",
        "type": "object",
        "properties": { "kind": { "type": "string", "not": { "enum": kinds } } },
        "required": ["kind"],
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_by_its_own_name() {
        let kinds = kinds();
        assert_eq!(kinds.len(), 16, "{kinds:?}");
        for kind in kinds {
            let file = format!(
                r#"{{"format":1,"profile":"{id}","framework":{{"id":"a","version":"1"}},"log":[{{"id":"{id}",
                "at":"2026-05-11T18:04:09Z","by":"self","body":{{"kind":"{kind}","rating":[]}}}}]}}"#,
                id = "0196c1a0-0000-7000-8000-000000000001"
            );
            let read = crate::profile::codec::decode(file.as_bytes());
            let unknown = read.is_ok_and(|p| p.log.iter().any(|entry| entry.body == Body::Unknown));
            assert!(!unknown, "{kind} is not read");
        }
    }
}
