//! The pages of a competency behind the one that rates it. What they say is
//! [`crate::export::show`]'s; here are only the hints that the interface adds where there is nothing yet.

use crate::app::keymap::Context;
use crate::app::keys::Keys;
use crate::app::screen::walk::{PAGES, Page as Leaf};
use crate::app::session::Session;
use crate::export::page::Page;
use crate::export::show::competency_page;
use crate::export::show::scope::Scope;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;

/// What a page is made from here.
#[must_use]
pub fn scope(session: &Session) -> Scope<'_> {
    Scope { framework: session.framework(), person: Some((session.standing(), session.overview())) }
}

/// The page `leaf` of the competency at `ix`; the one that rates is no page of text.
#[must_use]
pub fn of(session: &Session, keys: &Keys, leaf: Leaf, ix: Ix) -> Page {
    let framework = session.framework();
    let guide = framework.guide(ix);
    let mut page = Page::default();
    match leaf {
        Leaf::Rate => {}
        Leaf::Record => record(session, keys, ix, &mut page),
        Leaf::Questions => {
            competency_page::questions(&mut page, guide);
            if page.is_empty() {
                page.soft("No questions are written for this competency yet.");
            }
        }
        Leaf::Projects => {
            let starter = session.reading(ix).effective.is_none_or(|r| r == Rating::NOT_YET);
            competency_page::projects(&mut page, scope(session), ix, starter);
        }
        Leaf::Sources => {
            competency_page::facts(&mut page, guide);
            competency_page::sources(&mut page, framework, ix);
        }
    }
    page
}

/// What stands beside the page `leaf` of the competency at `ix` where there is room: the pages that follow it, in turn.
#[must_use]
pub fn after(session: &Session, keys: &Keys, leaf: Leaf, ix: Ix) -> Vec<Page> {
    let at = PAGES.iter().position(|(page, _)| *page == leaf).unwrap_or(0);
    let (before, rest) = PAGES.split_at(at);
    let turn = rest.iter().skip(1).chain(before).map(|(page, _)| *page);
    let page = |leaf| if leaf == Leaf::Record { newest(session, keys, ix) } else { of(session, keys, leaf, ix) };
    turn.filter(|page| *page != Leaf::Rate).map(page).collect()
}

/// How many pieces of evidence, and how many notes, stand beside a screen: a key there must not cost more the longer the
/// record is.
pub const BESIDE: usize = 8;

/// The newest evidence and notes, and what would show more: as it stands beside a screen.
#[must_use]
pub fn newest(session: &Session, keys: &Keys, ix: Ix) -> Page {
    let mut page = Page::default();
    recorded(session, keys, ix, BESIDE, &mut page);
    page
}

/// Evidence and notes in full, and what would show more.
pub fn record(session: &Session, keys: &Keys, ix: Ix, page: &mut Page) {
    recorded(session, keys, ix, usize::MAX, page);
}

fn recorded(session: &Session, keys: &Keys, ix: Ix, most: usize, page: &mut Page) {
    let mark = session.mark(ix);
    let told = |text| keys.told(Context::Walk, text);
    page.head("Evidence");
    if mark.evidence.is_empty() {
        page.soft(told("None yet. ⟨evidence⟩ adds a piece: what it is, and where it is."));
    }
    competency_page::newest_evidence(page, mark, most);
    competency_page::prompts(page, session.framework().guide(ix));
    page.head("Notes");
    if mark.notes.is_empty() {
        page.soft(told("None yet. ⟨note⟩ adds one, ⟨note-in-the-editor⟩ writes it in your editor."));
    }
    competency_page::newest_notes(page, mark, most);
}
