//! The forecast above the home screen.
//!
//! ```text
//! ╭ At your own pace ─────────────────────────────────╮
//! │ Level 1 (Foundational Practitioner), 3 steps away │
//! │                                                   │
//! │ ├────────────●━━━━━━━━━━━━━━━━━○─────────         │
//! │ Nov      Dec       Jan       Feb                  │
//! │ in 6 to 14 weeks, January to March 2027           │
//! ╰───────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use super::layout::panel;
use super::pen::{Pen, width, wrap};
use super::theme::Tone;
use crate::app::forecast::ForecastPanel;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::export::forecast_text;
use crate::insight::forecast::Range;
use crate::profile::day::Day;

/// Columns between two labels of the axis, at least.
const APART: u16 = 6;

/// Draws the panel.
pub fn draw(model: &Model, open: &ForecastPanel, body: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let forecast = &open.forecast;
    let needs = u16::try_from(open.needs.len()).unwrap_or(u16::MAX);
    let inside = panel(pen, body, "At your own pace", 84, needs.saturating_add(16));
    let rest = |y: u16| Rect { y, height: inside.bottom().saturating_sub(y), ..inside };
    let mut y = inside.y;
    // The switches keep a row each for the hours and for what has the cursor, however small it is.
    let kept = u16::from(forecast.hours.is_some()) + u16::from(!open.needs.is_empty());
    let above = |y: u16| Rect { height: rest(y).height.saturating_sub(kept), ..rest(y) };
    y += pen.paragraph(above(y), &forecast_text::subject(framework, forecast), Tone::Strong);
    let airy = u16::from(inside.height >= 16);
    y += airy;
    match forecast.outcome {
        Ok(range) => {
            if inside.height >= 8 {
                y += axis(range, forecast.as_of, rest(y), pen);
            }
            let told = forecast_text::briefly(range, forecast.as_of);
            y += pen.paragraph(above(y), &told, Tone::Accent);
            let ends = forecast_text::ends(range);
            if wrap(&ends, inside.width).len() <= usize::from(above(y).height) {
                y += pen.paragraph(above(y), &ends, Tone::Soft);
            }
        }
        Err(why) => y += pen.paragraph(above(y), &forecast_text::refusal(framework, forecast, why), Tone::Text),
    }
    y += airy;
    y = switches(model, open, rest(y), pen) + airy;
    if forecast.outcome.is_ok() {
        for caveat in forecast_text::caveats(framework, forecast) {
            // A caveat is told whole or not at all.
            if wrap(&caveat, inside.width).len() <= usize::from(rest(y).height) {
                y += pen.paragraph(rest(y), &caveat, Tone::Soft);
            }
        }
    }
}

/// Hours a week and what is left; returns the row after them.
fn switches(model: &Model, open: &ForecastPanel, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let framework = model.session.framework();
    let forecast = &open.forecast;
    let mut y = area.y;
    if let (Some(set), true) = (forecast.hours, y < area.bottom()) {
        let hours = forecast.what_if.hours.unwrap_or(set).to_string();
        let told = if forecast.what_if.hours.is_some() { format!("   set: {set}") } else { String::new() };
        let spans =
            [("Hours a week  ", Tone::Soft), ("‹ ", Tone::Accent), (&hours, Tone::Strong), (" ›", Tone::Accent)];
        let used = pen.spans(area.x, y, area.width, &spans);
        pen.text(area.x + used, y, area.width.saturating_sub(used), &told, Tone::Soft);
        y += 1;
    }
    let room = usize::from(area.bottom().saturating_sub(y));
    let skip = (open.cursor + 1).saturating_sub(room);
    for (n, need) in open.needs.iter().enumerate().skip(skip).take(room) {
        let here = n == open.cursor;
        if here {
            pen.text(area.x, y, 1, "▸", Tone::Accent);
        }
        let dropped = open.dropped(need.competency);
        let tone = if dropped { Tone::Faint } else { Tone::Text };
        let told = forecast_text::need(framework, need);
        let glyph = if dropped { "○ " } else { "● " };
        let out = if dropped { "  left out" } else { "" };
        pen.spans(
            area.x + 2,
            y,
            area.width.saturating_sub(2),
            &[(glyph, Tone::Accent), (&told, tone), (out, Tone::Soft)],
        );
        pen.hit(Rect { y, height: 1, ..area }, Target::Row(n));
        y += 1;
    }
    y
}

/// The range on an axis of months; returns the rows used.
fn axis(range: Range, as_of: Day, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let columns = u32::from(area.width.saturating_sub(1));
    // A little more than the range, so that it does not end at the edge: it may well take longer.
    let weeks = (range.p85 + range.p85 / 5 + 1).max(8);
    let at = |days: u32| area.x + u16::try_from(days * columns / (weeks * 7)).unwrap_or(0).min(area.width);
    let (from, to) = (at(range.p50 * 7), at(range.p85 * 7));
    for x in area.x..area.right() {
        let (glyph, tone) = match x {
            _ if x == from => ("●", Tone::Accent),
            _ if x == to => ("○", Tone::Accent),
            _ if x > from && x < to => ("━", Tone::Accent),
            _ => ("─", Tone::Faint),
        };
        pen.text(x, area.y, 1, glyph, tone);
    }
    let mut free = area.x;
    let mut month = as_of.0.first_of_month();
    while let Ok(next) = month.checked_add(jiff::Span::new().months(1)) {
        let days = u32::try_from(next.duration_since(as_of.0).as_hours() / 24).unwrap_or(0);
        if days > weeks * 7 {
            break;
        }
        let shape = if next.month() == 1 { "%b %Y" } else { "%b" };
        let label = next.strftime(shape).to_string();
        let x = at(days);
        if x >= free && x + width(&label) <= area.right() {
            pen.text(x, area.y + 1, width(&label), &label, Tone::Soft);
            free = x + (width(&label) + 2).max(APART);
        }
        month = next;
    }
    2
}
