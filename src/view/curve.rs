//! The curve of the arc, drawn into cells, and the progress bar that stands in for it where there is no room.
//!
//! ```text
//!
//!                                                               ⡀ ⡀ ⠄ ⠄ ⠄ ○
//!                                            ⣀⡀ ⢀ ⢀ ⠠ ⠠ ○ ⠂ ⠁ ⠁
//!                                   ⡀ ○⠒⠒⠉⠉⠉⠉
//!              you, today     ⢀ ⠐ ⠈
//!       ⣀⣀⣀⣤⣤⣤⣤⠤◌⠤⠄ ●⠤⠤⠤◉ ⠐ ⠈
//! ●⠿⠿⠿⠿⠿⠛⠛⠛⠉⠉⠉⠉ 90 days ago
//! ```
//!
//! The stroke is heavy for what is backed, light for what is only claimed, an outline for an estimate, and dotted for
//! the rest: weight says it without colour.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use super::dots::{Dots, Spot};
use super::track::Track;
use crate::insight::arc::{ArcShape, StrokeKind};
use crate::insight::stage::StageReport;

/// The person.
const TRAVELLER: &str = "◉";
/// The person, earlier.
const GHOST: &str = "◌";
/// Columns between two labels in one row.
const APART: u16 = 2;

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
pub fn draw(shape: &ArcShape, area: Rect, buf: &mut Canvas, look: &CurveLook<'_>) {
    let area = area.intersection(buf.area());
    let Some((track, mut dots)) = Track::drawn(shape, area.width, area.height, look.braille) else { return };

    let traveller = shape.traveller.map(|at| track.spot(at));
    // Someone who has not moved has no ghost: the two would stand on each other.
    let ghost = shape.ghost.map(|at| track.spot(at)).filter(|spot| Some(*spot) != traveller);
    let mut marks: Vec<(Spot, &str, Style)> = Vec::with_capacity(shape.nodes.len() + 2);
    marks.extend(traveller.map(|spot| (spot, TRAVELLER, look.traveller)));
    marks.extend(ghost.map(|spot| (spot, GHOST, look.ghost)));
    for node in &shape.nodes {
        let spot = track.spot(node.at);
        if Some(spot) != traveller && Some(spot) != ghost {
            let (glyph, style) = if node.done { ("●", look.node_done) } else { ("○", look.node_open) };
            marks.push((spot, glyph, style));
        }
    }
    for (spot, ..) in &marks {
        track.make_room(&mut dots, *spot);
        dots.take(spot.x, spot.y, 1);
    }

    for (x, y, glyph, kind) in dots.glyphs() {
        buf.letter(area.x + x, area.y + y, glyph, look.stroke(kind));
    }
    for (spot, glyph, style) in marks {
        write(buf, area, spot, glyph, style);
    }
    if let Some(at) = traveller
        && let Some(spot) = place(&mut dots, at, look.label_text, &NEAR_FIRST)
    {
        write(buf, area, spot, look.label_text, look.label);
    }
    if let Some(at) = ghost
        && !look.ghost_text.is_empty()
    {
        if let Some(spot) = place(&mut dots, at, look.ghost_text, &BESIDE) {
            write(buf, area, spot, look.ghost_text, look.label_ghost);
        } else {
            // Away from its point, the label says whose it is.
            let text = format!("{GHOST} {}", look.ghost_text);
            if let Some(spot) = place(&mut dots, at, &text, &NEAR_FIRST) {
                write(buf, area, spot, &text, look.label_ghost);
            }
        }
    }
}

/// Draws one stage's progress as a bar in the first row of the area: backed solid, claimed beyond that hatched, an
/// estimate beyond that as an outline, the rest dotted.
pub fn bar(report: &StageReport, area: Rect, buf: &mut Canvas, look: &CurveLook<'_>) {
    let area = area.intersection(buf.area());
    if area.is_empty() {
        return;
    }
    let claimed = report.claimed.min(100);
    let estimate = report.estimate.unwrap_or(0).min(100);
    let ends = [report.backed.min(claimed), claimed, claimed.max(estimate)].map(|percent| cells(percent, area.width));
    let [heavy, light, outline] = ends;
    let parts = [('█', look.heavy, heavy), ('▒', look.light, light), ('═', look.estimate, outline)];
    let mut from = 0;
    for (glyph, style, end) in parts.into_iter().chain([('·', look.dotted, area.width)]) {
        buf.run(area.x + from, area.y, end.saturating_sub(from), glyph, style);
        from = from.max(end);
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

fn write(buf: &mut Canvas, area: Rect, spot: Spot, text: &str, style: Style) {
    if let (Ok(x), Ok(y)) = (u16::try_from(spot.x), u16::try_from(spot.y)) {
        buf.string_within(area.x + x, area.y + y, text, usize::from(area.width.saturating_sub(x)), style);
    }
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

/// Next to the point.
const BESIDE: [Try; 2] = [(Side::Above, 1..=1), (Side::Below, 1..=1)];
/// As near as there is room.
const NEAR_FIRST: [Try; 4] = [(Side::Above, 1..=3), (Side::Below, 1..=3), (Side::Above, 4..=9), (Side::Below, 4..=9)];

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
    dots.take(spot.x - i32::from(APART), spot.y, width + 2 * APART);
    Some(spot)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::style::Color;

    use super::*;

    const HEAVY: Color = Color::Indexed(1);
    const LIGHT: Color = Color::Indexed(2);
    const ESTIMATE: Color = Color::Indexed(3);
    const DOTTED: Color = Color::Indexed(4);

    fn look() -> CurveLook<'static> {
        let of = |n| Style::new().fg(Color::Indexed(n));
        CurveLook {
            heavy: of(1),
            light: of(2),
            estimate: of(3),
            dotted: of(4),
            node_done: of(5),
            node_open: of(6),
            traveller: of(7),
            ghost: of(8),
            label: of(9),
            label_ghost: of(10),
            label_text: "you, today",
            ghost_text: "90 days ago",
            braille: true,
        }
    }

    fn report(stage: u8, (claimed, backed, estimate): (u8, u8, Option<u8>)) -> StageReport {
        let complete = claimed >= 80;
        StageReport { stage, claimed, backed, rated: 0, of: 0, complete, estimate, ahead_by: None, lacks: Vec::new() }
    }

    fn shape(stages: &[(u8, u8)], active: u8, ghost: Option<(u8, u8)>) -> ArcShape {
        let reports: Vec<_> =
            (1..).zip(stages).map(|(stage, &(claimed, backed))| report(stage, (claimed, backed, None))).collect();
        ArcShape::new(&reports, active, ghost)
    }

    fn vector_a() -> ArcShape {
        shape(&[(88, 70), (21, 0), (44, 0), (0, 0)], 2, Some((1, 75)))
    }

    fn vector_b() -> ArcShape {
        shape(&[(36, 15), (68, 56), (15, 5), (0, 0)], 1, Some((1, 12)))
    }

    fn drawn(shape: &ArcShape, width: u16, height: u16, look: &CurveLook<'_>) -> Buffer {
        let area = Rect::new(0, 0, width, height);
        let mut canvas = Canvas::new(area);
        draw(shape, area, &mut canvas, look);
        canvas.lent(area)
    }

    fn lines(buf: &Buffer) -> Vec<String> {
        let line = |y| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>();
        (0..buf.area.height).map(line).collect()
    }

    /// The columns that have a cell of this colour.
    fn columns(buf: &Buffer, colour: Color) -> Vec<u16> {
        (0..buf.area.width).filter(|x| (0..buf.area.height).any(|y| buf[(*x, y)].fg == colour)).collect()
    }

    /// Column and row of every cell with this glyph, from left to right.
    fn find(buf: &Buffer, glyph: &str) -> Vec<(u16, u16)> {
        let all = (0..buf.area.width).flat_map(|x| (0..buf.area.height).map(move |y| (x, y)));
        all.filter(|at| buf[*at].symbol() == glyph).collect()
    }

    fn has(buf: &Buffer, text: &str) -> bool {
        lines(buf).iter().any(|line| line.contains(text))
    }

    #[test]
    fn circles_stand_where_the_person_does() {
        let buf = drawn(&vector_a(), 112, 13, &look());
        assert_eq!(find(&buf, "●"), [(0, 12), (27, 10)]);
        assert_eq!(find(&buf, "◌"), [(20, 11)]);
        assert_eq!(find(&buf, "◉"), [(33, 9)]);
        assert_eq!(find(&buf, "○"), [(54, 6), (81, 2), (108, 1)]);
    }

    #[test]
    fn vector_a_on_a_small_screen() {
        let picture = [
            "",
            "                                                              ⡀ ⡀ ⠄ ⠄ ⠄ ○",
            "                                           ⣀⡀ ⢀ ⢀ ⠠ ⠠ ○ ⠂ ⠁ ⠁",
            "                                  ⡀ ○⠒⠒⠉⠉⠉⠉",
            "             you, today     ⢀ ⠐ ⠈",
            "      ⣀⣀⣀⣤⣤⣤⣤⠤◌⠤⠄ ●⠤⠤⠤◉ ⠐ ⠈",
            "●⠿⠿⠿⠿⠿⠛⠛⠛⠉⠉⠉⠉ 90 days ago",
        ];
        let buf = drawn(&vector_a(), 74, 7, &look());
        let lines = lines(&buf);
        assert_eq!(lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>(), picture, "\n{}", lines.join("\n"));
    }

    #[test]
    fn nodes_stand_in_the_first_column_of_their_stage() {
        for width in [9, 30, 74, 112, 190] {
            let shape = shape(&[(90, 90), (0, 0), (0, 0), (0, 0)], 9, None);
            let buf = drawn(&shape, width, 13, &look());
            let mut nodes = find(&buf, "●");
            nodes.extend(find(&buf, "○"));
            let starts: Vec<u16> = shape.stage_columns(width).into_iter().flat_map(|(a, b)| [a, b]).collect();
            assert_eq!(nodes.len(), 5, "width {width}");
            assert!(nodes.iter().all(|(x, _)| starts.contains(x)), "width {width}");
            assert!(nodes.windows(2).all(|pair| pair[0].1 >= pair[1].1), "they rise");
        }
    }

    #[test]
    fn each_stretch_has_the_weight_of_its_share() {
        let buf = drawn(&shape(&[(80, 40), (0, 0), (0, 0), (0, 0)], 9, None), 101, 13, &look());
        assert_eq!(columns(&buf, HEAVY), (1..=10).collect::<Vec<u16>>());
        assert_eq!(columns(&buf, LIGHT), (11..=20).collect::<Vec<u16>>());
        assert!(columns(&buf, DOTTED).iter().all(|x| *x > 20));
        assert!(columns(&buf, DOTTED).len() > 20);
        assert!(columns(&buf, ESTIMATE).is_empty());
        let dots = |x: u16| -> u32 {
            let bits = |y| u32::from(buf[(x, y)].symbol().chars().next().unwrap()).saturating_sub(0x2800) & 0xFF;
            (0..13).filter(|y| buf[(x, *y)].symbol() != " ").map(|y| bits(y).count_ones()).sum()
        };
        assert!((3..=9).all(|x| dots(x) == 8), "four dots thick");
        assert!((12..=19).all(|x| dots(x) == 4), "two dots thick");
    }

    #[test]
    fn who_is_ahead_of_their_base_looks_it() {
        let buf = drawn(&vector_b(), 112, 13, &look());
        let traveller = find(&buf, "◉")[0].0;
        assert!(columns(&buf, HEAVY).iter().filter(|x| **x > traveller).count() > 12);
        assert!(columns(&buf, DOTTED).iter().any(|x| (traveller..27).contains(x)));
    }

    #[test]
    fn an_estimate_is_hollow() {
        let shape = ArcShape::new(&[report(1, (0, 0, Some(66))), report(2, (0, 0, None))], 1, None);
        let buf = drawn(&shape, 61, 10, &look());
        assert_eq!(columns(&buf, ESTIMATE), (1..=20).collect::<Vec<u16>>());
        assert!(find(&buf, "⣿").is_empty());
        let blocks = drawn(&shape, 61, 10, &CurveLook { braille: false, ..look() });
        assert_eq!(find(&blocks, "═").len(), columns(&blocks, ESTIMATE).len());
    }

    #[test]
    fn the_stroke_has_no_gap_where_it_is_whole() {
        let whole = shape(&[(100, 100), (100, 100), (100, 100)], 9, None);
        for (width, height, braille) in
            [(100, 13, true), (30, 40, true), (74, 7, true), (60, 20, false), (16, 30, false)]
        {
            let buf = drawn(&whole, width, height, &CurveLook { braille, ..look() });
            let last = whole.stage_columns(width)[2].1;
            let inked: Vec<Vec<u16>> =
                (0..=last).map(|x| (0..height).filter(|y| buf[(x, *y)].symbol() != " ").collect()).collect();
            for pair in inked.windows(2) {
                let touch = pair[0].iter().any(|a| pair[1].iter().any(|b| a.abs_diff(*b) <= 1));
                assert!(touch, "{width}x{height}\n{}", lines(&buf).join("\n"));
            }
        }
    }

    #[test]
    fn both_labels_are_there_at_the_sizes_that_matter() {
        let everything = shape(&[(100, 100); 4], 4, Some((4, 60)));
        for (width, height) in [(112, 13), (74, 7), (190, 30), (60, 9)] {
            for shape in [vector_a(), vector_b(), everything.clone()] {
                let buf = drawn(&shape, width, height, &look());
                let picture = lines(&buf).join("\n");
                assert!(has(&buf, "you, today") && has(&buf, "90 days ago"), "{width}x{height}\n{picture}");
            }
        }
    }

    #[test]
    fn labels_hit_neither_the_curve_nor_each_other() {
        for width in (12..130).step_by(7) {
            for height in [3, 5, 7, 9, 13, 20] {
                for percent in (0..=100).step_by(20) {
                    for (active, earlier) in [(1, 1), (2, 1), (2, 2), (4, 4)] {
                        let shape =
                            shape(&[(percent, percent / 2); 4], active, Some((earlier, percent.saturating_sub(15))));
                        let silent = CurveLook { label_text: "", ghost_text: "", ..look() };
                        let (bare, told) =
                            (drawn(&shape, width, height, &silent), drawn(&shape, width, height, &look()));
                        let labels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
                        let labels: Vec<_> = labels.filter(|at| bare[*at] != told[*at]).collect();
                        assert!(labels.iter().all(|at| bare[*at].symbol() == " "));
                        let written: usize = labels.iter().filter(|at| told[**at].symbol() != " ").count();
                        let expected = [
                            if has(&told, "you, today") { "you,today".len() } else { 0 },
                            if has(&told, "90 days ago") { "90daysago".len() } else { 0 },
                            usize::from(find(&told, "◌").len() > find(&bare, "◌").len()),
                        ];
                        assert_eq!(written, expected.iter().sum::<usize>(), "{}", lines(&told).join("\n"));
                    }
                }
            }
        }
    }

    #[test]
    fn a_label_away_from_its_ghost_says_whose_it_is() {
        let buf = drawn(&vector_b(), 112, 13, &look());
        assert!(has(&buf, "◌ 90 days ago"));
        assert!(!has(&drawn(&vector_a(), 112, 13, &look()), "◌ 90 days ago"));
    }

    #[test]
    fn who_has_not_moved_has_no_ghost() {
        let still = shape(&[(50, 0), (0, 0)], 1, Some((1, 50)));
        let buf = drawn(&still, 80, 10, &look());
        assert!(has(&buf, "◉") && !has(&buf, "◌") && !has(&buf, "90 days ago"));
    }

    #[test]
    fn no_size_is_too_odd() {
        let shapes = [vector_a(), vector_b(), shape(&[], 1, Some((1, 1))), shape(&[(100, 100)], 1, None)];
        for width in 0..=200 {
            for height in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 21, 34, 60] {
                for shape in &shapes {
                    for braille in [true, false] {
                        let _ = drawn(shape, width, height, &CurveLook { braille, ..look() });
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_is_drawn_outside_the_area() {
        let mut canvas = Canvas::new(Rect::new(0, 0, 80, 20));
        let area = Rect::new(5, 4, 60, 9);
        draw(&vector_a(), area, &mut canvas, &look());
        let buf = canvas.lent(canvas.area());
        let inked = buf.content().iter().enumerate().filter(|(_, cell)| cell.symbol() != " ");
        let mut places = inked.map(|(i, _)| buf.pos_of(i));
        assert!(places.all(|at| area.contains(at.into())));
        draw(&vector_a(), Rect::new(70, 15, 60, 9), &mut canvas, &look());
        bar(&report(1, (50, 20, None)), Rect::new(78, 19, 60, 9), &mut canvas, &look());
    }

    #[test]
    fn a_bar_shows_backed_claimed_estimate_and_rest() {
        let bar_of = |numbers, width| {
            let area = Rect::new(0, 0, width, 1);
            let mut canvas = Canvas::new(area);
            bar(&report(1, numbers), area, &mut canvas, &look());
            lines(&canvas.lent(area)).concat()
        };
        assert_eq!(bar_of((88, 70, None), 24), "█████████████████▒▒▒▒···");
        assert_eq!(bar_of((0, 0, None), 6), "······");
        assert_eq!(bar_of((100, 100, None), 6), "██████");
        assert_eq!(bar_of((99, 99, None), 6), "█████·");
        assert_eq!(bar_of((1, 0, None), 6), "▒·····");
        assert_eq!(bar_of((20, 10, Some(66)), 10), "█▒═════···");
        assert_eq!(bar_of((70, 10, Some(66)), 10), "█▒▒▒▒▒▒···");
        assert_eq!(bar_of((255, 255, Some(255)), 3), "███");
        assert_eq!(bar_of((50, 50, None), 1), "█");
        assert_eq!(bar_of((50, 50, None), 0), "");
    }
}
