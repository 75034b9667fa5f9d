//! The program in lines: a line in, what is to be done and what is read out of it.

use crate::app::effect::Effect;
use crate::app::message::{Message, Stamp};
use crate::app::model::{Model, Saving};
use crate::app::plain::heard::Heard;
use crate::app::plain::hearing::hear;
use crate::app::plain::prompt::Prompt;
use crate::app::plain::spoken::{say, spoken};
use crate::app::update::update;
use crate::export::columns::within;
use crate::export::{record, words};
use crate::profile::body::Body;
use crate::profile::entry::EntryId;

/// The beginnings of the places of forms that say what is wrong with an answer.
const FORMS: [&str; 3] = ["evidence", "sitting", "reason"];

/// What was read so far, so that nothing is read twice without being asked for.
#[derive(Debug, Clone, Default)]
pub struct Conversation {
    /// The place whose question was read last.
    place: Option<String>,
    /// The page that was read last, which may lie below a form: after the form it is known.
    page: Option<String>,
    /// What is said before the next question.
    said: String,
    /// The step of the tour that was read last.
    step: Option<usize>,
    /// The saving that failed, as it was told.
    unsaved: Option<String>,
}

impl Conversation {
    /// Takes `line` in; says what the shell is to do. `stamp` hears of each message before it is taken in, and makes the
    /// instant and the fresh id for it.
    pub fn answer(
        &mut self,
        model: &mut Model,
        line: &str,
        mut stamp: impl FnMut(&Model, &Message) -> Stamp,
    ) -> Vec<Effect> {
        let messages = match hear(model, line) {
            Heard::Do(messages) => messages,
            Heard::Tell(messages, text) => {
                say(&mut self.said, "", &text);
                messages
            }
            Heard::Say(text) => {
                self.said.push_str(&within(&spoken(&text)));
                if !self.said.ends_with('\n') {
                    self.said.push('\n');
                }
                return Vec::new();
            }
            Heard::Again => {
                (self.place, self.page, self.step) = (None, None, None);
                return Vec::new();
            }
        };
        model.notice = None;
        model.walk.did = None;
        let mut effects = Vec::new();
        for message in messages {
            let stamp = stamp(model, &message);
            effects.extend(update(model, message, stamp));
            self.recorded(model, stamp.id);
        }
        // Where the same is asked again, what is wrong with the answer is in what is read.
        let Prompt { place, .. } = Prompt::new(model);
        if self.place.as_ref() == Some(&place) && FORMS.iter().any(|form| place.starts_with(form)) {
            self.place = None;
        }
        effects
    }

    /// Says what the message with this id put into the record.
    fn recorded(&mut self, model: &Model, id: EntryId) {
        let log = &model.session.whole().profile.log;
        if let Some(entry) = log.get(&id).filter(|entry| !matches!(entry.body, Body::Retraction(_))) {
            let sentence = words::capital(&record::in_context(model.session.framework(), log, entry));
            say(&mut self.said, "", &format!("{sentence}."));
        }
    }

    /// What is read now, with the question at its end and without a line feed after it.
    pub fn prompt(&mut self, model: &mut Model) -> String {
        let mut out = std::mem::take(&mut self.said);
        if let Some((_, did)) = model.walk.did.take() {
            say(&mut out, "", &did);
        }
        if let Some(notice) = model.notice.take() {
            say(&mut out, "", without_keys(&model.keys.told(model.context(), &notice.text)));
        }
        let failed = match &model.saving {
            Saving::Failed(why) => Some(why.clone()),
            Saving::Saved | Saving::Pending | Saving::Off(_) => None,
        };
        if failed != self.unsaved {
            say(&mut out, "Not saved: ", failed.as_deref().unwrap_or_default());
            self.unsaved = failed;
        }
        let Prompt { place, read, asks } = Prompt::new(model);
        let known = if model.overlay.is_some() { &self.place } else { &self.page };
        if known.as_ref() != Some(&place) {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&read);
        }
        if let Some((tour, step)) = model.tour.as_ref().and_then(|tour| Some((tour, tour.step()?)))
            && self.step != Some(tour.at)
        {
            self.step = Some(tour.at);
            let (at, of) = tour.place();
            let does = step.plain.unwrap_or_default();
            out.push('\n');
            say(
                &mut out,
                "",
                &format!("Tour, step {at} of {of}, {}. {} {does}", step.title.to_lowercase(), step.aloud()),
            );
        }
        if model.overlay.is_none() {
            self.page = Some(place.clone());
        }
        self.place = Some(place);
        say(&mut out, "", &format!("{asks}:"));
        // What is typed stands behind the question.
        out.truncate(out.trim_end().len());
        out.push(' ');
        out
    }
}

/// What a notice says, without the keys that it hints at behind its last dot: what can be typed is in the question.
fn without_keys(notice: &str) -> &str {
    notice.rsplit_once(" · ").map_or(notice, |(said, _)| said)
}
