//! The arc alone, for a slide or a wiki.

use super::chart::arc;
use super::dates::long;
use super::refusal::Refusal;
use super::report::report::{earlier, who};
use super::source::Source;
use crate::insight::history::History;

/// The arc as an SVG file.
///
/// # Errors
/// Never.
pub fn make(source: &Source<'_>) -> Result<String, Refusal> {
    let history = History::new(source.framework, &source.profile.log, source.day());
    let earlier = earlier(&history, source.day());
    let identity = source.framework.identity();
    let title = format!(
        "{}: the arc as of {}, by {} {}",
        source.name(),
        long(source.day()),
        identity.id,
        identity.version.line()
    );
    Ok(arc::file(source.framework, source.overview, &who(source), earlier.as_ref(), &title))
}
