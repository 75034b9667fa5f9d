//! The walk: one competency a page, in an order of one's choice.

use crate::app::session::Session;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;

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
}

/// Every order with its name and what to say when it is empty.
pub const ORDERS: [(Order, &str, &str); 4] = [
    (Order::Stage, "by stage", "The framework has no competencies."),
    (Order::Pathway, "by pathway", "No pathway is set: S opens the settings."),
    (Order::Stale, "only stale", "Nothing is stale."),
    (Order::Disputed, "only disputed", "Nothing is disputed."),
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
        after.iter().chain(before).copied().find(|ix| session.overview().readings[*ix].effective.is_none())
    }

    /// The next order that has something in it, starting after the present one.
    pub fn next_order(&mut self, session: &Session) -> Result<&'static str, &'static str> {
        let here = ORDERS.iter().position(|(order, ..)| *order == self.order).unwrap_or(0);
        let Some((order, name, empty)) = ORDERS.iter().cycle().nth(here + 1).copied() else { return Ok("") };
        self.order = order;
        let list = list_of(session, order);
        if list.is_empty() {
            return Err(empty);
        }
        let place = self.competency().filter(|ix| list.contains(ix)).or_else(|| list.first().copied());
        self.list = list;
        self.at = place.and_then(|ix| self.list.iter().position(|other| *other == ix)).unwrap_or(0);
        self.arrive(session);
        Ok(name)
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

fn list_of(session: &Session, order: Order) -> Vec<Ix> {
    let framework = session.framework();
    let readings = &session.overview().readings;
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
        Order::Stale => framework.indices().filter(|ix| readings[*ix].stale).collect(),
        Order::Disputed => framework.indices().filter(|ix| readings[*ix].disputed).collect(),
    }
}
