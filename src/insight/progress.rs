//! What changed between two overviews: the message after a rating.

use std::fmt::Write;

use super::effective::Reading;
use super::overview::Overview;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;

/// A pure difference of two overviews of one person and one framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Competencies of which something else counts or is claimed now, in table order.
    pub competencies: Vec<Moved>,
    /// Stages of which claimed% or backed% changed, in order.
    pub stages: Vec<StageMoved>,
    /// The level attained before and after; equal where it did not change.
    pub attained: Change<Option<u8>>,
    /// The level worked toward before and after; `None` beyond the highest.
    pub toward: Change<Option<u8>>,
    /// How many core items block the level worked toward, before and after.
    pub blockers: Change<usize>,
    /// Whether the next step is another one.
    pub next: bool,
}

/// A value before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<T> {
    /// Before.
    pub before: T,
    /// After.
    pub after: T,
}

impl<T: PartialEq> Change<T> {
    fn moved(&self) -> bool {
        self.before != self.after
    }
}

/// A competency of which something else counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Which.
    pub competency: Ix,
    /// Its effective rating.
    pub effective: Change<Option<Rating>>,
    /// What is claimed above that.
    pub claimed: Change<Option<Rating>>,
}

/// A stage that moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageMoved {
    /// Its number.
    pub stage: u8,
    /// claimed%, before and after.
    pub claimed: Change<u8>,
    /// backed%, before and after.
    pub backed: Change<u8>,
}

impl Progress {
    /// What changed from `before` to `after`.
    #[must_use]
    pub fn between(before: &Overview, after: &Overview) -> Self {
        let default = Reading::default();
        let competencies = after.readings.iter().filter_map(|(ix, now)| {
            let then = before.readings.get(ix).unwrap_or(&default);
            let effective = Change { before: then.effective, after: now.effective };
            let claimed = Change { before: then.claimed, after: now.claimed };
            (effective.moved() || claimed.moved()).then_some(Moved { competency: ix, effective, claimed })
        });
        let stages = before.stages.iter().zip(&after.stages).filter_map(|(then, now)| {
            let claimed = Change { before: then.claimed, after: now.claimed };
            let backed = Change { before: then.backed, after: now.backed };
            (claimed.moved() || backed.moved()).then_some(StageMoved { stage: now.stage, claimed, backed })
        });
        Self {
            competencies: competencies.collect(),
            stages: stages.collect(),
            attained: Change { before: before.level.attained, after: after.level.attained },
            toward: Change { before: before.level.toward, after: after.level.toward },
            blockers: Change { before: before.level.blockers().count(), after: after.level.blockers().count() },
            next: before.next != after.next,
        }
    }

    /// Whether nothing that is shown here changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.competencies.is_empty()
            && self.stages.is_empty()
            && !self.attained.moved()
            && !self.toward.moved()
            && !self.blockers.moved()
            && !self.next
    }

    /// One line, such as "Statistics for operations 1 to 2: Data fluency 21 to 24 %, no blocker of
    /// Level 1 left". Empty where nothing changed.
    #[must_use]
    pub fn sentence(&self, framework: &Framework) -> String {
        let what = match self.competencies.as_slice() {
            [] => String::new(),
            [moved] => moved.phrase(framework),
            several => format!("{} competencies", several.len()),
        };
        let mut effects: Vec<String> = self.stages.iter().map(|stage| stage.phrase(framework)).collect();
        effects.extend(self.level_phrase());
        let mut line = what;
        if !effects.is_empty() {
            let colon = if line.is_empty() { "" } else { ": " };
            let _ = write!(line, "{colon}{}", effects.join(", "));
        }
        line
    }

    fn level_phrase(&self) -> Option<String> {
        match (self.attained.before, self.attained.after) {
            (before, Some(after)) if before < Some(after) => return Some(format!("Level {after} attained")),
            (Some(before), after) if after < Some(before) => {
                return Some(format!("Level {before} no longer attained"));
            }
            _ => {}
        }
        let level = self.toward.after.filter(|_| self.blockers.moved())?;
        Some(match self.blockers.after {
            0 => format!("no blocker of Level {level} left"),
            1 => format!("one blocker of Level {level} left"),
            more => format!("{more} blockers of Level {level} left"),
        })
    }
}

impl Moved {
    fn phrase(&self, framework: &Framework) -> String {
        let title = framework.competency(self.competency).title.line();
        let Some(now) = self.effective.after else { return format!("{title} not rated") };
        let rating = match self.effective.before {
            Some(then) if then != now => format!("{then} to {now}"),
            Some(_) => now.to_string(),
            None => format!("rated {now}"),
        };
        match self.claimed.after.filter(|_| self.claimed.moved()) {
            Some(claimed) if self.effective.moved() => format!("{title} {rating} ({claimed} claimed, {now} counted)"),
            Some(claimed) => format!("{title} {claimed} claimed, {now} counted"),
            None => format!("{title} {rating}"),
        }
    }
}

impl StageMoved {
    fn phrase(&self, framework: &Framework) -> String {
        let title = framework.stage(self.stage).map_or_else(String::new, |stage| stage.title.line().into_owned());
        match (self.claimed.moved(), self.backed.moved()) {
            (true, _) => format!("{title} {} to {}%", self.claimed.before, self.claimed.after),
            (false, _) => format!("{title} {} to {}% backed", self.backed.before, self.backed.after),
        }
    }
}
