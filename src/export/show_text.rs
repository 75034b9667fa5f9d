//! One competency in full as plain text within 80 columns.

use super::words;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::overview::Overview;
use crate::profile::evidence::Setting;
use crate::profile::mark::Mark;
use crate::profile::standing::Standing;

/// The competency at `ix` as it stands.
#[must_use]
pub fn text(framework: &Framework, standing: &Standing, overview: &Overview, ix: Ix) -> String {
    let c = framework.competency(ix);
    let mut out = String::new();
    let domains: Vec<_> = c
        .domains
        .iter()
        .map(|id| {
            framework.domains().iter().find(|d| d.id == *id).map_or_else(|| id.to_string(), |d| d.title.to_string())
        })
        .collect();
    let guide = framework.guide(ix);
    hang(&mut out, "", &format!("{} ({})", c.title.line(), c.id));
    let stage = words::stage_name(framework, c.stage);
    hang(&mut out, "", &format!("Level {} · stage {} {stage} · {}", c.level, c.stage, domains.join(", ")));
    let weight = overview.weights.get(ix).copied().unwrap_or(0);
    let expected = overview.expected.get(ix).copied().unwrap_or(0);
    hang(
        &mut out,
        "",
        &format!(
            "Weight {weight}: {}. Expected toward Level {}: {expected}.",
            words::weight_words(weight),
            overview.target
        ),
    );
    out.push('\n');
    standing_of(&mut out, framework, standing, overview, ix);
    section(&mut out, "What it is", &guide.description.line());
    if let Some(why) = &guide.why {
        section(&mut out, "Why it matters in AIOps", &why.line());
    }
    anchors(&mut out, framework, overview, ix);
    if let Some(mark) = standing.marks.get(ix) {
        records(&mut out, mark);
    }
    bullets(&mut out, "What would show it", guide.evidence_prompts.iter().map(|t| t.line().into_owned()));
    bullets(&mut out, "Questions to think about", guide.mentor_questions.iter().map(|t| t.line().into_owned()));
    bullets(&mut out, "Facts to keep right", guide.facts.iter().map(|t| t.line().into_owned()));
    let interview = guide.interview.iter().map(|i| {
        let strong: Vec<_> = i.strong.iter().map(|point| point.line().into_owned()).collect();
        format!("{} Strong: {}", i.question.line(), strong.join("; "))
    });
    bullets(&mut out, "Asked in interviews", interview);
    let named = |at: &[Ix]| {
        at.iter()
            .map(|ix| {
                let now = overview.readings.get(*ix).and_then(|r| r.effective);
                format!("{} ({})", words::title(framework, *ix), words::rating(now))
            })
            .collect::<Vec<_>>()
    };
    bullets(&mut out, "Builds on", named(framework.prerequisites(ix)).into_iter());
    bullets(&mut out, "Leads to", named(framework.dependents(ix)).into_iter());
    let projects = framework.projects_of(ix).map(|p| {
        let moved = p.moves.iter().find(|m| m.competency == c.id);
        let step = moved.map_or_else(String::new, |m| format!(", {} to {}", m.from, m.to));
        format!("{} {} ({} h{step})", p.id, p.title.line(), p.hours)
    });
    bullets(&mut out, "Projects", projects);
    let references =
        framework.references_of(ix).map(|r| format!("{}, {}: {}", r.title.line(), r.publisher.line(), r.url.line()));
    bullets(&mut out, "References", references);
    out
}

fn standing_of(out: &mut String, framework: &Framework, standing: &Standing, overview: &Overview, ix: Ix) {
    let reading = overview.readings.get(ix).copied().unwrap_or_default();
    let Some(rating) = reading.effective else {
        hang(out, "Rated     ", "not yet");
        return;
    };
    let name = framework.step(rating).map_or_else(String::new, |step| format!(" {}", step.name.line()));
    let backing = if reading.backed > 0 { "backed" } else { "claimed only" };
    hang(out, "Counts    ", &format!("{rating}{name}, {backing}"));
    if let (Some(claimed), Some(mark)) = (reading.claimed, standing.marks.get(ix)) {
        let counts = words::claim(mark, &reading).unwrap_or_default();
        hang(out, "Claimed   ", &format!("{claimed}; {counts}"));
    }
    if let Some(mark) = standing.marks.get(ix) {
        if let Some(own) = &mark.own {
            hang(out, "Self      ", &format!("{} on {}", own.rating, own.at.date()));
        }
        if let Some(mentor) = &mark.mentor {
            hang(out, "Mentor    ", &format!("{} on {} by {}", mentor.rating, mentor.at.date(), mentor.mentor.line()));
        }
    }
    if reading.disputed {
        hang(out, "Disputed  ", "self and mentor see it differently");
    }
    if let (true, Some(today)) = (reading.stale, reading.today) {
        hang(out, "Stale     ", &format!("nothing newer than {} months; today it is perhaps {today}", reading.horizon));
    }
}

fn anchors(out: &mut String, framework: &Framework, overview: &Overview, ix: Ix) {
    out.push_str("\nAnchors\n");
    let now = overview.readings.get(ix).and_then(|r| r.effective);
    for rating in Rating::all() {
        if let Some(anchor) = framework.anchor(ix, rating) {
            let mark = if now == Some(rating) { '>' } else { ' ' };
            hang(out, &format!("{mark} {rating}  "), &anchor.line());
        }
    }
}

fn records(out: &mut String, mark: &Mark) {
    let evidence = mark.evidence.iter().map(|filed| {
        let item = &filed.item;
        let sandbox = if item.setting == Setting::Sandbox { ", sandbox" } else { "" };
        let place = item.locator.as_ref().map_or_else(String::new, |l| format!(" = {}", l.line()));
        format!("{} {}{sandbox}: {}{place}", filed.at.date(), item.evidence.slug(), item.title.line())
    });
    bullets(out, "Evidence recorded", evidence);
    bullets(out, "Notes", mark.notes.iter().map(|n| format!("{} {}", n.at.date(), n.item.text.line())));
}

fn section(out: &mut String, heading: &str, text: &str) {
    if !text.is_empty() {
        out.push_str(&format!("\n{heading}\n"));
        hang(out, "  ", text);
    }
}

fn bullets(out: &mut String, heading: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        out.push_str(&format!("\n{heading}\n"));
        for item in items {
            hang(out, "  - ", &item);
        }
    }
}
