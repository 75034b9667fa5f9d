//! The cells that a screen is drawn into.
//!
//! A cell of the terminal library is a string, two colours and more: 40 bytes that are compared part by part, and a frame
//! has thousands of them. Here a cell is one number. So to compare a row, to empty a frame and to write a letter are as
//! little work as they can be, and what a key touches is less than half as large.

use std::collections::BTreeMap;

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use crate::export::measure;

/// The first bit of each part of a cell: the bytes of its symbol, its two colours, its modifier.
const SYMBOL: u32 = 96;
const FG: u32 = 64;
const BG: u32 = 32;

/// The bits of one part.
const PART: u128 = u32::MAX as u128;

/// The symbol of which there is more than a cell holds; as bytes it would be no text.
const LONG: u32 = u32::MAX;

/// The colours that have no number of their own, each with its place here.
const NAMED: [Color; 17] = [
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
];

/// One cell: what it says and how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell(u128);

impl Cell {
    /// A cell of an empty screen.
    pub const BLANK: Self = Self((b' ' as u128) << SYMBOL);

    /// The cell as a number; equal cells have equal ones, but for long symbols.
    #[must_use]
    pub fn number(self) -> u128 {
        self.0
    }

    /// The cell that this is the number of.
    #[must_use]
    pub fn of(number: u128) -> Self {
        Self(number)
    }

    /// Whether its symbol is too long for it, and kept beside the cells.
    #[must_use]
    pub fn is_long(self) -> bool {
        self.symbol_bits() == LONG
    }

    /// The symbol, written into `room`; empty where it is long.
    #[must_use]
    pub fn symbol(self, room: &mut [u8; 4]) -> &str {
        *room = self.symbol_bits().to_be_bytes();
        let from = room.iter().position(|byte| *byte != 0).unwrap_or(room.len());
        room.get(from..).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Whether its symbol is one letter of ASCII.
    #[must_use]
    pub fn is_ascii(self) -> bool {
        self.symbol_bits() < 0x80
    }

    /// The colours of the letter and of the ground, and the modifier.
    #[must_use]
    pub fn look(self) -> (Color, Color, Modifier) {
        (colour(self.part(FG)), colour(self.part(BG)), Modifier::from_bits_truncate(self.0 as u16))
    }

    fn symbol_bits(self) -> u32 {
        self.part(SYMBOL)
    }

    fn part(self, at: u32) -> u32 {
        (self.0 >> at) as u32
    }
}

/// A colour as a number; the default colour is 0.
fn number(colour: Color) -> u32 {
    match colour {
        Color::Indexed(index) => 0x100 | u32::from(index),
        Color::Rgb(r, g, b) => u32::from_be_bytes([1, r, g, b]),
        named => NAMED.iter().position(|other| *other == named).map_or(0, |at| at as u32),
    }
}

/// The colour that this is the number of.
fn colour(number: u32) -> Color {
    let [kind, r, g, b] = number.to_be_bytes();
    match (kind, g) {
        (1, _) => Color::Rgb(r, g, b),
        (_, 1) => Color::Indexed(b),
        _ => NAMED.get(usize::from(b)).copied().unwrap_or(Color::Reset),
    }
}

/// A character as the bits of a symbol: its bytes, the last of them last.
fn bits(c: char) -> u32 {
    if c.is_ascii() {
        return u32::from(c);
    }
    let mut bytes = [0; 4];
    let missing = 4 - c.encode_utf8(&mut bytes).len() as u32;
    u32::from_be_bytes(bytes) >> (8 * missing)
}

/// What a style does to a cell that is written over: what of it stays, and what comes to it.
#[derive(Debug, Clone, Copy)]
struct Brush {
    stays: u128,
    comes: u128,
}

impl Brush {
    fn new(style: Style) -> Self {
        let mut brush = Self { stays: !(PART << SYMBOL), comes: 0 };
        for (given, at) in [(style.fg, FG), (style.bg, BG)] {
            if let Some(given) = given {
                brush.stays &= !(PART << at);
                brush.comes |= u128::from(number(given)) << at;
            }
        }
        brush.stays &= !u128::from(style.sub_modifier.bits());
        brush.comes |= u128::from(style.add_modifier.difference(style.sub_modifier).bits());
        brush
    }

    fn write(self, cell: &mut u128, symbol: u32) {
        *cell = (*cell & self.stays) | self.comes | (u128::from(symbol) << SYMBOL);
    }
}

/// The cells of an area, row by row.
#[derive(Debug, Clone)]
pub struct Canvas {
    area: Rect,
    cells: Vec<u128>,
    /// The symbols that are too long for a cell, by its place in the row of all.
    long: BTreeMap<usize, Box<str>>,
}

impl Canvas {
    /// An empty one.
    #[must_use]
    pub fn new(area: Rect) -> Self {
        Self { area, cells: vec![Cell::BLANK.0; area.area() as usize], long: BTreeMap::new() }
    }

    /// Where it lies.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.area
    }

    /// The numbers of all cells, row by row.
    #[must_use]
    pub fn numbers(&self) -> &[u128] {
        &self.cells
    }

    /// The symbols that are too long for their cells. There may be some of cells that say something else by now.
    #[must_use]
    pub fn long(&self) -> &BTreeMap<usize, Box<str>> {
        &self.long
    }

    /// Column and row of the cell at this place.
    #[must_use]
    pub fn place(&self, at: usize) -> (u16, u16) {
        let columns = usize::from(self.area.width).max(1);
        (self.area.x + (at % columns) as u16, self.area.y + (at / columns) as u16)
    }

    /// The place of the cell at a column and a row; none outside.
    #[must_use]
    pub fn index(&self, x: u16, y: u16) -> Option<usize> {
        let inside = self.area.contains((x, y).into());
        inside.then(|| usize::from(y - self.area.y) * usize::from(self.area.width) + usize::from(x - self.area.x))
    }

    /// Empties it.
    pub fn reset(&mut self) {
        self.cells.fill(Cell::BLANK.0);
        self.long.clear();
    }

    /// Empties an area, as far as it lies here.
    pub fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.area);
        for y in area.top()..area.bottom() {
            self.row(area.x, y, usize::from(area.width)).fill(Cell::BLANK.0);
        }
    }

    /// Writes text of which each character takes one column ([`measure::count`]): `columns` of them, which
    /// must have room in the row.
    pub fn letters(&mut self, x: u16, y: u16, columns: usize, text: &str, style: Style) {
        let brush = Brush::new(style);
        let row = self.row(x, y, columns);
        if text.len() == columns {
            for (cell, byte) in row.iter_mut().zip(text.bytes()) {
                brush.write(cell, u32::from(byte));
            }
        } else {
            for (cell, c) in row.iter_mut().zip(text.chars()) {
                brush.write(cell, bits(c));
            }
        }
    }

    /// Writes one character that takes one column.
    pub fn letter(&mut self, x: u16, y: u16, c: char, style: Style) {
        self.run(x, y, 1, c, style);
    }

    /// Writes one such character into so many cells, which must have room in the row.
    pub fn run(&mut self, x: u16, y: u16, columns: u16, c: char, style: Style) {
        let (brush, symbol) = (Brush::new(style), bits(c));
        self.row(x, y, usize::from(columns)).iter_mut().for_each(|cell| brush.write(cell, symbol));
    }

    /// Writes any text, as far as it has room; returns the column after it.
    pub fn string(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        self.string_within(x, y, text, usize::MAX, style)
    }

    /// Writes any text within so many columns, as the library's own buffer does; returns the column after it.
    pub fn string_within(&mut self, x: u16, y: u16, text: &str, columns: usize, style: Style) -> u16 {
        let room = self.area.right().saturating_sub(x).min(columns.try_into().unwrap_or(u16::MAX));
        if let Some(count) = measure::count(text).filter(|count| *count <= usize::from(room)) {
            self.letters(x, y, count, text, style);
            return x + count as u16;
        }
        let brush = Brush::new(style);
        let (mut x, end) = (x, x.saturating_add(room));
        for symbol in text.graphemes(true).filter(|symbol| !symbol.contains(char::is_control)) {
            let wide = symbol.cell_width();
            if wide == 0 {
                continue;
            }
            if wide > end - x {
                break;
            }
            let Some(at) = self.index(x, y) else { break };
            let short = symbol.len() <= 4;
            if let [cell, covered @ ..] = self.row(x, y, usize::from(wide)) {
                let bytes = symbol.bytes().fold(0, |sum, byte| sum << 8 | u32::from(byte));
                brush.write(cell, if short { bytes } else { LONG });
                covered.fill(Cell::BLANK.0);
            }
            if !short {
                self.long.insert(at, symbol.into());
            }
            x += wide;
        }
        x
    }

    /// Puts another character in the place of each single one beyond ASCII for which `other` has one.
    pub fn respell(&mut self, other: impl Fn(char) -> Option<char>) {
        for number in self.cells.iter_mut().filter(|number| !Cell(**number).is_ascii()) {
            let mut room = [0; 4];
            let mut chars = Cell(*number).symbol(&mut room).chars();
            let (first, rest) = (chars.next(), chars.next());
            if let Some(c) = first.filter(|_| rest.is_none()).and_then(&other) {
                Brush::new(Style::new()).write(number, bits(c));
            }
        }
    }

    /// A copy of an area in the library's own form: for its widgets, and for whoever reads a frame.
    #[must_use]
    pub fn lent(&self, area: Rect) -> Buffer {
        let area = area.intersection(self.area);
        let mut buf = Buffer::empty(area);
        for (place, cell) in area.positions().zip(&mut buf.content) {
            let Some(at) = self.index(place.x, place.y) else { continue };
            let own = Cell(self.cells.get(at).copied().unwrap_or(Cell::BLANK.0));
            let long = self.long.get(&at).filter(|_| own.is_long()).map(AsRef::as_ref);
            let mut room = [0; 4];
            cell.set_symbol(long.unwrap_or_else(|| own.symbol(&mut room)));
            (cell.fg, cell.bg, cell.modifier) = own.look();
        }
        buf
    }

    /// Takes in what a widget of the library drew.
    pub fn take(&mut self, buf: &Buffer) {
        for (place, cell) in buf.area.positions().zip(&buf.content) {
            let style = Style::new().fg(cell.fg).bg(cell.bg).add_modifier(cell.modifier);
            self.clear(Rect::new(place.x, place.y, 1, 1));
            let Some(at) = self.index(place.x, place.y) else { continue };
            let symbol = cell.symbol();
            let short = symbol.len() <= 4;
            let bytes = symbol.bytes().fold(0, |sum, byte| sum << 8 | u32::from(byte));
            if let Some(own) = self.cells.get_mut(at) {
                Brush::new(style).write(own, if short { bytes } else { LONG });
            }
            if !short {
                self.long.insert(at, symbol.into());
            }
        }
    }

    /// So many cells of a row from this one on; none where they are not all here.
    fn row(&mut self, x: u16, y: u16, columns: usize) -> &mut [u128] {
        let room = usize::from(self.area.right().saturating_sub(x));
        let from = self.index(x, y).filter(|_| columns <= room);
        from.and_then(|from| self.cells.get_mut(from..from + columns)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect::new(3, 2, 20, 4);

    fn styles() -> Vec<Style> {
        let mut styles: Vec<Style> = NAMED.iter().map(|named| Style::new().fg(*named)).collect();
        styles.extend([
            Style::new(),
            Style::new().fg(Color::Indexed(0)).bg(Color::Indexed(255)),
            Style::new().bg(Color::Rgb(0, 0, 0)),
            Style::new().fg(Color::Rgb(1, 2, 255)).add_modifier(Modifier::all()),
            Style::new().remove_modifier(Modifier::BOLD),
            Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED),
        ]);
        styles
    }

    const TEXTS: [&str; 12] = [
        "",
        "plain text",
        "é…▸⣀⣤█",
        "世界 wide 世界",
        "👨\u{200d}👩\u{200d}👧 e\u{301}",
        "a\u{1b}[2J\nb",
        "\u{301}lone",
        "longer than the row is, by far",
        "世世世世世世世世世世世世",
        "x",
        "ﾊﾞ",
        "🎉🇩🇪",
    ];

    #[test]
    fn text_is_written_as_the_library_writes_it_over_whatever_was_there() {
        let (mut own, mut theirs) = (Canvas::new(AREA), Buffer::empty(AREA));
        let styles = styles();
        for (n, text) in TEXTS.iter().cycle().take(TEXTS.len() * styles.len()).enumerate() {
            let (x, y) = (3 + (n * 7 % 20) as u16, 2 + (n % 4) as u16);
            let (columns, style) = (n % 23, styles[n % styles.len()]);
            let end = own.string_within(x, y, text, columns, style);
            assert_eq!((end, y), theirs.set_stringn(x, y, text, columns, style), "{text:?}");
            assert_eq!(own.lent(AREA), theirs, "{n}: {text:?}");
        }
    }

    #[test]
    fn letters_are_written_as_any_text_is() {
        for style in styles() {
            for text in TEXTS.iter().filter(|text| measure::count(text).is_some_and(|count| count <= 20)) {
                let (mut own, mut theirs) = (Canvas::new(AREA), Buffer::empty(AREA));
                let under = Style::new().bg(Color::Red).add_modifier(Modifier::BOLD);
                own.string(3, 3, "xxxxxxxxxx", under);
                theirs.set_string(3, 3, "xxxxxxxxxx", under);
                own.letters(3, 3, measure::count(text).unwrap(), text, style);
                own.letter(22, 5, '⣀', style);
                theirs.set_string(3, 3, text, style);
                theirs.set_string(22, 5, "⣀", style);
                assert_eq!(own.lent(AREA), theirs, "{text:?} {style:?}");
            }
        }
    }

    #[test]
    fn nothing_is_written_outside() {
        let mut canvas = Canvas::new(AREA);
        for (x, y) in [(0, 2), (23, 2), (3, 1), (3, 6), (u16::MAX, u16::MAX)] {
            canvas.letter(x, y, 'x', Style::new());
            canvas.letters(x, y, 3, "xxx", Style::new());
            canvas.run(x, y, 3, 'x', Style::new());
            canvas.string(x, y, "xxx", Style::new());
            canvas.clear(Rect::new(x, y, 9, 9));
        }
        canvas.letters(21, 2, 3, "xxx", Style::new());
        assert!(canvas.numbers().iter().all(|number| *number == Cell::BLANK.number()));
        assert!(Canvas::new(Rect::ZERO).lent(AREA).content.is_empty());
    }

    #[test]
    fn what_is_lent_and_taken_back_is_the_same() {
        let mut canvas = Canvas::new(AREA);
        for (n, (text, style)) in TEXTS.iter().zip(styles()).enumerate() {
            canvas.string(3 + n as u16, 2 + (n % 4) as u16, text, style);
        }
        let part = Rect::new(5, 3, 9, 2);
        let before = canvas.lent(AREA);
        canvas.take(&canvas.lent(part));
        assert_eq!(canvas.lent(AREA), before);
        canvas.clear(part);
        assert_eq!(canvas.lent(part), Buffer::empty(part));
        canvas.reset();
        assert_eq!(canvas.lent(AREA), Buffer::empty(AREA));
    }

    #[test]
    fn equal_numbers_are_equal_cells() {
        let cells: Vec<(u128, ratatui::buffer::Cell)> = styles()
            .into_iter()
            .flat_map(|style| {
                ["x", " ", "é", "⣀", "世", "e\u{301}"].map(|symbol| {
                    let mut canvas = Canvas::new(Rect::new(0, 0, 2, 1));
                    canvas.string(0, 0, symbol, style);
                    (canvas.numbers()[0], canvas.lent(canvas.area()).content[0].clone())
                })
            })
            .collect();
        for (number, cell) in &cells {
            for (other, theirs) in &cells {
                assert_eq!(number == other, cell == theirs, "{cell:?} {theirs:?}");
            }
        }
    }
}
