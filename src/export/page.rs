//! A page to be read: headings, paragraphs, lists, terms and addresses, without a look of its own. The commands
//! print it and the interface draws it, so that both say the same in the same words.

use std::borrow::Cow;

use super::document::plain;
use super::measure::width as cells;
use super::wrap::{broken, pad, width, wrap};

/// The measure of running text, in columns.
pub const MEASURE: usize = 72;

/// What a part of a page is to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// A heading, with air above it.
    Head,
    /// A name that what follows belongs to.
    Strong,
    /// What is read.
    Text,
    /// What stands beside it.
    Soft,
    /// What a reader must not overlook.
    Mark,
    /// An address: on lines of its own, and never cut where it fits.
    Address,
    /// A row of a table, laid out already: never wrapped.
    Fixed,
    /// The head of a table, likewise.
    FixedSoft,
}

/// What stands before the first line of a part; the other lines are indented as far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// Nothing: it begins at the margin.
    None,
    /// As many spaces.
    Indent(usize),
    /// A bullet.
    Bullet,
    /// The number of a step.
    Number(usize),
    /// A box to be ticked.
    Tick,
    /// A box that is ticked.
    Ticked,
    /// A step of the scale, with a mark where it counts.
    Step(&'static str),
    /// A word, in a column of its own.
    Label(&'static str),
    /// Figures, in a column as wide as they are.
    Figures(String),
}

/// How wide the column of labels is.
const LABELS: usize = 11;

impl Lead {
    /// How many columns it takes.
    #[must_use]
    pub fn columns(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Indent(columns) => *columns,
            Self::Bullet => 2,
            Self::Number(_) | Self::Tick | Self::Ticked => 4,
            Self::Step(_) => 5,
            Self::Label(_) => LABELS,
            Self::Figures(text) => cells(text),
        }
    }

    /// It as characters, `bullet` being the bullet.
    fn shown(&self, bullet: &str) -> String {
        match self {
            Self::None | Self::Indent(_) => String::new(),
            Self::Bullet => bullet.to_owned(),
            Self::Number(n) => format!("{n:>2}."),
            Self::Tick => "[ ]".to_owned(),
            Self::Ticked => "[x]".to_owned(),
            Self::Step(text) | Self::Label(text) => (*text).to_owned(),
            Self::Figures(text) => text.clone(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    voice: Voice,
    lead: Lead,
    text: String,
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What stands before it; empty on all lines of a part but the first.
    pub lead: String,
    /// The column at which the text begins.
    pub indent: usize,
    /// The text.
    pub text: String,
    /// What it is to its reader.
    pub voice: Voice,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// What that is, in a line below the title; may be empty.
    pub about: String,
    parts: Vec<Part>,
}

impl Page {
    /// A page with nothing on it yet.
    #[must_use]
    pub fn new(title: impl Into<String>, about: impl Into<String>) -> Self {
        Self { title: title.into(), about: about.into(), parts: Vec::new() }
    }

    /// A heading.
    pub fn head(&mut self, text: impl Into<String>) {
        self.gap();
        self.part(Voice::Head, Lead::None, text);
    }

    /// A paragraph.
    pub fn text(&mut self, text: impl Into<String>) {
        self.part(Voice::Text, Lead::None, text);
    }

    /// A paragraph that stands beside the others.
    pub fn soft(&mut self, text: impl Into<String>) {
        self.part(Voice::Soft, Lead::None, text);
    }

    /// A point of a list.
    pub fn point(&mut self, text: impl Into<String>) {
        self.part(Voice::Text, Lead::Bullet, text);
    }

    /// What belongs to the point above it.
    pub fn under(&mut self, text: impl Into<String>) {
        self.part(Voice::Soft, Lead::Indent(2), text);
    }

    /// The address of the point above it.
    pub fn address(&mut self, text: impl Into<String>) {
        self.part(Voice::Address, Lead::Indent(2), text);
    }

    /// Any part.
    pub fn part(&mut self, voice: Voice, lead: Lead, text: impl Into<String>) {
        self.parts.push(Part { voice, lead, text: text.into() });
    }

    /// An empty line, where there is none yet and the page has begun.
    pub fn gap(&mut self) {
        if self.parts.last().is_some_and(|part| !part.text.is_empty()) {
            self.part(Voice::Text, Lead::None, "");
        }
    }

    /// As [`Self::gap`], but a heading keeps what stands under it close.
    pub fn air(&mut self) {
        if self.parts.last().is_some_and(|part| part.voice != Voice::Head) {
            self.gap();
        }
    }

    /// A list under a heading; neither where there is nothing in it.
    pub fn list(&mut self, heading: &str, points: impl Iterator<Item = String>) {
        let mut points = points.peekable();
        if points.peek().is_some() {
            self.head(heading);
            points.for_each(|point| self.point(point));
        }
    }

    /// A paragraph under a heading; neither where it is empty.
    pub fn section(&mut self, heading: &str, text: &str) {
        if !text.trim().is_empty() {
            self.head(heading);
            self.text(text);
        }
    }

    /// Whether nothing is on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The page as lines of at most `width` columns, running text within the measure. `wrap` breaks a text into
    /// lines of a width.
    fn lines(&self, width: usize, bullet: &str, wrap: impl Fn(&str, usize) -> Vec<String>) -> Vec<Line> {
        let mut lines = Vec::new();
        for part in &self.parts {
            let indent = part.lead.columns();
            let whole = if part.voice == Voice::Address { width } else { width.min(MEASURE) };
            let mut lead = part.lead.shown(bullet);
            let wrapped = match part.voice {
                Voice::Fixed | Voice::FixedSoft => vec![part.text.clone()],
                _ => wrap(&part.text, whole.saturating_sub(indent).max(1)),
            };
            let empty = wrapped.is_empty().then(String::new);
            for text in wrapped.into_iter().chain(empty) {
                lines.push(Line { lead: std::mem::take(&mut lead), indent, text, voice: part.voice });
            }
        }
        while lines.last().is_some_and(|line| line.text.is_empty() && line.lead.is_empty()) {
            lines.pop();
        }
        lines
    }

    /// The lines as they are drawn in `columns` columns: all that is in them can be seen.
    #[must_use]
    pub fn drawn(&self, columns: u16) -> Vec<Line> {
        let whole = |text: &str, width: usize| broken(text, width).into_iter().map(Cow::into_owned).collect();
        self.lines(usize::from(columns), "·", whole)
    }

    /// The page as Markdown. What would be markup in a text stands there as it is.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n", plain::line(&self.title));
        if !self.about.is_empty() {
            out.push_str(&format!("\n{}\n", plain::line(&self.about)));
        }
        // The points of one list follow each other without a gap.
        let mut list = false;
        for part in self.parts.iter().filter(|part| !part.text.is_empty()) {
            let text = match part.voice {
                Voice::Address if !part.text.contains(char::is_whitespace) => format!("<{}>", part.text),
                _ => plain::line(&part.text),
            };
            let (first, item) = match (&part.lead, part.voice) {
                (_, Voice::Head) => ("## ".to_owned(), false),
                (Lead::Indent(_), _) if list => ("  ".to_owned(), true),
                (Lead::None | Lead::Indent(_), _) => (String::new(), false),
                (Lead::Bullet, _) => ("- ".to_owned(), true),
                (Lead::Number(n), _) => (format!("{n}. "), true),
                (Lead::Tick, _) => ("- [ ] ".to_owned(), true),
                (Lead::Ticked, _) => ("- [x] ".to_owned(), true),
                (Lead::Step(word) | Lead::Label(word), _) => (format!("- {}: ", plain::line(word.trim())), true),
                (Lead::Figures(text), _) => (format!("- {}: ", plain::line(text.trim())), true),
            };
            if !(list && item) {
                out.push('\n');
            }
            // A line that goes on under a point is a line of its own there.
            if list && item && matches!(part.lead, Lead::Indent(_)) {
                out.insert_str(out.len() - 1, "  ");
            }
            out.push_str(&first);
            out.push_str(&text);
            out.push('\n');
            list = item;
        }
        out
    }

    /// The page as plain text within the columns there are: what stands under a heading is indented.
    #[must_use]
    pub fn plain(&self) -> String {
        self.plain_within(width())
    }

    /// The page as plain text within so many columns: what stands under a heading is indented.
    #[must_use]
    pub fn plain_within(&self, columns: usize) -> String {
        let mut out = String::new();
        for line in wrap(&self.title, columns).iter().chain(&wrap(&self.about, columns)) {
            out.push_str(line);
            out.push('\n');
        }
        out.push('\n');
        let mut margin = "";
        for line in self.lines(columns.saturating_sub(2), "-", wrap) {
            if line.voice == Voice::Head {
                margin = "";
            }
            let row = format!("{margin}{}{}", pad(&line.lead, line.indent), line.text);
            out.push_str(row.trim_end());
            out.push('\n');
            if line.voice == Voice::Head {
                margin = "  ";
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn page() -> Page {
        let mut page = Page::new("A title", "what it is");
        page.head("First");
        page.text("word ".repeat(40));
        page.point("a point");
        page.address("https://example.org/a/very/long/address/that/is/longer/than/any/line/of/eighty/columns/is");
        page.head("Second");
        page.part(Voice::Text, Lead::Number(1), "do this");
        page.part(Voice::Text, Lead::Number(10), "then that");
        page.part(Voice::Text, Lead::Tick, "checked");
        page.part(Voice::Text, Lead::Label("Moves"), "one to two");
        page.gap();
        page
    }

    #[test]
    fn prose_keeps_its_measure_and_an_address_stays_whole() {
        let text = page().plain();
        for line in text.lines().filter(|line| !line.contains("https://")) {
            assert!(line.width() <= MEASURE + 2, "{line}");
        }
        let address = text.lines().find(|line| line.contains("https://")).unwrap();
        assert!(address.ends_with("/columns/is"), "{address}");
    }

    #[test]
    fn a_page_reads_as_it_was_written() {
        let text = page().plain();
        assert!(text.starts_with("A title\nwhat it is\n\nFirst\n  word word"), "{text}");
        let second = "\n\nSecond\n   1. do this\n  10. then that\n  [ ] checked\n  Moves      one to two\n";
        assert!(text.ends_with(second), "{text}");
    }

    #[test]
    fn as_markdown_it_has_headings_lists_and_no_markup_of_its_own() {
        let mut page = Page::new("A *title*", "what it is");
        page.head("First");
        page.text("one\ntwo [x](y)");
        page.point("a point");
        page.under("under it");
        page.address("https://example.org/a_b");
        page.head("Second");
        page.part(Voice::Text, Lead::Number(1), "do this");
        page.part(Voice::Text, Lead::Label("Moves"), "# one");
        let want = "# A \\*title\\*\n\nwhat it is\n\n## First\n\none two \\[x\\](y)\n\n- a point  \n  under it  \n  <https://example.org/a_b>\n\n## Second\n\n1. do this\n- Moves: \\# one\n";
        assert_eq!(page.markdown(), want);
    }

    #[test]
    fn a_list_without_points_has_no_heading() {
        let mut page = Page::default();
        page.list("Nothing", std::iter::empty());
        page.section("Nothing", " ");
        page.gap();
        assert!(page.is_empty());
        assert_eq!(page.lines(40, "-", wrap), []);
    }
}
