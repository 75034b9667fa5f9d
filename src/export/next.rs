//! `opsarc/next@1`: the one next step, with its reason.

use serde::Serialize;

use super::person::{FrameworkRef, Person};
use super::words;
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, ProjectId, ReferenceId, RoleId};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::framework::text::Text;
use crate::insight::next_step::{NextStep, ProjectChoice, Wait};
use crate::insight::overview::Overview;
use crate::insight::starter::Starter;
use crate::profile::day::Day;
use crate::profile::standing::Standing;

/// The output of `opsarc next --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct NextReport {
    /// `opsarc/next@1`.
    pub schema: &'static str,
    /// The day it describes.
    pub as_of: Day,
    /// The framework.
    pub framework: FrameworkRef,
    /// The person.
    pub person: Person,
    /// The step.
    pub next: NextShape,
}

impl NextReport {
    /// Makes the report.
    #[must_use]
    pub fn new(framework: &Framework, standing: &Standing, overview: &Overview) -> Self {
        Self {
            schema: "opsarc/next@1",
            as_of: overview.as_of,
            framework: FrameworkRef::new(framework),
            person: Person::new(standing, overview),
            next: NextShape::new(framework, overview),
        }
    }
}

/// The next step, tagged by `kind`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum NextShape {
    /// Rate a competency.
    Rate {
        /// Which.
        competency: CompetencyId,
        /// Why.
        reason: String,
    },
    /// Raise a competency by one step.
    Raise {
        /// Which.
        competency: CompetencyId,
        /// From this rating.
        from: Rating,
        /// To this one.
        to: Rating,
        /// Why this one.
        reason: String,
        /// What would show it done.
        evidence_prompt: Text,
        /// The project; null only where none serves.
        project: Option<ProjectShape>,
        /// The starter task, where the step is 0 to 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        starter_task: Option<StarterShape>,
    },
    /// Ask a mentor to confirm a claim.
    Confirm {
        /// Which.
        competency: CompetencyId,
        /// Why.
        reason: String,
    },
    /// Raise the target, or pick a second cluster.
    AimHigher {
        /// The next level, where there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<u8>,
        /// A cluster not yet chosen, where the level is the highest.
        #[serde(skip_serializing_if = "Option::is_none")]
        role: Option<RoleId>,
        /// Why.
        reason: String,
    },
}

/// A project for the step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct ProjectShape {
    /// Which.
    pub id: ProjectId,
    /// Whether it can start now.
    pub available: bool,
    /// What it waits for.
    pub waits_for: Vec<WaitShape>,
}

/// The task that leads from 0 to 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct StarterShape {
    /// How long it takes, in hours: from and to.
    pub hours: (u16, u16),
    /// What to read.
    pub references: Vec<ReferenceId>,
    /// Its steps in order.
    pub steps: Vec<String>,
}

impl StarterShape {
    /// The shape of the starter task of the competency at `ix`.
    #[must_use]
    pub fn new(framework: &Framework, ix: Ix) -> Self {
        let Starter { hours, references, steps, .. } = Starter::new(framework, ix);
        Self { hours: (*hours.start(), *hours.end()), references, steps }
    }
}

/// A competency below what a project needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct WaitShape {
    /// Which.
    pub competency: CompetencyId,
    /// Its effective rating; null where unrated.
    pub rating: Option<Rating>,
    /// What is needed.
    pub needs: Rating,
}

impl NextShape {
    /// The shape of the next step of `overview`.
    #[must_use]
    pub fn new(framework: &Framework, overview: &Overview) -> Self {
        let id = |ix| framework.competency(ix).id.clone();
        let reason = words::reason(framework, overview);
        match &overview.next {
            NextStep::Rate { competency } => Self::Rate { competency: id(*competency), reason },
            NextStep::Raise { competency, from, to, project, starter, .. } => Self::Raise {
                competency: id(*competency),
                from: *from,
                to: *to,
                reason,
                evidence_prompt: words::evidence_prompt(framework, *competency, *to),
                project: project.as_ref().map(|choice| ProjectShape::new(framework, choice)),
                starter_task: starter.then(|| StarterShape::new(framework, *competency)),
            },
            NextStep::Confirm { competency } => Self::Confirm { competency: id(*competency), reason },
            NextStep::AimHigher { level, role } => Self::AimHigher { level: *level, role: role.clone(), reason },
        }
    }
}

impl WaitShape {
    /// The shape of `wait`.
    #[must_use]
    pub fn new(framework: &Framework, wait: &Wait) -> Self {
        Self { competency: framework.competency(wait.competency).id.clone(), rating: wait.rating, needs: wait.needs }
    }
}

impl ProjectShape {
    /// The shape of `choice`.
    #[must_use]
    pub fn new(framework: &Framework, choice: &ProjectChoice) -> Self {
        Self {
            id: choice.id.clone(),
            available: choice.available,
            waits_for: choice.waits_for.iter().map(|wait| WaitShape::new(framework, wait)).collect(),
        }
    }
}
