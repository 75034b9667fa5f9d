//! What can be asked of one text. Each answers with what is wrong and the way out, or with nothing.

use super::prose::{lix, sentences, spaced, word_count, words};
use crate::framework::text::Text;
use crate::framework::word_lists::WordLists;

/// A question to a text.
pub(in crate::framework) type Ask = fn(&str, &WordLists) -> Option<String>;

/// The most words of a sentence in a description.
const LONG_SENTENCE: usize = 34;

/// The hardest that a description may be by the measure of [`lix`]. It is a short text full of terms, so it may be harder
/// than all that is said of a competency together. The shipped ones reach 69, most stay below 60.
const HARD_TEXT: usize = 75;

/// Words at the start of a question to which yes or no would be an answer.
const YES_OR_NO: [&str; 21] = [
    "do", "does", "did", "is", "are", "was", "were", "am", "can", "could", "have", "has", "had", "will", "would",
    "shall", "should", "may", "might", "must", "don",
];

/// Words that no step begins with: it begins with the verb that says what to do.
const NO_VERB: [&str; 38] = [
    "a", "an", "the", "this", "that", "these", "those", "i", "you", "he", "she", "it", "we", "they", "your", "our",
    "their", "its", "my", "his", "her", "there", "then", "next", "first", "finally", "after", "before", "when", "if",
    "to", "for", "with", "in", "on", "and", "is", "please",
];

/// Plain characters only: what a keyboard writes, and single spaces.
pub(in crate::framework) fn plain(text: &str, _: &WordLists) -> Option<String> {
    if let Some(fancy) = text.chars().find(|c| matches!(c, '\u{2010}'..='\u{201f}' | '\u{2026}' | '\u{a0}')) {
        let code = u32::from(fancy);
        return Some(format!("it holds the character U+{code:04X}: write the plain quote, hyphen, space or dots"));
    }
    text.contains("  ").then(|| "two spaces stand together: leave one out".to_owned())
}

/// One sentence with a full stop.
pub(in crate::framework) fn one_sentence(text: &str, lists: &WordLists) -> Option<String> {
    match sentences(text).count() {
        0 | 1 => full_stop(text, lists),
        count => Some(format!("it has {count} sentences: say it in one")),
    }
}

/// A full stop at the end.
pub(in crate::framework) fn full_stop(text: &str, _: &WordLists) -> Option<String> {
    (!text.ends_with('.')).then(|| "it does not end with a full stop: add one".to_owned())
}

/// No product is named: vendors change, categories stay.
pub(in crate::framework) fn no_product(text: &str, lists: &WordLists) -> Option<String> {
    let named = found(text, &lists.products)?;
    Some(format!("`{named}` is a product: name the category of tool, for products change"))
}

/// No adverb of degree: two raters would never mean the same by it.
pub(in crate::framework) fn no_degree(text: &str, lists: &WordLists) -> Option<String> {
    let named = found(text, &lists.degree)?;
    Some(format!("`{named}` is an adverb of degree: say what can be seen instead"))
}

/// `lists` as the questions want them: each entry as [`spaced`] has it, so that finding it is one search.
pub(in crate::framework) fn ready(lists: &WordLists) -> WordLists {
    let ready = |words: &[Text]| {
        let spaced = words.iter().map(|word| spaced(word.as_str()));
        spaced.filter(|word| word.len() > 1).map(|word| Text::new(&word)).collect()
    };
    WordLists { products: ready(&lists.products), degree: ready(&lists.degree) }
}

/// The first of `listed` that stands in `text`.
fn found<'a>(text: &str, listed: &'a [Text]) -> Option<&'a str> {
    let text = spaced(text);
    listed.iter().map(Text::as_str).find(|word| text.contains(word)).map(str::trim)
}

/// No years of experience: they say how long, and not what.
pub(in crate::framework) fn no_years(text: &str, _: &WordLists) -> Option<String> {
    words(text)
        .any(|word| word == "year" || word == "years")
        .then(|| "it counts years: say what can be seen, not how long it took".to_owned())
}

/// It goes on after the words "not yet, if".
pub(in crate::framework) fn completes_not_yet(text: &str, _: &WordLists) -> Option<String> {
    let mut first = text.split_whitespace().next().unwrap_or_default().chars();
    let (begin, second) = (first.next(), first.next());
    // Capitals at the start are fine where the whole word is made of them.
    if begin.is_some_and(char::is_uppercase) && !second.is_some_and(char::is_uppercase) {
        return Some("it begins with a capital: it goes on after the words \"not yet, if\"".to_owned());
    }
    let text = spaced(text);
    let repeats = text.starts_with(" not yet ") || text.starts_with(" if ");
    repeats.then(|| "it repeats the words \"not yet, if\", which stand before it: leave them out".to_owned())
}

/// A question that yes or no would not answer.
pub(in crate::framework) fn open_question(text: &str, _: &WordLists) -> Option<String> {
    if !text.ends_with('?') {
        return Some("it does not end with a question mark: ask a question".to_owned());
    }
    let first = words(text).next()?;
    YES_OR_NO
        .contains(&first.as_str())
        .then(|| format!("it begins with `{first}`, so that yes or no would do: ask what, how, when or who"))
}

/// A verb that says what to do comes first. What can be told of that without a dictionary: no article, pronoun or other
/// small word begins it, nor a form in -ing.
pub(in crate::framework) fn verb_first(text: &str, _: &WordLists) -> Option<String> {
    let first = words(text).next()?;
    // "bring" and "ping" are no such forms: there is no vowel before their -ing.
    let gerund = first.strip_suffix("ing").is_some_and(|stem| stem.contains(['a', 'e', 'i', 'o', 'u', 'y']));
    (gerund || NO_VERB.contains(&first.as_str()))
        .then(|| format!("it begins with `{first}`: begin with the verb that says what to do"))
}

/// No sentence that one has to read twice, and no text of long words only.
pub(in crate::framework) fn readable(text: &str, _: &WordLists) -> Option<String> {
    if let Some(count) = sentences(text).map(word_count).find(|count| *count > LONG_SENTENCE) {
        return Some(format!("a sentence has {count} words and at most {LONG_SENTENCE} may be: make two of it"));
    }
    let lix = lix([text]);
    (lix > HARD_TEXT).then(|| {
        format!("its reading measure is {lix} and at most {HARD_TEXT} may be: shorten the sentences and the words")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> WordLists {
        let products = ["kafka", "Google Cloud", "", "-"].map(Text::from).into();
        ready(&WordLists { products, degree: vec!["fully".into()] })
    }

    #[test]
    fn a_listed_word_is_found_as_a_word() {
        for named in ["on Kafka.", "a kafka-based bus", "Kafka's log"] {
            assert!(no_product(named, &lists()).is_some_and(|t| t.contains("`kafka` is a product")), "{named}");
        }
        let told = no_product("in Google's or google cloud", &lists());
        assert!(told.is_some_and(|t| t.contains("`google cloud` is a product")));
        for free in ["Kafkaesque", "a google of clouds", ""] {
            assert_eq!(no_product(free, &lists()), None, "{free}");
        }
    }

    #[test]
    fn steps_begin_with_a_verb() {
        for good in ["Bring it", "Ping the host", "Write it", "Process rows", "Unit-test it", "Embed a check"] {
            assert_eq!(verb_first(good, &lists()), None, "{good}");
        }
        for bad in ["The first row", "Writing it", "You write", "Then write", "Using a tool"] {
            assert!(verb_first(bad, &lists()).is_some(), "{bad}");
        }
    }

    #[test]
    fn a_clause_goes_on_after_not_yet() {
        for good in ["nobody looked.", "SLOs are copied.", "ifs remain.", "an alert fires."] {
            assert_eq!(completes_not_yet(good, &lists()), None, "{good}");
        }
        for bad in ["Nobody looked.", "if nobody looked.", "not yet, if nobody looked."] {
            assert!(completes_not_yet(bad, &lists()).is_some(), "{bad}");
        }
    }

    #[test]
    fn a_tangled_sentence_is_told() {
        let tangled = "Organisational instrumentation standardisation programmes, notwithstanding heterogeneous \
                       infrastructure provenance considerations, necessitate comprehensive interdepartmental \
                       harmonisation.";
        assert!(readable(tangled, &lists()).is_some_and(|t| t.contains("reading measure")));
        assert!(readable(&"a ".repeat(35), &lists()).is_some_and(|t| t.contains("35 words")));
        assert_eq!(readable(&"a ".repeat(34), &lists()), None);
    }
}
