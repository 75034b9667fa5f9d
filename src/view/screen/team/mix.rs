//! How many are active in each stage, how levels, stages and areas are covered, and what was not read.

use ratatui::layout::Rect;

use crate::app::model::Model;
use crate::app::room::leaf;
use crate::export::{bar, team_page};
use crate::insight::team::Team;
use crate::view::aside::{self, beside};
use crate::view::pen::Pen;
use crate::view::screen::team::asides;
use crate::view::sheet;

/// Draws the page.
pub fn draw(model: &Model, team: &Team, area: Rect, pen: &mut Pen<'_>) {
    let page = team_page::mix(model.session.framework(), team, bar::full(model.braille));
    let (text, wide) = beside(area, leaf(area.width));
    sheet::draw(&page, text, model.team.scroll, pen);
    aside::draw(wide, pen, || asides::flags(model, team));
}
