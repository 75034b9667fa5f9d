//! The session with a mentor in lines: what an answer, and each word of a session, means where it is typed.

use crate::app::action::Action;
use crate::app::ask::Ask;
use crate::app::message::{Message, Target};
use crate::app::model::Model;
use crate::app::plain::choices::{Next, acting, judging, next, scale, sits};
use crate::app::plain::heard::{Heard, act, choice, once, pick, retype, say, unclear};
use crate::app::plain::word::Verb;
use crate::app::reason_form::ReasonForm;
use crate::app::screen::mentor::{Part, number};
use crate::app::sitting_form::SittingForm;
use crate::app::tabs::Tab;
use crate::profile::day::Day;

/// Takes `text` for the answer to what the screen of the session asks.
pub(in crate::app) fn answer(model: &Model, text: &str) -> Heard {
    let framework = model.session.framework();
    let mentor = &model.mentor;
    if text.is_empty() {
        return on(model);
    }
    if judging(model).is_some() {
        let steps = scale(framework);
        let chosen = pick(&steps, 0, text).and_then(|n| u8::try_from(n).ok());
        return chosen.map_or_else(|| unclear(text, &choice(0, steps.len())), |number| once(Action::Rate(number)));
    }
    let rows = if mentor.minutes.is_some() { 0 } else { mentor.rows(&model.session) };
    let opens = !acting(model) && (sits(model) || mentor.seen.meeting.is_none());
    if rows == 0 || !opens {
        return unclear(text, "a word is asked for, or an empty line");
    }
    match pick_row(rows, text) {
        Some(row) => Heard::Do(go_to(row).chain([act(Action::Open)]).collect()),
        None => unclear(text, &format!("give a number from 1 to {rows}")),
    }
}

/// The row that `text` numbers, from 0.
fn pick_row(rows: usize, text: &str) -> Option<usize> {
    text.parse::<usize>().ok()?.checked_sub(1).filter(|row| *row < rows)
}

/// The keys that bring the cursor to a row.
fn go_to(row: usize) -> impl Iterator<Item = Message> {
    std::iter::once(act(Action::Top)).chain(std::iter::repeat_n(act(Action::Down), row))
}

/// What brings a part of the session in front.
fn part(part: Part) -> Message {
    Message::Click(Target::Choice(number(part), 0))
}

/// On from where the session is, in reading order.
pub(in crate::app) fn on(model: &Model) -> Heard {
    let mentor = &model.mentor;
    if mentor.minutes.is_some() {
        return once(Action::Back);
    }
    if !sits(model) {
        return once(Action::OpenSession);
    }
    if let Some(ix) = judging(model) {
        let last = mentor.seen.topics.topics.last().is_none_or(|topic| topic.competency == ix);
        return once(if last { Action::Back } else { Action::Right });
    }
    match mentor.part {
        Part::Since => Heard::Do(vec![part(Part::Agenda)]),
        Part::Agenda => match next(model) {
            Next::Topic(row) => Heard::Do(go_to(row).chain([act(Action::Open)]).collect()),
            Next::Reveal => once(Action::Reveal),
            Next::Actions => Heard::Do(vec![part(Part::Actions)]),
        },
        Part::Actions => Heard::Do(vec![part(Part::Close)]),
        Part::Close => once(Action::CloseSession),
    }
}

/// Back from where the session is.
pub(in crate::app) fn back(model: &Model) -> Heard {
    let mentor = &model.mentor;
    if mentor.minutes.is_some() || !sits(model) {
        return once(Action::Back);
    }
    if let Some(ix) = judging(model) {
        let first = mentor.seen.topics.topics.first().is_none_or(|topic| topic.competency == ix);
        return once(if first { Action::Back } else { Action::Left });
    }
    if mentor.part == Part::Since { once(Action::Back) } else { once(Action::Less) }
}

/// What a word of the session means; `rest` is what was typed after it.
pub(in crate::app) fn word(model: &Model, verb: Verb, rest: &str) -> Heard {
    if verb == Verb::Open {
        let away = model.mentor.minutes.map(|_| act(Action::Back));
        return Heard::Do(away.into_iter().chain([act(Action::OpenSession)]).collect());
    }
    if verb == Verb::Write {
        return match model.mentor.minutes {
            Some(_) => once(Action::Write),
            None => say("Minutes are written once they are read: the number of a session held reads them."),
        };
    }
    if !sits(model) {
        return say("No session goes on here: open opens one, or goes on with the open one.");
    }
    match verb {
        Verb::Since => Heard::Do(vec![part(Part::Since)]),
        Verb::Agenda => Heard::Do(vec![part(Part::Agenda)]),
        Verb::Actions => Heard::Do(vec![part(Part::Actions)]),
        // On a competency there is no such key: the agenda has it.
        Verb::Topic => Heard::Do(vec![part(Part::Agenda), act(Action::Topic)]),
        Verb::Reveal => once(Action::Reveal),
        Verb::Differ => once(Action::Differ),
        Verb::NewAction => once(Action::NewAction),
        Verb::Close => Heard::Do(vec![part(Part::Close), act(Action::CloseSession)]),
        Verb::Aside => Heard::Do(vec![part(Part::Since), act(Action::Aside)]),
        _ => end(model, if verb == Verb::Done { Action::Finish } else { Action::Drop }, rest),
    }
}

/// Ends the action that `rest` numbers, or the only one.
fn end(model: &Model, how: Action, rest: &str) -> Heard {
    let rows = model.mentor.actions(&model.session).len();
    let only = (rest.is_empty() && rows == 1).then_some(0);
    let Some(row) = only.or_else(|| pick_row(rows, rest)) else {
        return match rows {
            0 => say("No action is open."),
            _ => say(format!("Which? Give its number after the word, from 1 to {rows}; actions reads them.")),
        };
    };
    Heard::Do(std::iter::once(part(Part::Actions)).chain(go_to(row)).chain([act(how)]).collect())
}

/// Takes `text` for the field of a form of the session that has the keys.
pub(in crate::app) fn form(form: &SittingForm, text: &str) -> Heard {
    let next = act(Action::Open);
    let Some(field) = form.fields.get(form.at) else { return once(Action::Open) };
    let (label, hint) = form.ask.slots().get(form.at).copied().unwrap_or_default();
    let optional = form.ask == Ask::Close;
    if text.is_empty() {
        return match optional || !field.text().is_empty() {
            true => once(Action::Open),
            false => say(format!("{label} is needed: {hint}. back leaves it.")),
        };
    }
    let day = matches!((&form.ask, form.at), (Ask::Action(_), 1) | (Ask::Close, 0));
    if day && text.eq_ignore_ascii_case("none") && optional {
        return Heard::Do(retype(field, "").into_iter().chain([next]).collect());
    }
    match text.parse::<Day>() {
        Err(wrong) if day => say(format!("{wrong}, such as 2027-01-31.")),
        _ => Heard::Do(retype(field, text).into_iter().chain([next]).collect()),
    }
}

/// Takes `text` for the reason why something is dropped.
pub(in crate::app) fn reason(form: &ReasonForm, text: &str) -> Heard {
    if text.is_empty() && form.text.text().is_empty() {
        return say("Say why in a few words, or back, which keeps it.");
    }
    let typed = if text.is_empty() { Vec::new() } else { retype(&form.text, text) };
    Heard::Do(typed.into_iter().chain([act(Action::Accept)]).collect())
}

/// To the session, from wherever one is.
pub(in crate::app) fn go(model: &Model) -> Heard {
    let there = model.tab == Tab::Mentor && model.mentor.minutes.is_none();
    if there { Heard::Again } else { once(Action::Show(Tab::Mentor)) }
}
