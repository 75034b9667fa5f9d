//! Words and phrases of a list, looked for in a text that was taken apart into words.

use crate::framework::text::Text;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As it is written.
    pub written: String,
    /// In small letters, as it is compared.
    pub folded: String,
    /// The line that it stands on, from 1.
    pub line: usize,
    /// In how many brackets it stands.
    pub depth: usize,
    /// The character right after it, where that is no letter, digit or space.
    pub after: Option<char>,
}

/// A phrase as it is compared: words in small letters, the last perhaps only by its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    words: Vec<String>,
    open: bool,
}

/// Words as they are compared: letters and digits together, the per cent sign by itself, all in small letters.
pub fn folded(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut within = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if !within {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
            within = true;
        } else {
            within = false;
            if c == '%' {
                words.push("%".to_owned());
            }
        }
    }
    words
}

impl Phrase {
    /// The phrase written `text`; a star at its end leaves the last word open.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { words: folded(text), open: text.trim_end().ends_with('*') }
    }

    /// How many words it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has none, so that it is found nowhere.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether `text` begins with it.
    fn begins(&self, text: &[Word]) -> bool {
        let Some((last, first)) = self.words.split_last() else { return false };
        let Some(end) = text.get(first.len()) else { return false };
        let closed = first.iter().zip(text).all(|(word, found)| *word == found.folded);
        closed && if self.open { end.folded.starts_with(last.as_str()) } else { end.folded == *last }
    }

    /// Where it stands in `text`: the positions of its first words.
    pub fn places<'a>(&'a self, text: &'a [Word]) -> impl Iterator<Item = usize> + 'a {
        (0..text.len()).filter(|at| text.get(*at..).is_some_and(|rest| self.begins(rest)))
    }

    /// Whether it stands in `text`.
    #[must_use]
    pub fn stands_in(&self, text: &[Word]) -> bool {
        self.places(text).next().is_some()
    }
}

/// The phrases of a list.
#[must_use]
pub fn phrases(list: &[Text]) -> Vec<Phrase> {
    list.iter().map(|text| Phrase::new(text.as_str())).filter(|phrase| !phrase.is_empty()).collect()
}

/// Whether any of `phrases` stands in `text`.
#[must_use]
pub fn any(phrases: &[Phrase], text: &[Word]) -> bool {
    phrases.iter().any(|phrase| phrase.stands_in(text))
}

/// Every place of any of `phrases` in `text`, in order: the first word and how many there are. Of two that begin at one
/// word the longer one is told.
#[must_use]
pub fn all(phrases: &[Phrase], text: &[Word]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = phrases.iter().flat_map(|p| p.places(text).map(|at| (at, p.len()))).collect();
    found.sort_unstable_by_key(|(at, len)| (*at, std::cmp::Reverse(*len)));
    found.dedup_by_key(|(at, _)| *at);
    found
}
