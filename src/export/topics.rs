//! `opsarc/agenda@1`: the agenda of a session, and why each competency is on it in words.

use serde::Serialize;

use super::person::FrameworkRef;
use super::words;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::text::Text;
use crate::insight::topics::{Reason, Topic, Topics};
use crate::profile::day::Day;
use crate::profile::entry::EntryId;

/// What is said of a competency whose reasons would tell the self-rating.
pub const VEILED: &str = "the record asks for a look; why is told once you have rated it";

/// What is said where nothing is on the agenda.
pub const NOTHING: &str = "Nothing presses: no dispute, no claim without backing, nothing stale. \
     What would the person like to talk about?";

/// Why, in words: "you differ: self 3, mentor 1".
#[must_use]
pub fn reason(framework: &Framework, reason: &Reason) -> String {
    match reason {
        Reason::ByHand => "put on the agenda".to_owned(),
        Reason::Disagreed => "left open last time".to_owned(),
        Reason::Disputed(own, mentor) => format!("far apart: self {own}, mentor {mentor}"),
        Reason::Review(own, mentor) => format!("asks for a review: self {own}, mentor {mentor}"),
        Reason::Unbacked(own) => format!("self {own} without evidence of real work"),
        Reason::AheadOfBase(base) => {
            let base: Vec<_> = base.iter().map(|ix| words::title(framework, *ix)).collect();
            format!("ahead of its base: {}", words::list(&base))
        }
        Reason::Pitfall(id) => {
            let title = framework.pitfalls().iter().find(|pitfall| pitfall.id == *id);
            format!("way out of \"{}\"", title.map_or_else(|| id.to_string(), |p| p.title.line().into_owned()))
        }
        Reason::Moved(before, after) => {
            format!("self moved from {} to {}", words::rating(*before), words::rating(*after))
        }
        Reason::Evidence(pieces) => format!("{} of new evidence", words::count(*pieces, "piece", "pieces")),
        Reason::Stale(months) => {
            format!("nothing new for {}", words::count(usize::from(*months), "month", "months"))
        }
    }
}

/// All reasons of a topic in a line.
#[must_use]
pub fn why(framework: &Framework, topic: &Topic) -> String {
    let told = topic.reasons.iter().map(|told| reason(framework, told));
    let veiled = topic.veiled.then(|| VEILED.to_owned());
    told.chain(veiled).collect::<Vec<_>>().join("; ")
}

fn slug(reason: &Reason) -> &'static str {
    match reason {
        Reason::ByHand => "added",
        Reason::Disagreed => "disagreed",
        Reason::Disputed(..) => "disputed",
        Reason::Review(..) => "review",
        Reason::Unbacked(_) => "unbacked",
        Reason::AheadOfBase(_) => "ahead-of-base",
        Reason::Pitfall(_) => "pitfall",
        Reason::Moved(..) => "moved",
        Reason::Evidence(_) => "evidence",
        Reason::Stale(_) => "stale",
    }
}

/// The output of `opsarc session agenda --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaReport {
    /// `opsarc/agenda@1`.
    pub schema: &'static str,
    /// The day it describes.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// The open session; null where none is open.
    pub session: Option<EntryId>,
    /// The day of the last session; null before the first.
    pub since: Option<Day>,
    /// Competencies, most pressing first.
    pub topics: Vec<TopicShape>,
    /// Questions to ask.
    pub questions: Vec<QuestionShape>,
}

/// A competency on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicShape {
    /// Which.
    pub competency: CompetencyId,
    /// `added`, `disagreed`, `disputed`, `review`, `unbacked`, `ahead-of-base`, `pitfall`, `moved`, `evidence` or `stale`.
    pub reasons: Vec<&'static str>,
    /// In words.
    pub why: String,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionShape {
    /// About which competency.
    pub competency: CompetencyId,
    /// The question.
    pub question: Text,
}

impl AgendaReport {
    /// Makes the report.
    #[must_use]
    pub fn new(
        framework: &Framework,
        topics: &Topics,
        as_of: Day,
        session: Option<EntryId>,
        since: Option<Day>,
    ) -> Self {
        let id = |ix| framework.competency(ix).id.clone();
        let topic = |topic: &Topic| TopicShape {
            competency: id(topic.competency),
            reasons: topic.reasons.iter().map(slug).collect(),
            why: why(framework, topic),
        };
        let questions = topics.questions.iter();
        Self {
            schema: "opsarc/agenda@1",
            as_of,
            framework: FrameworkRef::new(framework),
            session,
            since,
            topics: topics.topics.iter().map(topic).collect(),
            questions: questions
                .map(|asked| QuestionShape { competency: id(asked.competency), question: asked.question.clone() })
                .collect(),
        }
    }
}

/// What is on the agenda, in a line: the first of it by name.
#[must_use]
pub fn headline(framework: &Framework, topics: &Topics) -> String {
    const NAMED: usize = 3;
    let mut named: Vec<String> =
        topics.topics.iter().take(NAMED).map(|topic| words::title(framework, topic.competency)).collect();
    match topics.topics.len().saturating_sub(NAMED) {
        _ if named.is_empty() => return NOTHING.to_owned(),
        0 => {}
        more => named.push(format!("{more} more")),
    }
    format!("On the agenda: {}.", words::list(&named))
}

/// The agenda as text.
#[must_use]
pub fn text(framework: &Framework, topics: &Topics) -> String {
    let mut out = String::new();
    if topics.topics.is_empty() {
        hang(&mut out, "", NOTHING);
        return out;
    }
    out.push_str("Agenda\n");
    for topic in &topics.topics {
        let title = words::title(framework, topic.competency);
        hang(&mut out, "  ", &format!("{title}: {}", why(framework, topic)));
    }
    out.push_str("\nTo ask\n");
    for asked in &topics.questions {
        hang(&mut out, "  ", &format!("{}: {}", words::title(framework, asked.competency), asked.question.line()));
    }
    out
}
