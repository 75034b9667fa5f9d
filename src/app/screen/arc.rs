//! The home screen: where one stands. Its state is a cursor over what Enter can open.

use crate::app::session::Session;
use crate::framework::table::Ix;
use crate::insight::next_step::NextStep;

/// How many pitfalls the screen shows (brief 2.7).
pub const PITFALLS_SHOWN: usize = 3;

/// Something on the screen that Enter opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// The one next step.
    Next,
    /// A stage, by its number.
    Stage(u8),
    /// A core item of the level worked toward that blocks it.
    Blocker(Ix),
    /// A pitfall that fires, by its position.
    Pitfall(usize),
}

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct Arc {
    /// The item under the cursor.
    pub cursor: usize,
}

impl Arc {
    /// Everything that Enter opens, in the order in which the cursor walks.
    #[must_use]
    pub fn items(session: &Session) -> Vec<Item> {
        let overview = session.overview();
        let mut items = vec![Item::Next];
        items.extend(overview.level.blockers().map(|b| Item::Blocker(b.competency)));
        items.extend((0..overview.pitfalls.len().min(PITFALLS_SHOWN)).map(Item::Pitfall));
        items.extend(overview.stages.iter().map(|s| Item::Stage(s.stage)));
        items
    }

    /// The item under the cursor.
    #[must_use]
    pub fn item(&self, session: &Session) -> Item {
        Self::items(session).get(self.cursor).copied().unwrap_or(Item::Next)
    }

    /// Moves the cursor by `by`, staying on the list.
    pub fn move_by(&mut self, session: &Session, by: isize) {
        let last = Self::items(session).len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// The competency whose page `item` opens, where it has one.
    #[must_use]
    pub fn goal(session: &Session, item: Item) -> Option<Ix> {
        let overview = session.overview();
        match item {
            Item::Next => match &overview.next {
                NextStep::Rate { competency }
                | NextStep::Raise { competency, .. }
                | NextStep::Confirm { competency } => Some(*competency),
                NextStep::AimHigher { .. } => None,
            },
            Item::Blocker(ix) => Some(ix),
            Item::Pitfall(n) => overview.pitfalls.get(n).and_then(|firing| firing.remedy.first()).copied(),
            Item::Stage(number) => {
                let of_stage = |ix: &Ix| session.framework().competency(*ix).stage == number;
                let unrated = session
                    .framework()
                    .indices()
                    .filter(of_stage)
                    .find(|ix| overview.weights[*ix] > 0 && overview.readings[*ix].effective.is_none());
                let lacks =
                    || overview.stages.iter().find(|s| s.stage == number).and_then(|s| s.lacks.first().copied());
                unrated.or_else(lacks).or_else(|| session.framework().indices().find(of_stage))
            }
        }
    }
}
