//! The forecast in words, and as text within 80 columns. Never a single date.

use super::dates;
use super::words;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::insight::forecast::{Forecast, LEAST_STEPS, LEAST_WEEKS, Need, RUNS, Range, Refusal};
use crate::profile::day::Day;

/// "Level 1 (Foundational Practitioner), 3 steps away": what the forecast is about.
#[must_use]
pub fn subject(framework: &Framework, forecast: &Forecast) -> String {
    let Some(level) = forecast.level else { return "Every level is attained".to_owned() };
    let steps = words::count(forecast.remaining.steps() as usize, "step", "steps");
    format!("{}, {steps} away", words::level_name(framework, level))
}

/// The range in a few words: "in 3 to 9 weeks, December 2026 to January 2027".
#[must_use]
pub fn briefly(range: Range, as_of: Day) -> String {
    let weeks = format!("in {} to {} weeks", range.p50, range.p85);
    let [from, to] = range.days(as_of);
    match dates::span(from, to) {
        Some(months) => format!("{weeks}, {months}"),
        None => weeks,
    }
}

/// The same in a line for the home screen: "At your own pace: 3 to 9 weeks, Dec 2026 to Jan 2027".
#[must_use]
pub fn shortly(range: Range, as_of: Day) -> String {
    let weeks = format!("At your own pace: {} to {} weeks", range.p50, range.p85);
    let [from, to] = range.days(as_of);
    match dates::span(from, to) {
        Some(_) => {
            let year = to.0.strftime("%b %Y");
            let from = if from.0.year() == to.0.year() { from.0.strftime("%b") } else { from.0.strftime("%b %Y") };
            format!("{weeks}, {from} to {year}")
        }
        None => weeks,
    }
}

/// What the two ends are: "Half of 1000 runs end within 3 weeks, 85% within 9."
#[must_use]
pub fn ends(range: Range) -> String {
    let first = words::count(range.p50 as usize, "week", "weeks");
    format!("Half of {RUNS} runs through your own weeks end within {first}, 85% within {}.", range.p85)
}

/// Why there is no forecast, and what it lacks.
#[must_use]
pub fn refusal(framework: &Framework, forecast: &Forecast, why: Refusal) -> String {
    match why {
        Refusal::TooLittle { steps, weeks } => {
            let has = record(forecast);
            let mut lacks = Vec::new();
            if steps > 0 {
                lacks.push(words::count(steps, "more step", "more steps"));
            }
            if weeks > 0 {
                lacks.push(words::count(weeks as usize, "more week", "more weeks"));
            }
            format!(
                "No forecast yet: your record has {has}. A pace shows from {LEAST_STEPS} steps and {LEAST_WEEKS} weeks \
                 on: it lacks {}.",
                words::list(&lacks)
            )
        }
        Refusal::Attained => "No forecast: every level is attained.".to_owned(),
        Refusal::NoStepLeft if forecast.mentor > 0 => {
            let missing = words::count(forecast.mentor, "confirmation", "confirmations");
            format!("No forecast: no step is left to take, and no pace foretells a mentor's word ({missing} missing).")
        }
        Refusal::NoStepLeft => "No forecast: no step is left to take.".to_owned(),
        Refusal::TooSlow => format!(
            "No forecast: at this pace it cannot be said. Too many of {RUNS} runs do not reach {} within ten years.",
            forecast.level.map(|level| words::level_name(framework, level)).unwrap_or_default()
        ),
        Refusal::NoHours => {
            "No hours a week are set, so that others cannot be held against them. `opsarc set --hours` \
             sets them."
                .to_owned()
        }
    }
}

/// "5 steps in 20 weeks".
fn record(forecast: &Forecast) -> String {
    let steps = words::count(forecast.steps, "step", "steps");
    format!("{steps} in {}", words::count(forecast.weeks as usize, "week", "weeks"))
}

/// What the forecast takes for granted and what it cannot know.
#[must_use]
pub fn caveats(framework: &Framework, forecast: &Forecast) -> Vec<String> {
    let mut told = vec![format!(
        "It knows your record alone: {}, stalled weeks included, whatever the steps were in. It supposes that the next \
         ones go into what the level asks for. It is no promise and no plan.",
        record(forecast)
    )];
    if let (Some(new), Some(old)) = (forecast.what_if.hours, forecast.hours) {
        told.push(format!("The pace is taken to follow the hours: {new} a week instead of {old}."));
    }
    let unrated = forecast.remaining.needs.iter().filter(|need| need.from.is_none()).count();
    if unrated > 0 {
        let (of, verb) = (forecast.remaining.needs.len(), if unrated == 1 { "is" } else { "are" });
        told.push(format!("{unrated} of the {of} that are left {verb} unrated and counted from 0: it may be nearer."));
    }
    if !forecast.what_if.without.is_empty() {
        let dropped: Vec<String> = forecast.what_if.without.iter().map(|ix| words::title(framework, *ix)).collect();
        let told_of = words::list(&dropped);
        told.push(format!("Without {told_of} the level is not attained as the matrix has it: this shows its share."));
    }
    if forecast.mentor > 0 {
        let missing = words::count(forecast.mentor, "confirmation by a mentor is", "confirmations by a mentor are");
        told.push(format!("{missing} still missing, and no pace foretells a mentor's word."));
    }
    told
}

/// A competency that must rise: "Statistics for operations 1 to 2".
#[must_use]
pub fn need(framework: &Framework, need: &Need) -> String {
    let title = words::title(framework, need.competency);
    let supporting = if need.core { "" } else { ", supporting" };
    format!("{title} {} to {}{supporting}", words::rating(need.from), need.to)
}

/// The forecast as text.
#[must_use]
pub fn text(framework: &Framework, forecast: &Forecast) -> String {
    let mut out = String::new();
    hang(&mut out, "", &format!("{}.", subject(framework, forecast)));
    out.push('\n');
    match forecast.outcome {
        Ok(range) => {
            hang(&mut out, "  ", &format!("At your own pace {}.", briefly(range, forecast.as_of)));
            hang(&mut out, "  ", &ends(range));
        }
        Err(why) => hang(&mut out, "  ", &refusal(framework, forecast, why)),
    }
    if !forecast.remaining.needs.is_empty() {
        out.push_str("\nWhat is left\n");
        for item in &forecast.remaining.needs {
            hang(&mut out, "  ", &need(framework, item));
        }
        if forecast.remaining.spared {
            hang(&mut out, "  ", "One core item may stay at 2: a step less.");
        }
    }
    if forecast.outcome.is_ok() {
        out.push_str("\nWhat it cannot know\n");
        for caveat in caveats(framework, forecast) {
            hang(&mut out, "  ", &caveat);
        }
    }
    out
}
