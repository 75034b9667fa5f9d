//! The calendar of activity: weeks as columns, weekdays as rows, a glyph for how much was recorded.
//!
//! ```text
//!      Sep 2026    Oct
//! Mon  ·░··▒····
//! Tue  ··░··█···
//! ```

use ratatui::layout::Rect;

use super::pen::{Pen, width};
use super::theme::Tone;
use crate::app::message::Target;
use crate::app::screen::timeline::DAYS;
use crate::export::calendar::{DENSITY, Weeks, density, distance, legend, weekdays};
use crate::insight::history::History;
use crate::profile::day::Day;

/// Columns of a weekday's name with its gap.
const NAMES: u16 = 5;
/// Rows of a whole calendar: months, weekdays, legend.
pub const ROWS: u16 = 9;

/// What a calendar shows.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    /// The record over time.
    pub history: &'a History,
    /// The first and the last day that can be pointed at.
    pub span: (Day, Day),
    /// The day of the cursor.
    pub day: Day,
    /// The day held beside it, with its letter.
    pub held: Option<(Day, char)>,
}

/// How many columns a calendar of this span takes, at most `room`.
#[must_use]
pub fn columns(span: (Day, Day), room: u16) -> u16 {
    let weeks = Weeks::around(span.1, span.0, span.1, room.saturating_sub(NAMES));
    NAMES + weeks.count
}

/// Draws the calendar: the weeks around the day of the cursor where not all fit.
pub fn draw(calendar: &Calendar<'_>, area: Rect, pen: &mut Pen<'_>) {
    let (first, last) = calendar.span;
    let weeks = Weeks::around(calendar.day, first, last, area.width.saturating_sub(NAMES));
    let x = area.x + NAMES;
    for (week, name) in weeks.months() {
        pen.text(x + week, area.y, area.right().saturating_sub(x + week), &name, Tone::Soft);
    }
    for (row, name) in (0..).zip(weekdays()) {
        let y = area.y + 1 + row;
        if y >= area.bottom() {
            return;
        }
        pen.text(area.x, y, NAMES, name, Tone::Soft);
        for week in 0..weeks.count {
            let day = weeks.day(week, row);
            if first <= day && day <= last {
                cell(calendar, day, Rect { x: x + week, y, width: 1, height: 1 }, pen);
            }
        }
    }
    let told = legend(false);
    let y = area.y + ROWS - 1;
    if y < area.bottom() && width(&told) <= area.width {
        pen.text(area.x, y, area.width, &told, Tone::Soft);
    }
}

fn cell(calendar: &Calendar<'_>, day: Day, area: Rect, pen: &mut Pen<'_>) {
    let dense = density(calendar.history.entries(day).len());
    let glyph = DENSITY.get(dense).map_or(' ', |(_, block, _)| *block);
    let (glyph, tone) = match calendar.held.filter(|(held, _)| *held == day) {
        _ if calendar.day == day => (glyph, Tone::Cursor),
        Some((_, letter)) => (letter, Tone::Title),
        None if dense == 0 => (glyph, Tone::Faint),
        None => (glyph, Tone::Accent),
    };
    pen.text(area.x, area.y, 1, glyph.encode_utf8(&mut [0; 4]), tone);
    if let Ok(days) = usize::try_from(distance(calendar.span.0, day)) {
        pen.hit(area, Target::Choice(DAYS, days));
    }
}
