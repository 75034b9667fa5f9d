//! Areas and domains: `opsarc/show-area@1`, `opsarc/show-domain@1`, and their pages.

use serde::Serialize;

use super::scope::Scope;
use crate::export::page::Page;
use crate::framework::competency::Competency;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::stage::{Area, Domain};

/// An area or a domain with what belongs to it.
#[derive(Debug, Clone, Serialize)]
pub struct GroupItem<'a, T> {
    /// The area or domain.
    #[serde(flatten)]
    pub group: &'a T,
    /// Its competencies.
    pub competencies: Vec<&'a CompetencyId>,
}

fn item<'a, T>(framework: &'a Framework, group: &'a T, here: impl Fn(&Competency) -> bool) -> GroupItem<'a, T> {
    let of = framework.competencies().iter().filter(|(_, c)| here(c));
    GroupItem { group, competencies: of.map(|(_, c)| &c.id).collect() }
}

/// The item of an area.
#[must_use]
pub fn area_item<'a>(framework: &'a Framework, area: &'a Area) -> GroupItem<'a, Area> {
    item(framework, area, |c| c.area == area.id)
}

/// The item of a domain.
#[must_use]
pub fn domain_item<'a>(framework: &'a Framework, domain: &'a Domain) -> GroupItem<'a, Domain> {
    item(framework, domain, |c| c.domains.contains(&domain.id))
}

/// The page of an area.
#[must_use]
pub fn area_page(scope: Scope<'_>, area: &Area) -> Page {
    let mut page = Page::new(area.title.line(), format!("area {}", area.id));
    page.text(format!(
        "A category of tooling, and at the same time an area of interviews. Its competencies are read anew after {} \
         months without anything newer; that number is a heuristic.",
        area.horizon_months
    ));
    scope.competencies(&mut page, "Competencies", "area", |ix| scope.framework.competency(ix).area == area.id);
    page
}

/// The page of a domain.
#[must_use]
pub fn domain_page(scope: Scope<'_>, domain: &Domain) -> Page {
    let mut page = Page::new(domain.title.line(), format!("domain {}", domain.id));
    page.text("Whose craft a competency is. A competency may belong to several domains.");
    let here = |ix| scope.framework.competency(ix).domains.contains(&domain.id);
    scope.competencies(&mut page, "Competencies", "domains", here);
    page
}
