//! A hand that presses keys on the program as a value: no terminal, no clock, no disk.

use opsarc::app::effect::Effect;
use opsarc::app::form::EvidenceForm;
use opsarc::app::key::Key;
use opsarc::app::message::{Message, Stamp, TeamNews};
use opsarc::app::model::{Model, Saving};
use opsarc::app::overlay::Overlay;
use opsarc::app::screen::walk::Page;
use opsarc::app::session::Session;
use opsarc::app::strokes::{Stroke, strokes};
use opsarc::app::update::{update, wanting};
use opsarc::framework::rating::Rating;
use opsarc::framework::text::Text;
use opsarc::profile::author::Author;
use opsarc::profile::body::Body;
use opsarc::profile::codec;
use opsarc::profile::draft::Drafts;
use opsarc::profile::entry::{Entry, EntryId};
use opsarc::profile::log::Log;
use opsarc::profile::moment::Moment;
use opsarc::profile::profile::Profile;
use opsarc::view::theme::{Depth, Ground, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::people::{Person, framework, profile, today};

/// The theme that the tests draw with.
pub const THEME: Theme = Theme::new(Depth::Many, Ground::Dark);

/// What the disk answers to the next saves.
#[derive(Debug, Clone)]
pub enum Disk {
    /// It is saved.
    Saves,
    /// It is saved, and these entries of another hand came with it, once.
    Merges(Box<Log>),
    /// It cannot be saved, and why.
    Fails(&'static str),
}

/// A program being used.
#[derive(Debug, Clone)]
pub struct Play {
    pub model: Model,
    pub disk: Disk,
    /// Every effect so far.
    pub effects: Vec<Effect>,
    count: u32,
}

impl Play {
    /// The program over the profile of `person`.
    pub fn new(person: Person) -> Self {
        Self::over(profile(person))
    }

    /// The program over the profile of `person`, past the welcome, after the keys of `way`.
    pub fn at(person: Person, way: &str) -> Self {
        let mut play = Self::new(person);
        if person == Person::Empty {
            play.press("ctrl-s");
        }
        play.press(way);
        play
    }

    pub fn demo() -> Self {
        Self::new(Person::Demo)
    }

    pub fn empty() -> Self {
        Self::new(Person::Empty)
    }

    pub fn over(profile: Profile) -> Self {
        Self::of(Session::new(framework(), profile, today(), None))
    }

    /// The program over the profile of `person`, with a mentor seated.
    pub fn seated(person: Person, mentor: &str) -> Self {
        let session = Session::new(framework(), profile(person), today(), None);
        Self::of(session.opened_by(Author::Mentor(Text::new(mentor))))
    }

    /// The tour at its first step, as `opsarc tour` opens it on the day of the tests.
    pub fn tour(plain: bool, own: bool) -> Self {
        let profile = opsarc::app::tour_profile::profile(framework(), Moment::noon(today().0));
        let mut play = Self::over(profile);
        play.model.saving = Saving::Off("the tour: not saved");
        play.model.tour = Some(opsarc::app::tour::Tour::new(plain, own));
        play.model.walk.go_to(&play.model.session, opsarc::app::tour_profile::left(framework()));
        play.model.notice = None;
        play
    }

    /// The program over the demo on an earlier day, where nothing is recorded.
    pub fn past(day: &str) -> Self {
        let why = "A past day is shown: nothing is recorded here.";
        Self::of(Session::new(framework(), profile(Person::Demo), day.parse().unwrap(), Some(why)))
    }

    /// The program begun again, later, over what it saved.
    pub fn again(&self) -> Self {
        let file = codec::encode(&self.model.session.whole().profile);
        let mut play = Self::over(codec::decode(file.as_bytes()).unwrap());
        play.count = self.count;
        play
    }

    fn of(session: Session) -> Self {
        let model = Model::new(session, Drafts::default(), None, Saving::Saved);
        let mut play = Self { model, disk: Disk::Saves, effects: Vec::new(), count: 0 };
        play.foresee();
        play
    }

    /// Presses the keys of `script`: names as the key table writes them, `type:'some text'`, `paste:'some text'`
    /// and `team:'small'`, which is what the reading of a folder answers with.
    pub fn press(&mut self, script: &str) -> &mut Self {
        for Stroke { verb, text } in strokes(script).unwrap() {
            match verb {
                "" => {
                    let key = Key::parse(text).unwrap_or_else(|| panic!("`{text}` is no key"));
                    self.send(Message::Key(key));
                }
                "type" => text.chars().for_each(|c| drop(self.send(Message::Key(Key::char(c))))),
                "paste" => drop(self.send(Message::Paste(text.to_owned()))),
                "team" => {
                    let ticket = self.model.team.loading.as_ref().map_or(0, |loading| loading.ticket);
                    let news = TeamNews::Open(Box::new(super::team::team(text)));
                    self.send(Message::Team { ticket, news });
                }
                _ => panic!("`{verb}:` is not of the script's language"),
            }
        }
        self
    }

    /// Sends one message, and the disk's answer if it saves; returns its own effects.
    pub fn send(&mut self, message: Message) -> Vec<Effect> {
        self.count += 1;
        let stamp = self.stamp();
        let effects = update(&mut self.model, message, stamp);
        self.effects.extend(effects.iter().cloned());
        // A preview is made at once; it makes no other wish.
        for wanted in effects.iter().filter_map(|e| if let Effect::Make(wanted) = e { Some(wanted) } else { None }) {
            let made = wanted.as_ref().clone().made(&self.model.session);
            let stamp = self.stamp();
            let more = update(&mut self.model, Message::Made(Box::new(made)), stamp);
            assert!(more.is_empty(), "a preview asks for more: {more:?}");
        }
        if effects.contains(&Effect::Save) {
            let answer = match std::mem::replace(&mut self.disk, Disk::Saves) {
                Disk::Saves => Message::Saved(None),
                Disk::Merges(log) => Message::Saved(Some(log)),
                Disk::Fails(why) => {
                    self.disk = Disk::Fails(why);
                    Message::SaveFailed(why.to_owned())
                }
            };
            let stamp = self.stamp();
            let more = update(&mut self.model, answer, stamp);
            self.effects.extend(more);
        }
        self.foresee();
        effects
    }

    /// Works the forecast out where it is wanting, as the shell does after a frame.
    fn foresee(&mut self) {
        if wanting(&self.model).is_some() {
            let forecast = self.model.session.foresee();
            self.model.session.foreseen(forecast);
        }
    }

    /// One second after the last, with the next id.
    fn stamp(&self) -> Stamp {
        let start: jiff::Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let at = start + jiff::SignedDuration::from_secs(i64::from(self.count));
        let id = EntryId(uuid::Uuid::from_u128(0xA000_0000_0000_0000_0000 + u128::from(self.count)));
        Stamp { at: Moment::new(at, jiff::tz::Offset::UTC), id }
    }

    /// What is said above the footer.
    pub fn notice(&self) -> &str {
        self.model.notice.as_ref().map_or("", |notice| &notice.text)
    }

    /// What the last rating did, as its page says.
    pub fn did(&self) -> &str {
        self.model.walk.did.as_ref().map_or("", |(_, did)| did)
    }

    /// The competency of the walk's page.
    pub fn page(&self) -> &'static str {
        let ix = self.model.walk.competency().unwrap();
        framework().competency(ix).id.as_str()
    }

    /// The leaf of that page.
    pub fn leaf(&self) -> Page {
        self.model.walk.page
    }

    pub fn entries(&self) -> usize {
        self.model.session.whole().profile.log.len()
    }

    /// The last entry of the log.
    pub fn last(&self) -> &Entry {
        self.model.session.whole().profile.log.iter().next_back().unwrap()
    }

    pub fn saves(&self) -> usize {
        self.effects.iter().filter(|effect| **effect == Effect::Save).count()
    }

    /// The ratings of the log that hold, as "competency rating".
    pub fn own(&self, id: &str) -> Option<u8> {
        let ix = framework().indices().find(|ix| framework().competency(*ix).id.as_str() == id).unwrap();
        self.model.session.mark(ix).own.map(|own| own.rating.number())
    }

    /// What counts of a competency.
    pub fn counts(&self, id: &str) -> Option<u8> {
        let ix = framework().indices().find(|ix| framework().competency(*ix).id.as_str() == id).unwrap();
        self.model.session.overview().readings[ix].effective.map(Rating::number)
    }

    /// How many notes hold that say `text`.
    pub fn notes(&self, text: &str) -> usize {
        let log = &self.model.session.profile().log;
        log.iter().filter(|e| matches!(&e.body, Body::Note(note) if note.text.as_str() == text)).count()
    }

    /// The open form of evidence.
    pub fn evidence(&self) -> &EvidenceForm {
        match &self.model.overlay {
            Some(Overlay::Evidence(form)) => form,
            other => panic!("no evidence form but {other:?}"),
        }
    }

    /// Draws at this size.
    pub fn draw(&self, columns: u16, rows: u16) -> Buffer {
        let area = Rect::new(0, 0, columns, rows);
        let mut model = self.model.clone();
        model.size = (columns, rows);
        if let Some(wanted) = model.wants() {
            let made = wanted.made(&model.session);
            model.reports.take(made);
        }
        let mut buf = Buffer::empty(area);
        opsarc::view::frame::draw(&model, &THEME, area, &mut buf);
        buf
    }

    /// What can be read at this size.
    pub fn screen(&self, columns: u16, rows: u16) -> String {
        super::planes::text(&self.draw(columns, rows)).join("\n")
    }
}
