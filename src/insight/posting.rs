//! Which hiring pitfalls a job description shows (brief 2.7 end, 2.10). It looks for the words of the framework's section
//! `hiring` and for nothing else, so that a finding can always be shown in the text, or as what is missing there.

use super::phrase::{Phrase, Word, all, any, folded, phrases};
use super::posting_text::{PostingText, Sentence};
use crate::framework::framework::Framework;
use crate::framework::hiring::{PitfallKind, PostingWords};
use crate::framework::text::Text;

/// A pitfall that a text shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which.
    pub kind: PitfallKind,
    /// The line that shows it, from 1; `None` where it is what the whole text lacks.
    pub line: Option<usize>,
    /// The words that show it, as they are written.
    pub words: Vec<String>,
    /// What is missing beside them.
    pub lacks: Vec<Lack>,
}

/// What a text that asks for modelling may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// Telemetry work.
    Telemetry,
    /// Incident work.
    Incidents,
}

/// What was found in a job description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The level that it seeks: as given, else as its title says; `None` where neither tells.
    pub level: Option<u8>,
    /// The pitfalls, in the order of the lines; what the whole text lacks comes first.
    pub findings: Vec<Finding>,
}

/// How many words may stand between words that make an example and the product.
const NEAR: usize = 6;

/// How many words of modelling are shown.
const SHOWN: usize = 4;

/// How far above the level sought an item must be to be told: one level above is a stretch, two are another job.
const ABOVE: u8 = 2;

/// Numbers of years in words.
const NUMBERS: [&str; 15] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty",
    "several", "many",
];

impl Posting {
    /// Looks at `text`, for a role of `level` where that is known.
    #[must_use]
    pub fn new(framework: &Framework, text: &str, level: Option<u8>) -> Self {
        let read = PostingText::new(text);
        let lists = Lists::new(framework);
        let level = level.or_else(|| lists.level(read.title()));
        let mut findings = Vec::new();
        let blanks = lists.blanks(text);
        let open = blanks.iter().filter_map(|blank| blank.line).collect();
        let look = Look { lists: &lists, read: &read, level, open };
        for sentence in read.sentences.iter().filter(|sentence| !sentence.offered) {
            look.products(sentence, &mut findings);
            look.years(sentence, &mut findings);
            look.above(sentence, &mut findings);
        }
        findings.extend(look.models_alone());
        findings.extend(look.missing());
        findings.extend(blanks);
        findings.sort_by_key(|finding| (finding.line, finding.kind));
        Self { level, findings }
    }
}

/// The lists of the framework, ready to be looked for.
struct Lists {
    products: Vec<Phrase>,
    ordinary: Vec<String>,
    /// The titles of competencies: what the matrix names itself is no product.
    titles: Vec<Phrase>,
    example: Vec<Phrase>,
    setting: Vec<Phrase>,
    demand: Vec<Phrase>,
    negation: Vec<Phrase>,
    modelling: Vec<Phrase>,
    telemetry: Vec<Phrase>,
    incident: Vec<Phrase>,
    seniority: Vec<(u8, Vec<Phrase>)>,
    work: Vec<(u8, Vec<Phrase>)>,
    experience: Vec<Phrase>,
    change: Vec<Phrase>,
    measure: Vec<Phrase>,
    feedback: Vec<Phrase>,
    owner: Vec<Phrase>,
    automation: Vec<Phrase>,
    autonomy: Vec<Phrase>,
    blank: Vec<String>,
}

impl Lists {
    fn new(framework: &Framework) -> Self {
        let hiring = framework.hiring();
        let words: &PostingWords = &hiring.words;
        let competencies = || framework.competencies().iter().map(|(_, c)| c);
        let work = competencies().map(|c| {
            let more = words.work.iter().filter(|work| work.competency == c.id).flat_map(|work| &work.words);
            (c.level, std::iter::once(&c.title).chain(more).map(|text| Phrase::new(text.as_str())).collect())
        });
        let steps = hiring.autonomy.iter().flat_map(|step| std::iter::once(&step.name).chain(&step.words));
        let titles: Vec<String> = competencies().flat_map(|c| folded(c.title.as_str())).collect();
        let is_ours = |text: &&Text| folded(text.as_str()).iter().all(|word| titles.contains(word));
        let products: Vec<Text> =
            framework.word_lists().products.iter().filter(|text| !is_ours(text)).cloned().collect();
        Self {
            products: phrases(&products),
            ordinary: words.ordinary.iter().map(|text| folded(text.as_str()).concat()).collect(),
            titles: competencies().map(|c| Phrase::new(c.title.as_str())).collect(),
            example: phrases(&words.example),
            setting: phrases(&words.setting),
            demand: phrases(&words.demand),
            negation: phrases(&words.negation),
            modelling: phrases(&words.modelling),
            telemetry: phrases(&words.telemetry),
            incident: phrases(&words.incident),
            seniority: words.seniority.iter().map(|s| (s.level, phrases(&s.words))).collect(),
            work: work.collect(),
            experience: phrases(&words.experience),
            change: phrases(&words.change),
            measure: phrases(&words.measure),
            feedback: phrases(&words.feedback),
            owner: phrases(&words.owner),
            automation: phrases(&words.automation),
            autonomy: steps.map(|text| Phrase::new(text.as_str())).filter(|phrase| !phrase.is_empty()).collect(),
            blank: words.blank.iter().map(|text| text.as_str().to_lowercase()).collect(),
        }
    }

    /// The level that a title seeks, if it says one.
    fn level(&self, title: &[Word]) -> Option<u8> {
        self.seniority.iter().find(|(_, words)| any(words, title)).map(|(level, _)| *level)
    }

    /// The blanks left in `text`.
    fn blanks(&self, text: &str) -> Vec<Finding> {
        let blank = |(n, line): (usize, &str)| {
            let small = line.to_lowercase();
            let alone = |sign: &str| {
                small.match_indices(sign).any(|(at, _)| {
                    let before = small.get(..at).and_then(|s| s.chars().next_back());
                    let after = small.get(at + sign.len()..).and_then(|s| s.chars().next());
                    let open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                    !sign.starts_with(char::is_alphanumeric) || (open(before) && open(after))
                })
            };
            let sign = self.blank.iter().find(|sign| alone(sign))?;
            Some(finding(PitfallKind::Blank, Some(n + 1), vec![sign.clone()]))
        };
        text.lines().enumerate().filter_map(blank).collect()
    }
}

fn finding(kind: PitfallKind, line: Option<usize>, words: Vec<String>) -> Finding {
    Finding { kind, line, words, lacks: Vec::new() }
}

/// A job description looked at.
struct Look<'a> {
    lists: &'a Lists,
    read: &'a PostingText,
    level: Option<u8>,
    /// The lines in which a blank was left: they state nothing yet.
    open: Vec<usize>,
}

impl Look<'_> {
    /// The heading over a sentence.
    fn heading(&self, sentence: &Sentence) -> &[Word] {
        sentence.under.and_then(|at| self.read.headings.get(at)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a sentence says that something is not asked for.
    fn negated(&self, sentence: &Sentence) -> bool {
        any(&self.lists.negation, &sentence.words) || any(&self.lists.negation, self.heading(sentence))
    }

    /// Whether a sentence tells of what is there and asks for nothing.
    fn tells(&self, sentence: &Sentence) -> bool {
        let sets = any(&self.lists.setting, &sentence.words) || any(&self.lists.setting, self.heading(sentence));
        sets && !any(&self.lists.demand, &sentence.words)
    }

    /// The sentences that ask for something, or state it.
    fn asking(&self) -> impl Iterator<Item = &Sentence> {
        let open = |sentence: &Sentence| sentence.words.iter().any(|word| self.open.contains(&word.line));
        self.read.sentences.iter().filter(move |s| !s.offered && !self.negated(s) && !open(s))
    }

    fn products(&self, sentence: &Sentence, findings: &mut Vec<Finding>) {
        if self.negated(sentence) || self.tells(sentence) {
            return;
        }
        let words = &sentence.words;
        let titles = all(&self.lists.titles, words);
        let named = all(&self.lists.products, words).into_iter().filter(|(at, len)| {
            let of_a_title = titles.iter().any(|(from, n)| (*from..from + n).contains(at));
            !of_a_title && self.is_a_name(words, *at, *len) && !self.is_an_example(words, *at, *len)
        });
        for (at, len) in named {
            let Some(found) = words.get(at..at + len) else { continue };
            let (line, written) = (found.first().map(|word| word.line), written(found));
            match findings.iter_mut().find(|f| f.kind == PitfallKind::Product && f.line == line) {
                Some(same) if same.words.contains(&written) => {}
                Some(same) => same.words.push(written),
                None => findings.push(finding(PitfallKind::Product, line, vec![written])),
            }
        }
    }

    /// Whether an ordinary word is written as a name: with a capital that no beginning of a sentence explains.
    fn is_a_name(&self, words: &[Word], at: usize, len: usize) -> bool {
        let Some(word) = words.get(at) else { return false };
        if len > 1 || !self.lists.ordinary.contains(&word.folded) {
            return true;
        }
        let goes_on = words.get(at + 1).is_some_and(|next| next.written.starts_with(char::is_lowercase));
        word.written.starts_with(char::is_uppercase) && (at > 0 || !goes_on || word.after.is_some_and(|c| c == ','))
    }

    /// Whether a product stands behind a category as one of several that would do.
    fn is_an_example(&self, words: &[Word], at: usize, len: usize) -> bool {
        let Some(word) = words.get(at) else { return false };
        let before = words.get(..at).unwrap_or_default();
        if word.depth > 0 {
            let opened = before.iter().rposition(|w| w.depth < word.depth).map_or(0, |n| n + 1);
            let behind = words.get(at..).unwrap_or_default();
            let closed = behind.iter().position(|w| w.depth < word.depth).map_or(words.len(), |n| at + n);
            let bracket = words.get(opened..closed).unwrap_or_default();
            return opened > 0 && !any(&self.lists.demand, bracket);
        }
        let near = before.get(before.len().saturating_sub(NEAR)..).unwrap_or_default();
        let led =
            all(&self.lists.example, near).iter().any(|(from, _)| before.len().min(NEAR) < before.len() || *from > 0);
        let behind = words.get(at + len..).unwrap_or_default();
        let behind = behind.get(..behind.len().min(NEAR)).unwrap_or_default();
        led || all(&self.lists.example, behind).iter().any(|(_, n)| *n > 1)
    }

    fn years(&self, sentence: &Sentence, findings: &mut Vec<Finding>) {
        if self.negated(sentence) || self.tells(sentence) {
            return;
        }
        let words = &sentence.words;
        for (at, word) in words.iter().enumerate() {
            if !matches!(word.folded.as_str(), "year" | "years" | "yrs") {
                continue;
            }
            let before = words.get(at.saturating_sub(5)..at).unwrap_or_default();
            let Some(from) = count_before(before) else { continue };
            let behind = words.get(at + 1..).unwrap_or_default();
            let behind = behind.get(..behind.len().min(NEAR)).unwrap_or_default();
            let plus = before.get(from..).unwrap_or_default().iter().any(|w| w.after == Some('+'));
            let around = words.get((at + from).saturating_sub(before.len() + NEAR)..at).unwrap_or_default();
            if plus || any(&self.lists.experience, behind) || any(&self.lists.experience, around) {
                let shown = before.get(from..).unwrap_or_default();
                let shown = words.get(at - shown.len()..=at).unwrap_or_default();
                findings.push(finding(PitfallKind::Years, Some(word.line), vec![written(shown)]));
            }
        }
    }

    fn above(&self, sentence: &Sentence, findings: &mut Vec<Finding>) {
        let Some(level) = self.level else { return };
        if self.negated(sentence) {
            return;
        }
        let work = self.lists.work.iter().filter(|(of, _)| *of >= level.saturating_add(ABOVE));
        let mut found: Vec<(usize, usize)> = work.flat_map(|(_, words)| all(words, &sentence.words)).collect();
        found.sort_unstable();
        for (at, len) in found {
            let Some(words) = sentence.words.get(at..at + len) else { continue };
            let line = words.first().map(|word| word.line);
            findings.push(finding(PitfallKind::AboveLevel, line, vec![written(words)]));
        }
    }

    fn models_alone(&self) -> Option<Finding> {
        let lacks = |list: &[Phrase]| !self.asking().any(|sentence| any(list, &sentence.words));
        let lacks: Vec<Lack> = [(Lack::Telemetry, &self.lists.telemetry), (Lack::Incidents, &self.lists.incident)]
            .into_iter()
            .filter(|(_, list)| lacks(list))
            .map(|(lack, _)| lack)
            .collect();
        if lacks.is_empty() {
            return None;
        }
        let mut words: Vec<String> = Vec::new();
        let mut line = None;
        for sentence in self.asking() {
            for (at, len) in all(&self.lists.modelling, &sentence.words) {
                let Some(found) = sentence.words.get(at..at + len) else { continue };
                line = line.or(found.first().map(|word| word.line));
                let said = written(found);
                if words.len() < SHOWN && !words.iter().any(|known| known.eq_ignore_ascii_case(&said)) {
                    words.push(said);
                }
            }
        }
        line?;
        Some(Finding { lacks, ..finding(PitfallKind::ModelsAlone, line, words) })
    }

    /// What the whole text lacks.
    fn missing(&self) -> impl Iterator<Item = Finding> {
        let lists = self.lists;
        let outcome = self.asking().any(|s| any(&lists.change, &s.words) && any(&lists.measure, &s.words));
        let autonomy = self.asking().any(|s| self.names_autonomy(s));
        let feedback = self.asking().any(|s| any(&lists.feedback, &s.words) && any(&lists.owner, &s.words));
        [(PitfallKind::NoOutcome, outcome), (PitfallKind::NoAutonomy, autonomy), (PitfallKind::NoFeedback, feedback)]
            .into_iter()
            .filter(|(_, there)| !there)
            .map(|(kind, _)| finding(kind, None, Vec::new()))
    }

    /// Whether a sentence names a step of autonomy. One ordinary word does so only where automation is spoken of.
    fn names_autonomy(&self, sentence: &Sentence) -> bool {
        let automation =
            any(&self.lists.automation, &sentence.words) || any(&self.lists.automation, self.heading(sentence));
        let counts = |phrase: &&Phrase| phrase.len() > 1 || automation;
        self.lists.autonomy.iter().filter(counts).any(|phrase| phrase.stands_in(&sentence.words))
    }
}

/// Where a count ends right before the word "years": "5", "three", "3 to 5", "5 or more".
fn count_before(before: &[Word]) -> Option<usize> {
    let is_number = |word: &Word| {
        let digits = word.folded.bytes().all(|b| b.is_ascii_digit());
        (digits && word.folded.len() <= 2) || NUMBERS.contains(&word.folded.as_str())
    };
    let is_joint = |word: &Word| matches!(word.folded.as_str(), "to" | "or" | "more" | "plus" | "full" | "and");
    let tail = before.iter().rposition(|word| !is_number(word) && !is_joint(word)).map_or(0, |at| at + 1);
    let tail = tail + before.get(tail..)?.iter().position(is_number)?;
    Some(tail)
}

/// Words as they are written.
fn written(words: &[Word]) -> String {
    let mut out = String::new();
    for (n, word) in words.iter().enumerate() {
        out.push_str(&word.written);
        let joint = word.after.filter(|c| matches!(c, '-' | '+' | '.' | '/'));
        match joint {
            Some(c) if n + 1 < words.len() => {
                out.push(c);
                if c == '+' {
                    out.push(' ');
                }
            }
            _ if n + 1 < words.len() => out.push(' '),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests;
