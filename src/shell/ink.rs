//! Cells as bytes for the terminal: where they stand, how they look, what they say.
//!
//! A first frame is more than a thousand cells. The terminal library formats each of them in several steps and ends every
//! batch with four sequences; here a cell costs its symbol, and one sequence where the look changes.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::view::colour::place;

/// The attributes with their codes.
const ATTRIBUTES: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// What a cell looks like, whatever it says.
type Look = (Color, Color, Modifier);

/// The look of a terminal to which nothing was said.
const PLAIN: Look = (Color::Reset, Color::Reset, Modifier::empty());

/// A terminal's cursor and look while cells are written.
#[derive(Debug)]
pub struct Ink<'a> {
    bytes: &'a mut Vec<u8>,
    look: Look,
    /// Column and row after the last cell; none before the first.
    after: Option<(u16, u16)>,
}

impl<'a> Ink<'a> {
    /// Writes to the end of `bytes`, for a terminal of plain look whose cursor may be anywhere.
    #[must_use]
    pub fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self { bytes, look: PLAIN, after: None }
    }

    /// Writes a cell at a column and a row, both from 0.
    pub fn cell(&mut self, (x, y): (u16, u16), cell: &Cell) {
        if self.after != Some((x, y)) {
            self.bytes.extend_from_slice(b"\x1b[");
            self.number(u32::from(y) + 1);
            self.bytes.push(b';');
            self.number(u32::from(x) + 1);
            self.bytes.push(b'H');
        }
        self.after = Some((x.saturating_add(1), y));
        let look = (cell.fg, cell.bg, cell.modifier);
        if look != self.look {
            self.put_on(look);
        }
        match cell.symbol().as_bytes() {
            [one] => self.bytes.push(*one),
            more => self.bytes.extend_from_slice(more),
        }
    }

    /// Writes a sequence that moves no cursor and changes no look.
    pub fn mark(&mut self, sequence: &str) {
        self.bytes.extend_from_slice(sequence.as_bytes());
    }

    /// Leaves the terminal with a plain look.
    pub fn end(self) {
        if self.look != PLAIN {
            self.bytes.extend_from_slice(b"\x1b[m");
        }
    }

    /// Changes the look. Only what an attribute adds can be added to the look before; what takes one away begins anew.
    fn put_on(&mut self, look: Look) {
        let (fg, bg, modifier) = look;
        self.bytes.extend_from_slice(b"\x1b[");
        let mut from = self.look;
        if !modifier.contains(from.2) {
            self.bytes.push(b'0');
            from = PLAIN;
            // The parameters that follow are set off by what ends each of them.
            self.bytes.push(b';');
        }
        for (attribute, code) in ATTRIBUTES {
            if modifier.difference(from.2).contains(attribute) {
                self.bytes.extend_from_slice(&[b'0' + code, b';']);
            }
        }
        if fg != from.0 {
            self.colour(30, fg);
        }
        if bg != from.1 {
            self.colour(40, bg);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last = b'm';
        }
        self.look = look;
    }

    /// Sets a colour: of the letters from code 30 on, of the ground from 40 on.
    fn colour(&mut self, base: u32, colour: Color) {
        let parts: [Option<u32>; 5] = match (colour, place(colour)) {
            (Color::Rgb(r, g, b), _) => [Some(base + 8), Some(2), Some(r.into()), Some(g.into()), Some(b.into())],
            (_, Some(index)) => [Some(base + 8), Some(5), Some(index.into()), None, None],
            (_, None) => [Some(base + 9), None, None, None, None],
        };
        for part in parts.into_iter().flatten() {
            self.number(part);
            self.bytes.push(b';');
        }
    }

    fn number(&mut self, number: u32) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.bytes.push(b'0' + (number % 10) as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::backend::{Backend, CrosstermBackend};
    use ratatui::style::Style;

    const COLOURS: [Color; 22] = [
        Color::Reset,
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
        Color::Indexed(0),
        Color::Indexed(79),
        Color::Indexed(255),
        Color::Rgb(0, 9, 10),
        Color::Rgb(255, 100, 99),
    ];

    fn cell(symbol: &str, (fg, bg, modifier): Look) -> Cell {
        let mut cell = Cell::EMPTY;
        cell.set_symbol(symbol).set_style(Style::new().fg(fg).bg(bg).add_modifier(modifier));
        cell
    }

    fn written(cells: &[((u16, u16), Cell)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut ink = Ink::new(&mut bytes);
        for (place, cell) in cells {
            ink.cell(*place, cell);
        }
        ink.end();
        bytes
    }

    fn by_the_library(cells: &[((u16, u16), Cell)]) -> Vec<u8> {
        crossterm::style::force_color_output(true);
        let mut bytes = Vec::new();
        let mut backend = CrosstermBackend::new(&mut bytes);
        backend.draw(cells.iter().map(|((x, y), cell)| (*x, *y, cell))).unwrap();
        bytes
    }

    fn screen(bytes: &[u8]) -> vt100::Parser {
        let mut parser = vt100::Parser::new(12.try_into().unwrap(), 60.try_into().unwrap(), 0);
        parser.process(bytes);
        parser
    }

    /// What a terminal shows after `cells`, and how it would show the next letter.
    fn shown(bytes: &[u8]) -> (String, String) {
        let mut parser = screen(bytes);
        let after = parser.screen().attributes_formatted();
        parser.process(b"\x1b[12;60H");
        (parser.screen().contents_formatted(), after)
    }

    #[test]
    fn the_terminal_shows_what_the_library_would_have_it_show() {
        // Every look after every other of a set in which each colour, each attribute and several together occur.
        let attributes = ATTRIBUTES.map(|(attribute, _)| attribute);
        let several = Modifier::BOLD | Modifier::REVERSED | Modifier::UNDERLINED;
        let modifiers = [&[Modifier::empty(), several, Modifier::BOLD | Modifier::DIM][..], &attributes].concat();
        let looks: Vec<Look> = (0..COLOURS.len().max(modifiers.len()) * 2)
            .map(|n| (COLOURS[n % COLOURS.len()], COLOURS[n * 7 % COLOURS.len()], modifiers[n % modifiers.len()]))
            .collect();
        for a in &looks {
            for b in &looks {
                let cells = [((0, 0), cell("a", *a)), ((1, 0), cell("b", *b)), ((2, 0), cell("c", PLAIN))];
                assert_eq!(shown(&written(&cells)), shown(&by_the_library(&cells)), "{a:?} then {b:?}");
            }
        }
    }

    #[test]
    fn cells_stand_where_they_belong() {
        let look = (Color::Indexed(79), Color::Reset, Modifier::BOLD);
        let cells = [
            ((0, 0), cell("x", PLAIN)),
            ((1, 0), cell("y", look)),
            ((5, 0), cell("世", look)),
            ((7, 0), cell("z", PLAIN)),
            ((0, 1), cell("e\u{301}", look)),
            ((59, 11), cell("⣀", PLAIN)),
            ((9, 9), cell("q", PLAIN)),
            ((10, 9), cell("r", PLAIN)),
        ];
        assert_eq!(shown(&written(&cells)), shown(&by_the_library(&cells)));
        assert!(written(&cells).len() < by_the_library(&cells).len());
    }

    #[test]
    fn what_changes_is_said_once_and_nothing_stays_behind() {
        let look = (Color::Indexed(79), Color::Reset, Modifier::BOLD);
        let cells = [((3, 1), cell("a", look)), ((4, 1), cell("b", look)), ((5, 1), cell("c", PLAIN))];
        assert_eq!(String::from_utf8(written(&cells)).unwrap(), "\x1b[2;4H\x1b[1;38;5;79mab\x1b[0mc");
        assert_eq!(written(&cells[..1]), b"\x1b[2;4H\x1b[1;38;5;79ma\x1b[m");
        assert_eq!(written(&[]), b"");
        // The emulator of the tests knows neither blinking nor hiding nor crossing out.
        for (attribute, code) in ATTRIBUTES {
            let cells = [((0, 0), cell("a", (Color::Reset, Color::Reset, attribute)))];
            assert_eq!(String::from_utf8(written(&cells)).unwrap(), format!("\x1b[1;1H\x1b[{code}ma\x1b[m"));
        }
        let last = [((u16::MAX, u16::MAX), cell("a", PLAIN))];
        assert_eq!(written(&last), b"\x1b[65536;65536Ha");
    }
}
