//! Text as it is read aloud or felt: the signs of the program in ASCII, lines of a width. What people and frameworks
//! wrote keeps its letters, of whatever script.

use crate::export::wrap::hang;

/// Each sign with what is written in its place. Another table than that of the drawn glyphs, which have to keep their
/// width and are looked at.
const SIGNS: &[(char, &str)] = &[
    ('·', "-"),
    ('…', "..."),
    ('–', "-"),
    ('—', "-"),
    ('‑', "-"),
    ('‘', "'"),
    ('’', "'"),
    ('“', "\""),
    ('”', "\""),
    ('→', "->"),
    ('←', "<-"),
    ('↑', "up"),
    ('↓', "down"),
    ('≥', ">="),
    ('≤', "<="),
    ('≠', "!="),
    ('×', "x"),
    ('\u{a0}', " "),
    ('\u{202f}', " "),
    ('\u{fffd}', "?"),
];

/// `text` with its signs in ASCII.
#[must_use]
pub fn spoken(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match SIGNS.iter().find(|(sign, _)| *sign == c) {
            Some((_, plain)) => out.push_str(plain),
            None => out.push(c),
        }
    }
    out
}

/// Appends a paragraph to `out`, after `lead`.
pub(in crate::app) fn say(out: &mut String, lead: &str, text: &str) {
    if !text.is_empty() {
        hang(out, lead, &spoken(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_ascii_and_letters_stay() {
        assert_eq!(spoken("2 → 3 · “Größe”…"), "2 -> 3 - \"Größe\"...");
        assert!(SIGNS.iter().all(|(sign, plain)| !sign.is_ascii() && plain.is_ascii()));
    }
}
