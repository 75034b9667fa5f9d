//! The coverage of several profiles: who can do what, what hangs on one person. Never a ranking.

use crate::app::action::Action;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Team {}

impl Pane for Team {
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
