//! What the open screen asks of the program. A screen changes only itself; the rest it wishes for, and
//! [`super::update`] carries it out.

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::dropped::Dropped;
use crate::app::effect::Effect;
use crate::app::keymap::Binding;
use crate::app::order::Order;
use crate::app::tabs::Tab;
use crate::export::show::subject::Subject;
use crate::framework::id::CompetencyId;
use crate::framework::table::Ix;
use crate::profile::author::Author;
use crate::profile::body::Body;
use crate::profile::entry::EntryId;
use crate::profile::theme_choice::ThemeChoice;

/// Something that a screen, or what lies above it, wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Put this in the record. The rest only where that can be done.
    Record {
        /// What is recorded.
        body: Box<Body>,
        /// Say on the page of the walk what it moved, after these words; `None` says nothing there.
        progress: Option<&'static str>,
        /// What follows, once it is in the record.
        then: Vec<Wish>,
    },
    /// Close what has the keys. A form's draft is kept.
    Close,
    /// Close the form that has the keys: it is in the record, and its draft is not needed any more.
    Done,
    /// Show the screen of a tab.
    Show(Tab),
    /// Go back from the walk to the screen that opened its page, else home.
    Return,
    /// Keep the place in the walk.
    KeepPlace,
    /// Go on with the walk where it stopped; back leads here.
    WalkOn,
    /// Open the walk in the order of this week's review.
    Review,
    /// Open the forecast.
    Forecast,
    /// Open the walk at the page of a competency.
    WalkTo(Ix),
    /// Open this to be read.
    Read(Subject),
    /// Open the form of evidence, with its draft if there is one.
    Evidence(CompetencyId),
    /// Open the form of a note, with its draft if there is one.
    Note {
        /// About which competency.
        competency: CompetencyId,
        /// Whether to go on in the editor at once.
        editor: bool,
    },
    /// Open the form of evidence; what it makes is recorded together with `with`.
    Prove {
        /// For which competency.
        competency: CompetencyId,
        /// What ends with it: a project finished, a goal reached, an action done.
        with: Box<Body>,
    },
    /// Open the form of a goal, with its draft if there is one.
    Goal {
        /// Which competency a new one serves.
        competency: Option<CompetencyId>,
        /// The goal to reword; none for a new one.
        goal: Option<EntryId>,
    },
    /// Ask why this is dropped.
    Reason(Dropped),
    /// Ask to which file this document is written.
    File(Box<Order>),
    /// Seat this one at the screen.
    Sit(Author),
    /// Open a form of the session.
    Ask(Ask),
    /// Show the minutes of a session.
    Minutes(EntryId),
    /// Show this theme, to look at it.
    Theme(ThemeChoice),
    /// Keep the theme that is shown.
    KeepTheme,
    /// Give these bindings these keys, by name.
    Rebind(Vec<(&'static Binding, Vec<String>)>),
    /// Do this as if its key were pressed.
    Do(Action),
    /// Say this.
    Say(String),
    /// Warn of this.
    Warn(String),
    /// Have the shell do this.
    Effect(Effect),
}

impl Wish {
    /// Records `body`, and `then` the rest.
    #[must_use]
    pub fn record(body: Body, then: Vec<Self>) -> Self {
        Self::Record { body: Box::new(body), progress: None, then }
    }

    /// Records `body`, says after `lead` what it moved, and `then` the rest.
    #[must_use]
    pub fn progress(body: Body, lead: &'static str, then: Vec<Self>) -> Self {
        Self::Record { body: Box::new(body), progress: Some(lead), then }
    }

    /// Says `text`.
    #[must_use]
    pub fn say(text: impl Into<String>) -> Self {
        Self::Say(text.into())
    }

    /// Warns of `text`.
    #[must_use]
    pub fn warn(text: impl Into<String>) -> Self {
        Self::Warn(text.into())
    }
}
