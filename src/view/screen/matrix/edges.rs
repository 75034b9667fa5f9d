//! The edges of one cell in the graph laid out in columns: lines through the gutters between the lanes, and past lanes
//! in between on a row that they leave free. Pure.

use std::collections::BTreeMap;

const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// Columns of the gutter behind a lane.
pub const GUTTER: u16 = 3;

/// A lane as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its left edge.
    pub x: u16,
    /// Its width.
    pub width: u16,
    /// For each of its rows, the column after what is written there.
    pub ends: Vec<u16>,
}

impl Column {
    /// The middle of the gutter behind it.
    fn gutter(&self) -> u16 {
        self.x + self.width + GUTTER / 2
    }
}

/// A cell: its column and its row.
pub type Spot = (usize, usize);

/// Lines as a set of places, each with the sides on which it goes on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Net {
    places: BTreeMap<(u16, u16), u8>,
}

impl Net {
    /// Draws a line from a cell to one in a later column; says whether there was a way, which there is not where every
    /// one of the `height` rows is taken in between.
    pub fn connect(&mut self, columns: &[Column], height: usize, from: Spot, to: Spot) -> bool {
        let (Some(first), Some(last)) = (columns.get(from.0), columns.get(to.0)) else { return false };
        let Some(before) = to.0.checked_sub(1).filter(|before| *before >= from.0).and_then(|n| columns.get(n)) else {
            return false;
        };
        let between = columns.get(from.0 + 1..to.0).unwrap_or_default();
        let way = if between.is_empty() {
            Some(to.1)
        } else {
            let free = |row: &usize| between.iter().all(|column| column.ends.len() <= *row);
            (0..height).filter(free).min_by_key(|row| row.abs_diff(from.1) + row.abs_diff(to.1))
        };
        let (Some(way), Some(end)) = (way, first.ends.get(from.1)) else { return false };
        let row = |row: usize| u16::try_from(row).unwrap_or(u16::MAX);
        let start = (end + 1).min(first.gutter() - 1);
        self.line(&[
            (start, row(from.1)),
            (first.gutter(), row(from.1)),
            (first.gutter(), row(way)),
            (before.gutter(), row(way)),
            (before.gutter(), row(to.1)),
            (last.x.saturating_sub(1), row(to.1)),
        ]);
        true
    }

    /// The glyphs, each with its column and row.
    pub fn glyphs(&self) -> impl Iterator<Item = (u16, u16, &'static str)> + '_ {
        self.places.iter().map(|((x, y), sides)| (*x, *y, glyph(*sides)))
    }

    /// A line through `points`, each beside or above the one before.
    fn line(&mut self, points: &[(u16, u16)]) {
        for pair in points.windows(2) {
            let [mut at, end] = *pair else { continue };
            while at != end {
                let (next, there, back) = match (at.0.cmp(&end.0), at.1.cmp(&end.1)) {
                    (std::cmp::Ordering::Less, _) => ((at.0 + 1, at.1), RIGHT, LEFT),
                    (std::cmp::Ordering::Greater, _) => ((at.0 - 1, at.1), LEFT, RIGHT),
                    (_, std::cmp::Ordering::Less) => ((at.0, at.1 + 1), DOWN, UP),
                    _ => ((at.0, at.1 - 1), UP, DOWN),
                };
                *self.places.entry(at).or_default() |= there;
                *self.places.entry(next).or_default() |= back;
                at = next;
            }
        }
    }
}

/// The glyph of a place that goes on to these sides.
fn glyph(sides: u8) -> &'static str {
    const ALL: [&str; 16] = [" ", "│", "│", "│", "─", "╯", "╮", "┤", "─", "╰", "╭", "├", "─", "┴", "┬", "┼"];
    ALL.get(usize::from(sides)).copied().unwrap_or(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lanes of five columns with so many rows, on a grid of dots, with what is connected.
    fn drawn(rows: &[usize], height: usize, edges: &[(Spot, Spot)]) -> (Vec<String>, Vec<bool>) {
        let columns: Vec<Column> = rows
            .iter()
            .enumerate()
            .map(|(n, rows)| Column { x: n as u16 * 8, width: 5, ends: vec![n as u16 * 8 + 3; *rows] })
            .collect();
        let mut net = Net::default();
        let found = edges.iter().map(|(from, to)| net.connect(&columns, height, *from, *to)).collect();
        let mut picture = vec![vec![' '; rows.len() * 8]; height];
        for column in &columns {
            for (y, end) in column.ends.iter().enumerate() {
                for x in column.x..*end {
                    picture[y][usize::from(x)] = 'x';
                }
            }
        }
        for (x, y, glyph) in net.glyphs() {
            let place = &mut picture[usize::from(y)][usize::from(x)];
            assert_eq!(*place, ' ', "a line never runs over what is written");
            *place = glyph.chars().next().unwrap();
        }
        (picture.iter().map(|row| row.iter().collect::<String>().trim_end().to_owned()).collect(), found)
    }

    #[test]
    fn neighbours_are_joined_through_the_gutter() {
        let (picture, found) = drawn(&[3, 2], 3, &[((0, 0), (1, 1)), ((0, 2), (1, 1)), ((0, 1), (1, 1))]);
        assert_eq!(found, [true; 3]);
        assert_eq!(picture, ["xxx ──╮ xxx", "xxx ──┼─xxx", "xxx ──╯"]);
    }

    #[test]
    fn a_long_edge_takes_the_nearest_row_that_is_free() {
        let (picture, found) = drawn(&[1, 2, 1], 4, &[((0, 0), (2, 0))]);
        assert_eq!(found, [true]);
        assert_eq!(
            picture,
            [
                "xxx ──╮ xxx     ╭─xxx".replace("xxx     ╭", "xxx   ╭"),
                "      │ xxx   │".to_owned(),
                "      ╰───────╯".to_owned(),
                String::new()
            ]
        );
    }

    #[test]
    fn where_no_row_is_free_there_is_no_line() {
        assert_eq!(drawn(&[1, 2, 1], 2, &[((0, 0), (2, 0))]).1, [false]);
    }

    #[test]
    fn nothing_is_joined_backwards_or_to_what_is_not_there() {
        let edges = [((1, 0), (0, 0)), ((0, 0), (0, 0)), ((0, 0), (5, 0)), ((0, 9), (1, 0))];
        assert_eq!(drawn(&[1, 1], 2, &edges).1, [false; 4]);
    }
}
