//! The one next step (brief 2.8).

use super::effective::Reading;
use super::fit::Fit;
use super::gap::Gap;
use super::level::LevelReport;
use super::stage::StageReport;
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, ProjectId, RoleId};
use crate::framework::project::Project;
use crate::framework::rating::Rating;
use crate::framework::table::{Ix, Table};
use crate::profile::standing::Standing;

/// Always exactly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStep {
    /// Rate a competency: less than 60 % of the active stage is rated.
    Rate {
        /// Which.
        competency: Ix,
    },
    /// Raise a competency by one step.
    Raise {
        /// Which.
        competency: Ix,
        /// From this effective rating.
        from: Rating,
        /// To one above.
        to: Rating,
        /// The shortest available project, else the nearest with what it waits for.
        project: Option<ProjectChoice>,
        /// Whether the program builds a starter task: the step is 0 to 1.
        starter: bool,
        /// Core blocker of the level worked toward.
        blocks_level: bool,
        /// How many competencies still short wait for it.
        unlocks: usize,
    },
    /// Ask a mentor to confirm the strongest claim.
    Confirm {
        /// Which.
        competency: Ix,
    },
    /// Raise the target level, or pick a second cluster.
    AimHigher {
        /// The next level, where there is one.
        level: Option<u8>,
        /// A cluster not yet chosen (best fit first), where the level is the highest.
        role: Option<RoleId>,
    },
}

/// A project for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectChoice {
    /// Which.
    pub id: ProjectId,
    /// Whether it can start now.
    pub available: bool,
    /// What it waits for.
    pub waits_for: Vec<Wait>,
}

/// A competency below what a project needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// Which.
    pub competency: Ix,
    /// Its effective rating.
    pub rating: Option<Rating>,
    /// What is needed.
    pub needs: Rating,
}

impl NextStep {
    /// The competency that the step is about, if it is about one.
    #[must_use]
    pub fn competency(&self) -> Option<Ix> {
        match self {
            Self::Rate { competency } | Self::Raise { competency, .. } | Self::Confirm { competency } => {
                Some(*competency)
            }
            Self::AimHigher { .. } => None,
        }
    }
}

/// What a project waits for, unrated counting as 0: the `from` of all that it moves and all its
/// `needs`, each competency once, in the project's order. Empty where it is available.
#[must_use]
pub fn waits(framework: &Framework, readings: &Table<Reading>, project: &Project) -> Vec<Wait> {
    let mut waits: Vec<Wait> = Vec::new();
    let mut ask = |id: &CompetencyId, needs: Rating| {
        let Some(competency) = framework.find(id).filter(|&ix| !readings[ix].at_least(needs)) else { return };
        match waits.iter_mut().find(|wait| wait.competency == competency) {
            Some(wait) => wait.needs = wait.needs.max(needs),
            None => waits.push(Wait { competency, rating: readings[competency].effective, needs }),
        }
    };
    for moved in &project.moves {
        ask(&moved.competency, moved.from);
    }
    for need in &project.needs {
        ask(&need.competency, need.rating);
    }
    waits
}

/// The project for raising `ix` from `from`: the shortest available one that serves it there, else
/// the nearest: fewest unmet, then fewest hours, then id.
#[must_use]
pub fn project_for(framework: &Framework, readings: &Table<Reading>, ix: Ix, from: Rating) -> Option<ProjectChoice> {
    let id = &framework.competency(ix).id;
    let serves = |project: &&Project| {
        project.moves.iter().any(|moved| moved.competency == *id && moved.from <= from && from < moved.to)
    };
    // An available one waits for nothing, so that one order serves both rules.
    framework
        .projects_of(ix)
        .filter(serves)
        .map(|project| (waits(framework, readings, project), project))
        .min_by(|(a, left), (b, right)| (a.len(), left.hours, &left.id).cmp(&(b.len(), right.hours, &right.id)))
        .map(|(waits_for, project)| ProjectChoice {
            id: project.id.clone(),
            available: waits_for.is_empty(),
            waits_for,
        })
}

/// What the next step is chosen from.
pub struct Choice<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// What holds.
    pub standing: &'a Standing,
    /// The role choice.
    pub roles: &'a [RoleId],
    /// The target level.
    pub target: u8,
    /// w over the role choice.
    pub weights: &'a Table<u8>,
    /// What counts.
    pub readings: &'a Table<Reading>,
    /// The level worked toward.
    pub level: &'a LevelReport,
    /// The stages in order.
    pub stages: &'a [StageReport],
    /// The number of the active one.
    pub active_stage: u8,
    /// The gaps in order.
    pub gaps: &'a [Gap],
    /// The fits.
    pub fit: &'a [Fit],
}

impl Choice<'_> {
    /// The next step: the first of the four kinds that there is.
    #[must_use]
    pub fn next(&self) -> NextStep {
        self.rate().or_else(|| self.raise()).or_else(|| self.confirm()).unwrap_or_else(|| self.aim_higher())
    }

    fn rate(&self) -> Option<NextStep> {
        self.stages.iter().find(|stage| stage.stage == self.active_stage && !stage.surveyed())?;
        let competencies = self.framework.competencies().iter();
        competencies
            .filter(|(ix, c)| c.stage == self.active_stage && self.readings[*ix].effective.is_none())
            .map(|(ix, _)| (self.weights[ix], ix))
            .filter(|(w, _)| *w > 0)
            .min_by_key(|&(w, _)| std::cmp::Reverse(w))
            .map(|(_, competency)| NextStep::Rate { competency })
    }

    fn raise(&self) -> Option<NextStep> {
        let after = self.stages.iter().map(|stage| stage.stage).find(|stage| *stage > self.active_stage);
        let horizon = after.unwrap_or(self.active_stage);
        let within = |gap: &&Gap| gap.ready && self.framework.competency(gap.competency).stage <= horizon;
        let gap = self.gaps.iter().find(within)?;
        let competency = gap.competency;
        Some(NextStep::Raise {
            competency,
            from: gap.rating,
            to: gap.rating.up()?,
            project: project_for(self.framework, self.readings, competency, gap.rating),
            starter: gap.rating == Rating::NOT_YET,
            blocks_level: self.level.blockers().any(|item| item.competency == competency),
            unlocks: gap.unlocks,
        })
    }

    fn confirm(&self) -> Option<NextStep> {
        let claims = self.standing.marks.iter().filter(|(ix, mark)| {
            let strong = mark.own.is_some_and(|own| own.rating >= Rating::INDEPENDENT);
            strong && mark.mentor.is_none() && self.weights.get(*ix).is_some()
        });
        claims
            .min_by_key(|(ix, mark)| (std::cmp::Reverse(self.weights[*ix]), mark.evidence.is_empty()))
            .map(|(competency, _)| NextStep::Confirm { competency })
    }

    fn aim_higher(&self) -> NextStep {
        let level = self.framework.levels().iter().map(|level| level.level).find(|level| *level > self.target);
        let open = self.fit.iter().filter(|fit| level.is_none() && !self.roles.contains(&fit.role));
        // Of equal fits the first in the framework's order.
        let role = open.min_by_key(|fit| std::cmp::Reverse(fit.percent)).map(|fit| fit.role.clone());
        NextStep::AimHigher { level, role }
    }
}
