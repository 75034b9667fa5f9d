//! A cell of a table that a spreadsheet opens. What begins with a sign of a formula is read as one there, and a formula
//! from somebody else's file can do harm; an apostrophe before it keeps it text.

use std::borrow::Cow;

/// What a spreadsheet takes for the beginning of a formula, or skips to find one.
const SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// `text` as a cell that no spreadsheet runs.
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    // Some wide forms are taken for their ordinary ones.
    let wide = ['＝', '＋', '－', '＠'];
    if text.starts_with(SIGNS) || text.starts_with(wide) { Cow::Owned(format!("'{text}")) } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_a_formula_is_text() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        for text in ["", "a=b", "1-2", "'=1", "Ada"] {
            assert_eq!(cell(text), text);
        }
    }
}
