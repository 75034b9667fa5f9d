//! The loop of the plain mode: ask, read a line, update, carry the effects out. What is recorded is saved before the
//! next line is read, so that an end of input, a signal or an error of the program's own at any place loses nothing.

use std::ffi::OsString;
use std::io::{self, Write};

use super::configuration::Configuration;
use super::crash::{self, Steps};
use super::error::ShellError;
use super::keeper::Keeper;
use super::run::{Ended, Opening, model, written};
use super::salvage::salvage;
use super::stamps::Stamps;
use crate::app::effect::Effect;
use crate::app::message::Message;
use crate::app::model::Model;
use crate::app::notice::Notice;
use crate::app::plain::conversation::Conversation;
use crate::app::update::update;
use crate::export::locale::Locale;

/// Where lines come from and go to.
pub struct Lines<'a> {
    /// Reads one line, without its line feed; none at the end of the input.
    pub read: &'a mut dyn FnMut() -> io::Result<Option<String>>,
    /// Takes what is said.
    pub out: &'a mut dyn Write,
    /// Whether a person sees what they type: then a line feed of theirs follows each question.
    pub echoes: bool,
}

/// Goes on until it is left, or until the input ends.
///
/// # Errors
/// When lines cannot be read or written, when something could not be saved (then it says where it was rescued to), and
/// after an error of the program's own (then all is saved, and it says where the report is).
pub fn run(mut opening: Opening<'_>, lines: &mut Lines<'_>) -> Result<Ended, ShellError> {
    let configuration = Configuration::load(&opening.places, opening.framework);
    let Configuration { preferences, keys, framework, wrong } =
        configuration.unwrap_or_else(|why| Configuration::default_with(opening.framework, why));
    Locale::of(&preferences).speak();
    let profile = opening.profile.take();
    let mut model = model(&opening, profile, framework);
    model.ascii = true;
    model.keys = keys.spelled(true);
    model.preferences = preferences;
    if let Some(why) = wrong {
        model.notice = Some(Notice::warn(why));
    }
    let mut talk = Talk {
        keeper: Keeper::new(opening.places, opening.path, opening.stamp),
        stamps: Stamps::new(opening.as_of),
        env: opening.env,
        steps: Steps::default(),
        model,
    };
    crash::watch();
    match crash::guard(|| talk.go_on(lines)) {
        Ok(gone) => {
            talk.keeper.end(&talk.model)?;
            Ok(gone?)
        }
        Err(crash) => {
            let Talk { model, keeper, steps, .. } = &mut talk;
            Err(salvage(&crash, model, keeper, steps, "in lines").into())
        }
    }
}

struct Talk<'a> {
    model: Model,
    keeper: Keeper,
    stamps: Stamps,
    env: &'a dyn Fn(&str) -> Option<OsString>,
    /// What was done last, for the report of a crash.
    steps: Steps,
}

impl Talk<'_> {
    fn go_on(&mut self, lines: &mut Lines<'_>) -> io::Result<Ended> {
        let mut conversation = Conversation::default();
        loop {
            lines.out.write_all(conversation.prompt(&mut self.model).as_bytes())?;
            lines.out.flush()?;
            let line = (lines.read)()?;
            if line.is_none() || !lines.echoes {
                lines.out.write_all(b"\n")?;
            }
            let Some(line) = line else { return Ok(Ended::Leaves) };
            let Self { model, steps, stamps, .. } = self;
            let mut effects = conversation.answer(model, &line, |model, message| {
                steps.note(model, message);
                stamps.next(model)
            });
            self.panic_if_asked(&line);
            let leaves = effects.contains(&Effect::Leave);
            let ended = if effects.contains(&Effect::Begin) { Ended::Begins } else { Ended::Leaves };
            while let Some(effect) = effects.pop() {
                effects.retain(|other| *other != effect);
                if let Some(message) = self.carry(&effect) {
                    self.steps.note(&self.model, &message);
                    let stamp = self.stamps.next(&self.model);
                    effects.extend(update(&mut self.model, message, stamp));
                }
            }
            if leaves {
                return Ok(ended);
            }
        }
    }

    /// In a debug build a test can ask for a panic, at the worst time: what a line did is not saved yet.
    #[expect(clippy::panic, reason = "asked for by a test, in debug builds only")]
    fn panic_if_asked(&self, line: &str) {
        if cfg!(debug_assertions) && (self.env)("OPSARC_TEST_PANIC").is_some_and(|asked| asked == line) {
            panic!("asked for by OPSARC_TEST_PANIC");
        }
    }

    /// Carries an effect out. What only a screen can show has no place here.
    fn carry(&mut self, effect: &Effect) -> Option<Message> {
        match effect {
            Effect::Save => self.keeper.save(&self.model),
            Effect::Keep => self.keeper.keep(&self.model),
            Effect::Write(name, text) => Some(Message::Told(written(name, text))),
            _ => None,
        }
    }
}
