//! The forms that add evidence and notes. What is typed into them is a draft until it is in the record.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::ending::Ending;
use crate::app::field::Field;
use crate::app::key::{Code, Key};
use crate::app::keymap::Context;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::framework::id::CompetencyId;
use crate::framework::text::Text;
use crate::profile::body::{Body, Evidence, Note};
use crate::profile::day::Day;
use crate::profile::draft::{Draft, DraftKind};
use crate::profile::evidence::{EvidenceKind, Setting};

/// How a draft says that the setting is a sandbox.
const SANDBOX: &str = "sandbox";

/// How a draft says that a note is private.
const PRIVATE: &str = "private";

/// A field of the evidence form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// What it is called.
    Title,
    /// What kind of artefact.
    Kind,
    /// Where it is.
    Locator,
    /// The day it is from.
    Date,
    /// Real work or a sandbox.
    Setting,
}

/// The fields in order, with their labels.
pub const SLOTS: [(Slot, &str); 5] = [
    (Slot::Title, "Title"),
    (Slot::Kind, "Kind"),
    (Slot::Locator, "Where it is"),
    (Slot::Date, "Date"),
    (Slot::Setting, "Setting"),
];

/// A piece of evidence being typed.
#[derive(Debug, Clone)]
pub struct EvidenceForm {
    /// For which competency.
    pub competency: CompetencyId,
    /// The field that has the keys.
    pub at: usize,
    /// What it is called.
    pub title: Field,
    /// Where it is.
    pub locator: Field,
    /// The day it is from.
    pub date: Field,
    /// What kind of artefact.
    pub kind: EvidenceKind,
    /// Real work or a sandbox.
    pub setting: Setting,
    /// The line at its end.
    pub end: Ending,
    /// What is wrong with what was typed.
    pub wrong: Option<String>,
    /// What is recorded with it: a project finished, a goal reached, an action done.
    pub with: Option<Box<Body>>,
}

impl EvidenceForm {
    /// An empty form, dated `today`.
    #[must_use]
    pub fn new(competency: CompetencyId, today: Day) -> Self {
        Self {
            competency,
            at: 0,
            title: Field::line(""),
            locator: Field::line(""),
            date: Field::line(&today.to_string()),
            kind: EvidenceKind::default(),
            setting: Setting::default(),
            end: Ending::new(Context::Evidence),
            wrong: None,
            with: None,
        }
    }

    /// The form as it was left.
    #[must_use]
    pub fn of_draft(competency: CompetencyId, draft: &Draft, today: Day) -> Self {
        let field = |n: usize| draft.fields.get(n).map_or("", String::as_str);
        let mut form = Self::new(competency, today);
        form.title = Field::line(field(0));
        form.kind = EvidenceKind::from_slug(field(1)).unwrap_or_default();
        form.locator = Field::line(field(2));
        form.date = Field::line(field(3));
        form.setting = if field(4) == SANDBOX { Setting::Sandbox } else { Setting::Real };
        form
    }

    /// The slot that has the keys.
    #[must_use]
    pub fn slot(&self) -> Slot {
        SLOTS.get(self.at).map_or(Slot::Title, |(slot, _)| *slot)
    }

    /// The text field that has the keys, if the slot has one.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.slot() {
            Slot::Title => Some(&mut self.title),
            Slot::Locator => Some(&mut self.locator),
            Slot::Date => Some(&mut self.date),
            Slot::Kind | Slot::Setting => None,
        }
    }

    /// Walks through the choices of a slot that has some.
    pub fn choose(&mut self, forward: bool) {
        match self.slot() {
            Slot::Kind => {
                let kinds = EvidenceKind::ALL;
                let here = kinds.iter().position(|(kind, ..)| *kind == self.kind).unwrap_or(0);
                let step = if forward { 1 } else { kinds.len() - 1 };
                if let Some((kind, ..)) = kinds.iter().cycle().nth(here + step) {
                    self.kind = *kind;
                }
            }
            Slot::Setting => {
                self.setting = match self.setting {
                    Setting::Real => Setting::Sandbox,
                    Setting::Sandbox => Setting::Real,
                };
            }
            Slot::Title | Slot::Locator | Slot::Date => {}
        }
    }

    /// The entry that the form makes.
    ///
    /// # Errors
    /// What is missing or wrong, and where the cursor should go.
    pub fn body(&self) -> Result<Body, (usize, String)> {
        let title = self.title.text();
        if title.is_empty() {
            return Err((0, "Give it a title first.".to_owned()));
        }
        let date = match self.date.text().as_str() {
            "" => None,
            text => Some(text.parse::<Day>().map_err(|wrong| (3, wrong))?),
        };
        let locator = self.locator.text();
        Ok(Body::Evidence(Evidence {
            competency: self.competency.clone(),
            evidence: self.kind,
            title: Text::new(&title),
            locator: (!locator.is_empty()).then(|| Text::new(&locator)),
            note: None,
            date,
            setting: self.setting,
        }))
    }
}

impl EvidenceForm {
    /// What follows once it is good: what ends with it is recorded too, and after a project the page is opened
    /// that rates what it moved. The rating itself stays as it is (brief 2.8).
    fn accepted(&self, body: Body, session: &Session) -> Vec<Wish> {
        let Some(with) = &self.with else {
            return vec![Wish::progress(body, "Evidence added", vec![Wish::Done])];
        };
        let then = match (with.as_ref(), session.framework().find(&self.competency)) {
            (Body::Project(_), Some(ix)) => vec![
                Wish::WalkTo(ix),
                Wish::say("Finished. Does your rating still say it? A digit changes it, ⟨back⟩ goes back to the plan."),
            ],
            _ => vec![Wish::say("Done, with its evidence · ⟨undo⟩ takes it back")],
        };
        vec![Wish::record(body, vec![Wish::Done, Wish::record(with.as_ref().clone(), then)])]
    }
}

impl Pane for EvidenceForm {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        let last = SLOTS.len() - 1;
        let Some(action) = self.end.take(action, self.at == last) else { return Vec::new() };
        match action {
            Action::NextField => self.at = (self.at + 1).min(last),
            Action::PrevField => self.at = self.at.saturating_sub(1),
            Action::Open if self.at < last => self.at += 1,
            Action::Open | Action::Accept => match self.body() {
                Ok(body) => return self.accepted(body, session),
                Err((at, wrong)) => {
                    self.at = at;
                    self.end.leave();
                    self.wrong = Some(wrong);
                }
            },
            Action::Editor => return to_editor(self),
            Action::Back => return put_off("The evidence", self),
            _ => {}
        }
        Vec::new()
    }

    fn point(&mut self, row: usize) -> bool {
        self.at = row;
        self.end.leave();
        false
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        if !self.end.lets(key) {
            return false;
        }
        let used = match self.field() {
            Some(field) => field.press(key),
            None => {
                let turns = matches!(key.code, Code::Left | Code::Right | Code::Char(' '));
                if turns {
                    self.choose(key.code != Code::Left);
                }
                turns
            }
        };
        if used {
            self.wrong = None;
        }
        used
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        self.end.leave();
        if let Some(field) = self.field() {
            field.paste(text);
        }
        true
    }

    fn writes(&mut self) -> Option<&mut Field> {
        // From a choice, and from the line at the end, it is the title that words are sought for.
        match self.slot() {
            Slot::Kind | Slot::Setting => Some(&mut self.title),
            Slot::Title | Slot::Locator | Slot::Date => self.field(),
        }
    }

    fn draft(&self) -> Option<Draft> {
        let typed = !self.title.text().is_empty() || !self.locator.text().is_empty();
        let setting = if self.setting == Setting::Sandbox { SANDBOX } else { "" };
        let fields = [self.title.raw(), self.kind.slug().into(), self.locator.raw(), self.date.raw(), setting.into()];
        Some(Draft {
            competency: Some(self.competency.clone()),
            kind: DraftKind::Evidence,
            fields: if typed { fields.into() } else { Vec::new() },
        })
    }
}

/// A note being typed.
#[derive(Debug, Clone)]
pub struct NoteForm {
    /// For which competency.
    pub competency: CompetencyId,
    /// What it says.
    pub text: Field,
    /// Whether it stays home when the record is shared.
    pub private: bool,
    /// The line at its end.
    pub end: Ending,
}

impl NoteForm {
    /// A form holding `text`.
    #[must_use]
    pub fn new(competency: CompetencyId, text: &str) -> Self {
        Self { competency, text: Field::lines(text), private: false, end: Ending::new(Context::Note) }
    }

    /// The form as it was left.
    #[must_use]
    pub fn of_draft(competency: CompetencyId, draft: &Draft) -> Self {
        let field = |n: usize| draft.fields.get(n).map_or("", String::as_str);
        Self { private: field(1) == PRIVATE, ..Self::new(competency, field(0)) }
    }

    /// The entry that the form makes; `None` where nothing was typed.
    #[must_use]
    pub fn body(&self) -> Option<Body> {
        let text = self.text.text();
        (!text.is_empty()).then(|| {
            Body::Note(Note {
                competency: Some(self.competency.clone()),
                text: Text::new(&text),
                private: self.private,
            })
        })
    }
}

impl Pane for NoteForm {
    fn act(&mut self, action: Action, _: &Session) -> Vec<Wish> {
        let Some(action) = self.end.take(action, true) else { return Vec::new() };
        match action {
            Action::Accept => match self.body() {
                Some(body) => {
                    vec![Wish::record(body, vec![Wish::Done, Wish::say("Note added · ⟨undo⟩ takes it back")])]
                }
                None => vec![Wish::Close],
            },
            Action::Private => {
                self.private = !self.private;
                Vec::new()
            }
            Action::Editor => to_editor(self),
            Action::Back => put_off("The note", self),
            _ => Vec::new(),
        }
    }

    fn point(&mut self, _: usize) -> bool {
        self.end.leave();
        false
    }

    fn is_text(&self, key: Key) -> bool {
        if self.end.holds() {
            return key.is_text();
        }
        !key.ctrl && !matches!(key.code, Code::Esc | Code::F(_) | Code::Tab | Code::BackTab)
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        if !self.end.lets(key) {
            return false;
        }
        let before = self.text.area().cursor();
        let used = self.text.press(key);
        if key.code == Code::Down && self.text.area().cursor() == before {
            self.end.take(Action::NextField, true);
        }
        used
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        self.end.leave();
        self.text.paste(text);
        true
    }

    fn writes(&mut self) -> Option<&mut Field> {
        Some(&mut self.text)
    }

    fn draft(&self) -> Option<Draft> {
        let private = (self.private && !self.text.text().is_empty()).then(|| PRIVATE.to_owned());
        let fields = std::iter::once(self.text.raw()).chain(private).collect();
        Some(Draft { competency: Some(self.competency.clone()), kind: DraftKind::Note, fields })
    }
}

/// Opens the person's own editor on the field of `form` that has the keys; what comes back stands there.
pub(in crate::app) fn to_editor(form: &mut impl Pane) -> Vec<Wish> {
    form.writes().map(|field| Wish::Effect(Effect::Edit(field.raw()))).into_iter().collect()
}

/// Closes `form`; what was typed is kept and offered again.
pub(in crate::app) fn put_off(what: &str, form: &impl Pane) -> Vec<Wish> {
    let kept = form.draft().is_some_and(|draft| !draft.is_empty());
    let said = kept.then(|| Wish::say(format!("{what} is kept half-typed and will be offered again.")));
    std::iter::once(Wish::Close).chain(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence() -> EvidenceForm {
        EvidenceForm::new(CompetencyId::new("some-competency").unwrap(), Day(jiff::civil::date(2026, 3, 2)))
    }

    fn note(text: &str) -> NoteForm {
        NoteForm::new(CompetencyId::new("some-competency").unwrap(), text)
    }

    #[test]
    fn what_is_wrong_with_evidence_is_said_where_it_stands_and_typing_clears_it() {
        let session = Session::of_newcomer(None);
        let mut form = evidence();
        form.at = SLOTS.len() - 1;
        assert_eq!(form.act(Action::Open, &session), []);
        assert_eq!((form.slot(), form.wrong.is_some()), (Slot::Title, true));
        form.paste("A guide", &session);
        form.date = Field::line("tomorrow");
        assert_eq!(form.act(Action::Accept, &session), []);
        assert_eq!((form.slot(), form.wrong.is_some()), (Slot::Date, true));
        assert!(form.press(Key::plain(Code::Backspace), &session));
        assert_eq!(form.wrong, None);
    }

    #[test]
    fn good_evidence_is_recorded_and_done() {
        let session = Session::of_newcomer(None);
        let mut form = evidence();
        form.paste("A guide", &session);
        // On any field but the last, Enter only goes on.
        assert_eq!(form.act(Action::Open, &session), []);
        assert_eq!(form.slot(), Slot::Kind);
        let body = form.body().unwrap();
        assert_eq!(form.act(Action::Accept, &session), [Wish::progress(body, "Evidence added", vec![Wish::Done])]);
    }

    #[test]
    fn arrows_turn_a_choice_and_letters_do_not() {
        let session = Session::of_newcomer(None);
        let mut form = evidence();
        form.at = SLOTS.len() - 1;
        assert!(form.press(Key::plain(Code::Right), &session));
        assert_eq!(form.setting, Setting::Sandbox);
        assert!(!form.press(Key::char('x'), &session));
    }

    #[test]
    fn a_note_put_off_is_kept_and_an_empty_one_closes_without_a_word() {
        let session = Session::of_newcomer(None);
        let kept = note("half a thou").act(Action::Back, &session);
        assert!(matches!(kept.as_slice(), [Wish::Close, Wish::Say(_)]), "{kept:?}");
        assert_eq!(note("").act(Action::Back, &session), [Wish::Close]);
        assert_eq!(note(" ").act(Action::Accept, &session), [Wish::Close]);
        let added = note("a thought").act(Action::Accept, &session);
        assert!(matches!(added.as_slice(), [Wish::Record { .. }]), "{added:?}");
    }
}
