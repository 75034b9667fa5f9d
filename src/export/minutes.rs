//! `opsarc/minutes@1`: the minutes of a session, from both sides' view: what each said, what was agreed, what is to be
//! done. As a shape and as a document; a mentor's screen shows the document's body.

use serde::Serialize;

use super::dates::long;
use super::document::document::{Block, Cell, Column, Document, Item as Point, List, Mark, Preamble, Table, Words};
use super::document::{markdown, typeset};
use super::page::Page;
use super::person::FrameworkRef;
use super::refusal::Refusal;
use super::source::Source;
use super::words;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::framework::text::Text;
use crate::profile::body::ActionState;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::meeting::{Meeting, Outcome};
use crate::profile::profile::Profile;
use crate::profile::standing::Standing;

/// The minutes of one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Minutes {
    /// `opsarc/minutes@1`.
    pub schema: &'static str,
    /// The day whose end they are told by.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// The session.
    pub session: EntryId,
    /// Whose record it is.
    pub person: Text,
    /// The mentor.
    pub mentor: Text,
    /// The day it was opened.
    pub opened: Day,
    /// The day it was closed; null while it is open.
    pub closed: Option<Day>,
    /// What was rated or talked about, in table order.
    pub items: Vec<Item>,
    /// Actions set in it.
    pub actions: Vec<ActionItem>,
    /// What was said, in short.
    pub note: Option<Text>,
    /// The next date.
    pub next: Option<Day>,
    /// Whether the profile is made up.
    #[serde(skip)]
    pub sample: bool,
}

/// What was said of one competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Which.
    pub competency: CompetencyId,
    /// Its title.
    pub title: String,
    /// The self-rating when the session was opened; null where there was none, or where it is not to be told.
    #[serde(rename = "self")]
    pub own: Option<Rating>,
    /// Why, in the person's words.
    pub own_note: Option<Text>,
    /// The mentor's own rating; null where the mentor cannot tell or gave none.
    pub mentor: Option<Rating>,
    /// Why, in the mentor's words.
    pub mentor_note: Option<Text>,
    /// The rating agreed; null where none was.
    pub agreed: Option<Rating>,
    /// Whether the two left it at a disagreement.
    pub disagreed: bool,
    /// The reason for what was agreed, or what the disagreement is about.
    pub reason: Option<Text>,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionItem {
    /// What is to be done.
    pub text: Text,
    /// By when.
    pub due: Option<Day>,
    /// The evidence that will show it.
    pub shows: Option<Text>,
    /// Which competency it serves.
    pub competency: Option<CompetencyId>,
    /// `open`, `done` or `dropped`, as it stands.
    pub state: ActionState,
}

impl Minutes {
    /// The minutes of `meeting`, as far as `profile` and its `standing` at the end of `until` tell it.
    #[must_use]
    pub fn new(framework: &Framework, profile: &Profile, standing: &Standing, meeting: &Meeting, until: Day) -> Self {
        let log = &profile.log;
        let spoken = |id: &CompetencyId| {
            meeting.given.contains_key(id) || meeting.outcomes.contains_key(id) || meeting.revealed.contains(id)
        };
        let items = framework.indices().map(|ix| framework.competency(ix)).filter(|c| spoken(&c.id));
        // While it is open, what is not laid side by side is not in it: it would tell one side the other's word.
        let open = meeting.closing.is_none();
        let items = items.filter(|c| !open || meeting.revealed.contains(&c.id) || meeting.outcomes.contains_key(&c.id));
        let item = |id: &CompetencyId, title: String| {
            let own = log.own_rating_at(id, meeting.opened, until);
            let given = meeting.given.get(id);
            let (agreed, reason) = match meeting.outcomes.get(id) {
                Some(Outcome::Agreed(rating, note)) => (Some(*rating), note.clone()),
                Some(Outcome::Differed(note)) => (None, note.clone()),
                None => (None, None),
            };
            Item {
                competency: id.clone(),
                title,
                own: own.and_then(|own| own.rating),
                own_note: own.and_then(|own| own.note.clone()),
                mentor: given.and_then(|given| given.rating),
                mentor_note: given.and_then(|given| given.note.clone()),
                agreed,
                disagreed: matches!(meeting.outcomes.get(id), Some(Outcome::Differed(_))),
                reason,
            }
        };
        let set = standing.actions.values().filter(|action| meeting.actions.contains(&action.entry));
        Self {
            schema: "opsarc/minutes@1",
            as_of: until,
            framework: FrameworkRef::new(framework),
            session: meeting.session,
            person: standing.settings.name.clone(),
            mentor: meeting.mentor.clone(),
            opened: Day(meeting.opened.date()),
            closed: meeting.closing.as_ref().map(|closing| Day(closing.at.date())),
            items: items.map(|c| item(&c.id, c.title.line().into_owned())).collect(),
            actions: set
                .map(|action| ActionItem {
                    text: action.text.clone(),
                    due: action.due,
                    shows: action.shows.clone(),
                    competency: action.competency.clone(),
                    state: action.state,
                })
                .collect(),
            note: meeting.closing.as_ref().and_then(|closing| closing.note.clone()),
            next: meeting.closing.as_ref().and_then(|closing| closing.next),
            sample: profile.header.sample,
        }
    }

    /// The name of the file that they are written to.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("minutes-{}.md", self.closed.unwrap_or(self.opened))
    }

    fn title(&self) -> String {
        format!("Session of {} and {}", self.mentee(), self.mentor.line())
    }

    fn mentee(&self) -> String {
        if self.person.is_empty() { "the mentee".to_owned() } else { self.person.line().into_owned() }
    }

    /// Whose word it is.
    fn heard(&self) -> String {
        if self.person.is_empty() { "Mentee".to_owned() } else { self.person.line().into_owned() }
    }

    /// When it was held: "Held on 27 October 2026".
    fn held(&self) -> String {
        match self.closed {
            Some(closed) if closed != self.opened => {
                format!("Opened on {}, closed on {}", long(self.opened), long(closed))
            }
            Some(_) => format!("Held on {}", long(self.opened)),
            None => format!("Opened on {} and still open", long(self.opened)),
        }
    }

    /// The minutes as a document.
    #[must_use]
    pub fn document(&self) -> Document {
        let preamble = Preamble {
            what: "Minutes of a mentoring session: what each said, what came of it, and what is to be done.".to_owned(),
            reader: "For the two who held it.".to_owned(),
            day: self.as_of,
            framework: format!("{} {}", self.framework.id, self.framework.version.line()),
            sample: self.sample,
        };
        let mut document = Document::new(self.title(), preamble);
        document.text(format!("{}.", self.held()));
        document.blocks.extend(self.blocks());
        document
            .text(Words::new().soft("Ratings are what two people saw in the evidence on that day. They are no grade."));
        document
    }

    /// The minutes as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::render(&self.document())
    }

    /// The minutes as a page for `columns`, without what a document says of itself.
    #[must_use]
    pub fn page(&self, columns: u16) -> Page {
        typeset::body(self.title(), self.held(), &self.blocks(), usize::from(columns))
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        blocks.extend(self.note.as_ref().map(|note| Block::Paragraph(note.as_str().into())));
        let table =
            Table { caption: String::new(), columns: self.columns(), rows: self.items.iter().map(Item::row).collect() };
        if !self.items.is_empty() {
            blocks.push(Block::Heading(2, "What each said, and what came of it".to_owned()));
            blocks.push(Block::Table(table));
        }
        let reasons: Vec<Point> = self.items.iter().filter_map(|item| self.reasons(item)).collect();
        if !reasons.is_empty() {
            blocks.push(Block::Heading(2, "Why, in their words".to_owned()));
            blocks.push(Block::List(List { mark: Mark::Bullet, items: reasons }));
        }
        if !self.actions.is_empty() {
            blocks.push(Block::Heading(2, "To do".to_owned()));
            let items = self.actions.iter().map(ActionItem::point).collect();
            blocks.push(Block::List(List { mark: Mark::Box, items }));
        }
        if let Some(next) = self.next {
            blocks.push(Block::Heading(2, "Next date".to_owned()));
            blocks.push(Block::Paragraph(format!("{}.", long(next)).into()));
        }
        blocks
    }

    fn columns(&self) -> Vec<Column> {
        let names = ["Competency".to_owned(), self.heard(), self.mentor.line().into_owned()];
        names.into_iter().chain(["Together".to_owned()]).map(Column::words).collect()
    }

    /// What was said of it beside the numbers; none where nothing was.
    fn reasons(&self, item: &Item) -> Option<Point> {
        let (mentee, mentor) = (self.heard(), self.mentor.line());
        let said = [(mentee.as_str(), &item.own_note), (&mentor, &item.mentor_note), ("Together", &item.reason)];
        let told = |(who, note): (&str, &Option<Text>)| {
            let note = note.as_ref()?;
            Some(Words::new().strong(format!("{who}: ")).text(note.line()))
        };
        let under: Vec<Words> = said.into_iter().filter_map(told).collect();
        let words = Words::new().strong(item.title.as_str());
        (!under.is_empty()).then_some(Point { words, under, done: false })
    }
}

/// The minutes of the session asked for, else of the last one that was closed.
///
/// # Errors
/// When no session was closed yet, or the one asked for is not in the record at the day.
pub fn make(source: &Source<'_>) -> Result<Document, Refusal> {
    let last = source.standing.sessions.last().map(|held| held.session);
    let Some(session) = source.options.session.or(last) else {
        return Err(Refusal::new(
            "no session with a mentor was closed yet",
            "`opsarc session open --mentor NAME` opens one, and so does the screen Mentor",
        ));
    };
    let Some(meeting) = source.profile.log.meeting(&session, source.day()) else {
        return Err(Refusal::new("that session is not in the record", "leave it out to have the last one"));
    };
    Ok(Minutes::new(source.framework, source.profile, source.standing, &meeting, source.day()).document())
}

impl Item {
    fn row(&self) -> Vec<Cell> {
        let mentor = match (self.mentor, self.agreed) {
            (Some(rating), _) => rating.to_string(),
            (None, Some(_)) => "\u{2013}".to_owned(),
            (None, None) => "cannot tell".to_owned(),
        };
        vec![self.title.as_str().into(), words::rating(self.own).into(), mentor.into(), self.outcome().into()]
    }

    /// What came of it.
    fn outcome(&self) -> String {
        match (self.agreed, self.disagreed) {
            (Some(rating), _) => format!("agreed on {rating}"),
            (None, true) => "seen differently".to_owned(),
            (None, false) if self.own.is_some() && self.own == self.mentor => "the same".to_owned(),
            (None, false) => "left open".to_owned(),
        }
    }
}

impl ActionItem {
    fn point(&self) -> Point {
        let due = self.due.map_or_else(String::new, |due| format!(", by {}", long(due)));
        let state = if self.state == ActionState::Dropped { " (dropped)" } else { "" };
        let words = Words::new().text(format!("{}{due}{state}", self.text.line()));
        let shows = self.shows.as_ref().map(|shows| Words::new().strong("Shown by: ").text(shows.line()));
        Point { words, under: shows.into_iter().collect(), done: self.state == ActionState::Done }
    }
}
