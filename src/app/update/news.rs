//! What the shell has to tell: what became of saving, what other copies of the record say, and the text that comes back
//! from the editor.

use super::Step;
use crate::app::model::Saving;
use crate::export::words;
use crate::profile::log::Log;

impl Step<'_> {
    pub(super) fn saved(&mut self, other: Option<&Log>) {
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
    pub(super) fn beside(&mut self, copies: Vec<(String, usize)>) {
        if let Some(said) = words::copies(&copies) {
            self.say(format!("⟨merge-the-copy⟩ merges {said}"));
        }
        self.model.beside = copies;
    }

    /// Takes in what the copies beside the profile say. They stay where they are, and bring nothing any more.
    pub(super) fn joined(&mut self, log: &Log) {
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

    pub(super) fn edited(&mut self, text: Option<String>) {
        if let (Some(text), Some(field)) = (text, self.model.pane().0.writes()) {
            field.refill(&text);
            self.keep_draft();
        }
    }
}
