//! A session with a mentor: what changed, what is worth talking about, each competency rated blind and then laid side by
//! side, what is to be done, and the close. Between sessions: those that were held, and one's own yardstick.
//!
//! What stands here is where one looks. Everything that was said is in the log, so a session goes on where it stood.

use std::rc::Rc;

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::cursor;
use crate::app::dropped::Dropped;
use crate::app::effect::Effect;
use crate::app::keymap::Context;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;
use crate::export::meanwhile::{self, Line};
use crate::export::minutes::Minutes;
use crate::export::{topics as told, words};
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::calibration::Calibration;
use crate::insight::change::Changes;
use crate::insight::history::History;
use crate::insight::topics::{Basis, Topic, Topics};
use crate::profile::author::Author;
use crate::profile::body::{Action as Agreement, ActionState, Body, Rated, Session as Told, SessionPhase};
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::meeting::{MOST_ACTIONS, Meeting, Outcome};

/// How many lines can be scrolled past: minutes are rarely longer, and the way back stays short.
const FURTHEST: u16 = 200;

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

/// What the record says, as the screen shows it.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    changes: Option<u64>,
    /// The open session.
    pub meeting: Option<Meeting>,
    /// The agenda.
    pub topics: Topics,
    /// What happened since the last session.
    pub meanwhile: Vec<Line>,
    /// Sessions held, newest first.
    pub held: Vec<Meeting>,
    /// One's own yardstick; empty while a session is open.
    pub calibration: Calibration,
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

    fn lay_open(&mut self, session: &Session, ix: Option<Ix>) {
        self.on = ix;
        self.scroll = 0;
        let given = ix.and_then(|ix| {
            let id = &session.framework().competency(ix).id;
            // Only what the mentor said: where the cursor stands must not lead.
            let now = self.meeting().and_then(|meeting| meeting.given.get(id)).and_then(|given| given.rating);
            now.or_else(|| session.mark(ix).mentor.as_ref().map(|mentor| mentor.rating))
        });
        self.anchor = given.map_or(0, Rating::number);
    }

    /// Goes to the topic `by` places on; says whether there is one.
    fn go(&mut self, session: &Session, by: isize) -> bool {
        let topics = &self.seen.topics.topics;
        let here = topics.iter().position(|topic| Some(topic.competency) == self.on);
        let next = here.and_then(|here| here.checked_add_signed(by)).and_then(|n| Some((n, topics.get(n)?.competency)));
        let Some((n, ix)) = next else { return false };
        if let Some(place) = self.places.get_mut(number(Part::Agenda)) {
            *place = n;
        }
        self.lay_open(session, Some(ix));
        true
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
                Action::Down => self.scroll = self.scroll.saturating_add(1).min(FURTHEST),
                Action::PageUp => self.scroll = self.scroll.saturating_sub(8),
                Action::PageDown => self.scroll = self.scroll.saturating_add(8).min(FURTHEST),
                Action::Top => self.scroll = 0,
                _ => {}
            }
            return;
        }
        // Between sessions the page keys scroll what stands beside the list.
        match action {
            Action::PageUp if !self.sits(session) => self.scroll = self.scroll.saturating_sub(8),
            Action::PageDown if !self.sits(session) => self.scroll = self.scroll.saturating_add(8).min(FURTHEST),
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

    /// Opens a session, or goes on with the one that is open.
    fn begin(&self, session: &Session) -> Wish {
        match (self.meeting(), session.seat()) {
            (Some(meeting), Author::Oneself) => Wish::Sit(Author::Mentor(meeting.mentor.clone())),
            (Some(_), _) => Wish::say("The session is open. Tab goes through its parts."),
            // A mentor who opened the record is known by name.
            (None, Author::Mentor(name)) => {
                let body = Told::opening(name.clone());
                Wish::record(Body::Session(body), vec![Wish::say("The session is open · u takes it back")])
            }
            (None, Author::Oneself) => Wish::Ask(Ask::Open),
        }
    }

    /// Gives the rating blind, or, once both are seen, asks why the two agree on it.
    fn rate(&mut self, number: u8, session: &Session) -> Option<Wish> {
        let (ix, rating) = (self.on?, Rating::new(number)?);
        let framework = session.framework();
        let id = framework.competency(ix).id.clone();
        self.anchor = number;
        match self.stage(framework, ix) {
            Stage::Blind | Stage::Given => Some(self.give(session, ix, Some(rating))),
            Stage::Revealed | Stage::Agreed | Stage::Differed => Some(Wish::Ask(Ask::Agree(id, rating))),
        }
    }

    fn give(&self, session: &Session, ix: Ix, rating: Option<Rating>) -> Wish {
        let competency = session.framework().competency(ix).id.clone();
        let body = Rated {
            competency,
            rating,
            note: None,
            session: self.meeting().map(|meeting| meeting.session),
            agreed: false,
        };
        let said = match rating {
            Some(rating) => format!("Rated {rating}, blind · r lays both side by side, → goes on"),
            None => "You cannot tell, and that is said · r lays both side by side, → goes on".to_owned(),
        };
        Wish::record(Body::Rating(body), vec![Wish::Say(said)])
    }

    fn reveal(&self) -> Wish {
        let (Some(meeting), competencies) = (self.meeting(), self.waiting()) else { return Wish::Close };
        if competencies.is_empty() {
            return Wish::say("Nothing waits: rate a competency first, or press x where you cannot tell.");
        }
        let count = words::count(competencies.len(), "competency is", "competencies are");
        let body = Told { competencies, ..meeting.step_of(SessionPhase::Revealed) };
        Wish::record(Body::Session(body), vec![Wish::Say(format!("{count} laid side by side"))])
    }

    fn act_on_topic(&mut self, action: Action, session: &Session) -> Option<Wish> {
        let ix = self.on?;
        let framework = session.framework();
        let id = framework.competency(ix).id.clone();
        let seen = matches!(self.stage(framework, ix), Stage::Revealed | Stage::Agreed | Stage::Differed);
        match action {
            Action::Rate(number) => self.rate(number, session),
            Action::Open => self.rate(self.anchor, session),
            Action::Clear if seen => Some(Wish::say("Both are seen. A digit agrees on a rating, d leaves it open.")),
            Action::Clear => Some(self.give(session, ix, None)),
            Action::Differ if seen => Some(Wish::Ask(Ask::Differ(id))),
            Action::Differ => Some(Wish::say("Rate it first: then both are laid side by side.")),
            Action::Evidence => Some(Wish::Evidence(id)),
            Action::Note => Some(Wish::Note { competency: id, editor: false }),
            Action::NewAction => Some(self.new_action(session, Some(id))),
            Action::Right => (!self.go(session, 1)).then(|| Wish::say("This is the last of the agenda.")),
            Action::Left => (!self.go(session, -1)).then(|| Wish::say("This is the first of the agenda.")),
            Action::Copy => {
                let anchor = framework.anchor(ix, Rating::new(self.anchor)?)?;
                Some(Wish::Effect(Effect::Copy(anchor.as_str().to_owned())))
            }
            _ => {
                self.look(action, session);
                None
            }
        }
    }

    fn new_action(&self, session: &Session, competency: Option<CompetencyId>) -> Wish {
        let set = self.meeting().map(|meeting| meeting.actions.as_slice()).unwrap_or_default();
        let actions = session.standing().actions.values();
        let kept = actions.filter(|it| set.contains(&it.entry) && it.state != ActionState::Dropped).count();
        match self.meeting() {
            Some(_) if kept >= MOST_ACTIONS => {
                Wish::say(format!("{MOST_ACTIONS} actions are set: more are rarely done. Drop one first."))
            }
            Some(_) => Wish::Ask(Ask::Action(competency)),
            None => Wish::say("Actions are set in a session: o opens one."),
        }
    }

    fn end_action(&self, session: &Session, done: bool) -> Wish {
        let id = (self.part == Part::Actions).then(|| self.actions(session).get(self.at(session)).copied()).flatten();
        let action = id.and_then(|id| session.standing().actions.values().find(|action| action.entry == id));
        match action {
            Some(action) if action.state != ActionState::Open => Wish::say("It is ended already."),
            Some(action) if done => {
                let body = Agreement {
                    action: Some(action.entry),
                    text: None,
                    due: None,
                    shows: None,
                    competency: None,
                    session: None,
                    state: ActionState::Done,
                };
                Wish::record(Body::Action(body), vec![Wish::say("Done · u takes it back")])
            }
            Some(action) => Wish::Reason(Dropped::Action(action.entry)),
            None => Wish::say("Actions are under Actions: Tab shows them."),
        }
    }

    fn act_between(&mut self, action: Action, session: &Session) -> Option<Wish> {
        match action {
            Action::OpenSession => Some(self.begin(session)),
            Action::Open if self.meeting().is_some() => Some(self.begin(session)),
            Action::Open => {
                let held = self.seen.held.get(self.at(session)).map(|meeting| meeting.session);
                (self.minutes, self.scroll) = (held, 0);
                held.is_none().then(|| self.begin(session))
            }
            Action::NewAction
            | Action::Finish
            | Action::Drop
            | Action::Topic
            | Action::Reveal
            | Action::CloseSession => Some(Wish::say("No session is open: o opens one.")),
            _ => {
                self.look(action, session);
                None
            }
        }
    }

    fn act_in_session(&mut self, action: Action, session: &Session) -> Option<Wish> {
        match action {
            Action::More | Action::Right => self.turn(true),
            Action::Less | Action::Left => self.turn(false),
            Action::Open => match self.part {
                Part::Since => self.turn(true),
                Part::Agenda => {
                    let topic = self.seen.topics.topics.get(self.at(session)).map(|topic| topic.competency);
                    self.lay_open(session, topic);
                }
                Part::Actions => return Some(self.new_action(session, None)),
                Part::Close => return Some(Wish::Ask(Ask::Close)),
            },
            Action::OpenSession => return Some(self.begin(session)),
            Action::Topic => return Some(Wish::Ask(Ask::Topic)),
            Action::Reveal => return Some(self.reveal()),
            Action::NewAction => return Some(self.new_action(session, None)),
            Action::Finish => return Some(self.end_action(session, true)),
            Action::Drop => return Some(self.end_action(session, false)),
            Action::CloseSession => return Some(Wish::Ask(Ask::Close)),
            Action::Aside if *session.host() == Author::Oneself => {
                return Some(Wish::Sit(Author::Oneself));
            }
            Action::Aside => {
                return Some(Wish::say("It stays open: leave whenever you like, it goes on where it stands."));
            }
            Action::Copy if self.part == Part::Close => {
                let markdown = self.meeting().map(|meeting| Self::minutes_of(session, meeting).markdown())?;
                return Some(Wish::Effect(Effect::Copy(markdown)));
            }
            Action::Copy => {
                let topic = self.seen.topics.topics.get(self.at(session))?;
                let title = words::title(session.framework(), topic.competency);
                let text = format!("{title}: {}", told::why(session.framework(), topic));
                return Some(Wish::Effect(Effect::Copy(text)));
            }
            _ => self.look(action, session),
        }
        None
    }

    fn act_on_minutes(&mut self, action: Action, session: &Session) -> Option<Wish> {
        let minutes = self.shown_minutes(session);
        match (action, minutes) {
            (Action::Copy, Some(minutes)) => Some(Wish::Effect(Effect::Copy(minutes.markdown()))),
            (Action::Write, Some(minutes)) => {
                Some(Wish::Effect(Effect::Write(minutes.file_name(), minutes.markdown())))
            }
            (Action::OpenSession, _) => Some(self.begin(session)),
            _ => {
                self.look(action, session);
                None
            }
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
        let (framework, until) = (session.framework(), session.until());
        let whole = session.whole();
        let last = session.since().filter(|since| since.session).map(|since| since.day);
        if self.told.as_ref().is_none_or(|(epoch, day, _)| (*epoch, *day) != (session.epoch(), last)) {
            let log = &session.profile().log;
            let changes = last.map(|day| {
                let history = History::new(framework, log, until);
                Rc::new(Changes::between(framework, log, &history, day, until))
            });
            self.told = Some((session.epoch(), last, changes));
        }
        let changes = self.told.as_ref().and_then(|(.., changes)| changes.as_deref());
        let meeting = session.meeting();
        let curtain = session.curtain();
        let hidden = |ix: Ix| curtain.veils(&framework.competency(ix).id);
        let since = whole.since.as_ref().filter(|since| since.session);
        let basis = Basis {
            framework,
            standing: &whole.standing,
            overview: &whole.overview,
            last: since.map(|since| (since.day, &since.own)),
        };
        let added: Vec<Ix> = meeting.iter().flat_map(|m| &m.added).filter_map(|id| framework.find(id)).collect();
        let topics = Topics::new(&basis, &added, meeting.as_ref().map(|meeting| meeting.session), hidden);
        let moved = |ix: &Ix| {
            let now = whole.standing.marks.get(*ix).and_then(|mark| mark.own).map(|own| own.rating);
            since.is_some_and(|since| since.own.get(*ix).copied().flatten() != now)
        };
        let veiled = framework.indices().filter(|ix| hidden(*ix)).filter(moved).count();
        let standing = session.standing();
        let meanwhile = meanwhile::lines(framework, &session.profile().log, changes, standing, until, veiled);
        let sessions = standing.sessions.iter().rev();
        let held = sessions.filter_map(|held| session.profile().log.meeting(&held.session, until)).collect();
        let calibration = if *session.seat() == Author::Oneself {
            Calibration::new(framework, &session.profile().log, standing, until)
        } else {
            Calibration::default()
        };
        if meeting.is_none() || *session.seat() == Author::Oneself {
            self.on = None;
        }
        self.seen = Rc::new(Seen { changes: Some(session.changes()), meeting, topics, meanwhile, held, calibration });
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
