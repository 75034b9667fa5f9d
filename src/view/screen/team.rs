//! The coverage of several profiles: who can do what, what hangs on one person. Never a ranking.

use ratatui::layout::Rect;

use crate::app::model::Model;
use crate::view::layout::inner;
use crate::view::pen::Pen;
use crate::view::theme::Tone;

/// Draws the screen.
pub fn draw(_: &Model, body: Rect, pen: &mut Pen<'_>) {
    let area = inner(body, 160);
    let used = pen.paragraph(area, "No folder of profiles is open.", Tone::Title);
    let told = "What several people can do together will stand here: coverage of each competency, who could teach it, and what hangs on one person. People are not ranked.";
    let rest =
        Rect { y: area.y + used + 1, height: area.height.saturating_sub(used + 1), width: area.width.min(76), ..area };
    pen.paragraph(rest, told, Tone::Soft);
}
