//! A checklist: `opsarc/show-checklist@1` is the checklist itself; here is its page.

use super::scope::{OURS, Scope};
use crate::export::page::{Lead, Page, Voice};
use crate::framework::checklist::Checklist;

/// The page of `checklist`.
#[must_use]
pub fn page(_: Scope<'_>, checklist: &Checklist) -> Page {
    let mut page = Page::new(checklist.title.line(), format!("checklist {}", checklist.id));
    page.text(checklist.when.line());
    for item in &checklist.items {
        page.gap();
        let mark = if item.derived { " *" } else { "" };
        page.part(Voice::Text, Lead::Tick, format!("{}{mark}", item.check.line()));
        page.part(Voice::Soft, Lead::Indent(4), item.why.line());
    }
    if checklist.items.iter().any(|item| item.derived) {
        page.gap();
        page.soft(format!("* This point is {OURS}."));
    }
    page
}
