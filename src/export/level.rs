//! The level part of the status shape.

use serde::Serialize;

use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::insight::level::{LevelReport, Verdict};

/// The level attained, the one worked toward, and what blocks it (brief 2.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct LevelShape {
    /// The highest attained level; null before the first.
    pub attained: Option<u8>,
    /// The level worked toward; null once the highest is attained.
    pub toward: Option<u8>,
    /// `attained`, `not attained` or `undetermined`.
    pub verdict: &'static str,
    /// Core items that block it.
    pub blockers: Vec<Blocker>,
    /// The core item that stands at 2 by the one exception.
    pub exception: Option<CompetencyId>,
    /// The supporting set.
    pub supporting: Supporting,
    /// Core items at 3 or more by mentor rating.
    pub mentor_confirmed: usize,
}

/// A core item that blocks the level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Blocker {
    /// Which.
    pub competency: CompetencyId,
    /// Its effective rating; null where unrated.
    pub rating: Option<Rating>,
    /// What is expected of it.
    pub expected: Rating,
    /// What must be reached now.
    pub needs: Rating,
}

/// How much of the supporting set stands at 2 or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Supporting {
    /// Items at 2 or more.
    pub met: usize,
    /// Items.
    pub of: usize,
}

impl LevelShape {
    /// The shape of `report`.
    #[must_use]
    pub fn new(framework: &Framework, report: &LevelReport) -> Self {
        let blocker = |item: &crate::insight::level::CoreItem| Blocker {
            competency: framework.competency(item.competency).id.clone(),
            rating: item.rating,
            expected: item.expected,
            needs: item.needs,
        };
        Self {
            attained: report.attained,
            toward: report.toward,
            verdict: verdict(report.verdict),
            blockers: report.blockers().map(blocker).collect(),
            exception: report.exception.map(|ix| framework.competency(ix).id.clone()),
            supporting: Supporting { met: report.supporting_met, of: report.supporting_of },
            mentor_confirmed: report.mentor_confirmed,
        }
    }
}

/// The verdict in words.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Attained => "attained",
        Verdict::NotAttained => "not attained",
        Verdict::Undetermined => "undetermined",
    }
}
