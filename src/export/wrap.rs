//! Lines of a width: words are kept whole, columns are counted as a terminal counts them.

use std::borrow::Cow;
use std::cell::Cell;

use unicode_width::UnicodeWidthStr;

use super::measure;

/// The most columns that plain text is written for.
pub const WIDTH: usize = 80;

/// The fewest: what is narrower still is broken by the terminal.
const LEAST: usize = 20;

thread_local! {
    static NOW: Cell<usize> = const { Cell::new(WIDTH) };
}

/// The columns that plain text is written for: [`WIDTH`], or fewer where there are fewer.
#[must_use]
pub fn width() -> usize {
    NOW.get()
}

/// From here on plain text of this thread, which is the program's only one, is written for so many columns.
pub fn write_within(columns: usize) {
    NOW.set(columns.clamp(LEAST, WIDTH));
}

/// Breaks `text` at spaces into lines of at most `width` columns; its own line feeds stay. A word
/// that is wider than a line stands alone and is never cut.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split_whitespace() {
            let wide = word.width();
            if used > 0 && used + 1 + wide > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += wide;
        }
        lines.push(line);
    }
    lines
}

/// As [`wrap`], but a word that is wider than a line is broken, so that all of it can be seen.
#[must_use]
pub fn broken(text: &str, width: usize) -> Vec<Cow<'_, str>> {
    plainly(text, width).or_else(|| simply(text, width)).unwrap_or_else(|| by_the_library(text, width))
}

/// As [`simply`] does it, for one paragraph of plain letters: only the ends of lines are looked for.
fn plainly(text: &str, width: usize) -> Option<Vec<Cow<'_, str>>> {
    let bytes = text.as_bytes();
    let plain = bytes.iter().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'));
    let apart =
        !bytes.windows(2).any(|two| two == b"  ") && bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ');
    if !plain || !apart {
        return None;
    }
    let mut lines = Vec::with_capacity(text.len() / width.max(1) + 2);
    let mut rest = text;
    while rest.len() > width {
        let end = rest.get(..=width)?.rfind(' ')?;
        lines.push(Cow::Borrowed(rest.get(..end)?));
        rest = rest.get(end + 1..)?;
    }
    lines.push(Cow::Borrowed(rest));
    Some(lines)
}

/// As the library breaks a text of which each character takes one column, words stand one space apart and none is wider
/// than a line: nearly any, and a screen breaks a dozen of them after each key. None of other texts.
fn simply(text: &str, width: usize) -> Option<Vec<Cow<'_, str>>> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        // The line goes from `start` to `end`, the end of a word, and takes `used` columns.
        let (mut start, mut end, mut used) = (0, 0, 0);
        let mut at = 0;
        for word in paragraph.split(' ') {
            let wide = measure::count(word).filter(|wide| *wide <= width)?;
            if wide == 0 && !paragraph.is_empty() {
                return None;
            }
            if at > 0 && used + 1 + wide > width {
                lines.push(Cow::Borrowed(paragraph.get(start..end)?));
                (start, used) = (at, wide);
            } else {
                used += wide + usize::from(at > 0);
            }
            end = at + word.len();
            at = end + 1;
        }
        lines.push(Cow::Borrowed(paragraph.get(start..end)?));
    }
    Some(lines)
}

fn by_the_library(text: &str, width: usize) -> Vec<Cow<'_, str>> {
    let options = textwrap::Options::new(width.max(1))
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options)
}

/// Appends `text` to `out`, wrapped to [`width`]: `first` before its first line, and as many spaces before
/// the others. Where `first` leaves less than half a line it stands on a line of its own.
pub fn hang(out: &mut String, first: &str, text: &str) {
    let mut indent = first.width();
    let mut lead = first.to_owned();
    if indent > width() / 2 && !first.trim().is_empty() {
        out.push_str(first.trim_end());
        out.push('\n');
        indent = first.len() - first.trim_start().len() + 2;
        lead = " ".repeat(indent);
    }
    for line in wrap(text, width().saturating_sub(indent)) {
        out.push_str(format!("{lead}{line}").trim_end());
        out.push('\n');
        lead = " ".repeat(indent);
    }
}

/// `text` followed by spaces up to `width` columns.
#[must_use]
pub fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

/// `text` where it fits `width` columns, else its beginning and an ellipsis.
#[must_use]
pub fn fit(text: &str, width: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        let wide = cluster.width();
        if used + wide + 1 > width {
            break;
        }
        kept.push_str(cluster);
        used += wide;
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_broken_simply_is_broken_as_by_the_library(
            text in "([a-zé–,.\u{a0}\\-]{1,9}[ \n]{0,2}){0,12}|[a-c \n世]{0,20}",
            width in 1_usize..24,
        ) {
            if let Some(lines) = simply(&text, width) {
                proptest::prop_assert_eq!(lines, by_the_library(&text, width));
            }
            if let Some(lines) = plainly(&text, width) {
                proptest::prop_assert_eq!(lines, by_the_library(&text, width));
            }
        }
    }

    #[test]
    fn usual_text_is_broken_simply() {
        for text in ["", "one", "one two three four", "a\n\nb c", "naïve – so it is…", "for (12\u{a0}h) or"] {
            assert_eq!(simply(text, 7), Some(by_the_library(text, 7)), "{text:?}");
        }
        for text in ["two  spaces", " before", "after ", "unbreakable", "世界"] {
            assert_eq!((simply(text, 9), plainly(text, 9)), (None, None), "{text:?}");
        }
        for text in ["", "one", "one two three four", "seven 7", "eightttt"] {
            let lines = (!text.starts_with("eight")).then(|| by_the_library(text, 7));
            assert_eq!(plainly(text, 7), lines, "{text:?}");
        }
    }

    #[test]
    fn words_stay_whole_and_lines_stay_within_the_width() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("unbreakable a", 4), ["unbreakable", "a"]);
        assert_eq!(wrap("a\n\nb", 9), ["a", "", "b"]);
        assert_eq!(wrap("世界 世界", 5), ["世界", "世界"]);
    }

    #[test]
    fn a_hanging_indent_lines_up() {
        let mut out = String::new();
        hang(&mut out, "  Why  ", &"word ".repeat(20));
        assert!(out.lines().all(|line| line.width() <= WIDTH), "{out}");
        assert!(out.lines().nth(1).is_some_and(|line| line.starts_with("       word")), "{out}");
    }

    #[test]
    fn a_cell_is_never_wider_than_asked() {
        assert_eq!(fit("abcdef", 4), "abc…");
        assert_eq!(fit("世界世界", 5), "世界…");
        assert_eq!(fit("abc", 3), "abc");
        assert_eq!(pad("世", 4), "世  ");
    }
}
