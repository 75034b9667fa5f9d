//! How a team covers one competency, and a group of them.

use super::member::{Level, Member, Unnamed};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;

/// Steps of the scale, and unrated.
const STEPS: usize = 6;

/// How a team covers one competency (brief 2.10, team view). People are named by their position in the team.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// The highest r; `None` where nobody is rated.
    pub highest: Option<Rating>,
    /// The highest backed(r).
    pub backed: u8,
    /// How many are at 3 or more.
    pub independent: usize,
    /// How many of these are known by level only.
    pub independent_unnamed: usize,
    /// How many could teach it: those at 4; where there are none, those whose 3 is backed. At 4 a person is known to
    /// review others and to set how it is done; a 3 that is backed is the best there is to learn from otherwise.
    pub teachers: usize,
    /// How many of these are known by level only.
    pub teachers_unnamed: usize,
    /// People by rating, the unrated last; each in the order of the team.
    at: [Vec<u32>; STEPS],
    /// The people of `teachers` who are known by name.
    named_teachers: Vec<u32>,
}

impl Cover {
    /// Reads the competency at `ix` off all of `people` and `unnamed`.
    #[must_use]
    pub fn new(people: &[Member], unnamed: &[Unnamed], ix: Ix) -> Self {
        let mut cover = Self::default();
        let unnamed = || unnamed.iter().map(|one| one.levels.get(ix).copied().unwrap_or_default());
        for (position, person) in (0_u32..).zip(people) {
            let level = person.level(ix);
            cover.take(level);
            if let Some(list) = cover.at.get_mut(step(level.effective)) {
                list.push(position);
            }
        }
        for level in unnamed() {
            cover.take(level);
            cover.independent_unnamed += usize::from(level.independent());
        }
        let top = if cover.highest == Some(Rating::LEADS) { Rating::LEADS } else { Rating::INDEPENDENT };
        let teaches = |level: Level| level.effective >= Some(top) && level.backed >= top.number();
        let at_top = cover.at(Some(top)).iter().copied();
        cover.named_teachers = at_top
            .filter(|position| people.get(*position as usize).is_some_and(|person| teaches(person.level(ix))))
            .collect();
        cover.teachers_unnamed = unnamed().filter(|level| teaches(*level)).count();
        cover.teachers = cover.named_teachers.len() + cover.teachers_unnamed;
        cover
    }

    fn take(&mut self, level: Level) {
        self.highest = self.highest.max(level.effective);
        self.backed = self.backed.max(level.backed);
        self.independent += usize::from(level.independent());
    }

    /// The positions of those at exactly `rating`; of the unrated for `None`.
    #[must_use]
    pub fn at(&self, rating: Option<Rating>) -> &[u32] {
        self.at.get(step(rating)).map_or(&[], Vec::as_slice)
    }

    /// The positions of those who could teach it and are known by name.
    #[must_use]
    pub fn named_teachers(&self) -> &[u32] {
        &self.named_teachers
    }

    /// The position of the one at 3 or more, where it is exactly one and known by name.
    #[must_use]
    pub fn only_one(&self) -> Option<u32> {
        let independent = self.at(Some(Rating::LEADS)).iter().chain(self.at(Some(Rating::INDEPENDENT)));
        independent.copied().next().filter(|_| self.independent == 1)
    }
}

fn step(rating: Option<Rating>) -> usize {
    rating.map_or(STEPS - 1, |rating| usize::from(rating.number()))
}

/// How many competencies of a group are covered by how many people at 3 or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Competencies with w > 0.
    pub of: usize,
    /// Covered by nobody.
    pub none: usize,
    /// By one person.
    pub one: usize,
    /// By more than one.
    pub more: usize,
}

impl Share {
    /// Counts a competency in.
    pub fn count(&mut self, cover: &Cover) {
        self.of += 1;
        match cover.independent {
            0 => self.none += 1,
            1 => self.one += 1,
            _ => self.more += 1,
        }
    }
}
