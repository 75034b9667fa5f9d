//! What the record says to the screen of a session: read once for each change of what is seen.

use crate::app::briefing::Briefing;
use crate::app::session::Session;
use crate::export::meanwhile::Line;
use crate::insight::calibration::Calibration;
use crate::insight::topics::Topics;
use crate::profile::author::Author;
use crate::profile::meeting::Meeting;

/// What the record says, as the screen shows it.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// The change of what is seen that this is of; none before the first look.
    pub changes: Option<u64>,
    /// The open session.
    pub meeting: Option<Meeting>,
    /// The agenda.
    pub topics: Topics,
    /// What happened since the last session.
    pub meanwhile: Vec<Line>,
    /// Sessions held, newest first; empty in a session, where they are not looked at and a key must not wait for them.
    pub held: Vec<Meeting>,
    /// One's own yardstick; empty while somebody else is seated.
    pub calibration: Calibration,
}

impl Seen {
    /// What `session` says to `briefing`.
    #[must_use]
    pub fn new(session: &Session, briefing: Briefing) -> Self {
        let (framework, until, standing) = (session.framework(), session.until(), session.standing());
        let log = &session.profile().log;
        let own = *session.seat() == Author::Oneself;
        let held = if own || briefing.meeting.is_none() {
            let sessions = standing.sessions.iter().rev();
            sessions.filter_map(|held| log.meeting(&held.session, until)).collect()
        } else {
            Vec::new()
        };
        let calibration = if own { Calibration::new(framework, log, standing, until) } else { Calibration::default() };
        let Briefing { meeting, topics, meanwhile, .. } = briefing;
        Self { changes: Some(session.changes()), meeting, topics, meanwhile, held, calibration }
    }
}
