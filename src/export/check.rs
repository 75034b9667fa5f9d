//! What a doctor found: one line a thing looked at, with what to do where it is not as it should be.

use serde::Serialize;

use super::wrap::hang;
use crate::framework::text::clean_line;

/// Something that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What it is about, in a word.
    pub check: &'static str,
    /// Whether it is as it should be.
    pub good: bool,
    /// What was found.
    pub says: String,
    /// What to do about it; null where it is good.
    pub todo: Option<String>,
}

impl Check {
    /// It is as it should be.
    #[must_use]
    pub fn good(check: &'static str, says: impl Into<String>) -> Self {
        Self { check, good: true, says: one_line(&says.into()), todo: None }
    }

    /// It is not, and `todo` mends it.
    #[must_use]
    pub fn bad(check: &'static str, says: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { check, good: false, says: one_line(&says.into()), todo: Some(one_line(&todo.into())) }
    }
}

/// A file's name or another program's words may hold anything.
fn one_line(text: &str) -> String {
    clean_line(text.trim()).into_owned()
}

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckReport {
    /// The shape's name and version.
    pub schema: &'static str,
    /// Whether everything is as it should be.
    pub good: bool,
    /// What was looked at.
    pub checks: Vec<Check>,
}

impl CheckReport {
    /// The report of `checks`.
    #[must_use]
    pub fn new(schema: &'static str, checks: Vec<Check>) -> Self {
        Self { schema, good: checks.iter().all(|check| check.good), checks }
    }
}

/// The report as lines.
#[must_use]
pub fn text(report: &CheckReport) -> String {
    let mut out = String::new();
    for check in &report.checks {
        let mark = if check.good { "ok  " } else { "!!  " };
        hang(&mut out, mark, &format!("{}: {}", check.check, check.says));
        if let Some(todo) = &check.todo {
            hang(&mut out, "    to do: ", todo);
        }
    }
    out
}
