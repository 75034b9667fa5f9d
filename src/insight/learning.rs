//! Learning pairs: who could help whom with what, both ways where that can be.

use std::cmp::Reverse;

use super::member::Member;
use crate::framework::framework::Framework;
use crate::framework::table::Ix;

/// Pairs that go both ways in which one person is named at most.
const BOTH_WAYS: usize = 3;

/// How many of those who are strong in something are looked at for one learner: in a team of any size that is read
/// in a moment it is all of them.
const LOOKED_AT: usize = 48;

/// How many partners of one person are remembered.
const REMEMBERED: usize = 8;

/// Two people who could help each other. A helper is at 3 or more in what the learner has a gap in, toward the learner's
/// own target. People are named by their position in the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The one who comes first in the team.
    pub first: u32,
    /// The other.
    pub second: u32,
    /// What the first could help the second with, in table order.
    pub first_helps: Vec<Ix>,
    /// What the second could help the first with.
    pub second_helps: Vec<Ix>,
}

impl Pair {
    /// Whether each could help the other.
    #[must_use]
    pub fn both_ways(&self) -> bool {
        !self.first_helps.is_empty() && !self.second_helps.is_empty()
    }
}

/// A pair that may be told, with how many topics go either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Candidate {
    people: (u32, u32),
    helps: (u32, u32),
}

impl Candidate {
    /// What makes a pair come first: both ways, then as much as possible either way, then the order of the team.
    fn key(&self) -> impl Ord + use<> {
        let (a, b) = self.helps;
        (Reverse(a.min(b)), Reverse(a + b), self.people)
    }
}

/// The pairs. Those that go both ways are chosen first, three for a person at most; then, for everyone with a gap that
/// someone could help with and without a pair so far, the helper who is named least. They are told both ways first
/// and by what the two would give each other, which says nothing of either.
#[must_use]
pub fn pairs(framework: &Framework, people: &[Member]) -> Vec<Pair> {
    let strong: Vec<Vec<u32>> = framework
        .indices()
        .map(|ix| (0_u32..).zip(people).filter(|(_, person)| person.strong.holds(ix)).map(|(n, _)| n).collect())
        .collect();
    let mut both: Vec<Candidate> = Vec::new();
    let mut helpers: Vec<Vec<Candidate>> = Vec::with_capacity(people.len());
    let mut seen = vec![u32::MAX; people.len()];
    for (learner, person) in (0_u32..).zip(people) {
        let mut found: Vec<Candidate> = Vec::new();
        for (ix, strong) in framework.indices().zip(&strong) {
            if !person.gaps.holds(ix) {
                continue;
            }
            // Beginning after the learner, so that in a large team not everyone is sent to the same few.
            let start = strong.partition_point(|other| *other < learner);
            for &helper in strong.iter().cycle().skip(start).take(strong.len().min(LOOKED_AT)) {
                let new = seen.get_mut(helper as usize).is_some_and(|by| std::mem::replace(by, learner) != learner);
                if let Some(other) = people.get(helper as usize).filter(|_| new) {
                    found.push(candidate((learner, person), (helper, other)));
                }
            }
        }
        found.sort_by_key(Candidate::key);
        found.truncate(REMEMBERED);
        // What was only looked at takes no room.
        found.shrink_to_fit();
        both.extend(found.iter().filter(|found| found.helps.0.min(found.helps.1) > 0));
        helpers.push(found);
    }
    both.sort_by_key(Candidate::key);
    both.dedup();
    let mut load = vec![0_usize; people.len()];
    let mut taken: Vec<Candidate> = Vec::new();
    for candidate in both {
        let busy = |person: u32| load.get(person as usize).is_none_or(|load| *load >= BOTH_WAYS);
        if !busy(candidate.people.0) && !busy(candidate.people.1) {
            add(&mut load, candidate);
            taken.push(candidate);
        }
    }
    for (learner, found) in helpers.iter().enumerate() {
        let named = |person: u32| load.get(person as usize).copied().unwrap_or(0);
        if named(learner as u32) > 0 {
            continue;
        }
        let other = |one: &Candidate| if one.people.0 as usize == learner { one.people.1 } else { one.people.0 };
        if let Some(best) = found.iter().min_by_key(|one| (named(other(one)), one.key())).copied() {
            add(&mut load, best);
            taken.push(best);
        }
    }
    taken.sort_by_key(Candidate::key);
    taken.into_iter().filter_map(|candidate| pair(framework, people, candidate)).collect()
}

fn add(load: &mut [usize], candidate: Candidate) {
    for person in [candidate.people.0, candidate.people.1] {
        if let Some(load) = load.get_mut(person as usize) {
            *load += 1;
        }
    }
}

fn candidate(a: (u32, &Member), b: (u32, &Member)) -> Candidate {
    let (first, second) = if a.0 < b.0 { (a, b) } else { (b, a) };
    let helps = (first.1.strong.common(&second.1.gaps), second.1.strong.common(&first.1.gaps));
    Candidate { people: (first.0, second.0), helps }
}

fn pair(framework: &Framework, people: &[Member], candidate: Candidate) -> Option<Pair> {
    let (first, second) = candidate.people;
    let (a, b) = (people.get(first as usize)?, people.get(second as usize)?);
    Some(Pair { first, second, first_helps: helps(framework, a, b), second_helps: helps(framework, b, a) })
}

/// What `helper` could help `learner` with, in table order.
#[must_use]
pub fn helps(framework: &Framework, helper: &Member, learner: &Member) -> Vec<Ix> {
    framework.indices().filter(|ix| helper.strong.holds(*ix) && learner.gaps.holds(*ix)).collect()
}
