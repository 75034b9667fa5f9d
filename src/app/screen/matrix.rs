//! All competencies at once, as a heat map: what is looked at and how, and which cell has the cursor.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::field::Field;
use crate::app::key::{Code, Key};
use crate::app::keymap::Context;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::wish::Wish;
use crate::export::matrix_words as named;
use crate::export::show::subject::Subject;
use crate::framework::table::Ix;
use crate::insight::matrix::{Group, View};

use crate::app::board::Board;

/// How many lines the page keys scroll the details.
const PAGE: u16 = 8;

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    /// Layout, lens, filter and text.
    pub view: View,
    /// The position in the framework of the competency under the cursor. Where it is not shown, the cursor is on the
    /// nearest that is.
    pub at: usize,
    /// The row that the cursor set out from on its way sideways.
    pub row: Option<usize>,
    /// The text filter being typed.
    pub typing: Option<Field>,
    /// Whether the details fill the screen.
    pub detail: bool,
    /// Lines scrolled down in the details.
    pub scroll: u16,
}

impl Matrix {
    /// The groups shown.
    #[must_use]
    pub fn groups(&self, session: &Session) -> Vec<Group> {
        self.view.groups(session.framework(), session.overview())
    }

    /// The cells as they stand side by side.
    #[must_use]
    pub fn board(&self, session: &Session) -> Board {
        Board::new(&self.groups(session))
    }

    /// The competency under the cursor; none where nothing is shown.
    #[must_use]
    pub fn cursor(&self, board: &Board) -> Option<Ix> {
        // What the cursor was put on, as long as it is shown; else what stands nearest in the table.
        board.cells().map(|(_, ix)| ix).min_by_key(|ix| ix.number().abs_diff(self.at))
    }

    /// The context in which its keys are looked up.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.typing.is_some() { Context::Narrow } else { Context::Matrix }
    }

    fn travel(&mut self, action: Action, session: &Session) {
        let board = self.board(session);
        let Some(here) = self.cursor(&board) else { return };
        let Some(to) = board.moved(here, self.row, action) else { return };
        let sideways = matches!(action, Action::Left | Action::Right);
        self.row = self.row.or(board.find(here).map(|place| place.row)).filter(|_| sideways);
        (self.at, self.scroll) = (to.number(), 0);
    }

    /// Puts the cursor for good on the cell where it is seen, and gives that cell.
    fn settle(&mut self, session: &Session) -> Option<Ix> {
        let ix = self.cursor(&self.board(session))?;
        self.at = ix.number();
        Some(ix)
    }

    /// Takes what is typed as the text that cells must hold.
    fn narrow(&mut self) {
        if let Some(field) = &self.typing {
            self.view.text = field.text();
            self.row = None;
        }
    }

    fn type_on(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        match action {
            Action::Accept => {
                // What was looked for is what the cursor stays on.
                self.settle(session);
                self.typing = None;
            }
            Action::Back => {
                self.typing = None;
                self.view.text.clear();
            }
            _ => self.travel(action, session),
        }
        Vec::new()
    }

    /// Goes back a step: from the details, from the text filter, else home.
    fn back(&mut self) -> Vec<Wish> {
        if self.detail {
            self.detail = false;
        } else if self.view.text.is_empty() {
            return vec![Wish::Show(Tab::Arc)];
        } else {
            self.view.text.clear();
        }
        Vec::new()
    }
}

impl Pane for Matrix {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        if self.typing.is_some() {
            return self.type_on(action, session);
        }
        let framework = session.framework();
        match action {
            Action::Open => return self.settle(session).map(Wish::WalkTo).into_iter().collect(),
            Action::Copy => {
                let Some(ix) = self.cursor(&self.board(session)) else { return Vec::new() };
                return vec![Wish::Effect(Effect::Copy(named::line(framework, session.overview(), ix)))];
            }
            Action::Layout => (self.view.layout, self.row) = (self.view.layout.next(), None),
            Action::Lens => self.view.next_lens(framework),
            Action::Filter => (self.view.filter, self.row) = (self.view.filter.next(), None),
            Action::Narrow => self.typing = Some(Field::line(&self.view.text)),
            Action::More => (self.detail, self.scroll) = (!self.detail, 0),
            Action::PageUp if self.detail => self.scroll = self.scroll.saturating_sub(PAGE),
            Action::PageDown if self.detail => self.scroll = self.scroll.saturating_add(PAGE),
            Action::Back => return self.back(),
            _ => self.travel(action, session),
        }
        Vec::new()
    }

    fn subject(&self, session: &Session) -> Option<Subject> {
        Subject::competency_at(session.framework(), self.cursor(&self.board(session))?)
    }

    fn rests(&self) -> bool {
        self.typing.is_none() && !self.detail && self.view.text.is_empty()
    }

    fn at_top(&self, session: &Session) -> bool {
        let board = self.board(session);
        let above = self.cursor(&board).and_then(|here| board.moved(here, self.row, Action::Up));
        self.typing.is_none() && above.is_none()
    }

    fn point(&mut self, row: usize) -> bool {
        // The first click selects, one on what is selected opens it.
        let again = self.at == row;
        (self.at, self.row, self.scroll) = (row, None, 0);
        again && self.typing.is_none()
    }

    fn scroll(&mut self, by: i8) -> bool {
        if self.detail {
            self.scroll = self.scroll.saturating_add_signed(i16::from(by) * 3);
        }
        self.detail
    }

    fn is_text(&self, key: Key) -> bool {
        key.is_text() || matches!(key.code, Code::Left | Code::Right | Code::Home | Code::End)
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        let used = self.typing.as_mut().is_some_and(|field| field.press(key));
        self.narrow();
        used
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        if let Some(field) = &mut self.typing {
            field.paste(text);
        }
        self.narrow();
        self.typing.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::matrix::Filter;

    #[test]
    fn a_cell_that_is_filtered_away_gives_the_cursor_to_its_neighbour_and_gets_it_back() {
        let session = Session::of_newcomer(None);
        let mut matrix = Matrix { at: 12, ..Matrix::default() };
        let here = matrix.cursor(&matrix.board(&session));
        assert_eq!(here.map(Ix::number), Some(12));
        matrix.view.filter = Filter::Gaps;
        assert_eq!(matrix.cursor(&matrix.board(&session)), None, "a newcomer has no gaps");
        assert_eq!(matrix.act(Action::Open, &session), []);
        assert_eq!(matrix.act(Action::Copy, &session), []);
        matrix.view = View { text: "drift".to_owned(), ..View::default() };
        assert_ne!(matrix.cursor(&matrix.board(&session)), here);
        assert_eq!(matrix.act(Action::Back, &session), []);
        assert_eq!(matrix.cursor(&matrix.board(&session)), here);
        assert_eq!(matrix.act(Action::Back, &session), [Wish::Show(Tab::Arc)]);
    }

    #[test]
    fn the_first_click_selects_and_the_second_opens() {
        let session = Session::of_newcomer(None);
        let mut matrix = Matrix::default();
        assert!(!matrix.point(7));
        assert!(matrix.point(7));
        let ix = session.framework().indices().nth(7).unwrap();
        assert_eq!(matrix.act(Action::Open, &session), [Wish::WalkTo(ix)]);
    }
}
