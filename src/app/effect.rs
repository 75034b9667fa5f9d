//! What the shell is to do after an update. Results come back as messages.

use crate::app::theme::ThemeChoice;

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
    /// Work the forecast out; the answer is [`Message::Foreseen`](super::message::Message::Foreseen).
    Foresee,
    /// Put this on the clipboard.
    Copy(String),
}
