//! One competency of a session: the anchors to rate against with the evidence in view; once both are seen, side by side
//! with the anchors of both.
//!
//! ```text
//!   Cross-team collaboration                                              24 min
//!   Rate it against the anchors. Their own rating is hidden until both are laid side by side.
//!
//!   0  Not yet       has not worked ...            Evidence
//!   1  Aware         names ...                     · 2026-10-18  design: Interface of the order features
//! ▸ 2  Assisted      makes a change with ...       Question
//!   3  Independent   ...                           · What did the other team change because of you?
//! ```

use ratatui::layout::Rect;

use super::pen::{Pen, wrap};
use super::sheet;
use super::theme::Tone;
use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::room::SESSION_BESIDE;
use crate::app::screen::mentor::Stage;
use crate::export::words;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::profile::meeting::{Given, Outcome};

/// What each side says of the competency, as far as it is seen.
struct Sides {
    person: String,
    mentor: String,
    /// The self-rating; none while it is hidden or where there is none.
    own: Option<Rating>,
    given: Option<Given>,
    outcome: Option<Outcome>,
    stage: Stage,
}

impl Sides {
    fn new(model: &Model, ix: Ix) -> Self {
        let framework = model.session.framework();
        let id = &framework.competency(ix).id;
        let meeting = model.mentor.seen.meeting.as_ref();
        let stage = model.mentor.stage(framework, ix);
        let seen = matches!(stage, Stage::Revealed | Stage::Agreed | Stage::Differed);
        let name = model.session.standing().settings.name.line().into_owned();
        let opened = meeting.map(|meeting| meeting.opened);
        let log = &model.session.profile().log;
        let own = opened.and_then(|at| log.own_rating_at(id, at, model.session.until())).and_then(|own| own.rating);
        Self {
            person: if name.is_empty() { "Mentee".to_owned() } else { name },
            mentor: meeting.map_or_else(String::new, |meeting| meeting.mentor.line().into_owned()),
            own: own.filter(|_| seen),
            given: meeting.and_then(|meeting| meeting.given.get(id)).cloned(),
            outcome: meeting.and_then(|meeting| meeting.outcomes.get(id)).cloned(),
            stage,
        }
    }

    /// The same where there is room for a few words.
    fn brief(&self) -> &'static str {
        match self.stage {
            Stage::Blind => "Rate: the other rating is hidden.",
            Stage::Given => "Rated. ⟨reveal⟩ lays both side by side.",
            Stage::Revealed => "A digit agrees, ⟨leave-open⟩ leaves it open.",
            Stage::Agreed => "Agreed.",
            Stage::Differed => "Left open.",
        }
    }

    /// Whose rating this is, as far as it is seen, to stand before its anchor.
    fn tag(&self, rating: Rating) -> String {
        let given = self.given.as_ref().and_then(|given| given.rating);
        let said = [(self.own, self.person.as_str()), (given, self.mentor.as_str())];
        let names: Vec<&str> = said.iter().filter(|(of, _)| *of == Some(rating)).map(|(_, name)| *name).collect();
        if names.is_empty() { String::new() } else { format!("{} · ", names.join(" and ")) }
    }

    /// Where the two are, and what can be done.
    fn says(&self) -> String {
        let given = self.given.as_ref().and_then(|given| given.rating);
        let note = |note: &Option<crate::framework::text::Text>| {
            note.as_ref().map_or_else(String::new, |note| format!(": {}", note.line()))
        };
        match (&self.stage, &self.outcome) {
            (Stage::Blind, _) => format!(
                "Rate it against the anchors. The rating of {} is hidden until both are laid side by side.",
                self.person
            ),
            (Stage::Given, _) => {
                let what =
                    given.map_or_else(|| "You cannot tell".to_owned(), |rating| format!("You gave {rating}, blind"));
                format!("{what}. ⟨next⟩ goes on, ⟨reveal⟩ lays both side by side.")
            }
            (_, Some(Outcome::Agreed(rating, why))) => format!("Agreed on {rating}{}", note(why)),
            (_, Some(Outcome::Differed(why))) => format!("Left open{}", note(why)),
            (Stage::Revealed, None) if self.own.is_some() && self.own == given => {
                "You say the same. ⟨next⟩ goes on; a digit agrees on another rating, with the reason.".to_owned()
            }
            _ => "What would settle it? A digit agrees on a rating, with the reason; ⟨leave-open⟩ leaves it open."
                .to_owned(),
        }
    }
}

/// Draws it.
pub fn draw(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let sides = Sides::new(model, ix);
    pen.text(area.x, area.y, area.width, &words::title(framework, ix), Tone::Title);
    let line = Rect { y: area.y + 1, height: area.height.saturating_sub(1).min(2), ..area };
    let mut top = 1 + if area.height >= 10 {
        pen.paragraph(
            Rect { width: line.width.min(100), ..line },
            &model.keys.told(Context::Judge, &sides.says()),
            Tone::Soft,
        )
    } else {
        pen.text(line.x, line.y, line.width, &model.keys.told(Context::Judge, sides.brief()), Tone::Soft).min(1)
    };
    if matches!(sides.stage, Stage::Revealed | Stage::Agreed | Stage::Differed) && area.height > top {
        let given = sides.given.as_ref().and_then(|given| given.rating);
        let [own, given] = [sides.own, given].map(words::rating);
        let row = [
            (sides.person.as_str(), Tone::Soft),
            (" ", Tone::Soft),
            (own.as_str(), Tone::Strong),
            ("    ", Tone::Soft),
            (sides.mentor.as_str(), Tone::Soft),
            (" ", Tone::Soft),
            (given.as_str(), Tone::Strong),
        ];
        pen.spans(area.x, area.y + top, area.width, &row);
        top += 1;
    }
    top += u16::from(area.height >= 16);
    let rest = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
    if area.width >= SESSION_BESIDE {
        let columns = area.width * 58 / 100;
        anchors(model, ix, &sides, Rect { width: columns, ..rest }, pen);
        let right = Rect { x: area.x + columns + 4, width: area.width - columns - 4, ..rest };
        sheet::draw(&model.mentor.evidence_sheet(&model.session, ix), right, model.mentor.scroll, pen);
    } else {
        let room = if rest.height >= 14 { rest.height * 10 / 16 } else { rest.height.min(6) };
        let used = anchors(model, ix, &sides, Rect { height: room, ..rest }, pen);
        let air = u16::from(rest.height >= 14);
        let under =
            Rect { y: rest.y + (used + air).min(rest.height), height: rest.height.saturating_sub(used + air), ..rest };
        sheet::draw(&model.mentor.evidence_sheet(&model.session, ix), under, model.mentor.scroll, pen);
    }
}

/// The five anchors; where not all fit in full, the one under the cursor and those of both sides. Returns the rows used.
fn anchors(model: &Model, ix: Ix, sides: &Sides, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let framework = model.session.framework();
    let indent = 5;
    let room = area.width.saturating_sub(indent);
    let texts: Vec<(Rating, Vec<String>)> = Rating::all()
        .map(|rating| {
            let anchor = framework.anchor(ix, rating).map_or_else(String::new, |anchor| anchor.line().into_owned());
            let text = format!("{}{anchor}", sides.tag(rating));
            (rating, wrap(&text, room).into_iter().map(std::borrow::Cow::into_owned).collect())
        })
        .collect();
    let whole: usize = texts.iter().map(|(_, lines)| lines.len().max(1)).sum();
    let all = whole <= usize::from(area.height);
    let mut y = area.y;
    // What is cut is cut below the cursor, never at it.
    let mut left = texts.len();
    for (rating, lines) in &texts {
        left -= 1;
        let here = rating.number() == model.mentor.anchor;
        if here && model.overlay.is_none() {
            pen.text(area.x, y, 1, "▸", Tone::Accent);
        }
        let tag = sides.tag(*rating);
        let tone = if here { Tone::Strong } else { Tone::Text };
        pen.text(area.x + 2, y, 1, &rating.to_string(), if tag.is_empty() { tone } else { Tone::Title });
        let from = y;
        let spare = usize::from(area.bottom().saturating_sub(y)).saturating_sub(left).max(1);
        let rows = if all || here || !tag.is_empty() { lines.len().min(spare).max(1) } else { 1 };
        let fitted = Rect { x: area.x + indent, y, width: room, height: u16::try_from(rows).unwrap_or(u16::MAX) };
        y += pen.paragraph(fitted, &lines.join(" "), tone).max(1);
        // Whose word it is stands out of the text it begins.
        let mark = lines.first().filter(|line| line.starts_with(tag.trim_end())).map_or("", |_| tag.trim_end());
        pen.text(area.x + indent, from, room, mark, Tone::Title);
        pen.hit(Rect { y: from, height: y - from, ..area }, Target::Row(usize::from(rating.number())));
        if y >= area.bottom() {
            break;
        }
    }
    y.min(area.bottom()) - area.y
}
