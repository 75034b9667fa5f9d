//! A field of an item with what is asked of its texts, and how such a row is held against an item.

use std::ops::RangeInclusive;

use super::ask::{Ask, plain};
use super::prose::word_count;
use crate::framework::source::{Item, Problems};
use crate::framework::text::Text;
use crate::framework::word_lists::WordLists;

/// A row of the table of an item `T`.
pub(in crate::framework) struct Field<T: 'static> {
    /// Its name, as it stands in the file.
    pub(in crate::framework) name: &'static str,
    /// Its texts, in order.
    pub(in crate::framework) texts: for<'a> fn(&'a T) -> Vec<&'a Text>,
    /// How many there may be.
    pub(in crate::framework) count: RangeInclusive<usize>,
    /// How many words each may have.
    pub(in crate::framework) words: RangeInclusive<usize>,
    /// What else is asked of each.
    pub(in crate::framework) asks: &'static [Ask],
}

/// Fields of which `check` tells any number but the right one and none.
const TOLD_BY_CHECK: [&str; 2] = ["anchors", "not_yet"];

/// "3", or "4 to 9".
fn range(range: &RangeInclusive<usize>) -> String {
    match (range.start(), range.end()) {
        (least, most) if least == most => least.to_string(),
        (least, most) => format!("{least} to {most}"),
    }
}

impl<T> Field<T> {
    /// Tells what is wrong with this field of `value`.
    pub(in crate::framework) fn lint(&self, item: &Item, value: &T, lists: &WordLists, problems: &mut Problems) {
        let texts = (self.texts)(value);
        let told = !texts.is_empty() && TOLD_BY_CHECK.contains(&self.name);
        if !told && !self.count.contains(&texts.len()) {
            let reason = match texts.len() {
                0 => format!("{}: there is nothing, and {} must be: write it", self.name, range(&self.count)),
                1 => format!("{}: there is 1, and {} must be", self.name, range(&self.count)),
                count => format!("{}: there are {count}, and {} must be", self.name, range(&self.count)),
            };
            problems.report(item, self.name, reason);
        }
        for text in texts {
            let text = text.as_str();
            let count = word_count(text);
            let length = match count {
                0 => Some("a text is empty: write it, or take it out".to_owned()),
                _ if self.words.contains(&count) => None,
                _ => {
                    let words = if count == 1 { "word is" } else { "words are" };
                    let much = if count < *self.words.start() { "few" } else { "many" };
                    Some(format!("{count} {words} too {much}: write {}", range(&self.words)))
                }
            };
            let asks = if count == 0 { &[][..] } else { self.asks };
            let asked = [plain as Ask].iter().chain(asks).filter_map(|ask| ask(text, lists));
            // An empty text could stand anywhere: its field is the place.
            let place = if count == 0 { self.name } else { text };
            for reason in length.into_iter().chain(asked) {
                problems.report(item, place, format!("{}: {reason}", self.name));
            }
        }
    }
}
