//! The forms that a screen comes in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ansi::ansi;
use super::html::html;
use super::paper::Paper;
use super::svg::svg;
use super::txt::txt;
use crate::app::model::Model;
use crate::view::frame;
use crate::view::theme::Theme;

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A picture.
    Svg,
    /// A page.
    Html,
    /// Text without colours.
    Txt,
    /// Text with the sequences that colour it.
    Ansi,
}

/// Every form with its name, which is also how the name of its files ends.
pub const FORMS: [(Form, &str); 4] =
    [(Form::Svg, "svg"), (Form::Html, "html"), (Form::Txt, "txt"), (Form::Ansi, "ansi")];

impl Form {
    /// The form whose files end in `ending`.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        FORMS.iter().find(|(_, name)| name.eq_ignore_ascii_case(ending)).map(|(form, _)| *form)
    }

    /// `model` drawn at its size, in this form.
    #[must_use]
    pub fn draw(self, model: &Model, theme: &Theme, paper: &Paper, title: &str, about: &str) -> String {
        let (columns, rows) = model.size;
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        frame::draw(model, theme, area, &mut buf);
        self.make(&buf, paper, title, about)
    }

    /// A drawn screen in this form; `title` and `about` are for those who do not see it, where the form has a place for them.
    #[must_use]
    pub fn make(self, buf: &Buffer, paper: &Paper, title: &str, about: &str) -> String {
        match self {
            Self::Svg => svg(buf, paper, title, about),
            Self::Html => html(buf, paper, title, about),
            Self::Txt => txt(buf),
            Self::Ansi => ansi(buf),
        }
    }
}
