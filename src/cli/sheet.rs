//! A scorecard sheet as it was filled in: the CSV that `opsarc export scorecard --as csv` writes. Reads every row and
//! tells every one that is bad.

use super::competency::{self, guess};
use super::reference;
use crate::export::guard;
use crate::export::panel::Subject;
use crate::export::scorecard::{COLUMNS, NOT_ASKED, STRETCH};
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::text::{Text, clean_line};
use crate::insight::panel::{Line, Score, Sheet};

/// The columns that a sheet cannot do without.
const NEEDED: [&str; 5] = ["role", "level", "competency", "evidence", "score"];

/// A sheet that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What it is about.
    pub subject: Subject,
    /// What it says.
    pub sheet: Sheet,
}

/// Reads the sheet `text`. `name` is the interviewer where the sheet names none.
///
/// # Errors
/// Everything that is wrong with it, each with its line.
pub fn read(framework: &Framework, text: &str, name: &str) -> Result<Read, Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| vec![e.to_string()])?.clone();
    let names: Vec<String> = header.iter().map(str::to_lowercase).collect();
    let place = |column: &str| names.iter().position(|name| name == column);
    let missing: Vec<String> = NEEDED
        .iter()
        .filter(|column| place(column).is_none())
        .map(|column| format!("line 1: the column `{column}` is missing; a sheet has {}", COLUMNS.join(", ")))
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut bad: Vec<String> = Vec::new();
    let mut subject: Option<Subject> = None;
    let mut interviewer: Option<Text> = None;
    let mut lines: Vec<Line> = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                bad.push(error.to_string());
                break;
            }
        };
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |column: &str| place(column).and_then(|at| record.get(at)).map_or("", guard::bare);
        let mut told = |why: String| bad.push(format!("line {line}: {why}"));
        if !cell("interviewer").is_empty() {
            let name = Text::new(cell("interviewer"));
            match &interviewer {
                Some(known) if *known != name => told(format!("a second interviewer, {}: one sheet each", name.line())),
                _ => interviewer = Some(name),
            }
        }
        match about(framework, cell("role"), cell("level")) {
            Ok(this) if subject.as_ref().is_some_and(|known| *known != this) => {
                told("another role or level than the line before".to_owned());
            }
            Ok(this) => subject = Some(this),
            Err(why) => told(why),
        }
        let stretch = cell("stretch").eq_ignore_ascii_case(STRETCH);
        match (competency::find(framework, cell("competency")), score(cell("score"))) {
            (Ok(ix), Ok(_)) if lines.iter().any(|line| line.competency == ix) => {
                told(format!("{} stands in it twice", framework.competency(ix).id));
            }
            (Ok(competency), Ok(score)) => {
                lines.push(Line { competency, stretch, score, evidence: Text::new(cell("evidence")) });
            }
            (found, score) => {
                for why in found.err().into_iter().chain(score.err()) {
                    told(why);
                }
            }
        }
    }
    match subject {
        Some(subject) if bad.is_empty() => {
            let interviewer = interviewer.unwrap_or_else(|| Text::new(name));
            Ok(Read { subject, sheet: Sheet { interviewer, lines } })
        }
        None if bad.is_empty() => Err(vec!["there is no line in it".to_owned()]),
        _ => Err(bad),
    }
}

/// What separates the cells: spreadsheets of some countries write semicolons.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' }
}

/// The roles and the level that a line is about.
fn about(framework: &Framework, roles: &str, level: &str) -> Result<Subject, String> {
    let doing = "reading a sheet";
    let names: Vec<String> = roles.split('+').map(|role| role.trim().to_owned()).collect();
    let roles = reference::roles(framework, &names, doing).map_err(|e| e.why())?;
    let number = level.parse::<u8>().map_err(|_| format!("`{}` is no level", clean_line(level)))?;
    let level = reference::level(framework, number, doing).map_err(|e| e.why())?;
    Ok(Subject { roles, level })
}

/// A score: 0 to 4, that it was not asked, or nothing.
fn score(text: &str) -> Result<Score, String> {
    if text.is_empty() {
        return Ok(Score::Blank);
    }
    if text.eq_ignore_ascii_case(NOT_ASKED) {
        return Ok(Score::NotAsked);
    }
    let rating = text.parse::<u8>().ok().and_then(Rating::new).map(Score::Given);
    rating.ok_or_else(|| {
        let guessed = guess(text, [NOT_ASKED].into_iter());
        let hint = guessed.map_or_else(String::new, |guess| format!("; did you mean {guess}?"));
        format!("`{}` is no score: 0 to 4, or {NOT_ASKED}{hint}", clean_line(text))
    })
}
