//! What a line means where it is typed: the messages that a hand at the screen would send, or words back.

use crate::app::action::Action;
use crate::app::field::Field;
use crate::app::form::{EvidenceForm, NoteForm, Slot};
use crate::app::key::{Code, Key};
use crate::app::message::{Message, Target};
use crate::app::model::{Front, Model};
use crate::app::overlay::Overlay;
use crate::app::pages;
use crate::app::plain::choices::{begins, between, judging, meeting, pathways, places, scale, takes_text, walking};
use crate::app::plain::heard::{Heard, act, choice, once, pick, retype, rub, say, unclear};
use crate::app::plain::meeting_hearing;
use crate::app::plain::prompt::{help, why};
use crate::app::plain::reading;
use crate::app::plain::word::{Asked, Verb, asked};
use crate::app::screen::walk::{PAGES, Page};
use crate::app::screen::welcome::{Placement, Row, Welcome};
use crate::app::tabs::Tab;
use crate::framework::framework::Framework;
use crate::framework::text::clean_line;
use crate::profile::day::Day;
use crate::profile::evidence::{EvidenceKind, Setting};

/// The words that take something after them.
const WITH_MORE: [Verb; 3] = [Verb::Read, Verb::Done, Verb::Drop];

/// What `line` means now.
#[must_use]
pub fn hear(model: &Model, line: &str) -> Heard {
    let typed = clean_line(line);
    let typed = typed.trim();
    if let Some(text) = typed.strip_prefix('=') {
        return answer(model, text.trim());
    }
    let (places, text) = (places(model), takes_text(model));
    let (first, rest) = typed.split_once(' ').unwrap_or((typed, ""));
    if let Some(Asked::For(verb)) = asked(first, &places, text).filter(|_| !rest.is_empty())
        && WITH_MORE.contains(&verb)
    {
        return ask(model, verb, rest.trim());
    }
    match asked(typed, &places, text) {
        Some(Asked::For(verb)) => ask(model, verb, ""),
        Some(Asked::Elsewhere(says)) => match answer(model, typed) {
            // A question may have one of the words among its answers.
            Heard::Do(messages) if !between(model) => Heard::Do(messages),
            _ => say(says),
        },
        None => answer(model, typed),
    }
}

/// Answers a word.
fn ask(model: &Model, verb: Verb, rest: &str) -> Heard {
    match verb {
        Verb::Quit => once(Action::Leave),
        Verb::Help => say(help(model)),
        Verb::Why => say(why(model)),
        Verb::Again => Heard::Again,
        Verb::Back => back(model),
        Verb::Skip => skip(model),
        Verb::Undo => undo(model),
        Verb::Redo => once(Action::Redo),
        Verb::Settings => once(Action::Settings),
        Verb::Placement => once(Action::Placement),
        Verb::Home => once(Action::Show(Tab::Arc)),
        Verb::Review => Heard::Do(vec![act(Action::Show(Tab::Arc)), act(Action::Review)]),
        Verb::Mentor => meeting_hearing::go(model),
        Verb::Read => reading::read(&model.session, rest),
        Verb::Walk if walking(model) => once(Action::NextUnrated),
        Verb::Walk => once(Action::Show(Tab::Walk)),
        Verb::Note => once(Action::Note),
        Verb::Evidence => once(Action::Evidence),
        Verb::Clear => once(Action::Clear),
        Verb::Opportunity => once(Action::Opportunity),
        Verb::Unrated => once(Action::NextUnrated),
        Verb::Order => once(Action::Order),
        Verb::More => say(more(model)),
        Verb::Onward => once(Action::TourOn),
        Verb::Open
        | Verb::Since
        | Verb::Agenda
        | Verb::Topic
        | Verb::Reveal
        | Verb::Differ
        | Verb::Actions
        | Verb::NewAction
        | Verb::Done
        | Verb::Drop
        | Verb::Close
        | Verb::Aside
        | Verb::Write => meeting_hearing::word(model, verb, rest),
    }
}

/// All pages of the competency behind the one that rates.
fn more(model: &Model) -> String {
    let Some(ix) = judging(model).or_else(|| model.walk.competency()) else { return String::new() };
    let leaves = PAGES.iter().filter(|(page, _)| *page != Page::Rate);
    leaves
        .map(|(page, _)| pages::of(&model.session, &model.keys, *page, ix).plain().trim_start_matches('\n').to_owned())
        .collect()
}

/// How many answers were given to the form that is open.
fn answered(model: &Model) -> usize {
    match (&model.overlay, &model.front) {
        (Some(Overlay::Evidence(form)), _) => form.at,
        (Some(Overlay::Sitting(form)), _) => form.at,
        (None, Front::Settings(form)) => form.at,
        (None, Front::Placement(placement)) => placement.answers.len(),
        (Some(_), _) | (None, Front::Tab) => 0,
    }
}

/// To the question before.
fn previous(model: &Model) -> Heard {
    let placing = matches!((&model.overlay, &model.front), (None, Front::Placement(_)));
    once(if placing { Action::Left } else { Action::PrevField })
}

fn back(model: &Model) -> Heard {
    match (&model.overlay, &model.front) {
        _ if answered(model) > 0 => previous(model),
        (None, Front::Settings(form)) if form.first => say("This is the first question. quit leaves."),
        (Some(_), _) | (None, Front::Settings(_) | Front::Placement(_)) => once(Action::Back),
        (None, Front::Tab) if meeting(model) => meeting_hearing::back(model),
        (None, Front::Tab) if walking(model) && model.walk.at > 0 => once(Action::Left),
        (None, Front::Tab) if walking(model) => once(Action::Back),
        (None, Front::Tab) => say("This is the beginning. quit leaves."),
    }
}

/// Takes the last answer back, or the last entry.
fn undo(model: &Model) -> Heard {
    match &model.overlay {
        _ if between(model) => once(Action::Undo),
        Some(Overlay::Note(form)) => {
            let raw = form.text.raw();
            let last = raw.rsplit('\n').next().unwrap_or_default().chars().count();
            if raw.is_empty() {
                return say("Nothing is typed yet. back leaves the note.");
            }
            // With the line goes what parts it from the one before.
            let rubbed = rub(last + usize::from(raw.contains('\n')));
            Heard::Tell(rubbed, "The last line of the note is taken back.".to_owned())
        }
        _ if answered(model) > 0 => previous(model),
        _ => say(
            "Nothing is answered here yet. back leaves the question, and undo takes entries back between questions.",
        ),
    }
}

fn skip(model: &Model) -> Heard {
    match (&model.overlay, &model.front) {
        (Some(Overlay::Evidence(_) | Overlay::Sitting(_)), _) | (None, Front::Settings(_)) => answer(model, ""),
        (Some(_), _) | (None, Front::Placement(_)) => once(Action::Back),
        (None, Front::Tab) => on(model),
    }
}

/// On from a page of the walk, at its end to the beginning; from there into the walk.
fn on(model: &Model) -> Heard {
    if meeting(model) {
        return meeting_hearing::on(model);
    }
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
        (Some(Overlay::Sitting(form)), _) => meeting_hearing::form(form, text),
        (Some(Overlay::Reason(form)), _) => meeting_hearing::reason(form, text),
        (Some(Overlay::TourEnd(_)), _) if text.is_empty() => once(Action::Open),
        (Some(Overlay::TourEnd(_)), _) => unclear(text, "an empty line is asked for, back or quit"),
        (Some(_), _) => once(Action::Back),
        (None, Front::Settings(form)) => welcome(framework, form, text),
        (None, Front::Placement(placement)) => placed(framework, placement, text),
        (None, Front::Tab) if meeting(model) => meeting_hearing::answer(model, text),
        (None, Front::Tab) if text.is_empty() => on(model),
        (None, Front::Tab) if walking(model) => rating(&scale(framework), text),
        (None, Front::Tab) => unclear(text, "a word is asked for, or an empty line, which opens the walk"),
    }
}

/// The answer of `names`, counted from 0, that `text` names.
fn rating(names: &[String], text: &str) -> Heard {
    let chosen = pick(names, 0, text).and_then(|n| u8::try_from(n).ok());
    chosen.map_or_else(|| unclear(text, &choice(0, names.len())), |number| once(Action::Rate(number)))
}

fn welcome(framework: &Framework, form: &Welcome, text: &str) -> Heard {
    let next = act(Action::NextField);
    let at = form.at;
    let turn = |steps: usize, forward: bool| {
        let turned = std::iter::repeat_n(Message::Click(Target::Choice(at, usize::from(forward))), steps);
        Heard::Do(turned.chain([next.clone()]).collect())
    };
    let among = |names: &[String], here: usize| match pick(names, 1, text) {
        Some(to) => turn((to + names.len() - here) % names.len(), true),
        None => unclear(text, &choice(1, names.len())),
    };
    match form.row() {
        Row::Done => {
            let ends = ["keep".to_owned(), "drop".to_owned()];
            match pick(&ends, 1, text) {
                None if text.is_empty() => once(Action::Open),
                Some(0) => once(Action::Open),
                Some(_) => once(Action::Back),
                None => unclear(text, &choice(1, ends.len())),
            }
        }
        Row::Placement | Row::Walk => match pick(&begins(), 1, text) {
            Some(n) => Heard::Do(vec![Message::Click(Target::Row(at + n))]),
            None if text.is_empty() => Heard::Do(vec![Message::Click(Target::Row(at + 1))]),
            None => unclear(text, &choice(1, begins().len())),
        },
        _ if text.is_empty() => Heard::Do(vec![next]),
        Row::Name => Heard::Do(retype(&form.name, text).into_iter().chain([next]).collect()),
        Row::Roles => roles(framework, form, text),
        Row::Pathway => {
            let names = pathways(framework);
            let here = framework.pathways().iter().position(|p| Some(&p.id) == form.pathway.as_ref());
            among(&names, here.unwrap_or(names.len() - 1))
        }
        Row::Target => {
            let levels = framework.levels();
            let names: Vec<_> = levels.iter().map(|level| level.title.line().into_owned()).collect();
            among(&names, levels.iter().position(|level| level.level == form.target).unwrap_or(0))
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
    let right = format!("{}; commas part several", choice(1, names.len()));
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
            None => return unclear(part, &right),
        }
    }
    if wanted.is_empty() {
        return unclear(text, &right);
    }
    let on = |n: &usize| framework.roles().get(*n).is_some_and(|role| form.roles.contains(&role.id));
    let added = wanted.iter().copied().filter(|n| !on(n));
    let dropped = (0..names.len()).filter(|n| on(n) && !wanted.contains(n));
    let switched = added.chain(dropped).map(|n| Message::Click(Target::Choice(form.at, n)));
    Heard::Do(switched.chain([act(Action::NextField)]).collect())
}

fn placed(framework: &Framework, placement: &Placement, text: &str) -> Heard {
    let Some(stage) = framework.stages().get(placement.answers.len()) else { return once(Action::Back) };
    let answers: Vec<_> = stage.placement.answers.iter().map(|answer| answer.line().into_owned()).collect();
    match text {
        "" => say(format!("One answer is needed: {}. skip leaves the placement.", choice(0, answers.len()))),
        _ => rating(&answers, text),
    }
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
        Slot::Date => match text.parse::<Day>() {
            Err(wrong) if !text.is_empty() => say(format!("{wrong}, such as 2027-01-31; none leaves it open.")),
            _ => typed(&form.date),
        },
        Slot::Kind | Slot::Setting if text.is_empty() => Heard::Do(vec![next]),
        Slot::Kind => {
            let slugs = EvidenceKind::ALL.map(|(_, slug, _)| slug.to_owned());
            let here = EvidenceKind::ALL.iter().position(|(kind, ..)| *kind == form.kind).unwrap_or(0);
            let to = pick(&slugs, 1, text);
            to.map_or_else(
                || unclear(text, &choice(1, slugs.len())),
                |to| turn((to + slugs.len() - here) % slugs.len()),
            )
        }
        Slot::Setting => {
            let settings = ["real work".to_owned(), "sandbox".to_owned()];
            let here = usize::from(form.setting == Setting::Sandbox);
            let to = pick(&settings, 1, text);
            to.map_or_else(|| unclear(text, &choice(1, settings.len())), |to| turn(to.abs_diff(here)))
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
