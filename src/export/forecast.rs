//! `opsarc/forecast@1`: in how many weeks the next level would be reached at one's own pace, or why that cannot be said.

use serde::Serialize;

use super::forecast_text::{caveats, refusal};
use super::gaps::ids;
use super::person::{FrameworkRef, Person};
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::insight::forecast::{Forecast, Need, RUNS, Range, Refusal};
use crate::insight::overview::Overview;
use crate::profile::day::Day;
use crate::profile::standing::Standing;

/// The output of `opsarc forecast --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct ForecastReport {
    /// `opsarc/forecast@1`.
    pub schema: &'static str,
    /// The day it is made for.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// The person.
    pub person: Person,
    /// The level in question; null once every level is attained.
    pub level: Option<u8>,
    /// What the level still asks for.
    pub remaining: RemainingShape,
    /// What the pace is read off.
    pub record: RecordShape,
    /// How many confirmations by a mentor are missing.
    pub mentor_missing: usize,
    /// What it supposes.
    pub what_if: WhatIfShape,
    /// The range; null where there is none.
    pub range: Option<RangeShape>,
    /// Why there is no range; null where there is one.
    pub refusal: Option<RefusalShape>,
    /// What it cannot know, in words.
    pub caveats: Vec<String>,
}

/// What the level still asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct RemainingShape {
    /// Steps in all.
    pub steps: u32,
    /// Whether the one exception takes a step off them.
    pub spared: bool,
    /// The competencies that must rise.
    pub needs: Vec<NeedShape>,
}

/// A competency that must rise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct NeedShape {
    /// Which.
    pub competency: CompetencyId,
    /// From here; null where it is unrated, which is counted from 0.
    pub from: Option<Rating>,
    /// To here.
    pub to: Rating,
    /// Whether it is a core item.
    pub core: bool,
}

/// What the pace is read off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct RecordShape {
    /// Steps taken.
    pub steps: usize,
    /// Whole weeks since the first rating.
    pub weeks: u32,
}

/// What is supposed to be otherwise than recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct WhatIfShape {
    /// Hours a week; null for those set.
    pub hours: Option<u8>,
    /// What would not be asked for.
    pub without: Vec<CompetencyId>,
}

/// The range. Never one date: half of the runs end by `p50`, 85 % by `p85`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct RangeShape {
    /// P50.
    pub p50: EndShape,
    /// P85.
    pub p85: EndShape,
    /// How many runs there were.
    pub runs: usize,
}

/// One end of the range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct EndShape {
    /// Weeks from the day it is made for.
    pub weeks: u32,
    /// The day on which they are over.
    pub day: Day,
}

/// Why there is no range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct RefusalShape {
    /// `too-little`, `attained`, `no-step-left`, `too-slow` or `no-hours`.
    pub reason: &'static str,
    /// How many steps are missing, where it is `too-little`.
    pub lacks_steps: usize,
    /// How many weeks are missing, likewise.
    pub lacks_weeks: u32,
    /// In words.
    pub text: String,
}

impl ForecastReport {
    /// Makes the report.
    #[must_use]
    pub fn new(framework: &Framework, standing: &Standing, overview: &Overview, forecast: &Forecast) -> Self {
        let need = |need: &Need| NeedShape {
            competency: framework.competency(need.competency).id.clone(),
            from: need.from,
            to: need.to,
            core: need.core,
        };
        let remaining = &forecast.remaining;
        Self {
            schema: "opsarc/forecast@1",
            as_of: forecast.as_of,
            framework: FrameworkRef::new(framework),
            person: Person::new(standing, overview),
            level: forecast.level,
            remaining: RemainingShape {
                steps: remaining.steps(),
                spared: remaining.spared,
                needs: remaining.needs.iter().map(need).collect(),
            },
            record: RecordShape { steps: forecast.steps, weeks: forecast.weeks },
            mentor_missing: forecast.mentor,
            what_if: WhatIfShape { hours: forecast.what_if.hours, without: ids(framework, &forecast.what_if.without) },
            range: forecast.outcome.ok().map(|range| shape(range, forecast.as_of)),
            refusal: forecast.outcome.err().map(|why| refused(framework, forecast, why)),
            caveats: caveats(framework, forecast),
        }
    }
}

fn shape(range: Range, as_of: Day) -> RangeShape {
    let [p50, p85] = range.days(as_of);
    RangeShape {
        p50: EndShape { weeks: range.p50, day: p50 },
        p85: EndShape { weeks: range.p85, day: p85 },
        runs: RUNS,
    }
}

fn refused(framework: &Framework, forecast: &Forecast, why: Refusal) -> RefusalShape {
    let (reason, lacks_steps, lacks_weeks) = match why {
        Refusal::TooLittle { steps, weeks } => ("too-little", steps, weeks),
        Refusal::Attained => ("attained", 0, 0),
        Refusal::NoStepLeft => ("no-step-left", 0, 0),
        Refusal::TooSlow => ("too-slow", 0, 0),
        Refusal::NoHours => ("no-hours", 0, 0),
    };
    RefusalShape { reason, lacks_steps, lacks_weeks, text: refusal(framework, forecast, why) }
}
