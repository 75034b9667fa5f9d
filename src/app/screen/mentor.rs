//! A session with a mentor: what changed, what is worth talking about, each competency rated blind and then laid side by
//! side, what is to be done, and the close. Between sessions: those that were held, and one's own yardstick.
//!
//! What stands here is where one looks. Everything that was said is in the log, so a session goes on where it stood.

use std::rc::Rc;

use crate::app::action::Action;
use crate::app::briefing::Briefing;
use crate::app::cursor;
use crate::app::keymap::Context;
use crate::app::pane::Pane;
use crate::app::screen::mentor::seen::Seen;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;
use crate::export::minutes::Minutes;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::change::Changes;
use crate::insight::topics::Topic;
use crate::profile::author::Author;
use crate::profile::body::ActionState;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::meeting::{Meeting, Outcome};

/// A part of an open session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Part {
    /// What happened since last time.
    #[default]
    Since,
    /// What is worth talking about.
    Agenda,
    /// What is to be done.
    Actions,
    /// The minutes so far, and the close.
    Close,
}

/// The parts in order, with their names.
pub const PARTS: [(Part, &str); 4] =
    [(Part::Since, "Since last time"), (Part::Agenda, "Agenda"), (Part::Actions, "Actions"), (Part::Close, "Close")];

/// How far a competency is in the open session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// The mentor has not rated it.
    Blind,
    /// The mentor has; it is not yet laid side by side.
    Given,
    /// Both are seen.
    Revealed,
    /// Both agreed.
    Agreed,
    /// They leave it at seeing it differently.
    Differed,
}

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Mentor {
    /// The part of an open session that is shown.
    pub part: Part,
    places: [usize; 4],
    /// The competency that is laid open.
    pub on: Option<Ix>,
    /// The anchor under the cursor there.
    pub anchor: u8,
    /// The session whose minutes are shown.
    pub minutes: Option<EntryId>,
    /// Lines scrolled down.
    pub scroll: u16,
    /// What the record says.
    pub seen: Rc<Seen>,
    /// What changed since the last session; read once for each state of the curtain.
    told: Option<(u64, Option<Day>, Option<Rc<Changes>>)>,
}

impl Mentor {
    /// The context of the key table.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.on.is_some() { Context::Judge } else { Context::Mentor }
    }

    /// Whether the one who is seated is the mentor of the open session: then its parts are shown.
    #[must_use]
    pub fn sits(&self, session: &Session) -> bool {
        self.seen.meeting.is_some() && *session.seat() != Author::Oneself
    }

    /// The cursor's row of the part that is shown.
    #[must_use]
    pub fn at(&self, session: &Session) -> usize {
        let place = self.places.get(number(self.part)).copied().unwrap_or(0);
        place.min(self.rows(session).saturating_sub(1))
    }

    /// How many rows the part that is shown has.
    #[must_use]
    pub fn rows(&self, session: &Session) -> usize {
        if !self.sits(session) {
            return self.seen.held.len();
        }
        match self.part {
            Part::Since | Part::Close => 0,
            Part::Agenda => self.seen.topics.topics.len(),
            Part::Actions => self.actions(session).len(),
        }
    }

    /// The actions that are listed: those open, and those set in this session.
    #[must_use]
    pub fn actions(&self, session: &Session) -> Vec<EntryId> {
        let set = self.seen.meeting.as_ref().map(|meeting| meeting.actions.as_slice()).unwrap_or_default();
        let listed = |id: &EntryId, state| state == ActionState::Open || set.contains(id);
        let actions = session.standing().actions.values();
        actions.filter(|action| listed(&action.entry, action.state)).map(|action| action.entry).collect()
    }

    /// The topic that is laid open.
    #[must_use]
    pub fn topic(&self) -> Option<&Topic> {
        let on = self.on?;
        self.seen.topics.topics.iter().find(|topic| topic.competency == on)
    }

    /// How far a competency is.
    #[must_use]
    pub fn stage(&self, framework: &Framework, ix: Ix) -> Stage {
        let id = &framework.competency(ix).id;
        let Some(meeting) = &self.seen.meeting else { return Stage::Blind };
        match (meeting.outcomes.get(id), meeting.revealed.contains(id), meeting.given.contains_key(id)) {
            (Some(Outcome::Agreed(..)), ..) => Stage::Agreed,
            (Some(Outcome::Differed(_)), ..) => Stage::Differed,
            (None, true, _) => Stage::Revealed,
            (None, false, true) => Stage::Given,
            (None, false, false) => Stage::Blind,
        }
    }

    /// What was given and is not yet laid side by side.
    #[must_use]
    pub fn waiting(&self) -> Vec<CompetencyId> {
        let Some(meeting) = &self.seen.meeting else { return Vec::new() };
        meeting.given.keys().filter(|id| !meeting.revealed.contains(*id)).cloned().collect()
    }

    /// The minutes of `meeting` by what is shown of the record.
    #[must_use]
    pub fn minutes_of(session: &Session, meeting: &Meeting) -> Minutes {
        Minutes::new(session.framework(), session.profile(), session.standing(), meeting, session.until())
    }

    /// The minutes that are shown.
    #[must_use]
    pub fn shown_minutes(&self, session: &Session) -> Option<Minutes> {
        let id = self.minutes?;
        let meeting = session.profile().log.meeting(&id, session.until())?;
        Some(Self::minutes_of(session, &meeting))
    }

    /// Whether `action` has something to do where one looks: what is hinted at.
    #[must_use]
    pub fn applies(&self, action: Action, session: &Session) -> bool {
        if let Some(ix) = self.on {
            let stage = self.stage(session.framework(), ix);
            let seen = matches!(stage, Stage::Revealed | Stage::Agreed | Stage::Differed);
            return match action {
                Action::Clear => !seen,
                Action::Differ => seen,
                Action::Reveal => !self.waiting().is_empty(),
                _ => true,
            };
        }
        let sits = self.sits(session);
        match action {
            Action::Write => self.minutes.is_some(),
            Action::Copy => self.minutes.is_some() || sits && matches!(self.part, Part::Agenda | Part::Close),
            _ if self.minutes.is_some() => false,
            Action::OpenSession => !sits,
            Action::More | Action::NewAction | Action::CloseSession => sits,
            Action::Topic => sits && self.part == Part::Agenda,
            Action::Reveal => sits && !self.waiting().is_empty(),
            Action::Finish | Action::Drop => sits && self.part == Part::Actions,
            Action::Aside => sits && *session.host() == Author::Oneself,
            _ => true,
        }
    }

    fn meeting(&self) -> Option<&Meeting> {
        self.seen.meeting.as_ref()
    }

    fn turn(&mut self, forward: bool) {
        let by = if forward { 1 } else { PARTS.len() - 1 };
        if let Some((part, _)) = PARTS.iter().cycle().nth(number(self.part) + by) {
            (self.part, self.scroll) = (*part, 0);
        }
    }

    fn look(&mut self, action: Action, session: &Session) {
        if self.on.is_some()
            || self.minutes.is_some()
            || matches!(self.part, Part::Since | Part::Close) && self.sits(session)
        {
            match action {
                Action::Up if self.on.is_some() => self.anchor = self.anchor.saturating_sub(1),
                Action::Down if self.on.is_some() => self.anchor = (self.anchor + 1).min(Rating::LEADS.number()),
                Action::Up => self.scroll = self.scroll.saturating_sub(1),
                Action::Down => self.scroll = self.scroll.saturating_add(1),
                Action::PageUp => self.scroll = self.scroll.saturating_sub(8),
                Action::PageDown => self.scroll = self.scroll.saturating_add(8),
                Action::Top => self.scroll = 0,
                _ => {}
            }
            return;
        }
        // Between sessions the page keys scroll what stands beside the list.
        match action {
            Action::PageUp if !self.sits(session) => self.scroll = self.scroll.saturating_sub(8),
            Action::PageDown if !self.sits(session) => self.scroll = self.scroll.saturating_add(8),
            _ => {}
        }
        let (at, rows) = (self.at(session), self.rows(session));
        let to = match action {
            Action::Top => Some(0),
            Action::Bottom => Some(rows.saturating_sub(1)),
            Action::PageUp | Action::PageDown if !self.sits(session) => None,
            _ => cursor::moved(at, rows, action),
        };
        if let (Some(to), Some(place)) = (to, self.places.get_mut(number(self.part))) {
            *place = to;
        }
    }
}

/// The place of a part in the row of parts.
#[must_use]
pub fn number(part: Part) -> usize {
    PARTS.iter().position(|(other, _)| *other == part).unwrap_or(0)
}

impl Pane for Mentor {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        let wish = match action {
            Action::Back if self.minutes.is_some() => {
                self.minutes = None;
                None
            }
            Action::Back if self.on.is_some() => {
                self.on = None;
                None
            }
            Action::Back => return vec![Wish::Show(Tab::Arc)],
            Action::Reveal if self.on.is_some() => Some(self.reveal()),
            _ if self.minutes.is_some() => self.act_on_minutes(action, session),
            _ if self.on.is_some() => self.act_on_topic(action, session),
            _ if self.sits(session) => self.act_in_session(action, session),
            _ => self.act_between(action, session),
        };
        wish.into_iter().collect()
    }

    fn look(&mut self, session: &Session) {
        if self.seen.changes == Some(session.changes()) {
            return;
        }
        let last = Briefing::last(session);
        if self.told.as_ref().is_none_or(|(epoch, day, _)| (*epoch, *day) != (session.epoch(), last)) {
            self.told = Some((session.epoch(), last, Briefing::changes(session).map(Rc::new)));
        }
        let changes = self.told.as_ref().and_then(|(.., changes)| changes.as_deref());
        self.seen = Rc::new(Seen::new(session, Briefing::new(session, changes)));
        if self.seen.meeting.is_none() || *session.seat() == Author::Oneself {
            self.on = None;
        }
    }

    fn rests(&self) -> bool {
        self.minutes.is_none() && self.on.is_none()
    }

    fn at_top(&self, session: &Session) -> bool {
        match (self.minutes, self.on, self.part) {
            (Some(_), ..) => self.scroll == 0,
            (None, Some(_), _) => self.anchor == 0,
            (None, None, Part::Since | Part::Close) if self.sits(session) => self.scroll == 0,
            (None, None, _) => self.at(session) == 0,
        }
    }

    fn point(&mut self, row: usize) -> bool {
        if self.on.is_some() {
            self.anchor = u8::try_from(row).unwrap_or(u8::MAX).min(Rating::LEADS.number());
            // A click moves the cursor: a rating that others will read is not given by a slip.
            return false;
        }
        let Some(place) = self.places.get_mut(number(self.part)) else { return false };
        let again = *place == row;
        *place = row;
        again
    }

    fn pick(&mut self, row: usize, _: usize, _: &Session) {
        if let Some((part, _)) = PARTS.get(row) {
            (self.part, self.on, self.scroll) = (*part, None, 0);
        }
    }

    fn scroll(&mut self, by: i8) -> bool {
        self.scroll = self.scroll.saturating_add_signed(i16::from(by) * 3);
        self.on.is_some() || self.minutes.is_some()
    }
}

mod deed;
pub mod seen;
mod sheets;
mod topic;
