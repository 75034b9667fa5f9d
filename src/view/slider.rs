//! The slider through time: a line from the first day to the last, with the day of the cursor on it.
//!
//! ```text
//! May 2025 ───┴─────A────┴──┴──◆─────── Nov 2026
//! ```

use ratatui::layout::Rect;

use super::pen::{Pen, width};
use super::theme::Tone;
use crate::app::message::Target;
use crate::app::screen::timeline::DAYS;
use crate::export::calendar::distance;
use crate::profile::day::Day;

/// What the slider shows.
#[derive(Debug, Clone, Copy)]
pub struct Slider<'a> {
    /// Its ends.
    pub span: (Day, Day),
    /// The day of the cursor.
    pub day: Day,
    /// The day held beside it, with its letter.
    pub held: Option<(Day, char)>,
    /// Days to mark: what was reached for a first time.
    pub marks: &'a [Day],
}

/// Draws the slider in one row.
pub fn draw(slider: &Slider<'_>, area: Rect, pen: &mut Pen<'_>) {
    let (first, last) = slider.span;
    let [start, end] = [first, last].map(|day| day.0.strftime("%b %Y").to_string());
    let names = width(&start) + width(&end) + 2;
    let (x, columns) = if area.width >= names + 20 {
        pen.text(area.x, area.y, width(&start), &start, Tone::Soft);
        pen.text(area.right() - width(&end), area.y, width(&end), &end, Tone::Soft);
        (area.x + width(&start) + 1, area.width - names)
    } else {
        (area.x, area.width)
    };
    let Some(steps) = columns.checked_sub(1).map(i64::from) else { return };
    let days = distance(first, last);
    let column = |day: Day| -> u16 {
        let at = (distance(first, day) * steps + days / 2).checked_div(days).unwrap_or(0);
        u16::try_from(at.clamp(0, steps)).unwrap_or(0)
    };
    pen.text(x, area.y, columns, &"─".repeat(usize::from(columns)), Tone::Faint);
    for mark in slider.marks {
        pen.text(x + column(*mark), area.y, 1, "┴", Tone::Soft);
    }
    if let Some((held, letter)) = slider.held {
        pen.text(x + column(held), area.y, 1, letter.encode_utf8(&mut [0; 4]), Tone::Title);
    }
    pen.text(x + column(slider.day), area.y, 1, "◆", Tone::Title);
    for n in 0..columns {
        let day =
            if n == column(slider.day) { distance(first, slider.day) } else { i64::from(n) * days / steps.max(1) };
        if let Ok(day) = usize::try_from(day) {
            pen.hit(Rect { x: x + n, y: area.y, width: 1, height: 1 }, Target::Choice(DAYS, day));
        }
    }
}
