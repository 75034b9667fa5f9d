//! Writing into cells: text that ends at a word, paragraphs, and what a mouse can point at.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use super::link::Link;
use super::theme::{Theme, Tone};
use crate::app::keymap::Context;
use crate::app::keys::Keys;
use crate::app::message::Target;
use crate::export::measure;

/// A buffer with a theme, and what was drawn where.
pub struct Pen<'a> {
    /// The cells.
    pub buf: &'a mut Canvas,
    /// The look.
    pub theme: &'a Theme,
    /// The keys in force.
    pub keys: &'a Keys,
    /// The context of what has the keys.
    pub context: Context,
    /// What a mouse can point at; later ones lie above earlier ones.
    pub hits: Vec<(Rect, Target)>,
    /// Addresses that can be opened.
    pub links: Vec<Link>,
}

/// A line of text in several tones.
pub type Spans<'t> = [(&'t str, Tone)];

impl Pen<'_> {
    /// `text` with the keys in force where it names an action's ([`Keys::told`]).
    #[must_use]
    pub fn told<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.keys.told(self.context, text)
    }

    /// The style of a tone.
    #[must_use]
    pub fn style(&self, tone: Tone) -> Style {
        self.theme.style(tone)
    }

    /// Writes `text` on one line within `width` columns, ending at a word; returns the columns used.
    pub fn text(&mut self, x: u16, y: u16, width: u16, text: &str, tone: Tone) -> u16 {
        let area = self.buf.area();
        if y < area.top() || y >= area.bottom() || x >= area.right() {
            return 0;
        }
        let width = width.min(area.right() - x);
        let style = self.style(tone);
        if let Some(count) = measure::count(text).filter(|count| *count <= usize::from(width)) {
            // Most text: one character is one column, and needs no segmentation.
            self.buf.letters(x, y, count, text, style);
            return count as u16;
        }
        let fitted = fit(text, usize::from(width));
        self.buf.string_within(x, y, &fitted, usize::from(width), style) - x
    }

    /// Writes spans after each other; returns the columns used.
    pub fn spans(&mut self, x: u16, y: u16, width: u16, spans: &Spans<'_>) -> u16 {
        let mut used = 0;
        for (text, tone) in spans {
            if used >= width {
                break;
            }
            used += self.text(x + used, y, width - used, text, *tone);
        }
        used
    }

    /// Writes a paragraph into `area`, marked with an ellipsis where it is longer; returns the rows used.
    pub fn paragraph(&mut self, area: Rect, text: &str, tone: Tone) -> u16 {
        self.lines(area, &wrap(text, area.width), tone)
    }

    /// Writes a paragraph into `area` where all of it has room, else nothing; returns the rows used.
    pub fn whole_paragraph(&mut self, area: Rect, text: &str, tone: Tone) -> u16 {
        let lines = wrap(text, area.width);
        if lines.len() > usize::from(area.height) {
            return 0;
        }
        self.lines(area, &lines, tone)
    }

    fn lines(&mut self, area: Rect, lines: &[Cow<'_, str>], tone: Tone) -> u16 {
        let room = usize::from(area.height);
        let mut rows = 0;
        for (n, line) in lines.iter().take(room).enumerate() {
            let y = area.y + rows;
            if n + 1 == room && lines.len() > room {
                // What does not fit is said to be missing.
                self.text(area.x, y, area.width, &cut_short(line, area.width), tone);
            } else {
                self.text(area.x, y, area.width, line, tone);
            }
            rows += 1;
        }
        rows
    }

    /// Remembers that `area` can be pointed at, as far as it is on the screen.
    pub fn hit(&mut self, area: Rect, target: Target) {
        let seen = area.intersection(self.buf.area());
        if !seen.is_empty() {
            self.hits.push((seen, target));
        }
    }

    /// Empties `area`.
    pub fn clear(&mut self, area: Rect) {
        self.buf.clear(area);
    }
}

/// How many columns `text` takes.
#[must_use]
pub fn width(text: &str) -> u16 {
    u16::try_from(measure::width(text)).unwrap_or(u16::MAX)
}

/// `text` within `room` columns, cut at a word and marked with an ellipsis where it is longer.
#[must_use]
pub fn fit(text: &str, room: usize) -> std::borrow::Cow<'_, str> {
    if text.len() <= room || measure::width(text) <= room {
        return text.into();
    }
    let most = room.saturating_sub(1);
    let mut used = 0;
    let mut cut = 0;
    let mut word = 0;
    for (at, piece) in text.grapheme_indices(true) {
        let wide = piece.width();
        if used + wide > most {
            break;
        }
        if piece == " " && cut > 0 {
            word = at;
        }
        used += wide;
        cut = at + piece.len();
    }
    // A long first word is cut where it must be; anything else ends at a word.
    let end = if word > 0 && !text.get(cut..).is_some_and(|rest| rest.starts_with(' ')) { word } else { cut };
    let head = text.get(..end).unwrap_or_default().trim_end_matches([' ', ',', ';', ':', '&']);
    if room == 0 { "".into() } else { format!("{head}…").into() }
}

/// `line` with an ellipsis at its end, within `width` columns: more would follow.
fn cut_short(line: &str, width: u16) -> String {
    let room = usize::from(width).saturating_sub(1);
    let kept = if line.width() <= room { line.into() } else { fit(line, room) };
    format!("{}…", kept.trim_end_matches(['…', ' ', ',', ';', '.']))
}

/// `text` as lines of at most `width` columns; its own line feeds stay.
#[must_use]
pub fn wrap(text: &str, width: u16) -> Vec<std::borrow::Cow<'_, str>> {
    crate::export::wrap::broken(text, usize::from(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_ends_at_a_word() {
        assert_eq!(fit("operational literacy", 40), "operational literacy");
        assert_eq!(fit("operational literacy", 15), "operational…");
        assert_eq!(fit("operational", 5), "oper…");
        assert_eq!(fit("two words", 4), "two…");
        assert_eq!(fit("x", 0), "");
        assert_eq!(fit("世界世界", 5), "世界…");
        assert_eq!(cut_short("one two.", 20), "one two…");
        assert_eq!(cut_short("one two", 7), "one…");
    }
}
