//! The forms in which something is copied: a line, its page as text or as Markdown, JSON, its id.

use crate::app::action::Action;
use crate::app::cursor;
use crate::app::effect::Effect;
use crate::app::pages;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::export::page::Page;
use crate::export::show::subject::{Subject, all};

/// A form of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What the form is called.
    pub name: &'static str,
    /// The text that is copied.
    pub text: String,
}

/// The forms of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyList {
    /// The forms there are.
    pub forms: Vec<Form>,
    /// The row under the cursor.
    pub cursor: usize,
}

impl CopyList {
    /// The forms of what the cursor of a screen is on: `line` is what `y` copies there, `subject` what it is about.
    /// None where there is nothing to copy.
    #[must_use]
    pub fn new(session: &Session, line: Option<String>, subject: Option<Subject>) -> Option<Self> {
        let mut forms = Vec::new();
        let mut form = |name, text: Option<String>| {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                forms.push(Form { name, text });
            }
        };
        form("as a line", line);
        if let Some(subject) = subject {
            let scope = pages::scope(session);
            let page = subject.page(scope);
            form("all of it as text", page.as_ref().map(Page::plain));
            form("all of it as Markdown", page.as_ref().map(Page::markdown));
            form("all of it as JSON", subject.json(scope).and_then(Result::ok));
            let named = all(session.framework()).into_iter().find(|named| named.subject == subject);
            form("its id", named.map(|named| named.id));
        }
        (!forms.is_empty()).then_some(Self { forms, cursor: 0 })
    }
}

impl Pane for CopyList {
    fn act(&mut self, action: Action, _: &Session) -> Vec<Wish> {
        match action {
            Action::Open => {
                let chosen = self.forms.get(self.cursor).map(|form| form.text.clone());
                std::iter::once(Wish::Close).chain(chosen.map(|text| Wish::Effect(Effect::Copy(text)))).collect()
            }
            Action::Back => vec![Wish::Close],
            _ => {
                self.cursor = cursor::moved(self.cursor, self.forms.len(), action).unwrap_or(self.cursor);
                Vec::new()
            }
        }
    }

    fn point(&mut self, row: usize) -> bool {
        self.cursor = row;
        true
    }
}
