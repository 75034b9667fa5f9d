//! A session with a mentor: what changed, what is claimed, where the two differ, what is agreed.

use ratatui::layout::Rect;

use crate::app::model::Model;
use crate::view::layout::inner;
use crate::view::pen::Pen;
use crate::view::theme::Tone;

/// Draws the screen.
pub fn draw(_: &Model, body: Rect, pen: &mut Pen<'_>) {
    let area = inner(body, 160);
    let used = pen.paragraph(area, "No session is open.", Tone::Title);
    let told = "A mentor sees here what changed since last time, rates without seeing your own rating, and agrees with you on what counts. Both leave with the same record.";
    let rest =
        Rect { y: area.y + used + 1, height: area.height.saturating_sub(used + 1), width: area.width.min(76), ..area };
    pen.paragraph(rest, told, Tone::Soft);
}
