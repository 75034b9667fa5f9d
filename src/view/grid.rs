//! Which lanes and rows of the matrix are on the screen, and where. Pure.

use crate::app::board::{Board, Place, Row};

/// A column of cells is never wider than this.
const WIDEST: u16 = 44;

/// The part of a board that is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The first lane shown.
    pub first: usize,
    /// How many are shown.
    pub count: usize,
    /// Columns of a lane.
    pub width: u16,
    /// Columns between two lanes.
    pub gap: u16,
    /// Whether the headings within a lane are shown.
    pub headings: bool,
    /// Rows scrolled down.
    pub top: usize,
    /// Rows shown.
    pub height: usize,
}

impl Grid {
    /// Lays `board` into `columns` by `rows` with `gap` columns between lanes of `least` columns or more, so that the cell
    /// at `cursor` is seen. Where not all fits, headings give way first, then what is far from the cursor.
    #[must_use]
    pub fn new(board: &Board, cursor: Place, (columns, rows): (u16, u16), (least, gap): (u16, u16)) -> Self {
        let lanes = board.lanes.len().max(1);
        let room = usize::from((columns + gap) / (least + gap)).max(1);
        let count = room.min(lanes);
        let width = (columns + gap) / u16::try_from(count).unwrap_or(u16::MAX);
        let height = usize::from(rows);
        let tallest = |headings| board.lanes.iter().map(|lane| lane.rows(headings).len()).max().unwrap_or(0);
        let headings = tallest(true) <= height;
        let all = tallest(headings);
        let row = board.lanes.get(cursor.lane).map_or(0, |lane| {
            let above = lane.rows.iter().take(cursor.row);
            above.filter(|row| headings || matches!(row, Row::Cell(_))).count()
        });
        Self {
            first: cursor.lane.saturating_sub(count / 2).min(lanes - count),
            count,
            width: width.saturating_sub(gap).clamp(1, WIDEST),
            gap,
            headings,
            // The row after the cursor is seen as well, where there is room for more than the cursor.
            top: (row + 1 + usize::from(height > 2)).saturating_sub(height).min(all.saturating_sub(height)),
            height,
        }
    }

    /// Columns from the left edge to the lane that is the `n`th shown.
    #[must_use]
    pub fn column(&self, n: usize) -> u16 {
        u16::try_from(n).unwrap_or(u16::MAX).saturating_mul(self.width + self.gap)
    }

    /// The rows of `lane` that are shown.
    #[must_use]
    pub fn rows(&self, board: &Board, lane: usize) -> Vec<Row> {
        let rows = board.lanes.get(lane).map(|lane| lane.rows(self.headings)).unwrap_or_default();
        rows.into_iter().skip(self.top).take(self.height).collect()
    }

    /// Whether rows of `lane` are hidden above and below.
    #[must_use]
    pub fn hidden(&self, board: &Board, lane: usize) -> (bool, bool) {
        let rows = board.lanes.get(lane).map_or(0, |lane| lane.rows(self.headings).len());
        (self.top > 0 && rows > 0, rows > self.top + self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::table::indices;
    use crate::insight::matrix::{Cell, Group, Section};

    /// Groups of so many cells in two sections each.
    fn board(sizes: &[usize]) -> Board {
        let mut next = indices(1000);
        let mut cells =
            |n: usize| next.by_ref().take(n).map(|competency| Cell { competency, weight: 1 }).collect::<Vec<_>>();
        let groups: Vec<Group> = sizes
            .iter()
            .enumerate()
            .map(|(number, size)| {
                let parts = [size / 2, size - size / 2];
                let sections =
                    parts.iter().enumerate().map(|(of, n)| Section { of: Some(of), cells: cells(*n) }).collect();
                Group { number, sections }
            })
            .collect();
        Board::new(&groups)
    }

    #[test]
    fn what_fits_is_shown_whole_with_its_headings() {
        let board = board(&[12, 14, 12, 5]);
        let grid = Grid::new(&board, Place { lane: 1, row: 3 }, (112, 16), (16, 2));
        assert_eq!((grid.first, grid.count, grid.top, grid.headings), (0, 4, 0, true));
        assert_eq!(grid.width, 26);
        assert!(grid.column(3) + grid.width <= 112);
        assert_eq!((0..4).map(|n| grid.rows(&board, n).len()).sum::<usize>(), 43 + 8);
    }

    #[test]
    fn headings_give_way_before_cells() {
        let board = board(&[12, 14]);
        let grid = Grid::new(&board, Place { lane: 0, row: 0 }, (80, 15), (16, 2));
        assert!(!grid.headings);
        assert_eq!((grid.top, grid.hidden(&board, 1)), (0, (false, false)));
    }

    #[test]
    fn the_cursor_is_seen_whatever_the_size_and_the_board() {
        for sizes in [&[12, 14, 12, 5][..], &[1], &[30, 30, 30, 30, 30, 30, 20], &[3, 40]] {
            let board = board(sizes);
            for (place, ix) in board.cells() {
                for size in [(112, 17), (76, 12), (38, 5), (16, 1), (4, 2), (190, 40)] {
                    let grid = Grid::new(&board, place, size, (13, 3));
                    assert!((grid.first..grid.first + grid.count).contains(&place.lane));
                    let seen = grid.rows(&board, place.lane);
                    assert!(seen.iter().any(|row| matches!(row, Row::Cell(cell) if cell.competency == ix)));
                    assert!(seen.len() <= usize::from(size.1));
                    assert!(grid.column(grid.count - 1) + grid.width <= size.0);
                }
            }
        }
    }
}
