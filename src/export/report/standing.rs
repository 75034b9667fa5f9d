//! Where the person stands: the next step, stages, level with its blockers, fit, pitfalls, and how to read all of it.

use crate::export::chart::{fit as fit_chart, stages as stages_chart};
use crate::export::document::document::{Block, Cell, Column, Document, Item, Mark, Words};
use crate::export::forecast_text;
use crate::export::source::Source;
use crate::export::words;
use crate::insight::forecast::{Foresight, WhatIf};
use crate::insight::next_step::NextStep;
use crate::insight::starter::Starter;

/// The one next step.
pub fn next(document: &mut Document, source: &Source<'_>) {
    let Source { framework, overview, .. } = source;
    document.head("Next step");
    document.text(Words::new().strong(words::headline(framework, overview)));
    document.text(words::reason(framework, overview));
    let NextStep::Raise { competency, to, project, starter, .. } = &overview.next else { return };
    let mut terms: Vec<(String, Words)> = Vec::new();
    if let Some(anchor) = framework.anchor(*competency, *to) {
        terms.push((format!("What {to} looks like"), anchor.line().into_owned().into()));
    }
    let prompt = words::evidence_prompt(framework, *competency, *to);
    terms.push(("What would show it".to_owned(), prompt.line().into_owned().into()));
    if let Some(choice) = project {
        terms.push(("A project for it".to_owned(), words::project(framework, choice).into()));
    }
    document.push(Block::Terms(terms));
    if *starter {
        document.subhead("How to start");
        document.list(Mark::Number, Starter::new(framework, *competency).steps.iter().map(|step| linked(step)));
    }
}

/// A step, with the address at its end as a link.
fn linked(step: &str) -> Words {
    match step.rsplit_once(' ') {
        Some((said, to)) if to.starts_with("https://") => Words::new().text(format!("{said} ")).link(to, to),
        _ => step.into(),
    }
}

/// Every stage with its numbers, and what it lacks.
pub fn stages(document: &mut Document, source: &Source<'_>) {
    let Source { framework, overview, .. } = source;
    document.head("Stages");
    document.text(
        "Stages order advice and never lock anything. A stage is complete from 80% claimed on, with every essential \
         competency of it at 2 or more.",
    );
    document.push(Block::Figure(stages_chart::of(framework, overview)));
    let rows = overview.stages.iter().map(|report| {
        // Nothing rated is unknown, not zero.
        let percent = |percent: u8| if report.rated == 0 { "–".to_owned() } else { format!("{percent}%") };
        let mut said = Vec::new();
        if report.stage == overview.active_stage {
            said.push("active".to_owned());
        }
        if report.complete {
            said.push("complete".to_owned());
        }
        if let Some(estimate) = report.estimate {
            said.push(format!("about {estimate}% by the quick placement"));
        }
        if let Some(points) = report.ahead_by {
            said.push(format!("{points} points ahead of its base"));
        }
        vec![
            format!("{} {}", report.stage, words::stage_name(framework, report.stage)).into(),
            percent(report.claimed).into(),
            percent(report.backed).into(),
            format!("{} of {}", report.rated, report.of).into(),
            said.join(", ").into(),
        ]
    });
    let columns = ["Claimed", "Backed", "Rated"].map(Column::number);
    let columns = std::iter::once(Column::words("Stage")).chain(columns).chain([Column::words("State")]);
    document.table("", columns.collect(), rows.collect());
    let lacks = overview.stages.iter().filter(|report| !report.lacks.is_empty() && report.rated > 0).map(|report| {
        let titles: Vec<String> = report.lacks.iter().map(|ix| words::title(framework, *ix)).collect();
        Item::from(
            Words::new()
                .strong(words::stage_name(framework, report.stage))
                .text(format!(": {}.", words::list(&titles))),
        )
    });
    let lacks: Vec<Item> = lacks.collect();
    if !lacks.is_empty() {
        document.subhead("What each stage still asks for, the largest lack first");
        document.list(Mark::Bullet, lacks);
    }
}

/// The level, what blocks it, and when it would be reached.
pub fn level(document: &mut Document, source: &Source<'_>) {
    let Source { framework, overview, .. } = source;
    let level = &overview.level;
    document.head("Level");
    document.text(words::level_line(framework, level));
    let rows: Vec<Vec<Cell>> = level
        .core
        .iter()
        .map(|item| {
            let excepted = level.exception == Some(item.competency);
            let state = match (item.met, excepted) {
                (true, true) => "met, by the one exception",
                (true, false) => "met",
                (false, _) if item.rating.is_none() => "unknown",
                (false, _) => "blocks",
            };
            vec![
                words::title(framework, item.competency).into(),
                words::rating(item.rating).into(),
                item.needs.to_string().into(),
                if item.met || item.rating.is_none() { state.into() } else { Cell::Words(Words::new().strong(state)) },
            ]
        })
        .collect();
    let shown = level.toward.or(level.attained);
    let caption = shown.map_or_else(String::new, |level| {
        format!("Core competencies of {}: what is recorded and what is needed", words::level_name(framework, level))
    });
    let columns =
        vec![Column::words("Competency"), Column::number("Now"), Column::number("Needs"), Column::words("State")];
    document.table(caption, columns, rows);
    if let Some(level) = level.toward.and_then(|level| framework.level(level)) {
        document.text(level.summary.as_str());
    }
    document.subhead("When, at this pace");
    let forecast = Foresight::new(framework, source.profile, source.day()).forecast(
        framework,
        source.standing,
        overview,
        WhatIf::default(),
    );
    match forecast.outcome {
        Ok(range) => {
            document.text(format!(
                "{}: {}. {}",
                forecast_text::subject(framework, &forecast),
                forecast_text::briefly(range, forecast.as_of),
                forecast_text::ends(range)
            ));
            document.list(Mark::Bullet, forecast_text::caveats(framework, &forecast));
        }
        Err(why) => document.text(forecast_text::refusal(framework, &forecast, why)),
    }
}

/// Fit to every role cluster.
pub fn fit(document: &mut Document, source: &Source<'_>) {
    let Source { framework, overview, .. } = source;
    document.head("Fit to role clusters");
    document.text(
        "How much of the work that each cluster expects at the target level is covered today. It is no verdict on the \
         person, and clusters are not a ranking.",
    );
    document.push(Block::Figure(fit_chart::of(framework, overview)));
    let titles = |of: &[crate::framework::table::Ix]| {
        let titles: Vec<String> = of.iter().map(|ix| words::title(framework, *ix)).collect();
        words::list(&titles)
    };
    let rows = overview.fit.iter().map(|found| {
        let role = framework.role(&found.role);
        let own = if overview.roles.contains(&found.role) { " (own)" } else { "" };
        let name = role.map_or_else(|| found.role.to_string(), |role| role.title.line().into_owned());
        vec![
            format!("{name}{own}").into(),
            found.percent.map_or_else(|| "not enough rated".to_owned(), |percent| format!("{percent}%")).into(),
            format!("{}%", found.coverage).into(),
            titles(&found.contributors).into(),
            titles(&found.shortfalls).into(),
        ]
    });
    let columns = vec![
        Column::words("Cluster"),
        Column::number("Covered"),
        Column::number("Rated"),
        Column::words("Strongest in"),
        Column::words("Short in"),
    ];
    document.table("", columns, rows.collect());
}

/// Imbalances that the record shows.
pub fn pitfalls(document: &mut Document, source: &Source<'_>) {
    let Source { framework, overview, .. } = source;
    document.head("Pitfalls");
    if overview.pitfalls.is_empty() {
        document.text(match overview.rated {
            0 => "Nothing is rated yet, so no imbalance can show.",
            _ => "No imbalance shows in what is rated so far.",
        });
        return;
    }
    document.text("About balance and not about blame: what the numbers show, why it matters, and the way out.");
    for firing in &overview.pitfalls {
        let title = words::pitfall_title(framework, firing);
        document.subhead(format!("{title} ({})", words::pitfall_state(firing.state)));
        document.text(Words::new().soft(format!("{}.", words::capital(&words::pitfall_numbers(framework, firing)))));
        if let Some(pitfall) = framework.pitfalls().iter().find(|pitfall| pitfall.id == firing.id) {
            let warning = framework.warning(pitfall);
            document.text(warning.why.as_str());
            document.text(Words::new().strong("Way out: ").text(warning.way_out.as_str()));
        }
    }
}

/// What the words and marks of the report mean.
pub fn reading(document: &mut Document, source: &Source<'_>) {
    let Source { framework, .. } = source;
    document.head("How to read this");
    let scale = framework
        .scale()
        .iter()
        .map(|step| (format!("{} {}", step.rating, step.name.line()), Words::from(step.anchor.line().into_owned())));
    let mut terms: Vec<(String, Words)> = scale.collect();
    terms.push((
        "Claimed and backed".to_owned(),
        "A rating up to 2 counts by one's own word. A 3 counts once there is evidence of real work, a 4 only as a \
         mentor's rating. Backed is what evidence or a mentor bears out."
            .into(),
    ));
    terms.push((
        "Attained".to_owned(),
        "A rule of this file applied to recorded evidence. It is not a certificate and says nothing about a \
         promotion; where too little is rated to tell, the level is undetermined."
            .into(),
    ));
    terms.push((
        "Stale".to_owned(),
        "Nothing newer than the competency's horizon is recorded. That lowers nothing; it asks for another look."
            .into(),
    ));
    document.push(Block::Terms(terms));
    let identity = framework.identity();
    document.text(Words::new().soft(format!("{}. {}", identity.title.line(), identity.origin.line())));
}
