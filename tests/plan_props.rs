//! Properties of the plan for any record: what a priority is made of, the projects, the weeks, the balance.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use std::collections::BTreeMap;

use opsarc::framework::embedded::framework;
use opsarc::framework::id::ProjectId;
use opsarc::framework::pitfall::PitfallState;
use opsarc::framework::rating::Rating;
use opsarc::framework::table::Ix;
use opsarc::framework::text::Text;
use opsarc::insight::balance::Meeting;
use opsarc::insight::next_step::{NextStep, waits};
use opsarc::insight::overview::Overview;
use opsarc::insight::project::ProjectState;
use opsarc::insight::schedule::WEEKS;
use opsarc::profile::day::Day;
use opsarc::profile::entry::EntryId;
use opsarc::profile::mark::{Mark, MentorMark, Missing};
use opsarc::profile::moment::Moment;
use opsarc::profile::settings::Settings;
use opsarc::profile::standing::Standing;
use opsarc::profile::undertaking::{Course, Tick, Undertaking};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn at(day: i8) -> Moment {
    Moment::noon(jiff::civil::date(2026, 11, day))
}

fn today() -> Day {
    Day(jiff::civil::date(2026, 11, 23))
}

fn id(n: u128) -> EntryId {
    EntryId(uuid::Uuid::from_u128(n))
}

fn mark() -> impl Strategy<Value = Mark> {
    let rating = prop::option::weighted(0.8, 0_u8..=4);
    (rating, prop::option::of(0_u8..=3), prop::option::weighted(0.1, Just(()))).prop_map(|(rating, desire, missing)| {
        let given = |n| MentorMark { rating: Rating::new(n).unwrap(), at: at(1), mentor: Text::new("M"), entry: id(1) };
        let no_opportunity = missing.map(|()| Missing { at: at(2), note: None });
        Mark { mentor: rating.map(given), desire, no_opportunity, ..Mark::default() }
    })
}

fn undertakings() -> impl Strategy<Value = BTreeMap<ProjectId, Undertaking>> {
    let ids: Vec<ProjectId> = framework().projects().iter().map(|p| p.id.clone()).collect();
    let one = (0..3_usize, 1_i8..20, prop::collection::btree_set(1_u8..9, 0..7)).prop_map(|(course, day, steps)| {
        let course = [Course::UnderWay, Course::Finished, Course::Dropped][course];
        let ticks = steps.into_iter().map(|step| (step, Tick { at: at(day), entry: id(u128::from(step)) })).collect();
        Undertaking { course, taken: at(day), since: at(day), ticks, note: None }
    });
    prop::collection::btree_map(prop::sample::select(ids), one, 0..6)
}

fn standing() -> impl Strategy<Value = Standing> {
    let roles: Vec<_> = framework().roles().iter().map(|role| role.id.clone()).collect();
    let pathways: Vec<_> = framework().pathways().iter().map(|pathway| pathway.id.clone()).collect();
    let settings = (
        prop::sample::subsequence(roles.clone(), 0..=roles.len()),
        prop::option::of(prop::sample::select(pathways)),
        prop::option::of(1_u8..=3),
        prop::option::of(0_u8..=12),
    );
    let marks = prop::collection::vec(mark(), framework().competencies().len());
    (settings, marks, undertakings()).prop_map(|((roles, pathway, target, hours), marks, undertakings)| Standing {
        settings: Settings { roles, pathway, target, hours, ..Settings::default() },
        marks: marks.into_iter().collect(),
        undertakings,
        ..Standing::default()
    })
}

fn overview(standing: &Standing) -> Overview {
    Overview::new(framework(), standing, today())
}

fn closed(standing: &Standing, ix: Ix) -> bool {
    standing.marks[ix].no_opportunity.is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, rng_seed: RngSeed::Fixed(2026), ..ProptestConfig::default() })]

    /// Brief 2.6, part by part, for 1,000 random profiles.
    #[test]
    fn the_parts_of_a_priority_are_those_of_the_brief_and_add_up_to_it(standing in standing()) {
        let overview = overview(&standing);
        let f = framework();
        for gap in &overview.gaps {
            let ix = gap.competency;
            let short = |ix: Ix| {
                let r = overview.readings[ix].effective.map_or(0, Rating::number);
                overview.expected[ix] > r
            };
            let g = u16::from(overview.expected[ix] - gap.rating.number());
            let unlocks = f.indices().filter(|other| f.ancestors(*other).contains(&ix) && short(*other)).count();
            let pathway = overview.pathway.as_ref().and_then(|id| f.pathway(id));
            let emphasis = pathway.into_iter().flat_map(|p| &p.steps).filter(|s| s.competency == f.competency(ix).id);
            let pitfall = overview.pitfalls.iter().filter(|p| p.remedy.contains(&ix)).map(|p| match p.state {
                PitfallState::Detected => 15,
                PitfallState::Watch => 7,
            });
            prop_assert_eq!(gap.parts.weight, 10 * u16::from(f.weight_over(ix, &overview.roles)) * g);
            prop_assert_eq!(gap.parts.unlocks, 2 * unlocks.min(10) as u16);
            prop_assert_eq!(gap.parts.pathway, 4 * emphasis.map(|s| u16::from(s.emphasis)).max().unwrap_or(0));
            prop_assert_eq!(gap.parts.pitfall, pitfall.max().unwrap_or(0));
            prop_assert_eq!(gap.parts.core, if f.is_core(ix) { 5 } else { 0 });
            let parts = gap.parts;
            prop_assert_eq!(gap.priority, parts.weight + parts.unlocks + parts.pathway + parts.pitfall + parts.core);
        }
    }

    #[test]
    fn each_project_stands_once_and_can_start_where_nothing_is_waited_for(standing in standing()) {
        let overview = overview(&standing);
        let mut seen: Vec<&ProjectId> = overview.plan.projects.iter().map(|report| &report.id).collect();
        seen.sort();
        let mut all: Vec<&ProjectId> = framework().projects().iter().map(|project| &project.id).collect();
        all.sort();
        prop_assert_eq!(seen, all);
        prop_assert!(overview.plan.projects.is_sorted_by_key(|report| report.state));
        for report in &overview.plan.projects {
            let project = framework().project(&report.id).unwrap();
            prop_assert_eq!(&report.waits_for, &waits(framework(), &overview.readings, project));
            match standing.undertakings.get(&report.id).map(|it| it.course) {
                None => prop_assert_eq!(report.state == ProjectState::Available, report.waits_for.is_empty()),
                Some(course) => prop_assert_eq!(report.state, match course {
                    Course::UnderWay => ProjectState::UnderWay,
                    Course::Finished => ProjectState::Finished,
                    Course::Dropped => ProjectState::Dropped,
                }),
            }
            prop_assert!(report.left <= report.hours);
            for ix in &report.closes {
                let gap = overview.gaps.iter().find(|gap| gap.competency == *ix).unwrap();
                let id = &framework().competency(*ix).id;
                prop_assert!(project.moves.iter().any(|m| m.competency == *id && m.from <= gap.rating && gap.rating < m.to));
            }
        }
    }

    #[test]
    fn the_weeks_hold_what_there_are_hours_for(standing in standing()) {
        let plan = overview(&standing).plan;
        let schedule = &plan.schedule;
        prop_assert!(schedule.turns.is_sorted_by_key(|turn| !turn.under_way), "what is under way comes first");
        prop_assert_eq!(schedule.hours, standing.settings.hours.filter(|h| *h > 0).map(u16::from));
        let Some(hours) = schedule.hours else {
            prop_assert!(schedule.weeks.is_empty());
            return Ok(());
        };
        prop_assert!(schedule.weeks.len() <= WEEKS);
        let of_week: Vec<u16> = schedule.weeks.iter().map(|week| week.work.iter().map(|(_, share)| share).sum()).collect();
        prop_assert!(of_week.iter().all(|sum| (1..=hours).contains(sum)), "{:?}", of_week);
        prop_assert!(of_week.iter().rev().skip(1).all(|sum| *sum == hours), "a week before the last is full");
        let mut day = today().0;
        for week in &schedule.weeks {
            prop_assert_eq!(week.from.0, day);
            day = day.checked_add(jiff::Span::new().weeks(1)).unwrap();
            prop_assert_eq!(week.to.0.tomorrow().unwrap(), day);
        }
        let planned: u32 = of_week.iter().map(|sum| u32::from(*sum)).sum();
        let left: u32 = schedule.turns.iter().map(|turn| u32::from(turn.left)).sum();
        prop_assert_eq!(planned, left.min(WEEKS as u32 * u32::from(hours)));
    }

    #[test]
    fn what_can_start_is_planned_for_the_gap_that_presses_most(standing in standing()) {
        let overview = overview(&standing);
        let turns = &overview.plan.schedule.turns;
        for turn in turns.iter().filter(|turn| !turn.under_way) {
            let report = overview.plan.project(&turn.project).unwrap();
            let gap = turn.gap.unwrap();
            prop_assert_eq!(report.state, ProjectState::Available);
            prop_assert!(report.closes.contains(&gap) && !closed(&standing, gap));
        }
        // A gap that an available project closes is served, unless there is no opportunity.
        for report in overview.plan.projects.iter().filter(|report| report.state == ProjectState::Available) {
            for ix in report.closes.iter().filter(|ix| !closed(&standing, **ix)) {
                let served = turns.iter().any(|turn| overview.plan.project(&turn.project).unwrap().closes.contains(ix));
                prop_assert!(served);
            }
        }
        // The project of the next step is planned for the same gap, where nothing under way serves it already.
        if let NextStep::Raise { competency, project: Some(choice), .. } = &overview.next
            && overview.plan.project(&choice.id).unwrap().state == ProjectState::Available
            && !closed(&standing, *competency)
        {
            let planned = turns.iter().find(|turn| !turn.under_way && turn.gap == Some(*competency));
            prop_assert!(planned.is_none_or(|turn| turn.project == choice.id));
        }
    }

    #[test]
    fn the_recommendation_is_the_first_gap_that_is_ready_wanted_and_open(standing in standing()) {
        let overview = overview(&standing);
        let balance = &overview.plan.balance;
        let meet = |ix: Ix| {
            let mark = &standing.marks[ix];
            mark.desire.is_some_and(|desire| desire >= 2) && mark.no_opportunity.is_none()
        };
        let first = overview.gaps.iter().find(|gap| gap.ready && meet(gap.competency)).map(|gap| gap.competency);
        prop_assert_eq!(balance.recommended, first);
        for weighing in &balance.weighings {
            let gap = overview.gaps.iter().find(|gap| gap.competency == weighing.competency);
            let meeting = weighing.meeting();
            prop_assert_eq!(weighing.needed, gap.is_some());
            prop_assert_eq!(meeting == Meeting::Unsaid, weighing.can && weighing.needed && weighing.desire.is_none());
            prop_assert_eq!(meeting == Meeting::NotYet, gap.is_some() && !weighing.can && weighing.desire.is_some_and(|d| d >= 2));
            prop_assert!(weighing.needed || weighing.desire.is_some_and(|d| d >= 2));
        }
    }
}
