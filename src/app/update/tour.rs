//! Moving the tour on once what it asks is done.

use crate::app::model::{Front, Model};
use crate::app::overlay::Overlay;
use crate::app::tour::{Count, Done};
use crate::app::tour_end::TourEnd;
use crate::profile::body::Body;

/// How much is recorded of what the steps wait for.
fn count(model: &Model) -> Count {
    let mut count = Count::default();
    for entry in model.session.whole().profile.log.iter() {
        match &entry.body {
            Body::Rating(_) => count.ratings += 1,
            Body::Evidence(_) => count.evidence += 1,
            Body::Retraction(_) => count.retractions += 1,
            _ => {}
        }
    }
    count
}

/// Begins a step that is skipped.
pub(super) fn skip(model: &mut Model) {
    let count = count(model);
    if let Some(tour) = &mut model.tour {
        tour.go_on(count);
    }
}

/// Moves on where the step is done, and shows the end after the last.
pub(super) fn follow(model: &mut Model) {
    let Some(mut tour) = model.tour.take() else { return };
    let now = count(model);
    // A record that is made when the tour begins is no answer to its first step.
    if tour.at == 0 {
        tour.before = now;
    }
    let bare = model.overlay.is_none() && matches!(model.front, Front::Tab);
    let done = |step| match step {
        Done::Opened(tab) => bare && model.tab == tab,
        Done::Rated => now.ratings > tour.before.ratings,
        Done::Backed => now.evidence > tour.before.evidence,
        Done::TakenBack => now.retractions > tour.before.retractions,
        Done::Listed => matches!(model.overlay, Some(Overlay::Palette(_))),
    };
    if tour.step().is_some_and(|step| done(step.done)) {
        tour.go_on(now);
    }
    if tour.step().is_none() && bare {
        if tour.ended {
            // It was looked at and closed: what follows is free.
            return;
        }
        tour.ended = true;
        model.overlay = Some(Overlay::TourEnd(TourEnd { own: tour.own }));
    }
    model.tour = Some(tour);
}
