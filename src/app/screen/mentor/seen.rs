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
    /// Sessions held, newest first.
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
        let sessions = standing.sessions.iter().rev();
        let held = sessions.filter_map(|held| log.meeting(&held.session, until)).collect();
        let calibration = if *session.seat() == Author::Oneself {
            Calibration::new(framework, log, standing, until)
        } else {
            Calibration::default()
        };
        let Briefing { meeting, topics, meanwhile, .. } = briefing;
        Self { changes: Some(session.changes()), meeting, topics, meanwhile, held, calibration }
    }
}
