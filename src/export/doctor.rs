//! What `opsarc doctor` and `opsarc git doctor` found, as text and as JSON.

use serde::Serialize;

use super::wrap::{hang, pad};
use crate::framework::text::clean_line;

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// As it should be.
    Good,
    /// Something to know, and nothing wrong.
    Note,
    /// Something is wrong.
    Problem,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at.
    pub name: String,
    /// How it is.
    pub state: State,
    /// What was found, in a few words.
    pub found: String,
    /// What to do about it, where there is something to do.
    pub todo: Option<String>,
}

impl Finding {
    /// It is as it should be.
    #[must_use]
    pub fn good(name: impl Into<String>, found: impl Into<String>) -> Self {
        Self { name: name.into(), state: State::Good, found: one_line(&found.into()), todo: None }
    }

    /// Nothing is wrong, and there is something to know or to do.
    #[must_use]
    pub fn note(name: impl Into<String>, found: impl Into<String>, todo: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            state: State::Note,
            found: one_line(&found.into()),
            todo: Some(one_line(&todo.into())),
        }
    }

    /// Something is wrong.
    #[must_use]
    pub fn problem(name: impl Into<String>, found: impl Into<String>, todo: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            state: State::Problem,
            found: one_line(&found.into()),
            todo: Some(one_line(&todo.into())),
        }
    }
}

/// A file's name or another program's words may hold anything.
fn one_line(text: &str) -> String {
    clean_line(text.trim()).into_owned()
}

/// What belongs together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Its heading.
    pub title: &'static str,
    /// What was looked at.
    pub findings: Vec<Finding>,
}

/// Everything that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DoctorReport {
    schema: &'static str,
    /// The version of the program.
    pub version: &'static str,
    /// How many problems there are.
    pub problems: usize,
    /// What was looked at.
    pub sections: Vec<Section>,
}

impl DoctorReport {
    /// The report.
    #[must_use]
    pub fn new(sections: Vec<Section>) -> Self {
        let problem = |finding: &&Finding| finding.state == State::Problem;
        let problems = sections.iter().flat_map(|section| &section.findings).filter(problem).count();
        Self { schema: "opsarc/doctor@1", version: env!("CARGO_PKG_VERSION"), problems, sections }
    }

    /// The report as text within 80 columns.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = format!("opsarc {}\n", self.version);
        for section in &self.sections {
            out.push_str(&format!("\n{}\n", section.title));
            for finding in &section.findings {
                let mark = match finding.state {
                    State::Good => " ",
                    State::Note => "-",
                    State::Problem => "!",
                };
                hang(&mut out, &format!("  {mark} {}  ", pad(&finding.name, 14)), &finding.found);
                if let Some(todo) = &finding.todo {
                    hang(&mut out, &" ".repeat(20), &format!("To do: {todo}."));
                }
            }
        }
        out.push('\n');
        out.push_str(&match self.problems {
            0 => "Nothing is wrong.\n".to_owned(),
            1 => "One thing is wrong: it is marked with `!`.\n".to_owned(),
            n => format!("{n} things are wrong: they are marked with `!`.\n"),
        });
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_marked_counted_and_comes_with_what_to_do() {
        let findings = vec![
            Finding::good("data", "/h/data"),
            Finding::note("git", "not found", "install it"),
            Finding::problem("lock", "held", "close the other opsarc"),
        ];
        let report = DoctorReport::new(vec![Section { title: "Folders", findings }]);
        let text = report.text();
        assert!(text.contains("\nFolders\n    data            /h/data\n  - git"), "{text}");
        assert!(
            text.contains("\n  ! lock            held\n                    To do: close the other opsarc.\n"),
            "{text}"
        );
        assert!(text.ends_with("\nOne thing is wrong: it is marked with `!`.\n"), "{text}");
        assert_eq!(report.problems, 1);
    }
}
