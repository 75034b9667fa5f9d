//! A team as plain text within 80 columns: what `opsarc team` prints.
//!
//! ```text
//! 1 Operational literacy
//!   Observability & Telemetry
//!     ██·   2  highest 4  Observability pillars                Ada could teach
//! ```

use unicode_width::UnicodeWidthStr as _;

use super::columns;
use super::matrix_words;
use super::team_words as told;
use super::words::{self, count, title};
use super::wrap::{fit, hang, pad, width};
use crate::framework::framework::Framework;
use crate::insight::cover::Share;
use crate::insight::matrix::{Cell, Layout};
use crate::insight::team::{Risk, Team};

/// Columns of a title.
const TITLE: usize = 38;

/// Columns that the names of those who could teach have at least.
const TEACHERS: usize = 14;

/// How many rows a part has before the rest is only counted; JSON has all.
const ROWS: usize = 24;

/// What is told beside the coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Told {
    /// The position of the person who leaves; none for all whose leaving would leave something to nobody.
    pub leaves: Option<u32>,
    /// Whether ASCII alone is written.
    pub ascii: bool,
}

/// The team.
#[must_use]
pub fn text(framework: &Framework, team: &Team, folder: &str, what: Told) -> String {
    let mut out = String::new();
    hang(&mut out, "", &format!("Team of {} in {folder}, as of {}", told::people(team), team.as_of));
    hang(&mut out, "", &format!("Needed: {}", told::needed(framework, team)));
    hang(&mut out, "", told::NO_RANKING);
    for line in [told::redacted(team), told::samples(team), told::united(team)].into_iter().flatten() {
        hang(&mut out, "", &line);
    }
    coverage(&mut out, framework, team, what.ascii);
    flags(&mut out, framework, team);
    leaving(&mut out, framework, team, what.leaves);
    mix(&mut out, framework, team);
    pairs(&mut out, framework, team);
    skipped(&mut out, team);
    out
}

fn coverage(out: &mut String, framework: &Framework, team: &Team, ascii: bool) {
    let (full, rest) = if ascii { ('#', '.') } else { ('█', '·') };
    out.push_str("\nCoverage: people at 3 or more, the highest rating, who could teach\n");
    let layout = Layout::Stage;
    for group in layout.groups(framework, |ix| Some(Cell { competency: ix, weight: team.weight(ix) })) {
        hang(out, "", &matrix_words::group(framework, layout, group.number).0);
        for section in &group.sections {
            if let Some(title) = matrix_words::section(framework, layout, section.of) {
                hang(out, "  ", &title);
            }
            for cell in &section.cells {
                let Some(cover) = team.cover(cell.competency) else { continue };
                let name = title(framework, cell.competency);
                let name = if cell.weight == 0 { format!("({name})") } else { name };
                let highest = cover.highest.map_or_else(|| "-".to_owned(), |rating| rating.to_string());
                let names = |room| told::names_within(team, cover.named_teachers(), cover.teachers_unnamed, room);
                if !columns::table(0) {
                    let teachers = match names(width()) {
                        names if names.is_empty() => String::new(),
                        names => format!("; could teach: {names}"),
                    };
                    let at = cover.independent;
                    columns::point(out, &format!("{name}: {at} at 3 or more, highest {highest}{teachers}"));
                    continue;
                }
                let depth = told::depth(cover, full, rest);
                let left = format!("    {depth} {:>3}  {highest}  ", cover.independent);
                let cell = columns::room(TITLE, left.width() + 2 + TEACHERS);
                let teachers = names(width().saturating_sub(left.width() + cell + 2));
                columns::row(out, &left, &name, cell, &format!("  {teachers}"));
            }
        }
    }
}

fn flags(out: &mut String, framework: &Framework, team: &Team) {
    let heads = [(true, "\nNobody at 3 in what is essential\n"), (false, "\nHangs on one person alone\n")];
    for (nobody, head) in heads {
        let mut flags = team.flags.iter().filter(|flag| (flag.risk == Risk::Nobody) == nobody).peekable();
        if flags.peek().is_some() {
            out.push_str(head);
        }
        for flag in flags {
            let told = format!("{}: {}", title(framework, flag.competency), told::risk(team, flag));
            hang(out, "  - ", &format!("{told} ({})", told::weight(flag.weight)));
        }
    }
    if team.flags.is_empty() {
        out.push_str("\nNothing essential is without anyone at 3, and nothing hangs on one person alone.\n");
    }
    if !team.pitfalls.is_empty() {
        out.push_str("\nPitfalls of the team as one (its highest ratings)\n");
    }
    for firing in &team.pitfalls {
        let state = words::pitfall_state(firing.state);
        hang(out, "  - ", &format!("{} ({state})", words::pitfall_title(framework, firing)));
        hang(out, "    ", &words::pitfall_numbers(framework, firing));
        let remedy: Vec<String> = firing.remedy.iter().map(|ix| title(framework, *ix)).collect();
        hang(out, "    ", &format!("Way out: {}", words::list(&remedy)));
    }
}

fn leaving(out: &mut String, framework: &Framework, team: &Team, one: Option<u32>) {
    if let Some(position) = one {
        out.push_str(&format!("\nIf {} leaves\n", team.label(position)));
        for sentence in told::leaving(framework, &team.leaving(position)) {
            hang(out, "  ", &sentence);
        }
        return;
    }
    let alone = (0_u32..).zip(&team.people).map(|(position, _)| (position, team.leaving(position)));
    let alone: Vec<_> = alone.filter(|(_, leaving)| !leaving.to_none.is_empty()).collect();
    if !alone.is_empty() {
        out.push_str("\nIf someone leaves, nobody would be at 3 any more in\n");
    }
    for (position, leaving) in alone.iter().take(ROWS) {
        let titles: Vec<String> = leaving.to_none.iter().map(|ix| title(framework, *ix)).collect();
        hang(out, "  - ", &format!("{}: {}", team.label(*position), words::list(&titles)));
    }
    more(out, alone.len());
}

fn mix(out: &mut String, framework: &Framework, team: &Team) {
    out.push_str("\nActive in each stage\n");
    for (stage, people) in &team.stages {
        hang(out, &format!("  {people:>4}  "), &format!("{stage} {}", words::stage_name(framework, *stage)));
    }
    out.push_str("\nCovered by someone at 3 or more, and by one person alone\n");
    for (name, share) in shares(framework, team) {
        let covered = format!("{:>3} of {}", share.one + share.more, share.of);
        let alone = if share.one > 0 { format!("{} alone", share.one) } else { String::new() };
        if columns::table(0) {
            let right = format!(" {} {alone}", pad(&covered, 10));
            columns::row(out, "  ", &name, columns::room(50, 2 + 11 + 10), &right);
        } else {
            let alone = if alone.is_empty() { alone } else { format!(", {alone}") };
            columns::point(out, &format!("{name}: {}{alone}", covered.trim_start()));
        }
    }
}

/// How each level, stage and area is covered, with its name.
pub fn shares(framework: &Framework, team: &Team) -> Vec<(String, Share)> {
    let of = |ix| framework.competency(ix);
    let levels = framework
        .levels()
        .iter()
        .map(|level| (words::level_name(framework, level.level), team.share(|ix| of(ix).level == level.level)));
    let stages = framework.stages().iter().map(|stage| {
        (format!("Stage {} {}", stage.stage, stage.title.line()), team.share(|ix| of(ix).stage == stage.stage))
    });
    let areas =
        framework.areas().iter().map(|area| (area.title.line().into_owned(), team.share(|ix| of(ix).area == area.id)));
    levels.chain(stages).chain(areas).collect()
}

fn pairs(out: &mut String, framework: &Framework, team: &Team) {
    for (both, head) in [(true, "\nLearning pairs, both ways\n"), (false, "\nLearning pairs, one way\n")] {
        let pairs: Vec<_> = team.pairs.iter().filter(|pair| pair.both_ways() == both).collect();
        if pairs.is_empty() {
            continue;
        }
        out.push_str(head);
        for pair in pairs.iter().take(ROWS) {
            let mut lead = "  - ";
            for way in told::pair(framework, team, pair) {
                hang(out, lead, &way);
                lead = "    ";
            }
        }
        more(out, pairs.len());
    }
}

fn skipped(out: &mut String, team: &Team) {
    if team.skipped.is_empty() {
        return;
    }
    out.push_str(&format!("\nNot read: {}\n", count(team.skipped.len(), "file", "files")));
    for skipped in team.skipped.iter().take(ROWS) {
        hang(out, "  - ", &format!("{}: {}", fit(&skipped.file.line(), width()), fit(&skipped.why.line(), 400)));
    }
    more(out, team.skipped.len());
}

/// Says how many rows are not told.
fn more(out: &mut String, rows: usize) {
    if rows > ROWS {
        out.push_str(&format!("  and {} more; --json has all\n", rows - ROWS));
    }
}
