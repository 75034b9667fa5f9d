//! The ASCII in whose place each glyph of the program stands where nothing else can be drawn. One table, put over the
//! finished picture: so no part of a screen can forget it. What a person typed stays as it is.

use super::canvas::Canvas;

/// Each glyph with the character that stands for it.
pub const ASCII: &[(char, char)] = &[
    // Bars and calendars: much, some, little, none.
    ('█', '#'),
    ('▓', '*'),
    ('▒', '/'),
    ('░', '-'),
    ('·', '.'),
    ('▀', '\''),
    ('▄', '.'),
    ('■', '#'),
    ('▔', '-'),
    ('▏', '|'),
    // Circles of stages, and marks.
    ('●', '@'),
    ('◉', '@'),
    ('○', 'o'),
    ('◌', 'o'),
    ('◆', '<'),
    ('▲', '^'),
    ('✗', 'x'),
    ('▸', '>'),
    ('›', '>'),
    ('‹', '<'),
    // Lines and corners.
    ('─', '-'),
    ('━', '='),
    ('═', '='),
    ('│', '|'),
    ('├', '+'),
    ('┤', '+'),
    ('┬', '+'),
    ('┴', '+'),
    ('┼', '+'),
    ('╭', '+'),
    ('╮', '+'),
    ('╯', '+'),
    ('╰', '+'),
    ('┌', '+'),
    ('┐', '+'),
    ('└', '+'),
    ('┘', '+'),
    // Arrows.
    ('←', '<'),
    ('→', '>'),
    ('↑', '^'),
    ('↓', 'v'),
    ('↕', '|'),
    ('↔', '='),
    ('≠', '!'),
    // What is cut, and spaces that do not break.
    ('\u{a0}', ' '),
    ('\u{202f}', ' '),
    ('…', '+'),
    // What a program puts in the place of a harmful character.
    ('\u{fffd}', '?'),
];

/// Puts ASCII in the place of every glyph of the table.
pub fn ascii(buf: &mut Canvas) {
    buf.respell(|glyph| ASCII.iter().find(|(other, _)| *other == glyph).map(|(_, plain)| *plain));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_glyph_stands_once_and_becomes_one_ascii_character() {
        for (n, (glyph, plain)) in ASCII.iter().enumerate() {
            assert!(!glyph.is_ascii() && (plain.is_ascii_graphic() || *plain == ' '), "{glyph}");
            assert!(ASCII[n + 1..].iter().all(|(other, _)| other != glyph), "{glyph} twice");
        }
    }
}
