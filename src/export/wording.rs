//! Two wordings of one text, word by word.

use similar::{ChangeTag, TextDiff};

/// What was struck out of `before` and put in to make `after`: `learn [-Rust-] {+Go+} first`, as `git diff --word-diff`
/// writes it.
#[must_use]
pub fn marked(before: &str, after: &str) -> String {
    let diff = TextDiff::from_words(before, after);
    let mut runs: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => runs.push((change.tag(), change.value().to_owned())),
        }
    }
    let mut out = String::new();
    for (tag, text) in &runs {
        let (open, close) = match tag {
            ChangeTag::Equal => ("", ""),
            ChangeTag::Delete => ("[-", "-]"),
            ChangeTag::Insert => ("{+", "+}"),
        };
        // The spaces around what changed stand outside of the marks.
        let words = text.trim();
        match text.split_once(words).filter(|_| !words.is_empty()) {
            Some((lead, tail)) => out.push_str(&format!("{lead}{open}{words}{close}{tail}")),
            None => out.push_str(text),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_as_words() {
        assert_eq!(marked("learn Rust first", "learn Go first"), "learn [-Rust-]{+Go+} first");
        assert_eq!(marked("same", "same"), "same");
        assert_eq!(marked("", "new words"), "{+new words+}");
        assert_eq!(marked("a b", "a"), "a [-b-]");
    }
}
