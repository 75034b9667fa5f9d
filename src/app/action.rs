//! What a key, a click or the palette can ask for.

use crate::app::tabs::Tab;

/// Something that the program can do. Each has its row in [`crate::app::keymap::KEYMAP`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Leaves at once; everything is saved.
    Leave,
    /// Goes back: closes what is open, then home, then out.
    Back,
    /// Closes what is open; where nothing is, opens the list of everything.
    Out,
    /// Opens help, which is the palette.
    Palette,
    /// Finds anything of the framework from anywhere.
    Find,
    /// Takes back one's own last entry.
    Undo,
    /// Takes the undo back.
    Redo,
    /// Waits for a digit that names a screen.
    Go,
    /// Shows a screen.
    Show(Tab),
    /// Opens name, roles, pathway, target and hours.
    Settings,
    /// Opens the list of themes.
    Theme,
    /// Opens the list of keys.
    Keys,
    /// Copies the item under the cursor in a form to choose.
    CopyAs,
    /// Gives the mouse to the terminal, or takes it back.
    Mouse,
    /// Stops the program as job control does.
    Suspend,
    /// Draws everything anew.
    Redraw,
    /// Moves up.
    Up,
    /// Moves down.
    Down,
    /// Moves left, or to the previous page.
    Left,
    /// Moves right, or to the next page.
    Right,
    /// To the first.
    Top,
    /// To the last.
    Bottom,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Opens or chooses what is under the cursor.
    Open,
    /// Opens the text of what is under the cursor.
    Read,
    /// Opens this week's review.
    Review,
    /// Opens the forecast.
    Forecast,
    /// Goes on with the walk.
    WalkOn,
    /// To the next unrated competency.
    NextUnrated,
    /// The next of the pages of a competency.
    More,
    /// The previous of them.
    Less,
    /// Gives a rating, 0 to 4.
    Rate(u8),
    /// Takes the rating back to unrated.
    Clear,
    /// Adds evidence.
    Evidence,
    /// Adds a note.
    Note,
    /// Writes the note in the editor.
    Editor,
    /// Changes the order of the walk.
    Order,
    /// Takes in the copies that lie beside the profile.
    Beside,
    /// Repeats the quick placement.
    Placement,
    /// Copies the item under the cursor.
    Copy,
    /// Next field of a form.
    NextField,
    /// Previous field of a form.
    PrevField,
    /// Puts the form in the record.
    Accept,
    /// Switches the item under the cursor.
    Toggle,
    /// The next way to lay out the matrix.
    Layout,
    /// The matrix through the lens of the next role.
    Lens,
    /// The next filter.
    Filter,
    /// Types the text that is looked for.
    Narrow,
    /// To the day before.
    DayBefore,
    /// To the day after.
    DayAfter,
    /// Takes a project on.
    TakeOn,
    /// Finishes what the cursor is on.
    Finish,
    /// Drops what the cursor is on.
    Drop,
    /// Sets a goal.
    Goal,
    /// Names another folder of profiles.
    Folder,
    /// Changes how much a competency is wanted.
    Want,
    /// For the next level.
    Level,
    /// Only the next stage.
    Stage,
    /// Chooses a session.
    Session,
    /// Opens a session with a mentor, or goes on with it.
    OpenSession,
    /// Puts a competency on the agenda.
    Topic,
    /// Lays both ratings side by side.
    Reveal,
    /// Leaves it at seeing something differently.
    Differ,
    /// Sets an action.
    NewAction,
    /// Closes the session.
    CloseSession,
    /// Sets the session aside: the seat goes back.
    Aside,
    /// Writes a document to a file.
    Write,
    /// Hides private notes, or shows them again.
    Present,
    /// Marks a note as private, or not; in a document, takes private notes in or leaves them out.
    Private,
    /// On to the next step of the tour.
    TourOn,
    /// Says that there is no opportunity yet, or that there is one.
    Opportunity,
}

impl Action {
    /// Whether it moves a cursor or scrolls, and nothing else.
    #[must_use]
    pub const fn moves(self) -> bool {
        matches!(
            self,
            Self::Up | Self::Down | Self::Left | Self::Right | Self::Top | Self::Bottom | Self::PageUp | Self::PageDown
        )
    }
}
