//! Ratings as a table: `competency,rating,by,evidence,note,date`. Reads every row, tells every one
//! that is bad, and knows nothing of what is recorded already.

use std::collections::HashMap;

use super::arguments::{EvidenceArg, RatingArg, split};
use super::competency::{self, guess};
use crate::export::guard;
use crate::export::ratings::COLUMNS;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::text::{Text, clean_line};
use crate::profile::author::Author;
use crate::profile::day::Day;

/// How many columns are needed: competency and rating.
const NEEDED: usize = 2;

/// A row that is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on, from 1.
    pub line: u64,
    /// Which competency.
    pub competency: CompetencyId,
    /// The rating, of which none takes it back; nothing in a row that only brings evidence.
    pub rating: Option<RatingArg>,
    /// By whom.
    pub by: Author,
    /// Its evidence.
    pub evidence: Vec<EvidenceArg>,
    /// Its note.
    pub note: Option<Text>,
    /// The day it is of; now where there is none.
    pub date: Option<Day>,
}

/// A row that is bad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub why: String,
}

/// Reads a table. `today` is the last day that a row may be of.
///
/// # Errors
/// Every row that is bad, in order.
pub fn read(framework: &Framework, text: &str, today: Day) -> Result<Vec<Row>, Vec<BadRow>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut rows: Vec<Row> = Vec::new();
    let mut bad: Vec<BadRow> = Vec::new();
    let mut columns: Vec<usize> = Vec::new();
    let mut lines = Lines { text, byte: 0, line: 1 };
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                bad.push(BadRow { line, why: error.to_string() });
                break;
            }
        };
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        if record.iter().all(str::is_empty) {
            continue;
        }
        if columns.is_empty() {
            match header(&record) {
                Ok(Some(named)) => {
                    columns = named;
                    continue;
                }
                Ok(None) => columns = (0..COLUMNS.len()).collect(),
                Err(why) => return Err(vec![BadRow { line, why }]),
            }
        }
        match row(framework, &record, &columns, line, today) {
            Ok(row) => rows.push(row),
            Err(whys) => bad.push(BadRow { line, why: whys.join("; ") }),
        }
    }
    bad.extend(contradictions(&rows));
    bad.sort_by_key(|bad| bad.line);
    if bad.is_empty() { Ok(rows) } else { Err(bad) }
}

/// Counts lines on the way through a text. The reader's own count stops before blank lines.
struct Lines<'a> {
    text: &'a str,
    byte: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line, from 1, of what comes first at or after `byte`, which never goes back.
    fn at(&mut self, byte: u64) -> u64 {
        let start = usize::try_from(byte).unwrap_or(usize::MAX).max(self.byte);
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let end = start + rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let passed = self.text.as_bytes().get(self.byte..end).unwrap_or_default();
        self.line += passed.iter().map(|b| u64::from(*b == b'\n')).sum::<u64>();
        self.byte = end.min(self.text.len());
        self.line
    }
}

/// The columns that a header names, as positions in [`COLUMNS`]; none where the record is no header.
fn header(record: &csv::StringRecord) -> Result<Option<Vec<usize>>, String> {
    let cells: Vec<String> = record.iter().map(str::to_lowercase).collect();
    if !cells.iter().any(|cell| cell == "competency") {
        return Ok(None);
    }
    let mut columns = Vec::with_capacity(cells.len());
    for cell in &cells {
        let Some(column) = COLUMNS.iter().position(|name| name == cell) else {
            return Err(competency::none("column", cell, guess(cell, COLUMNS.iter().copied())));
        };
        if columns.contains(&column) {
            return Err(format!("the column `{cell}` stands here twice"));
        }
        columns.push(column);
    }
    for (needed, name) in COLUMNS.iter().enumerate().take(NEEDED) {
        if !columns.contains(&needed) {
            return Err(format!("the column `{name}` is missing"));
        }
    }
    Ok(Some(columns))
}

/// Reads one row, telling everything that is wrong with it.
fn row(
    framework: &Framework,
    record: &csv::StringRecord,
    columns: &[usize],
    line: u64,
    today: Day,
) -> Result<Row, Vec<String>> {
    let mut whys = Vec::new();
    let mut cells = [""; COLUMNS.len()];
    for (cell, column) in record.iter().zip(columns) {
        if let Some(place) = cells.get_mut(*column) {
            *place = guard::bare(cell);
        }
    }
    let extra = record.iter().skip(columns.len()).filter(|cell| !cell.is_empty()).count();
    if extra > 0 {
        whys.push(format!("{} cells where there are {} columns", record.len(), columns.len()));
    }
    let [name, rating, by, evidence, note, date] = cells;
    let found =
        if name.is_empty() { Err("no competency is named".to_owned()) } else { competency::find(framework, name) };
    let found = found.map_err(|why| whys.push(why)).ok();
    let rating = match rating {
        "" if evidence.is_empty() => Err("no rating: 0 to 4, or none".to_owned()),
        "" => Ok(None),
        rating => rating.parse::<RatingArg>().map(Some),
    };
    let rating = rating.map_err(|why| whys.push(why)).ok();
    let by =
        if by.is_empty() || by.eq_ignore_ascii_case("self") { Author::Oneself } else { Author::Mentor(Text::new(by)) };
    let mut pieces = Vec::new();
    for piece in split(evidence, ';', usize::MAX).into_iter().filter(|piece| !piece.trim().is_empty()) {
        match piece.trim().parse::<EvidenceArg>() {
            Ok(piece) if pieces.contains(&piece) => {}
            Ok(piece) => pieces.push(piece),
            Err(why) => whys.push(format!("evidence {why}")),
        }
    }
    let note = Some(Text::new(note)).filter(|note| !note.is_empty());
    let date = match date {
        "" => None,
        date => match date.parse::<Day>() {
            Ok(day) if day > today => {
                whys.push(format!("{day} is in the future"));
                None
            }
            Ok(day) => Some(day),
            Err(why) => {
                whys.push(why);
                None
            }
        },
    };
    match (found, rating) {
        (Some(ix), Some(rating)) if whys.is_empty() => {
            Ok(Row { line, competency: framework.competency(ix).id.clone(), rating, by, evidence: pieces, note, date })
        }
        _ => Err(whys),
    }
}

/// Rows that rate one competency differently for one author and day: which of them came last is
/// nowhere written.
fn contradictions(rows: &[Row]) -> Vec<BadRow> {
    type About<'a> = (&'a CompetencyId, &'a Author, Option<Day>);
    let mut first: HashMap<About<'_>, (u64, RatingArg)> = HashMap::new();
    let mut bad = Vec::new();
    for row in rows {
        let Some(given) = row.rating else { continue };
        let (line, rating) = *first.entry((&row.competency, &row.by, row.date)).or_insert((row.line, given));
        if rating != given {
            let name = clean_line(row.competency.as_str()).into_owned();
            bad.push(BadRow {
                line: row.line,
                why: format!("it rates {name} otherwise than line {line} does for the same day; give dates"),
            });
        }
    }
    bad
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded;
    use crate::framework::rating::Rating;

    const TODAY: Day = Day(jiff::civil::date(2026, 11, 23));

    fn read(text: &str) -> Result<Vec<Row>, Vec<BadRow>> {
        super::read(embedded::framework(), text, TODAY)
    }

    fn lines(text: &str) -> Vec<(u64, String)> {
        read(text).unwrap_err().into_iter().map(|bad| (bad.line, bad.why)).collect()
    }

    #[test]
    fn two_columns_are_enough_with_and_without_a_header() {
        let bare = read("basic-stats,1\ntracing,2\n").unwrap();
        let headed = read("rating,competency\n1,basic-stats\n2,tracing\n").unwrap();
        assert_eq!(bare.len(), 2);
        assert_eq!(bare[0].competency, headed[0].competency);
        assert_eq!((bare[1].rating, headed[1].rating), (Some(RatingArg(Some(Rating::ASSISTED))), bare[1].rating));
        assert_eq!((bare[0].line, headed[0].line), (1, 2));
    }

    #[test]
    fn a_full_row() {
        let text = "competency,rating,by,evidence,note,date\n\
                    basic-stats,3,Mentor One,\"drill:Fire=https://x.example; A plan\",\"two, words\",2026-05-11\n";
        let row = read(text).unwrap().remove(0);
        assert_eq!(row.by, Author::Mentor("Mentor One".into()));
        assert_eq!(row.evidence.len(), 2);
        assert_eq!(row.note, Some("two, words".into()));
        assert_eq!(row.date.unwrap().to_string(), "2026-05-11");
    }

    #[test]
    fn every_bad_row_is_told_with_its_line() {
        let found = lines("competency,rating,date\nbasic-stats,1\nnosuch,9\n\ntracing,,2026-13-01\niac,2,2030-01-01\n");
        let numbers: Vec<u64> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(numbers, [3, 5, 6]);
        assert_eq!(lines("\n\niac,2,,,\"two\nlines\"\n\r\n\nnosuch,1\n")[0].0, 7);
        assert!(found[0].1.contains("nosuch") && found[0].1.contains("`9` is no rating"), "{found:?}");
        assert!(found[1].1.contains("no rating") && found[1].1.contains("2026-13-01"), "{found:?}");
        assert!(found[2].1.contains("future"), "{found:?}");
    }

    #[test]
    fn a_row_may_bring_evidence_alone_and_cells_are_taken_out_of_their_guard() {
        let row = read("iac,,,change:A module\n").unwrap().remove(0);
        assert_eq!((row.rating, row.evidence.len()), (None, 1));
        let row = read("iac,1,,,'=1+1\n").unwrap().remove(0);
        assert_eq!(row.note, Some("=1+1".into()));
        assert_eq!(lines("iac,,,,a note\n").len(), 1);
    }

    #[test]
    fn a_column_that_is_not_known_is_guessed_at() {
        assert_eq!(lines("competency,ratin\nx,1\n"), [(1, "no column `ratin`; did you mean rating?".to_owned())]);
        assert_eq!(lines("competency,note\nx,1\n"), [(1, "the column `rating` is missing".to_owned())]);
    }

    #[test]
    fn rows_must_not_contradict_each_other() {
        assert_eq!(lines("iac,1\niac,2\n").len(), 1);
        assert!(read("iac,1,,,,2026-01-01\niac,2,,,,2026-02-01\n").is_ok());
        assert!(read("iac,2,,one\niac,2,,two\n").is_ok());
        assert!(read("iac,2\niac,3,Mentor One\n").is_ok());
    }

    #[test]
    fn cells_beyond_the_columns_are_not_dropped_in_silence() {
        assert_eq!(lines("competency,rating\niac,2,3\n").len(), 1);
    }
}
