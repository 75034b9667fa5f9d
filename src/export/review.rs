//! `opsarc/review@1`: the questions of this week's review, and the same as lines.

use serde::Serialize;

use super::dates;
use super::person::FrameworkRef;
use super::words;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::insight::overview::Overview;
use crate::insight::review::{Question, Reason};
use crate::profile::day::Day;

/// What is said where nothing is asked.
pub const NOTHING: &str = "Nothing to review this week.";

/// The output of `opsarc review --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewReport {
    /// `opsarc/review@1`.
    pub schema: &'static str,
    /// The day it describes.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// How many minutes it takes, about; at most five.
    pub minutes: usize,
    /// The questions, most pressing first.
    pub questions: Vec<QuestionShape>,
    /// How many more wait for the weeks to come.
    pub later: usize,
    /// How many were answered within the last seven days.
    pub answered: usize,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionShape {
    /// About which competency.
    pub competency: CompetencyId,
    /// `disputed`, `evidence`, `stale` or `changed`.
    pub reason: &'static str,
    /// The rating to look at again.
    pub rating: Rating,
    /// In words.
    pub question: String,
    /// The command that says "still so"; another rating in it says what it is now.
    pub answer: String,
}

impl ReviewReport {
    /// Makes the report.
    #[must_use]
    pub fn new(framework: &Framework, overview: &Overview) -> Self {
        let shape = |question: &Question| QuestionShape {
            competency: framework.competency(question.competency).id.clone(),
            reason: reason(question.reason),
            rating: question.rating,
            question: ask(framework, question, overview.as_of),
            answer: answer(framework, question),
        };
        Self {
            schema: "opsarc/review@1",
            as_of: overview.as_of,
            framework: FrameworkRef::new(framework),
            minutes: overview.review.minutes(),
            questions: overview.review.questions.iter().map(shape).collect(),
            later: overview.review.later,
            answered: overview.review.answered,
        }
    }
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Disputed { .. } => "disputed",
        Reason::Evidence { .. } => "evidence",
        Reason::Stale { .. } => "stale",
        Reason::Changed { .. } => "changed",
    }
}

/// What is asked, without the competency's title.
#[must_use]
pub fn about(question: &Question, as_of: Day) -> String {
    let rating = question.rating;
    match question.reason {
        Reason::Disputed { mentor: Some(mentor) } if mentor != rating => {
            format!("You say {rating}, your mentor {mentor}. What would settle it?")
        }
        Reason::Disputed { .. } => format!("Your last session left it open. Is it {rating}?"),
        Reason::Evidence { pieces } => {
            let pieces = words::count(pieces, "piece", "pieces");
            format!("{pieces} of evidence since it was rated {rating}. Does it change the rating?")
        }
        Reason::Stale { months, .. } => format!("Nothing new for {months} months. Still {rating}?"),
        Reason::Changed { from, on } => {
            format!("It went from {from} to {rating}, last looked at in {}. Does it hold?", dates::month(on, as_of))
        }
    }
}

/// What is asked, with the competency's title.
#[must_use]
pub fn ask(framework: &Framework, question: &Question, as_of: Day) -> String {
    format!("{}: {}", words::title(framework, question.competency), about(question, as_of))
}

/// The command that says "still so".
fn answer(framework: &Framework, question: &Question) -> String {
    format!("opsarc rate {} {}", framework.competency(question.competency).id, question.rating)
}

/// The review in a few words, such as "This week's review: 3 questions, about 3 minutes"; none where nothing is asked.
#[must_use]
pub fn headline(overview: &Overview) -> Option<String> {
    let review = &overview.review;
    let questions = words::count(review.questions.len(), "question", "questions");
    let minutes = words::count(review.minutes(), "minute", "minutes");
    (!review.questions.is_empty()).then(|| format!("This week's review: {questions}, about {minutes}"))
}

/// The review as lines within 80 columns.
#[must_use]
pub fn text(framework: &Framework, overview: &Overview) -> String {
    let mut out = String::new();
    let Some(headline) = headline(overview) else {
        hang(&mut out, "", NOTHING);
        later(&mut out, overview.review.later);
        return out;
    };
    hang(&mut out, "", &format!("{headline}."));
    out.push('\n');
    for (n, question) in overview.review.questions.iter().enumerate() {
        hang(&mut out, &format!("{:>2}  ", n + 1), &ask(framework, question, overview.as_of));
        hang(&mut out, "    ", &answer(framework, question));
    }
    out.push('\n');
    hang(&mut out, "", "The same rating again says \"still so\"; another one says what it is now.");
    later(&mut out, overview.review.later);
    out
}

fn later(out: &mut String, later: usize) {
    if later > 0 {
        let what = words::count(later, "more question waits", "more questions wait");
        hang(out, "", &format!("{what} for the weeks to come."));
    }
}
