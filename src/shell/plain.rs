//! The loop of the plain mode: ask, read a line, update, carry the effects out. What is recorded is saved before the
//! next line is read, so that an end of input at any place loses nothing.

use std::io::{self, Write};

use super::configuration::Configuration;
use super::error::ShellError;
use super::keeper::Keeper;
use super::run::{Ended, Opening, model, stamp, written};
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
/// When lines cannot be read or written, or when something could not be saved: then it says where it was rescued to.
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
    let pinned = opening.as_of;
    let mut keeper = Keeper::new(opening.places, opening.path, opening.stamp);
    let gone = talk(&mut model, &mut keeper, lines, |model| stamp(pinned, model));
    keeper.end(&model)?;
    Ok(gone?)
}

fn talk(
    model: &mut Model,
    keeper: &mut Keeper,
    lines: &mut Lines<'_>,
    stamp: impl Fn(&Model) -> crate::app::message::Stamp,
) -> io::Result<Ended> {
    let mut conversation = Conversation::default();
    loop {
        lines.out.write_all(conversation.prompt(model).as_bytes())?;
        lines.out.flush()?;
        let line = (lines.read)()?;
        if line.is_none() || !lines.echoes {
            lines.out.write_all(b"\n")?;
        }
        let Some(line) = line else { return Ok(Ended::Leaves) };
        let mut effects = conversation.answer(model, &line, &stamp);
        let leaves = effects.contains(&Effect::Leave);
        let ended = if effects.contains(&Effect::Begin) { Ended::Begins } else { Ended::Leaves };
        while let Some(effect) = effects.pop() {
            effects.retain(|other| *other != effect);
            if let Some(message) = carry(model, keeper, &effect) {
                let stamp = stamp(model);
                effects.extend(update(model, message, stamp));
            }
        }
        if leaves {
            return Ok(ended);
        }
    }
}

/// Carries an effect out. What only a screen can show has no place here.
fn carry(model: &Model, keeper: &mut Keeper, effect: &Effect) -> Option<Message> {
    match effect {
        Effect::Save => keeper.save(model),
        Effect::Keep => keeper.keep(model),
        Effect::Write(name, text) => Some(Message::Told(written(name, text))),
        _ => None,
    }
}
