//! One step of the program: a message changes the model and says what the shell is to do.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::find::Find;
use crate::app::form::{EvidenceForm, NoteForm};
use crate::app::key::{Code, Key};
use crate::app::keymap::{Context, resolve};
use crate::app::message::{Message, Stamp, Target};
use crate::app::model::{Front, Model, Saving};
use crate::app::notice::Notice;
use crate::app::overlay::Overlay;
use crate::app::palette::Palette;
use crate::app::screen::arc::{Arc, Item};
use crate::app::screen::walk::Page;
use crate::app::screen::welcome::{Placement, Row, Welcome};
use crate::app::tabs::Tab;
use crate::export::{record, words};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::next_step::NextStep;
use crate::insight::progress::Progress;
use crate::profile::body::{self, Body};
use crate::profile::day::Day;
use crate::profile::draft::DraftKind;
use crate::profile::entry::Entry;
use crate::profile::settings::Change;

/// How far the page keys go in a list.
const PAGE: isize = 8;

/// Takes `message` in. `stamp` serves whatever it may record.
pub fn update(model: &mut Model, message: Message, stamp: Stamp) -> Vec<Effect> {
    let mut step = Step { model, stamp, effects: Vec::new() };
    match message {
        Message::Key(key) => step.key(key),
        Message::Paste(text) => step.paste(&text),
        Message::Click(target) => step.click(target),
        Message::Wheel(by) => step.wheel(by),
        Message::Size(columns, rows) => step.model.size = (columns, rows),
        Message::Saved(other) => step.saved(other.as_deref()),
        Message::SaveFailed(why) => step.model.saving = Saving::Failed(why),
        Message::Edited(text) => step.edited(text),
        Message::Told(text) => step.model.notice = Some(Notice::say(text)),
    }
    step.effects
}

struct Step<'a> {
    model: &'a mut Model,
    stamp: Stamp,
    effects: Vec<Effect>,
}

impl Step<'_> {
    fn say(&mut self, text: impl Into<String>) {
        self.model.notice = Some(Notice::say(text));
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.model.notice = Some(Notice::warn(text));
    }

    fn key(&mut self, key: Key) {
        if std::mem::take(&mut self.model.going) {
            match key.code {
                Code::Char(digit) if !key.ctrl => match Tab::of_digit(digit) {
                    Some(tab) => self.act(Action::Show(tab)),
                    None => self.warn(format!("No screen has the digit {digit}.")),
                },
                _ => {}
            }
            return;
        }
        let contexts = self.model.contexts();
        let [inner, _] = contexts;
        let typing = self.model.typing();
        let own = resolve(&[inner], key);
        if let Some(binding) = own
            && !(typing && self.is_text(key))
        {
            self.act(binding.action);
            return;
        }
        if typing && self.type_key(key) {
            return;
        }
        // While letters are text, only chords and function keys reach the rest of the program.
        let chord = key.ctrl || matches!(key.code, Code::F(_));
        if typing && !chord {
            return;
        }
        if let Some(binding) = resolve(&contexts, key) {
            self.act(binding.action);
        }
    }

    /// Whether `key` is text where the cursor stands, though the table has a use for it.
    fn is_text(&self, key: Key) -> bool {
        let plain = matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt;
        let arrow = matches!(key.code, Code::Left | Code::Right);
        match (&self.model.overlay, &self.model.front) {
            (Some(Overlay::Note(_)), _) => !key.ctrl && key.code != Code::Esc,
            (None, Front::Settings(form)) => form.row() == Row::Name && (plain || arrow),
            _ => plain,
        }
    }

    /// Gives the key to the text field that has the keys; says whether there is one and it used it.
    fn type_key(&mut self, key: Key) -> bool {
        let framework = self.model.session.framework();
        match (&mut self.model.overlay, &mut self.model.front) {
            (Some(Overlay::Palette(palette)), _) => {
                let used = palette.query.press(key);
                if used {
                    palette.search();
                }
                used
            }
            (Some(Overlay::Find(find)), _) => {
                let used = find.query.press(key);
                if used {
                    find.search(framework);
                }
                used
            }
            (Some(Overlay::Evidence(form)), _) => {
                let used = match form.field() {
                    Some(field) => field.press(key),
                    None => {
                        let turn = matches!(key.code, Code::Left | Code::Right | Code::Char(' '));
                        if turn {
                            form.choose(key.code != Code::Left);
                        }
                        turn
                    }
                };
                if used {
                    form.wrong = None;
                    self.keep_draft();
                }
                used
            }
            (Some(Overlay::Note(form)), _) => {
                let used = form.text.press(key);
                if used {
                    self.keep_draft();
                }
                used
            }
            (None, Front::Settings(form)) if form.row() == Row::Name => form.name.press(key),
            _ => false,
        }
    }

    fn paste(&mut self, text: &str) {
        let framework = self.model.session.framework();
        match (&mut self.model.overlay, &mut self.model.front) {
            (Some(Overlay::Palette(palette)), _) => {
                palette.query.paste(text);
                palette.search();
            }
            (Some(Overlay::Find(find)), _) => {
                find.query.paste(text);
                find.search(framework);
            }
            (Some(Overlay::Evidence(form)), _) => {
                if let Some(field) = form.field() {
                    field.paste(text);
                    self.keep_draft();
                }
            }
            (Some(Overlay::Note(form)), _) => {
                form.text.paste(text);
                self.keep_draft();
            }
            (None, Front::Settings(form)) if form.row() == Row::Name => form.name.paste(text),
            // A paste never runs keys.
            _ => self.say("Pasted text goes into a text field; nothing was done with it here."),
        }
    }

    /// Keeps what stands in the open form, so that nothing typed is ever lost.
    fn keep_draft(&mut self) {
        let draft = match &self.model.overlay {
            Some(Overlay::Evidence(form)) => form.draft(),
            Some(Overlay::Note(form)) => form.draft(),
            _ => return,
        };
        if self.model.drafts.put(draft) {
            self.effects.push(Effect::Keep);
        }
    }

    fn click(&mut self, target: Target) {
        match target {
            Target::Do(action) => self.act(action),
            Target::Row(row) => match (&mut self.model.overlay, &mut self.model.front) {
                (Some(Overlay::Palette(palette)), _) => {
                    palette.cursor = row;
                    self.act(Action::Open);
                }
                (Some(Overlay::Find(find)), _) => {
                    find.cursor = row;
                    self.act(Action::Open);
                }
                (Some(Overlay::Evidence(form)), _) => form.at = row,
                (Some(Overlay::Note(_)), _) => {}
                (None, Front::Settings(form)) => {
                    form.at = row.min(form.rows().len() - 1);
                    if matches!(form.row(), Row::Placement | Row::Walk | Row::Done) {
                        self.act(Action::Open);
                    }
                }
                (None, Front::Placement(placement)) => {
                    placement.cursor = row.min(usize::from(Placement::ANSWERS - 1)) as u8;
                    self.act(Action::Open);
                }
                (None, Front::Tab) => match self.model.tab {
                    Tab::Arc => {
                        self.model.arc.cursor = row;
                        self.act(Action::Open);
                    }
                    Tab::Walk => {
                        self.model.walk.anchor = row.min(4) as u8;
                        self.act(Action::Open);
                    }
                },
            },
            Target::Choice(row, choice) => {
                let framework = self.model.session.framework();
                if let (None, Front::Settings(form)) = (&self.model.overlay, &mut self.model.front) {
                    form.at = row;
                    if form.row() == Row::Roles {
                        form.role = choice;
                        form.toggle(framework);
                    } else {
                        form.choose(framework, choice > 0);
                    }
                }
            }
        }
    }

    fn wheel(&mut self, by: i8) {
        let scrolls =
            self.model.overlay.is_none() && matches!(self.model.front, Front::Tab) && self.model.tab == Tab::Walk;
        if scrolls {
            let walk = &mut self.model.walk;
            walk.scroll = walk.scroll.saturating_add_signed(i16::from(by) * 3);
        } else {
            self.act(if by > 0 { Action::Down } else { Action::Up });
        }
    }

    fn saved(&mut self, other: Option<&crate::profile::log::Log>) {
        self.model.saving = Saving::Saved;
        if let Some(other) = other {
            let new = self.model.session.absorb(other);
            if new > 0 {
                self.model.version += 1;
                let s = if new == 1 { "entry" } else { "entries" };
                self.say(format!("{new} {s} from elsewhere came in and were merged."));
            }
        }
    }

    fn edited(&mut self, text: Option<String>) {
        let Some(text) = text else { return };
        if let Some(Overlay::Note(form)) = &mut self.model.overlay {
            *form = NoteForm::new(form.competency.clone(), text.trim_end());
            self.keep_draft();
        }
    }

    fn act(&mut self, action: Action) {
        self.model.notice = None;
        match action {
            Action::Leave => self.leave(),
            Action::Palette => self.open_palette(),
            Action::Find => self.model.overlay = Some(Overlay::Find(Find::new(self.model.session.framework()))),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Go => {
                self.model.going = true;
                self.say("go to: press the digit of a screen");
            }
            Action::Show(tab) => self.show(tab),
            Action::Settings => self.open_settings(),
            Action::Placement => self.open_placement(),
            Action::Theme => {
                let theme = self.model.theme.next();
                self.model.theme = theme;
                self.effects.extend([Effect::Theme(theme), Effect::Prefer]);
                self.say(format!("Theme: {}", theme.name()));
            }
            Action::Mouse => {
                let mouse = !self.model.mouse;
                self.model.mouse = mouse;
                self.effects.extend([Effect::Mouse(mouse), Effect::Prefer]);
                self.say(if mouse {
                    "The mouse points at things here."
                } else {
                    "The mouse is the terminal's: select as usual. M takes it back."
                });
            }
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Redraw => self.effects.push(Effect::Redraw),
            _ => match self.model.context() {
                Context::Palette => self.palette(action),
                Context::Find => self.find(action),
                Context::Evidence => self.evidence(action),
                Context::Note => self.note(action),
                Context::Settings => self.settings(action),
                Context::Placement => self.placement(action),
                Context::Arc => self.arc(action),
                Context::Walk => self.walk(action),
                Context::Everywhere => {}
            },
        }
    }

    fn leave(&mut self) {
        self.keep_place();
        self.effects.push(Effect::Leave);
    }

    fn keep_place(&mut self) {
        let walk = &self.model.walk;
        let place = walk.competency().map(|ix| self.model.session.framework().competency(ix).id.clone());
        if place != self.model.place {
            self.model.place = place;
            self.effects.push(Effect::Keep);
        }
    }

    fn show(&mut self, tab: Tab) {
        self.keep_draft();
        self.model.overlay = None;
        self.model.front = Front::Tab;
        self.model.tab = tab;
        self.keep_place();
    }

    /// Records `body`; says whether it went into the log.
    fn record(&mut self, body: Body) -> bool {
        match self.model.session.record(self.stamp, body) {
            Ok(_) => {
                self.changed();
                true
            }
            Err(why) => {
                self.warn(why);
                false
            }
        }
    }

    fn changed(&mut self) {
        self.model.version += 1;
        if !matches!(self.model.saving, Saving::Off(_)) {
            self.model.saving = Saving::Pending;
            self.effects.push(Effect::Save);
        }
        let items = Arc::items(&self.model.session).len();
        self.model.arc.cursor = self.model.arc.cursor.min(items.saturating_sub(1));
    }

    fn undo(&mut self) {
        match self.model.session.undo(self.stamp) {
            Ok(entry) => {
                self.changed();
                let what = self.name_of(&entry);
                self.say(format!("Taken back: {what} · U brings it back"));
                self.revisit(&entry);
            }
            Err(why) => self.warn(why),
        }
    }

    fn redo(&mut self) {
        match self.model.session.redo(self.stamp) {
            Ok(entry) => {
                self.changed();
                let what = entry.as_ref().map_or_else(|| "the entry".to_owned(), |entry| self.name_of(entry));
                self.say(format!("Back again: {what} · u takes it back"));
                if let Some(entry) = &entry {
                    self.revisit(entry);
                }
            }
            Err(why) => self.warn(why),
        }
    }

    fn name_of(&self, entry: &Entry) -> String {
        record::sentence(self.model.session.framework(), entry)
    }

    /// Sets the anchor cursor of the walk anew where `entry` changed its page.
    fn revisit(&mut self, entry: &Entry) {
        self.model.walk.did = None;
        let ix = entry.body.competency().and_then(|id| self.model.session.framework().find(id));
        if ix.is_some() && ix == self.model.walk.competency() {
            let page = self.model.walk.page;
            let session = &self.model.session;
            self.model.walk.go_to(session, ix);
            self.model.walk.page = page;
        }
    }

    fn open_palette(&mut self) {
        if let Some(Overlay::Palette(_)) = self.model.overlay {
            self.model.overlay = None;
            return;
        }
        self.keep_draft();
        self.model.overlay = None;
        let palette = Palette::new(&self.model.contexts(), |binding| self.model.why_not(binding));
        self.model.overlay = Some(Overlay::Palette(palette));
    }

    fn open_settings(&mut self) {
        if let Some(why) = self.model.session.read_only() {
            return self.warn(why);
        }
        let settings = &self.model.session.standing().settings;
        let form = Welcome::new(self.model.session.framework(), settings, false);
        self.model.overlay = None;
        self.model.front = Front::Settings(Box::new(form));
    }

    fn open_placement(&mut self) {
        if let Some(why) = self.model.session.read_only() {
            return self.warn(why);
        }
        self.model.overlay = None;
        self.model.front = Front::Placement(Placement::default());
    }

    fn palette(&mut self, action: Action) {
        let Some(Overlay::Palette(palette)) = &mut self.model.overlay else { return };
        let last = palette.found.len().saturating_sub(1);
        match action {
            Action::Up => palette.cursor = palette.cursor.saturating_sub(1),
            Action::Down => palette.cursor = (palette.cursor + 1).min(last),
            Action::PageUp => palette.cursor = palette.cursor.saturating_add_signed(-PAGE),
            Action::PageDown => palette.cursor = palette.cursor.saturating_add_signed(PAGE).min(last),
            Action::Open => {
                if let Some(row) = palette.chosen() {
                    match row.why_not {
                        Some(why) => self.warn(format!("{}: {why}", row.binding.name)),
                        None => {
                            self.model.overlay = None;
                            self.act(row.binding.action);
                        }
                    }
                }
            }
            Action::Back => self.model.overlay = None,
            _ => {}
        }
    }

    fn find(&mut self, action: Action) {
        let Some(Overlay::Find(find)) = &mut self.model.overlay else { return };
        let last = find.found.len().saturating_sub(1);
        match action {
            Action::Up => find.cursor = find.cursor.saturating_sub(1),
            Action::Down => find.cursor = (find.cursor + 1).min(last),
            Action::PageUp => find.cursor = find.cursor.saturating_add_signed(-PAGE),
            Action::PageDown => find.cursor = find.cursor.saturating_add_signed(PAGE).min(last),
            Action::Open => {
                if let Some(ix) = find.chosen() {
                    self.model.overlay = None;
                    self.walk_to(ix);
                }
            }
            Action::Back => self.model.overlay = None,
            _ => {}
        }
    }

    fn walk_to(&mut self, ix: Ix) {
        self.model.walk.go_to(&self.model.session, Some(ix));
        self.show(Tab::Walk);
    }

    fn evidence(&mut self, action: Action) {
        let Some(Overlay::Evidence(form)) = &mut self.model.overlay else { return };
        let last = crate::app::form::SLOTS.len() - 1;
        match action {
            Action::NextField => form.at = (form.at + 1).min(last),
            Action::PrevField => form.at = form.at.saturating_sub(1),
            Action::Open if form.at < last => form.at += 1,
            Action::Open | Action::Accept => match form.body() {
                Err((at, wrong)) => {
                    form.at = at;
                    form.wrong = Some(wrong);
                }
                Ok(body) => {
                    let id = form.competency.clone();
                    let before = self.model.session.overview().clone();
                    if self.record(body) {
                        self.model.overlay = None;
                        self.model.drafts.remove(Some(&id), DraftKind::Evidence);
                        self.effects.push(Effect::Keep);
                        self.tell_progress(&before, "Evidence added");
                    }
                }
            },
            Action::Back => self.put_off("The evidence"),
            _ => {}
        }
    }

    fn note(&mut self, action: Action) {
        let Some(Overlay::Note(form)) = &mut self.model.overlay else { return };
        match action {
            Action::Accept => {
                let id = form.competency.clone();
                match form.body() {
                    None => self.model.overlay = None,
                    Some(body) => {
                        if self.record(body) {
                            self.model.overlay = None;
                            self.model.drafts.remove(Some(&id), DraftKind::Note);
                            self.effects.push(Effect::Keep);
                            self.say("Note added · u takes it back");
                        }
                    }
                }
            }
            Action::Editor => self.effects.push(Effect::Edit(form.text.raw())),
            Action::Back => self.put_off("The note"),
            _ => {}
        }
    }

    /// Closes a form; what was typed is kept and offered again.
    fn put_off(&mut self, what: &str) {
        self.keep_draft();
        let kept = match &self.model.overlay {
            Some(Overlay::Evidence(form)) => !form.draft().is_empty(),
            Some(Overlay::Note(form)) => !form.draft().is_empty(),
            _ => false,
        };
        self.model.overlay = None;
        if kept {
            self.say(format!("{what} is kept half-typed and will be offered again."));
        }
    }

    fn settings(&mut self, action: Action) {
        let framework = self.model.session.framework();
        let Front::Settings(form) = &mut self.model.front else { return };
        match action {
            Action::NextField => form.move_by(1),
            Action::PrevField => form.move_by(-1),
            Action::Left => form.choose(framework, false),
            Action::Right => form.choose(framework, true),
            Action::Toggle => match form.row() {
                Row::Roles => form.toggle(framework),
                _ => form.choose(framework, true),
            },
            Action::Open => match form.row() {
                Row::Placement => {
                    if self.accept_settings() {
                        self.open_placement();
                    }
                }
                Row::Walk => {
                    if self.accept_settings() {
                        self.show(Tab::Walk);
                    }
                }
                Row::Done => {
                    self.accept_settings();
                }
                _ => form.move_by(1),
            },
            Action::Accept => {
                self.accept_settings();
            }
            Action::Back if form.first => self.leave(),
            Action::Back => self.model.front = Front::Tab,
            _ => {}
        }
    }

    fn accept_settings(&mut self) -> bool {
        let Front::Settings(form) = &self.model.front else { return false };
        let first = form.first;
        let Some(change) = form.change() else {
            self.model.front = Front::Tab;
            return true;
        };
        let done = self.record(Body::Settings(change));
        if done {
            self.model.front = Front::Tab;
            if !first {
                self.say("Settings changed · u takes it back");
            }
        }
        done
    }

    fn placement(&mut self, action: Action) {
        let framework = self.model.session.framework();
        let Front::Placement(placement) = &mut self.model.front else { return };
        let answer = match action {
            Action::Rate(number) => number,
            Action::Open => placement.cursor,
            Action::Up => return placement.move_by(-1),
            Action::Down => return placement.move_by(1),
            Action::Left => return placement.back(),
            Action::Back => {
                self.model.front = Front::Tab;
                return;
            }
            _ => return,
        };
        if placement.answer(framework, answer) {
            let answers = placement.by_stage(framework);
            if self.record(Body::Placement(body::Placement { answers })) {
                self.model.front = Front::Tab;
                self.model.tab = Tab::Arc;
                self.say("A first picture, provisional: real ratings replace it. w starts the walk.");
            }
        }
    }

    fn arc(&mut self, action: Action) {
        let session = &self.model.session;
        match action {
            Action::Up => self.model.arc.move_by(session, -1),
            Action::Down => self.model.arc.move_by(session, 1),
            Action::Top => self.model.arc.cursor = 0,
            Action::Bottom => self.model.arc.move_by(session, isize::MAX),
            Action::WalkOn => self.show(Tab::Walk),
            Action::Open => {
                let item = self.model.arc.item(session);
                match Arc::goal(session, item) {
                    Some(ix) => self.walk_to(ix),
                    None if item == Item::Next => self.aim_higher(),
                    None => {}
                }
            }
            Action::Copy => {
                let text = words::headline(session.framework(), session.overview());
                self.effects.push(Effect::Copy(text));
            }
            Action::Back => self.leave(),
            _ => {}
        }
    }

    /// Sets the higher target or the second cluster that the next step offers.
    fn aim_higher(&mut self) {
        let NextStep::AimHigher { level, role } = self.model.session.overview().next.clone() else { return };
        let change = match (level, role) {
            (Some(level), _) => Change { target: Some(level), ..Change::default() },
            (None, Some(role)) => {
                let mut roles = self.model.session.overview().roles.clone();
                roles.push(role);
                Change { roles: Some(roles), ..Change::default() }
            }
            (None, None) => return self.say("Every level and every cluster is yours already."),
        };
        if self.record(Body::Settings(change)) {
            self.say("Set · u takes it back");
        }
    }

    fn walk(&mut self, action: Action) {
        let session = &self.model.session;
        let walk = &mut self.model.walk;
        match action {
            Action::Rate(number) => self.rate(number),
            Action::Open if walk.page == Page::Rate => {
                let number = walk.anchor;
                self.rate(number);
            }
            Action::Open => walk.page = Page::Rate,
            Action::Clear => self.clear(),
            Action::Evidence => self.open_evidence(),
            Action::Note => self.open_note(false),
            Action::Editor => self.open_note(true),
            Action::More => walk.leaf(true),
            Action::Less => walk.leaf(false),
            Action::Up if walk.page == Page::Rate => walk.move_anchor(-1),
            Action::Down if walk.page == Page::Rate => walk.move_anchor(1),
            Action::Up => walk.scroll = walk.scroll.saturating_sub(1),
            Action::Down => walk.scroll = walk.scroll.saturating_add(1),
            Action::PageUp => walk.scroll = walk.scroll.saturating_sub(10),
            Action::PageDown => walk.scroll = walk.scroll.saturating_add(10),
            Action::Left => {
                if !walk.turn(session, -1) {
                    self.say("This is the first of the walk.");
                }
            }
            Action::Right => {
                if !walk.turn(session, 1) {
                    self.say("This is the last of the walk. g 1 shows the arc.");
                }
            }
            Action::Top => {
                walk.turn(session, isize::MIN);
            }
            Action::Bottom => {
                walk.turn(session, isize::MAX);
            }
            Action::NextUnrated | Action::WalkOn => match walk.next_unrated(session) {
                Some(ix) => walk.go_to(session, Some(ix)),
                None => self.say("Everything is rated."),
            },
            Action::Order => {
                let said = loop {
                    match walk.next_order(session) {
                        Ok(name) => break format!("Order: {name}, {} pages", walk.list.len()),
                        Err(_) => {}
                    }
                };
                self.say(said);
            }
            Action::Copy => {
                let anchor = walk.competency().zip(Rating::new(walk.anchor));
                let text = anchor.and_then(|(ix, rating)| session.framework().anchor(ix, rating));
                if let Some(text) = text {
                    self.effects.push(Effect::Copy(text.as_str().to_owned()));
                }
            }
            Action::Back => self.show(Tab::Arc),
            _ => {}
        }
    }

    fn rate(&mut self, number: u8) {
        let Some((ix, rating)) = self.model.walk.competency().zip(Rating::new(number)) else { return };
        let before = self.model.session.overview().clone();
        let competency = self.model.session.framework().competency(ix).id.clone();
        let body = body::Rated { competency, rating: Some(rating), note: None, session: None, agreed: false };
        if self.record(Body::Rating(body)) {
            self.model.walk.anchor = number;
            self.model.walk.page = Page::Rate;
            self.tell_progress(&before, "");
            self.keep_place();
        }
    }

    fn clear(&mut self) {
        let Some(ix) = self.model.walk.competency() else { return };
        if self.model.session.mark(ix).own.is_none() {
            return self.say("There is no rating of yours here.");
        }
        let before = self.model.session.overview().clone();
        let competency = self.model.session.framework().competency(ix).id.clone();
        let body = body::Rated { competency, rating: None, note: None, session: None, agreed: false };
        if self.record(Body::Rating(body)) {
            self.tell_progress(&before, "Unrated again");
        }
    }

    /// Says on the page of the walk what the last entry did.
    fn tell_progress(&mut self, before: &crate::insight::overview::Overview, lead: &str) {
        let framework = self.model.session.framework();
        let Some(ix) = self.model.walk.competency() else { return };
        let progress = Progress::between(before, self.model.session.overview());
        let sentence = progress.sentence(framework);
        let did = match (lead.is_empty(), sentence.is_empty()) {
            (true, _) => sentence,
            (false, true) => format!("{lead}."),
            (false, false) => format!("{lead}. {sentence}"),
        };
        self.model.walk.did = (!did.is_empty()).then_some((ix, did));
    }

    fn open_evidence(&mut self) {
        if let Some(why) = self.model.session.read_only() {
            return self.warn(why);
        }
        let Some(ix) = self.model.walk.competency() else { return };
        let id = self.model.session.framework().competency(ix).id.clone();
        let today = Day(self.stamp.at.date());
        let form = match self.model.drafts.get(Some(&id), DraftKind::Evidence) {
            Some(draft) => {
                let form = EvidenceForm::of_draft(id, draft, today);
                self.say("What you had typed is here again.");
                form
            }
            None => EvidenceForm::new(id, today),
        };
        self.model.overlay = Some(Overlay::Evidence(form));
    }

    fn open_note(&mut self, editor: bool) {
        if let Some(why) = self.model.session.read_only() {
            return self.warn(why);
        }
        let Some(ix) = self.model.walk.competency() else { return };
        let id = self.model.session.framework().competency(ix).id.clone();
        let text = self.model.drafts.get(Some(&id), DraftKind::Note).and_then(|draft| draft.fields.first().cloned());
        if text.is_some() {
            self.say("What you had typed is here again.");
        }
        let text = text.unwrap_or_default();
        self.model.overlay = Some(Overlay::Note(NoteForm::new(id, &text)));
        if editor {
            self.effects.push(Effect::Edit(text));
        }
    }
}
