//! The heads of the lanes of a matrix, which the Matrix and the coverage of a team have in common.

use ratatui::layout::Rect;

use super::grid::Grid;
use super::pen::{Pen, width};
use super::theme::Tone;
use crate::app::board::Board;
use crate::export::matrix_words;
use crate::framework::framework::Framework;
use crate::insight::matrix::Layout;

/// Draws the heads of the lanes: their names, the full ones where all of them fit, and whether rows are hidden above or below.
pub fn heads(framework: &Framework, layout: Layout, board: &Board, grid: &Grid, area: Rect, pen: &mut Pen<'_>) {
    let room = grid.width.saturating_sub(3);
    let names: Vec<_> = board.lanes.iter().map(|lane| matrix_words::group(framework, layout, lane.number)).collect();
    // One length of names for all.
    let full = names.iter().all(|(full, _)| width(full) <= room);
    let lanes = board.lanes.iter().zip(&names).enumerate().skip(grid.first).take(grid.count);
    for (n, (at, (lane, (long, short)))) in lanes.enumerate() {
        let x = area.x + grid.column(n);
        let name = if full { long } else { short };
        let name = if lane.goes_on { format!("{name}, on") } else { name.clone() };
        let used = pen.text(x + 1, area.y, grid.width.saturating_sub(1), &name, Tone::Strong);
        let more = match grid.hidden(board, at) {
            (false, false) => "",
            (true, false) => "↑",
            (false, true) => "↓",
            (true, true) => "↕",
        };
        if used + 3 <= grid.width {
            pen.text(x + used + 2, area.y, 1, more, Tone::Soft);
        }
    }
}
