//! The cursor of a list that is searched.

use crate::app::action::Action;

/// How far the page keys go.
const PAGE: usize = 8;

/// Where `action` moves the cursor from row `at` of `rows` rows; `None` where it is no movement.
#[must_use]
pub fn moved(at: usize, rows: usize, action: Action) -> Option<usize> {
    let down = |by| at.saturating_add(by).min(rows.saturating_sub(1));
    match action {
        Action::Up => Some(at.saturating_sub(1)),
        Action::Down => Some(down(1)),
        Action::PageUp => Some(at.saturating_sub(PAGE)),
        Action::PageDown => Some(down(PAGE)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_on_the_list() {
        assert_eq!(moved(0, 20, Action::Up), Some(0));
        assert_eq!(moved(3, 20, Action::PageDown), Some(11));
        assert_eq!(moved(15, 20, Action::PageDown), Some(19));
        assert_eq!(moved(15, 20, Action::PageUp), Some(7));
        assert_eq!(moved(0, 0, Action::Down), Some(0));
        assert_eq!(moved(0, 20, Action::Open), None);
    }
}
