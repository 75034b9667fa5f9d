//! The geometry of the arc: points of the curve and shares of its strokes, for screen and documents.
//!
//! Everything is in unit coordinates: `x` runs from 0 (the start of the first stage) to 1 (the end of the last), each
//! stage taking an equal part of it; `y` runs from 0 (the foot) to 1 (the top). Only `+ - * /` and `sqrt` are used,
//! so the same stages give the same numbers on every machine. Nothing here knows of cells, colours or glyphs.

use super::stage::StageReport;

/// The rise as a polynomial, from the linear term up: a gentle start, the steepest part in the middle, and a top that
/// levels off without ever being flat. The terms add up to 1.
const RISE: [f64; 5] = [0.175, 1.1, 4.225, -7.5, 3.0];

/// A point in unit coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From 0, the start of the first stage, to 1, the end of the last.
    pub x: f64,
    /// From 0, the foot of the arc, to 1, its top.
    pub y: f64,
}

/// What a piece of the stroke says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StrokeKind {
    /// What is left of a stage.
    Dotted,
    /// The quick placement's estimate, as far as it exceeds the claim: an outline.
    Estimate,
    /// Claimed, beyond what is backed.
    Light,
    /// Backed.
    Heavy,
}

/// A piece of the curve drawn in one way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// The stage it belongs to.
    pub stage: u8,
    /// How it is drawn.
    pub kind: StrokeKind,
    /// Where it begins, as `x`.
    pub from: f64,
    /// Where it ends, as `x`; greater than `from`.
    pub to: f64,
}

/// A circle at the beginning of a stage, or at the end of the last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Node {
    /// Where.
    pub at: Point,
    /// Whether the stage before it is complete; the first node is where everyone starts and so is always done.
    pub done: bool,
}

/// The arc of one person at one date.
#[derive(Debug, Clone, PartialEq)]
pub struct ArcShape {
    /// The strokes from left to right. They follow one another without a gap, from 0 to 1.
    pub strokes: Vec<Stroke>,
    /// One node more than there are stages, from left to right; none without stages.
    pub nodes: Vec<Node>,
    /// Where the person stands: in the active stage, at its claimed share.
    pub traveller: Option<Point>,
    /// Where the person stood at an earlier date.
    pub ghost: Option<Point>,
}

impl ArcShape {
    /// The arc of these stages, in the order given.
    ///
    /// `active` is the number of the active stage (brief 2.6), `ghost` the active stage of an earlier date and its
    /// claimed% then. A stage number that is not among `stages` puts nobody on the curve. Percentages above 100
    /// count as 100, and a backed% above the claimed% as the claimed%.
    #[must_use]
    pub fn new(stages: &[StageReport], active: u8, ghost: Option<(u8, u8)>) -> Self {
        let count = stages.len();
        let mut strokes = Vec::with_capacity(count * 3);
        let mut nodes = Vec::with_capacity(count + 1);
        let mut traveller = None;
        if count > 0 {
            nodes.push(Node { at: on_curve(0.0), done: true });
        }
        for (index, report) in stages.iter().enumerate() {
            push_strokes(&mut strokes, report, index, count);
            nodes.push(Node { at: on_curve(along(index, 100, count)), done: report.complete });
            if report.stage == active {
                traveller = Some(on_curve(along(index, report.claimed, count)));
            }
        }
        let ghost = ghost.and_then(|(stage, percent)| {
            let index = stages.iter().position(|report| report.stage == stage)?;
            Some(on_curve(along(index, percent, count)))
        });
        Self { strokes, nodes, traveller, ghost }
    }

    /// The height of the curve at `x`; what lies outside 0 to 1 counts as the nearer end.
    #[must_use]
    pub fn height(x: f64) -> f64 {
        let x = x.clamp(0.0, 1.0);
        RISE.iter().rev().fold(0.0, |sum, term| (sum + term) * x)
    }

    /// How steep the curve is at `x`, as rise per run: with the height, what a spline through points of it needs.
    #[must_use]
    pub fn slope(x: f64) -> f64 {
        let x = x.clamp(0.0, 1.0);
        let powers = [1.0, 2.0, 3.0, 4.0, 5.0];
        RISE.iter().zip(powers).rev().fold(0.0, |sum, (term, power)| sum * x + term * power)
    }

    /// How many stages there are.
    #[must_use]
    pub fn stage_count(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }

    /// The columns of each stage in a drawing of this many columns, `(first, one past the last)`, all equally wide.
    ///
    /// The node at the beginning of a stage stands in the stage's first column, so what is written under the curve
    /// from there on stands under its node; the last node has the column after the last stage. The widths are 0 where
    /// there is no room for one column each.
    #[must_use]
    pub fn stage_columns(&self, width: u16) -> Vec<(u16, u16)> {
        let pitch = self.pitch(width);
        let starts = (0..).step_by(usize::from(pitch.max(1)));
        (0..self.stage_count()).zip(starts).map(|(_, x)| if pitch == 0 { (0, 0) } else { (x, x + pitch) }).collect()
    }

    /// How many columns each stage has in a drawing of this many; 0 where there is no room.
    #[must_use]
    pub fn pitch(&self, width: u16) -> u16 {
        let count = u16::try_from(self.stage_count()).unwrap_or(u16::MAX);
        width.saturating_sub(1).checked_div(count).unwrap_or(0)
    }
}

/// A rising curve through given points that never falls between them, however the points were rounded.
///
/// A drawing on a coarse grid moves the nodes to where the grid can show them; this carries the curve along.
#[derive(Debug, Clone, PartialEq)]
pub struct Rise {
    knots: Vec<Knot>,
}

/// A point that a [`Rise`] goes through.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knot {
    /// Where it is, in the unit of the drawing.
    pub at: Point,
    /// How steep the curve should be there; less where it would overshoot.
    pub slope: f64,
}

impl Rise {
    /// The curve through these knots, which are sorted by `x` and do not fall.
    ///
    /// Cubic Hermite pieces, their slopes limited after Fritsch and Carlson, 1980.
    #[must_use]
    pub fn through(mut knots: Vec<Knot>) -> Self {
        for index in 1..knots.len() {
            let Some([a, b]) = knots.get_mut(index - 1..=index) else { break };
            let secant = secant(a.at, b.at);
            let steepness = (a.slope * a.slope + b.slope * b.slope).sqrt();
            if steepness > 3.0 * secant {
                let keep = 3.0 * secant / steepness;
                a.slope *= keep;
                b.slope *= keep;
            }
        }
        Self { knots }
    }

    /// The same curve led through one more knot, unless there is one at the same `x`.
    ///
    /// The knot lies near the curve and between the heights of its neighbours.
    #[must_use]
    pub fn and_through(mut self, knot: Knot) -> Self {
        let next = self.knots.partition_point(|other| other.at.x < knot.at.x);
        if self.knots.get(next).is_some_and(|other| other.at.x <= knot.at.x) {
            return self;
        }
        self.knots.insert(next, knot);
        Self::through(self.knots)
    }

    /// Height and steepness at `x`; beyond the ends, those of the end. Zero without knots.
    #[must_use]
    pub fn at(&self, x: f64) -> (f64, f64) {
        let next = self.knots.partition_point(|knot| knot.at.x <= x);
        let (Some(a), Some(b)) = (next.checked_sub(1).and_then(|i| self.knots.get(i)), self.knots.get(next)) else {
            let end = if next == 0 { self.knots.first() } else { self.knots.last() };
            return end.map_or((0.0, 0.0), |knot| (knot.at.y, knot.slope));
        };
        let run = b.at.x - a.at.x;
        let (t, rise) = ((x - a.at.x) / run, b.at.y - a.at.y);
        let (start, end) = (a.slope * run, b.slope * run);
        let height = a.at.y + t * (start + t * (3.0 * rise - 2.0 * start - end) + t * t * (start + end - 2.0 * rise));
        let slope =
            (start + 2.0 * t * (3.0 * rise - 2.0 * start - end) + 3.0 * t * t * (start + end - 2.0 * rise)) / run;
        (height, slope)
    }
}

/// The steepness of the straight line between two points; 0 where they stand above each other.
fn secant(a: Point, b: Point) -> f64 {
    if a.x < b.x { (b.y - a.y) / (b.x - a.x) } else { 0.0 }
}

/// `x` at a percentage of a stage.
fn along(index: usize, percent: u8, count: usize) -> f64 {
    // Whole numbers first and one division, so that the end of a stage is exactly the beginning of the next.
    (index * 100 + usize::from(percent.min(100))) as f64 / (count.max(1) * 100) as f64
}

fn on_curve(x: f64) -> Point {
    Point { x, y: ArcShape::height(x) }
}

/// The strokes of one stage: backed, claimed beyond it, estimated beyond that, and the rest; none of no length.
fn push_strokes(strokes: &mut Vec<Stroke>, report: &StageReport, index: usize, count: usize) {
    let claimed = report.claimed.min(100);
    let mut done = 0;
    for (kind, until) in [
        (StrokeKind::Heavy, report.backed.min(claimed)),
        (StrokeKind::Light, claimed),
        (StrokeKind::Estimate, report.estimate.unwrap_or(0).min(100)),
        (StrokeKind::Dotted, 100),
    ] {
        if until > done {
            let (from, to) = (along(index, done, count), along(index, until, count));
            strokes.push(Stroke { stage: report.stage, kind, from, to });
            done = until;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(stage: u8, claimed: u8, backed: u8, estimate: Option<u8>) -> StageReport {
        let complete = claimed >= 80;
        StageReport { stage, claimed, backed, rated: 0, of: 0, complete, estimate, ahead_by: None, lacks: Vec::new() }
    }

    fn vector_a() -> Vec<StageReport> {
        vec![report(1, 88, 70, None), report(2, 21, 0, None), report(3, 44, 0, None), report(4, 0, 0, None)]
    }

    #[test]
    fn the_curve_rises_all_the_way() {
        let heights: Vec<f64> = (0..=1000).map(|i| ArcShape::height(f64::from(i) / 1000.0)).collect();
        assert!(heights[0].abs() < 1e-12 && (heights[1000] - 1.0).abs() < 1e-12);
        assert!(heights.windows(2).all(|pair| pair[0] < pair[1]));
        for (i, pair) in heights.windows(2).enumerate() {
            let middle = (i as f64 + 0.5) / 1000.0;
            assert!(((pair[1] - pair[0]) * 1000.0 - ArcShape::slope(middle)).abs() < 1e-4, "slope at {middle}");
        }
        assert!(ArcShape::slope(0.5) > 2.0 * ArcShape::slope(0.0), "an S, not a line");
    }

    #[test]
    fn strokes_cover_exactly_the_shares() {
        let shape = ArcShape::new(&vector_a(), 2, None);
        let told: Vec<_> = shape
            .strokes
            .iter()
            .map(|s| (s.stage, s.kind, (s.from * 400.0).round() as i32, (s.to * 400.0).round() as i32))
            .collect();
        assert_eq!(
            told,
            [
                (1, StrokeKind::Heavy, 0, 70),
                (1, StrokeKind::Light, 70, 88),
                (1, StrokeKind::Dotted, 88, 100),
                (2, StrokeKind::Light, 100, 121),
                (2, StrokeKind::Dotted, 121, 200),
                (3, StrokeKind::Light, 200, 244),
                (3, StrokeKind::Dotted, 244, 300),
                (4, StrokeKind::Dotted, 300, 400),
            ]
        );
    }

    #[test]
    fn strokes_follow_one_another_without_a_gap_whatever_the_numbers() {
        for count in 0..=9_u8 {
            for seed in 0..200_u32 {
                let some = |n: u32| u8::try_from((seed * 7919 + n * 104_729) % 131).unwrap();
                let stages: Vec<_> = (0..count)
                    .map(|i| {
                        let n = u32::from(i) * 3;
                        report(i + 1, some(n), some(n + 1), (seed % 2 == 0).then(|| some(n + 2)))
                    })
                    .collect();
                let shape = ArcShape::new(&stages, 1, Some((count, some(5))));
                assert_eq!(shape.stage_count(), usize::from(count));
                let mut x = 0.0;
                for stroke in &shape.strokes {
                    assert_eq!(stroke.from, x);
                    assert!(stroke.to > stroke.from);
                    x = stroke.to;
                }
                assert_eq!(x, if count == 0 { 0.0 } else { 1.0 });
            }
        }
    }

    #[test]
    fn an_estimate_shows_only_beyond_the_claim() {
        let kinds = |claimed, estimate| -> Vec<StrokeKind> {
            ArcShape::new(&[report(1, claimed, 0, Some(estimate))], 1, None).strokes.iter().map(|s| s.kind).collect()
        };
        assert_eq!(kinds(0, 66), [StrokeKind::Estimate, StrokeKind::Dotted]);
        assert_eq!(kinds(20, 66), [StrokeKind::Light, StrokeKind::Estimate, StrokeKind::Dotted]);
        assert_eq!(kinds(70, 66), [StrokeKind::Light, StrokeKind::Dotted]);
    }

    #[test]
    fn the_traveller_stands_in_the_active_stage_at_its_claimed_share() {
        let shape = ArcShape::new(&vector_a(), 2, Some((1, 75)));
        assert_eq!(shape.traveller.unwrap().x, 121.0 / 400.0);
        assert_eq!(shape.ghost.unwrap().x, 75.0 / 400.0);
        assert_eq!(shape.nodes.iter().map(|n| n.done).collect::<Vec<_>>(), [true, true, false, false, false]);
        assert_eq!(ArcShape::new(&vector_a(), 9, Some((7, 1))).traveller, None);
        assert_eq!(ArcShape::new(&vector_a(), 9, Some((7, 1))).ghost, None);
    }

    #[test]
    fn columns_are_equal_and_leave_one_for_the_last_node() {
        let shape = ArcShape::new(&vector_a(), 2, None);
        assert_eq!(shape.stage_columns(113), [(0, 28), (28, 56), (56, 84), (84, 112)]);
        assert_eq!(shape.stage_columns(74), [(0, 18), (18, 36), (36, 54), (54, 72)]);
        for width in 0..300 {
            let columns = shape.stage_columns(width);
            assert_eq!(columns.len(), 4);
            assert!(columns.iter().all(|(a, b)| b - a == shape.pitch(width) && *b <= width.saturating_sub(1)));
        }
        assert!(ArcShape::new(&[], 1, None).stage_columns(80).is_empty());
    }

    #[test]
    fn a_rise_goes_through_its_knots_and_never_falls() {
        for seed in 0..500_u32 {
            let mut y = 0.0;
            let knots: Vec<Knot> = (0..6_u32)
                .map(|i| {
                    y += f64::from((seed * 31 + i * i * 17) % 5);
                    let slope = f64::from((seed * 13 + i * 29) % 40) / 4.0;
                    Knot { at: Point { x: f64::from(i) * 10.0, y }, slope }
                })
                .collect();
            let rise = Rise::through(knots.clone());
            for knot in &knots {
                assert!((rise.at(knot.at.x).0 - knot.at.y).abs() < 1e-9);
            }
            let heights: Vec<f64> = (0..=500).map(|i| rise.at(f64::from(i) / 10.0).0).collect();
            assert!(heights.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9), "seed {seed}");
        }
        assert_eq!(Rise::through(Vec::new()).at(3.0), (0.0, 0.0));
    }
}
