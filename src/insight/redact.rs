//! From an overview to levels without a name.

use super::overview::Overview;
use super::stage::StageReport;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::profile::entry::EntryId;
use crate::profile::month::Month;
use crate::profile::redacted::{Counted, Redacted, StageFigures};

/// What `overview` says of the person with the profile `id`, as levels alone.
#[must_use]
pub fn redact(framework: &Framework, id: EntryId, overview: &Overview) -> Redacted {
    let counted = overview.readings.iter().filter_map(|(ix, reading)| {
        let effective = reading.effective?;
        let backed = Rating::new(reading.backed).unwrap_or(Rating::NOT_YET).min(effective);
        Some((framework.competency(ix).id.clone(), Counted { effective, backed }))
    });
    let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let figures = |stage: &StageReport| StageFigures {
        stage: stage.stage,
        claimed: stage.claimed,
        backed: stage.backed,
        rated: small(stage.rated),
        of: small(stage.of),
    };
    let identity = framework.identity();
    Redacted {
        person: Redacted::person(id),
        framework: (identity.id.clone(), identity.version.clone()),
        made: Month::of(overview.as_of),
        roles: overview.roles.clone(),
        target: overview.target,
        attained: overview.level.attained,
        active_stage: overview.active_stage,
        stages: overview.stages.iter().map(figures).collect(),
        levels: counted.collect(),
    }
}
