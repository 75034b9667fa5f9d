//! Documents made of the record and the matrix: chosen, seen as they will be, written.

use ratatui::layout::Rect;

use crate::app::model::Model;
use crate::view::layout::inner;
use crate::view::pen::Pen;
use crate::view::theme::Tone;

/// Draws the screen.
pub fn draw(_: &Model, body: Rect, pen: &mut Pen<'_>) {
    let area = inner(body, 160);
    let used = pen.paragraph(area, "No document is chosen.", Tone::Title);
    let told = "Documents made of your record and of the matrix will stand here: choose one, see it as it will be, and write it to a file.";
    let rest =
        Rect { y: area.y + used + 1, height: area.height.saturating_sub(used + 1), width: area.width.min(76), ..area };
    pen.paragraph(rest, told, Tone::Soft);
}
