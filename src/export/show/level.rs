//! A proficiency level: `opsarc/show-level@1`, and its page.

use serde::Serialize;

use super::scope::Scope;
use crate::export::page::Page;
use crate::export::words;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::level::Level;

/// A level with what belongs to it.
#[derive(Debug, Clone, Serialize)]
pub struct LevelItem<'a> {
    /// The level.
    #[serde(flatten)]
    pub level: &'a Level,
    /// Its core items.
    pub core: Vec<&'a CompetencyId>,
    /// Its other competencies.
    pub others: Vec<&'a CompetencyId>,
}

impl<'a> LevelItem<'a> {
    /// The item of `level`.
    #[must_use]
    pub fn new(framework: &'a Framework, level: &'a Level) -> Self {
        let of = |core| {
            let here = framework.indices().map(|ix| (ix, framework.competency(ix)));
            here.filter(move |(ix, c)| c.level == level.level && framework.is_core(*ix) == core)
                .map(|(_, c)| &c.id)
                .collect()
        };
        Self { level, core: of(true), others: of(false) }
    }
}

/// The page of `level`.
#[must_use]
pub fn page(scope: Scope<'_>, level: &Level) -> Page {
    let framework = scope.framework;
    let mut page = Page::new(format!("Level {}: {}", level.level, level.title.line()), format!("level {}", level.id));
    page.text(level.summary.line());
    page.list("What a person at this level does", level.does.iter().map(|t| t.line().into_owned()));
    page.list("What is not expected", level.not_expected.iter().map(|t| t.line().into_owned()));
    if let Some((_, overview)) = scope.person
        && overview.level.toward == Some(level.level)
    {
        page.section("Where you stand", &words::level_line(framework, &overview.level));
        for item in overview.level.blockers() {
            page.point(words::blocker(framework, item));
        }
    }
    let here = |ix| framework.competency(ix).level == level.level;
    scope.competencies(&mut page, "Core items", "level", |ix| here(ix) && framework.is_core(ix));
    scope.competencies(&mut page, "Other competencies of this level", "level", |ix| here(ix) && !framework.is_core(ix));
    if level.mentor_confirmations > 0 {
        let needed = words::count(usize::from(level.mentor_confirmations), "core item", "core items");
        page.section("Confirmed by a mentor", &format!("{needed} at 3 or more by mentor rating."));
    }
    page.gap();
    page.soft(words::RULE_OF_THE_FILE);
    page
}
