//! The form of a goal: wish, outcome, obstacle, if-then plan, and the evidence that will prove it.

use crate::app::action::Action;
use crate::app::ending::Ending;
use crate::app::field::Field;
use crate::app::form::{put_off, to_editor};
use crate::app::key::Key;
use crate::app::keymap::Context;
use crate::app::pane::Pane;
use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::framework::id::CompetencyId;
use crate::framework::text::Text;
use crate::profile::body::{Body, Goal, GoalState};
use crate::profile::draft::{Draft, DraftKind};
use crate::profile::entry::EntryId;
use crate::profile::goal::GoalMark;

/// The fields in order: a label, and what to write there.
pub const FIELDS: [(&str, &str); 5] = [
    ("Wish", "what you wish for, within your reach"),
    ("Outcome", "the best that could come of it"),
    ("Obstacle", "what in you stands in its way"),
    ("If so, then", "if the obstacle comes, then I ..."),
    ("Shown by", "the evidence that will prove it; may stay empty"),
];

/// A goal being typed.
#[derive(Debug, Clone)]
pub struct GoalForm {
    /// Which competency it serves.
    pub competency: Option<CompetencyId>,
    /// The goal that is reworded; none for a new one.
    pub goal: Option<EntryId>,
    /// The field that has the keys.
    pub at: usize,
    /// What was typed, in the order of [`FIELDS`].
    pub fields: [Field; 5],
    /// The line at its end.
    pub end: Ending,
    /// What is missing.
    pub wrong: Option<String>,
}

impl GoalForm {
    /// An empty form.
    #[must_use]
    pub fn new(competency: Option<CompetencyId>) -> Self {
        let fields = std::array::from_fn(|_| Field::line(""));
        Self { competency, goal: None, at: 0, fields, end: Ending::new(Context::Goal), wrong: None }
    }

    /// The form of a goal that is reworded.
    #[must_use]
    pub fn of(mark: &GoalMark) -> Self {
        let goal = &mark.goal;
        let shows = goal.shows.as_ref().map_or("", Text::as_str);
        let texts = [goal.wish.as_str(), goal.outcome.as_str(), goal.obstacle.as_str(), goal.plan.as_str(), shows];
        Self { goal: Some(mark.entry), fields: texts.map(Field::line), ..Self::new(goal.competency.clone()) }
    }

    /// Takes what was left half-typed, where it was typed for the same goal; says whether it was.
    pub fn resume(&mut self, draft: &Draft) -> bool {
        let field = |n: usize| draft.fields.get(n).map_or("", String::as_str);
        let same = field(FIELDS.len()) == self.named();
        if same {
            self.fields = std::array::from_fn(|n| Field::line(field(n)));
        }
        same
    }

    /// How a draft names the goal that is reworded; empty for a new one.
    fn named(&self) -> String {
        self.goal.map_or_else(String::new, |goal| goal.to_string())
    }

    /// The entry that the form makes.
    ///
    /// # Errors
    /// What is missing, and where.
    pub fn body(&self) -> Result<Body, (usize, String)> {
        let [wish, outcome, obstacle, plan, shows] = self.fields.each_ref().map(|field| Text::new(&field.text()));
        let needed = [(&wish, "Say what you wish for first."), (&outcome, "Say what the best outcome is.")];
        let more = [(&obstacle, "Say what may stand in its way."), (&plan, "Say what you do if it does.")];
        for (n, (text, missing)) in needed.into_iter().chain(more).enumerate() {
            if text.is_empty() {
                return Err((n, missing.to_owned()));
            }
        }
        let shows = Some(shows).filter(|shows| !shows.is_empty());
        let (goal, competency) = (self.goal, self.competency.clone());
        let state = GoalState::Open;
        Ok(Body::Goal(Box::new(Goal { goal, competency, wish, outcome, obstacle, plan, shows, state, note: None })))
    }
}

impl Pane for GoalForm {
    fn act(&mut self, action: Action, _: &Session) -> Vec<Wish> {
        let last = FIELDS.len() - 1;
        let Some(action) = self.end.take(action, self.at == last) else { return Vec::new() };
        match action {
            Action::NextField => self.at = (self.at + 1).min(last),
            Action::PrevField => self.at = self.at.saturating_sub(1),
            Action::Open if self.at < last => self.at += 1,
            Action::Open | Action::Accept => match self.body() {
                Ok(body) => {
                    return vec![Wish::record(body, vec![Wish::Done, Wish::say("Goal kept · ⟨undo⟩ takes it back")])];
                }
                Err((at, wrong)) => {
                    self.at = at;
                    self.end.leave();
                    self.wrong = Some(wrong);
                }
            },
            Action::Editor => return to_editor(self),
            Action::Back => return put_off("The goal", self),
            _ => {}
        }
        Vec::new()
    }

    fn point(&mut self, row: usize) -> bool {
        self.at = row.min(FIELDS.len() - 1);
        self.end.leave();
        false
    }

    fn press(&mut self, key: Key, _: &Session) -> bool {
        if !self.end.lets(key) {
            return false;
        }
        let used = self.fields.get_mut(self.at).is_some_and(|field| field.press(key));
        if used {
            self.wrong = None;
        }
        used
    }

    fn paste(&mut self, text: &str, _: &Session) -> bool {
        self.end.leave();
        if let Some(field) = self.fields.get_mut(self.at) {
            field.paste(text);
        }
        true
    }

    fn writes(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }

    fn draft(&self) -> Option<Draft> {
        let typed = self.fields.iter().any(|field| !field.text().is_empty());
        let fields = self.fields.iter().map(Field::raw).chain([self.named()]);
        let fields = if typed { fields.collect() } else { Vec::new() };
        Some(Draft { competency: self.competency.clone(), kind: DraftKind::Goal, fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_needs_all_but_its_evidence_and_says_what_is_missing_where() {
        let session = Session::of_newcomer(None);
        let mut form = GoalForm::new(None);
        for at in 0..4 {
            assert_eq!(form.act(Action::Accept, &session), []);
            assert_eq!((form.at, form.wrong.is_some()), (at, true));
            form.paste("words", &session);
        }
        let done = form.act(Action::Accept, &session);
        assert!(matches!(done.as_slice(), [Wish::Record { .. }]), "{done:?}");
    }

    #[test]
    fn a_draft_of_another_goal_stays_away() {
        let mut form = GoalForm::new(None);
        form.paste("a wish", &Session::of_newcomer(None));
        let draft = form.draft().unwrap();
        assert!(GoalForm::new(None).resume(&draft));
        let goal = Some(EntryId(uuid::Uuid::nil()));
        assert!(!GoalForm { goal, ..GoalForm::new(None) }.resume(&draft));
        assert!(GoalForm::new(None).draft().unwrap().is_empty());
    }
}
