//! Rows of a table where there is room for one, and points of a list where there is not; and whatever text within the
//! columns there are.

use super::wrap::{broken, hang, pad, width, wrap};
use unicode_width::UnicodeWidthStr;

/// From how many columns on a table is written.
pub const TABLE: usize = 60;

/// Whether a table that needs `least` columns is written; a list stands for it otherwise.
#[must_use]
pub fn table(least: usize) -> bool {
    width() >= least.max(TABLE)
}

/// The columns of a cell that would take `wanted`, where the rest of its row takes `others`.
#[must_use]
pub fn room(wanted: usize, others: usize) -> usize {
    wanted.min(width().saturating_sub(others)).max(1)
}

/// A row: `left`, the words of `cell` in a column of `room`, and `right` behind its first line.
pub fn row(out: &mut String, left: &str, cell: &str, room: usize, right: &str) {
    let lines = broken(cell, room);
    let first = lines.first().map_or("", |line| line);
    out.push_str(format!("{left}{}{right}", pad(first, room)).trim_end());
    out.push('\n');
    for line in lines.iter().skip(1) {
        out.push_str(&format!("{}{line}\n", " ".repeat(left.width())));
    }
}

/// A point of a list that stands for a row.
pub fn point(out: &mut String, text: &str) {
    hang(out, "  - ", text);
}

/// `text` with each line that is too long for the columns there are broken between its words, and set in as it was.
#[must_use]
pub fn within(text: &str) -> String {
    if text.lines().all(|line| line.width() <= width()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        if line.width() <= width() {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        let indent = " ".repeat(line.len() - line.trim_start().len());
        // What goes on stands a little deeper, so that the next line is told from it.
        let deeper = format!("{indent}  ");
        let mut lead = indent.as_str();
        for piece in wrap(line, width().saturating_sub(deeper.len())) {
            out.push_str(&format!("{lead}{piece}\n"));
            lead = &deeper;
        }
    }
    if !text.ends_with('\n') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::wrap::write_within;

    #[test]
    fn a_row_keeps_its_words_whole_and_its_ends_beside_the_first_line() {
        let mut out = String::new();
        row(&mut out, "1 ", "one two three", 8, "  end");
        assert_eq!(out, "1 one two   end\n  three\n");
    }

    #[test]
    fn a_line_that_is_too_long_goes_on_a_little_deeper() {
        write_within(40);
        assert_eq!(width(), 40);
        assert!(!table(0));
        let long = format!("  {}\nshort", "words ".repeat(9));
        let told = within(&long);
        assert!(told.lines().all(|line| line.width() <= 40), "{told}");
        assert!(told.lines().nth(1).is_some_and(|line| line.starts_with("    words")), "{told}");
        assert!(told.ends_with("\nshort"));
        write_within(200);
        assert_eq!(width(), 80, "more than that is hard to read");
        assert_eq!(within(&long), long);
    }
}
