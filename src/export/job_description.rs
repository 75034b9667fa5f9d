//! A job description for a role at a level (brief 2.10): outcomes first, what is expected and what is not, categories of
//! tool, the step of autonomy, and blanks for what only those who hire can know.

use serde::Serialize;

use super::document::document::{Block, Cell, Column, Document, Item, Mark, Words};
use super::refusal::Refusal;
use super::source::Source;
use super::wanted::{self, Wanted};
use super::words::{level_name, title};
use crate::framework::competency::Origin;
use crate::framework::framework::Framework;
use crate::framework::text::Text;
use crate::insight::vacancy::{Sought, Vacancy};

/// A blank: what is to be filled in stands in it.
fn blank(what: &str) -> String {
    format!("[fill in: {what}]")
}

/// The job description as a document.
///
/// # Errors
/// Where nothing is sought of the role.
pub fn document(source: &Source<'_>) -> Result<Document, Refusal> {
    let framework = source.framework;
    let (wanted, vacancy) = vacancy(source)?;
    let level = framework.level(wanted.level);
    let what = format!("A job description for {}: outcomes first, categories of tool in place of products.", {
        wanted.name(framework)
    });
    let reader = "For those who open the role. Fill in what stands in square brackets, or take the line out; \
                  opsarc lint-job finds what is left.";
    let preamble = source.preamble_of_framework(what, reader);
    let name = level.map_or_else(|| level_name(framework, wanted.level), |l| l.title.line().into_owned());
    let mut it = Document::new(format!("{name}, {}", wanted.short(framework)), preamble);
    it.text(blank("organisation, team, place, terms, and pay"));
    outcomes(&mut it, framework, &vacancy);
    it.head("The work");
    it.text("What people in this work do. At this level you take your part in it, as the next two lists say.");
    for role in vacancy.roles.iter().filter_map(|id| framework.role(id)) {
        it.text(role.summary.line().into_owned());
        it.list(Mark::Bullet, lines(&role.does));
    }
    if let Some(level) = level {
        it.head(format!("Expected at {}", level_name(framework, wanted.level)));
        it.list(Mark::Bullet, lines(&level.does));
        it.head("Not expected at this level");
        it.list(Mark::Bullet, lines(&level.not_expected));
    }
    it.head("What you bring");
    it.text("Work that one can look at counts, whatever the title under which it was done.");
    it.list(Mark::Bullet, vacancy.must.iter().map(|sought| must(framework, sought)));
    if !vacancy.useful.is_empty() {
        it.head("Useful beside it");
        it.list(Mark::Bullet, vacancy.useful.iter().map(|sought| name_of(framework, sought)));
    }
    categories(&mut it, framework, &vacancy);
    autonomy(&mut it, framework);
    it.head("Who is beside you");
    it.push(Block::Terms(
        [
            ("Mentor", blank("who mentors, and how many hours a month")),
            ("Owner of the incident process", blank("who, and when you meet them")),
            (
                "Owner of the feedback after go-live",
                blank("who owns what incident reviews teach, with hours set aside"),
            ),
        ]
        .map(|(term, said)| (term.to_owned(), Words::from(said)))
        .into(),
    ));
    wanted::checklist(&mut it, framework);
    Ok(it)
}

fn vacancy(source: &Source<'_>) -> Result<(Wanted, Vacancy), Refusal> {
    let wanted = Wanted::new(source);
    let vacancy = Vacancy::new(source.framework, &wanted.roles, wanted.level);
    if vacancy.must.is_empty() && vacancy.useful.is_empty() {
        return Err(Refusal::new(
            format!("the framework seeks nothing of {}", wanted.name(source.framework)),
            "name another role with `--role`, or another level with `--level`",
        ));
    }
    Ok((wanted, vacancy))
}

fn lines(texts: &[Text]) -> impl Iterator<Item = String> + '_ {
    texts.iter().map(|text| text.line().into_owned())
}

/// What must become better, with blanks for what stands today.
fn outcomes(it: &mut Document, framework: &Framework, vacancy: &Vacancy) {
    it.head("What this role must make better");
    it.text("Keep what is true, at most three, and put numbers to it before the role is opened.");
    let proposed = &framework.hiring().outcomes;
    let rows = vacancy.outcomes.iter().filter_map(|at| proposed.get(*at)).map(|outcome| {
        let cell = |text: &Text| Cell::from(text.line().into_owned());
        vec![
            cell(&outcome.outcome),
            cell(&outcome.measure),
            Cell::from(blank("value")),
            Cell::from(blank("range and day")),
            cell(&outcome.guard),
            Cell::from(blank("name")),
        ]
    });
    let columns = ["Outcome", "Measure", "Today", "Target", "Must not get worse", "Owner"].map(Column::words);
    it.table("Outcomes of the role", columns.into(), rows.collect());
}

/// A competency with those that will do in its place.
fn name_of(framework: &Framework, sought: &Sought) -> String {
    let or = sought.or.iter().map(|ix| format!(" or {}", title(framework, *ix)));
    std::iter::once(title(framework, sought.competency)).chain(or).collect()
}

/// A must-have with what it looks like.
fn must(framework: &Framework, sought: &Sought) -> Item {
    let step = framework.step(sought.expected).map_or_else(String::new, |step| step.name.line().to_lowercase());
    let words = Words::new().strong(name_of(framework, sought)).text(format!(", {step} ({})", sought.expected));
    let all = std::iter::once(&sought.competency).chain(&sought.or);
    let anchors = all.filter_map(|ix| framework.anchor(*ix, sought.expected));
    Item { words, under: anchors.map(|text| Words::from(text.line().into_owned())).collect(), done: false }
}

/// What is sought of tools, by area.
fn categories(it: &mut Document, framework: &Framework, vacancy: &Vacancy) {
    let sought = || vacancy.must.iter().chain(&vacancy.useful).map(|sought| sought.competency);
    let mut terms = Vec::new();
    for area in framework.areas() {
        let of_area = sought().filter(|ix| {
            let c = framework.competency(*ix);
            c.area == area.id && c.origin == Origin::Tooling
        });
        let names: Vec<String> = of_area.map(|ix| title(framework, ix)).collect();
        if !names.is_empty() {
            terms.push((area.title.line().into_owned(), Words::from(names.join("; "))));
        }
    }
    if !terms.is_empty() {
        it.head("Categories of tool");
        it.text("No product is a condition. Vendors change, categories stay.");
        it.push(Block::Terms(terms));
    }
}

/// The ladder of autonomy, one step to be chosen.
fn autonomy(it: &mut Document, framework: &Framework) {
    let steps = &framework.hiring().autonomy;
    if steps.is_empty() {
        return;
    }
    it.head("How far the automation goes by itself");
    it.text(format!(
        "The automation that you will own begins at one step of autonomy: {}. Take the others out.",
        blank("which one, for which services, and who may change it")
    ));
    let items = steps
        .iter()
        .map(|step| Item::from(Words::new().strong(step.name.line()).text(format!(": {}", step.about.line()))));
    it.list(Mark::Box, items);
}

/// A job as JSON Resume's job schema has it.
#[derive(Debug, Serialize)]
struct Job {
    title: String,
    date: String,
    description: String,
    experience: String,
    responsibilities: Vec<String>,
    qualifications: Vec<String>,
    skills: Vec<Skill>,
    meta: Meta,
}

/// A skill of it.
#[derive(Debug, Serialize)]
struct Skill {
    name: String,
    level: String,
    keywords: Vec<String>,
}

/// What the schema has no field for.
#[derive(Debug, Serialize)]
struct Meta {
    version: &'static str,
    opsarc: More,
}

/// What the schema has no field for.
#[derive(Debug, Serialize)]
struct More {
    schema: &'static str,
    framework: String,
    roles: Vec<String>,
    level: u8,
    outcomes: Vec<Better>,
    not_expected: Vec<String>,
    autonomy: Vec<String>,
    rule: &'static str,
}

/// An outcome.
#[derive(Debug, Serialize)]
struct Better {
    outcome: String,
    measure: String,
    guard: String,
}

/// The job description by JSON Resume's job schema. What it has no field for stands under `meta.opsarc`.
///
/// # Errors
/// As [`document`].
pub fn json(source: &Source<'_>) -> Result<String, Refusal> {
    let framework = source.framework;
    let (wanted, vacancy) = vacancy(source)?;
    let level = framework.level(wanted.level);
    let roles = || vacancy.roles.iter().filter_map(|id| framework.role(id));
    let title = level.map_or_else(|| level_name(framework, wanted.level), |l| l.title.line().into_owned());
    let summaries: Vec<String> = roles().map(|role| role.summary.line().into_owned()).collect();
    let proposed = &framework.hiring().outcomes;
    let skill = |sought: &Sought| {
        let c = framework.competency(sought.competency);
        let area = framework.areas().iter().find(|area| area.id == c.area);
        Skill {
            name: name_of(framework, sought),
            level: framework.step(sought.expected).map_or_else(String::new, |step| step.name.line().into_owned()),
            keywords: area.map(|area| area.title.line().into_owned()).into_iter().collect(),
        }
    };
    let job = Job {
        title: format!("{title}, {}", wanted.short(framework)),
        date: source.day().to_string(),
        description: summaries.join(" "),
        experience: level_name(framework, wanted.level),
        responsibilities: level.iter().flat_map(|l| &l.does).map(|text| text.line().into_owned()).collect(),
        qualifications: vacancy
            .must
            .iter()
            .filter_map(|sought| framework.anchor(sought.competency, sought.expected))
            .map(|text| text.line().into_owned())
            .collect(),
        skills: vacancy.must.iter().chain(&vacancy.useful).map(skill).collect(),
        meta: Meta {
            version: "v1.0.0",
            opsarc: More {
                schema: "opsarc/job@1",
                framework: format!("{} {}", framework.identity().id, framework.identity().version.line()),
                roles: vacancy.roles.iter().map(ToString::to_string).collect(),
                level: wanted.level,
                outcomes: vacancy
                    .outcomes
                    .iter()
                    .filter_map(|at| proposed.get(*at))
                    .map(|outcome| Better {
                        outcome: outcome.outcome.line().into_owned(),
                        measure: outcome.measure.line().into_owned(),
                        guard: outcome.guard.line().into_owned(),
                    })
                    .collect(),
                not_expected: level.iter().flat_map(|l| &l.not_expected).map(|t| t.line().into_owned()).collect(),
                autonomy: framework.hiring().autonomy.iter().map(|step| step.name.line().into_owned()).collect(),
                rule: super::words::RULE_OF_THE_FILE,
            },
        },
    };
    super::json_text::pretty(&job)
}
