//! What is on the screen, as far as a next frame is held against it.
//!
//! A copy of a frame is twice as large as this, and a program that starts pays for each page of memory that it
//! touches first.

use std::collections::BTreeMap;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::export::measure;

/// How a cell looks, in a form that is compared at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    /// The bytes of its symbol, or [`Look::LONG`].
    symbol: u64,
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    /// A symbol of more bytes than there is room for.
    const LONG: u64 = u64::MAX;
    /// A cell of an empty screen.
    const BLANK: Self = Self { symbol: 0x20, fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    fn of(cell: &Cell) -> Self {
        let symbol = match cell.symbol().as_bytes() {
            [a] => u64::from(*a),
            [a, b, c] => u64::from_be_bytes([0, 0, 0, 0, 0, *a, *b, *c]),
            bytes if bytes.len() <= 8 => bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
            _ => Self::LONG,
        };
        Self { symbol, fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether the symbol is a printable character of ASCII, which takes one column.
    fn is_ascii(self) -> bool {
        (0x20..0x7f).contains(&self.symbol)
    }

    /// How many columns the symbol takes; none where it is long.
    fn columns(self) -> Option<usize> {
        if self.symbol < 0x80 {
            return Some(1);
        }
        let bytes = self.symbol.to_be_bytes();
        let first = bytes.iter().position(|byte| *byte != 0).unwrap_or_default();
        let text = bytes.get(first..).and_then(|bytes| std::str::from_utf8(bytes).ok());
        text.map(measure::width)
    }
}

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
    /// None yet while the screen is empty.
    cells: Vec<Look>,
    /// The symbols that are too long for a [`Look`].
    long: BTreeMap<usize, String>,
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
    pub fn changes(&self, next: &Buffer) -> Changes {
        let mut changes = Changes { cells: Vec::new(), rows: Vec::new() };
        for (from, row) in (0..).step_by(self.columns).zip(next.content.chunks(self.columns)) {
            if self.row_stays(from, row) {
                continue;
            }
            changes.rows.push(from);
            // A wide character covers the cells after it, and one that went uncovers them.
            let (mut covered, mut uncovered) = (0, 0);
            for (at, cell) in (from..).zip(row) {
                let (look, shown) = (Look::of(cell), self.look(at));
                // Most cells are neither changed nor wide, nor under one that is.
                if look == shown && look.is_ascii() && covered + uncovered == 0 {
                    continue;
                }
                if (uncovered > 0 || !self.stays(at, look, cell)) && covered == 0 {
                    changes.cells.push(at);
                }
                let is = if look.is_ascii() { 1 } else { measure::width(cell.symbol()) };
                let was = self.columns_at(at, shown);
                covered = if covered > 0 { covered - 1 } else { is.saturating_sub(1) };
                uncovered = was.max(is).max(uncovered).saturating_sub(1);
            }
        }
        changes
    }

    /// `next` is on the screen now, and that was changed.
    pub fn keep(&mut self, next: &Buffer, changes: &Changes) {
        self.cells.resize(next.content.len(), Look::BLANK);
        for from in &changes.rows {
            let row = next.content.iter().enumerate().skip(*from).take(self.columns);
            for ((at, cell), shown) in row.zip(self.cells.iter_mut().skip(*from)) {
                *shown = Look::of(cell);
                if shown.symbol == Look::LONG {
                    self.long.insert(at, cell.symbol().to_owned());
                }
            }
        }
    }

    fn row_stays(&self, from: usize, row: &[Cell]) -> bool {
        let looks = row.iter().map(Look::of);
        let same = match self.cells.get(from..from + row.len()) {
            Some(shown) => shown.iter().zip(looks).all(|(a, b)| *a == b),
            None => looks.into_iter().all(|look| look == Look::BLANK),
        };
        same && (self.long.is_empty() || (from..).zip(row).all(|(at, cell)| self.stays(at, Look::of(cell), cell)))
    }

    /// Whether what is shown at `at` is `cell`, which looks so.
    fn stays(&self, at: usize, look: Look, cell: &Cell) -> bool {
        look == self.look(at)
            && (look.symbol != Look::LONG || self.long.get(&at).is_some_and(|symbol| symbol == cell.symbol()))
    }

    fn look(&self, at: usize) -> Look {
        self.cells.get(at).copied().unwrap_or(Look::BLANK)
    }

    /// How many columns the symbol takes that is shown at `at` and looks so.
    fn columns_at(&self, at: usize, shown: Look) -> usize {
        let long = || self.long.get(&at).map_or(1, |symbol| measure::width(symbol));
        shown.columns().unwrap_or_else(long)
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

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
        let cells: Vec<Cell> = ["", " ", "a", "b", "é", "⣀", "⣤", "世", "e\u{301}", "👨\u{200d}👩", "👨\u{200d}👧"]
            .iter()
            .flat_map(|symbol| {
                styles.map(|style| {
                    let mut cell = Cell::EMPTY;
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
            let buf = |cell: &Cell| Buffer { area: Rect::new(0, 0, 1, 1), content: vec![cell.clone()] };
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
                let cells = |list: Vec<(u16, u16, &Cell)>| -> Vec<(u16, u16, String)> {
                    list.into_iter().map(|(x, y, cell)| (x, y, cell.symbol().to_owned())).collect()
                };
                let mut shown = Shown::new(15);
                shown.keep(&a, &shown.changes(&a));
                let changes = shown.changes(&b);
                shown.keep(&b, &changes);
                assert!(shown.changes(&b).cells.is_empty(), "{from:?} to {to:?}");
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
