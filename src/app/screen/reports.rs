//! Documents made of the record and the matrix: chosen, seen as they will be, written.

use crate::app::action::Action;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Reports {}

impl Pane for Reports {
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
