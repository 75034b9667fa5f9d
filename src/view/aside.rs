//! What a wide screen says beside its own part: pages of text in columns at its right. Every screen that has something to
//! say there shares its columns out here, so that all of them change at the same widths.

use ratatui::layout::Rect;

use super::pen::Pen;
use super::sheet;
use super::theme::Tone;
use crate::app::room::{ASIDE, ASIDE_GAP};
use crate::export::page::{MEASURE, Page};

/// The rows that a page has at least: less of it is not worth its heading.
const ROWS: u16 = 4;

/// The screen's own part of `area`, at most `most` columns wide, and what is left at its right for asides: no columns
/// where there is no room for one.
#[must_use]
pub fn beside(area: Rect, most: u16) -> (Rect, Rect) {
    let columns = area.width.min(most);
    let left = area.width.saturating_sub(columns + ASIDE_GAP);
    let width = if left < ASIDE { 0 } else { left };
    (Rect { width: columns, ..area }, Rect { x: area.right() - width, width, ..area })
}

/// Draws `pages`, each in the column with the most room left, as far as they fit. They are made only where there is room.
pub fn draw(area: Rect, pen: &mut Pen<'_>, pages: impl FnOnce() -> Vec<Page>) {
    if area.width < ASIDE || area.height < ROWS {
        return;
    }
    let columns = (area.width + ASIDE_GAP) / (ASIDE + ASIDE_GAP);
    let width = ((area.width + ASIDE_GAP) / columns).saturating_sub(ASIDE_GAP).min(MEASURE as u16);
    // Where each column begins, and the rows that are used of it.
    let mut used: Vec<(u16, u16)> = (0..columns).map(|n| (area.x + n * (width + ASIDE_GAP), 0)).collect();
    for page in pages().into_iter().filter(|page| !page.is_empty()) {
        let Some((x, rows)) = used.iter_mut().min_by_key(|(_, rows)| *rows) else { return };
        let air = u16::from(*rows > 0);
        let height = area.height.saturating_sub(*rows + air);
        if height < ROWS {
            return;
        }
        let at = Rect { x: *x, y: area.y + *rows + air, width, height };
        *rows += air + one(&page, at, pen);
    }
}

/// Draws a page with its title; returns the rows used.
fn one(page: &Page, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let mut y = 0;
    for (text, tone) in [(&page.title, Tone::Title), (&page.about, Tone::Soft)] {
        if !text.is_empty() {
            y += pen.paragraph(Rect { y: area.y + y, height: (area.height - y).min(2), ..area }, text, tone);
        }
    }
    y + sheet::glance(page, Rect { y: area.y + y, height: area.height - y, ..area }, pen)
}
