//! What a role at a level is sought for (brief 2.10): outcomes, must-haves, and what is useful.

use super::expected;
use crate::framework::framework::Framework;
use crate::framework::id::RoleId;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};

/// How many outcomes are proposed.
pub const OUTCOMES: usize = 3;

/// A role at a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vacancy {
    /// The role clusters.
    pub roles: Vec<RoleId>,
    /// The level sought.
    pub level: u8,
    /// Competencies of weight 3 of which 2 or more is expected, in table order.
    pub must: Vec<Sought>,
    /// Competencies of weight 2 up to the level sought, in table order.
    pub useful: Vec<Sought>,
    /// The positions of the outcomes that most of what is sought brings about, at most [`OUTCOMES`]: what is of the level
    /// sought counts before all else, and a must-have twice.
    pub outcomes: Vec<usize>,
}

/// A competency that is sought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// Which.
    pub competency: Ix,
    /// Others of its group, of which any will do as well.
    pub or: Vec<Ix>,
    /// The rating expected.
    pub expected: Rating,
}

impl Vacancy {
    /// What `roles` at `level` are sought for.
    #[must_use]
    pub fn new(framework: &Framework, roles: &[RoleId], level: u8) -> Self {
        let weights = expected::weights(framework, roles);
        // Nothing is known of anyone yet, so that no member of a group relieves another.
        let nobody = Table::from_fn(weights.len(), |_| super::effective::Reading::default());
        let expected = expected::expected(framework, &weights, &nobody, level);
        let up_to = |ix: Ix| framework.competency(ix).level <= level;
        let mut told: Vec<Ix> = Vec::new();
        let mut seek = |wanted: fn(u8, u8) -> bool| {
            let mut found: Vec<Sought> = Vec::new();
            for (ix, w) in weights.iter() {
                let e = expected.get(ix).copied().unwrap_or(0);
                if told.contains(&ix) || !up_to(ix) || !wanted(*w, e) {
                    continue;
                }
                let or = others(framework, ix);
                told.extend(&or);
                found.push(Sought { competency: ix, or, expected: Rating::new(e).unwrap_or(Rating::INDEPENDENT) });
            }
            found
        };
        let must = seek(|w, e| w == 3 && e >= Rating::ASSISTED.number());
        let useful = seek(|w, _| w == 2);
        let outcomes = outcomes(framework, level, &must, &useful);
        Self { roles: roles.to_vec(), level, must, useful, outcomes }
    }
}

/// The other members of the group of `ix`: any of them will do.
fn others(framework: &Framework, ix: Ix) -> Vec<Ix> {
    let group = framework.competency(ix).group.as_ref();
    let same = |other: &Ix| *other != ix && framework.competency(*other).group.as_ref() == group;
    framework.indices().filter(|_| group.is_some()).filter(same).collect()
}

/// The outcomes that most of what is sought brings about.
fn outcomes(framework: &Framework, level: u8, must: &[Sought], useful: &[Sought]) -> Vec<usize> {
    let serves = |list: &[Sought], serves: &[crate::framework::id::CompetencyId]| {
        list.iter().filter(|sought| serves.contains(&framework.competency(sought.competency).id)).count()
    };
    let of_level = |list: &[Sought]| -> Vec<Sought> {
        list.iter().filter(|sought| framework.competency(sought.competency).level == level).cloned().collect()
    };
    let (must_of, useful_of) = (of_level(must), of_level(useful));
    let mut found: Vec<(usize, (usize, usize))> = framework
        .hiring()
        .outcomes
        .iter()
        .map(|outcome| {
            let count = |must: &[Sought], useful: &[Sought]| {
                2 * serves(must, &outcome.serves) + serves(useful, &outcome.serves)
            };
            (count(&must_of, &useful_of), count(must, useful))
        })
        .enumerate()
        .filter(|(_, (_, count))| *count > 0)
        .collect();
    found.sort_by_key(|(at, counts)| (std::cmp::Reverse(*counts), *at));
    found.truncate(OUTCOMES);
    found.into_iter().map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded::framework;

    fn vacancy(role: &str, level: u8) -> Vacancy {
        Vacancy::new(framework(), &[RoleId::new(role).unwrap()], level)
    }

    fn ids(list: &[Sought]) -> Vec<&str> {
        list.iter().map(|sought| framework().competency(sought.competency).id.as_str()).collect()
    }

    #[test]
    fn must_haves_weigh_three_and_are_expected_at_two() {
        let junior = vacancy("sre", 1);
        let wanted = ["obs-pillars", "incident-practice", "alert-rules", "scripting", "infra-patterns"];
        assert_eq!(ids(&junior.must)[..5], wanted);
        assert_eq!(
            ids(&junior.useful),
            ["log-aggregation", "tracing", "opentelemetry", "access-control", "basic-stats"]
        );
        for role in framework().roles() {
            for level in framework().levels() {
                let vacancy = vacancy(role.id.as_str(), level.level);
                let all = vacancy.must.iter().chain(&vacancy.useful);
                assert!(all.clone().all(|s| framework().competency(s.competency).level <= level.level));
                assert!(vacancy.must.iter().all(|s| s.expected >= Rating::ASSISTED));
                assert!(!vacancy.must.is_empty() && vacancy.outcomes.len() == OUTCOMES);
            }
        }
    }

    #[test]
    fn an_architect_is_sought_for_the_work_of_an_architect() {
        let of = |role, level: u8| {
            let outcome = &framework().hiring().outcomes[vacancy(role, level).outcomes[0]];
            outcome.serves.iter().any(|id| framework().competency(framework().find(id).unwrap()).level == level)
        };
        for role in framework().roles() {
            for level in framework().levels() {
                assert!(of(role.id.as_str(), level.level), "{} {}", role.id, level.level);
            }
        }
    }

    #[test]
    fn of_a_pair_either_will_do_and_it_is_told_once() {
        let sre = vacancy("sre", 2);
        let pair = sre.must.iter().find(|s| framework().competency(s.competency).id.as_str() == "event-correlation");
        let or: Vec<_> = pair.unwrap().or.iter().map(|ix| framework().competency(*ix).id.as_str()).collect();
        assert_eq!(or, ["anomaly-detection"]);
        assert!(!ids(&sre.must).contains(&"anomaly-detection") && !ids(&sre.useful).contains(&"anomaly-detection"));
    }
}
