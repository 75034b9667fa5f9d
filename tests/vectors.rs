//! The test vectors of brief 2.9, from an independent run of the rules: every number that it states.
//!
//! A record is written as in the brief: `obs-pillars 3+` is a self-rating of 3 with evidence from
//! real work, `*` adds a mentor rating of the same value.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use opsarc::framework::embedded;
use opsarc::framework::framework::Framework;
use opsarc::framework::id::{CompetencyId, PathwayId, RoleId};
use opsarc::framework::rating::Rating;
use opsarc::framework::table::{Ix, Table};
use opsarc::insight::gap::Gap;
use opsarc::insight::level::Verdict;
use opsarc::insight::next_step::NextStep;
use opsarc::insight::overview::Overview;
use opsarc::insight::progress::Progress;
use opsarc::insight::stage::StageReport;
use opsarc::insight::starter::Starter;
use opsarc::profile::body::Evidence;
use opsarc::profile::day::Day;
use opsarc::profile::entry::EntryId;
use opsarc::profile::evidence::{EvidenceKind, Setting};
use opsarc::profile::mark::{Filed, Mark, MentorMark, SelfMark};
use opsarc::profile::moment::Moment;
use opsarc::profile::settings::Settings;
use opsarc::profile::standing::Standing;

const A: &str = "obs-pillars 3+, incident-practice 3*, alert-rules 3*, scripting 3+, infra-patterns 3+, \
    log-aggregation 2, metrics-pipelines 3+, tracing 2, opentelemetry 2, sli-slo 3+, data-handling 1, \
    access-control 2, basic-stats 1, telemetry-hygiene 1, telemetry-pipelines 1, sampling-cardinality 1, \
    streaming 0, feature-engineering 0, anomaly-detection 0, event-correlation 1, evaluation-tradeoffs 0, \
    versioning 2, reproducibility 1, model-lifecycle 0, drift 0, threat-detection 0, iac 2, cicd 2, \
    event-driven 2, safe-rollback 2, runbook-integration 1, explainability 0, human-review 1, auditability 1, \
    impact-measurement 1, collaboration 2, pipeline-security 0, compliance 1, telemetry-strategy 0, \
    model-governance 0, feedback-loops 0, outcome-alignment 0, adoption-leadership 0";

const B: &str = "obs-pillars 2, incident-practice 0, alert-rules 1, scripting 3+, infra-patterns 0, \
    log-aggregation 1, metrics-pipelines 2, tracing 0, opentelemetry 0, sli-slo 0, access-control 1, \
    basic-stats 4*, telemetry-hygiene 0, telemetry-pipelines 1, streaming 3+, feature-engineering 3+, \
    anomaly-detection 3+, event-correlation 1, evaluation-tradeoffs 2, versioning 3+, reproducibility 3+, \
    model-lifecycle 3+, drift 1, event-driven 3+, safe-rollback 0, runbook-integration 1, explainability 1, \
    human-review 1, auditability 0, impact-measurement 0, feedback-loops 0, outcome-alignment 0";

fn framework() -> &'static Framework {
    embedded::framework()
}

fn ix(id: &str) -> Ix {
    framework().find(&CompetencyId::new(id).unwrap()).unwrap()
}

fn id(ix: Ix) -> &'static str {
    framework().competency(ix).id.as_str()
}

fn ids(all: &[Ix]) -> Vec<&'static str> {
    all.iter().map(|ix| id(*ix)).collect()
}

fn moment() -> Moment {
    Moment::noon("2026-11-01".parse::<Day>().unwrap().0)
}

fn entry() -> EntryId {
    EntryId(uuid::Uuid::from_u128(1))
}

fn mark(ix: Ix, own: u8, backing: &str) -> Mark {
    let rating = Rating::new(own).unwrap();
    let mut mark = Mark { own: Some(SelfMark { rating, at: moment(), entry: entry() }), ..Mark::default() };
    if backing.contains('*') {
        mark.mentor = Some(MentorMark { rating, at: moment(), mentor: "M".into(), entry: entry() });
    }
    if backing.contains('+') {
        let item = Evidence {
            competency: framework().competency(ix).id.clone(),
            evidence: EvidenceKind::Change,
            title: "shown".into(),
            locator: None,
            note: None,
            date: None,
            setting: Setting::Real,
        };
        mark.evidence.push(Filed { entry: entry(), at: moment(), item });
    }
    mark
}

struct Person {
    standing: Standing,
}

impl Person {
    fn new(roles: &[&str], target: u8, pathway: Option<&str>) -> Self {
        let settings = Settings {
            roles: roles.iter().map(|role| RoleId::new(role).unwrap()).collect(),
            target: Some(target),
            pathway: pathway.map(|pathway| PathwayId::new(pathway).unwrap()),
            ..Settings::default()
        };
        let marks = Table::from_fn(framework().competencies().len(), |_| Mark::default());
        Self { standing: Standing { settings, marks, ..Standing::default() } }
    }

    fn table(mut self, table: &str) -> Self {
        for line in table.split(',') {
            let (competency, said) = line.trim().split_once(' ').unwrap();
            self = self.rate(competency, said);
        }
        self
    }

    fn rate(mut self, competency: &str, said: &str) -> Self {
        let ix = ix(competency);
        let own = said.trim_end_matches(['+', '*']).parse().unwrap();
        self.standing.marks[ix] = mark(ix, own, said);
        self
    }

    fn all(mut self, mut said: impl FnMut(Ix) -> Option<&'static str>) -> Self {
        for ix in framework().indices() {
            if let Some(said) = said(ix) {
                self = self.rate(id(ix), said);
            }
        }
        self
    }

    fn overview(&self) -> Overview {
        Overview::new(framework(), &self.standing, "2026-11-23".parse().unwrap())
    }
}

fn stages(overview: &Overview) -> Vec<String> {
    let stage = |s: &StageReport| format!("{}/{} ({} of {})", s.claimed, s.backed, s.rated, s.of);
    overview.stages.iter().map(stage).collect()
}

/// "sre 63 (100)"; a dash where not enough is rated.
fn fit(overview: &Overview) -> Vec<String> {
    let percent = |p: Option<u8>| p.map_or_else(|| "-".to_owned(), |p| p.to_string());
    overview.fit.iter().map(|f| format!("{} {} ({})", f.role, percent(f.percent), f.coverage)).collect()
}

fn pitfalls(overview: &Overview) -> Vec<String> {
    overview.pitfalls.iter().map(|f| format!("{:?} {}", f.state, f.id)).collect()
}

/// "cicd 2->3 34 yes", as in the brief.
fn gaps(overview: &Overview) -> Vec<String> {
    let line = |g: &Gap| {
        let ready = if g.ready { "yes" } else { "no" };
        format!("{} {}->{} {} {ready}", id(g.competency), g.rating, g.expected, g.priority)
    };
    overview.gaps.iter().map(line).collect()
}

/// "basic-stats 1 of 3, needs 2" for each blocker.
fn blockers(overview: &Overview) -> Vec<String> {
    let said = |r: Option<Rating>| r.map_or_else(|| "-".to_owned(), |r| r.to_string());
    let blockers = overview.level.blockers();
    blockers.map(|b| format!("{} {} of {}, needs {}", id(b.competency), said(b.rating), b.expected, b.needs)).collect()
}

fn next(overview: &Overview) -> String {
    match &overview.next {
        NextStep::Raise { competency, from, to, .. } => format!("raise {} {from} to {to}", id(*competency)),
        NextStep::Rate { competency } => format!("rate {}", id(*competency)),
        NextStep::Confirm { competency } => format!("confirm {}", id(*competency)),
        NextStep::AimHigher { level, role } => format!("aim higher {level:?} {role:?}"),
    }
}

fn a() -> Person {
    Person::new(&["sre"], 2, Some("sre-to-aiops")).table(A)
}

#[test]
fn a_on_call_sre() {
    let overview = a().overview();
    assert_eq!(stages(&overview), ["88/70 (12 of 12)", "21/0 (11 of 11)", "44/0 (12 of 12)", "0/0 (5 of 5)"]);
    assert!(overview.stages[0].complete);
    assert_eq!(overview.active_stage, 2);
    let level = &overview.level;
    assert_eq!((level.attained, level.toward, level.verdict), (None, Some(1), Verdict::NotAttained));
    assert_eq!(blockers(&overview), ["basic-stats 1 of 3, needs 2"]);
    assert_eq!(level.exception, None);
    assert_eq!((level.supporting_met, level.supporting_of), (7, 7));
    assert_eq!((level.core.len(), level.core.iter().filter(|item| item.met).count()), (5, 4));
    assert_eq!(fit(&overview), ["sre 63 (100)", "platform 64 (100)", "data-ml 40 (100)", "security 50 (100)"]);
    assert_eq!(pitfalls(&overview), ["Watch automation-before-audit"]);
    assert_eq!(ids(&overview.pitfalls[0].remedy), ["auditability"]);
    assert_eq!(
        gaps(&overview)[..10],
        [
            "evaluation-tradeoffs 0->3 125 no",
            "anomaly-detection 0->3 79 no",
            "basic-stats 1->3 77 yes",
            "impact-measurement 1->3 74 no",
            "event-correlation 1->3 73 no",
            "runbook-integration 1->3 73 no",
            "human-review 1->3 62 no",
            "telemetry-hygiene 1->2 44 yes",
            "explainability 0->2 44 no",
            "feedback-loops 0->1 39 no",
        ]
    );
    assert_eq!((overview.gaps.len(), overview.unknown.len(), overview.rated), (20, 0, 43));
    assert_eq!(next(&overview), "raise basic-stats 1 to 2");
}

/// The project of the next step, as product.md shows it for this vector.
#[test]
fn a_the_nearest_project_says_what_it_waits_for() {
    let overview = a().overview();
    let NextStep::Raise { project: Some(project), starter, blocks_level, .. } = &overview.next else {
        panic!("{:?}", overview.next)
    };
    assert_eq!((project.id.as_str(), project.available, *starter, *blocks_level), ("P07", false, false, true));
    let waits: Vec<_> =
        project.waits_for.iter().map(|w| (id(w.competency), w.rating.map(Rating::number), w.needs.number())).collect();
    assert_eq!(waits, [("evaluation-tradeoffs", Some(0), 1)]);
}

#[test]
fn b_data_scientist_keen_to_automate() {
    let overview = Person::new(&["data-ml"], 2, Some("data-to-aiops")).table(B).overview();
    assert_eq!(stages(&overview), ["36/15 (11 of 12)", "68/56 (12 of 14)", "15/5 (7 of 12)", "0/0 (2 of 5)"]);
    assert_eq!(overview.active_stage, 1);
    assert_eq!(overview.stages.iter().map(|s| s.ahead_by).collect::<Vec<_>>(), [None, Some(32), None, None]);
    let level = &overview.level;
    assert_eq!((level.attained, level.toward, level.verdict), (None, Some(1), Verdict::NotAttained));
    assert_eq!(blockers(&overview), ["incident-practice 0 of 3, needs 3", "alert-rules 1 of 2, needs 2"]);
    assert_eq!(level.exception.map(id), Some("obs-pillars"));
    assert_eq!((level.supporting_met, level.supporting_of), (1, 3));
    assert_eq!(fit(&overview), ["sre 35 (87)", "platform 32 (76)", "data-ml 56 (83)", "security 33 (66)"]);
    // The same eight as the brief names, in the order that it asks for.
    assert_eq!(
        pitfalls(&overview),
        [
            "Detected model-before-telemetry",
            "Detected model-before-incident-process",
            "Detected no-feedback",
            "Detected ai-before-outcomes",
            "Detected automation-before-rollback",
            "Detected automation-before-audit",
            "Detected insight-without-action",
            "Detected accuracy-without-impact",
        ]
    );
    assert_eq!(
        gaps(&overview)[..6],
        [
            "incident-practice 0->3 110 yes",
            "drift 1->3 77 yes",
            "impact-measurement 0->2 69 no",
            "telemetry-hygiene 0->2 63 no",
            "explainability 1->3 62 yes",
            "evaluation-tradeoffs 2->3 61 no",
        ]
    );
    assert_eq!(overview.gaps.len(), 20);
    assert_eq!(
        ids(&overview.unknown),
        [
            "data-handling",
            "sampling-cardinality",
            "threat-detection",
            "iac",
            "cicd",
            "collaboration",
            "pipeline-security",
            "compliance",
            "model-governance",
        ]
    );
    assert_eq!(next(&overview), "raise incident-practice 0 to 1");
    let NextStep::Raise { starter, project, .. } = &overview.next else { panic!("{:?}", overview.next) };
    assert!(starter);
    assert_eq!(project.as_ref().map(|p| (p.id.as_str(), p.available)), Some(("P18", true)));
}

const CORE_1: &str = "obs-pillars 3+, incident-practice 3+, alert-rules 3+, scripting 3+, basic-stats 3+";

#[test]
fn c_five_core_items_and_nothing_else() {
    let overview = Person::new(&["sre"], 1, None).table(CORE_1).overview();
    let level = &overview.level;
    assert_eq!((level.attained, level.toward, level.verdict), (None, Some(1), Verdict::Undetermined));
    assert_eq!(level.blockers().count(), 0);
    assert_eq!((level.supporting_met, level.supporting_of), (0, 7));
    assert_eq!(stages(&overview), ["40/40 (4 of 12)", "10/10 (1 of 11)", "0/0 (0 of 12)", "0/0 (0 of 5)"]);
    assert_eq!(fit(&overview)[0], "sre - (40)");
    assert_eq!(next(&overview), "rate infra-patterns");
}

#[test]
fn d_all_of_levels_one_and_two() {
    let said = |ix| Some(if framework().competency(ix).level <= 2 { "3+" } else { "1+" });
    let overview = Person::new(&["sre"], 3, None).all(said).overview();
    let level = &overview.level;
    assert_eq!((level.attained, level.toward, level.verdict), (Some(2), Some(3), Verdict::NotAttained));
    assert_eq!(
        blockers(&overview),
        [
            "telemetry-strategy 1 of 3, needs 3",
            "model-governance 1 of 2, needs 2",
            "feedback-loops 1 of 3, needs 3",
            "outcome-alignment 1 of 3, needs 3",
            "adoption-leadership 1 of 3, needs 3",
        ]
    );
    assert_eq!((level.mentor_confirmed, level.mentor_needed), (0, 3));
    assert_eq!(overview.stages.iter().map(|s| s.claimed).collect::<Vec<_>>(), [100, 100, 100, 33]);
    assert_eq!(fit(&overview), ["sre 89 (100)", "platform 92 (100)", "data-ml 91 (100)", "security 91 (100)"]);
    assert_eq!(pitfalls(&overview), [""; 0]);
}

const F: [&str; 6] = ["anomaly-detection", "event-correlation", "telemetry-pipelines", "streaming", "iac", "cicd"];

#[test]
fn f_platform_engineer_with_both_of_the_pair() {
    let said = |ix| {
        let competency = framework().competency(ix);
        let early = competency.stage <= 2;
        match competency.level {
            1 => Some(if early { "3+" } else { "3" }),
            2 if F.contains(&id(ix)) => Some(if early { "3+" } else { "3" }),
            2 => Some(if early { "2+" } else { "2" }),
            _ => None,
        }
    };
    let overview = Person::new(&["platform"], 2, None).all(said).overview();
    assert_eq!(stages(&overview), ["100/100 (12 of 12)", "80/80 (12 of 12)", "66/0 (11 of 11)", "0/0 (0 of 5)"]);
    assert_eq!(overview.active_stage, 3);
    let level = &overview.level;
    assert_eq!((level.attained, level.toward, level.verdict), (Some(1), Some(2), Verdict::NotAttained));
    // Both stand at 2: the first in table order has the one exception, the other blocks.
    assert_eq!(level.exception.map(id), Some("runbook-integration"));
    assert_eq!(blockers(&overview), ["collaboration 2 of 3, needs 3"]);
    assert_eq!((level.supporting_met, level.supporting_of), (10, 10));
    assert_eq!(fit(&overview), ["sre 86 (95)", "platform 86 (98)", "data-ml 84 (96)", "security 87 (98)"]);
    assert_eq!(pitfalls(&overview), [""; 0]);
    assert_eq!(ids(&overview.unknown), ["telemetry-strategy"]);
    assert_eq!(
        gaps(&overview)[..6],
        [
            "cicd 2->3 34 yes",
            "telemetry-hygiene 2->3 32 yes",
            "sampling-cardinality 2->3 32 yes",
            "event-driven 2->3 32 yes",
            "safe-rollback 2->3 32 yes",
            "iac 2->3 30 yes",
        ]
    );
    assert_eq!(overview.gaps.len(), 8);
    assert!(overview.gaps.iter().all(|gap| gap.ready));
    assert_eq!(next(&overview), "raise cicd 2 to 3");
}

const CONFIRMED: [&str; 5] =
    ["model-governance", "feedback-loops", "outcome-alignment", "telemetry-pipelines", "anomaly-detection"];

#[test]
fn g_two_clusters_at_the_top() {
    let said = |ix| {
        Some(match (framework().competency(ix).level, CONFIRMED.contains(&id(ix))) {
            (3, false) => "3+",
            (3, true) => "3+*",
            (_, false) => "4+",
            (_, true) => "4+*",
        })
    };
    let overview = Person::new(&["sre", "security"], 3, Some("security-to-secops")).all(said).overview();
    let level = &overview.level;
    assert_eq!((level.attained, level.toward, level.verdict), (Some(3), None, Verdict::Attained));
    assert_eq!((level.mentor_confirmed, level.mentor_needed), (3, 3));
    let whole = overview.stages.iter().all(|s| (s.claimed, s.backed, s.rated) == (100, 100, s.of) && s.complete);
    assert!(whole, "{:?}", overview.stages);
    assert_eq!(fit(&overview), ["sre 100 (100)", "platform 100 (100)", "data-ml 100 (100)", "security 100 (100)"]);
    assert_eq!((overview.gaps.len(), overview.pitfalls.len(), overview.unknown.len()), (0, 0, 0));
    assert_eq!(next(&overview), "confirm obs-pillars");
}

/// With two of the three mentor ratings, Level 3 is a claim that nobody else confirms.
#[test]
fn g_two_confirmations_are_not_enough() {
    let said = |ix| Some(if CONFIRMED[1..].contains(&id(ix)) { "3+*" } else { "3+" });
    let level = Person::new(&["sre", "security"], 3, None).all(said).overview().level;
    assert_eq!((level.attained, level.toward, level.verdict), (Some(2), Some(3), Verdict::NotAttained));
    assert_eq!((level.blockers().count(), level.mentor_confirmed, level.mentor_needed), (0, 2, 3));
}

#[test]
fn nothing_is_recorded_yet() {
    let overview = Overview::new(framework(), &Standing::default(), "2026-11-23".parse().unwrap());
    assert_eq!((overview.rated, overview.target, overview.active_stage), (0, 1, 1));
    assert_eq!(overview.roles.len(), 1);
    assert_eq!((overview.level.toward, overview.level.verdict), (Some(1), Verdict::Undetermined));
    assert_eq!((overview.gaps.len(), overview.pitfalls.len()), (0, 0));
    assert!(overview.fit.iter().all(|fit| fit.percent.is_none() && fit.coverage == 0));
    assert_eq!(next(&overview), "rate obs-pillars");
}

/// Level 2 wants the better of the pair, and names it.
#[test]
fn a_pair_counts_once_as_its_better_member() {
    let person = |pair: &str| {
        let others = |ix| (framework().competency(ix).level <= 2).then_some("3+");
        Person::new(&["sre"], 2, None).all(others).table(pair).overview()
    };
    let overview = person("anomaly-detection 3+, event-correlation 0");
    assert_eq!(overview.level.attained, Some(2));
    assert_eq!((overview.expected[ix("anomaly-detection")], overview.expected[ix("event-correlation")]), (3, 1));
    // The other is still a prerequisite of what is expected (explainability), so 2 and not 1.
    let overview = person("anomaly-detection 0, event-correlation 3+");
    assert_eq!(overview.level.attained, Some(2));
    assert_eq!((overview.expected[ix("anomaly-detection")], overview.expected[ix("event-correlation")]), (2, 3));
    let overview = person("anomaly-detection 0, event-correlation 1");
    assert_eq!(blockers(&overview), ["event-correlation 1 of 3, needs 2"]);
    assert_eq!(overview.level.core.len(), 5);
    let overview = person("anomaly-detection 1, event-correlation 1");
    assert_eq!(blockers(&overview), ["anomaly-detection 1 of 3, needs 2"]);
}

/// The quick placement draws an estimate until 60 % of a stage is rated, and enters nothing else.
#[test]
fn a_placement_is_an_estimate_only() {
    let mut person = Person::new(&["sre"], 2, Some("sre-to-aiops")).table(CORE_1);
    let plain = person.overview();
    person.standing.placement = framework().stages().iter().map(|s| s.id.clone()).zip([2, 1, 3, 0]).collect();
    let mut placed = person.overview();
    let estimates: Vec<_> = placed.stages.iter().map(|s| s.estimate).collect();
    assert_eq!(estimates, [Some(66), Some(33), Some(100), Some(0)]);
    for stage in &mut placed.stages {
        stage.estimate = None;
    }
    assert_eq!(placed, plain);
    person.standing.marks = a().standing.marks;
    assert!(person.overview().stages.iter().all(|stage| stage.estimate.is_none()));
}

/// What Walk says after a rating.
#[test]
fn a_rating_is_answered_in_one_sentence() {
    let before = a().overview();
    let said = |person: Person| Progress::between(&before, &person.overview()).sentence(framework());
    assert_eq!(said(a()), "");
    assert!(Progress::between(&before, &a().overview()).is_empty());
    assert_eq!(
        said(a().rate("basic-stats", "2")),
        "Statistics for operations 1 to 2: Data fluency 21 to 24%, Level 1 attained"
    );
    assert_eq!(said(a().rate("tracing", "3")), "Distributed tracing 3 claimed, 2 counted");
    assert_eq!(
        said(a().rate("scripting", "1")),
        "Scripting for automation 3 to 1: Operational literacy 88 to 82%, 2 blockers of Level 1 left"
    );
}

#[test]
fn every_competency_has_a_starter_task() {
    for ix in framework().indices() {
        let starter = Starter::new(framework(), ix);
        assert_eq!((*starter.hours.start(), *starter.hours.end()), (2, 3));
        assert_eq!((starter.references.len(), starter.steps.len()), (2, 5), "{starter:?}");
    }
}
