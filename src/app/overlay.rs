//! What may lie above a screen.

use crate::app::copy_list::CopyList;
use crate::app::ending::Ending;
use crate::app::file_form::FileForm;
use crate::app::find::Find;
use crate::app::forecast::ForecastPanel;
use crate::app::form::{EvidenceForm, NoteForm};
use crate::app::goal_form::GoalForm;
use crate::app::key_list::KeyList;
use crate::app::keymap::Context;
use crate::app::notice::Notice;
use crate::app::order::Unwritten;
use crate::app::palette::Palette;
use crate::app::pane::Pane;
use crate::app::reader::Reader;
use crate::app::reason_form::ReasonForm;
use crate::app::sitting_form::SittingForm;
use crate::app::tab_row::TabRow;
use crate::app::theme_list::ThemeList;
use crate::app::tour_end::TourEnd;

/// Something that lies above the screen and takes the keys.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The row of tabs.
    Tabs(TabRow),
    /// Help and palette.
    Palette(Palette),
    /// Finding anything of the framework.
    Find(Find),
    /// Something to be read.
    Reader(Reader),
    /// A piece of evidence.
    Evidence(Box<EvidenceForm>),
    /// A note.
    Note(NoteForm),
    /// The forecast.
    Forecast(Box<ForecastPanel>),
    /// A goal.
    Goal(Box<GoalForm>),
    /// A form of a session.
    Sitting(Box<SittingForm>),
    /// Why something is dropped.
    Reason(ReasonForm),
    /// To which file a document is written.
    File(Box<FileForm>),
    /// The list of themes.
    Themes(ThemeList),
    /// The list of keys.
    Keys(Box<KeyList>),
    /// The forms in which something is copied.
    CopyAs(CopyList),
    /// The end of the tour.
    TourEnd(TourEnd),
}

impl Overlay {
    /// Its context in the key table.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Self::Tabs(_) => Context::Tabs,
            Self::Palette(_) => Context::Palette,
            Self::Find(_) => Context::Find,
            Self::Reader(_) => Context::Reader,
            Self::Evidence(_) => Context::Evidence,
            Self::Note(_) => Context::Note,
            Self::Forecast(_) => Context::Forecast,
            Self::Goal(_) => Context::Goal,
            Self::Sitting(_) => Context::Sitting,
            Self::Reason(_) => Context::Reason,
            Self::File(_) => Context::File,
            Self::Themes(_) => Context::Themes,
            Self::Keys(_) => Context::Keys,
            Self::CopyAs(_) => Context::CopyAs,
            Self::TourEnd(_) => Context::TourEnd,
        }
    }

    /// The line at its end, where it is a form.
    #[must_use]
    pub fn ending(&self) -> Option<&Ending> {
        match self {
            Self::Evidence(form) => Some(&form.end),
            Self::Note(form) => Some(&form.end),
            Self::Goal(form) => Some(&form.end),
            Self::Sitting(form) => Some(&form.end),
            Self::Reason(form) => Some(&form.end),
            Self::File(form) => Some(&form.end),
            _ => None,
        }
    }

    /// How it behaves.
    pub fn pane(&mut self) -> &mut dyn Pane {
        match self {
            Self::Tabs(row) => row,
            Self::Palette(palette) => palette,
            Self::Find(find) => find,
            Self::Reader(reader) => reader,
            Self::Evidence(form) => form.as_mut(),
            Self::Note(form) => form,
            Self::Forecast(panel) => panel.as_mut(),
            Self::Goal(form) => form.as_mut(),
            Self::Sitting(form) => form.as_mut(),
            Self::Reason(form) => form,
            Self::File(form) => form.as_mut(),
            Self::Themes(list) => list,
            Self::Keys(list) => list.as_mut(),
            Self::CopyAs(list) => list,
            Self::TourEnd(end) => end,
        }
    }
}

/// Takes in what became of writing a document: closes the question to which file, or says there what stands in the way.
/// Gives what is to be said.
pub fn written(overlay: &mut Option<Overlay>, wrote: Result<String, Unwritten>) -> Option<Notice> {
    match (wrote, &mut *overlay) {
        (Ok(path), Some(Overlay::File(_))) => {
            *overlay = None;
            Some(Notice::say(format!("Wrote {path}")))
        }
        (Ok(path), _) => Some(Notice::say(format!("Wrote {path}"))),
        (Err(unwritten), Some(Overlay::File(form))) => {
            form.refused(unwritten);
            None
        }
        (Err(unwritten), _) => Some(Notice::warn(unwritten.why)),
    }
}
