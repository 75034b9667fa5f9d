//! Stage progress (brief 2.6).

use super::effective::Reading;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};
use crate::profile::standing::Standing;

/// claimed% from which a stage is complete.
const COMPLETE: u8 = 80;
/// Points above the active stage from which a later one is "ahead of your base".
const AHEAD: u8 = 25;

/// How far a stage is. Percentages are whole, rounded down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageReport {
    /// Its number.
    pub stage: u8,
    /// claimed%, 0 to 100.
    pub claimed: u8,
    /// backed%, 0 to 100, at most `claimed`.
    pub backed: u8,
    /// How many of the stage's competencies with w > 0 are rated.
    pub rated: usize,
    /// How many there are with w > 0.
    pub of: usize,
    /// claimed >= 80 and every w = 3 competency at 2 or more.
    pub complete: bool,
    /// The quick placement's estimate in percent, while less than 60 % is rated.
    pub estimate: Option<u8>,
    /// Set where this later stage is 25 points or more above the active one ("ahead of your base"):
    /// by how many points.
    pub ahead_by: Option<u8>,
    /// What the stage still lacks: competencies with w > 0 below min(w, 3), largest lack first.
    pub lacks: Vec<Ix>,
}

impl StageReport {
    /// Whether enough of the stage is rated to be judged: 60 % of what matters there.
    #[must_use]
    pub fn surveyed(&self) -> bool {
        5 * self.rated >= 3 * self.of
    }
}

/// The stages in order, and the number of the active one: the first that is not complete, the last
/// when all are. A stage in which the roles weigh nothing is complete.
#[must_use]
pub fn stages(
    framework: &Framework,
    standing: &Standing,
    weights: &Table<u8>,
    readings: &Table<Reading>,
) -> (Vec<StageReport>, u8) {
    let mut reports: Vec<StageReport> = Vec::with_capacity(framework.stages().len());
    for stage in framework.stages() {
        let mut report = measure(framework, stage.stage, weights, readings);
        if !report.surveyed() {
            let percent = |answer: &u8| u8::try_from(100 * u16::from((*answer).min(3)) / 3).unwrap_or(100);
            report.estimate = standing.placement.get(&stage.id).map(percent);
        }
        reports.push(report);
    }
    let active = reports.iter().find(|report| !report.complete).or(reports.last());
    let (active, base) = active.map_or((0, 0), |report| (report.stage, report.claimed));
    for report in reports.iter_mut().filter(|report| report.stage > active) {
        report.ahead_by = report.claimed.checked_sub(base).filter(|&by| by >= AHEAD);
    }
    (reports, active)
}

fn measure(framework: &Framework, stage: u8, weights: &Table<u8>, readings: &Table<Reading>) -> StageReport {
    let top = Rating::INDEPENDENT.number();
    let (mut whole, mut claimed, mut backed, mut rated, mut of) = (0_u32, 0_u32, 0_u32, 0, 0);
    let mut must_haves = true;
    let mut lacks: Vec<(u8, Ix)> = Vec::new();
    for (ix, competency) in framework.competencies().iter() {
        let w = weights[ix];
        if competency.stage != stage || w == 0 {
            continue;
        }
        let reading = &readings[ix];
        let r = reading.number();
        of += 1;
        rated += usize::from(reading.effective.is_some());
        whole += u32::from(w) * u32::from(top);
        claimed += u32::from(w) * u32::from(r.min(top));
        backed += u32::from(w) * u32::from(reading.backed.min(top));
        must_haves &= w < 3 || reading.at_least(Rating::ASSISTED);
        let lack = w.min(top).saturating_sub(r);
        if lack > 0 {
            lacks.push((lack, ix));
        }
    }
    lacks.sort_by_key(|&(lack, _)| std::cmp::Reverse(lack));
    let percent = |part: u32| (100 * part).checked_div(whole).map_or(100, |p| u8::try_from(p).unwrap_or(100));
    StageReport {
        stage,
        claimed: percent(claimed),
        backed: percent(backed),
        rated,
        of,
        complete: percent(claimed) >= COMPLETE && must_haves,
        estimate: None,
        ahead_by: None,
        lacks: lacks.into_iter().map(|(_, ix)| ix).collect(),
    }
}
