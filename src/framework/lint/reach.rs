//! Whether projects lead where the arc goes: from 1 to 3 in each competency, without a hole. From 0 to 1 the starter
//! task leads, and to 4 no project does: that is about other people.

use std::collections::HashMap;

use crate::framework::raw::{Listed, Raw};
use crate::framework::source::Problems;

/// Where projects begin.
const FROM: u8 = 1;
/// Where they must lead.
const TO: u8 = 3;

/// Tells of each competency that no chain of projects brings from 1 to 3.
pub(in crate::framework) fn reach(raw: &Raw, problems: &mut Problems) {
    // A project that could not be read might be the one that is missing.
    if !raw.projects.broken.is_empty() {
        return;
    }
    let mut moves: HashMap<&str, Vec<(u8, u8)>> = HashMap::new();
    for step in raw.projects.items.iter().flat_map(|listed| &listed.value.0.moves) {
        moves.entry(step.competency.as_str()).or_default().push((step.from.number(), step.to.number()));
    }
    for Listed { item, value: (c, _) } in &raw.competencies.items {
        let moves = moves.get(c.id.as_str()).map_or(&[][..], Vec::as_slice);
        let reached = furthest(moves);
        if reached < TO {
            let next = reached + 1;
            let reason = format!(
                "projects bring it to {reached} and must to {TO}: add a project that moves it from {reached} to {next}"
            );
            problems.report(item, c.id.as_str(), reason);
        }
    }
}

/// The rating that moves lead to from 1 on, each beginning where one stands by then.
fn furthest(moves: &[(u8, u8)]) -> u8 {
    let mut reached = FROM;
    while let Some((_, to)) = moves.iter().find(|(from, to)| *from <= reached && *to > reached) {
        reached = *to;
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_ends_the_way() {
        assert_eq!(furthest(&[]), 1);
        assert_eq!(furthest(&[(2, 3)]), 1);
        assert_eq!(furthest(&[(1, 2)]), 2);
        assert_eq!(furthest(&[(2, 3), (0, 2)]), 3);
        assert_eq!(furthest(&[(1, 3)]), 3);
        assert_eq!(furthest(&[(0, 1), (1, 1)]), 1);
    }
}
