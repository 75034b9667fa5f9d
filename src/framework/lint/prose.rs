//! Words, sentences, and how hard a text is to read.

/// The words of `text` as they are counted: what stands between spaces.
#[must_use]
pub fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The words of `text` in small letters, without punctuation: "Kafka-based," is two, `kafka` and `based`.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The words of `text` in small letters on one line, with a space before and after each.
#[must_use]
pub fn spaced(text: &str) -> String {
    words(text).fold(" ".to_owned(), |line, word| line + &word + " ")
}

/// The sentences of `text`: each ends with `.`, `?` or `!` before a space, or with the text.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    parts(text, &['.', '?', '!'])
}

/// The parts of `text` that end with one of `ends` before a space, or with the text.
fn parts<'a>(text: &'a str, ends: &'a [char]) -> impl Iterator<Item = &'a str> {
    let mut open = true;
    let pieces = text.split_inclusive(char::is_whitespace);
    let mut begin = 0;
    let mut at = 0;
    let mut cuts = Vec::new();
    for piece in pieces {
        at += piece.len();
        open = !piece.trim_end().ends_with(ends);
        if !open {
            cuts.push(begin..at);
            begin = at;
        }
    }
    if open {
        cuts.push(begin..text.len());
    }
    cuts.into_iter().filter_map(|cut| text.get(cut)).map(str::trim).filter(|part| !part.is_empty())
}

/// How hard the texts are to read together, by the measure LIX (Bjornsson 1968), rounded down: words a sentence plus
/// the percentage of words of more than six letters. Around 30 is easy, 40 ordinary, 50 factual, 60 and more hard.
/// A colon ends a sentence here, as the measure has it. It was chosen because it needs no syllables, which no short
/// rule counts right in English.
#[must_use]
pub fn lix<'a>(texts: impl IntoIterator<Item = &'a str>) -> usize {
    let (mut count, mut long, mut sentences) = (0, 0, 0);
    for text in texts {
        sentences += parts(text, &['.', '?', '!', ':']).count();
        let words = text.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|word| !word.is_empty());
        for word in words {
            count += 1;
            long += usize::from(word.chars().count() > 6);
        }
    }
    if count == 0 || sentences == 0 { 0 } else { count / sentences + 100 * long / count }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_before_a_space() {
        let told: Vec<_> = sentences("One is 3.5 high. Is two? Yes, e.g.this!  And").collect();
        assert_eq!(told, ["One is 3.5 high.", "Is two?", "Yes, e.g.this!", "And"]);
        assert_eq!(sentences(" ").count(), 0);
        assert_eq!(sentences("End.").count(), 1);
    }

    #[test]
    fn words_are_what_a_reader_takes_for_them() {
        assert_eq!(spaced("Kafka-based, CI/CD!"), " kafka based ci cd ");
        assert_eq!(spaced("..."), " ");
        assert_eq!(word_count("p95  is 3 %"), 4);
    }

    #[test]
    fn the_measure_of_reading_is_the_textbook_s() {
        // 6 words in 1 sentence, 0 long; 4 words in 2 sentences, 3 of 4 long.
        assert_eq!(lix(["The cat sat on the mat."]), 6);
        assert_eq!(lix(["Retention governs: telemetry costs."]), 2 + 75);
        assert_eq!(lix(["The cat sat on the mat.", "Retention governs: telemetry costs."]), 10 / 3 + 30);
        assert_eq!(lix([""]), 0);
        assert_eq!(lix(["123 456."]), 0);
    }
}
