//! The words of an entry as they stand in a file: a part of a text that all its entries share.
//!
//! A record keeps every line as it was read. Ten thousand copies would be as large as the file, which is in memory
//! already, to be held against the disk when the record is saved.

use std::fmt;
use std::sync::Arc;

/// A text whose parts are handed out. Each reader of a piece of it makes one: to count the users of one and the same
/// from several cores costs more than to read a line.
#[derive(Debug, Clone)]
pub(in crate::profile) enum Sheet {
    /// A text that is part of the program.
    Own(&'static str),
    /// A text that was read.
    Read(Arc<Piece>),
}

/// What the lines of one piece share.
#[derive(Debug)]
pub(in crate::profile) struct Piece(Arc<String>);

/// The text that entries are read from.
#[derive(Debug, Clone)]
pub(in crate::profile) enum Source {
    /// It is part of the program.
    Own(&'static str),
    /// It was read.
    Read(Arc<String>),
}

impl Source {
    /// All of it.
    pub(in crate::profile) fn as_str(&self) -> &str {
        match self {
            Self::Own(text) => text,
            Self::Read(text) => text,
        }
    }
}

impl Sheet {
    /// A sheet of `text`.
    pub(in crate::profile) fn new(text: &Source) -> Self {
        match text {
            Source::Own(text) => Self::Own(text),
            Source::Read(text) => Self::Read(Arc::new(Piece(Arc::clone(text)))),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Own(text) => text,
            Self::Read(piece) => &piece.0,
        }
    }

    /// The part from byte `from` to byte `to`; copied where it lies too far in for a [`Line`] to say so.
    pub(in crate::profile) fn line(&self, from: usize, to: usize) -> Line {
        match (u32::try_from(from), u32::try_from(to)) {
            (Ok(from), Ok(to)) => Line { sheet: self.clone(), from, to },
            _ => self.as_str().get(from..to).unwrap_or_default().into(),
        }
    }
}

/// One line of text: a part of a sheet.
#[derive(Clone)]
pub(in crate::profile) struct Line {
    sheet: Sheet,
    from: u32,
    to: u32,
}

impl Line {
    /// The words.
    pub(in crate::profile) fn as_str(&self) -> &str {
        let part = usize::try_from(self.from).and_then(|from| Ok(from..usize::try_from(self.to)?));
        part.ok().and_then(|part| self.sheet.as_str().get(part)).unwrap_or_default()
    }
}

impl From<String> for Line {
    fn from(words: String) -> Self {
        let to = u32::try_from(words.len()).unwrap_or(u32::MAX);
        Self { sheet: Sheet::Read(Arc::new(Piece(Arc::new(words)))), from: 0, to }
    }
}

impl From<&str> for Line {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Line {}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}
