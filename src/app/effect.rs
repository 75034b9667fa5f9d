//! What the shell is to do after an update. Results come back as messages.

use crate::app::order::{Order, Wanted};
use crate::profile::preferences::Edit;
use crate::profile::theme_choice::ThemeChoice;

/// Something to do to the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Save the profile.
    Save,
    /// Look for copies of the profile beside it; the answer is [`Message::Beside`](super::message::Message::Beside).
    LookBeside,
    /// Read what these copies bring; the answer is [`Message::Joined`](super::message::Message::Joined).
    JoinBeside,
    /// Keep the drafts and the place in the walk.
    Keep,
    /// Make these changes in the configuration file.
    Prefer(Vec<Edit>),
    /// End the program.
    Leave,
    /// Begin with the person's own record once this one is left.
    Begin,
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
    WriteDocument {
        /// Which.
        ask: Box<Order>,
        /// To which file, as it was typed.
        path: String,
        /// Whether a file that is there may be overwritten.
        over: bool,
    },
    /// Make a document and put it on the clipboard.
    CopyDocument(Box<Order>),
    /// Write a new file of this name, with this text, into the folder that the program was started in.
    Write(String, String),
    /// Work the forecast out; the answer is [`Message::Foreseen`](super::message::Message::Foreseen).
    Foresee,
    /// Put this on the clipboard.
    Copy(String),
    /// Read a folder of profiles beside everything else; the answer is
    /// [`Message::Team`](super::message::Message::Team).
    Team {
        /// The number of the order, which the answer bears.
        ticket: u32,
        /// The folder as it was typed.
        folder: String,
    },
    /// Stop reading it.
    TeamStop,
}
