//! The words that can be typed, once: what is understood and what `help` prints are read off this table.

/// Where a word holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At every question.
    Always,
    /// Wherever no question is in the middle of being answered.
    Anywhere,
    /// Where one competency is open.
    Competency,
    /// In the walk.
    Walk,
    /// On the screen of a session with a mentor.
    Session,
    /// Where one competency of a session is open.
    Topic,
    /// While a tour goes on.
    Tour,
}

/// The places with their heading in `help`, and what is said to one of their words elsewhere. Where several hold, a
/// later one goes before an earlier one.
pub const PLACES: [(Place, &str, &str); 7] = [
    (Place::Always, "These words work at every question:", ""),
    (
        Place::Anywhere,
        "These work between questions:",
        "Not in the middle of a question: back and skip go on from here, quit leaves.",
    ),
    (Place::Competency, "About this competency:", "That is about one competency: walk opens one."),
    (Place::Walk, "In the walk:", "That belongs to the walk: walk opens it."),
    (Place::Session, "In a session with a mentor:", "That belongs to a session with a mentor: mentor leads to it."),
    (
        Place::Topic,
        "About this competency of the session:",
        "That is about one competency of a session: its number on the agenda opens it.",
    ),
    (Place::Tour, "On the tour:", "No tour goes on: `opsarc tour` takes it."),
];

/// What a word asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// To the question or the competency before.
    Back,
    /// On without an answer.
    Skip,
    /// Takes the last answer or entry back.
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
    /// Says that there is no opportunity yet, or that there is one.
    Opportunity,
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
    /// To the session with a mentor.
    Mentor,
    /// To the beginning.
    Home,
    /// Name, roles, pathway, target, hours.
    Settings,
    /// The quick placement.
    Placement,
    /// Reads another screen as text.
    Read,
    /// Opens a session, or goes on with it.
    Open,
    /// What happened since last time.
    Since,
    /// What is worth talking about.
    Agenda,
    /// Puts a competency on the agenda.
    Topic,
    /// Lays both ratings side by side.
    Reveal,
    /// Leaves it at seeing it differently.
    Differ,
    /// What is to be done.
    Actions,
    /// Sets an action.
    NewAction,
    /// Says that an action is done.
    Done,
    /// Drops an action.
    Drop,
    /// Closes the session.
    Close,
    /// Gives the seat back.
    Aside,
    /// Writes the minutes to a file.
    Write,
    /// Skips a step of the tour.
    Onward,
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
    /// Where it holds.
    pub place: Place,
    /// What it asks for.
    pub verb: Verb,
    /// The word.
    pub word: &'static str,
    /// The key that does the same on the screen, taken as a word where no text is typed; hints name it.
    pub short: &'static str,
    /// What it does, for the help.
    pub says: &'static str,
}

const fn word(place: Place, verb: Verb, word: &'static str, short: &'static str, says: &'static str) -> Word {
    Word { place, verb, word, short, says }
}

/// Every word.
pub const WORDS: [Word; 36] = [
    word(Place::Always, Verb::Back, "back", "", "to the question or the competency before"),
    word(Place::Always, Verb::Skip, "skip", "", "on without an answer; an empty line does the same"),
    word(Place::Always, Verb::Undo, "undo", "u", "take your last answer back; between questions your last entry"),
    word(Place::Always, Verb::Why, "why", "", "why this is asked, and what would show more"),
    word(Place::Always, Verb::Again, "again", "", "read this again"),
    word(Place::Always, Verb::Help, "help", "?", "this list"),
    word(Place::Always, Verb::Quit, "quit", "q", "leave; everything is saved"),
    word(Place::Anywhere, Verb::Redo, "redo", "ctrl-r", "take the undo back"),
    word(Place::Anywhere, Verb::Home, "home", "", "where you stand"),
    word(Place::Anywhere, Verb::Walk, "walk", "w", "one competency at a time"),
    word(Place::Anywhere, Verb::Review, "review", "r", "this week's questions"),
    word(Place::Anywhere, Verb::Mentor, "mentor", "", "a session with a mentor: open one, or go on with it"),
    word(Place::Anywhere, Verb::Placement, "placement", "P", "the quick placement, one question a stage"),
    word(Place::Anywhere, Verb::Settings, "settings", "S", "name, roles, pathway, target and hours"),
    word(Place::Anywhere, Verb::Read, "read", "", "another screen as text; read alone says which there are"),
    word(Place::Competency, Verb::Note, "note", "n", "add a note"),
    word(Place::Competency, Verb::Evidence, "evidence", "e", "add a piece of evidence"),
    word(Place::Competency, Verb::Clear, "clear", "x", "take your rating back to unrated; a mentor says: cannot tell"),
    word(Place::Competency, Verb::More, "more", "", "its evidence, notes, questions, projects and references"),
    word(
        Place::Walk,
        Verb::Opportunity,
        "opportunity",
        "O",
        "say that there is no opportunity for it yet, or one again",
    ),
    word(Place::Walk, Verb::Unrated, "unrated", "", "to the next competency that is not rated"),
    word(Place::Walk, Verb::Order, "order", "o", "change the order of the walk"),
    word(Place::Session, Verb::Open, "open", "o", "open a session, or go on with the open one"),
    word(Place::Session, Verb::Since, "since", "", "what happened since last time"),
    word(Place::Session, Verb::Agenda, "agenda", "", "what is worth talking about, and what to ask"),
    word(Place::Session, Verb::Topic, "topic", "t", "put a competency on the agenda"),
    word(Place::Session, Verb::Reveal, "reveal", "r", "lay the ratings given blind beside the person's own"),
    word(Place::Session, Verb::Actions, "actions", "", "what is to be done"),
    word(Place::Session, Verb::NewAction, "action", "a", "set an action: what, by when, shown by what"),
    word(Place::Session, Verb::Done, "done", "F", "an action is done; where there are several, with its number"),
    word(Place::Session, Verb::Drop, "drop", "d", "drop an action, with the reason; with its number"),
    word(Place::Session, Verb::Close, "close", "c", "close the session: the next date, a few words, the minutes"),
    word(Place::Session, Verb::Aside, "aside", "z", "leave the session open and give the seat back"),
    word(Place::Session, Verb::Write, "write", "", "write the minutes that are read to a file"),
    word(Place::Topic, Verb::Differ, "differ", "d", "leave it at seeing it differently"),
    word(Place::Tour, Verb::Onward, "onward", ">", "on to the next step"),
];

/// What a line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// This.
    For(Verb),
    /// A word that holds elsewhere, and what is said to it.
    Elsewhere(&'static str),
}

/// What `line` asks for, if it is one of the words and nothing else. `places` are those that hold, the outermost first.
/// `text` says that text is typed here: then only what holds always is a word, and a single letter is text.
#[must_use]
pub fn asked(line: &str, places: &[Place], text: bool) -> Option<Asked> {
    let holds = |w: &&Word| places.contains(&w.place);
    if text {
        let found = WORDS.iter().find(|w| w.place == Place::Always && w.word.eq_ignore_ascii_case(line));
        return found.map(|w| Asked::For(w.verb));
    }
    // The innermost place goes before the others.
    let short = |place: &Place| WORDS.iter().find(|w| w.place == *place && !w.short.is_empty() && w.short == line);
    if let Some(word) = places.iter().rev().find_map(short) {
        return Some(Asked::For(word.verb));
    }
    let word = WORDS.iter().find(|w| w.word.eq_ignore_ascii_case(line))?;
    if holds(&word) {
        return Some(Asked::For(word.verb));
    }
    let says = PLACES.iter().find(|(place, ..)| *place == word.place).map_or("", |(.., says)| *says);
    Some(Asked::Elsewhere(says))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_stands_once_and_each_letter_once_in_its_place() {
        for (n, one) in WORDS.iter().enumerate() {
            assert!(one.word.is_ascii() && one.says.is_ascii());
            assert!(PLACES.iter().any(|(place, ..)| *place == one.place));
            assert_eq!(asked(one.word, &[one.place], false), Some(Asked::For(one.verb)));
            for other in &WORDS[n + 1..] {
                assert_ne!(one.word, other.word);
                let letter = !one.short.is_empty() && one.place == other.place && one.short == other.short;
                assert!(!letter, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_letter_means_what_it_means_in_the_innermost_place() {
        let (outside, inside) = ([Place::Always, Place::Session], [Place::Always, Place::Session, Place::Topic]);
        assert_eq!(asked("d", &outside, false), Some(Asked::For(Verb::Drop)));
        assert_eq!(asked("d", &inside, false), Some(Asked::For(Verb::Differ)));
        assert_eq!(asked("q", &outside, true), None, "a letter is text where text is typed");
        assert_eq!(asked("QUIT", &outside, true), Some(Asked::For(Verb::Quit)));
        assert_eq!(asked("done", &outside, true), None, "and so is a word that does not hold at every question");
        assert!(matches!(asked("order", &outside, false), Some(Asked::Elsewhere(_))));
    }
}
