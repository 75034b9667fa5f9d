//! The end of the tour, where one's own first step begins.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;

/// What is offered at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TourEnd {
    /// Whether the person has a record of their own already.
    pub own: bool,
}

impl TourEnd {
    /// What is said.
    #[must_use]
    pub fn says(self) -> &'static str {
        if self.own {
            "Your own record is where you left it, untouched by all of this."
        } else {
            "Your own record begins with five answers, and the arc is yours within a minute. It is one readable file on \
             this machine: no account, no network."
        }
    }

    /// The same in a few words.
    #[must_use]
    pub fn brief(self) -> &'static str {
        if self.own { "Your own record is where you left it." } else { "Your own begins with five answers." }
    }

    /// What Enter does.
    #[must_use]
    pub fn offers(self) -> &'static str {
        if self.own { "opens your own record" } else { "begins your own record" }
    }
}

impl Pane for TourEnd {
    fn act(&mut self, action: Action, _: &Session) -> Vec<Wish> {
        match action {
            Action::Open => vec![Wish::Effect(Effect::Begin), Wish::Do(Action::Leave)],
            Action::Back => vec![Wish::Close, Wish::say("Look around: nothing here is kept.")],
            _ => Vec::new(),
        }
    }

    fn point(&mut self, _: usize) -> bool {
        true
    }
}
