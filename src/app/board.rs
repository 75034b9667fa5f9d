//! The cells of the matrix as they stand side by side: lanes of rows, and the way of a cursor among them. Pure, and the
//! same at every size of the terminal.

use crate::app::action::Action;
use crate::framework::table::Ix;
use crate::insight::matrix::{Cell, Group};

/// A group with more cells than this gets as many lanes as it needs.
pub const TALL: usize = 16;

/// How far the page keys go, in rows.
const PAGE: usize = 8;

/// A row of a lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The heading of an area or a domain.
    Heading(usize),
    /// A competency.
    Cell(Cell),
}

impl Row {
    /// The cell, where it is one.
    #[must_use]
    pub fn cell(self) -> Option<Cell> {
        match self {
            Self::Cell(cell) => Some(cell),
            Self::Heading(_) => None,
        }
    }
}

/// A group, or a part of one that is too tall for a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The number of the group.
    pub number: usize,
    /// Whether it goes on from the lane before.
    pub goes_on: bool,
    /// Its rows. A heading is never the last.
    pub rows: Vec<Row>,
}

impl Lane {
    /// Its rows, without the headings where those are not asked for.
    #[must_use]
    pub fn rows(&self, headings: bool) -> Vec<Row> {
        self.rows.iter().copied().filter(|row| headings || matches!(row, Row::Cell(_))).collect()
    }
}

/// Where a cell is: its lane, and its row there with headings counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The lane.
    pub lane: usize,
    /// The row.
    pub row: usize,
}

/// The lanes from left to right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// The lanes; none is empty.
    pub lanes: Vec<Lane>,
}

impl Board {
    /// Lays out `groups`.
    #[must_use]
    pub fn new(groups: &[Group]) -> Self {
        let mut lanes = Vec::new();
        for group in groups {
            let count = group.cells().count();
            // Lanes of one group are as even as can be.
            let most = count.div_ceil(count.div_ceil(TALL).max(1)).max(1);
            let mut lane = Lane { number: group.number, goes_on: false, rows: Vec::new() };
            let mut held = 0;
            for section in &group.sections {
                let heading = section.of.map(Row::Heading);
                lane.rows.extend(heading);
                for (n, cell) in section.cells.iter().enumerate() {
                    if held == most {
                        let next = Lane { number: group.number, goes_on: true, rows: Vec::new() };
                        let mut full = std::mem::replace(&mut lane, next);
                        full.rows.pop_if(|row| n == 0 && matches!(row, Row::Heading(_)));
                        lane.rows.extend(heading);
                        lanes.push(full);
                        held = 0;
                    }
                    lane.rows.push(Row::Cell(*cell));
                    held += 1;
                }
            }
            lanes.push(lane);
        }
        lanes.retain(|lane| !lane.rows.is_empty());
        Self { lanes }
    }

    /// All cells, lane by lane.
    pub fn cells(&self) -> impl Iterator<Item = (Place, Ix)> {
        self.lanes.iter().enumerate().flat_map(|(lane, held)| {
            let cells = held.rows.iter().enumerate();
            cells.filter_map(move |(row, what)| Some((Place { lane, row }, what.cell()?.competency)))
        })
    }

    /// Where `ix` is.
    #[must_use]
    pub fn find(&self, ix: Ix) -> Option<Place> {
        self.cells().find(|(_, other)| *other == ix).map(|(place, _)| place)
    }

    /// The cell of `lane` nearest to `row`.
    #[must_use]
    pub fn nearest(&self, lane: usize, row: usize) -> Option<Ix> {
        let cells = self.cells().filter(|(place, _)| place.lane == lane);
        cells.min_by_key(|(place, _)| place.row.abs_diff(row)).map(|(_, ix)| ix)
    }

    /// Where `action` takes a cursor on `ix`; none where it is no movement or there is nothing on that side. `row` is
    /// the row that it set out from when it went sideways before.
    #[must_use]
    pub fn moved(&self, ix: Ix, row: Option<usize>, action: Action) -> Option<Ix> {
        let at = self.find(ix)?;
        let beside = row.unwrap_or(at.row);
        let column: Vec<(Place, Ix)> = self.cells().filter(|(place, _)| place.lane == at.lane).collect();
        let here = column.iter().position(|(place, _)| *place == at)?;
        let down = |by: usize| (here + by).min(column.len().saturating_sub(1));
        let to = match action {
            Action::Left => return self.nearest(at.lane.checked_sub(1)?, beside),
            Action::Right => return self.nearest(at.lane + 1, beside),
            Action::Top => return self.cells().next().map(|(_, ix)| ix),
            Action::Bottom => return self.cells().last().map(|(_, ix)| ix),
            // From an end of a lane it goes on at the nearest end of the next.
            Action::Up if here == 0 => {
                let lane = at.lane.checked_sub(1)?;
                return self.nearest(lane, usize::MAX);
            }
            Action::Down if here + 1 == column.len() => return self.nearest(at.lane + 1, 0),
            Action::Up => here - 1,
            Action::Down => here + 1,
            Action::PageUp => here.saturating_sub(PAGE),
            Action::PageDown => down(PAGE),
            _ => return None,
        };
        column.get(to).map(|(_, ix)| *ix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::table::indices;
    use crate::insight::matrix::Section;

    /// Groups with sections of so many cells.
    fn groups(sizes: &[&[usize]]) -> Vec<Group> {
        let mut next = indices(1000);
        let mut section = |(of, count): (usize, &usize)| Section {
            of: Some(of),
            cells: next.by_ref().take(*count).map(|competency| Cell { competency, weight: 1 }).collect(),
        };
        let group = |(number, sizes): (usize, &&[usize])| Group {
            number,
            sections: sizes.iter().enumerate().map(&mut section).collect(),
        };
        sizes.iter().enumerate().map(group).collect()
    }

    fn numbers(board: &Board) -> Vec<usize> {
        board.cells().map(|(_, ix)| ix.number()).collect()
    }

    #[test]
    fn a_lane_holds_a_group_and_a_tall_group_takes_even_lanes() {
        let board = Board::new(&groups(&[&[2, 3], &[10, 15], &[1]]));
        let shape: Vec<_> = board.lanes.iter().map(|l| (l.number, l.goes_on, l.rows(false).len())).collect();
        assert_eq!(shape, [(0, false, 5), (1, false, 13), (1, true, 12), (2, false, 1)]);
        assert!(numbers(&board).into_iter().eq(0..31), "every cell once and in order");
        // What is broken over two lanes has its heading in both.
        assert_eq!(board.lanes[2].rows[0], Row::Heading(1));
    }

    #[test]
    fn no_heading_stands_at_the_foot_of_a_lane() {
        let board = Board::new(&groups(&[&[10, 10]]));
        assert_eq!(board.lanes.len(), 2);
        assert!(board.lanes.iter().all(|lane| matches!(lane.rows.last(), Some(Row::Cell(_)))));
        assert_eq!(board.lanes[0].rows.len(), 11);
        assert_eq!(board.lanes[1].rows[0], Row::Heading(1));
        assert_eq!(board.lanes[1].rows.len(), 11);
    }

    #[test]
    fn any_number_of_cells_is_laid_out_whole() {
        for count in 0..70 {
            let board = Board::new(&groups(&[&[count], &[count / 2, count / 3]]));
            assert!(numbers(&board).into_iter().eq(0..count + count / 2 + count / 3), "{count}");
            assert!(board.lanes.iter().all(|lane| lane.rows(false).len() <= TALL), "{count}");
        }
    }

    #[test]
    fn the_cursor_goes_to_what_is_beside_it_and_stays_on_the_board() {
        let board = Board::new(&groups(&[&[4], &[1], &[2, 2]]));
        let at = |n: usize| board.cells().nth(n).unwrap().1;
        let moved = |n: usize, action| board.moved(at(n), None, action).map(Ix::number);
        assert_eq!(moved(3, Action::Right), Some(4), "the nearest of a shorter lane");
        assert_eq!(board.moved(at(4), Some(4), Action::Right).map(Ix::number), Some(7), "its row is remembered");
        assert_eq!(moved(0, Action::Left), None);
        assert_eq!(moved(8, Action::Right), None);
        assert_eq!(moved(0, Action::Up), None);
        assert_eq!(moved(8, Action::Down), None);
        assert_eq!((moved(3, Action::Down), moved(4, Action::Up)), (Some(4), Some(3)));
        assert_eq!((moved(6, Action::Top), moved(2, Action::Bottom)), (Some(0), Some(8)));
        assert_eq!((moved(0, Action::PageDown), moved(8, Action::PageUp)), (Some(3), Some(5)));
        assert_eq!(moved(0, Action::Copy), None);
        assert_eq!(Board::default().moved(at(0), None, Action::Down), None);
    }

    #[test]
    fn down_from_the_first_cell_passes_every_cell() {
        let board = Board::new(&groups(&[&[3, 1], &[20], &[2]]));
        let mut at = board.cells().next().unwrap().1;
        let mut passed = vec![at.number()];
        while let Some(next) = board.moved(at, None, Action::Down) {
            passed.push(next.number());
            at = next;
        }
        assert!(passed.into_iter().eq(0..26));
    }
}
