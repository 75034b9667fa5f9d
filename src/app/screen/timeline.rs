//! The record over time.

use crate::app::action::Action;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Timeline {}

impl Pane for Timeline {
    fn act(&mut self, action: Action, _session: &Session) -> Vec<Wish> {
        match action {
            Action::Back => vec![Wish::Show(Tab::Arc)],
            _ => Vec::new(),
        }
    }

    fn point(&mut self, _row: usize) -> bool {
        false
    }
}
