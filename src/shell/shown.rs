//! What is on the screen, as far as a next frame is held against it.
//!
//! A row is compared as one piece of memory. While nothing is shown there is no copy at all: a program that starts pays
//! for each page of memory that it touches first.

use std::collections::BTreeMap;

use crate::export::measure;
use crate::view::canvas::{Canvas, Cell};

/// What must be written for a frame to be seen.
#[derive(Debug)]
pub struct Changes {
    /// The cells to write, counted row by row, in order.
    pub cells: Vec<usize>,
    /// The first cells of the rows that differ.
    rows: Vec<usize>,
}

/// The cells on the screen, row by row.
#[derive(Debug)]
pub struct Shown {
    columns: usize,
    /// Their numbers; none yet while the screen is empty.
    cells: Vec<u128>,
    /// The symbols that are too long for a cell.
    long: BTreeMap<usize, Box<str>>,
}

impl Shown {
    /// An empty screen of this many columns.
    #[must_use]
    pub fn new(columns: u16) -> Self {
        Self { columns: usize::from(columns).max(1), cells: Vec::new(), long: BTreeMap::new() }
    }

    /// What must be written for `next` to be seen. As the library's own comparison; but a row that stays, as nearly all
    /// do, is not measured: a wide character reaches into no other row.
    #[must_use]
    pub fn changes(&self, next: &Canvas) -> Changes {
        let mut changes = Changes { cells: Vec::new(), rows: Vec::new() };
        for (from, row) in (0..).step_by(self.columns).zip(next.numbers().chunks(self.columns)) {
            if self.row_stays(from, row, next) {
                continue;
            }
            changes.rows.push(from);
            // A wide character covers the cells after it, and one that went uncovers them.
            let (mut covered, mut uncovered) = (0, 0);
            for (at, number) in (from..).zip(row) {
                let cell = Cell::of(*number);
                if covered == 0 && uncovered == 0 && cell.is_ascii() && cell == self.cell(at) {
                    continue;
                }
                if (uncovered > 0 || !self.stays(at, *number, next)) && covered == 0 {
                    changes.cells.push(at);
                }
                let (was, is) = (columns(self.cell(at), at, &self.long), columns(cell, at, next.long()));
                covered = if covered > 0 { covered - 1 } else { is.saturating_sub(1) };
                uncovered = was.max(is).max(uncovered).saturating_sub(1);
            }
        }
        changes
    }

    /// `next` is on the screen now, and that was changed.
    pub fn keep(&mut self, next: &Canvas, changes: &Changes) {
        self.cells.resize(next.numbers().len(), Cell::BLANK.number());
        for from in &changes.rows {
            let row = next.numbers().get(*from..).unwrap_or_default().iter().take(self.columns);
            for (shown, number) in self.cells.iter_mut().skip(*from).zip(row) {
                *shown = *number;
            }
        }
        self.long.clone_from(next.long());
    }

    fn row_stays(&self, from: usize, row: &[u128], next: &Canvas) -> bool {
        let same = match self.cells.get(from..from + row.len()) {
            Some(shown) => shown == row,
            None => row.iter().all(|number| *number == Cell::BLANK.number()),
        };
        same && (next.long().is_empty() || (from..).zip(row).all(|(at, number)| self.stays(at, *number, next)))
    }

    fn stays(&self, at: usize, number: u128, next: &Canvas) -> bool {
        let cell = self.cell(at);
        cell == Cell::of(number) && (!cell.is_long() || self.long.get(&at) == next.long().get(&at))
    }

    fn cell(&self, at: usize) -> Cell {
        self.cells.get(at).map_or(Cell::BLANK, |number| Cell::of(*number))
    }
}

/// How many columns the symbol of a cell takes.
fn columns(cell: Cell, at: usize, long: &BTreeMap<usize, Box<str>>) -> usize {
    if cell.is_ascii() {
        return 1;
    }
    let symbol = long.get(&at).filter(|_| cell.is_long());
    symbol.map_or_else(|| measure::width(cell.symbol(&mut [0; 4])), |symbol| measure::width(symbol))
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::{Buffer, Cell as Theirs};
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier};

    use super::*;

    /// The same cells, in the form that frames are drawn in.
    fn canvas(buf: &Buffer) -> Canvas {
        let mut canvas = Canvas::new(buf.area);
        canvas.take(buf);
        canvas
    }

    #[test]
    fn cells_are_alike_where_the_library_says_that_they_are_equal() {
        use ratatui::style::Style;
        let styles = [
            Style::new(),
            Style::new().fg(Color::Red),
            Style::new().bg(Color::Red),
            Style::new().fg(Color::Rgb(1, 2, 3)),
            Style::new().add_modifier(Modifier::BOLD),
        ];
        let cells: Vec<Theirs> = ["", " ", "a", "b", "é", "⣀", "⣤", "世", "e\u{301}", "👨\u{200d}👩", "👨\u{200d}👧"]
            .iter()
            .flat_map(|symbol| {
                styles.map(|style| {
                    let mut cell = Theirs::EMPTY;
                    if !symbol.is_empty() {
                        cell.set_symbol(symbol);
                    }
                    cell.set_style(style);
                    cell
                })
            })
            .collect();
        for a in &cells {
            let mut shown = Shown::new(1);
            let buf = |cell: &Theirs| canvas(&Buffer { area: Rect::new(0, 0, 1, 1), content: vec![cell.clone()] });
            shown.keep(&buf(a), &shown.changes(&buf(a)));
            for b in &cells {
                assert_eq!(shown.changes(&buf(b)).cells.is_empty(), a == b, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn all_that_the_library_says_changed_is_written() {
        let lines = [
            "plain text here",
            "世界 wide 世界",
            "👨\u{200d}👩 x 👨\u{200d}👧世",
            "e\u{301}a 世x",
            "               ",
            "⣀⣤⣶ █▒·  ▸ x",
            "x世界世界 y",
        ];
        for from in lines {
            for to in lines {
                let area = Rect::new(0, 0, 15, 1);
                let (mut a, mut b) = (Buffer::empty(area), Buffer::empty(area));
                a.set_string(0, 0, from, ratatui::style::Style::new());
                b.set_string(0, 0, to, ratatui::style::Style::new());
                let cells = |list: Vec<(u16, u16, &Theirs)>| -> Vec<(u16, u16, String)> {
                    list.into_iter().map(|(x, y, cell)| (x, y, cell.symbol().to_owned())).collect()
                };
                let mut shown = Shown::new(15);
                let (before, next) = (canvas(&a), canvas(&b));
                shown.keep(&before, &shown.changes(&before));
                let changes = shown.changes(&next);
                shown.keep(&next, &changes);
                assert!(shown.changes(&next).cells.is_empty(), "{from:?} to {to:?}");
                let own = changes.cells.iter().map(|at| {
                    let (x, y) = b.pos_of(*at);
                    (x, y, &b.content[*at])
                });
                // What a wide character uncovers is written too: not every terminal empties it by itself.
                let (own, theirs) = (cells(own.collect()), cells(a.diff(&b)));
                let missing: Vec<_> = theirs.iter().filter(|change| !own.contains(change)).collect();
                assert!(missing.is_empty(), "{from:?} to {to:?}: {missing:?}");
                let narrow = from.is_ascii() && to.is_ascii();
                assert!(!narrow || own == theirs, "{from:?} to {to:?}: {own:?}");
            }
        }
    }
}
