//! One step of the program: a message changes the model and says what the shell is to do. What a key
//! means here is the open screen's business ([`crate::app::pane`]); its wishes are carried out here.

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::dropped::Dropped;
use crate::app::effect::Effect;
use crate::app::file_form::FileForm;
use crate::app::find::Find;
use crate::app::forecast::ForecastPanel;
use crate::app::form::{EvidenceForm, NoteForm};
use crate::app::goal_form::GoalForm;
use crate::app::key::{Code, Key};
use crate::app::key_list::KeyList;
use crate::app::keymap::{Binding, Context};
use crate::app::message::{Message, Stamp, Target};
use crate::app::model::{Front, Model, Saving};
use crate::app::notice::Notice;
use crate::app::overlay::{self, Overlay};
use crate::app::palette::Palette;
use crate::app::reader::Reader;
use crate::app::reason_form::ReasonForm;
use crate::app::screen::welcome::{Placement, Welcome};
use crate::app::session::NOT_A_MENTORS;
use crate::app::sitting_form::SittingForm;
use crate::app::tabs::Tab;
use crate::app::theme_list::ThemeList;
use crate::app::wish::Wish;
use crate::export::{record, review, words};
use crate::framework::id::CompetencyId;
use crate::profile::author::Author;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::draft::DraftKind;
use crate::profile::entry::{Entry, EntryId};
use crate::profile::log::Log;
use crate::profile::preferences::Edit;

/// What is said where a draft was found.
const HERE_AGAIN: &str = "What you had typed is here again.";

/// Takes `message` in. `stamp` serves whatever it may record.
pub fn update(model: &mut Model, message: Message, stamp: Stamp) -> Vec<Effect> {
    model.now = Some(stamp.at);
    let mut step = Step { model, stamp, recorded: 0, effects: Vec::new() };
    match message {
        Message::Key(key) => step.key(key),
        Message::Paste(text) => step.paste(&text),
        Message::Click(target) => step.click(target),
        Message::Wheel(by) => step.wheel(by),
        Message::Size(columns, rows) => step.model.size = (columns, rows),
        Message::Saved(other) => step.saved(other.as_deref()),
        Message::SaveFailed(why) => step.model.saving = Saving::Failed(why),
        Message::Edited(text) => step.edited(text),
        Message::Configured(preferences, framework) => step.configured(*preferences, framework),
        Message::Beside(copies) => step.beside(copies),
        Message::Joined(log) => step.joined(&log),
        Message::Made(made) => step.model.reports.take(*made),
        Message::Wrote(wrote) => step.model.notice = overlay::written(&mut step.model.overlay, wrote),
        Message::Foreseen(forecast) => step.model.session.foreseen(*forecast),
        Message::Told(text) => step.say(text),
        Message::Team { ticket, news } => {
            let Model { team, session, .. } = &mut *step.model;
            if let Some(told) = team.hear(ticket, news, session.framework()) {
                step.say(told);
            }
        }
    }
    step.model.follow_curtain();
    step.unpreview();
    step.model.stay_on_page();
    let (pane, session) = step.model.pane();
    pane.look(session);
    let wanted = step.model.wants().map(|wanted| Effect::Make(Box::new(wanted)));
    step.effects.extend(wanted);
    step.effects.extend(wanting(step.model));
    step.effects
}

/// What the screen shows a place for and can be without for a frame: it is worked out once that frame is drawn.
#[must_use]
pub fn wanting(model: &Model) -> Option<Effect> {
    let home = matches!((&model.front, model.tab), (Front::Tab, Tab::Arc));
    (home && model.session.awaits_forecast()).then_some(Effect::Foresee)
}

struct Step<'a> {
    model: &'a mut Model,
    stamp: Stamp,
    /// How many entries this step put into the record.
    recorded: u8,
    effects: Vec<Effect>,
}

/// What arrives.
impl Step<'_> {
    fn key(&mut self, key: Key) {
        // A chord means what it always does, also after `g`.
        if std::mem::take(&mut self.model.going) && !key.ctrl {
            return self.go(key);
        }
        let typing = self.model.typing();
        let contexts = self.model.contexts();
        let [inner, _] = contexts;
        let (pane, session) = self.model.pane();
        if let Some(wishes) = pane.capture(key, session) {
            self.model.notice = None;
            return self.carry_out(wishes);
        }
        let text = typing && pane.is_text(key);
        let resolve = |model: &Model, contexts: &[Context]| model.keys.resolve(contexts, key);
        if let Some(binding) = resolve(self.model, &[inner]).filter(|_| !text) {
            return self.act(binding.action);
        }
        // Chords mean the same everywhere, also while letters are text: ctrl-c leaves, ctrl-z stops.
        let chorded = |b: &&Binding| key.ctrl && (!typing || b.action != Action::Redo);
        if let Some(binding) = resolve(self.model, &[Context::Everywhere]).filter(chorded) {
            return self.act(binding.action);
        }
        let (pane, session) = self.model.pane();
        if typing && pane.press(key, session) {
            return self.keep_draft();
        }
        // While letters are text, only chords and function keys reach the rest of the program.
        let chord = key.ctrl || matches!(key.code, Code::F(_));
        if typing && !chord {
            return;
        }
        // A digit that is no rating does nothing where digits rate: a slip of the finger must not lead away.
        let rates = self.model.digits_rate();
        if let Some(binding) =
            resolve(self.model, &contexts).filter(|b| !(rates && matches!(b.action, Action::Show(_))))
        {
            self.act(binding.action);
        }
    }

    /// Takes the key after `g`.
    fn go(&mut self, key: Key) {
        self.model.notice = None;
        if let Code::Char(digit) = key.code {
            match Tab::of_digit(digit) {
                Some(tab) => self.act(Action::Show(tab)),
                None => self.warn(format!("No screen has the digit {digit}.")),
            }
        }
    }

    fn paste(&mut self, text: &str) {
        let (pane, session) = self.model.pane();
        if pane.paste(text, session) {
            self.keep_draft();
        } else {
            // A paste never runs keys.
            self.say("Pasted text goes into a text field; nothing was done with it here.");
        }
    }

    fn click(&mut self, target: Target) {
        let (pane, session) = self.model.pane();
        match target {
            Target::Do(action) => self.act(action),
            Target::Row(row) => {
                if pane.point(row) {
                    self.act(Action::Open);
                }
            }
            Target::Choice(row, choice) => pane.pick(row, choice, session),
        }
    }

    fn wheel(&mut self, by: i8) {
        let (pane, _) = self.model.pane();
        if !pane.scroll(by) {
            self.act(if by > 0 { Action::Down } else { Action::Up });
        }
    }

    fn saved(&mut self, other: Option<&Log>) {
        if !matches!(self.model.saving, Saving::Off(_)) {
            self.model.saving = Saving::Saved;
        }
        let new = other.map_or(0, |other| self.model.session.absorb(other));
        if new > 0 {
            self.model.version += 1;
            let s = if new == 1 { "entry" } else { "entries" };
            self.say(format!("{new} {s} from elsewhere came in and were merged."));
        }
    }

    /// Says which copies lie beside the profile, while they bring something.
    fn beside(&mut self, copies: Vec<(String, usize)>) {
        if let Some(said) = words::copies(&copies) {
            self.say(format!("B merges {said}"));
        }
        self.model.beside = copies;
    }

    /// Takes in what the copies beside the profile say. They stay where they are, and bring nothing any more.
    fn joined(&mut self, log: &Log) {
        self.model.beside.clear();
        match self.model.session.absorb(log) {
            0 => self.say("No copy beside this profile brings anything any more."),
            new => {
                self.changed();
                let entries = words::count(new, "entry", "entries");
                self.say(format!("{entries} from beside this profile came in. The copy stays where it is."));
            }
        }
    }

    fn edited(&mut self, text: Option<String>) {
        if let (Some(text), Some(Overlay::Note(form))) = (text, &mut self.model.overlay) {
            *form = NoteForm { private: form.private, ..NoteForm::new(form.competency.clone(), text.trim_end()) };
            self.keep_draft();
        }
    }
}

/// What is done everywhere alike.
impl Step<'_> {
    fn act(&mut self, action: Action) {
        self.model.notice = None;
        match action {
            Action::Leave => {
                self.keep_place();
                self.effects.push(Effect::Leave);
            }
            Action::Palette => self.open_palette(),
            Action::Find => self.model.overlay = Some(Overlay::Find(Find::new(self.model.session.framework()))),
            Action::Undo => {
                let done = self.model.session.undo(self.stamp).map(Some);
                self.retracted(done, "Taken back", Action::Redo, "brings it back");
            }
            Action::Redo => {
                let done = self.model.session.redo(self.stamp);
                self.retracted(done, "Back again", Action::Undo, "takes it back");
            }
            Action::Go => {
                self.model.going = true;
                self.say("go to: press the digit of a screen");
            }
            Action::Show(tab) => self.carry_out(vec![Wish::Show(tab), Wish::KeepPlace]),
            Action::Settings => self.open_settings(),
            Action::Placement => self.open(Front::Placement(Placement::default())),
            Action::Beside => match self.model.session.read_only() {
                Some(why) => self.warn(why),
                None if self.model.beside.is_empty() => {
                    self.say("No copy beside this profile brings anything.");
                    self.effects.push(Effect::LookBeside);
                }
                None => self.effects.push(Effect::JoinBeside),
            },
            Action::Theme => {
                self.keep_draft();
                self.model.theme_before.get_or_insert(self.model.theme);
                self.model.overlay = Some(Overlay::Themes(ThemeList::new(self.model.theme)));
            }
            Action::Keys => {
                self.keep_draft();
                let list = KeyList::new(&self.model.keys, self.model.context());
                self.model.overlay = Some(Overlay::Keys(Box::new(list)));
            }
            Action::CopyAs => self.copy_as(),
            Action::Mouse => {
                let mouse = !self.model.mouse;
                self.model.mouse = mouse;
                self.effects.extend([Effect::Mouse(mouse), Effect::Prefer(vec![Edit::Switch("mouse", mouse)])]);
                let key = self.model.keys.doing(self.model.context(), Action::Mouse);
                self.say(if mouse {
                    "The mouse points at things here.".to_owned()
                } else {
                    format!("The mouse is the terminal's: select as usual. {key} takes it back.")
                });
            }
            Action::Present => self.present(),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Redraw => self.effects.push(Effect::Redraw),
            _ => {
                let (pane, session) = self.model.pane();
                let wishes = pane.act(action, session);
                self.carry_out(wishes);
            }
        }
    }

    fn open_palette(&mut self) {
        if let Some(Overlay::Palette(_)) = self.model.overlay {
            self.model.overlay = None;
            return;
        }
        self.keep_draft();
        self.model.overlay = None;
        let palette = Palette::new(&self.model.contexts(), |binding| self.model.why_not(binding));
        self.model.overlay = Some(Overlay::Palette(palette));
    }

    fn open_settings(&mut self) {
        let session = &self.model.session;
        let form = Welcome::new(session.framework(), &session.standing().settings, false);
        self.open(Front::Settings(Box::new(form)));
    }

    /// Fills the screen with `front`, which is there to record something.
    fn open(&mut self, front: Front) {
        if *self.model.session.seat() != Author::Oneself {
            return self.warn(NOT_A_MENTORS);
        }
        if self.may_record() {
            self.model.overlay = None;
            self.model.front = front;
        }
    }

    /// Says what an undo or a redo did to which entry.
    fn retracted(&mut self, done: Result<Option<Entry>, &'static str>, lead: &str, back: Action, how: &str) {
        let entry = match done {
            Ok(entry) => entry,
            Err(why) => return self.warn(why),
        };
        self.changed();
        let Model { session, walk, .. } = &mut *self.model;
        let what = match &entry {
            Some(entry) if session.curtain().hides(&session.whole().profile.log, entry) => "a private note".to_owned(),
            Some(entry) => {
                walk.revisit(session, entry);
                record::sentence(session.framework(), entry)
            }
            None => "the entry".to_owned(),
        };
        let key = self.model.keys.doing(self.model.context(), back);
        self.say(format!("{lead}: {what} · {key} {how}"));
    }
}

/// What a screen wishes.
impl Step<'_> {
    fn carry_out(&mut self, wishes: Vec<Wish>) {
        for wish in wishes {
            match wish {
                Wish::Record { body, progress, then } => self.record(*body, progress, then),
                Wish::Close => self.close(),
                Wish::Done => self.done(),
                Wish::Show(tab) => {
                    self.model.opener = Tab::Arc;
                    self.show(tab);
                }
                Wish::Return => self.show(self.model.opener),
                Wish::KeepPlace => self.keep_place(),
                Wish::WalkTo(ix) => {
                    if self.model.tab != Tab::Walk {
                        self.model.opener = self.model.tab;
                    }
                    self.model.walk.go_to(&self.model.session, Some(ix));
                    self.show(Tab::Walk);
                    self.keep_place();
                }
                Wish::Read(subject) => self.model.overlay = Some(Overlay::Reader(Reader::new(subject))),
                Wish::Review => self.review(),
                Wish::Forecast => {
                    let panel = ForecastPanel::new(&self.model.session);
                    self.model.overlay = Some(Overlay::Forecast(Box::new(panel)));
                }
                Wish::Evidence(competency) => self.open_evidence(competency, None),
                Wish::Prove { competency, with } => self.open_evidence(competency, Some(with)),
                Wish::Goal { competency, goal } => self.open_goal(competency, goal),
                Wish::Reason(of) => self.open_reason(of),
                Wish::File(ask) => {
                    let form = FileForm::new(*ask, &self.model.session);
                    self.model.overlay = Some(Overlay::File(Box::new(form)));
                }
                Wish::Note { competency, editor } => self.open_note(competency, editor),
                Wish::Sit(author) => self.sit(author),
                Wish::Ask(ask) => self.open_sitting(ask),
                Wish::Minutes(session) => {
                    self.model.mentor.minutes = Some(session);
                    self.model.mentor.scroll = 0;
                }
                Wish::Theme(theme) => self.look_at(theme),
                Wish::KeepTheme => self.keep_theme(),
                Wish::Rebind(changes) => self.rebind(changes),
                Wish::Do(action) => self.act(action),
                Wish::Say(text) => self.say(text),
                Wish::Warn(text) => self.warn(text),
                Wish::Effect(effect) => self.effects.push(effect),
            }
        }
    }

    fn record(&mut self, body: Body, progress: Option<&str>, then: Vec<Wish>) {
        let before = progress.map(|lead| (lead, self.model.session.overview().clone()));
        let stamp = Stamp { id: self.stamp.id.and(self.recorded), ..self.stamp };
        if let Err(why) = self.model.session.record(stamp, body) {
            return self.warn(why);
        }
        self.recorded = self.recorded.saturating_add(1);
        self.changed();
        if let Some((lead, before)) = before {
            self.model.walk.tell(&self.model.session, &before, lead);
        }
        self.carry_out(then);
    }

    fn review(&mut self) {
        if !self.model.walk.review(&self.model.session) {
            return self.say(review::NOTHING);
        }
        self.model.opener = Tab::Arc;
        self.show(Tab::Walk);
        self.keep_place();
    }

    fn close(&mut self) {
        self.keep_draft();
        if self.model.overlay.take().is_none() {
            self.model.front = Front::Tab;
        }
    }

    fn done(&mut self) {
        if let Some(draft) = self.model.pane().0.draft() {
            self.model.drafts.remove(draft.competency.as_ref(), draft.kind);
            self.effects.push(Effect::Keep);
        }
        self.model.overlay = None;
    }

    fn show(&mut self, tab: Tab) {
        self.keep_draft();
        self.model.overlay = None;
        self.model.front = Front::Tab;
        self.model.tab = tab;
    }

    fn open_goal(&mut self, competency: Option<CompetencyId>, goal: Option<EntryId>) {
        if *self.model.session.seat() != Author::Oneself {
            return self.warn(NOT_A_MENTORS);
        }
        if !self.may_record() {
            return;
        }
        let marks = &self.model.session.standing().goals;
        let mark = goal.and_then(|goal| marks.values().find(|mark| mark.entry == goal));
        let mut form = mark.map_or_else(|| GoalForm::new(competency), GoalForm::of);
        let draft = self.model.drafts.get(form.competency.as_ref(), DraftKind::Goal);
        if draft.is_some_and(|draft| form.resume(draft)) {
            self.say(HERE_AGAIN);
        }
        self.model.overlay = Some(Overlay::Goal(Box::new(form)));
    }

    fn open_reason(&mut self, of: Dropped) {
        if !matches!(of, Dropped::Action(_)) && *self.model.session.seat() != Author::Oneself {
            return self.warn(NOT_A_MENTORS);
        }
        if !self.may_record() {
            return;
        }
        let (form, again) = ReasonForm::new(of, self.model.drafts.get(None, DraftKind::Reason));
        if again {
            self.say(HERE_AGAIN);
        }
        self.model.overlay = Some(Overlay::Reason(form));
    }

    fn open_sitting(&mut self, ask: Ask) {
        if !self.may_record() {
            return;
        }
        let kept = ask.draft().and_then(|(id, kind)| self.model.drafts.get(id.as_ref(), kind));
        let mut texts = kept.map(|draft| draft.fields.clone()).unwrap_or_default();
        if !texts.is_empty() {
            self.say(HERE_AGAIN);
        } else if ask == Ask::Open {
            // Most people have one mentor.
            let last = self.model.session.standing().sessions.last();
            texts.extend(last.map(|held| held.mentor.line().into_owned()));
        }
        self.model.overlay = Some(Overlay::Sitting(Box::new(SittingForm::new(ask, &texts))));
    }

    fn open_evidence(&mut self, competency: CompetencyId, with: Option<Box<Body>>) {
        if let Some(why) = with.as_deref().and_then(|body| self.model.session.not_theirs(body)) {
            return self.warn(why);
        }
        if !self.may_record() {
            return;
        }
        let today = Day(self.stamp.at.date());
        let mut form = match self.model.drafts.get(Some(&competency), DraftKind::Evidence) {
            Some(draft) => {
                let form = EvidenceForm::of_draft(competency, draft, today);
                self.say(HERE_AGAIN);
                form
            }
            None => EvidenceForm::new(competency, today),
        };
        form.with = with;
        self.model.overlay = Some(Overlay::Evidence(Box::new(form)));
    }

    fn open_note(&mut self, competency: CompetencyId, editor: bool) {
        if !self.may_record() {
            return;
        }
        let draft = self.model.drafts.get(Some(&competency), DraftKind::Note);
        let form = match draft {
            Some(draft) => NoteForm::of_draft(competency, draft),
            None => NoteForm::new(competency, ""),
        };
        let text = form.text.raw();
        if !text.is_empty() {
            self.say(HERE_AGAIN);
        }
        self.model.overlay = Some(Overlay::Note(form));
        if editor {
            self.effects.push(Effect::Edit(text));
        }
    }
}

/// What all of them need.
impl Step<'_> {
    fn say(&mut self, text: impl Into<String>) {
        self.model.notice = Some(Notice::say(text));
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.model.notice = Some(Notice::warn(text));
    }

    /// Whether anything can be recorded; warns if not.
    fn may_record(&mut self) -> bool {
        let why = self.model.session.read_only();
        if let Some(why) = why {
            self.warn(why);
        }
        why.is_none()
    }

    /// Seats somebody else at the screen, or the one who opened the record again.
    fn sit(&mut self, author: Author) {
        if *self.model.session.seat() != author {
            self.model.session.sit(author);
            self.model.begin_anew();
            self.model.version += 1;
        }
    }

    /// Hides private notes, or shows them again.
    fn present(&mut self) {
        let hide = !self.model.session.hides_private();
        self.model.session.hide_private(hide);
        self.model.version += 1;
        self.say(if hide {
            "Private notes are hidden everywhere. H shows them again."
        } else {
            "Private notes are shown again."
        });
    }

    /// Sees to what follows from every change of the record.
    fn changed(&mut self) {
        self.model.version += 1;
        if !matches!(self.model.saving, Saving::Off(_)) {
            self.model.saving = Saving::Pending;
            self.effects.push(Effect::Save);
        }
        if let Some(Overlay::Forecast(panel)) = &mut self.model.overlay {
            **panel = ForecastPanel::new(&self.model.session);
        }
        // Items may be gone from under the cursor.
        self.model.arc.move_by(&self.model.session, 0);
    }

    /// Keeps what stands in the open form, so that nothing typed is ever lost.
    fn keep_draft(&mut self) {
        let draft = self.model.pane().0.draft();
        if draft.is_some_and(|draft| self.model.drafts.put(draft)) {
            self.effects.push(Effect::Keep);
        }
    }

    fn keep_place(&mut self) {
        let place = self.model.walk.id(&self.model.session);
        if place != self.model.place {
            self.model.place = place;
            self.effects.push(Effect::Keep);
        }
    }
}

mod settings;
#[cfg(test)]
mod tests;
