//! Pitfalls that fire (brief 2.7).

use super::effective::Reading;
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, PitfallId};
use crate::framework::pitfall::{Condition, PitfallState, Sign};
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};
use crate::profile::mark::Mark;
use crate::profile::standing::Standing;

/// How many unbacked claims are named as the remedy.
const NAMED: usize = 3;

/// A pitfall that fires. Detected before watch, article families before derived ones, then in the framework's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firing {
    /// Which.
    pub id: PitfallId,
    /// How sure.
    pub state: PitfallState,
    /// The numbers that fired it.
    pub numbers: Vec<Number>,
    /// What mends it.
    pub remedy: Vec<Ix>,
}

/// A number that fired a pitfall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// The mean of a group, in tenths.
    Mean {
        /// The group.
        of: Vec<Ix>,
        /// Tenths of a rating.
        tenths: u8,
    },
    /// One competency's effective rating.
    Rating {
        /// Which.
        competency: Ix,
        /// Its rating.
        rating: u8,
    },
    /// Claims without backing.
    Claims {
        /// How many lack backing.
        unbacked: usize,
        /// Self-ratings of 3 or more.
        of: usize,
    },
}

/// All pitfalls that fire, in the order in which they are shown.
#[must_use]
pub fn firings(framework: &Framework, standing: &Standing, readings: &Table<Reading>) -> Vec<Firing> {
    let record = Record { framework, standing, readings };
    let mut firings: Vec<(bool, Firing)> = Vec::new();
    for pitfall in framework.pitfalls() {
        if let Some((state, shown)) = pitfall.signs.iter().find_map(|sign| Some((sign.state, record.sign(sign)?))) {
            let firing = Firing { id: pitfall.id.clone(), state, numbers: shown.numbers, remedy: shown.remedy };
            firings.push((pitfall.derived, firing));
        }
    }
    firings.sort_by_key(|(derived, firing)| (firing.state, *derived));
    firings.into_iter().map(|(_, firing)| firing).collect()
}

/// What a sign or a condition shows where it holds.
#[derive(Default)]
struct Shown {
    numbers: Vec<Number>,
    remedy: Vec<Ix>,
}

struct Record<'a> {
    framework: &'a Framework,
    standing: &'a Standing,
    readings: &'a Table<Reading>,
}

impl Record<'_> {
    /// What a sign shows; `None` unless all its conditions hold.
    fn sign(&self, sign: &Sign) -> Option<Shown> {
        let mut shown = Shown::default();
        for condition in &sign.when {
            let more = self.condition(condition)?;
            shown.numbers.extend(more.numbers);
            shown.remedy.extend(more.remedy);
        }
        // What the sign itself names comes first; a competency is named once.
        let mut remedy: Vec<Ix> = self.group(&sign.remedy).collect();
        for ix in shown.remedy {
            if !remedy.contains(&ix) {
                remedy.push(ix);
            }
        }
        (!sign.when.is_empty()).then_some(Shown { numbers: shown.numbers, remedy })
    }

    fn condition(&self, condition: &Condition) -> Option<Shown> {
        match condition {
            Condition::Mean { of, at_least, above, by } => self.mean_holds(of, *at_least, above, *by),
            Condition::Best { of, at_least } => {
                let best =
                    self.rated(of).filter(|(_, r)| r >= at_least).max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
                best.map(|found| Shown { numbers: vec![number(found)], remedy: Vec::new() })
            }
            Condition::AllAtMost { of, at_most } => {
                let low: Vec<Number> = self.rated(of).filter(|(_, r)| r <= at_most).map(number).collect();
                (!of.is_empty() && low.len() == of.len()).then_some(Shown { numbers: low, remedy: Vec::new() })
            }
            Condition::AnyAtMost { of, at_most } => {
                let low: Vec<(Ix, Rating)> = self.rated(of).filter(|(_, r)| r <= at_most).collect();
                let remedy = low.iter().map(|(ix, _)| *ix).collect();
                let numbers: Vec<Number> = low.into_iter().map(number).collect();
                (!numbers.is_empty()).then_some(Shown { numbers, remedy })
            }
            Condition::Claims { at_least, percent } => self.claims_hold(*at_least, *percent),
        }
    }

    fn mean_holds(&self, of: &[CompetencyId], at_least: u8, above: &[CompetencyId], by: u8) -> Option<Shown> {
        let mean = self.mean(of).filter(|mean| *mean >= at_least)?;
        let mut numbers = vec![Number::Mean { of: self.group(of).collect(), tenths: mean }];
        if !above.is_empty() {
            let base = self.mean(above).filter(|base| mean >= base.saturating_add(by))?;
            numbers.push(Number::Mean { of: self.group(above).collect(), tenths: base });
        }
        Some(Shown { numbers, remedy: Vec::new() })
    }

    fn claims_hold(&self, at_least: u8, percent: u8) -> Option<Shown> {
        let claims = |mark: &Mark| mark.own.is_some_and(|own| own.rating >= Rating::INDEPENDENT);
        let bare = |mark: &Mark| mark.mentor.is_none() && mark.evidence.is_empty();
        let (mut of, mut unbacked, mut remedy) = (0, 0, Vec::new());
        for (ix, mark) in self.standing.marks.iter().filter(|(_, mark)| claims(mark)) {
            of += 1;
            if bare(mark) {
                unbacked += 1;
                if remedy.len() < NAMED {
                    remedy.push(ix);
                }
            }
        }
        let holds = of >= usize::from(at_least) && 100 * unbacked > usize::from(percent) * of;
        holds.then(|| Shown { numbers: vec![Number::Claims { unbacked, of }], remedy })
    }

    fn group<'s>(&'s self, ids: &'s [CompetencyId]) -> impl Iterator<Item = Ix> + use<'s> {
        ids.iter().filter_map(|id| self.framework.find(id))
    }

    /// The rated of a group: what is unrated never fires anything.
    fn rated<'s>(&'s self, ids: &'s [CompetencyId]) -> impl Iterator<Item = (Ix, Rating)> + use<'s> {
        self.group(ids).filter_map(|ix| Some((ix, self.readings[ix].effective?)))
    }

    /// The mean over the rated members in tenths, rounded down; `None` below half of the group rated.
    fn mean(&self, ids: &[CompetencyId]) -> Option<u8> {
        let (count, sum) =
            self.rated(ids).fold((0, 0), |(count, sum), (_, r)| (count + 1, sum + usize::from(r.number())));
        let mean = (10 * sum).checked_div(count)?;
        u8::try_from(mean).ok().filter(|_| 2 * count >= ids.len())
    }
}

fn number((competency, rating): (Ix, Rating)) -> Number {
    Number::Rating { competency, rating: rating.number() }
}
