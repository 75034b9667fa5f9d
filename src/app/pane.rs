//! What has the keys: a screen, or what lies above one. Each file of a screen says here how it behaves,
//! and the program asks the one that is open, whichever it is.

use crate::app::action::Action;
use crate::app::field::Field;
use crate::app::key::Key;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::export::show::subject::Subject;
use crate::profile::draft::Draft;

/// Something that can have the keys.
pub trait Pane {
    /// Does `action`; answers with what it cannot do itself.
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish>;

    /// Looks at the record once it has the keys: after every message, so a look at what has not changed is cheap.
    fn look(&mut self, _session: &Session) {}

    /// Whether nothing is open here that a step back would close.
    fn rests(&self) -> bool {
        false
    }

    /// Whether the cursor is on the first of what is shown, so that up would move nothing.
    fn at_top(&self, _session: &Session) -> bool {
        false
    }

    /// Puts the cursor on a row that was clicked; says whether that opens it.
    fn point(&mut self, row: usize) -> bool;

    /// Takes a choice within a row that was clicked.
    fn pick(&mut self, _row: usize, _choice: usize, _session: &Session) {}

    /// Scrolls by turns of the wheel, down being positive; says whether it can.
    fn scroll(&mut self, _by: i8) -> bool {
        false
    }

    /// Takes `key` whatever it means elsewhere; none where it waits for no key.
    fn capture(&mut self, _key: Key, _session: &Session) -> Option<Vec<Wish>> {
        None
    }

    /// What the cursor is on, where that can be read by name: it can be copied in more forms than a line.
    fn subject(&self, _session: &Session) -> Option<Subject> {
        None
    }

    /// Whether `key` is text where the cursor stands, though the key table has a use for it.
    fn is_text(&self, key: Key) -> bool {
        key.is_text()
    }

    /// Types a key into the text field that has the keys; says whether there is one and it used it.
    fn press(&mut self, _key: Key, _session: &Session) -> bool {
        false
    }

    /// Pastes into that text field; says whether this takes pasted text.
    fn paste(&mut self, _text: &str, _session: &Session) -> bool {
        false
    }

    /// The text field that has the keys, where its text can go to the person's own editor and back.
    fn writes(&mut self) -> Option<&mut Field> {
        None
    }

    /// What is typed and not yet in the record, where that is kept; empty where nothing is.
    fn draft(&self) -> Option<Draft> {
        None
    }
}
