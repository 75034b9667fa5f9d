//! The curriculum for trainers (brief 2.10): a module per stage, with outcomes from the anchors, labs from the core
//! projects, assessment from the evidence prompts, and what comes before it from the graph.

use super::document::document::{Block, Cell, Column, Document, Item, Mark, Words};
use super::refusal::Refusal;
use super::source::Source;
use super::words::{count, stage_name, title};
use crate::framework::framework::Framework;
use crate::framework::project::Project;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::insight::curriculum::{Module, Unit, modules, stage_of};

/// How many references of a competency are named.
const READ: usize = 3;

/// The outcomes that a course aims for: with guidance, and alone.
const AIMS: [Rating; 2] = [Rating::ASSISTED, Rating::INDEPENDENT];

/// The curriculum as a document.
///
/// # Errors
/// Never: every framework has stages.
pub fn document(source: &Source<'_>) -> Result<Document, Refusal> {
    let framework = source.framework;
    let modules = modules(framework, source.options.stage);
    let hours: u32 = modules.iter().map(|module| module.hours).sum();
    let labs: usize = modules.iter().map(|module| module.labs.len()).sum();
    let units: usize = modules.iter().map(|module| module.units.len()).sum();
    let name = match (modules.as_slice(), source.options.stage) {
        ([only], Some(_)) => format!("Curriculum: {}", stage_name(framework, only.stage)),
        _ => format!("Curriculum: {}", framework.identity().title.line()),
    };
    let what = format!(
        "A course in {}: {} with {}, {} hours of labs.",
        count(modules.len(), "module", "modules"),
        count(units, "competency", "competencies"),
        count(labs, "lab", "labs"),
        hours
    );
    let reader = "For those who teach. Hours are those of the labs, for someone at the rating where a lab begins; \
                  reading and talk come on top.";
    let mut it = Document::new(name, source.preamble_of_framework(what, reader));
    it.text(
        "Outcomes are what one can see: with guidance (2) by the end of the module, alone on a real system (3) some weeks \
         of work later. The order is advice; people arrive with different halves of it.",
    );
    if modules.len() > 1 {
        overview(&mut it, framework, &modules);
    }
    for module in &modules {
        self::module(&mut it, framework, module);
    }
    Ok(it)
}

fn overview(it: &mut Document, framework: &Framework, modules: &[Module]) {
    let rows = modules.iter().map(|module| {
        vec![
            Cell::from(stage_name(framework, module.stage)),
            Cell::from(module.units.len().to_string()),
            Cell::from(module.labs.len().to_string()),
            Cell::from(module.hours.to_string()),
        ]
    });
    let columns = vec![
        Column::words("Module"),
        Column::number("Competencies"),
        Column::number("Labs"),
        Column::number("Hours of labs"),
    ];
    it.table("The modules", columns, rows.collect());
}

fn module(it: &mut Document, framework: &Framework, module: &Module) {
    let Some(stage) = framework.stage(module.stage) else { return };
    it.head(format!("Module {}: {}", module.stage, stage.title.line()));
    let about = if stage.about.is_empty() { &stage.summary } else { &stage.about };
    it.text(about.line().into_owned());
    let hours = format!("{} hours in {}.", module.hours, count(module.labs.len(), "lab", "labs"));
    let before = if module.before.is_empty() {
        "Nothing of an earlier module is needed.".to_owned()
    } else {
        format!("Of earlier modules it needs, at 2 or more: {}.", names(framework, &module.before))
    };
    it.push(Block::Terms(vec![("Labs".to_owned(), hours.into()), ("Before it".to_owned(), before.into())]));
    for unit in &module.units {
        self::unit(it, framework, module, unit);
    }
    it.subhead(format!("Labs of module {}", module.stage));
    for at in &module.labs {
        if let Some(project) = framework.projects().get(*at) {
            lab(it, framework, project);
        }
    }
}

fn names(framework: &Framework, list_of: &[Ix]) -> String {
    // Titles hold commas.
    list_of.iter().map(|ix| title(framework, *ix)).collect::<Vec<_>>().join("; ")
}

fn unit(it: &mut Document, framework: &Framework, module: &Module, unit: &Unit) {
    let ix = unit.competency;
    let guide = framework.guide(ix);
    it.subhead(title(framework, ix));
    it.text(guide.description.line().into_owned());
    let mut terms: Vec<(String, Words)> = Vec::new();
    for aim in AIMS {
        let step = framework.step(aim).map_or_else(|| aim.to_string(), |step| step.name.line().into_owned());
        if let Some(anchor) = framework.anchor(ix, aim) {
            terms.push((format!("Outcome at {aim}, {}", step.to_lowercase()), anchor.line().into_owned().into()));
        }
    }
    let needs = framework.prerequisites(ix);
    let needs = if needs.is_empty() { "Nothing of this matrix".to_owned() } else { names(framework, needs) };
    terms.push(("Builds on".to_owned(), needs.into()));
    let labs: Vec<String> = unit
        .labs
        .iter()
        .filter_map(|at| framework.projects().get(*at))
        .map(|project| match stage_of(framework, project) {
            Some(stage) if stage != module.stage => {
                format!("{} {} (module {stage})", project.id, project.title.line())
            }
            _ => format!("{} {}", project.id, project.title.line()),
        })
        .collect();
    if !labs.is_empty() {
        terms.push(("Practised in".to_owned(), labs.join("; ").into()));
    }
    it.push(Block::Terms(terms));
    if !guide.evidence_prompts.is_empty() {
        it.text(
            Words::new()
                .strong("Assessment: ")
                .text("a piece of work of one of these kinds, looked at by someone else."),
        );
        it.list(Mark::Bullet, lines(&guide.evidence_prompts));
    }
    let read: Vec<Words> = framework
        .references_of(ix)
        .take(READ)
        .map(|r| Words::new().link(r.title.line(), r.url.as_str()).text(format!(", {}", r.publisher.line())))
        .collect();
    if !read.is_empty() {
        it.text(Words::new().strong("To read:"));
        it.list(Mark::Bullet, read);
    }
}

fn lab(it: &mut Document, framework: &Framework, project: &Project) {
    let brief = framework.brief(project);
    it.push(Block::Heading(4, format!("{} {}, {} hours", project.id, project.title.line(), project.hours)));
    let moves: Vec<String> = project
        .moves
        .iter()
        .filter_map(|step| {
            Some(format!("{} from {} to {}", title(framework, framework.find(&step.competency)?), step.from, step.to))
        })
        .collect();
    let needs: Vec<String> = project
        .needs
        .iter()
        .filter_map(|need| Some(format!("{} at {}", title(framework, framework.find(&need.competency)?), need.rating)))
        .collect();
    let mut terms = vec![
        ("Outcome".to_owned(), Words::from(brief.outcome.line().into_owned())),
        ("Moves".to_owned(), Words::from(moves.join("; "))),
    ];
    if !needs.is_empty() {
        terms.push(("Needs".to_owned(), needs.join("; ").into()));
    }
    terms.push(("Data".to_owned(), brief.data.line().into_owned().into()));
    it.push(Block::Terms(terms));
    it.list(Mark::Number, lines(&brief.steps).map(Item::from));
}

fn lines(texts: &[Text]) -> impl Iterator<Item = String> + '_ {
    texts.iter().map(|text| text.line().into_owned())
}
