//! What stands in a cell, or in two where a character is wide: the unit that every form is made of.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// How something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The colour of the text.
    pub ink: Color,
    /// The colour under it.
    pub ground: Color,
    /// In bold.
    pub bold: bool,
    /// With the two colours exchanged.
    pub reversed: bool,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The column, from 0.
    pub x: u16,
    /// How many columns it takes, 1 or 2.
    pub columns: u16,
    /// The character with all that combines with it.
    pub symbol: &'a str,
    /// How it is written.
    pub look: Look,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        Self {
            ink: cell.fg,
            ground: cell.bg,
            bold: cell.modifier.contains(Modifier::BOLD),
            reversed: cell.modifier.contains(Modifier::REVERSED),
        }
    }

    /// Whether a blank in it can be seen.
    #[must_use]
    pub fn fills(&self) -> bool {
        self.reversed || self.ground != Color::Reset
    }
}

impl Piece<'_> {
    /// Whether nothing of it can be seen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.symbol.trim().is_empty() && !self.look.fills()
    }
}

/// The rows of a screen, each without the blanks at its end.
#[must_use]
pub fn rows(buf: &Buffer) -> Vec<Vec<Piece<'_>>> {
    let width = usize::from(buf.area.width).max(1);
    buf.content.chunks(width).map(row).collect()
}

fn row(cells: &[Cell]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut covered = 0;
    for (x, cell) in cells.iter().enumerate() {
        // A wide character covers the cell after it.
        if covered > 0 {
            covered -= 1;
            continue;
        }
        let columns = cell.symbol().width().clamp(1, cells.len() - x);
        covered = columns - 1;
        let cut = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        pieces.push(Piece { x: cut(x), columns: cut(columns), symbol: cell.symbol(), look: Look::of(cell) });
    }
    while pieces.last().is_some_and(Piece::is_empty) {
        pieces.pop();
    }
    pieces
}
