//! The tour: what is said one thing at a time, and what counts as done. One table; which step it stands at is in
//! [`Tour`], and the step of the program moves it on once the person has done what it asks.

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::keys::Keys;
use crate::app::tabs::Tab;

/// What a step waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// This screen is open, and nothing lies above it.
    Opened(Tab),
    /// A rating was given.
    Rated,
    /// A piece of evidence was added.
    Backed,
    /// An entry was taken back.
    TakenBack,
    /// The list of everything that can be done was opened.
    Listed,
}

/// One step.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Its name.
    pub title: &'static str,
    /// What there is to know.
    pub says: &'static str,
    /// What to do; a pair of braces stands for each of the keys.
    does: &'static str,
    keys: &'static [(Context, Action)],
    /// What to type in lines and prompts; none where a step has no place there.
    pub plain: Option<&'static str>,
    /// What there is to know where nothing is drawn, if that is something else.
    aloud: Option<&'static str>,
    /// What counts as done.
    pub done: Done,
}

/// The steps in order.
pub const STEPS: [Step; 8] = [
    Step {
        title: "Where you stand",
        says: "A made-up record: nothing that you do here is kept. The arc is a career in stages; solid is backed by \
               evidence, hatched only claimed.",
        does: "Press {}: it goes on with the walk.",
        keys: &[(Context::Arc, Action::WalkOn)],
        plain: Some("Type walk."),
        aloud: Some(
            "A made-up record: nothing that you do here is kept. The arc is a career in stages, each with how much is \
             claimed and how much of it is backed by evidence.",
        ),
        done: Done::Opened(Tab::Walk),
    },
    Step {
        title: "Rate one",
        says: "One competency at a time. Each anchor describes what somebody does at work; one of them comes closest.",
        does: "Press its digit. Say {}.",
        keys: &[(Context::Walk, Action::Rate(3))],
        plain: Some("Type its number, say 3."),
        aloud: None,
        done: Done::Rated,
    },
    Step {
        title: "Back it",
        says: "From 3 on a rating counts in full only with evidence: something that a colleague could open.",
        does: "Press {}, type a title, then {}.",
        keys: &[(Context::Walk, Action::Evidence), (Context::Evidence, Action::Accept)],
        plain: Some("Type evidence, then a title; an empty line keeps what stands in brackets."),
        aloud: None,
        done: Done::Backed,
    },
    Step {
        title: "See what it did",
        says: "The page says what your answer moved. Home shows it too, with the one next step.",
        does: "Press {} and {}: home, from anywhere.",
        keys: &[(Context::Everywhere, Action::Go), (Context::Everywhere, Action::Show(Tab::Arc))],
        plain: Some("Type home."),
        aloud: None,
        done: Done::Opened(Tab::Arc),
    },
    Step {
        title: "Find what blocks",
        says: "Below the arc stands the level that you work toward, with what blocks it. Each line opens its page.",
        does: "Press {} until the mark is on one, then {}.",
        keys: &[(Context::Arc, Action::Down), (Context::Arc, Action::Open)],
        plain: None,
        aloud: None,
        done: Done::Opened(Tab::Walk),
    },
    Step {
        title: "Take it back",
        says: "Whatever you record can be taken back, tomorrow too. Nothing asks whether you are sure.",
        does: "Press {}. ({} would bring it again.)",
        keys: &[(Context::Everywhere, Action::Undo), (Context::Everywhere, Action::Redo)],
        plain: Some("Type undo."),
        aloud: None,
        done: Done::TakenBack,
    },
    Step {
        title: "Make the next step",
        says: "What to do about the gaps is in the plan: in order, each with its reason, and projects that close them.",
        does: "Press {} and {}: the plan.",
        keys: &[(Context::Everywhere, Action::Go), (Context::Everywhere, Action::Show(Tab::Plan))],
        plain: None,
        aloud: None,
        done: Done::Opened(Tab::Plan),
    },
    Step {
        title: "Find everything else",
        says: "One list holds what can be done on each screen. Type a few letters there, and Enter does it.",
        does: "Press {} for the list.",
        keys: &[(Context::Everywhere, Action::Palette)],
        plain: None,
        aloud: None,
        done: Done::Listed,
    },
];

/// What is said while the last thing that was opened is still there.
pub const LAST: Step = Step {
    title: "That is all",
    says: "You know now what most days need. What comes next is yours.",
    does: "Press {} to close the list.",
    keys: &[(Context::Palette, Action::Back)],
    plain: None,
    aloud: None,
    done: Done::Opened(Tab::Plan),
};

impl Step {
    /// What there is to know, in words for lines and prompts.
    #[must_use]
    pub fn aloud(&self) -> &'static str {
        self.aloud.unwrap_or(self.says)
    }

    /// What to do, with the keys in force.
    #[must_use]
    pub fn does(&self, keys: &Keys) -> String {
        let mut out = String::with_capacity(self.does.len() + 8);
        let mut names = self.keys.iter().map(|(context, action)| keys.doing(*context, *action));
        for (n, piece) in self.does.split("{}").enumerate() {
            if n > 0 {
                out.push_str(names.next().unwrap_or_default());
            }
            out.push_str(piece);
        }
        out
    }
}

/// How much was recorded of each kind that a step waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Ratings.
    pub ratings: usize,
    /// Pieces of evidence.
    pub evidence: usize,
    /// Entries taken back.
    pub retractions: usize,
}

/// A tour on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tour {
    /// The step that it stands at; one past the last where all are done.
    pub at: usize,
    /// Whether it goes in lines and prompts.
    pub plain: bool,
    /// Whether the person has a record of their own already.
    pub own: bool,
    /// Whether its end was shown.
    pub ended: bool,
    /// What was recorded when the step began.
    pub before: Count,
}

impl Tour {
    /// A tour at its first step.
    #[must_use]
    pub fn new(plain: bool, own: bool) -> Self {
        Self { at: 0, plain, own, ended: false, before: Count::default() }
    }

    /// The rows that its words take at the bottom of a terminal of this size; none once its end is shown.
    #[must_use]
    pub fn rows(&self, size: (u16, u16)) -> u16 {
        if self.ended { 0 } else { rows(size) }
    }

    /// The step that it stands at; none after the last.
    #[must_use]
    pub fn step(&self) -> Option<&'static Step> {
        STEPS.get(self.at)
    }

    /// Whether a step has a place in this tour.
    fn has(&self, step: &Step) -> bool {
        !self.plain || step.plain.is_some()
    }

    /// The number of the step, from 1, and how many there are.
    #[must_use]
    pub fn place(&self) -> (usize, usize) {
        let before = STEPS.iter().take(self.at).filter(|step| self.has(step)).count();
        let all = STEPS.iter().filter(|step| self.has(step)).count();
        ((before + 1).min(all), all)
    }

    /// On to the next step that has a place here; so much is recorded by now.
    pub fn go_on(&mut self, count: Count) {
        self.before = count;
        let next = STEPS.iter().enumerate().skip(self.at + 1).find(|(_, step)| self.has(step));
        self.at = next.map_or(STEPS.len(), |(n, _)| n);
    }
}

/// The rows that the words of the tour take at the bottom of a terminal of this size.
#[must_use]
pub fn rows((columns, rows): (u16, u16)) -> u16 {
    match (rows, columns) {
        (0..8, _) => 0,
        (8..10, _) => 1,
        (10..18, _) => 3,
        (_, 0..76) => 7,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_brace_has_its_key_and_each_key_is_bound() {
        let keys = Keys::default();
        for step in STEPS.iter().chain([&LAST]) {
            assert_eq!(step.does.matches("{}").count(), step.keys.len(), "{}", step.title);
            for (context, action) in step.keys {
                assert!(!keys.doing(*context, *action).is_empty(), "{}: {action:?}", step.title);
            }
            assert!(!step.does(&keys).contains('{'));
            // They fit a small terminal: two lines of 38 columns for what to do, two of 74 for what there is to know.
            assert!(step.does(&keys).chars().count() <= 70, "{}", step.title);
            assert!(step.says.chars().count() <= 146, "{}", step.title);
        }
    }

    #[test]
    fn in_lines_only_the_steps_are_taken_that_have_a_place_there() {
        let mut tour = Tour::new(true, false);
        let mut titles = Vec::new();
        while let Some(step) = tour.step() {
            titles.push((tour.place().0, step.title));
            tour.go_on(Count::default());
        }
        assert_eq!(titles.first(), Some(&(1, "Where you stand")));
        assert_eq!(titles.last(), Some(&(5, "Take it back")));
        assert_eq!(tour.place(), (5, 5));
    }
}
