//! The screens that are read and not answered, as text: one table of them.

use crate::app::plain::heard::{Heard, say};
use crate::app::session::Session;
use crate::export::{calibration, gaps, log, matrix_text, plan_text, status_text, timeline_text};
use crate::insight::calibration::Calibration;
use crate::insight::history::History;
use crate::insight::matrix::View;
use crate::insight::milestone::milestones;
use crate::profile::author::Author;
use crate::profile::entry::Entry;

/// A screen with its word, what it says, and the text of it.
type Screen = (&'static str, &'static str, fn(&Session) -> String);

/// Every screen that can be read.
pub const SCREENS: [Screen; 7] = [
    ("status", "where you stand, with pitfalls and the fit to each role cluster", status),
    ("matrix", "all competencies by stage", matrix),
    ("plan", "gaps, projects, goals, weeks", plan),
    ("gaps", "what lies below what is expected, and what its priority is made of", told_gaps),
    ("timeline", "the record over time", timeline),
    ("log", "the record, the newest first", told_log),
    ("calibration", "your ratings beside your mentor's", told_calibration),
];

/// Reads the screen that `name` begins; without one says which there are.
#[must_use]
pub(in crate::app) fn read(session: &Session, name: &str) -> Heard {
    let typed = name.to_lowercase();
    let mut found = SCREENS.iter().filter(|(word, ..)| !typed.is_empty() && word.starts_with(&typed));
    match (found.next(), found.next()) {
        (Some((.., text)), None) => say(text(session)),
        _ => {
            let list: String = SCREENS.iter().map(|(word, says, _)| format!("  read {word}: {says}\n")).collect();
            say(format!("These can be read:\n{list}"))
        }
    }
}

fn status(session: &Session) -> String {
    let sample = session.profile().header.sample;
    status_text::text(session.framework(), session.standing(), session.overview(), sample, None)
}

fn matrix(session: &Session) -> String {
    matrix_text::text(session.framework(), session.overview(), &View::default(), None)
}

fn plan(session: &Session) -> String {
    plan_text::text(session.framework(), session.standing(), session.overview())
}

fn told_gaps(session: &Session) -> String {
    gaps::text(session.framework(), session.overview())
}

fn timeline(session: &Session) -> String {
    let (framework, log) = (session.framework(), &session.profile().log);
    let history = History::new(framework, log, session.until());
    let milestones = milestones(framework, &history, log);
    timeline_text::text(framework, log, &history, &milestones, session.until(), None, true)
}

fn told_log(session: &Session) -> String {
    let (all, until) = (&session.profile().log, session.until());
    let entries = all.iter().rev().filter(|entry| entry.at.date() <= until.0);
    let entries: Vec<(&Entry, bool)> = entries.map(|entry| (entry, all.retracted(&entry.id, until))).collect();
    if entries.is_empty() {
        "Nothing is recorded yet.".to_owned()
    } else {
        log::text(session.framework(), all, &entries, false)
    }
}

fn told_calibration(session: &Session) -> String {
    if *session.seat() != Author::Oneself {
        return "Calibration is between the person and their own record: it is not read while a mentor sits."
            .to_owned();
    }
    let made = Calibration::new(session.framework(), &session.profile().log, session.standing(), session.until());
    calibration::text(session.framework(), &made)
}
