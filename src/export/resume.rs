//! What a résumé can show of the record, by the JSON Resume schema: backed competencies as skills with the words of the
//! scale, projects, evidence that has an address, and certificates from ratings that were agreed on with a mentor.
//!
//! A résumé is for strangers: only what is backed stands in it, no notes, and of evidence only what has an `https`
//! address. What is put into somebody's own file is marked, so that a later export finds it again.

use std::collections::BTreeMap;

use serde::Serialize;

use super::diary_words::competencies;
use super::document::document::Preamble;
use super::document::link;
use super::json_text;
use super::refusal::Refusal;
use super::source::Source;
use super::words::title;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::profile::body::{Body, Evidence};
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::evidence::{EvidenceKind, Setting};
use crate::profile::mark::Filed;
use crate::profile::undertaking::Course;

/// The field that marks an item as made by this program, and holds what it is.
pub const MARK: &str = "x-opsarc";

/// From which backed rating on a competency stands in a résumé.
const SHOWN: Rating = Rating::ASSISTED;

/// A résumé.
#[derive(Debug, Serialize)]
pub struct Resume {
    basics: Basics,
    /// Backed competencies.
    pub skills: Vec<Skill>,
    /// Projects, and evidence that has an address.
    pub projects: Vec<Project>,
    /// Talks that have an address.
    pub publications: Vec<Publication>,
    /// Ratings that were agreed on with a mentor.
    pub certificates: Vec<Certificate>,
    meta: Meta,
}

/// Who.
#[derive(Debug, Serialize)]
struct Basics {
    name: String,
}

/// What the file says of itself.
#[derive(Debug, Serialize)]
struct Meta {
    version: &'static str,
    #[serde(rename = "x-opsarc")]
    ours: About,
}

/// What the file says of itself.
#[derive(Debug, Serialize)]
struct About {
    schema: &'static str,
    what: String,
    reader: String,
    as_of: Day,
    framework: String,
    sample: bool,
    rule: &'static str,
}

/// A backed competency.
#[derive(Debug, Serialize)]
pub struct Skill {
    name: String,
    level: String,
    keywords: Vec<String>,
    #[serde(rename = "x-opsarc")]
    mark: String,
}

/// A project, or a piece of evidence.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Project {
    name: String,
    description: String,
    keywords: Vec<String>,
    start_date: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    r#type: &'static str,
    #[serde(rename = "x-opsarc")]
    mark: String,
}

/// A talk.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Publication {
    name: String,
    release_date: Day,
    url: String,
    summary: String,
    #[serde(rename = "x-opsarc")]
    mark: String,
}

/// A rating that was agreed on.
#[derive(Debug, Serialize)]
pub struct Certificate {
    name: String,
    date: Day,
    issuer: String,
    #[serde(rename = "x-opsarc")]
    mark: String,
}

/// The résumé as a file of its own.
///
/// # Errors
/// Never: an empty record makes one with nothing in it but the name.
pub fn json(source: &Source<'_>) -> Result<String, Refusal> {
    json_text::pretty(&Resume::new(source))
}

impl Resume {
    /// What a résumé can show of the record.
    #[must_use]
    pub fn new(source: &Source<'_>) -> Self {
        let preamble = source.preamble(
            "What a record of competencies can show to strangers: what is backed by evidence or a mentor, and nothing else.",
            "For a résumé, to be read and cut by the person whose it is.",
        );
        let (projects, publications) = work(source);
        Self {
            basics: Basics { name: source.standing.settings.name.line().into_owned() },
            skills: skills(source),
            projects,
            publications,
            certificates: certificates(source),
            meta: Meta {
                version: "v1.0.0",
                ours: About {
                    schema: "opsarc/resume@1",
                    what: preamble.what,
                    reader: preamble.reader,
                    as_of: preamble.day,
                    framework: preamble.framework,
                    sample: preamble.sample,
                    rule: Preamble::RULE,
                },
            },
        }
    }
}

/// The word of the scale for a rating.
fn word(source: &Source<'_>, rating: Rating) -> String {
    source.framework.step(rating).map_or_else(|| rating.to_string(), |step| step.name.line().into_owned())
}

fn skills(source: &Source<'_>) -> Vec<Skill> {
    let framework = source.framework;
    let backed = source.overview.readings.iter().filter_map(|(ix, reading)| {
        let rating = Rating::new(reading.backed).filter(|rating| *rating >= SHOWN)?;
        Some((ix, rating))
    });
    backed
        .map(|(ix, rating)| {
            let c = framework.competency(ix);
            let area = framework.areas().iter().filter(|area| area.id == c.area).map(|area| &area.title);
            let domains = framework.domains().iter().filter(|d| c.domains.contains(&d.id)).map(|d| &d.title);
            Skill {
                name: title(framework, ix),
                level: word(source, rating),
                keywords: area.chain(domains).map(|text| text.line().into_owned()).collect(),
                mark: format!("skill/{}", c.id),
            }
        })
        .collect()
}

fn certificates(source: &Source<'_>) -> Vec<Certificate> {
    let agreed = |entry: &EntryId| match source.profile.log.get(entry).map(|entry| &entry.body) {
        Some(Body::Rating(rated)) => rated.agreed,
        _ => false,
    };
    let marks = source.standing.marks.iter().filter_map(|(ix, mark)| Some((ix, mark.mentor.as_ref()?)));
    marks
        .filter(|(_, mentor)| mentor.rating >= SHOWN && agreed(&mentor.entry))
        .map(|(ix, mentor)| Certificate {
            name: format!(
                "{}: {} ({} of 4), agreed in a mentoring session",
                title(source.framework, ix),
                word(source, mentor.rating),
                mentor.rating
            ),
            date: Day(mentor.at.date()),
            issuer: mentor.mentor.line().into_owned(),
            mark: format!("agreed/{}", source.framework.competency(ix).id),
        })
        .collect()
}

/// Evidence that has an address; the same artefact for several competencies is one.
struct Piece<'a> {
    first: &'a Filed<Evidence>,
    serves: Vec<Ix>,
}

fn work(source: &Source<'_>) -> (Vec<Project>, Vec<Publication>) {
    let framework = source.framework;
    let mut projects: Vec<Project> = Vec::new();
    for (id, undertaking) in &source.standing.undertakings {
        let Some(found) = framework.project(id) else { continue };
        let ended = match undertaking.course {
            Course::UnderWay => None,
            Course::Finished => Some(Day(undertaking.since.date())),
            Course::Dropped => continue,
        };
        let moved: Vec<_> = found.moves.iter().map(|step| step.competency.clone()).collect();
        projects.push(Project {
            name: found.title.line().into_owned(),
            description: framework.brief(found).outcome.line().into_owned(),
            keywords: competencies(framework, &moved),
            start_date: Day(undertaking.taken.date()),
            end_date: ended,
            url: None,
            r#type: "project",
            mark: format!("project/{id}"),
        });
    }
    let mut publications: Vec<Publication> = Vec::new();
    for (url, piece) in pieces(source) {
        let item = &piece.first.item;
        let day = item.date.unwrap_or_else(|| Day(piece.first.at.date()));
        let serves: Vec<String> = piece.serves.iter().map(|ix| title(framework, *ix)).collect();
        let kind = EvidenceKind::ALL.iter().find(|(kind, ..)| *kind == item.evidence).map_or("work", |(.., name)| name);
        let exercise = if item.setting == Setting::Sandbox { ", as an exercise" } else { "" };
        let description = format!("{}{exercise}: {}", super::words::capital(kind), serves.join(", "));
        let (name, mark) = (item.title.line().into_owned(), format!("evidence/{}", piece.first.entry));
        if item.evidence == EvidenceKind::Talk {
            publications.push(Publication { name, release_date: day, url, summary: description, mark });
        } else {
            projects.push(Project {
                name,
                description,
                keywords: serves,
                start_date: day,
                end_date: Some(day),
                url: Some(url),
                r#type: item.evidence.slug(),
                mark,
            });
        }
    }
    (projects, publications)
}

/// The pieces that have an `https` address, oldest first.
fn pieces<'a>(source: &Source<'a>) -> Vec<(String, Piece<'a>)> {
    let mut found: BTreeMap<(String, &str), Piece<'a>> = BTreeMap::new();
    for (ix, mark) in source.standing.marks.iter() {
        for filed in &mark.evidence {
            let Some(url) = filed.item.locator.as_ref().and_then(|at| https(&at.line())) else { continue };
            let piece =
                found.entry((url, filed.item.title.as_str())).or_insert(Piece { first: filed, serves: Vec::new() });
            if (filed.at, filed.entry) < (piece.first.at, piece.first.entry) {
                piece.first = filed;
            }
            if !piece.serves.contains(&ix) {
                piece.serves.push(ix);
            }
        }
    }
    let mut pieces: Vec<(String, Piece<'a>)> = found.into_iter().map(|((url, _), piece)| (url, piece)).collect();
    pieces.sort_by_key(|(_, piece)| (piece.first.at, piece.first.entry));
    pieces
}

/// The address, where it is one that a stranger can open.
fn https(text: &str) -> Option<String> {
    link::address(text).filter(|address| address.get(..8).is_some_and(|head| head.eq_ignore_ascii_case("https://")))
}
