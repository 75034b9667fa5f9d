//! One stage's progress over time: backed as a filled shape, claimed as a line above it, so that the two are told
//! apart without colour.
//!
//! ```text
//! 1 Operational literacy  88 / 70 %
//!          ⣀⠤⠒⠉⠉⠉
//!     ⣀⠤⠒⣉⣤⣶⣶⣶⣿⣿⣿
//! Sep 2025       ▲  Nov 2026
//! ```

use ratatui::layout::Rect;

use super::dots::{Dots, Grain};
use super::pen::{Pen, width};
use super::theme::Tone;
use crate::export::calendar::{distance, offset};
use crate::insight::arc::StrokeKind;
use crate::profile::day::Day;

/// Days from left to right. What is known ends at `until`; what lies to the right of it stays free for what may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axis {
    /// The day at the left edge.
    pub from: Day,
    /// The last day with something to draw.
    pub until: Day,
    /// The day at the right edge, no earlier than `until`.
    pub to: Day,
}

impl Axis {
    /// The day of a column out of `columns`.
    #[must_use]
    pub fn day(&self, column: u16, columns: u16) -> Day {
        let steps = i64::from(columns.saturating_sub(1)).max(1);
        offset(self.from, (distance(self.from, self.to) * i64::from(column) + steps / 2) / steps)
    }

    /// The column of a day out of `columns`, the nearest edge for one beyond.
    #[must_use]
    pub fn column(&self, day: Day, columns: u16) -> u16 {
        let (days, steps) = (distance(self.from, self.to), i64::from(columns.saturating_sub(1)));
        let at = (distance(self.from, day) * steps + days / 2).checked_div(days).unwrap_or(0);
        u16::try_from(at.clamp(0, steps)).unwrap_or(0)
    }
}

/// What a chart shows.
pub struct Chart<'a> {
    /// The days.
    pub axis: Axis,
    /// claimed% and backed% at the end of a day; none before there was anything.
    pub at: &'a dyn Fn(Day) -> Option<(u8, u8)>,
    /// The day to mark.
    pub day: Day,
    /// Braille; else half blocks.
    pub braille: bool,
}

/// Draws the chart with its axis in the last row of `area`.
pub fn draw(chart: &Chart<'_>, area: Rect, pen: &mut Pen<'_>) {
    let height = area.height.saturating_sub(1);
    let grain = if chart.braille { Grain::BRAILLE } else { Grain::BLOCKS };
    let (columns, rows) = (area.width * grain.across, i32::from(height * grain.down));
    let mut dots = Dots::new(grain, area.width, height);
    let level = |percent: u8| (i32::from(percent.min(100)) * (rows - 1) + 50) / 100;
    for x in 0..columns {
        let day = chart.axis.day(x, columns);
        let Some((claimed, backed)) = (chart.at)(day).filter(|_| day <= chart.axis.until) else { continue };
        if backed > 0 {
            for y in 0..=level(backed) {
                dots.set(i32::from(x), rows - 1 - y, StrokeKind::Heavy);
            }
        }
        if claimed > backed || claimed == 0 {
            dots.set(i32::from(x), rows - 1 - level(claimed), StrokeKind::Light);
        }
    }
    for (x, y, glyph, kind) in dots.glyphs() {
        let tone = if kind == StrokeKind::Heavy { Tone::Accent } else { Tone::Strong };
        pen.text(area.x + x, area.y + y, 1, glyph.encode_utf8(&mut [0; 4]), tone);
    }
    let y = area.y + height;
    let [start, end] = [chart.axis.from, chart.axis.to].map(|day| day.0.strftime("%b %Y").to_string());
    let line = "─".repeat(usize::from(area.width));
    pen.text(area.x, y, area.width, &line, Tone::Faint);
    let mark = chart.axis.column(chart.day, area.width);
    let (left, right) = (width(&start), area.width.saturating_sub(width(&end)));
    // A date gives way to the mark of the day; the slider has both.
    if left < right && mark >= left {
        pen.text(area.x, y, left, &start, Tone::Soft);
    }
    if left < right && mark < right {
        pen.text(area.x + right, y, width(&end), &end, Tone::Soft);
    }
    pen.text(area.x + mark, y, 1, "▲", Tone::Title);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::Context;
    use crate::app::keys::Keys;
    use crate::view::canvas::Canvas;
    use crate::view::theme::{Depth, Ground, Theme};

    fn day(n: i64) -> Day {
        offset(Day(jiff::civil::date(2026, 1, 1)), n)
    }

    fn drawn(at: &dyn Fn(Day) -> Option<(u8, u8)>, to: i64) -> Vec<String> {
        let area = Rect::new(0, 0, 20, 5);
        let mut buf = Canvas::new(area);
        let theme = Theme::new(Depth::None, Ground::Dark);
        let axis = Axis { from: day(0), until: day(39), to: day(to) };
        let chart = Chart { axis, at, day: day(39), braille: true };
        let (keys, context) = (&Keys::default(), Context::Timeline);
        let (hits, links) = (Vec::new(), Vec::new());
        draw(&chart, area, &mut Pen { buf: &mut buf, theme: &theme, keys, context, hits, links });
        let buf = buf.lent(area);
        (0..5).map(|y| (0..20).map(|x| buf[(x, y)].symbol()).collect()).collect()
    }

    #[test]
    fn backed_is_filled_and_claimed_is_a_line_above_it() {
        let told = drawn(&|at| Some(if at < day(20) { (50, 0) } else { (100, 50) }), 39);
        assert_eq!(told[0], "          ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉");
        assert_eq!(told[3], "          ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿");
        assert!(told[4].ends_with('▲'));
    }

    #[test]
    fn what_is_not_known_yet_stays_free() {
        let told = drawn(&|_| Some((100, 100)), 79);
        assert_eq!(told[0].trim_end().chars().count(), 10);
        assert_eq!(told[4].chars().position(|c| c == '▲'), Some(9));
        assert!(drawn(&|_| None, 39)[..4].iter().all(|row| row.trim().is_empty()));
    }

    #[test]
    fn a_column_and_its_day_agree() {
        let axis = Axis { from: day(0), until: day(500), to: day(700) };
        for column in 0..60 {
            assert_eq!(axis.column(axis.day(column, 60), 60), column);
        }
    }
}
