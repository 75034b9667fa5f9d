//! The one question that is asked before something is dropped: why.

use crate::app::action::Action;
use crate::app::dropped::Dropped;
use crate::app::ending::Ending;
use crate::app::field::Field;
use crate::app::form::put_off;
use crate::app::key::Key;
use crate::app::keymap::Context;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::framework::text::Text;
use crate::profile::body::{Action as Agreement, ActionState, Body, Goal, GoalState, ProjectEvent, ProjectStep};
use crate::profile::draft::{Draft, DraftKind};

/// A reason being typed.
#[derive(Debug, Clone)]
pub struct ReasonForm {
    /// For what.
    pub of: Dropped,
    /// Why.
    pub text: Field,
    /// The line at its end.
    pub end: Ending,
    /// What is missing.
    pub wrong: Option<String>,
}

impl ReasonForm {
    /// The form, with what was left half-typed for the same thing; says whether something was.
    #[must_use]
    pub fn new(of: Dropped, draft: Option<&Draft>) -> (Self, bool) {
        let field = |n: usize| draft.and_then(|draft| draft.fields.get(n)).map_or("", String::as_str);
        let same = field(0) == of.to_string();
        let text = Field::line(if same { field(1) } else { "" });
        (Self { of, text, end: Ending::new(Context::Reason), wrong: None }, same)
    }

    /// The entry that the form makes; `None` where what is dropped is no more.
    fn body(&self, reason: Text, session: &Session) -> Option<Body> {
        let standing = session.standing();
        let note = Some(reason);
        match &self.of {
            Dropped::Project(id) => {
                let event = ProjectEvent::Dropped;
                Some(Body::Project(ProjectStep { project: id.clone(), event, step: None, note }))
            }
            Dropped::Goal(id) => {
                let mark = standing.goals.values().find(|mark| mark.entry == *id)?;
                let goal = mark.goal.clone();
                Some(Body::Goal(Box::new(Goal { goal: Some(*id), state: GoalState::Dropped, note, ..goal })))
            }
            Dropped::Action(id) => Some(Body::Action(Box::new(Agreement::ending(*id, ActionState::Dropped, note)))),
        }
    }
}

impl Pane for ReasonForm {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        let Some(action) = self.end.take(action, true) else { return Vec::new() };
        match action {
            Action::Accept => {
                let reason = Text::new(&self.text.text());
                if reason.is_empty() {
                    self.end.leave();
                    self.wrong = Some("Say why: a reason is what is worth keeping of it.".to_owned());
                    return Vec::new();
                }
                match self.body(reason, session) {
                    Some(body) => {
                        vec![Wish::record(body, vec![Wish::Done, Wish::say("Dropped · ⟨undo⟩ takes it back")])]
                    }
                    None => vec![Wish::Close],
                }
            }
            Action::Back => put_off("The reason", self),
            _ => Vec::new(),
        }
    }

    fn point(&mut self, _: usize) -> bool {
        self.end.leave();
        false
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        if !self.end.lets(key) {
            return false;
        }
        let used = self.text.press(key);
        if used {
            self.wrong = None;
        }
        used
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        self.end.leave();
        self.text.paste(text);
        true
    }

    fn draft(&self) -> Option<Draft> {
        let typed = !self.text.text().is_empty();
        let fields = if typed { vec![self.of.to_string(), self.text.raw()] } else { Vec::new() };
        Some(Draft { competency: None, kind: DraftKind::Reason, fields })
    }
}
