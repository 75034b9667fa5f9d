//! The whole picture: header, the front, what lies above it, the notice and the footer.
//!
//! ```text
//!  opsarc   Ada, SRE                         42 of 43 rated   saved
//!  1 Arc   2 Walk
//!
//!      the screen
//!
//!  what happened last
//!  enter open   w walk on   / find   ? help
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pen::Pen;
use super::theme::{Theme, Tone};
use super::{footer, form, header, list, screen};
use crate::app::message::Target;
use crate::app::model::{Front, Model};
use crate::app::overlay::Overlay;
use crate::app::tabs::Tab;

/// Draws `model`; returns what a mouse can point at, the topmost last.
pub fn draw(model: &Model, theme: &Theme, area: Rect, buf: &mut Buffer) -> Vec<(Rect, Target)> {
    let mut pen = Pen { buf, theme, hits: Vec::new() };
    let top = header::draw(model, area, &mut pen);
    let bottom = footer::draw(model, area, &mut pen);
    let body = Rect { x: area.x, y: area.y + top, width: area.width, height: area.height.saturating_sub(top + bottom) };
    match (&model.front, model.tab) {
        (Front::Settings(welcome), _) => screen::welcome::draw(model, welcome, body, &mut pen),
        (Front::Placement(placement), _) => screen::welcome::draw_placement(model, placement, body, &mut pen),
        (Front::Tab, Tab::Arc) => screen::arc::draw(model, body, &mut pen),
        (Front::Tab, Tab::Walk) => screen::walk::draw(model, body, &mut pen),
    }
    if let Some(overlay) = &model.overlay {
        pen.hits.clear();
        match overlay {
            Overlay::Palette(palette) => list::palette(palette, body, &mut pen),
            Overlay::Find(find) => list::find(model, find, body, &mut pen),
            Overlay::Evidence(evidence) => form::evidence(model, evidence, body, &mut pen),
            Overlay::Note(note) => form::note(model, note, body, &mut pen),
        }
    }
    pen.hits
}

/// The margin at the left and right of a screen `width` columns wide.
#[must_use]
pub fn margin(width: u16) -> u16 {
    match width {
        100.. => 4,
        60.. => 2,
        _ => 1,
    }
}

/// The part of `area` between its margins, at most `most` columns wide.
#[must_use]
pub fn inner(area: Rect, most: u16) -> Rect {
    let margin = margin(area.width);
    let width = area.width.saturating_sub(2 * margin).min(most);
    Rect { x: area.x + margin.min(area.width), width, ..area }
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
    pen.buf.set_string(area.x, area.y, format!("╭{line}╮"), style);
    pen.buf.set_string(area.x, bottom, format!("╰{line}╯"), style);
    for y in area.y + 1..bottom {
        pen.buf.set_string(area.x, y, "│", style);
        pen.buf.set_string(area.right() - 1, y, "│", style);
    }
    pen.text(area.x + 2, area.y, width.saturating_sub(4), &format!(" {title} "), Tone::Title);
    Rect { x: area.x + 2, y: area.y + 1, width: width.saturating_sub(4), height: height - 2 }
}
