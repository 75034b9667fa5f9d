//! Saying that there is no opportunity to work on a competency, or that there is one: the same wherever it is said.

use crate::app::session::Session;
use crate::app::wish::Wish;
use crate::framework::table::Ix;
use crate::profile::body::{Body, Opportunity};

/// Says of `ix` the other of what holds.
#[must_use]
pub fn switched(session: &Session, ix: Ix) -> Wish {
    let missing = session.mark(ix).no_opportunity.is_none();
    let competency = session.framework().competency(ix).id.clone();
    let said = if missing {
        "No opportunity yet: it is listed as an ask for your manager"
    } else {
        "There is an opportunity now"
    };
    let body = Body::Opportunity(Opportunity { competency, missing, note: None });
    Wish::record(body, vec![Wish::say(said)])
}
