//! The list of themes: each is looked at as the cursor comes to it, kept with Enter, and left with Esc.

use crate::app::action::Action;
use crate::app::cursor;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::profile::theme_choice::{THEMES, ThemeChoice};

/// The list of themes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeList {
    /// The row of [`THEMES`] under the cursor.
    pub cursor: usize,
}

impl ThemeList {
    /// The list with the cursor on the theme that there is.
    #[must_use]
    pub fn new(theme: ThemeChoice) -> Self {
        Self { cursor: THEMES.iter().position(|(other, ..)| *other == theme).unwrap_or(0) }
    }

    /// The theme under the cursor.
    #[must_use]
    pub fn chosen(&self) -> ThemeChoice {
        THEMES.get(self.cursor).map_or(ThemeChoice::Auto, |(theme, ..)| *theme)
    }
}

impl Pane for ThemeList {
    fn act(&mut self, action: Action, _: &Session) -> Vec<Wish> {
        match action {
            Action::Open => vec![Wish::Theme(self.chosen()), Wish::KeepTheme, Wish::Close],
            Action::Back => vec![Wish::Close],
            // From the last it goes on with the first, so that one key sees them all.
            Action::Down if self.cursor + 1 == THEMES.len() => {
                self.cursor = 0;
                vec![Wish::Theme(self.chosen())]
            }
            _ => match cursor::moved(self.cursor, THEMES.len(), action) {
                Some(row) if row != self.cursor => {
                    self.cursor = row;
                    vec![Wish::Theme(self.chosen())]
                }
                _ => Vec::new(),
            },
        }
    }

    fn point(&mut self, row: usize) -> bool {
        self.cursor = row;
        true
    }
}
