//! The loop: wait, drain all waiting keys, update, draw, and only then carry the effects out.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crossterm::event::Event;

use super::background::Colours;
use super::configuration::Configuration;
use super::crash::Steps;
use super::errand::{self, Errand, TeamOrder};
use super::error::ShellError;
use super::keeper::Keeper;
use super::keyboard::{Input, Keyboard};
use super::painter::Painter;
use super::salvage::salvage;
use super::signals::{self, Signals, Woken};
use super::stamps::Stamps;
use super::terminal::Terminal;
use super::{background, clipboard, clock, crash, editor, ids, input, writer};
use crate::app::effect::Effect;
use crate::app::message::Message;
use crate::app::model::{Model, Saving};
use crate::app::notice::Notice;
use crate::app::session::Session;
use crate::app::tabs::Tab;
use crate::app::tour::Tour;
use crate::app::tour_profile;
use crate::app::update::{update, wanting};
use crate::export::locale::Locale;
use crate::framework::framework::Framework;
use crate::profile::author::Author;
use crate::profile::day::Day;
use crate::profile::preferences::{Edit, Glyphs};
use crate::profile::profile::Profile;
use crate::store::places::Places;
use crate::store::preferences_file::Look;
use crate::store::profile_file::FileStamp;
use crate::store::{drafts_file, ground_file, position_file, preferences_file, team_file, text_file};
use crate::view::theme::{Ground, Theme};

/// How long after a failed save the next try comes, if nothing else does.
const RETRY: Duration = Duration::from_secs(3);

/// How long the rest of a key's sequence may take to come; only a very slow line sends one in parts.
const HALFWAY: Duration = Duration::from_millis(100);

/// What the interface is opened on.
pub struct Opening<'a> {
    /// The framework.
    pub framework: &'static Framework,
    /// Where the program keeps its files.
    pub places: Places,
    /// The profile's file; none for the sample, which is not saved.
    pub path: Option<PathBuf>,
    /// The profile; none begins with a welcome.
    pub profile: Option<Profile>,
    /// What the file was when it was read.
    pub stamp: Option<FileStamp>,
    /// The day it is pinned to; none follows the clock.
    pub as_of: Option<Day>,
    /// What the command line asks for.
    pub asked: Asked,
    /// Who sits at the screen: all that is recorded is theirs.
    pub seat: Author,
    /// The screen that it begins with.
    pub tab: Tab,
    /// The tour, where this is one: then nothing at all is kept.
    pub tour: Option<Tour>,
    /// Looks up an environment variable.
    pub env: &'a dyn Fn(&str) -> Option<OsString>,
}

/// What the command line asks of the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// How many colours.
    pub colours: Colours,
    /// Which glyphs.
    pub glyphs: Option<Glyphs>,
}

/// How the interface was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// To leave.
    Leaves,
    /// To go on with the person's own record.
    Begins,
}

/// Runs the interface until it is left.
///
/// # Errors
/// When the terminal fails, or when something could not be saved: then it says where it was rescued to.
pub fn run(mut opening: Opening<'_>) -> Result<Ended, ShellError> {
    let configuration = Configuration::load(&opening.places, opening.framework);
    let seen = Look::at(&opening.places);
    let remembered = ground_file::load(&opening.places).map(|name| ground_of(&name));
    let Configuration { preferences, keys, framework, wrong } =
        configuration.unwrap_or_else(|why| Configuration::default_with(opening.framework, why));
    let (asked, choice) = (opening.asked, preferences.theme);
    let theme = background::theme(asked.colours, choice, opening.env, remembered);

    let linking = background::links(preferences.links, opening.env).is;
    Locale::of(&preferences).speak();
    let profile = opening.profile.take();
    let mut model = model(&opening, profile, framework);
    model.theme = choice;
    model.mouse = preferences.mouse;
    model.ascii = background::ascii(asked.glyphs, preferences.glyphs, opening.env).is;
    model.braille = !model.ascii;
    model.keys = keys.spelled(model.ascii);
    if let Some(why) = wrong {
        model.notice = Some(Notice::warn(why));
    }
    let size = crossterm::terminal::size()?;
    model.size = size;
    crash::watch();
    let signals = Signals::new()?;
    let terminal = Terminal::enter(preferences.mouse)?;
    model.preferences = preferences;
    let mut shell = Shell {
        keeper: Keeper::new(opening.places, opening.path, opening.stamp),
        painter: Painter::new(size.0, size.1, linking),
        due: true,
        env: opening.env,
        stamps: Stamps::new(opening.as_of),
        keeps: opening.tour.is_none(),
        ended: Ended::Leaves,
        asked,
        seen,
        remembered,
        terminal,
        signals,
        keyboard: Keyboard::default(),
        errand: Errand::default(),
        steps: Steps::default(),
        theme,
        model,
    };
    shell.turn()
}

/// The program as it stands when it is opened.
pub(in crate::shell) fn model(opening: &Opening<'_>, profile: Option<Profile>, framework: &'static Framework) -> Model {
    let new = || Profile::new(ids::fresh(), framework.identity());
    let profile = profile.unwrap_or_else(new);
    let id = profile.header.id;
    let sample = opening.path.is_none();
    let read_only = opening.as_of.filter(|_| !sample).map(|_| "A past day is shown: nothing is recorded here.");
    let until = opening.as_of.unwrap_or_else(clock::today);
    let session = Session::new(framework, profile, until, read_only).opened_by(opening.seat.clone());
    let drafts = if sample { None } else { drafts_file::load(&opening.places, id).ok() }.unwrap_or_default();
    let place = if sample { None } else { position_file::load(&opening.places, id).ok() }.and_then(|p| p.walk);
    let unsaved = if opening.tour.is_some() { "the tour: not saved" } else { "a sample: not saved" };
    let saving = if sample { Saving::Off(unsaved) } else { Saving::Saved };
    let mut model = Model::new(session, drafts, place, saving);
    model.tab = opening.tab;
    model.now = Some(clock::now());
    model.tour.clone_from(&opening.tour);
    if model.tour.is_some() {
        model.walk.go_to(&model.session, tour_profile::left(framework));
        // One thing is said at a time.
        model.notice = None;
    }
    model.team.folder = team_file::load(&opening.places).unwrap_or_default();
    // The screen that it begins with shows what the record says from the first frame on.
    let (pane, session) = model.pane();
    pane.look(session);
    model
}

struct Shell<'a> {
    model: Model,
    theme: Theme,
    painter: Painter,
    /// Whether anything happened since the last frame.
    due: bool,
    terminal: Terminal,
    signals: Signals,
    keyboard: Keyboard,
    errand: Errand,
    keeper: Keeper,
    env: &'a dyn Fn(&str) -> Option<OsString>,
    stamps: Stamps,
    /// Whether anything is kept beside the record: nothing of a tour is.
    keeps: bool,
    ended: Ended,
    asked: Asked,
    /// The configuration as it was when it was last read.
    seen: Look,
    remembered: Option<Ground>,
    /// What was done last, for the report of a crash.
    steps: Steps,
}

/// What becomes of the loop.
enum After {
    Goes,
    Ends,
}

impl Shell<'_> {
    /// Goes round until the program is to end, and ends it whatever the reason.
    fn turn(&mut self) -> Result<Ended, ShellError> {
        let went = match crash::guard(|| self.go_round()) {
            Ok(went) => went,
            Err(crash) => {
                let (columns, rows) = self.model.size;
                let shown = format!("{columns} columns, {rows} rows");
                let Self { model, keeper, steps, .. } = self;
                return Err(salvage(&crash, model, keeper, steps, &shown).into());
            }
        };
        match went {
            Err(e) if !signals::gone(&e) => self.keeper.end(&self.model).map_err(ShellError::from).and(Err(e.into())),
            _ => {
                self.keeper.end(&self.model)?;
                Ok(self.ended)
            }
        }
    }

    fn go_round(&mut self) -> io::Result<()> {
        self.paint()?;
        // Only now, with the first frame on the screen, is the terminal asked; and only if nothing else says it.
        if background::open_question(self.asked.colours, self.model.theme, self.env, self.remembered.is_some()) {
            self.ask()?;
        }
        // What came while the terminal was asked; and a new size, which is told only from here on.
        let mut effects = self.drain(Input::Unsure)?;
        effects.extend(self.measure()?);
        // With the first frame on the screen there is time to look at what lies beside the profile.
        if self.stamps.pinned().is_none() {
            effects.push(Effect::LookBeside);
        }
        effects.extend(wanting(&self.model));
        loop {
            if let After::Ends = self.settle(effects)? {
                return Ok(());
            }
            // The screen shows all that was asked for: what the next key needs is made now.
            self.stamps.prepare(&self.model);
            let halfway = self.keyboard.halfway();
            let failed = matches!(self.model.saving, Saving::Failed(_));
            let patience = if halfway { Some(HALFWAY) } else { failed.then_some(RETRY) };
            let woken = self.signals.wait(patience)?;
            if woken.end {
                return Ok(());
            }
            effects = Vec::new();
            if woken.stop {
                effects.push(Effect::Suspend);
            }
            if woken.size {
                effects.extend(self.measure()?);
            }
            if woken.told {
                for message in self.errand.said() {
                    effects.extend(self.update(message));
                }
            }
            if woken.input {
                // Whatever was done since the wait took time, in which another may have read what waited.
                let alone = woken == Woken { input: true, ..Woken::default() };
                effects.extend(self.drain(if alone { Input::Waits } else { Input::Unsure })?);
            } else if halfway {
                let events = self.keyboard.give_up();
                effects.extend(self.take_in(events)?);
            } else if failed {
                effects.push(Effect::Save);
            }
        }
    }

    /// Takes the size of the terminal in, if it is another than what is drawn for.
    fn measure(&mut self) -> io::Result<Vec<Effect>> {
        let (columns, rows) = crossterm::terminal::size()?;
        if (columns, rows) == self.model.size {
            return Ok(Vec::new());
        }
        self.painter.anew(columns, rows)?;
        Ok(self.update(Message::Size(columns, rows)))
    }

    /// Takes in every waiting event.
    fn drain(&mut self, input: Input) -> io::Result<Vec<Effect>> {
        let events = self.keyboard.waiting(input)?;
        let effects = self.take_in(events)?;
        #[cfg(debug_assertions)]
        self.panic_if_asked();
        Ok(effects)
    }

    fn take_in(&mut self, events: Vec<Event>) -> io::Result<Vec<Effect>> {
        let mut effects = Vec::new();
        for event in events {
            if matches!(event, Event::FocusGained) {
                if let Some(message) = self.reread() {
                    effects.extend(self.update(message));
                }
                continue;
            }
            if let Some(message) = input::message(event, &self.painter) {
                if let Message::Size(columns, rows) = message {
                    self.painter.anew(columns, rows)?;
                }
                effects.extend(self.update(message));
            }
        }
        Ok(effects)
    }

    /// In a debug build a test can ask for a panic, to see the terminal restored after a real one.
    #[cfg(debug_assertions)]
    #[expect(clippy::panic, reason = "asked for by a test, in debug builds only")]
    fn panic_if_asked(&self) {
        let Some(asked) = (self.env)("OPSARC_TEST_PANIC") else { return };
        let typed = self.model.drafts.iter().flat_map(|draft| &draft.fields);
        if self.model.going || typed.into_iter().any(|text| text.ends_with(&*asked.to_string_lossy())) {
            panic!("asked for by OPSARC_TEST_PANIC");
        }
    }

    /// Draws, where anything happened since it was done last.
    fn paint(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.due) {
            self.painter.paint(&self.model, &self.theme)?;
        }
        Ok(())
    }

    fn update(&mut self, message: Message) -> Vec<Effect> {
        self.due = true;
        self.steps.note(&self.model, &message);
        let stamp = self.stamps.next(&self.model);
        update(&mut self.model, message, stamp)
    }

    /// Draws, then carries the effects of a batch out, then draws what they changed.
    fn settle(&mut self, mut effects: Vec<Effect>) -> io::Result<After> {
        self.paint()?;
        while !effects.is_empty() {
            // One batch of keys is one save, whatever it recorded.
            let mut once: Vec<Effect> = Vec::new();
            for effect in effects {
                if !once.contains(&effect) {
                    once.push(effect);
                }
            }
            effects = Vec::new();
            // Leaving comes last: what is to be saved is saved before.
            let leaves = once.iter().position(|e| *e == Effect::Leave).map(|n| once.remove(n)).is_some();
            for effect in once {
                if let Some(message) = self.carry(effect)? {
                    effects.extend(self.update(message));
                }
            }
            if leaves {
                return Ok(After::Ends);
            }
            self.paint()?;
        }
        Ok(After::Goes)
    }

    fn carry(&mut self, effect: Effect) -> io::Result<Option<Message>> {
        Ok(match effect {
            Effect::Save => self.keeper.save(&self.model),
            Effect::LookBeside => self.keeper.look_beside(&self.model),
            Effect::JoinBeside => self.keeper.join_beside(&self.model),
            Effect::Keep => self.keeper.keep(&self.model),
            Effect::Prefer(edits) => self.prefer(&edits),
            Effect::Leave => None,
            Effect::Begin => {
                self.ended = Ended::Begins;
                None
            }
            Effect::Suspend => {
                self.terminal.away(signals::stop)?;
                self.anew()?;
                self.reread()
            }
            Effect::Redraw => {
                self.anew()?;
                None
            }
            Effect::Edit(text) => {
                let (preferred, places, env) = (&self.model.preferences.editor, self.keeper.places(), self.env);
                let edited = self.terminal.away(|| editor::edit(&text, preferred, places, env))?;
                self.signals.forget_keys();
                self.anew()?;
                Some(match edited {
                    Ok(text) => Message::Edited(Some(text)),
                    Err(why) => Message::Told(why),
                })
            }
            Effect::Mouse(on) => {
                self.terminal.mouse(on)?;
                None
            }
            Effect::Theme(choice) => {
                if background::open_question(self.asked.colours, choice, self.env, self.remembered.is_some()) {
                    self.ask()?;
                }
                self.theme = background::theme(self.asked.colours, choice, self.env, self.remembered);
                self.due = true;
                None
            }
            Effect::Make(wanted) => Some(Message::Made(Box::new(wanted.made(&self.model.session)))),
            Effect::WriteDocument { ask, path, over } => {
                Some(Message::Wrote(writer::write(&ask, &self.model.session, &path, over, self.env)))
            }
            Effect::CopyDocument(ask) => Some(Message::Told(match ask.text(&self.model.session) {
                Ok(text) => clipboard::copy(&text, self.env),
                Err(refused) => refused.to_string(),
            })),
            Effect::Team { ticket, folder } => {
                self.read_team(ticket, &folder)?;
                None
            }
            Effect::TeamStop => {
                self.errand.stop();
                None
            }
            Effect::Write(name, text) => Some(Message::Told(written(&name, &text))),
            Effect::Foresee => Some(Message::Foreseen(Box::new(self.model.session.foresee()))),
            Effect::Copy(text) => Some(Message::Told(clipboard::copy(&text, self.env))),
        })
    }

    /// Begins to read a team on a thread of its own.
    fn read_team(&mut self, ticket: u32, typed: &str) -> io::Result<()> {
        let folder = errand::folder(typed, (self.env)("HOME").map(PathBuf::from));
        let (session, places) = (&self.model.session, self.keeps.then(|| self.keeper.places().clone()));
        let order = TeamOrder { framework: session.framework(), folder, as_of: session.until(), ticket, places };
        self.errand.read_team(order, self.signals.waker()?);
        Ok(())
    }

    fn prefer(&self, edits: &[Edit]) -> Option<Message> {
        if !self.keeps {
            return Some(Message::Told("It holds until you leave: nothing of the tour is kept.".to_owned()));
        }
        let told = preferences_file::change(self.keeper.places(), edits);
        told.err().map(|e| Message::Told(format!("It holds until you leave; it could not be kept: {}", e.why)))
    }

    /// Reads the configuration again, if its file is another than it was. What is wrong in it is told, and then all
    /// stays as it was.
    fn reread(&mut self) -> Option<Message> {
        let seen = Look::at(self.keeper.places());
        if std::mem::replace(&mut self.seen, seen) == seen {
            return None;
        }
        let framework = self.model.session.framework();
        let read = Configuration::load(self.keeper.places(), framework);
        match read {
            Ok(Configuration { preferences, .. }) if preferences == self.model.preferences => None,
            Ok(Configuration { wrong: None, preferences, framework, .. }) => {
                Locale::of(&preferences).speak();
                self.model.ascii = background::ascii(self.asked.glyphs, preferences.glyphs, self.env).is;
                self.model.braille = !self.model.ascii;
                self.painter.link(background::links(preferences.links, self.env).is);
                Some(Message::Configured(Box::new(preferences), framework))
            }
            Ok(Configuration { wrong: Some(why), .. }) | Err(why) => {
                Some(Message::Told(format!("Not taken in. {why}")))
            }
        }
    }

    /// Asks the terminal for its background, and remembers the answer.
    fn ask(&mut self) -> io::Result<()> {
        let ground = background::ask();
        self.remembered = Some(ground);
        // Not to be remembered is not to be told: it is asked again at the next start.
        if self.keeps {
            let _ = ground_file::save(self.keeper.places(), name_of(ground));
        }
        self.theme = background::theme(self.asked.colours, self.model.theme, self.env, self.remembered);
        self.due = true;
        self.paint()
    }

    fn anew(&mut self) -> io::Result<()> {
        let (columns, rows) = crossterm::terminal::size()?;
        self.model.size = (columns, rows);
        self.due = true;
        self.painter.anew(columns, rows)
    }
}

/// Writes a document into the folder that the program was started in; says how it went.
pub(in crate::shell) fn written(name: &str, text: &str) -> String {
    match text_file::write_new("writing the minutes", Path::new(name), text) {
        Ok(()) => format!("Written to {name}"),
        Err(e) => format!("Not written to {name}: {}. {}", e.why, e.hint),
    }
}

/// The grounds with the names under which they are remembered.
const GROUNDS: [(Ground, &str); 3] = [(Ground::Dark, "dark"), (Ground::Light, "light"), (Ground::Either, "unknown")];

fn ground_of(name: &str) -> Ground {
    GROUNDS.iter().find(|(_, n)| *n == name).map_or(Ground::Either, |(ground, _)| *ground)
}

fn name_of(ground: Ground) -> &'static str {
    GROUNDS.iter().find(|(g, _)| *g == ground).map_or("unknown", |(_, name)| name)
}
