//! Who and by which framework: what every JSON shape begins with.

use serde::Serialize;

use crate::framework::framework::Framework;
use crate::framework::id::{FrameworkId, PathwayId, RoleId};
use crate::framework::text::Text;
use crate::insight::overview::Overview;
use crate::profile::standing::Standing;

/// Which framework the numbers are by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct FrameworkRef {
    /// Its id.
    pub id: FrameworkId,
    /// Its content version.
    pub version: Text,
}

impl FrameworkRef {
    /// Names `framework`.
    #[must_use]
    pub fn new(framework: &Framework) -> Self {
        let identity = framework.identity();
        Self { id: identity.id.clone(), version: identity.version.clone() }
    }
}

/// The person as the rules see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Person {
    /// The name; empty until given.
    pub name: Text,
    /// The role clusters that count.
    pub roles: Vec<RoleId>,
    /// The pathway, if any.
    pub pathway: Option<PathwayId>,
    /// The target level.
    pub target: u8,
}

impl Person {
    /// The person of `standing` as `overview` reads it.
    #[must_use]
    pub fn new(standing: &Standing, overview: &Overview) -> Self {
        Self {
            name: standing.settings.name.clone(),
            roles: overview.roles.clone(),
            pathway: overview.pathway.clone(),
            target: overview.target,
        }
    }
}
