//! What a line means where it is typed: the messages that a hand at the screen would send, or words back.

use crate::app::action::Action;
use crate::app::form::{EvidenceForm, NoteForm, Slot};
use crate::app::key::{Code, Key};
use crate::app::message::{Message, Target};
use crate::app::model::{Front, Model};
use crate::app::overlay::Overlay;
use crate::app::plain::choices::{begins, pathways, walking};
use crate::app::plain::prompt::{help, why};
use crate::app::plain::word::{Verb, verb};
use crate::app::screen::walk::{PAGES, Page};
use crate::app::screen::welcome::{Placement, Row, Welcome};
use crate::app::tabs::Tab;
use crate::app::{field::Field, pages};
use crate::framework::framework::Framework;
use crate::framework::text::clean_line;
use crate::profile::evidence::{EvidenceKind, Setting};

/// What a line means.
#[derive(Debug, Clone)]
pub enum Heard {
    /// These messages, in this order.
    Do(Vec<Message>),
    /// Nothing is done; this is said.
    Say(String),
    /// What is asked is to be read again.
    Again,
}

/// What `line` means now.
#[must_use]
pub fn hear(model: &Model, line: &str) -> Heard {
    let typed = clean_line(line);
    let typed = typed.trim();
    if let Some(text) = typed.strip_prefix('=') {
        return answer(model, text.trim());
    }
    match verb(typed, takes_text(model)) {
        Some(verb) => ask(model, verb),
        None => answer(model, typed),
    }
}

fn act(action: Action) -> Message {
    Message::Click(Target::Do(action))
}

fn once(action: Action) -> Heard {
    Heard::Do(vec![act(action)])
}

fn say(text: impl Into<String>) -> Heard {
    Heard::Say(text.into())
}

/// Whether the question that stands is answered by text.
fn takes_text(model: &Model) -> bool {
    match (&model.overlay, &model.front) {
        (Some(Overlay::Note(_)), _) => true,
        (Some(Overlay::Evidence(form)), _) => !matches!(form.slot(), Slot::Kind | Slot::Setting),
        (None, Front::Settings(form)) => form.row() == Row::Name,
        _ => false,
    }
}

/// Whether it is asked how one begins.
fn beginning(model: &Model) -> bool {
    matches!((&model.overlay, &model.front), (None, Front::Settings(form)) if matches!(form.row(), Row::Placement | Row::Walk))
}

/// Answers a word.
fn ask(model: &Model, verb: Verb) -> Heard {
    let form = model.overlay.is_some() || !matches!(model.front, Front::Tab);
    match verb {
        Verb::Quit => once(Action::Leave),
        Verb::Help => say(help()),
        Verb::Why => say(why(model)),
        Verb::Again => Heard::Again,
        Verb::Back => back(model),
        Verb::Skip => skip(model),
        // There these words are the choices.
        Verb::Placement if beginning(model) => answer(model, "1"),
        Verb::Walk if beginning(model) => answer(model, "2"),
        _ if form => say("Not in the middle of a question: back and skip go on from here, quit leaves."),
        Verb::Undo => once(Action::Undo),
        Verb::Redo => once(Action::Redo),
        Verb::Settings => once(Action::Settings),
        Verb::Placement => once(Action::Placement),
        Verb::Home => once(Action::Show(Tab::Arc)),
        Verb::Review => Heard::Do(vec![act(Action::Show(Tab::Arc)), act(Action::Review)]),
        Verb::Walk if walking(model) => once(Action::NextUnrated),
        Verb::Walk => once(Action::Show(Tab::Walk)),
        Verb::Note | Verb::Evidence | Verb::Clear | Verb::More | Verb::Unrated | Verb::Order if !walking(model) => {
            say("That is about one competency: walk opens one.")
        }
        Verb::Note => once(Action::Note),
        Verb::Evidence => once(Action::Evidence),
        Verb::Clear => once(Action::Clear),
        Verb::Unrated => once(Action::NextUnrated),
        Verb::Order => once(Action::Order),
        Verb::More => say(more(model)),
    }
}

/// All pages of the competency behind the one that rates.
fn more(model: &Model) -> String {
    let Some(ix) = model.walk.competency() else { return String::new() };
    let leaves = PAGES.iter().filter(|(page, _)| *page != Page::Rate);
    leaves
        .map(|(page, _)| pages::of(&model.session, &model.keys, *page, ix).plain().trim_start_matches('\n').to_owned())
        .collect()
}

fn back(model: &Model) -> Heard {
    match (&model.overlay, &model.front) {
        (Some(Overlay::Evidence(form)), _) if form.at > 0 => once(Action::PrevField),
        (None, Front::Settings(form)) if form.at > 0 => once(Action::PrevField),
        (None, Front::Settings(form)) if form.first => say("This is the first question. quit leaves."),
        (None, Front::Placement(placement)) if !placement.answers.is_empty() => once(Action::Left),
        (Some(_), _) | (None, Front::Settings(_) | Front::Placement(_)) => once(Action::Back),
        (None, Front::Tab) if walking(model) && model.walk.at > 0 => once(Action::Left),
        (None, Front::Tab) if walking(model) => once(Action::Back),
        (None, Front::Tab) => say("This is the beginning. quit leaves."),
    }
}

fn skip(model: &Model) -> Heard {
    match (&model.overlay, &model.front) {
        (Some(Overlay::Evidence(_)), _) | (None, Front::Settings(_)) => answer(model, ""),
        (Some(_), _) | (None, Front::Placement(_)) => once(Action::Back),
        (None, Front::Tab) => on(model),
    }
}

/// On from a page of the walk, at its end to the beginning; from there into the walk.
fn on(model: &Model) -> Heard {
    if !walking(model) {
        return once(Action::Show(Tab::Walk));
    }
    let last = model.walk.at + 1 >= model.walk.list.len();
    once(if last { Action::Show(Tab::Arc) } else { Action::Right })
}

/// Takes `text` for the answer to the question that stands.
fn answer(model: &Model, text: &str) -> Heard {
    let framework = model.session.framework();
    match (&model.overlay, &model.front) {
        (Some(Overlay::Evidence(form)), _) => evidence(form, text),
        (Some(Overlay::Note(form)), _) => note(form, text),
        (Some(_), _) => once(Action::Back),
        (None, Front::Settings(form)) => welcome(framework, form, text),
        (None, Front::Placement(placement)) => placed(framework, placement, text),
        (None, Front::Tab) if text.is_empty() => on(model),
        (None, Front::Tab) if walking(model) => {
            let steps: Vec<_> = framework.scale().iter().map(|step| step.name.line().into_owned()).collect();
            let choice = pick(&steps, 0, text).and_then(|n| u8::try_from(n).ok());
            choice.map_or_else(|| unclear(text), |number| once(Action::Rate(number)))
        }
        (None, Front::Tab) => unclear(text),
    }
}

fn unclear(text: &str) -> Heard {
    say(format!("`{text}` is not understood here. help lists the words, again reads the question again."))
}

/// The option that `text` names: its number, counted from `first`, or the beginning of one name and of no other.
fn pick(names: &[String], first: usize, text: &str) -> Option<usize> {
    if let Ok(number) = text.parse::<usize>() {
        return number.checked_sub(first).filter(|n| *n < names.len());
    }
    let typed = text.to_lowercase();
    let is = |name: &String| name.to_lowercase() == typed;
    if let Some(whole) = names.iter().position(is) {
        return Some(whole);
    }
    let begins = |name: &String| !typed.is_empty() && name.to_lowercase().starts_with(&typed);
    let mut found = names.iter().enumerate().filter(|(_, name)| begins(name)).map(|(n, _)| n);
    found.next().filter(|_| found.next().is_none())
}

/// Types `text` in place of what stands in `field`.
fn retype(field: &Field, text: &str) -> Vec<Message> {
    let rubbed = std::iter::repeat_n(Message::Key(Key::plain(Code::Backspace)), field.raw().chars().count());
    rubbed.chain([Message::Paste(text.to_owned())]).collect()
}

fn welcome(framework: &Framework, form: &Welcome, text: &str) -> Heard {
    let next = act(Action::NextField);
    let at = form.at;
    let turn = |steps: usize, forward: bool| {
        let turned = std::iter::repeat_n(Message::Click(Target::Choice(at, usize::from(forward))), steps);
        Heard::Do(turned.chain([next.clone()]).collect())
    };
    match form.row() {
        Row::Done => match pick(&["keep".to_owned(), "drop".to_owned()], 1, text) {
            None if text.is_empty() => once(Action::Open),
            Some(0) => once(Action::Open),
            Some(_) => once(Action::Back),
            None => unclear(text),
        },
        Row::Placement | Row::Walk => match pick(&begins(), 1, text) {
            Some(n) => Heard::Do(vec![Message::Click(Target::Row(at + n))]),
            None if text.is_empty() => Heard::Do(vec![Message::Click(Target::Row(at + 1))]),
            None => unclear(text),
        },
        _ if text.is_empty() => Heard::Do(vec![next]),
        Row::Name => Heard::Do(retype(&form.name, text).into_iter().chain([next]).collect()),
        Row::Roles => roles(framework, form, text),
        Row::Pathway => {
            let names = pathways(framework);
            let here = framework.pathways().iter().position(|p| Some(&p.id) == form.pathway.as_ref());
            let here = here.unwrap_or(names.len() - 1);
            let to = pick(&names, 1, text);
            to.map_or_else(|| unclear(text), |to| turn((to + names.len() - here) % names.len(), true))
        }
        Row::Target => {
            let levels = framework.levels();
            let names: Vec<_> = levels.iter().map(|level| level.title.line().into_owned()).collect();
            let here = levels.iter().position(|level| level.level == form.target).unwrap_or(0);
            let to = pick(&names, 1, text);
            to.map_or_else(|| unclear(text), |to| turn((to + names.len() - here) % names.len(), true))
        }
        Row::Hours => match text.parse::<u8>() {
            Ok(hours) if Welcome::HOURS.contains(&hours) => {
                turn(usize::from(hours.abs_diff(form.hours)), hours > form.hours)
            }
            _ => say(format!("Give a whole number from {} to {}.", Welcome::HOURS.start(), Welcome::HOURS.end())),
        },
    }
}

/// Switches the roles that `text` names on, and then the others off.
fn roles(framework: &Framework, form: &Welcome, text: &str) -> Heard {
    let names: Vec<_> = framework.roles().iter().map(|role| role.short.line().into_owned()).collect();
    let mut wanted = Vec::new();
    // A name may hold a space; then commas part them.
    let whole = pick(&names, 1, text).map(|_| vec![text]);
    let parts = whole.unwrap_or_else(|| match text.contains(',') {
        true => text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect(),
        false => text.split_whitespace().collect(),
    });
    for part in parts {
        match pick(&names, 1, part) {
            Some(n) if !wanted.contains(&n) => wanted.push(n),
            Some(_) => {}
            None => return unclear(part),
        }
    }
    if wanted.is_empty() {
        return unclear(text);
    }
    let on = |n: &usize| framework.roles().get(*n).is_some_and(|role| form.roles.contains(&role.id));
    let added = wanted.iter().copied().filter(|n| !on(n));
    let dropped = (0..names.len()).filter(|n| on(n) && !wanted.contains(n));
    let switched = added.chain(dropped).map(|n| Message::Click(Target::Choice(form.at, n)));
    Heard::Do(switched.chain([act(Action::NextField)]).collect())
}

fn placed(framework: &Framework, placement: &Placement, text: &str) -> Heard {
    let Some(stage) = framework.stages().get(placement.answers.len()) else { return unclear(text) };
    let answers: Vec<_> = stage.placement.answers.iter().map(|answer| answer.line().into_owned()).collect();
    let choice = pick(&answers, 0, text).and_then(|n| u8::try_from(n).ok());
    choice.map_or_else(|| unclear(text), |number| once(Action::Rate(number)))
}

fn evidence(form: &EvidenceForm, text: &str) -> Heard {
    let next = act(Action::Open);
    let turn = |steps: usize| {
        let turned = std::iter::repeat_n(Message::Key(Key::plain(Code::Right)), steps);
        Heard::Do(turned.chain([next.clone()]).collect())
    };
    let typed = |field: &Field| match text {
        "" => Heard::Do(vec![next.clone()]),
        _ => Heard::Do(retype(field, text).into_iter().chain([next.clone()]).collect()),
    };
    match form.slot() {
        Slot::Title if text.is_empty() && form.title.text().is_empty() => {
            say("Give it a title first, or back, which leaves it.")
        }
        Slot::Title => typed(&form.title),
        Slot::Locator => typed(&form.locator),
        Slot::Date if text.eq_ignore_ascii_case("none") => {
            Heard::Do(retype(&form.date, "").into_iter().chain([next]).collect())
        }
        Slot::Date => typed(&form.date),
        Slot::Kind | Slot::Setting if text.is_empty() => Heard::Do(vec![next]),
        Slot::Kind => {
            let slugs = EvidenceKind::ALL.map(|(_, slug, _)| slug.to_owned());
            let here = EvidenceKind::ALL.iter().position(|(kind, ..)| *kind == form.kind).unwrap_or(0);
            let to = pick(&slugs, 1, text);
            to.map_or_else(|| unclear(text), |to| turn((to + slugs.len() - here) % slugs.len()))
        }
        Slot::Setting => {
            let to = pick(&["real work".to_owned(), "sandbox".to_owned()], 1, text);
            let here = usize::from(form.setting == Setting::Sandbox);
            to.map_or_else(|| unclear(text), |to| turn(to.abs_diff(here)))
        }
    }
}

/// Adds a line to the note; an empty one puts it in the record.
fn note(form: &NoteForm, text: &str) -> Heard {
    if text.is_empty() {
        return once(Action::Accept);
    }
    let line = if form.text.raw().is_empty() { text.to_owned() } else { format!("\n{text}") };
    Heard::Do(vec![Message::Paste(line)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_named_by_number_or_by_the_beginning_of_its_name() {
        let names = ["Not yet", "Aware", "Assisted"].map(str::to_owned);
        assert_eq!(pick(&names, 0, "2"), Some(2));
        assert_eq!(pick(&names, 1, "0"), None);
        assert_eq!(pick(&names, 0, "3"), None);
        assert_eq!(pick(&names, 0, "aw"), Some(1));
        assert_eq!(pick(&names, 0, "a"), None, "two begin with it");
        assert_eq!(pick(&names, 0, ""), None);
    }
}
