//! A screen as text with the sequences that colour it (SGR): what `cat` shows in a terminal.

use ratatui::buffer::Buffer;
use ratatui::style::Color;

use super::piece::{Look, rows};

/// The sequence that ends every look.
const PLAIN: &str = "\x1b[0m";

/// The rows, each ended by a line feed and by the plain look, so that nothing after it is coloured.
#[must_use]
pub fn ansi(buf: &Buffer) -> String {
    let mut out = String::new();
    for row in rows(buf) {
        for run in row.chunk_by(|a, b| a.look == b.look) {
            let codes = run.first().map(|piece| codes(piece.look)).unwrap_or_default();
            if !codes.is_empty() {
                out.push_str(&format!("\x1b[{codes}m"));
            }
            run.iter().for_each(|piece| out.push_str(piece.symbol));
            if !codes.is_empty() {
                out.push_str(PLAIN);
            }
        }
        out.push('\n');
    }
    out
}

/// The numbers of a look, parted by semicolons; none for the plain one.
fn codes(look: Look) -> String {
    let mut codes = Vec::new();
    if look.bold {
        codes.push("1".to_owned());
    }
    if look.reversed {
        codes.push("7".to_owned());
    }
    codes.extend(colour(look.ink, 0));
    codes.extend(colour(look.ground, 10));
    codes.join(";")
}

/// The numbers of a colour; `shift` is 0 for the text and 10 for what is under it.
fn colour(colour: Color, shift: u8) -> Option<String> {
    let (base, fixed) = match colour {
        Color::Reset => return None,
        Color::Rgb(r, g, b) => return Some(format!("{};2;{r};{g};{b}", 38 + shift)),
        Color::Indexed(n) => return Some(format!("{};5;{n}", 38 + shift)),
        Color::Black => (30, 0),
        Color::Red => (30, 1),
        Color::Green => (30, 2),
        Color::Yellow => (30, 3),
        Color::Blue => (30, 4),
        Color::Magenta => (30, 5),
        Color::Cyan => (30, 6),
        Color::Gray => (30, 7),
        Color::DarkGray => (90, 0),
        Color::LightRed => (90, 1),
        Color::LightGreen => (90, 2),
        Color::LightYellow => (90, 3),
        Color::LightBlue => (90, 4),
        Color::LightMagenta => (90, 5),
        Color::LightCyan => (90, 6),
        Color::White => (90, 7),
    };
    Some((base + fixed + shift).to_string())
}
