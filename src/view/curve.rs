//! The curve of the arc, drawn into cells, and the progress bar that stands in for it where there is no room.
//!
//! ```text
//!                                        ⠁  ⠁  ○
//!                      you, today  ○ ⠁ ⠁
//!                     ⣀⣀⡤⠴⠒⠚⠉◉ ⠁
//!   ●⣤⣤⣶⣶⣶⠾⠿⠛⠋ ◌ ●⠿⠛⠋⠉
//!        90 days ago
//! ```
//!
//! The stroke is heavy for what is backed, light for what is only claimed, an outline for an estimate, and dotted for
//! the rest: weight says it without colour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::dots::{Dots, Grain};
use crate::insight::arc::{ArcShape, Knot, Point, Rise, Stroke, StrokeKind};
use crate::insight::stage::StageReport;

/// From this height on, a row above the curve is kept for a label at its top.
const ROOMY: u16 = 6;
/// From this height on, the stroke is drawn in full weight.
const TALL: u16 = 9;

/// How the curve and the bars look, and what is written at the curve.
#[derive(Debug, Clone, Copy)]
pub struct CurveLook<'a> {
    /// What is backed.
    pub heavy: Style,
    /// What is claimed beyond that.
    pub light: Style,
    /// What the quick placement estimated beyond that.
    pub estimate: Style,
    /// The rest.
    pub dotted: Style,
    /// The node after a complete stage.
    pub node_done: Style,
    /// Any other node.
    pub node_open: Style,
    /// Where the person stands.
    pub traveller: Style,
    /// Where the person stood.
    pub ghost: Style,
    /// The text at the traveller.
    pub label: Style,
    /// The text at the ghost.
    pub label_ghost: Style,
    /// Said of the traveller, such as "you, today"; empty for nothing.
    pub label_text: &'a str,
    /// Said of the ghost, such as "90 days ago"; empty for nothing.
    pub ghost_text: &'a str,
    /// Braille; else half blocks.
    pub braille: bool,
}

impl CurveLook<'_> {
    fn stroke(&self, kind: StrokeKind) -> Style {
        match kind {
            StrokeKind::Heavy => self.heavy,
            StrokeKind::Light => self.light,
            StrokeKind::Estimate => self.estimate,
            StrokeKind::Dotted => self.dotted,
        }
    }
}

/// Draws the curve. The columns of its stages are [`ArcShape::stage_columns`] of the area's width.
///
/// Nothing is drawn where a stage would not get a column of its own, and a label is left out where it fits nowhere.
pub fn draw(shape: &ArcShape, area: Rect, buf: &mut Buffer, look: &CurveLook<'_>) {
    let area = area.intersection(buf.area);
    let Some(track) = Track::new(shape, area.width, area.height, look.braille) else { return };
    let mut dots = Dots::new(track.grain, area.width, area.height);
    track.stroke_all(&shape.strokes, &mut dots);

    let mut marks: Vec<(Spot, &str, Style)> = Vec::with_capacity(shape.nodes.len() + 2);
    for node in &shape.nodes {
        let (glyph, style) = if node.done { ("●", look.node_done) } else { ("○", look.node_open) };
        marks.push((track.spot(node.at), glyph, style));
    }
    let traveller = shape.traveller.map(|at| track.spot(at));
    // Someone who has not moved has no ghost: the two would stand on each other.
    let ghost = shape.ghost.map(|at| track.spot(at)).filter(|spot| Some(*spot) != traveller);
    marks.extend(ghost.map(|spot| (spot, "◌", look.ghost)));
    marks.extend(traveller.map(|spot| (spot, "◉", look.traveller)));
    for (spot, ..) in &marks {
        dots.clear_column(spot.x);
        dots.take(spot.x, spot.y, 1);
    }

    for (x, y, glyph, kind) in dots.glyphs() {
        if let Some(cell) = buf.cell_mut((area.x + x, area.y + y)) {
            cell.set_char(glyph).set_style(look.stroke(kind));
        }
    }
    for (spot, glyph, style) in marks {
        write(buf, area, spot, glyph, style);
    }
    for (at, text, style, order) in [
        (traveller, look.label_text, look.label, &ABOVE_FIRST),
        (ghost, look.ghost_text, look.label_ghost, &EITHER_SIDE),
    ] {
        if let Some(spot) = at.and_then(|at| place(&mut dots, at, text, order)) {
            write(buf, area, spot, text, style);
        }
    }
}

/// Draws one stage's progress as a bar in the first row of the area: backed solid, claimed beyond that hatched, an
/// estimate beyond that as an outline, the rest dotted.
pub fn bar(report: &StageReport, area: Rect, buf: &mut Buffer, look: &CurveLook<'_>) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    let claimed = report.claimed.min(100);
    let estimate = report.estimate.unwrap_or(0).min(100);
    let ends = [report.backed.min(claimed), claimed, claimed.max(estimate)].map(|percent| cells(percent, area.width));
    for x in 0..area.width {
        let (glyph, style) = match ends {
            [backed, ..] if x < backed => ("█", look.heavy),
            [_, claimed, _] if x < claimed => ("▒", look.light),
            [.., estimate] if x < estimate => ("═", look.estimate),
            _ => ("·", look.dotted),
        };
        write(buf, area, Spot { x: i32::from(x), y: 0 }, glyph, style);
    }
}

/// How many cells of a bar a percentage fills, to the nearest; something is never nothing, and only 100 is all.
fn cells(percent: u8, width: u16) -> u16 {
    let nearest = (u32::from(percent) * u32::from(width) + 50) / 100;
    let nearest = u16::try_from(nearest).unwrap_or(width);
    match percent {
        0 => 0,
        100.. => width,
        _ => nearest.min(width.saturating_sub(1)).max(1),
    }
}

/// A cell, counted from the top left of the area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Spot {
    x: i32,
    y: i32,
}

fn write(buf: &mut Buffer, area: Rect, spot: Spot, text: &str, style: Style) {
    if let (Ok(x), Ok(y)) = (u16::try_from(spot.x), u16::try_from(spot.y)) {
        buf.set_stringn(area.x + x, area.y + y, text, usize::from(area.width.saturating_sub(x)), style);
    }
}

/// The curve on the grid of dots. Heights are counted upward from the foot of the area, in dots.
struct Track {
    grain: Grain,
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
    /// Nodes are moved to the middle of the cell that they fall in, as a glyph can stand nowhere else, and the curve
    /// is led through them: so every stroke meets its circle.
    fn new(shape: &ArcShape, width: u16, height: u16, braille: bool) -> Option<Self> {
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
        Some(track)
    }

    /// Dots from the left at a unit `x`; nodes are in the middle of their cell.
    fn across(&self, x: f64) -> f64 {
        (x * self.pitch * self.count + 0.5) * f64::from(self.grain.across)
    }

    /// The cell of a point of the curve.
    fn spot(&self, at: Point) -> Spot {
        let x = self.across(at.x);
        // Half a dot of doubt goes to the cell on the left: a traveller stands at the end of the stroke, not behind it.
        let down = (self.top - self.rise.at(x).0) / f64::from(self.grain.down);
        Spot { x: (x / f64::from(self.grain.across)) as i32, y: down as i32 }
    }

    fn stroke_all(&self, strokes: &[Stroke], dots: &mut Dots) {
        for stroke in strokes {
            let (from, to) = (self.across(stroke.from), self.across(stroke.to));
            let (first, last) = (from.round() as i32, to.round() as i32);
            let mut pen = Pen { dots, kind: stroke.kind, walked: 0.0 };
            for x in first..last {
                let (height, slope) = self.rise.at(f64::from(x) + 0.5);
                let edge = (x - first).min(last - 1 - x);
                self.column(&mut pen, x, self.top - height, slope, edge);
            }
        }
    }

    /// One column of dots of a stroke, `edge` columns from the stroke's nearer end, its middle at `y` from the top.
    fn column(&self, pen: &mut Pen<'_>, x: i32, y: f64, slope: f64, edge: i32) {
        let (heavy, light) = self.weights;
        // As thick across the stroke where it is steep as where it is flat.
        let stretch = (1.0 + slope * slope).sqrt();
        let fine = slope.max(1.0);
        pen.pass(x, y, light * stretch);
        match pen.kind {
            // Its ends are rounded.
            StrokeKind::Heavy if edge == 0 && heavy > 3.0 => pen.run(x, y, (heavy - 2.0) * stretch),
            StrokeKind::Heavy => pen.run(x, y, heavy * stretch),
            StrokeKind::Light => pen.run(x, y, light * stretch),
            StrokeKind::Estimate if edge == 0 => pen.run(x, y, heavy * stretch),
            StrokeKind::Estimate => {
                let away = (heavy * stretch - 1.0) / 2.0;
                pen.run(x, y - away, fine);
                pen.run(x, y + away, fine);
            }
            StrokeKind::Dotted => {
                let gap = 2.0 * f64::from(self.grain.across);
                pen.walked += stretch;
                if pen.walked >= gap {
                    pen.walked -= gap;
                    pen.run(x, y, 1.0);
                }
            }
        }
    }
}

/// Draws one stroke, column by column.
struct Pen<'a> {
    dots: &'a mut Dots,
    kind: StrokeKind,
    /// Along the stroke since the last dot of a dotted one.
    walked: f64,
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

/// A side of the curve to try for a label, and the rows to try, away from the point.
type Try = (Side, std::ops::RangeInclusive<i32>);

#[derive(Debug, Clone, Copy)]
enum Side {
    /// Above, the text ending at the point: a rising curve leaves that side free.
    Above,
    /// Below, the text beginning at the point.
    Below,
}

const ABOVE_FIRST: [Try; 4] = [(Side::Above, 1..=3), (Side::Below, 1..=3), (Side::Above, 4..=9), (Side::Below, 4..=9)];
const EITHER_SIDE: [Try; 4] = [(Side::Above, 1..=1), (Side::Below, 1..=3), (Side::Above, 2..=9), (Side::Below, 4..=9)];

/// Finds room for a label at a point, and takes it.
fn place(dots: &mut Dots, at: Spot, text: &str, order: &[Try]) -> Option<Spot> {
    let width = u16::try_from(text.width()).ok().filter(|width| *width > 0 && *width <= dots.width())?;
    let last = i32::from(dots.width() - width);
    let spot = order.iter().find_map(|(side, rows)| {
        rows.clone().find_map(|away| {
            let spot = match side {
                Side::Above => Spot { x: (at.x + 1 - i32::from(width)).clamp(0, last), y: at.y - away },
                Side::Below => Spot { x: at.x.clamp(0, last), y: at.y + away },
            };
            dots.is_free(spot.x, spot.y, width).then_some(spot)
        })
    })?;
    dots.take(spot.x, spot.y, width);
    Some(spot)
}
