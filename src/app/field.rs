//! A text field, of one line or of many.

use ratatui_textarea::{CursorMove, Input, Key as AreaKey, TextArea, WrapMode};

use crate::app::key::{Code, Key};
use crate::framework::text;

/// Text being typed. What is typed or pasted is cleaned as text from a file is.
#[derive(Debug, Clone)]
pub struct Field {
    area: TextArea<'static>,
    many: bool,
}

impl Field {
    /// A field of one line holding `text`.
    #[must_use]
    pub fn line(text: &str) -> Self {
        let line = text::clean_line(text).into_owned();
        let mut area = TextArea::new(vec![line]);
        area.move_cursor(CursorMove::End);
        Self { area, many: false }
    }

    /// A field of many lines holding `text`.
    #[must_use]
    pub fn lines(text: &str) -> Self {
        let lines = text::clean(text).split('\n').map(str::to_owned).collect();
        let mut area = TextArea::new(lines);
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, many: true }
    }

    /// Holds `text` instead: what an editor made of it, less the line feed that editors leave at the end.
    pub fn refill(&mut self, text: &str) {
        let text = text.trim_end();
        *self = if self.many { Self::lines(text) } else { Self::line(text) };
    }

    /// The text, trimmed at its ends.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n").trim().to_owned()
    }

    /// The text as typed.
    #[must_use]
    pub fn raw(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Whether it has many lines.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        self.many
    }

    /// The editor itself, for drawing.
    #[must_use]
    pub fn area(&self) -> &TextArea<'static> {
        &self.area
    }

    /// Takes a key; says whether the field used it.
    pub fn press(&mut self, key: Key) -> bool {
        let code = match key.code {
            Code::Char(c) => AreaKey::Char(c),
            Code::Enter if self.many => AreaKey::Enter,
            Code::Backspace => AreaKey::Backspace,
            Code::Delete => AreaKey::Delete,
            Code::Left => AreaKey::Left,
            Code::Right => AreaKey::Right,
            Code::Up if self.many => AreaKey::Up,
            Code::Down if self.many => AreaKey::Down,
            Code::Home => AreaKey::Home,
            Code::End => AreaKey::End,
            _ => return false,
        };
        // The list of editing chords is the library's; those that mean something to the program do not come here.
        self.area.input(Input { key: code, ctrl: key.ctrl, alt: key.alt, shift: false });
        true
    }

    /// Inserts pasted text.
    pub fn paste(&mut self, raw: &str) {
        if self.many {
            self.area.insert_str(text::clean(raw).as_ref());
        } else {
            self.area.insert_str(text::clean_line(raw).as_ref());
        }
    }
}
