//! What a line means, and the ways in which a line becomes messages.

use crate::app::action::Action;
use crate::app::field::Field;
use crate::app::key::{Code, Key};
use crate::app::message::{Message, Target};

/// What a line means.
#[derive(Debug, Clone)]
pub enum Heard {
    /// These messages, in this order.
    Do(Vec<Message>),
    /// These messages, and this is said of them.
    Tell(Vec<Message>, String),
    /// Nothing is done; this is said.
    Say(String),
    /// What is asked is to be read again.
    Again,
}

/// The message that a hand sends which asks for `action`.
pub(in crate::app) fn act(action: Action) -> Message {
    Message::Click(Target::Do(action))
}

/// One action and nothing else.
pub(in crate::app) fn once(action: Action) -> Heard {
    Heard::Do(vec![act(action)])
}

/// Nothing is done; `text` is said.
pub(in crate::app) fn say(text: impl Into<String>) -> Heard {
    Heard::Say(text.into())
}

/// `text` is no answer here; `right` says what would be.
pub(in crate::app) fn unclear(text: &str, right: &str) -> Heard {
    say(format!("`{text}` is not understood here: {right}. help lists the words, again reads the question again."))
}

/// The option that `text` names: its number, counted from `first`, or the beginning of one name and of no other.
pub(in crate::app) fn pick(names: &[String], first: usize, text: &str) -> Option<usize> {
    if let Ok(number) = text.parse::<usize>() {
        return number.checked_sub(first).filter(|n| *n < names.len());
    }
    let typed = text.to_lowercase();
    let is = |name: &String| name.to_lowercase() == typed;
    if let Some(whole) = names.iter().position(is) {
        return Some(whole);
    }
    let begins = |name: &String| !typed.is_empty() && name.to_lowercase().starts_with(&typed);
    let mut found = names.iter().enumerate().filter(|(_, name)| begins(name)).map(|(n, _)| n);
    found.next().filter(|_| found.next().is_none())
}

/// What would be right where one of `count` options is chosen, counted from `first`.
pub(in crate::app) fn choice(first: usize, count: usize) -> String {
    let last = (first + count).saturating_sub(1);
    format!("give a number from {first} to {last}, or the beginning of a name")
}

/// Types `text` in place of what stands in `field`.
pub(in crate::app) fn retype(field: &Field, text: &str) -> Vec<Message> {
    let rubbed = rub(field.raw().chars().count());
    rubbed.into_iter().chain([Message::Paste(text.to_owned())]).collect()
}

/// Takes this many characters away before the cursor.
pub(in crate::app) fn rub(characters: usize) -> Vec<Message> {
    std::iter::repeat_n(Message::Key(Key::plain(Code::Backspace)), characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_named_by_number_or_by_the_beginning_of_its_name() {
        let names = ["Not yet", "Aware", "Assisted"].map(str::to_owned);
        assert_eq!(pick(&names, 0, "2"), Some(2));
        assert_eq!(pick(&names, 1, "0"), None);
        assert_eq!(pick(&names, 0, "3"), None);
        assert_eq!(pick(&names, 0, "aw"), Some(1));
        assert_eq!(pick(&names, 0, "a"), None, "two begin with it");
        assert_eq!(pick(&names, 0, ""), None);
        assert_eq!(choice(0, names.len()), "give a number from 0 to 2, or the beginning of a name");
    }
}
