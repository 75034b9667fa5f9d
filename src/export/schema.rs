//! The JSON Schemas of what the program writes, made from the types that write it.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::forecast::ForecastReport;
use super::gaps::GapsReport;
use super::next::NextReport;
use super::plan::PlanReport;
use super::status::StatusReport;
use super::timeline::TimelineReport;
use super::whole::Whole;
use crate::profile::schema::profile_schema;

/// A shape with its schema.
#[derive(Debug)]
pub struct SchemaOf {
    /// Its name on the command line.
    pub name: &'static str,
    /// What writes it.
    pub what: &'static str,
    /// Makes the schema.
    pub make: fn() -> Value,
}

/// Every schema, in the order in which they are listed.
pub const SCHEMAS: &[SchemaOf] = &[
    SchemaOf { name: "export", what: "opsarc export json", make: of::<Whole> },
    SchemaOf { name: "status", what: "opsarc status --json", make: of::<StatusReport> },
    SchemaOf { name: "next", what: "opsarc next --json", make: of::<NextReport> },
    SchemaOf { name: "gaps", what: "opsarc gaps --json", make: of::<GapsReport> },
    SchemaOf { name: "plan", what: "opsarc plan --json", make: of::<PlanReport> },
    SchemaOf { name: "forecast", what: "opsarc forecast --json", make: of::<ForecastReport> },
    SchemaOf { name: "timeline", what: "opsarc timeline --json", make: of::<TimelineReport> },
    SchemaOf { name: "profile", what: "the file of a profile", make: profile_schema },
];

fn of<T: JsonSchema>() -> Value {
    let generator = SchemaGenerator::new(SchemaSettings::draft2020_12().for_serialize());
    Schema::to_value(generator.into_root_schema_for::<T>())
}

/// A schema as the text of a file.
#[must_use]
pub fn text(schema: &Value) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}
