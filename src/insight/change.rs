//! What changed between the ends of two days: what was said and by whom, what was added, and what follows from it.

use std::collections::HashSet;

use super::history::History;
use super::overview::Overview;
use super::progress::Progress;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::profile::body::{Body, SessionPhase};
use crate::profile::day::Day;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::log::Log;
use crate::profile::standing::Standing;

/// What changed from the end of one day to the end of a later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The earlier day.
    pub from: Day,
    /// The later day; the same day where nothing lies between.
    pub to: Day,
    /// How many entries were recorded between.
    pub entries: usize,
    /// What counts otherwise: competencies, stages, levels.
    pub progress: Progress,
    /// Ratings that moved, in table order, one's own before a mentor's.
    pub ratings: Vec<RatingMoved>,
    /// Evidence added that holds at the later day, in the order of the log.
    pub evidence: Vec<EntryId>,
    /// What was done about projects and holds, in the order of the log.
    pub projects: Vec<EntryId>,
    /// Sessions closed that hold, in the order of the log.
    pub sessions: Vec<EntryId>,
    /// Entries of the earlier day's record that hold no longer, in the order in which they were taken back.
    pub taken_back: Vec<EntryId>,
}

/// A rating that one side gives otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingMoved {
    /// Of which competency.
    pub competency: Ix,
    /// The mentor whose it is; none for one's own.
    pub mentor: Option<Text>,
    /// At the earlier day.
    pub before: Option<Rating>,
    /// At the later day.
    pub after: Option<Rating>,
}

/// The ratings that moved from `before` to `after`, in table order, one's own before a mentor's.
#[must_use]
pub fn ratings(before: &Standing, after: &Standing) -> Vec<RatingMoved> {
    let mut ratings = Vec::new();
    for (ix, now) in after.marks.iter() {
        let Some(then) = before.marks.get(ix) else { continue };
        let own = [then, now].map(|mark| mark.own.map(|own| own.rating));
        let given = [then, now].map(|mark| mark.mentor.as_ref().map(|mentor| mentor.rating));
        let name = now.mentor.as_ref().or(then.mentor.as_ref()).map(|mentor| mentor.mentor.clone());
        for (mentor, [before, after]) in [(None, own), (name, given)] {
            if before != after {
                ratings.push(RatingMoved { competency: ix, mentor, before, after });
            }
        }
    }
    ratings
}

impl Changes {
    /// What changed from the end of `a` to the end of `b`; the days may be given in either order.
    #[must_use]
    pub fn between(framework: &Framework, log: &Log, history: &History, a: Day, b: Day) -> Self {
        let (from, to) = (a.min(b), a.max(b));
        let [before, after] = [from, to].map(|day| history.standing(framework, log, day));
        let days = history.between(from, to);
        let mut changes = Self {
            from,
            to,
            entries: days.iter().map(|active| active.entries.len()).sum(),
            progress: Progress::between(
                &Overview::new(framework, &before, from),
                &Overview::new(framework, &after, to),
            ),
            ratings: ratings(&before, &after),
            evidence: Vec::new(),
            projects: Vec::new(),
            sessions: Vec::new(),
            taken_back: Vec::new(),
        };
        let mut gone = HashSet::new();
        for entry in days.iter().flat_map(|active| &active.things).filter_map(|id| log.get(id)) {
            changes.add(log, entry, &mut gone);
        }
        changes
    }

    fn add(&mut self, log: &Log, entry: &Entry, told: &mut HashSet<EntryId>) {
        let id = entry.id;
        let list = match &entry.body {
            Body::Evidence(_) => &mut self.evidence,
            Body::Project(_) => &mut self.projects,
            Body::Session(session) if session.phase == SessionPhase::Closed => &mut self.sessions,
            Body::Retraction(retraction) => {
                let known = log.get(&retraction.entry).filter(|target| Day(target.at.date()) <= self.from);
                let gone = |id| !log.retracted(id, self.from) && log.retracted(id, self.to);
                let said = known.filter(|target| !matches!(target.body, Body::Retraction(_)) && gone(&target.id));
                if let Some(target) = said
                    && told.insert(target.id)
                {
                    self.taken_back.push(target.id);
                }
                return;
            }
            _ => return,
        };
        if !log.retracted(&id, self.to) {
            list.push(id);
        }
    }

    /// Whether nothing was recorded and nothing changed that is told here. What grows stale with time alone is no
    /// change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries == 0 && self.ratings.is_empty() && self.progress.is_empty()
    }
}
