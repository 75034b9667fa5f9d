//! A record with what it means at a day: a log, the fold of it, and the numbers made of that.

use crate::framework::framework::Framework;
use crate::insight::overview::Overview;
use crate::insight::since::Since;
use crate::profile::day::Day;
use crate::profile::entry::Entry;
use crate::profile::profile::Profile;
use crate::profile::standing::Standing;

/// A record with what it means.
#[derive(Debug, Clone)]
pub struct Record {
    /// The profile.
    pub profile: Profile,
    /// What holds.
    pub standing: Standing,
    /// What it means.
    pub overview: Overview,
    /// Where the person stood when the last session was held, or 90 days ago.
    pub since: Option<Since>,
}

impl Record {
    /// `profile` as it stands at the end of `until`.
    #[must_use]
    pub fn new(framework: &Framework, profile: Profile, until: Day) -> Self {
        let standing = profile.log.standing(framework, until);
        let overview = Overview::new(framework, &standing, until);
        let since = Since::new(framework, &profile.log, &standing, until);
        Self { profile, standing, overview, since }
    }

    /// Folds everything anew, as when entries came in from elsewhere.
    pub fn fold(&mut self, framework: &Framework, until: Day) {
        self.standing = self.profile.log.standing(framework, until);
        self.overview = Overview::new(framework, &self.standing, until);
        self.since = Since::new(framework, &self.profile.log, &self.standing, until);
    }

    /// Puts one entry in. `anew` folds everything, as when the day has changed and with it what is stale.
    pub fn put(&mut self, framework: &Framework, entry: Entry, until: Day, anew: bool) {
        let id = entry.id;
        self.profile.log.insert(entry);
        if anew {
            self.standing = self.profile.log.standing(framework, until);
        } else {
            self.profile.log.refresh(framework, &mut self.standing, until, &id);
        }
        self.overview = Overview::new(framework, &self.standing, until);
    }
}
