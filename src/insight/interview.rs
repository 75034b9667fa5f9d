//! What an interview for a role at a level asks about (brief 2.10): in each area the competencies that weigh most, one
//! of the next level for stretch, and when a block is a stop.

use std::cmp::Reverse;

use super::expected;
use crate::framework::framework::Framework;
use crate::framework::id::RoleId;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};

/// The most competencies of an area that are asked about, the stretch left out.
pub const MOST: usize = 3;

/// How many are asked about before equal weight is needed for one more.
const SURE: usize = 2;

/// What an interview asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// The role clusters.
    pub roles: Vec<RoleId>,
    /// The level sought.
    pub level: u8,
    /// The blocks, one per area of the framework that has anything to ask about, in its order.
    pub blocks: Vec<Block>,
}

/// What is asked about one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The position of the area in the framework.
    pub area: usize,
    /// The competencies that the area asks about by name beside its tools, those of them that are asked here.
    pub also: Vec<Ix>,
    /// What is asked, the stretch last.
    pub asked: Vec<Asked>,
}

/// A competency that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub competency: Ix,
    /// Its weight over the roles, 1 to 3.
    pub weight: u8,
    /// What is expected at the level sought: 0 to 3, before pairs and prerequisites. 1 or less for a stretch.
    pub expected: u8,
    /// Whether it is of the next level: it can lift an impression and stops nothing.
    pub stretch: bool,
}

impl Interview {
    /// Chooses for `roles` at `level`. In each area come first what the area asks about by name, then the highest
    /// weight; on ties the higher level, then core items, then table order. A third is asked about only where it weighs
    /// as much as the second.
    #[must_use]
    pub fn new(framework: &Framework, roles: &[RoleId], level: u8) -> Self {
        let weights = expected::weights(framework, roles);
        let blocks = (0..framework.areas().len()).filter_map(|area| block(framework, &weights, level, area));
        Self { roles: roles.to_vec(), level, blocks: blocks.collect() }
    }

    /// Everything that is asked, in order.
    pub fn asked(&self) -> impl Iterator<Item = &Asked> {
        self.blocks.iter().flat_map(|block| &block.asked)
    }
}

fn block(framework: &Framework, weights: &Table<u8>, level: u8, at: usize) -> Option<Block> {
    let area = framework.areas().get(at)?;
    let named = |ix: Ix| area.also.contains(&framework.competency(ix).id);
    let of = |wanted: fn(u8, u8) -> bool| {
        let mut found: Vec<(Ix, u8)> = weights
            .iter()
            .map(|(ix, w)| (ix, *w))
            .filter(|(ix, w)| {
                let c = framework.competency(*ix);
                c.area == area.id && *w > 0 && wanted(c.level, level)
            })
            .collect();
        found.sort_by_key(|(ix, w)| {
            let core = framework.is_core(*ix);
            (!named(*ix), Reverse(*w), Reverse(framework.competency(*ix).level), !core, ix.number())
        });
        found
    };
    let asked = |(ix, w): (Ix, u8), stretch| Asked {
        competency: ix,
        weight: w,
        expected: expected::base(framework, ix, w, level),
        stretch,
    };
    let mut regular = of(|of, sought| of <= sought);
    let second = regular.get(SURE - 1).map_or(0, |(_, w)| *w);
    let most = if regular.get(MOST - 1).is_some_and(|(_, w)| *w >= second) { MOST } else { SURE };
    regular.truncate(most);
    let mut all: Vec<Asked> = regular.into_iter().map(|found| asked(found, false)).collect();
    // Beyond the highest level there is none, and so no stretch.
    let stretch = of(|of, sought| u16::from(of) == u16::from(sought) + 1);
    all.extend(stretch.into_iter().next().map(|found| asked(found, true)));
    let also = all.iter().map(|asked| asked.competency).filter(|ix| named(*ix)).collect();
    (!all.is_empty()).then_some(Block { area: at, also, asked: all })
}

/// How a block stands with one interviewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Nothing was asked, so that nothing can be said.
    NotAsked,
    /// Half of what was asked or more is at 0 or 1: a stop, whatever stands elsewhere.
    Stop,
    /// More than half of what was asked is at 2 or more.
    Passes,
}

/// How a block stands by the scores of what was asked in it, the stretch left out. No score outweighs another: they are
/// counted, and never added up.
#[must_use]
pub fn stand(scores: &[Rating]) -> Stand {
    let low = scores.iter().filter(|score| **score <= Rating::AWARE).count();
    match scores.len() {
        0 => Stand::NotAsked,
        all if 2 * low >= all => Stand::Stop,
        _ => Stand::Passes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded::framework;

    fn interview(role: &str, level: u8) -> Interview {
        Interview::new(framework(), &[RoleId::new(role).unwrap()], level)
    }

    fn ids(block: &Block) -> Vec<String> {
        let mark = |asked: &Asked| if asked.stretch { "+" } else { "" };
        block.asked.iter().map(|a| format!("{}{}", mark(a), framework().competency(a.competency).id)).collect()
    }

    #[test]
    fn a_block_holds_what_weighs_most_and_one_of_the_next_level() {
        let sre = interview("sre", 2);
        let blocks: Vec<_> = sre.blocks.iter().map(ids).collect();
        assert_eq!(
            blocks,
            [
                vec!["incident-practice", "impact-measurement", "obs-pillars", "+telemetry-strategy"],
                vec!["event-correlation", "evaluation-tradeoffs", "+feedback-loops"],
                vec!["runbook-integration", "safe-rollback", "human-review"],
                vec!["collaboration", "explainability", "access-control", "+outcome-alignment"],
            ]
        );
        assert_eq!(sre.blocks[0].also.len(), 1);
    }

    #[test]
    fn every_role_and_level_has_two_or_three_of_each_area_as_far_as_there_are() {
        let framework = framework();
        for role in framework.roles() {
            for level in framework.levels() {
                let interview = Interview::new(framework, std::slice::from_ref(&role.id), level.level);
                assert_eq!(interview.blocks.len(), framework.areas().len());
                for block in &interview.blocks {
                    let area = &framework.areas()[block.area];
                    let regular: Vec<_> = block.asked.iter().filter(|a| !a.stretch).collect();
                    let there = framework.indices().filter(|ix| {
                        let c = framework.competency(*ix);
                        c.area == area.id && c.level <= level.level && framework.weight(*ix, &role.id) > 0
                    });
                    assert!(regular.len() >= there.count().min(2) && regular.len() <= MOST);
                    assert!(block.asked.iter().filter(|a| a.stretch).count() <= 1);
                    for asked in &block.asked {
                        let of = framework.competency(asked.competency).level;
                        assert!(if asked.stretch { of == level.level + 1 } else { of <= level.level });
                        assert!(!framework.guide(asked.competency).interview.is_empty());
                    }
                }
            }
        }
        assert!(interview("sre", 3).asked().all(|asked| !asked.stretch));
    }

    #[test]
    fn a_block_stops_when_half_of_it_is_low_and_high_scores_elsewhere_do_not_help() {
        let stand = |scores: &[u8]| stand(&scores.iter().map(|n| Rating::new(*n).unwrap()).collect::<Vec<_>>());
        assert_eq!(stand(&[]), Stand::NotAsked);
        assert_eq!(stand(&[1]), Stand::Stop);
        assert_eq!(stand(&[1, 4]), Stand::Stop);
        assert_eq!(stand(&[1, 2, 4]), Stand::Passes);
        assert_eq!(stand(&[0, 1, 4]), Stand::Stop);
        assert_eq!(stand(&[2, 2]), Stand::Passes);
    }
}
