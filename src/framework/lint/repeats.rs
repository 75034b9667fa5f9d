//! Sentences that stand in more than one place. Each text says something of its own, so that five anchors are five
//! steps and forty-three competencies are not one.

use std::collections::HashMap;

use super::field::Field;
use super::prose::{sentences, spaced, word_count};
use crate::framework::raw::Section;
use crate::framework::source::{Item, Problems, short};

/// Fewer words than this may stand in two places: "Free and offline" is no thought of its own.
const SHORT: usize = 4;

/// The sentences met so far, each with the item where it stood first.
#[derive(Default)]
pub(in crate::framework) struct Repeats<'a> {
    met: HashMap<String, Item<'a>>,
}

/// The first words of `sentence`: enough to find it.
fn begin(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().take(8).collect();
    let dots = if word_count(sentence) > words.len() { " ..." } else { "" };
    short(&words.join(" ")) + dots
}

impl<'a> Repeats<'a> {
    /// Tells of each sentence in the fields of a section that was met before.
    pub(in crate::framework) fn look<T>(
        &mut self,
        section: &Section<'a, T>,
        table: &[Field<T>],
        problems: &mut Problems,
    ) {
        for listed in &section.items {
            for field in table {
                for text in (field.texts)(&listed.value) {
                    for sentence in sentences(text.as_str()).filter(|s| word_count(s) >= SHORT) {
                        let Some(first) = self.met.insert(spaced(sentence), listed.item) else { continue };
                        let reason = format!(
                            "{}: the sentence \"{}\" stands in {} too: write one of them afresh",
                            field.name,
                            begin(sentence),
                            first.title()
                        );
                        problems.report(&listed.item, text.as_str(), reason);
                    }
                }
            }
        }
    }
}
