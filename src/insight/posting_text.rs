//! A job description taken apart: headings and sentences, each word with its line. Reads Markdown and plain text, and
//! joins lines that were broken in the middle of a sentence.

use super::phrase::Word;

/// A sentence, or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// Its words.
    pub words: Vec<Word>,
    /// The heading that it stands under: its position in [`PostingText::headings`].
    pub under: Option<usize>,
    /// Whether it is a box that is not ticked, or belongs to one: an offer, and no statement.
    pub offered: bool,
}

/// A job description taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PostingText {
    /// The headings in order, as words.
    pub headings: Vec<Vec<Word>>,
    /// The sentences in order, headings left out.
    pub sentences: Vec<Sentence>,
}

/// The most words of a line that ends in a colon and counts as a heading.
const HEADING: usize = 8;

/// What a line is.
enum Kind {
    Blank,
    Heading,
    Item,
    /// A box that is not ticked.
    Offer,
    Prose,
}

impl PostingText {
    /// Takes `text` apart.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut posting = Self::default();
        let mut open: Vec<(usize, String)> = Vec::new();
        let mut offered = false;
        for (n, line) in text.lines().enumerate() {
            let (kind, plain) = parse(line);
            if !matches!(kind, Kind::Prose) {
                posting.close(&mut open, offered);
            }
            // What is indented below a box belongs to it.
            offered = match kind {
                Kind::Offer => true,
                Kind::Item => offered && line.starts_with([' ', '\t']),
                Kind::Prose => offered,
                Kind::Blank | Kind::Heading => false,
            };
            match kind {
                Kind::Blank => {}
                Kind::Heading => posting.headings.push(words(&[(n + 1, plain)]).concat()),
                Kind::Item | Kind::Offer | Kind::Prose => open.push((n + 1, plain)),
            }
        }
        posting.close(&mut open, offered);
        posting
    }

    /// Ends a paragraph.
    fn close(&mut self, open: &mut Vec<(usize, String)>, offered: bool) {
        let under = self.headings.len().checked_sub(1);
        let sentences = words(open).into_iter().filter(|words| !words.is_empty());
        self.sentences.extend(sentences.map(|words| Sentence { words, under, offered }));
        open.clear();
    }

    /// The first line that says anything, as words: the title.
    #[must_use]
    pub fn title(&self) -> &[Word] {
        let heading = self.headings.first().map(Vec::as_slice);
        let sentence = self.sentences.first().map(|sentence| sentence.words.as_slice());
        let line = |words: Option<&[Word]>| words.and_then(<[Word]>::first).map_or(usize::MAX, |word| word.line);
        if line(heading) < line(sentence) { heading.unwrap_or_default() } else { sentence.unwrap_or_default() }
    }
}

/// What a line is, and its text without marks.
fn parse(line: &str) -> (Kind, String) {
    let trimmed = line.trim();
    let rule = !trimmed.chars().any(char::is_alphanumeric);
    if rule {
        return (Kind::Blank, String::new());
    }
    if let Some(heading) = trimmed.strip_prefix('#') {
        return (Kind::Heading, plain(heading.trim_start_matches('#')));
    }
    let item = trimmed.strip_prefix(['-', '*', '+', '\u{2022}']).filter(|rest| rest.starts_with([' ', '\t']));
    let numbered = trimmed.split_once(['.', ')']).filter(|(number, rest)| {
        !number.is_empty() && number.len() < 3 && number.bytes().all(|b| b.is_ascii_digit()) && rest.starts_with(' ')
    });
    if let Some(rest) = item.or(numbered.map(|(_, rest)| rest)) {
        let rest = rest.trim_start();
        if let Some(offer) = rest.strip_prefix("[ ]") {
            return (Kind::Offer, plain(offer));
        }
        return (Kind::Item, plain(rest.strip_prefix("[x]").unwrap_or(rest)));
    }
    if trimmed.starts_with('|') {
        // A row says one thing, whatever its cells hold.
        return (Kind::Item, plain(trimmed).replace(['|', '.', ';'], ","));
    }
    let bold = trimmed.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    let short = trimmed.split_whitespace().count() <= HEADING;
    let heading = short && (trimmed.trim_end_matches('*').ends_with(':') || bold.is_some_and(|t| !t.contains("**")));
    (if heading { Kind::Heading } else { Kind::Prose }, plain(trimmed))
}

/// The text of a line without Markdown's marks, and without addresses: what stands in one asks for nothing.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        out.push_str(before);
        out.push(' ');
        rest = after.split_once(')').map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    let out = out.replace(['*', '`', '_', '>'], " ");
    let kept = out.split_whitespace().filter(|word| !word.contains("://") && !word.contains("www."));
    kept.collect::<Vec<_>>().join(" ")
}

/// The words of a paragraph, sentence by sentence.
fn words(paragraph: &[(usize, String)]) -> Vec<Vec<Word>> {
    let mut sentences: Vec<Vec<Word>> = vec![Vec::new()];
    let (mut depth, mut ended) = (0_usize, false);
    for (line, text) in paragraph {
        let mut within = false;
        for c in text.chars() {
            if c.is_alphanumeric() || c == '%' {
                // A sentence goes on in small letters, as after "e.g." and "approx.".
                if ended && !within && (c.is_uppercase() || c.is_numeric()) && !abbreviated(sentences.last()) {
                    sentences.push(Vec::new());
                }
                let Some(sentence) = sentences.last_mut() else { continue };
                match sentence.last_mut().filter(|_| within && c != '%') {
                    Some(word) => {
                        word.written.push(c);
                        word.folded.extend(c.to_lowercase());
                    }
                    None => sentence.push(Word {
                        written: c.to_string(),
                        folded: c.to_lowercase().collect(),
                        line: *line,
                        depth,
                        after: None,
                    }),
                }
                (within, ended) = (c != '%', false);
                continue;
            }
            if let Some(word) = sentences.last_mut().and_then(|s| s.last_mut()).filter(|w| within && w.after.is_none())
            {
                word.after = (!c.is_whitespace()).then_some(c);
            }
            within = false;
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                '.' | '!' | '?' => ended = true,
                ';' => {
                    sentences.push(Vec::new());
                    ended = false;
                }
                _ => {}
            }
        }
    }
    sentences
}

/// Whether the last word is one letter, as in "e.g.".
fn abbreviated(sentence: Option<&Vec<Word>>) -> bool {
    let last = sentence.and_then(|words| words.last());
    last.is_some_and(|word| word.written.chars().count() == 1 && word.written.chars().all(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, String)> {
        let line = |words: &[Word]| words.first().map_or(0, |word| word.line);
        let said = |words: &[Word]| words.iter().map(|w| w.written.as_str()).collect::<Vec<_>>().join(" ");
        PostingText::new(text).sentences.iter().map(|s| (line(&s.words), said(&s.words))).collect()
    }

    #[test]
    fn lines_broken_in_a_sentence_are_joined_and_items_stand_alone() {
        let text = "We run\nthings. You work here.\n\n- One item\n- Two; three\n1. Four\n";
        let lines: Vec<_> = told(text);
        let lines: Vec<_> = lines.iter().map(|(n, t)| (*n, t.as_str())).collect();
        let wanted =
            [(1, "We run things"), (2, "You work here"), (4, "One item"), (5, "Two"), (5, "three"), (6, "Four")];
        assert_eq!(lines, wanted);
    }

    #[test]
    fn headings_are_no_sentences_and_abbreviations_end_none() {
        let text =
            "# A role\n\nWhat we ask:\n- Streams (e.g. Kafka) or i.e. Others\n\n**Not expected**\n- [x] Design\n";
        let posting = PostingText::new(text);
        assert_eq!(posting.headings.len(), 3);
        assert_eq!(told(text), [(4, "Streams e g Kafka or i e Others".to_owned()), (7, "Design".to_owned())]);
        assert_eq!(posting.sentences.iter().map(|s| s.under).collect::<Vec<_>>(), [Some(1), Some(2)]);
        assert_eq!(posting.title().first().map(|w| w.written.as_str()), Some("A"));
        assert_eq!(posting.sentences[0].words[3].depth, 1);
    }

    #[test]
    fn addresses_and_marks_fall_away() {
        assert_eq!(
            told("See [our **stack**](https://kafka.example/x) or https://spark.example now."),
            [(1, "See our stack or now".to_owned())]
        );
    }
}
