//! A value as the JSON text of a file.

use serde::Serialize;

use super::refusal::Refusal;

/// The value as pretty JSON with a line feed at the end.
///
/// # Errors
/// Never, but for a value that has no JSON.
pub fn pretty(value: &impl Serialize) -> Result<String, Refusal> {
    match serde_json::to_string_pretty(value) {
        Ok(text) => Ok(text + "\n"),
        Err(error) => Err(Refusal::new(error.to_string(), "report this as a defect")),
    }
}
