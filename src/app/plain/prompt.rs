//! What is read where one stands: the question with its choices, and why it is asked.

use crate::app::form::{EvidenceForm, SLOTS, Slot};
use crate::app::model::{Front, Model};
use crate::app::overlay::Overlay;
use crate::app::plain::choices::{begins, judging, meeting, pathways, places, walking};
use crate::app::plain::meeting_prompt;
use crate::app::plain::spoken::say;
use crate::app::plain::word::{PLACES, WORDS};
use crate::app::screen::walk::{ORDERS, Order};
use crate::app::screen::welcome::{Placement, Row, Welcome};
use crate::export::show::competency_page;
use crate::export::{dates, review, words};
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::profile::author::Author;
use crate::profile::day::Day;
use crate::profile::evidence::{EvidenceKind, Setting};

/// What is asked: read when one arrives, and the short line that is asked each time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Where one stands: what was read once is not read again there.
    pub place: String,
    /// What is read on arriving.
    pub read: String,
    /// The short line, without a line feed.
    pub asks: String,
}

impl Prompt {
    /// What is asked where `model` stands.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let mut read = String::new();
        let framework = model.session.framework();
        let (place, asks) = match (&model.overlay, &model.front) {
            (Some(Overlay::Evidence(form)), _) => (format!("evidence {}", form.at), evidence(form, &mut read)),
            (Some(Overlay::Note(form)), _) => {
                say(&mut read, "", "A note. Each line is kept as you type it; an empty line ends it.");
                say(&mut read, "Half-typed: ", &form.text.text());
                ("note".to_owned(), "Note".to_owned())
            }
            (Some(Overlay::Sitting(form)), _) => meeting_prompt::form(model, form, &mut read),
            (Some(Overlay::Reason(form)), _) => {
                say(&mut read, "", form.wrong.as_deref().unwrap_or_default());
                ("reason".to_owned(), format!("Why it is dropped [{}]", form.text.text()))
            }
            (Some(Overlay::TourEnd(end)), _) => {
                say(&mut read, "", &format!("The tour ends where yours begins. {}", end.says()));
                ("tour end".to_owned(), format!("Enter {}, back looks around in this one, quit leaves", end.offers()))
            }
            (Some(_), _) => ("above".to_owned(), "Enter goes back".to_owned()),
            (None, Front::Settings(form)) => (format!("welcome {}", form.at), welcome(framework, form, &mut read)),
            (None, Front::Placement(placement)) => {
                (format!("placement {}", placement.answers.len()), placed(framework, placement, &mut read))
            }
            (None, Front::Tab) if walking(model) => walk(model, &mut read),
            (None, Front::Tab) if meeting(model) => meeting_prompt::session(model, &mut read),
            (None, Front::Tab) => {
                home(model, &mut read);
                ("home".to_owned(), "walk, review, mentor, placement, settings, read, help or quit".to_owned())
            }
        };
        Self { place, read, asks }
    }
}

/// The words that can be typed where `model` stands.
#[must_use]
pub fn help(model: &Model) -> String {
    let mut out = String::new();
    say(&mut out, "", "An answer is the number of a choice or the beginning of its name.");
    for place in places(model) {
        let head = PLACES.iter().find(|(other, ..)| *other == place).map_or("", |(_, head, _)| *head);
        say(&mut out, "", head);
        for word in WORDS.iter().filter(|word| word.place == place) {
            let lead = format!("  {:<12} ", word.word);
            say(&mut out, &lead, word.says);
        }
    }
    say(&mut out, "", "To type one of them as text, put = before it.");
    out
}

fn welcome(framework: &Framework, form: &Welcome, read: &mut String) -> String {
    let default = |text: &str| format!("[{text}]");
    match form.row() {
        Row::Name => {
            if form.first {
                say(
                    read,
                    "",
                    "Welcome to opsarc: a map of AIOps skills and of where you stand on it. Five answers, and the arc \
                     is yours. Everything stays in one file on this machine. help lists the words that work \
                     everywhere; an empty line keeps what stands in brackets.",
                );
            }
            format!("Your name {}", default(&form.name.text()))
        }
        Row::Roles => {
            say(read, "", "Your roles; more than one may be named.");
            let names: Vec<_> = framework.roles().iter().map(|role| role.short.line().into_owned()).collect();
            list(read, 1, &names);
            let chosen = form.roles.iter().filter_map(|id| framework.role(id)).map(|r| r.short.line().into_owned());
            format!("Roles {}", default(&chosen.collect::<Vec<_>>().join(", ")))
        }
        Row::Pathway => {
            say(read, "", "The pathway that you are on.");
            list(read, 1, &pathways(framework));
            let chosen = form.pathway.as_ref().and_then(|id| framework.pathway(id));
            format!("Pathway {}", default(&chosen.map_or("none".into(), |p| p.title.line())))
        }
        Row::Target => {
            say(read, "", "The level that you aim at.");
            let names: Vec<_> = framework.levels().iter().map(|level| level.title.line().into_owned()).collect();
            list(read, 1, &names);
            format!("Target {}", default(&form.target.to_string()))
        }
        Row::Hours => format!("Hours a week, 0 leaves it open {}", default(&form.hours.to_string())),
        Row::Placement | Row::Walk => {
            let [placement, walk] = begins();
            say(read, "", "How do you begin?");
            let placed =
                format!("{placement}: one question a stage, under two minutes; it draws a provisional estimate");
            list(read, 1, &[placed, format!("{walk}: one competency at a time")]);
            "1 or 2 [walk]".to_owned()
        }
        Row::Done => "1 keep these settings, 2 drop the changes [keep]".to_owned(),
    }
}

fn list(read: &mut String, first: usize, names: &[String]) {
    for (n, name) in names.iter().enumerate() {
        say(read, &format!("{:>3}  ", n + first), name);
    }
}

fn placed(framework: &Framework, placement: &Placement, read: &mut String) -> String {
    let (at, of) = (placement.answers.len(), framework.stages().len());
    let Some(stage) = framework.stages().get(at) else { return "Placement".to_owned() };
    say(read, "", &format!("Quick placement, question {} of {of}: {}.", at + 1, stage.title.line()));
    say(read, "", &stage.placement.question.line());
    let answers: Vec<_> = stage.placement.answers.iter().map(|answer| answer.line().into_owned()).collect();
    list(read, 0, &answers);
    format!("0 to {}", answers.len().saturating_sub(1))
}

fn evidence(form: &EvidenceForm, read: &mut String) -> String {
    if form.at == 0 {
        say(read, "", "A piece of evidence: something that a colleague can open.");
    }
    if let Some(wrong) = &form.wrong {
        say(read, "", wrong);
    }
    let label = SLOTS.get(form.at).map_or("", |(_, label)| *label);
    let stands = match form.slot() {
        Slot::Title => form.title.text(),
        Slot::Locator => form.locator.text(),
        Slot::Date => form.date.text(),
        Slot::Kind => {
            list(read, 1, &EvidenceKind::ALL.map(|(_, slug, name)| format!("{slug}: {name}")));
            form.kind.slug().to_owned()
        }
        Slot::Setting => {
            list(read, 1, &["real work".to_owned(), "sandbox: a demo, public data or an exercise".to_owned()]);
            if form.setting == Setting::Sandbox { "sandbox" } else { "real work" }.to_owned()
        }
    };
    format!("{label} [{stands}]")
}

fn walk(model: &Model, read: &mut String) -> (String, String) {
    let (session, walk) = (&model.session, &model.walk);
    let framework = session.framework();
    let order = ORDERS.iter().find(|(order, ..)| *order == walk.order).map_or("", |(_, name, _)| *name);
    let Some(ix) = walk.competency() else {
        say(read, "", "Nothing to walk through in this order.");
        return (format!("walk {order}"), "order, home or quit".to_owned());
    };
    let item = framework.competency(ix);
    let stage = words::stage_name(framework, item.stage);
    say(read, "", &format!("{} of {} {order}, {stage}", walk.at + 1, walk.list.len()));
    say(read, "", &format!("{}.", words::title(framework, ix)));
    let core = if framework.is_core(ix) { ", core item" } else { "" };
    let weight = session.overview().weights.get(ix).copied().unwrap_or(0);
    say(read, "", &format!("Level {}{core}, {}.", item.level, words::weight_words(weight)));
    say(read, "", &framework.guide(ix).description.line());
    for step in framework.scale() {
        let anchor = framework.anchor(ix, step.rating).map(|text| text.line().into_owned()).unwrap_or_default();
        say(read, &format!("  {}  ", step.rating), &format!("{}: {anchor}", step.name.line()));
    }
    stands(model, ix, read);
    if let (Order::Review, Some(question)) = (walk.order, session.overview().review.about(ix)) {
        say(read, "", &review::about(question, session.until()));
    }
    let last = walk.at + 1 >= walk.list.len();
    let own = session.mark(ix).own.map(|own| own.rating);
    let on = if last { "Enter goes home" } else { "Enter goes on" };
    let place = format!("walk {order} {}", item.id);
    (place, format!("Rating 0 to {}, now {}; {on}", Rating::LEADS, words::rating(own)))
}

/// What is recorded of a competency.
fn stands(model: &Model, ix: Ix, read: &mut String) {
    let session = &model.session;
    let (mark, reading) = (session.mark(ix), session.reading(ix));
    let month = |day| dates::month(day, session.until());
    if let Some(own) = mark.own {
        let who = match session.seat() {
            Author::Oneself => "You".to_owned(),
            Author::Mentor(_) => words::capital(&meeting_prompt::person(model)),
        };
        say(read, "", &format!("{who} gave {} in {}.", own.rating, month(Day(own.at.date()))));
    }
    if let Some(mentor) = &mark.mentor {
        let when = month(Day(mentor.at.date()));
        say(read, "", &format!("{} gave {} in {when}.", mentor.mentor.line(), mentor.rating));
    }
    if let Some(claim) = words::claim(mark, reading) {
        say(read, "", &format!("It {claim}."));
    }
    let evidence = words::count(mark.evidence.len(), "piece of evidence", "pieces of evidence");
    say(read, "", &format!("{evidence}, {}.", words::count(mark.notes.len(), "note", "notes")));
    if reading.stale {
        let months = reading.age.map_or(0, |age| age.months);
        say(read, "", &format!("Nothing new for {}.", words::count(usize::from(months), "month", "months")));
    }
    if reading.disputed {
        say(read, "", "You and your mentor differ.");
    }
    if let Some(missing) = &mark.no_opportunity {
        say(read, "", &format!("No opportunity for it since {}.", month(Day(missing.at.date()))));
    }
}

/// The arc as sentences and a line a stage.
fn home(model: &Model, read: &mut String) {
    let (framework, overview) = (model.session.framework(), model.session.overview());
    if let Author::Mentor(name) = model.session.seat() {
        say(read, "", &format!("{} sits as the mentor.", name.line()));
    }
    say(read, "", &words::level_line(framework, &overview.level));
    say(read, "", &words::arc_sentence(framework, overview));
    for report in &overview.stages {
        let line = words::stage_line(framework, report, overview.active_stage);
        say(read, &format!("{:>3}  ", report.stage), &line);
    }
    say(read, "Next step: ", &format!("{}.", words::headline(framework, overview)));
    if let Some(review) = review::headline(overview) {
        say(read, "", &format!("{review}. review opens it."));
    }
    if let Some(open) = model.session.meeting() {
        say(read, "", &format!("A session with {} is open. mentor goes on with it.", open.mentor.line()));
    }
}

/// Why what is asked is asked.
#[must_use]
pub fn why(model: &Model) -> String {
    let mut out = String::new();
    let framework = model.session.framework();
    match (&model.overlay, &model.front) {
        (Some(Overlay::Evidence(form)), _) => {
            say(&mut out, "", "A rating above 2 counts only with evidence of real work.");
            if let Some(ix) = framework.find(&form.competency) {
                shows(model, ix, &mut out);
            }
        }
        (Some(Overlay::Sitting(form)), _) => meeting_prompt::why_form(form, &mut out),
        (Some(Overlay::Reason(_)), _) => say(&mut out, "", "The reason is what both will want to read next time."),
        (Some(Overlay::TourEnd(end)), _) => say(&mut out, "", end.says()),
        (Some(_), _) => say(&mut out, "", "A note is yours: what you saw, tried or want to ask."),
        (None, Front::Settings(form)) => why_asked(framework, form.row(), &mut out),
        (None, Front::Placement(_)) => {
            let text = "A first picture only: it enters no rating, level or gap, and real ratings replace it.";
            say(&mut out, "", text);
        }
        (None, Front::Tab) if meeting(model) && judging(model).is_none() => meeting_prompt::why(model, &mut out),
        (None, Front::Tab) if walking(model) || meeting(model) => {
            let Some(ix) = judging(model).or_else(|| model.walk.competency()) else { return out };
            let guide = framework.guide(ix);
            if let Some(why) = &guide.why {
                say(&mut out, "", &why.line());
            }
            for rating in Rating::all() {
                if let Some(clause) = competency_page::not_yet(guide, rating) {
                    say(&mut out, "", &format!("Not yet a {rating}, if {clause}"));
                }
            }
            shows(model, ix, &mut out);
        }
        (None, Front::Tab) => say(&mut out, "", &words::reason(framework, model.session.overview())),
    }
    out
}

/// What would show the next rating.
fn shows(model: &Model, ix: Ix, out: &mut String) {
    let next = model.session.reading(ix).effective.and_then(Rating::up).unwrap_or(Rating::AWARE);
    let prompt = words::evidence_prompt(model.session.framework(), ix, next);
    say(out, "", &format!("Would show a {next}: {}", prompt.line()));
}

fn why_asked(framework: &Framework, row: Row, out: &mut String) {
    match row {
        Row::Name => say(out, "", "It stands in the header of what you print and share."),
        Row::Roles => {
            for role in framework.roles() {
                say(out, "", &format!("{}: {}", role.short.line(), role.summary.line()));
            }
        }
        Row::Pathway => {
            for pathway in framework.pathways() {
                say(out, "", &format!("{}: {}", pathway.title.line(), pathway.summary.line()));
            }
        }
        Row::Target => {
            for level in framework.levels() {
                say(out, "", &format!("{}: {}", words::level_name(framework, level.level), level.summary.line()));
            }
        }
        Row::Hours => say(out, "", "The plan is laid out over the weeks by it."),
        Row::Placement | Row::Walk => {
            say(out, "", "The placement draws a provisional estimate; any real rating replaces it.");
        }
        Row::Done => say(out, "", "Each change is an entry of the record: undo takes it back."),
    }
}
