//! What reaches the program from outside.

use crate::app::action::Action;
use crate::app::key::Key;
use crate::app::order::{Made, Unwritten};
use crate::framework::framework::Framework;
use crate::insight::forecast::Forecast;
use crate::insight::team::Team;
use crate::profile::entry::EntryId;
use crate::profile::log::Log;
use crate::profile::moment::Moment;
use crate::profile::preferences::Preferences;

/// The instant of a message and a fresh id, made by the shell, for what it may record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Now.
    pub at: Moment,
    /// A fresh id.
    pub id: EntryId,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted; it never runs keys.
    Paste(String),
    /// Something drawn was clicked.
    Click(Target),
    /// The wheel turned: down is positive.
    Wheel(i8),
    /// The terminal has this size now.
    Size(u16, u16),
    /// The profile is on disk; another hand's entries may have come with it.
    Saved(Option<Box<Log>>),
    /// The profile could not be saved.
    SaveFailed(String),
    /// These copies lie beside the profile, each with how many entries it brings.
    Beside(Vec<(String, usize)>),
    /// What the copies beside the profile say.
    Joined(Box<Log>),
    /// The editor ended, with this text or without any.
    Edited(Option<String>),
    /// A preview was made.
    Made(Box<Made>),
    /// A document was written to this file, or not.
    Wrote(Result<String, Unwritten>),
    /// The configuration changed: what it says now, and the framework with its horizons.
    Configured(Box<Preferences>, &'static Framework),
    /// The forecast of the record as it stands.
    Foreseen(Box<Forecast>),
    /// How an effect went, in words for the person.
    Told(String),
    /// How the reading of a team's folder goes.
    Team {
        /// The number of the order.
        ticket: u32,
        /// What there is to tell.
        news: TeamNews,
    },
}

/// How the reading of a team's folder goes.
#[derive(Debug, Clone)]
pub enum TeamNews {
    /// So many files are read.
    Read {
        /// How many.
        done: usize,
        /// Of how many.
        of: usize,
    },
    /// All is read.
    Open(Box<Team>),
    /// It could not be read, and what to do.
    Failed(String),
}

/// Something on the screen that a mouse can point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Does this.
    Do(Action),
    /// The row of a list or a form.
    Row(usize),
    /// A choice within a row.
    Choice(usize, usize),
}
