//! Where things go: margins, and the panel above a screen.

use ratatui::layout::Rect;

use super::pen::Pen;
use super::theme::Tone;
use crate::app::room::margin;

/// The part of `area` between its margins, at most `most` columns wide.
#[must_use]
pub fn inner(area: Rect, most: u16) -> Rect {
    let margin = margin(area.width);
    let width = area.width.saturating_sub(2 * margin).min(most);
    Rect { x: area.x + margin.min(area.width), width, ..area }
}

/// What is left of `area` below its first `rows`.
#[must_use]
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// A panel above the screen, as tall as `rows` asks and the body allows; returns its inside.
pub fn panel(pen: &mut Pen<'_>, body: Rect, title: &str, most: u16, rows: u16) -> Rect {
    let width = body.width.saturating_sub(2).min(most);
    let height = rows.saturating_add(2).min(body.height);
    let area = Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + body.height.saturating_sub(height).min(1),
        width,
        height,
    };
    // The rows are emptied from edge to edge: words cut in two beside a panel are noise.
    pen.clear(Rect { x: body.x, width: body.width, ..area });
    let style = pen.style(Tone::Faint);
    let line = "─".repeat(usize::from(width.saturating_sub(2)));
    let bottom = area.bottom().saturating_sub(1);
    if width < 2 || height < 2 {
        return Rect { width: 0, height: 0, ..area };
    }
    pen.buf.string(area.x, area.y, &format!("╭{line}╮"), style);
    pen.buf.string(area.x, bottom, &format!("╰{line}╯"), style);
    for y in area.y + 1..bottom {
        pen.buf.string(area.x, y, "│", style);
        pen.buf.string(area.right() - 1, y, "│", style);
    }
    pen.text(area.x + 2, area.y, width.saturating_sub(4), &format!(" {title} "), Tone::Title);
    Rect { x: area.x + 2, y: area.y + 1, width: width.saturating_sub(4), height: height - 2 }
}
