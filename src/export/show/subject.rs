//! Everything that can be read by name: one table of kinds. `opsarc show`, find and the reader are read off it.

use std::fmt;

use super::competency::ShowReport;
use super::glossary::{self, GlossaryItem};
use super::legal::{self, LegalItem};
use super::level::{self, LevelItem};
use super::pitfall::{self, PitfallItem};
use super::project::{self, ProjectItem};
use super::role::{self, RoleItem};
use super::scope::Scope;
use super::stage::{self, StageItem};
use super::{area, checklist, competency_page, pathway};
use crate::export::page::Page;
use crate::framework::framework::Framework;
use crate::framework::table::Ix;

/// JSON, or why it could not be made.
type Json = serde_json::Result<String>;

/// A kind of thing that can be read.
#[derive(Debug)]
pub struct Kind {
    /// Its name, such as "level".
    pub name: &'static str,
    /// The name and version of its JSON shape.
    pub schema: &'static str,
    /// Whether it says most of a person's own record, so that it cannot be shown without one.
    pub personal: bool,
    /// What there is of it, in the framework's order.
    named: fn(&Framework) -> Vec<Name>,
    /// The page of the one at a position.
    page: fn(Scope<'_>, usize) -> Option<Page>,
    /// The JSON of the one at a position, under the name of its shape.
    json: fn(Scope<'_>, &'static str, usize) -> Option<Json>,
}

/// How a thing can be called.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    /// Its id; empty where it has none.
    id: String,
    /// Its title.
    title: String,
    /// What else it answers to, such as "level 2"; may be empty.
    also: String,
}

fn name(id: &str, title: impl Into<String>, also: impl Into<String>) -> Name {
    Name { id: id.to_owned(), title: title.into(), also: also.into() }
}

/// Every kind. Where two things have one id, the kind that stands first is meant.
pub static KINDS: [Kind; 13] = [
    Kind {
        name: "competency",
        schema: "opsarc/show@1",
        personal: true,
        named: |f| f.competencies().iter().map(|(_, c)| name(c.id.as_str(), c.title.line(), "")).collect(),
        page: |s, n| s.framework.indices().nth(n).map(|ix| competency_page::page(s, ix)),
        json: |s, _, n| {
            let (standing, overview) = s.person?;
            let report = ShowReport::new(s.framework, standing, overview, s.framework.indices().nth(n)?);
            Some(serde_json::to_string_pretty(&report))
        },
    },
    Kind {
        name: "project",
        schema: "opsarc/show-project@1",
        personal: false,
        named: |f| f.projects().iter().map(|p| name(p.id.as_str(), p.title.line(), "")).collect(),
        page: |s, n| s.framework.projects().get(n).map(|p| project::page(s, p)),
        json: |s, schema, n| s.framework.projects().get(n).map(|p| s.json(schema, ProjectItem::new(s, p))),
    },
    Kind {
        name: "level",
        schema: "opsarc/show-level@1",
        personal: false,
        named: |f| f.levels().iter().map(|l| name(l.id.as_str(), l.title.line(), l.level.to_string())).collect(),
        page: |s, n| s.framework.levels().get(n).map(|l| level::page(s, l)),
        json: |s, schema, n| s.framework.levels().get(n).map(|l| s.json(schema, LevelItem::new(s.framework, l))),
    },
    Kind {
        name: "stage",
        schema: "opsarc/show-stage@1",
        personal: false,
        named: |f| f.stages().iter().map(|t| name(t.id.as_str(), t.title.line(), t.stage.to_string())).collect(),
        page: |s, n| s.framework.stages().get(n).map(|t| stage::page(s, t)),
        json: |s, schema, n| s.framework.stages().get(n).map(|t| s.json(schema, StageItem::new(s.framework, t))),
    },
    Kind {
        name: "role",
        schema: "opsarc/show-role@1",
        personal: false,
        named: |f| f.roles().iter().map(|r| name(r.id.as_str(), r.title.line(), r.short.line())).collect(),
        page: |s, n| s.framework.roles().get(n).map(|r| role::page(s, r)),
        json: |s, schema, n| s.framework.roles().get(n).map(|r| s.json(schema, RoleItem::new(s.framework, r))),
    },
    Kind {
        name: "pathway",
        schema: "opsarc/show-pathway@1",
        personal: false,
        named: |f| f.pathways().iter().map(|p| name(p.id.as_str(), p.title.line(), "")).collect(),
        page: |s, n| s.framework.pathways().get(n).map(|p| pathway::page(s, p)),
        json: |s, schema, n| s.framework.pathways().get(n).map(|p| s.json(schema, p)),
    },
    Kind {
        name: "pitfall",
        schema: "opsarc/show-pitfall@1",
        personal: false,
        named: |f| f.pitfalls().iter().map(|p| name(p.id.as_str(), p.title.line(), "")).collect(),
        page: |s, n| s.framework.pitfalls().get(n).map(|p| pitfall::page(s, p)),
        json: |s, schema, n| s.framework.pitfalls().get(n).map(|p| s.json(schema, PitfallItem::new(s, p))),
    },
    Kind {
        name: "checklist",
        schema: "opsarc/show-checklist@1",
        personal: false,
        named: |f| f.checklists().iter().map(|c| name(c.id.as_str(), c.title.line(), "")).collect(),
        page: |s, n| s.framework.checklists().get(n).map(|c| checklist::page(s, c)),
        json: |s, schema, n| s.framework.checklists().get(n).map(|c| s.json(schema, c)),
    },
    Kind {
        name: "area",
        schema: "opsarc/show-area@1",
        personal: false,
        named: |f| f.areas().iter().map(|a| name(a.id.as_str(), a.title.line(), "")).collect(),
        page: |s, n| s.framework.areas().get(n).map(|a| area::area_page(s, a)),
        json: |s, schema, n| s.framework.areas().get(n).map(|a| s.json(schema, area::area_item(s.framework, a))),
    },
    Kind {
        name: "domain",
        schema: "opsarc/show-domain@1",
        personal: false,
        named: |f| f.domains().iter().map(|d| name(d.id.as_str(), d.title.line(), "")).collect(),
        page: |s, n| s.framework.domains().get(n).map(|d| area::domain_page(s, d)),
        json: |s, schema, n| s.framework.domains().get(n).map(|d| s.json(schema, area::domain_item(s.framework, d))),
    },
    Kind {
        name: "glossary",
        schema: "opsarc/show-glossary@1",
        personal: false,
        named: |f| if f.glossary().is_empty() { Vec::new() } else { vec![name("glossary", "Glossary", "")] },
        page: |s, _| Some(glossary::page(s)),
        json: |s, schema, _| Some(s.json(schema, GlossaryItem { terms: s.framework.glossary() })),
    },
    Kind {
        name: "term",
        schema: "opsarc/show-term@1",
        personal: false,
        named: |f| f.glossary().iter().map(|t| name("", t.term.line(), "")).collect(),
        page: |s, n| s.framework.glossary().get(n).map(|t| glossary::term_page(s, t)),
        json: |s, schema, n| s.framework.glossary().get(n).map(|t| s.json(schema, t)),
    },
    Kind {
        name: "legal",
        schema: "opsarc/show-legal@1",
        personal: false,
        named: |f| if f.legal().is_empty() { Vec::new() } else { vec![name("legal", "Legal note", "")] },
        page: |s, _| Some(legal::page(s)),
        json: |s, schema, _| Some(s.json(schema, LegalItem { notes: s.framework.legal() })),
    },
];

/// One thing that can be read: its kind, and its position among those of its kind.
#[derive(Clone, Copy)]
pub struct Subject {
    /// What it is.
    pub kind: &'static Kind,
    /// Which of its kind, from 0.
    pub at: usize,
}

impl PartialEq for Subject {
    fn eq(&self, other: &Self) -> bool {
        self.kind.name == other.kind.name && self.at == other.at
    }
}

impl Eq for Subject {}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.name, self.at)
    }
}

impl Subject {
    /// The one of the kind `kind` for which `wanted` holds of its id.
    #[must_use]
    pub fn of(framework: &Framework, kind: &str, id: &str) -> Option<Self> {
        let kind = KINDS.iter().find(|k| k.name == kind)?;
        let at = (kind.named)(framework).iter().position(|name| name.id == id)?;
        Some(Self { kind, at })
    }

    /// The competency at `ix`.
    #[must_use]
    pub fn competency_at(framework: &Framework, ix: Ix) -> Option<Self> {
        let kind = KINDS.iter().find(|kind| kind.personal)?;
        framework.indices().position(|other| other == ix).map(|at| Self { kind, at })
    }

    /// The competency that it is, if it is one.
    #[must_use]
    pub fn competency(self, framework: &Framework) -> Option<Ix> {
        framework.indices().nth(self.at).filter(|_| self.kind.personal)
    }

    /// Its page.
    #[must_use]
    pub fn page(self, scope: Scope<'_>) -> Option<Page> {
        (self.kind.page)(scope, self.at)
    }

    /// It as JSON; none where it needs a person and there is none.
    ///
    /// # Errors
    /// None that the shapes here can give rise to.
    pub fn json(self, scope: Scope<'_>) -> Option<Json> {
        (self.kind.json)(scope, self.kind.schema, self.at)
    }
}

/// A thing with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub subject: Subject,
    /// Its id; empty where it has none.
    pub id: String,
    /// Its title.
    pub title: String,
    also: String,
}

impl Named {
    /// What a person would type for it.
    #[must_use]
    pub fn called(&self) -> &str {
        if self.id.is_empty() { &self.title } else { &self.id }
    }
}

/// Everything that can be read, kind by kind.
#[must_use]
pub fn all(framework: &Framework) -> Vec<Named> {
    let of = |kind: &'static Kind| {
        let names = (kind.named)(framework).into_iter().enumerate();
        names.map(move |(at, Name { id, title, also })| Named { subject: Subject { kind, at }, id, title, also })
    };
    KINDS.iter().flat_map(of).collect()
}

/// What a name leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// To this.
    One(Subject),
    /// To several that begin so: what a person would type for each.
    Several(Vec<String>),
    /// Nowhere.
    Nothing,
}

/// How well a thing answers to a name: the first of these that anything answers to decides.
const WAYS: [fn(&Named, &str) -> bool; 3] = [
    |named, wanted| named.id.to_lowercase() == wanted || named.title.to_lowercase() == wanted,
    |named, wanted| named.id.to_lowercase().starts_with(wanted),
    |named, wanted| named.title.to_lowercase().starts_with(wanted),
];

/// Finds what `name` means: an id, a title, or a unique beginning of one. The name of a kind before it narrows the
/// search, as in "level 2" or "domain security".
#[must_use]
pub fn find(framework: &Framework, name: &str) -> Found {
    let wanted = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let all = all(framework);
    if let Some((first, rest)) = wanted.split_once(' ') {
        let of_kind: Vec<&Named> = all.iter().filter(|named| named.subject.kind.name == first).collect();
        if let Some(named) = of_kind.iter().find(|named| !named.also.is_empty() && named.also.to_lowercase() == rest) {
            return Found::One(named.subject);
        }
        match look(&of_kind, rest) {
            Found::Nothing => {}
            found => return found,
        }
    }
    look(&all.iter().collect::<Vec<_>>(), &wanted)
}

fn look(among: &[&Named], wanted: &str) -> Found {
    if wanted.is_empty() {
        return Found::Nothing;
    }
    for (n, way) in WAYS.iter().enumerate() {
        let found: Vec<_> = among.iter().filter(|named| way(named, wanted)).collect();
        match found.as_slice() {
            [] => {}
            // Of an exact name the first kind is meant.
            [first, ..] if n == 0 => return Found::One(first.subject),
            [one] => return Found::One(one.subject),
            several => return Found::Several(several.iter().map(|named| named.called().to_owned()).collect()),
        }
    }
    Found::Nothing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded;

    fn found(name: &str) -> String {
        let framework = embedded::framework();
        match find(framework, name) {
            Found::One(subject) => {
                let named = all(framework).into_iter().find(|named| named.subject == subject).unwrap();
                format!("{} {}", subject.kind.name, named.called())
            }
            Found::Several(names) => names.join(", "),
            Found::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn by_id_title_beginning_and_kind() {
        for (name, what) in [
            ("basic-stats", "competency basic-stats"),
            ("Statistics", "competency basic-stats"),
            ("p12", "project P12"),
            ("level 2", "level applied-aiops-engineer"),
            ("Stage  3", "stage automation-mastery"),
            ("sre", "role sre"),
            ("domain sre", "domain sre"),
            ("domain Security", "domain security"),
            ("sre-to", "pathway sre-to-aiops"),
            ("no-feed", "pitfall no-feedback"),
            ("hiring", "checklist hiring"),
            ("observability", "area observability"),
            ("burn rate", "term burn rate"),
            ("term stage", "term stage"),
            ("glossary", "glossary glossary"),
            ("legal", "legal legal"),
            ("level 9", "nothing"),
            ("zzz", "nothing"),
            (" ", "nothing"),
        ] {
            assert_eq!(found(name), what, "{name}");
        }
    }

    #[test]
    fn what_is_not_unique_is_listed() {
        assert!(found("telemetry-").contains("telemetry-hygiene, telemetry-pipelines"), "{}", found("telemetry-"));
        assert!(found("project P0").starts_with("P01, P02"), "{}", found("project P0"));
    }

    #[test]
    fn everything_can_be_called_by_its_kind_and_has_a_page_with_something_on_it() {
        let framework = embedded::framework();
        let scope = Scope { framework, person: None };
        for named in all(framework) {
            let subject = named.subject;
            let name = format!("{} {}", subject.kind.name, named.called());
            assert_eq!(find(framework, &name), Found::One(subject), "{name}");
            let page = subject.page(scope).unwrap();
            assert!(!page.is_empty() && !page.title.is_empty(), "{name}");
            assert_eq!(subject.json(scope).is_none(), subject.kind.personal, "{name}");
        }
    }
}
