//! One step of the program: a message changes the model and says what the shell is to do. What a key
//! means here is the open screen's business ([`crate::app::pane`]); its wishes are carried out here.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::file_form::FileForm;
use crate::app::find::Find;
use crate::app::forecast::ForecastPanel;
use crate::app::key_list::KeyList;
use crate::app::message::{Message, Stamp};
use crate::app::model::{Front, Model, Saving};
use crate::app::notice::Notice;
use crate::app::overlay::{self, Overlay};
use crate::app::reader::Reader;
use crate::app::screen::welcome::Placement;
use crate::app::session::NOT_A_MENTORS;
use crate::app::tabs::Tab;
use crate::app::theme_list::ThemeList;
use crate::app::wish::Wish;
use crate::export::{record, review};
use crate::profile::author::Author;
use crate::profile::body::Body;
use crate::profile::entry::Entry;
use crate::profile::preferences::Edit;

/// What stands first in the list where somebody may have come to it out of habit: whoever goes on with Enter is home, and
/// nothing is recorded.
const HOME: Action = Action::Show(Tab::Arc);

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
    tour::follow(step.model);
    step.unpreview();
    if !matches!(step.model.overlay, Some(Overlay::Palette(_))) {
        step.model.under = None;
    }
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

/// What is done everywhere alike.
impl Step<'_> {
    fn act(&mut self, action: Action) {
        self.model.notice = None;
        match action {
            Action::Leave => {
                self.keep_place();
                self.effects.push(Effect::Leave);
            }
            Action::Palette => {
                let first = matches!(self.model.overlay, Some(Overlay::Tabs(_))).then_some(HOME);
                self.open_palette(first);
            }
            Action::Out if self.model.rests() => self.open_palette(Some(HOME)),
            Action::Out => self.act(Action::Back),
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
            Action::TourOn => tour::skip(self.model),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Redraw => self.effects.push(Effect::Redraw),
            _ => {
                let (pane, session) = self.model.pane();
                let wishes = pane.act(action, session);
                self.carry_out(wishes);
            }
        }
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
                    self.model.opener = None;
                    self.show(tab);
                }
                Wish::WalkOn => {
                    self.model.opener = Some(self.model.tab);
                    self.show(Tab::Walk);
                    self.keep_place();
                }
                Wish::Return => self.show(self.model.opener.unwrap_or(Tab::Arc)),
                Wish::KeepPlace => self.keep_place(),
                Wish::WalkTo(ix) => {
                    if self.model.tab != Tab::Walk {
                        self.model.opener = Some(self.model.tab);
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
        self.model.opener = Some(Tab::Arc);
        self.show(Tab::Walk);
        self.keep_place();
    }

    fn close(&mut self) {
        self.keep_draft();
        match self.model.overlay.take() {
            Some(Overlay::Palette(_)) => self.model.overlay = self.model.under.take(),
            Some(_) => {}
            None => self.model.front = Front::Tab,
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
}

/// What all of them need.
impl Step<'_> {
    fn say(&mut self, text: impl Into<String>) {
        self.model.notice = Some(Notice::say(self.told(text)));
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.model.notice = Some(Notice::warn(self.told(text)));
    }

    /// `text` with the keys that are in force.
    fn told(&self, text: impl Into<String>) -> String {
        self.model.keys.told(self.model.context(), &text.into()).into_owned()
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
            "Private notes are hidden everywhere. ⟨hide-private⟩ shows them again."
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

mod forms;
mod hand;
mod news;
mod settings;
#[cfg(test)]
mod tests;
mod tour;
