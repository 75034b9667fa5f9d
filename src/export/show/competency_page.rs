//! One competency as a page: all of it for `opsarc show`, and by parts for the pages of the walk.

use std::borrow::Cow;

use super::glossary::explain;
use super::project;
use super::scope::{OURS, Scope};
use crate::export::page::{Lead, Page, Voice};
use crate::export::words;
use crate::framework::competency::Origin;
use crate::framework::framework::Framework;
use crate::framework::guide::Guide;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::insight::starter::Starter;
use crate::profile::day::Day;
use crate::profile::evidence::Setting;
use crate::profile::mark::Mark;

/// The lowest rating that a counter-example is about; they go on from there.
const NOT_YET_FROM: Rating = Rating::ASSISTED;

/// The counter-example of `rating`: the clause that completes "not yet, if"; none where there is none.
#[must_use]
pub fn not_yet(guide: &Guide, rating: Rating) -> Option<Cow<'_, str>> {
    let at = rating.number().checked_sub(NOT_YET_FROM.number())?;
    guide.not_yet.get(usize::from(at)).map(Text::line)
}

/// Which of its fields are ours, in words; empty where none is.
#[must_use]
pub fn ours(framework: &Framework, ix: Ix, of: &[&str]) -> Vec<String> {
    let inferred = &framework.guide(ix).inferred;
    of.iter().filter(|field| inferred.iter().any(|word| word == *field)).map(|field| (*field).to_owned()).collect()
}

/// Where the competency is from, and what of it is ours, in two sentences.
#[must_use]
pub fn provenance(framework: &Framework, ix: Ix) -> String {
    let source = match framework.competency(ix).origin {
        Origin::Level => "The source names it in its level matrix, which makes it a core item of its level.",
        Origin::Tooling => "The source names it in its lists of tooling and governance.",
        Origin::Cluster => "The source names it in the text of a role cluster or a pathway.",
    };
    let ours = ours(framework, ix, &["level", "stage", "domains", "weights", "prerequisites"]);
    match ours.as_slice() {
        [] => source.to_owned(),
        [one] => format!("{source} Its {one} here is {OURS}."),
        several => format!("{source} Its {} here are {OURS}.", words::list(several)),
    }
}

/// The competency at `ix` in full.
#[must_use]
pub fn page(scope: Scope<'_>, ix: Ix) -> Page {
    let framework = scope.framework;
    let (c, guide) = (framework.competency(ix), framework.guide(ix));
    let mark = |field: &str| if ours(framework, ix, &[field]).is_empty() { "" } else { " (ours)" };
    let domains: Vec<_> = c
        .domains
        .iter()
        .map(|id| {
            framework.domains().iter().find(|d| d.id == *id).map_or_else(|| id.to_string(), |d| d.title.to_string())
        })
        .collect();
    let stage = words::stage_name(framework, c.stage);
    let about = format!(
        "Level {}{} · stage {} {stage}{} · {}{}",
        c.level,
        mark("level"),
        c.stage,
        mark("stage"),
        domains.join(", "),
        mark("domains")
    );
    let mut page = Page::new(format!("{} ({})", c.title.line(), c.id), about);
    if let Some((standing, overview)) = scope.person {
        let weight = overview.weights.get(ix).copied().unwrap_or(0);
        let expected = overview.expected.get(ix).copied().unwrap_or(0);
        let words = words::weight_words(weight);
        let target = overview.target;
        let ours = mark("weights");
        page.text(format!("Weight {weight}{ours}: {words}. Expected toward Level {target}: {expected}."));
        page.gap();
        standing_of(&mut page, scope, standing.marks.get(ix), ix);
    }
    meaning(&mut page, guide);
    anchors(&mut page, scope, ix);
    if let Some(mark) = scope.person.and_then(|(standing, _)| standing.marks.get(ix)) {
        if !mark.evidence.is_empty() {
            page.head("Evidence recorded");
            evidence(&mut page, mark);
        }
        if !mark.notes.is_empty() {
            page.head("Notes");
            notes(&mut page, mark);
        }
    }
    prompts(&mut page, guide);
    questions(&mut page, guide);
    facts(&mut page, guide);
    page.list("Builds on", framework.prerequisites(ix).iter().map(|ix| scope.rated(*ix)));
    page.list("Leads to", framework.dependents(ix).iter().map(|ix| scope.rated(*ix)));
    let projects = framework.projects_of(ix).map(|p| {
        let moved = p.moves.iter().find(|m| m.competency == c.id);
        let step = moved.map_or_else(String::new, |m| format!(", {} to {}", m.from, m.to));
        format!("{} {} ({} h{step})", p.id, p.title.line(), p.hours)
    });
    page.list("Projects", projects);
    sources(&mut page, framework, ix);
    page
}

fn standing_of(page: &mut Page, scope: Scope<'_>, mark: Option<&Mark>, ix: Ix) {
    let framework = scope.framework;
    let reading = scope.person.and_then(|(_, o)| o.readings.get(ix).copied()).unwrap_or_default();
    let mut pair = |label, text: String| page.part(Voice::Text, Lead::Label(label), text);
    let Some(rating) = reading.effective else {
        pair("Rated", "not yet".to_owned());
        return;
    };
    let name = framework.step(rating).map_or_else(String::new, |step| format!(" {}", step.name.line()));
    let backing = if reading.backed > 0 { "backed" } else { "claimed only" };
    pair("Counts", format!("{rating}{name}, {backing}"));
    if let (Some(claimed), Some(mark)) = (reading.claimed, mark) {
        let counts = words::claim(mark, &reading).unwrap_or_default();
        pair("Claimed", format!("{claimed}; {counts}"));
    }
    if let Some(own) = mark.and_then(|mark| mark.own.as_ref()) {
        pair("Self", format!("{} on {}", own.rating, own.at.date()));
    }
    if let Some(mentor) = mark.and_then(|mark| mark.mentor.as_ref()) {
        let signed = scope.person.is_some_and(|(standing, _)| standing.signed.contains(&mentor.entry));
        let signed = if signed { ", signed" } else { "" };
        pair("Mentor", format!("{} on {} by {}{signed}", mentor.rating, mentor.at.date(), mentor.mentor.line()));
    }
    if reading.disputed {
        pair("Disputed", "self and mentor see it differently".to_owned());
    }
    if let (true, Some(today)) = (reading.stale, reading.today) {
        let months = framework.horizon_months(ix);
        pair("Stale", format!("nothing newer than {months} months; today it is perhaps {today}"));
    }
}

/// The anchors, each with its counter-example; what counts is marked where a person is asked about.
pub fn anchors(page: &mut Page, scope: Scope<'_>, ix: Ix) {
    let framework = scope.framework;
    let guide = framework.guide(ix);
    let now = scope.person.and_then(|(_, o)| o.readings.get(ix)).and_then(|r| r.effective);
    page.head("Anchors");
    for rating in Rating::all() {
        let Some(anchor) = framework.anchor(ix, rating) else { continue };
        let step = if now == Some(rating) { NOW } else { OTHER };
        let lead = step.get(usize::from(rating.number())).copied().unwrap_or_default();
        page.part(Voice::Text, Lead::Step(lead), anchor.line());
        if let Some(not_yet) = not_yet(guide, rating) {
            page.part(Voice::Soft, Lead::Indent(Lead::Step(lead).columns()), format!("Not yet, if {not_yet}"));
        }
    }
}

/// The marks of the steps, for the one that counts and for the others.
const NOW: [&str; 5] = ["> 0", "> 1", "> 2", "> 3", "> 4"];
const OTHER: [&str; 5] = ["  0", "  1", "  2", "  3", "  4"];

/// Evidence, newest first.
pub fn evidence(page: &mut Page, mark: &Mark) {
    newest_evidence(page, mark, usize::MAX);
}

/// As [`evidence`], at most `most` pieces: for where not all of a long record is looked at.
pub fn newest_evidence(page: &mut Page, mark: &Mark, most: usize) {
    for filed in mark.evidence.iter().rev().take(most) {
        let item = &filed.item;
        let day = item.date.unwrap_or(Day(filed.at.date()));
        let sandbox = if item.setting == Setting::Sandbox { ", sandbox" } else { "" };
        page.point(format!("{day}  {}{sandbox}: {}", item.evidence.slug(), item.title.line()));
        if let Some(locator) = &item.locator {
            page.address(locator.line());
        }
    }
    more(page, mark.evidence.len(), most);
}

/// Notes, newest first.
pub fn notes(page: &mut Page, mark: &Mark) {
    newest_notes(page, mark, usize::MAX);
}

/// As [`notes`], at most `most` of them.
pub fn newest_notes(page: &mut Page, mark: &Mark, most: usize) {
    for filed in mark.notes.iter().rev().take(most) {
        page.gap();
        page.soft(Day(filed.at.date()).to_string());
        page.text(filed.item.text.as_str());
    }
    more(page, mark.notes.len(), most);
}

/// Says how many of `all` were left out.
fn more(page: &mut Page, all: usize, most: usize) {
    if all > most {
        page.soft(format!("and {} more", all - most));
    }
}

/// The counter-examples alone, for where the anchors are seen.
pub fn counter_examples(page: &mut Page, guide: &Guide) {
    let told = Rating::all().filter_map(|rating| Some(format!("Not yet a {rating}, if {}", not_yet(guide, rating)?)));
    page.list("Counter-examples", told);
}

/// What it is, and why it matters.
pub fn meaning(page: &mut Page, guide: &Guide) {
    page.section("What it is", &guide.description.line());
    page.section("Why it matters in AIOps", &guide.why.as_ref().map_or_else(String::new, |t| t.line().into_owned()));
}

/// What would show it.
pub fn prompts(page: &mut Page, guide: &Guide) {
    page.list("What would show it", guide.evidence_prompts.iter().map(|t| t.line().into_owned()));
}

/// Questions of a mentor, and of an interview with what a strong answer holds.
pub fn questions(page: &mut Page, guide: &Guide) {
    page.list("To reflect on with a mentor", guide.mentor_questions.iter().map(|t| t.line().into_owned()));
    if !guide.interview.is_empty() {
        page.head("Asked in interviews");
    }
    for interview in &guide.interview {
        page.gap();
        page.part(Voice::Strong, Lead::None, interview.question.line());
        page.soft("A strong answer:");
        for point in &interview.strong {
            page.point(point.line());
        }
    }
}

/// Facts to keep right, and those that go beyond the source.
pub fn facts(page: &mut Page, guide: &Guide) {
    page.list("Facts to keep right", guide.facts.iter().map(|t| t.line().into_owned()));
    page.list("Beyond the source", guide.beyond.iter().map(|t| t.line().into_owned()));
}

/// References with their addresses, the terms that serve it, and what of it is ours.
pub fn sources(page: &mut Page, framework: &Framework, ix: Ix) {
    let mut references = framework.references_of(ix).peekable();
    if references.peek().is_some() {
        page.head("References");
    }
    for reference in references {
        page.point(format!("{}, {}", reference.title.line(), reference.publisher.line()));
        page.address(reference.url.line());
    }
    let id = &framework.competency(ix).id;
    let mut terms = framework.glossary().iter().filter(|term| term.serves.contains(id)).peekable();
    if terms.peek().is_some() {
        page.head("Terms");
    }
    for term in terms {
        explain(page, term);
    }
    page.section("Where it is from", &provenance(framework, ix));
}

/// The starter task, where the step is the first one, and the projects that move it.
pub fn projects(page: &mut Page, scope: Scope<'_>, ix: Ix, starter: bool) {
    let framework = scope.framework;
    if starter {
        let task = Starter::new(framework, ix);
        page.head(format!("Starter task, {} to {} hours: from 0 to 1", task.hours.start(), task.hours.end()));
        for (n, step) in task.steps.into_iter().enumerate() {
            page.part(Voice::Text, Lead::Number(n + 1), step);
        }
    }
    for project in framework.projects_of(ix) {
        let core = if project.core { ", core" } else { "" };
        page.head(format!("{}  ({} h{core})", project::title(project), project.hours));
        project::body(scope, project, page);
    }
    if framework.projects_of(ix).next().is_none() {
        page.gap();
        page.soft(format!("No project moves {} yet.", words::title(framework, ix)));
    }
}
