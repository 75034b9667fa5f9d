//! From documents to a framework, and back to one document.

use serde::Serialize;

use super::check::check;
use super::checklist::Checklist;
use super::competency::Competency;
use super::error::FrameworkErrors;
use super::framework::{Content, Framework, Identity};
use super::glossary::Term;
use super::guide::Guide;
use super::hiring::Hiring;
use super::legal::LegalNote;
use super::level::Level;
use super::pathway::Pathway;
use super::pitfall::{Pitfall, Warning};
use super::project::{Brief, Project};
use super::rating::Step;
use super::raw::Raw;
use super::reference::{Reference, Sandbox};
use super::role::Role;
use super::source::{Item, Problems};
use super::stage::{Area, Domain, Stage};
use super::word_lists::WordLists;
use super::written::Whole;

/// Reads a framework from its documents, each a name and a JSON text; lists are joined in the
/// order of the documents.
///
/// # Errors
/// Everything that is wrong, in the order of the documents: JSON that does not parse, unknown or
/// missing fields, ids that are given twice or do not resolve, an order or a number that cannot be.
pub fn load(documents: &[(&str, &str)]) -> Result<Framework, FrameworkErrors> {
    load_held_to(|_, _, _| (), documents)
}

/// Rules over all documents; a name stands for what no file holds.
pub(in crate::framework) type Rules = fn(&Raw, &str, &mut Problems);

/// As [`load`], and holds the documents to `further` rules too.
///
/// # Errors
/// As [`load`], with what breaks the further rules among it.
pub(in crate::framework) fn load_held_to(
    further: Rules,
    documents: &[(&str, &str)],
) -> Result<Framework, FrameworkErrors> {
    let mut problems = Problems::default();
    let mut raw = Raw::new();
    let mut whole = true;
    for (document, &(file, text)) in documents.iter().enumerate() {
        whole &= raw.read(Item { document, file, whole: text, part: text, kind: "file", number: 0 }, &mut problems);
    }
    // What a file that does not parse would have held is unknown: what misses it is no fault.
    if whole {
        let file = documents.first().map_or("framework", |(file, _)| file);
        check(&raw, file, &mut problems);
        further(&raw, file, &mut problems);
    }
    problems.into_result()?;
    let missing = || FrameworkErrors(Vec::new());
    let (projects, briefs) = raw.projects.values().into_iter().map(|(p, brief)| (p, brief.into())).unzip();
    let (competencies, guides) = raw.competencies.values().into_iter().map(|(c, guide)| (c, guide.into())).unzip();
    let (pitfalls, warnings) = raw.pitfalls.values().into_iter().map(|(p, warning)| (p, warning.into())).unzip();
    Ok(Framework::of_checked(Content {
        framework: raw.framework.values().pop().ok_or_else(missing)?,
        scale: raw.scale.values(),
        levels: raw.levels.values(),
        stages: raw.stages.values(),
        areas: raw.areas.values(),
        domains: raw.domains.values(),
        roles: raw.roles.values(),
        pathways: raw.pathways.values(),
        pitfalls,
        warnings,
        references: raw.references.values().into(),
        sandboxes: raw.sandboxes.values().into(),
        projects,
        briefs,
        competencies,
        guides,
        glossary: raw.glossary.values().into(),
        checklists: raw.checklists.values().into(),
        legal: raw.legal.values().into(),
        hiring: raw.hiring.values().pop().unwrap_or_default().into(),
        word_lists: raw.lint.values().pop().unwrap_or_default().into(),
    }))
}

/// The framework as one document.
#[derive(Serialize)]
struct Document<'a> {
    framework: &'a Identity,
    scale: &'a [Step],
    levels: &'a [Level],
    stages: &'a [Stage],
    areas: &'a [Area],
    domains: &'a [Domain],
    roles: &'a [Role],
    pathways: &'a [Pathway],
    pitfalls: Vec<Whole<'a, Pitfall, Warning>>,
    references: &'a [Reference],
    sandboxes: &'a [Sandbox],
    projects: Vec<Whole<'a, Project, Brief>>,
    competencies: Vec<Whole<'a, Competency, Guide>>,
    glossary: &'a [Term],
    checklists: &'a [Checklist],
    legal: &'a [LegalNote],
    #[serde(skip_serializing_if = "Hiring::is_empty")]
    hiring: &'a Hiring,
    #[serde(skip_serializing_if = "WordLists::is_empty")]
    lint: &'a WordLists,
}

/// The whole content as one pretty document, which [`load`] reads back equal.
#[must_use]
pub fn content_json(framework: &Framework) -> String {
    let document = Document {
        framework: framework.identity(),
        scale: framework.scale(),
        levels: framework.levels(),
        stages: framework.stages(),
        areas: framework.areas(),
        domains: framework.domains(),
        roles: framework.roles(),
        pathways: framework.pathways(),
        pitfalls: framework
            .pitfalls()
            .iter()
            .map(|pitfall| Whole { thing: pitfall, words: framework.warning(pitfall) })
            .collect(),
        references: framework.references(),
        sandboxes: framework.sandboxes(),
        projects: framework
            .projects()
            .iter()
            .map(|project| Whole { thing: project, words: framework.brief(project) })
            .collect(),
        competencies: framework
            .competencies()
            .iter()
            .map(|(ix, competency)| Whole { thing: competency, words: framework.guide(ix) })
            .collect(),
        glossary: framework.glossary(),
        checklists: framework.checklists(),
        legal: framework.legal(),
        hiring: framework.hiring(),
        lint: framework.word_lists(),
    };
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}
