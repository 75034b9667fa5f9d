//! How many columns of a terminal a text takes.
//!
//! Measuring goes through the tables of Unicode, and cutting a text into what a person calls characters through more of
//! them. Most of what is drawn needs neither: it is made of characters that take one column each and join nothing.

use unicode_width::UnicodeWidthStr;

/// The columns that `text` takes.
#[must_use]
pub fn width(text: &str) -> usize {
    count(text).unwrap_or_else(|| text.width())
}

/// The columns of a text of which each character takes one and stands for itself; none of any other text.
#[must_use]
pub fn count(text: &str) -> Option<usize> {
    if text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~')) {
        return Some(text.len());
    }
    text.chars().try_fold(0, |count, c| single(c).then_some(count + 1))
}

/// Whether a character is known to take one column and to join none beside it: ASCII, Latin letters, the space that does
/// not break, dashes and quotes, arrows, box drawing, blocks, shapes and braille.
fn single(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{a0}'..='\u{ac}'
        | '\u{ae}'..='\u{2ff}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205e}'
        | '\u{2190}'..='\u{21ff}'
        | '\u{2500}'..='\u{25fc}'
        | '\u{2800}'..='\u{28ff}')
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    #[test]
    fn what_is_not_measured_takes_one_column_and_joins_nothing() {
        let known: Vec<char> = ('\0'..=char::MAX).filter(|c| single(*c)).collect();
        assert_eq!(known.len(), 95 + 13 + 594 + 24 + 47 + 112 + 253 + 256);
        let mut all = String::new();
        for c in &known {
            assert_eq!(c.to_string().width(), 1, "{c:?}");
            all.push(*c);
            all.push('x');
            all.push(*c);
            all.push(*c);
        }
        assert_eq!(all.graphemes(true).count(), 4 * known.len());
        assert_eq!((count(&all), all.width()), (Some(4 * known.len()), 4 * known.len()));
    }

    #[test]
    fn what_must_be_measured_is() {
        for (text, columns) in
            [("", 0), ("a b", 3), ("é…", 2), ("世界", 4), ("e\u{301}", 1), ("↔\u{fe0f}", 2), ("\u{1b}", 1)]
        {
            assert_eq!(width(text), columns, "{text:?}");
            assert_eq!(width(text), text.width(), "{text:?}");
        }
    }
}
