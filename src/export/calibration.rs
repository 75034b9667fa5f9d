//! `opsarc/calibration@1`: where self-ratings ran above or below the mentor's, in words that help and grade nothing.

use serde::Serialize;

use super::person::FrameworkRef;
use super::words;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::framework::id::{AreaId, CompetencyId};
use crate::framework::rating::Rating;
use crate::insight::calibration::{Calibration, ENOUGH, Lean, Tally};
use crate::profile::day::Day;

/// What is said where there is nothing to compare.
pub const NOTHING: &str = "No closed session yet in which both sides rated the same competency.";

/// What every telling of it says.
pub const HELP: &str = "A look at your own yardstick, not a score: it says which way to lean when you rate next.";

/// The output of `opsarc calibration --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalibrationReport {
    /// `opsarc/calibration@1`.
    pub schema: &'static str,
    /// The day it describes.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// How many closed sessions it rests on.
    pub sessions: usize,
    /// From how many points on an area is told.
    pub enough: usize,
    /// Every area.
    pub areas: Vec<AreaShape>,
    /// Every point.
    pub points: Vec<PointShape>,
}

/// An area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaShape {
    /// Which.
    pub area: AreaId,
    /// How many points it rests on.
    pub points: usize,
    /// Where the self-rating was above the mentor's.
    pub above: usize,
    /// Where it was below.
    pub below: usize,
    /// Where both said the same.
    pub same: usize,
    /// `too-few`, `above`, `below` or `neither`.
    pub lean: &'static str,
    /// In words.
    pub says: String,
}

/// What each side gave in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointShape {
    /// Which competency.
    pub competency: CompetencyId,
    /// The day of the session.
    pub on: Day,
    /// The self-rating when it was opened.
    #[serde(rename = "self")]
    pub own: Rating,
    /// The mentor's.
    pub mentor: Rating,
}

/// What the points of an area say: "above your mentor's in 2 of 8: no clear lean".
#[must_use]
pub fn says(tally: &Tally) -> String {
    let points = tally.points();
    if tally.lean() == Lean::TooFew {
        return match points {
            0 => "no points yet".to_owned(),
            _ => format!("{}: too few to tell", words::count(points, "point", "points")),
        };
    }
    let mut parts = Vec::new();
    for (n, what) in [(tally.above, "above"), (tally.below, "below"), (tally.same, "the same")] {
        if n > 0 {
            parts.push(format!("{what} in {n}"));
        }
    }
    let lean = match tally.lean() {
        Lean::Above => "you tend to rate above your mentor",
        Lean::Below => "you tend to rate below your mentor",
        Lean::Neither | Lean::TooFew => "no clear lean",
    };
    format!("{} of {points} points: {lean}", words::list(&parts))
}

fn slug(lean: Lean) -> &'static str {
    match lean {
        Lean::TooFew => "too-few",
        Lean::Above => "above",
        Lean::Below => "below",
        Lean::Neither => "neither",
    }
}

impl CalibrationReport {
    /// Makes the report.
    #[must_use]
    pub fn new(framework: &Framework, calibration: &Calibration, as_of: Day) -> Self {
        let areas = framework.areas().iter().zip(&calibration.areas);
        Self {
            schema: "opsarc/calibration@1",
            as_of,
            framework: FrameworkRef::new(framework),
            sessions: calibration.sessions,
            enough: ENOUGH,
            areas: areas
                .map(|(area, tally)| AreaShape {
                    area: area.id.clone(),
                    points: tally.points(),
                    above: tally.above,
                    below: tally.below,
                    same: tally.same,
                    lean: slug(tally.lean()),
                    says: says(tally),
                })
                .collect(),
            points: calibration
                .points
                .iter()
                .map(|point| PointShape {
                    competency: framework.competency(point.competency).id.clone(),
                    on: point.on,
                    own: point.own,
                    mentor: point.mentor,
                })
                .collect(),
        }
    }
}

/// Calibration as text.
#[must_use]
pub fn text(framework: &Framework, calibration: &Calibration) -> String {
    let mut out = String::new();
    if calibration.points.is_empty() {
        hang(&mut out, "", NOTHING);
        return out;
    }
    let sessions = words::count(calibration.sessions, "session", "sessions");
    hang(&mut out, "", &format!("Your ratings beside your mentor's, over {sessions}"));
    for (area, tally) in framework.areas().iter().zip(&calibration.areas) {
        hang(&mut out, "  ", &format!("{}: {}", area.title.line(), says(tally)));
    }
    hang(&mut out, "", HELP);
    out
}
