//! The rules of writing as tables: how many texts each field has, how long they are, and what is asked of them. The
//! numbers for competencies are those of brief 3.9; where it names none, they leave room around the shipped texts.

use super::ask::{
    completes_not_yet, full_stop, no_degree, no_product, no_years, one_sentence, open_question, readable, verb_first,
};
use super::field::Field;
use crate::framework::checklist::Checklist;
use crate::framework::competency::Competency;
use crate::framework::glossary::Term;
use crate::framework::guide::Guide;
use crate::framework::legal::LegalNote;
use crate::framework::level::Level;
use crate::framework::pitfall::{Pitfall, Warning};
use crate::framework::project::{Brief, Project};
use crate::framework::reference::{Reference, Sandbox};
use crate::framework::role::Role;

/// As many as one likes.
const ANY: std::ops::RangeInclusive<usize> = 0..=99;

/// A competency with its words.
pub(in crate::framework) const COMPETENCY: [Field<(Competency, Guide)>; 10] = [
    Field {
        name: "description",
        texts: |(_, g)| vec![&g.description],
        count: 1..=1,
        words: 40..=70,
        asks: &[readable],
    },
    Field { name: "why", texts: |(_, g)| g.why.iter().collect(), count: 1..=1, words: 30..=55, asks: &[readable] },
    Field {
        name: "anchors",
        texts: |(_, g)| g.anchors.iter().collect(),
        count: 5..=5,
        words: 10..=27,
        asks: &[one_sentence, no_product, no_degree, no_years],
    },
    Field {
        name: "not_yet",
        texts: |(_, g)| g.not_yet.iter().collect(),
        count: 3..=3,
        words: 8..=27,
        asks: &[completes_not_yet, full_stop, no_product],
    },
    Field {
        name: "evidence_prompts",
        texts: |(_, g)| g.evidence_prompts.iter().collect(),
        count: 3..=3,
        words: 7..=26,
        asks: &[],
    },
    Field {
        name: "mentor_questions",
        texts: |(_, g)| g.mentor_questions.iter().collect(),
        count: 2..=2,
        words: 8..=30,
        asks: &[open_question],
    },
    Field {
        name: "interview",
        texts: |(_, g)| g.interview.iter().map(|i| &i.question).collect(),
        count: 2..=2,
        words: 4..=40,
        asks: &[],
    },
    // How many points each question has is told by question, not here.
    Field {
        name: "strong",
        texts: |(_, g)| g.interview.iter().flat_map(|i| &i.strong).collect(),
        count: ANY,
        words: 2..=28,
        asks: &[],
    },
    Field { name: "facts", texts: |(_, g)| g.facts.iter().collect(), count: 4..=9, words: 6..=45, asks: &[] },
    Field { name: "beyond", texts: |(_, g)| g.beyond.iter().collect(), count: ANY, words: 6..=45, asks: &[] },
];

/// A project with its words.
pub(in crate::framework) const PROJECT: [Field<(Project, Brief)>; 4] = [
    Field { name: "outcome", texts: |(_, b)| vec![&b.outcome], count: 1..=1, words: 8..=45, asks: &[] },
    Field { name: "data", texts: |(_, b)| vec![&b.data], count: 1..=1, words: 10..=50, asks: &[] },
    Field { name: "steps", texts: |(_, b)| b.steps.iter().collect(), count: 5..=7, words: 4..=40, asks: &[verb_first] },
    Field { name: "proves", texts: |(_, b)| b.proves.iter().collect(), count: 1..=1, words: 6..=30, asks: &[] },
];

/// A pitfall with its words.
pub(in crate::framework) const PITFALL: [Field<(Pitfall, Warning)>; 3] = [
    Field { name: "looks_like", texts: |(_, w)| vec![&w.looks_like], count: 1..=1, words: 12..=50, asks: &[readable] },
    Field { name: "why", texts: |(_, w)| vec![&w.why], count: 1..=1, words: 12..=50, asks: &[readable] },
    Field { name: "way_out", texts: |(_, w)| vec![&w.way_out], count: 1..=1, words: 12..=50, asks: &[readable] },
];

/// A reference.
pub(in crate::framework) const REFERENCE: [Field<Reference>; 2] = [
    Field { name: "title", texts: |r| vec![&r.title], count: 1..=1, words: 1..=20, asks: &[] },
    Field { name: "publisher", texts: |r| vec![&r.publisher], count: 1..=1, words: 1..=20, asks: &[] },
];

/// A data set or sandbox.
pub(in crate::framework) const SANDBOX: [Field<Sandbox>; 2] = [
    Field { name: "gives", texts: |s| vec![&s.gives], count: 1..=1, words: 2..=30, asks: &[] },
    Field { name: "caution", texts: |s| vec![&s.caution], count: 1..=1, words: 2..=40, asks: &[] },
];

/// A word of the glossary.
pub(in crate::framework) const TERM: [Field<Term>; 2] = [
    Field { name: "term", texts: |t| vec![&t.term], count: 1..=1, words: 1..=4, asks: &[] },
    Field { name: "meaning", texts: |t| vec![&t.meaning], count: 1..=1, words: 6..=40, asks: &[full_stop] },
];

/// A checklist.
pub(in crate::framework) const CHECKLIST: [Field<Checklist>; 3] = [
    Field { name: "when", texts: |c| vec![&c.when], count: 1..=1, words: 3..=40, asks: &[full_stop] },
    Field {
        name: "check",
        texts: |c| c.items.iter().map(|i| &i.check).collect(),
        count: 1..=20,
        words: 6..=35,
        asks: &[one_sentence],
    },
    Field { name: "why", texts: |c| c.items.iter().map(|i| &i.why).collect(), count: ANY, words: 6..=35, asks: &[] },
];

/// The legal note.
pub(in crate::framework) const LEGAL: [Field<LegalNote>; 2] = [
    Field { name: "caution", texts: |l| vec![&l.caution], count: 1..=1, words: 8..=80, asks: &[] },
    Field {
        name: "points",
        texts: |l| l.points.iter().map(|p| &p.text).collect(),
        count: 1..=30,
        words: 15..=80,
        asks: &[readable],
    },
];

/// A level: job descriptions quote it, so that it names no product either.
pub(in crate::framework) const LEVEL: [Field<Level>; 3] = [
    Field { name: "summary", texts: |l| vec![&l.summary], count: 1..=1, words: 8..=60, asks: &[no_product] },
    Field { name: "does", texts: |l| l.does.iter().collect(), count: ANY, words: 4..=40, asks: &[no_product] },
    Field {
        name: "not_expected",
        texts: |l| l.not_expected.iter().collect(),
        count: ANY,
        words: 4..=40,
        asks: &[no_product],
    },
];

/// A role cluster: quoted as a level is.
pub(in crate::framework) const ROLE: [Field<Role>; 2] = [
    Field { name: "summary", texts: |r| vec![&r.summary], count: 1..=1, words: 8..=60, asks: &[no_product] },
    Field { name: "does", texts: |r| r.does.iter().collect(), count: ANY, words: 4..=40, asks: &[no_product] },
];
