//! The arc alone, for a slide or a wiki.

use super::chart::arc;
use super::dates::long;
use super::document::document::Preamble;
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
    let preamble = source.preamble("The arc of a career in AIOps.", "For a slide or a wiki.");
    let Preamble { what, reader, .. } = &preamble;
    let about = format!("{what} {reader} {} {}", preamble.dated(), Preamble::RULE);
    Ok(arc::file(source.framework, source.overview, &who(source), earlier.as_ref(), &title, &about))
}
