//! The roadmap: the gaps in the order of the arc, one project for each, hours by stage, and the weeks that they take at
//! the person's own hours a week. Without hours a week there are no weeks: they are never assumed.

use super::dates::long;
use super::document::document::{Cell, Column, Document, Item, Mark, Words};
use super::plan_words;
use super::refusal::Refusal;
use super::source::Source;
use super::words;
use crate::insight::roadmap::{Roadmap, Stop};

/// The roadmap as a document.
///
/// # Errors
/// Never: without gaps it says so.
pub fn make(source: &Source<'_>) -> Result<Document, Refusal> {
    let Source { framework, overview, standing, options, .. } = source;
    let name = &standing.settings.name;
    let title = if name.is_empty() { "Roadmap".to_owned() } else { format!("Roadmap: {}", name.line()) };
    let preamble = source.preamble(
        "A roadmap in AIOps: what to work on, in the order of the arc, with one project for each gap and the hours \
         that it takes.",
        "For the person, to plan the months ahead; and for whoever plans their work with them.",
    );
    let mut document = Document::new(title, preamble);
    let roadmap = Roadmap::new(framework, overview, options.stage);
    if roadmap.stops.is_empty() {
        document.text(match overview.unknown.len() {
            0 => "Nothing that is rated lies below what is expected.".to_owned(),
            n => format!(
                "Nothing is planned yet: {} expected and not rated, and a gap shows once its competency is.",
                words::count(n, "competency is", "competencies are")
            ),
        });
        return Ok(document);
    }
    document.text(pace(&roadmap));
    let rows = roadmap.stages.iter().map(|stage| -> Vec<Cell> {
        vec![
            format!("{} {}", stage.stage, words::stage_name(framework, stage.stage)).into(),
            stage.gaps.to_string().into(),
            if stage.hours == 0 { "–".into() } else { format!("{} h", stage.hours).into() },
            stage.weeks.filter(|_| stage.hours > 0).map_or_else(|| "–".to_owned(), |weeks| weeks.to_string()).into(),
        ]
    });
    let columns =
        vec![Column::words("Stage"), Column::number("Gaps"), Column::number("Hours"), Column::number("Weeks")];
    document.table(
        "Hours by stage. A project counts once, where it comes first; – is no project.",
        columns,
        rows.collect(),
    );
    for stage in &roadmap.stages {
        document.head(format!("{} {}", stage.stage, words::stage_name(framework, stage.stage)));
        if let Some(found) = framework.stage(stage.stage) {
            document.text(found.summary.as_str());
        }
        let stops = roadmap.stops.iter().filter(|stop| stop.stage == stage.stage);
        for stop in stops {
            self::stop(&mut document, source, stop);
        }
    }
    Ok(document)
}

fn pace(roadmap: &Roadmap) -> String {
    let gaps = words::count(roadmap.stops.len(), "gap", "gaps");
    let all = format!("{gaps}, {} hours of projects in all", roadmap.total);
    match (roadmap.hours, roadmap.weeks, roadmap.end) {
        (Some(hours), Some(weeks), Some(end)) => format!(
            "{all}: at {} a week about {}, until {}, if nothing comes between.",
            words::count(hours.into(), "hour", "hours"),
            words::count(weeks as usize, "week", "weeks"),
            long(end)
        ),
        _ => format!("{all}. No hours a week are set, so no weeks are given: `opsarc set --hours H` sets them."),
    }
}

fn stop(document: &mut Document, source: &Source<'_>, stop: &Stop) {
    let Source { framework, standing, overview, .. } = source;
    document.subhead(format!("{}: {} to {}", words::title(framework, stop.competency), stop.rating, stop.expected));
    let Some(chosen) = &stop.project else {
        document.text("No project of the library closes this gap.");
        let prompt = words::evidence_prompt(framework, stop.competency, stop.expected);
        document.text(Words::new().strong("What would show it: ").text(prompt.line()));
        return;
    };
    let Some(project) = framework.project(chosen) else { return };
    if stop.again {
        document.text(
            Words::new()
                .text("Closed on the way by ")
                .strong(project.title.line())
                .soft(format!(" {chosen}, planned above.")),
        );
        return;
    }
    let report = overview.plan.project(chosen);
    let state = report.map_or_else(String::new, |report| plan_words::state(report, standing.undertakings.get(chosen)));
    document.text(Words::new().strong(project.title.line()).soft(format!(" {chosen}, {state}")));
    let brief = framework.brief(project);
    document.text(brief.outcome.as_str());
    if let Some(report) = report.filter(|report| !report.waits_for.is_empty()) {
        document.text(Words::new().soft(format!("Waits for {}.", plan_words::waits(framework, &report.waits_for))));
    }
    let ticks = standing.undertakings.get(chosen).map(|it| &it.ticks);
    let steps = (1_u8..).zip(&brief.steps).map(|(n, step)| Item {
        words: step.as_str().into(),
        under: Vec::new(),
        done: ticks.is_some_and(|ticks| ticks.contains_key(&n)),
    });
    document.list(Mark::Box, steps.collect::<Vec<_>>());
}
