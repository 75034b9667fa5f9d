//! What of a record goes to a mentor.
//!
//! The law: an entry left out never makes another one count that does not count at home. So what takes back, what
//! was purged and the sessions that make a mentor's rating count always go along, and of one competency either every
//! rating goes or none. What was taken back keeps its words at home.

use std::collections::HashSet;

use serde::Deserialize;

use super::body::{ActionState, Body, GoalState, Rated};
use super::day::Day;
use super::entry::{Entry, EntryId};
use super::index::changes;
use super::log::Log;
use super::packet::{Choice, Without};
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, ProjectId};

/// What goes along, and how much stays home.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shared {
    /// The entries that go along.
    pub log: Log,
    /// How many stay home since they are private.
    pub private: usize,
    /// How many stay home since they were taken back.
    pub taken_back: usize,
    /// How many stay home by what was chosen.
    pub outside: usize,
    /// How many go along with some of their words left out.
    pub shortened: usize,
}

/// What entries belong together: all of it goes or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Subject<'a> {
    Competency(&'a CompetencyId),
    Project(&'a ProjectId),
    /// A goal or an action with its changes, by the entry that set it.
    Family(EntryId),
    Placement,
    /// An entry that nothing else depends on.
    Alone(EntryId),
}

fn subject(entry: &Entry) -> Option<Subject<'_>> {
    match &entry.body {
        Body::Settings(_) | Body::Session(_) | Body::Retraction(_) | Body::Tombstone => None,
        Body::Rating(_) | Body::Evidence(_) | Body::Desire(_) | Body::Horizon(_) | Body::Opportunity(_) => {
            entry.body.competency().map(Subject::Competency)
        }
        Body::Project(told) => Some(Subject::Project(&told.project)),
        Body::Goal(_) | Body::Action(_) => Some(Subject::Family(changes(entry).unwrap_or(entry.id))),
        Body::Placement(_) => Some(Subject::Placement),
        Body::Note(_) | Body::Comment(_) | Body::Signature(_) | Body::Unknown => Some(Subject::Alone(entry.id)),
    }
}

/// What becomes of one entry.
enum Fate {
    Whole,
    Short(Box<Entry>),
    Private,
    TakenBack,
    Outside,
}

/// Chooses what goes to a mentor.
#[must_use]
pub fn share(framework: &Framework, log: &Log, choice: &Choice) -> Shared {
    let sieve = Sieve::new(framework, log, choice);
    let (mut shared, mut kept, mut ids) = (Shared::default(), Vec::new(), HashSet::new());
    let mut remarks: Vec<&Entry> = Vec::new();
    for entry in log.iter() {
        let fate = sieve.fate(entry);
        match (&fate, &entry.body) {
            (Fate::Whole | Fate::Short(_), Body::Comment(_)) => {
                remarks.push(entry);
                continue;
            }
            (Fate::Private, _) => shared.private += 1,
            (Fate::TakenBack, _) => shared.taken_back += 1,
            (Fate::Outside, _) => shared.outside += 1,
            (Fate::Whole, _) => {}
            (Fate::Short(_), _) => shared.shortened += 1,
        }
        match fate {
            Fate::Whole => kept.push(entry.clone()),
            Fate::Short(short) => kept.push(*short),
            _ => continue,
        }
        ids.insert(entry.id);
    }
    // A remark goes where that goes which it is on; a remark on a remark, too.
    loop {
        let (with, without): (Vec<_>, Vec<_>) = remarks.iter().partition(|entry| match &entry.body {
            Body::Comment(remark) => ids.contains(&remark.on),
            _ => false,
        });
        remarks = without;
        if with.is_empty() {
            break;
        }
        ids.extend(with.iter().map(|entry| entry.id));
        kept.extend(with.into_iter().cloned());
    }
    shared.outside += remarks.len();
    shared.log = Log::of(kept.into());
    shared
}

/// What the choice comes to in this log.
struct Sieve<'a> {
    framework: &'a Framework,
    log: &'a Log,
    choice: &'a Choice,
    /// What was touched since the day chosen, or is open.
    current: HashSet<Subject<'a>>,
    /// What a later version marked private in a way that leaves no part of it to share.
    closed: HashSet<Subject<'a>>,
    /// Goals and actions that serve a competency chosen.
    serving: HashSet<EntryId>,
}

impl<'a> Sieve<'a> {
    fn new(framework: &'a Framework, log: &'a Log, choice: &'a Choice) -> Self {
        let (mut current, mut closed) = (HashSet::new(), HashSet::new());
        let (mut serving, mut elsewhere) = (HashSet::new(), HashSet::new());
        for entry in log.iter() {
            let Some(subject) = subject(entry) else { continue };
            if choice.since.is_none_or(|since| since_then(entry, since)) {
                current.insert(subject);
            }
            if !choice.private && marked_private(entry) && !may_go_alone(&entry.body) {
                closed.insert(subject);
            }
            if let (Subject::Family(root), Some(competency)) = (subject, entry.body.competency()) {
                let list = if choice.only.contains(competency) { &mut serving } else { &mut elsewhere };
                list.insert(root);
            }
        }
        serving.retain(|root| !elsewhere.contains(root));
        if choice.since.is_some() {
            let standing = log.standing(framework, Day::MAX);
            let goals = standing.goals.values().filter(|mark| mark.goal.state == GoalState::Open);
            let actions = standing.actions.values().filter(|agreed| agreed.state == ActionState::Open);
            let open = goals.map(|mark| mark.entry).chain(actions.map(|agreed| agreed.entry));
            current.extend(open.map(Subject::Family));
        }
        Self { framework, log, choice, current, closed, serving }
    }

    fn fate(&self, entry: &'a Entry) -> Fate {
        let Some(subject) = subject(entry) else { return self.structure(entry) };
        if !self.choice.private && (marked_private(entry) || self.closed.contains(&subject)) {
            return Fate::Private;
        }
        let struck = self.struck(entry);
        if struck && !counts_among_others(&entry.body) {
            return Fate::TakenBack;
        }
        if !self.current.contains(&subject) || !self.chosen(entry, subject) || self.unwanted(&entry.body) {
            return Fate::Outside;
        }
        self.short(entry, struck)
    }

    /// What others depend on always goes, without the words that stay home.
    fn structure(&self, entry: &Entry) -> Fate {
        let struck = self.struck(entry);
        match &entry.body {
            Body::Settings(_) if struck => Fate::TakenBack,
            Body::Session(_) => self.short(entry, struck),
            _ => Fate::Whole,
        }
    }

    /// Whether the entry was taken back, or all that it belongs to was.
    fn struck(&self, entry: &Entry) -> bool {
        let gone = |id: &EntryId| self.log.retracted(id, Day::MAX);
        gone(&entry.id) || changes(entry).is_some_and(|root| gone(&root))
    }

    /// Whether the entry is about a competency chosen.
    fn chosen(&self, entry: &Entry, subject: Subject<'_>) -> bool {
        let only = &self.choice.only;
        only.is_empty()
            || match subject {
                Subject::Competency(id) => only.contains(id),
                Subject::Project(id) => {
                    let project = self.framework.project(id);
                    project.is_some_and(|project| project.moves.iter().any(|moved| only.contains(&moved.competency)))
                }
                Subject::Family(root) => self.serving.contains(&root),
                // A remark goes with what it is on.
                Subject::Alone(_) if matches!(entry.body, Body::Comment(_)) => true,
                Subject::Alone(_) => entry.body.competency().is_some_and(|id| only.contains(id)),
                Subject::Placement => false,
            }
    }

    /// Whether all of such an entry is left out.
    fn unwanted(&self, body: &Body) -> bool {
        let out = |what| self.choice.leaves_out(what);
        match body {
            Body::Note(_) | Body::Comment(_) => out(Without::Notes),
            Body::Goal(_) => out(Without::Goals),
            Body::Desire(_) => out(Without::Wants),
            // What it says nobody can tell here, so it goes only where nothing is left out.
            // Nor does a digest of what stays home go: it would let that be guessed.
            Body::Unknown | Body::Signature(_) => self.choice.is_partial(),
            _ => false,
        }
    }

    /// The entry without the words that stay home: those left out, and those of what was taken back.
    fn short(&self, entry: &Entry, struck: bool) -> Fate {
        let wordless = struck || self.choice.leaves_out(Without::Notes);
        let mut body = entry.body.clone();
        if wordless {
            let note = match &mut body {
                Body::Rating(Rated { note, .. }) => Some(note),
                Body::Evidence(item) => Some(&mut item.note),
                Body::Project(told) => Some(&mut told.note),
                Body::Opportunity(told) => Some(&mut told.note),
                Body::Goal(goal) => Some(&mut goal.note),
                Body::Session(session) => Some(&mut session.note),
                // The text of the first entry is the action; that of a later one is a remark.
                Body::Action(action) if action.action.is_some() => Some(&mut action.text),
                _ => None,
            };
            if let Some(note) = note {
                *note = None;
            }
        }
        match &mut body {
            Body::Evidence(item) if self.choice.leaves_out(Without::EvidenceLocators) => item.locator = None,
            Body::Session(session) if !self.choice.only.is_empty() => {
                session.note = None;
                for named in [&mut session.disagreed, &mut session.competencies] {
                    named.retain(|id| self.choice.only.contains(id));
                }
            }
            _ => {}
        }
        if body == entry.body { Fate::Whole } else { Fate::Short(Box::new(entry.withholding(body))) }
    }
}

/// Whether the entry was recorded, or is dated, on that day or later.
fn since_then(entry: &Entry, since: Day) -> bool {
    let recorded = entry.recorded().to_zoned(jiff::tz::TimeZone::UTC).date();
    entry.at.date() >= since.0 || recorded >= since.0
}

/// Whether an entry of this kind can stay home alone: it only ever adds to what is shown.
fn may_go_alone(body: &Body) -> bool {
    matches!(body, Body::Note(_) | Body::Evidence(_) | Body::Comment(_) | Body::Unknown)
}

/// Whether an entry that was taken back must go along all the same, for the days on which it counted.
fn counts_among_others(body: &Body) -> bool {
    matches!(body, Body::Rating(_) | Body::Desire(_) | Body::Horizon(_) | Body::Project(_) | Body::Placement(_))
}

/// Whether the entry says of itself that it is private, also where this version does not know that its kind may.
fn marked_private(entry: &Entry) -> bool {
    #[derive(Deserialize)]
    struct Line {
        body: Mark,
    }
    #[derive(Deserialize)]
    struct Mark {
        #[serde(default)]
        private: serde_json::Value,
    }
    match &entry.body {
        Body::Note(note) => note.private,
        _ if !entry.line().contains("\"private\"") => false,
        _ => {
            let said = serde_json::from_str::<Line>(entry.line()).map(|line| line.body.private);
            // Any other word but "no" is taken for a yes.
            !said.is_ok_and(|private| matches!(private, serde_json::Value::Null | serde_json::Value::Bool(false)))
        }
    }
}

#[cfg(test)]
mod laws;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded::framework;
    use crate::profile::codec::decode;

    const ID: &str = "0196c1a0-0000-7000-8000-0000000000";

    /// A log of these bodies, each recorded a day after the other.
    fn log(bodies: &[&str]) -> Log {
        let entry = |(n, body): (usize, &&str)| {
            let day = n + 1;
            format!(r#"{{"id":"{ID}{n:02}","at":"2026-05-{day:02}T12:00:00Z","by":"self","body":{body}}}"#)
        };
        let entries: Vec<String> = bodies.iter().enumerate().map(entry).collect();
        let head = format!(r#"{{"format":1,"profile":"{ID}99","framework":{{"id":"a","version":"1"}},"log":"#);
        decode(format!("{head}[{}]}}", entries.join(",")).as_bytes()).unwrap().log
    }

    fn id(n: usize) -> EntryId {
        format!("{ID}{n:02}").parse().unwrap()
    }

    fn kept(bodies: &[&str], choice: &Choice) -> Vec<usize> {
        let shared = share(framework(), &log(bodies), choice).log;
        (0..bodies.len()).filter(|n| shared.get(&id(*n)).is_some()).collect()
    }

    fn on(kind: &str, field: &str, n: usize) -> String {
        format!(r#"{{"kind":"{kind}","{field}":"{ID}{n:02}","text":"r"}}"#)
    }

    #[test]
    fn what_marks_itself_private_stays_home_whatever_its_kind() {
        let bodies = [
            r#"{"kind":"dance","private":true}"#,
            r#"{"kind":"dance","private":"yes"}"#,
            r#"{"kind":"dance","private":false}"#,
            r#"{"kind":"evidence","competency":"drift","evidence":"drill","title":"t","private":true}"#,
            r#"{"kind":"rating","competency":"tracing","rating":1}"#,
            r#"{"kind":"rating","competency":"tracing","rating":3,"private":true}"#,
            r#"{"kind":"note","text":"n","private":true}"#,
        ];
        // Of tracing nothing goes: the rating before would count in place of the private one.
        assert_eq!(kept(&bodies, &Choice::default()), [2]);
        assert_eq!(kept(&bodies, &Choice { private: true, ..Choice::default() }), [0, 1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn a_rating_taken_back_goes_along_without_its_words() {
        let undo = on("retraction", "entry", 1);
        let bodies = [
            r#"{"kind":"rating","competency":"tracing","rating":1}"#,
            r#"{"kind":"rating","competency":"tracing","rating":3,"note":"too early to say"}"#,
            &undo,
        ];
        let shared = share(framework(), &log(&bodies), &Choice::default());
        assert_eq!((shared.log.len(), shared.shortened), (3, 1));
        let gone = shared.log.get(&id(1)).unwrap();
        assert!(gone.withheld && !gone.line().contains("too early"), "{}", gone.line());
        assert!(gone.line().contains("\"withheld\":true") && gone.line().contains("\"rating\":3"), "{}", gone.line());
    }

    #[test]
    fn a_remark_goes_with_what_it_is_on() {
        let remark = |n| on("comment", "on", n);
        let (on_private, on_rating, on_remark, on_nothing) = (remark(0), remark(1), remark(3), remark(77));
        let bodies = [
            r#"{"kind":"note","text":"n","private":true}"#,
            r#"{"kind":"rating","competency":"tracing","rating":1}"#,
            &on_private,
            &on_rating,
            &on_remark,
            &on_nothing,
        ];
        assert_eq!(kept(&bodies, &Choice::default()), [1, 3, 4]);
        let only = vec![CompetencyId::new("drift").unwrap()];
        assert_eq!(kept(&bodies, &Choice { only, ..Choice::default() }), [] as [usize; 0]);
    }

    #[test]
    fn since_takes_all_ratings_of_what_was_touched_and_what_is_open() {
        let bodies = [
            r#"{"kind":"rating","competency":"tracing","rating":1}"#,
            r#"{"kind":"rating","competency":"drift","rating":1}"#,
            r#"{"kind":"note","competency":"tracing","text":"old"}"#,
            r#"{"kind":"action","text":"old and open","state":"open"}"#,
            r#"{"kind":"goal","wish":"w","outcome":"o","obstacle":"b","plan":"p","state":"reached"}"#,
            r#"{"kind":"rating","competency":"tracing","rating":2}"#,
        ];
        let since = Some(Day(jiff::civil::date(2026, 5, 6)));
        // The ids of this test are older than its dates, so the dates decide.
        assert_eq!(kept(&bodies, &Choice { since, ..Choice::default() }), [0, 3, 5]);
    }

    #[test]
    fn of_a_session_what_names_other_competencies_stays_home() {
        let opened = r#"{"kind":"session","mentor":"Mo","phase":"opened"}"#;
        let of = id(0);
        let step = |phase: &str| {
            format!(
                r#"{{"kind":"session","session":"{of}","mentor":"Mo","phase":"{phase}","competencies":["tracing","drift"]}}"#
            )
        };
        let (added, revealed) = (step("added"), step("revealed"));
        let choice = Choice { only: vec![CompetencyId::new("tracing").unwrap()], ..Choice::default() };
        let shared = share(framework(), &log(&[opened, &added, &revealed]), &choice);
        assert_eq!((shared.log.len(), shared.shortened), (3, 2));
        for entry in shared.log.iter().skip(1) {
            assert!(entry.line().contains("tracing") && !entry.line().contains("drift"), "{}", entry.line());
        }
    }

    #[test]
    fn a_project_goes_with_what_it_moves() {
        let framework = framework();
        let project = &framework.projects()[0];
        let body = format!(r#"{{"kind":"project","project":"{}","event":"taken"}}"#, project.id);
        let moved = project.moves[0].competency.clone();
        assert_eq!(kept(&[&body], &Choice { only: vec![moved], ..Choice::default() }), [0]);
        let other = framework.competencies().iter().map(|(_, c)| c.id.clone());
        let other = other.filter(|id| project.moves.iter().all(|moved| moved.competency != *id)).take(1).collect();
        assert_eq!(kept(&[&body], &Choice { only: other, ..Choice::default() }), [] as [usize; 0]);
    }
}
