//! The sentences of the plan, shared by its screen and its commands: what a priority is made of, how a project
//! stands, when its turn is, where can, want and needed meet.

use super::dates;
use super::words::{count, list, pathway_emphasis, rating, title, weight_words};
use crate::framework::framework::Framework;
use crate::insight::balance::{Balance, Meeting, Weighing};
use crate::insight::gap::Gap;
use crate::insight::next_step::Wait;
use crate::insight::overview::Overview;
use crate::insight::project::{ProjectReport, ProjectState};
use crate::insight::schedule::Turn;
use crate::profile::day::Day;
use crate::profile::undertaking::Undertaking;

/// What a mark of desire says.
#[must_use]
pub fn desire(mark: Option<u8>) -> &'static str {
    match mark {
        None => "not said",
        Some(0) => "no",
        Some(1) => "a little",
        Some(2) => "gladly",
        Some(_) => "very much",
    }
}

/// The parts of a priority that give something, each with its name and why it gives that much. They add up to it.
#[must_use]
pub fn parts(framework: &Framework, overview: &Overview, gap: &Gap) -> Vec<(u16, &'static str, String)> {
    let ix = gap.competency;
    let weight = overview.weights.get(ix).copied().unwrap_or(0);
    let short = gap.expected.number().saturating_sub(gap.rating.number());
    let pathway = match pathway_emphasis(framework, overview, ix) {
        3.. => "your pathway names it outright",
        2 => "your pathway implies it",
        _ => "your pathway finds it useful",
    };
    let remedy = overview.pitfalls.iter().find(|firing| firing.remedy.contains(&ix));
    let pitfall = remedy.map_or_else(String::new, |firing| super::words::pitfall_title(framework, firing));
    let short = count(usize::from(short), "step short", "steps short");
    let builds = if gap.unlocks == 1 { "builds" } else { "build" };
    let unlocks = count(gap.unlocks, "competency still short", "competencies still short");
    let level = framework.competency(ix).level;
    let all = [
        (gap.parts.weight, "weight", format!("{}, {short}", weight_words(weight))),
        (gap.parts.unlocks, "unlocks", format!("{unlocks} {builds} on it")),
        (gap.parts.pathway, "pathway", pathway.to_owned()),
        (gap.parts.pitfall, "pitfall", format!("the way out of \"{pitfall}\"")),
        (gap.parts.core, "core", format!("a core item of Level {level}")),
    ];
    all.into_iter().filter(|(points, ..)| *points > 0).collect()
}

/// The parts in one line: "30 weight + 16 unlocks + 5 core".
#[must_use]
pub fn sum(framework: &Framework, overview: &Overview, gap: &Gap) -> String {
    let parts = parts(framework, overview, gap);
    parts.iter().map(|(points, name, _)| format!("{points} {name}")).collect::<Vec<_>>().join(" + ")
}

/// Whether a gap is ready, and what it waits for.
#[must_use]
pub fn ready(framework: &Framework, gap: &Gap) -> String {
    if gap.ready {
        return "Ready: everything that it stands on is at 2.".to_owned();
    }
    let waits: Vec<_> = gap.waits_for.iter().map(|ix| title(framework, *ix)).collect();
    format!("Waits for {} at 2.", list(&waits))
}

/// What a project waits for: "Alert rules at 2 (now 1)".
#[must_use]
pub fn waits(framework: &Framework, waits: &[Wait]) -> String {
    let one =
        |wait: &Wait| format!("{} at {} (now {})", title(framework, wait.competency), wait.needs, rating(wait.rating));
    list(&waits.iter().map(one).collect::<Vec<_>>())
}

/// How a project stands, in a few words: "under way, 7 of 12 h left".
#[must_use]
pub fn state(report: &ProjectReport, undertaking: Option<&Undertaking>) -> String {
    let since = undertaking.map_or_else(String::new, |it| format!(" {}", Day(it.since.date())));
    match report.state {
        ProjectState::UnderWay if report.left == 0 => "under way, every step ticked".to_owned(),
        ProjectState::UnderWay => format!("under way, {} of {} h left", report.left, report.hours),
        ProjectState::Available => format!("can start, {} h", report.hours),
        ProjectState::Waiting => format!("waits, {} h", report.hours),
        ProjectState::Finished => format!("finished{since}"),
        ProjectState::Dropped => format!("dropped{since}"),
    }
}

/// The gaps that a project closes, or that there is none.
#[must_use]
pub fn closes(framework: &Framework, report: &ProjectReport) -> String {
    if report.closes.is_empty() {
        return "It closes no gap of yours today.".to_owned();
    }
    let titles: Vec<_> = report.closes.iter().map(|ix| title(framework, *ix)).collect();
    format!("Works on {}.", list(&titles))
}

/// When the turn of a project is.
#[must_use]
pub fn turn(turn: &Turn) -> String {
    match turn.days {
        None => format!("{} h, no weeks", turn.left),
        Some((from, to)) => format!("{} to {}", dates::day(from), dates::day(to)),
    }
}

/// What can, want and needed say of one competency, and what to do where two of them meet.
#[must_use]
pub fn balance(framework: &Framework, balance: &Balance, weighing: &Weighing) -> String {
    let lacks = || {
        let waits: Vec<_> = weighing.waits_for.iter().map(|ix| title(framework, *ix)).collect();
        match (weighing.no_opportunity, waits.is_empty()) {
            (true, _) => "there is no opportunity yet: ask for one".to_owned(),
            (false, false) => format!("it waits for {} at 2: begin there", list(&waits)),
            (false, true) => "rate it first".to_owned(),
        }
    };
    match weighing.meeting() {
        Meeting::All => "You can, you want it, and it is needed: all three meet here.".to_owned(),
        Meeting::NotYet => format!("Wanted and needed, not possible yet: {}.", lacks()),
        Meeting::Unwanted => {
            let instead = balance.recommended.map_or_else(
                || "nothing else that is needed is wanted and ready, so a smaller step or a partner may do".to_owned(),
                |ix| format!("{} is needed, ready and wanted", title(framework, ix)),
            );
            format!("Needed and possible, not wanted: that is an answer. Instead: {instead}.")
        }
        Meeting::Unsaid => "Needed and possible. Whether you want it is not said yet.".to_owned(),
        Meeting::Unneeded => "You can and want it; your target does not ask for it. Worth a word with your mentor: a \
             wider role or a higher target may."
            .to_owned(),
        Meeting::Wanted => format!("You want it; your target does not ask for it, and {}.", lacks()),
        Meeting::Needed => format!("Needed, not possible yet: {}.", lacks()),
    }
}

/// Where all three meet, or what is missing for that.
#[must_use]
pub fn recommended(framework: &Framework, overview: &Overview) -> String {
    let balance = &overview.plan.balance;
    if let Some(ix) = balance.recommended {
        return format!("Can, want and needed meet at {}.", title(framework, ix));
    }
    let meets = |meeting| balance.weighings.iter().find(|weighing| weighing.meeting() == meeting);
    if overview.rated == 0 {
        "Nothing is rated yet: a gap shows once its competency is.".to_owned()
    } else if overview.gaps.is_empty() {
        "Nothing that is rated stands below what your target expects.".to_owned()
    } else if let Some(weighing) = meets(Meeting::NotYet) {
        format!("{} is wanted and needed, and not possible yet.", title(framework, weighing.competency))
    } else if meets(Meeting::Unsaid).is_some() {
        "Can, want and needed meet nowhere yet: say what you want.".to_owned()
    } else {
        "Can, want and needed meet nowhere now: talk about it with your mentor.".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::table::Ix;

    fn ix(n: usize) -> Ix {
        crate::framework::embedded::framework().indices().nth(n).unwrap()
    }

    #[test]
    fn where_two_of_three_meet_it_says_what_to_do() {
        let framework = crate::framework::embedded::framework();
        let told = |can: bool, desire: Option<u8>, needed: bool, waits: bool, missing: bool| {
            let waits_for = if waits { vec![ix(1)] } else { Vec::new() };
            let weighing = Weighing { competency: ix(0), can, desire, needed, no_opportunity: missing, waits_for };
            let all = Balance { weighings: Vec::new(), recommended: Some(ix(2)) };
            balance(framework, &all, &weighing)
        };
        assert!(told(true, Some(2), true, false, false).contains("all three meet"));
        assert!(told(false, Some(3), true, true, false).contains(&format!("waits for {}", title(framework, ix(1)))));
        assert!(told(false, Some(3), true, false, true).contains("ask for one"));
        assert!(told(true, Some(1), true, false, false).contains(&format!("Instead: {}", title(framework, ix(2)))));
        assert!(told(true, None, true, false, false).contains("not said yet"));
        assert!(told(true, Some(2), false, false, false).contains("does not ask for it"));
        assert!(told(false, Some(2), false, false, false).contains("rate it first"));
        assert!(told(false, None, true, true, false).contains("begin there"));
    }
}
