//! `opsarc import`: ratings from a table. All rows or none; what is recorded already adds nothing.

use std::collections::HashSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::arguments::{EvidenceArg, RatingArg};
use super::context::Context;
use super::error::{CliError, Status};
use super::table::{self, Row};
use crate::export::words::count;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::framework::text::Text;
use crate::insight::progress::Progress;
use crate::profile::author::Author;
use crate::profile::body::{Body, Evidence, Rated};
use crate::profile::day::Day;
use crate::profile::entry::Entry;
use crate::profile::evidence::EvidenceKind;
use crate::profile::log::Log;
use crate::profile::moment::Moment;
use crate::shell::{clock, ids};
use crate::store::text_file;

/// Arguments of `opsarc import`.
#[derive(Debug, Args)]
#[command(
    after_help = "Columns: competency, rating, by, evidence, note, date. Only the first two are needed; with a header \
                        they may come in any order. `by` is self or a mentor's name; `evidence` is a title or \
                        KIND:TITLE[=LOCATOR], several with `;`, and a row with evidence needs no rating. Importing the same rows again adds nothing."
)]
pub struct ImportArgs {
    /// The table; `-` reads standard input
    #[arg(value_name = "FILE.csv")]
    pub file: PathBuf,
}

/// Imports every row, or none where one is bad.
///
/// # Errors
/// When the table or the profile cannot be read or written, or a row is bad.
pub fn run(args: &ImportArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("importing the table {}", args.file.display());
    let now = context.moment(None, &doing)?;
    let mut opened = context.open()?;
    let text = read(&args.file)?;
    let rows = table::read(&context.framework, &text, clock::today()).map_err(|bad| {
        let lines: Vec<_> = bad.iter().map(|bad| format!("line {}: {}", bad.line, bad.why)).collect();
        let wrong = count(bad.len(), "row is bad", "rows are bad");
        CliError::new(Status::Invalid, &doing, lines.join("\n"))
            .hint(format!("{wrong}, so nothing was imported; correct them and import again"))
    })?;
    let before = context.view(&opened.profile).1;
    let added = add(&mut opened.profile.log, &rows, now);
    if added.ratings + added.evidence > 0 {
        context.save(&mut opened)?;
    }
    let out = &mut context.world.out;
    if rows.is_empty() {
        writeln!(out, "The table has no rows.")?;
        return Ok(());
    }
    writeln!(
        out,
        "Imported {} and {} of evidence from {}; {} recorded already.",
        count(added.ratings, "rating", "ratings"),
        count(added.evidence, "piece", "pieces"),
        count(rows.len(), "row", "rows"),
        match added.known {
            0 => "none was".to_owned(),
            1 => "one was".to_owned(),
            more => format!("{more} were"),
        }
    )?;
    let after = context.view(&opened.profile).1;
    let sentence = Progress::between(&before, &after).sentence(&context.framework);
    if !sentence.is_empty() {
        writeln!(context.world.out, "{sentence}")?;
    }
    Ok(())
}

fn read(file: &Path) -> Result<String, CliError> {
    if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(|e| {
            CliError::new(Status::File, "reading the table from standard input", e.to_string()).hint("save it as UTF-8")
        })?;
        return Ok(text);
    }
    Ok(text_file::read("reading the table", file)?)
}

/// What an import did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Ratings that are new.
    pub ratings: usize,
    /// Pieces of evidence that are new.
    pub evidence: usize,
    /// Rows of which everything was recorded already.
    pub known: usize,
}

/// A rating as it is recognised; the day is that of a row, or none for any day.
type RatingKey = (CompetencyId, Author, Option<Rating>, Option<Text>, Option<Day>);
/// A piece of evidence as it is recognised.
type EvidenceKey = (CompetencyId, Author, EvidenceKind, Text, Option<Text>, Option<Day>);

/// What is recorded and not taken back.
struct Recorded {
    ratings: HashSet<RatingKey>,
    evidence: HashSet<EvidenceKey>,
}

impl Recorded {
    fn of(log: &Log) -> Self {
        let mut recorded = Self { ratings: HashSet::new(), evidence: HashSet::new() };
        for entry in log.iter() {
            if !matches!(entry.body, Body::Rating(_) | Body::Evidence(_)) || log.retracted(&entry.id, Day::MAX) {
                continue;
            }
            let day = Day(entry.at.date());
            match &entry.body {
                Body::Rating(b) => {
                    for day in [None, Some(day)] {
                        let key = (b.competency.clone(), entry.by.clone(), b.rating, b.note.clone(), day);
                        recorded.ratings.insert(key);
                    }
                }
                Body::Evidence(b) => {
                    // A table knows an artefact by its own day.
                    for day in [None, Some(day), b.date] {
                        let (kind, title, at) = (b.evidence, b.title.clone(), b.locator.clone());
                        recorded.evidence.insert((b.competency.clone(), entry.by.clone(), kind, title, at, day));
                    }
                }
                _ => {}
            }
        }
        recorded
    }

    /// Whether it is new; it is known from then on, also on any day.
    fn rating(&mut self, row: &Row, rating: Option<Rating>) -> bool {
        let key = |day| (row.competency.clone(), row.by.clone(), rating, row.note.clone(), day);
        let new = self.ratings.insert(key(row.date));
        self.ratings.insert(key(None));
        new
    }

    /// As [`Self::rating`], for one piece of evidence.
    fn piece(&mut self, row: &Row, piece: &EvidenceArg) -> bool {
        let (kind, title, at) = (piece.kind, &piece.title, &piece.locator);
        let key = |day| (row.competency.clone(), row.by.clone(), kind, title.clone(), at.clone(), day);
        let new = self.evidence.insert(key(row.date));
        self.evidence.insert(key(None));
        new
    }
}

/// Records what `rows` say and the log does not yet. A row without a date is of `now`.
pub fn add(log: &mut Log, rows: &[Row], now: Moment) -> Added {
    let mut recorded = Recorded::of(log);
    let mut added = Added::default();
    for row in rows {
        let at = row.date.map_or(now, |day| Moment::noon(day.0));
        let mut new = false;
        let mut put = |body| {
            log.insert(Entry::new(ids::fresh(), at, row.by.clone(), body));
        };
        if let Some(RatingArg(rating)) = row.rating
            && recorded.rating(row, rating)
        {
            put(Body::Rating(Rated {
                competency: row.competency.clone(),
                rating,
                note: row.note.clone(),
                session: None,
                agreed: false,
            }));
            added.ratings += 1;
            new = true;
        }
        for piece in &row.evidence {
            if recorded.piece(row, piece) {
                put(Body::Evidence(Evidence {
                    competency: row.competency.clone(),
                    evidence: piece.kind,
                    title: piece.title.clone(),
                    locator: piece.locator.clone(),
                    note: None,
                    date: None,
                    setting: piece.setting,
                }));
                added.evidence += 1;
                new = true;
            }
        }
        added.known += usize::from(!new);
    }
    added
}
