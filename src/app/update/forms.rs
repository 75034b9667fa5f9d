//! Opening what lies above a screen: forms, each with what was half-typed in it, and the palette.

use super::Step;
use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::dropped::Dropped;
use crate::app::effect::Effect;
use crate::app::form::{EvidenceForm, NoteForm};
use crate::app::goal_form::GoalForm;
use crate::app::model::Front;
use crate::app::overlay::Overlay;
use crate::app::palette::Palette;
use crate::app::reason_form::ReasonForm;
use crate::app::screen::welcome::Welcome;
use crate::app::session::NOT_A_MENTORS;
use crate::app::sitting_form::SittingForm;
use crate::framework::id::CompetencyId;
use crate::profile::author::Author;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::draft::DraftKind;
use crate::profile::entry::EntryId;

/// What is said where a draft was found.
const HERE_AGAIN: &str = "What you had typed is here again.";

impl Step<'_> {
    pub(super) fn open_palette(&mut self, first: Option<Action>) {
        if let Some(Overlay::Palette(_)) = self.model.overlay {
            return self.close();
        }
        self.keep_draft();
        // What the row of tabs and the themes show is that of the screen again, once they have no keys.
        if matches!(self.model.overlay, Some(Overlay::Tabs(_) | Overlay::Themes(_))) {
            self.model.overlay = None;
        }
        let palette = Palette::new(&self.model.contexts(), first, |binding| self.model.why_not(binding));
        self.model.under = self.model.overlay.take();
        self.model.overlay = Some(Overlay::Palette(palette));
    }

    pub(super) fn open_settings(&mut self) {
        let session = &self.model.session;
        let form = Welcome::new(session.framework(), &session.standing().settings, false);
        self.open(Front::Settings(Box::new(form)));
    }

    pub(super) fn open_goal(&mut self, competency: Option<CompetencyId>, goal: Option<EntryId>) {
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

    pub(super) fn open_reason(&mut self, of: Dropped) {
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

    pub(super) fn open_sitting(&mut self, ask: Ask) {
        if !self.may_record() {
            return;
        }
        let kept = ask.draft().and_then(|(id, kind)| self.model.drafts.get(id.as_ref(), kind));
        let mut texts = kept.map(|draft| draft.fields.clone()).unwrap_or_default();
        if !texts.is_empty() {
            self.say(HERE_AGAIN);
        } else if ask == Ask::Open {
            // Most people have one mentor.
            let last = self.model.session.standing().sessions.last().map(|held| held.mentor.line().into_owned());
            let usual = || Some(self.model.preferences.mentor.clone()).filter(|name| !name.is_empty());
            texts.extend(last.or_else(usual));
        }
        self.model.overlay = Some(Overlay::Sitting(Box::new(SittingForm::new(ask, &texts))));
    }

    pub(super) fn open_evidence(&mut self, competency: CompetencyId, with: Option<Box<Body>>) {
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

    pub(super) fn open_note(&mut self, competency: CompetencyId, editor: bool) {
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
