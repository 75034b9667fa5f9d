//! How a team is spread, as a page: stages, levels, areas, and what was not read.

use super::page::{Lead, Page, Voice};
use super::team_text::shares;
use super::team_words as told;
use super::words;
use super::wrap::{fit, pad};
use crate::framework::framework::Framework;
use crate::insight::team::Team;

/// The longest bar, in columns.
const BAR: usize = 10;

/// How many files that were not read are named; JSON has all.
const NAMED: usize = 40;

/// The page, with bars of `full`.
#[must_use]
pub fn mix(framework: &Framework, team: &Team, full: char) -> Page {
    let mut page = Page::default();
    page.head("Active in each stage");
    let most = team.stages.iter().map(|(_, people)| *people).max().unwrap_or(0);
    for (stage, people) in &team.stages {
        let bar: String = std::iter::repeat_n(full, (people * BAR).div_ceil(most.max(1))).collect();
        let figures = Lead::Figures(format!("{people:>5}  {} ", pad(&bar, BAR)));
        page.part(Voice::Text, figures, format!("{stage} {}", words::stage_name(framework, *stage)));
    }
    page.head("Covered by someone at 3 or more");
    for (name, share) in shares(framework, team) {
        let figures = Lead::Figures(format!("{:>3} of {:<3} ", share.one + share.more, share.of));
        page.part(Voice::Text, figures, format!("{name}{}", alone(share.one)));
    }
    page.gap();
    page.soft(told::NO_RANKING);
    for line in [told::redacted(team), told::samples(team), told::united(team)].into_iter().flatten() {
        page.soft(line);
    }
    if !team.skipped.is_empty() {
        page.head(format!("Not read: {}", words::count(team.skipped.len(), "file", "files")));
    }
    for skipped in team.skipped.iter().take(NAMED) {
        let why = format!("{}: {}", fit(&skipped.file.line(), 60), fit(&skipped.why.line(), 300));
        page.part(Voice::Text, Lead::Bullet, why);
    }
    if team.skipped.len() > NAMED {
        page.soft(format!("and {} more; `opsarc team DIR --json` has all", team.skipped.len() - NAMED));
    }
    page
}

fn alone(one: usize) -> String {
    if one == 0 { String::new() } else { format!(", {one} by one alone") }
}
