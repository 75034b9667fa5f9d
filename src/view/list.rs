//! Lists above a screen: help as a palette, and find.

use ratatui::layout::Rect;

use super::layout::panel;
use super::pen::{Pen, width};
use super::theme::Tone;
use crate::app::field::Field;
use crate::app::find::Find;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::palette::Palette;
use crate::export::words;

/// Draws the palette.
pub fn palette(palette: &Palette, body: Rect, pen: &mut Pen<'_>) {
    let rows = u16::try_from(palette.rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inside = panel(pen, body, "What can I do here?", 84, rows);
    query(&palette.search.query, inside, pen);
    let keys = 12.min(inside.width / 4);
    rows_of(palette.search.found.len(), palette.search.cursor, inside, pen, |pen, n, area, here| {
        let Some(row) = palette.search.found.get(n).and_then(|at| palette.rows.get(*at)) else { return };
        let faded = row.why_not.is_some();
        let tone = if here {
            Tone::Cursor
        } else if faded {
            Tone::Faint
        } else {
            Tone::Text
        };
        let key = row.binding.keys.first().copied().unwrap_or_default();
        pen.text(area.x, area.y, keys, key, if faded { Tone::Faint } else { Tone::Accent });
        let used = pen.text(area.x + keys, area.y, area.width.saturating_sub(keys), row.binding.name, tone);
        let at = (area.x + keys + used + 2).max(area.x + keys + 20);
        let room = area.right().saturating_sub(at);
        let says = row.why_not.unwrap_or(row.binding.says);
        if room < 12 {
            return;
        }
        pen.text(at, area.y, room, says, if faded { Tone::Faint } else { Tone::Soft });
    });
}

/// Draws find.
pub fn find(model: &Model, find: &Find, body: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let all = u16::try_from(find.rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inside = panel(pen, body, "Find", 84, all);
    query(&find.search.query, inside, pen);
    rows_of(find.search.found.len(), find.search.cursor, inside, pen, |pen, n, area, here| {
        let Some(named) = find.search.found.get(n).and_then(|at| find.rows.get(*at)) else { return };
        let competency = named.subject.competency(framework);
        let place = match competency.map(|ix| framework.competency(ix)) {
            Some(c) => format!("Level {}, {}", c.level, words::stage_name(framework, c.stage)),
            None => named.subject.kind.name.to_owned(),
        };
        if let Some(ix) = competency {
            let rating = model.session.reading(ix).effective;
            pen.text(area.x, area.y, 2, &rating.map_or_else(|| "·".to_owned(), |r| r.to_string()), Tone::Accent);
        }
        let title = &named.title;
        let used = pen.text(
            area.x + 2,
            area.y,
            area.width.saturating_sub(2),
            title,
            if here { Tone::Cursor } else { Tone::Text },
        );
        let at = (area.x + used + 4).max(area.x + 44);
        pen.text(at, area.y, area.right().saturating_sub(at), &place, Tone::Soft);
    });
}

/// The line in which the query is typed.
fn query(field: &Field, inside: Rect, pen: &mut Pen<'_>) {
    let used = pen.text(inside.x, inside.y, 2, "› ", Tone::Accent);
    let text = field.raw();
    if text.is_empty() {
        pen.text(inside.x + used, inside.y, 1, "▏", Tone::Accent);
        pen.text(inside.x + used + 1, inside.y, inside.width.saturating_sub(used + 1), "type to search", Tone::Faint);
    } else {
        let shown = pen.text(inside.x + used, inside.y, inside.width.saturating_sub(used + 1), &text, Tone::Strong);
        pen.text(inside.x + used + shown, inside.y, 1, "▏", Tone::Accent);
    }
}

/// Draws the slice of `count` rows that fits below the query, the one at `cursor` in it.
fn rows_of(
    count: usize,
    cursor: usize,
    inside: Rect,
    pen: &mut Pen<'_>,
    mut draw: impl FnMut(&mut Pen<'_>, usize, Rect, bool),
) {
    let height = usize::from(inside.height.saturating_sub(2));
    if count == 0 {
        pen.text(inside.x, inside.y + 2, inside.width, "Nothing matches. Backspace widens the search.", Tone::Soft);
        return;
    }
    let first = cursor.saturating_sub(height.saturating_sub(1)).min(count.saturating_sub(height.max(1)));
    for (row, n) in (first..count).take(height).enumerate() {
        let y = inside.y + 2 + row as u16;
        let here = n == cursor;
        if here {
            pen.text(inside.x, y, 1, "▸", Tone::Accent);
        }
        let area = Rect { x: inside.x + 2, y, width: inside.width.saturating_sub(2), height: 1 };
        draw(pen, n, area, here);
        pen.hit(Rect { x: inside.x, width: inside.width, ..area }, Target::Row(n));
    }
    if first + height < count {
        let more = format!(" {} more ", count - first - height);
        let at = inside.right().saturating_sub(width(&more));
        pen.text(at, inside.bottom(), width(&more), &more, Tone::Faint);
    }
}
