//! The session with a mentor in lines: what is read on each part of it and what is asked there.

use crate::app::ask::Ask;
use crate::app::model::Model;
use crate::app::plain::choices::{Next, given, next, own, sits};
use crate::app::plain::spoken::{say, spoken};
use crate::app::screen::mentor::{Mentor, PARTS, Part, Stage};
use crate::app::sitting_form::SittingForm;
use crate::export::page::Page;
use crate::export::show::competency_page;
use crate::export::wrap;
use crate::export::{dates, meanwhile, meeting_words, topics, words};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::profile::author::Author;
use crate::profile::body::ActionState;
use crate::profile::day::Day;
use crate::profile::meeting::{MOST_ACTIONS, Outcome};

/// The place, and what is asked there.
pub(in crate::app) type Asks = (String, String);

/// What is read and asked where the screen of the session is open.
pub(in crate::app) fn session(model: &Model, read: &mut String) -> Asks {
    let mentor = &model.mentor;
    if mentor.minutes.is_some() {
        minutes(model, read)
    } else if !sits(model) {
        between(model, read)
    } else if let Some(ix) = mentor.on {
        topic(model, ix, read)
    } else {
        let asks = match mentor.part {
            Part::Since => since(model, read),
            Part::Agenda => agenda(model, read),
            Part::Actions => actions(model, read),
            Part::Close => close(model, read),
        };
        let part = PARTS.iter().find(|(part, _)| *part == mentor.part).map_or("", |(_, name)| *name);
        (format!("session {part}"), asks)
    }
}

/// The person whose record it is.
pub(in crate::app) fn person(model: &Model) -> String {
    let name = model.session.standing().settings.name.line();
    if name.is_empty() { "the mentee".to_owned() } else { name.into_owned() }
}

/// A page, read out from its first line on.
fn page(read: &mut String, page: &Page) {
    read.push_str(&spoken(page.plain().trim_matches('\n')));
    read.push('\n');
}

/// The columns that a page is read in, without its margin.
fn columns() -> u16 {
    u16::try_from(wrap::width()).unwrap_or(u16::MAX).saturating_sub(2)
}

fn minutes(model: &Model, read: &mut String) -> Asks {
    let place = "session minutes".to_owned();
    let Some(minutes) = model.mentor.shown_minutes(&model.session) else {
        say(read, "", "These minutes are of a session that is not in the record.");
        return (place, "Enter goes back".to_owned());
    };
    page(read, &minutes.page(columns()));
    (place, format!("write writes them to {}, Enter goes back", minutes.file_name()))
}

/// Between sessions: what is open, what was held, what is to be done.
fn between(model: &Model, read: &mut String) -> Asks {
    let (session, seen) = (&model.session, &model.mentor.seen);
    let asks = match (&seen.meeting, session.seat()) {
        (Some(meeting), _) => {
            let since = dates::day(Day(meeting.opened.date()));
            say(read, "", &format!("A session with {} is open since {since}.", meeting.mentor.line()));
            "Enter goes on with it where it stands, home leaves it open"
        }
        (None, Author::Mentor(name)) => {
            say(read, "", &format!("{} sits as the mentor. No session is open.", name.line()));
            say(read, "", "You rate against the anchors first; then both ratings are laid side by side.");
            "Enter opens a session"
        }
        (None, Author::Oneself) => {
            say(read, "", "No session with a mentor is open.");
            let told = "One is held at this terminal: your mentor hears what changed, rates without seeing your own \
                        rating, and you agree on what counts. Both leave with the same record.";
            say(read, "", told);
            "Enter opens a session"
        }
    };
    if let Some(next) = seen.held.first().and_then(|meeting| meeting.closing.as_ref()).and_then(|closing| closing.next)
    {
        say(read, "", &format!("Next date: {}.", dates::full(next)));
    }
    let open = session.standing().actions.values().filter(|action| action.state == ActionState::Open);
    for (n, action) in open.enumerate() {
        if n == 0 {
            say(read, "", "Actions open:");
        }
        let late = if meanwhile::is_late(action, session.until()) { " (past)" } else { "" };
        say(read, "  - ", &format!("{}{late}", meanwhile::told(action)));
    }
    if !seen.held.is_empty() {
        say(read, "", "Sessions held, the newest first:");
    }
    for (n, meeting) in seen.held.iter().enumerate() {
        say(read, &format!("{:>3}  ", n + 1), &meeting_words::held(meeting));
    }
    let number = if seen.held.is_empty() || seen.meeting.is_some() { "" } else { ", a number reads minutes" };
    ("session between".to_owned(), format!("{asks}{number}"))
}

fn since(model: &Model, read: &mut String) -> String {
    let seen = &model.mentor.seen;
    if let Author::Mentor(name) = model.session.seat() {
        let told = format!(
            "{} sits as the mentor; what is answered here is recorded under that name. The ratings that {} gave are \
             hidden until both are laid side by side.",
            name.line(),
            person(model)
        );
        say(read, "", &told);
    }
    let last = model.session.since().filter(|since| since.session);
    if let Some(last) = last {
        say(read, "", &format!("Since last time, {}:", dates::full(last.day)));
    }
    let mut head = "";
    for line in &seen.meanwhile {
        if line.head != head {
            head = line.head;
            say(read, "", &format!("{head}:"));
        }
        say(read, "  - ", &format!("{}{}", line.text, if line.late { " (past)" } else { "" }));
    }
    if seen.meanwhile.is_empty() {
        say(
            read,
            "",
            match last {
                Some(_) => "Nothing was recorded since. Ask how it went all the same.",
                None => "This is the first session: there is nothing to compare with yet.",
            },
        );
    }
    "Enter goes on to the agenda; actions and close lead there".to_owned()
}

fn agenda(model: &Model, read: &mut String) -> String {
    let framework = model.session.framework();
    let all = &model.mentor.seen.topics;
    if all.topics.is_empty() {
        say(read, "", topics::NOTHING);
    } else {
        say(read, "", &format!("The agenda, {}:", words::count(all.topics.len(), "competency", "competencies")));
    }
    for (n, topic) in all.topics.iter().enumerate() {
        let title = words::title(framework, topic.competency);
        let stage = match stage(model, topic.competency) {
            stage if stage.is_empty() => stage,
            stage => format!(" [{stage}]"),
        };
        say(read, &format!("{:>3}  ", n + 1), &format!("{title}{stage}: {}", topics::why(framework, topic)));
    }
    if !all.questions.is_empty() {
        say(read, "", "To ask in this session:");
    }
    for asked in &all.questions {
        let title = words::title(framework, asked.competency);
        say(read, "  - ", &format!("{title}: {}", asked.question.line()));
    }
    let waiting = words::count(model.mentor.waiting().len(), "rating", "ratings");
    let enter = match next(model) {
        Next::Topic(n) => {
            let title = all.topics.get(n).map_or_else(String::new, |topic| words::title(framework, topic.competency));
            format!("Enter opens {title}")
        }
        Next::Reveal => format!("Enter lays {waiting} beside those of {}", person(model)),
        Next::Actions => "Enter goes on to the actions".to_owned(),
    };
    if all.topics.is_empty() { format!("topic adds one, {enter}") } else { format!("A number opens one, {enter}") }
}

/// How far a competency is, in a word; empty where it was not looked at.
fn stage(model: &Model, ix: Ix) -> String {
    match model.mentor.stage(model.session.framework(), ix) {
        Stage::Blind => String::new(),
        Stage::Given => "rated".to_owned(),
        Stage::Revealed => "both seen".to_owned(),
        Stage::Differed => "left open".to_owned(),
        Stage::Agreed => match outcome(model, ix) {
            Some(Outcome::Agreed(rating, _)) => format!("agreed {rating}"),
            _ => String::new(),
        },
    }
}

fn outcome(model: &Model, ix: Ix) -> Option<&Outcome> {
    let id = &model.session.framework().competency(ix).id;
    model.mentor.seen.meeting.as_ref()?.outcomes.get(id)
}

/// One competency: to be rated blind, and once both are seen, side by side.
fn topic(model: &Model, ix: Ix, read: &mut String) -> Asks {
    let (session, framework) = (&model.session, model.session.framework());
    let all = &model.mentor.seen.topics.topics;
    let at = all.iter().position(|topic| topic.competency == ix);
    let (title, id) = (words::title(framework, ix), &framework.competency(ix).id);
    say(read, "", &format!("{title}, {} of {} on the agenda.", at.map_or(0, |at| at + 1), all.len()));
    let stage = model.mentor.stage(framework, ix);
    let seen = matches!(stage, Stage::Revealed | Stage::Agreed | Stage::Differed);
    let last = at.is_none_or(|at| at + 1 >= all.len());
    let on = if last { "Enter goes back to the agenda" } else { "Enter goes on" };
    if seen {
        side_by_side(model, ix, read);
        let same = own(model, ix).is_some() && own(model, ix) == given(model, ix);
        let open = if same { "0 to 4 agrees on a rating" } else { "0 to 4 agrees on a rating, differ leaves it open" };
        return (format!("session seen {id}"), format!("{open}, {on}"));
    }
    say(
        read,
        "",
        &format!(
            "Rate it against the anchors. The rating of {} is hidden until both are laid side by side.",
            person(model)
        ),
    );
    if stage == Stage::Given {
        let what = given(model, ix).map_or_else(|| "You cannot tell".to_owned(), |rating| format!("You gave {rating}"));
        say(read, "", &format!("{what}, blind."));
    }
    anchors(model, ix, read);
    let mark = session.mark(ix);
    if mark.evidence.is_empty() {
        say(read, "", "No evidence is recorded. Ask what they would show you.");
    } else {
        say(read, "", &format!("{}:", words::count(mark.evidence.len(), "piece of evidence", "pieces of evidence")));
        let mut pieces = Page::default();
        competency_page::evidence(&mut pieces, mark);
        page(read, &pieces);
    }
    if let Some(topic) = model.mentor.topic() {
        say(read, "On the agenda: ", &words::capital(&topics::why(framework, topic)));
    }
    for asked in model.mentor.seen.topics.questions.iter().filter(|asked| asked.competency == ix) {
        say(read, "To ask: ", &asked.question.line());
    }
    if let Some(before) = &mark.mentor {
        let when = dates::day(Day(before.at.date()));
        say(read, "", &format!("{} gave {} on {when}.", before.mentor.line(), before.rating));
    }
    let reveal = if model.mentor.waiting().is_empty() { "" } else { ", reveal lays both side by side" };
    (format!("session topic {id}"), format!("Your rating 0 to 4, clear where you cannot tell{reveal}, {on}"))
}

fn anchors(model: &Model, ix: Ix, read: &mut String) {
    let framework = model.session.framework();
    for step in framework.scale() {
        let anchor = framework.anchor(ix, step.rating).map(|text| text.line().into_owned()).unwrap_or_default();
        say(read, &format!("  {}  ", step.rating), &format!("{}: {anchor}", step.name.line()));
    }
}

/// What each side said with its anchor, and what came of it.
fn side_by_side(model: &Model, ix: Ix, read: &mut String) {
    let framework = model.session.framework();
    let mentor = model.mentor.seen.meeting.as_ref().map_or_else(String::new, |m| m.mentor.line().into_owned());
    let (own, given) = (own(model, ix), given(model, ix));
    let said = |read: &mut String, who: &str, rating: Option<Rating>, none: &str| {
        let told = match rating {
            Some(rating) => {
                let anchor = framework.anchor(ix, rating).map_or_else(String::new, |text| text.line().into_owned());
                format!("{who} gave {rating}: {anchor}")
            }
            None => format!("{who} {none}."),
        };
        say(read, "  ", &told);
    };
    said(read, &words::capital(&person(model)), own, "gave no rating");
    said(read, &mentor, given, "cannot tell");
    let why = |note: &Option<crate::framework::text::Text>| {
        note.as_ref().map_or_else(|| ".".to_owned(), |note| format!(": {}", note.line()))
    };
    let told = match outcome(model, ix) {
        Some(Outcome::Agreed(rating, note)) => format!("Agreed on {rating}{}", why(note)),
        Some(Outcome::Differed(note)) => format!("Left open{}", why(note)),
        None if own.is_some() && own == given => "You say the same.".to_owned(),
        None => "What would settle it?".to_owned(),
    };
    say(read, "", &told);
}

fn actions(model: &Model, read: &mut String) -> String {
    let session = &model.session;
    let ids = model.mentor.actions(session);
    if ids.is_empty() {
        say(
            read,
            "",
            &format!("No action is open. At most {MOST_ACTIONS} are set in a session: more are rarely done."),
        );
        return "action sets one, Enter goes on to the close".to_owned();
    }
    say(read, "", "What is to be done:");
    let all = session.standing().actions.values();
    let find = |id| all.clone().find(|action| action.entry == id);
    for (n, action) in ids.iter().filter_map(|id| find(*id)).enumerate() {
        let end = match action.state {
            ActionState::Done => " [done]",
            ActionState::Dropped => " [dropped]",
            ActionState::Open if meanwhile::is_late(action, session.until()) => " (past)",
            ActionState::Open => "",
        };
        let shows = action.shows.as_ref().map_or_else(String::new, |shows| format!(". Shown by: {}", shows.line()));
        say(read, &format!("{:>3}  ", n + 1), &format!("{}{end}{shows}", meanwhile::told(action)));
    }
    "action sets one, done and drop with its number end one, Enter goes on to the close".to_owned()
}

fn close(model: &Model, read: &mut String) -> String {
    let waiting = model.mentor.waiting().len();
    if waiting > 0 {
        let count = words::count(waiting, "competency is", "competencies are");
        say(read, "", &format!("{count} rated blind and not yet laid side by side: reveal does that."));
    }
    if let Some(meeting) = &model.mentor.seen.meeting {
        say(read, "", "The minutes so far:");
        page(read, &Mentor::minutes_of(&model.session, meeting).page(columns()));
    }
    "Enter closes the session; agenda and actions lead back".to_owned()
}

/// What is read and asked in a form of the session.
pub(in crate::app) fn form(model: &Model, form: &SittingForm, read: &mut String) -> Asks {
    let framework = model.session.framework();
    let title = |id| framework.find(id).map_or_else(String::new, |ix| words::title(framework, ix));
    if form.at == 0 && form.wrong.is_none() {
        let told = match &form.ask {
            Ask::Open => {
                "A session is opened. The mentor sits down here: what is rated and agreed on is recorded under \
                          that name."
                    .to_owned()
            }
            Ask::Topic => "A competency is put on the agenda.".to_owned(),
            Ask::Agree(id, rating) => format!("You agree on {rating} for {}.", title(id)),
            Ask::Differ(id) => format!("{} is left open between you.", title(id)),
            Ask::Action(Some(id)) => format!("An action is set for {}.", title(id)),
            Ask::Action(None) => "An action is set: what, by when, and what will show it.".to_owned(),
            Ask::Close => "The session is closed with the next date and a few words.".to_owned(),
        };
        say(read, "", &told);
    }
    if let Some(wrong) = &form.wrong {
        say(read, "", wrong);
    }
    let (label, hint) = form.ask.slots().get(form.at).copied().unwrap_or_default();
    let stands = form.fields.get(form.at).map(crate::app::field::Field::text).unwrap_or_default();
    (format!("sitting {label}"), format!("{label}, {hint} [{stands}]"))
}

/// Why a form of the session asks what it asks.
pub(in crate::app) fn why_form(form: &SittingForm, out: &mut String) {
    say(
        out,
        "",
        match form.ask {
            Ask::Open => "A rating counts by who gave it: the name says whose word it is.",
            Ask::Topic => "What is put on the agenda by hand comes first.",
            Ask::Agree(..) => "The reason is what both will want to read again; the agreed rating counts for both.",
            Ask::Differ(_) => "To differ is a result: the next session begins there.",
            Ask::Action(_) => "A date and what will show it make an action out of a wish.",
            Ask::Close => "The minutes are made of what both said; the next date opens the one to come.",
        },
    );
}

/// Why a part of the session is as it is.
pub(in crate::app) fn why(model: &Model, out: &mut String) {
    let told = match model.mentor.part {
        _ if model.mentor.minutes.is_some() => "Both sides leave with the same minutes.",
        _ if !sits(model) => "A mentor's rating counts in full, and only a mentor's word lifts a rating to the top.",
        Part::Since => "What happened since last time is where a talk begins.",
        Part::Agenda => {
            "On the agenda is what was left open, what you see differently, what is claimed without backing, what \
             moved and what is stale, the most pressing first. The questions are drawn for this session."
        }
        Part::Actions => "A few actions with dates are done; many without are not.",
        Part::Close => "Closing makes the minutes. What was rated blind counts from then on.",
    };
    say(out, "", told);
}
