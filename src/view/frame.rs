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

use super::canvas::Canvas;
use super::link::Link;
use super::pen::Pen;
use super::screen::{arc, matrix, mentor, plan, reports, team, timeline, walk, welcome};
use super::theme::Theme;
use super::{footer, forecast, form, glyphs, header, list, reader, sitting, tour as coach};
use crate::app::message::Target;
use crate::app::model::{Front, Model};
use crate::app::overlay::Overlay;
use crate::app::tabs::Tab;

/// What was drawn where.
#[derive(Debug, Default)]
pub struct Drawn {
    /// What a mouse can point at, the topmost last.
    pub hits: Vec<(Rect, Target)>,
    /// Addresses that can be opened.
    pub links: Vec<Link>,
}

/// Draws `model` into a buffer of the library, of which nothing stays; returns what a mouse can point at, the topmost last.
pub fn draw(model: &Model, theme: &Theme, area: Rect, buf: &mut Buffer) -> Vec<(Rect, Target)> {
    let mut canvas = Canvas::new(buf.area);
    let drawn = picture(model, theme, area, &mut canvas);
    *buf = canvas.lent(buf.area);
    drawn.hits
}

/// Draws `model`; returns what was drawn where.
pub fn picture(model: &Model, theme: &Theme, area: Rect, buf: &mut Canvas) -> Drawn {
    let mut pen = Pen { buf, theme, keys: &model.keys, context: model.context(), hits: Vec::new(), links: Vec::new() };
    let mut area = area;
    if let Some(tour) = &model.tour {
        let rows = tour.rows((area.width, area.height));
        area.height -= rows;
        if rows > 0 {
            coach::draw(model, tour, Rect { y: area.bottom(), height: rows, ..area }, &mut pen);
        }
    }
    let top = header::draw(model, area, &mut pen);
    let bottom = footer::draw(model, area, &mut pen);
    let body = Rect { x: area.x, y: area.y + top, width: area.width, height: area.height.saturating_sub(top + bottom) };
    let around = pen.hits.len();
    match (&model.front, model.tab) {
        (Front::Settings(settings), _) => welcome::draw(model, settings, body, &mut pen),
        (Front::Placement(placement), _) => welcome::draw_placement(model, placement, body, &mut pen),
        (Front::Tab, Tab::Arc) => arc::draw(model, body, &mut pen),
        (Front::Tab, Tab::Walk) => walk::draw(model, body, &mut pen),
        (Front::Tab, Tab::Matrix) => matrix::draw(model, body, &mut pen),
        (Front::Tab, Tab::Plan) => plan::draw(model, body, &mut pen),
        (Front::Tab, Tab::Timeline) => timeline::draw(model, body, &mut pen),
        (Front::Tab, Tab::Mentor) => mentor::draw(model, body, &mut pen),
        (Front::Tab, Tab::Team) => team::draw(model, body, &mut pen),
        (Front::Tab, Tab::Reports) => reports::draw(model, body, &mut pen),
    }
    if let Some(overlay) = &model.overlay {
        // What lies under it cannot be pointed at; header and footer can.
        if !matches!(overlay, Overlay::Tabs(_)) {
            pen.hits.truncate(around);
            pen.links.clear();
        }
        match overlay {
            // The header draws it.
            Overlay::Tabs(_) => {}
            Overlay::Palette(palette) => list::palette(model, palette, body, &mut pen),
            Overlay::Find(find) => list::find(model, find, body, &mut pen),
            Overlay::Sitting(form) => sitting::draw(model, form, body, &mut pen),
            Overlay::Reader(open) => reader::draw(model, open, body, &mut pen),
            Overlay::Evidence(evidence) => form::evidence(model, evidence, body, &mut pen),
            Overlay::Forecast(open) => forecast::draw(model, open, body, &mut pen),
            Overlay::Note(note) => form::note(model, note, body, &mut pen),
            Overlay::Goal(goal) => form::goal(model, goal, body, &mut pen),
            Overlay::Reason(reason) => form::reason(model, reason, body, &mut pen),
            Overlay::File(file) => form::file(model, file, body, &mut pen),
            Overlay::Themes(themes) => list::themes(themes, body, &mut pen),
            Overlay::Keys(keys) => list::keys(model, keys, body, &mut pen),
            Overlay::CopyAs(forms) => list::copy_as(forms, body, &mut pen),
            Overlay::TourEnd(end) => coach::end(model, *end, body, &mut pen),
        }
    }
    if model.ascii {
        glyphs::ascii(pen.buf);
    }
    Drawn { hits: pen.hits, links: pen.links }
}
