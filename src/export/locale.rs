//! How days and weeks are written, as the configuration asks: decided where that is read, and the same in every sentence
//! of this thread. Every sentence is made on the program's first thread; the threads that read a team for it
//! (`shell::errand`, `shell::team_loader`) hand profiles and numbers back and word nothing. Another thread would speak the
//! default. JSON and files keep the form `YYYY-MM-DD` whatever is set.

use std::cell::Cell;

use crate::profile::preferences::{Dates, Preferences, WeekStart};

thread_local! {
    static SPOKEN: Cell<Locale> = const { Cell::new(Locale { dates: Dates::DayFirst, week: WeekStart::Monday }) };
}

/// How days and weeks are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Locale {
    /// How a day is written.
    pub dates: Dates,
    /// The first day of a week.
    pub week: WeekStart,
}

impl Locale {
    /// What `preferences` ask for.
    #[must_use]
    pub fn of(preferences: &Preferences) -> Self {
        Self { dates: preferences.dates, week: preferences.week }
    }

    /// From here on it is written so.
    pub fn speak(self) {
        SPOKEN.set(self);
    }

    /// How it is written.
    #[must_use]
    pub fn spoken() -> Self {
        SPOKEN.get()
    }
}
