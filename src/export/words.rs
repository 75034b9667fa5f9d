//! The sentences that the screens, the documents and the commands share: the next step with its
//! reason, blockers, pitfalls. Each is worded here and nowhere else.

use crate::framework::framework::Framework;
use crate::framework::pitfall::PitfallState;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::insight::effective::Reading;
use crate::insight::level::{CoreItem, LevelReport, Verdict};
use crate::insight::next_step::{NextStep, ProjectChoice};
use crate::insight::overview::Overview;
use crate::insight::pitfall::{Firing, Number};
use crate::insight::stage::StageReport;
use crate::profile::mark::Mark;

/// What every report says of a level.
pub const RULE_OF_THE_FILE: &str = "\"Attained\" is a rule of this file applied to recorded evidence. \
     It is a map for a conversation, not a grade.";

/// The title of the competency at `ix`, on one line.
#[must_use]
pub fn title(framework: &Framework, ix: Ix) -> String {
    framework.competency(ix).title.line().into_owned()
}

/// `1 gap`, `3 gaps`.
#[must_use]
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// `a`, `a and b`, `a, b and c`; where an item has a comma of its own, `a; b, c; and d`.
#[must_use]
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] if items.iter().any(|item| item.contains(", ")) => format!("{}; and {last}", rest.join("; ")),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A copy that lies beside a profile, and what it brings.
#[must_use]
pub fn beside(name: &str, brings: usize) -> String {
    let entries = count(brings, "entry that is not here", "entries that are not here");
    format!("{name} is a copy of this profile with {entries}")
}

/// Copies that lie beside a profile, each with how many entries it brings: "a copy beside this profile: 2 new entries in p
/// 2.json"; none where there are none.
#[must_use]
pub fn copies(copies: &[(String, usize)]) -> Option<String> {
    let entries = |n: usize| count(n, "new entry", "new entries");
    match copies {
        [] => None,
        [(name, brings)] => Some(format!("a copy beside this profile: {} in {name}", entries(*brings))),
        [(first, _), ..] => {
            let all = copies.iter().map(|(_, brings)| brings).sum();
            Some(format!("{} copies beside this profile: up to {} in {first} and others", copies.len(), entries(all)))
        }
    }
}

/// A rating, or `unrated`.
#[must_use]
pub fn rating(rating: Option<Rating>) -> String {
    rating.map_or_else(|| "unrated".to_owned(), |r| r.to_string())
}

/// `Level 2 (Applied AIOps Engineer)`.
#[must_use]
pub fn level_name(framework: &Framework, level: u8) -> String {
    match framework.level(level) {
        Some(found) => format!("Level {level} ({})", found.title.line()),
        None => format!("Level {level}"),
    }
}

/// The next step in one line, such as "Raise Statistics for operations from 1 to 2".
#[must_use]
pub fn headline(framework: &Framework, overview: &Overview) -> String {
    match &overview.next {
        NextStep::Rate { competency } => format!("Rate {}", title(framework, *competency)),
        NextStep::Raise { competency, from, to, .. } => {
            format!("Raise {} from {from} to {to}", title(framework, *competency))
        }
        NextStep::Confirm { competency } => format!("Ask a mentor to confirm {}", title(framework, *competency)),
        NextStep::AimHigher { level: Some(level), .. } => format!("Aim higher: {}", level_name(framework, *level)),
        NextStep::AimHigher { role: Some(role), .. } => {
            let name = framework.role(role).map_or_else(|| role.to_string(), |r| r.title.line().into_owned());
            format!("Aim wider: take on the cluster {name}")
        }
        NextStep::AimHigher { .. } => "Teach: every cluster and level is covered".to_owned(),
    }
}

/// Why this is the next step, in one to three sentences.
#[must_use]
pub fn reason(framework: &Framework, overview: &Overview) -> String {
    match &overview.next {
        NextStep::Rate { competency } => reason_to_rate(framework, overview, *competency),
        NextStep::Raise { competency, blocks_level, unlocks, .. } => {
            reason_to_raise(framework, overview, *competency, *blocks_level, *unlocks)
        }
        NextStep::Confirm { competency } => format!(
            "No gap is ready to be worked on. {} is the strongest claim that no mentor has confirmed, and a second \
             pair of eyes is what it lacks.",
            title(framework, *competency)
        ),
        NextStep::AimHigher { level: Some(level), .. } => format!(
            "No gap is left at the target level and nothing waits for a mentor. {} shows what comes after it.",
            level_name(framework, *level)
        ),
        NextStep::AimHigher { role: Some(_), .. } => "No gap is left at the highest level and nothing waits for a \
             mentor. A second cluster widens what you can take on."
            .to_owned(),
        NextStep::AimHigher { .. } => "No gap is left, nothing waits for a mentor, and every cluster is chosen. \
             What you know is worth most in someone else's hands."
            .to_owned(),
    }
}

fn reason_to_rate(framework: &Framework, overview: &Overview, ix: Ix) -> String {
    let Some(stage) = overview.stages.iter().find(|s| s.stage == overview.active_stage) else {
        return "It is not rated yet.".to_owned();
    };
    let name = stage_name(framework, stage.stage);
    let weight = overview.weights.get(ix).copied().unwrap_or(0);
    let rated = match stage.rated {
        0 => format!("None of the {} competencies", stage.of),
        rated => format!("Only {rated} of {} competencies", stage.of),
    };
    format!(
        "{rated} in the stage {name} are rated, too few to say what comes next. This one is {}.",
        weight_words(weight)
    )
}

fn reason_to_raise(framework: &Framework, overview: &Overview, ix: Ix, blocks: bool, unlocks: usize) -> String {
    let mut sentences = Vec::new();
    let blocker = overview.level.blockers().find(|item| item.competency == ix);
    if let (true, Some(level)) = (blocks, overview.level.toward) {
        let needs = blocker.map_or_else(String::new, |item| format!(", which needs it at {}", item.needs));
        sentences.push(format!("It stands between you and Level {level}{needs}."));
    } else {
        let weight = overview.weights.get(ix).copied().unwrap_or(0);
        sentences.push(format!("It is {}.", weight_words(weight)));
    }
    let mut more = Vec::new();
    if unlocks > 0 {
        let verb = if unlocks == 1 { "builds" } else { "build" };
        let what = count(unlocks, "competency still short", "competencies still short");
        more.push(format!("{what} {verb} on it"));
    }
    let emphasis = pathway_emphasis(framework, overview, ix);
    if emphasis > 0 {
        let strength = if emphasis >= 3 { "names it outright" } else { "leads over it" };
        more.push(format!("your pathway {strength}"));
    }
    for firing in overview.pitfalls.iter().filter(|firing| firing.remedy.contains(&ix)).take(1) {
        more.push(format!("it is the way out of the pitfall \"{}\"", pitfall_title(framework, firing)));
    }
    if !more.is_empty() {
        sentences.push(format!("{}.", capital(&list(&more))));
    }
    sentences.join(" ")
}

/// How much the pathway stresses the competency at `ix`, 0 to 3.
#[must_use]
pub fn pathway_emphasis(framework: &Framework, overview: &Overview, ix: Ix) -> u8 {
    let id = &framework.competency(ix).id;
    let pathway = overview.pathway.as_ref().and_then(|id| framework.pathway(id));
    pathway.and_then(|p| p.steps.iter().find(|step| step.competency == *id)).map_or(0, |step| step.emphasis)
}

/// What a weight means to a person (brief 2.1).
#[must_use]
pub fn weight_words(weight: u8) -> &'static str {
    match weight {
        0 => "not expected in your role",
        1 => "something to be conversant with in your role",
        2 => "a regular part of your role",
        _ => "essential for your role",
    }
}

/// The arc as a sentence: where one stands on it.
#[must_use]
pub fn arc_sentence(framework: &Framework, overview: &Overview) -> String {
    let (stage, all) = (overview.active_stage, framework.competencies().len());
    let name = stage_name(framework, stage);
    format!("On the arc you stand in stage {stage}, {name}; {} of {all} competencies are rated.", overview.rated)
}

/// A stage of the arc as a sentence.
#[must_use]
pub fn stage_line(framework: &Framework, report: &StageReport, active: u8) -> String {
    let name = stage_name(framework, report.stage);
    let here = if report.stage == active { ", the active stage" } else { "" };
    let far = match report.estimate {
        Some(percent) => format!("an estimate of {percent} percent"),
        None => format!("{} percent claimed, {} backed", report.claimed, report.backed),
    };
    format!("{name}: {far}, {} of {} rated{here}.", report.rated, report.of)
}

/// `text` with a capital first.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The name of a stage.
#[must_use]
pub fn stage_name(framework: &Framework, stage: u8) -> String {
    framework.stage(stage).map_or_else(|| format!("stage {stage}"), |s| s.title.line().into_owned())
}

/// How far a stage is: "93% claimed, 88% backed", or that nothing of it is rated, which is not zero.
#[must_use]
pub fn progress(report: &StageReport) -> String {
    if report.rated == 0 {
        return "nothing rated yet".to_owned();
    }
    format!("{}% claimed, {}% backed", report.claimed, report.backed)
}

/// An artefact that would show `rating` in the competency at `ix`: one of its own prompts, the more
/// demanding the higher the rating, else the anchor turned into a prompt.
#[must_use]
pub fn evidence_prompt(framework: &Framework, ix: Ix, rating: Rating) -> Text {
    let prompts = &framework.guide(ix).evidence_prompts;
    let wanted = usize::from(rating.number().saturating_sub(1)).min(prompts.len().saturating_sub(1));
    prompts.get(wanted).cloned().unwrap_or_else(|| match framework.anchor(ix, rating) {
        Some(anchor) => {
            Text::new(&format!("work that a colleague can open and hold against the anchor: {}", anchor.line()))
        }
        None => Text::new("work that a colleague can open, and that shows it."),
    })
}

/// Why a claim counts for less, such as "counts as 2 until there is evidence of real work"; none
/// where all that is claimed counts (brief 2.4).
#[must_use]
pub fn claim(mark: &Mark, reading: &Reading) -> Option<String> {
    let (claimed, counted) = (reading.claimed?, reading.effective?);
    let until = match &mark.mentor {
        Some(mentor) => format!("{} gives more", mentor.mentor.line()),
        None if counted >= Rating::INDEPENDENT => "a mentor gives it".to_owned(),
        None if claimed > Rating::INDEPENDENT => {
            "there is evidence of real work, which makes it 3; a 4 is given by a mentor".to_owned()
        }
        None => "there is evidence of real work".to_owned(),
    };
    Some(format!("counts as {counted} until {until}"))
}

/// A project of the library for a step, with what it waits for.
#[must_use]
pub fn project(framework: &Framework, choice: &ProjectChoice) -> String {
    let Some(project) = framework.project(&choice.id) else { return choice.id.to_string() };
    let name = format!("{} {} ({}\u{a0}h)", project.id, project.title.line(), project.hours);
    if choice.available {
        return name;
    }
    let waits: Vec<_> = choice
        .waits_for
        .iter()
        .map(|wait| format!("{} at {} (now {})", title(framework, wait.competency), wait.needs, rating(wait.rating)))
        .collect();
    if waits.is_empty() { format!("{name}, later") } else { format!("{name}, waits for {}", list(&waits)) }
}

/// The title of a pitfall.
#[must_use]
pub fn pitfall_title(framework: &Framework, firing: &Firing) -> String {
    let found = framework.pitfalls().iter().find(|p| p.id == firing.id);
    found.map_or_else(|| firing.id.to_string(), |p| p.title.line().into_owned())
}

/// How sure, in a word.
#[must_use]
pub fn pitfall_state(state: PitfallState) -> &'static str {
    match state {
        PitfallState::Detected => "detected",
        PitfallState::Watch => "watch",
    }
}

/// The numbers that fired a pitfall, such as "mean of A and B 2.3; C 0".
#[must_use]
pub fn pitfall_numbers(framework: &Framework, firing: &Firing) -> String {
    let number = |number: &Number| match number {
        Number::Mean { of, tenths } => {
            let titles: Vec<_> = of.iter().map(|ix| title(framework, *ix)).collect();
            format!("mean of {} {}.{}", list(&titles), tenths / 10, tenths % 10)
        }
        Number::Rating { competency, rating } => format!("{} {rating}", title(framework, *competency)),
        Number::Claims { unbacked, of } => {
            format!(
                "{unbacked} of {} at 3 or more without evidence or mentor",
                count(*of, "self-rating", "self-ratings")
            )
        }
    };
    firing.numbers.iter().map(number).collect::<Vec<_>>().join("; ")
}

/// A core item that blocks a level: "Statistics for operations at 1, needs 2".
#[must_use]
pub fn blocker(framework: &Framework, item: &CoreItem) -> String {
    let name = title(framework, item.competency);
    match item.rating {
        Some(now) => format!("{name} at {now}, needs {}", item.needs),
        None => format!("{name} unrated, needs {}", item.needs),
    }
}

/// The level in one sentence: attained, or worked toward with how much of it is met. Level 0 does
/// not exist.
#[must_use]
pub fn level_line(framework: &Framework, report: &LevelReport) -> String {
    let attained = report.attained.map(|level| format!("{} attained", level_name(framework, level)));
    let Some(toward) = report.toward else {
        return format!("{}, the highest.", attained.unwrap_or_default());
    };
    let met = report.core.iter().filter(|item| item.met).count();
    let verdict = match report.verdict {
        Verdict::Undetermined => ", undetermined until more is rated",
        Verdict::NotAttained | Verdict::Attained => "",
    };
    let working = format!(
        "orking toward {}: {met} of {} core met, {} of {} supporting at 2 or more{}{verdict}.",
        level_name(framework, toward),
        report.core.len(),
        report.supporting_met,
        report.supporting_of,
        if report.mentor_needed > 0 {
            format!(", {} of {} mentor-confirmed", report.mentor_confirmed, report.mentor_needed)
        } else {
            String::new()
        }
    );
    match attained {
        Some(attained) => format!("{attained}. W{working}"),
        None => format!("W{working}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded;
    use crate::profile::day::Day;
    use crate::profile::standing::Standing;

    fn rating(number: u8) -> Rating {
        Rating::new(number).unwrap()
    }

    fn empty() -> Overview {
        Overview::new(embedded::framework(), &Standing::default(), Day(jiff::civil::date(2026, 1, 1)))
    }

    #[test]
    fn lists_and_counts() {
        let of = |items: &[&str]| list(&items.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!((of(&[]), of(&["a"]), of(&["a", "b"])), (String::new(), "a".to_owned(), "a and b".to_owned()));
        assert_eq!(of(&["a", "b", "c"]), "a, b and c");
        assert_eq!(
            (of(&["a, b", "c"]), of(&["a", "b, c", "d"])),
            ("a, b; and c".to_owned(), "a; b, c; and d".to_owned())
        );
        assert_eq!((count(1, "gap", "gaps"), count(0, "gap", "gaps")), ("1 gap".to_owned(), "0 gaps".to_owned()));
    }

    #[test]
    fn an_empty_record_is_told_what_to_rate_and_why() {
        let (framework, overview) = (embedded::framework(), empty());
        assert!(headline(framework, &overview).starts_with("Rate "));
        let why = reason(framework, &overview);
        assert!(why.starts_with("None of the 12 competencies in the stage Operational literacy are rated"), "{why}");
        assert!(why.ends_with("essential for your role."), "{why}");
        let line = level_line(framework, &overview.level);
        assert!(line.starts_with("Working toward Level 1") && line.contains("undetermined"), "{line}");
    }

    #[test]
    fn every_next_step_has_its_words() {
        let framework = embedded::framework();
        let ix = framework.indices().next().unwrap();
        let steps = [
            NextStep::Confirm { competency: ix },
            NextStep::AimHigher { level: Some(3), role: None },
            NextStep::AimHigher { level: None, role: Some(framework.roles()[1].id.clone()) },
            NextStep::AimHigher { level: None, role: None },
        ];
        for next in steps {
            let overview = Overview { next, ..empty() };
            assert!(!headline(framework, &overview).is_empty());
            assert!(reason(framework, &overview).ends_with('.'));
        }
    }

    #[test]
    fn a_claim_says_what_it_lacks() {
        let reading = |effective, claimed| Reading {
            effective: Some(rating(effective)),
            claimed: Some(rating(claimed)),
            ..Reading::default()
        };
        let told = |effective, claimed| claim(&Mark::default(), &reading(effective, claimed)).unwrap();
        assert_eq!(told(2, 3), "counts as 2 until there is evidence of real work");
        assert_eq!(told(3, 4), "counts as 3 until a mentor gives it");
        assert!(told(2, 4).contains("a 4 is given by a mentor"));
        assert_eq!(claim(&Mark::default(), &Reading::default()), None);
    }

    #[test]
    fn every_competency_has_a_prompt_for_every_step() {
        let framework = embedded::framework();
        for ix in framework.indices() {
            for number in 1..=4 {
                assert!(!evidence_prompt(framework, ix, rating(number)).is_empty());
            }
        }
    }

    #[test]
    fn numbers_of_a_pitfall_are_spelt_out() {
        let framework = embedded::framework();
        let [a, b] = [0, 1].map(|n| framework.indices().nth(n).unwrap());
        let numbers = vec![
            Number::Mean { of: vec![a, b], tenths: 23 },
            Number::Rating { competency: a, rating: 0 },
            Number::Claims { unbacked: 3, of: 5 },
        ];
        let firing =
            Firing { id: framework.pitfalls()[0].id.clone(), state: PitfallState::Watch, numbers, remedy: vec![] };
        assert_eq!(
            pitfall_numbers(framework, &firing),
            "mean of Observability pillars and Incident workflow and postmortems 2.3; Observability pillars 0; \
             3 of 5 self-ratings at 3 or more without evidence or mentor"
        );
    }
}
