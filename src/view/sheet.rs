//! A page of text that can be scrolled.

use ratatui::layout::Rect;

use super::link::{Link, address};
use super::pen::{Pen, width};
use super::theme::Tone;
use crate::export::page::{Line, MEASURE, Page, Voice};

/// How each part of a page looks.
fn tone(voice: Voice) -> Tone {
    match voice {
        Voice::Head => Tone::Title,
        Voice::Strong => Tone::Strong,
        Voice::Text | Voice::Address | Voice::Fixed => Tone::Text,
        Voice::Soft | Voice::FixedSoft => Tone::Soft,
        Voice::Mark => Tone::Warn,
    }
}

/// Draws the part of `page` that `scroll` lines down begins with. A page that is longer than `area` keeps its last
/// row for saying what is above and below.
pub fn draw(page: &Page, area: Rect, scroll: u16, pen: &mut Pen<'_>) {
    self::lines(&page.drawn(area.width), area, scroll, pen);
}

/// The same of lines that were laid out already.
pub fn lines(lines: &[Line], area: Rect, scroll: u16, pen: &mut Pen<'_>) {
    columns(lines, &[area], scroll, pen);
}

/// The same in several columns of one height: each goes on where the one before it ends.
pub fn columns(lines: &[Line], areas: &[Rect], scroll: u16, pen: &mut Pen<'_>) {
    let Some(rows) = areas.first().map(|area| usize::from(area.height)) else { return };
    let longer = lines.len() > rows * areas.len();
    let height = rows.saturating_sub(usize::from(longer));
    let room = height * areas.len();
    let above = usize::from(scroll).min(lines.len().saturating_sub(room));
    let below = lines.len().saturating_sub(above + room);
    let mut from = above;
    for area in areas {
        let to = (from + height).min(lines.len());
        put(lines, from..to, *area, pen);
        from = to;
    }
    if let Some(area) = areas.last().filter(|area| longer && area.height > 0) {
        rest(above, below, Rect { y: area.bottom() - 1, height: 1, ..*area }, pen);
    }
}

/// Draws the beginning of `page`, as far as it fits; an ellipsis says that there is more. For a pane that does not scroll.
/// Returns the rows used.
pub fn glance(page: &Page, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let lines = page.drawn(area.width);
    let longer = lines.len() > usize::from(area.height);
    let height = usize::from(area.height.saturating_sub(u16::from(longer)));
    put(&lines, 0..height.min(lines.len()), area, pen);
    if longer && area.height > 0 {
        pen.text(area.x, area.bottom() - 1, 1, "…", Tone::Faint);
        return area.height;
    }
    u16::try_from(lines.len()).unwrap_or(area.height)
}

fn put(lines: &[Line], shown: std::ops::Range<usize>, area: Rect, pen: &mut Pen<'_>) {
    let rows = lines.iter().enumerate().take(shown.end).skip(shown.start);
    for (y, (n, line)) in (area.y..).zip(rows) {
        let indent = u16::try_from(line.indent).unwrap_or(u16::MAX).min(area.width);
        let lead = if line.voice == Voice::Text { Tone::Accent } else { tone(line.voice) };
        pen.text(area.x, y, indent, &line.lead, lead);
        let used = pen.text(area.x + indent, y, area.width - indent, &line.text, tone(line.voice));
        if line.voice == Voice::Address
            && let Some(address) = address(lines, n)
        {
            pen.links.push(Link { area: Rect { x: area.x + indent, y, width: used, height: 1 }, address });
        }
    }
}

/// Says how many lines are above and below, and the keys that show them.
fn rest(above: usize, below: usize, area: Rect, pen: &mut Pen<'_>) {
    let up =
        if above > 0 { pen.told(&format!("↑ {above} above · ⟨page-up⟩")).into_owned() } else { String::new() };
    let down =
        if below > 0 { pen.told(&format!("↓ {below} below · ⟨page-down⟩")).into_owned() } else { String::new() };
    let between = if above > 0 && below > 0 { "     " } else { "" };
    let long = format!("{up}{between}{down}");
    let short = format!("↑ {above}  ↓ {below}");
    let text = if width(&long) <= area.width { long } else { short };
    let columns = width(&text).min(area.width);
    let at = area.x + (area.width.min(MEASURE as u16)).saturating_sub(columns);
    pen.text(at, area.y, columns, &text, Tone::Soft);
}
