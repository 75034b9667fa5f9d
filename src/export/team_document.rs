//! A team as a document: coverage, what hangs on one person, who could learn from whom. Nobody is ranked in it.

use super::document::document::{Cell, Column, Document, Item, Mark, Preamble};
use super::team_text::shares;
use super::team_words as told;
use super::words::{self, title};
use crate::framework::framework::Framework;
use crate::insight::team::{Risk, Team};

/// How many names a cell tells.
const NAMES: usize = 6;

/// How many rows a list has before the rest is counted.
const ROWS: usize = 60;

/// The document. `folder` is where the profiles lie; with `leaves`, what the team would be without that person.
#[must_use]
pub fn document(framework: &Framework, team: &Team, folder: &str, leaves: Option<u32>) -> Document {
    let identity = framework.identity();
    let preamble = Preamble {
        what: format!("What several people can do together, from {folder}. Needed: {}.", told::needed(framework, team)),
        reader: format!("For those who plan a team's work. {}", told::NO_RANKING),
        day: team.as_of,
        framework: format!("{} {}", identity.id, identity.version.line()),
        // Which of the people are made up is said below.
        sample: false,
    };
    let mut it = Document::new(format!("Team of {}", told::people(team)), preamble);
    for remark in [told::redacted(team), told::samples(team), told::united(team)].into_iter().flatten() {
        it.text(remark);
    }
    coverage(&mut it, framework, team);
    flags(&mut it, framework, team);
    leaving(&mut it, framework, team, leaves);
    it.head("Active in each stage");
    let stages = team.stages.iter().map(|(stage, people)| {
        vec![format!("{stage} {}", words::stage_name(framework, *stage)).into(), people.to_string().into()]
    });
    it.table("", vec![Column::words("Stage"), Column::number("People")], stages.collect());
    it.head("Covered by someone at 3 or more");
    let numbers = ["Of", "By nobody", "By one", "By more"].map(Column::number);
    let rows = shares(framework, team).into_iter().map(|(name, share)| {
        let numbers = [share.of, share.none, share.one, share.more].map(|n| Cell::from(n.to_string()));
        std::iter::once(Cell::from(name)).chain(numbers).collect()
    });
    it.table("", std::iter::once(Column::words("Competencies")).chain(numbers).collect(), rows.collect());
    points(
        &mut it,
        "Pitfalls of the team as one",
        team.pitfalls.iter().map(|firing| {
            let state = words::pitfall_state(firing.state);
            let numbers = words::pitfall_numbers(framework, firing);
            format!("{} ({state}): {numbers}", words::pitfall_title(framework, firing))
        }),
    );
    let pairs = team.pairs.iter().map(|pair| told::pair(framework, team, pair).join(" "));
    points(&mut it, "Learning pairs", pairs);
    let skipped = team.skipped.iter().map(|skipped| format!("{}: {}", skipped.file.line(), skipped.why.line()));
    points(&mut it, "Not read", skipped);
    it
}

fn coverage(it: &mut Document, framework: &Framework, team: &Team) {
    it.head("Coverage");
    for stage in framework.stages() {
        it.subhead(format!("{} {}", stage.stage, stage.title.line()));
        let covers = team.covers.iter().filter(|(ix, _)| framework.competency(*ix).stage == stage.stage);
        let rows = covers.map(|(ix, cover)| {
            vec![
                title(framework, ix).into(),
                cover.independent.to_string().into(),
                words::rating(cover.highest).into(),
                told::teachers(team, cover, NAMES).into(),
            ]
        });
        let columns = vec![
            Column::words("Competency"),
            Column::number("At 3 or more"),
            Column::number("Highest"),
            Column::words("Who could teach"),
        ];
        it.table("", columns, rows.collect());
    }
}

fn flags(it: &mut Document, framework: &Framework, team: &Team) {
    for (nobody, head) in [(true, "Nobody at 3 in what is essential"), (false, "Hangs on one person alone")] {
        let flags = team.flags.iter().filter(|flag| (flag.risk == Risk::Nobody) == nobody);
        let told = flags.map(|flag| format!("{}: {}", title(framework, flag.competency), told::risk(team, flag)));
        points(it, head, told);
    }
}

fn leaving(it: &mut Document, framework: &Framework, team: &Team, one: Option<u32>) {
    if let Some(position) = one {
        let sentences = told::leaving(framework, &team.leaving(position));
        points(it, &format!("If {} leaves", team.label(position)), sentences.into_iter());
        return;
    }
    let alone = (0_u32..).zip(&team.people).map(|(position, _)| (position, team.leaving(position)));
    let told = alone.filter(|(_, leaving)| !leaving.to_none.is_empty()).map(|(position, leaving)| {
        let titles: Vec<String> = leaving.to_none.iter().map(|ix| title(framework, *ix)).collect();
        format!("{}: {}", team.label(position), words::list(&titles))
    });
    points(it, "If someone leaves, nobody would be at 3 any more in", told);
}

/// A list under a heading; neither where there is nothing in it.
fn points(it: &mut Document, heading: &str, mut points: impl Iterator<Item = String>) {
    let mut shown: Vec<Item> = points.by_ref().take(ROWS).map(Item::from).collect();
    if shown.is_empty() {
        return;
    }
    let rest = points.count();
    if rest > 0 {
        shown.push(format!("and {rest} more; `--json` has all").into());
    }
    it.head(heading);
    it.list(Mark::Bullet, shown);
}
