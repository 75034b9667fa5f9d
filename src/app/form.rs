//! The forms that add evidence and notes. What is typed into them is a draft until it is in the record.

use crate::app::field::Field;
use crate::framework::id::CompetencyId;
use crate::framework::text::Text;
use crate::profile::body::{Body, Evidence, Note};
use crate::profile::day::Day;
use crate::profile::draft::{Draft, DraftKind};
use crate::profile::evidence::{EvidenceKind, Setting};

/// How a draft says that the setting is a sandbox.
const SANDBOX: &str = "sandbox";

/// A field of the evidence form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// What it is called.
    Title,
    /// What kind of artefact.
    Kind,
    /// Where it is.
    Locator,
    /// The day it is from.
    Date,
    /// Real work or a sandbox.
    Setting,
}

/// The fields in order, with their labels.
pub const SLOTS: [(Slot, &str); 5] = [
    (Slot::Title, "Title"),
    (Slot::Kind, "Kind"),
    (Slot::Locator, "Where it is"),
    (Slot::Date, "Date"),
    (Slot::Setting, "Setting"),
];

/// A piece of evidence being typed.
#[derive(Debug, Clone)]
pub struct EvidenceForm {
    /// For which competency.
    pub competency: CompetencyId,
    /// The field that has the keys.
    pub at: usize,
    /// What it is called.
    pub title: Field,
    /// Where it is.
    pub locator: Field,
    /// The day it is from.
    pub date: Field,
    /// What kind of artefact.
    pub kind: EvidenceKind,
    /// Real work or a sandbox.
    pub setting: Setting,
    /// What is wrong with what was typed.
    pub wrong: Option<String>,
}

impl EvidenceForm {
    /// An empty form, dated `today`.
    #[must_use]
    pub fn new(competency: CompetencyId, today: Day) -> Self {
        Self {
            competency,
            at: 0,
            title: Field::line(""),
            locator: Field::line(""),
            date: Field::line(&today.to_string()),
            kind: EvidenceKind::default(),
            setting: Setting::default(),
            wrong: None,
        }
    }

    /// The form as it was left.
    #[must_use]
    pub fn of_draft(competency: CompetencyId, draft: &Draft, today: Day) -> Self {
        let field = |n: usize| draft.fields.get(n).map_or("", String::as_str);
        let mut form = Self::new(competency, today);
        form.title = Field::line(field(0));
        form.kind = EvidenceKind::from_slug(field(1)).unwrap_or_default();
        form.locator = Field::line(field(2));
        form.date = Field::line(field(3));
        form.setting = if field(4) == SANDBOX { Setting::Sandbox } else { Setting::Real };
        form
    }

    /// What is kept while it is not in the record; empty where nothing was typed.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let typed = !self.title.text().is_empty() || !self.locator.text().is_empty();
        let setting = if self.setting == Setting::Sandbox { SANDBOX } else { "" };
        let fields = [self.title.raw(), self.kind.slug().into(), self.locator.raw(), self.date.raw(), setting.into()];
        Draft {
            competency: Some(self.competency.clone()),
            kind: DraftKind::Evidence,
            fields: if typed { fields.into() } else { Vec::new() },
        }
    }

    /// The slot that has the keys.
    #[must_use]
    pub fn slot(&self) -> Slot {
        SLOTS.get(self.at).map_or(Slot::Title, |(slot, _)| *slot)
    }

    /// The text field that has the keys, if the slot has one.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self.slot() {
            Slot::Title => Some(&mut self.title),
            Slot::Locator => Some(&mut self.locator),
            Slot::Date => Some(&mut self.date),
            Slot::Kind | Slot::Setting => None,
        }
    }

    /// Walks through the choices of a slot that has some.
    pub fn choose(&mut self, forward: bool) {
        match self.slot() {
            Slot::Kind => {
                let kinds = EvidenceKind::ALL;
                let here = kinds.iter().position(|(kind, ..)| *kind == self.kind).unwrap_or(0);
                let step = if forward { 1 } else { kinds.len() - 1 };
                if let Some((kind, ..)) = kinds.iter().cycle().nth(here + step) {
                    self.kind = *kind;
                }
            }
            Slot::Setting => {
                self.setting = match self.setting {
                    Setting::Real => Setting::Sandbox,
                    Setting::Sandbox => Setting::Real,
                };
            }
            Slot::Title | Slot::Locator | Slot::Date => {}
        }
    }

    /// The entry that the form makes.
    ///
    /// # Errors
    /// What is missing or wrong, and where the cursor should go.
    pub fn body(&self) -> Result<Body, (usize, String)> {
        let title = self.title.text();
        if title.is_empty() {
            return Err((0, "Give it a title first.".to_owned()));
        }
        let date = match self.date.text().as_str() {
            "" => None,
            text => Some(text.parse::<Day>().map_err(|wrong| (3, wrong))?),
        };
        let locator = self.locator.text();
        Ok(Body::Evidence(Evidence {
            competency: self.competency.clone(),
            evidence: self.kind,
            title: Text::new(&title),
            locator: (!locator.is_empty()).then(|| Text::new(&locator)),
            note: None,
            date,
            setting: self.setting,
        }))
    }
}

/// A note being typed.
#[derive(Debug, Clone)]
pub struct NoteForm {
    /// For which competency.
    pub competency: CompetencyId,
    /// What it says.
    pub text: Field,
}

impl NoteForm {
    /// A form holding `text`.
    #[must_use]
    pub fn new(competency: CompetencyId, text: &str) -> Self {
        Self { competency, text: Field::lines(text) }
    }

    /// What is kept while it is not in the record; empty where nothing was typed.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft { competency: Some(self.competency.clone()), kind: DraftKind::Note, fields: vec![self.text.raw()] }
    }

    /// The entry that the form makes; `None` where nothing was typed.
    #[must_use]
    pub fn body(&self) -> Option<Body> {
        let text = self.text.text();
        (!text.is_empty()).then(|| {
            Body::Note(Note { competency: Some(self.competency.clone()), text: Text::new(&text), private: false })
        })
    }
}
