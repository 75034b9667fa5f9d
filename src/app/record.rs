//! A record with what it means at a day: a log, the fold of it, and the numbers made of that.

use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Table;
use crate::insight::overview::Overview;
use crate::profile::day::Day;
use crate::profile::entry::Entry;
use crate::profile::log::Log;
use crate::profile::profile::Profile;
use crate::profile::standing::Standing;

/// Where the person stood at an earlier day, and since then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The day.
    pub day: Day,
    /// Whether that was the last session with a mentor; else it is 90 days ago.
    pub session: bool,
    /// The active stage then.
    pub stage: u8,
    /// How far that stage was claimed then, in percent.
    pub claimed: u8,
    /// The ratings then, for "what changed".
    pub overview: Overview,
    /// The person's own ratings then.
    pub own: Table<Option<Rating>>,
    /// The pieces of evidence then.
    pub evidence: usize,
}

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
        let since = since(framework, &profile.log, &standing, until);
        Self { profile, standing, overview, since }
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

fn since(framework: &Framework, log: &Log, standing: &Standing, until: Day) -> Option<Since> {
    let held = standing.sessions.last().map(|held| Day(held.at.date()));
    let quarter = jiff::Span::new().days(90);
    let day = held.or_else(|| until.0.checked_sub(quarter).ok().map(Day))?;
    // Nothing was recorded by then: there is nowhere to have stood.
    log.iter().next().filter(|first| Day(first.at.date()) <= day)?;
    let then = log.standing(framework, day);
    let overview = Overview::new(framework, &then, day);
    let stage = overview.active_stage;
    let claimed = overview.stages.iter().find(|s| s.stage == stage).map_or(0, |s| s.claimed);
    let evidence = then.marks.iter().map(|(_, mark)| mark.evidence.len()).sum();
    let own = then.marks.iter().map(|(_, mark)| mark.own.map(|own| own.rating)).collect();
    Some(Since { day, session: held.is_some(), stage, claimed, overview, own, evidence })
}
