//! What the documents of a framework hold, before it is checked. Every item of every document is parsed by itself, so
//! that all that is wrong is told at once, each with its place.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::checklist::Checklist;
use super::competency::Competency;
use super::framework::Identity;
use super::glossary::Term;
use super::guide::Guide;
use super::hiring::Hiring;
use super::legal::LegalNote;
use super::level::Level;
use super::pathway::Pathway;
use super::pitfall::{Pitfall, Warning};
use super::project::{Brief, Project};
use super::rating::Step;
use super::reference::{Reference, Sandbox};
use super::role::Role;
use super::source::{Item, Problems, short};
use super::stage::{Area, Domain, Stage};
use super::word_lists::WordLists;
use super::written::{WrittenCompetency, WrittenPitfall, WrittenProject};

/// The most competencies that a framework may have.
pub const MAX_COMPETENCIES: usize = 500;

/// The sections that a document may have.
const SECTIONS: &str = "framework, scale, levels, stages, areas, domains, roles, pathways, pitfalls, references, \
                        sandboxes, projects, competencies, glossary, checklists, legal, hiring, lint";

/// An item as it was parsed, and where it stands.
pub(in crate::framework) struct Listed<'a, T> {
    pub(in crate::framework) item: Item<'a>,
    pub(in crate::framework) value: T,
}

/// A section over all documents.
pub(in crate::framework) struct Section<'a, T> {
    kind: &'static str,
    /// The items that could be parsed, in order.
    pub(in crate::framework) items: Vec<Listed<'a, T>>,
    /// The ids of those that could not: naming them elsewhere is no further fault.
    pub(in crate::framework) broken: Vec<String>,
    /// Whether any document has it.
    pub(in crate::framework) present: bool,
}

impl<'a, T> Section<'a, T> {
    fn new(kind: &'static str) -> Self {
        Self { kind, items: Vec::new(), broken: Vec::new(), present: false }
    }

    /// Adds the items of `list`, the section's value in one document.
    fn read(&mut self, document: &Item<'a>, list: &'a RawValue, problems: &mut Problems)
    where
        T: Deserialize<'a>,
    {
        self.read_as::<T>(document, list, problems);
    }

    /// As [`Section::read`], where an item is written as a `W`.
    fn read_as<W: Deserialize<'a> + Into<T>>(
        &mut self,
        document: &Item<'a>,
        list: &'a RawValue,
        problems: &mut Problems,
    ) {
        self.present = true;
        let raws: Vec<&'a RawValue> = match serde_json::from_str(list.get()) {
            Ok(raws) => raws,
            Err(error) => {
                let item = Item { part: list.get(), kind: self.kind, ..*document };
                problems.report_error(&item, &error);
                return;
            }
        };
        self.items.reserve(raws.len());
        for (number, raw) in raws.into_iter().enumerate() {
            let item = Item { part: raw.get(), kind: self.kind, number: number + 1, ..*document };
            match serde_json::from_str::<W>(raw.get()) {
                Ok(value) => self.items.push(Listed { item, value: value.into() }),
                Err(error) => {
                    problems.report_error(&item, &error);
                    self.broken.extend(item.id());
                }
            }
        }
    }

    /// As [`Section::read`], where a document has no list but one value.
    fn read_one(&mut self, document: &Item<'a>, value: &'a RawValue, problems: &mut Problems)
    where
        T: Deserialize<'a>,
    {
        self.present = true;
        let item = Item { part: value.get(), kind: self.kind, number: 1, ..*document };
        match serde_json::from_str(value.get()) {
            Ok(value) => self.items.push(Listed { item, value }),
            Err(error) => problems.report_error(&item, &error),
        }
    }

    /// The values of the items, in order.
    pub(in crate::framework) fn values(self) -> Vec<T> {
        self.items.into_iter().map(|listed| listed.value).collect()
    }
}

/// All that the documents hold, before it is checked.
pub(in crate::framework) struct Raw<'a> {
    pub(in crate::framework) framework: Section<'a, Identity>,
    pub(in crate::framework) scale: Section<'a, Step>,
    pub(in crate::framework) levels: Section<'a, Level>,
    pub(in crate::framework) stages: Section<'a, Stage>,
    pub(in crate::framework) areas: Section<'a, Area>,
    pub(in crate::framework) domains: Section<'a, Domain>,
    pub(in crate::framework) roles: Section<'a, Role>,
    pub(in crate::framework) pathways: Section<'a, Pathway>,
    pub(in crate::framework) pitfalls: Section<'a, (Pitfall, Warning)>,
    pub(in crate::framework) references: Section<'a, Reference>,
    pub(in crate::framework) sandboxes: Section<'a, Sandbox>,
    pub(in crate::framework) projects: Section<'a, (Project, Brief)>,
    pub(in crate::framework) competencies: Section<'a, (Competency, Guide)>,
    pub(in crate::framework) glossary: Section<'a, Term>,
    pub(in crate::framework) checklists: Section<'a, Checklist>,
    pub(in crate::framework) legal: Section<'a, LegalNote>,
    pub(in crate::framework) hiring: Section<'a, Hiring>,
    pub(in crate::framework) lint: Section<'a, WordLists>,
}

impl<'a> Raw<'a> {
    /// Nothing yet.
    pub(in crate::framework) fn new() -> Self {
        Self {
            framework: Section::new("framework"),
            scale: Section::new("scale step"),
            levels: Section::new("level"),
            stages: Section::new("stage"),
            areas: Section::new("area"),
            domains: Section::new("domain"),
            roles: Section::new("role"),
            pathways: Section::new("pathway"),
            pitfalls: Section::new("pitfall"),
            references: Section::new("reference"),
            sandboxes: Section::new("sandbox"),
            projects: Section::new("project"),
            competencies: Section::new("competency"),
            glossary: Section::new("term"),
            checklists: Section::new("checklist"),
            legal: Section::new("legal note"),
            hiring: Section::new("hiring"),
            lint: Section::new("lint"),
        }
    }

    /// Adds one document. Tells whether it is JSON of the right shape at all.
    pub(in crate::framework) fn read(&mut self, document: Item<'a>, problems: &mut Problems) -> bool {
        let sections: Sections<'a> = match serde_json::from_str(document.whole) {
            Ok(sections) => sections,
            Err(error) => {
                problems.report_error(&document, &error);
                return false;
            }
        };
        for (key, value) in sections.0 {
            match &*key {
                "framework" => self.framework.read_one(&document, value, problems),
                "hiring" => self.hiring.read_one(&document, value, problems),
                "lint" => self.lint.read_one(&document, value, problems),
                "scale" => self.scale.read(&document, value, problems),
                "levels" => self.levels.read(&document, value, problems),
                "stages" => self.stages.read(&document, value, problems),
                "areas" => self.areas.read(&document, value, problems),
                "domains" => self.domains.read(&document, value, problems),
                "roles" => self.roles.read(&document, value, problems),
                "pathways" => self.pathways.read(&document, value, problems),
                "pitfalls" => self.pitfalls.read_as::<WrittenPitfall>(&document, value, problems),
                "references" => self.references.read(&document, value, problems),
                "sandboxes" => self.sandboxes.read(&document, value, problems),
                "projects" => self.projects.read_as::<WrittenProject>(&document, value, problems),
                "competencies" => self.competencies.read_as::<WrittenCompetency>(&document, value, problems),
                "glossary" => self.glossary.read(&document, value, problems),
                "checklists" => self.checklists.read(&document, value, problems),
                "legal" => self.legal.read(&document, value, problems),
                other => {
                    let reason = format!("`{}` is not a section: it may have {SECTIONS}", short(other));
                    problems.report(&document, other, reason);
                }
            }
        }
        true
    }
}

/// The sections of a document in their order, not parsed yet.
struct Sections<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Sections<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Keys;

        impl<'de> Visitor<'de> for Keys {
            type Value = Sections<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object with sections of a framework")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut sections: Vec<(Cow<'de, str>, &'de RawValue)> = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, &'de RawValue>()? {
                    if sections.iter().any(|(known, _)| *known == key) {
                        return Err(de::Error::custom(format!("the section `{}` stands here twice", short(&key))));
                    }
                    sections.push((Cow::Owned(key), value));
                }
                Ok(Sections(sections))
            }
        }

        d.deserialize_map(Keys)
    }
}
