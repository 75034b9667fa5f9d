//! Text from files is untrusted. This is the one place where control characters, escape sequences
//! and bidirectional overrides are made harmless; every string of a framework or a profile passes
//! through [`Text`] before anything else can see it.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// Human text that is safe to draw, print and export. May hold line feeds. A copy shares its characters: what is
/// recorded is copied into every standing that is folded of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Text(Arc<str>);

impl Text {
    /// Cleans `raw` and keeps it.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        Self(clean(raw).into())
    }

    /// The text, with its line feeds.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text on one line: line feeds become spaces.
    #[must_use]
    pub fn line(&self) -> Cow<'_, str> {
        // It was made harmless when it was made.
        if self.0.contains('\n') { Cow::Owned(self.0.replace('\n', " ")) } else { Cow::Borrowed(&self.0) }
    }

    /// Whether there is nothing to read in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<&str> for Text {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_str(Human)
    }
}

/// Cleans a text where it stands in a file.
struct Human;

impl Visitor<'_> for Human {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, raw: &str) -> Result<Text, E> {
        Ok(Text::new(raw))
    }
}

/// Text as it stands in a file, for those who check it at once: borrowed where it holds no escapes.
#[derive(Deserialize)]
pub struct Raw<'a>(#[serde(borrow)] pub Cow<'a, str>);

/// What stands in for a character that must not reach a terminal or a page; `None` keeps it.
fn stand_in(c: char) -> Option<char> {
    match c {
        '\n' => None,
        '\t' => Some(' '),
        // C0 controls are shown by their pictures, so that a reader sees that something was there.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
        '\u{7f}' => Some('\u{2421}'),
        // C1 controls, bidirectional marks, embeddings, overrides and isolates, line and paragraph
        // separators, byte order marks, interlinear annotation, tags and language marks.
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// Makes `raw` harmless, keeping line feeds. A carriage return before a line feed is dropped.
#[must_use]
pub fn clean(raw: &str) -> Cow<'_, str> {
    // Nearly all text is plain; without an early exit this looks at many bytes at once.
    if raw.bytes().fold(true, |plain, b| plain & (matches!(b, b' '..=b'~') | (b == b'\n'))) {
        return Cow::Borrowed(raw);
    }
    if !raw.contains(|c| stand_in(c).is_some()) {
        return Cow::Borrowed(raw);
    }
    let unix = raw.replace("\r\n", "\n");
    Cow::Owned(unix.chars().map(|c| stand_in(c).unwrap_or(c)).collect())
}

/// As [`clean`], and on one line.
#[must_use]
pub fn clean_line(raw: &str) -> Cow<'_, str> {
    match clean(raw) {
        Cow::Borrowed(text) if !text.contains('\n') => Cow::Borrowed(text),
        text => Cow::Owned(text.replace('\n', " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_survives() {
        let hostile = "a\u{1b}[31mb\u{7}\u{202e}c\u{9b}2J\u{200f}\td\r\ne\u{2028}";
        let text = Text::new(hostile);
        assert_eq!(text.as_str(), "a\u{241b}[31mb\u{2407}\u{fffd}c\u{fffd}2J\u{fffd} d\ne\u{fffd}");
        assert_eq!(text.line().matches('\n').count(), 0);
    }

    #[test]
    fn ordinary_text_is_untouched() {
        for good in ["Grüße, 世界", "e\u{301}", "family: \u{1f468}\u{200d}\u{1f469}", "a\nb"] {
            assert_eq!(Text::new(good).as_str(), good);
        }
    }
}
