//! The row of tabs while it has the keys: ↑ from the first item of a screen leads to it.

use crate::app::action::Action;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::{TABS, Tab};
use crate::app::wish::Wish;

/// The row of tabs with a cursor on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TabRow {
    open: Tab,
    cursor: usize,
}

impl TabRow {
    /// The row with the cursor on the tab that is open.
    #[must_use]
    pub fn new(open: Tab) -> Self {
        Self { open, cursor: TABS.iter().position(|(tab, ..)| *tab == open).unwrap_or(0) }
    }

    /// The tab under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Tab {
        TABS.get(self.cursor).map_or(self.open, |(tab, ..)| *tab)
    }
}

impl Pane for TabRow {
    fn act(&mut self, action: Action, _: &Session) -> Vec<Wish> {
        match action {
            Action::Left => self.cursor = self.cursor.saturating_sub(1),
            Action::Right => self.cursor = (self.cursor + 1).min(TABS.len() - 1),
            // The screen that is open stays as it is: what leads back from it, too.
            Action::Open if self.chosen() == self.open => return vec![Wish::Close],
            Action::Open => return vec![Wish::Close, Wish::Do(Action::Show(self.chosen()))],
            Action::Back => return vec![Wish::Close],
            _ => {}
        }
        Vec::new()
    }

    fn point(&mut self, _: usize) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_on_the_row_and_enter_opens_what_it_is_on() {
        let session = Session::of_newcomer(None);
        let mut row = TabRow::new(Tab::Plan);
        assert_eq!(row.act(Action::Open, &session), [Wish::Close]);
        row.act(Action::Left, &session);
        assert_eq!(row.act(Action::Open, &session), [Wish::Close, Wish::Do(Action::Show(Tab::Matrix))]);
        for _ in 0..20 {
            row.act(Action::Right, &session);
        }
        assert_eq!(row.chosen(), Tab::Reports);
        assert_eq!(row.act(Action::Back, &session), [Wish::Close]);
    }
}
