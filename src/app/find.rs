//! Finding anything of the framework from anywhere: a competency is walked to, the rest is read.

use crate::app::action::Action;
use crate::app::key::Key;
use crate::app::pane::Pane;
use crate::app::search::Search;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::export::show::subject::Subject;
use crate::export::show::subject::{Named, all};
use crate::framework::framework::Framework;

/// The list of what matches what was typed, best first.
#[derive(Debug, Clone)]
pub struct Find {
    /// The search; its rows are those of `rows`.
    pub search: Search,
    /// Everything that can be found, competencies first.
    pub rows: Vec<Named>,
}

impl Find {
    /// Everything, nothing typed yet.
    #[must_use]
    pub fn new(framework: &Framework) -> Self {
        let rows = all(framework);
        let words = rows.iter().map(|named| {
            let c = named.subject.competency(framework).map(|ix| framework.competency(ix));
            let area = c.and_then(|c| framework.areas().iter().find(|area| area.id == c.area));
            let area = area.map_or_else(|| named.subject.kind.name.into(), |area| area.title.line());
            format!("{} {} {area}", named.title, named.id)
        });
        Self { search: Search::new(words.collect()), rows }
    }

    /// What is under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&Named> {
        self.rows.get(self.search.chosen()?)
    }
}

impl Pane for Find {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        match action {
            Action::Open => {
                let wish = self.chosen().map(|named| match named.subject.competency(session.framework()) {
                    Some(ix) => Wish::WalkTo(ix),
                    None => Wish::Read(named.subject),
                });
                wish.into_iter().collect()
            }
            Action::Back => vec![Wish::Close],
            _ => {
                self.search.go(action);
                Vec::new()
            }
        }
    }

    fn subject(&self, _: &Session) -> Option<Subject> {
        self.chosen().map(|named| named.subject)
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
    fn typing_narrows_and_enter_walks_there() {
        let session = Session::of_newcomer(None);
        let framework = session.framework();
        let last = framework.indices().last().unwrap();
        let mut find = Find::new(framework);
        assert_eq!(find.act(Action::PageDown, &session), []);
        assert_eq!(find.search.cursor, 8);
        for c in framework.competency(last).id.as_str().chars() {
            assert!(find.press(Key::char(c), &session));
        }
        assert_eq!(find.search.cursor, 0);
        assert_eq!(find.act(Action::Open, &session), [Wish::WalkTo(last)]);
        assert_eq!(find.act(Action::Back, &session), [Wish::Close]);
    }

    #[test]
    fn whatever_is_no_competency_is_read() {
        let session = Session::of_newcomer(None);
        let mut find = Find::new(session.framework());
        find.paste("burn rate", &session);
        let found = find.chosen().unwrap().subject;
        assert_eq!(found.kind.name, "term");
        assert_eq!(find.act(Action::Open, &session), [Wish::Read(found)]);
    }
}
