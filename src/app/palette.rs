//! Help as a palette: one place for "what can I do here?". What applies here comes first; what does
//! not says why; Enter does it.

use crate::app::field::Field;
use crate::app::find::ranked;
use crate::app::keymap::{Binding, Context, KEYMAP};

/// A row of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// What it does.
    pub binding: &'static Binding,
    /// Why it does not apply now, if it does not.
    pub why_not: Option<&'static str>,
}

/// The list of everything that can be done.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What was typed.
    pub query: Field,
    /// Every row, those that apply first.
    pub rows: Vec<Row>,
    /// The positions in `rows` that match.
    pub found: Vec<usize>,
    /// The row of `found` under the cursor.
    pub cursor: usize,
}

impl Palette {
    /// The palette over `contexts`, innermost first.
    #[must_use]
    pub fn new(contexts: &[Context], why_not: impl Fn(&Binding) -> Option<&'static str>) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for context in contexts {
            for binding in KEYMAP.iter().filter(|b| b.context == *context) {
                let known = rows.iter().any(|row: &Row| row.binding.action == binding.action);
                if !known {
                    rows.push(Row { binding, why_not: why_not(binding) });
                }
            }
        }
        rows.sort_by_key(|row| row.why_not.is_some());
        let found = (0..rows.len()).collect();
        Self { query: Field::line(""), rows, found, cursor: 0 }
    }

    /// Looks again after the query changed.
    pub fn search(&mut self) {
        self.cursor = 0;
        let rows = &self.rows;
        self.found = ranked(&self.query.text(), 0..rows.len(), |n| {
            rows.get(n).map(|row| format!("{} {}", row.binding.name, row.binding.says)).unwrap_or_default()
        });
    }

    /// The row under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<Row> {
        self.found.get(self.cursor).and_then(|n| self.rows.get(*n)).copied()
    }
}
