//! What each message is given for what it may record: its instant, and a fresh id.
//!
//! Most keys record nothing, so an id costs them nothing: the chance in it, which the system is asked for, is drawn
//! while nobody waits and lies ready until an entry has it. The time in it is that of the message itself.

use super::{clock, ids};
use crate::app::message::Stamp;
use crate::app::model::Model;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::moment::Moment;

/// Where stamps come from. Their ids increase from one that was recorded to the next, also where both came in one
/// millisecond.
#[derive(Debug)]
pub struct Stamps {
    pinned: Option<Day>,
    /// An id that no entry has, made earlier: of it only the chance is used.
    ready: Option<EntryId>,
    /// The millisecond of the id that was given last, and how many entries the record had then.
    given: Option<(i64, usize)>,
    /// The last millisecond that an entry may have in its id.
    spent: i64,
}

impl Stamps {
    /// Stamps of now; or, on a pinned day, of an instant after the last entry of it.
    #[must_use]
    pub fn new(pinned: Option<Day>) -> Self {
        Self { pinned, ready: None, given: None, spent: i64::MIN }
    }

    /// The day it is pinned to, if it is.
    #[must_use]
    pub fn pinned(&self) -> Option<Day> {
        self.pinned
    }

    /// The stamp of a message that comes now to `model`.
    pub fn next(&mut self, model: &Model) -> Stamp {
        self.at(clock::now(), model)
    }

    /// Makes ready what the next stamp needs. To be called while nobody waits for anything.
    pub fn prepare(&mut self, model: &Model) {
        self.look(model);
        self.ready.get_or_insert_with(ids::fresh);
    }

    fn at(&mut self, now: Moment, model: &Model) -> Stamp {
        self.look(model);
        let last = || {
            let log = &model.session.whole().profile.log;
            log.iter().next_back().map_or(Moment::noon(model.session.until().0), |entry| entry.at)
        };
        let at = self.pinned.map_or(now, |day| Moment::noon(day.0).max(last()));
        let millisecond = now.instant().as_millisecond().max(self.spent.saturating_add(1));
        self.given = Some((millisecond, entries(model)));
        Stamp { at, id: self.ready.get_or_insert_with(ids::fresh).made_at(millisecond) }
    }

    /// Sees whether an entry has the id that was given last.
    fn look(&mut self, model: &Model) {
        if let Some((millisecond, _)) = self.given.filter(|(_, before)| *before != entries(model)) {
            (self.ready, self.given, self.spent) = (None, None, millisecond);
        }
    }
}

/// How many entries the record has: each that is recorded makes it one more.
fn entries(model: &Model) -> usize {
    model.session.whole().profile.log.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::Saving;
    use crate::app::session::Session;
    use crate::framework::text::Text;
    use crate::profile::body::{Body, Note};

    fn model() -> Model {
        Model::new(Session::of_newcomer(None), Default::default(), None, Saving::Saved)
    }

    fn record(model: &mut Model, stamp: Stamp) {
        let note = Note { competency: None, text: Text::default(), private: false };
        model.session.record(stamp, Body::Note(note)).unwrap();
    }

    fn second(n: i64) -> Moment {
        Moment::new(jiff::Timestamp::from_second(1_780_000_000 + n).unwrap(), jiff::tz::Offset::UTC)
    }

    #[test]
    fn an_id_tells_the_instant_of_its_message_however_long_it_lay_ready() {
        let (mut stamps, mut model) = (Stamps::new(None), model());
        stamps.prepare(&model);
        for n in [0, 3600, 7200] {
            let stamp = stamps.at(second(n), &model);
            assert_eq!(stamp.at, second(n));
            assert_eq!(stamp.id.0.get_version_num(), 7);
            record(&mut model, stamp);
            let entry = model.session.whole().profile.log.get(&stamp.id).unwrap();
            assert_eq!(entry.recorded(), second(n).instant());
            stamps.prepare(&model);
        }
    }

    #[test]
    fn no_chance_is_drawn_for_what_records_nothing_and_none_is_used_twice() {
        let (mut stamps, mut model) = (Stamps::new(None), model());
        let chance = |stamp: Stamp| stamp.id.made_at(0);
        stamps.prepare(&model);
        let first = stamps.at(second(0), &model);
        stamps.prepare(&model);
        let again = stamps.at(second(1), &model);
        assert_eq!(chance(first), chance(again));
        record(&mut model, again);
        let other = stamps.at(second(2), &model);
        assert_ne!(chance(again), chance(other));
        record(&mut model, other);
        stamps.prepare(&model);
        assert_ne!(chance(stamps.at(second(3), &model)), chance(other));
    }

    #[test]
    fn ids_increase_within_a_millisecond_and_where_the_clock_goes_back() {
        let (mut stamps, mut model) = (Stamps::new(None), model());
        let mut last = None;
        for n in [5, 5, 5, 2, 5] {
            let stamp = stamps.at(second(n), &model);
            // One message may record several entries.
            assert!(last < Some(stamp.id), "{last:?} {stamp:?}");
            record(&mut model, stamp);
            let with = Stamp { id: stamp.id.and(3), ..stamp };
            record(&mut model, with);
            last = Some(stamp.id.max(with.id));
        }
    }

    #[test]
    fn on_a_pinned_day_the_instant_is_of_that_day_and_the_id_is_of_now() {
        let model = model();
        let day = Day(jiff::civil::date(2026, 3, 2));
        let stamp = Stamps::new(Some(day)).at(second(0), &model);
        assert_eq!((stamp.at, stamp.id.made_at(0) == stamp.id), (Moment::noon(day.0), false));
        assert_eq!(stamp.id, stamp.id.made_at(second(0).instant().as_millisecond()));
    }
}
