//! The order of the report, and its opening: the arc, and what matters most at a glance.

use super::{future, record, standing, time};
use crate::export::chart::arc::{self, Earlier};
use crate::export::dates::long;
use crate::export::document::document::{Block, Document, Fact, Words};
use crate::export::refusal::Refusal;
use crate::export::source::Source;
use crate::export::words;
use crate::insight::history::History;
use crate::insight::level::Verdict;
use crate::profile::day::Day;

/// How many days back the earlier place on the arc lies.
const EARLIER: i64 = 90;

/// The growth report.
///
/// # Errors
/// Never: a report of an empty record says what would be in it.
pub fn make(source: &Source<'_>) -> Result<Document, Refusal> {
    let history = History::new(source.framework, &source.profile.log, source.day());
    let preamble = source.preamble(
        "A growth report in AIOps, machine learning built into operations work: where one person stands by what they \
         recorded and what backs it, how they came there, and what comes next.",
        "For the person, and for the mentor or manager they choose to share it with.",
    );
    let mut document = Document::new(title(source), preamble);
    opening(&mut document, source, &history);
    standing::next(&mut document, source);
    standing::stages(&mut document, source);
    standing::level(&mut document, source);
    standing::fit(&mut document, source);
    future::gaps(&mut document, source);
    future::plan(&mut document, source);
    record::ratings(&mut document, source);
    record::evidence(&mut document, source);
    record::notes(&mut document, source);
    time::history(&mut document, source, &history);
    standing::pitfalls(&mut document, source);
    standing::reading(&mut document, source);
    Ok(document)
}

fn title(source: &Source<'_>) -> String {
    let name = &source.standing.settings.name;
    if name.is_empty() { "Growth report".to_owned() } else { format!("Growth report: {}", name.line()) }
}

fn opening(document: &mut Document, source: &Source<'_>, history: &History) {
    let Source { framework, overview, standing, .. } = source;
    let earlier = earlier(history, source.day());
    document.push(Block::Figure(arc::of(framework, overview, &who(source), earlier.as_ref())));

    let mut facts = Vec::new();
    let mut fact = |name: &str, value: String, said: String| facts.push(Fact { name: name.to_owned(), value, said });
    let level = &overview.level;
    match level.attained {
        Some(attained) => fact("Level attained", words::level_name(framework, attained), String::new()),
        None if level.verdict == Verdict::Undetermined => {
            fact("Level attained", "Undetermined".to_owned(), "until more is rated".to_owned());
        }
        None => fact("Level attained", "None yet".to_owned(), String::new()),
    }
    if let Some(toward) = level.toward {
        let met = level.core.iter().filter(|item| item.met).count();
        let said = format!("{met} of {} core competencies met", level.core.len());
        fact("Working toward", words::level_name(framework, toward), said);
    }
    if let Some(active) = overview.active() {
        fact("Active stage", words::stage_name(framework, active.stage), words::progress(active));
    }
    let all = framework.competencies().len();
    fact("Rated", format!("{} of {all} competencies", overview.rated), "unrated is unknown, not zero".to_owned());
    let roles: Vec<String> = overview
        .roles
        .iter()
        .map(|id| framework.role(id).map_or_else(|| id.to_string(), |role| role.title.line().into_owned()))
        .collect();
    let pathway = overview.pathway.as_ref().and_then(|id| framework.pathway(id));
    let pathway = pathway.map_or_else(String::new, |pathway| pathway.title.line().into_owned());
    fact("Role", words::list(&roles), pathway);
    let by = standing.settings.target_date.map_or_else(String::new, |day| format!("by {}", long(day)));
    fact("Target", words::level_name(framework, overview.target), by);
    document.push(Block::Facts(facts));
    if standing.settings.roles.is_empty() {
        document.note("No role is set: the numbers are those of the framework's first role cluster.");
    }
    if overview.rated == 0 {
        document.text(Words::from(
            "Nothing is rated yet. Once competencies are rated, the sections below say what is reached, what is \
             missing and what would show it.",
        ));
    }
}

/// Said at the traveller: whose the arc is.
#[must_use]
pub fn who(source: &Source<'_>) -> String {
    let name = &source.standing.settings.name;
    if name.is_empty() { long(source.day()) } else { name.line().into_owned() }
}

/// Where one stood some time ago; none where the record does not go back as far.
#[must_use]
pub fn earlier(history: &History, day: Day) -> Option<Earlier> {
    let then = crate::export::calendar::offset(day, -EARLIER);
    let measure = history.measures().iter().rev().find(|measure| measure.day <= then)?;
    let stage = measure.stages.iter().find(|stage| stage.stage == measure.active_stage)?;
    Some(Earlier { stage: stage.stage, claimed: stage.claimed, said: format!("{EARLIER} days ago") })
}
