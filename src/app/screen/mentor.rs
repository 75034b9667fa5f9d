//! A session with a mentor: what changed, what is claimed, where the two differ, what is agreed.

use crate::app::action::Action;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Mentor {}

impl Pane for Mentor {
    fn act(&mut self, action: Action, _: &Session) -> Vec<Wish> {
        match action {
            Action::Back => vec![Wish::Show(Tab::Arc)],
            _ => Vec::new(),
        }
    }

    fn point(&mut self, _: usize) -> bool {
        false
    }
}
