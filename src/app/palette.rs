//! Help as a palette: one place for "what can I do here?". What applies here comes first; what does
//! not says why; Enter does it.

use crate::app::action::Action;
use crate::app::key::Key;
use crate::app::keymap::{Binding, Context, KEYMAP};
use crate::app::pane::Pane;
use crate::app::search::Search;
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
    /// The search; its rows are those of `rows`.
    pub search: Search,
    /// Every row, those that apply first.
    pub rows: Vec<Row>,
}

impl Palette {
    /// The palette over `contexts`, innermost first. What does `first` stands at its head, under the cursor.
    #[must_use]
    pub fn new(
        contexts: &[Context],
        first: Option<Action>,
        why_not: impl Fn(&Binding) -> Option<&'static str>,
    ) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for context in contexts {
            for binding in KEYMAP.iter().filter(|b| b.context == *context) {
                let known = rows.iter().any(|row: &Row| row.binding.action == binding.action);
                if !known {
                    rows.push(Row { binding, why_not: why_not(binding) });
                }
            }
        }
        // What an arrow does is seldom looked for in a list, so it stands behind what needs one.
        rows.sort_by_key(|row| {
            let binding = row.binding;
            (first != Some(binding.action), row.why_not.is_some(), binding.action.moves() && binding.rank == 0)
        });
        let words = rows.iter().map(|row| format!("{} {}", row.binding.name, row.binding.says));
        Self { search: Search::new(words.collect()), rows }
    }

    /// The row under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<Row> {
        self.rows.get(self.search.chosen()?).copied()
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
                self.search.go(action);
                Vec::new()
            }
        }
    }

    fn point(&mut self, row: usize) -> bool {
        self.search.cursor = row;
        true
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        self.search.press(key)
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        self.search.paste(text);
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
        let mut palette = Palette::new(&[Context::Arc], None, why_not);
        assert_eq!(palette.act(Action::Open, &session), [Wish::Close, Wish::Do(Action::Open)]);
        // What does not apply stands last.
        palette.point(palette.rows.len() - 1);
        let moves: Vec<bool> = palette.rows.iter().map(|row| row.binding.action.moves()).collect();
        assert!(moves.iter().take_while(|moves| !**moves).count() > 5, "what arrows do comes after the rest");
        assert_eq!(palette.act(Action::Open, &session), [Wish::warn("copy: not now")]);
        assert!(palette.paste("no such thing at all", &session));
        assert_eq!(palette.act(Action::Open, &session), []);
    }
}
