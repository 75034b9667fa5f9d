//! A grid of dots finer than cells: the strokes of the curve in braille, or in half blocks where braille is missing.

use crate::insight::arc::StrokeKind;

/// How many dots a cell has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grain {
    /// Side by side.
    pub across: u16,
    /// Above one another.
    pub down: u16,
}

impl Grain {
    /// Braille: two by four.
    pub const BRAILLE: Self = Self { across: 2, down: 4 };
    /// Half blocks: one by two.
    pub const BLOCKS: Self = Self { across: 1, down: 2 };

    /// The cell of a dot, and the dot's column and row in it.
    fn place(self, x: i32, y: i32) -> (Spot, i32, i32) {
        // Divisors that the compiler knows: there are thousands of dots in a picture.
        let place = |across: i32, down: i32| {
            let spot = Spot { x: x.div_euclid(across), y: y.div_euclid(down) };
            (spot, x.rem_euclid(across), y.rem_euclid(down))
        };
        match self {
            Self::BRAILLE => place(2, 4),
            Self::BLOCKS => place(1, 2),
            other => place(i32::from(other.across), i32::from(other.down)),
        }
    }
}

/// A cell, counted from the top left of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The column.
    pub x: i32,
    /// The row.
    pub y: i32,
}

/// The dots of one cell.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    bits: u8,
    kind: Option<StrokeKind>,
    taken: bool,
}

/// Dots over an area of cells. Whatever lies outside is ignored.
#[derive(Debug, Clone)]
pub struct Dots {
    grain: Grain,
    width: u16,
    height: u16,
    cells: Vec<Cell>,
}

impl Dots {
    /// An empty grid of this many cells.
    #[must_use]
    pub fn new(grain: Grain, width: u16, height: u16) -> Self {
        Self { grain, width, height, cells: vec![Cell::default(); usize::from(width) * usize::from(height)] }
    }

    /// Its width in cells.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Sets a dot, counted from the top left. The weightiest kind in a cell gives the cell its look.
    pub fn set(&mut self, x: i32, y: i32, kind: StrokeKind) {
        let (spot, column, row) = self.grain.place(x, y);
        let bit = match (self.grain, column, row) {
            (Grain::BLOCKS, _, row) => 1 << row,
            (_, column, 3) => 0x40 << column,
            (_, column, row) => 1 << (row + 3 * column),
        };
        if let Some(cell) = self.cell_mut(spot.x, spot.y) {
            cell.bits |= bit;
            cell.kind = cell.kind.max(Some(kind));
            cell.taken = true;
        }
    }

    /// Keeps a dot's cell free of labels without drawing anything.
    pub fn pass(&mut self, x: i32, y: i32) {
        let (spot, ..) = self.grain.place(x, y);
        if let Some(cell) = self.cell_mut(spot.x, spot.y) {
            cell.taken = true;
        }
    }

    /// Removes what is drawn in a cell, `reach` cells above and below it, and with `air`, in braille, in the nearest
    /// dots at either side: room for a circle.
    pub fn clear_around(&mut self, x: i32, y: i32, reach: i32, air: bool) {
        for y in y - reach..=y + reach {
            self.keep(x, y, 0);
            if air && self.grain == Grain::BRAILLE {
                self.keep(x - 1, y, 0x47);
                self.keep(x + 1, y, 0xB8);
            }
        }
    }

    fn keep(&mut self, x: i32, y: i32, bits: u8) {
        if let Some(cell) = self.cell_mut(x, y) {
            cell.bits &= bits;
            if cell.bits == 0 {
                cell.kind = None;
            }
        }
    }

    /// Takes cells of a row, from `x` on.
    pub fn take(&mut self, x: i32, y: i32, width: u16) {
        for x in x..x + i32::from(width) {
            if let Some(cell) = self.cell_mut(x, y) {
                cell.taken = true;
            }
        }
    }

    /// Whether cells of a row, from `x` on, lie in the grid and are not taken, nor those at either side.
    #[must_use]
    pub fn is_free(&self, x: i32, y: i32, width: u16) -> bool {
        let end = x + i32::from(width);
        (0..i32::from(self.height)).contains(&y)
            && x >= 0
            && end <= i32::from(self.width)
            && (x - 1..=end).all(|x| self.cell(x, y).is_none_or(|cell| !cell.taken))
    }

    /// The cells with dots, by rows: column, row, glyph and the kind that gives the look.
    pub fn glyphs(&self) -> impl Iterator<Item = (u16, u16, char, StrokeKind)> + '_ {
        let rows = self.cells.chunks(usize::from(self.width).max(1));
        (0..).zip(rows).flat_map(move |(y, row)| {
            let drawn = (0..).zip(row).filter_map(|(x, cell)| Some((x, cell, cell.kind?)));
            drawn.filter_map(move |(x, cell, kind)| Some((x, y, self.glyph(cell)?, kind)))
        })
    }

    fn glyph(&self, cell: &Cell) -> Option<char> {
        if self.grain != Grain::BLOCKS {
            return char::from_u32(0x2800 + u32::from(cell.bits));
        }
        Some(match (cell.kind?, cell.bits) {
            (StrokeKind::Dotted, _) => '·',
            (StrokeKind::Estimate, _) => '═',
            (_, 1) => '▀',
            (_, 2) => '▄',
            _ => '█',
        })
    }

    fn index(&self, x: i32, y: i32) -> Option<usize> {
        let (x, y) = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
        (x < self.width && y < self.height).then(|| usize::from(y) * usize::from(self.width) + usize::from(x))
    }

    fn cell(&self, x: i32, y: i32) -> Option<&Cell> {
        self.cells.get(self.index(x, y)?)
    }

    fn cell_mut(&mut self, x: i32, y: i32) -> Option<&mut Cell> {
        let index = self.index(x, y)?;
        self.cells.get_mut(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dot_of_a_cell_has_its_bit() {
        for (grain, all) in [(Grain::BRAILLE, '⣿'), (Grain::BLOCKS, '█')] {
            let mut dots = Dots::new(grain, 1, 1);
            let mut seen = std::collections::BTreeSet::new();
            for x in 0..i32::from(grain.across) {
                for y in 0..i32::from(grain.down) {
                    dots.set(x, y, StrokeKind::Heavy);
                    seen.insert(dots.glyphs().next().unwrap().2);
                }
            }
            assert_eq!(seen.len(), usize::from(grain.across * grain.down));
            assert_eq!(dots.glyphs().next().unwrap().2, all);
        }
    }

    #[test]
    fn outside_is_ignored_and_never_free() {
        let mut dots = Dots::new(Grain::BRAILLE, 4, 2);
        for (x, y) in [(-1, 0), (8, 0), (0, -1), (0, 8)] {
            dots.set(x, y, StrokeKind::Light);
        }
        assert_eq!(dots.glyphs().count(), 0);
        assert!(dots.is_free(0, 0, 4) && !dots.is_free(1, 0, 4) && !dots.is_free(-1, 0, 2) && !dots.is_free(0, 2, 1));
    }

    #[test]
    fn a_label_keeps_its_distance() {
        let mut dots = Dots::new(Grain::BRAILLE, 10, 1);
        dots.take(5, 0, 1);
        assert!(dots.is_free(0, 0, 4));
        assert!(!dots.is_free(1, 0, 4));
        assert!(!dots.is_free(6, 0, 2));
        assert!(dots.is_free(7, 0, 3));
    }
}
