//! The words of the tour, under the screen: one thing at a time.
//!
//! ```text
//!  ────────────────────────────────────────────────────────────────────────────
//!  Rate one   2 of 8                                              > skips a step
//!  One competency at a time. Each anchor describes what somebody does at work.
//!  ▸ Press its digit. Say 3.
//! ```

use ratatui::layout::Rect;

use super::layout::panel;
use super::pen::{Pen, width, wrap};
use super::theme::Tone;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::room::margin;
use crate::app::tour::{LAST, Tour};
use crate::app::tour_end::TourEnd;

/// The widest that the words are set.
const MOST: u16 = 110;

/// Draws the step of `tour` into `area`, which is as tall as [`crate::app::tour::rows`] says.
pub fn draw(model: &Model, tour: &Tour, area: Rect, pen: &mut Pen<'_>) {
    let step = tour.step().unwrap_or(&LAST);
    let does = step.does(&model.keys);
    let side = margin(area.width);
    let inner = Rect { x: area.x + side, width: area.width.saturating_sub(2 * side), ..area };
    if area.height <= 1 {
        pen.text(inner.x, inner.y, inner.width, &does, Tone::Accent);
        return;
    }
    let airy = area.height >= 5;
    if airy {
        pen.text(area.x, area.y, area.width, &"─".repeat(usize::from(area.width)), Tone::Faint);
    }
    let mut y = area.y + u16::from(airy);
    let (at, of) = tour.place();
    let key = model.keys.doing(Context::Everywhere, Action::TourOn);
    let skip = if area.width < 60 { format!("{key} skips") } else { format!("{key} skips this step") };
    let end = inner.right().saturating_sub(width(&skip));
    let used = pen.text(inner.x, y, end.saturating_sub(inner.x + 1), step.title, Tone::Title);
    let place = format!("  {at} of {of}");
    let at = inner.x + used;
    pen.text(at, y, end.saturating_sub(at + 1).min(width(&place)), &place, Tone::Faint);
    if tour.step().is_some() && at + width(&place) < end {
        pen.text(end, y, width(&skip), &skip, Tone::Soft);
        pen.hit(Rect { x: end, y, width: width(&skip), height: 1 }, Target::Do(Action::TourOn));
    }
    y += 1;
    let words = Rect { width: inner.width.min(MOST), ..inner };
    let lines = |text: &str| u16::try_from(wrap(text, words.width.saturating_sub(2)).len()).unwrap_or(u16::MAX);
    let wanted = lines(&does).min(area.bottom().saturating_sub(y)).max(1);
    if airy {
        let height = area.bottom().saturating_sub(y + wanted);
        y += pen.paragraph(Rect { y, height, ..words }, step.says, Tone::Text);
    }
    pen.text(words.x, y, 1, "▸", Tone::Accent);
    let rest = Rect { x: words.x + 2, y, width: words.width.saturating_sub(2), height: wanted };
    pen.paragraph(rest, &does, Tone::Strong);
}

/// Draws what is offered at the end.
pub fn end(model: &Model, end: TourEnd, body: Rect, pen: &mut Pen<'_>) {
    let most = 66;
    let columns = body.width.saturating_sub(2).min(most).saturating_sub(8);
    let lines = |text| u16::try_from(wrap(text, columns).len()).unwrap_or(u16::MAX);
    let air = u16::from(body.height >= 12);
    let roomy = lines(end.says()) + 3 + 3 * air + 2 <= body.height;
    let says = if roomy { end.says() } else { end.brief() };
    let lines = lines(says);
    let inside = panel(pen, body, "The tour ends where yours begins", most, lines + 3 + 3 * air);
    let inside = Rect { x: inside.x + 2, width: inside.width.saturating_sub(4), y: inside.y + air, ..inside };
    let top = inside.y + pen.paragraph(Rect { height: lines, ..inside }, says, Tone::Text) + air;
    let rows = [
        (Action::Open, end.offers()),
        (
            Action::Back,
            if inside.width < 50 { "looks around here" } else { "looks around in this one; nothing of it is kept" },
        ),
        (Action::Leave, "leaves"),
    ];
    for (y, (action, says)) in (top..).zip(rows) {
        let key = model.keys.doing(Context::TourEnd, action);
        let tone = if action == Action::Open { Tone::Accent } else { Tone::Strong };
        pen.text(inside.x, y, 6, key, tone);
        pen.text(inside.x + 7, y, inside.width.saturating_sub(7), says, Tone::Text);
        pen.hit(Rect { y, height: 1, ..inside }, Target::Do(action));
    }
}
