//! What a frame costs: the screens that say more on a wide terminal, at three sizes, of a short and of a long record.

use divan::{Bencher, black_box};
use opsarc::app::model::{Model, Saving};
use opsarc::app::session::Session;
use opsarc::app::tabs::Tab;
use opsarc::profile::draft::Drafts;
use opsarc::view::canvas::Canvas;
use opsarc::view::frame;
use opsarc::view::theme::{Depth, Ground, Theme};
use ratatui::layout::Rect;

use super::{LENGTHS, framework, records};

/// A screen, and how many columns and rows it has.
type Case = (Tab, (u16, u16));

/// What is drawn.
const CASES: [Case; 12] = {
    let small = (120, 36);
    let wide = (200, 60);
    let widest = (300, 100);
    [
        (Tab::Arc, small),
        (Tab::Arc, wide),
        (Tab::Arc, widest),
        (Tab::Walk, small),
        (Tab::Walk, wide),
        (Tab::Walk, widest),
        (Tab::Matrix, small),
        (Tab::Matrix, wide),
        (Tab::Matrix, widest),
        (Tab::Plan, small),
        (Tab::Plan, wide),
        (Tab::Plan, widest),
    ]
};

#[divan::bench(args = CASES, consts = LENGTHS)]
fn draw<const ENTRIES: usize>(bencher: Bencher<'_, '_>, (tab, (columns, rows)): Case) {
    let session = Session::new(framework(), records::profile(framework(), ENTRIES), records::today(), None);
    let mut model = Model::new(session, Drafts::default(), None, Saving::Saved);
    (model.tab, model.size) = (tab, (columns, rows));
    model.stay_on_page();
    let area = Rect::new(0, 0, columns, rows);
    let theme = Theme::new(Depth::Many, Ground::Dark);
    let mut canvas = Canvas::new(area);
    bencher.bench_local(|| frame::picture(black_box(&model), &theme, area, &mut canvas).hits.len());
}
