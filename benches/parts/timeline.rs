//! The timeline over a record of 100,000 entries in eleven years: what its keys cost, update and drawing together.

use divan::{Bencher, black_box};
use opsarc::app::key::Key;
use opsarc::app::message::{Message, Stamp};
use opsarc::app::model::{Model, Saving};
use opsarc::app::session::Session;
use opsarc::app::update::update;
use opsarc::framework::embedded::framework;
use opsarc::insight::history::History;
use opsarc::profile::draft::Drafts;
use opsarc::profile::entry::EntryId;
use opsarc::profile::moment::Moment;
use opsarc::view::canvas::Canvas;
use opsarc::view::frame;
use opsarc::view::theme::{Depth, Ground, Theme};
use ratatui::layout::Rect;

use super::records;

const LENGTH: usize = 100_000;
const THEME: Theme = Theme::new(Depth::Many, Ground::Dark);

/// A hand on the program.
struct Hand {
    model: Model,
    drawn: Canvas,
    count: u128,
}

impl Hand {
    fn new(keys: &str) -> Self {
        let session = Session::new(framework(), records::dense(framework(), LENGTH), records::today(), None);
        let mut model = Model::new(session, Drafts::default(), None, Saving::Off("a bench"));
        model.size = (120, 36);
        let drawn = Canvas::new(Rect::new(0, 0, 120, 36));
        let mut hand = Self { model, drawn, count: 0 };
        for key in keys.split(' ') {
            hand.press(key);
        }
        hand
    }

    /// Presses a key and draws.
    fn press(&mut self, key: &str) -> usize {
        self.count += 1;
        let stamp = Stamp { at: Moment::noon(records::today().0), id: EntryId(uuid::Uuid::from_u128(self.count)) };
        if let Some(key) = Key::parse(key) {
            update(&mut self.model, Message::Key(key), stamp);
        }
        frame::picture(&self.model, &THEME, self.drawn.area(), &mut self.drawn).hits.len()
    }
}

/// The history of the whole record: what showing the screen for the first time costs.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn history(bencher: Bencher<'_, '_>) {
    let profile = records::dense(framework(), LENGTH);
    bencher.bench_local(|| History::new(framework(), black_box(&profile.log), records::today()));
}

/// One fold of the whole record, for comparison: no key does this.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn one_fold(bencher: Bencher<'_, '_>) {
    let profile = records::dense(framework(), LENGTH);
    bencher.bench_local(|| black_box(&profile).log.standing(framework(), records::today()));
}

/// A key that moves the slider, with each list open: the arc is drawn as it was.
#[divan::bench(args = ["g 5", "g 5 Tab", "g 5 Tab Tab"], sample_count = 100, sample_size = 1)]
fn slide(bencher: Bencher<'_, '_>, keys: &str) {
    let mut hand = Hand::new(keys);
    bencher.bench_local(|| hand.press("←"));
}

/// The same with two days side by side, eleven years apart.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn slide_beside(bencher: Bencher<'_, '_>) {
    let mut hand = Hand::new("g 5 Home m End");
    bencher.bench_local(|| hand.press("←"));
}

/// Taking an entry back, and bringing it back: two keys.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn undo_and_redo(bencher: Bencher<'_, '_>) {
    let mut hand = Hand::new("g 5");
    bencher.bench_local(|| (hand.press("u"), hand.press("U")));
}
