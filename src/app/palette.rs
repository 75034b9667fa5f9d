//! Help as a palette: one place for "what can I do here?". What applies here comes first; what does
//! not says why; Enter does it.

use crate::app::action::Action;
use crate::app::cursor;
use crate::app::field::Field;
use crate::app::find::ranked;
use crate::app::key::Key;
use crate::app::keymap::{Binding, Context, KEYMAP};
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;

/// A row of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// What it does.
    pub binding: &'static Binding,
    /// Why it does not apply now, if it does not.
    pub why_not: Option<&'static str>,
}

/// The list of everything that can be done.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What was typed.
    pub query: Field,
    /// Every row, those that apply first.
    pub rows: Vec<Row>,
    /// The positions in `rows` that match.
    pub found: Vec<usize>,
    /// The row of `found` under the cursor.
    pub cursor: usize,
}

impl Palette {
    /// The palette over `contexts`, innermost first.
    #[must_use]
    pub fn new(contexts: &[Context], why_not: impl Fn(&Binding) -> Option<&'static str>) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for context in contexts {
            for binding in KEYMAP.iter().filter(|b| b.context == *context) {
                let known = rows.iter().any(|row: &Row| row.binding.action == binding.action);
                if !known {
                    rows.push(Row { binding, why_not: why_not(binding) });
                }
            }
        }
        rows.sort_by_key(|row| row.why_not.is_some());
        let found = (0..rows.len()).collect();
        Self { query: Field::line(""), rows, found, cursor: 0 }
    }

    /// Looks again after the query changed.
    pub fn search(&mut self) {
        self.cursor = 0;
        let rows = &self.rows;
        self.found = ranked(&self.query.text(), 0..rows.len(), |n| {
            rows.get(n).map(|row| format!("{} {}", row.binding.name, row.binding.says)).unwrap_or_default()
        });
    }

    /// The row under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<Row> {
        self.found.get(self.cursor).and_then(|n| self.rows.get(*n)).copied()
    }
}

impl Pane for Palette {
    fn act(&mut self, action: Action, _: &Session) -> Vec<Wish> {
        match action {
            Action::Open => match self.chosen() {
                Some(Row { binding, why_not: Some(why) }) => vec![Wish::warn(format!("{}: {why}", binding.name))],
                Some(Row { binding, why_not: None }) => vec![Wish::Close, Wish::Do(binding.action)],
                None => Vec::new(),
            },
            Action::Back => vec![Wish::Close],
            _ => {
                self.cursor = cursor::moved(self.cursor, self.found.len(), action).unwrap_or(self.cursor);
                Vec::new()
            }
        }
    }

    fn point(&mut self, row: usize) -> bool {
        self.cursor = row;
        true
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        let used = self.query.press(key);
        if used {
            self.search();
        }
        used
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        self.query.paste(text);
        self.search();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_does_what_applies_and_says_why_the_rest_does_not() {
        let session = Session::of_newcomer(None);
        let why_not = |b: &Binding| (b.action == Action::Copy).then_some("not now");
        let mut palette = Palette::new(&[Context::Arc], why_not);
        assert_eq!(palette.act(Action::Open, &session), [Wish::Close, Wish::Do(Action::Open)]);
        // What does not apply stands last.
        palette.point(palette.rows.len() - 1);
        assert_eq!(palette.act(Action::Open, &session), [Wish::warn("copy: not now")]);
        assert!(palette.paste("no such thing at all", &session));
        assert_eq!(palette.act(Action::Open, &session), []);
    }
}
