//! The role and level that a document for hiring is about, in words, and what such documents share.

use super::document::document::{Document, Item, Mark, Words};
use super::source::Source;
use super::words::{level_name, list};
use crate::framework::framework::Framework;
use crate::framework::id::RoleId;

/// The id of the checklist that is gone through before a role is opened.
const HIRING: &str = "hiring";

/// A role at a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The role clusters: the one asked for, else the person's own.
    pub roles: Vec<RoleId>,
    /// The level: the one asked for, else the person's target.
    pub level: u8,
}

impl Wanted {
    /// What `source` asks for.
    #[must_use]
    pub fn new(source: &Source<'_>) -> Self {
        let asked = source.options.role.clone();
        Self {
            roles: asked.map_or_else(|| source.overview.roles.clone(), |role| vec![role]),
            level: source.options.level.unwrap_or(source.overview.target),
        }
    }

    /// The short names of the roles: "SRE and Security".
    #[must_use]
    pub fn short(&self, framework: &Framework) -> String {
        list(&self.names(framework, |role| role.short.line().into_owned()))
    }

    /// The full names of the roles.
    #[must_use]
    pub fn full(&self, framework: &Framework) -> String {
        list(&self.names(framework, |role| role.title.line().into_owned()))
    }

    /// Role and level: "SRE, Level 2 (Applied AIOps Engineer)".
    #[must_use]
    pub fn name(&self, framework: &Framework) -> String {
        format!("{}, {}", self.short(framework), level_name(framework, self.level))
    }

    fn names(&self, framework: &Framework, of: fn(&crate::framework::role::Role) -> String) -> Vec<String> {
        self.roles.iter().filter_map(|id| framework.role(id)).map(of).collect()
    }
}

/// The checklist of the framework for those who open a role, as the last part of a document.
pub fn checklist(document: &mut Document, framework: &Framework) {
    let Some(checklist) = framework.checklists().iter().find(|list| list.id.as_str() == HIRING) else { return };
    document.head(checklist.title.line());
    document.text(checklist.when.line().into_owned());
    let items = checklist.items.iter().map(|item| Item {
        words: Words::from(item.check.line().into_owned()),
        under: vec![Words::from(item.why.line().into_owned())],
        done: false,
    });
    document.list(Mark::Box, items);
}
