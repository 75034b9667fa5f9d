//! A list that is searched by typing: what was typed, what matches it best first, and the cursor.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::app::action::Action;
use crate::app::cursor;
use crate::app::field::Field;
use crate::app::key::Key;

/// A list being searched.
#[derive(Debug, Clone)]
pub struct Search {
    /// What was typed.
    pub query: Field,
    /// The rows that match, best first; all of them, in order, while nothing is typed.
    pub found: Vec<usize>,
    /// The row of `found` under the cursor.
    pub cursor: usize,
    /// The words by which each row is found.
    words: Vec<String>,
}

impl Search {
    /// A list of as many rows as there are `words`, nothing typed yet.
    #[must_use]
    pub fn new(words: Vec<String>) -> Self {
        Self { query: Field::line(""), found: (0..words.len()).collect(), cursor: 0, words }
    }

    /// The row under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.found.get(self.cursor).copied()
    }

    /// Moves the cursor, where `action` is a movement.
    pub fn go(&mut self, action: Action) {
        self.cursor = cursor::moved(self.cursor, self.found.len(), action).unwrap_or(self.cursor);
    }

    /// Types a key; says whether it was used.
    pub fn press(&mut self, key: Key) -> bool {
        let used = self.query.press(key);
        if used {
            self.look();
        }
        used
    }

    /// Pastes text.
    pub fn paste(&mut self, text: &str) {
        self.query.paste(text);
        self.look();
    }

    /// Looks again after the query changed.
    fn look(&mut self) {
        self.cursor = 0;
        let query = self.query.text();
        if query.is_empty() {
            self.found = (0..self.words.len()).collect();
            return;
        }
        let pattern = Pattern::parse(&query, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, usize)> = Vec::new();
        for (row, words) in self.words.iter().enumerate() {
            if let Some(score) = pattern.score(Utf32Str::new(words, &mut buffer), &mut matcher) {
                scored.push((score, row));
            }
        }
        // The sort is stable: what matches equally well stays in order.
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.found = scored.into_iter().map(|(_, row)| row).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_match_comes_first_and_equal_ones_stay_in_order() {
        let mut search = Search::new(["alpha", "beta", "alphabet", "gamma"].map(str::to_owned).to_vec());
        search.go(Action::Down);
        assert_eq!(search.chosen(), Some(1));
        search.paste("alpha");
        assert_eq!((search.found.as_slice(), search.chosen()), (&[0, 2][..], Some(0)));
        search.paste("zz");
        assert_eq!(search.chosen(), None);
    }
}
