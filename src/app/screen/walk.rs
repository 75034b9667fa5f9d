//! The walk: one competency a page, in an order of one's choice.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::opportunity;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::export::show::subject::Subject;
use crate::export::{review, words};
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::overview::Overview;
use crate::insight::progress::Progress;
use crate::profile::body::{Body, Rated};
use crate::profile::entry::Entry;

/// The order of the walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// By stage: table order.
    #[default]
    Stage,
    /// The steps of the pathway first.
    Pathway,
    /// Only what is stale.
    Stale,
    /// Only what is disputed.
    Disputed,
    /// What this week's review asks, as it was asked when the order was taken.
    Review,
}

/// Every order with its name and what to say when it is empty.
pub const ORDERS: [(Order, &str, &str); 5] = [
    (Order::Stage, "by stage", "The framework has no competencies."),
    (Order::Pathway, "by pathway", "No pathway is set: ⟨settings⟩ opens the settings."),
    (Order::Stale, "only stale", "Nothing is stale."),
    (Order::Disputed, "only disputed", "Nothing is disputed."),
    (Order::Review, "this week's review", review::NOTHING),
];

/// A page of a competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Page {
    /// What it is, the anchors, the evidence.
    #[default]
    Rate,
    /// Evidence and notes in full, and what would show it.
    Record,
    /// Questions of a mentor and of an interview.
    Questions,
    /// Projects that move it.
    Projects,
    /// Facts to keep right and references.
    Sources,
}

/// The pages in order, with their names.
pub const PAGES: [(Page, &str); 5] = [
    (Page::Rate, "Rate"),
    (Page::Record, "Evidence and notes"),
    (Page::Questions, "Questions"),
    (Page::Projects, "Projects"),
    (Page::Sources, "Facts and references"),
];

/// How many lines the page keys scroll.
const PAGE: u16 = 10;

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Walk {
    /// The competencies in order.
    pub list: Vec<Ix>,
    /// The page in `list`.
    pub at: usize,
    /// The order of `list`.
    pub order: Order,
    /// The anchor under the cursor.
    pub anchor: u8,
    /// Which page of the competency.
    pub page: Page,
    /// Lines scrolled down on the page.
    pub scroll: u16,
    /// What the last rating did, said on its own page only.
    pub did: Option<(Ix, String)>,
}

impl Walk {
    /// The walk by stage, at `place` or at its start.
    #[must_use]
    pub fn new(session: &Session, place: Option<Ix>) -> Self {
        let mut walk = Self { list: list_of(session, Order::Stage), ..Self::default() };
        walk.go_to(session, place.or_else(|| walk.list.first().copied()));
        walk
    }

    /// The competency of the page.
    #[must_use]
    pub fn competency(&self) -> Option<Ix> {
        self.list.get(self.at).copied()
    }

    /// Opens the page of `ix`, in the order by stage if the present one lacks it.
    pub fn go_to(&mut self, session: &Session, ix: Option<Ix>) {
        let Some(ix) = ix else { return };
        if !self.list.contains(&ix) {
            self.order = Order::Stage;
            self.list = list_of(session, Order::Stage);
        }
        self.at = self.list.iter().position(|other| *other == ix).unwrap_or(0);
        self.arrive(session);
    }

    /// Moves by `by` pages, staying on the list; says whether it moved.
    pub fn turn(&mut self, session: &Session, by: isize) -> bool {
        let last = self.list.len().saturating_sub(1);
        let to = self.at.saturating_add_signed(by).min(last);
        let moved = to != self.at;
        self.at = to;
        if moved {
            self.arrive(session);
        }
        moved
    }

    /// The next unrated competency after this page, from the start again if need be.
    #[must_use]
    pub fn next_unrated(&self, session: &Session) -> Option<Ix> {
        let (before, after) = self.list.split_at((self.at + 1).min(self.list.len()));
        after.iter().chain(before).copied().find(|ix| session.reading(*ix).effective.is_none())
    }

    /// Takes the next order that has something in it; returns its name.
    pub fn next_order(&mut self, session: &Session) -> Option<&'static str> {
        let here = ORDERS.iter().position(|(order, ..)| *order == self.order).unwrap_or(0);
        let others = ORDERS.iter().cycle().skip(here + 1).take(ORDERS.len());
        let (order, name, list) = others
            .map(|(order, name, _)| (*order, *name, list_of(session, *order)))
            .find(|(.., list)| !list.is_empty())?;
        let place = self.competency().and_then(|ix| list.iter().position(|other| *other == ix));
        (self.order, self.list, self.at) = (order, list, place.unwrap_or(0));
        self.arrive(session);
        Some(name)
    }

    /// Takes the order of this week's review and opens its first page; says whether it asks anything.
    pub fn review(&mut self, session: &Session) -> bool {
        let list = list_of(session, Order::Review);
        let asks = !list.is_empty();
        if asks {
            (self.order, self.list, self.at) = (Order::Review, list, 0);
            self.arrive(session);
        }
        asks
    }

    /// Moves the anchor cursor.
    pub fn move_anchor(&mut self, by: i8) {
        self.anchor = self.anchor.saturating_add_signed(by).min(Rating::LEADS.number());
    }

    /// The next or previous page of the competency.
    pub fn leaf(&mut self, forward: bool) {
        let here = PAGES.iter().position(|(page, _)| *page == self.page).unwrap_or(0);
        let step = if forward { 1 } else { PAGES.len() - 1 };
        self.page = PAGES.iter().cycle().nth(here + step).map_or(Page::Rate, |(page, _)| *page);
        self.scroll = 0;
    }

    /// Says on this page what changed since `before`, after the words of `lead`.
    pub fn tell(&mut self, session: &Session, before: &Overview, lead: &str) {
        let Some(ix) = self.competency() else { return };
        let sentence = Progress::between(before, session.overview()).sentence(session.framework());
        let did = match (lead.is_empty(), sentence.is_empty()) {
            (true, _) => sentence,
            (false, true) => format!("{lead}."),
            (false, false) => format!("{lead}. {sentence}"),
        };
        self.did = (!did.is_empty()).then_some((ix, did));
    }

    /// Sets the anchor cursor anew where `entry`, taken back or brought back, is about this page.
    pub fn revisit(&mut self, session: &Session, entry: &Entry) {
        self.did = None;
        let ix = entry.body.competency().and_then(|id| session.framework().find(id));
        if ix.is_some() && ix == self.competency() {
            let page = self.page;
            self.go_to(session, ix);
            self.page = page;
        }
    }

    /// The id of the competency of the page.
    #[must_use]
    pub fn id(&self, session: &Session) -> Option<CompetencyId> {
        self.competency().map(|ix| session.framework().competency(ix).id.clone())
    }

    /// Does what changes only what is seen.
    fn look(&mut self, action: Action, session: &Session) {
        match action {
            Action::Open => self.page = Page::Rate,
            Action::More => self.leaf(true),
            Action::Less => self.leaf(false),
            Action::Up if self.page == Page::Rate => self.move_anchor(-1),
            Action::Down if self.page == Page::Rate => self.move_anchor(1),
            Action::Up => self.scroll = self.scroll.saturating_sub(1),
            Action::Down => self.scroll = self.scroll.saturating_add(1),
            Action::PageUp => self.scroll = self.scroll.saturating_sub(PAGE),
            Action::PageDown => self.scroll = self.scroll.saturating_add(PAGE),
            Action::Top => _ = self.turn(session, isize::MIN),
            Action::Bottom => _ = self.turn(session, isize::MAX),
            _ => {}
        }
    }

    fn rate(&mut self, number: u8, session: &Session) -> Option<Wish> {
        let competency = self.id(session)?;
        let rating = Some(Rating::new(number)?);
        if let Some(why) = session.read_only() {
            return Some(Wish::warn(why));
        }
        self.anchor = number;
        self.page = Page::Rate;
        let body = Rated { competency, rating, note: None, session: None, agreed: false };
        // The same again is an answer too: it says that nothing changed.
        let same = self.competency().and_then(|ix| session.mark(ix).own).is_some_and(|own| Some(own.rating) == rating);
        let lead = if same { "Still so" } else { "" };
        Some(Wish::progress(Body::Rating(body), lead, vec![Wish::KeepPlace]))
    }

    fn clear(&self, session: &Session) -> Option<Wish> {
        let competency = self.id(session)?;
        if self.competency().is_none_or(|ix| session.mark(ix).own.is_none()) {
            return Some(Wish::say("There is no rating of yours here."));
        }
        let body = Rated { competency, rating: None, note: None, session: None, agreed: false };
        Some(Wish::progress(Body::Rating(body), "Unrated again", vec![Wish::say("Cleared · ⟨undo⟩ brings it back")]))
    }

    fn anchor_text(&self, session: &Session) -> Option<String> {
        let text = session.framework().anchor(self.competency()?, Rating::new(self.anchor)?)?;
        Some(text.as_str().to_owned())
    }

    /// Sets the cursor on what is recorded, when a page opens.
    fn arrive(&mut self, session: &Session) {
        self.scroll = 0;
        self.page = Page::Rate;
        self.did = None;
        let Some(ix) = self.competency() else { return };
        let mark = session.mark(ix);
        let own = mark.own.map(|own| own.rating);
        let rating = own.or_else(|| mark.mentor.as_ref().map(|m| m.rating));
        self.anchor = rating.map_or(0, Rating::number);
    }
}

impl Pane for Walk {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        let wish = match action {
            Action::Rate(number) => self.rate(number, session),
            Action::Open if self.page == Page::Rate => self.rate(self.anchor, session),
            Action::Clear => self.clear(session),
            Action::Evidence => self.id(session).map(Wish::Evidence),
            Action::Opportunity => self.competency().map(|ix| opportunity::switched(session, ix)),
            Action::Note => self.id(session).map(|competency| Wish::Note { competency, editor: false }),
            Action::Editor => self.id(session).map(|competency| Wish::Note { competency, editor: true }),
            Action::Left => (!self.turn(session, -1)).then(|| Wish::say("This is the first of the walk.")),
            Action::Right => {
                (!self.turn(session, 1)).then(|| Wish::say("This is the last of the walk. ⟨go⟩ 1 shows the arc."))
            }
            Action::NextUnrated | Action::WalkOn => {
                let next = self.next_unrated(session);
                self.go_to(session, next);
                next.is_none().then(|| Wish::say("Everything is rated."))
            }
            Action::Order => self
                .next_order(session)
                .map(|name| Wish::say(format!("Order: {name}, {}", words::count(self.list.len(), "page", "pages")))),
            Action::Copy => self.anchor_text(session).map(|text| Wish::Effect(Effect::Copy(text))),
            Action::Back => return vec![Wish::Return, Wish::KeepPlace],
            _ => {
                self.look(action, session);
                None
            }
        };
        wish.into_iter().collect()
    }

    fn subject(&self, session: &Session) -> Option<Subject> {
        Subject::competency_at(session.framework(), self.competency()?)
    }

    fn rests(&self) -> bool {
        true
    }

    fn at_top(&self, _: &Session) -> bool {
        if self.page == Page::Rate { self.anchor == 0 } else { self.scroll == 0 }
    }

    fn point(&mut self, row: usize) -> bool {
        self.anchor = u8::try_from(row).unwrap_or(u8::MAX).min(Rating::LEADS.number());
        true
    }

    fn scroll(&mut self, by: i8) -> bool {
        self.scroll = self.scroll.saturating_add_signed(i16::from(by) * 3);
        true
    }
}

fn list_of(session: &Session, order: Order) -> Vec<Ix> {
    let framework = session.framework();
    match order {
        Order::Stage => {
            let mut list: Vec<Ix> = framework.indices().collect();
            list.sort_by_key(|ix| framework.competency(*ix).stage);
            list
        }
        Order::Pathway => {
            let Some(pathway) = session.overview().pathway.as_ref().and_then(|id| framework.pathway(id)) else {
                return Vec::new();
            };
            let mut list: Vec<Ix> = pathway.steps.iter().filter_map(|s| framework.find(&s.competency)).collect();
            let rest: Vec<Ix> = framework.indices().filter(|ix| !list.contains(ix)).collect();
            list.extend(rest);
            list
        }
        Order::Review => session.overview().review.questions.iter().map(|question| question.competency).collect(),
        Order::Stale => framework.indices().filter(|ix| session.reading(*ix).stale).collect(),
        Order::Disputed => framework.indices().filter(|ix| session.reading(*ix).disputed).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_recorded_with_what_it_moved() {
        let session = Session::of_newcomer(None);
        let mut walk = Walk::new(&session, None);
        walk.page = Page::Projects;
        let wishes = walk.act(Action::Rate(3), &session);
        let [Wish::Record { body, progress: Some(""), then }] = wishes.as_slice() else { panic!("{wishes:?}") };
        let Body::Rating(rated) = &**body else { panic!("{body:?}") };
        assert_eq!((Some(&rated.competency), rated.rating), (walk.id(&session).as_ref(), Rating::new(3)));
        assert_eq!(then, &[Wish::KeepPlace]);
        assert_eq!((walk.anchor, walk.page), (3, Page::Rate));
    }

    #[test]
    fn a_record_that_is_read_only_leaves_the_cursor_alone() {
        let session = Session::of_newcomer(Some("It is read-only."));
        let mut walk = Walk::new(&session, None);
        walk.page = Page::Sources;
        assert_eq!(walk.act(Action::Rate(3), &session), [Wish::warn("It is read-only.")]);
        assert_eq!((walk.anchor, walk.page), (0, Page::Sources));
    }

    #[test]
    fn the_ends_of_the_walk_and_an_unrated_page_say_so() {
        let session = Session::of_newcomer(None);
        let mut walk = Walk::new(&session, None);
        for (go, ask) in [(Action::Top, Action::Left), (Action::Bottom, Action::Right), (Action::Top, Action::Clear)] {
            assert_eq!(walk.act(go, &session), []);
            let at = walk.at;
            let said = walk.act(ask, &session);
            assert!(matches!(said.as_slice(), [Wish::Say(_)]), "{ask:?}: {said:?}");
            assert_eq!(walk.at, at);
        }
        assert_eq!(walk.act(Action::Right, &session), []);
        assert_eq!(walk.at, 1);
    }

    #[test]
    fn an_order_with_nothing_in_it_is_passed_over() {
        // Without a pathway, and with nothing stale or disputed, only the order by stage is left.
        let session = Session::of_newcomer(None);
        let mut walk = Walk::new(&session, None);
        walk.turn(&session, 4);
        let here = walk.competency();
        let pages = session.framework().indices().count();
        let said = Wish::say(format!("Order: by stage, {}", words::count(pages, "page", "pages")));
        assert_eq!(walk.act(Action::Order, &session), [said]);
        assert_eq!((walk.order, walk.competency()), (Order::Stage, here));
    }

    #[test]
    fn arrows_move_the_anchor_on_the_first_page_and_scroll_on_the_others() {
        let session = Session::of_newcomer(None);
        let mut walk = Walk::new(&session, None);
        walk.act(Action::Down, &session);
        assert_eq!((walk.anchor, walk.scroll), (1, 0));
        walk.act(Action::More, &session);
        walk.act(Action::Down, &session);
        assert_eq!((walk.anchor, walk.scroll), (1, 1));
    }
}
