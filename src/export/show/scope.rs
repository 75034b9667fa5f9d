//! What a page is made from: a framework, and the record of a person where there is one.

use serde::Serialize;

use crate::export::page::Page;
use crate::export::person::FrameworkRef;
use crate::export::words;
use crate::framework::framework::Framework;
use crate::framework::id::{CompetencyId, ReferenceId};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::overview::Overview;
use crate::profile::standing::Standing;

/// What says that something goes beyond the source.
pub const OURS: &str = "this framework's own, not the source's";

/// What a page is made from.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// What holds of a person and what it means; none where nobody is asked about.
    pub person: Option<(&'a Standing, &'a Overview)>,
}

/// A JSON shape: which it is, by which framework, and the item itself.
#[derive(Debug, Clone, Serialize)]
pub struct Report<T> {
    /// The shape's name and version, such as `opsarc/show-level@1`.
    pub schema: &'static str,
    /// The framework.
    pub framework: FrameworkRef,
    /// What is shown.
    #[serde(flatten)]
    pub item: T,
}

impl<'a> Scope<'a> {
    /// What counts of the competency at `ix`, as in " (2)"; nothing where nobody is asked about.
    fn now(&self, ix: Ix) -> String {
        self.person.map_or_else(String::new, |(_, overview)| {
            format!(" ({})", words::rating(overview.readings.get(ix).and_then(|r| r.effective)))
        })
    }

    /// The title of the competency at `ix`, with what counts of it.
    #[must_use]
    pub fn rated(&self, ix: Ix) -> String {
        format!("{}{}", words::title(self.framework, ix), self.now(ix))
    }

    /// The title of the competency `id`, without what counts of it.
    #[must_use]
    pub fn title(&self, id: &CompetencyId) -> String {
        self.framework.find(id).map_or_else(|| id.to_string(), |ix| words::title(self.framework, ix))
    }

    /// As [`Self::rated`], by id.
    #[must_use]
    pub fn rated_by_id(&self, id: &CompetencyId) -> String {
        self.framework.find(id).map_or_else(|| id.to_string(), |ix| self.rated(ix))
    }

    /// What counts of `id`, and unrated where nobody is asked about.
    #[must_use]
    pub fn rating(&self, id: &CompetencyId) -> Option<Rating> {
        let (_, overview) = self.person?;
        overview.readings.get(self.framework.find(id)?)?.effective
    }

    /// A list of the competencies that `wanted` takes; a `*` marks those whose `field` is ours, and a line below
    /// says so.
    pub fn competencies(&self, page: &mut Page, heading: &str, field: &str, wanted: impl Fn(Ix) -> bool) {
        let found: Vec<Ix> = self.framework.indices().filter(|ix| wanted(*ix)).collect();
        let ours = |ix: Ix| self.framework.guide(ix).inferred.iter().any(|inferred| inferred == field);
        let any = found.iter().any(|ix| ours(*ix));
        let all = any && found.iter().all(|ix| ours(*ix));
        let mark = |ix: Ix| if ours(ix) && !all { " *" } else { "" };
        page.list(heading, found.iter().map(|ix| format!("{}{}", self.rated(*ix), mark(*ix))));
        if all {
            page.soft(format!("The {field} of each of these is {OURS}."));
        } else if any {
            page.soft(format!("* The {field} is {OURS}."));
        }
    }

    /// References with their addresses.
    pub fn references(&self, page: &mut Page, ids: &[ReferenceId]) {
        for reference in ids.iter().filter_map(|id| self.framework.references().iter().find(|r| r.id == *id)) {
            page.under(format!("{}, {}", reference.title.line(), reference.publisher.line()));
            page.address(reference.url.line());
        }
    }

    /// The item as JSON.
    ///
    /// # Errors
    /// None that the shapes here can give rise to.
    pub fn json<T: Serialize>(&self, schema: &'static str, item: T) -> serde_json::Result<String> {
        serde_json::to_string_pretty(&Report { schema, framework: FrameworkRef::new(self.framework), item })
    }
}
