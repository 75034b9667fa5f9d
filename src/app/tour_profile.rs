//! The record that the tour goes through: made up of whatever framework is in use, far enough to show an arc, with one
//! competency left to rate.

use crate::framework::competency::Competency;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::body::{Body, Evidence, Rated};
use crate::profile::entry::{Entry, EntryId};
use crate::profile::evidence::{EvidenceKind, Setting};
use crate::profile::moment::Moment;
use crate::profile::profile::Profile;
use crate::profile::settings::Change;

/// The ratings that the competencies of the first stage get in turn: most are middling, as people's are.
const FIRST: [u8; 6] = [3, 2, 3, 2, 1, 2];

/// Those of the second stage.
const SECOND: [u8; 4] = [1, 2, 0, 1];

/// The competency of the first stage that is left to rate, counted from 0.
const LEFT: usize = 2;

/// How many days before `now` the record begins; it goes on by one entry a day.
const DAYS: i64 = 90;

/// The record as it stands at `now`, marked as a sample.
#[must_use]
pub fn profile(framework: &Framework, now: Moment) -> Profile {
    let mut profile = Profile::new(id(0), framework.identity());
    profile.header.sample = true;
    for (n, body) in (1_i64..).zip(bodies(framework)) {
        let at = now.before(jiff::SignedDuration::from_hours(24 * (DAYS - n.min(DAYS - 1))));
        profile.log.insert(Entry::new(id(n), at, Author::Oneself, body));
    }
    profile
}

/// The competency that is left to rate.
#[must_use]
pub fn left(framework: &Framework) -> Option<Ix> {
    of_stage(framework, 0).nth(LEFT)
}

fn id(n: i64) -> EntryId {
    EntryId(uuid::Uuid::from_u128(u128::from(n.unsigned_abs())))
}

/// The competencies of a stage, counted from 0.
fn of_stage(framework: &Framework, number: usize) -> impl Iterator<Item = Ix> {
    let stage = framework.stages().get(number).map(|stage| stage.stage);
    framework.indices().filter(move |ix| Some(framework.competency(*ix).stage) == stage)
}

fn bodies(framework: &Framework) -> Vec<Body> {
    let role = framework.roles().first().map(|role| role.id.clone());
    let pathway = framework.pathways().iter().find(|p| role.as_ref().is_some_and(|role| p.from.contains(role)));
    let mut bodies = vec![Body::Settings(Change {
        name: Some(Text::new("Sam Sample")),
        roles: Some(role.into_iter().collect()),
        pathway: Some(pathway.map(|pathway| pathway.id.clone())),
        target: framework.levels().get(1).or(framework.levels().first()).map(|level| level.level),
        hours: Some(Some(4)),
        ..Change::default()
    })];
    let left = left(framework);
    let first = of_stage(framework, 0).zip(FIRST.into_iter().cycle());
    let second = of_stage(framework, 1).zip(SECOND);
    for (ix, number) in first.chain(second).filter(|(ix, _)| Some(*ix) != left) {
        let competency = framework.competency(ix);
        bodies.push(rated(competency, number));
        // One claim in two is backed, so that both are seen.
        if number == 3 && bodies.len() % 2 == 0 {
            bodies.push(backed(competency));
        }
    }
    bodies
}

fn rated(competency: &Competency, number: u8) -> Body {
    let (competency, rating) = (competency.id.clone(), Rating::new(number));
    Body::Rating(Rated { competency, rating, note: None, session: None, agreed: false })
}

fn backed(competency: &Competency) -> Body {
    Body::Evidence(Evidence {
        competency: competency.id.clone(),
        evidence: EvidenceKind::Runbook,
        title: Text::new(&format!("Runbook of ours: {}", competency.title.line())),
        locator: None,
        note: None,
        date: None,
        setting: Setting::Real,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded;
    use crate::insight::overview::Overview;
    use crate::profile::day::Day;

    #[test]
    fn the_record_shows_an_arc_with_claims_backing_and_what_blocks() {
        let framework = embedded::framework();
        let day = Day(jiff::civil::date(2026, 3, 2));
        let profile = profile(framework, Moment::noon(day.0));
        let overview = Overview::new(framework, &profile.log.standing(framework, day), day);
        let first = &overview.stages[0];
        assert!(first.claimed > first.backed && first.backed > 0, "{first:?}");
        assert_eq!((first.rated + 1, overview.level.blockers().next().is_some()), (first.of, true));
        assert!(profile.header.sample);
    }
}
