//! What several people can do together (brief 2.7, 2.10). People stand in the order of the alphabet; nothing here adds a
//! person up or holds one against another.
//!
//! Of a redacted packet only levels are known. Who has the profiles of the others can take these away from any
//! figure of the whole team; what is left is the figure of the redacted alone. So these count only where they are
//! [`FEWEST_UNNAMED`] or more, and then only as a number at 3 or more and a number who could teach: never
//! person by person, never in pairs, never as somebody who leaves.

use std::collections::HashMap;

use unicode_width::UnicodeWidthChar as _;

use super::cover::{Cover, Share};
use super::effective::Reading;
use super::learning::{self, Pair};
use super::member::{Member, Unnamed};
use super::pitfall::{self, Firing};
use crate::framework::framework::Framework;
use crate::framework::id::RoleId;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};
use crate::framework::text::Text;
use crate::profile::day::Day;
use crate::profile::standing::Standing;

/// A group of redacted packets below this shows nothing: a figure over fewer would name one of them.
pub const FEWEST_UNNAMED: usize = 3;

/// A file that was not read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its name within the folder.
    pub file: Text,
    /// Why.
    pub why: Text,
}

/// What a folder of profiles gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gathered {
    /// The people known by name.
    pub people: Vec<Member>,
    /// Those known by level only.
    pub unnamed: Vec<Unnamed>,
    /// What was not read, in the order of the files.
    pub skipped: Vec<Skipped>,
    /// How many files were united with another of the same person.
    pub united: usize,
}

/// What asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Risk {
    /// Nobody is at 3 in what a needed cluster could not do without (w = 3).
    Nobody,
    /// One person alone is at 3 or more: the position of that person, none for one who is not named.
    OneAlone(Option<u32>),
}

/// A competency that asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag {
    /// Which.
    pub competency: Ix,
    /// Its weight over the needed clusters, 1 to 3.
    pub weight: u8,
    /// What is the matter.
    pub risk: Risk,
}

/// What would happen to the coverage if a person left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Leaving {
    /// What nobody would be at 3 in any more.
    pub to_none: Vec<Ix>,
    /// What one person alone would be at 3 in.
    pub to_one: Vec<Ix>,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// The day that it describes.
    pub as_of: Day,
    /// The people known by name, in the order of the alphabet.
    pub people: Vec<Member>,
    /// What each of them is called, so that no two are called the same.
    pub labels: Vec<String>,
    /// How many are known by level only.
    pub redacted: usize,
    /// The clusters that the people have, in the framework's order.
    pub roles: Vec<RoleId>,
    /// The clusters that are needed: as asked for, else those.
    pub needed: Vec<RoleId>,
    /// Whether these were asked for.
    pub asked: bool,
    /// w over the needed clusters.
    pub weights: Table<u8>,
    /// How each competency is covered.
    pub covers: Table<Cover>,
    /// How many are active in each stage, in the order of the stages.
    pub stages: Vec<(u8, usize)>,
    /// Pitfalls of the team as one: of the highest rating of each competency.
    pub pitfalls: Vec<Firing>,
    /// What asks for attention: what nobody covers first, then what hangs on one person; each by weight, then in
    /// table order.
    pub flags: Vec<Flag>,
    /// Who could help whom.
    pub pairs: Vec<Pair>,
    /// What was not read.
    pub skipped: Vec<Skipped>,
    /// How many files were united with another of the same person.
    pub united: usize,
    /// Of each person the places of the pairs.
    pairs_of: Vec<Vec<usize>>,
}

impl Team {
    /// Reads a team off what was gathered. `need` are the clusters that are needed; where it is empty, those of the people.
    #[must_use]
    pub fn new(framework: &Framework, gathered: Gathered, need: &[RoleId], as_of: Day) -> Self {
        let Gathered { mut people, unnamed, skipped, united } = gathered;
        people.sort_by_cached_key(|person| (called(person).to_lowercase(), person.file.clone(), person.id));
        let redacted = unnamed.len();
        let counted = if redacted < FEWEST_UNNAMED { &[] } else { unnamed.as_slice() };
        let has = |role: &RoleId| {
            people.iter().any(|person| person.roles.contains(role))
                || counted.iter().any(|one| one.roles.contains(role))
        };
        let all = framework.roles().iter().map(|role| &role.id);
        let roles: Vec<RoleId> = all.filter(|role| has(role)).cloned().collect();
        let covers: Table<Cover> = framework.indices().map(|ix| Cover::new(&people, counted, ix)).collect();
        let active = || people.iter().map(|person| person.stage).chain(counted.iter().map(|one| one.stage));
        let mut mix: HashMap<u8, usize> = HashMap::new();
        active().for_each(|stage| *mix.entry(stage).or_default() += 1);
        let stages = framework.stages().iter().map(|s| (s.stage, mix.get(&s.stage).copied().unwrap_or(0))).collect();
        let pairs = learning::pairs(framework, &people);
        let mut pairs_of = vec![Vec::new(); people.len()];
        for (n, pair) in pairs.iter().enumerate() {
            for person in [pair.first, pair.second] {
                if let Some(list) = pairs_of.get_mut(person as usize) {
                    list.push(n);
                }
            }
        }
        let mut team = Self {
            as_of,
            labels: labels(&people),
            redacted,
            roles,
            needed: Vec::new(),
            asked: false,
            weights: Table::default(),
            pitfalls: pitfalls(framework, &covers),
            flags: Vec::new(),
            pairs,
            pairs_of,
            people,
            covers,
            stages,
            skipped,
            united,
        };
        team.need(framework, need);
        team
    }

    /// Takes `need` for the clusters that are needed; where it is empty, those of the people.
    pub fn need(&mut self, framework: &Framework, need: &[RoleId]) {
        self.asked = !need.is_empty();
        self.needed = if self.asked { need.to_vec() } else { self.roles.clone() };
        self.weights = framework.indices().map(|ix| framework.weight_over(ix, &self.needed)).collect();
        self.flags = flags(framework, &self.weights, &self.covers);
    }

    /// The pairs that the person at `position` is in.
    pub fn pairs_of(&self, position: u32) -> impl Iterator<Item = &Pair> {
        let places = self.pairs_of.get(position as usize).into_iter().flatten();
        places.filter_map(|place| self.pairs.get(*place))
    }

    /// Whether those known by level only are counted.
    #[must_use]
    pub fn counts_redacted(&self) -> bool {
        self.redacted >= FEWEST_UNNAMED
    }

    /// How many people the figures are of.
    #[must_use]
    pub fn counted(&self) -> usize {
        self.people.len() + if self.counts_redacted() { self.redacted } else { 0 }
    }

    /// What the person at `position` is called.
    #[must_use]
    pub fn label(&self, position: u32) -> &str {
        self.labels.get(position as usize).map_or("", String::as_str)
    }

    /// How the competency at `ix` is covered.
    #[must_use]
    pub fn cover(&self, ix: Ix) -> Option<&Cover> {
        self.covers.get(ix)
    }

    /// w of the competency at `ix` over the needed clusters.
    #[must_use]
    pub fn weight(&self, ix: Ix) -> u8 {
        self.weights.get(ix).copied().unwrap_or(0)
    }

    /// The flag on the competency at `ix`.
    #[must_use]
    pub fn flag(&self, ix: Ix) -> Option<&Flag> {
        self.flags.iter().find(|flag| flag.competency == ix)
    }

    /// What would happen if the person at `position` left, in table order; only what the needed clusters ask for.
    #[must_use]
    pub fn leaving(&self, position: u32) -> Leaving {
        let mut leaving = Leaving::default();
        let Some(person) = self.people.get(position as usize) else { return leaving };
        for (ix, cover) in self.covers.iter().filter(|(ix, _)| self.weight(*ix) > 0 && person.level(*ix).independent())
        {
            match cover.independent {
                1 => leaving.to_none.push(ix),
                2 => leaving.to_one.push(ix),
                _ => {}
            }
        }
        leaving
    }

    /// How the competencies that are asked for and that `of` picks are covered.
    #[must_use]
    pub fn share(&self, of: impl Fn(Ix) -> bool) -> Share {
        let mut share = Share::default();
        for (_, cover) in self.covers.iter().filter(|(ix, _)| self.weight(*ix) > 0 && of(*ix)) {
            share.count(cover);
        }
        share
    }
}

/// The pitfalls of the highest ratings. A claim is a person's own, so claims are not looked at.
fn pitfalls(framework: &Framework, covers: &Table<Cover>) -> Vec<Firing> {
    let reading =
        |(_, cover): (Ix, &Cover)| Reading { effective: cover.highest, backed: cover.backed, ..Reading::default() };
    let readings: Table<Reading> = covers.iter().map(reading).collect();
    pitfall::firings(framework, &Standing::default(), &readings)
}

fn flags(framework: &Framework, weights: &Table<u8>, covers: &Table<Cover>) -> Vec<Flag> {
    let of = |ix: Ix| {
        let (weight, cover) = (weights.get(ix).copied()?, covers.get(ix)?);
        let risk = match cover.independent {
            0 if weight >= Rating::INDEPENDENT.number() => Risk::Nobody,
            1 if weight > 0 => Risk::OneAlone(cover.only_one()),
            _ => return None,
        };
        Some(Flag { competency: ix, weight, risk })
    };
    let mut flags: Vec<Flag> = framework.indices().filter_map(of).collect();
    flags.sort_by_key(|flag| (flag.risk != Risk::Nobody, std::cmp::Reverse(flag.weight)));
    flags
}

fn one_line(text: &Text) -> String {
    text.line().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of a person, else that of the file.
fn called(person: &Member) -> String {
    one_line(if person.name.is_empty() { &person.file } else { &person.name })
}

/// What each person is called: the name, else the file; where two are alike, with the file, and where these are alike
/// too, with the id.
fn labels(people: &[Member]) -> Vec<String> {
    let mut labels: Vec<String> = people.iter().map(called).collect();
    let tellings: [&dyn Fn(&Member) -> String; 2] = [&|person| one_line(&person.file), &|person| person.id.to_string()];
    for more in tellings {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for label in &labels {
            *counts.entry(as_seen(label)).or_default() += 1;
        }
        for (label, person) in labels.iter_mut().zip(people) {
            if counts.get(&as_seen(label)).is_some_and(|alike| *alike > 1) {
                *label = format!("{label} ({})", more(person));
            }
        }
    }
    labels
}

/// A label without what an eye does not see: case, accents set apart, characters without a width.
fn as_seen(label: &str) -> String {
    label.chars().filter(|c| c.width() != Some(0)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
