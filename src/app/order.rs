//! A document asked for, its preview, and what became of writing it.

use std::sync::Arc;

use crate::export::page::Line;
use crate::export::refusal::Refusal;
use crate::export::shape::Shape;
use crate::export::source::Options;
use crate::profile::day::Day;

/// A document that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The name of its format.
    pub format: &'static str,
    /// In which shape.
    pub shape: Shape,
    /// With which options: those that the format takes.
    pub options: Options,
}

/// A preview that is asked for: of which document, of which record, for how many columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The document.
    pub ask: Order,
    /// How often what is seen of the record changed, and the day that is shown.
    pub record: (u64, Day),
    /// The columns of the preview.
    pub columns: u16,
}

/// A preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Of what.
    pub of: Wanted,
    /// Its lines, or why there are none.
    pub lines: Result<Arc<[Line]>, Refusal>,
}

/// Why a document was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritten {
    /// Whether there is such a file already.
    pub exists: bool,
    /// What stands in the way, and what to do.
    pub why: String,
}
