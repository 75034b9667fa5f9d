//! The status as plain text within 80 columns: what `opsarc status` prints.
//!
//! ```text
//! Ada · SRE · toward Level 2                              2026-11-23
//!
//! ARC
//!   1 Operational literacy     █████████████████▒▒▒▒···  88 claimed, 70 backed
//! ```

use super::bar::{Glyphs, bar};
use super::columns;
use super::words;
use super::wrap::{fit, hang, pad, width};
use crate::framework::framework::Framework;
use crate::insight::next_step::NextStep;
use crate::insight::overview::Overview;
use crate::insight::stage::StageReport;
use crate::insight::starter::Starter;
use crate::profile::standing::Standing;
use unicode_width::UnicodeWidthStr;

/// How many pitfalls are shown at a time (brief 2.7).
const PITFALLS_SHOWN: usize = 3;

/// The status of a person. `sample` says that the profile is the program's own example. Without `glyphs` the arc is told
/// in words: a sentence and a line a stage.
#[must_use]
pub fn text(
    framework: &Framework,
    standing: &Standing,
    overview: &Overview,
    sample: bool,
    glyphs: Option<Glyphs>,
) -> String {
    let mut out = String::new();
    head(&mut out, framework, standing, overview, sample);
    level(&mut out, framework, overview);
    arc(&mut out, framework, overview, glyphs);
    next(&mut out, framework, overview);
    pitfalls(&mut out, framework, overview);
    fits(&mut out, framework, overview);
    out.push('\n');
    hang(&mut out, "", words::RULE_OF_THE_FILE);
    out
}

fn head(out: &mut String, framework: &Framework, standing: &Standing, overview: &Overview, sample: bool) {
    let mut parts = Vec::new();
    if !standing.settings.name.is_empty() {
        parts.push(standing.settings.name.line().into_owned());
    }
    let roles: Vec<_> = overview
        .roles
        .iter()
        .map(|id| framework.role(id).map_or_else(|| id.to_string(), |role| role.short.line().into_owned()))
        .collect();
    parts.push(roles.join(" + "));
    parts.push(format!("target Level {}", overview.target));
    if sample {
        parts.push("sample profile".to_owned());
    }
    let date = overview.as_of.to_string();
    if columns::table(0) {
        columns::row(out, "", &parts.join(" · "), columns::room(width(), date.len() + 2), &format!("  {date}"));
    } else {
        hang(out, "", &format!("{} · {date}", parts.join(" · ")));
    }
    let pathway = overview.pathway.as_ref().and_then(|id| framework.pathway(id));
    if let Some(pathway) = pathway {
        hang(out, "", &format!("Pathway: {}", pathway.title.line()));
    }
}

fn level(out: &mut String, framework: &Framework, overview: &Overview) {
    out.push_str("\nLevel\n");
    hang(out, "  ", &words::level_line(framework, &overview.level));
    for (n, item) in overview.level.blockers().enumerate() {
        let lead = if n == 0 { "  Blocked by  " } else { "              " };
        hang(out, lead, &words::blocker(framework, item));
    }
    if let Some(ix) = overview.level.exception {
        hang(out, "  ", &format!("{} stands at 2 by the one exception.", words::title(framework, ix)));
    }
}

fn arc(out: &mut String, framework: &Framework, overview: &Overview, glyphs: Option<Glyphs>) {
    let all = framework.competencies().len();
    out.push_str(&format!("\nArc   {} of {all} rated\n", overview.rated));
    let names: Vec<_> = overview
        .stages
        .iter()
        .map(|report| {
            let stage = framework.stage(report.stage);
            stage.map_or_else(|| report.stage.to_string(), |s| fit(&s.short.line(), 22))
        })
        .collect();
    let wide = names.iter().map(|name| name.width()).max().unwrap_or(0);
    // What stands beside the name takes so much.
    let glyphs = glyphs.filter(|_| columns::table(wide + 58));
    let Some(glyphs) = glyphs else {
        hang(out, "  ", &words::arc_sentence(framework, overview));
        for report in &overview.stages {
            hang(out, &format!("{:>3}  ", report.stage), &words::stage_line(framework, report, overview.active_stage));
        }
        return notes(out, framework, overview);
    };
    for (report, name) in overview.stages.iter().zip(&names) {
        let here = if report.stage == overview.active_stage { '>' } else { ' ' };
        out.push_str(&format!(
            "{here} {} {}  {} {:>3}% claimed {:>3}% backed {:>2}/{}{}\n",
            report.stage,
            pad(name, wide),
            bar(report.claimed, report.backed, 16, glyphs),
            report.claimed,
            report.backed,
            report.rated,
            report.of,
            if report.complete { " done" } else { "" }
        ));
    }
    out.push_str(&format!(
        "    {} backed   {} claimed only   n/m rated   > active stage\n",
        glyphs.backed, glyphs.claimed
    ));
    notes(out, framework, overview);
}

/// What else there is to say of the stages.
fn notes(out: &mut String, framework: &Framework, overview: &Overview) {
    for report in &overview.stages {
        notes_on(out, framework, report);
    }
}

fn notes_on(out: &mut String, framework: &Framework, report: &StageReport) {
    let name = words::stage_name(framework, report.stage);
    if let Some(estimate) = report.estimate {
        hang(out, "  ", &format!("{name}: about {estimate}% by the quick placement, until more of it is rated."));
    }
    if let Some(points) = report.ahead_by {
        hang(out, "  ", &format!("{name} is {points} points ahead of your base."));
    }
}

fn next(out: &mut String, framework: &Framework, overview: &Overview) {
    out.push_str("\nNext step\n");
    out.push_str(&step_text(framework, overview));
}

/// The next step with its reason, its project and its evidence: also what `opsarc next` prints.
#[must_use]
pub fn step_text(framework: &Framework, overview: &Overview) -> String {
    let mut out = String::new();
    hang(&mut out, "  ", &words::headline(framework, overview));
    hang(&mut out, "  Why       ", &words::reason(framework, overview));
    if let NextStep::Raise { competency, to, project, starter, .. } = &overview.next {
        if let Some(anchor) = framework.anchor(*competency, *to) {
            hang(&mut out, "  Looks     ", &anchor.line());
        }
        if *starter {
            for (n, step) in Starter::new(framework, *competency).steps.iter().enumerate() {
                let lead = if n == 0 { "  Start     " } else { "            " };
                hang(&mut out, &format!("{lead}{}. ", n + 1), step);
            }
        }
        if let Some(choice) = project {
            let lead = if *starter { "  Then      " } else { "  Project   " };
            hang(&mut out, lead, &words::project(framework, choice));
        }
        hang(&mut out, "  Evidence  ", &words::evidence_prompt(framework, *competency, *to).line());
    }
    out
}

fn pitfalls(out: &mut String, framework: &Framework, overview: &Overview) {
    if overview.pitfalls.is_empty() {
        return;
    }
    out.push_str("\nPitfalls, about balance and not about blame\n");
    for firing in overview.pitfalls.iter().take(PITFALLS_SHOWN) {
        let title = words::pitfall_title(framework, firing);
        hang(out, "  ", &format!("{title} ({})", words::pitfall_state(firing.state)));
        hang(out, "    ", &format!("{}.", words::pitfall_numbers(framework, firing)));
        let remedy: Vec<_> = firing.remedy.iter().map(|ix| words::title(framework, *ix)).collect();
        if !remedy.is_empty() {
            hang(out, "    Way out: ", &format!("{}.", words::list(&remedy)));
        }
    }
    let more = overview.pitfalls.len().saturating_sub(PITFALLS_SHOWN);
    if more > 0 {
        out.push_str(&format!("  and {more} more (opsarc status --json lists all)\n"));
    }
}

fn fits(out: &mut String, framework: &Framework, overview: &Overview) {
    out.push_str("\nFit to each role cluster, how much of its expected work is covered today\n");
    let name = |id| {
        framework
            .role(id)
            .map_or_else(|| id.to_string(), |r: &crate::framework::role::Role| r.short.line().into_owned())
    };
    let wide = overview.fit.iter().map(|f| name(&f.role).width()).max().unwrap_or(0);
    for f in &overview.fit {
        let (number, of) = match f.percent {
            Some(percent) => (format!("{percent:>3}%  "), format!("of what is expected, {}% of it rated", f.coverage)),
            None => (String::new(), format!("not enough rated ({}% of what is expected)", f.coverage)),
        };
        hang(out, &format!("  {}  {number}", pad(&name(&f.role), wide)), &of);
    }
}
