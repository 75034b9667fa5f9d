//! The diary as iCalendar (RFC 5545): actions and steps as VTODO, sessions and reviews as VEVENT. Ids, sequences and
//! stamps come from the record, so that a second import updates the first and adds no doubles.
//!
//! Written by hand: the format is lines of `NAME:value` with an escape for four characters and a fold at 75 octets, and
//! the crates that write it bring a second library of dates. An independent reader takes it apart in the tests.

use super::diary_words::{about, appointment, details, todo};
use super::document::document::Preamble;
use super::refusal::Refusal;
use super::source::Source;
use crate::insight::diary::{Appointment, Diary, Meeting, Revision, Todo, TodoState};
use crate::profile::day::Day;
use crate::profile::moment::Moment;

/// The most octets of a line, its end left out (RFC 5545, 3.1).
const FOLD: usize = 75;

/// A calendar that is written, line by line.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line as it is, folded.
    fn put(&mut self, line: &str) {
        let mut room = FOLD;
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > room {
                self.0.push_str("\r\n ");
                // The blank at the start of a line that goes on counts.
                (room, used) = (FOLD - 1, 0);
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property with text.
    fn text(&mut self, name: &str, text: &str) {
        self.put(&format!("{name}:{}", escaped(text)));
    }

    /// The lines that every item begins with.
    fn revised(&mut self, id: &uuid::Uuid, revision: &Revision) {
        self.put(&format!("UID:{}", id.hyphenated()));
        self.put(&format!("DTSTAMP:{}", stamp(revision.at)));
        self.put(&format!("LAST-MODIFIED:{}", stamp(revision.at)));
        self.put(&format!("SEQUENCE:{}", revision.number));
    }
}

/// Text with what would end it or separate it escaped (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out
}

/// An instant in UTC.
fn stamp(at: Moment) -> String {
    at.instant().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A civil date.
fn date(day: Day) -> String {
    day.0.strftime("%Y%m%d").to_string()
}

/// The calendar.
///
/// # Errors
/// Where there is nothing to put into it: a calendar holds one item at least (RFC 5545, 3.6).
pub fn calendar(source: &Source<'_>) -> Result<String, Refusal> {
    let diary = Diary::new(source.framework, source.profile, source.standing, source.overview);
    if diary.todos.is_empty() && diary.appointments.is_empty() {
        return Err(Refusal::new(
            "nothing in the record has a place in a calendar yet",
            "take a project on with `opsarc project take`, or agree an action in a session",
        ));
    }
    let mut lines = Lines::default();
    let name = format!("opsarc: {}", source.name());
    let preamble = source.preamble(
        format!("What {} has set out to do in AIOps, and when.", source.name()),
        "For a calendar or a list of tasks; a later one updates it.",
    );
    let Preamble { what, reader, .. } = &preamble;
    let says = [what.as_str(), reader, &preamble.dated(), Preamble::RULE].join("\n");
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//opsarc//plan//EN", "CALSCALE:GREGORIAN"] {
        lines.put(line);
    }
    for (property, text) in [("NAME", &name), ("X-WR-CALNAME", &name), ("DESCRIPTION", &says), ("X-WR-CALDESC", &says)]
    {
        lines.text(property, text);
    }
    for it in &diary.todos {
        put_todo(&mut lines, source, it);
    }
    for it in &diary.appointments {
        put_appointment(&mut lines, it);
    }
    lines.put("END:VCALENDAR");
    Ok(lines.0)
}

fn put_todo(lines: &mut Lines, source: &Source<'_>, it: &Todo) {
    lines.put("BEGIN:VTODO");
    lines.revised(&it.id, &it.revision);
    lines.put(&format!("CREATED:{}", stamp(it.begun)));
    lines.text("SUMMARY", &todo(source.framework, it));
    let details = details(source.framework, it);
    if !details.is_empty() {
        lines.text("DESCRIPTION", &details.join("\n"));
    }
    if let Some(due) = it.due {
        lines.put(&format!("DUE;VALUE=DATE:{}", date(due)));
    }
    match it.state {
        TodoState::Open => lines.put("STATUS:NEEDS-ACTION"),
        TodoState::Done(at) => {
            lines.put("STATUS:COMPLETED");
            lines.put("PERCENT-COMPLETE:100");
            lines.put(&format!("COMPLETED:{}", stamp(at)));
        }
        TodoState::Dropped(_) => lines.put("STATUS:CANCELLED"),
    }
    lines.put("CATEGORIES:opsarc");
    lines.put("END:VTODO");
}

fn put_appointment(lines: &mut Lines, it: &Appointment) {
    lines.put("BEGIN:VEVENT");
    lines.revised(&it.id, &it.revision);
    lines.text("SUMMARY", &appointment(it));
    lines.text("DESCRIPTION", about(it));
    lines.put(&format!("DTSTART;VALUE=DATE:{}", date(it.day)));
    if let Meeting::Review { weeks } = it.what {
        lines.put(&format!("RRULE:FREQ=WEEKLY;COUNT={weeks}"));
        // Five minutes some time that day block nothing.
        lines.put("TRANSP:TRANSPARENT");
    }
    lines.put("CATEGORIES:opsarc");
    lines.put("END:VEVENT");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_separates_is_escaped() {
        assert_eq!(escaped("a;b,c\\d\ne:f"), "a\\;b\\,c\\\\d\\ne:f");
    }

    proptest! {
        #[test]
        fn no_line_is_longer_than_it_may_be_and_unfolding_gives_it_back(text in "[a-zé世\u{1f600} ]{0,300}") {
            let mut lines = Lines::default();
            lines.put(&text);
            prop_assert!(lines.0.ends_with("\r\n"));
            for line in lines.0.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(line.len() <= FOLD, "{}", line.len());
            }
            prop_assert_eq!(lines.0.replace("\r\n ", ""), format!("{text}\r\n"));
        }
    }
}
