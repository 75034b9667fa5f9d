//! The curve on a grid of dots: where its strokes and circles come to lie in an area of cells.

use std::cell::RefCell;

use super::dots::{Dots, Grain, Spot};
use crate::insight::arc::{ArcShape, Knot, Point, Rise, Stroke, StrokeKind};

/// From this height on, a row above the curve is kept for a label at its top.
const ROOMY: u16 = 6;
/// From this height on, the stroke is drawn in full weight.
const TALL: u16 = 9;
/// Columns of a stage from which on circles have air around them; below, it would hide small shares.
const AIRY: f64 = 24.0;

/// The curve on the grid of dots. Heights are counted upward from the foot of the area, in dots.
#[derive(Debug, Clone)]
pub struct Track {
    grain: Grain,
    /// Cells of the drawing, across and down.
    size: (u16, u16),
    /// Cells of one stage.
    pitch: f64,
    /// Stages.
    count: f64,
    /// Dots from the foot of the area to its top.
    top: f64,
    /// Dots of a heavy stroke and of a light one.
    weights: (f64, f64),
    rise: Rise,
}

impl Track {
    /// The curve of a shape in an area of so many cells; none where a stage would not get a column of its own.
    ///
    /// Circles are moved to the middle of the cell that they fall in, as a glyph can stand nowhere else, and the curve
    /// is led through them: so every stroke meets its circle.
    #[must_use]
    pub fn new(shape: &ArcShape, width: u16, height: u16, braille: bool) -> Option<Self> {
        let pitch = shape.pitch(width);
        if pitch == 0 || height == 0 {
            return None;
        }
        let grain = if braille { Grain::BRAILLE } else { Grain::BLOCKS };
        let (across, down) = (f64::from(grain.across), f64::from(grain.down));
        let rows = f64::from(height - if height >= ROOMY { 2 } else { 1 });
        let weights = match (braille, height >= TALL) {
            (true, true) => (4.0, 2.0),
            (true, false) => (3.0, 1.0),
            (false, _) => (2.0, 1.0),
        };
        let mut track = Self {
            grain,
            size: (width, height),
            pitch: f64::from(pitch),
            count: shape.stage_count() as f64,
            top: f64::from(height) * down,
            weights,
            rise: Rise::through(Vec::new()),
        };
        let steepness = rows * down / (track.pitch * track.count * across);
        track.rise = Rise::through(
            shape
                .nodes
                .iter()
                .map(|node| Knot {
                    at: Point { x: track.across(node.at.x), y: ((node.at.y * rows).round() + 0.5) * down },
                    slope: ArcShape::slope(node.at.x) * steepness,
                })
                .collect(),
        );
        // Not through the ghost: it would bend the curve a second time, and it may well stand beside the stroke.
        if let Some(traveller) = shape.traveller {
            let spot = track.spot(traveller);
            let at = Point { x: (f64::from(spot.x) + 0.5) * across, y: track.top - (f64::from(spot.y) + 0.5) * down };
            let slope = track.rise.at(at.x).1;
            track.rise = track.rise.and_through(Knot { at, slope });
        }
        Some(track)
    }

    /// Dots from the left at a unit `x`; nodes are in the middle of their cell.
    fn across(&self, x: f64) -> f64 {
        (x * self.pitch * self.count + 0.5) * f64::from(self.grain.across)
    }

    /// Whether the stroke at a column of cells rises by more than it runs.
    fn is_steep(&self, x: i32) -> bool {
        self.rise.at((f64::from(x) + 0.5) * f64::from(self.grain.across)).1 > 1.0
    }

    /// The cell of a point of the curve.
    #[must_use]
    pub fn spot(&self, at: Point) -> Spot {
        let x = self.across(at.x);
        let down = (self.top - self.rise.at(x).0) / f64::from(self.grain.down);
        Spot { x: (x / f64::from(self.grain.across)) as i32, y: down as i32 }
    }

    /// The curve of a shape with its strokes drawn: see [`Track::new`] and [`Track::strokes`].
    ///
    /// The last one is remembered. A key that moves the cursor draws the same curve again, and it is the costliest part
    /// of its screen.
    #[must_use]
    pub fn drawn(shape: &ArcShape, width: u16, height: u16, braille: bool) -> Option<(Self, Dots)> {
        type Asked = (ArcShape, (u16, u16), bool);
        thread_local! {
            static LAST: RefCell<Option<(Asked, Track, Dots)>> = const { RefCell::new(None) };
        }
        LAST.with_borrow_mut(|last| {
            if let Some(((of, size, dotted), track, dots)) = last
                && (*size, *dotted) == ((width, height), braille)
                && of == shape
            {
                return Some((track.clone(), dots.clone()));
            }
            let track = Self::new(shape, width, height, braille)?;
            let dots = track.strokes(&shape.strokes);
            *last = Some(((shape.clone(), (width, height), braille), track.clone(), dots.clone()));
            Some((track, dots))
        })
    }

    /// Draws the strokes.
    #[must_use]
    pub fn strokes(&self, strokes: &[Stroke]) -> Dots {
        let mut drawn = Dots::new(self.grain, self.size.0, self.size.1);
        let dots = &mut drawn;
        for stroke in strokes {
            let (from, to) = (self.across(stroke.from), self.across(stroke.to));
            let (first, last) = (from.round() as i32, to.round() as i32);
            let mut pen = Pen { dots, kind: stroke.kind, walked: 0.0, gap: self.gap(first, last) };
            for x in first..last {
                let end = x == first || x + 1 == last;
                // The outermost column stays level with its neighbour: no single dot sticks out of an end.
                let level = if end && !self.is_steep(x / i32::from(self.grain.across)) {
                    x.clamp(first + 1, last.max(first + 3) - 2)
                } else {
                    x
                };
                let (height, slope) = self.rise.at(f64::from(level) + 0.5);
                self.column(&mut pen, x, self.top - height, slope, end);
            }
        }
        drawn
    }

    /// Makes room for a circle on the curve.
    pub fn make_room(&self, dots: &mut Dots, spot: Spot) {
        // A flat stroke reaches into the rows beside a circle; a steep one arrives through them.
        let reach = i32::from(!self.is_steep(spot.x));
        dots.clear_around(spot.x, spot.y, reach, self.pitch >= AIRY);
    }

    /// How far the dots of a dotted stroke are apart, so that it begins and ends with a whole gap.
    fn gap(&self, first: i32, last: i32) -> f64 {
        let wanted = 2.0 * f64::from(self.grain.across);
        let length: f64 = (first..last).map(|x| stretch(self.rise.at(f64::from(x) + 0.5).1)).sum();
        length / (length / wanted).round().max(1.0)
    }

    /// One column of dots of a stroke, its middle at `y` from the top; `end` where the stroke begins or ends.
    fn column(&self, pen: &mut Pen<'_>, x: i32, y: f64, slope: f64, end: bool) {
        let (heavy, light) = self.weights;
        // As thick across the stroke where it is steep as where it is flat.
        let stretch = stretch(slope);
        pen.pass(x, y, light * stretch);
        match pen.kind {
            StrokeKind::Heavy => pen.run(x, y, heavy * stretch),
            StrokeKind::Light => pen.run(x, y, light * stretch),
            StrokeKind::Estimate if self.grain == Grain::BLOCKS => pen.run(x, y, light),
            StrokeKind::Estimate if end => pen.run(x, y, heavy * stretch),
            StrokeKind::Estimate => {
                let away = (heavy * stretch - 1.0) / 2.0;
                pen.run(x, y - away, slope);
                pen.run(x, y + away, slope);
            }
            StrokeKind::Dotted => {
                pen.walked += stretch;
                if pen.walked >= pen.gap {
                    pen.walked -= pen.gap;
                    pen.run(x, y, 1.0);
                }
            }
        }
    }
}

/// How much longer a piece of a curve is than it is wide.
fn stretch(slope: f64) -> f64 {
    (1.0 + slope * slope).sqrt()
}

/// Draws one stroke, column by column.
struct Pen<'a> {
    dots: &'a mut Dots,
    kind: StrokeKind,
    /// Along the stroke since the last dot of a dotted one.
    walked: f64,
    /// How far apart they are.
    gap: f64,
}

impl Pen<'_> {
    fn run(&mut self, x: i32, middle: f64, thick: f64) {
        for y in extent(middle, thick) {
            self.dots.set(x, y, self.kind);
        }
    }

    fn pass(&mut self, x: i32, middle: f64, thick: f64) {
        for y in extent(middle, thick) {
            self.dots.pass(x, y);
        }
    }
}

/// The dots from the top that a stroke of this thickness around `middle` covers; at least one.
fn extent(middle: f64, thick: f64) -> std::ops::Range<i32> {
    let thick = thick.round().max(1.0);
    let first = (middle - thick / 2.0).round() as i32;
    first..first + thick as i32
}
