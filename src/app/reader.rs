//! Something of the framework, opened to be read: its page, and how far it is scrolled.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::pages;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::export::page::Page;
use crate::export::show::subject::Subject;

/// How many lines the page keys scroll.
const PAGE: u16 = 10;

/// What is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// What.
    pub subject: Subject,
    /// Lines scrolled down.
    pub scroll: u16,
}

impl Reader {
    /// The beginning of the page of `subject`.
    #[must_use]
    pub fn new(subject: Subject) -> Self {
        Self { subject, scroll: 0 }
    }

    /// Its page, by the record of `session`.
    #[must_use]
    pub fn page(&self, session: &Session) -> Page {
        self.subject.page(pages::scope(session)).unwrap_or_default()
    }
}

impl Pane for Reader {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        match action {
            Action::Up => self.scroll = self.scroll.saturating_sub(1),
            Action::Down => self.scroll = self.scroll.saturating_add(1),
            Action::PageUp => self.scroll = self.scroll.saturating_sub(PAGE),
            Action::PageDown => self.scroll = self.scroll.saturating_add(PAGE),
            Action::Top => self.scroll = 0,
            Action::Bottom => self.scroll = u16::MAX,
            Action::Copy => return vec![Wish::Effect(Effect::Copy(self.page(session).plain()))],
            Action::Back | Action::Open => return vec![Wish::Close],
            _ => {}
        }
        Vec::new()
    }

    fn subject(&self, _: &Session) -> Option<Subject> {
        Some(self.subject)
    }

    fn point(&mut self, _: usize) -> bool {
        false
    }

    fn scroll(&mut self, by: i8) -> bool {
        self.scroll = self.scroll.saturating_add_signed(i16::from(by) * 3);
        true
    }
}
