//! A pitfall: `opsarc/show-pitfall@1`, and its page.

use serde::Serialize;

use super::scope::{OURS, Scope};
use crate::export::page::{Lead, Page, Voice};
use crate::export::words;
use crate::framework::id::CompetencyId;
use crate::framework::pitfall::{Condition, Pitfall, Warning};
use crate::insight::pitfall::Firing;

/// A pitfall, and whether it shows.
#[derive(Debug, Clone, Serialize)]
pub struct PitfallItem<'a> {
    /// The pitfall.
    #[serde(flatten)]
    pub pitfall: &'a Pitfall,
    /// Its words.
    #[serde(flatten)]
    pub words: &'a Warning,
    /// `detected` or `watch`; null where the record does not show it, or nobody is asked about.
    pub state: Option<&'static str>,
}

impl<'a> PitfallItem<'a> {
    /// The item of `pitfall`.
    #[must_use]
    pub fn new(scope: Scope<'a>, pitfall: &'a Pitfall) -> Self {
        let state = firing(scope, pitfall).map(|firing| words::pitfall_state(firing.state));
        Self { pitfall, words: scope.framework.warning(pitfall), state }
    }
}

fn firing<'a>(scope: Scope<'a>, pitfall: &Pitfall) -> Option<&'a Firing> {
    let (_, overview) = scope.person?;
    overview.pitfalls.iter().find(|firing| firing.id == pitfall.id)
}

/// A condition in words.
fn condition(scope: Scope<'_>, condition: &Condition) -> String {
    let titles = |of: &[CompetencyId]| words::list(&of.iter().map(|id| scope.title(id)).collect::<Vec<_>>());
    let mean = |of: &[CompetencyId]| if of.len() > 1 { format!("the mean of {}", titles(of)) } else { titles(of) };
    let tenths = |n: u8| format!("{}.{}", n / 10, n % 10);
    match condition {
        Condition::Mean { of, at_least, above, by } if above.is_empty() || *by == 0 => {
            format!("{} is {} or more", mean(of), tenths(*at_least))
        }
        Condition::Mean { of, at_least, above, by } => {
            let (least, by) = (tenths(*at_least), tenths(*by));
            format!("{} is {least} or more, and {by} or more above {}", mean(of), mean(above))
        }
        Condition::Best { of, at_least } if of.len() < 2 => format!("{} is {at_least} or more", titles(of)),
        Condition::Best { of, at_least } => format!("the best of {} is {at_least} or more", titles(of)),
        Condition::AllAtMost { of, at_most } if of.len() > 1 => format!("{} stand at {at_most} or less", titles(of)),
        Condition::AnyAtMost { of, at_most } if of.len() > 1 => {
            format!("one of {} stands at {at_most} or less", titles(of))
        }
        Condition::AllAtMost { of, at_most } | Condition::AnyAtMost { of, at_most } => {
            format!("{} stands at {at_most} or less", titles(of))
        }
        Condition::Claims { at_least, percent } => format!(
            "there are {at_least} or more self-ratings of 3 and above, over {percent}% of them without evidence or a \
             mentor"
        ),
    }
}

/// The page of `pitfall`.
#[must_use]
pub fn page(scope: Scope<'_>, pitfall: &Pitfall) -> Page {
    let mut page = Page::new(pitfall.title.line(), format!("pitfall {}", pitfall.id));
    if let Some(firing) = firing(scope, pitfall) {
        let numbers = words::pitfall_numbers(scope.framework, firing);
        let state = words::pitfall_state(firing.state);
        page.part(Voice::Mark, Lead::None, format!("Your record shows it ({state}): {numbers}."));
    }
    if pitfall.derived {
        page.part(Voice::Soft, Lead::None, format!("This pitfall is {OURS}."));
    }
    let warning = scope.framework.warning(pitfall);
    page.section("What it looks like", &warning.looks_like.line());
    page.section("Why it hurts", &warning.why.line());
    page.section("The way out", &warning.way_out.line());
    let mut remedy: Vec<&CompetencyId> = Vec::new();
    for id in pitfall.signs.iter().flat_map(|sign| &sign.remedy) {
        if !remedy.contains(&id) {
            remedy.push(id);
        }
    }
    page.list("What to raise", remedy.into_iter().map(|id| scope.rated_by_id(id)));
    page.head("How the record shows it");
    for sign in &pitfall.signs {
        let when: Vec<_> = sign.when.iter().map(|when| condition(scope, when)).collect();
        page.point(format!("{}: {}.", words::pitfall_state(sign.state), when.join("; and ")));
    }
    page
}
