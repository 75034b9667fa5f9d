//! All competencies at once: how they are grouped, through whose eyes they are seen, and which of them. The screen, the
//! text and the JSON read the same groups.

use super::depth;
use super::effective::Reading;
use super::overview::Overview;
use crate::framework::framework::Framework;
use crate::framework::id::RoleId;
use crate::framework::table::Ix;

/// How the competencies are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Layout {
    /// By stage, and within it by area.
    #[default]
    Stage,
    /// By level, and within it by domain: the first that a competency names.
    Level,
    /// By the longest chain of prerequisites beneath.
    Depth,
}

/// Every layout with its slug and its name.
pub const LAYOUTS: [(Layout, &str, &str); 3] = [
    (Layout::Stage, "stage", "by stage and area"),
    (Layout::Level, "level", "by level and domain"),
    (Layout::Depth, "depth", "by prerequisites"),
];

/// Which competencies are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Rated below what is expected toward the person's target.
    Gaps,
    /// Older than their horizon.
    Stale,
    /// Not rated.
    Unrated,
    /// What counts of them is not backed by evidence or a mentor.
    Claimed,
    /// Self and mentor differ.
    Disputed,
}

/// Every filter with its slug, its name, and what to say where nothing is left.
pub const FILTERS: [(Filter, &str, &str, &str); 6] = [
    (Filter::All, "all", "all", "The framework has no competencies."),
    (Filter::Gaps, "gaps", "only gaps", "Nothing that is rated stands below what is expected."),
    (Filter::Stale, "stale", "only stale", "Nothing is stale."),
    (Filter::Unrated, "unrated", "only unrated", "Everything is rated."),
    (Filter::Claimed, "claimed", "only claimed", "Everything that is rated is backed."),
    (Filter::Disputed, "disputed", "only disputed", "Nothing is disputed."),
];

/// What is looked at, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The grouping.
    pub layout: Layout,
    /// The role cluster whose lens it is; none for the person's own roles.
    pub lens: Option<RoleId>,
    /// Which are shown.
    pub filter: Filter,
    /// Words that title, id, area or domains must hold, each of them; empty for any.
    pub text: String,
}

/// A competency in the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Which.
    pub competency: Ix,
    /// Its weight through the lens, 0 to 3; what has 0 is not asked for.
    pub weight: u8,
}

/// Cells of one area or domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The position of the area or domain in the framework; none where there is none.
    pub of: Option<usize>,
    /// Its cells, never none.
    pub cells: Vec<Cell>,
}

/// Cells of one stage, level or depth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The number of the stage, the level or the depth.
    pub number: usize,
    /// Its sections in the framework's order, never none.
    pub sections: Vec<Section>,
}

impl Group {
    /// Its cells in order.
    pub fn cells(&self) -> impl Iterator<Item = Cell> {
        self.sections.iter().flat_map(|section| section.cells.iter().copied())
    }
}

impl Layout {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        LAYOUTS.iter().find(|(layout, ..)| *layout == self).map_or("", |(.., name)| name)
    }

    /// The layout after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        let here = LAYOUTS.iter().position(|(layout, ..)| *layout == self).unwrap_or(0);
        LAYOUTS.iter().cycle().nth(here + 1).map_or(self, |(layout, ..)| *layout)
    }

    /// The cells that `cell` makes, grouped. A group or section of which nothing is left is not there.
    #[must_use]
    pub fn groups(self, framework: &Framework, cell: impl Fn(Ix) -> Option<Cell>) -> Vec<Group> {
        let all: Vec<Cell> = framework.indices().filter_map(&cell).collect();
        let of = |number: u8, by: &dyn Fn(Ix) -> u8, section: &dyn Fn(Ix) -> Option<usize>, count: usize| {
            let members: Vec<Cell> = all.iter().copied().filter(|cell| by(cell.competency) == number).collect();
            let places = (0..count).map(Some).chain([None]);
            let sections = places.map(|of| {
                let cells = members.iter().copied().filter(|cell| section(cell.competency) == of);
                Section { of, cells: cells.collect() }
            });
            Group { number: usize::from(number), sections: sections.collect() }
        };
        let mut groups: Vec<Group> = match self {
            Self::Stage => {
                let stage = |ix: Ix| framework.competency(ix).stage;
                let area = |ix: Ix| framework.areas().iter().position(|a| a.id == framework.competency(ix).area);
                let count = framework.areas().len();
                framework.stages().iter().map(|s| of(s.stage, &stage, &area, count)).collect()
            }
            Self::Level => {
                let level = |ix: Ix| framework.competency(ix).level;
                let domain = |ix: Ix| {
                    let first = framework.competency(ix).domains.first()?;
                    framework.domains().iter().position(|d| d.id == *first)
                };
                let count = framework.domains().len();
                framework.levels().iter().map(|l| of(l.level, &level, &domain, count)).collect()
            }
            Self::Depth => {
                let columns = depth::columns(framework).into_iter().enumerate();
                let group = |(number, column): (usize, Vec<Ix>)| Group {
                    number,
                    sections: vec![Section { of: None, cells: column.into_iter().filter_map(&cell).collect() }],
                };
                columns.map(group).collect()
            }
        };
        for group in &mut groups {
            group.sections.retain(|section| !section.cells.is_empty());
        }
        groups.retain(|group| !group.sections.is_empty());
        groups
    }
}

impl Filter {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        FILTERS.iter().find(|(filter, ..)| *filter == self).map_or("", |(_, _, name, _)| name)
    }

    /// What to say where it leaves nothing.
    #[must_use]
    pub fn nothing(self) -> &'static str {
        FILTERS.iter().find(|(filter, ..)| *filter == self).map_or("", |(.., nothing)| nothing)
    }

    /// The filter after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        let here = FILTERS.iter().position(|(filter, ..)| *filter == self).unwrap_or(0);
        FILTERS.iter().cycle().nth(here + 1).map_or(self, |(filter, ..)| *filter)
    }

    /// Whether a competency passes.
    fn passes(self, overview: &Overview, ix: Ix, reading: &Reading) -> bool {
        match self {
            Self::All => true,
            Self::Gaps => overview.gaps.iter().any(|gap| gap.competency == ix),
            Self::Stale => reading.stale,
            Self::Unrated => reading.effective.is_none(),
            Self::Claimed => reading.number() > reading.backed,
            Self::Disputed => reading.disputed,
        }
    }
}

impl View {
    /// The roles of the lens.
    #[must_use]
    pub fn roles<'a>(&'a self, overview: &'a Overview) -> &'a [RoleId] {
        self.lens.as_ref().map_or(&overview.roles, std::slice::from_ref)
    }

    /// Takes the next lens: the person's own, then that of each role cluster.
    pub fn next_lens(&mut self, framework: &Framework) {
        let roles = framework.roles();
        let next = match &self.lens {
            None => 0,
            Some(id) => roles.iter().position(|role| role.id == *id).map_or(roles.len(), |at| at + 1),
        };
        self.lens = roles.get(next).map(|role| role.id.clone());
    }

    /// Whether it leaves anything out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        self.filter != Filter::All || !self.text.is_empty()
    }

    /// What is left of the framework, grouped. A group or section of which nothing is left is not there.
    #[must_use]
    pub fn groups(&self, framework: &Framework, overview: &Overview) -> Vec<Group> {
        let words: Vec<String> = self.text.split_whitespace().map(str::to_lowercase).collect();
        let roles = self.roles(overview);
        let cell = |ix: Ix| {
            let reading = overview.readings.get(ix).copied().unwrap_or_default();
            let shown = self.filter.passes(overview, ix, &reading) && holds(framework, ix, &words);
            shown.then(|| Cell { competency: ix, weight: framework.weight_over(ix, roles) })
        };
        self.layout.groups(framework, cell)
    }
}

/// Whether the competency at `ix` holds every one of `words`, which are in lower case.
fn holds(framework: &Framework, ix: Ix, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let c = framework.competency(ix);
    let area = framework.areas().iter().filter(|area| area.id == c.area).map(|area| area.title.as_str());
    let domains = framework.domains().iter().filter(|d| c.domains.contains(&d.id)).map(|d| d.title.as_str());
    let text: Vec<&str> = [c.title.as_str(), c.id.as_str()].into_iter().chain(area).chain(domains).collect();
    let text = text.join("\n").to_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded;
    use crate::framework::rating::Rating;
    use crate::profile::day::Day;
    use crate::profile::standing::Standing;

    fn overview() -> Overview {
        Overview::new(embedded::framework(), &Standing::default(), Day(jiff::civil::date(2026, 1, 1)))
    }

    fn shown(view: &View, overview: &Overview) -> Vec<Ix> {
        let groups = view.groups(embedded::framework(), overview);
        groups.iter().flat_map(Group::cells).map(|cell| cell.competency).collect()
    }

    #[test]
    fn every_layout_shows_every_competency_once() {
        let framework = embedded::framework();
        for (layout, ..) in LAYOUTS {
            let view = View { layout, ..View::default() };
            let mut all = shown(&view, &overview());
            all.sort_unstable();
            assert!(all.into_iter().eq(framework.indices()), "{layout:?}");
        }
    }

    #[test]
    fn groups_and_sections_are_those_of_the_framework() {
        let framework = embedded::framework();
        let groups = View::default().groups(framework, &overview());
        assert_eq!(groups.len(), framework.stages().len());
        for group in &groups {
            for section in &group.sections {
                let area = &framework.areas()[section.of.unwrap()].id;
                for cell in &section.cells {
                    let c = framework.competency(cell.competency);
                    assert_eq!((usize::from(c.stage), &c.area), (group.number, area));
                }
            }
        }
        let by_level = View { layout: Layout::Level, ..View::default() }.groups(framework, &overview());
        for cell in by_level.iter().flat_map(|g| g.sections.iter().map(move |s| (g.number, s.of, s.cells[0]))) {
            let c = framework.competency(cell.2.competency);
            assert_eq!((usize::from(c.level), &c.domains[0]), (cell.0, &framework.domains()[cell.1.unwrap()].id));
        }
    }

    #[test]
    fn a_filter_shows_what_it_names() {
        let framework = embedded::framework();
        let mut overview = overview();
        let [gap, stale, claimed, disputed] = [0, 1, 2, 3].map(|n| framework.indices().nth(n).unwrap());
        let rated = |n| Reading { effective: Rating::new(n), backed: n, ..Reading::default() };
        overview.readings[gap] = rated(1);
        overview.readings[stale] = Reading { stale: true, ..rated(3) };
        overview.readings[claimed] = Reading { backed: 0, ..rated(2) };
        overview.readings[disputed] = Reading { disputed: true, ..rated(3) };
        overview.gaps = vec![crate::insight::gap::Gap {
            competency: gap,
            rating: Rating::AWARE,
            expected: Rating::INDEPENDENT,
            priority: 0,
            parts: crate::insight::gap::PriorityParts::default(),
            unlocks: 0,
            ready: true,
            waits_for: Vec::new(),
        }];
        let only = |filter| shown(&View { filter, ..View::default() }, &overview);
        assert_eq!(only(Filter::Gaps), [gap]);
        assert_eq!(only(Filter::Stale), [stale]);
        assert_eq!(only(Filter::Claimed), [claimed]);
        assert_eq!(only(Filter::Disputed), [disputed]);
        assert_eq!(only(Filter::Unrated).len(), framework.competencies().len() - 4);
        assert_eq!(only(Filter::All).len(), framework.competencies().len());
    }

    #[test]
    fn text_is_found_in_title_id_area_and_domain_and_every_word_counts() {
        let framework = embedded::framework();
        let found = |text: &str| {
            let view = View { text: text.to_owned(), ..View::default() };
            shown(&view, &overview()).iter().map(|ix| framework.competency(*ix).id.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(found("statistics OPERATIONS"), ["basic-stats"]);
        assert_eq!(found("basic-st"), ["basic-stats"]);
        assert!(found(framework.areas()[0].title.as_str()).len() > 3);
        assert!(found(framework.domains()[3].title.as_str()).len() > 3);
        assert_eq!(found("no such words"), [""; 0]);
        assert_eq!(found("  ").len(), framework.competencies().len());
    }

    #[test]
    fn the_lens_goes_round_and_weighs() {
        let (framework, overview) = (embedded::framework(), overview());
        let mut view = View::default();
        assert_eq!(view.roles(&overview), overview.roles);
        for role in framework.roles() {
            view.next_lens(framework);
            assert_eq!(view.roles(&overview), std::slice::from_ref(&role.id));
            for cell in view.groups(framework, &overview).iter().flat_map(Group::cells) {
                assert_eq!(cell.weight, framework.weight(cell.competency, &role.id));
            }
        }
        view.next_lens(framework);
        assert_eq!(view.lens, None);
    }

    #[test]
    fn layouts_and_filters_go_round() {
        let mut layout = Layout::default();
        for (expected, ..) in LAYOUTS {
            assert_eq!(layout, expected);
            layout = layout.next();
        }
        assert_eq!(layout, Layout::default());
        let mut filter = Filter::default();
        for (expected, ..) in FILTERS {
            assert_eq!(filter, expected);
            filter = filter.next();
        }
        assert_eq!(filter, Filter::default());
    }
}
