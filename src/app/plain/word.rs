//! The words that can be typed anywhere, once: what is understood and what `help` prints are read off this table.

/// What a word asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// To the question or the competency before.
    Back,
    /// On without an answer.
    Skip,
    /// Takes the last entry back.
    Undo,
    /// Takes the undo back.
    Redo,
    /// Says why this is asked, or why it counts as it does.
    Why,
    /// Adds a note.
    Note,
    /// Adds a piece of evidence.
    Evidence,
    /// Takes a rating back.
    Clear,
    /// Reads everything that there is on the competency.
    More,
    /// To the next unrated competency.
    Unrated,
    /// Changes the order of the walk.
    Order,
    /// Opens the walk.
    Walk,
    /// Opens the review of this week.
    Review,
    /// To the beginning.
    Home,
    /// Name, roles, pathway, target, hours.
    Settings,
    /// The quick placement.
    Placement,
    /// Reads what is asked again.
    Again,
    /// Says the words.
    Help,
    /// Ends.
    Quit,
}

/// A word.
#[derive(Debug)]
pub struct Word {
    /// What it asks for.
    pub verb: Verb,
    /// The word.
    pub word: &'static str,
    /// The key that does the same on the screen, taken as a word where no text is typed; hints name it.
    pub short: &'static str,
    /// What it does, for the help.
    pub says: &'static str,
}

const fn word(verb: Verb, word: &'static str, short: &'static str, says: &'static str) -> Word {
    Word { verb, word, short, says }
}

/// Every word.
pub const WORDS: [Word; 19] = [
    word(Verb::Back, "back", "", "to the question or the competency before"),
    word(Verb::Skip, "skip", "", "on without an answer; an empty line does the same"),
    word(Verb::Undo, "undo", "u", "take your last entry back"),
    word(Verb::Redo, "redo", "ctrl-r", "take the undo back"),
    word(Verb::Why, "why", "", "why this is asked, and what would show more"),
    word(Verb::Note, "note", "n", "add a note on this competency"),
    word(Verb::Evidence, "evidence", "e", "add a piece of evidence for this competency"),
    word(Verb::Clear, "clear", "x", "take your rating of this competency back"),
    word(Verb::More, "more", "", "evidence, notes, questions, projects and references of this competency"),
    word(Verb::Unrated, "unrated", "", "to the next competency that is not rated"),
    word(Verb::Order, "order", "o", "change the order of the walk"),
    word(Verb::Walk, "walk", "w", "one competency at a time"),
    word(Verb::Review, "review", "r", "this week's questions"),
    word(Verb::Home, "home", "", "where you stand"),
    word(Verb::Settings, "settings", "S", "name, roles, pathway, target and hours"),
    word(Verb::Placement, "placement", "P", "the quick placement, one question a stage"),
    word(Verb::Again, "again", "", "read this again"),
    word(Verb::Help, "help", "?", "this list"),
    word(Verb::Quit, "quit", "q", "leave; everything is saved"),
];

/// What `line` asks for, if it is one of the words and nothing else. `text` says that text is typed here: then a
/// single letter is text.
#[must_use]
pub fn verb(line: &str, text: bool) -> Option<Verb> {
    let found = |w: &&Word| w.word.eq_ignore_ascii_case(line) || (!text && !w.short.is_empty() && w.short == line);
    WORDS.iter().find(found).map(|w| w.verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_and_each_letter_stands_once() {
        for (n, one) in WORDS.iter().enumerate() {
            assert!(one.word.is_ascii() && one.says.is_ascii());
            assert_eq!(verb(one.word, true), Some(one.verb));
            for other in &WORDS[n + 1..] {
                assert!(one.word != other.word && (one.short.is_empty() || one.short != other.short), "{one:?}");
            }
        }
        assert_eq!((verb("Q", false), verb("q", false), verb("q", true)), (None, Some(Verb::Quit), None));
    }
}
