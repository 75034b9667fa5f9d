//! `opsarc tour`: five minutes on a record that is thrown away, and then one's own.

use super::context::Context;
use super::error::CliError;
use super::interface::{self, Opening};
use crate::app::tabs::Tab;
use crate::app::tour::{STEPS, Tour};
use crate::app::tour_profile;
use crate::export::wrap::hang;
use crate::profile::author::Author;
use crate::shell::clock;
use crate::shell::run::Ended;

/// Takes the tour; where it ends in one's own record, opens that. Where nobody is there to take it, says what it shows.
///
/// # Errors
/// As the interface.
pub fn run(context: &mut Context<'_, '_>) -> Result<(), CliError> {
    if !context.talks() {
        return context.print(&told());
    }
    let own = context.path().is_ok_and(|path| path.exists());
    let plain = context.plain();
    let opening = Opening {
        framework: context.framework.clone(),
        places: context.places.clone(),
        path: None,
        profile: Some(tour_profile::profile(&context.framework, clock::now())),
        stamp: None,
        as_of: None,
        seat: Author::Oneself,
        tab: Tab::Arc,
        tour: Some(Tour::new(plain, own)),
        plain,
    };
    match interface::hold(context, opening)? {
        Ended::Begins => interface::open(context),
        Ended::Leaves => Ok(()),
    }
}

/// The steps as text.
fn told() -> String {
    let mut out = String::new();
    hang(&mut out, "", "The tour goes through these steps on a made-up record, at a terminal or with --plain:");
    for (n, step) in STEPS.iter().enumerate() {
        hang(&mut out, &format!("{:>3}  ", n + 1), &format!("{}: {}", step.title, step.says));
    }
    out
}
