//! A drawn screen as two planes: what it says, and in which tone.

use opsarc::view::theme::TONES;
use ratatui::buffer::{Buffer, Cell};
use unicode_width::UnicodeWidthStr;

use super::play::THEME;

/// The rows as text, without the blanks at their ends.
pub fn text(buf: &Buffer) -> Vec<String> {
    rows(buf, |cell| cell.symbol().to_owned())
}

/// The rows in tones: each cell the letter of its tone, `.` for none, `?` for a look that no tone has.
pub fn tones(buf: &Buffer) -> Vec<String> {
    rows(buf, |cell| tone(cell).to_string())
}

/// Both planes, one above the other.
pub fn both(buf: &Buffer) -> String {
    format!("{}\n----\n{}", text(buf).join("\n"), tones(buf).join("\n"))
}

/// The letter of the tone of `cell`. A blank that is not reversed looks alike in every tone.
pub fn tone(cell: &Cell) -> char {
    let reversed = cell.modifier.contains(ratatui::style::Modifier::REVERSED);
    if cell.symbol().trim().is_empty() && !reversed {
        return ' ';
    }
    let plain = cell.fg == ratatui::style::Color::Reset && cell.modifier.is_empty();
    let found = TONES.iter().find(|(tone, _)| {
        let style = THEME.style(*tone);
        style.fg == Some(cell.fg) && style.add_modifier == cell.modifier
    });
    match found {
        Some((_, letter)) => *letter,
        None if plain => '.',
        None => '?',
    }
}

fn rows(buf: &Buffer, show: impl Fn(&Cell) -> String) -> Vec<String> {
    let area = buf.area;
    let mut rows = Vec::new();
    for y in area.top()..area.bottom() {
        let mut row = String::new();
        let mut x = area.left();
        while x < area.right() {
            let cell = &buf[(x, y)];
            row.push_str(&show(cell));
            // A wide character covers the cell after it.
            x += cell.symbol().width().max(1) as u16;
        }
        rows.push(row.trim_end().to_owned());
    }
    rows
}
