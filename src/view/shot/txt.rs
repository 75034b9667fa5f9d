//! A screen as plain text: what can be read, without its colours.

use ratatui::buffer::Buffer;

use super::piece::rows;

/// The rows, each ended by a line feed.
#[must_use]
pub fn txt(buf: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buf) {
        row.iter().for_each(|piece| out.push_str(piece.symbol));
        out.push('\n');
    }
    out
}
