//! `opsarc/gaps@1`: the gaps in order of priority, each with what the priority is made of.

use serde::Serialize;

use super::columns;
use super::person::{FrameworkRef, Person};
use super::words;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::insight::gap::Gap;
use crate::insight::overview::Overview;
use crate::profile::day::Day;
use crate::profile::standing::Standing;

/// The output of `opsarc gaps --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct GapsReport {
    /// `opsarc/gaps@1`.
    pub schema: &'static str,
    /// The day it describes.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// The person.
    pub person: Person,
    /// The gaps, highest priority first; complete.
    pub gaps: Vec<GapDetail>,
    /// Unrated competencies of which something is expected.
    pub unknown: Vec<CompetencyId>,
}

/// A gap as the status gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct GapShape {
    /// Which.
    pub competency: CompetencyId,
    /// Its effective rating.
    pub rating: Rating,
    /// What is expected.
    pub expected: Rating,
    /// The priority (brief 2.6).
    pub priority: u16,
    /// Whether every direct prerequisite is at 2.
    pub ready: bool,
}

/// A gap with its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct GapDetail {
    /// The gap.
    #[serde(flatten)]
    pub gap: GapShape,
    /// What the priority is made of.
    pub parts: PartsShape,
    /// Direct prerequisites below 2.
    pub waits_for: Vec<CompetencyId>,
}

/// The parts of a priority; they add up to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct PartsShape {
    /// Ten times weight times gap.
    pub weight: u16,
    /// Two for each competency that waits for it, at most twenty.
    pub unlocks: u16,
    /// Four times the emphasis of the pathway.
    pub pathway: u16,
    /// 15 or 7 for the remedy of a pitfall.
    pub pitfall: u16,
    /// 5 for a core item.
    pub core: u16,
}

impl GapShape {
    /// The shape of `gap`.
    #[must_use]
    pub fn new(framework: &Framework, gap: &Gap) -> Self {
        Self {
            competency: framework.competency(gap.competency).id.clone(),
            rating: gap.rating,
            expected: gap.expected,
            priority: gap.priority,
            ready: gap.ready,
        }
    }
}

impl GapDetail {
    /// The shape of `gap` with its parts.
    #[must_use]
    pub fn new(framework: &Framework, gap: &Gap) -> Self {
        Self {
            gap: GapShape::new(framework, gap),
            parts: PartsShape {
                weight: gap.parts.weight,
                unlocks: gap.parts.unlocks,
                pathway: gap.parts.pathway,
                pitfall: gap.parts.pitfall,
                core: gap.parts.core,
            },
            waits_for: ids(framework, &gap.waits_for),
        }
    }
}

impl GapsReport {
    /// Makes the report.
    #[must_use]
    pub fn new(framework: &Framework, standing: &Standing, overview: &Overview) -> Self {
        Self {
            schema: "opsarc/gaps@1",
            as_of: overview.as_of,
            framework: FrameworkRef::new(framework),
            person: Person::new(standing, overview),
            gaps: overview.gaps.iter().map(|gap| GapDetail::new(framework, gap)).collect(),
            unknown: ids(framework, &overview.unknown),
        }
    }
}

/// The ids at some positions.
#[must_use]
pub fn ids(framework: &Framework, at: &[crate::framework::table::Ix]) -> Vec<CompetencyId> {
    at.iter().map(|ix| framework.competency(*ix).id.clone()).collect()
}

/// Columns of a title.
const TITLE: usize = 40;

/// The gaps as text within the columns there are.
#[must_use]
pub fn text(framework: &Framework, overview: &Overview) -> String {
    let mut out = String::new();
    let target = words::level_name(framework, overview.target);
    if overview.gaps.is_empty() {
        hang(&mut out, "", &format!("No gap: nothing that is rated stands below what {target} expects."));
    } else {
        hang(
            &mut out,
            "",
            &format!("{} toward {target}, most pressing first.", words::count(overview.gaps.len(), "gap", "gaps")),
        );
        out.push('\n');
        // Beside the title stand the numbers, and what a priority is made of.
        let room = columns::room(TITLE, 14 + 2 + 14);
        if columns::table(0) {
            columns::row(&mut out, "      now to  ", "competency", room, "  made of");
        }
        for gap in &overview.gaps {
            let title = framework.competency(gap.competency).title.line();
            let waits: Vec<_> =
                gap.waits_for.iter().map(|ix| framework.competency(*ix).title.line().into_owned()).collect();
            let waits = (!gap.ready).then(|| format!("waits for {}", words::list(&waits)));
            if !columns::table(0) {
                let rest = waits.map_or_else(String::new, |waits| format!("; {waits}"));
                let (now, expected, priority) = (gap.rating, gap.expected, gap.priority);
                let of = parts(gap);
                columns::point(&mut out, &format!("{title}: {now} to {expected}, priority {priority} ({of}){rest}"));
                continue;
            }
            let left = format!("{:>4}   {}  {}  ", gap.priority, gap.rating, gap.expected);
            columns::row(&mut out, &left, &title, room, &format!("  {}", parts(gap)));
            if let Some(waits) = waits {
                hang(&mut out, "             ", &waits);
            }
        }
        out.push('\n');
        hang(
            &mut out,
            "",
            "The number is a priority for learning, not a measure of the person. w weight, u what it unlocks, \
             p pathway, f pitfall, c core item of a level; it waits where a direct prerequisite stands below 2.",
        );
    }
    if !overview.unknown.is_empty() {
        let titles: Vec<_> =
            overview.unknown.iter().map(|ix| framework.competency(*ix).title.line().into_owned()).collect();
        out.push('\n');
        hang(&mut out, "Not rated yet: ", &format!("{}.", titles.join(", ")));
    }
    out
}

/// What a priority is made of, short.
fn parts(gap: &Gap) -> String {
    let parts = [
        ("w", gap.parts.weight),
        ("u", gap.parts.unlocks),
        ("p", gap.parts.pathway),
        ("f", gap.parts.pitfall),
        ("c", gap.parts.core),
    ];
    let some: Vec<_> = parts.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name}{n}")).collect();
    some.join(" ")
}
