//! The record over time.

use ratatui::layout::Rect;

use crate::app::model::Model;
use crate::view::pen::Pen;

/// Draws the screen.
pub fn draw(_model: &Model, _body: Rect, _pen: &mut Pen<'_>) {}
