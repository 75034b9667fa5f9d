//! The one question that is asked before a document is written: to which file.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::ending::Ending;
use crate::app::field::Field;
use crate::app::key::Key;
use crate::app::keymap::Context;
use crate::app::order::{Order, Unwritten};
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;

/// The name of a file being typed.
#[derive(Debug, Clone)]
pub struct FileForm {
    /// What is written.
    pub ask: Order,
    /// Its name.
    pub name: Field,
    /// The line at its end.
    pub end: Ending,
    /// What stands in the way.
    pub wrong: Option<String>,
    /// The name for which it was said that there is such a file: given again, it is overwritten.
    over: Option<String>,
}

impl FileForm {
    /// The form with the usual name.
    #[must_use]
    pub fn new(ask: Order, session: &Session) -> Self {
        let name = Field::line(&ask.file_name(session));
        Self { ask, name, end: Ending::new(Context::File), wrong: None, over: None }
    }

    /// Takes in that it was not written.
    pub fn refused(&mut self, unwritten: Unwritten) {
        self.over = unwritten.exists.then(|| self.name.text());
        self.wrong = Some(unwritten.why);
    }
}

impl Pane for FileForm {
    fn act(&mut self, action: Action, _: &Session) -> Vec<Wish> {
        let Some(action) = self.end.take(action, true) else { return Vec::new() };
        match action {
            Action::Accept => {
                let path = self.name.text();
                if path.is_empty() {
                    self.end.leave();
                    self.wrong = Some("Name a file.".to_owned());
                    return Vec::new();
                }
                let over = self.over.as_ref() == Some(&path);
                vec![Wish::Effect(Effect::WriteDocument { ask: Box::new(self.ask.clone()), path, over })]
            }
            Action::Back => vec![Wish::Close],
            _ => Vec::new(),
        }
    }

    fn point(&mut self, _: usize) -> bool {
        self.end.leave();
        false
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        if !self.end.lets(key) {
            return false;
        }
        let used = self.name.press(key);
        if used {
            (self.wrong, self.over) = (None, None);
        }
        used
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        self.end.leave();
        self.name.paste(text);
        (self.wrong, self.over) = (None, None);
        true
    }
}
