//! The forecast above the home screen, with its what-if switches. It is made anew when a switch is turned, never while
//! drawing.

use crate::app::action::Action;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::framework::table::Ix;
use crate::insight::forecast::{Forecast, Foresight, Need, Remaining, WhatIf};

/// The most hours a week that can be supposed, as many as can be set.
const MOST_HOURS: u8 = 80;

/// The open forecast.
#[derive(Debug, Clone)]
pub struct ForecastPanel {
    foresight: Foresight,
    /// What is left as recorded, dropped or not.
    pub needs: Vec<Need>,
    /// The need under the cursor.
    pub cursor: usize,
    /// The forecast as supposed.
    pub forecast: Forecast,
}

impl ForecastPanel {
    /// The forecast of the open record, with nothing supposed.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let (framework, overview) = (session.framework(), session.overview());
        let foresight = Foresight::new(framework, session.profile(), session.until());
        let forecast = foresight.forecast(framework, session.standing(), overview, WhatIf::default());
        Self { foresight, needs: Remaining::new(framework, overview).needs, cursor: 0, forecast }
    }

    /// Whether `ix` is left out.
    #[must_use]
    pub fn dropped(&self, ix: Ix) -> bool {
        self.forecast.what_if.without.contains(&ix)
    }

    fn suppose(&mut self, session: &Session, what_if: WhatIf) {
        self.forecast = self.foresight.forecast(session.framework(), session.standing(), session.overview(), what_if);
    }

    /// Supposes so many hours more or less than now; those set are no supposition.
    fn hours(&mut self, session: &Session, by: i8) -> Option<Wish> {
        let Some(set) = self.forecast.hours else {
            return Some(Wish::say(
                "No hours a week are set: ⟨settings⟩ sets them, and then others can be held against them.",
            ));
        };
        let mut what_if = self.forecast.what_if.clone();
        let hours = what_if.hours.unwrap_or(set).saturating_add_signed(by).clamp(1, MOST_HOURS);
        what_if.hours = Some(hours).filter(|hours| *hours != set);
        self.suppose(session, what_if);
        None
    }

    fn toggle(&mut self, session: &Session) {
        let Some(need) = self.needs.get(self.cursor) else { return };
        let mut what_if = self.forecast.what_if.clone();
        let before = what_if.without.len();
        what_if.without.retain(|ix| *ix != need.competency);
        if what_if.without.len() == before {
            what_if.without.push(need.competency);
        }
        self.suppose(session, what_if);
    }
}

impl Pane for ForecastPanel {
    fn act(&mut self, action: Action, session: &Session) -> Vec<Wish> {
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(self.needs.len().saturating_sub(1)),
            Action::Left => return self.hours(session, -1).into_iter().collect(),
            Action::Right => return self.hours(session, 1).into_iter().collect(),
            Action::Toggle | Action::Open => self.toggle(session),
            Action::Back | Action::Forecast => return vec![Wish::Close],
            _ => {}
        }
        Vec::new()
    }

    fn point(&mut self, row: usize) -> bool {
        self.cursor = row;
        true
    }
}
