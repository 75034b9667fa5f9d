//! The tree of a document: what is said, in the order in which it is read. It has no look: each shape has a renderer
//! beside this file. [`crate::export::page`] is downstream of it: the page is what a terminal shows of a document.
//!
//! A maker of documents writes [`Document::new`], then [`Document::head`], [`Document::text`], [`Document::list`]
//! and the others in order, or pushes a [`Block`].

use crate::export::dates::long;
use crate::export::words::RULE_OF_THE_FILE;
use crate::profile::day::Day;

/// What a document says of itself before anything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preamble {
    /// What it is, in a sentence.
    pub what: String,
    /// For whom, in a sentence.
    pub reader: String,
    /// The day it describes.
    pub day: Day,
    /// The id and version of the framework.
    pub framework: String,
    /// Whether the profile it is made from is made up.
    pub sample: bool,
}

impl Preamble {
    /// What "attained" means, which every document says.
    pub const RULE: &'static str = RULE_OF_THE_FILE;

    /// The day and the framework: "As of 20 November 2026, by aiops-2026 1.0.0."
    #[must_use]
    pub fn dated(&self) -> String {
        let sample = if self.sample { " This is a made-up sample profile." } else { "" };
        format!("As of {}, by the framework {}.{sample}", long(self.day), self.framework)
    }
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its title, on one line.
    pub title: String,
    /// What it says of itself.
    pub preamble: Preamble,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of depth 2 to 4; the title is depth 1. No depth is skipped on the way down.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Words),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A drawing.
    Figure(Figure),
    /// Terms, each with what is said of it.
    Terms(Vec<(String, Words)>),
    /// What matters most, at a glance: each a name, a value of few words, and what is said of it.
    Facts(Vec<Fact>),
    /// What a reader must not overlook.
    Note(Words),
    /// Someone's own words, which may have several paragraphs.
    Quote(Words),
}

/// Something that matters, at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// How it stands, in few words.
    pub value: String,
    /// What is said of it; may be empty.
    pub said: String,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What stands before its points.
    pub mark: Mark,
    /// Its points.
    pub items: Vec<Item>,
}

/// What stands before the points of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A bullet.
    Bullet,
    /// A number, from 1.
    Number,
    /// A box: ticked where the point is done.
    Box,
}

/// A point of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// What it says.
    pub words: Words,
    /// What belongs to it, each on a line of its own.
    pub under: Vec<Words>,
    /// Whether its box is ticked.
    pub done: bool,
}

/// A table. Each row has as many cells as there are columns; the first cell of a row names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows: read before it, shown above it.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in it.
    pub title: String,
    /// Whether it holds numbers, which stand at the right.
    pub number: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words or a number.
    Words(Words),
    /// Claimed and backed progress in percent: a bar where the shape can draw one, else the two numbers.
    Meter {
        /// claimed%.
        claimed: u8,
        /// backed%.
        backed: u8,
    },
    /// A rating on the scale of `of` steps: `backed` of it backed, the rest claimed. None is unrated.
    Steps {
        /// What counts.
        rating: Option<u8>,
        /// How much of it is backed.
        backed: u8,
        /// The highest step.
        of: u8,
    },
}

/// A drawing with what it says in words. Shapes that cannot draw show the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its title.
    pub title: String,
    /// What can be seen in it, in sentences.
    pub says: String,
    /// The drawing: an `<svg>` element with a `<title>`; its ids are its own in the whole document.
    pub svg: String,
    /// The same for a narrow page, where the drawing would become too small to read.
    pub narrow: Option<String>,
    /// Whether what it shows stands in a table or in sentences beside it, so that shapes without drawings leave it out.
    pub told: bool,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Plain.
    Text(String),
    /// Said with weight.
    Strong(String),
    /// Said aside.
    Soft(String),
    /// An id, a command, a file name.
    Code(String),
    /// A link. `to` is checked by [`super::link`] when it is rendered: what may not be a link is shown as text.
    Link {
        /// What is read.
        text: String,
        /// Where it leads.
        to: String,
    },
}

/// Words of one paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words(pub Vec<Span>);

impl Words {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// And these, plain.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.and(Span::Text(text.into()))
    }

    /// And these, with weight.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.and(Span::Strong(text.into()))
    }

    /// And these, aside.
    #[must_use]
    pub fn soft(self, text: impl Into<String>) -> Self {
        self.and(Span::Soft(text.into()))
    }

    /// And an id, a command or a file name.
    #[must_use]
    pub fn code(self, text: impl Into<String>) -> Self {
        self.and(Span::Code(text.into()))
    }

    /// And `text` as a link to `to`, where that may be one.
    #[must_use]
    pub fn link(self, text: impl Into<String>, to: impl Into<String>) -> Self {
        self.and(Span::Link { text: text.into(), to: to.into() })
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plain().trim().is_empty()
    }

    /// The words alone.
    #[must_use]
    pub fn plain(&self) -> String {
        let of = |span: &Span| match span {
            Span::Text(text) | Span::Strong(text) | Span::Soft(text) | Span::Code(text) => text.clone(),
            Span::Link { text, to } if text == to => text.clone(),
            Span::Link { text, to } => format!("{text} ({to})"),
        };
        self.0.iter().map(of).collect()
    }

    fn and(mut self, span: Span) -> Self {
        self.0.push(span);
        self
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::new().text(text)
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::new().text(text)
    }
}

impl<T: Into<Words>> From<T> for Item {
    fn from(words: T) -> Self {
        Self { words: words.into(), ..Self::default() }
    }
}

impl<T: Into<Words>> From<T> for Cell {
    fn from(words: T) -> Self {
        Self::Words(words.into())
    }
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), number: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(title: impl Into<String>) -> Self {
        Self { title: title.into(), number: true }
    }
}

impl Document {
    /// A document with nothing in it yet.
    #[must_use]
    pub fn new(title: impl Into<String>, preamble: Preamble) -> Self {
        Self { title: title.into(), preamble, blocks: Vec::new() }
    }

    /// A part.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// A heading of depth 2.
    pub fn head(&mut self, text: impl Into<String>) {
        self.push(Block::Heading(2, text.into()));
    }

    /// A heading of depth 3.
    pub fn subhead(&mut self, text: impl Into<String>) {
        self.push(Block::Heading(3, text.into()));
    }

    /// A paragraph.
    pub fn text(&mut self, words: impl Into<Words>) {
        self.push(Block::Paragraph(words.into()));
    }

    /// What a reader must not overlook.
    pub fn note(&mut self, words: impl Into<Words>) {
        self.push(Block::Note(words.into()));
    }

    /// A list; nothing where it has no points.
    pub fn list(&mut self, mark: Mark, items: impl IntoIterator<Item = impl Into<Item>>) {
        let items: Vec<Item> = items.into_iter().map(Into::into).collect();
        if !items.is_empty() {
            self.push(Block::List(List { mark, items }));
        }
    }

    /// A table; nothing where it has no rows.
    pub fn table(&mut self, caption: impl Into<String>, columns: Vec<Column>, rows: Vec<Vec<Cell>>) {
        if !rows.is_empty() {
            self.push(Block::Table(Table { caption: caption.into(), columns, rows }));
        }
    }
}
