//! The legal note: `opsarc/show-legal@1`, and its page. Law goes out of date, so the date stands first.

use serde::Serialize;

use super::scope::Scope;
use crate::export::page::{Lead, Page, Voice};
use crate::framework::legal::LegalNote;

/// The legal notes.
#[derive(Debug, Clone, Serialize)]
pub struct LegalItem<'a> {
    /// Each with its date.
    pub notes: &'a [LegalNote],
}

/// The page of all notes.
#[must_use]
pub fn page(scope: Scope<'_>) -> Page {
    let mut page = Page::new("Legal note", "what this framework says of law, all of it, with its date");
    for note in scope.framework.legal() {
        page.gap();
        let dated = format!("As of {}. To be read again by {}.", note.dated.line(), note.check_again.line());
        page.part(Voice::Mark, Lead::None, dated);
        page.text(note.caution.line());
        for point in &note.points {
            page.section(&point.title.line(), &point.text.line());
            scope.references(&mut page, &point.references);
        }
    }
    page
}
