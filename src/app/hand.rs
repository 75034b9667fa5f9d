//! A hand that presses keys on the program as a value: no terminal, no clock, no disk. The same strokes on the same
//! record lead to the same state.

use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::message::{Message, Stamp};
use crate::app::model::Model;
use crate::app::strokes::strokes;
use crate::app::update::{update, wanting};
use crate::profile::entry::EntryId;
use crate::profile::moment::Moment;

/// Where the ids begin that a hand makes: after all that a clock makes for a long time, so that what a hand records is
/// the last of its instant.
const FIRST_ID: u128 = 0xF000_0000_0000_7000_8000_0000_0000_0000;

/// A program being used by a script.
#[derive(Debug, Clone)]
pub struct Hand {
    /// Its state.
    pub model: Model,
    count: u128,
}

/// What answers an effect that only the world can carry out; none where there is nothing to say.
pub type World<'a> = &'a mut dyn FnMut(&Model, &Effect) -> Option<Message>;

impl Hand {
    /// A hand on `model`. What the first screen wants is worked out.
    #[must_use]
    pub fn new(model: Model) -> Self {
        let mut hand = Self { model, count: 0 };
        hand.carry(Vec::new(), &mut |_, _| None);
        hand
    }

    /// Presses the keys of `script`: names as the key table writes them, `type:'some text'` and `paste:'some text'`.
    ///
    /// # Errors
    /// Why the script is none; what stands before the mistake is pressed.
    pub fn press(&mut self, script: &str, world: World<'_>) -> Result<(), String> {
        for stroke in strokes(script).map_err(|open| format!("the quote of {open} is not closed"))? {
            match stroke.verb {
                "" => {
                    let key = Key::parse(stroke.text).ok_or_else(|| format!("`{}` is no key", stroke.text))?;
                    self.send(Message::Key(key), world);
                }
                "type" => stroke.text.chars().for_each(|c| self.send(Message::Key(Key::char(c)), world)),
                "paste" => self.send(Message::Paste(stroke.text.to_owned()), world),
                verb => return Err(format!("`{verb}:` is neither `type:` nor `paste:`")),
            }
        }
        Ok(())
    }

    /// Sends one message and carries out what follows from it.
    pub fn send(&mut self, message: Message, world: World<'_>) {
        let effects = self.update(message);
        self.carry(effects, world);
    }

    fn carry(&mut self, mut effects: Vec<Effect>, world: World<'_>) {
        loop {
            effects.extend(wanting(&self.model));
            if effects.is_empty() {
                return;
            }
            for effect in std::mem::take(&mut effects) {
                let answer = match effect {
                    // In memory alone: what a script records is gone with it.
                    Effect::Save => Some(Message::Saved(None)),
                    Effect::Foresee => Some(Message::Foreseen(Box::new(self.model.session.foresee()))),
                    other => world(&self.model, &other),
                };
                if let Some(message) = answer {
                    effects.extend(self.update(message));
                }
            }
        }
    }

    fn update(&mut self, message: Message) -> Vec<Effect> {
        self.count += 1;
        let day = Moment::noon(self.model.session.until().0);
        let last = self.model.session.whole().profile.log.iter().next_back().map_or(day, |entry| entry.at);
        let id = EntryId(uuid::Uuid::from_u128(FIRST_ID + self.count));
        update(&mut self.model, message, Stamp { at: day.max(last), id })
    }
}
