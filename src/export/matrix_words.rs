//! The words of the matrix, shared by screen and text: names of groups and sections, the lens, and the state of a cell.

use std::borrow::Cow;

use super::{measure, words};
use crate::framework::competency::Competency;
use crate::framework::framework::Framework;
use crate::framework::table::Ix;
use crate::insight::effective::Reading;
use crate::insight::matrix::{Filter, Layout, View};
use crate::insight::overview::Overview;

/// What a competency is called in so many columns: its title where that fits, else its word.
#[must_use]
pub fn called(competency: &Competency, columns: usize) -> Cow<'_, str> {
    let title = competency.title.line();
    if measure::width(&title) <= columns || competency.word.is_empty() { title } else { competency.word.line() }
}

/// The mark of what is older than its horizon.
pub const STALE: char = '~';
/// The mark of what self and mentor see differently.
pub const DISPUTED: char = '≠';

/// The name of a group in full and in short, such as "2 Data fluency" or "Level 2".
#[must_use]
pub fn group(framework: &Framework, layout: Layout, number: usize) -> (String, String) {
    let small = u8::try_from(number).unwrap_or(u8::MAX);
    match layout {
        Layout::Stage => match framework.stage(small) {
            Some(stage) => (format!("{number} {}", stage.title.line()), format!("{number} {}", stage.brief().line())),
            None => (number.to_string(), number.to_string()),
        },
        Layout::Level => (words::level_name(framework, small), format!("Level {number}")),
        Layout::Depth if number == 0 => ("Depth 0, no prerequisites".to_owned(), "Depth 0".to_owned()),
        Layout::Depth => (format!("Depth {number}"), format!("Depth {number}")),
    }
}

/// The name of a section: an area or a domain; none where it has none.
#[must_use]
pub fn section(framework: &Framework, layout: Layout, of: Option<usize>) -> Option<String> {
    let of = of?;
    match layout {
        Layout::Stage => framework.areas().get(of).map(|area| area.title.line().into_owned()),
        Layout::Level => framework.domains().get(of).map(|domain| domain.title.line().into_owned()),
        Layout::Depth => None,
    }
}

/// Whose lens it is, such as "your lens, SRE" or "lens of Security".
#[must_use]
pub fn lens(framework: &Framework, overview: &Overview, view: &View) -> String {
    let short = |id| framework.role(id).map_or_else(|| id.to_string(), |role| role.short.line().into_owned());
    let names: Vec<String> = view.roles(overview).iter().map(short).collect();
    match view.lens {
        None => format!("your lens, {}", words::list(&names)),
        Some(_) => format!("lens of {}", words::list(&names)),
    }
}

/// Which are shown, such as "only gaps, 19 of 43"; empty where all are.
#[must_use]
pub fn shown(view: &View, count: usize, all: usize) -> String {
    match view.filter {
        _ if !view.narrows() => String::new(),
        Filter::All => format!("{count} of {all}"),
        filter => format!("{}, {count} of {all}", filter.name()),
    }
}

/// Why nothing is shown.
#[must_use]
pub fn nothing(view: &View) -> String {
    match view.filter {
        filter if view.text.is_empty() => filter.nothing().to_owned(),
        Filter::All => format!("No title, id, area or domain holds \"{}\".", view.text),
        filter => format!("Of the {}, none holds \"{}\".", filter.name().trim_start_matches("only "), view.text),
    }
}

/// How the competency at `ix` stands, such as "2 Assisted, claimed only, 3 expected, stale".
#[must_use]
pub fn state(framework: &Framework, overview: &Overview, ix: Ix) -> String {
    let reading = overview.readings.get(ix).copied().unwrap_or_default();
    let mut parts = vec![match reading.effective {
        None => "unrated".to_owned(),
        Some(rating) => {
            let name = framework.step(rating).map(|step| step.name.line()).unwrap_or_default();
            format!("{rating} {name}").trim_end().to_owned()
        }
    }];
    parts.extend(backing(&reading).map(str::to_owned));
    match overview.expected.get(ix).copied().unwrap_or(0) {
        0 => {}
        expected => parts.push(format!("{expected} expected")),
    }
    if reading.stale {
        parts.push("stale".to_owned());
    }
    if reading.disputed {
        parts.push("you and your mentor differ".to_owned());
    }
    parts.join(", ")
}

/// Whether what counts is backed; none where nothing counts.
fn backing(reading: &Reading) -> Option<&'static str> {
    match reading.number() {
        0 => None,
        n if n > reading.backed => Some("claimed only"),
        _ => Some("backed"),
    }
}

/// One line about the competency at `ix`: title and state.
#[must_use]
pub fn line(framework: &Framework, overview: &Overview, ix: Ix) -> String {
    format!("{}: {}", words::title(framework, ix), state(framework, overview, ix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded;
    use crate::framework::rating::Rating;
    use crate::profile::day::Day;
    use crate::profile::standing::Standing;

    #[test]
    fn a_cell_is_told_in_words() {
        let framework = embedded::framework();
        let mut overview = Overview::new(framework, &Standing::default(), Day(jiff::civil::date(2026, 1, 1)));
        let ix = framework.indices().next().unwrap();
        assert_eq!(line(framework, &overview, ix), "Observability pillars: unrated, 3 expected");
        let claimed = Reading { effective: Rating::new(2), stale: true, disputed: true, ..Reading::default() };
        overview.readings[ix] = claimed;
        let told = "2 Assisted, claimed only, 3 expected, stale, you and your mentor differ";
        assert_eq!(state(framework, &overview, ix), told);
        overview.readings[ix] = Reading { backed: 2, stale: false, disputed: false, ..claimed };
        assert_eq!(state(framework, &overview, ix), "2 Assisted, backed, 3 expected");
        overview.readings[ix] = Reading { effective: Rating::new(0), ..Reading::default() };
        assert_eq!(state(framework, &overview, ix), "0 Not yet, 3 expected");
    }

    #[test]
    fn what_is_shown_and_why_nothing_is() {
        let mut view = View::default();
        assert_eq!(shown(&view, 43, 43), "");
        view.text = "drift".to_owned();
        assert_eq!((shown(&view, 2, 43), nothing(&view).contains("drift")), ("2 of 43".to_owned(), true));
        view.filter = Filter::Gaps;
        assert_eq!(shown(&view, 43, 43), "only gaps, 43 of 43");
        assert_eq!(nothing(&view), "Of the gaps, none holds \"drift\".");
        view.text.clear();
        assert_eq!(nothing(&view), Filter::Gaps.nothing());
    }

    #[test]
    fn groups_have_names_from_the_framework() {
        let framework = embedded::framework();
        for stage in framework.stages() {
            let (full, short) = group(framework, Layout::Stage, usize::from(stage.stage));
            assert!(full.contains(stage.title.as_str()) && short.contains(stage.brief().as_str()));
        }
        assert_eq!(group(framework, Layout::Level, 2).1, "Level 2");
        assert_eq!(group(framework, Layout::Depth, 0).0, "Depth 0, no prerequisites");
        assert_eq!(group(framework, Layout::Depth, 1).1, "Depth 1");
        assert_eq!(section(framework, Layout::Depth, Some(0)), None);
    }
}
