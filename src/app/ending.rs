//! The line at the end of a form: what is done with what was typed, as choices that the arrows, Tab and Enter reach. The
//! forms share it, and its choices are read off the key table.

use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::app::keymap::{Binding, Context, KEYMAP, PLAIN_KEYS};

/// The line at the end of a form, and where the keys are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    context: Context,
    at: Option<usize>,
}

impl Ending {
    /// The line of the form whose keys are those of `context`; a field has the keys.
    #[must_use]
    pub const fn new(context: Context) -> Self {
        Self { context, at: None }
    }

    /// Its choices, the first one being what keeps the form: that, and what a field has no key for that is on every
    /// keyboard.
    #[must_use]
    pub fn choices(&self) -> Vec<&'static Binding> {
        let other = |binding: &&Binding| {
            binding.context == self.context
                && (binding.action == Action::Accept || binding.keys.iter().all(|key| !PLAIN_KEYS.contains(key)))
        };
        let mut choices: Vec<&Binding> = KEYMAP.iter().filter(other).collect();
        choices.sort_by_key(|binding| binding.rank);
        choices
    }

    /// The choice that has the keys; none where a field has them.
    #[must_use]
    pub const fn at(&self) -> Option<usize> {
        self.at
    }

    /// Whether the line has the keys.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.at.is_some()
    }

    /// Gives the keys back to the fields.
    pub const fn leave(&mut self) {
        self.at = None;
    }

    /// What the form is to do of `action`; none where the keys only moved. `last` says whether they are in its last field.
    pub fn take(&mut self, action: Action, last: bool) -> Option<Action> {
        let Some(at) = self.at else {
            let enters = last && action == Action::NextField;
            self.at = enters.then_some(0);
            return (!enters).then_some(action);
        };
        let choices = self.choices();
        let to = match action {
            Action::Open => return choices.get(at).map(|binding| binding.action),
            Action::NextField | Action::Right => Some((at + 1).min(choices.len().saturating_sub(1))),
            Action::Left => Some(at.saturating_sub(1)),
            Action::PrevField => None,
            _ => return Some(action),
        };
        self.at = to;
        None
    }

    /// Whether a key goes into a field. Text that is typed on the line goes on where it was left; nothing else does, and
    /// left and right, which a field has for its text, go through the choices there.
    pub fn lets(&mut self, key: Key) -> bool {
        match key.code {
            Code::Left if self.holds() => _ = self.take(Action::Left, true),
            Code::Right if self.holds() => _ = self.take(Action::Right, true),
            _ => {}
        }
        if key.is_text() && key.code != Code::Char(' ') {
            self.at = None;
        }
        self.at.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(context: Context) -> Vec<&'static str> {
        Ending::new(context).choices().iter().map(|binding| binding.name).collect()
    }

    #[test]
    fn the_choices_are_what_keeps_the_form_and_what_needs_a_key_that_not_every_keyboard_has() {
        assert_eq!(names(Context::Note), ["keep", "editor", "private"]);
        assert_eq!(names(Context::Evidence), ["add", "editor"]);
        assert_eq!(names(Context::Goal), ["keep", "editor"]);
        assert_eq!(names(Context::Sitting), ["keep", "editor"]);
        assert_eq!(names(Context::Reason), ["drop it"]);
        assert_eq!(names(Context::File), ["write"]);
        assert_eq!(names(Context::Folder), ["read it"]);
    }

    #[test]
    fn only_from_the_last_field_the_keys_come_here_and_enter_alone_does_something() {
        let mut end = Ending::new(Context::Note);
        assert_eq!(end.take(Action::NextField, false), Some(Action::NextField));
        assert_eq!(end.take(Action::Open, true), Some(Action::Open));
        assert_eq!((end.take(Action::NextField, true), end.at()), (None, Some(0)));
        assert_eq!((end.take(Action::Right, true), end.at()), (None, Some(1)));
        assert_eq!((end.take(Action::Open, true), end.at()), (Some(Action::Editor), Some(1)));
        for _ in 0..9 {
            assert_eq!(end.take(Action::NextField, true), None);
        }
        assert_eq!((end.take(Action::Open, true), end.at()), (Some(Action::Private), Some(2)));
        assert_eq!((end.take(Action::Left, true), end.at()), (None, Some(1)));
        assert_eq!(end.take(Action::Accept, true), Some(Action::Accept), "a chord keeps the form from anywhere");
        assert_eq!((end.take(Action::PrevField, true), end.at()), (None, None));
    }

    #[test]
    fn what_is_typed_on_it_goes_on_in_the_field() {
        let mut end = Ending::new(Context::Note);
        end.take(Action::NextField, true);
        for key in [Key::char(' '), Key::plain(Code::Left), Key::plain(Code::Backspace), Key::ctrl('k')] {
            assert!(!end.lets(key), "{key}");
        }
        assert!(end.lets(Key::char('x')) && !end.holds());
        assert!(end.lets(Key::plain(Code::Left)));
    }
}
