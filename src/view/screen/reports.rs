//! Documents made of the record and the matrix: chosen, seen as they will be, written.
//!
//! ```text
//! ▸ report                     Growth report: Ada
//!   arc                        As of 20 November 2026, by the framework aiops-2026 1.0.0.
//!   roadmap
//!                              Next step
//!   growth report: arc, level  Raise Statistics for operations from 1 to 2
//!   and blockers
//!
//!   as       Markdown  HTML
//!   private  left out
//! ```
//!
//! The steps of the layout, in columns between the margins: below 68 the format and its choices above the preview, from there at
//! its left with what the format is for, and wider from 88. The preview has what is left, and says how much is above and
//! below. Where two columns of the measure fit it is set in two, from 186 columns on, and in three from 262 on.

use ratatui::layout::Rect;

use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::room::{self, Shares};
use crate::app::screen::reports::SHAPES;
use crate::export::dates;
use crate::export::format::{FORMATS, Format};
use crate::export::source::Choice;
use crate::export::words;
use crate::profile::day::Day;
use crate::view::layout::inner;
use crate::view::pen::{Pen, width};
use crate::view::sheet;
use crate::view::theme::Tone;

/// Columns of the names of options.
const NAMES: u16 = 8;

/// Draws the screen.
pub fn draw(model: &Model, body: Rect, pen: &mut Pen<'_>) {
    let area = inner(body, u16::MAX);
    let Some(format) = model.reports.format() else { return };
    let Shares { list, preview, count } = room::reports(body.width);
    let rest = if list > 0 {
        let left = Rect { width: list, ..area };
        let used = names(model, left, pen);
        let below = Rect { y: left.y + used + 1, height: left.height.saturating_sub(used + 1), ..left };
        about(model, format, below, pen);
        let gap = room::REPORTS_GAP;
        Rect { x: area.x + list + gap, width: area.width.saturating_sub(list + gap), ..area }
    } else {
        let head = room::REPORTS_HEAD.min(area.height);
        narrow(model, format, Rect { height: head, ..area }, pen);
        Rect { y: area.y + head, height: area.height - head, ..area }
    };
    match model.reports.preview().map(|made| &made.lines) {
        Some(Ok(lines)) => {
            let gap = room::REPORTS_GAP;
            let column = |n| Rect { x: rest.x + n * (preview + gap), width: preview, ..rest };
            let columns: Vec<Rect> = (0..count).map(column).collect();
            sheet::columns(lines, &columns, model.reports.scroll, pen);
        }
        Some(Err(refused)) => {
            let used = pen.paragraph(rest, &format!("{}.", words::capital(&refused.why)), Tone::Warn);
            let below = Rect { y: rest.y + used, height: rest.height.saturating_sub(used), ..rest };
            pen.paragraph(below, &format!("{}.", words::capital(&refused.hint)), Tone::Soft);
        }
        None => {}
    }
}

/// The formats; returns the rows used.
fn names(model: &Model, area: Rect, pen: &mut Pen<'_>) -> u16 {
    // The list gives way to what is said of the format: those around the cursor are shown.
    let room = usize::from(area.height.saturating_sub(8).max(3)).min(FORMATS.len());
    let first = model.reports.at.saturating_sub(room - 1).min(FORMATS.len() - room);
    let mut y = area.y;
    for (n, format) in FORMATS.iter().enumerate().skip(first).take(room) {
        if y >= area.bottom() {
            break;
        }
        // A form above has the keys, and the cursor with them.
        let here = n == model.reports.at && model.overlay.is_none();
        if here {
            pen.text(area.x, y, 1, "▸", Tone::Accent);
        }
        pen.text(
            area.x + 2,
            y,
            area.width.saturating_sub(2),
            format.name,
            if here { Tone::Cursor } else { Tone::Text },
        );
        pen.hit(Rect { y, height: 1, ..area }, Target::Row(n));
        y += 1;
    }
    let shown = y - area.y;
    if room < FORMATS.len() && y < area.bottom() {
        pen.text(area.x + 2, y, area.width, &format!("{} in all", FORMATS.len()), Tone::Faint);
        return shown + 1;
    }
    shown
}

/// What the format is, its shapes and its options.
fn about(model: &Model, format: &Format, area: Rect, pen: &mut Pen<'_>) {
    let options = 1 + format.takes.len() as u16;
    let prose = Rect { height: area.height.saturating_sub(options + 1), ..area };
    let mut used = pen.paragraph(prose, &words::capital(format.what), Tone::Text);
    let more = Rect { y: prose.y + used, height: prose.height.saturating_sub(used), ..prose };
    used += pen.paragraph(more, &format!("For {}", format.reader), Tone::Soft);
    let mut y = area.y + used + u16::from(used > 0);
    if y < area.bottom() {
        shapes(model, format, Rect { y, height: 1, ..area }, pen);
        y += 1;
    }
    for choice in format.takes {
        if y >= area.bottom() {
            break;
        }
        pen.text(area.x, y, NAMES, choice.slug(), Tone::Soft);
        let at = area.x + NAMES;
        pen.text(at, y, area.right().saturating_sub(at), &value(model, *choice), Tone::Strong);
        y += 1;
    }
}

fn shapes(model: &Model, format: &Format, area: Rect, pen: &mut Pen<'_>) {
    let mut x = area.x + pen.text(area.x, area.y, NAMES, "as", Tone::Soft).max(NAMES);
    for (n, shape) in format.shapes().iter().enumerate() {
        let here = n == model.reports.shape;
        let name = shape.slug();
        let columns = width(name);
        if x + columns > area.right() {
            pen.text(x, area.y, area.right().saturating_sub(x), "…", Tone::Faint);
            break;
        }
        pen.text(x, area.y, columns, name, if here { Tone::Cursor } else { Tone::Text });
        pen.hit(Rect { x, width: columns, ..area }, Target::Choice(SHAPES, n));
        x += columns + 1;
    }
}

/// The value of an option in words.
fn value(model: &Model, choice: Choice) -> String {
    let (options, framework) = (&model.reports.options, model.session.framework());
    match choice {
        Choice::Private => if options.private { "with private notes" } else { "left out" }.to_owned(),
        Choice::Role => options
            .role
            .as_ref()
            .and_then(|id| framework.role(id))
            .map_or_else(|| "your own".to_owned(), |role| role.short.line().into_owned()),
        Choice::Level => options.level.map_or_else(|| "your target".to_owned(), |level| format!("Level {level}")),
        Choice::Stage => options.stage.map_or_else(|| "all".to_owned(), |stage| words::stage_name(framework, stage)),
        Choice::Session => {
            let sessions = &model.session.standing().sessions;
            let held = match options.session {
                Some(asked) => sessions.iter().find(|held| held.session == asked),
                None => sessions.last(),
            };
            held.map_or_else(|| "none yet".to_owned(), |held| dates::long(Day(held.at.date())))
        }
    }
}

/// On a narrow screen: the format between its neighbours, its shape, its options.
fn narrow(model: &Model, format: &Format, area: Rect, pen: &mut Pen<'_>) {
    if area.height == 0 {
        return;
    }
    let place = format!("  {} of {}", model.reports.at + 1, FORMATS.len());
    pen.spans(
        area.x,
        area.y,
        area.width,
        &[
            (if model.overlay.is_some() { "  " } else { "▸ " }, Tone::Accent),
            (format.name, Tone::Cursor),
            (place.as_str(), Tone::Faint),
        ],
    );
    if area.height > 1 {
        shapes(model, format, Rect { y: area.y + 1, height: 1, ..area }, pen);
    }
}
