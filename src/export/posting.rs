//! `opsarc/lint-job@1`: which hiring pitfalls a job description shows, as JSON and as lines for a terminal.

use serde::Serialize;

use super::words::{count, level_name, list};
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::framework::text::clean_line;
use crate::insight::posting::{Finding, Lack, Posting};

/// The output of `opsarc lint-job --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PostingReport {
    /// `opsarc/lint-job@1`.
    pub schema: &'static str,
    /// The file, as it was named.
    pub file: String,
    /// The level that it seeks; null where neither the text nor anyone says so, and nothing is held against one then.
    pub level: Option<u8>,
    /// What it shows, in the order of the lines; what the whole text lacks comes first.
    pub findings: Vec<FindingShape>,
}

/// A pitfall that it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingShape {
    /// Which pitfall.
    pub pitfall: &'static str,
    /// The line that shows it, from 1; null where it is what the whole text lacks.
    pub line: Option<usize>,
    /// The words that show it.
    pub words: Vec<String>,
    /// What is missing beside them: `telemetry`, `incidents`.
    pub lacks: Vec<&'static str>,
    /// Its name.
    pub title: String,
    /// What it leads to.
    pub why: String,
    /// What to write instead.
    pub instead: String,
}

impl PostingReport {
    /// Makes the report on the text of `file`.
    #[must_use]
    pub fn new(framework: &Framework, file: &str, posting: &Posting) -> Self {
        Self {
            schema: "opsarc/lint-job@1",
            file: clean_line(file).into_owned(),
            level: posting.level,
            findings: posting.findings.iter().map(|finding| shape(framework, finding)).collect(),
        }
    }
}

fn shape(framework: &Framework, finding: &Finding) -> FindingShape {
    let pitfall = framework.hiring().pitfall(finding.kind);
    let lack = |lack: &Lack| match lack {
        Lack::Telemetry => "telemetry",
        Lack::Incidents => "incidents",
    };
    FindingShape {
        pitfall: finding.kind.slug(),
        line: finding.line,
        words: finding.words.iter().map(|word| clean_line(word).into_owned()).collect(),
        lacks: finding.lacks.iter().map(lack).collect(),
        title: pitfall.map_or_else(|| finding.kind.slug().to_owned(), |p| p.title.line().into_owned()),
        why: pitfall.map_or_else(String::new, |p| p.why.line().into_owned()),
        instead: pitfall.map_or_else(String::new, |p| p.instead.line().into_owned()),
    }
}

/// The report as lines within 80 columns. What a pitfall leads to and what to write instead is said once, at its first
/// finding.
#[must_use]
pub fn plain(framework: &Framework, report: &PostingReport) -> String {
    let mut out = String::new();
    let mut told: Vec<&str> = Vec::new();
    for finding in &report.findings {
        let place = finding.line.map_or_else(|| report.file.clone(), |line| format!("{}:{line}", report.file));
        let words: Vec<String> = finding.words.iter().map(|word| format!("\"{word}\"")).collect();
        let words = if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) };
        let lacks: Vec<String> = finding.lacks.iter().map(|lack| (*lack).to_owned()).collect();
        let lacks = if lacks.is_empty() { String::new() } else { format!(", and nothing of {}", list(&lacks)) };
        out.push_str(&format!("{place}: {}{words}{lacks}\n", finding.title));
        if !told.contains(&finding.pitfall) {
            told.push(finding.pitfall);
            hang(&mut out, "  ", &finding.why);
            hang(&mut out, "  ", &finding.instead);
        }
    }
    let level = match report.level {
        Some(level) => format!("held against {}", level_name(framework, level)),
        None => "its level is not known: `--level` holds it against one".to_owned(),
    };
    let found = match report.findings.len() {
        0 => "no hiring pitfall found".to_owned(),
        n => count(n, "finding", "findings"),
    };
    out.push_str(&format!("{}: {found}; {level}\n", report.file));
    out
}
