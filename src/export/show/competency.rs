//! `opsarc/show@1`: one competency in full.

use serde::Serialize;

use crate::export::gaps::ids;
use crate::export::person::FrameworkRef;
use crate::framework::competency::Origin;
use crate::framework::framework::Framework;
use crate::framework::glossary::Term;
use crate::framework::guide::Interview;
use crate::framework::id::{AreaId, CompetencyId, DomainId, ProjectId, ReferenceId};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::insight::overview::Overview;
use crate::profile::body::{Evidence, Note};
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::mark::Filed;
use crate::profile::moment::Moment;
use crate::profile::standing::Standing;

/// The output of `opsarc show COMPETENCY --json`.
#[derive(Debug, Clone, Serialize)]
pub struct ShowReport<'a> {
    /// `opsarc/show@1`.
    pub schema: &'static str,
    /// The day it describes.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// The competency.
    pub competency: &'a CompetencyId,
    /// Its title.
    pub title: &'a Text,
    /// Its level.
    pub level: u8,
    /// Its stage.
    pub stage: u8,
    /// Its area.
    pub area: &'a AreaId,
    /// Whose craft it is.
    pub domains: &'a [DomainId],
    /// Where the source names it.
    pub origin: Origin,
    /// Which of its fields are ours and not the source's.
    pub inferred: &'a [String],
    /// Its weight for the person's roles, 0 to 3.
    pub weight: u8,
    /// What is expected of it toward the target.
    pub expected: u8,
    /// What counts.
    pub rating: Option<Rating>,
    /// What counts and is backed.
    pub backed: u8,
    /// The self-rating.
    #[serde(rename = "self")]
    pub own: Option<Given>,
    /// The mentor rating.
    pub mentor: Option<GivenByMentor<'a>>,
    /// Whether self and mentor differ.
    pub disputed: bool,
    /// Whether it is older than its horizon.
    pub stale: bool,
    /// One step lower where it is stale: a heuristic that enters no rule.
    pub today: Option<Rating>,
    /// How long since the newest of rating and evidence; null where it is unrated.
    pub age: Option<AgeShape>,
    /// After how long it is stale.
    pub horizon: HorizonShape,
    /// What it is.
    pub description: &'a Text,
    /// Why it matters.
    pub why: Option<&'a Text>,
    /// The anchors for 0 to 4.
    pub anchors: Vec<&'a Text>,
    /// Counter-examples for 2, 3 and 4, each completing "not yet, if".
    pub not_yet: &'a [Text],
    /// Evidence recorded, oldest first.
    pub evidence: Vec<FiledShape<'a, Evidence>>,
    /// Notes, oldest first.
    pub notes: Vec<FiledShape<'a, Note>>,
    /// What would show it.
    pub evidence_prompts: &'a [Text],
    /// Questions of a mentor.
    pub mentor_questions: &'a [Text],
    /// Interview questions.
    pub interview: &'a [Interview],
    /// Facts to keep right.
    pub facts: &'a [Text],
    /// Facts that go beyond the source.
    pub beyond: &'a [Text],
    /// Direct prerequisites.
    pub prerequisites: Vec<CompetencyId>,
    /// What depends on it, directly or not.
    pub unlocks: Vec<CompetencyId>,
    /// Projects that move it.
    pub projects: Vec<&'a ProjectId>,
    /// References.
    pub references: Vec<&'a ReferenceId>,
    /// The terms of the glossary that serve it.
    pub terms: Vec<&'a Term>,
}

/// How long since the newest of rating and evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AgeShape {
    /// Days.
    pub days: u32,
    /// Whole calendar months.
    pub months: u16,
}

/// After how long a competency is stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct HorizonShape {
    /// Months.
    pub months: u16,
    /// Whose it is: `framework`, `configuration` or `self`.
    pub by: &'static str,
    /// That it is a rule of thumb, always.
    pub heuristic: bool,
}

/// A rating with its date.
#[derive(Debug, Clone, Serialize)]
pub struct Given {
    /// The rating.
    pub rating: Rating,
    /// When.
    pub at: Moment,
}

/// A mentor's rating.
#[derive(Debug, Clone, Serialize)]
pub struct GivenByMentor<'a> {
    /// The rating.
    pub rating: Rating,
    /// When.
    pub at: Moment,
    /// By whom.
    pub mentor: &'a Text,
    /// Whether a signature covers it; `opsarc verify` says whether it is a good one.
    pub signed: bool,
}

/// A record with its entry.
#[derive(Debug, Clone, Serialize)]
pub struct FiledShape<'a, T> {
    /// The entry.
    pub entry: EntryId,
    /// When.
    pub at: Moment,
    /// What.
    #[serde(flatten)]
    pub item: &'a T,
}

fn filed<T>(records: &[Filed<T>]) -> Vec<FiledShape<'_, T>> {
    records.iter().map(|r| FiledShape { entry: r.entry, at: r.at, item: &r.item }).collect()
}

impl<'a> ShowReport<'a> {
    /// Makes the report of the competency at `ix`.
    #[must_use]
    pub fn new(framework: &'a Framework, standing: &'a Standing, overview: &Overview, ix: Ix) -> Self {
        let (c, guide) = (framework.competency(ix), framework.guide(ix));
        let reading = overview.readings.get(ix).copied().unwrap_or_default();
        let mark = standing.marks.get(ix);
        let own = mark.and_then(|m| m.own).map(|own| Given { rating: own.rating, at: own.at });
        let mentor = mark.and_then(|m| m.mentor.as_ref()).map(|m| GivenByMentor {
            rating: m.rating,
            at: m.at,
            mentor: &m.mentor,
            signed: standing.signed.contains(&m.entry),
        });
        Self {
            schema: "opsarc/show@1",
            as_of: overview.as_of,
            framework: FrameworkRef::new(framework),
            competency: &c.id,
            title: &c.title,
            level: c.level,
            stage: c.stage,
            area: &c.area,
            domains: &c.domains,
            origin: c.origin,
            inferred: &guide.inferred,
            weight: overview.weights.get(ix).copied().unwrap_or(0),
            expected: overview.expected.get(ix).copied().unwrap_or(0),
            rating: reading.effective,
            backed: reading.backed,
            own,
            mentor,
            disputed: reading.disputed,
            stale: reading.stale,
            today: reading.today,
            age: reading.age.map(|age| AgeShape { days: age.days, months: age.months }),
            horizon: HorizonShape {
                months: reading.horizon,
                by: match mark {
                    Some(mark) if mark.horizon.is_some() => "self",
                    _ if framework.horizons().iter().any(|(of, _)| *of == ix) => "configuration",
                    _ => "framework",
                },
                heuristic: true,
            },
            description: &guide.description,
            why: guide.why.as_ref(),
            anchors: Rating::all().filter_map(|rating| framework.anchor(ix, rating)).collect(),
            not_yet: &guide.not_yet,
            evidence: mark.map_or_else(Vec::new, |m| filed(&m.evidence)),
            notes: mark.map_or_else(Vec::new, |m| filed(&m.notes)),
            evidence_prompts: &guide.evidence_prompts,
            mentor_questions: &guide.mentor_questions,
            interview: &guide.interview,
            facts: &guide.facts,
            beyond: &guide.beyond,
            prerequisites: ids(framework, framework.prerequisites(ix)),
            unlocks: ids(framework, framework.dependents(ix)),
            projects: framework.projects_of(ix).map(|p| &p.id).collect(),
            references: framework.references_of(ix).map(|r| &r.id).collect(),
            terms: framework.glossary().iter().filter(|term| term.serves.contains(&c.id)).collect(),
        }
    }
}
