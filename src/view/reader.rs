//! Something of the framework, to be read above a screen.

use ratatui::layout::Rect;

use super::layout::panel;
use super::pen::Pen;
use super::sheet;
use super::theme::Tone;
use crate::app::model::Model;
use crate::app::reader::Reader;
use crate::app::room;

/// Draws the reader.
pub fn draw(model: &Model, reader: &Reader, body: Rect, pen: &mut Pen<'_>) {
    let page = reader.page(&model.session);
    // A short page has a small panel.
    let lines = page.drawn(room::reader_columns(body.width)).len();
    let rows = u16::try_from(lines).unwrap_or(u16::MAX);
    let inside = panel(pen, body, &page.title, room::PANEL, rows.saturating_add(room::about(&page, u16::MAX)));
    let air = room::air(body.width);
    let inside = Rect { x: inside.x + air, width: inside.width.saturating_sub(2 * air), ..inside };
    let about = room::about(&page, inside.height).min(inside.height);
    if about > 0 {
        pen.text(inside.x, inside.y, inside.width, &page.about, Tone::Soft);
    }
    let text = Rect { y: inside.y + about, height: inside.height - about, ..inside };
    sheet::draw(&page, text, reader.scroll, pen);
}
