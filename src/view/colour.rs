//! Where a colour stands in the terminal's palette.

use ratatui::style::Color;

/// The place of a colour among the terminal's 256, of which the first sixteen have names; none where it has no place
/// there: the terminal's own colour, and one given by its parts.
#[must_use]
pub fn place(colour: Color) -> Option<u8> {
    match colour {
        Color::Reset | Color::Rgb(..) => None,
        Color::Indexed(index) => Some(index),
        Color::Black => Some(0),
        Color::Red => Some(1),
        Color::Green => Some(2),
        Color::Yellow => Some(3),
        Color::Blue => Some(4),
        Color::Magenta => Some(5),
        Color::Cyan => Some(6),
        Color::Gray => Some(7),
        Color::DarkGray => Some(8),
        Color::LightRed => Some(9),
        Color::LightGreen => Some(10),
        Color::LightYellow => Some(11),
        Color::LightBlue => Some(12),
        Color::LightMagenta => Some(13),
        Color::LightCyan => Some(14),
        Color::White => Some(15),
    }
}
