//! Glyphs that are drawn, not written: a font that lacks one, or has it narrower, would break a curve or a box apart.
//! Each is path data of SVG, relative to the top left of its cell.

/// Width of a cell, in the units of the picture.
pub const WIDTH: u16 = 9;
/// Height of a cell.
pub const HEIGHT: u16 = 20;

/// How the path of a glyph is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Brush {
    /// Filled, by so many hundredths.
    Fill(u8),
    /// A line, so many tenths thick.
    Line(u8),
}

const SOLID: Brush = Brush::Fill(100);
const THIN: Brush = Brush::Line(13);
const THICK: Brush = Brush::Line(26);
/// A dot of braille: a line of no length with round ends.
const DOT: Brush = Brush::Line(30);
const SPECK: Brush = Brush::Line(19);

const CELL: &str = "h9v20h-9z";
const CIRCLE: &str = "m1 10a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z";

/// Every drawn glyph but braille; some take two brushes.
#[rustfmt::skip]
const SHAPES: &[(char, Brush, &str)] = &[
    ('█', SOLID, CELL),
    ('▓', Brush::Fill(75), CELL),
    ('▒', Brush::Fill(50), CELL),
    ('░', Brush::Fill(25), CELL),
    ('▀', SOLID, "h9v10h-9z"),
    ('▄', SOLID, "m0 10h9v10h-9z"),
    ('■', SOLID, "m1 6.5h7v7h-7z"),
    ('▔', SOLID, "h9v2h-9z"),
    ('▏', SOLID, "h1.2v20h-1.2z"),
    ('·', SPECK, "m4.5 10h0"),
    ('●', SOLID, CIRCLE),
    ('○', THIN, CIRCLE),
    ('◉', THIN, CIRCLE),
    ('◉', DOT, "m4.5 10h0"),
    ('◌', SPECK, "m4.5 6.5h0m2.5 1h0m1 2.5h0m-1 2.5h0m-2.5 1h0m-2.5-1h0m-1-2.5h0m1-2.5h0"),
    ('◆', SOLID, "m4.5 5.5 4 4.5-4 4.5-4-4.5z"),
    ('▲', SOLID, "m4.5 6 4 7.5h-8z"),
    ('✗', THIN, "m1.5 7 6 6m0-6-6 6"),
    ('▸', SOLID, "m2 6 5.5 4-5.5 4z"),
    ('─', THIN, "m0 10h9"),
    ('━', THICK, "m0 10h9"),
    ('═', THIN, "m0 8.5h9m-9 3h9"),
    ('│', THIN, "m4.5 0v20"),
    ('├', THIN, "m4.5 0v20m0-10h4.5"),
    ('┤', THIN, "m4.5 0v20m0-10h-4.5"),
    ('┬', THIN, "m0 10h9m-4.5 0v10"),
    ('┴', THIN, "m0 10h9m-4.5 0v-10"),
    ('┼', THIN, "m0 10h9m-4.5-10v20"),
    ('╭', THIN, "m9 10h-1q-3.5 0-3.5 3.5v6.5"),
    ('╮', THIN, "m0 10h1q3.5 0 3.5 3.5v6.5"),
    ('╯', THIN, "m0 10h1q3.5 0 3.5-3.5v-6.5"),
    ('╰', THIN, "m4.5 0v6.5q0 3.5 3.5 3.5h1"),
    ('┌', THIN, "m9 10h-4.5v10"),
    ('┐', THIN, "m0 10h4.5v10"),
    ('└', THIN, "m4.5 0v10h4.5"),
    ('┘', THIN, "m4.5 0v10h-4.5"),
];

/// The first character of braille; the eight bits after it are its dots.
const BRAILLE: u32 = 0x2800;
/// The column and row of the dot of each bit, lowest first.
const DOTS: [(u8, u8); 8] = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];
const ACROSS: [&str; 2] = ["2.25", "6.75"];
const DOWN: [&str; 4] = ["2.5", "7.5", "12.5", "17.5"];

/// The paths that draw `symbol`, each to be begun at the top left of its cell; none where it is written as text.
#[must_use]
pub fn shapes(symbol: &str) -> Vec<(Brush, Vec<String>)> {
    let mut chars = symbol.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return Vec::new() };
    if let Some(bits) = u32::from(c).checked_sub(BRAILLE).filter(|bits| *bits < 256) {
        let set = DOTS.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1);
        let dot = |(_, (x, y)): (usize, &(u8, u8))| {
            let (x, y) = (ACROSS.get(usize::from(*x))?, DOWN.get(usize::from(*y))?);
            Some(format!("m{x} {y}h0"))
        };
        return vec![(DOT, set.filter_map(dot).collect())];
    }
    let drawn = SHAPES.iter().filter(|(glyph, ..)| *glyph == c);
    drawn.map(|(_, brush, path)| (*brush, vec![(*path).to_owned()])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::glyphs::ASCII;

    #[test]
    fn every_glyph_of_lines_blocks_and_shapes_is_drawn() {
        for (glyph, _) in ASCII.iter().filter(|(glyph, _)| ('\u{2500}'..='\u{25ff}').contains(glyph)) {
            assert!(!shapes(&glyph.to_string()).is_empty(), "{glyph} is left to the font");
        }
        assert!(shapes("a").is_empty() && shapes("e\u{301}").is_empty() && shapes("").is_empty());
    }

    #[test]
    fn braille_has_its_dots() {
        let dots = |c: &str| shapes(c).into_iter().map(|(_, paths)| paths).next().unwrap_or_default();
        assert_eq!(dots("⠀"), Vec::<String>::new());
        assert_eq!(dots("⡁"), ["m2.25 2.5h0", "m2.25 17.5h0"]);
        assert_eq!(dots("⣿").len(), 8);
    }
}
