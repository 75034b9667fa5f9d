//! What a mentoring session is worth spending on (brief 2.10): each competency once with its reasons, most pressing
//! first, and two questions drawn for what is on the list.

use std::cmp::Reverse;

use super::effective::ahead_of_base;
use super::overview::Overview;
use crate::framework::framework::Framework;
use crate::framework::id::PitfallId;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};
use crate::framework::text::Text;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::standing::Standing;

/// How many questions are drawn.
pub const QUESTIONS: usize = 2;

/// The questions are drawn for so many of the first topics: those that will be talked about.
const FIRST: usize = 6;

/// Why a competency is worth talking about, most pressing first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Somebody put it on the agenda.
    ByHand,
    /// The last session left it at a disagreement.
    Disagreed,
    /// Self and mentor differ by two or more: the self-rating, then the mentor's.
    Disputed(Rating, Rating),
    /// The person asks for a review: the self-rating, given later and above the mentor's.
    Review(Rating, Rating),
    /// A self-rating of 3 or more that neither evidence of real work nor a mentor backs.
    Unbacked(Rating),
    /// It counts as 3 or more on top of these prerequisites at 0 or 1.
    AheadOfBase(Vec<Ix>),
    /// It is the way out of a pitfall that fires.
    Pitfall(PitfallId),
    /// The self-rating moved since the last session: before and after.
    Moved(Option<Rating>, Option<Rating>),
    /// So many pieces of evidence were added since the last session.
    Evidence(usize),
    /// Nothing is newer than so many whole months.
    Stale(u16),
}

impl Reason {
    /// Whether it tells something of the self-rating, which a mentor is not to know before they have rated.
    #[must_use]
    pub fn tells(&self) -> bool {
        match self {
            Self::ByHand | Self::Disagreed | Self::Evidence(_) | Self::Stale(_) => false,
            Self::Disputed(..)
            | Self::Review(..)
            | Self::Unbacked(_)
            | Self::AheadOfBase(_)
            | Self::Pitfall(_)
            | Self::Moved(..) => true,
        }
    }

    /// Its place in the order of urgency.
    fn rank(&self) -> u8 {
        match self {
            Self::ByHand => 0,
            Self::Disagreed => 1,
            Self::Disputed(..) => 2,
            Self::Review(..) => 3,
            Self::Unbacked(_) => 4,
            Self::AheadOfBase(_) => 5,
            Self::Pitfall(_) => 6,
            Self::Moved(..) => 7,
            Self::Evidence(_) => 8,
            Self::Stale(_) => 9,
        }
    }
}

/// A competency to talk about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Which.
    pub competency: Ix,
    /// Why, most pressing first; those that would tell the self-rating are left out where it is hidden.
    pub reasons: Vec<Reason>,
    /// Whether reasons were left out.
    pub veiled: bool,
}

/// A question to be asked in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// About which competency.
    pub competency: Ix,
    /// The question.
    pub question: Text,
}

/// What the agenda is made from.
pub struct Basis<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// What holds.
    pub standing: &'a Standing,
    /// What it means.
    pub overview: &'a Overview,
    /// The day of the last session, and the person's own ratings then; none before the first.
    pub last: Option<(Day, &'a Table<Option<Rating>>)>,
}

/// What a session is worth spending on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Topics {
    /// Competencies, most pressing first, each once.
    pub topics: Vec<Topic>,
    /// Questions drawn for the first of them; none where nothing is on the agenda.
    pub questions: Vec<Asked>,
}

impl Topics {
    /// The agenda. `added` was put on it by hand; `hidden` says of which competencies the self-rating is not to be told,
    /// and then neither the reasons nor the order tell it. `session` draws the questions: the same session draws the
    /// same ones.
    #[must_use]
    pub fn new(basis: &Basis<'_>, added: &[Ix], session: Option<EntryId>, hidden: impl Fn(Ix) -> bool) -> Self {
        let framework = basis.framework;
        let mut topics: Vec<Topic> = framework
            .indices()
            .map(|ix| {
                let mut reasons = basis.reasons(ix, added);
                let all = reasons.len();
                if hidden(ix) {
                    reasons.retain(|reason| !reason.tells());
                }
                Topic { competency: ix, veiled: reasons.len() < all, reasons }
            })
            .filter(|topic| topic.veiled || !topic.reasons.is_empty())
            .collect();
        let blind = framework.indices().any(&hidden);
        // While anything is hidden the order stays what it was when all was: a topic that jumps would tell, too.
        topics.sort_by_key(|topic| {
            let known: Vec<u8> =
                topic.reasons.iter().filter(|reason| !blind || !reason.tells()).map(Reason::rank).collect();
            let weight = basis.overview.weights.get(topic.competency).copied().unwrap_or(0);
            (known.iter().min().copied().unwrap_or(u8::MAX), Reverse(known.len()), Reverse(weight))
        });
        let questions = draw(framework, &topics, session);
        Self { topics, questions }
    }
}

impl Basis<'_> {
    fn reasons(&self, ix: Ix, added: &[Ix]) -> Vec<Reason> {
        let (Some(mark), Some(reading)) = (self.standing.marks.get(ix), self.overview.readings.get(ix)) else {
            return Vec::new();
        };
        let own = mark.own.map(|own| own.rating);
        let mut reasons = Vec::new();
        reasons.extend(added.contains(&ix).then_some(Reason::ByHand));
        reasons.extend(mark.disagreed.then_some(Reason::Disagreed));
        if let (Some(given), Some(mentor)) = (mark.own, &mark.mentor) {
            let apart = given.rating.number().abs_diff(mentor.rating.number()) >= 2;
            reasons.extend(apart.then_some(Reason::Disputed(given.rating, mentor.rating)));
            let asks = given.rating > mentor.rating && (given.at, given.entry) > (mentor.at, mentor.entry);
            reasons.extend(asks.then_some(Reason::Review(given.rating, mentor.rating)));
        }
        let claim = own.filter(|own| *own >= Rating::INDEPENDENT && mark.mentor.is_none());
        let short = reading.effective.is_some_and(|r| r < Rating::INDEPENDENT);
        reasons.extend(claim.filter(|_| short).map(Reason::Unbacked));
        let base: Vec<Ix> = ahead_of_base(self.framework, &self.overview.readings, ix).collect();
        reasons.extend((!base.is_empty()).then_some(Reason::AheadOfBase(base)));
        let pitfall = self.overview.pitfalls.iter().find(|firing| firing.remedy.contains(&ix));
        reasons.extend(pitfall.map(|firing| Reason::Pitfall(firing.id.clone())));
        if let Some((day, then)) = self.last {
            let before = then.get(ix).copied().flatten();
            reasons.extend((before != own).then_some(Reason::Moved(before, own)));
            let pieces = mark.evidence.iter().filter(|filed| Day(filed.at.date()) > day).count();
            reasons.extend((pieces > 0).then_some(Reason::Evidence(pieces)));
        }
        let months = reading.age.filter(|_| reading.stale).map(|age| age.months);
        reasons.extend(months.map(Reason::Stale));
        reasons.sort_by_key(Reason::rank);
        reasons
    }
}

/// Draws the questions from what a mentor may ask of the first topics, by the id of the session.
fn draw(framework: &Framework, topics: &[Topic], session: Option<EntryId>) -> Vec<Asked> {
    let seed = session.map_or(0, |session| session.0.as_u128());
    // The low bits of an id are chance; each draw takes its own.
    let chance = |n: usize, of: usize| usize::try_from((seed >> (12 * n)) & 0xFFF).unwrap_or(0) % of.max(1);
    let mut first: Vec<Ix> = topics.iter().take(FIRST).map(|topic| topic.competency).collect();
    let mut asked = Vec::with_capacity(QUESTIONS);
    for n in 0..QUESTIONS {
        if first.is_empty() {
            break;
        }
        let competency = first.remove(chance(2 * n, first.len()));
        let questions = &framework.guide(competency).mentor_questions;
        if let Some(question) = questions.get(chance(2 * n + 1, questions.len())) {
            asked.push(Asked { competency, question: question.clone() });
        }
    }
    asked
}
