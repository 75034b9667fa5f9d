//! What is covered, what hangs on one person, who could help whom, and what is told of those without a name.

use super::*;
use crate::framework::embedded::framework;
use crate::framework::id::CompetencyId;
use crate::insight::member::Level;
use crate::profile::entry::EntryId;
use crate::profile::settings::Settings;

fn ix(id: &str) -> Ix {
    framework().find(&CompetencyId::new(id).unwrap()).unwrap()
}

fn role(id: &str) -> RoleId {
    framework().roles().iter().find(|role| role.id.as_str() == id).unwrap().id.clone()
}

fn day() -> Day {
    "2026-06-01".parse().unwrap()
}

/// A person with these effective ratings by a mentor.
fn person(n: u128, name: &str, roles: &[&str], ratings: &[(&str, u8)]) -> Member {
    use crate::profile::mark::{Mark, MentorMark};
    use crate::profile::moment::Moment;
    let settings = Settings {
        name: name.into(),
        roles: roles.iter().map(|id| role(id)).collect(),
        target: Some(2),
        ..Settings::default()
    };
    let mark = |of: Ix| {
        let rating = ratings.iter().find(|(id, _)| ix(id) == of).map(|(_, rating)| Rating::new(*rating).unwrap());
        let (at, entry) = (Moment::noon(day().0), EntryId(uuid::Uuid::from_u128(1)));
        Mark { mentor: rating.map(|rating| MentorMark { rating, at, mentor: "Mo".into(), entry }), ..Mark::default() }
    };
    let standing = Standing { settings, marks: framework().indices().map(mark).collect(), ..Standing::default() };
    let file = Text::new(&format!("file-{n}"));
    Member::new(framework(), EntryId(uuid::Uuid::from_u128(n)), file, &standing, day())
}

fn unnamed(ratings: &[(&str, u8)]) -> Unnamed {
    let level = |of: Ix| {
        let rating = ratings.iter().find(|(id, _)| ix(id) == of).map(|(_, rating)| *rating);
        Level { effective: rating.and_then(Rating::new), backed: rating.unwrap_or(0) }
    };
    Unnamed::new(framework(), vec![role("security")], framework().indices().map(level).collect())
}

fn team(people: Vec<Member>, unnamed: Vec<Unnamed>, need: &[&str]) -> Team {
    let need: Vec<RoleId> = need.iter().map(|id| role(id)).collect();
    Team::new(framework(), Gathered { people, unnamed, ..Gathered::default() }, &need, day())
}

fn three() -> Team {
    team(
        vec![
            person(1, "Cy", &["sre"], &[("iac", 3), ("sli-slo", 4), ("basic-stats", 1)]),
            person(2, "Ada", &["platform"], &[("iac", 3), ("sli-slo", 3), ("basic-stats", 3), ("scripting", 2)]),
            person(3, "Bo", &["sre"], &[("iac", 1), ("sli-slo", 0), ("scripting", 3)]),
        ],
        Vec::new(),
        &[],
    )
}

#[test]
fn a_competency_tells_its_highest_how_many_are_at_3_and_who_could_teach() {
    let team = three();
    assert_eq!(team.labels, ["Ada", "Bo", "Cy"], "in alphabetical order, whatever they can do");
    let slo = team.cover(ix("sli-slo")).unwrap();
    assert_eq!((slo.highest, slo.independent), (Rating::new(4), 2));
    assert_eq!(slo.named_teachers(), [2], "where someone is at 4, those at 4 alone");
    let iac = team.cover(ix("iac")).unwrap();
    assert_eq!((iac.named_teachers(), iac.teachers), (&[0, 2][..], 2), "where nobody is, those at 3");
    assert_eq!((iac.at(Rating::new(1)), iac.at(None).len()), (&[1][..], 0));
    let tracing = team.cover(ix("tracing")).unwrap();
    assert_eq!((tracing.highest, tracing.teachers, tracing.at(None)), (None, 0, &[0, 1, 2][..]));
}

#[test]
fn a_3_that_is_not_backed_teaches_nobody() {
    let level = |rating: u8, backed: u8| Level { effective: Rating::new(rating), backed };
    let one =
        |level: Level| Unnamed { roles: Vec::new(), levels: framework().indices().map(|_| level).collect(), stage: 1 };
    let cover = Cover::new(&[], &[one(level(3, 0)), one(level(3, 3)), one(level(3, 0))], ix("iac"));
    assert_eq!((cover.independent, cover.teachers), (3, 1));
}

#[test]
fn flags_name_what_nobody_covers_and_what_hangs_on_one() {
    let team = three();
    let flag = |id: &str| team.flag(ix(id)).map(|flag| (flag.risk, flag.weight));
    // The needed clusters are those of the people: SRE and platform.
    assert_eq!(team.needed, [role("sre"), role("platform")]);
    assert_eq!(flag("obs-pillars"), Some((Risk::Nobody, 3)));
    assert_eq!(flag("basic-stats"), Some((Risk::OneAlone(Some(0)), 2)));
    assert_eq!(flag("scripting"), Some((Risk::OneAlone(Some(1)), 3)));
    assert_eq!((flag("sli-slo"), flag("iac")), (None, None));
    // Drift is essential for data/ML only: asked for, it is a flag; else it is none.
    assert_eq!(flag("drift"), None);
    let asked = super::Team::new(
        framework(),
        Gathered { people: three().people, ..Gathered::default() },
        &[role("data-ml")],
        day(),
    );
    assert_eq!(asked.flag(ix("drift")).map(|flag| flag.risk), Some(Risk::Nobody));
    assert!(asked.asked);
    let order: Vec<bool> = team.flags.iter().map(|flag| flag.risk == Risk::Nobody).collect();
    assert!(order.is_sorted_by(|a, b| a >= b), "what nobody covers comes first");
}

#[test]
fn who_leaves_takes_coverage_along() {
    let team = three();
    let leaving = |name: &str| {
        let position = team.labels.iter().position(|label| label == name).unwrap();
        team.leaving(position as u32)
    };
    assert_eq!(leaving("Ada"), Leaving { to_none: vec![ix("basic-stats")], to_one: vec![ix("sli-slo"), ix("iac")] });
    assert_eq!(leaving("Bo"), Leaving { to_none: vec![ix("scripting")], to_one: vec![] });
    assert_eq!(leaving("Cy").to_one, [ix("sli-slo"), ix("iac")]);
    // The same is what remains without them.
    let without: Vec<Member> = three().people.into_iter().filter(|person| person.name.as_str() != "Ada").collect();
    let rest = super::Team::new(framework(), Gathered { people: without, ..Gathered::default() }, &team.needed, day());
    for (before, after, fell) in [(1, 0, leaving("Ada").to_none), (2, 1, leaving("Ada").to_one)] {
        let count = |team: &Team, of: Ix| team.cover(of).unwrap().independent;
        let changed: Vec<Ix> = framework()
            .indices()
            .filter(|of| team.weight(*of) > 0 && (count(&team, *of), count(&rest, *of)) == (before, after))
            .collect();
        assert_eq!(changed, fell);
    }
}

#[test]
fn the_team_as_one_has_pitfalls_of_its_highest_ratings() {
    // Nobody alone has the pitfall; their highest ratings together have.
    let detects = person(1, "Ada", &["data-ml"], &[("anomaly-detection", 3)]);
    let rest = person(2, "Bo", &["sre"], &[("impact-measurement", 1)]);
    let pitfall = |team: &Team| team.pitfalls.iter().any(|firing| firing.id.as_str() == "accuracy-without-impact");
    assert!(!pitfall(&team(vec![detects.clone()], vec![], &[])) && !pitfall(&team(vec![rest.clone()], vec![], &[])));
    assert!(pitfall(&team(vec![detects.clone(), rest], vec![], &[])));
    let mends = person(2, "Bo", &["sre"], &[("impact-measurement", 2)]);
    assert!(!pitfall(&team(vec![detects, mends], vec![], &[])));
}

#[test]
fn pairs_go_both_ways_first_and_only_where_a_learner_has_a_gap() {
    let team = three();
    let first = &team.pairs[0];
    assert_eq!((team.label(first.first), team.label(first.second)), ("Ada", "Bo"));
    assert_eq!(first.first_helps, [ix("sli-slo"), ix("iac")], "unrated is unknown, and no gap");
    assert_eq!(first.second_helps, [ix("scripting")]);
    assert!(first.both_ways());
    // Cy has a gap in statistics; Ada alone could help.
    let one_way = team.pairs.iter().find(|pair| !pair.both_ways()).unwrap();
    assert_eq!((team.label(one_way.first), team.label(one_way.second)), ("Ada", "Cy"));
    assert_eq!((one_way.first_helps.as_slice(), one_way.second_helps.len()), (&[ix("basic-stats")][..], 0));
}

#[test]
fn everyone_with_a_gap_that_someone_could_help_with_has_a_pair_and_nobody_is_in_too_many_both_ways() {
    let all: Vec<&str> = framework().indices().map(|ix| framework().competency(ix).id.as_str()).collect();
    let people: Vec<Member> = (0..60_usize)
        .map(|n| {
            let ratings: Vec<(&str, u8)> =
                all.iter().enumerate().map(|(c, id)| (*id, ((n * 7 + c * 5 + n * c) % 5) as u8)).collect();
            person(n as u128 + 1, &format!("P{n:02}"), &["sre"], &ratings)
        })
        .collect();
    let team = team(people, vec![], &[]);
    for position in 0..team.people.len() as u32 {
        let person = &team.people[position as usize];
        let of = |pair: &&Pair| pair.first == position || pair.second == position;
        let helped = framework().indices().any(|ix| person.lacks(ix) && team.cover(ix).unwrap().independent > 0);
        assert!(team.pairs.iter().any(|pair| of(&pair)) || !helped, "{position}");
        // More than three only for those who would have none.
        let alone = |pair: &&Pair| {
            let other = if pair.first == position { pair.second } else { pair.first };
            team.pairs.iter().filter(|pair| pair.first == other || pair.second == other).count() == 1
        };
        assert!(team.pairs.iter().filter(of).filter(|pair| pair.both_ways() && !alone(pair)).count() <= 3);
    }
    assert!(team.pairs.iter().map(Pair::both_ways).is_sorted_by(|a, b| a >= b));
    for pair in &team.pairs {
        let (a, b) = (&team.people[pair.first as usize], &team.people[pair.second as usize]);
        assert!(pair.first_helps.iter().all(|ix| a.level(*ix).independent() && b.lacks(*ix)));
        assert!(pair.second_helps.iter().all(|ix| b.level(*ix).independent() && a.lacks(*ix)));
    }
}

#[test]
fn the_stage_mix_and_the_shares_count_everyone_and_everything_once() {
    let team = three();
    assert_eq!(team.stages.iter().map(|(_, people)| people).sum::<usize>(), 3);
    let all = team.share(|_| true);
    assert_eq!(all.of, framework().indices().filter(|ix| team.weight(*ix) > 0).count());
    assert_eq!((all.none + all.one + all.more, all.one, all.more), (all.of, 2, 2));
}

#[test]
fn two_people_of_one_name_are_told_apart() {
    let named = |n: u128, name: &str| person(n, name, &["sre"], &[]);
    let team = team(
        vec![
            named(1, "Ada"),
            named(2, "  ada "),
            named(3, "Bo"),
            named(4, ""),
            named(5, "A\u{200b}da"),
            named(6, "Zed"),
        ],
        vec![],
        &[],
    );
    assert!(team.labels.iter().map(|label| label.to_lowercase()).is_sorted(), "{:?}", team.labels);
    let mut labels = team.labels.clone();
    labels.sort();
    labels.dedup();
    assert_eq!(labels.len(), 6, "{:?}", team.labels);
    assert!(team.labels.contains(&"Ada (file-1)".to_owned()) && team.labels.contains(&"ada (file-2)".to_owned()));
    assert!(team.labels.contains(&"Bo".to_owned()) && team.labels.contains(&"file-4".to_owned()));
    let mut same = named(7, "Ada");
    same.file = "file-1".into();
    let team = super::tests::team(vec![named(1, "Ada"), same], vec![], &[]);
    assert_ne!(team.labels[0], team.labels[1]);
}

/// Everything that is told of a team, but how many redacted packets there are.
fn figures(team: &Team) -> Team {
    Team { redacted: 0, ..team.clone() }
}

#[test]
fn fewer_than_three_redacted_packets_change_no_figure_at_all() {
    let secrets: [&[(&str, u8)]; 3] = [&[("drift", 4), ("iac", 4)], &[("basic-stats", 3)], &[("tracing", 3)]];
    let with = |redacted: usize| team(three().people, secrets[..redacted].iter().map(|s| unnamed(s)).collect(), &[]);
    let none = with(0);
    for redacted in 1..FEWEST_UNNAMED {
        let some = with(redacted);
        assert_eq!((some.redacted, some.counts_redacted(), some.counted()), (redacted, false, 3));
        // Whoever knows the others could else take them away from any figure.
        assert_eq!(figures(&some), figures(&none), "not even a single point of failure that they would cover");
        assert!(!some.needed.contains(&role("security")), "nor do their roles show");
    }
    let three = with(3);
    assert_eq!((three.counted(), three.counts_redacted()), (6, true));
    assert_eq!(three.cover(ix("basic-stats")).unwrap().independent, 2);
    assert_eq!(three.flag(ix("basic-stats")), None);
    assert_eq!(three.cover(ix("iac")).unwrap().highest, Some(Rating::LEADS));
    assert!(three.needed.contains(&role("security")));
}

#[test]
fn of_three_redacted_packets_nobody_is_singled_out() {
    let three = team(Vec::new(), vec![unnamed(&[("iac", 4)]), unnamed(&[("iac", 0)]), unnamed(&[])], &[]);
    let cover = three.cover(ix("iac")).unwrap();
    assert_eq!((cover.independent, cover.independent_unnamed, cover.only_one()), (1, 1, None));
    assert!((0..=4).all(|n| cover.at(Rating::new(n)).is_empty()) && cover.at(None).is_empty());
    assert_eq!(three.flag(ix("iac")).map(|flag| flag.risk), Some(Risk::OneAlone(None)));
    assert_eq!((three.people.len(), three.pairs.len(), three.labels.len()), (0, 0, 0));
    assert_eq!(three.leaving(0), Leaving::default());
}
