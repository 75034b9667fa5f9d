//! What is done in a session beside rating: it is opened, goes through its parts, sets and ends actions, and closes; and
//! what is done with the minutes.

use super::{Mentor, Part};
use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::dropped::Dropped;
use crate::app::effect::Effect;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::export::{topics as told, words};
use crate::framework::id::CompetencyId;
use crate::profile::author::Author;
use crate::profile::body::{Action as Agreement, ActionState, Body, Session as Told};
use crate::profile::meeting::MOST_ACTIONS;

impl Mentor {
    /// Opens a session, or goes on with the one that is open.
    pub(super) fn begin(&self, session: &Session) -> Wish {
        match (self.meeting(), session.seat()) {
            (Some(meeting), Author::Oneself) => Wish::Sit(Author::Mentor(meeting.mentor.clone())),
            (Some(_), _) => Wish::say("The session is open. ⟨next-part⟩ goes through its parts."),
            // A mentor who opened the record is known by name.
            (None, Author::Mentor(name)) => {
                let body = Told::opening(name.clone());
                Wish::record(
                    Body::Session(Box::new(body)),
                    vec![Wish::say("The session is open · ⟨undo⟩ takes it back")],
                )
            }
            (None, Author::Oneself) => Wish::Ask(Ask::Open),
        }
    }

    pub(super) fn new_action(&self, session: &Session, competency: Option<CompetencyId>) -> Wish {
        match self.meeting() {
            Some(meeting) if meeting.standing_actions(session.standing()) >= MOST_ACTIONS => {
                Wish::say(format!("{MOST_ACTIONS} actions are set: more are rarely done. Drop one first."))
            }
            Some(_) => Wish::Ask(Ask::Action(competency)),
            None => Wish::say("Actions are set in a session: ⟨session⟩ opens one."),
        }
    }

    pub(super) fn end_action(&self, session: &Session, done: bool) -> Wish {
        let id = (self.part == Part::Actions).then(|| self.actions(session).get(self.at(session)).copied()).flatten();
        let action = id.and_then(|id| session.standing().actions.values().find(|action| action.entry == id));
        match action {
            Some(action) if action.state != ActionState::Open => Wish::say("It is ended already."),
            Some(action) if done => {
                let body = Agreement::ending(action.entry, ActionState::Done, None);
                Wish::record(Body::Action(Box::new(body)), vec![Wish::say("Done · ⟨undo⟩ takes it back")])
            }
            Some(action) => Wish::Reason(Dropped::Action(action.entry)),
            None => Wish::say("Actions are under Actions: ⟨next-part⟩ shows them."),
        }
    }

    pub(super) fn act_between(&mut self, action: Action, session: &Session) -> Option<Wish> {
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
            | Action::CloseSession => Some(Wish::say("No session is open: ⟨session⟩ opens one.")),
            _ => {
                self.look(action, session);
                None
            }
        }
    }

    pub(super) fn act_in_session(&mut self, action: Action, session: &Session) -> Option<Wish> {
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

    pub(super) fn act_on_minutes(&mut self, action: Action, session: &Session) -> Option<Wish> {
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
