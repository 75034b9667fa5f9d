//! One person's record, open: the log, what it means, and the only way into it.

use crate::app::curtain::Curtain;
use crate::app::message::Stamp;
use crate::app::record::Record;
use crate::framework::framework::Framework;
use crate::framework::table::Ix;
use crate::insight::effective::Reading;
use crate::insight::forecast::{Forecast, Foresight, LEAST_WEEKS, WhatIf};
use crate::insight::overview::Overview;
use crate::insight::since::Since;
use crate::profile::author::Author;
use crate::profile::body::{Body, Rated, Retraction};
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::log::{Inserted, Log};
use crate::profile::mark::Mark;
use crate::profile::meeting::Meeting;
use crate::profile::profile::Profile;
use crate::profile::standing::Standing;

/// Up to so many entries the forecast is worked out for a line of the home screen.
const BRIEF: usize = 1000;

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
        | Body::Signature(_)
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
    /// All of it: what is saved.
    whole: Record,
    /// What is left of it in front of the curtain; none where that hides nothing.
    shown: Option<Record>,
    curtain: Curtain,
    until: Day,
    read_only: Option<&'static str>,
    /// Who opened the record.
    host: Author,
    /// Who sits at the screen.
    seat: Author,
    /// Counts the times that what is seen was made anew and not merely added to.
    epoch: u64,
    /// Counts changes of what is seen.
    changes: u64,
    /// Made after a frame that lacks it, never while drawing: see [`Session::foresee`].
    forecast: Option<Forecast>,
}

impl Session {
    /// Opens `profile` as it stands at the end of `until`. With `read_only` nothing is recorded, and
    /// that is the reason.
    #[must_use]
    pub fn new(framework: &'static Framework, profile: Profile, until: Day, read_only: Option<&'static str>) -> Self {
        let whole = Record::new(framework, profile, until);
        let (host, seat, curtain) = (Author::Oneself, Author::Oneself, Curtain::default());
        let mut session = Self {
            framework,
            whole,
            shown: None,
            curtain,
            until,
            read_only,
            host,
            seat,
            epoch: 0,
            changes: 0,
            forecast: None,
        };
        session.draw_curtain(None);
        session
    }

    /// The record as `author` opens it, who sits down before it.
    #[must_use]
    pub fn opened_by(mut self, author: Author) -> Self {
        self.host = author.clone();
        self.sit(author);
        self
    }

    /// Seats `author` at the screen: what is recorded from here on is theirs, and what they are not to see yet is
    /// hidden.
    pub fn sit(&mut self, author: Author) {
        self.seat = author;
        self.draw_curtain(None);
    }

    /// Who sits at the screen: the person whose record it is, or a mentor.
    #[must_use]
    pub fn seat(&self) -> &Author {
        &self.seat
    }

    /// What the person whose record it is is called: "you", or by name where a mentor sits.
    #[must_use]
    pub fn person(&self) -> String {
        let name = &self.standing().settings.name;
        match self.seat {
            Author::Oneself => "you".to_owned(),
            Author::Mentor(_) if name.is_empty() => "mentee".to_owned(),
            Author::Mentor(_) => name.line().into_owned(),
        }
    }

    /// Who opened the record: where a mentor sits down beside the person, the seat goes back to them.
    #[must_use]
    pub fn host(&self) -> &Author {
        &self.host
    }

    /// Hides private notes everywhere, or shows them again.
    pub fn hide_private(&mut self, hide: bool) {
        self.curtain.private = hide;
        self.draw_curtain(None);
    }

    /// Whether private notes are hidden.
    #[must_use]
    pub fn hides_private(&self) -> bool {
        self.curtain.private
    }

    /// What is hidden now.
    #[must_use]
    pub fn curtain(&self) -> &Curtain {
        &self.curtain
    }

    /// All of the record, whatever is hidden: what is saved, and what an agenda is made of.
    #[must_use]
    pub fn whole(&self) -> &Record {
        &self.whole
    }

    /// Counts the times that what is seen was made anew and not merely added to.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Counts changes of what is seen: what was made of an older count is stale.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Why the one who is seated does not record `body`, if so.
    #[must_use]
    pub fn not_theirs(&self, body: &Body) -> Option<&'static str> {
        (self.seat != Author::Oneself && !is_a_mentors(body)).then_some(NOT_A_MENTORS)
    }

    /// The open session of the one who is seated: a mentor's own, or the person's with whomever, the last where
    /// several are open.
    #[must_use]
    pub fn meeting(&self) -> Option<Meeting> {
        let log = &self.whole.profile.log;
        let open = log.open_sessions(self.until).into_iter().rev();
        open.filter_map(|session| log.meeting(&session, self.until)).find(|meeting| match &self.seat {
            Author::Oneself => true,
            Author::Mentor(name) => meeting.mentor == *name,
        })
    }

    fn seen(&self) -> &Record {
        self.shown.as_ref().unwrap_or(&self.whole)
    }

    /// Sees to it that what is to be hidden is. `added` is the one entry that came in, if it was one.
    fn draw_curtain(&mut self, added: Option<&Entry>) {
        self.forecast = None;
        self.changes += 1;
        let log = &self.whole.profile.log;
        let curtain = Curtain::new(log, &self.seat, self.until, self.curtain.private);
        let simple = added.filter(|entry| curtain == self.curtain && !matches!(entry.body, Body::Retraction(_)));
        match (&mut self.shown, simple) {
            (None, Some(_)) if curtain.is_open() => {}
            (Some(shown), Some(entry)) => {
                if !curtain.hides(log, entry) {
                    let anew = shown.overview.as_of != self.until;
                    shown.put(self.framework, entry.clone(), self.until, anew);
                }
            }
            _ if curtain.is_open() => {
                self.epoch += u64::from(self.shown.is_some());
                self.shown = None;
            }
            _ => {
                let profile = Profile { header: self.whole.profile.header.clone(), log: curtain.before(log) };
                self.shown = Some(Record::new(self.framework, profile, self.until));
                self.epoch += 1;
            }
        }
        self.curtain = curtain;
    }

    /// The framework.
    #[must_use]
    pub fn framework(&self) -> &'static Framework {
        self.framework
    }

    /// The profile.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.seen().profile
    }

    /// What holds.
    #[must_use]
    pub fn standing(&self) -> &Standing {
        &self.seen().standing
    }

    /// What is recorded of `ix`.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables are of one framework")]
    pub fn mark(&self, ix: Ix) -> &Mark {
        &self.seen().standing.marks[ix]
    }

    /// What the record of `ix` means.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the tables are of one framework")]
    pub fn reading(&self, ix: Ix) -> &Reading {
        &self.seen().overview.readings[ix]
    }

    /// What it means.
    #[must_use]
    pub fn overview(&self) -> &Overview {
        &self.seen().overview
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
        self.seen().since.as_ref()
    }

    /// When the next level would be reached at the person's own pace; none until it was foreseen.
    #[must_use]
    pub fn forecast(&self) -> Option<&Forecast> {
        self.forecast.as_ref()
    }

    /// Whether the home screen keeps a line for a forecast that is still to be worked out. Not of a record that is too
    /// young for one, nor of one so long that a key would wait for it: there it is worked out when it is asked for.
    #[must_use]
    pub fn awaits_forecast(&self) -> bool {
        let log = &self.seen().profile.log;
        let weeks = |first: &Entry| self.until.0.duration_since(first.at.date()).as_hours() / (24 * 7);
        let old = || log.iter().next().is_some_and(|first| weeks(first) >= i64::from(LEAST_WEEKS));
        self.forecast.is_none() && log.len() <= BRIEF && old()
    }

    /// Works the forecast out. It reads the whole record.
    #[must_use]
    pub fn foresee(&self) -> Forecast {
        let seen = self.seen();
        let foresight = Foresight::new(self.framework, &seen.profile, self.until);
        foresight.forecast(self.framework, &seen.standing, &seen.overview, WhatIf::default())
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
        let entry = Entry::new(stamp.id, stamp.at, self.seat.clone(), self.in_session(body));
        // Midnight passed: what is stale may change everywhere.
        let anew = day > self.until;
        self.until = self.until.max(day);
        self.whole.put(self.framework, entry.clone(), self.until, anew);
        self.draw_curtain(Some(&entry));
        Ok(stamp.id)
    }

    /// What a mentor rates or agrees while a session of theirs is open belongs to it.
    fn in_session(&self, body: Body) -> Body {
        let mentor = self.seat != Author::Oneself;
        let open = || self.meeting().map(|meeting| meeting.session);
        match body {
            Body::Rating(rated) if mentor && rated.session.is_none() => {
                Body::Rating(Rated { session: open(), ..rated })
            }
            other => other,
        }
    }

    /// Takes back the last entry of the one who is seated, and returns it.
    ///
    /// # Errors
    /// Why there is nothing to undo.
    pub fn undo(&mut self, stamp: Stamp) -> Result<Entry, &'static str> {
        let entry =
            self.whole.profile.log.undo_target(&self.seat).cloned().ok_or("There is nothing of yours to undo.")?;
        self.record(stamp, Body::Retraction(Retraction { entry: entry.id }))?;
        Ok(entry)
    }

    /// Takes the last undo back, and returns the entry that holds again.
    ///
    /// # Errors
    /// Why there is nothing to redo.
    pub fn redo(&mut self, stamp: Stamp) -> Result<Option<Entry>, &'static str> {
        let (undo, taken) = match self.whole.profile.log.redo_target(&self.seat) {
            Some(Entry { id, body: Body::Retraction(r), .. }) => (*id, r.entry),
            _ => return Err("There is nothing to redo."),
        };
        self.record(stamp, Body::Retraction(Retraction { entry: undo }))?;
        Ok(self.whole.profile.log.get(&taken).cloned())
    }

    /// Reads the same record by `framework`, which is the same but for its horizons.
    pub fn reread(&mut self, framework: &'static Framework) {
        if std::ptr::eq(framework, self.framework) {
            return;
        }
        self.framework = framework;
        self.whole.fold(framework, self.until);
        self.epoch += 1;
        self.draw_curtain(None);
    }

    /// Takes in entries that another hand wrote meanwhile; says how many were new.
    pub fn absorb(&mut self, other: &Log) -> usize {
        let mut new = 0;
        for entry in other.iter() {
            if matches!(self.whole.profile.log.insert(entry.clone()), Inserted::Added | Inserted::Replaced) {
                new += 1;
            }
        }
        if new > 0 {
            self.whole.fold(self.framework, self.until);
            self.epoch += 1;
            self.draw_curtain(None);
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
