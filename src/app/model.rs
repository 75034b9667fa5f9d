//! The whole state of the program.

use crate::app::action::Action;
use crate::app::keymap::{Binding, Context};
use crate::app::keys::Keys;
use crate::app::notice::Notice;
use crate::app::order::Wanted;
use crate::app::overlay::Overlay;
use crate::app::pages;
use crate::app::pane::Pane;
use crate::app::room;
use crate::app::screen::arc::Arc;
use crate::app::screen::matrix::Matrix;
use crate::app::screen::mentor::Mentor;
use crate::app::screen::plan::Plan;
use crate::app::screen::reports::Reports;
use crate::app::screen::team::Team;
use crate::app::screen::timeline::Timeline;
use crate::app::screen::walk::Walk;
use crate::app::screen::welcome::{Placement, Welcome};
use crate::app::session::{NOT_A_MENTORS, Session};
use crate::app::tabs::Tab;
use crate::app::tour::Tour;
use crate::export::{bar, review, team_page};
use crate::framework::id::CompetencyId;
use crate::profile::author::Author;
use crate::profile::draft::Drafts;
use crate::profile::moment::Moment;
use crate::profile::preferences::Preferences;
use crate::profile::theme_choice::ThemeChoice;

/// Whether what was done is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// It is.
    Saved,
    /// Not yet: it is being saved.
    Pending,
    /// It could not be saved; everything is kept in memory and tried again.
    Failed(String),
    /// Nothing is saved here, and why.
    Off(&'static str),
}

/// What fills the screen below the tab bar.
#[derive(Debug, Clone)]
pub enum Front {
    /// The screen of the open tab.
    Tab,
    /// The welcome, or the settings.
    Settings(Box<Welcome>),
    /// The quick placement.
    Placement(Placement),
}

/// The program as a value.
#[derive(Debug, Clone)]
pub struct Model {
    /// The open record.
    pub session: Session,
    /// The open tab.
    pub tab: Tab,
    /// The tab that opened the page of the walk, and back leads there; none where the walk was opened as a screen.
    pub opener: Option<Tab>,
    /// What fills the screen.
    pub front: Front,
    /// What lies above it.
    pub overlay: Option<Overlay>,
    /// What the list of everything was opened above, where that comes back when the list closes.
    pub under: Option<Overlay>,
    /// The home screen.
    pub arc: Arc,
    /// The walk.
    pub walk: Walk,
    /// The matrix.
    pub matrix: Matrix,
    /// The plan.
    pub plan: Plan,
    /// The timeline.
    pub timeline: Timeline,
    /// The session with a mentor.
    pub mentor: Mentor,
    /// The team.
    pub team: Team,
    /// The documents.
    pub reports: Reports,
    /// What happened last.
    pub notice: Option<Notice>,
    /// Whether `g` was pressed and a digit is awaited.
    pub going: bool,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Whether what was done is on disk.
    pub saving: Saving,
    /// Copies that lie beside the profile, each with how many entries it brings.
    pub beside: Vec<(String, usize)>,
    /// Half-typed notes and evidence.
    pub drafts: Drafts,
    /// Where the walk stopped, as it is kept.
    pub place: Option<CompetencyId>,
    /// The theme that is shown.
    pub theme: ThemeChoice,
    /// While the list of themes is open, the theme that there was.
    pub theme_before: Option<ThemeChoice>,
    /// The keys in force.
    pub keys: Keys,
    /// What the configuration says.
    pub preferences: Preferences,
    /// Whether the mouse is reported to the program.
    pub mouse: bool,
    /// Whether the curve is drawn in braille; else in blocks.
    pub braille: bool,
    /// Whether nothing of the program's own is drawn that is not ASCII.
    pub ascii: bool,
    /// The tour, while one goes on.
    pub tour: Option<Tour>,
    /// Counts changes of the record: what was drawn of an older one is stale.
    pub version: u64,
    /// The instant of the last message, which is as late as the program knows it to be; none before the first.
    pub now: Option<Moment>,
    epoch: u64,
}

impl Model {
    /// The program over `session`: the home screen, or the welcome where nothing is set yet.
    #[must_use]
    pub fn new(session: Session, mut drafts: Drafts, place: Option<CompetencyId>, saving: Saving) -> Self {
        let stopped = place.as_ref().and_then(|id| session.framework().find(id));
        let walk = Walk::new(&session, stopped);
        let own = *session.seat() == Author::Oneself;
        let first = own && session.profile().log.is_empty() && session.read_only().is_none();
        let front = if first {
            Front::Settings(Box::new(Welcome::new(session.framework(), &session.standing().settings, true)))
        } else {
            Front::Tab
        };
        let epoch = session.epoch();
        drafts.sit(session.seat().clone());
        let notice = waiting(&session, &drafts).or_else(|| reviewing(&session).filter(|_| own));
        Self {
            session,
            tab: Tab::Arc,
            opener: None,
            front,
            overlay: None,
            under: None,
            arc: Arc::default(),
            walk,
            matrix: Matrix::default(),
            plan: Plan::default(),
            timeline: Timeline::default(),
            mentor: Mentor::default(),
            team: Team::default(),
            reports: Reports::default(),
            notice,
            going: false,
            size: (80, 24),
            saving,
            beside: Vec::new(),
            drafts,
            place,
            theme: ThemeChoice::Auto,
            theme_before: None,
            tour: None,
            keys: Keys::default(),
            preferences: Preferences::default(),
            mouse: true,
            braille: true,
            ascii: false,
            version: 0,
            now: None,
            epoch,
        }
    }

    /// The context of what has the keys.
    #[must_use]
    pub fn context(&self) -> Context {
        self.overlay.as_ref().map_or_else(|| self.screen(), Overlay::context)
    }

    /// The context of the screen, whatever lies above it.
    #[must_use]
    pub fn screen(&self) -> Context {
        match (&self.front, self.tab) {
            (Front::Settings(form), _) => form.context(),
            (Front::Placement(_), _) => Context::Placement,
            (Front::Tab, Tab::Arc) => Context::Arc,
            (Front::Tab, Tab::Walk) => Context::Walk,
            (Front::Tab, Tab::Matrix) => self.matrix.context(),
            (Front::Tab, Tab::Plan) => Context::Plan,
            (Front::Tab, Tab::Timeline) => Context::Timeline,
            (Front::Tab, Tab::Team) => self.team.context(),
            (Front::Tab, Tab::Mentor) => self.mentor.context(),
            (Front::Tab, Tab::Reports) => Context::Reports,
        }
    }

    /// Whether nothing is open that a step back would close: no page that another screen opened, nothing above.
    #[must_use]
    pub fn rests(&self) -> bool {
        let screen: &dyn Pane = match self.tab {
            Tab::Arc => &self.arc,
            Tab::Walk => &self.walk,
            Tab::Matrix => &self.matrix,
            Tab::Plan => &self.plan,
            Tab::Timeline => &self.timeline,
            Tab::Mentor => &self.mentor,
            Tab::Team => &self.team,
            Tab::Reports => &self.reports,
        };
        let bare = self.overlay.is_none() && matches!(self.front, Front::Tab);
        bare && (self.tab != Tab::Walk || self.opener.is_none()) && screen.rests()
    }

    /// The contexts in which a key is looked up, innermost first.
    #[must_use]
    pub fn contexts(&self) -> [Context; 2] {
        [self.context(), Context::Everywhere]
    }

    /// What has the keys, and the record for it to look at.
    pub fn pane(&mut self) -> (&mut dyn Pane, &Session) {
        let pane: &mut dyn Pane = match (&mut self.overlay, &mut self.front, self.tab) {
            (Some(overlay), ..) => overlay.pane(),
            (None, Front::Settings(form), _) => form.as_mut(),
            (None, Front::Placement(placement), _) => placement,
            (None, Front::Tab, Tab::Arc) => &mut self.arc,
            (None, Front::Tab, Tab::Walk) => &mut self.walk,
            (None, Front::Tab, Tab::Matrix) => &mut self.matrix,
            (None, Front::Tab, Tab::Plan) => &mut self.plan,
            (None, Front::Tab, Tab::Timeline) => &mut self.timeline,
            (None, Front::Tab, Tab::Mentor) => &mut self.mentor,
            (None, Front::Tab, Tab::Team) => &mut self.team,
            (None, Front::Tab, Tab::Reports) => &mut self.reports,
        };
        (pane, &self.session)
    }

    /// Begins every screen anew: somebody else looks at the record, and what was made for the other must not stay.
    pub fn begin_anew(&mut self) {
        self.drafts.sit(self.session.seat().clone());
        self.arc = Arc::default();
        let place = self.walk.competency();
        self.walk = Walk::new(&self.session, place);
        self.matrix = Matrix::default();
        self.plan = Plan::default();
        self.timeline = Timeline::default();
        let minutes = self.mentor.minutes;
        self.mentor = Mentor::default();
        self.mentor.minutes = minutes;
    }

    /// Forgets what was read off another state of the record.
    pub fn follow_curtain(&mut self) {
        if self.epoch != self.session.epoch() {
            self.epoch = self.session.epoch();
            self.timeline = Timeline::default();
            self.version += 1;
        }
    }

    /// Columns and rows that the screen has: those of the terminal without the words of the tour.
    #[must_use]
    pub fn room(&self) -> (u16, u16) {
        let (columns, rows) = self.size;
        let taken = self.tour.as_ref().map_or(0, |tour| tour.rows(self.size));
        (columns, rows.saturating_sub(taken))
    }

    /// Keeps what is scrolled within its page: a page ends where its last line is seen.
    pub fn stay_on_page(&mut self) {
        let size = &self.room();
        let Self { session, walk, mentor, team, reports, keys, tab, braille, .. } = self;
        match &mut self.overlay {
            Some(Overlay::Reader(reader)) if reader.scroll > 0 => {
                reader.scroll = reader.scroll.min(room::past_in_reader(&reader.page(session), *size));
            }
            None if *tab == Tab::Reports => {
                let lines = reports.preview().and_then(|made| made.lines.as_ref().ok()).map(|lines| lines.len());
                if let Some(lines) = lines {
                    reports.scroll = reports.scroll.min(room::past_in_reports(lines, *size));
                }
            }
            None if *tab == Tab::Team && team.scroll > 0 => {
                let framework = session.framework();
                let page = team.people.as_ref().map(|people| team_page::mix(framework, people, bar::full(*braille)));
                team.scroll = team.scroll.min(page.map_or(0, |page| room::past_in_team(&page, *size)));
            }
            None if *tab == Tab::Mentor && mentor.scroll > 0 => {
                mentor.scroll = mentor.scroll.min(mentor.past(session, keys, *size));
            }
            None if walk.scroll > 0 => {
                if let Some(ix) = walk.competency() {
                    walk.scroll = walk.scroll.min(room::past_in_walk(&pages::of(session, keys, walk.page, ix), *size));
                }
            }
            _ => {}
        }
    }

    /// The preview of the document on the screen, where it is to be made.
    pub fn wants(&mut self) -> Option<Wanted> {
        if self.tab != Tab::Reports || !matches!(self.front, Front::Tab) {
            return None;
        }
        let columns = room::reports(self.size.0).preview;
        self.reports.wants(&self.session, columns)
    }

    /// Whether digits rate or answer here; then `g` and a digit leads to a screen.
    #[must_use]
    pub fn digits_rate(&self) -> bool {
        let context = match self.context() {
            Context::Tabs => self.screen(),
            context => context,
        };
        matches!(context, Context::Walk | Context::Judge | Context::Placement)
    }

    /// Whether letters are text here.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.context().types()
    }

    /// Why `binding` does not apply now, if it does not.
    #[must_use]
    pub fn why_not(&self, binding: &Binding) -> Option<&'static str> {
        let (log, seat) = (&self.session.whole().profile.log, self.session.seat());
        match binding.action {
            Action::Undo if log.undo_target(seat).is_none() => Some("nothing of yours to undo"),
            Action::Redo if log.redo_target(seat).is_none() => Some("nothing to redo"),
            Action::Settings
            | Action::TakeOn
            | Action::Goal
            | Action::Want
            | Action::Opportunity
            | Action::Placement
                if *seat != Author::Oneself =>
            {
                Some(NOT_A_MENTORS)
            }
            Action::Rate(_)
            | Action::Clear
            | Action::Evidence
            | Action::Note
            | Action::Editor
            | Action::Undo
            | Action::Redo
            | Action::Settings
            | Action::TakeOn
            | Action::Finish
            | Action::Drop
            | Action::Goal
            | Action::Want
            | Action::Opportunity
            | Action::OpenSession
            | Action::Topic
            | Action::Reveal
            | Action::Differ
            | Action::NewAction
            | Action::CloseSession
            | Action::Placement => self.session.read_only(),
            Action::Beside => {
                let none = self.beside.is_empty().then_some("no copy beside this profile brings anything");
                self.session.read_only().or(none)
            }
            Action::TourOn if self.tour.as_ref().is_none_or(|tour| tour.step().is_none()) => {
                Some("no tour goes on: `opsarc tour` takes it")
            }
            Action::Review if self.session.overview().review.questions.is_empty() => Some(review::NOTHING),
            Action::NextUnrated if self.walk.next_unrated(&self.session).is_none() => Some("everything is rated"),
            _ => None,
        }
    }
}

/// Says that this week's review has questions. The key is that in force when it is shown: the keys come later.
fn reviewing(session: &Session) -> Option<Notice> {
    review::headline(session.overview()).map(|line| Notice::say(format!("{line} · ⟨review⟩")))
}

/// Says that something half-typed waits, and where.
fn waiting(session: &Session, drafts: &Drafts) -> Option<Notice> {
    let first = drafts.iter().next()?;
    let ix = first.competency.as_ref().and_then(|id| session.framework().find(id));
    let place = ix.map_or("the plan".into(), |ix| session.framework().competency(ix).title.line());
    Some(match drafts.iter().count() {
        1 => Notice::say(format!("Something half-typed waits at {place}.")),
        n => Notice::say(format!("{n} half-typed pieces wait, the first at {place}.")),
    })
}
