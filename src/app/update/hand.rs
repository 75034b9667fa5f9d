//! What a hand does: keys, pasted text, the mouse.

use super::Step;
use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::app::keymap::{Binding, Context};
use crate::app::message::Target;
use crate::app::model::{Front, Model};
use crate::app::overlay::Overlay;
use crate::app::room;
use crate::app::tab_row::TabRow;
use crate::app::tabs::Tab;

impl Step<'_> {
    pub(super) fn key(&mut self, key: Key) {
        // A chord means what it always does, also after `g`.
        if std::mem::take(&mut self.model.going) && !key.ctrl {
            return self.go(key);
        }
        if matches!(self.model.overlay, Some(Overlay::Tabs(_)))
            && self.model.keys.resolve(&[Context::Tabs], key).is_none()
        {
            // Any other key means what it means on the screen.
            self.model.overlay = None;
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
            if binding.action == Action::Up && self.go_to_tabs() {
                return;
            }
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

    /// Gives the keys to the row of tabs, where the cursor is on the first item of a screen and the row is drawn.
    fn go_to_tabs(&mut self) -> bool {
        let seen = self.model.room().1 >= room::WITH_TABS;
        let bare = self.model.overlay.is_none() && matches!(self.model.front, Front::Tab);
        let (pane, session) = self.model.pane();
        let leads = bare && seen && pane.at_top(session);
        if leads {
            self.model.notice = None;
            self.model.overlay = Some(Overlay::Tabs(TabRow::new(self.model.tab)));
        }
        leads
    }

    /// Takes the keys from the row of tabs: a mouse points at what lies below it.
    fn leave_tabs(&mut self) {
        if matches!(self.model.overlay, Some(Overlay::Tabs(_))) {
            self.model.overlay = None;
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

    pub(super) fn paste(&mut self, text: &str) {
        self.leave_tabs();
        let (pane, session) = self.model.pane();
        if pane.paste(text, session) {
            self.keep_draft();
        } else {
            // A paste never runs keys.
            self.say("Pasted text goes into a text field; nothing was done with it here.");
        }
    }

    pub(super) fn click(&mut self, target: Target) {
        // What the footer offers is what the row does.
        if !matches!(target, Target::Do(_)) {
            self.leave_tabs();
        }
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

    pub(super) fn wheel(&mut self, by: i8) {
        self.leave_tabs();
        let (pane, _) = self.model.pane();
        if !pane.scroll(by) {
            self.act(if by > 0 { Action::Down } else { Action::Up });
        }
    }
}
