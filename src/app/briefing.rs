//! What a session is worth spending on, for the one who is seated: what happened since last time, and the agenda. Neither
//! tells what a curtain hides. The screen of a session and the command line show the same.

use crate::app::session::Session;
use crate::export::meanwhile::{self, Line};
use crate::framework::table::Ix;
use crate::insight::change::Changes;
use crate::insight::history::History;
use crate::insight::topics::{Basis, Topics};
use crate::profile::day::Day;
use crate::profile::meeting::Meeting;

/// What there is to be talked about.
#[derive(Debug, Clone, Default)]
pub struct Briefing {
    /// The open session of the one who is seated; none where none is open.
    pub meeting: Option<Meeting>,
    /// The day of the last session; none before the first.
    pub last: Option<Day>,
    /// What happened since then, and the actions that are open.
    pub meanwhile: Vec<Line>,
    /// The agenda.
    pub topics: Topics,
}

impl Briefing {
    /// The day of the last session as the one who is seated sees it; none before the first.
    #[must_use]
    pub fn last(session: &Session) -> Option<Day> {
        session.since().filter(|since| since.session).map(|since| since.day)
    }

    /// What changed since the last session in what is seen. It reads the whole record.
    #[must_use]
    pub fn changes(session: &Session) -> Option<Changes> {
        let (framework, log, until) = (session.framework(), &session.profile().log, session.until());
        let last = Self::last(session)?;
        let history = History::new(framework, log, until);
        Some(Changes::between(framework, log, &history, last, until))
    }

    /// The briefing, with what [`Briefing::changes`] found.
    #[must_use]
    pub fn new(session: &Session, changes: Option<&Changes>) -> Self {
        let (framework, until, whole) = (session.framework(), session.until(), session.whole());
        let meeting = session.meeting();
        let curtain = session.curtain();
        let hidden = |ix: Ix| curtain.veils(&framework.competency(ix).id);
        let since = whole.since.as_ref().filter(|since| since.session);
        let basis = Basis {
            framework,
            standing: &whole.standing,
            overview: &whole.overview,
            last: since.map(|since| (since.day, &since.own)),
        };
        let added: Vec<Ix> = meeting.iter().flat_map(|m| &m.added).filter_map(|id| framework.find(id)).collect();
        let topics = Topics::new(&basis, &added, meeting.as_ref().map(|meeting| meeting.session), hidden);
        let moved = |ix: &Ix| {
            let now = whole.standing.marks.get(*ix).and_then(|mark| mark.own).map(|own| own.rating);
            since.is_some_and(|since| since.own.get(*ix).copied().flatten() != now)
        };
        let veiled = framework.indices().filter(|ix| hidden(*ix)).filter(moved).count();
        let (log, standing) = (&session.profile().log, session.standing());
        let meanwhile = meanwhile::lines(framework, log, changes, standing, until, veiled);
        Self { meeting, last: Self::last(session), meanwhile, topics }
    }
}
