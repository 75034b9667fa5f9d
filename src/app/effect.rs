//! What the shell is to do after an update. Results come back as messages.

use crate::app::order::{Order, Wanted};
use crate::app::theme::ThemeChoice;

/// Something to do to the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Save the profile.
    Save,
    /// Keep the drafts and the place in the walk.
    Keep,
    /// Write the preferences.
    Prefer,
    /// End the program.
    Leave,
    /// Stop as job control does.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Open the editor on this text; the answer is [`Message::Edited`](super::message::Message::Edited).
    Edit(String),
    /// Report the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Use this theme.
    Theme(ThemeChoice),
    /// Make the preview of a document; the answer is [`Message::Made`](super::message::Message::Made).
    Make(Box<Wanted>),
    /// Write a document to a file; the answer is [`Message::Wrote`](super::message::Message::Wrote).
    Write {
        /// Which.
        ask: Box<Order>,
        /// To which file, as it was typed.
        path: String,
        /// Whether a file that is there may be overwritten.
        over: bool,
    },
    /// Make a document and put it on the clipboard.
    CopyDocument(Box<Order>),
    /// Work the forecast out; the answer is [`Message::Foreseen`](super::message::Message::Foreseen).
    Foresee,
    /// Put this on the clipboard.
    Copy(String),
}
