//! Making what was asked for. It grows with the record, so it is an effect of the shell: the screen is drawn first.

use std::sync::Arc;

use crate::app::order::{Made, Order, Wanted};
use crate::app::session::Session;
use crate::export::document::typeset;
use crate::export::format::Format;
use crate::export::page::{Lead, Line, Page, Voice};
use crate::export::refusal::Refusal;
use crate::export::shape::Shape;
use crate::export::source::Source;

impl Order {
    fn source<'a>(&'a self, session: &'a Session) -> Source<'a> {
        Source {
            framework: session.framework(),
            profile: session.profile(),
            standing: session.standing(),
            overview: session.overview(),
            options: &self.options,
        }
    }

    fn format(&self) -> Result<&'static Format, Refusal> {
        Format::find(self.format).ok_or_else(|| Refusal::new("there is no such format", "choose another"))
    }

    /// The text of the file.
    ///
    /// # Errors
    /// When it cannot be made of this record.
    pub fn text(&self, session: &Session) -> Result<String, Refusal> {
        self.format()?.make(&self.source(session), self.shape)
    }

    /// The name that a file of it gets.
    #[must_use]
    pub fn file_name(&self, session: &Session) -> String {
        self.format().map_or_else(|_| String::new(), |format| format.file_name(&self.source(session), self.shape))
    }

    /// What there is to be seen of it in `columns`: HTML as it reads, the others as they are.
    fn lines(&self, session: &Session, columns: u16) -> Result<Arc<[Line]>, Refusal> {
        if matches!(self.shape, Shape::Html | Shape::Text)
            && let Some(document) = self.format()?.document(&self.source(session))
        {
            let page = typeset::page(&document?, usize::from(columns));
            let mut titled = Page::default();
            titled.part(Voice::Head, Lead::None, page.title.clone());
            titled.soft(page.about.clone());
            titled.gap();
            return Ok(titled.drawn(columns).into_iter().chain(page.drawn(columns)).collect());
        }
        let text = self.text(session)?;
        let mut page = Page::default();
        for line in text.lines() {
            let voice = if self.shape == Shape::Markdown { Voice::Text } else { Voice::Fixed };
            page.part(voice, Lead::None, line);
        }
        Ok(page.drawn(columns).into())
    }
}

impl Wanted {
    /// Makes the preview.
    #[must_use]
    pub fn made(self, session: &Session) -> Made {
        let lines = self.ask.lines(session, self.columns);
        Made { of: self, lines }
    }
}
