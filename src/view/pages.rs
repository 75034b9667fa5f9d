//! The pages of a competency behind the one that rates it.

use super::sheet::Sheet;
use super::theme::Tone;
use crate::app::model::Model;
use crate::export::words;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::starter::Starter;
use crate::profile::day::Day;
use crate::profile::evidence::Setting;

/// Evidence and notes in full, and what would show more.
pub fn record(model: &Model, ix: Ix, sheet: &mut Sheet) {
    let mark = model.session.mark(ix);
    sheet.head("Evidence");
    if mark.evidence.is_empty() {
        sheet.text("None yet. e adds a piece: what it is, and where it is.", Tone::Soft);
    }
    for filed in mark.evidence.iter().rev() {
        let item = &filed.item;
        let day = item.date.unwrap_or(Day(filed.at.date()));
        let sandbox = if item.setting == Setting::Sandbox { ", sandbox" } else { "" };
        sheet.point(format!("{}  {}  {day}{sandbox}", item.evidence.slug(), item.title.line()), Tone::Text);
        if let Some(locator) = &item.locator {
            sheet.under(locator.line(), Tone::Soft);
        }
    }
    let guide = model.session.framework().guide(ix);
    if !guide.evidence_prompts.is_empty() {
        sheet.head("What would show it");
        for prompt in &guide.evidence_prompts {
            sheet.point(prompt.line(), Tone::Soft);
        }
    }
    sheet.head("Notes");
    if mark.notes.is_empty() {
        sheet.text("None yet. n adds one, E writes it in your editor.", Tone::Soft);
    }
    for filed in mark.notes.iter().rev() {
        sheet.text(Day(filed.at.date()).to_string(), Tone::Soft);
        sheet.text(filed.item.text.as_str(), Tone::Text);
        sheet.gap();
    }
}

/// What a mentor and an interviewer would ask.
pub fn questions(model: &Model, ix: Ix, sheet: &mut Sheet) {
    let guide = model.session.framework().guide(ix);
    if guide.mentor_questions.is_empty() && guide.interview.is_empty() {
        sheet.text("No questions are written for this competency yet.", Tone::Soft);
    }
    if !guide.mentor_questions.is_empty() {
        sheet.head("To reflect on with a mentor");
        for question in &guide.mentor_questions {
            sheet.point(question.line(), Tone::Text);
        }
    }
    for interview in &guide.interview {
        sheet.head(interview.question.line());
        sheet.text("A strong answer", Tone::Soft);
        for point in &interview.strong {
            sheet.point(point.line(), Tone::Soft);
        }
    }
}

/// Projects that move it.
pub fn projects(model: &Model, ix: Ix, sheet: &mut Sheet) {
    let framework = model.session.framework();
    let c = framework.competency(ix);
    if model.session.reading(ix).effective.is_none_or(|r| r == Rating::NOT_YET) {
        sheet.head("Starter task, 2 to 3 hours: from 0 to 1");
        for step in Starter::new(framework, ix).steps {
            sheet.point(step, Tone::Soft);
        }
    }
    for project in framework.projects_of(ix) {
        let core = if project.core { ", core" } else { "" };
        sheet.head(format!("{}  {}", project.id, project.title.line()));
        let moves: Vec<String> = project
            .moves
            .iter()
            .map(|m| {
                let name = framework
                    .find(&m.competency)
                    .map_or_else(|| m.competency.to_string(), |ix| words::title(framework, ix));
                format!("{name} {} to {}", m.from, m.to)
            })
            .collect();
        sheet.text(format!("{} h{core} · {}", project.hours, moves.join(", ")), Tone::Soft);
        let brief = framework.brief(project);
        sheet.text(format!("Done when: {}", brief.outcome.line()), Tone::Text);
        for step in &brief.steps {
            sheet.point(step.line(), Tone::Soft);
        }
        sheet.text(format!("Data or sandbox: {}", brief.data.line()), Tone::Soft);
    }
    if framework.projects_of(ix).next().is_none() {
        sheet.text(format!("No project moves {} yet.", c.title.line()), Tone::Soft);
    }
}

/// Facts to keep right, and where they are from.
pub fn sources(model: &Model, ix: Ix, sheet: &mut Sheet) {
    let framework = model.session.framework();
    let (c, guide) = (framework.competency(ix), framework.guide(ix));
    if !guide.facts.is_empty() {
        sheet.head("Facts to keep right");
        for fact in &guide.facts {
            sheet.point(fact.line(), Tone::Text);
        }
    }
    sheet.head("References");
    for reference in framework.references_of(ix) {
        sheet.point(format!("{}, {}", reference.title.line(), reference.publisher.line()), Tone::Text);
        sheet.under(reference.url.line(), Tone::Soft);
    }
    if !c.inferred.is_empty() {
        sheet.head("Ours, not the source's");
        sheet.text(c.inferred.join(", "), Tone::Soft);
    }
}
