//! What is done with a competency that is laid open in a session: rated blind, laid side by side, agreed on or left open.

use super::{Mentor, Part, Stage, number};
use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::effect::Effect;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::export::words;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::profile::body::{Body, Rated, Session as Told, SessionPhase};

impl Mentor {
    pub(super) fn lay_open(&mut self, session: &Session, ix: Option<Ix>) {
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
    pub(super) fn go(&mut self, session: &Session, by: isize) -> bool {
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

    /// Gives the rating blind, or, once both are seen, asks why the two agree on it.
    pub(super) fn rate(&mut self, number: u8, session: &Session) -> Option<Wish> {
        let (ix, rating) = (self.on?, Rating::new(number)?);
        let framework = session.framework();
        let id = framework.competency(ix).id.clone();
        self.anchor = number;
        match self.stage(framework, ix) {
            Stage::Blind | Stage::Given => Some(self.give(session, ix, Some(rating))),
            Stage::Revealed | Stage::Agreed | Stage::Differed => Some(Wish::Ask(Ask::Agree(id, rating))),
        }
    }

    pub(super) fn give(&self, session: &Session, ix: Ix, rating: Option<Rating>) -> Wish {
        let competency = session.framework().competency(ix).id.clone();
        let body = Rated {
            competency,
            rating,
            note: None,
            session: self.meeting().map(|meeting| meeting.session),
            agreed: false,
        };
        let said = match rating {
            Some(rating) => format!("Rated {rating}, blind · ⟨reveal⟩ lays both side by side, ⟨next⟩ goes on"),
            None => "You cannot tell, and that is said · ⟨reveal⟩ lays both side by side, ⟨next⟩ goes on".to_owned(),
        };
        Wish::record(Body::Rating(body), vec![Wish::Say(said)])
    }

    pub(super) fn act_on_topic(&mut self, action: Action, session: &Session) -> Option<Wish> {
        let ix = self.on?;
        let framework = session.framework();
        let id = framework.competency(ix).id.clone();
        let seen = matches!(self.stage(framework, ix), Stage::Revealed | Stage::Agreed | Stage::Differed);
        match action {
            Action::Rate(number) => self.rate(number, session),
            Action::Open => self.rate(self.anchor, session),
            Action::Clear if seen => {
                Some(Wish::say("Both are seen. A digit agrees on a rating, ⟨leave-open⟩ leaves it open."))
            }
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

    pub(super) fn reveal(&self) -> Wish {
        let (Some(meeting), competencies) = (self.meeting(), self.waiting()) else { return Wish::Close };
        if competencies.is_empty() {
            return Wish::say("Nothing waits: rate a competency first, or press ⟨cannot-tell⟩ where you cannot tell.");
        }
        let count = words::count(competencies.len(), "competency is", "competencies are");
        let body = Told { competencies, ..meeting.step_of(SessionPhase::Revealed) };
        Wish::record(Body::Session(Box::new(body)), vec![Wish::Say(format!("{count} laid side by side"))])
    }
}
