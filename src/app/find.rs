//! Finding a competency from anywhere.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::app::action::Action;
use crate::app::cursor;
use crate::app::field::Field;
use crate::app::key::Key;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::framework::framework::Framework;
use crate::framework::table::Ix;

/// The list of competencies that match what was typed, best first.
#[derive(Debug, Clone)]
pub struct Find {
    /// What was typed.
    pub query: Field,
    /// What matches.
    pub found: Vec<Ix>,
    /// The row under the cursor.
    pub cursor: usize,
}

impl Find {
    /// Everything, nothing typed yet.
    #[must_use]
    pub fn new(framework: &Framework) -> Self {
        let mut find = Self { query: Field::line(""), found: Vec::new(), cursor: 0 };
        find.search(framework);
        find
    }

    /// Looks again after the query changed.
    pub fn search(&mut self, framework: &Framework) {
        self.cursor = 0;
        self.found = ranked(&self.query.text(), framework.indices(), |ix| {
            let c = framework.competency(ix);
            let area = framework.areas().iter().find(|a| a.id == c.area).map_or("", |a| a.title.as_str());
            format!("{} {} {area}", c.title, c.id)
        });
    }

    /// The competency under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<Ix> {
        self.found.get(self.cursor).copied()
    }
}

impl Pane for Find {
    fn act(&mut self, action: Action, _: &Session) -> Vec<Wish> {
        match action {
            Action::Open => self.chosen().map(Wish::WalkTo).into_iter().collect(),
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

    fn press(&mut self, key: Key, session: &Session) -> bool {
        let used = self.query.press(key);
        if used {
            self.search(session.framework());
        }
        used
    }

    fn paste(&mut self, text: &str, session: &Session) -> bool {
        self.query.paste(text);
        self.search(session.framework());
        true
    }
}

/// The `items` whose text matches `query`, best first; all of them, in order, for an empty query.
pub fn ranked<T>(query: &str, items: impl Iterator<Item = T>, text: impl Fn(T) -> String) -> Vec<T>
where
    T: Copy,
{
    if query.is_empty() {
        return items.collect();
    }
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut scored: Vec<(u32, T)> = items
        .filter_map(|item| {
            let line = text(item);
            let score = pattern.score(Utf32Str::new(&line, &mut buffer), &mut matcher)?;
            Some((score, item))
        })
        .collect();
    // The sort is stable: what matches equally well stays in order.
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_narrows_and_enter_walks_there() {
        let session = Session::of_newcomer(None);
        let framework = session.framework();
        let last = framework.indices().last().unwrap();
        let mut find = Find::new(framework);
        assert_eq!(find.act(Action::PageDown, &session), []);
        assert_eq!(find.cursor, 8);
        for c in framework.competency(last).id.as_str().chars() {
            assert!(find.press(Key::char(c), &session));
        }
        assert_eq!(find.cursor, 0);
        assert_eq!(find.act(Action::Open, &session), [Wish::WalkTo(last)]);
        assert_eq!(find.act(Action::Back, &session), [Wish::Close]);
    }
}
