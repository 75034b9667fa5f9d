//! A team as a page of Markdown.

use std::fmt::Write as _;

use super::document::plain::line;
use super::team_text::shares;
use super::team_words as told;
use super::words::{self, title};
use crate::framework::framework::Framework;
use crate::insight::team::{Risk, Team};

/// How many names a cell tells.
const NAMES: usize = 6;

/// How many rows a list has before the rest is counted.
const ROWS: usize = 60;

/// The page.
#[must_use]
pub fn markdown(framework: &Framework, team: &Team, folder: &str, leaves: Option<u32>) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# Team of {}\n", told::people(team));
    let identity = framework.identity();
    let _ = writeln!(
        out,
        "What several people can do together, from {}, as of {}, by the framework {} {}. Needed: {}. {}\n",
        line(folder),
        team.as_of,
        identity.id,
        line(identity.version.as_str()),
        line(&told::needed(framework, team)),
        told::NO_RANKING
    );
    for remark in [told::redacted(team), told::samples(team), told::united(team)].into_iter().flatten() {
        let _ = writeln!(out, "{}\n", line(&remark));
    }
    coverage(&mut out, framework, team);
    flags(&mut out, framework, team);
    leaving(&mut out, framework, team, leaves);
    out.push_str("## Active in each stage\n\n| stage | people |\n|---|---|\n");
    for (stage, people) in &team.stages {
        let _ = writeln!(out, "| {stage} {} | {people} |", line(&words::stage_name(framework, *stage)));
    }
    out.push_str(
        "\n## Covered by someone at 3 or more\n\n| | of | by nobody | by one | by more |\n|---|---|---|---|---|\n",
    );
    for (name, share) in shares(framework, team) {
        let _ = writeln!(out, "| {} | {} | {} | {} | {} |", line(&name), share.of, share.none, share.one, share.more);
    }
    points(
        &mut out,
        "Pitfalls of the team as one",
        team.pitfalls.iter().map(|firing| {
            let state = words::pitfall_state(firing.state);
            let numbers = words::pitfall_numbers(framework, firing);
            format!("{} ({state}): {numbers}", words::pitfall_title(framework, firing))
        }),
    );
    let pairs = team.pairs.iter().map(|pair| told::pair(framework, team, pair).join(" "));
    points(&mut out, "Learning pairs", pairs);
    let skipped = team.skipped.iter().map(|skipped| format!("{}: {}", skipped.file.line(), skipped.why.line()));
    points(&mut out, "Not read", skipped);
    out
}

fn coverage(out: &mut String, framework: &Framework, team: &Team) {
    out.push_str("## Coverage\n");
    for stage in framework.stages() {
        let _ = writeln!(out, "\n### {} {}\n", stage.stage, line(&stage.title.line()));
        out.push_str("| competency | at 3 or more | highest | who could teach |\n|---|---|---|---|\n");
        for (ix, cover) in team.covers.iter().filter(|(ix, _)| framework.competency(*ix).stage == stage.stage) {
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} |",
                line(&title(framework, ix)),
                cover.independent,
                cover.highest.map_or_else(|| "unrated".to_owned(), |rating| rating.to_string()),
                line(&told::teachers(team, cover, NAMES))
            );
        }
    }
    out.push('\n');
}

fn flags(out: &mut String, framework: &Framework, team: &Team) {
    for (nobody, head) in [(true, "Nobody at 3 in what is essential"), (false, "Hangs on one person alone")] {
        let flags = team.flags.iter().filter(|flag| (flag.risk == Risk::Nobody) == nobody);
        let told = flags.map(|flag| format!("{}: {}", title(framework, flag.competency), told::risk(team, flag)));
        points(out, head, told);
    }
}

fn leaving(out: &mut String, framework: &Framework, team: &Team, one: Option<u32>) {
    if let Some(position) = one {
        let sentences = told::leaving(framework, &team.leaving(position));
        points(out, &format!("If {} leaves", team.label(position)), sentences.into_iter());
        return;
    }
    let alone = (0_u32..).zip(&team.people).map(|(position, _)| (position, team.leaving(position)));
    let told = alone.filter(|(_, leaving)| !leaving.to_none.is_empty()).map(|(position, leaving)| {
        let titles: Vec<String> = leaving.to_none.iter().map(|ix| title(framework, *ix)).collect();
        format!("{}: {}", team.label(position), words::list(&titles))
    });
    points(out, "If someone leaves, nobody would be at 3 any more in", told);
}

/// A list under a heading; neither where there is nothing in it.
fn points(out: &mut String, heading: &str, points: impl Iterator<Item = String>) {
    let mut points = points.peekable();
    if points.peek().is_none() {
        return;
    }
    if !out.ends_with("\n\n") {
        out.push('\n');
    }
    let _ = writeln!(out, "## {}\n", line(heading));
    for point in points.by_ref().take(ROWS) {
        let _ = writeln!(out, "- {}", line(&point));
    }
    let rest = points.count();
    if rest > 0 {
        let _ = writeln!(out, "- and {rest} more; `--json` has all");
    }
    out.push('\n');
}
