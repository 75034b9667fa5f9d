//! A role cluster: `opsarc/show-role@1`, and its page.

use std::collections::BTreeMap;

use serde::Serialize;

use super::scope::Scope;
use crate::export::page::Page;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::role::Role;

/// The weights as headings, the heaviest first (brief 2.1).
const WEIGHTS: [(u8, &str); 3] = [(3, "Essential"), (2, "A regular part"), (1, "To be conversant with")];

/// A role cluster with its weights.
#[derive(Debug, Clone, Serialize)]
pub struct RoleItem<'a> {
    /// The cluster.
    #[serde(flatten)]
    pub role: &'a Role,
    /// The weight of each competency, where there is one, 1 to 3.
    pub weights: BTreeMap<&'a CompetencyId, u8>,
}

impl<'a> RoleItem<'a> {
    /// The item of `role`.
    #[must_use]
    pub fn new(framework: &'a Framework, role: &'a Role) -> Self {
        let weights = framework.indices().map(|ix| (&framework.competency(ix).id, framework.weight(ix, &role.id)));
        Self { role, weights: weights.filter(|(_, weight)| *weight > 0).collect() }
    }
}

/// The page of `role`.
#[must_use]
pub fn page(scope: Scope<'_>, role: &Role) -> Page {
    let mut page = Page::new(role.title.line(), format!("role cluster {}", role.id));
    page.text(role.summary.line());
    page.list("What people in it do", role.does.iter().map(|t| t.line().into_owned()));
    for (weight, heading) in WEIGHTS {
        let heading = format!("{heading} (weight {weight})");
        scope.competencies(&mut page, &heading, "weights", |ix| scope.framework.weight(ix, &role.id) == weight);
    }
    page
}
