//! The pages of a session that are scrolled.

use super::{Mentor, Part};
use crate::app::keymap::Context;
use crate::app::keys::Keys;
use crate::app::room::{self, Beside};
use crate::app::session::Session;
use crate::export::page::{Lead, Page, Voice};
use crate::export::show::competency_page;
use crate::export::{calibration, dates, meanwhile, topics, words};
use crate::framework::table::Ix;
use crate::profile::author::Author;
use crate::profile::body::ActionState;

impl Mentor {
    /// How many lines can be scrolled past where one looks, on a terminal of `size` columns and rows.
    #[must_use]
    pub fn past(&self, session: &Session, keys: &Keys, size: (u16, u16)) -> u16 {
        let (page, beside) = if let Some(minutes) = self.shown_minutes(session) {
            (minutes.page(room::minutes(room::within(size.0))), Beside::Head)
        } else if !self.sits(session) {
            (self.between_sheet(session), Beside::List)
        } else if let Some(ix) = self.on {
            (self.evidence_sheet(session, ix), Beside::Anchors)
        } else {
            match (self.part, &self.seen.meeting) {
                (Part::Since, _) => (self.since_sheet(session, keys, u16::MAX), Beside::Parts),
                (Part::Close, Some(meeting)) => {
                    (Self::minutes_of(session, meeting).page(room::minutes(room::within(size.0))), Beside::Head)
                }
                _ => return 0,
            }
        };
        room::past_in_mentor(&page, beside, size)
    }

    /// What happened since the last session; its day is left out where there are few `rows`.
    #[must_use]
    pub fn since_sheet(&self, session: &Session, keys: &Keys, rows: u16) -> Page {
        let seen = &self.seen;
        let mut page = Page::default();
        let last = session.since().filter(|since| since.session);
        if let (Some(last), true) = (last, rows >= 8) {
            page.soft(format!("Since {}", dates::full(last.day)));
        }
        let mut head = "";
        for line in &seen.meanwhile {
            if line.head != head {
                page.head(line.head);
                head = line.head;
            }
            let voice = if line.late { Voice::Mark } else { Voice::Text };
            let late = if line.late { " (past)" } else { "" };
            page.part(voice, Lead::Bullet, format!("{}{late}", line.text));
        }
        if seen.meanwhile.is_empty() {
            let told = match last {
                Some(_) => "Nothing was recorded since. Ask how it went all the same.",
                None => {
                    "This is the first session: there is nothing to compare with yet. ⟨next-part⟩ shows the agenda."
                }
            };
            page.text(keys.told(Context::Mentor, told));
        }
        page
    }

    /// The next date, open actions, and calibration.
    #[must_use]
    pub fn between_sheet(&self, session: &Session) -> Page {
        let seen = &self.seen;
        let mut page = Page::default();
        let next = seen.held.first().and_then(|meeting| meeting.closing.as_ref()).and_then(|closing| closing.next);
        if let Some(next) = next {
            page.part(Voice::Strong, Lead::None, format!("Next date: {}", dates::full(next)));
        }
        let open: Vec<_> = session.standing().actions.values().filter(|it| it.state == ActionState::Open).collect();
        if !open.is_empty() {
            page.head("Actions open");
            for action in open {
                let late = meanwhile::is_late(action, session.until());
                let voice = if late { Voice::Mark } else { Voice::Text };
                let past = if late { " (past)" } else { "" };
                page.part(voice, Lead::Bullet, format!("{}{past}", meanwhile::told(action)));
            }
        }
        if *session.seat() == Author::Oneself {
            page.head("Your yardstick beside your mentor's");
            if seen.calibration.points.is_empty() {
                page.soft(calibration::NOTHING);
            } else {
                let areas = session.framework().areas().iter().zip(&seen.calibration.areas);
                for (area, tally) in areas.filter(|(_, tally)| tally.points() > 0) {
                    page.point(format!("{}: {}", area.title.line(), calibration::says(tally)));
                }
                page.soft(calibration::HELP);
            }
        }
        page
    }

    /// The newest `most` pieces of evidence of a competency.
    #[must_use]
    pub fn proof_sheet(session: &Session, ix: Ix, most: usize) -> Page {
        let mark = session.mark(ix);
        let mut page = Page::default();
        page.head(words::capital(&words::count(mark.evidence.len(), "piece of evidence", "pieces of evidence")));
        if mark.evidence.is_empty() {
            page.soft("None is recorded. Ask what they would show you.");
        }
        competency_page::newest_evidence(&mut page, mark, most);
        page
    }

    /// The evidence of a competency, why it is on the agenda, and the question drawn for it.
    #[must_use]
    pub fn evidence_sheet(&self, session: &Session, ix: Ix) -> Page {
        let framework = session.framework();
        let mark = session.mark(ix);
        let mut page = Self::proof_sheet(session, ix, usize::MAX);
        if let Some(topic) = self.topic() {
            page.head("On the agenda");
            page.part(Voice::Text, Lead::None, words::capital(&topics::why(framework, topic)));
        }
        let asked = self.seen.topics.questions.iter().filter(|asked| asked.competency == ix);
        page.list("To ask", asked.map(|asked| asked.question.line().into_owned()));
        if let Some(before) = &mark.mentor {
            page.gap();
            page.soft(format!("{} gave {} on {}.", before.mentor.line(), before.rating, before.at.date()));
        }
        page
    }
}
