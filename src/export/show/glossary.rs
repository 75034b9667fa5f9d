//! The glossary and its terms: `opsarc/show-glossary@1`, `opsarc/show-term@1`, and their pages.

use serde::Serialize;

use super::scope::Scope;
use crate::export::page::{Lead, Page, Voice};
use crate::export::words;
use crate::framework::glossary::Term;

/// The glossary.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryItem<'a> {
    /// Its terms, in its order.
    pub terms: &'a [Term],
}

/// A term with its meaning, as a part of a page.
pub fn explain(page: &mut Page, term: &Term) {
    page.part(Voice::Strong, Lead::None, term.term.line());
    page.under(term.meaning.line());
}

/// The page of the whole glossary.
#[must_use]
pub fn page(scope: Scope<'_>) -> Page {
    let terms = scope.framework.glossary();
    let mut page = Page::new("Glossary", words::count(terms.len(), "term", "terms"));
    for term in terms {
        page.gap();
        explain(&mut page, term);
    }
    page
}

/// The page of one term.
#[must_use]
pub fn term_page(scope: Scope<'_>, term: &Term) -> Page {
    let mut page = Page::new(term.term.line(), "term of the glossary");
    page.text(term.meaning.line());
    page.list("Taught by", term.serves.iter().map(|id| scope.rated_by_id(id)));
    page
}
