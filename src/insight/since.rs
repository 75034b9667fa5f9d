//! Where the person stood at an earlier day that matters today: when the last session was held, or 90 days ago.

use super::effective::{self, Reading};
use super::expected;
use super::overview;
use super::stage;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Table;
use crate::profile::day::Day;
use crate::profile::log::Log;
use crate::profile::standing::Standing;

/// How many days one looks back where no session was held.
const QUARTER: i64 = 90;

/// Where the person stood at an earlier day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The day.
    pub day: Day,
    /// Whether that was the last session with a mentor; else it is 90 days ago.
    pub session: bool,
    /// The active stage then.
    pub stage: u8,
    /// How far that stage was claimed then, in percent.
    pub claimed: u8,
    /// The person's own ratings then.
    pub own: Table<Option<Rating>>,
    /// What counted of each competency then.
    readings: Table<Reading>,
    /// The pieces of evidence then.
    evidence: usize,
}

/// What moved since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moved {
    /// Competencies whose effective rating is higher now; what was unrated counts as 0.
    pub up: usize,
    /// Competencies whose effective rating is lower now.
    pub down: usize,
    /// Pieces of evidence that were added.
    pub evidence: usize,
}

impl Since {
    /// The earlier day of a record that stands at `standing` at the end of `until`; none where nothing was recorded by
    /// then: there is nowhere to have stood.
    #[must_use]
    pub fn new(framework: &Framework, log: &Log, standing: &Standing, until: Day) -> Option<Self> {
        let held = standing.sessions.last().map(|held| Day(held.at.date()));
        let quarter = jiff::Span::new().days(QUARTER);
        let day = held.or_else(|| until.0.checked_sub(quarter).ok().map(Day))?;
        log.iter().next().filter(|first| Day(first.at.date()) <= day)?;
        let then = log.standing(framework, day);
        let weights = expected::weights(framework, &overview::roles(framework, &then.settings));
        let readings = effective::readings(framework, &then, day);
        let (stages, stage) = stage::stages(framework, &then, &weights, &readings);
        let claimed = stages.iter().find(|report| report.stage == stage).map_or(0, |report| report.claimed);
        let own = then.marks.iter().map(|(_, mark)| mark.own.map(|own| own.rating)).collect();
        Some(Self { day, session: held.is_some(), stage, claimed, own, readings, evidence: pieces(&then) })
    }

    /// What moved from then to `standing`, which is read as `readings`.
    #[must_use]
    pub fn moved(&self, standing: &Standing, readings: &Table<Reading>) -> Moved {
        let number = |rating: Option<Rating>| rating.map_or(0, Rating::number);
        let mut moved = Moved { evidence: pieces(standing).saturating_sub(self.evidence), ..Moved::default() };
        for (ix, now) in readings.iter() {
            let before = number(self.readings.get(ix).and_then(|then| then.effective));
            moved.up += usize::from(number(now.effective) > before);
            moved.down += usize::from(number(now.effective) < before);
        }
        moved
    }
}

fn pieces(standing: &Standing) -> usize {
    standing.marks.iter().map(|(_, mark)| mark.evidence.len()).sum()
}
