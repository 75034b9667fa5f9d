//! The cursor of the home screen: which item has it, and what a click on one opens.

use ratatui::layout::Rect;

use super::pen::Pen;
use super::theme::Tone;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::screen::arc::{Arc, Item};

/// Whether the cursor is on `item`.
pub fn here(model: &Model, item: Item) -> bool {
    model.overlay.is_none() && model.arc.item(&model.session) == item
}

/// Makes `area` open `item` on a click.
pub fn clickable(model: &Model, item: Item, area: Rect, pen: &mut Pen<'_>) {
    if let Some(row) = Arc::items(&model.session).position(|other| other == item) {
        pen.hit(area, Target::Row(row));
    }
}

/// The cursor's mark before `item`, two columns wide.
pub fn mark(model: &Model, item: Item, x: u16, y: u16, pen: &mut Pen<'_>) {
    if here(model, item) {
        pen.text(x.saturating_sub(2), y, 1, "▸", Tone::Accent);
    }
}
