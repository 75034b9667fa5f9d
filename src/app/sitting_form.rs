//! The forms of a session: with whom it is opened, what is put on the agenda, what the two agree on or leave open, what
//! is to be done, and how it is closed. One table of fields for each; what is typed is a draft until it is recorded.

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::ending::Ending;
use crate::app::field::Field;
use crate::app::form::{put_off, to_editor};
use crate::app::key::Key;
use crate::app::keymap::Context;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::export::words;
use crate::framework::framework::Framework;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::body::{Action as Agreement, ActionState, Body, Rated, Session as Told, SessionPhase};
use crate::profile::day::Day;
use crate::profile::draft::Draft;

/// One of the forms, being typed.
#[derive(Debug, Clone)]
pub struct SittingForm {
    /// What is asked.
    pub ask: Ask,
    /// The field that has the keys.
    pub at: usize,
    /// What was typed, in the order of the fields.
    pub fields: Vec<Field>,
    /// The line at its end.
    pub end: Ending,
    /// What is missing or wrong.
    pub wrong: Option<String>,
}

/// What is wrong with what was typed, and in which field.
type Wrong = (usize, String);

impl SittingForm {
    /// The form, each field holding what `texts` says of it.
    #[must_use]
    pub fn new(ask: Ask, texts: &[String]) -> Self {
        let text = |n: usize| texts.get(n).map_or("", String::as_str);
        let fields = (0..ask.slots().len()).map(|n| Field::line(text(n))).collect();
        Self { ask, at: 0, fields, end: Ending::new(Context::Sitting), wrong: None }
    }

    fn text(&self, n: usize) -> Text {
        Text::new(&self.fields.get(n).map_or_else(String::new, Field::text))
    }

    fn needed(&self, n: usize, missing: &str) -> Result<Text, Wrong> {
        let text = self.text(n);
        if text.is_empty() { Err((n, missing.to_owned())) } else { Ok(text) }
    }

    fn day(&self, n: usize) -> Result<Option<Day>, Wrong> {
        let text = self.text(n);
        if text.is_empty() { Ok(None) } else { text.as_str().parse::<Day>().map(Some).map_err(|wrong| (n, wrong)) }
    }

    /// What follows once it is filled in.
    fn accept(&self, session: &Session) -> Result<Vec<Wish>, Wrong> {
        if self.ask == Ask::Open {
            let mentor = self.needed(0, "Say who the mentor is: what they rate is recorded under that name.")?;
            let body = Told::opening(mentor.clone());
            let said = "The session is open · ⟨undo⟩ takes it back";
            let then = vec![Wish::Done, Wish::say(said)];
            return Ok(vec![Wish::Sit(Author::Mentor(mentor)), Wish::record(Body::Session(Box::new(body)), then)]);
        }
        let Some(meeting) = session.meeting() else { return Ok(vec![Wish::Close]) };
        let done = |said: &str| vec![Wish::Done, Wish::say(said)];
        Ok(vec![match &self.ask {
            Ask::Open => Wish::Close,
            Ask::Topic => {
                let ix = named(session.framework(), self.text(0).as_str()).map_err(|wrong| (0, wrong))?;
                let competencies = vec![session.framework().competency(ix).id.clone()];
                let body = Told { competencies, ..meeting.step_of(SessionPhase::Added) };
                Wish::record(Body::Session(Box::new(body)), done("On the agenda · ⟨undo⟩ takes it off"))
            }
            Ask::Agree(id, rating) => {
                let note = Some(self.needed(0, "Say why: the reason is what both will want to read again.")?);
                let (competency, session) = (id.clone(), Some(meeting.session));
                let body = Rated { competency, rating: Some(*rating), note, session, agreed: true };
                Wish::record(Body::Rating(body), done("Agreed · ⟨undo⟩ takes it back"))
            }
            Ask::Differ(id) => {
                let note = Some(self.needed(0, "Say what you see differently: it is where the next session begins.")?);
                let body = Told { disagreed: vec![id.clone()], note, ..meeting.step_of(SessionPhase::Differed) };
                Wish::record(Body::Session(Box::new(body)), done("Left open between you · ⟨undo⟩ takes it back"))
            }
            Ask::Action(competency) => {
                let text = Some(self.needed(0, "Say what is to be done.")?);
                let due = self.day(1)?.ok_or((1, "Give it a date: without one it is a wish.".to_owned()))?;
                let shows = Some(self.needed(2, "Say what will show it: then both know when it is done.")?);
                let body = Agreement {
                    action: None,
                    text,
                    due: Some(due),
                    shows,
                    competency: competency.clone(),
                    session: Some(meeting.session),
                    state: ActionState::Open,
                };
                Wish::record(Body::Action(Box::new(body)), done("Action set · ⟨undo⟩ takes it back"))
            }
            Ask::Close => {
                let next = self.day(0)?;
                let note = Some(self.text(1)).filter(|note| !note.is_empty());
                let disagreed = meeting.disagreed().cloned().collect();
                let body = Told { disagreed, note, next, ..meeting.step_of(SessionPhase::Closed) };
                let then = vec![
                    Wish::Done,
                    Wish::Minutes(meeting.session),
                    Wish::Sit(session.host().clone()),
                    Wish::say("The session is closed · ⟨copy⟩ copies the minutes, ⟨write⟩ writes them"),
                ];
                Wish::record(Body::Session(Box::new(body)), then)
            }
        }])
    }
}

/// The one competency that `text` names: its id, or what its title holds.
fn named(framework: &Framework, text: &str) -> Result<Ix, String> {
    let wanted = text.trim().to_lowercase();
    if wanted.is_empty() {
        return Err("Say which: a part of its title is enough.".to_owned());
    }
    let title = |ix: &Ix| words::title(framework, *ix);
    let exact = framework
        .indices()
        .find(|ix| framework.competency(*ix).id.as_str() == wanted || title(ix).to_lowercase() == wanted);
    let found: Vec<Ix> = framework.indices().filter(|ix| title(ix).to_lowercase().contains(&wanted)).collect();
    match (exact, found.as_slice()) {
        (Some(ix), _) => Ok(ix),
        (None, [ix]) => Ok(*ix),
        (None, []) => Err("No competency has that in its title.".to_owned()),
        (None, several) => {
            let titles: Vec<String> = several.iter().take(3).map(title).collect();
            Err(format!("{} have it: {}", several.len(), titles.join(", ")))
        }
    }
}

impl Pane for SittingForm {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        let last = self.fields.len().saturating_sub(1);
        let Some(action) = self.end.take(action, self.at == last) else { return Vec::new() };
        match action {
            Action::NextField => self.at = (self.at + 1).min(last),
            Action::PrevField => self.at = self.at.saturating_sub(1),
            Action::Open if self.at < last => self.at += 1,
            Action::Open | Action::Accept => match self.accept(session) {
                Ok(wishes) => return wishes,
                Err((at, wrong)) => {
                    self.at = at;
                    self.end.leave();
                    self.wrong = Some(wrong);
                }
            },
            Action::Editor => return to_editor(self),
            Action::Back if self.ask.draft().is_some() => return put_off("What you typed", self),
            Action::Back => return vec![Wish::Close],
            _ => {}
        }
        Vec::new()
    }

    fn point(&mut self, row: usize) -> bool {
        self.at = row.min(self.fields.len().saturating_sub(1));
        self.end.leave();
        false
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        if !self.end.lets(key) {
            return false;
        }
        let used = self.fields.get_mut(self.at).is_some_and(|field| field.press(key));
        if used {
            self.wrong = None;
        }
        used
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        self.end.leave();
        if let Some(field) = self.fields.get_mut(self.at) {
            field.paste(text);
        }
        true
    }

    fn writes(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }

    fn draft(&self) -> Option<Draft> {
        let (competency, kind) = self.ask.draft()?;
        let typed = self.fields.iter().any(|field| !field.text().is_empty());
        let fields = if typed { self.fields.iter().map(Field::raw).collect() } else { Vec::new() };
        Some(Draft { competency, kind, fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_competency_is_named_by_a_part_of_its_title() {
        let framework = crate::framework::embedded::framework();
        let id = |text| named(framework, text).map(|ix| framework.competency(ix).id.to_string());
        assert_eq!(id("distributed"), Ok("tracing".to_owned()));
        assert_eq!(id("TRACING"), Ok("tracing".to_owned()));
        assert!(id("telemetry").unwrap_err().contains("have it"));
        assert!(id("zebra").is_err() && id(" ").is_err());
    }

    #[test]
    fn a_session_needs_a_name_and_seats_the_mentor_first() {
        let session = Session::of_newcomer(None);
        let mut form = SittingForm::new(Ask::Open, &[]);
        assert_eq!(form.act(Action::Accept, &session), []);
        assert!(form.wrong.is_some());
        form.paste("Grace", &session);
        let wishes = form.act(Action::Accept, &session);
        assert!(matches!(wishes.as_slice(), [Wish::Sit(Author::Mentor(_)), Wish::Record { .. }]), "{wishes:?}");
        assert_eq!(form.act(Action::Back, &session), [Wish::Close]);
    }
}
