//! Holds a framework to the rules of writing, beside everything that `check` asks of it.

use std::collections::HashMap;

use super::address;
use super::ask::ready;
use super::date::day;
use super::field::Field;
use super::prose::{lix, word_count};
use super::reach::reach;
use super::repeats::Repeats;
use super::tables::{CHECKLIST, COMPETENCY, LEGAL, LEVEL, PITFALL, PROJECT, REFERENCE, ROLE, SANDBOX, TERM};
use crate::framework::error::FrameworkErrors;
use crate::framework::framework::Framework;
use crate::framework::id::ReferenceId;
use crate::framework::load::load_held_to;
use crate::framework::project::Project;
use crate::framework::raw::{Listed, Raw, Section};
use crate::framework::source::{Item, Problems, short};
use crate::framework::text::Text;
use crate::framework::word_lists::WordLists;

/// The hardest that all texts of an item may be together, by the measure of [`lix`]. The shipped ones reach 46.
const HARD: usize = 55;

/// The fewest words that the measure is taken of.
const MEASURED: usize = 60;

/// Points that a strong answer to an interview question may have.
const POINTS: std::ops::RangeInclusive<usize> = 4..=8;

/// The fewest references of a competency.
const REFERENCES: usize = 2;

/// How a reference may have been checked: its page read, its source found, or its address found cited.
const CHECKS: [&str; 3] = ["read", "src", "cited"];

/// The longest title of a project in characters. It stands on a line of its own, where a competency's stands in a table.
const LONG_TITLE: usize = 50;

/// The hours of a project.
const HOURS: std::ops::RangeInclusive<u16> = 6..=30;

/// The most hours of a project that moves only competencies of the last level. Brief 3.9 says 6 to 30, and its own table
/// has two programmes of an organisation, P38 and P39, at 60 hours each.
const PROGRAMME: u16 = 60;

/// The most competencies that a project may move, and by how many steps each.
const MOVES: usize = 3;
const STEPS: u8 = 2;

/// Loads a framework as [`crate::framework::load::load`] does, and holds it to the rules of writing too.
///
/// # Errors
/// Everything that is wrong, of both kinds, in the order of the documents.
pub fn lint(documents: &[(&str, &str)]) -> Result<Framework, FrameworkErrors> {
    load_held_to(rules, documents)
}

/// Tells everything that breaks a rule of writing. `file` stands for what no file holds.
fn rules(raw: &Raw, file: &str, problems: &mut Problems) {
    let lists = &raw.lint.items.first().map(|listed| ready(&listed.value)).unwrap_or_default();
    if !raw.lint.present {
        let reason = "no file has it, so that no anchor is checked for names of products: add `products` and `degree`";
        problems.report_whole(file, "lint", reason);
    }
    fields(&raw.competencies, &COMPETENCY, lists, problems);
    fields(&raw.projects, &PROJECT, lists, problems);
    fields(&raw.pitfalls, &PITFALL, lists, problems);
    fields(&raw.references, &REFERENCE, lists, problems);
    fields(&raw.sandboxes, &SANDBOX, lists, problems);
    fields(&raw.glossary, &TERM, lists, problems);
    fields(&raw.checklists, &CHECKLIST, lists, problems);
    fields(&raw.legal, &LEGAL, lists, problems);
    fields(&raw.levels, &LEVEL, lists, problems);
    fields(&raw.roles, &ROLE, lists, problems);

    hard(&raw.competencies, &COMPETENCY, problems);
    hard(&raw.projects, &PROJECT, problems);
    hard(&raw.pitfalls, &PITFALL, problems);
    hard(&raw.legal, &LEGAL, problems);

    let mut repeats = Repeats::default();
    repeats.look(&raw.levels, &LEVEL, problems);
    repeats.look(&raw.roles, &ROLE, problems);
    repeats.look(&raw.competencies, &COMPETENCY, problems);
    repeats.look(&raw.projects, &PROJECT, problems);
    repeats.look(&raw.pitfalls, &PITFALL, problems);
    repeats.look(&raw.glossary, &TERM, problems);
    repeats.look(&raw.checklists, &CHECKLIST, problems);
    repeats.look(&raw.legal, &LEGAL, problems);

    reach(raw, problems);
    points(raw, problems);
    references(raw, problems);
    addresses(raw, problems);
    projects(raw, problems);
    glossary(raw, problems);
    dates(raw, problems);
}

/// Holds each item of a section to its table.
fn fields<T>(section: &Section<'_, T>, table: &[Field<T>], lists: &WordLists, problems: &mut Problems) {
    for Listed { item, value } in &section.items {
        for field in table {
            field.lint(item, value, lists, problems);
        }
    }
}

/// Tells of each item whose texts are too hard to read on the whole.
fn hard<T>(section: &Section<'_, T>, table: &[Field<T>], problems: &mut Problems) {
    for Listed { item, value } in &section.items {
        let texts = table.iter().flat_map(|field| (field.texts)(value));
        let texts: Vec<&str> = texts.map(Text::as_str).collect();
        let lix = lix(texts.iter().copied());
        // The measure says nothing about a handful of words, of which it is told elsewhere that they are few.
        if lix > HARD && texts.iter().map(|text| word_count(text)).sum::<usize>() >= MEASURED {
            let reason = format!(
                "the reading measure of its texts is {lix} and at most {HARD} may be: shorten sentences and words"
            );
            problems.report(item, "", reason);
        }
    }
}

/// Each interview question has a handful of points.
fn points(raw: &Raw, problems: &mut Problems) {
    for Listed { item, value: (_, guide) } in &raw.competencies.items {
        for interview in guide.interview.iter().filter(|interview| !POINTS.contains(&interview.strong.len())) {
            let count = interview.strong.len();
            let (least, most) = (POINTS.start(), POINTS.end());
            let reason = format!("interview: a strong answer has {count} points here, and {least} to {most} must be");
            problems.report(item, interview.question.as_str(), reason);
        }
    }
}

/// Each competency has two references, of those it names and those that name it; each reference was checked.
fn references(raw: &Raw, problems: &mut Problems) {
    let mut naming: HashMap<&str, Vec<&str>> = HashMap::new();
    for Listed { item, value } in &raw.references.items {
        for id in &value.serves {
            naming.entry(id.as_str()).or_default().push(value.id.as_str());
        }
        if !CHECKS.contains(&value.check.as_str()) {
            let reason = format!("check: `{}` is not one of {}", value.check.line(), CHECKS.join(", "));
            problems.report(item, "check", reason);
        }
    }
    if !raw.references.broken.is_empty() {
        return;
    }
    for Listed { item, value: (c, guide) } in &raw.competencies.items {
        let mut ids: Vec<&str> = guide.references.iter().map(ReferenceId::as_str).collect();
        ids.extend(naming.get(c.id.as_str()).into_iter().flatten());
        ids.sort_unstable();
        ids.dedup();
        if ids.len() < REFERENCES {
            let reason = format!(
                "references: it has {} and {REFERENCES} must be: name one here, or name this competency in a \
                 reference's `for`",
                ids.len()
            );
            problems.report(item, "references", reason);
        }
    }
}

/// Every address is a well-formed one.
fn addresses(raw: &Raw, problems: &mut Problems) {
    for Listed { item, value } in &raw.references.items {
        // Of any other beginning `check` tells.
        let fault = value.url.as_str().starts_with("https://").then(|| address::fault(value.url.as_str())).flatten();
        if let Some(fault) = fault {
            problems.report(item, value.url.as_str(), format!("url: {fault}"));
        }
    }
    for Listed { item, value } in &raw.sandboxes.items {
        if let Some(fault) = address::fault(value.at.as_str()) {
            problems.report(item, value.at.as_str(), format!("at: {fault}"));
        }
    }
}

/// Projects are of a size that one can begin on a Saturday, and move little at a time.
fn projects(raw: &Raw, problems: &mut Problems) {
    let last = raw.levels.items.iter().map(|listed| listed.value.level).max();
    let levels: HashMap<&str, u8> =
        raw.competencies.items.iter().map(|listed| (listed.value.0.id.as_str(), listed.value.0.level)).collect();
    let is_programme = |project: &Project| {
        let mut moved = project.moves.iter().map(|step| levels.get(step.competency.as_str()).copied());
        !project.moves.is_empty() && moved.all(|level| level == last)
    };
    for Listed { item, value: (project, _) } in &raw.projects.items {
        title(item, project, problems);
        let (least, most) = (*HOURS.start(), *HOURS.end());
        let most = if is_programme(project) { PROGRAMME } else { most };
        let hours = project.hours;
        if !(least..=most).contains(&hours) {
            let way_out = if hours < least { "join it to another" } else { "make two of it" };
            problems.report(item, "hours", format!("hours: {hours} is not within {least} to {most}: {way_out}"));
        }
        if project.moves.len() > MOVES {
            let count = project.moves.len();
            problems.report(item, "moves", format!("moves: there are {count} and at most {MOVES} may be: split it"));
        }
        for step in &project.moves {
            let (from, to) = (step.from.number(), step.to.number());
            if to.saturating_sub(from) > STEPS {
                let id = &step.competency;
                let reason = format!("moves: `{id}` goes from {from} to {to}, and at most {STEPS} steps may be");
                problems.report(item, id.as_str(), reason);
            }
        }
    }
}

/// The title of a project fits a line.
fn title(item: &Item, project: &Project, problems: &mut Problems) {
    let length = project.title.as_str().chars().count();
    if length > LONG_TITLE || project.title.is_empty() {
        problems.report(item, "title", format!("the title has {length} characters: write 1 to {LONG_TITLE}"));
    }
}

/// Terms are there once and sorted, so that one finds them.
fn glossary(raw: &Raw, problems: &mut Problems) {
    let mut before: Option<String> = None;
    for Listed { item, value } in &raw.glossary.items {
        let term = value.term.line().to_lowercase();
        let reason = match &before {
            Some(last) if *last == term => Some("it is there twice: make one of the two".to_owned()),
            Some(last) if *last > term => Some(format!("it stands after `{last}`: sort the terms by the alphabet")),
            _ => None,
        };
        if let Some(reason) = reason {
            problems.report(item, value.term.as_str(), reason);
        }
        before = Some(term);
    }
}

/// What is dated bears dates that are some.
fn dates(raw: &Raw, problems: &mut Problems) {
    let no_day = |field: &str, text: &str| format!("{field}: `{}` is no day: write it as YYYY-MM-DD", short(text));
    for Listed { item, value } in &raw.framework.items {
        if day(value.date.as_str()).is_none() {
            problems.report(item, "date", no_day("date", value.date.as_str()));
        }
    }
    for Listed { item, value } in &raw.legal.items {
        let (dated, again) = (day(value.dated.as_str()), day(value.check_again.as_str()));
        if dated.is_none() {
            problems.report(item, "dated", no_day("dated", value.dated.as_str()));
        }
        if again.is_none() {
            problems.report(item, "check_again", no_day("check_again", value.check_again.as_str()));
        }
        if dated.zip(again).is_some_and(|(dated, again)| again <= dated) {
            problems.report(item, "check_again", "check_again: it is not after `dated`: name a later day");
        }
    }
}
