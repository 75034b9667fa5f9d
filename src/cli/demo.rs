//! `opsarc demo`: the interface on the sample profile.

use super::context::Context;
use super::error::{CliError, Status};
use super::interface::{self, Opening};
use super::status;
use crate::app::tabs::Tab;
use crate::framework::embedded;
use crate::profile::author::Author;
use crate::profile::codec;
use crate::profile::day::Day;
use crate::profile::profile::Profile;

/// Opens the sample, pinned to its own last day so that it never goes stale.
///
/// # Errors
/// As the interface.
pub fn run(context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let profile = sample()?;
    let as_of = context.global.as_of.or_else(|| last_day(&profile));
    if !context.talks() {
        return status::print_at(context, &profile, as_of.unwrap_or_else(|| context.as_of()));
    }
    let opening = Opening {
        framework: context.framework.clone(),
        places: context.places.clone(),
        path: None,
        profile: Some(profile),
        stamp: None,
        as_of,
        seat: Author::Oneself,
        tab: Tab::Arc,
        tour: None,
        plain: context.plain(),
    };
    interface::run(context, opening)
}

/// The sample profile.
///
/// # Errors
/// When it is not valid, which a test rules out.
pub(super) fn sample() -> Result<Profile, CliError> {
    codec::decode_own(embedded::DEMO)
        .map_err(|e| CliError::new(Status::Invalid, "reading the sample profile", e.to_string()))
}

/// The day of the last entry of `profile`; none where nothing is recorded.
pub(super) fn last_day(profile: &Profile) -> Option<Day> {
    profile.log.iter().next_back().map(|entry| Day(entry.at.date()))
}
