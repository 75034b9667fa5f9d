//! The list of keys: what each does where, and another key for it by pressing that key.

use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::app::keymap::{Binding, CONTEXTS, Context, KEYMAP};
use crate::app::keys::{Keys, may_be};
use crate::app::pane::Pane;
use crate::app::search::Search;
use crate::app::session::Session;
use crate::app::wish::Wish;

/// The list of keys.
#[derive(Debug, Clone)]
pub struct KeyList {
    /// The search; its rows are those of [`Self::rows`].
    pub search: Search,
    /// Every binding, context by context.
    pub rows: Vec<&'static Binding>,
    /// The binding that waits for its new key.
    pub waiting: Option<&'static Binding>,
    /// The key that another binding there has: pressed again, it is taken.
    pub held: Option<(Key, &'static Binding)>,
    keys: Keys,
}

impl KeyList {
    /// The list of the keys in force, those of `first` at its head.
    #[must_use]
    pub fn new(keys: &Keys, first: Context) -> Self {
        let order = std::iter::once(first).chain(CONTEXTS.iter().map(|(context, _)| *context).filter(|c| *c != first));
        let of = |context: Context| KEYMAP.iter().filter(move |binding| binding.context == context);
        let rows: Vec<&'static Binding> = order.flat_map(of).collect();
        let words = rows.iter().map(|b| format!("{} {} {}", heading(b.context), b.name, b.says));
        let search = Search::new(words.collect());
        Self { search, rows, waiting: None, held: None, keys: keys.clone() }
    }

    /// The binding under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&'static Binding> {
        self.rows.get(self.search.chosen()?).copied()
    }

    /// The keys that `binding` has.
    #[must_use]
    pub fn keys(&self, binding: &'static Binding) -> Vec<String> {
        self.keys.of(binding).map(str::to_owned).collect()
    }

    fn names(&self, binding: &'static Binding) -> Vec<String> {
        // As they are written, whatever they are shown as.
        self.keys.clone().spelled(false).of(binding).map(str::to_owned).collect()
    }

    fn bind(&mut self, changes: Vec<(&'static Binding, Vec<String>)>) -> Vec<Wish> {
        for (binding, names) in &changes {
            self.keys.bind(binding, names.clone());
        }
        (self.waiting, self.held) = (None, None);
        vec![Wish::Rebind(changes)]
    }

    fn take(&mut self, binding: &'static Binding, key: Key) -> Vec<Wish> {
        if let Err(why) = may_be(binding.context, key) {
            return vec![Wish::Warn(why)];
        }
        let holder = self.keys.holder(binding.context, key).filter(|other| *other != binding);
        match holder {
            Some(other) if self.held != Some((key, other)) => {
                self.held = Some((key, other));
                Vec::new()
            }
            holder => {
                let name = key.to_string();
                let mut changes = vec![(binding, vec![name.clone()])];
                if let Some(other) = holder {
                    let left = self.names(other).into_iter().filter(|n| *n != name).collect();
                    changes.push((other, left));
                }
                self.bind(changes)
            }
        }
    }
}

/// The heading of a context.
#[must_use]
pub fn heading(context: Context) -> &'static str {
    CONTEXTS.iter().find(|(other, _)| *other == context).map_or("", |(_, heading)| heading)
}

impl Pane for KeyList {
    fn act(&mut self, action: Action, _: &Session) -> Vec<Wish> {
        match action {
            Action::Open => {
                (self.waiting, self.held) = (self.chosen(), None);
                Vec::new()
            }
            Action::Clear => match self.chosen() {
                Some(binding) if !self.keys.is_own(binding) => {
                    let own = binding.keys.iter().map(|key| (*key).to_owned()).collect();
                    let mut changes = vec![(binding, own)];
                    // What has one of them meanwhile gives it back.
                    for name in binding.keys {
                        let holder = Key::parse(name).and_then(|key| self.keys.holder(binding.context, key));
                        if let Some(other) = holder.filter(|other| *other != binding) {
                            changes.push((other, self.names(other).into_iter().filter(|n| n != name).collect()));
                        }
                    }
                    self.bind(changes)
                }
                Some(_) => vec![Wish::say("It has the program's own keys.")],
                None => Vec::new(),
            },
            Action::Back => vec![Wish::Close],
            _ => {
                self.search.go(action);
                Vec::new()
            }
        }
    }

    fn capture(&mut self, key: Key, _: &Session) -> Option<Vec<Wish>> {
        let binding = self.waiting?;
        // The way out of the program stays open, and so does the way out of this.
        if key == Key::ctrl('c') {
            return None;
        }
        if key.code == Code::Esc {
            (self.waiting, self.held) = (None, None);
            return Some(Vec::new());
        }
        Some(self.take(binding, key))
    }

    fn point(&mut self, row: usize) -> bool {
        let again = self.search.cursor == row;
        self.search.cursor = row;
        again
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        self.search.press(key)
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        if self.waiting.is_none() {
            self.search.paste(text);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(typed: &str) -> (KeyList, Session) {
        let session = Session::of_newcomer(None);
        let mut list = KeyList::new(&Keys::default(), Context::Walk);
        list.paste(typed, &session);
        list.act(Action::Open, &session);
        (list, session)
    }

    #[test]
    fn the_next_key_is_the_new_one() {
        let (mut list, session) = waiting("walk add a note");
        let binding = list.chosen().unwrap();
        assert_eq!((binding.name, list.waiting), ("note", Some(binding)));
        assert_eq!(list.capture(Key::ctrl('c'), &session), None);
        let wishes = list.capture(Key::char('N'), &session).unwrap();
        assert_eq!(wishes, [Wish::Rebind(vec![(binding, vec!["N".to_owned()])])]);
        assert_eq!((list.waiting, list.keys(binding)), (None, vec!["N".to_owned()]));
        assert_eq!(list.act(Action::Clear, &session), [Wish::Rebind(vec![(binding, vec!["n".to_owned()])])]);
        assert!(matches!(list.act(Action::Clear, &session).as_slice(), [Wish::Say(_)]));
    }

    #[test]
    fn a_key_that_another_has_is_taken_only_when_it_is_pressed_again() {
        let (mut list, session) = waiting("walk add a note");
        let binding = list.chosen().unwrap();
        assert_eq!(list.capture(Key::char(' '), &session), Some(Vec::new()));
        assert_eq!(list.held.map(|(_, other)| other.name), Some("page down"));
        assert_eq!(list.capture(Key::char('w'), &session), Some(Vec::new()), "another conflict");
        assert_eq!(list.capture(Key::plain(Code::Esc), &session), Some(Vec::new()));
        assert_eq!((list.waiting, list.held), (None, None));
        list.act(Action::Open, &session);
        list.capture(Key::char(' '), &session);
        let wishes = list.capture(Key::char(' '), &session).unwrap();
        let [Wish::Rebind(changes)] = wishes.as_slice() else { panic!("{wishes:?}") };
        let told: Vec<(&str, &[String])> = changes.iter().map(|(b, names)| (b.name, names.as_slice())).collect();
        assert_eq!(told, [("note", &["Space".to_owned()][..]), ("page down", &["PgDn".to_owned()][..])]);
        assert_eq!(list.keys(binding), ["Space"]);
    }

    #[test]
    fn a_letter_is_refused_where_letters_are_text() {
        let (mut list, session) = waiting("evidence add it to the record");
        assert_eq!(list.chosen().map(|b| b.context), Some(Context::Evidence));
        let wishes = list.capture(Key::char('a'), &session).unwrap();
        assert!(matches!(wishes.as_slice(), [Wish::Warn(why)] if why.contains("text there")), "{wishes:?}");
    }
}
