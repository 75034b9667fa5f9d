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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::Context;
    use crate::app::keys::Keys;
    use crate::view::canvas::Canvas;
    use crate::view::theme::{Depth, Ground, Theme};

    fn page(title: &str, lines: usize) -> Page {
        let mut page = Page::new(title, "");
        (0..lines).for_each(|n| page.text(format!("{title}{n}")));
        page
    }

    /// The rows that `pages` draw into `columns` and `rows`.
    fn drawn(columns: u16, rows: u16, pages: impl FnOnce() -> Vec<Page>) -> Vec<String> {
        let area = Rect::new(0, 0, columns, rows);
        let theme = Theme::new(Depth::Many, Ground::Dark);
        let (mut buf, keys) = (Canvas::new(area), Keys::default());
        let context = Context::Arc;
        let mut pen = Pen { buf: &mut buf, theme: &theme, keys: &keys, context, hits: Vec::new(), links: Vec::new() };
        draw(area, &mut pen, pages);
        let buf = buf.lent(area);
        let row = |y| (0..columns).map(|x| buf.cell((x, y)).map_or(" ", |cell| cell.symbol())).collect::<String>();
        (0..rows).map(row).map(|row| row.trim_end().to_owned()).collect()
    }

    #[test]
    fn a_screen_keeps_its_own_part_and_an_aside_comes_where_it_fits() {
        let of = |width| {
            let (own, aside) = beside(Rect::new(4, 0, width, 10), 132);
            (own.x, own.width, aside.x, aside.width)
        };
        assert_eq!(of(112), (4, 112, 116, 0));
        assert_eq!(of(187), (4, 132, 191, 0));
        assert_eq!(of(188), (4, 132, 140, 52));
        assert_eq!(of(292), (4, 132, 140, 156));
    }

    #[test]
    fn no_page_is_made_where_there_is_no_room() {
        for (columns, rows) in [(51, 40), (0, 40), (120, 3)] {
            drawn(columns, rows, || unreachable!("at {columns}x{rows}"));
        }
    }

    #[test]
    fn each_page_goes_where_most_room_is_left_and_what_does_not_fit_is_said() {
        let pages = || vec![page("a", 6), page("b", 2), page("c", 9), page("d", 3)];
        let rows = drawn(108, 12, pages);
        let expected = ["a", "a0", "a1", "a2", "a3", "a4", "a5", "", "d", "d0", "d1", "d2"];
        let right = ["b", "b0", "b1", "", "c", "c0", "c1", "c2", "c3", "c4", "c5", "…"];
        for ((row, left), right) in rows.iter().zip(expected).zip(right) {
            assert_eq!(*row, format!("{left:<56}{right}").trim_end());
        }
        // One column has the first alone, and what is left below it is not worth a heading.
        assert_eq!(drawn(60, 10, pages), ["a", "a0", "a1", "a2", "a3", "a4", "a5", "", "", ""]);
    }
}
