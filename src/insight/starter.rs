//! The starter task: the way from 0 to 1, for which no project is needed (brief 2.8).

use std::ops::RangeInclusive;

use crate::framework::framework::Framework;
use crate::framework::id::ReferenceId;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;

/// How long it takes, in hours.
const HOURS: RangeInclusive<u16> = 2..=3;
/// How many references are read.
const READ: usize = 2;

/// A task that the program builds from what the framework says of a competency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Starter {
    /// For which competency.
    pub competency: Ix,
    /// How many hours it takes.
    pub hours: RangeInclusive<u16>,
    /// What to read: the competency's first two references, fewer where it has fewer.
    pub references: Vec<ReferenceId>,
    /// Its steps in order, each starting with a verb.
    pub steps: Vec<String>,
}

impl Starter {
    /// Builds the starter task of `competency`.
    #[must_use]
    pub fn new(framework: &Framework, competency: Ix) -> Self {
        let item = framework.competency(competency);
        let title = item.title.line();
        let references: Vec<_> = framework.references_of(competency).take(READ).collect();
        let mut steps: Vec<String> = references
            .iter()
            .map(|reference| {
                format!(
                    "Read \"{}\" ({}): {}",
                    reference.title.line(),
                    reference.publisher.line(),
                    reference.url.line()
                )
            })
            .collect();
        steps.push(format!(
            "Find one example of it in your own environment: {}",
            framework.guide(competency).description.line()
        ));
        steps.push(match framework.anchor(competency, Rating::AWARE) {
            Some(anchor) => {
                format!("Explain the example in ten lines, and hold them against rating 1: {}", anchor.line())
            }
            None => format!("Explain the example in ten lines to someone new to {title}"),
        });
        steps.push(format!("Keep the text as evidence for {title}, then rate it again"));
        let references = references.into_iter().map(|reference| reference.id.clone()).collect();
        Self { competency, hours: HOURS, references, steps }
    }
}
