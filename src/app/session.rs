//! One person's record, open: the log, what it means, and the only way into it.

use crate::app::message::Stamp;
use crate::framework::framework::Framework;
use crate::framework::table::Ix;
use crate::insight::effective::Reading;
use crate::insight::forecast::{Forecast, Foresight, WhatIf};
use crate::insight::overview::Overview;
use crate::insight::since::Since;
use crate::profile::author::Author;
use crate::profile::body::{Body, Retraction};
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::log::{Inserted, Log};
use crate::profile::mark::Mark;
use crate::profile::profile::Profile;
use crate::profile::standing::Standing;

/// What is said where a mentor would do what only the person can.
pub const NOT_A_MENTORS: &str = "That is theirs to say: a mentor rates, notes, files evidence and agrees.";

/// Whether `body` is of a kind that a mentor records. Settings, projects, goals and wishes are the person's own word.
fn is_a_mentors(body: &Body) -> bool {
    match body {
        Body::Rating(_)
        | Body::Evidence(_)
        | Body::Note(_)
        | Body::Action(_)
        | Body::Session(_)
        | Body::Comment(_)
        | Body::Retraction(_) => true,
        Body::Settings(_)
        | Body::Placement(_)
        | Body::Project(_)
        | Body::Goal(_)
        | Body::Desire(_)
        | Body::Horizon(_)
        | Body::Opportunity(_)
        | Body::Tombstone
        | Body::Unknown => false,
    }
}

/// The open record.
#[derive(Debug, Clone)]
pub struct Session {
    framework: &'static Framework,
    profile: Profile,
    standing: Standing,
    overview: Overview,
    until: Day,
    read_only: Option<&'static str>,
    /// Who sits at the screen.
    seat: Author,
    since: Option<Since>,
    /// Made after a frame that lacks it, never while drawing: see [`Session::foresee`].
    forecast: Option<Forecast>,
}

impl Session {
    /// Opens `profile` as it stands at the end of `until`. With `read_only` nothing is recorded, and
    /// that is the reason.
    #[must_use]
    pub fn new(framework: &'static Framework, profile: Profile, until: Day, read_only: Option<&'static str>) -> Self {
        let standing = profile.log.standing(framework, until);
        let overview = Overview::new(framework, &standing, until);
        let since = Since::new(framework, &profile.log, &standing, until);
        let (seat, forecast) = (Author::Oneself, None);
        Self { framework, profile, standing, overview, until, read_only, seat, since, forecast }
    }

    /// Seats `author` at the screen: what is recorded from here on is theirs.
    pub fn sit(&mut self, author: Author) {
        self.seat = author;
    }

    /// Who sits at the screen: the person whose record it is, or a mentor.
    #[must_use]
    pub fn seat(&self) -> &Author {
        &self.seat
    }

    /// Why the one who is seated does not record `body`, if so.
    #[must_use]
    pub fn not_theirs(&self, body: &Body) -> Option<&'static str> {
        (self.seat != Author::Oneself && !is_a_mentors(body)).then_some(NOT_A_MENTORS)
    }

    /// The framework.
    #[must_use]
    pub fn framework(&self) -> &'static Framework {
        self.framework
    }

    /// The profile.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// What holds.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// What is recorded of `ix`.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables are of one framework")]
    pub fn mark(&self, ix: Ix) -> &Mark {
        &self.standing.marks[ix]
    }

    /// What the record of `ix` means.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables are of one framework")]
    pub fn reading(&self, ix: Ix) -> &Reading {
        &self.overview.readings[ix]
    }

    /// What it means.
    #[must_use]
    pub fn overview(&self) -> &Overview {
        &self.overview
    }

    /// The day that is shown.
    #[must_use]
    pub fn until(&self) -> Day {
        self.until
    }

    /// Why nothing can be recorded, if so.
    #[must_use]
    pub fn read_only(&self) -> Option<&'static str> {
        self.read_only
    }

    /// Where the person stood when the last session was held, or 90 days ago.
    #[must_use]
    pub fn since(&self) -> Option<&Since> {
        self.since.as_ref()
    }

    /// When the next level would be reached at the person's own pace; none until it was foreseen.
    #[must_use]
    pub fn forecast(&self) -> Option<&Forecast> {
        self.forecast.as_ref()
    }

    /// Works the forecast out. It reads the whole record.
    #[must_use]
    pub fn foresee(&self) -> Forecast {
        let foresight = Foresight::new(self.framework, &self.profile, self.until);
        foresight.forecast(self.framework, &self.standing, &self.overview, WhatIf::default())
    }

    /// Keeps the forecast that [`Session::foresee`] made of the record as it stands.
    pub fn foreseen(&mut self, forecast: Forecast) {
        self.forecast = Some(forecast);
    }

    /// Records `body` as the word of the one who is seated: the only way into the log.
    ///
    /// # Errors
    /// Why the record is read-only, when it is, or why this is not for the one who is seated to say.
    pub fn record(&mut self, stamp: Stamp, body: Body) -> Result<EntryId, &'static str> {
        if let Some(why) = self.read_only.or_else(|| self.not_theirs(&body)) {
            return Err(why);
        }
        let day = Day(stamp.at.date());
        let entry = Entry::new(stamp.id, stamp.at, self.seat.clone(), body);
        self.profile.log.insert(entry);
        if day > self.until {
            // Midnight passed: what is stale may change everywhere.
            self.until = day;
            self.standing = self.profile.log.standing(self.framework, day);
        } else {
            self.profile.log.refresh(self.framework, &mut self.standing, self.until, &stamp.id);
        }
        self.overview = Overview::new(self.framework, &self.standing, self.until);
        self.forecast = None;
        Ok(stamp.id)
    }

    /// Takes back the last entry of the one who is seated, and returns it.
    ///
    /// # Errors
    /// Why there is nothing to undo.
    pub fn undo(&mut self, stamp: Stamp) -> Result<Entry, &'static str> {
        let entry = self.profile.log.undo_target(&self.seat).cloned().ok_or("There is nothing of yours to undo.")?;
        self.record(stamp, Body::Retraction(Retraction { entry: entry.id }))?;
        Ok(entry)
    }

    /// Takes the last undo back, and returns the entry that holds again.
    ///
    /// # Errors
    /// Why there is nothing to redo.
    pub fn redo(&mut self, stamp: Stamp) -> Result<Option<Entry>, &'static str> {
        let (undo, taken) = match self.profile.log.redo_target(&self.seat) {
            Some(Entry { id, body: Body::Retraction(r), .. }) => (*id, r.entry),
            _ => return Err("There is nothing to redo."),
        };
        self.record(stamp, Body::Retraction(Retraction { entry: undo }))?;
        Ok(self.profile.log.get(&taken).cloned())
    }

    /// Takes in entries that another hand wrote meanwhile; says how many were new.
    pub fn absorb(&mut self, other: &Log) -> usize {
        let mut new = 0;
        for entry in other.iter() {
            if matches!(self.profile.log.insert(entry.clone()), Inserted::Added | Inserted::Replaced) {
                new += 1;
            }
        }
        if new > 0 {
            self.standing = self.profile.log.standing(self.framework, self.until);
            self.overview = Overview::new(self.framework, &self.standing, self.until);
            self.forecast = None;
            self.since = Since::new(self.framework, &self.profile.log, &self.standing, self.until);
        }
        new
    }
}

#[cfg(test)]
impl Session {
    /// The record of a newcomer, for tests of screens.
    pub(crate) fn of_newcomer(read_only: Option<&'static str>) -> Self {
        let framework = crate::framework::embedded::framework();
        let profile = Profile::new(EntryId(uuid::Uuid::nil()), framework.identity());
        Self::new(framework, profile, Day(jiff::civil::date(2026, 3, 2)), read_only)
    }
}
