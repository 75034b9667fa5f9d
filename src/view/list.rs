//! Lists above a screen: help as a palette, and find.

use ratatui::layout::Rect;

use super::layout::panel;
use super::pen::{Pen, width};
use super::theme::Tone;
use crate::app::copy_list::CopyList;
use crate::app::field::Field;
use crate::app::find::Find;
use crate::app::key_list::{KeyList, heading};
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::palette::Palette;
use crate::app::theme_list::ThemeList;
use crate::export::words::{self, count};
use crate::profile::theme_choice::THEMES;

/// The most columns of a list above `body`: on a wide screen what a row says is seen whole.
fn most(body: Rect) -> u16 {
    if body.width >= WIDE { 112 } else { 84 }
}

/// From these columns on a list above a screen is wider.
const WIDE: u16 = 160;

/// Draws the palette.
pub fn palette(model: &Model, palette: &Palette, body: Rect, pen: &mut Pen<'_>) {
    let rows = u16::try_from(palette.rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inside = panel(pen, body, "What can I do here?", most(body), rows);
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
        let key = model.keys.first(row.binding);
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
    let inside = panel(pen, body, "Find", most(body), all);
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

/// Draws the list of keys.
pub fn keys(model: &Model, list: &KeyList, body: Rect, pen: &mut Pen<'_>) {
    let all = u16::try_from(list.rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inside = panel(pen, body, "Keys", 96, all);
    match (list.waiting, list.held) {
        (Some(binding), held) => {
            let what = format!("{} in {}", binding.name, heading(binding.context));
            let told = match held {
                None => format!("Press the key for {what}. Esc leaves it as it is."),
                Some((key, other)) => {
                    let key = key.to_string();
                    format!("{} is {}: again takes it. Esc leaves it.", model.keys.shown(&key), other.name)
                }
            };
            let tone = if held.is_some() { Tone::Warn } else { Tone::Title };
            pen.text(inside.x, inside.y, inside.width, &told, tone);
        }
        (None, _) => query(&list.search.query, inside, pen),
    }
    rows_of(list.search.found.len(), list.search.cursor, inside, pen, |pen, n, area, here| {
        let Some(binding) = list.search.found.get(n).and_then(|at| list.rows.get(*at).copied()) else { return };
        let keys = list.keys(binding).join(" ");
        let own = model.keys.is_own(binding);
        let room = 18.min(area.width / 3);
        let (shown, tone) = match keys.as_str() {
            "" => ("none", Tone::Warn),
            keys => (keys, if own { Tone::Accent } else { Tone::Title }),
        };
        pen.text(area.x, area.y, room.saturating_sub(1), shown, tone);
        if !own {
            pen.text(area.x + room - 1, area.y, 1, "*", Tone::Title);
        }
        let x = area.x + room + 1;
        let used = pen.text(
            x,
            area.y,
            area.right().saturating_sub(x),
            binding.name,
            if here { Tone::Cursor } else { Tone::Text },
        );
        let at = (x + used + 2).max(x + 22);
        pen.text(at, area.y, area.right().saturating_sub(at), heading(binding.context), Tone::Soft);
    });
}

/// Draws the list of themes.
pub fn themes(list: &ThemeList, body: Rect, pen: &mut Pen<'_>) {
    let rows = u16::try_from(THEMES.len()).unwrap_or(u16::MAX);
    let inside = panel(pen, body, "Themes", 72, rows + 2);
    for (n, (_, name, says)) in THEMES.iter().enumerate() {
        choice(n, list.cursor, (name, says, 16), inside, pen);
    }
    // What each colour is for, so that a theme can be judged where little of it is on the screen.
    let y = inside.y + rows + 1;
    if y < inside.bottom() {
        let tones = [
            ("text ", Tone::Text),
            ("strong ", Tone::Strong),
            ("soft ", Tone::Soft),
            ("accent ", Tone::Accent),
            ("warning ", Tone::Warn),
            ("cursor", Tone::Cursor),
        ];
        pen.spans(inside.x + 2, y, inside.width.saturating_sub(2), &tones);
    }
}

/// Draws the forms in which something is copied.
pub fn copy_as(list: &CopyList, body: Rect, pen: &mut Pen<'_>) {
    let rows = u16::try_from(list.forms.len()).unwrap_or(u16::MAX);
    let inside = panel(pen, body, "Copy", 72, rows);
    for (n, form) in list.forms.iter().enumerate() {
        let says = match form.text.lines().count() {
            0 | 1 => form.text.as_str().into(),
            lines => count(lines, "line", "lines"),
        };
        choice(n, list.cursor, (form.name, &says, 24), inside, pen);
    }
}

/// One row of a short list: a name, what it is, and the column at which that stands.
fn choice(n: usize, cursor: usize, (name, says, column): (&str, &str, u16), inside: Rect, pen: &mut Pen<'_>) {
    // A list longer than its panel is moved up until the cursor is seen.
    let room = usize::from(inside.height.max(1));
    let first = (cursor + 1).saturating_sub(room);
    let Some(row) = n.checked_sub(first).filter(|row| *row < room) else { return };
    let y = inside.y + u16::try_from(row).unwrap_or(u16::MAX);
    let here = n == cursor;
    if here {
        pen.text(inside.x, y, 1, "▸", Tone::Accent);
    }
    let x = inside.x + 2;
    let used = pen.text(x, y, inside.right().saturating_sub(x), name, if here { Tone::Cursor } else { Tone::Text });
    let at = (x + used + 2).max(x + column);
    let left = inside.right().saturating_sub(at);
    if left >= 8 {
        pen.text(at, y, left, says, Tone::Soft);
    }
    pen.hit(Rect { x: inside.x, y, width: inside.width, height: 1 }, Target::Row(n));
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
