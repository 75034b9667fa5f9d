//! `opsarc/minutes@1`: the minutes of a session, from both sides' view: what each said, what was agreed, what is to be
//! done. As a shape, as a page to be read, and as Markdown.

use serde::Serialize;

use super::page::{Page, Voice};
use super::words;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::framework::text::Text;
use crate::profile::body::ActionState;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::log::Log;
use crate::profile::meeting::{Meeting, Outcome};
use crate::profile::standing::Standing;

/// The minutes of one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Minutes {
    /// `opsarc/minutes@1`.
    pub schema: &'static str,
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
    /// The minutes of `meeting`, as far as `log` and `standing` at the end of `until` tell it.
    #[must_use]
    pub fn new(framework: &Framework, log: &Log, standing: &Standing, meeting: &Meeting, until: Day) -> Self {
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
        }
    }

    /// The name of the file that they are written to.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("minutes-{}.md", self.closed.unwrap_or(self.opened))
    }

    fn title(&self) -> String {
        format!("Session of {} and {}", or(&self.person, "the mentee"), self.mentor.line())
    }

    fn about(&self) -> String {
        match self.closed {
            Some(closed) if closed != self.opened => format!("{}, closed {closed}", self.opened),
            Some(_) => self.opened.to_string(),
            None => format!("{}, still open", self.opened),
        }
    }

    /// The minutes as a page.
    #[must_use]
    pub fn page(&self) -> Page {
        let mut page = Page::new(self.title(), self.about());
        if let Some(note) = &self.note {
            page.text(note.line());
        }
        let person = or(&self.person, "Mentee");
        if !self.items.is_empty() {
            page.head("What each said, and what came of it");
        }
        for item in &self.items {
            let (name, mentor) = (&person, self.mentor.line());
            let theirs = match (item.mentor, item.agreed) {
                (Some(rating), _) => format!(", {mentor} {rating}"),
                (None, Some(_)) => String::new(),
                (None, None) => format!(", {mentor} cannot tell"),
            };
            let heard = format!("{name} {}{theirs}: {}", words::rating(item.own), item.outcome());
            page.part(Voice::Strong, super::page::Lead::None, item.title.clone());
            page.under(heard);
            for (who, note) in
                [(name.as_str(), &item.own_note), (&mentor, &item.mentor_note), ("Together", &item.reason)]
            {
                if let Some(note) = note {
                    page.under(format!("{who}: {}", note.line()));
                }
            }
        }
        page.list("To do", self.actions.iter().map(ActionItem::told));
        if let Some(next) = self.next {
            page.section("Next date", &next.to_string());
        }
        page
    }

    /// The minutes as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let person = or(&self.person, "the mentee");
        let mut out = format!("# {}\n\n{}\n", escaped(&self.title()), self.about());
        if let Some(note) = &self.note {
            out.push_str(&format!("\n{}\n", escaped(&note.line())));
        }
        if !self.items.is_empty() {
            let (person, mentor) = (escaped(&person), escaped(&self.mentor.line()));
            out.push_str("\n## What each said, and what came of it\n\n");
            out.push_str(&format!("| Competency | {person} | {mentor} | Together |\n|---|---|---|---|\n"));
            for item in &self.items {
                let side = |rating: Option<Rating>, note: &Option<Text>| {
                    let note = note.as_ref().map_or_else(String::new, |note| format!(": {}", escaped(&note.line())));
                    format!("{}{note}", words::rating(rating))
                };
                let (own, given) = (side(item.own, &item.own_note), side(item.mentor, &item.mentor_note));
                let reason =
                    item.reason.as_ref().map_or_else(String::new, |text| format!(": {}", escaped(&text.line())));
                let title = escaped(&item.title);
                out.push_str(&format!("| {title} | {own} | {given} | {}{reason} |\n", item.outcome()));
            }
        }
        if !self.actions.is_empty() {
            out.push_str("\n## To do\n\n");
            for action in &self.actions {
                let tick = if action.state == ActionState::Done { 'x' } else { ' ' };
                out.push_str(&format!("- [{tick}] {}\n", escaped(&action.told())));
            }
        }
        if let Some(next) = self.next {
            out.push_str(&format!("\nNext date: {next}\n"));
        }
        out.push_str("\nRatings are what two people saw in the evidence on that day. They are no grade.\n");
        out
    }
}

impl Item {
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
    fn told(&self) -> String {
        let due = self.due.map_or_else(String::new, |due| format!(", by {due}"));
        let shows = self.shows.as_ref().map_or_else(String::new, |shows| format!("; shown by: {}", shows.line()));
        let state = if self.state == ActionState::Dropped { " (dropped)" } else { "" };
        format!("{}{due}{shows}{state}", self.text.line())
    }
}

fn or(name: &Text, other: &str) -> String {
    if name.is_empty() { other.to_owned() } else { name.line().into_owned() }
}

/// `text` with what Markdown would take for a mark of its own made plain.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
