//! The forms of a session, above its screen.

use ratatui::layout::Rect;

use super::ending;
use super::form::{fields, title};
use super::layout::panel;
use super::pen::{Pen, wrap};
use super::theme::Tone;
use crate::app::ask::Ask;
use crate::app::model::Model;
use crate::app::sitting_form::SittingForm;

/// The columns of a label.
const LABEL: u16 = 12;

/// Draws the form.
pub fn draw(model: &Model, form: &SittingForm, body: Rect, pen: &mut Pen<'_>) {
    let slots = form.ask.slots();
    let rows = u16::try_from(slots.len()).unwrap_or(u16::MAX);
    let told = u16::try_from(wrap(about(&form.ask), body.width.min(84).saturating_sub(6)).len()).unwrap_or(u16::MAX);
    let inside = panel(pen, body, &head(model, &form.ask), 84, (rows + told + 3).max(6));
    let (inside, line) = ending::split(inside);
    let about = if inside.height > rows + 1 {
        pen.paragraph(Rect { height: 2, ..inside }, about(&form.ask), Tone::Soft)
    } else {
        0
    };
    let area = Rect { y: inside.y + about, height: inside.height.saturating_sub(about), ..inside };
    fields(slots, &form.fields, Some(form.at).filter(|_| !form.end.holds()), LABEL, area, pen);
    ending::close(&form.end, form.wrong.as_deref(), area.y + rows, (inside, line), pen);
}

fn head(model: &Model, ask: &Ask) -> String {
    match ask {
        Ask::Open => "Open a session".to_owned(),
        Ask::Topic => "Put on the agenda".to_owned(),
        Ask::Agree(id, rating) => format!("Agreed: {} is {rating}", title(model, id)),
        Ask::Differ(id) => format!("Left open: {}", title(model, id)),
        Ask::Action(Some(id)) => format!("An action for {}", title(model, id)),
        Ask::Action(None) => "An action".to_owned(),
        Ask::Close => "Close the session".to_owned(),
    }
}

fn about(ask: &Ask) -> &'static str {
    match ask {
        Ask::Open => {
            "The mentor rates at this screen, and the person's own ratings are hidden until both are laid side by side."
        }
        Ask::Topic => "It comes first.",
        Ask::Agree(..) => "It counts as the mentor's rating from the close of the session on.",
        Ask::Differ(_) => "Both ratings stay as they are. The next session begins with it.",
        Ask::Action(_) => "At most three in a session.",
        Ask::Close => "What the mentor rated counts from here on.",
    }
}
